package dev.anyedge.simulator.scaleway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What clients refuse before they send it, the simulator refuses too (Scaleway reference §11.10). */
class InvalidArgumentsTest {

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
        try (ScalewaySimulator simulator = ScalewaySimulator.start()) {
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
        try (ScalewaySimulator simulator = ScalewaySimulator.start()) {
            RawClient client = RawClient.of(simulator);
            String path = "/pipelines/" + SiteStory.newPipeline(client, "p") + "/" + kind + "-stages";

            assertRefused(client.post(path, body), argument, reason);
            assertThat(client.get(path).json().path("total_count").asInt()).isZero();
        }
    }

    @Test
    void twoSuccessorsAtOnceAreRefused() {
        try (ScalewaySimulator simulator = ScalewaySimulator.start()) {
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
        try (ScalewaySimulator simulator = ScalewaySimulator.start()) {
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
        try (ScalewaySimulator simulator = ScalewaySimulator.start()) {
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
        try (ScalewaySimulator simulator = ScalewaySimulator.start()) {
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
        try (ScalewaySimulator simulator = ScalewaySimulator.start()) {
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
        try (ScalewaySimulator simulator = ScalewaySimulator.start()) {
            RawClient.Answer answer = RawClient.of(simulator).get("/pipelines?" + query);

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().at("/details/0/argument_name").asText()).isEqualTo(argument);
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
