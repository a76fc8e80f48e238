package dev.anyedge.lumen.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyedge.cdn.error.ConflictException;
import dev.anyedge.cdn.error.InvalidRequestException;
import dev.anyedge.cdn.error.NotFoundException;
import dev.anyedge.cdn.error.TransportException;
import dev.anyedge.lumen.v1.V1AccessControl;
import dev.anyedge.lumen.v1.V1CacheControl;
import dev.anyedge.lumen.v1.V1CachePolicy;
import dev.anyedge.lumen.v1.V1Configuration;
import dev.anyedge.lumen.v1.V1ConfigurationGroup;
import dev.anyedge.lumen.v1.V1ContentManipulation;
import dev.anyedge.lumen.v1.V1GeoDefinition;
import dev.anyedge.lumen.v1.V1GroupKind;
import dev.anyedge.lumen.v1.V1OriginServer;
import dev.anyedge.lumen.v1.V1Property;
import dev.anyedge.lumen.v1.V1ResourceGroup;
import dev.anyedge.lumen.v1.V1Site;
import dev.anyedge.lumen.v1.V1Token;
import dev.anyedge.simulator.lumen.LumenSimulator;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every call of version 1.0 in conversation with a provider that was written from the facts alone. */
class PropertyConversationTest {
    private static final Scope SERVICE = Scope.service(88001, "BBXY00042");
    private static final Scope SHOP = SERVICE.property("shop.example.org");
    private static final V1OriginServer ORIGIN = V1OriginServer.builder()
            .host("origin.example.org")
            .port(8001)
            .protocol("http")
            .build();
    private static final V1ResourceGroup IMAGES =
            V1ResourceGroup.builder().id("images").addPattern("/img/*").build();
    private static final V1ResourceGroup REST =
            V1ResourceGroup.builder().id("rest").addPattern("/*").build();
    private static final V1GeoDefinition IBERIA =
            V1GeoDefinition.builder().id("Iberia").addCountryCodes("ES", "PT").build();

    private LumenSimulator provider;
    private LumenApi api;
    private HttpDeliveryV1 v1;

    @BeforeEach
    void start() {
        provider = LumenSimulator.start();
        api = ConversationTest.client(provider);
        v1 = api.v1();
        v1.createProperty(
                SERVICE,
                V1Property.builder()
                        .origin(ORIGIN)
                        .addAliases("shop.example.org", "m.shop.example.org")
                        .build());
        provider.clock().advance(Duration.ofMinutes(16));
    }

    @AfterEach
    void stop() {
        api.close();
        provider.close();
    }

    @Test
    void aNewPropertyCannotBeReadForAQuarterOfAnHour() {
        V1Property made = v1.createProperty(
                SERVICE,
                V1Property.builder().origin(ORIGIN).addAlias("new.example.org").build());

        assertThat(made.cosid()).isPresent();
        assertThatThrownBy(() -> v1.getProperty(SERVICE.property("new.example.org")))
                .isInstanceOf(NotFoundException.class);
        provider.clock().advance(Duration.ofMinutes(16));
        assertThat(v1.getProperty(SERVICE.property("new.example.org"))).isEqualTo(made);
        assertThat(v1.listProperties(SERVICE))
                .extracting(V1Property::primaryAlias)
                .containsExactly("shop.example.org", "new.example.org");
    }

    @Test
    void aPropertyChangesItsOriginAndAliasesAndGoesOffAndOn() {
        V1OriginServer other = V1OriginServer.builder()
                .from(ORIGIN)
                .host("other.example.org")
                .port(443)
                .protocol("https")
                .build();

        assertThat(v1.getOrigin(SHOP).host()).isEqualTo("origin.example.org");
        assertThat(v1.updateOrigin(SHOP, other).host()).isEqualTo("other.example.org");
        assertThat(v1.getOrigin(SHOP).port()).isEqualTo(443);
        assertThat(v1.addAliases(SHOP, List.of("a.example.org", "b.example.org")))
                .hasSize(4);
        assertThat(v1.removeAliases(SHOP, List.of("a.example.org"))).isTrue();
        assertThat(v1.removeAliases(SHOP, List.of("a.example.org"))).isFalse();
        assertThat(v1.listAliases(SHOP)).containsExactly("shop.example.org", "m.shop.example.org", "b.example.org");
        assertThatThrownBy(() -> v1.addAliases(SHOP, List.of("b.example.org"))).isInstanceOf(ConflictException.class);
        assertThat(v1.deactivateProperty(SHOP)).isTrue();
        assertThat(v1.reactivateProperty(SHOP)).isTrue();
        assertThat(v1.deactivateProperty(SERVICE.property("none.example.org"))).isFalse();
    }

    @Test
    void resourceGroupsAreOrderedChangedAndDeletedAtBothLevels() {
        for (Scope scope : List.of(SERVICE, SHOP)) {
            v1.createResourceGroup(scope, REST);
            assertThat(v1.createResourceGroup(scope, IMAGES)).isEqualTo(IMAGES);
            assertThatThrownBy(() -> v1.createResourceGroup(scope, IMAGES)).isInstanceOf(ConflictException.class);
            assertThat(v1.reorderResourceGroups(scope, List.of("images", "rest")))
                    .isTrue();
            assertThat(v1.listResourceGroups(scope))
                    .extracting(V1ResourceGroup::id)
                    .containsExactly("images", "rest");
            assertThat(v1.getResourceGroup(scope, "rest").order()).hasValue(1);
            V1ResourceGroup more =
                    V1ResourceGroup.builder().from(IMAGES).addPattern("*.webp").build();
            assertThat(v1.updateResourceGroup(scope, more).patterns()).containsExactly("/img/*", "*.webp");
            assertThat(v1.deleteResourceGroup(scope, "rest")).isTrue();
            assertThat(v1.deleteResourceGroup(scope, "rest")).isFalse();
            assertThatThrownBy(() -> v1.getResourceGroup(scope, "rest")).isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> v1.reorderResourceGroups(scope, List.of("rest")))
                    .isInstanceOf(InvalidRequestException.class);
        }
    }

    @Test
    void geoDefinitionsAndTokensLiveAtBothLevels() {
        V1Token token =
                V1Token.fromJson("{\"tokenid\":\"3\",\"secret\":\"not-a-real-secret\",\"start\":\"1893456000\"}");
        for (Scope scope : List.of(SERVICE, SHOP)) {
            assertThat(v1.createGeoDefinition(scope, IBERIA).countryCodes()).containsExactly("ES", "PT");
            assertThat(v1.getGeoDefinition(scope, "Iberia").countryCodes()).containsExactly("ES", "PT");
            V1GeoDefinition wider =
                    V1GeoDefinition.builder().from(IBERIA).addCountryCode("AD").build();
            assertThat(v1.updateGeoDefinition(scope, wider).countryCodes()).containsExactly("ES", "PT", "AD");
            assertThat(v1.listGeoDefinitions(scope))
                    .extracting(V1GeoDefinition::id)
                    .containsExactly("Iberia");
            assertThat(v1.deleteGeoDefinition(scope, "Iberia")).isTrue();
            assertThat(v1.deleteGeoDefinition(scope, "Iberia")).isFalse();

            assertThat(v1.createToken(scope, token)).isEqualTo(token);
            assertThat(v1.getToken(scope, "3")).isEqualTo(token);
            assertThat(v1.listTokens(scope)).containsExactly(token);
            assertThatThrownBy(() -> v1.createToken(scope, token)).isInstanceOf(ConflictException.class);
            assertThat(v1.deleteToken(scope, "3")).isTrue();
            assertThat(v1.deleteToken(scope, "3")).isFalse();
            assertThat(v1.listTokens(scope)).isEmpty();
        }
    }

    @Test
    void configurationGroupsAreCreatedReadChangedAndTakenOff() {
        v1.createResourceGroup(SHOP, IMAGES);
        v1.createGeoDefinition(SHOP, IBERIA);
        V1AccessControl access = V1AccessControl.fromJson(
                "{\"geoblocking\":{\"geoid\":[\"Iberia\"],\"action\":\"allow\"},\"tokenauth\":{\"action\":\"fail\"}}");
        V1CacheControl cache = V1CacheControl.builder()
                .internal(new V1CachePolicy("6h"))
                .external(V1CachePolicy.NO_CACHE)
                .force(true)
                .build();
        V1ContentManipulation content =
                V1ContentManipulation.builder().action("ignore").build();

        for (V1ConfigurationGroup group : List.of(access, cache, content)) {
            assertThat(v1.createConfigurationGroup(SHOP, "images", group)).isEqualTo(group);
            assertThat(v1.getConfigurationGroup(SHOP, "images", V1GroupKind.of(group)))
                    .isEqualTo(group);
            assertThat(v1.updateConfigurationGroup(SHOP, "images", group)).isEqualTo(group);
            assertThatThrownBy(() -> v1.createConfigurationGroup(SHOP, "images", group))
                    .isInstanceOf(ConflictException.class);
        }
        assertThat(v1.getConfigurationGroups(SHOP, "images").cacheControl()).contains(cache);
        assertThatThrownBy(() -> v1.deleteGeoDefinition(SHOP, "Iberia")).isInstanceOf(ConflictException.class);
        assertThat(v1.deleteConfigurationGroup(SHOP, "images", V1GroupKind.ACCESS_CONTROL))
                .isTrue();
        assertThat(v1.deleteConfigurationGroup(SHOP, "images", V1GroupKind.ACCESS_CONTROL))
                .isFalse();
        assertThat(v1.getConfigurationGroups(SHOP, "images").accessControl()).isEmpty();
    }

    @Test
    void aLostAnswerIsLookedAfterWhereThatIsSafe() {
        provider.faults().add("POST:*:1:drop-after").add("PUT:*:1:drop-after").add("DELETE:*:1:drop-after");

        assertThatThrownBy(() -> v1.createResourceGroup(SHOP, IMAGES))
                .isInstanceOf(TransportException.class)
                .hasMessageContaining("may have acted");
        assertThat(v1.updateResourceGroup(SHOP, IMAGES)).isEqualTo(IMAGES);
        assertThat(v1.deleteResourceGroup(SHOP, "images")).as("it was there").isTrue();
        assertThat(v1.listResourceGroups(SHOP)).isEmpty();
    }

    @Test
    void aWholeServiceIsExportedAsOneDocument() {
        v1.createResourceGroup(SERVICE, REST);
        v1.createResourceGroup(SHOP, IMAGES);
        v1.createGeoDefinition(SHOP, IBERIA);
        V1CacheControl cache =
                V1CacheControl.builder().internal(new V1CachePolicy("6h")).build();
        v1.createConfigurationGroup(SHOP, "images", cache);
        V1Token token = V1Token.fromJson("{\"tokenid\":\"3\",\"secret\":\"not-a-real-secret\"}");
        v1.createToken(SHOP, token);
        provider.journal().clear();

        V1Configuration all = V1Export.read(v1, SERVICE);

        assertThat(provider.journal().writes()).isEmpty();
        V1Site shop = all.sites().get(0);
        assertThat(shop.property().primaryAlias()).isEqualTo("shop.example.org");
        assertThat(shop.rules().resourceGroups())
                .extracting(V1ResourceGroup::id)
                .containsExactly("images");
        assertThat(shop.rules().configurationGroups().get("images").cacheControl())
                .contains(cache);
        assertThat(shop.rules().geoDefinitions()).hasSize(1);
        assertThat(shop.rules().tokens()).containsExactly(token);
        assertThat(all.serviceRules().resourceGroups())
                .extracting(V1ResourceGroup::id)
                .containsExactly("rest");
        assertThat(all.serviceRules().configurationGroups()).isEmpty();
        assertThat(V1Configuration.fromJson(all.toJson()).sites()).hasSize(1);
        assertThat(all.toJson()).doesNotContain("not-a-real-secret");
    }
}
