package dev.anyedge.simulator.lumen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyedge.simulator.SimulatorClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Version 1.0: properties of their own, resource groups, and a quarter of an hour for everything. */
class LegacyVersionTest {

    private static final String SERVICE = "/serviceConfiguration/v1.0/88001/BBXY00042";
    private static final String SHOP = SERVICE + "/shop.example";
    private static final String SHOP_BODY =
            "{'originserver':{'host':' origin.example','port':'8001','protocol':'http'},"
                    + "'aliases':['shop.example','m.shop.example']}";
    private static final Duration HOLD = Duration.ofMinutes(15);

    private final SimulatorClock clock = SimulatorClock.manual();
    private final LumenSimulator simulator = LumenSimulator.builder()
            .clock(clock)
            .service("BBXY00043", "5550124")
            .start();
    private final SigningClient client = SigningClient.of(simulator);

    @BeforeEach
    void createShop() {
        assertThat(client.post(SERVICE, SHOP_BODY).status()).isEqualTo(201);
        clock.advance(HOLD);
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    private void group(String scope, String rgid, String entries) {
        assertThat(client.post(
                                scope + "/ResourceGroups",
                                "{'rgid':'" + rgid + "','rgtype':'path','rgdef':[" + entries + "]}")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void aNewPropertyIsHeldForAQuarterOfAnHour() {
        SigningClient.Answer created = client.post(SERVICE, SHOP_BODY.replace("shop.example", "blog.example"));
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.inferred()).isFalse();
        assertThat(created.json().path("cosid").asText()).isEqualTo("41002");
        String blog = SERVICE + "/blog.example";

        clock.advance(HOLD.minusSeconds(1));
        assertThat(client.get(blog).status()).isEqualTo(404);
        assertThat(client.get(blog).message()).contains("15 minutes");
        assertThat(client.post(blog + "/ResourceGroups", "{}").status()).isEqualTo(404);
        assertThat(client.get(SERVICE).json()).hasSize(1);
        clock.advance(Duration.ofSeconds(1));
        assertThat(client.get(blog).json()).isEqualTo(created.json());
        assertThat(client.get(SERVICE).json()).hasSize(2);
        assertThat(client.get(SERVICE).inferred()).isTrue();
    }

    @Test
    void aPropertyIsItsOriginAndItsAliasesAndSecondsAreRefused() {
        assertThat(client.get(SHOP).json()).isEqualTo(SampleImages.read("""
                {'originserver':{'host':'origin.example','port':'8001','protocol':'http','webroot':'/'},
                 'aliases':['shop.example','m.shop.example'],'cosid':'41001'}"""));
        assertThat(client.post(SERVICE, SHOP_BODY).status()).isEqualTo(409);
        assertThat(client.get(SERVICE + "/m.shop.example").status()).isEqualTo(404);
        for (String bad : List.of(
                "{}",
                "not json",
                "[]",
                SHOP_BODY.replace("'8001'", "8001"),
                SHOP_BODY.replace("8001", "80010"),
                SHOP_BODY.replace("'http'", "'HTTP'"),
                SHOP_BODY.replace("'http'}", "'http','webroot':'x'}"),
                SHOP_BODY.replace("['shop.example','m.shop.example']", "[]"),
                SHOP_BODY.replace("m.shop", "shop/m"))) {
            assertThat(client.post(SERVICE, bad).status()).as(bad).isEqualTo(400);
        }
    }

    @Test
    void theOriginIsReplacedAndAliasesComeAndGoButTheFirst() {
        assertThat(client.get(SHOP + "/OriginServer")
                        .json()
                        .at("/originserver/port")
                        .asText())
                .isEqualTo("8001");
        assertThat(client.put(
                                SHOP + "/OriginServer",
                                "{'originserver':{'host':'new.example','port':'443','protocol':'https'}}")
                        .status())
                .isEqualTo(200);
        assertThat(client.get(SHOP).json().at("/originserver/host").asText()).isEqualTo("new.example");
        assertThat(client.put(SHOP + "/OriginServer", "{}").status()).isEqualTo(400);

        assertThat(client.post(SHOP + "/Aliases", "{'aliases':['a.example','b.example']}")
                        .json()
                        .path("aliases"))
                .hasSize(4);
        assertThat(client.post(SHOP + "/Aliases", "{'aliases':['a.example']}").status())
                .isEqualTo(409);
        assertThat(client.call("DELETE", SHOP + "/Aliases", "{'aliases':['a.example']}")
                        .status())
                .isEqualTo(200);
        assertThat(client.delete(SHOP + "/Aliases/b.example").status()).isEqualTo(200);
        assertThat(client.delete(SHOP + "/Aliases/b.example").status()).isEqualTo(404);
        SigningClient.Answer primary = client.delete(SHOP + "/Aliases/shop.example");
        assertThat(primary.status()).isEqualTo(400);
        assertThat(primary.message()).contains("primary alias");
        assertThat(client.get(SHOP + "/Aliases").json())
                .isEqualTo(SampleImages.read("{'aliases':['shop.example','m.shop.example']}"));
    }

    @Test
    void resourceGroupsAreNumberedInOrderOfCreationUntilTheyAreReordered() {
        group(SHOP, "images", "'/img/*','*.webp'");
        group(SHOP, "api", "'/api/+'");
        assertThat(client.get(SHOP + "/ResourceGroups/api").json()).isEqualTo(SampleImages.read("""
                {'rgid':'api','rgtype':'path','rgdef':['/api/+'],'order':1}"""));
        assertThat(client.put(SHOP + "/ResourceGroups", "['api','images']").status())
                .isEqualTo(200);
        assertThat(client.get(SHOP + "/ResourceGroups").json().findValuesAsText("rgid"))
                .containsExactly("api", "images");
        assertThat(client.get(SHOP + "/ResourceGroups").json().findValuesAsText("order"))
                .containsExactly("0", "1");

        assertThat(client.put(SHOP + "/ResourceGroups", "['api']").status()).isEqualTo(400);
        assertThat(client.put(SHOP + "/ResourceGroups", "{}").status()).isEqualTo(400);
        assertThat(client.put(SHOP + "/ResourceGroups/api", "{'rgid':'api','rgtype':'path','rgdef':['/v2/*']}")
                        .status())
                .isEqualTo(200);
        assertThat(client.put(SHOP + "/ResourceGroups/api", "{'rgid':'x','rgtype':'path','rgdef':['/v2/*']}")
                        .status())
                .isEqualTo(400);
        assertThat(client.post(SHOP + "/ResourceGroups", "{'rgid':'api','rgtype':'path','rgdef':['/']}")
                        .status())
                .isEqualTo(409);
        for (String bad : List.of(
                "{'rgid':'a-b','rgtype':'path','rgdef':['/']}",
                "{'rgid':'a','rgtype':'host','rgdef':['/']}",
                "{'rgid':'a','rgtype':'path','rgdef':[]}")) {
            assertThat(client.post(SHOP + "/ResourceGroups", bad).status())
                    .as(bad)
                    .isEqualTo(400);
        }
        assertThat(client.delete(SHOP + "/ResourceGroups/api").status()).isEqualTo(200);
        assertThat(client.delete(SHOP + "/ResourceGroups/api").status()).isEqualTo(404);
        assertThat(client.get(SHOP + "/ResourceGroups/api").status()).isEqualTo(404);
    }

    @Test
    void aServiceHasGroupsDefinitionsAndTokensOfItsOwn() {
        group(SERVICE, "all", "'/*'");
        client.post(SERVICE + "/GeoDefs", "{'geoid':'Iberia','cc':['ES','PT']}");
        client.post(SERVICE + "/Tokens", "{'tokenid':'3','secret':'s'}");

        assertThat(client.get(SERVICE + "/ResourceGroups").json()).hasSize(1);
        assertThat(client.get(SERVICE + "/GeoDefs").json()).hasSize(1);
        assertThat(client.get(SERVICE + "/Tokens").json()).hasSize(1);
        assertThat(client.get(SHOP + "/ResourceGroups").json()).isEmpty();
        group(SHOP, "own", "'/x'");
        assertThat(client.post(
                                SHOP + "/ResourceGroups/own/ConfGroups/AccessControl",
                                "{'AccessControl':{'geoblocking':{'geoid':['Iberia'],'action':'allow'}}}")
                        .status())
                .as("a property may use the definitions of its service")
                .isEqualTo(201);
    }

    @Test
    void configurationGroupsBelongToAResourceGroup() {
        group(SHOP, "images", "'/img/*'");
        String groups = SHOP + "/ResourceGroups/images/ConfGroups";
        String cache = "{'CacheControl':{'cchomode':{'int':'6h','ext':'10m','force':'no'}}}";
        SigningClient.Answer created = client.post(groups + "/CacheControl", cache);
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.json()).isEqualTo(SampleImages.read(cache));
        assertThat(client.post(groups + "/CacheControl", cache).status()).isEqualTo(409);
        assertThat(client.put(groups + "/CacheControl", cache.replace("6h", "7h"))
                        .status())
                .isEqualTo(200);
        assertThat(client.put(
                                groups + "/ContentManipulation",
                                "{'ContentManipulation':{'qshmode':{'type':'string','action':'ignore'}}}")
                        .status())
                .isEqualTo(404);
        client.post(
                groups + "/ContentManipulation",
                "{'ContentManipulation':{'qshmode':{'type':'string','action':'ignore'}}}");
        assertThat(client.get(groups + "/CacheControl")
                        .json()
                        .at("/CacheControl/cchomode/int")
                        .asText())
                .isEqualTo("7h");
        assertThat(client.get(groups).json()).isEqualTo(SampleImages.read("""
                {'CacheControl':{'cchomode':{'int':'7h','ext':'10m','force':'no'}},
                 'ContentManipulation':{'qshmode':{'type':'string','action':'ignore'}}}"""));

        assertThat(client.delete(groups + "/CacheControl").status()).isEqualTo(200);
        assertThat(client.get(groups + "/CacheControl").status()).isEqualTo(404);
        assertThat(client.get(groups + "/cachecontrol").status()).isEqualTo(404);
        assertThat(client.get(SHOP + "/ResourceGroups/none/ConfGroups").status())
                .isEqualTo(404);
        for (String bad : List.of(
                "{'AccessControl':{}}",
                "{'CacheControl':{'cchomode':{'int':'29s'}}}",
                "{'CacheControl':{'cchomode':{'ext':'1h'}}}",
                "{'CacheControl':{'cchomode':{'int':'1h','ext':'soon'}}}",
                "{'CacheControl':{'cchomode':{'int':'1h','force':'maybe'}}}")) {
            assertThat(client.post(groups + "/CacheControl", bad).status())
                    .as(bad)
                    .isEqualTo(400);
        }
        for (String bad : List.of(
                "{'AccessControl':{'geoblocking':{'geoid':['none'],'action':'allow'}}}",
                "{'AccessControl':{'geoblocking':{'geoid':[],'action':'allow'}}}",
                "{'AccessControl':{'tokenauth':{'action':'redirect'}}}")) {
            assertThat(client.post(groups + "/AccessControl", bad).status())
                    .as(bad)
                    .isEqualTo(400);
        }
        assertThat(client.post(
                                groups + "/ContentManipulation",
                                "{'ContentManipulation':{'qshmode':{'type':'regex','action':'ignore'}}}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aGeoDefinitionIsSentAsAListAndReadAsOneText() {
        SigningClient.Answer created = client.post(SHOP + "/GeoDefs", "{'geoid':'Iberia','cc':['ES','PT']}");
        assertThat(created.status()).isEqualTo(200);
        assertThat(client.get(SHOP + "/GeoDefs/Iberia").json())
                .isEqualTo(SampleImages.read("{'geoid':'Iberia','cc':'ES,PT','order':0}"));
        assertThat(client.put(SHOP + "/GeoDefs/Iberia", "{'geoid':'Iberia','cc':['ES']}")
                        .status())
                .isEqualTo(200);
        group(SHOP, "images", "'/img/*'");
        client.post(
                SHOP + "/ResourceGroups/images/ConfGroups/AccessControl",
                "{'AccessControl':{'geoblocking':{'geoid':['Iberia'],'action':'allow'}}}");

        assertThat(client.delete(SHOP + "/GeoDefs/Iberia").status()).isEqualTo(409);
        client.delete(SHOP + "/ResourceGroups/images");
        assertThat(client.delete(SHOP + "/GeoDefs/Iberia").status()).isEqualTo(200);
        assertThat(client.get(SHOP + "/GeoDefs/Iberia").status()).isEqualTo(404);
        assertThat(client.post(SHOP + "/GeoDefs", "{'geoid':'x','cc':['Spain']}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void tokensAreCreatedReadAndDeletedAndNeverChanged() {
        String token = "{'tokenid':'3','secret':'s','start':'1893456000','end':'1893542400'}";
        assertThat(client.post(SHOP + "/Tokens", token).json()).isEqualTo(SampleImages.read(token));
        assertThat(client.post(SHOP + "/Tokens", token).status()).isEqualTo(409);
        assertThat(client.get(SHOP + "/Tokens/3").json()).isEqualTo(SampleImages.read(token));
        assertThat(client.put(SHOP + "/Tokens/3", token).status()).isEqualTo(405);
        assertThat(client.delete(SHOP + "/Tokens/3").status()).isEqualTo(200);
        assertThat(client.get(SHOP + "/Tokens/3").status()).isEqualTo(404);
        assertThat(client.post(SHOP + "/Tokens", "{'tokenid':'10','secret':'s'}")
                        .status())
                .isEqualTo(400);
        assertThat(client.post(SHOP + "/Tokens", "{'tokenid':'1'}").status()).isEqualTo(400);
        assertThat(client.post(SHOP + "/Tokens", "{'tokenid':'1','secret':'s','start':'soon'}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aPropertyIsDeactivatedAndReactivatedWithAnEmptyBody() {
        assertThat(client.delete(SHOP).status()).isEqualTo(200);
        assertThat(client.get("/services/cdn/v1.0/88001/BBXY00042/shop.example").body())
                .contains("active");
        assertThat(client.call("PUT", SHOP, "{}").status()).isEqualTo(400);
        assertThat(client.call("PUT", SHOP, "").status()).isEqualTo(200);
        assertThat(client.delete(SERVICE + "/none.example").status()).isEqualTo(404);
    }

    @Test
    void theTwoWordsOfTheAddressMayStandTheOtherWayRound() {
        assertThat(client.get("/v1.0/serviceConfiguration/88001/BBXY00042/shop.example")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void scopesAreThoseOfTheKey() {
        assertThat(client.get("/serviceConfiguration/v1.0/99/BBXY00042").status())
                .isEqualTo(403);
        assertThat(client.get("/serviceConfiguration/v1.0/88001/OTHER").status())
                .isEqualTo(403);
        assertThat(client.get("/serviceConfiguration/v1.0/88001/BBXY00043/shop.example")
                        .status())
                .isEqualTo(404);
    }
}
