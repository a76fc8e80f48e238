package dev.anyedge.scaleway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyedge.cdn.Deployment;
import dev.anyedge.cdn.RequiredAction;
import dev.anyedge.cdn.translation.Finding;
import dev.anyedge.scaleway.api.DnsStage;
import dev.anyedge.scaleway.api.Pipeline;
import dev.anyedge.scaleway.api.PipelineErrorCode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the provider says is wrong with a pipeline becomes findings with advice (Scaleway reference §5.2). */
class PipelineErrorsTest {
    private static final List<String> CODES = List.of(
            "unknown_code",
            "dns_invalid_format",
            "dns_invalid_tld",
            "dns_forbidden_root_domain",
            "dns_forbidden_scw_cloud",
            "dns_domain_dont_exist",
            "dns_cname_dont_exist",
            "dns_cname_resolve",
            "dns_fqdn_already_exists",
            "dns_fqdn_already_in_use",
            "tls_cert_deleted",
            "tls_cert_disabled",
            "tls_cert_expired",
            "tls_cert_invalid_format",
            "tls_cert_missing",
            "tls_chain_order",
            "tls_key_invalid_format",
            "tls_key_missing",
            "tls_key_too_many",
            "tls_managed_domain_rate_limit",
            "tls_managed_internal",
            "tls_pair_mismatch",
            "tls_root_inconsistent",
            "tls_root_incorrect",
            "tls_root_missing",
            "tls_san_mismatch",
            "tls_self_signed",
            "tls_managed_unsupported",
            "tls_not_wildcard",
            "tls_caa_malfunction",
            "pipeline_invalid_workflow",
            "pipeline_missing_head_stage",
            "pipeline_websocket_limit",
            "pipeline_configuration_failed");

    private static Deployment pipelineWith(String code) {
        Pipeline pipeline = Pipeline.fromJson("{\"id\": \"p\", \"name\": \"shop\", \"status\": \"warning\", \"errors\":"
                + " [{\"stage\": \"dns\", \"code\": \"" + code
                + "\", \"severity\": \"critical\", \"message\": \"said by"
                + " the provider\", \"type\": \"config\"}]}");
        DnsStage dns = DnsStage.fromJson(
                "{\"id\": \"d\", \"fqdns\": [\"cdn.shop.example\"], \"type\": \"custom\", \"tls_stage_id\": \"t\"}");
        return PipelineHealth.of(pipeline, List.of(dns), List.of("d"), true);
    }

    @Test
    void eachOfTheThirtyFourCodesIsAFindingWithAdviceOfItsOwn() {
        Set<String> advice = new HashSet<>();
        for (String code : CODES) {
            assertThat(pipelineWith(code).findings()).as(code).singleElement().satisfies(finding -> {
                assertThat(finding.message()).contains("said by the provider");
                assertThat(finding.hint()).as(code).isPresent();
                advice.add(finding.hint().orElseThrow());
            });
            assertThat(new PipelineErrorCode(code).known()).as(code).isEqualTo(!code.equals("unknown_code"));
        }
        assertThat(CODES).hasSize(34);
        assertThat(advice).hasSize(34);
    }

    @Test
    void aCodeThatCameLaterIsAFindingWithTheProvidersOwnWords() {
        Finding finding = pipelineWith("dns_dream").findings().get(0);

        assertThat(finding.message()).contains("said by the provider", "dns_dream");
        assertThat(finding.hint()).isPresent();
    }

    @Test
    void whatIsWrongWithACertificateOfTheUsersOwnIsTheUsersTurn() {
        for (String code : CODES) {
            boolean own =
                    code.startsWith("tls_") && !code.startsWith("tls_managed") && !code.equals("tls_caa_malfunction");
            if (own) {
                assertThat(pipelineWith(code).requiredActions())
                        .as(code)
                        .extracting(RequiredAction::kind)
                        .contains(RequiredAction.Kind.CERTIFICATE);
            }
        }
    }
}
