package dev.anyedge.lumen.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.lumen.api.InvalidationRequest.Format;
import dev.anyedge.lumen.testing.ScriptedPortal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Key, access groups, services and invalidations, in the shapes that are public. */
class PortalTest {
    private static final Scope GROUP = Scope.accessGroup(88001);
    private static final Scope SERVICE = Scope.service(88001, "BBXY00042");
    private static final Scope SHOP = SERVICE.property("shop.example.org");

    private final ScriptedPortal portal = new ScriptedPortal();

    @Test
    void aKeyNamesItsAccessGroupRoleAndCredits() {
        portal.then(200, """
                <?xml version="1.0" encoding="UTF-8"?>
                <apikey id="700100200" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                        xsi:noNamespaceSchemaLocation="https://ws.lumen.com/schema/key/v1.0">
                  <apiCorrelationId>CDNPortal-1678786013000-7</apiCorrelationId>
                  <assignedAccessGroup id="88001" name="Example &amp; Sons"/>
                  <contact id="12" name="Ann Example"/>
                  <role id="3" name="Configuration"/>
                  <status>Active</status>
                  <credits>480</credits>
                  <next-top-up>2023-04-01 00:00:00 +0000</next-top-up>
                  <region>eu</region>
                </apikey>
                """);
        try (LumenApi api = portal.client()) {
            ApiKey key = api.key();

            assertThat(key.id()).isEqualTo("700100200");
            assertThat(key.correlationId()).contains("CDNPortal-1678786013000-7");
            assertThat(key.accessGroup()).hasValue(88001);
            assertThat(key.accessGroupName()).contains("Example & Sons");
            assertThat(key.contact()).contains("Ann Example");
            assertThat(key.role()).contains("Configuration");
            assertThat(key.status()).contains("Active");
            assertThat(key.credits()).hasValue(480);
            assertThat(key.nextTopUp()).contains(Instant.parse("2023-04-01T00:00:00Z"));
            assertThat(key.extra()).containsOnlyKeys("region");
        }
        assertThat(portal.line()).isEqualTo("GET /key/v1.0");
        assertThat(portal.last().header("Accept")).contains("text/xml");
    }

    @Test
    void aTimeInAnotherFormIsKeptAsText() {
        portal.then(200, "<apikey id=\"1\"><next-top-up>soon</next-top-up></apikey>")
                .then(200, "<apikey id=\"1\"><next-top-up>2023-04-01 00:00:00 GMT</next-top-up></apikey>")
                .then(200, "<apikey id=\"1\"><next-top-up>2023-04-01 02:00:00 +02:00</next-top-up></apikey>");
        try (LumenApi api = portal.client()) {
            assertThat(api.key().extra()).containsEntry("next-top-up", "soon");
            assertThat(api.key().nextTopUp()).contains(Instant.parse("2023-04-01T00:00:00Z"));
            assertThat(api.key().nextTopUp()).contains(Instant.parse("2023-04-01T00:00:00Z"));
        }
    }

    @Test
    void accessGroupsAreATree() {
        portal.then(200, """
                <accessGroup id="88001" name="Example">
                  <serviceResource>/88001</serviceResource><description>all</description>
                  <createdDate>2015-01-02 03:04 +0000</createdDate><modifiedDate>2016-01-02 03:04 +0000</modifiedDate>
                  <createdUser>ann</createdUser><parentId>1</parentId>
                  <accessGroups><accessGroup id="88002" name="Child"><accessGroups>
                    <accessGroup id="88003" name="Grandchild"/></accessGroups></accessGroup></accessGroups>
                </accessGroup>
                """);
        try (LumenApi api = portal.client()) {
            AccessGroup root = api.accessGroups();

            assertThat(root.all().map(AccessGroup::id)).containsExactly(88001L, 88002L, 88003L);
            assertThat(root.createdDate()).contains(Instant.parse("2015-01-02T03:04:00Z"));
            assertThat(root.parentId()).hasValue(1);
            assertThat(root.extra()).containsExactly(java.util.Map.entry("createdUser", "ann"));
        }
        assertThat(portal.line()).isEqualTo("GET /accessGroups/v1.0");
    }

    @Test
    void servicesAreListedWithTheirProperties() {
        String xml = """
                <accessGroup id="88001"><services>
                  <service id="BBXY00042"><serviceResource>/88001/BBXY00042</serviceResource><product>CACHING</product>
                    <networkIdentifiers>
                      <ni id="shop.example.org"><product>CACHING</product><active>Y</active></ni>
                      <ni id="old.example.org"><active>N</active></ni>
                    </networkIdentifiers></service>
                  <service id="BBXY00043"><product>STREAMING</product>
                    <networkIdentifiers><ni id="4711"><type>live</type></ni></networkIdentifiers></service>
                </services></accessGroup>
                """;
        portal.then(200, xml).then(200, xml).then(200, xml);
        try (LumenApi api = portal.client()) {
            List<CdnService> services = api.services(GROUP);

            assertThat(services).extracting(CdnService::scid).containsExactly("BBXY00042", "BBXY00043");
            assertThat(services.get(0).networkIdentifiers())
                    .extracting(NetworkIdentifier::id)
                    .containsExactly("shop.example.org", "old.example.org");
            assertThat(services.get(0).networkIdentifiers().get(0).active()).contains(true);
            assertThat(services.get(0).networkIdentifiers().get(1).active()).contains(false);
            assertThat(services.get(1).networkIdentifiers().get(0).extra()).containsEntry("type", "live");
            assertThat(portal.line()).isEqualTo("GET /services/cdn/v1.0/88001");
            api.services(SERVICE);
            assertThat(portal.line()).isEqualTo("GET /services/cdn/v1.0/88001/BBXY00042");
            api.services(SHOP);
            assertThat(portal.line()).isEqualTo("GET /services/cdn/v1.0/88001/BBXY00042/shop.example.org");
        }
    }

    private static final String TREE = """
            {"accessGroup": {"id": 88001, "name": "Example", "apiCorrelationId": "API-1-abc", "serviceResource": "/88001",
             "services": [{"id": "BBXY00042", "serviceResource": "/88001/BBXY00042", "product": "CACHING",
              "networkIdentifiers": [{"id": "shop.example.org", "product": "CACHING",
               "invalidations": [{"id": "DAG_88001/17@88001-4242-1678786013000", "path": "/img/.*"},
                                 {"id": "DAG_88001/18@88001-4242-1678786013000", "path": "/a\\\\.css", "status": "complete"}]}]}]}}
            """;

    @Test
    void anInvalidationInJsonIsAnsweredPathByPath() {
        portal.then(200, TREE);
        try (LumenApi api = portal.client()) {
            InvalidationAnswer answer = api.invalidate(
                    SHOP,
                    InvalidationRequest.builder()
                            .addPaths("/img/*", "/a.css")
                            .addNotifications("ann@example.org", "bob@example.org")
                            .build());

            assertThat(answer.accessGroup()).isEqualTo(88001);
            assertThat(answer.correlationId()).contains("API-1-abc");
            assertThat(answer.invalidations())
                    .extracting(Invalidation::id)
                    .containsExactly("DAG_88001/17@88001-4242-1678786013000", "DAG_88001/18@88001-4242-1678786013000");
            assertThat(answer.invalidations()).extracting(Invalidation::path).containsExactly("/img/.*", "/a\\.css");
            assertThat(answer.invalidations())
                    .extracting(Invalidation::property)
                    .containsOnly("shop.example.org");
            assertThat(answer.complete()).isFalse();
        }
        assertThat(portal.body()).isEqualTo("{\"paths\":[\"/img/*\",\"/a.css\"]}");
        assertThat(portal.line())
                .isEqualTo("POST /invalidations/v1.0/88001/BBXY00042/shop.example.org"
                        + "?notification=ann%40example.org%2Cbob%40example.org");
        assertThat(portal.last().header("Content-Type")).contains("application/json");
    }

    @Test
    void anInvalidationOfSeveralPropertiesIsXml() {
        portal.then(200, """
                <accessGroup id="88001"><name>Example</name><apiCorrelationId>API-2</apiCorrelationId><services>
                <service id="BBXY00042"><networkIdentifiers><ni id="shop.example.org"><invalidations>
                <invalidation id="A/1@2"><path>/.*</path><status>pending</status><percentComplete>40</percentComplete>
                </invalidation></invalidations></ni></networkIdentifiers></service></services></accessGroup>
                """).then(200, TREE);
        InvalidationRequest request = InvalidationRequest.builder()
                .putProperty("shop.example.org", List.of("/*"))
                .putProperty("b.example.org", List.of("/x", "/y"))
                .build();
        try (LumenApi api = portal.client()) {
            InvalidationAnswer answer = api.invalidate(GROUP, request);

            assertThat(portal.line()).isEqualTo("POST /invalidations/v1.0/88001");
            assertThat(portal.body())
                    .isEqualTo(
                            "<properties><property><name>shop.example.org</name><paths><path>/*</path></paths></property>"
                                    + "<property><name>b.example.org</name><paths><path>/x</path><path>/y</path></paths></property></properties>");
            assertThat(portal.last().header("Content-Type")).contains("text/xml");
            assertThat(answer.correlationId()).contains("API-2");
            assertThat(answer.invalidations().get(0).percentComplete()).hasValue(40);

            api.invalidate(
                    SERVICE,
                    InvalidationRequest.builder()
                            .putProperty("shop.example.org", List.of("/*"))
                            .format(Format.JSON)
                            .build());
            assertThat(portal.line()).isEqualTo("POST /invalidations/v1.0/88001/BBXY00042");
            assertThat(portal.body())
                    .isEqualTo("{\"properties\":[{\"name\":\"shop.example.org\",\"paths\":[\"/*\"]}]}");
        }
    }

    @Test
    void originStorageHasItsOwnFamily() {
        portal.then(200, TREE);
        try (LumenApi api = portal.client()) {
            api.invalidateOrigin(SERVICE, "store 1", InvalidationRequest.of("/*"));
            assertThat(portal.line()).isEqualTo("POST /origininvalidations/v1.0/88001/BBXY00042/store%201");
            assertThatThrownBy(() -> api.invalidateOrigin(GROUP, "store", InvalidationRequest.of("/*")))
                    .isInstanceOf(ValidationException.class);
        }
    }

    @Test
    void theStatusOfAnInvalidationIsAskedByItsOpaqueId() {
        portal.then(200, TREE);
        try (LumenApi api = portal.client()) {
            assertThat(api.invalidationStatus(SHOP, "DAG_88001/17@88001-4242-1678786013000")
                            .invalidations())
                    .hasSize(2);
            assertThat(portal.line())
                    .isEqualTo("GET /invalidations/v1.0/88001/BBXY00042/shop.example.org"
                            + "?id=DAG_88001%2F17%4088001-4242-1678786013000");
            assertThatThrownBy(() -> api.invalidationStatus(SERVICE, "x")).isInstanceOf(ValidationException.class);
        }
    }

    @Test
    void aRequestThatCannotBeSentNamesAllThatIsWrong() {
        String[] addresses = new String[20];
        Arrays.fill(addresses, "somebody@example.org");
        try (LumenApi api = portal.client()) {
            assertThatThrownBy(() -> api.invalidate(
                            SHOP,
                            InvalidationRequest.builder()
                                    .addPath("img/*")
                                    .putProperty("b.example.org", List.of())
                                    .addNotifications(addresses)
                                    .addNotification("a b")
                                    .build()))
                    .isInstanceOf(ValidationException.class)
                    .hasMessageContaining("/paths/0")
                    .hasMessageContaining("/properties")
                    .hasMessageContaining("at most 250 characters")
                    .hasMessageContaining("without blanks");
            assertThatThrownBy(() -> api.invalidate(GROUP, InvalidationRequest.of("/*")))
                    .isInstanceOf(ValidationException.class)
                    .hasMessageContaining("properties with their paths");
            assertThatThrownBy(() -> api.invalidate(SHOP, InvalidationRequest.of()))
                    .isInstanceOf(ValidationException.class)
                    .hasMessageContaining("/* for everything");
        }
        assertThat(portal.requests()).isEmpty();
    }

    @Test
    void aScopeLeavesNoSegmentOutInTheMiddle() {
        assertThatThrownBy(() -> GROUP.property("shop.example.org"))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("a service component");
        assertThatThrownBy(() -> Scope.property(-1, "a/b", " "))
                .hasMessageContaining("/accessGroup")
                .hasMessageContaining("/scid")
                .hasMessageContaining("/property");
    }
}
