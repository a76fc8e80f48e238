package dev.anyedge.lumen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anyedge.cdn.ApplyOptions;
import dev.anyedge.cdn.Permission;
import dev.anyedge.cdn.Plan;
import dev.anyedge.cdn.WaitOptions;
import dev.anyedge.cdn.error.CdnException;
import dev.anyedge.cdn.error.ConflictException;
import dev.anyedge.cdn.error.NotFoundException;
import dev.anyedge.cdn.http.Timekeeper;
import dev.anyedge.cdn.model.Behavior;
import dev.anyedge.cdn.model.Caching;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.Endpoint;
import dev.anyedge.cdn.model.GeoAccess;
import dev.anyedge.cdn.model.GeoArea;
import dev.anyedge.cdn.model.HttpOrigin;
import dev.anyedge.lumen.api.ImageEnvironment;
import dev.anyedge.lumen.testing.Live;
import dev.anyedge.lumen.testing.Subscriber;
import dev.anyedge.simulator.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All properties of a subscriber are in one image: whoever writes it must not take away what others put there. */
class SeveralWritersTest {
    private static final int MOST_CALLS = 13;

    private static Distribution site(String name, int hours) {
        return Distribution.builder()
                .name(name)
                .addEndpoints(Endpoint.customHttpOnly("www." + name + ".example"))
                .addOrigins(HttpOrigin.builder()
                        .id("web")
                        .scheme(HttpOrigin.Scheme.HTTP)
                        .host("origin." + name + ".example")
                        .build())
                .defaults(Behavior.builder()
                        .origin("web")
                        .caching(Caching.override(Duration.ofHours(hours)))
                        .geoAccess(GeoAccess.deny(GeoArea.countries("KP")))
                        .build())
                .build();
    }

    private static void apply(LumenCdn cdn, Distribution distribution) {
        Plan plan = cdn.plan(distribution);
        cdn.apply(
                plan,
                ApplyOptions.builder()
                        .addAllAllow(EnumSet.allOf(Permission.class))
                        .build());
        cdn.awaitDeployed(distribution.name(), WaitOptions.defaults());
    }

    private static String of(Subscriber subscriber, String name) {
        JsonNode image = Live.production(subscriber);
        StringBuilder own = new StringBuilder();
        for (JsonNode origin : image.path("originDefinitions")) {
            if (origin.path("host").asText().contains(name)) {
                own.append(origin);
                for (JsonNode group : image.path("matchGroups")) {
                    if (group.path("id").equals(origin.path("id"))) {
                        own.append(group);
                    }
                    for (JsonNode rule : group.path("matchRules")) {
                        if (rule.path("expression").asText().endsWith("== " + origin.path("id"))) {
                            own.append(rule);
                        }
                    }
                }
                for (JsonNode alias : image.path("aliasDefinitions")) {
                    if (alias.path("originId").equals(origin.path("id"))) {
                        own.append(alias);
                    }
                }
            }
        }
        for (JsonNode geo : image.path("geoDefinitions")) {
            if (geo.path("name").asText().contains(name)) {
                own.append(geo);
            }
        }
        return own.toString();
    }

    // ---- at the same time ----

    @Test
    void whatSomebodyPromotedMeanwhileIsNotTakenAwayAgain() {
        try (Subscriber subscriber = new Subscriber();
                LumenCdn other = subscriber.cdn();
                LumenCdn cdn = subscriber.cdn(builder -> builder.stagingCheck(state -> {
                    apply(other, site("blog", 2));
                    return true;
                }))) {
            apply(other, site("blog", 1));
            apply(other, site("shop", 1));
            assertThatThrownBy(() -> apply(cdn, site("shop", 2)))
                    .isInstanceOf(CdnException.class)
                    .hasRootCauseInstanceOf(ConflictException.class)
                    .hasMessageContaining("Plan again");
            assertThat(other.plan(site("blog", 2)).changes()).isEmpty();
            assertThat(other.plan(site("shop", 1)).changes()).isEmpty();

            apply(other, site("shop", 2));
            assertThat(other.plan(site("blog", 2)).changes()).isEmpty();
        }
    }

    @Test
    void whatSomebodyPromotedWhileAnotherIsDeletedIsNotTakenAwayAgain() {
        try (Subscriber subscriber = new Subscriber();
                LumenCdn other = subscriber.cdn();
                LumenCdn cdn = subscriber.cdn(builder -> builder.stagingCheck(state -> {
                    apply(other, site("blog", 2));
                    return true;
                }))) {
            apply(other, site("blog", 1));
            apply(other, site("shop", 1));
            assertThatThrownBy(() -> cdn.delete("shop")).isInstanceOf(ConflictException.class);
            assertThat(other.plan(site("blog", 2)).changes()).isEmpty();
            other.delete("shop");
            assertThat(other.plan(site("blog", 2)).changes()).isEmpty();
        }
    }

    @Test
    void aVersionThatSomebodyStoresMeanwhileIsNotWhatIsPromotedAndStays() {
        String[] theirs = new String[1];
        try (Subscriber subscriber = new Subscriber();
                LumenCdn other = subscriber.cdn();
                LumenCdn cdn = subscriber.cdn(builder -> builder.stagingCheck(state -> {
                    Live.store(subscriber, "anyedge", theirs[0]);
                    return true;
                }))) {
            apply(other, site("blog", 1));
            theirs[0] = Live.production(subscriber).toString();
            Live.store(subscriber, "anyedge", theirs[0]);

            apply(cdn, site("shop", 1));
            assertThat(of(subscriber, "shop")).isNotEmpty();
            assertThat(Live.stored(subscriber, "anyedge")).hasToString(theirs[0]);
            assertThat(other.plan(site("shop", 1)).changes()).isEmpty();
            assertThat(other.plan(site("blog", 1)).changes()).isEmpty();
        }
    }

    @Test
    void whatIsCheckedInStagingIsWhatIsPromoted() {
        AtomicInteger pauses = new AtomicInteger();
        AtomicInteger checks = new AtomicInteger();
        try (Subscriber subscriber = new Subscriber();
                LumenCdn other = subscriber.cdn()) {
            apply(other, site("blog", 1));
            String blog = Live.stored(subscriber, "anyedge").toString();
            Timekeeper time = new Timekeeper() {
                private final Timekeeper real = subscriber.timekeeper();

                @Override
                public Instant now() {
                    return real.now();
                }

                @Override
                public long nanoTime() {
                    return real.nanoTime();
                }

                @Override
                public CompletableFuture<Void> pause(Duration length) {
                    if (pauses.getAndIncrement() == 0) {
                        Live.promote(subscriber, ImageEnvironment.STAGING, blog);
                    }
                    return real.pause(length);
                }
            };
            try (LumenCdn cdn = subscriber.cdn(
                    builder -> builder.timekeeper(time).stagingCheck(state -> checks.incrementAndGet() > 0))) {
                assertThatThrownBy(() -> apply(cdn, site("shop", 1))).hasRootCauseInstanceOf(ConflictException.class);
            }
            assertThat(pauses.get()).isPositive();
            assertThat(checks.get()).isZero();
            assertThat(other.list()).hasSize(1);
        }
    }

    // ---- faults ----

    @ParameterizedTest
    @ValueSource(strings = {"drop-before", "drop-after", "status=500"})
    void aFirstApplyThatIsDisturbedAtAnyCallIsEndedByAnother(String kind) {
        for (int at = 1; at <= MOST_CALLS; at++) {
            try (Subscriber subscriber = new Subscriber();
                    LumenCdn cdn = subscriber.cdn()) {
                apply(cdn, site("blog", 1));
                String blog = of(subscriber, "blog");
                subscriber.simulator.faults().add(Fault.parse("*:/*:" + at + ":" + kind));
                try {
                    apply(cdn, site("shop", 1));
                } catch (CdnException e) {
                    // this is what is disturbed
                }
                subscriber.simulator.faults().clear();
                assertThat(of(subscriber, "blog")).as(kind + " at call " + at).isEqualTo(blog);
                apply(cdn, site("shop", 1));
                JsonNode image = Live.production(subscriber);
                assertThat(image.path("originDefinitions"))
                        .as(kind + " at call " + at)
                        .hasSize(2);
                assertThat(image.path("geoDefinitions")).hasSize(2);
                assertThat(of(subscriber, "blog")).isEqualTo(blog);
                assertThat(cdn.plan(site("shop", 1)).changes()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"drop-before", "drop-after", "status=500"})
    void aDeletionThatIsDisturbedAtAnyCallIsEndedByAnother(String kind) {
        for (int at = 1; at <= MOST_CALLS - 4; at++) {
            try (Subscriber subscriber = new Subscriber();
                    LumenCdn cdn = subscriber.cdn()) {
                apply(cdn, site("blog", 1));
                apply(cdn, site("shop", 1));
                String blog = of(subscriber, "blog");
                subscriber.simulator.faults().add(Fault.parse("*:/*:" + at + ":" + kind));
                try {
                    cdn.delete("shop");
                } catch (CdnException e) {
                    // this is what is disturbed
                }
                subscriber.simulator.faults().clear();
                try {
                    cdn.delete("shop");
                } catch (NotFoundException e) {
                    // it was done, and the answer was lost
                }
                subscriber.advance(Duration.ofHours(1));
                JsonNode image = Live.production(subscriber);
                assertThat(image.path("originDefinitions"))
                        .as(kind + " at call " + at)
                        .hasSize(1);
                assertThat(image.path("geoDefinitions")).hasSize(1);
                assertThat(of(subscriber, "blog")).isEqualTo(blog);
                assertThat(cdn.list()).hasSize(1);
            }
        }
    }
}
