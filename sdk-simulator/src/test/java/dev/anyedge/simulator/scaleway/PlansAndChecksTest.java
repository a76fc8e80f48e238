package dev.anyedge.simulator.scaleway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** Subscriptions, bills, checks and VPC endpoints (Scaleway reference §5.10, §9). */
class PlansAndChecksTest {

    private static final String ID = "99999999-9999-4999-8999-999999999999";

    @Test
    void aProjectHasSubscribedToStarterAndCanChange() {
        try (ScalewaySimulator simulator = ScalewaySimulator.start()) {
            RawClient client = RawClient.of(simulator);
            String current = "/current-plan/" + simulator.projectId();

            assertThat(client.get(current).body()).isEqualTo("{\"plan_name\":\"starter\"}");
            assertThat(client.patch(
                                    "/current-plan",
                                    "{'project_id':'" + simulator.projectId() + "','plan_name':'professional'}")
                            .body())
                    .isEqualTo("{\"plan_name\":\"professional\"}");
            assertThat(client.get(current).body()).isEqualTo("{\"plan_name\":\"professional\"}");
            assertThat(client.patch(
                                    "/current-plan",
                                    "{'project_id':'" + simulator.projectId() + "','plan_name':'unknown_name'}")
                            .status())
                    .isEqualTo(400);
        }
    }

    @Test
    void aPlanCanBeLeftOnceAllPipelinesAreDeletedAndIsThenNotFound() {
        try (ScalewaySimulator simulator = ScalewaySimulator.start()) {
            RawClient client = RawClient.of(simulator);
            String current = "/current-plan/" + simulator.projectId();
            String pipeline = SiteStory.newPipeline(client, "p");

            RawClient.Answer early = client.delete(current);
            assertThat(early.status()).isEqualTo(412);
            assertThat(early.json().path("precondition").asText()).isEqualTo("resource_still_in_use");
            client.delete("/pipelines/" + pipeline);
            assertThat(client.delete(current).status()).isEqualTo(204);
            assertThat(client.get(current).status()).isEqualTo(404);
            assertThat(client.delete(current).status()).isEqualTo(404);
        }
    }

    @Test
    void whereAPlanIsEnforcedAPipelineNeedsOne() {
        try (ScalewaySimulator simulator =
                ScalewaySimulator.builder().withoutPlan().enforcePlan().start()) {
            RawClient client = RawClient.of(simulator);
            String body = "{'project_id':'" + simulator.projectId() + "','name':'n','description':''}";

            RawClient.Answer refused = client.post("/pipelines", body);
            assertThat(refused.status()).isEqualTo(412);
            assertThat(refused.header("x-sim-evidence")).contains("inferred");
            client.patch("/current-plan", "{'project_id':'" + simulator.projectId() + "','plan_name':'starter'}");
            assertThat(client.post("/pipelines", body).status()).isEqualTo(200);
        }
    }

    @Test
    void withoutEnforcementAPipelineNeedsNoPlan() {
        try (ScalewaySimulator simulator =
                ScalewaySimulator.builder().withoutPlan().start()) {
            SiteStory.newPipeline(RawClient.of(simulator), "p");
        }
    }

    @Test
    void theBillCountsThePipelinesBeyondThePlan() {
        try (ScalewaySimulator simulator = ScalewaySimulator.start()) {
            RawClient client = RawClient.of(simulator);
            SiteStory.newPipeline(client, "one");
            SiteStory.newPipeline(client, "two");

            JsonNode bill = client.get("/billing/" + simulator.projectId()).json();

            assertThat(bill.path("pipeline_number").asInt()).isEqualTo(2);
            assertThat(bill.at("/extra_pipelines_cost/units").asInt()).isEqualTo(4);
            assertThat(bill.at("/total_cost/units").asInt()).isEqualTo(4);
            assertThat(bill.at("/total_cost/nanos").asInt()).isEqualTo(990_000_000);
        }
    }

    @Test
    void checksSayWhatTheyWereToldAndOtherwiseThatAllIsWell() {
        try (ScalewaySimulator simulator = ScalewaySimulator.start()) {
            RawClient client = RawClient.of(simulator);
            String project = "'project_id':'" + simulator.projectId() + "'";
            String domain = "{" + project + ",'fqdn':'cdn.shop.example','cname':'x.svc.edge.scw.cloud.'}";
            String chain = "{" + project + ",'fqdn':'cdn.shop.example','secret':{'secret_id':'" + ID
                    + "','secret_region':'fr-par'}}";
            String lb = "{'lb':{'id':'" + ID + "','zone':'fr-par-1','frontend_id':'" + ID + "'}}";
            assertThat(client.post("/check-domain", domain).body()).isEqualTo("{\"is_valid\":true}");
            assertThat(client.post("/check-pem-chain", chain).body()).isEqualTo("{\"is_valid\":true}");
            assertThat(client.post("/check-lb-origin", lb).body())
                    .isEqualTo("{\"error_type\":\"unknown\",\"is_valid\":true}");

            simulator.outcomes().pipelineError("cdn.shop.example", "dns_cname_resolve");
            simulator.outcomes().invalidChain(ID);
            simulator.outcomes().loadBalancerError(ID, "timeout");

            assertThat(client.post("/check-domain", domain).body()).isEqualTo("{\"is_valid\":false}");
            assertThat(client.post("/check-pem-chain", chain).body()).isEqualTo("{\"is_valid\":false}");
            assertThat(client.post("/check-lb-origin", lb).body())
                    .isEqualTo("{\"error_type\":\"timeout\",\"is_valid\":false}");
            simulator.outcomes().clear();
            assertThat(client.post("/check-domain", domain).body()).isEqualTo("{\"is_valid\":true}");
        }
    }

    @Test
    void aChainIsCheckedEitherInASecretOrRaw() {
        try (ScalewaySimulator simulator = ScalewaySimulator.start()) {
            RawClient client = RawClient.of(simulator);
            String begin = "{'project_id':'" + simulator.projectId() + "','fqdn':'cdn.shop.example'";

            assertThat(client.post("/check-pem-chain", begin + "}").status()).isEqualTo(400);
            assertThat(client.post("/check-pem-chain", begin + ",'raw':'rubbish'}")
                            .body())
                    .isEqualTo("{\"is_valid\":false}");
            assertThat(client.post("/check-pem-chain", begin + ",'raw':'-----BEGIN CERTIFICATE-----'}")
                            .body())
                    .isEqualTo("{\"is_valid\":true}");
        }
    }

    @Test
    void aVpcEndpointInUseCannotBeDeleted() {
        try (ScalewaySimulator simulator = ScalewaySimulator.start()) {
            RawClient client = RawClient.of(simulator);
            String pipeline = "/pipelines/" + SiteStory.newPipeline(client, "p");
            String endpoint = client.post(
                            "/vpc-endpoints",
                            "{'project_id':'" + simulator.projectId() + "','region':'fr-par','private_network_id':'"
                                    + ID + "'}")
                    .id();
            assertThat(client.put(pipeline + "/vpc-endpoints", "{'vpc_endpoint_ids':['" + ID + "']}")
                            .status())
                    .isEqualTo(400);
            client.put(pipeline + "/vpc-endpoints", "{'vpc_endpoint_ids':['" + endpoint + "']}");
            assertThat(client.get(pipeline).json().at("/vpc_endpoint_ids/0").asText())
                    .isEqualTo(endpoint);

            assertThat(client.delete("/vpc-endpoints/" + endpoint).status()).isEqualTo(412);
            client.put(pipeline + "/vpc-endpoints", "{'vpc_endpoint_ids':[]}");
            assertThat(client.delete("/vpc-endpoints/" + endpoint).status()).isEqualTo(204);
        }
    }
}
