package dev.anyedge.simulator.lumen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyedge.simulator.SimulatorClock;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Invalidations in JSON and XML, in all scopes, with credits and their state. */
class InvalidationCallsTest {

    private static final String GROUP = "/invalidations/v1.0/88001";
    private static final String SERVICE = GROUP + "/BBXY00042";
    private static final String SHOP = SERVICE + "/shop.example";

    private final SimulatorClock clock = SimulatorClock.manual();
    private final LumenSimulator simulator =
            LumenSimulator.builder().clock(clock).credits(10).start();
    private final SigningClient client = SigningClient.of(simulator);
    private final SigningClient xml = client.with("Content-Type", "text/xml");

    @BeforeEach
    void promoteShop() {
        String base = "/v2.0/serviceConfiguration/5550123";
        client.put(base + "/serviceImages/shop", SampleImages.shop().toString());
        client.put(base + "/environments/production", "{'serviceImage':'shop'}");
        clock.advance(Duration.ofSeconds(1));
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void aPropertysPathsAreInvalidatedWithOneIdEach() {
        SigningClient.Answer answer = client.post(SHOP, "{'paths':['/img/*','/a+b/site.css']}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.inferred()).isFalse();
        long millis = clock.instant().toEpochMilli();
        assertThat(answer.json()).isEqualTo(SampleImages.read("""
                {'accessGroup':{'id':88001,'name':'Example','apiCorrelationId':'API-%1$d-1','serviceResource':'/88001',
                 'services':[{'id':'BBXY00042','serviceResource':'/88001/BBXY00042','product':'CACHING',
                 'networkIdentifiers':[{'id':'shop.example','serviceResource':'/88001/BBXY00042/shop.example',
                 'product':'CACHING','invalidations':[
                 {'id':'DAG_88001/1@88001-1-%1$d','path':'/img/.*'},
                 {'id':'DAG_88001/2@88001-1-%1$d','path':'/a[^/]+b/site\\\\.css'}]}]}]}}""".formatted(millis)));
    }

    @Test
    void theSameInXml() {
        SigningClient.Answer answer =
                xml.post(SHOP + "?force=true", "<paths><path>/img/*</path><path>/a&amp;b.css</path></paths>");

        assertThat(answer.headers().firstValue("Content-Type")).contains("text/xml");
        assertThat(answer.body())
                .contains("<accessGroup xmlns:xsi=", "https://ws.lumen.com/schema/invalidations/v1.0")
                .contains("id=\"88001\" name=\"Example\"")
                .contains("<networkIdentifiers><ni id=\"shop.example\">")
                .contains("<path>/img/.*</path></invalidation>")
                .contains("<path>/a&amp;b\\.css</path>");
    }

    @Test
    void aboveAPropertyTheBodyNamesProperties() {
        String body =
                "<properties><property><name>shop.example</name><paths><path>/*</path></paths></property></properties>";
        assertThat(xml.post(GROUP, body).body()).contains("<ni id=\"shop.example\">");
        assertThat(xml.post(SERVICE, body).body()).contains("<ni id=\"shop.example\">");
        SigningClient.Answer json = client.post(GROUP, "{'properties':[{'name':'shop.example','paths':['/*']}]}");
        assertThat(json.status()).isEqualTo(200);
        assertThat(json.inferred()).isTrue();
        assertThat(client.with("Accept", "text/xml")
                        .post(SHOP, "{'paths':['/x']}")
                        .body())
                .startsWith("<?xml");
    }

    @Test
    void whatIsWrongIsSaid() {
        assertThat(client.post(SHOP, "{'paths':[]}").status()).isEqualTo(400);
        assertThat(client.post(SHOP, "{'paths':[1]}").status()).isEqualTo(400);
        assertThat(client.post(SHOP, "{}").status()).isEqualTo(400);
        assertThat(client.post(SHOP, "{'properties':[{'name':'other.example','paths':['/*']}]}")
                        .status())
                .isEqualTo(400);
        assertThat(client.post(GROUP, "{'paths':['/*']}").status()).isEqualTo(400);
        assertThat(client.post(SHOP + "?force=yes", "{'paths':['/*']}").status())
                .isEqualTo(400);
        assertThat(client.post(SHOP + "?notification=" + "a".repeat(251), "{'paths':['/*']}")
                        .status())
                .isEqualTo(400);
        assertThat(client.post(SHOP + "?notification=a@x.example,%20b@x.example", "{'paths':['/*']}")
                        .status())
                .isEqualTo(400);
        assertThat(client.post(SHOP, "{'paths':['/[a']}").status()).isEqualTo(400);
        assertThat(client.post(SERVICE + "/none.example", "{'paths':['/*']}").status())
                .isEqualTo(404);
        assertThat(client.post(GROUP, "{'properties':[{'name':'none.example','paths':['/*']}]}")
                        .status())
                .isEqualTo(404);
        assertThat(client.post("/invalidations/v1.0/99/BBXY00042/shop.example", "{'paths':['/*']}")
                        .status())
                .isEqualTo(403);
        assertThat(client.get("/key/v1.0").json().at("/apikey/credits").asInt())
                .as("nothing of this cost anything")
                .isEqualTo(10);
    }

    @Test
    void xmlWithEntitiesOrWithoutAnEndIsRefused() {
        for (String body : List.of(
                "<paths><path>/a</path>",
                "<!DOCTYPE paths [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><paths><path>&e;</path></paths>",
                "<!DOCTYPE paths [<!ENTITY e 'x'>]><paths><path>/a</path></paths>",
                "<paths/>")) {
            assertThat(xml.post(SHOP, body).status()).as(body).isEqualTo(400);
        }
    }

    @Test
    void creditsAreSpentByThePathAndComeBackWithTheMonth() {
        client.post(SHOP, "{'paths':['/1','/2','/3']}");
        assertThat(client.get("/key/v1.0").json().at("/apikey/credits").asInt()).isEqualTo(7);
        SigningClient.Answer tooMany = client.post(SHOP, "{'paths':['/1','/2','/3','/4','/5','/6','/7','/8']}");
        assertThat(tooMany.status()).isEqualTo(403);
        assertThat(tooMany.message()).contains("credits");
        assertThat(client.get("/key/v1.0").json().at("/apikey/next-top-up").asText())
                .isEqualTo("2026-09-01 00:00:00 +0000");

        clock.advance(Duration.ofDays(12));
        assertThat(client.get("/key/v1.0").json().at("/apikey/credits").asInt()).isEqualTo(10);
    }

    @Test
    void anInvalidationIsPendingAndThenComplete() {
        String id = client.post(SHOP, "{'paths':['/a','/b']}")
                .json()
                .at("/accessGroup/services/0/networkIdentifiers/0/invalidations/1/id")
                .asText();
        String status = SHOP + "?id=" + URLEncoder.encode(id, StandardCharsets.UTF_8);
        SigningClient.Answer pending = client.get(status);
        assertThat(pending.inferred()).isTrue();
        assertThat(pending.json().findValuesAsText("status")).containsExactly("pending");
        clock.advance(Duration.ofSeconds(1));

        assertThat(client.get(status).json().findValuesAsText("percentComplete"))
                .containsExactly("100");
        assertThat(client.get(GROUP).json().findValuesAsText("status")).containsExactly("complete", "complete");
        assertThat(client.get(SHOP + "?id=none").status()).isEqualTo(404);
        clock.advance(Duration.ofHours(25));
        assertThat(client.get(status).status()).as("forgotten after a day").isEqualTo(404);
    }

    @Test
    void onlyTheLastHundredRequestsAreKnown() {
        try (LumenSimulator rich =
                LumenSimulator.builder().clock(SimulatorClock.manual()).start()) {
            SigningClient other = SigningClient.of(rich);
            other.post(
                    "/serviceConfiguration/v1.0/88001/BBXY00042",
                    "{'originserver':{'host':'o.example','port':'80','protocol':'http'},'aliases':['shop.example']}");
            rich.clock().advance(Duration.ofMinutes(15));
            for (int i = 0; i < 101; i++) {
                assertThat(other.post(SHOP, "{'paths':['/" + i + "']}").status())
                        .isEqualTo(200);
            }
            List<String> known = other.get(SHOP).json().findValuesAsText("path");
            assertThat(known).hasSize(100).doesNotContain("/0").contains("/1", "/100");
        }
    }
}
