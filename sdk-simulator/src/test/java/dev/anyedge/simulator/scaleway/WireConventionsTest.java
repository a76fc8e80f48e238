package dev.anyedge.simulator.scaleway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anyedge.simulator.SimulatorClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One test per convention of the wire (Scaleway reference §2, §4). */
class WireConventionsTest {

    private final SimulatorClock clock = SimulatorClock.manual(Instant.parse("2026-08-20T10:00:00.123456999Z"));
    private final ScalewaySimulator simulator =
            ScalewaySimulator.builder().clock(clock).start();
    private final RawClient client = RawClient.of(simulator);

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void anAnswerCarriesTheHeadersOfTheGatewayAndANewRequestIdEachTime() {
        Set<String> requestIds = new HashSet<>();
        for (int i = 0; i < 3; i++) {
            RawClient.Answer answer = client.get("/pipelines");
            assertThat(answer.headers().map().keySet().stream().map(name -> name.toLowerCase(java.util.Locale.ROOT)))
                    .containsExactlyInAnyOrder(
                            "content-type",
                            "content-length",
                            "date",
                            "server",
                            "x-request-id",
                            "content-security-policy",
                            "strict-transport-security",
                            "x-content-type-options",
                            "x-frame-options");
            assertThat(answer.header("Content-Type")).contains("application/json");
            assertThat(answer.header("Date")).contains("Thu, 20 Aug 2026 10:00:00 GMT");
            assertThat(answer.header("Server").orElseThrow())
                    .matches("Scaleway API Gateway \\(fr-par-[1-3];edge0[1-3]\\)");
            assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'; frame-ancestors 'none'");
            assertThat(answer.header("Strict-Transport-Security")).contains("max-age=63072000");
            assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
            assertThat(answer.header("X-Frame-Options")).contains("DENY");
            requestIds.add(answer.header("X-Request-Id").orElseThrow());
        }
        assertThat(requestIds).hasSize(3).allMatch(Arguments::isUuid);
    }

    @Test
    void creatingAnswers200WithTheWholeResource() {
        RawClient.Answer answer = client.post(
                "/pipelines", "{'project_id':'" + simulator.projectId() + "','name':'n','description':'d'}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("x-sim-evidence")).isEmpty();
        assertThat(answer.body())
                .isEqualTo(("{'created_at':'2026-08-20T10:00:00.123456999Z','description':'d','errors':[{'code':"
                                + "'pipeline_missing_head_stage','message':'first (head) stage missing','severity':"
                                + "'critical','stage':'unknown_stage','type':'config'}],'id':'" + answer.id()
                                + "','name':'n','organization_id':'44444444-4444-4444-4444-444444444444','project_id':"
                                + "'22222222-2222-2222-2222-222222222222','status':'warning','updated_at':"
                                + "'2026-08-20T10:00:00.123456999Z','vpc_endpoint_ids':[]}")
                        .replace('\'', '"'));
    }

    @Test
    void deletingAnswers204WithoutContentLength() {
        String pipeline = SiteStory.newPipeline(client, "p");

        RawClient.Answer answer = client.delete("/pipelines/" + pipeline);

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.header("Content-Length")).isEmpty();
        assertThat(answer.header("Content-Type")).contains("application/json");
    }

    @Test
    void anErrorCarriesItsContentLength() {
        RawClient.Answer answer = client.delete("/pipelines/" + simulator.projectId());

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Length")).contains("23");
    }

    @Test
    void jsonIsCompactWithKeysInAlphabeticalOrderAtEveryDepth() {
        SiteStory site = SiteStory.live(client, "shop", "cdn.shop.example");

        for (String path : List.of("/pipelines-stages", "/pipelines", "/plans", "/dns-stages/" + site.dns())) {
            RawClient.Answer answer = client.get(path);
            assertThat(answer.body())
                    .doesNotContain("\n")
                    .doesNotContain("\": ")
                    .doesNotEndWith("\n");
            assertKeysSorted(answer.json());
        }
    }

    private static void assertKeysSorted(JsonNode node) {
        List<String> keys = new ArrayList<>();
        node.fieldNames().forEachRemaining(keys::add);
        assertThat(keys).isSorted();
        node.forEach(WireConventionsTest::assertKeysSorted);
    }

    @Test
    void keysAreSnakeCaseOutAndSnakeOrCamelCaseIn() {
        String pipeline = SiteStory.newPipeline(client, "p");

        JsonNode backend = client.post(
                        "/pipelines/" + pipeline + "/backend-stages",
                        "{'scalewayS3':{'bucketName':'assets','bucketRegion':'fr-par','isWebsite':true}}")
                .json();
        JsonNode cache = client.post(
                        "/pipelines/" + pipeline + "/cache-stages",
                        "{'fallbackTtl':'60s','includeCookies':true,'backendStageId':'"
                                + backend.path("id").asText() + "'}")
                .json();

        assertThat(backend.at("/scaleway_s3/bucket_name").asText()).isEqualTo("assets");
        assertThat(backend.at("/scaleway_s3/is_website").asBoolean()).isTrue();
        assertThat(backend.has("scalewayS3")).isFalse();
        assertThat(cache.path("fallback_ttl").asText()).isEqualTo("60s");
        assertThat(cache.path("backend_stage_id")).isEqualTo(backend.path("id"));
    }

    @Test
    void membersOfAOneofThatAreNotChosenAreAbsent() {
        String pipeline = SiteStory.newPipeline(client, "p");

        JsonNode dns =
                client.post("/pipelines/" + pipeline + "/dns-stages", "{}").json();
        JsonNode backend = client.post(
                        "/pipelines/" + pipeline + "/backend-stages",
                        "{'scaleway_s3':{'bucket_name':'b','bucket_region':'fr-par'},'scaleway_lb':null}")
                .json();

        assertThat(dns.has("tls_stage_id")).isFalse();
        assertThat(dns.has("cache_stage_id")).isFalse();
        assertThat(dns.has("backend_stage_id")).isFalse();
        assertThat(backend.has("scaleway_lb")).isFalse();
    }

    @Test
    void arraysAreAlwaysThereAndPlainStringsAreEmptyAndWrappedValuesAreNull() {
        String pipeline = SiteStory.newPipeline(client, "p");

        JsonNode dns = client.post("/pipelines/" + pipeline + "/dns-stages", "{'fqdns':null}")
                .json();
        JsonNode tls = client.post("/pipelines/" + pipeline + "/tls-stages", "{'secrets':null}")
                .json();

        assertThat(dns.path("fqdns").isArray()).isTrue();
        assertThat(dns.path("default_fqdn").textValue()).isEmpty();
        assertThat(dns.path("default_private_fqdn").textValue()).isEmpty();
        assertThat(tls.path("secrets").isArray()).isTrue();
        assertThat(tls.path("certificate_expires_at").isNull()).isTrue();
    }

    @Test
    void aLoadBalancerComesBackWithItsNullsNormalised() {
        String pipeline = SiteStory.newPipeline(client, "p");
        String id = "aaaaaaaa-0000-4000-8000-000000000001";

        JsonNode backend = client.post(
                        "/pipelines/" + pipeline + "/backend-stages",
                        "{'scaleway_lb':{'lbs':[{'id':'" + id + "','zone':'fr-par-1','frontend_id':'" + id
                                + "','is_ssl':true,'domain_name':null,'has_websocket':false,'private_network_id':null}]}}")
                .json();

        assertThat(backend.path("scaleway_lb").toString())
                .isEqualTo(("{'lbs':[{'domain_name':'','frontend_id':'" + id + "','has_websocket':false,'id':'" + id
                                + "','is_ssl':true,'private_network_id':null,'zone':'fr-par-1'}]}")
                        .replace('\'', '"'));
    }

    @Test
    void whatACallHasWrittenCarriesNineDigitsAndWhatIsReadSixCutNotRounded() {
        String pipeline = SiteStory.newPipeline(client, "p");
        JsonNode created =
                client.post("/pipelines/" + pipeline + "/cache-stages", "{}").json();
        String path = "/cache-stages/" + created.path("id").asText();
        clock.advance(Duration.ofSeconds(2));
        JsonNode patched = client.patch(path, "{'fallback_ttl':'10s'}").json();
        JsonNode read = client.get(path).json();

        assertThat(created.path("created_at").asText()).isEqualTo("2026-08-20T10:00:00.123456999Z");
        assertThat(created.path("updated_at")).isEqualTo(created.path("created_at"));
        assertThat(patched.path("created_at").asText()).isEqualTo("2026-08-20T10:00:00.123456Z");
        assertThat(patched.path("updated_at").asText()).isEqualTo("2026-08-20T10:00:02.123456999Z");
        assertThat(read.path("created_at").asText()).isEqualTo("2026-08-20T10:00:00.123456Z");
        assertThat(read.path("updated_at").asText()).isEqualTo("2026-08-20T10:00:02.123456Z");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-01T00:00:00Z,2026-01-01T00:00:00Z",
        "2026-01-01T00:00:00.500Z,2026-01-01T00:00:00.500Z",
        "2026-01-01T00:00:00.000001Z,2026-01-01T00:00:00.000001Z",
        "2026-01-01T00:00:00.120000001Z,2026-01-01T00:00:00.120Z"
    })
    void aTimeStampReadBackHasNoZeroesAtItsTail(Instant instant, String text) {
        assertThat(Timestamps.read(instant)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "1800s,1800s",
        "3600.000000000s,3600s",
        "0s,0s",
        "0.5s,0.500s",
        "1.000001s,1.000001s",
        "1.000000001s,1.000000001s"
    })
    void aDurationComesBackInItsCanonicalSpelling(String in, String out) {
        String pipeline = SiteStory.newPipeline(client, "p");

        JsonNode cache = client.post("/pipelines/" + pipeline + "/cache-stages", "{'fallback_ttl':'" + in + "'}")
                .json();

        assertThat(cache.path("fallback_ttl").asText()).isEqualTo(out);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3600", "'3600'", "'1h'", "'-5s'", "'s'", "''", "{}"})
    void whatIsNotSecondsInAStringIsNoDuration(String value) {
        String pipeline = SiteStory.newPipeline(client, "p");

        RawClient.Answer answer =
                client.post("/pipelines/" + pipeline + "/cache-stages", "{'fallback_ttl':" + value + "}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/details/0/argument_name").asText()).isEqualTo("fallback_ttl");
    }

    @Test
    void countsAreNumbers() {
        assertThat(client.get("/pipelines").json().path("total_count").isIntegralNumber())
                .isTrue();
    }

    @Test
    void aPatchMergesReplacesArraysWholeAndAnswersTheWholeResource() {
        String pipeline = SiteStory.newPipeline(client, "p");
        String dns = client.post(
                        "/pipelines/" + pipeline + "/dns-stages",
                        "{'fqdns':['a.example','b.example'],'wildcard_domain':true}")
                .id();

        JsonNode answer =
                client.patch("/dns-stages/" + dns, "{'fqdns':['c.example']}").json();

        assertThat(answer.path("fqdns").toString()).isEqualTo("[\"c.example\"]");
        assertThat(answer.path("wildcard_domain").asBoolean()).isTrue();
        assertThat(answer.path("id").asText()).isEqualTo(dns);
    }

    @Test
    void settingOneSuccessorReplacesTheOther() {
        SiteStory site = SiteStory.create(client, "p", "");

        JsonNode dns = client.patch("/dns-stages/" + site.dns(), "{'backend_stage_id':'" + site.backend() + "'}")
                .json();

        assertThat(dns.path("backend_stage_id").asText()).isEqualTo(site.backend());
        assertThat(dns.has("tls_stage_id")).isFalse();
    }

    @Test
    void anEmptyStringClearsALinkAndNullLeavesIt() {
        SiteStory site = SiteStory.create(client, "p", "");

        assertThat(client.patch("/dns-stages/" + site.dns(), "{'tls_stage_id':null}")
                        .json()
                        .path("tls_stage_id")
                        .asText())
                .isEqualTo(site.tls());
        assertThat(client.patch("/dns-stages/" + site.dns(), "{'tls_stage_id':''}")
                        .json()
                        .has("tls_stage_id"))
                .isFalse();
    }

    @Test
    void replacingTheKindOfABackendRemovesTheFormerOne() {
        SiteStory site = SiteStory.create(client, "p", "");

        JsonNode backend = client.patch(
                        "/backend-stages/" + site.backend(),
                        "{'scaleway_serverless_function':{'region':'nl-ams','function_id':'" + site.dns() + "'}}")
                .json();

        assertThat(backend.has("scaleway_s3")).isFalse();
        assertThat(backend.at("/scaleway_serverless_function/region").asText()).isEqualTo("nl-ams");
    }

    @Test
    void unknownKeysAreIgnored() {
        SiteStory site = SiteStory.create(client, "p", "");

        RawClient.Answer answer = client.patch(
                "/pipelines/" + site.pipeline(), "{'name':'q','dns_stage_id':'" + site.dns() + "','whatever':[1]}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("name").asText()).isEqualTo("q");
        assertThat(answer.json().has("dns_stage_id")).isFalse();
        assertThat(client.patch("/backend-stages/" + site.backend(), "{'pipeline_id':''}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void theSecretsOfATlsStageAreWrappedOnUpdateAndABareArrayIsNotHeard() {
        SiteStory site = SiteStory.create(client, "p", "cdn.shop.example");
        String secret = "[{'secret_id':'" + site.dns() + "','region':'fr-par'}]";

        assertThat(client.patch("/tls-stages/" + site.tls(), "{'secrets':" + secret + "}")
                        .json()
                        .path("secrets"))
                .isEmpty();
        JsonNode wrapped = client.patch(
                        "/tls-stages/" + site.tls(), "{'tls_secrets_config':{'tls_secrets':" + secret + "}}")
                .json();
        assertThat(wrapped.at("/secrets/0/secret_id").asText()).isEqualTo(site.dns());
        assertThat(wrapped.has("tls_secrets_config")).isFalse();
    }

    @Test
    void theTypeOfADnsStageFollowsFromItsNames() {
        try (ScalewaySimulator other =
                ScalewaySimulator.builder().managedZone("shop.example").start()) {
            RawClient there = RawClient.of(other);
            String path = "/pipelines/" + SiteStory.newPipeline(there, "p") + "/dns-stages";

            assertThat(there.post(path, "{}").json().path("type").asText()).isEqualTo("auto");
            assertThat(there.post(path, "{'fqdns':['cdn.shop.example']}")
                            .json()
                            .path("type")
                            .asText())
                    .isEqualTo("managed");
            assertThat(there.post(path, "{'fqdns':['cdn.workshop.example']}")
                            .json()
                            .path("type")
                            .asText())
                    .isEqualTo("custom");
        }
    }

    @Test
    void anUnknownModeLeavesAFirewallAsItIs() {
        String pipeline = SiteStory.newPipeline(client, "p");
        String waf = client.post("/pipelines/" + pipeline + "/waf-stages", "{'mode':'enable','paranoia_level':3}")
                .id();

        JsonNode answer = client.patch("/waf-stages/" + waf, "{'mode':'unknown_mode','paranoia_level':4}")
                .json();

        assertThat(answer.path("mode").asText()).isEqualTo("enable");
        assertThat(answer.path("paranoia_level").asInt()).isEqualTo(4);
    }
}
