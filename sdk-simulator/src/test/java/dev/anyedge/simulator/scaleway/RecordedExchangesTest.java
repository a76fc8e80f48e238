package dev.anyedge.simulator.scaleway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anyedge.simulator.SimulatorClock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Exchanges that were seen in real traffic (Scaleway reference §12.2), byte for byte but for ids, dates and what had a
 * later key added to it.
 */
class RecordedExchangesTest {

    private static final String T0 = "2026-07-21T14:49:10.620608655Z";
    private static final String UUID = "99999999-9999-4999-8999-999999999999";

    private final SimulatorClock clock = SimulatorClock.manual(Instant.parse(T0));
    private final ScalewaySimulator simulator = ScalewaySimulator.builder()
            .clock(clock)
            .managedZone("edge-dns-wc.example")
            .start();
    private final RawClient client = RawClient.of(simulator);
    private final Map<String, String> names = new LinkedHashMap<>();

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void aPipelineIsCreated() {
        exchange(
                "P",
                "POST",
                "/pipelines",
                "{'project_id':'PROJECT','name':'my-edge_services-pipeline','description':'pipeline description'}",
                "{'created_at':'T0','description':'pipeline description','errors':[{'code':'pipeline_missing_head_stage',"
                        + "'message':'first (head) stage missing','severity':'critical','stage':'unknown_stage','type':"
                        + "'config'}],'id':'P','name':'my-edge_services-pipeline','organization_id':'ORG','project_id':"
                        + "'PROJECT','status':'warning','updated_at':'T0','vpc_endpoint_ids':[]}");
    }

    @Test
    void aChainOfDnsTlsAndBackendIsBuilt() {
        pipeline();
        exchange(
                "B",
                "POST",
                "/pipelines/P/backend-stages",
                "{'scaleway_s3':{'bucket_name':'b','bucket_region':'fr-par','is_website':false}}",
                "{'created_at':'T0','id':'B','pipeline_id':'P','scaleway_s3':{'bucket_name':'b','bucket_region':"
                        + "'fr-par','is_website':false},'status':'inactive','updated_at':'T0'}");
        exchange(
                "T",
                "POST",
                "/pipelines/P/tls-stages",
                "{'secrets':[{'secret_id':'UUID','region':'fr-par'}],'managed_certificate':false,"
                        + "'backend_stage_id':'B'}",
                "{'backend_stage_id':'B','certificate_expires_at':null,'created_at':'T0','id':'T',"
                        + "'managed_certificate':false,'pipeline_id':'P','secrets':[{'region':'fr-par','secret_id':"
                        + "'UUID'}],'status':'inactive','updated_at':'T0'}");
        exchange(
                "D",
                "POST",
                "/pipelines/P/dns-stages",
                "{'fqdns':['edge-dns-wc.example'],'tls_stage_id':'T','wildcard_domain':true}",
                "{'created_at':'T0','default_fqdn':'','default_private_fqdn':'','fqdns':['edge-dns-wc.example'],"
                        + "'full_private':false,'id':'D','pipeline_id':'P','status':'inactive','tls_stage_id':'T',"
                        + "'type':'managed','updated_at':'T0','wildcard_domain':true}");
        exchange(
                "",
                "GET",
                "/pipelines/P/backend-stages?order_by=created_at_asc",
                "",
                "{'stages':[{'created_at':'T0-SHORT','id':'B','pipeline_id':'P','scaleway_s3':{'bucket_name':'b',"
                        + "'bucket_region':'fr-par','is_website':false},'status':'inactive','updated_at':'T0-SHORT'}],"
                        + "'total_count':1}");
    }

    @Test
    void aCacheStageIsCreatedAndPatched() {
        pipeline();
        exchange(
                "C",
                "POST",
                "/pipelines/P/cache-stages",
                "{'fallback_ttl':'3600.000000000s','include_cookies':false}",
                "{'created_at':'T0','fallback_ttl':'3600s','id':'C','include_cookies':false,'pipeline_id':'P',"
                        + "'status':'inactive','updated_at':'T0'}");
        clock.advance(Duration.ofSeconds(2));
        exchange(
                "",
                "PATCH",
                "/cache-stages/C",
                "{'fallback_ttl':'7200.000000000s','include_cookies':true}",
                "{'created_at':'T0-SHORT','fallback_ttl':'7200s','id':'C','include_cookies':true,'pipeline_id':'P',"
                        + "'status':'inactive','updated_at':'2026-07-21T14:49:12.620608655Z'}");
    }

    @Test
    void routeRulesAreSetAndRead() {
        pipeline();
        JsonNode backend = client.post(
                        named("/pipelines/P/backend-stages"),
                        "{'scaleway_s3':{'bucket_name':'b','bucket_region':'fr-par'}}")
                .json();
        names.put("B", backend.path("id").asText());
        names.put(
                "W",
                client.post(
                                named("/pipelines/P/waf-stages"),
                                named("{'mode':'enable','paranoia_level':3,'backend_stage_id':'B'}"))
                        .id());
        exchange(
                "R",
                "POST",
                "/pipelines/P/route-stages",
                "{'backend_stage_id':'B'}",
                "{'backend_stage_id':'B','created_at':'T0','id':'R','pipeline_id':'P','status':'inactive',"
                        + "'updated_at':'T0'}");
        String rules = "'route_rules':[{'position':1,'route_stage_id':'R','rule_http_match':{'host_filter':null,"
                + "'method_filters':['get'],'path_filter':{'path_filter_type':'regex','value':'/api/.*'}},"
                + "'waf_stage_id':'W'}]";
        exchange(
                "",
                "PUT",
                "/route-stages/R/route-rules",
                "{'route_rules':[{'rule_http_match':{'method_filters':['get'],'path_filter':{'path_filter_type':"
                        + "'regex','value':'/api/.*'}},'waf_stage_id':'W'}]}",
                "{" + rules + "}");
        exchange("", "GET", "/route-stages/R/route-rules", "", "{" + rules + ",'total_count':1}");
    }

    private void pipeline() {
        names.put("P", SiteStory.newPipeline(client, "p"));
    }

    /** Sends, remembers the id of the answer under a letter, and compares all of the answer. */
    private void exchange(String letter, String method, String path, String body, String expected) {
        RawClient.Answer answer = client.call(method, named(path), named(body));
        if (!letter.isEmpty()) {
            names.put(letter, answer.id());
        }
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(named(expected).replace('\'', '"'));
    }

    private String named(String text) {
        String result = text.replace("PROJECT", simulator.projectId())
                .replace("ORG", ScalewaySimulator.DEFAULT_ORGANIZATION_ID)
                .replace("UUID", UUID)
                .replace("T0-SHORT", "2026-07-21T14:49:10.620608Z")
                .replace("'T0'", "'" + T0 + "'");
        for (Map.Entry<String, String> name : names.entrySet()) {
            result = result.replace("'" + name.getKey() + "'", "'" + name.getValue() + "'")
                    .replaceAll("/" + name.getKey() + "(?=/|$)", "/" + name.getValue());
        }
        return result;
    }
}
