package dev.anyedge.scaleway;

import dev.anyedge.cdn.model.Caching;
import dev.anyedge.cdn.model.Certificate;
import dev.anyedge.cdn.model.Cookies;
import dev.anyedge.cdn.model.Endpoint;
import dev.anyedge.cdn.model.Firewall;
import dev.anyedge.cdn.model.LoadBalancerOrigin;
import dev.anyedge.cdn.model.Origin;
import dev.anyedge.scaleway.api.BackendStageFilter;
import dev.anyedge.scaleway.api.DnsStageFilter;
import dev.anyedge.scaleway.api.ScalewayEdgeApiV1Alpha1;
import dev.anyedge.scaleway.api.Stage;
import dev.anyedge.scaleway.api.StageScope;
import dev.anyedge.scaleway.api.TlsStageFilter;
import dev.anyedge.simulator.scaleway.ScalewaySimulator;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** What tests of v1alpha1 need besides: a client, all stages of a project, and shops that the dialect can say. */
final class V1Alpha1Stages {
    private V1Alpha1Stages() {}

    static ScalewayEdgeApiV1Alpha1 api(ScalewaySimulator simulator) {
        return ScalewayEdgeApiV1Alpha1.builder()
                .baseUri(simulator.baseUri())
                .credentials(ScalewayCredentials.of(simulator.secretKey()))
                .projectId(simulator.projectId())
                .build();
    }

    /** All stages of the project, attached or not. */
    static List<Stage> all(ScalewayEdgeApiV1Alpha1 api) {
        StageScope project = StageScope.project(api.projectId());
        List<Stage> all = new ArrayList<>();
        all.addAll(api.listDnsStages(project, DnsStageFilter.none()).all());
        all.addAll(api.listTlsStages(project, TlsStageFilter.none()).all());
        all.addAll(api.listCacheStages(project).all());
        all.addAll(api.listBackendStages(project, BackendStageFilter.none()).all());
        return all;
    }

    /** How many of each kind, with those of no pipeline told apart. */
    static TreeMap<String, Integer> counts(ScalewayEdgeApiV1Alpha1 api) {
        TreeMap<String, Integer> counts = new TreeMap<>();
        all(api).forEach(stage -> counts.merge(
                stage.kind().text() + (stage.pipelineId().isPresent() ? "" : " of nobody"), 1, Integer::sum));
        return counts;
    }

    /** The same shop without what v1alpha1 lacks. */
    static Shops.Parts within(Shops.Parts shop) {
        Shops.Parts parts = new Shops.Parts();
        parts.name = shop.name;
        parts.description = shop.description;
        parts.endpoint = shop.endpoint instanceof Endpoint.Wildcard
                ? Endpoint.custom("a.wild.example", Certificate.stored(Shops.SECRET, "fr-par"))
                : shop.endpoint;
        Origin origin = shop.origins.stream()
                .filter(one -> one.id().equals(shop.origin))
                .findFirst()
                .orElseThrow();
        parts.origins = List.of(
                origin instanceof LoadBalancerOrigin balancer
                        ? LoadBalancerOrigin.builder()
                                .from(balancer)
                                .websocket(false)
                                .build()
                        : origin);
        parts.origin = shop.origin;
        parts.caching = shop.caching;
        parts.cookies = shop.caching.equals(Caching.bypass()) ? shop.cookies : Cookies.BYPASS;
        parts.firewall = Firewall.off();
        return parts;
    }
}
