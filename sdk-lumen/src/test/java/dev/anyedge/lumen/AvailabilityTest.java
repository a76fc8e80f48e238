package dev.anyedge.lumen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyedge.cdn.ApplyOptions;
import dev.anyedge.cdn.Permission;
import dev.anyedge.cdn.WaitOptions;
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

    private boolean change(Subscriber subscriber, LumenCdn cdn, Distribution from, Distribution to, String label) {
        requests.clear();
        seen.clear();
        Stream.concat(new Requests(from, SEED).stream(20), new Requests(to, SEED).stream(20))
                .map(request -> new EdgeRequest(
                        request.scheme(),
                        request.host(),
                        request.method(),
                        request.path(),
                        request.query(),
                        HeaderFields.none(),
                        request.clientIp(),
                        request.country(),
                        request.continent(),
                        request.region()))
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
        cdn.apply(
                cdn.plan(distribution),
                ApplyOptions.builder()
                        .addAllAllow(EnumSet.allOf(Permission.class))
                        .build());
        cdn.awaitDeployed(distribution.name(), WaitOptions.defaults());
    }
}
