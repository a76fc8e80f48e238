package dev.anyedge.scaleway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.anyedge.cdn.PlanOptions;
import dev.anyedge.cdn.model.BucketOrigin;
import dev.anyedge.cdn.model.Caching;
import dev.anyedge.cdn.model.Certificate;
import dev.anyedge.cdn.model.Cookies;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.Endpoint;
import dev.anyedge.cdn.model.Firewall;
import dev.anyedge.cdn.model.ServerlessOrigin;
import dev.anyedge.cdn.translation.Capabilities;
import dev.anyedge.cdn.translation.Feature;
import dev.anyedge.cdn.translation.Finding;
import dev.anyedge.cdn.translation.Severity;
import dev.anyedge.cdn.translation.TranslationRefusedException;
import dev.anyedge.scaleway.translate.ScalewayOptions;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What v1alpha1 lacks is refused before any call, with the way out. */
class V1Alpha1LimitsTest {

    record Beyond(Feature feature, String pointer, Distribution distribution) {
        @Override
        public String toString() {
            return pointer;
        }
    }

    private static Beyond beyond(Feature feature, String pointer, Consumer<Shops.Parts> change) {
        return new Beyond(feature, pointer, Shops.with(change));
    }

    static Stream<Beyond> beyond() {
        return Stream.of(
                beyond(Feature.FIREWALL, "/defaults/firewall", p -> p.firewall = Firewall.log(1)),
                beyond(Feature.COOKIES, "/defaults/cookies", p -> p.cookies = Cookies.IGNORE),
                beyond(Feature.DISABLED, "/enabled", p -> p.enabled = false),
                beyond(Feature.RULES, "/rules", p -> {
                    p.origins.add(Shops.bucket("images"));
                    p.rules.add(Shops.rule("images", "/img/*", "images"));
                }),
                beyond(
                        Feature.WILDCARD_HOSTNAME,
                        "/endpoints/0/hostname",
                        p -> p.endpoint =
                                Endpoint.wildcard("wild.example", Certificate.stored(Shops.SECRET, "fr-par"))),
                beyond(
                        Feature.OPTIONS,
                        "/endpoints/0/options/scaleway/fullPrivate",
                        p -> p.endpoint = Endpoint.custom(Shops.HOST, Certificate.managed())
                                .withOptions(ScalewayOptions.builder()
                                        .fullPrivate(true)
                                        .build()
                                        .toOptions())),
                beyond(Feature.LOAD_BALANCER_ORIGIN, "/origins/0/websocket", p -> {
                    p.origins = List.of(Shops.balancer(1, true));
                    p.origin = "lb-1";
                }),
                beyond(Feature.SERVERLESS_ORIGIN, "/origins/0", p -> {
                    p.origins = List.of(ServerlessOrigin.builder()
                            .id("fn")
                            .kind(ServerlessOrigin.Kind.FUNCTION)
                            .resource("f0000000-0000-4000-8000-000000000001")
                            .region("fr-par")
                            .build());
                    p.origin = "fn";
                }));
    }

    @ParameterizedTest
    @MethodSource("beyond")
    void isRefusedBeforeAnyCallWithTheHintToUseToday(Beyond beyond) {
        try (Project project = new Project(ScalewayDialect.V1ALPHA1)) {
            for (PlanOptions options : List.of(
                    PlanOptions.defaults(), PlanOptions.builder().lenient(true).build())) {
                TranslationRefusedException refused = catchThrowableOfType(
                        TranslationRefusedException.class, () -> project.cdn.plan(beyond.distribution(), options));

                List<Finding> unsupported = refused.findings().stream()
                        .filter(finding -> finding.severity() == Severity.UNSUPPORTED)
                        .toList();
                assertThat(unsupported).hasSize(1);
                assertThat(unsupported.get(0).feature()).isEqualTo(beyond.feature());
                assertThat(unsupported.get(0).pointer()).isEqualTo(beyond.pointer());
                assertThat(unsupported.get(0).hint().orElse("")).contains("v1beta1");
            }
            assertThat(project.calls()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("beyond")
    void isWhatTheCapabilitiesSayAndTodaysVersionDoes(Beyond beyond) {
        try (Project first = new Project(ScalewayDialect.V1ALPHA1);
                Project today = new Project()) {
            if (beyond.feature() != Feature.OPTIONS) {
                assertThat(first.cdn.capabilities().of(beyond.feature()).support())
                        .isNotEqualTo(Capabilities.Support.FULL);
            }
            assertThat(today.plan(beyond.distribution()).isEmpty()).isFalse();
        }
    }

    @Test
    void whatTheTranslationRefusesIsSaidAtTheSameTime() {
        try (Project project = new Project(ScalewayDialect.V1ALPHA1)) {
            Distribution distribution = Shops.with(p -> {
                p.caching = Caching.override(Duration.ofMinutes(1));
                p.firewall = Firewall.block(1);
            });

            assertThatThrownBy(() -> project.plan(distribution))
                    .isInstanceOf(TranslationRefusedException.class)
                    .hasMessageContaining("/defaults/caching")
                    .hasMessageContaining("/defaults/firewall");
        }
    }

    @Test
    void aPipelineWithAFirewallThatIsNotShownIsNotWritten() {
        Project today = new Project();
        try (Project first = new Project(today.simulator, ScalewayDialect.V1ALPHA1)) {
            String id =
                    today.apply(Shops.with(p -> p.firewall = Firewall.block(1))).id();
            first.clearJournal();

            assertThat(first.cdn.read(id).complete()).isFalse();

            assertThatThrownBy(() -> first.plan(Shops.shop()))
                    .isInstanceOf(TranslationRefusedException.class)
                    .hasMessageContaining("firewall")
                    .hasMessageContaining("v1beta1");
            assertThat(first.writes()).isEmpty();
            today.cdn.close();
        }
    }

    @Test
    void whatWasBuiltThroughOneVersionPlansToNothingThroughTheOther() {
        Project today = new Project();
        try (Project first = new Project(today.simulator, ScalewayDialect.V1ALPHA1)) {
            Distribution shop = Shops.with(p -> p.origins = List.of(BucketOrigin.builder()
                    .id("assets")
                    .bucket("assets")
                    .region("nl-ams")
                    .build()));
            first.apply(shop);
            assertThat(today.plan(shop).isEmpty()).isTrue();

            today.apply(Shops.shop());
            assertThat(first.plan(Shops.shop()).isEmpty()).isTrue();
            today.cdn.close();
        }
    }
}
