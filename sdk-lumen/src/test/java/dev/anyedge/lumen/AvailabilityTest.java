package dev.anyedge.lumen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyedge.cdn.ApplyOptions;
import dev.anyedge.cdn.Permission;
import dev.anyedge.cdn.PlanOptions;
import dev.anyedge.cdn.WaitOptions;
import dev.anyedge.cdn.evaluation.Request;
import dev.anyedge.cdn.evaluation.Requests;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.translation.TranslationContext;
import dev.anyedge.lumen.testing.Live;
import dev.anyedge.lumen.testing.Subscriber;
import dev.anyedge.lumen.translate.LumenDistributions;
import dev.anyedge.lumen.translate.LumenTranslator;
import dev.anyedge.simulator.edge.EdgeRequest;
import dev.anyedge.simulator.edge.HeaderFields;
import dev.anyedge.simulator.lumen.edge.ServiceImageDecider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * While a change is applied, the edge of production decides every request wholly by what was or wholly by what shall be:
 * looked at after each single call, reads too.
 */
class AvailabilityTest {
    private static final long SEED = 20261127;
    private static final int CASES = 25 * Integer.getInteger("anyedge.cases", 1);

    /** A property that nobody has marked, and one of somebody else. */
    private static final String BY_HAND = """
            {"reportingIds": [{"id": 31001, "name": "cdn.shop.example"}, {"id": 31002, "name": "resident.example"}],
             "originDefinitions": [{"id": 31001, "name": "web", "protocol": "HTTP", "host": "by-hand.example"},
               {"id": 31002, "name": "resident", "protocol": "HTTP", "host": "resident-origin.example"}],
             "aliasDefinitions": [
               {"id": 1, "originId": 31001, "reportingId": 31001, "protocol": ["HTTP"], "aliases": ["cdn.shop.example"]},
               {"id": 2, "originId": 31002, "reportingId": 31002, "protocol": ["HTTP"], "aliases": ["resident.example"]}],
             "matchGroups": [
               {"id": 0, "matchRules": [
                 {"id": 1, "expression": "$id.minor == 31001", "features": {"trafficType": {"value": "WEB"}}},
                 {"id": 2, "expression": "$id.minor == 31002", "features": {"trafficType": {"value": "WEB"}}}]},
               {"id": 31002, "matchRules": [{"id": 1, "expression": "/private/", "features": {"denyPolicy": {"type": "error"}}}]}]}""";

    private final List<EdgeRequest> requests = new ArrayList<>();
    private final List<List<String>> seen = new ArrayList<>();
    private boolean watching;

    @Test
    void everyRequestIsDecidedWhollyByTheOldOrWhollyByTheNewConfiguration() {
        LumenDistributions generator = new LumenDistributions(SEED);
        try (Subscriber subscriber = new Subscriber();
                LumenCdn cdn =
                        subscriber.cdn(builder -> builder.http(http -> http.addListener(report -> look(subscriber))))) {
            Distribution from = accepted(generator);
            apply(cdn, from);
            int switches = 0;
            for (int i = 0; i < CASES; i++) {
                Distribution to = accepted(generator);
                switches += change(subscriber, cdn, from, to, "seed " + SEED + ", case " + i) ? 1 : 0;
                from = to;
            }
            assertThat(switches).isGreaterThan(CASES / 2);
        }
    }

    @Test
    void whatIsTakenOverByItsIdIsServedThroughoutAndSoAreOthersWhenItIsDeleted() {
        LumenDistributions generator = new LumenDistributions(SEED + 1);
        try (Subscriber subscriber = new Subscriber();
                LumenCdn cdn =
                        subscriber.cdn(builder -> builder.http(http -> http.addListener(report -> look(subscriber))))) {
            Live.promote(subscriber, BY_HAND);
            for (int i = 0; i < CASES / 5; i++) {
                Distribution to = accepted(generator);
                String label = "seed " + (SEED + 1) + ", case " + i;
                aim(to);
                requests.add(EdgeRequest.get("http://resident.example/a"));
                requests.add(EdgeRequest.get("http://resident.example/private/a"));
                List<String> old = decisions(subscriber);
                watch(() -> apply(
                        cdn,
                        to,
                        PlanOptions.builder().deploymentId("cdn.shop.example").build()));
                assertThat(wholly(label, old, decisions(subscriber))).as(label).isTrue();

                List<String> there = decisions(subscriber);
                watch(() -> cdn.delete(to.name()));
                subscriber.advance(Duration.ofHours(1));
                assertThat(wholly(label, there, decisions(subscriber)))
                        .as(label)
                        .isTrue();
                assertThat(decisions(subscriber).subList(requests.size() - 2, requests.size()))
                        .as(label)
                        .isEqualTo(old.subList(requests.size() - 2, requests.size()));
                Live.promote(subscriber, BY_HAND);
            }
        }
    }

    private void watch(Runnable work) {
        seen.clear();
        watching = true;
        work.run();
        watching = false;
    }

    /** Whether something changed, and at once. */
    private boolean wholly(String label, List<String> old, List<String> now) {
        assertThat(seen).as(label).isNotEmpty();
        boolean switched = false;
        for (List<String> met : seen) {
            switched |= !met.equals(old);
            assertThat(met).as(label).isEqualTo(switched ? now : old);
        }
        return switched || !old.equals(now);
    }

    private void aim(Distribution... distributions) {
        requests.clear();
        for (Distribution distribution : distributions) {
            new Requests(distribution, SEED)
                    .stream(20).map(AvailabilityTest::edge).forEach(requests::add);
        }
    }

    private static EdgeRequest edge(Request request) {
        return new EdgeRequest(
                request.scheme(),
                request.host(),
                request.method(),
                request.path(),
                request.query(),
                HeaderFields.none(),
                request.clientIp(),
                request.country(),
                request.continent(),
                request.region());
    }

    private boolean change(Subscriber subscriber, LumenCdn cdn, Distribution from, Distribution to, String label) {
        requests.clear();
        seen.clear();
        Stream.concat(new Requests(from, SEED).stream(20), new Requests(to, SEED).stream(20))
                .map(AvailabilityTest::edge)
                .forEach(requests::add);
        List<String> old = decisions(subscriber);
        watching = true;
        apply(cdn, to);
        watching = false;
        List<String> now = decisions(subscriber);
        assertThat(seen).as(label).hasSizeGreaterThan(6);
        boolean switched = false;
        for (List<String> met : seen) {
            switched |= !met.equals(old);
            assertThat(met).as(label).isEqualTo(switched ? now : old);
        }
        assertThat(cdn.plan(to).changes()).as(label).isEmpty();
        return switched;
    }

    private void look(Subscriber subscriber) {
        if (watching) {
            seen.add(decisions(subscriber));
        }
    }

    private List<String> decisions(Subscriber subscriber) {
        ServiceImageDecider edge = Live.decider(subscriber);
        return requests.stream()
                .map(edge::decide)
                .map(decision -> decision.served() + " " + decision.originHost() + decision.originPath() + " "
                        + decision.caching() + " " + decision.queryIgnored())
                .toList();
    }

    private static Distribution accepted(LumenDistributions generator) {
        while (true) {
            Distribution next = generator.next();
            if (LumenTranslator.create()
                    .translate(next, TranslationContext.strict())
                    .document()
                    .isPresent()) {
                return next;
            }
        }
    }

    private static void apply(LumenCdn cdn, Distribution distribution) {
        apply(cdn, distribution, PlanOptions.defaults());
    }

    private static void apply(LumenCdn cdn, Distribution distribution, PlanOptions options) {
        cdn.apply(
                cdn.plan(distribution, options),
                ApplyOptions.builder()
                        .addAllAllow(EnumSet.allOf(Permission.class))
                        .build());
        cdn.awaitDeployed(distribution.name(), WaitOptions.defaults());
    }
}
