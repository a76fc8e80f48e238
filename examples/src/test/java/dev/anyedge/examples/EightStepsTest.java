package dev.anyedge.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyedge.simulator.scaleway.ScalewaySimulator;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The vendor's quickstart in both versions of the API, and each request of it as it goes over the wire. */
class EightStepsTest {

    @Test
    void theFirstVersionBuildsStagesUpwardsAndThePipelineUponThem() {
        assertThat(requests("--dialect", "v1alpha1"))
                .containsExactly(
                        "POST /edge-services/v1alpha1/backend-stages",
                        "{\"scaleway_s3\":{\"bucket_name\":\"my-scw-bucket\",\"bucket_region\":\"fr-par\",\"is_website\":true},"
                                + "\"project_id\":\"<project>\"}",
                        "POST /edge-services/v1alpha1/cache-stages",
                        "{\"fallback_ttl\":\"1800s\",\"backend_stage_id\":\"<backend stage>\",\"project_id\":\"<project>\"}",
                        "POST /edge-services/v1alpha1/tls-stages",
                        "{\"managed_certificate\":true,\"cache_stage_id\":\"<cache stage>\",\"project_id\":\"<project>\"}",
                        "POST /edge-services/v1alpha1/dns-stages",
                        "{\"fqdns\":[\"myendpoint.example.com\"],\"tls_stage_id\":\"<tls stage>\",\"project_id\":\"<project>\"}",
                        "POST /edge-services/v1alpha1/pipelines",
                        "{\"project_id\":\"<project>\",\"name\":\"mypipeline\",\"description\":\"my-pipeline\","
                                + "\"dns_stage_id\":\"<dns stage>\"}",
                        "GET /edge-services/v1alpha1/pipelines/<pipeline>",
                        "POST /edge-services/v1alpha1/purge-requests",
                        "{\"pipeline_id\":\"<pipeline>\",\"assets\":[\"/index.html\"]}",
                        "GET /edge-services/v1alpha1/purge-requests/·",
                        "DELETE /edge-services/v1alpha1/pipelines/<pipeline>");
    }

    @Test
    void todaysVersionBuildsThePipelineFirstAndSetsItsHead() {
        assertThat(requests())
                .containsExactly(
                        "POST /edge-services/v1beta1/pipelines",
                        "{\"project_id\":\"<project>\",\"name\":\"mypipeline\",\"description\":\"my-pipeline\"}",
                        "POST /edge-services/v1beta1/pipelines/<pipeline>/backend-stages",
                        "{\"scaleway_s3\":{\"bucket_name\":\"my-scw-bucket\",\"bucket_region\":\"fr-par\",\"is_website\":true}}",
                        "POST /edge-services/v1beta1/pipelines/<pipeline>/cache-stages",
                        "{\"fallback_ttl\":\"1800s\",\"backend_stage_id\":\"<backend stage>\"}",
                        "POST /edge-services/v1beta1/pipelines/<pipeline>/tls-stages",
                        "{\"managed_certificate\":true,\"cache_stage_id\":\"<cache stage>\"}",
                        "POST /edge-services/v1beta1/pipelines/<pipeline>/dns-stages",
                        "{\"fqdns\":[\"myendpoint.example.com\"],\"tls_stage_id\":\"<tls stage>\"}",
                        "POST /edge-services/v1beta1/pipelines/<pipeline>/set-head-stage",
                        "{\"add_new_head_stage\":{\"new_stage_id\":\"<dns stage>\"}}",
                        "GET /edge-services/v1beta1/pipelines/<pipeline>",
                        "POST /edge-services/v1beta1/purge-requests",
                        "{\"pipeline_id\":\"<pipeline>\",\"assets\":[\"/index.html\"]}",
                        "GET /edge-services/v1beta1/purge-requests/·",
                        "DELETE /edge-services/v1beta1/pipelines/<pipeline>");
    }

    @Test
    void withoutADomainTheTlsAndDnsStagesAreEmptyInTheFirstVersion() {
        assertThat(requests("--dialect", "v1alpha1", "--assigned"))
                .containsSubsequence(
                        "POST /edge-services/v1alpha1/tls-stages",
                        "{\"cache_stage_id\":\"<cache stage>\",\"project_id\":\"<project>\"}",
                        "POST /edge-services/v1alpha1/dns-stages",
                        "{\"tls_stage_id\":\"<tls stage>\",\"project_id\":\"<project>\"}");
    }

    @Test
    void withoutADomainTheTlsAndDnsStagesAreEmptyInTodaysVersion() {
        assertThat(requests("--assigned"))
                .containsSubsequence(
                        "POST /edge-services/v1beta1/pipelines/<pipeline>/tls-stages",
                        "{\"cache_stage_id\":\"<cache stage>\"}",
                        "POST /edge-services/v1beta1/pipelines/<pipeline>/dns-stages",
                        "{\"tls_stage_id\":\"<tls stage>\"}");
    }

    @Test
    void thePageIsMissedThenHitAndMissedAgainAfterThePurge() {
        for (String[] arguments : new String[][] {
            {"--dialect", "v1alpha1"}, {"--dialect", "v1alpha1", "--assigned"}, {"--dialect", "v1beta1"}, {"--assigned"}
        }) {
            String told = told(arguments);

            assertThat(told.lines().filter(line -> line.contains("X-Cache")))
                    .as(told)
                    .satisfiesExactly(
                            line -> assertThat(line).contains("200", "miss"),
                            line -> assertThat(line).contains("200", "hit"),
                            line -> assertThat(line).contains("200", "miss"));
            assertThat(told).contains("8. Delete").contains("mypipeline is ready");
        }
    }

    @Test
    void theSecretKeyIsNeverPrinted() {
        assertThat(told("--dialect", "v1alpha1")).doesNotContain("1111").doesNotContain("X-Auth-Token");
    }

    @Test
    void atARealEndpointTheBucketIsNotGuessedAndNothingIsCalled() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        int exit = EightSteps.run(new PrintStream(bytes, true, StandardCharsets.UTF_8), "http://127.0.0.1:9");

        assertThat(exit).isEqualTo(2);
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .startsWith("At a real endpoint, name a bucket of the project: --bucket NAME")
                .doesNotContain("/edge-services/");
    }

    @Test
    void whatIsLeftBehindAfterAFailureIsSaid() {
        try (ScalewaySimulator simulator = ScalewaySimulator.start()) {
            simulator.faults().add("POST:*/dns-stages:1:status=403");
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();

            int exit = EightSteps.run(
                    new PrintStream(bytes, true, StandardCharsets.UTF_8),
                    "--dialect=v1alpha1",
                    "--bucket=assets",
                    simulator.baseUri().toString());

            assertThat(exit).isEqualTo(1);
            assertThat(bytes.toString(StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> line.contains("left behind"))
                            .map(line -> line.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "·")
                                    .strip()))
                    .containsExactly(
                            "left behind, to be deleted by hand: backend stage ·",
                            "left behind, to be deleted by hand: cache stage ·",
                            "left behind, to be deleted by hand: tls stage ·");
        }
    }

    /** The requests of a run, with the name of what it is in place of each id. */
    private static List<String> requests(String... arguments) {
        String told = told(arguments).replace("22222222-2222-2222-2222-222222222222", "<project>");
        Matcher made = Pattern.compile("→ ([a-z ]+) ([0-9a-f-]{36})").matcher(told);
        String named = told;
        while (made.find()) {
            named = named.replace(made.group(2), "<" + made.group(1) + ">");
        }
        return named.lines()
                .map(String::strip)
                .filter(line -> line.matches("(GET|POST|PATCH|PUT|DELETE) /.*|\\{.*"))
                .map(line -> line.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "·"))
                .toList();
    }

    private static String told(String... arguments) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int exit = EightSteps.run(new PrintStream(bytes, true, StandardCharsets.UTF_8), arguments);
        String told = bytes.toString(StandardCharsets.UTF_8);
        assertThat(exit).as(told).isZero();
        return told;
    }
}
