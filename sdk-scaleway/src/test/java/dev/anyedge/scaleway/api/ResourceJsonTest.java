package dev.anyedge.scaleway.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.model.JsonValue;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What the API says becomes a value, and nothing of it is lost on the way back. */
class ResourceJsonTest {

    @Test
    void aPipelineIsReadAsItWasRecorded() {
        Pipeline pipeline = Pipeline.fromJson("""
                {"created_at":"2026-07-21T14:49:10.620608655Z","description":"pipeline description","errors":[
                {"code":"pipeline_missing_head_stage","message":"first (head) stage missing","severity":"critical",
                "stage":"unknown_stage","type":"config"}],"id":"4d27","name":"my-edge_services-pipeline",
                "organization_id":"57a1","project_id":"79ff","status":"warning",
                "updated_at":"2026-07-21T14:49:10.620608655Z","vpc_endpoint_ids":[]}""");

        assertThat(pipeline.id()).isEqualTo("4d27");
        assertThat(pipeline.status()).isEqualTo(PipelineStatus.WARNING);
        assertThat(pipeline.createdAt()).contains(Instant.parse("2026-07-21T14:49:10.620608655Z"));
        assertThat(pipeline.errors())
                .extracting(PipelineError::code)
                .containsExactly(PipelineErrorCode.PIPELINE_MISSING_HEAD_STAGE);
        assertThat(pipeline.extra()).isEmpty();
    }

    @Test
    void unknownMembersSurviveAReadAndAWrite() {
        String json = """
                {"id":"C","pipeline_id":"P","fallback_ttl":"3600s","include_cookies":false,"route_stage_id":"R",
                "shield":{"pop":"ams"},"tiers":[1,2]}""";

        CacheStage stage = CacheStage.fromJson(json);

        assertThat(stage.extra())
                .containsEntry("shield", JsonValue.parse("{\"pop\":\"ams\"}"))
                .containsEntry("tiers", JsonValue.parse("[1,2]"))
                .hasSize(2);
        assertThat(JsonValue.parse(stage.toJson())).isEqualTo(JsonValue.parse(json));
    }

    @Test
    void theSuccessorIsOneValueWhateverItsKind() {
        assertThat(DnsStage.fromJson("{\"id\":\"D\",\"tls_stage_id\":\"T\"}").next())
                .contains(StageLink.tls("T"));
        assertThat(TlsStage.fromJson("{\"id\":\"T\",\"waf_stage_id\":\"W\"}").next())
                .contains(StageLink.waf("W"));
        assertThat(CacheStage.fromJson("{\"id\":\"C\"}").next()).isEmpty();
    }

    @Test
    void anUnknownKindOfBackendIsKeptAsItIs() {
        BackendStage stage =
                BackendStage.fromJson("{\"id\":\"B\",\"status\":\"inactive\",\"scaleway_vm\":{\"vm_id\":\"V\"}}");

        assertThat(stage.backend()).contains(new UnknownBackend("scaleway_vm", JsonValue.parse("{\"vm_id\":\"V\"}")));
        assertThat(stage.toJson()).contains("\"scaleway_vm\":{\"vm_id\":\"V\"}");
    }

    @Test
    void anUnknownWordIsKeptAsText() {
        Pipeline pipeline = Pipeline.fromJson("{\"id\":\"P\",\"status\":\"frozen\"}");

        assertThat(pipeline.status().text()).isEqualTo("frozen");
        assertThat(pipeline.status().known()).isFalse();
        assertThat(pipeline.toJson()).contains("\"status\":\"frozen\"");
    }

    @Test
    void durationsAreReadInEveryFormAndWrittenInOne() {
        assertThat(ttl("3600s")).isEqualTo(Duration.ofHours(1));
        assertThat(ttl("3600.000000000s")).isEqualTo(Duration.ofHours(1));
        assertThat(ttl("0.5s")).isEqualTo(Duration.ofMillis(500));
        assertThat(CacheStage.builder()
                        .id("C")
                        .fallbackTtl(Duration.ofHours(1))
                        .build()
                        .toJson())
                .contains("\"fallback_ttl\":\"3600s\"");
        assertThatThrownBy(() -> ttl("3600"))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("/fallback_ttl")
                .hasMessageContaining("3600s");
    }

    @Test
    void nullEmptyAndAbsentAreTheSame() {
        LoadBalancer lb = load("{\"id\":\"L\",\"zone\":\"fr-par-1\",\"frontend_id\":\"F\",\"is_ssl\":true,"
                + "\"domain_name\":\"\",\"private_network_id\":null}");

        assertThat(lb)
                .isEqualTo(LoadBalancer.builder()
                        .id("L")
                        .zone("fr-par-1")
                        .frontendId("F")
                        .ssl(true)
                        .build());
        assertThat(lb.domainName()).isEqualTo(Optional.empty());
    }

    /** The JDK's reader of times is the reference; ours is for the common form only, and must not be more generous. */
    @Test
    void timesAreReadAsTheJdkReadsThem() {
        long seed = 42;
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            String whole = Instant.ofEpochSecond(random.nextLong(-62_000_000_000L, 253_402_300_799L))
                    .toString();
            int digits = random.nextInt(11);
            String fraction = digits == 0 ? "" : "." + "123456789012".substring(0, digits);
            StringBuilder text = new StringBuilder(whole).insert(whole.length() - 1, fraction);
            if (random.nextInt(3) == 0) {
                text.setCharAt(random.nextInt(text.length()), "0259.:-TZ+ x".charAt(random.nextInt(12)));
            }
            Optional<Instant> expected = read(() -> Instant.parse(text));

            assertThat(read(() -> Pipeline.fromJson("{\"id\":\"P\",\"created_at\":\"" + text + "\"}")
                            .createdAt()
                            .orElseThrow()))
                    .as("%s (seed %d, case %d)", text, seed, i)
                    .isEqualTo(expected);
        }
    }

    private static Optional<Instant> read(Supplier<Instant> reader) {
        try {
            return Optional.of(reader.get());
        } catch (DateTimeException | ValidationException notATime) {
            return Optional.empty();
        }
    }

    @Test
    void whereAnAnswerIsWrongIsSaidToTheLetter() {
        assertThatThrownBy(
                        () -> PipelineStages.fromJson("{\"pipeline\":{\"id\":\"P\"},\"backend_stages\":[{\"id\":\"A\"},"
                                + "{\"id\":\"B\",\"scaleway_lb\":{\"lbs\":[{},{\"is_ssl\":\"maybe\"}]}}]}"))
                .hasMessageContaining("/backend_stages/1/scaleway_lb/lbs/1/is_ssl");
        assertThatThrownBy(
                        () -> Billing.fromJson("{\"plans_usage_details\":{\"a/b\":{\"plan_cost\":{\"units\":\"x\"}}}}"))
                .hasMessageContaining("/plans_usage_details/a~1b/plan_cost/units");
        assertThatThrownBy(() -> DnsStage.fromJson("{\"id\":\"D\",\"fqdns\":[\"a\",{}]}"))
                .hasMessageContaining("/fqdns/1");
        assertThatThrownBy(() -> TlsStage.fromJson("{\"id\":\"T\",\"secrets\":[{},7]}"))
                .hasMessageContaining("/secrets/1");
        assertThatThrownBy(() -> CacheStage.fromJson("{\"fallback_ttl\":\"1s\"}"))
                .hasMessageContaining("/id");
        assertThatThrownBy(() -> CacheStage.fromJson("[]")).isInstanceOf(ValidationException.class);
    }

    private static LoadBalancer load(String lb) {
        BackendStage stage = BackendStage.fromJson("{\"id\":\"B\",\"scaleway_lb\":{\"lbs\":[" + lb + "]}}");
        return ((LoadBalancerBackend) stage.backend().orElseThrow()).lbs().get(0);
    }

    private static Duration ttl(String text) {
        return CacheStage.fromJson("{\"id\":\"C\",\"fallback_ttl\":\"" + text + "\"}")
                .fallbackTtl()
                .orElseThrow();
    }
}
