package dev.anyedge.simulator.fujitsu;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anyedge.simulator.SimulatorClock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The life of a service, call by call, and what its states mean. */
class ServiceStoryTest {

    private static final String BROKEN = RawClient.SITE.replace("'fixed'", "'forever'");
    private static final String OTHER = RawClient.SITE.replace("'1d'", "'2h'");

    private final SimulatorClock clock = SimulatorClock.manual();
    private final FujitsuSimulator simulator =
            FujitsuSimulator.builder().clock(clock).start();
    private final RawClient client = RawClient.of(simulator);

    @AfterEach
    void stop() {
        simulator.close();
    }

    private void later() {
        clock.advance(Duration.ofSeconds(1));
    }

    private RawClient.Answer edit(String id, String parameters, String rules) {
        RawClient.Answer answer = client.patch("/v1/services/" + id + "/param?" + parameters, rules);
        assertThat(answer.summary()).isEqualTo("202 Accepted");
        assertThat(answer.id()).isEqualTo(id);
        return answer;
    }

    private static String time(RawClient.Answer service) {
        return service.json().at("/rules/0/behaviors/1/value").asText();
    }

    @Test
    void aServiceIsCreatedReadEditedAndDeleted() {
        assertThat(client.get("/v1/services").summary()).isEqualTo("200 No services to return");

        String id = client.create("pre_fqdn=shop&protocol=https&status=activate", RawClient.SITE);
        assertThat(client.service(id).summary()).isEqualTo("204 No Content");
        assertThat(client.service(id).state()).isEqualTo("create_in_progress");

        later();
        RawClient.Answer live = client.service(id);
        assertThat(live.summary()).isEqualTo("200 Success");
        assertThat(live.state()).isEqualTo("deployed");
        assertThat(live.header("X-Protocol")).contains("https");
        assertThat(live.header("X-Access-Log-Status")).contains("undeployed");
        assertThat(live.header("X-Access-Log-Container")).contains("");
        String name = live.header("X-Access-URL").orElseThrow();
        assertThat(name).matches("shop-[0-9a-f]{8}\\.cdn-edge\\.cloud\\.global\\.fujitsu\\.com");
        assertThat(live.json().at("/rules/0/behaviors/0/params/digitalProperty").asText())
                .isEqualTo(name);

        edit(id, "status=activate", OTHER);
        assertThat(client.service(id).state()).isEqualTo("update_in_progress");
        assertThat(time(client.service(id))).isEqualTo("1d");
        later();
        assertThat(time(client.service(id))).isEqualTo("2h");

        assertThat(client.delete("/v1/services/" + id).summary()).isEqualTo("202 Accepted");
        assertThat(client.service(id).state()).isEqualTo("delete_in_progress");
        later();
        assertThat(client.service(id).status()).isEqualTo(404);
        assertThat(client.get("/v1/services").summary()).isEqualTo("200 No services to return");
    }

    @Test
    void aListHasTheNameInHrefAndTheResourceInRel() {
        String id = client.create("pre_fqdn=shop", RawClient.SITE);

        JsonNode one = client.get("/v1/services").json().at("/services/0");

        assertThat(one.path("id").asText()).isEqualTo(id);
        assertThat(one.path("status").asText()).isEqualTo("create_in_progress");
        assertThat(one.path("access_log_status").asText()).isEqualTo("undeployed");
        assertThat(one.at("/links/href").asText()).startsWith("shop-").endsWith(".fujitsu.com");
        assertThat(one.at("/links/rel").asText()).isEqualTo(simulator.baseUri() + "/v1/services/" + id);
    }

    @Test
    void anOwnDomainIsTheNameAndWithoutAPrefixTheNameIsAnId() {
        String own = client.create("pre_fqdn=WWW.shop.example", RawClient.SITE);
        String plain = client.create("", RawClient.SITE);

        assertThat(client.name(own)).isEqualTo("www.shop.example");
        assertThat(client.name(plain)).matches("[0-9a-f]{8}\\.cdn-edge\\.cloud\\.global\\.fujitsu\\.com");
    }

    @Test
    void whatIsDeactivatedKeepsItsNameAndRulesAndIsActivatedWithoutSendingThemAgain() {
        String id = client.create("status=deactivate", RawClient.SITE);
        later();
        assertThat(client.service(id).state()).isEqualTo("undeployed");
        String name = client.name(id);

        edit(id, "status=activate", "");
        later();
        assertThat(client.service(id).state()).isEqualTo("deployed");
        assertThat(client.name(id)).isEqualTo(name);
        assertThat(time(client.service(id))).isEqualTo("1d");

        edit(id, "status=deactivate", OTHER);
        later();
        assertThat(client.service(id).state()).isEqualTo("undeployed");
        assertThat(time(client.service(id))).isEqualTo("2h");
    }

    @Test
    void aFailedCreationSaysWhyAndCanBeEdited() {
        String id = client.create("", BROKEN);
        later();

        RawClient.Answer failed = client.service(id);
        assertThat(failed.summary()).isEqualTo("204 Bad Request");
        assertThat(failed.state()).isEqualTo("failed");
        assertThat(failed.header("X-Error").orElseThrow())
                .isEqualTo(
                        "Invalid JSON input / Invalid behavior_type 'forever' for behavior 'caching'. Allowed behavior"
                                + " types : ['no-store', 'bypass-cache', 'fixed', 'honor', 'honor-cc', 'honor-expires']");
        assertThat(failed.header("X-Error-Instance-ID").orElseThrow()).matches("[0-9a-f]{10}");
        assertThat(client.get("/v1/services").json().at("/services/0/status").asText())
                .isEqualTo("failed");

        edit(id, "status=activate", "");
        later();
        assertThat(client.service(id).summary()).isEqualTo("204 Bad Request");

        edit(id, "status=activate", RawClient.SITE);
        later();
        assertThat(client.service(id).state()).isEqualTo("deployed");
        assertThat(client.service(id).header("X-Error")).isEmpty();
    }

    @Test
    void aFailedEditLeavesTheEarlierRules() {
        String id = client.create("", RawClient.SITE);
        later();
        edit(id, "status=activate", BROKEN);
        later();

        RawClient.Answer failed = client.service(id);
        assertThat(failed.summary()).isEqualTo("200 Success");
        assertThat(failed.state()).isEqualTo("failed");
        assertThat(failed.header("X-Error").orElseThrow()).startsWith("Invalid JSON input / ");
        assertThat(time(failed)).isEqualTo("1d");

        edit(id, "status=activate", OTHER);
        later();
        assertThat(client.service(id).state()).isEqualTo("deployed");
        assertThat(time(client.service(id))).isEqualTo("2h");
    }

    @Test
    void aFailedServiceCanBeDeleted() {
        String id = client.create("", BROKEN);
        later();

        assertThat(client.delete("/v1/services/" + id).summary()).isEqualTo("202 Accepted");
        later();
        assertThat(client.service(id).status()).isEqualTo(404);
    }

    @Test
    void aDeletionMayFailAndBeTriedAgain() {
        String id = client.create("container=logs", RawClient.SITE);
        later();
        simulator.disruptions().failDeletion("Internal Server Error (117)");
        client.delete("/v1/services/" + id);
        later();

        RawClient.Answer still = client.service(id);
        assertThat(still.summary()).isEqualTo("200 Success");
        assertThat(still.state()).isEqualTo("failed");
        assertThat(still.header("X-Access-Log-Status")).contains("undeployed");

        client.delete("/v1/services/" + id);
        later();
        assertThat(client.service(id).status()).isEqualTo(404);
    }

    @Test
    void whatIsAcceptedMayFailForReasonsOfTheProvider() {
        simulator.disruptions().failChange(2, "Internal Server Error (117)");
        simulator.disruptions().failChange(3, "Service Unavailable (118)");
        String id = client.create("", RawClient.SITE);
        String second = client.create("", RawClient.SITE);
        String third = client.create("", RawClient.SITE);
        later();

        assertThat(client.service(id).state()).isEqualTo("deployed");
        assertThat(client.service(second).summary()).isEqualTo("204 Internal Server Error");
        assertThat(client.service(second).header("X-Error")).contains("Internal Server Error (117)");
        assertThat(client.service(third).summary()).isEqualTo("204 Service Unavailable");
        assertThat(client.service(third).state()).isEqualTo("failed");
    }

    @Test
    void aReadMayBeUnavailableForAWhile() {
        String id = client.create("", RawClient.SITE);
        later();
        simulator.disruptions().unavailableReads(2);

        assertThat(client.service(id).summary()).isEqualTo("204 Service Unavailable");
        assertThat(client.service(id).state()).isEmpty();
        assertThat(client.service(id).summary()).isEqualTo("200 Success");
    }

    @Test
    void aStepTakesAsLongAsItIsTold() {
        try (FujitsuSimulator slow = FujitsuSimulator.builder()
                .clock(clock)
                .tick(Duration.ofMinutes(5))
                .start()) {
            RawClient patient = RawClient.of(slow);
            String id = patient.create("", RawClient.SITE);
            clock.advance(Duration.ofMinutes(4));
            assertThat(patient.service(id).state()).isEqualTo("create_in_progress");
            clock.advance(Duration.ofMinutes(1));
            assertThat(patient.service(id).state()).isEqualTo("deployed");
        }
    }

    @Test
    void membersNobodyKnowsComeBackAndOnlyTheDeliveryNameIsFilledIn() {
        String rules =
                "{'comment':'mine','rules':[{'note':1,'matches':[{'name':'url-wildcard','value':'/*','negated':false}],"
                        + "'behaviors':[" + RawClient.ORIGIN
                        + ",{'name':'site-failover','type':'x','value':'-','params':{'alternateHostname':'b.example'}}]}]}";
        String id = client.create("", rules);
        later();

        String expected = rules.replace('\'', '"')
                .replaceAll("\\s+", "")
                .replace("\"digitalProperty\":\"-\"", "\"digitalProperty\":\"" + client.name(id) + "\"");
        assertThat(client.service(id).json().toString()).isEqualTo(expected);
    }

    @Test
    void theStateShowsWhatIsStored() {
        client.create("pre_fqdn=www.shop.example", RawClient.SITE);
        later();

        assertThat(simulator.state().at("/services/0/status").asText()).isEqualTo("deployed");
        JsonNode document = simulator.deployedDocument("www.shop.example").orElseThrow();
        assertThat(document.at("/parameters/pre_fqdn").asText()).isEqualTo("www.shop.example");
        assertThat(document.at("/parameters/protocol").asText()).isEqualTo("http");
        assertThat(document.at("/rules")).hasSize(1);
        assertThat(simulator.deployedDocument("other.example")).isEmpty();
    }
}
