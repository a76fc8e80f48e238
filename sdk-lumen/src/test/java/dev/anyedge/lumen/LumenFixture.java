package dev.anyedge.lumen;

import dev.anyedge.cdn.Cdn;
import dev.anyedge.cdn.model.Behavior;
import dev.anyedge.cdn.model.Caching;
import dev.anyedge.cdn.model.Certificate;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.Endpoint;
import dev.anyedge.cdn.model.HttpOrigin;
import dev.anyedge.cdn.model.IpAccess;
import dev.anyedge.cdn.model.Origin;
import dev.anyedge.cdn.model.QueryKey;
import dev.anyedge.cdn.model.ViewerProtocol;
import dev.anyedge.cdn.translation.Feature;
import dev.anyedge.cdn.translation.Translator;
import dev.anyedge.lumen.translate.LumenDocument;
import dev.anyedge.lumen.translate.LumenTranslator;
import dev.anyedge.simulator.SimulatorClock;
import dev.anyedge.tck.Account;
import dev.anyedge.tck.Edge;
import dev.anyedge.tck.ProviderFixture;
import dev.anyedge.tck.TestTime;
import java.time.Duration;
import java.util.List;

/** Lumen's CDN for the contract suite. */
final class LumenFixture implements ProviderFixture<LumenDocument> {
    private static final Certificate ARRANGED = Certificate.external("shop-2026");

    @Override
    public Translator<LumenDocument> translator() {
        return LumenTranslator.create();
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.custom("cdn.shop.example", ARRANGED).withViewerProtocol(ViewerProtocol.HTTP_AND_HTTPS),
                Endpoint.custom("www.shop.example", ARRANGED));
    }

    @Override
    public Origin origin(String id, int number) {
        return HttpOrigin.builder().id(id).host("origin" + number + ".example").build();
    }

    @Override
    public List<Behavior> defaults() {
        return List.of(
                Behavior.builder().caching(Caching.honorOrigin()).build(),
                Behavior.builder()
                        .caching(Caching.override(Duration.ofMinutes(5)))
                        .queryKey(QueryKey.none())
                        .build());
    }

    @Override
    public List<Behavior> ruleBehaviors() {
        return List.of(
                Behavior.builder()
                        .caching(Caching.override(Duration.ofHours(1)))
                        .build(),
                Behavior.builder()
                        .caching(Caching.noStore())
                        .ipAccess(IpAccess.deny("203.0.113.0/24"))
                        .build());
    }

    @Override
    public List<Distribution> probes(Feature feature, List<Distribution> usual) {
        return LumenProbes.of(feature, usual);
    }

    @Override
    public Feature reportedAs(Feature feature) {
        return switch (feature) {
            case SEVERAL_ORIGINS -> Feature.RULE_ORIGIN;
            case ASSIGNED_PREFIX -> Feature.ASSIGNED_HOSTNAME;
            default -> feature;
        };
    }

    @Override
    public String words(Origin origin) {
        return LumenEdge.words(origin);
    }

    @Override
    public Edge edge(LumenDocument document) {
        return LumenSubscriber.edge(translator().print(document));
    }

    @Override
    public Account open(Duration work, TestTime time) {
        // what is there from the start became active before the time that the suite knows
        SimulatorClock clock = SimulatorClock.manual(time.now().minus(work));
        LumenSubscriber account = LumenSubscriber.start(work, clock);
        time.onAdvance(clock::advance);
        return account;
    }

    @Override
    public Cdn connect(List<String> connection, TestTime time) {
        return LumenSubscriber.connected(connection, time);
    }
}
