package dev.anyedge.simulator.lumen;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.simulator.SimulatorClock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Version 2.0: images are stored in versions, promoted, and become active later. */
class ServiceImagesTest {

    private static final String BASE = "/v2.0/serviceConfiguration/5550123";
    private static final String SHOP = BASE + "/serviceImages/shop";
    private static final String PRODUCTION = BASE + "/environments/production";

    private final SimulatorClock clock = SimulatorClock.manual();
    private final LumenSimulator simulator = LumenSimulator.builder()
            .clock(clock)
            .service("BBXY00043", "5550124")
            .start();
    private final SigningClient client = SigningClient.of(simulator);

    @AfterEach
    void stop() {
        simulator.close();
    }

    private SigningClient.Answer promote(String environment, String name, int version) {
        return client.put(
                BASE + "/environments/" + environment,
                "{'serviceImage':'" + name + "','version':" + version + ",'comment':'go'}");
    }

    @Test
    void savingUnderANameAddsAVersionAndANewNameStartsAtOne() {
        SigningClient.Answer first =
                client.put(SHOP + "?comment=first%20try", SampleImages.shop().toString());
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.json()).isEqualTo(SampleImages.read("{'name':'shop','version':1,'comment':'first try'}"));
        ObjectNode changed = SampleImages.shop();
        ((ObjectNode) changed.at("/originDefinitions/0")).put("port", 9443);
        SigningClient.Answer second = client.put(SHOP, changed.toString());
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.json().path("version").asInt()).isEqualTo(2);

        assertThat(client.get(SHOP).json()).isEqualTo(changed);
        assertThat(client.get(SHOP + "?version=1").json()).isEqualTo(SampleImages.shop());
        assertThat(client.get(SHOP + "/versions").json()).hasSize(2);
        assertThat(client.get(BASE + "/serviceImages").json().at("/0/version").asInt())
                .isEqualTo(2);
        assertThat(client.get(SHOP).inferred()).isTrue();
    }

    @Test
    void whatIsNotThereIsNotFoundAndWhatIsNotOursIsForbidden() {
        client.put(SHOP, SampleImages.shop().toString());

        assertThat(client.get(BASE + "/serviceImages/none").status()).isEqualTo(404);
        assertThat(client.get(SHOP + "?version=2").status()).isEqualTo(404);
        assertThat(client.get(SHOP + "?version=two").status()).isEqualTo(400);
        assertThat(client.get(BASE + "/environments/testing").status()).isEqualTo(404);
        assertThat(client.get(PRODUCTION + "/serviceImage").status()).isEqualTo(404);
        assertThat(promote("production", "none", 1).status()).isEqualTo(404);
        assertThat(promote("production", "shop", 7).status()).isEqualTo(404);
        assertThat(client.get("/v2.0/serviceConfiguration/42/serviceImages").status())
                .isEqualTo(403);
        assertThat(client.call("PATCH", SHOP, "{}").status()).isEqualTo(405);
        assertThat(client.get(BASE + "/nothing").status()).isEqualTo(404);
    }

    @Test
    void acceptedIsNotActive() {
        client.put(SHOP, SampleImages.shop().toString());
        assertThat(client.get(PRODUCTION).json())
                .isEqualTo(SampleImages.read("{'environment':'production','version':0}"));
        SigningClient.Answer promoted = promote("production", "shop", 1);

        assertThat(promoted.status()).isEqualTo(202);
        assertThat(promoted.json().path("status").asText()).isEqualTo("pending");
        assertThat(promoted.json().path("version").asInt()).isEqualTo(1);
        assertThat(client.get(PRODUCTION + "/serviceImage").json()).isEqualTo(SampleImages.shop());
        clock.advance(Duration.ofSeconds(1));
        assertThat(client.get(PRODUCTION).json())
                .isEqualTo(SampleImages.read("{'environment':'production','version':1,'serviceImage':'shop',"
                        + "'serviceImageVersion':1,'comment':'go','promotedDate':'2026-08-20T10:00:00Z',"
                        + "'status':'active'}"));
    }

    @Test
    void anActivationMayFailAndTheCountGoesOn() {
        client.put(SHOP, SampleImages.shop().toString());
        simulator.failActivations("production", 1);
        promote("production", "shop", 1);
        clock.advance(Duration.ofSeconds(1));
        assertThat(client.get(PRODUCTION).json().path("status").asText()).isEqualTo("failed");
        promote("production", "shop", 1);
        clock.advance(Duration.ofSeconds(1));

        assertThat(client.get(PRODUCTION).json().path("status").asText()).isEqualTo("active");
        assertThat(client.get(PRODUCTION).json().path("version").asInt()).isEqualTo(2);
        assertThat(client.get(PRODUCTION + "/history").json().findValuesAsText("status"))
                .containsExactly("failed", "active");
        assertThat(client.get(BASE + "/environments").json().findValuesAsText("environment"))
                .containsExactly("staging", "production");
    }

    @Test
    void aRollbackPromotesAnOlderVersionAndCountsAsAPromotion() {
        client.put(SHOP, SampleImages.shop().toString());
        client.put(SHOP, SampleImages.shopWithRules("[]").toString());
        promote("production", "shop", 2);
        promote("production", "shop", 1);

        assertThat(client.get(PRODUCTION).json().path("version").asInt()).isEqualTo(2);
        assertThat(client.get(PRODUCTION + "/serviceImage").json()).isEqualTo(SampleImages.shop());
    }

    @Test
    void anOriginIdBelongsToTheConfigurationThatWasPromotedWithItFirst() {
        client.put(SHOP, SampleImages.shop().toString());
        promote("staging", "shop", 1);
        client.put(
                BASE + "/serviceImages/other",
                SampleImages.property(31001, "a.example", "b.example").toString());
        SigningClient.Answer refused = promote("production", "other", 1);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.message()).contains("R2", "/originDefinitions/0/id", "31001");
        assertThat(client.get(PRODUCTION).json().path("version").asInt()).isZero();
        client.post(SHOP + "/copy", "{'target':'twin'}");
        assertThat(promote("production", "twin", 1).status()).isEqualTo(202);
    }

    @Test
    void anImageInAnEnvironmentCannotBeDeletedAndACopyStartsAtOne() {
        client.put(SHOP, SampleImages.shop().toString());
        client.put(SHOP, SampleImages.shopWithRules("[]").toString());
        promote("staging", "shop", 2);
        SigningClient.Answer copy = client.post(SHOP + "/copy", "{'target':'twin','version':1}");

        assertThat(copy.status()).isEqualTo(201);
        assertThat(copy.json().path("version").asInt()).isEqualTo(1);
        assertThat(client.get(BASE + "/serviceImages/twin").json()).isEqualTo(SampleImages.shop());
        assertThat(client.post(SHOP + "/copy", "{'target':'twin'}").status()).isEqualTo(409);
        assertThat(client.post(SHOP + "/copy", "{}").status()).isEqualTo(400);
        assertThat(client.delete(SHOP).status()).isEqualTo(409);
        assertThat(client.delete(BASE + "/serviceImages/twin").status()).isEqualTo(200);
        assertThat(client.delete(BASE + "/serviceImages/twin").status()).isEqualTo(404);
        promote("staging", "twin", 1);
    }

    @Test
    void whatSupportOwnsComesBackUnchangedOrIsRefused() {
        ObjectNode image = SampleImages.shop();
        ObjectNode alias = (ObjectNode) image.at("/aliasDefinitions/0");
        alias.set("protocol", SampleImages.readAny("['HTTP','HTTPS']"));
        alias.set("httpsConfig", SampleImages.readAny("{'serviceType':'SNI','certInfo':{'id':7},'http2':true}"));
        alias.put("signature", "c2lnbmVk");
        image.putArray("luaDefinitions")
                .add(SampleImages.read("{'id':1,'name':'l','script':'return','signature':'x'}"));
        assertThat(client.put(SHOP, image.toString()).message()).contains("R11");
        assertThat(simulator.supportStores("shop", image.toString())).isEqualTo(1);

        ObjectNode renamed = image.deepCopy();
        ((ObjectNode) renamed.at("/aliasDefinitions/0")).put("name", "another");
        assertThat(client.put(SHOP, renamed.toString()).status()).isEqualTo(200);
        ObjectNode tampered = image.deepCopy();
        ((ArrayNode) tampered.at("/aliasDefinitions/0/aliases")).add("more.example");
        assertThat(client.put(SHOP, tampered.toString()).message()).contains("R11 /aliasDefinitions/0:");
        ObjectNode script = image.deepCopy();
        ((ObjectNode) script.at("/luaDefinitions/0")).put("script", "other");
        assertThat(client.put(SHOP, script.toString()).message()).contains("R11 /luaDefinitions/0:");
        ObjectNode dropped = image.deepCopy();
        dropped.remove("luaDefinitions");
        assertThat(client.put(SHOP, dropped.toString()).message()).contains("R11 /luaDefinitions:");
        ObjectNode unsigned = image.deepCopy();
        ((ObjectNode) unsigned.at("/aliasDefinitions/0")).remove("signature");
        assertThat(client.put(SHOP, unsigned.toString()).message()).contains("R11 /aliasDefinitions:");
    }

    @Test
    void anImageIsCheckedWithoutBeingStored() {
        SigningClient.Answer good =
                client.post(BASE + "/validate", SampleImages.shop().toString());
        ObjectNode bad = SampleImages.shop();
        bad.set("reportingIds", SampleImages.readAny("[{'id':5,'name':'x'}]"));
        SigningClient.Answer answer = client.post(BASE + "/validate", bad.toString());

        assertThat(good.json()).isEqualTo(SampleImages.read("{'valid':true,'errors':[]}"));
        assertThat(answer.json().path("valid").asBoolean()).isFalse();
        assertThat(answer.json().path("errors").findValuesAsText("message"))
                .anyMatch(message -> message.startsWith("R3: "));
        assertThat(client.get(BASE + "/serviceImages").json()).isEmpty();
    }

    @Test
    void aNameIsSignedAsItStandsInTheAddress() {
        String name = BASE + "/serviceImages/my%20shop+%C3%A4";
        assertThat(client.put(name, SampleImages.shop().toString())
                        .json()
                        .path("name")
                        .asText())
                .isEqualTo("my shop+ä");
        assertThat(client.get(name).status()).isEqualTo(200);
    }

    @Test
    void bodiesThatAreNoObjectsAreRefused() {
        for (String bad : new String[] {"[]", "{", "7"}) {
            assertThat(client.put(SHOP, bad).status()).as(bad).isEqualTo(400);
            assertThat(client.put(PRODUCTION, bad).status()).as(bad).isEqualTo(400);
        }
        assertThat(client.put(PRODUCTION, "{}").message()).contains("serviceImage");
        assertThat(client.put(SHOP, "{}").message()).contains("form /originDefinitions: is missing");
    }

    @Test
    void theSubscribersOfTheKeyCanBeLookedUp() {
        assertThat(client.get("/v2.0/subscribers").json()).isEqualTo(SampleImages.readAny("""
                [{'subscriberId':'5550123','scid':'BBXY00042','accessGroupId':'88001'},
                 {'subscriberId':'5550124','scid':'BBXY00043','accessGroupId':'88001'}]"""));
    }
}
