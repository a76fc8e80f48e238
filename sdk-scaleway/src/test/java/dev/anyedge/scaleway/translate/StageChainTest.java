package dev.anyedge.scaleway.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.error.Violation;
import dev.anyedge.cdn.model.JsonValue;
import dev.anyedge.scaleway.api.Stage;
import dev.anyedge.scaleway.api.StageKind;
import dev.anyedge.scaleway.api.StageLink;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The document: what is accepted, what is refused and where, and how to find one's way in it. */
class StageChainTest {
    /** As the API answers, with leftovers and members of a later version. */
    private static final String LIVE = """
            {"pipeline": {"created_at": "2026-07-21T14:49:10.620608Z", "description": "d", "errors": [], "id": "P",
                "name": "shop", "organization_id": "O", "project_id": "X", "status": "ready",
                "updated_at": "2026-07-21T14:49:10.620608Z", "vpc_endpoint_ids": [], "colour": "blue"},
             "dns_stages": [{"created_at": "2026-07-21T14:49:10.620608Z", "default_fqdn": "p.svc.edge.scw.cloud",
                "default_private_fqdn": "", "fqdns": ["cdn.shop.example"], "full_private": false, "id": "D",
                "pipeline_id": "P", "status": "active", "tls_stage_id": "T", "type": "custom",
                "updated_at": "2026-07-21T14:49:10.620608Z", "wildcard_domain": false}],
             "tls_stages": [{"id": "T", "certificate_expires_at": null, "managed_certificate": true, "secrets": [],
                "cache_stage_id": "C", "pipeline_id": "P", "status": "active"},
                {"id": "T2", "managed_certificate": false, "secrets": [{"secret_id": "S", "region": "fr-par", "v": 2}]}],
             "cache_stages": [{"id": "C", "fallback_ttl": "3600.000000000s", "include_cookies": false,
                "route_stage_id": "R"}],
             "route_stages": [{"id": "R", "waf_stage_id": "W", "route_rules": [
                {"position": 1, "route_stage_id": "R", "backend_stage_id": "B2",
                 "rule_http_match": {"method_filters": ["get", "brew"], "path_filter":
                    {"path_filter_type": "regex", "value": "/api/.*"}, "host_filter": null, "new_filter": {"a": 1}}},
                {"position": 2, "route_stage_id": "R", "waf_stage_id": "W", "rule_http_match": null}]}],
             "waf_stages": [{"id": "W", "mode": "enable", "paranoia_level": 2, "backend_stage_id": "B"}],
             "backend_stages": [{"id": "B", "scaleway_s3": {"bucket_name": "b", "bucket_region": "fr-par",
                "is_website": false}},
                {"id": "B2", "scaleway_lb": {"lbs": [{"domain_name": "", "frontend_id": "F", "has_websocket": false,
                "id": "L", "is_ssl": true, "private_network_id": null, "zone": "fr-par-1", "weight": 5}]}},
                {"id": "B3", "scaleway_mystery": {"x": 1}}],
             "head_stage": {"dns_stage_id": "D", "since": "July"},
             "rate_stages": [{"id": "Q"}]}
            """;

    @Test
    void aLiveAnswerIsAcceptedAndNothingOfItIsLost() {
        StageChain chain = StageChain.fromJson(LIVE);
        assertThat(chain.pipeline().extra()).containsKey("colour");
        assertThat(chain.extra()).containsEntry("rate_stages", JsonValue.parse("[{\"id\":\"Q\"}]"));
        assertThat(StageChain.fromJson(chain.toJson())).isEqualTo(chain);
        for (String kept : List.of(
                "\"colour\"",
                "\"new_filter\"",
                "\"brew\"",
                "\"weight\"",
                "\"since\"",
                "\"v\"",
                "scaleway_mystery",
                "2026-07-21")) {
            assertThat(chain.toJson()).contains(kept);
        }
    }

    @Test
    void theWayOfARequestIsFoundAndWhatNothingLeadsTo() {
        StageChain chain = StageChain.fromJson(LIVE);
        assertThat(chain.head()).map(Stage::id).contains("D");
        assertThat(chain.headWay()).extracting(Stage::id).containsExactly("D", "T", "C", "R", "W", "B");
        assertThat(chain.reachableFrom(chain.head().orElseThrow())).contains(StageLink.backend("B2"));
        assertThat(chain.unlinked()).extracting(Stage::id).containsExactly("T2", "B3");
        assertThat(chain.stage(StageLink.waf("W"))).map(Stage::kind).contains(StageKind.WAF);
        assertThat(chain.stage(StageLink.waf("nobody"))).isEmpty();
        assertThat(chain.rulesOf("R")).hasSize(2);
        assertThat(chain.rulesOf("nobody")).isEmpty();
    }

    @Test
    void withoutAHeadNothingIsReachable() {
        StageChain chain = StageChain.fromJson("{\"dns_stages\": [{\"id\": \"D\"}], \"head_stage\": {}}");
        assertThat(chain.headWay()).isEmpty();
        assertThat(chain.unlinked()).hasSize(1);
    }

    @Test
    void aMissingPipelineIsNoViolation() {
        assertThat(StageChain.fromJson("{}").pipeline().name()).isEmpty();
        assertThat(StageChain.fromJson("{\"pipeline\": null}").stages()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/pipeline | {'pipeline': 7}",
                "/pipeline/name | {'pipeline': {'name': ''}}",
                "/pipeline/description | {'pipeline': {'description': []}}",
                "/dns_stages | {'dns_stages': {}}",
                "/dns_stages/0 | {'dns_stages': ['x']}",
                "/dns_stages/0/id | {'dns_stages': [{}]}",
                "/dns_stages/0/id | {'dns_stages': [{'id': ''}]}",
                "/dns_stages/0/id | {'dns_stages': [{'id': 7}]}",
                "/dns_stages/1/id | {'dns_stages': [{'id': 'D'}, {'id': 'D'}]}",
                "/dns_stages/0/fqdns | {'dns_stages': [{'id': 'D', 'fqdns': 'a'}]}",
                "/dns_stages/0/fqdns/1 | {'dns_stages': [{'id': 'D', 'fqdns': ['a', 1]}]}",
                "/dns_stages/0/wildcard_domain | {'dns_stages': [{'id': 'D', 'wildcard_domain': 'yes'}]}",
                "/dns_stages/0/tls_stage_id | {'dns_stages': [{'id': 'D', 'tls_stage_id': 'T'}]}",
                "/dns_stages/0/waf_stage_id | {'dns_stages': [{'id': 'D', 'waf_stage_id': 'W'}], 'waf_stages': [{'id': 'W'}]}",
                "/dns_stages/0/route_stage_id | {'dns_stages': [{'id': 'D', 'route_stage_id': 'R'}], 'route_stages': [{'id': 'R'}]}",
                "/tls_stages/0/dns_stage_id | {'tls_stages': [{'id': 'T', 'dns_stage_id': 'D'}], 'dns_stages': [{'id': 'D'}]}",
                "/tls_stages/0/backend_stage_id | {'tls_stages': [{'id': 'T', 'cache_stage_id': 'C', 'backend_stage_id': 'B'}], 'cache_stages': [{'id': 'C'}], 'backend_stages': [{'id': 'B'}]}",
                "/tls_stages/0/secrets/0 | {'tls_stages': [{'id': 'T', 'secrets': ['s']}]}",
                "/tls_stages/0/managed_certificate | {'tls_stages': [{'id': 'T', 'managed_certificate': 1}]}",
                "/cache_stages/0/fallback_ttl | {'cache_stages': [{'id': 'C', 'fallback_ttl': 3600}]}",
                "/cache_stages/0/fallback_ttl | {'cache_stages': [{'id': 'C', 'fallback_ttl': '1h'}]}",
                "/cache_stages/0/fallback_ttl | {'cache_stages': [{'id': 'C', 'fallback_ttl': '-1s'}]}",
                "/cache_stages/0/tls_stage_id | {'cache_stages': [{'id': 'C', 'tls_stage_id': 'T'}], 'tls_stages': [{'id': 'T'}]}",
                "/waf_stages/0/paranoia_level | {'waf_stages': [{'id': 'W', 'paranoia_level': 5}]}",
                "/waf_stages/0/paranoia_level | {'waf_stages': [{'id': 'W', 'paranoia_level': 0}]}",
                "/waf_stages/0/paranoia_level | {'waf_stages': [{'id': 'W', 'paranoia_level': 1.5}]}",
                "/waf_stages/0/route_stage_id | {'waf_stages': [{'id': 'W', 'route_stage_id': 'R'}], 'route_stages': [{'id': 'R'}]}",
                "/backend_stages/0/waf_stage_id | {'backend_stages': [{'id': 'B', 'waf_stage_id': 'W'}], 'waf_stages': [{'id': 'W'}]}",
                "/backend_stages/0/scaleway_lb | {'backend_stages': [{'id': 'B', 'scaleway_s3': {}, 'scaleway_lb': {}}]}",
                "/backend_stages/0/scaleway_lb/lbs/0/is_ssl | {'backend_stages': [{'id': 'B', 'scaleway_lb': {'lbs': [{'is_ssl': 'x'}]}}]}",
                "/backend_stages/0/scaleway_s3/bucket_name | {'backend_stages': [{'id': 'B', 'scaleway_s3': {'bucket_name': 7}}]}",
                "/route_stages/0/cache_stage_id | {'route_stages': [{'id': 'R', 'cache_stage_id': 'C'}], 'cache_stages': [{'id': 'C'}]}",
                "/route_stages/0/route_rules | {'route_stages': [{'id': 'R', 'route_rules': {}}]}",
                "/route_stages/0/route_rules/0/backend_stage_id | {'route_stages': [{'id': 'R', 'route_rules': [{'backend_stage_id': 'B'}]}]}",
                "/route_stages/0/route_rules/0/rule_http_match/method_filters | {'route_stages': [{'id': 'R', 'route_rules': [{'rule_http_match': {'method_filters': 'get'}}]}]}",
                "/route_stages/0/route_rules/0/rule_http_match/path_filter/value | {'route_stages': [{'id': 'R', 'route_rules': [{'rule_http_match': {'path_filter': {'path_filter_type': 'regex', 'value': '/(a'}}}]}]}",
                "/route_stages/0/route_rules/0/rule_http_match/host_filter/value | {'route_stages': [{'id': 'R', 'route_rules': [{'rule_http_match': {'host_filter': {'host_filter_type': 'regex', 'value': '(?=a)'}}}]}]}",
                "/head_stage | {'head_stage': 'D'}",
                "/head_stage/dns_stage_id | {'head_stage': {'dns_stage_id': 'D'}}",
            })
    void whatBreaksTheProvidersRulesIsRefusedWithItsPlace(String pointer, String json) {
        ValidationException refusal =
                catchThrowableOfType(ValidationException.class, () -> StageChain.fromJson(json.replace('\'', '"')));
        assertThat(refusal.violations()).extracting(Violation::pointer).containsExactly(pointer);
        assertThat(refusal.violations().get(0).found()).isNotEmpty();
        assertThat(refusal.violations().get(0).allowed()).isNotEmpty();
    }

    @Test
    void allViolationsAreSaidAtOnce() {
        assertThatThrownBy(() -> StageChain.fromJson("""
                {"dns_stages": [{"id": "D", "tls_stage_id": "nobody"}],
                 "waf_stages": [{"id": "W", "paranoia_level": 9}],
                 "head_stage": {"dns_stage_id": "nobody"}}"""))
                .isInstanceOfSatisfying(ValidationException.class, e -> assertThat(e.violations())
                        .hasSize(3));
    }

    @Test
    void whatIsNoDocumentIsRefused() {
        assertThatThrownBy(() -> StageChain.fromJson("[]")).isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> StageChain.fromJson("{\"a\":")).isInstanceOf(ValidationException.class);
    }
}
