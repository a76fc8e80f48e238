package dev.anyedge.lumen.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyedge.cdn.error.CdnException;
import dev.anyedge.cdn.error.TransportException;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.model.SecretRef;
import dev.anyedge.lumen.image.TokenSecret;
import dev.anyedge.lumen.testing.RequestForms;
import dev.anyedge.lumen.testing.ScriptedPortal;
import dev.anyedge.lumen.v1.V1AccessControl;
import dev.anyedge.lumen.v1.V1CacheControl;
import dev.anyedge.lumen.v1.V1CachePolicy;
import dev.anyedge.lumen.v1.V1ConfigurationGroups;
import dev.anyedge.lumen.v1.V1ContentManipulation;
import dev.anyedge.lumen.v1.V1GeoBlocking;
import dev.anyedge.lumen.v1.V1GeoDefinition;
import dev.anyedge.lumen.v1.V1GroupKind;
import dev.anyedge.lumen.v1.V1OriginServer;
import dev.anyedge.lumen.v1.V1Property;
import dev.anyedge.lumen.v1.V1ResourceGroup;
import dev.anyedge.lumen.v1.V1Token;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.assertj.core.api.ObjectAssert;
import org.junit.jupiter.api.Test;

/** Version 1.0, call by call: what goes out has the documented form, what comes back is read. */
class PropertiesTest {
    private static final String B = "/serviceConfiguration/v1.0/88001/BBXY00042";
    private static final Scope SERVICE = Scope.service(88001, "BBXY00042");
    private static final Scope SHOP = SERVICE.property("shop.example.org");
    private static final String ORIGIN =
            "{\"host\":\"origin.example.org\",\"port\":\"8080\",\"protocol\":\"http\",\"webroot\":\"/\"}";
    private static final String PROPERTY =
            "{\"originserver\":" + ORIGIN + ",\"aliases\":[\"shop.example.org\",\"m.shop.example.org\"]}";
    private static final String ANSWERED = PROPERTY.replaceFirst("}$", ",\"cosid\":\"31001\"}");
    private static final String GROUP = "{\"rgid\":\"images\",\"rgtype\":\"path\",\"rgdef\":[\"/img/*\",\"*.webp\"]}";
    private static final String GEO = "{\"geoid\":\"Iberia\",\"cc\":[\"ES\",\"PT\"]}";
    private static final String TOKEN =
            "{\"tokenid\":\"3\",\"secret\":\"not-a-real-secret\",\"start\":\"1893456000\",\"end\":\"1893542400\"}";
    private static final String ACCESS =
            "{\"AccessControl\":{\"geoblocking\":{\"geoid\":[\"Iberia\"],\"action\":\"allow\"},\"tokenauth\":{\"action\":\"fail\"}}}";
    private static final String CACHE =
            "{\"CacheControl\":{\"cchomode\":{\"int\":\"6h\",\"ext\":\"10m\",\"force\":\"no\"}}}";
    private static final String CONTENT =
            "{\"ContentManipulation\":{\"qshmode\":{\"type\":\"string\",\"action\":\"honor\"}}}";

    private final ScriptedPortal portal = new ScriptedPortal();

    private ObjectAssert<Object> answered(int status, String answer, Function<HttpDeliveryV1, Object> call) {
        portal.then(status, answer);
        try (LumenApi api = portal.client()) {
            return assertThat(call.apply(api.v1()));
        }
    }

    private void sent(String line) {
        assertThat(portal.line()).isEqualTo(line);
        assertThat(portal.last().header("Content-Type")).contains("application/json");
        assertThat(portal.body()).isEmpty();
    }

    private void sent(String line, String form, String body) {
        assertThat(portal.line()).isEqualTo(line);
        assertThat(portal.last().header("Content-Type")).contains("application/json");
        assertThat(portal.body()).isEqualTo(body);
        assertThat(RequestForms.problems(form, body)).isEmpty();
    }

    @Test
    void propertiesAreListedCreatedReadAndSwitchedOffAndOn() {
        V1Property shop = V1Property.fromJson(ANSWERED);

        answered(200, "[" + ANSWERED + "]", v1 -> v1.listProperties(SERVICE)).isEqualTo(List.of(shop));
        sent("GET " + B);
        answered(201, ANSWERED, v1 -> v1.createProperty(SERVICE, shop)).isEqualTo(shop);
        sent("POST " + B, "v1PropertyRequest", PROPERTY);
        answered(200, ANSWERED, v1 -> v1.getProperty(SHOP)).isEqualTo(shop);
        sent("GET " + B + "/shop.example.org");
        answered(200, "", v1 -> v1.deactivateProperty(SHOP)).isEqualTo(true);
        sent("DELETE " + B + "/shop.example.org");
        answered(404, "", v1 -> v1.deactivateProperty(SHOP)).isEqualTo(false);
        answered(200, "", v1 -> v1.reactivateProperty(SHOP)).isEqualTo(true);
        sent("PUT " + B + "/shop.example.org");
    }

    @Test
    void originAndAliasesAreReadAndChanged() {
        V1OriginServer origin = V1OriginServer.fromJson(ORIGIN);
        String envelope = "{\"originserver\":" + ORIGIN + "}";
        String more = "{\"aliases\":[\"x.example.org\",\"y.example.org\"]}";

        answered(200, envelope, v1 -> v1.getOrigin(SHOP)).isEqualTo(origin);
        sent("GET " + B + "/shop.example.org/OriginServer");
        for (String answer : List.of(envelope, "", "{}", "{\"status\":\"ok\"}")) {
            answered(200, answer, v1 -> v1.updateOrigin(SHOP, origin))
                    .as(answer)
                    .isEqualTo(origin);
            sent("PUT " + B + "/shop.example.org/OriginServer", "v1OriginEnvelope", envelope);
        }
        answered(200, more, v1 -> v1.listAliases(SHOP)).isEqualTo(List.of("x.example.org", "y.example.org"));
        sent("GET " + B + "/shop.example.org/Aliases");
        answered(200, more, v1 -> v1.addAliases(SHOP, List.of("x.example.org", "y.example.org")))
                .isEqualTo(List.of("x.example.org", "y.example.org"));
        sent("POST " + B + "/shop.example.org/Aliases", "v1AliasesEnvelope", more);
        answered(200, "", v1 -> v1.removeAliases(SHOP, List.of("x.example.org", "y.example.org")))
                .isEqualTo(true);
        sent("DELETE " + B + "/shop.example.org/Aliases", "v1AliasesEnvelope", more);
    }

    @Test
    void resourceGroupsLiveAtBothLevels() {
        String answer = GROUP.replaceFirst("}$", ",\"order\":0}");
        V1ResourceGroup images = V1ResourceGroup.fromJson(answer);

        answered(201, GROUP, v1 -> v1.createResourceGroup(SHOP, images)).isEqualTo(V1ResourceGroup.fromJson(GROUP));
        sent("POST " + B + "/shop.example.org/ResourceGroups", "v1ResourceGroup", GROUP);
        answered(200, answer, v1 -> v1.getResourceGroup(SERVICE, "images")).isEqualTo(images);
        sent("GET " + B + "/ResourceGroups/images");
        answered(200, "[" + answer + "]", v1 -> v1.listResourceGroups(SERVICE)).isEqualTo(List.of(images));
        sent("GET " + B + "/ResourceGroups");
        answered(200, "", v1 -> v1.updateResourceGroup(SHOP, images)).isEqualTo(images);
        sent("PUT " + B + "/shop.example.org/ResourceGroups/images", "v1ResourceGroup", GROUP);
        answered(200, "", v1 -> v1.reorderResourceGroups(SHOP, List.of("b", "a")))
                .isEqualTo(true);
        sent("PUT " + B + "/shop.example.org/ResourceGroups", "v1ResourceGroupOrder", "[\"b\",\"a\"]");
        answered(200, "", v1 -> v1.deleteResourceGroup(SHOP, "images")).isEqualTo(true);
        sent("DELETE " + B + "/shop.example.org/ResourceGroups/images");
        assertThat(portal.last().header("Authorization").orElseThrow()).startsWith("MPA 700100200:");
    }

    @Test
    void geoDefinitionsAreWrittenAsListsAndReadInBothForms() {
        V1GeoDefinition iberia = V1GeoDefinition.fromJson("{\"geoid\":\"Iberia\",\"cc\":\"ES,PT\",\"order\":4}");

        answered(
                        200,
                        "{\"geoid\":\"Iberia\",\"cc\":\"ES,PT\",\"order\":4}",
                        v1 -> v1.createGeoDefinition(SERVICE, iberia))
                .isEqualTo(iberia);
        sent("POST " + B + "/GeoDefs", "v1GeoDefinitionRequest", GEO);
        answered(200, GEO, v1 -> v1.getGeoDefinition(SERVICE, "Iberia"));
        sent("GET " + B + "/GeoDefs/Iberia");
        answered(200, "[" + GEO + "]", v1 -> v1.listGeoDefinitions(SHOP));
        sent("GET " + B + "/shop.example.org/GeoDefs");
        answered(200, GEO, v1 -> v1.updateGeoDefinition(SERVICE, iberia));
        sent("PUT " + B + "/GeoDefs/Iberia", "v1GeoDefinitionRequest", GEO);
        answered(200, "", v1 -> v1.deleteGeoDefinition(SERVICE, "Iberia")).isEqualTo(true);
        sent("DELETE " + B + "/GeoDefs/Iberia");
    }

    @Test
    void tokensAreCreatedListedReadAndDeletedButNeverChanged() {
        V1Token token = V1Token.fromJson(TOKEN);

        answered(200, TOKEN, v1 -> v1.createToken(SERVICE, token)).isEqualTo(token);
        sent("POST " + B + "/Tokens", "v1Token", TOKEN);
        answered(200, "[" + TOKEN + "]", v1 -> v1.listTokens(SHOP)).isEqualTo(List.of(token));
        sent("GET " + B + "/shop.example.org/Tokens");
        answered(200, TOKEN, v1 -> v1.getToken(SHOP, "3")).isEqualTo(token);
        sent("GET " + B + "/shop.example.org/Tokens/3");
        answered(200, "", v1 -> v1.deleteToken(SHOP, "3")).isEqualTo(true);
        sent("DELETE " + B + "/shop.example.org/Tokens/3");
    }

    @Test
    void aSecretIsReadWhenItIsSentAndNeverPrinted() {
        V1Token token = V1Token.builder()
                .id("3")
                .secret(TokenSecret.of(SecretRef.env("SHOP_TOKEN")))
                .build();
        portal.then(400, "{\"error\":{\"message\":\"I do not like not-a-real-secret\"}}");
        try (LumenApi api = portal.client(builder -> builder.secrets(reference -> "not-a-real-secret"))) {
            assertThatThrownBy(() -> api.v1().createToken(SHOP, token))
                    .isInstanceOfSatisfying(CdnException.class, e -> {
                        assertThat(e).hasMessageContaining("I do not like ***");
                        assertThat(e.call().orElseThrow().toString()).doesNotContain("not-a-real");
                    });
        }
        assertThat(portal.body()).isEqualTo("{\"tokenid\":\"3\",\"secret\":\"not-a-real-secret\"}");
        portal.then(200, "{\"secret\":\"not-a-real-secret\"}");
        try (LumenApi api = portal.client()) {
            assertThatThrownBy(() -> api.v1().getToken(SHOP, "3")).isInstanceOfSatisfying(CdnException.class, e -> {
                assertThat(e).hasMessageContaining("/tokenid").hasMessageNotContaining("not-a-real");
                assertThat(e.call().orElseThrow().toString()).doesNotContain("not-a-real");
            });
        }
    }

    @Test
    void configurationGroupsStandInAWrapperOfTheirKind() {
        V1AccessControl access = V1AccessControl.fromJson(inner(ACCESS));
        V1CacheControl cache = V1CacheControl.fromJson(inner(CACHE));
        V1ContentManipulation content = V1ContentManipulation.fromJson(inner(CONTENT));
        String at = B + "/shop.example.org/ResourceGroups/images/ConfGroups";

        answered(201, ACCESS, v1 -> v1.createConfigurationGroup(SHOP, "images", access))
                .isEqualTo(access);
        sent("POST " + at + "/AccessControl", "v1AccessControlGroup", ACCESS);
        answered(200, CACHE, v1 -> v1.getConfigurationGroup(SHOP, "images", V1GroupKind.CACHE_CONTROL))
                .isEqualTo(cache);
        sent("GET " + at + "/CacheControl");
        answered(200, "", v1 -> v1.updateConfigurationGroup(SHOP, "images", cache))
                .isEqualTo(cache);
        sent("PUT " + at + "/CacheControl", "v1CacheControlGroup", CACHE);
        answered(201, CONTENT, v1 -> v1.createConfigurationGroup(SHOP, "images", content))
                .isEqualTo(content);
        sent("POST " + at + "/ContentManipulation", "v1ContentManipulationGroup", CONTENT);
        answered(
                        200,
                        "{\"AccessControl\":" + inner(ACCESS) + ",\"ContentManipulation\":" + inner(CONTENT) + "}",
                        v1 -> v1.getConfigurationGroups(SHOP, "images"))
                .isEqualTo(V1ConfigurationGroups.builder()
                        .accessControl(access)
                        .contentManipulation(content)
                        .build());
        sent("GET " + at);
        answered(200, "", v1 -> v1.deleteConfigurationGroup(SHOP, "images", V1GroupKind.ACCESS_CONTROL))
                .isEqualTo(true);
        sent("DELETE " + at + "/AccessControl");
    }

    private static String inner(String wrapper) {
        return wrapper.substring(wrapper.indexOf(':') + 1, wrapper.length() - 1);
    }

    @Test
    void theOtherOrderOfWordsIsASetting() {
        portal.then(200, "[]");
        try (LumenApi api = portal.client(builder -> builder.v1Prefix("/v1.0/serviceConfiguration"))) {
            api.v1().listProperties(SERVICE);
        }
        sent("GET /v1.0/serviceConfiguration/88001/BBXY00042");
    }

    @Test
    void whatTheProviderDoesNotTakeIsRefusedBeforeItIsSent() {
        V1Property none = V1Property.builder()
                .origin(V1OriginServer.builder()
                        .host("")
                        .port(0)
                        .protocol("HTTP")
                        .build())
                .build();
        refused(v1 -> v1.createProperty(SHOP, none), "/scope", "/aliases", "/originserver/host", "/port", "/protocol");
        refused(v1 -> v1.getProperty(SERVICE), "/scope");
        refused(v1 -> v1.listResourceGroups(Scope.accessGroup(1)), "/scope");
        refused(v1 -> v1.addAliases(SHOP, List.of()), "/aliases");
        refused(v1 -> v1.removeAliases(SHOP, List.of("shop.example.org")), "the primary one can never be removed");
        refused(
                v1 -> v1.createResourceGroup(
                        SHOP, V1ResourceGroup.builder().id("a-b").type("regex").build()),
                "/rgid",
                "/rgtype",
                "/rgdef");
        refused(v1 -> v1.getResourceGroup(SHOP, "../x"), "/rgid");
        refused(
                v1 -> v1.createGeoDefinition(
                        SHOP,
                        V1GeoDefinition.builder().id("g").addCountryCode("es").build()),
                "/cc");
        refused(v1 -> v1.getToken(SHOP, "12"), "/tokenid");
        refused(
                v1 -> v1.createConfigurationGroup(
                        SHOP,
                        "images",
                        V1CacheControl.builder()
                                .internal(new V1CachePolicy("10s"))
                                .external(new V1CachePolicy("soon"))
                                .build()),
                "/CacheControl/cchomode/int",
                "/CacheControl/cchomode/ext");
        refused(
                v1 -> v1.createConfigurationGroup(
                        SHOP,
                        "images",
                        V1AccessControl.builder()
                                .geoBlocking(
                                        V1GeoBlocking.builder().action("block").build())
                                .build()),
                "/geoid",
                "/action");
        refused(
                v1 -> v1.updateConfigurationGroup(
                        SHOP,
                        "images",
                        V1ContentManipulation.builder().action("drop").build()),
                "honor or ignore");
        assertThat(portal.requests()).isEmpty();
    }

    private void refused(Consumer<HttpDeliveryV1> call, String... parts) {
        try (LumenApi api = portal.client()) {
            assertThatThrownBy(() -> call.accept(api.v1()))
                    .isInstanceOf(ValidationException.class)
                    .satisfies(e -> assertThat(e.getMessage()).contains(parts));
        }
    }

    @Test
    void whatCreatesIsNotRepeatedAndWhatSetsIs() {
        V1ResourceGroup images = V1ResourceGroup.fromJson(GROUP);
        try (LumenApi api = portal.client()) {
            portal.thenFail(new IOException("reset"));
            assertThatThrownBy(() -> api.v1().createResourceGroup(SHOP, images))
                    .isInstanceOf(TransportException.class)
                    .hasMessageContaining("may have acted");
            portal.thenFail(new IOException("reset")).then(200, GROUP);
            assertThat(api.v1().updateResourceGroup(SHOP, images)).isEqualTo(images);
            portal.thenFail(new IOException("reset")).then(404, "");
            assertThat(api.v1().deleteResourceGroup(SHOP, "images")).isTrue();
        }
        assertThat(portal.requests()).hasSize(5);
        assertThat(portal.requests().get(0).body()).isNotEmpty();
        assertThat(Optional.of(portal.line())).contains("DELETE " + B + "/shop.example.org/ResourceGroups/images");
    }
}
