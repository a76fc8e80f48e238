package dev.anyedge.simulator.scaleway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The errors of Scaleway reference §8, each by the deed that earns it. */
class ErrorAnswersTest {

    private static final String NOBODY = "99999999-9999-4999-8999-999999999999";

    private static ScalewaySimulator simulator() {
        return ScalewaySimulator.start();
    }

    @Test
    void whatIsNotThereIs404WithoutAType() {
        try (ScalewaySimulator simulator = simulator()) {
            RawClient client = RawClient.of(simulator);
            for (String path : new String[] {"/pipelines/", "/dns-stages/", "/purge-requests/", "/vpc-endpoints/"}) {
                RawClient.Answer answer = client.get(path + NOBODY);
                assertThat(answer.status()).isEqualTo(404);
                assertThat(answer.body()).isEqualTo("{\"message\":\"Not Found\"}");
            }
            assertThat(client.get("/pipelines/" + NOBODY + "/dns-stages").status())
                    .isEqualTo(404);
            assertThat(client.get("/nothing-of-that-kind").status()).isEqualTo(404);
        }
    }

    @Test
    void aStageIsNotFoundAmongTheStagesOfAnotherKind() {
        try (ScalewaySimulator simulator = simulator()) {
            RawClient client = RawClient.of(simulator);
            SiteStory site = SiteStory.create(client, "p", "");

            assertThat(client.get("/dns-stages/" + site.tls()).status()).isEqualTo(404);
        }
    }

    @Test
    void theSecondDeletionIs404() {
        try (ScalewaySimulator simulator = simulator()) {
            RawClient client = RawClient.of(simulator);
            SiteStory site = SiteStory.create(client, "p", "");
            assertThat(client.delete("/dns-stages/" + site.dns()).status()).isEqualTo(204);

            RawClient.Answer again = client.delete("/dns-stages/" + site.dns());

            assertThat(again.status()).isEqualTo(404);
            assertThat(again.body()).isEqualTo("{\"message\":\"Not Found\"}");
        }
    }

    @Test
    void theSecondDeletionOfAStageWasOnce403() {
        try (ScalewaySimulator simulator =
                ScalewaySimulator.builder().goneStagesAreForbidden().start()) {
            RawClient client = RawClient.of(simulator);
            SiteStory site = SiteStory.create(client, "p", "");
            client.delete("/dns-stages/" + site.dns());

            RawClient.Answer again = client.delete("/dns-stages/" + site.dns());

            assertThat(again.status()).isEqualTo(403);
            assertThat(again.body()).isEqualTo("{\"message\":\"Permission denied\"}");
        }
    }

    @Test
    void deletingAStageThatAnotherPointsToIsABare500() {
        try (ScalewaySimulator simulator = simulator()) {
            RawClient client = RawClient.of(simulator);
            SiteStory site = SiteStory.create(client, "p", "");

            RawClient.Answer answer = client.delete("/cache-stages/" + site.cache());

            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.body()).isEmpty();
            assertThat(client.get("/cache-stages/" + site.cache()).status()).isEqualTo(200);
        }
    }

    @Test
    void deletingAStageThatARouteRulePointsToOrThatIsHeadIsABare500() {
        try (ScalewaySimulator simulator = simulator()) {
            RawClient client = RawClient.of(simulator);
            SiteStory site = SiteStory.live(client, "p", "");
            String api = client.post(
                            "/pipelines/" + site.pipeline() + "/backend-stages",
                            "{'scaleway_s3':{'bucket_name':'api','bucket_region':'fr-par'}}")
                    .id();
            String route = client.post("/pipelines/" + site.pipeline() + "/route-stages", "{}")
                    .id();
            client.put(
                    "/route-stages/" + route + "/route-rules", "{'route_rules':[{'backend_stage_id':'" + api + "'}]}");

            assertThat(client.delete("/backend-stages/" + api).status()).isEqualTo(500);
            assertThat(client.delete("/dns-stages/" + site.dns()).status()).isEqualTo(500);
        }
    }

    @Test
    void aMissingOrWrongKeyIs401() {
        try (ScalewaySimulator simulator = simulator()) {
            RawClient client = RawClient.of(simulator);

            assertThat(client.withToken(Optional.empty()).get("/pipelines").status())
                    .isEqualTo(401);
            RawClient.Answer wrong = client.withToken(Optional.of(NOBODY)).get("/pipelines");
            assertThat(wrong.status()).isEqualTo(401);
            assertThat(wrong.body())
                    .isEqualTo("{\"message\":\"authentication is denied\",\"method\":\"api_key\",\"reason\":"
                            + "\"not_found\",\"type\":\"denied_authentication\"}");
        }
    }

    @Test
    void anUnknownProjectIs403() {
        try (ScalewaySimulator simulator = simulator()) {
            RawClient client = RawClient.of(simulator);

            RawClient.Answer answer =
                    client.post("/pipelines", "{'project_id':'" + NOBODY + "','name':'n','description':''}");

            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.body())
                    .isEqualTo("{\"details\":[{\"action\":\"write\",\"resource\":\"pipeline\"}],\"message\":"
                            + "\"insufficient permissions\",\"type\":\"permissions_denied\"}");
            assertThat(client.get("/current-plan/" + NOBODY).status()).isEqualTo(403);
            assertThat(client.get("/search-waf-stages?project_id=" + NOBODY).status())
                    .isEqualTo(403);
        }
    }

    @Test
    void aKeyThatMayOnlyReadIsRefusedEveryWriteAndNoRead() {
        try (ScalewaySimulator simulator =
                ScalewaySimulator.builder().readOnlyKey().start()) {
            RawClient client = RawClient.of(simulator);

            RawClient.Answer write = client.post(
                    "/pipelines", "{'project_id':'" + simulator.projectId() + "','name':'n','description':''}");
            assertThat(write.status()).isEqualTo(403);
            assertThat(write.json().path("type").asText()).isEqualTo("permissions_denied");
            assertThat(client.get("/pipelines").status()).isEqualTo(200);
            assertThat(client.post(
                                    "/check-domain",
                                    "{'project_id':'" + simulator.projectId() + "','fqdn':'a.example','cname':'b.'}")
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void onePipelineMoreThanTheQuotaIs403QuotasExceeded() {
        try (ScalewaySimulator simulator =
                ScalewaySimulator.builder().pipelineQuota(1).start()) {
            RawClient client = RawClient.of(simulator);
            SiteStory.newPipeline(client, "first");

            RawClient.Answer second = client.post(
                    "/pipelines", "{'project_id':'" + simulator.projectId() + "','name':'n','description':''}");

            assertThat(second.status()).isEqualTo(403);
            assertThat(second.json().path("type").asText()).isEqualTo("quotas_exceeded");
            assertThat(second.json().at("/details/0/quota").asInt()).isEqualTo(1);
            assertThat(second.json().at("/details/0/current").asInt()).isEqualTo(1);
        }
    }

    @Test
    void aPipelineThatTheVendorHasLockedIs423ForEveryWrite() {
        try (ScalewaySimulator simulator = simulator()) {
            RawClient client = RawClient.of(simulator);
            SiteStory site = SiteStory.live(client, "p", "");
            simulator.lockPipeline(site.pipeline());

            assertThat(client.get("/pipelines/" + site.pipeline())
                            .json()
                            .path("status")
                            .asText())
                    .isEqualTo("locked");
            assertThat(client.delete("/pipelines/" + site.pipeline()).status()).isEqualTo(423);
            assertThat(client.patch("/cache-stages/" + site.cache(), "{'include_cookies':true}")
                            .json()
                            .path("type")
                            .asText())
                    .isEqualTo("locked");
            assertThat(client.post("/purge-requests", "{'pipeline_id':'" + site.pipeline() + "','all':true}")
                            .status())
                    .isEqualTo(423);
        }
    }

    @Test
    void aSecondHeadIs409() {
        try (ScalewaySimulator simulator = simulator()) {
            RawClient client = RawClient.of(simulator);
            SiteStory site = SiteStory.live(client, "p", "");
            String other = client.post("/pipelines/" + site.pipeline() + "/dns-stages", "{}")
                    .id();

            RawClient.Answer answer = client.post(
                    "/pipelines/" + site.pipeline() + "/set-head-stage",
                    "{'add_new_head_stage':{'new_stage_id':'" + other + "'}}");

            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.header("x-sim-evidence")).contains("inferred");
        }
    }

    @Test
    void aLoadBalancerInTheWrongZoneIsNotFound() {
        try (ScalewaySimulator simulator = simulator()) {
            RawClient client = RawClient.of(simulator);
            String pipeline = SiteStory.newPipeline(client, "p");
            simulator.outcomes().loadBalancerUnknown(NOBODY);

            RawClient.Answer answer = client.post(
                    "/pipelines/" + pipeline + "/backend-stages",
                    "{'scaleway_lb':{'lbs':[{'id':'" + NOBODY + "','zone':'nl-ams-1','frontend_id':'" + NOBODY
                            + "'}]}}");

            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.body()).isEqualTo("{\"message\":\"lb not found\"}");
        }
    }

    @Test
    void anotherMethodOnAKnownPathIs405() {
        try (ScalewaySimulator simulator = simulator()) {
            assertThat(RawClient.of(simulator).delete("/pipelines").status()).isEqualTo(405);
        }
    }
}
