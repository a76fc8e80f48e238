package dev.anyedge.simulator.lumen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyedge.simulator.SimulatorClock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The key, its access groups and their services; XML unless a client speaks JSON. */
class AccountCallsTest {

    private final SimulatorClock clock = SimulatorClock.manual();
    private final LumenSimulator simulator = LumenSimulator.builder()
            .clock(clock)
            .service("BBXY00043", "5550124")
            .childGroup("88002", "Child & Co", "BBXY00050", "5550150")
            .start();
    private final SigningClient json = SigningClient.of(simulator);
    private final SigningClient xml = json.with("Content-Type", "text/xml");

    @BeforeEach
    void createShop() {
        json.post(
                "/serviceConfiguration/v1.0/88001/BBXY00042",
                "{'originserver':{'host':'o.example','port':'80','protocol':'http'},'aliases':['shop.example']}");
        clock.advance(Duration.ofMinutes(15));
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void theKeyTellsWhoseItIs() {
        SigningClient.Answer answer = xml.get("/key/v1.0");

        assertThat(answer.headers().firstValue("Content-Type")).contains("text/xml");
        assertThat(answer.inferred()).isFalse();
        assertThat(answer.body())
                .contains("<apikey xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                        + " xsi:noNamespaceSchemaLocation=\"https://ws.lumen.com/schema/key/v1.0\" id=\"700100200\">")
                .contains("<apiCorrelationId>CDNPortal-")
                .contains("<assignedAccessGroup id=\"88001\" name=\"Example\">")
                .contains("<role id=\"1\" name=\"CDN Administrator\">")
                .contains("<credits>10000</credits>")
                .contains("<next-top-up>2026-09-01 00:00:00 +0000</next-top-up>");
        assertThat(json.get("/key/v1.0").json().at("/apikey/id").asText()).isEqualTo("700100200");
        assertThat(json.get("/key/v1.0").inferred()).isTrue();
        assertThat(json.get("/key/v1.0").json().at("/apikey/apiCorrelationId"))
                .as("each call has its own")
                .isNotEqualTo(json.get("/key/v1.0").json().at("/apikey/apiCorrelationId"));
    }

    @Test
    void accessGroupsAreATree() {
        assertThat(xml.get("/accessGroups/v1.0").body())
                .contains("id=\"88001\" name=\"Example\">", "<createdDate>2026-08-20 10:00 +0000</createdDate>")
                .contains("<accessGroups><accessGroup id=\"88002\" name=\"Child &amp; Co\">")
                .contains("<parentId>88001</parentId>");
        assertThat(json.with("Content-Type", "text/json")
                        .get("/accessGroups/v1.0")
                        .json()
                        .at("/accessGroup/accessGroups/0/id")
                        .asInt())
                .isEqualTo(88_002);
    }

    @Test
    void servicesAndTheirPropertiesAreFoundInEachScope() {
        assertThat(xml.get("/services/cdn/v1.0/88001").body())
                .contains("<service id=\"BBXY00042\">", "<service id=\"BBXY00043\">", "<product>CACHING</product>")
                .contains("<ni id=\"shop.example\">", "<active>Y</active>")
                .doesNotContain("BBXY00050");
        assertThat(xml.get("/services/cdn/v1.0/88001/BBXY00043").body()).doesNotContain("shop.example");
        assertThat(xml.get("/services/cdn/v1.0/88002").body()).contains("BBXY00050");
        SigningClient.Answer property =
                xml.get("/services/cdn/v1.0/88001/BBXY00042/shop.example?showConfiguration=true");
        assertThat(property.body()).contains("<ni id=\"shop.example\">");
        assertThat(property.inferred()).isTrue();
    }

    @Test
    void whatIsOutOfScopeIsForbiddenAndWhatIsNotThereNotFoundInJsonAlways() {
        assertThat(xml.get("/services/cdn/v1.0/99").status()).isEqualTo(403);
        assertThat(xml.get("/services/cdn/v1.0/88001/BBXY00050").message()).contains("BBXY00050");
        assertThat(xml.get("/services/cdn/v1.0/88001/BBXY00042/none.example").status())
                .isEqualTo(404);
        assertThat(xml.get("/nothing").status()).isEqualTo(404);
        assertThat(xml.call("DELETE", "/key/v1.0", "").status()).isEqualTo(405);
    }

    @Test
    void realTimeFiguresOfChildrenAreGivenOnRequest() {
        String rates = "/rtm/cdn/v1.0/88001?serviceType=c";

        assertThat(json.get(rates).json().at("/accessGroup/accessGroups").isMissingNode())
                .isTrue();
        assertThat(json.get(rates + "&accessGroupChildren=true")
                        .json()
                        .at("/accessGroup/accessGroups/0/services/0/id")
                        .asText())
                .isEqualTo("BBXY00050");
    }

    @Test
    void faultsHitTheCallsTheyName() {
        simulator.faults().add("GET:/key/v1.0:1:status=503");
        SigningClient.Answer failed = xml.get("/key/v1.0");

        assertThat(failed.status()).isEqualTo(503);
        assertThat(failed.message()).contains("503");
        assertThat(xml.get("/key/v1.0").status()).isEqualTo(200);
        assertThat(simulator.journal().entries().stream()
                        .filter(entry -> entry.path().equals("/key/v1.0")))
                .hasSize(2);
    }

    @Test
    void theStateShowsWhatIsStored() {
        assertThat(simulator
                        .state()
                        .at("/subscribers/5550123/v1.0/properties/0/aliases/0")
                        .asText())
                .isEqualTo("shop.example");
    }

    @Test
    void aWriteWithoutLengthIsRefusedWhereItIsAskedFor() {
        try (LumenSimulator strict =
                LumenSimulator.builder().clock(clock).requireContentLength().start()) {
            SigningClient client = SigningClient.of(strict);
            assertThat(client.get("/key/v1.0").status()).isEqualTo(200);
            assertThat(client.call("PUT", "/serviceConfiguration/v1.0/88001/BBXY00042/none", "")
                            .status())
                    .as("PUT without a body sends a length of zero")
                    .isEqualTo(404);
        }
    }
}
