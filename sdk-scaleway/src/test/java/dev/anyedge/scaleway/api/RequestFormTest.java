package dev.anyedge.scaleway.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyedge.scaleway.testing.Clients;
import dev.anyedge.scaleway.testing.RequestGenerator;
import dev.anyedge.scaleway.testing.Schemas;
import dev.anyedge.scaleway.testing.ScriptedProvider;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a user asks for, what is sent has a form that the reference has: closed schemas, generated requests. */
class RequestFormTest {
    private static final int CASES = 200;
    private static final Schemas FORMS = Schemas.of("v1beta1-requests");
    private static final Map<String, BiConsumer<ScalewayEdgeApi, RequestGenerator>> OPERATIONS = operations();

    private static Map<String, BiConsumer<ScalewayEdgeApi, RequestGenerator>> operations() {
        Map<String, BiConsumer<ScalewayEdgeApi, RequestGenerator>> all = new LinkedHashMap<>();
        all.put("CreatePipeline", (api, any) -> api.createPipeline(any.pipeline(true)));
        all.put("UpdatePipeline", (api, any) -> api.updatePipeline(any.id(), any.pipeline(false)));
        all.put("SetHeadStage", (api, any) -> api.setHeadStage(any.id(), any.head()));
        all.put("CreateDNSStage", (api, any) -> api.createDnsStage(any.id(), any.dns(true)));
        all.put("UpdateDNSStage", (api, any) -> api.updateDnsStage(any.id(), any.dns(true)));
        all.put("CreateTLSStage", (api, any) -> api.createTlsStage(any.id(), any.tls(true)));
        all.put("UpdateTLSStage", (api, any) -> api.updateTlsStage(any.id(), any.tls(true)));
        all.put("CreateCacheStage", (api, any) -> api.createCacheStage(any.id(), any.cache(true)));
        all.put("UpdateCacheStage", (api, any) -> api.updateCacheStage(any.id(), any.cache(true)));
        all.put("CreateRouteStage", (api, any) -> api.createRouteStage(any.id(), any.route()));
        all.put("UpdateRouteStage", (api, any) -> api.updateRouteStage(any.id(), any.route()));
        all.put("CreateWafStage", (api, any) -> api.createWafStage(any.id(), any.waf(true)));
        all.put("UpdateWafStage", (api, any) -> api.updateWafStage(any.id(), any.waf(false)));
        all.put("CreateBackendStage", (api, any) -> api.createBackendStage(any.id(), any.backendStage(true, true)));
        all.put("UpdateBackendStage", (api, any) -> api.updateBackendStage(any.id(), any.backendStage(false, true)));
        all.put("SetRouteRules", (api, any) -> api.setRouteRules(any.id(), any.some(0, any::rule)));
        all.put("AddRouteRules", (api, any) -> api.addRouteRules(any.id(), any.some(0, any::rule), any.place()));
        all.put("SetPipelineVPCEndpoints", (api, any) -> api.setPipelineVpcEndpoints(any.id(), any.some(0, any::id)));
        all.put("CreateVPCEndpoint", (api, any) -> api.createVpcEndpoint(any.vpcEndpoint()));
        all.put("CreatePurgeRequest", (api, any) -> api.createPurgeRequest(any.id(), any.purge()));
        all.put("CheckDomain", (api, any) -> api.checkDomain(any.id(), any.text(), any.text()));
        all.put("CheckPEMChain", (api, any) -> api.checkPemChain(any.id(), any.text(), any.chain()));
        all.put("CheckLBOrigin", (api, any) -> api.checkLbOrigin(any.loadBalancer(true)));
        all.put("SelectPlan", (api, any) -> api.selectPlan(any.id(), any.plan()));
        return all;
    }

    static Stream<String> operationsWithABody() {
        return OPERATIONS.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("operationsWithABody")
    void everyRequestThatCanBeMadeHasTheFormOfItsOperation(String operation) {
        for (long seed = 1; seed <= CASES; seed++) {
            ScriptedProvider provider = new ScriptedProvider().then(200, "{\"id\":\"X\"}");
            try (ScalewayEdgeApi api = Clients.of(provider)) {
                OPERATIONS.get(operation).accept(api, new RequestGenerator(seed));
            }
            assertThat(provider.requests().get(0).operation()).isEqualTo(operation);
            assertThat(FORMS.problems(operation, provider.body()))
                    .as("%s with seed %d sent %s", operation, seed, provider.body())
                    .isEmpty();
        }
    }

    @Test
    void everyFormOfARequestIsTried() {
        TreeSet<String> untried = new TreeSet<>(FORMS.names());
        untried.removeAll(OPERATIONS.keySet());

        assertThat(untried).containsExactly("duration", "id", "time");
    }
}
