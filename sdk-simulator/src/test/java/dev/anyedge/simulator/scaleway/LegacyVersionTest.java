package dev.anyedge.simulator.scaleway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anyedge.simulator.SimulatorClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** v1alpha1, where it differs (Scaleway reference §3.2, §3.3). */
class LegacyVersionTest {

    private static final Duration TICK = Duration.ofSeconds(10);
    private static final String ID = "99999999-9999-4999-8999-999999999999";

    private final SimulatorClock clock = SimulatorClock.manual();
    private final ScalewaySimulator simulator =
            ScalewaySimulator.builder().clock(clock).tick(TICK).start();
    private final RawClient today = RawClient.of(simulator);
    private final RawClient client = today.withPrefix("/edge-services/v1alpha1");
    private final String project = "'project_id':'" + simulator.projectId() + "'";

    private final String backend = client.post(
                    "/backend-stages",
                    "{" + project + ",'scalewayS3':{'bucketName':'b','bucketRegion':'fr-par','isWebsite':false}}")
            .id();
    private final String cache = client.post(
                    "/cache-stages", "{" + project + ",'fallback_ttl':'1800s','backend_stage_id':'" + backend + "'}")
            .id();
    private final String tls = client.post(
                    "/tls-stages",
                    "{" + project + ",'secrets':null,'managed_certificate':true,'cache_stage_id':'" + cache + "'}")
            .id();
    private final String dns = client.post(
                    "/dns-stages", "{" + project + ",'fqdns':['cdn.shop.example'],'tls_stage_id':'" + tls + "'}")
            .id();

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void allThirtySevenOperationsAnswerInTheirShape() {
        String pipeline = pipeline(",'dns_stage_id':'" + dns + "'");
        client.patch("/pipelines/" + pipeline, "{'description':'other'}");
        client.get("/pipelines/" + pipeline);
        client.get("/pipelines");
        client.get("/pipelines-stages");
        for (List<String> stage : List.of(
                List.of("dns", dns), List.of("tls", tls), List.of("cache", cache), List.of("backend", backend))) {
            String all = "/" + stage.get(0) + "-stages";
            client.get(all + "?pipeline_id=" + pipeline);
            client.get(all + "/" + stage.get(1));
            client.patch(all + "/" + stage.get(1), "{}");
        }
        client.post(
                "/backend-stages",
                "{" + project + ",'scaleway_lb':{'lbs':[{'id':'" + ID + "','zone':'fr-par-1','frontend_id':'" + ID
                        + "'}]}}");
        String purge = client.post("/purge-requests", "{'pipeline_id':'" + pipeline + "','assets':['/a']}")
                .id();
        client.get("/purge-requests");
        client.get("/purge-requests/" + purge);
        client.post("/check-domain", "{" + project + ",'fqdn':'a.example','cname':'b.example.'}");
        client.post("/check-pem-chain", "{" + project + ",'fqdn':'a.example','raw':'-----BEGIN CERTIFICATE-----'}");
        client.post("/check-lb-origin", "{'lb':{'id':'" + ID + "','zone':'fr-par-1','frontend_id':'" + ID + "'}}");
        client.get("/plans");
        client.patch("/current-plan", "{" + project + ",'plan_name':'starter'}");
        client.get("/current-plan/" + simulator.projectId());
        client.get("/billing/" + simulator.projectId());
        client.patch("/pipelines/" + pipeline, "{'dns_stage_id':''}");
        client.delete("/dns-stages/" + dns);
        client.delete("/tls-stages/" + tls);
        client.delete("/cache-stages/" + cache);
        client.delete("/backend-stages/" + backend);
        clock.advance(TICK);
        String deployed = pipeline(",'dns_stage_id':'"
                + client.post(
                                "/dns-stages",
                                "{" + project + ",'backend_stage_id':'"
                                        + client.post(
                                                        "/backend-stages",
                                                        "{" + project
                                                                + ",'scaleway_s3':{'bucket_name':'b','bucket_region':"
                                                                + "'fr-par'}}")
                                                .id()
                                        + "'}")
                        .id()
                + "'");
        clock.advance(TICK);
        client.delete("/pipelines/" + deployed);
        client.delete("/pipelines/" + pipeline);
        client.delete("/current-plan/" + simulator.projectId());

        AnswerContract contract = AnswerContract.of("/edge-services/v1alpha1");
        assertThat(contract.operations()).hasSize(37);
        assertThat(AnswerContract.missing(contract.operations(), client.succeeded()))
                .isEmpty();
    }

    @Test
    void aStageHasNoPipelineUntilOneIsBuiltUponIt() {
        for (String stage : stages()) {
            assertThat(client.get(stage).json().path("pipeline_id").isNull())
                    .as(stage)
                    .isTrue();
            assertThat(client.get(stage).json().path("project_id").asText()).isEqualTo(simulator.projectId());
            assertThat(today.get(stage).status()).as("unknown to v1beta1").isEqualTo(404);
        }

        String pipeline = pipeline(",'dns_stage_id':'" + dns + "'");

        for (String stage : stages()) {
            assertThat(client.get(stage).json().path("pipeline_id").asText())
                    .as(stage)
                    .isEqualTo(pipeline);
            assertThat(today.get(stage).status()).isEqualTo(200);
        }
    }

    @Test
    void aPipelineBuiltUponAStageIsDeployedAndServed() {
        String pipeline = pipeline(",'dns_stage_id':'" + dns + "'");

        assertThat(simulator.deployedDocument("cdn.shop.example")).isPresent();
        JsonNode pending = client.get("/pipelines/" + pipeline).json();
        assertThat(pending.path("status").asText()).isEqualTo("pending");
        assertThat(pending.path("dns_stage_id").asText()).isEqualTo(dns);
        clock.advance(TICK);
        assertThat(client.get("/pipelines/" + pipeline).json().path("status").asText())
                .isEqualTo("ready");
    }

    @Test
    void aNewEmptyPipelineIsPendingWithoutErrors() {
        JsonNode pipeline = client.get("/pipelines/" + pipeline("")).json();

        assertThat(pipeline.path("status").asText()).isEqualTo("pending");
        assertThat(pipeline.path("errors")).isEmpty();
        assertThat(pipeline.has("dns_stage_id")).isFalse();
    }

    @Test
    void whatTheOldCodesCannotSayIsAnUnknownCode() {
        client.patch("/cache-stages/" + cache, "{'backend_stage_id':''}");
        String pipeline = pipeline(",'dns_stage_id':'" + dns + "'");
        clock.advance(TICK);

        assertThat(client.get("/pipelines/" + pipeline)
                        .json()
                        .at("/errors/0/code")
                        .asText())
                .isEqualTo("unknown_code");
        assertThat(today.get("/pipelines/" + pipeline)
                        .json()
                        .at("/errors/0/code")
                        .asText())
                .isEqualTo("pipeline_invalid_workflow");
    }

    @Test
    void aStageLinkedIntoALivePipelineBelongsToItFromThenOn() {
        String pipeline = pipeline(",'dns_stage_id':'" + dns + "'");
        String other = client.post(
                        "/backend-stages",
                        "{" + project + ",'scaleway_s3':{'bucket_name':'c','bucket_region':'fr-par'}}")
                .id();

        client.patch("/cache-stages/" + cache, "{'backend_stage_id':'" + other + "'}");

        assertThat(client.get("/backend-stages/" + other)
                        .json()
                        .path("pipeline_id")
                        .asText())
                .isEqualTo(pipeline);
    }

    @Test
    void deletingAStageTwiceIsForbidden() {
        assertThat(client.delete("/dns-stages/" + dns).status()).isEqualTo(204);

        RawClient.Answer again = client.delete("/dns-stages/" + dns);

        assertThat(again.status()).isEqualTo(403);
        assertThat(again.body()).isEqualTo("{\"message\":\"Permission denied\"}");
    }

    @Test
    void deletingAPipelineThatWasNeverDeployedFindsNoVersion() {
        RawClient.Answer answer = client.delete("/pipelines/" + pipeline(""));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo("{\"message\":\"PipelineVersion not Found\"}");
    }

    @Test
    void deletingADeployedPipelineTakesItsStagesAlong() {
        String pipeline = pipeline(",'dns_stage_id':'" + dns + "'");
        clock.advance(TICK);

        assertThat(client.delete("/pipelines/" + pipeline).status()).isEqualTo(204);
        for (String stage : stages()) {
            assertThat(client.get(stage).status()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/dns-stages| {}| project_id",
                "/tls-stages| {P,'route_stage_id':'99999999-9999-4999-8999-999999999999'}| route_stage_id",
                "/backend-stages| {P,'scaleway_serverless_function':{}}| backend_config",
                "/pipelines| {P,'name':'n','dns_stage_id':'99999999-9999-4999-8999-999999999999'}| dns_stage_id",
                "/pipelines| {P,'name':'n','dns_stage_id':'x'}| dns_stage_id"
            })
    void whatTheOldVersionDoesNotKnowIsRefused(String path, String body, String argument) {
        RawClient.Answer answer = client.post(path, body.replace("P", project));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/details/0/argument_name").asText()).isEqualTo(argument);
    }

    @Test
    void aStageOfOnePipelineCannotBecomeHeadOfAnother() {
        pipeline(",'dns_stage_id':'" + dns + "'");

        RawClient.Answer answer =
                client.post("/pipelines", "{" + project + ",'name':'other','dns_stage_id':'" + dns + "'}");

        assertThat(answer.status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"/waf-stages", "/search-waf-stages", "/vpc-endpoints", "/pipelines/ID/dns-stages"})
    void whatCameLaterIsNotThere(String path) {
        assertThat(client.get(path.replace("ID", pipeline(""))).status()).isEqualTo(404);
    }

    @Test
    void aBackendOfALaterKindIsNotShown() {
        String pipeline = pipeline("");
        String later = today.post(
                        "/pipelines/" + pipeline + "/backend-stages",
                        "{'scaleway_serverless_function':{'region':'fr-par','function_id':'" + ID + "'}}")
                .id();

        assertThat(client.get("/backend-stages/" + later).status()).isEqualTo(404);
        assertThat(client.get("/backend-stages?pipeline_id=" + pipeline).json().path("stages"))
                .isEmpty();
        assertThat(client.get("/pipelines-stages").json().at("/pipelines/0/backend_stages"))
                .isEmpty();
    }

    private List<String> stages() {
        return List.of(
                "/dns-stages/" + dns, "/tls-stages/" + tls, "/cache-stages/" + cache, "/backend-stages/" + backend);
    }

    private String pipeline(String more) {
        RawClient.Answer answer =
                client.post("/pipelines", "{" + project + ",'name':'shop','description':''" + more + "}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.id();
    }
}
