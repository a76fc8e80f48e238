package dev.anyedge.simulator.scaleway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    /** What clients refuse before they send it (Scaleway reference §11.10). */
    @Nested
    class InvalidArguments {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{'name':'n'}| project_id| required",
                    "{'project_id':'x','name':'n'}| project_id| format",
                    "{'project_id':'22222222-2222-2222-2222-222222222222'}| name| required",
                    "{'project_id':'22222222-2222-2222-2222-222222222222','name':''}| name| required",
                    "{'project_id':'22222222-2222-2222-2222-222222222222','name':7}| name| format",
                    "[]| body| format",
                    "{'name'| body| format"
                })
        void aPipelineNeedsAProjectAndAName(String body, String argument, String reason) {
            try (ScalewaySimulator simulator = simulator()) {
                assertRefused(RawClient.of(simulator).post("/pipelines", body), argument, reason);
                assertThat(simulator.documents()).isEmpty();
            }
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "dns| {'fqdns':'a.example'}| fqdns| format",
                    "dns| {'fqdns':['']}| fqdns| constraint",
                    "dns| {'wildcard_domain':'yes'}| wildcard_domain| format",
                    "dns| {'tls_stage_id':'no-uuid'}| tls_stage_id| format",
                    "dns| {'tls_stage_id':'99999999-9999-4999-8999-999999999999'}| tls_stage_id| constraint",
                    "dns| {'waf_stage_id':'99999999-9999-4999-8999-999999999999'}| waf_stage_id| constraint",
                    "tls| {'secrets':[{'region':'fr-par'}]}| secrets.0.secret_id| required",
                    "tls| {'secrets':[{'secret_id':'99999999-9999-4999-8999-999999999999','region':'Paris'}]}"
                            + "| secrets.0.region| format",
                    "cache| {'fallback_ttl':60}| fallback_ttl| format",
                    "backend| {}| backend_config| required",
                    "backend| {'scaleway_s3':{'bucket_region':'fr-par'}}| scaleway_s3.bucket_name| required",
                    "backend| {'scaleway_lb':{'lbs':[]}}| scaleway_lb.lbs| required",
                    "backend| {'scaleway_lb':{'lbs':[{}]}}| scaleway_lb.lbs.0.id| required",
                    "backend| {'scaleway_s3':{},'scaleway_lb':{}}| scaleway_lb| constraint",
                    "waf| {'mode':'enable','paranoia_level':0}| paranoia_level| constraint",
                    "waf| {'mode':'enable','paranoia_level':5}| paranoia_level| constraint",
                    "waf| {'mode':'enable'}| paranoia_level| required",
                    "waf| {'mode':'block','paranoia_level':1}| mode| constraint",
                    "waf| {'mode':'unknown_mode','paranoia_level':1}| mode| constraint",
                    "waf| {'paranoia_level':1}| mode| required",
                    "route| {'cache_stage_id':'99999999-9999-4999-8999-999999999999'}| cache_stage_id| constraint"
                })
        void aStageIsCheckedBeforeItIsStored(String kind, String body, String argument, String reason) {
            try (ScalewaySimulator simulator = simulator()) {
                RawClient client = RawClient.of(simulator);
                String path = "/pipelines/" + SiteStory.newPipeline(client, "p") + "/" + kind + "-stages";

                assertRefused(client.post(path, body), argument, reason);
                assertThat(client.get(path).json().path("total_count").asInt()).isZero();
            }
        }

        @Test
        void twoSuccessorsAtOnceAreRefused() {
            try (ScalewaySimulator simulator = simulator()) {
                RawClient client = RawClient.of(simulator);
                SiteStory site = SiteStory.create(client, "p", "");

                assertRefused(
                        client.patch(
                                "/dns-stages/" + site.dns(),
                                "{'tls_stage_id':'" + site.tls() + "','backend_stage_id':'" + site.backend() + "'}"),
                        "backend_stage_id",
                        "constraint");
            }
        }

        @Test
        void aLinkIntoAnotherPipelineIsRefused() {
            try (ScalewaySimulator simulator = simulator()) {
                RawClient client = RawClient.of(simulator);
                SiteStory one = SiteStory.create(client, "one", "");
                SiteStory two = SiteStory.create(client, "two", "");

                assertRefused(
                        client.patch("/dns-stages/" + one.dns(), "{'tls_stage_id':'" + two.tls() + "'}"),
                        "tls_stage_id",
                        "constraint");
                assertThat(client.get("/dns-stages/" + one.dns())
                                .json()
                                .path("tls_stage_id")
                                .asText())
                        .isEqualTo(one.tls());
            }
        }

        @Test
        void aLinkToAStageOfAnotherKindIsRefused() {
            try (ScalewaySimulator simulator = simulator()) {
                RawClient client = RawClient.of(simulator);
                SiteStory site = SiteStory.create(client, "p", "");

                assertRefused(
                        client.patch("/dns-stages/" + site.dns(), "{'backend_stage_id':'" + site.tls() + "'}"),
                        "backend_stage_id",
                        "constraint");
            }
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{}| assets| required",
                    "{'assets':[]}| assets| required",
                    "{'all':false}| assets| required",
                    "{'assets':['/a'],'all':true}| assets| constraint",
                    "{'assets':['/a','b']}| assets.1| format"
                })
        void aPurgeNamesPathsOrEverything(String body, String argument, String reason) {
            try (ScalewaySimulator simulator = simulator()) {
                RawClient client = RawClient.of(simulator);
                String pipeline = SiteStory.newPipeline(client, "p");
                String named = body.equals("{}")
                        ? "{'pipeline_id':'" + pipeline + "'}"
                        : body.replace("{", "{'pipeline_id':'" + pipeline + "',");

                assertRefused(client.post("/purge-requests", named), argument, reason);
            }
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{}| action| required",
                    "{'add_new_head_stage':{},'remove_head_stage':{}}| action| constraint",
                    "{'add_new_head_stage':{}}| add_new_head_stage.new_stage_id| required",
                    "{'add_new_head_stage':{'new_stage_id':'x'}}| add_new_head_stage.new_stage_id| format",
                    "{'add_new_head_stage':{'new_stage_id':'TLS'}}| add_new_head_stage.new_stage_id| constraint",
                    "{'remove_head_stage':{'remove_stage_id':'DNS'}}| remove_head_stage.remove_stage_id| constraint",
                    "{'swap_head_stage':{'current_stage_id':'TLS','new_stage_id':'DNS'}}"
                            + "| swap_head_stage.current_stage_id| constraint"
                })
        void aHeadIsADnsStageOfThePipelineAndOnlyTheHeadCanBeRemoved(String body, String argument, String reason) {
            try (ScalewaySimulator simulator = simulator()) {
                RawClient client = RawClient.of(simulator);
                SiteStory site = SiteStory.create(client, "p", "");

                assertRefused(
                        client.post(
                                "/pipelines/" + site.pipeline() + "/set-head-stage",
                                body.replace("DNS", site.dns()).replace("TLS", site.tls())),
                        argument,
                        reason);
            }
        }

        @ParameterizedTest
        @CsvSource({"page=0,page", "page=x,page", "page_size=1001,page_size", "order_by=size,order_by"})
        void aListIsAskedForWithinItsBounds(String query, String argument) {
            try (ScalewaySimulator simulator = simulator()) {
                RawClient.Answer answer = RawClient.of(simulator).get("/pipelines?" + query);

                assertThat(answer.status()).isEqualTo(400);
                assertThat(answer.json().at("/details/0/argument_name").asText())
                        .isEqualTo(argument);
            }
        }

        private void assertRefused(RawClient.Answer answer, String argument, String reason) {
            assertThat(answer.status()).as(answer.body()).isEqualTo(400);
            assertThat(answer.header("x-sim-evidence")).contains("inferred");
            assertThat(answer.json().path("message").asText()).isEqualTo("invalid argument(s)");
            assertThat(answer.json().path("details")).as(answer.body()).anySatisfy(detail -> {
                assertThat(detail.path("argument_name").asText()).isEqualTo(argument);
                assertThat(detail.path("reason").asText()).isEqualTo(reason);
            });
        }
    }
}
