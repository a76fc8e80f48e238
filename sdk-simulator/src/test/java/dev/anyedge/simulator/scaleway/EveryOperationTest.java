package dev.anyedge.simulator.scaleway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A walk through the whole API; the client holds each answer against its schema on the way. */
class EveryOperationTest {

    private static final String ID = "aaaaaaaa-0000-4000-8000-00000000000";

    @Test
    void allSixtyOperationsAnswerInTheirShape() {
        try (ScalewaySimulator simulator = ScalewaySimulator.start()) {
            RawClient client = RawClient.of(simulator);
            String project = simulator.projectId();
            client.get("/plans");
            client.patch("/current-plan", "{'project_id':'" + project + "','plan_name':'professional'}");
            client.get("/current-plan/" + project);
            SiteStory site = SiteStory.create(client, "shop", "cdn.shop.example");
            String pipeline = "/pipelines/" + site.pipeline();
            client.patch(pipeline, "{'description':'other'}");
            String waf = client.post(
                            pipeline + "/waf-stages",
                            "{'mode':'enable','paranoia_level':2,'backend_stage_id':'" + site.backend() + "'}")
                    .id();
            String route = client.post(pipeline + "/route-stages", "{'backend_stage_id':'" + site.backend() + "'}")
                    .id();
            String rules = "/route-stages/" + route + "/route-rules";
            client.put(
                    rules,
                    "{'route_rules':[{'rule_http_match':{'method_filters':['get'],'path_filter':"
                            + "{'path_filter_type':'regex','value':'/api/.*'}},'waf_stage_id':'" + waf + "'}]}");
            client.post(rules, "{'route_rules':[{'backend_stage_id':'" + site.backend() + "'}],'before_position':1}");
            client.get(rules);
            client.get("/search-route-rules");
            client.get("/search-backend-stages?project_id=" + project);
            client.get("/search-waf-stages?project_id=" + project);
            client.patch("/cache-stages/" + site.cache(), "{'route_stage_id':'" + route + "'}");
            client.patch("/dns-stages/" + site.dns(), "{'fqdns':['www.shop.example']}");
            client.patch(
                    "/tls-stages/" + site.tls(),
                    "{'tls_secrets_config':{'tls_secrets':[{'secret_id':'" + ID + "1','region':'fr-par'}]}}");
            client.patch("/backend-stages/" + site.backend(), "{'pipeline_id':''}");
            client.patch("/waf-stages/" + waf, "{'mode':'log_only'}");
            client.patch("/route-stages/" + route, "{'waf_stage_id':'" + waf + "'}");
            client.post(
                    pipeline + "/backend-stages",
                    "{'scaleway_lb':{'lbs':[{'id':'" + ID + "1','zone':'fr-par-1','frontend_id':'" + ID
                            + "2','is_ssl':true,'domain_name':null,'has_websocket':false,'private_network_id':null}]}}");
            client.post(
                    pipeline + "/backend-stages",
                    "{'scaleway_serverless_container':{'region':'fr-par','container_id':'" + ID + "3'}}");
            client.post(
                    pipeline + "/backend-stages",
                    "{'scaleway_serverless_function':{'region':'fr-par','function_id':'" + ID + "4'}}");
            site.goLive(client);
            client.get(pipeline + "/head-stages");
            client.get(pipeline);
            client.get("/pipelines");
            client.get("/pipelines-stages");
            for (String kind : List.of("dns", "tls", "cache", "backend", "waf", "route")) {
                client.get(pipeline + "/" + kind + "-stages");
            }
            client.get("/dns-stages/" + site.dns());
            client.get("/tls-stages/" + site.tls());
            client.get("/cache-stages/" + site.cache());
            client.get("/backend-stages/" + site.backend());
            client.get("/waf-stages/" + waf);
            client.get("/route-stages/" + route);
            String endpoint = client.post(
                            "/vpc-endpoints",
                            "{'project_id':'" + project + "','region':'fr-par','private_network_id':'" + ID + "5'}")
                    .id();
            client.get("/vpc-endpoints");
            client.get("/vpc-endpoints/" + endpoint);
            client.put(pipeline + "/vpc-endpoints", "{'vpc_endpoint_ids':['" + endpoint + "']}");
            client.put(pipeline + "/vpc-endpoints", "{'vpc_endpoint_ids':[]}");
            client.delete("/vpc-endpoints/" + endpoint);
            String purge = client.post("/purge-requests", "{'pipeline_id':'" + site.pipeline() + "','all':true}")
                    .id();
            client.get("/purge-requests/" + purge);
            client.get("/purge-requests?pipeline_id=" + site.pipeline());
            client.post(
                    "/check-domain",
                    "{'project_id':'" + project + "','fqdn':'a.example','cname':'" + site.pipeline()
                            + ".svc.edge.scw.cloud.'}");
            client.post(
                    "/check-pem-chain",
                    "{'project_id':'" + project + "','fqdn':'a.example','secret':{'secret_id':'" + ID
                            + "6','secret_region':'fr-par'}}");
            client.post(
                    "/check-lb-origin", "{'lb':{'id':'" + ID + "1','zone':'fr-par-1','frontend_id':'" + ID + "2'}}");
            client.get("/billing/" + project);
            client.post(pipeline + "/set-head-stage", "{'remove_head_stage':{'remove_stage_id':'" + site.dns() + "'}}");
            client.delete("/dns-stages/" + site.dns());
            client.delete("/tls-stages/" + site.tls());
            client.delete("/cache-stages/" + site.cache());
            client.delete("/route-stages/" + route);
            client.delete("/waf-stages/" + waf);
            client.delete("/backend-stages/" + site.backend());
            client.delete(pipeline);
            client.delete("/current-plan/" + project);

            AnswerContract contract = AnswerContract.of(RawClient.API);
            assertThat(contract.operations()).hasSize(60);
            assertThat(AnswerContract.missing(contract.operations(), client.succeeded()))
                    .isEmpty();
        }
    }
}
