package dev.anyedge.cdn.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anyedge.cdn.internal.json.JsonText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The JSON form: what people keep in a file is read, written and read again without a difference. */
class DistributionJsonTest {
    private static final Distribution SHOP = Distribution.builder()
            .name("shop")
            .addEndpoint(Endpoint.custom("cdn.shop.example", Certificate.managed()))
            .addOrigin(
                    HttpOrigin.builder().id("web").host("origin.shop.example").build())
            .defaults(Behavior.builder()
                    .origin("web")
                    .caching(Caching.honorOrigin(Duration.ofMinutes(30)))
                    .build())
            .build();

    @Test
    void aDistributionIsWrittenIndentedAndWithoutItsDefaults() {
        assertThat(SHOP.toJson()).isEqualTo("""
                        {
                          "format": "anyedge/1",
                          "name": "shop",
                          "endpoints": [
                            {
                              "type": "custom",
                              "hostname": "cdn.shop.example",
                              "certificate": {
                                "type": "managed"
                              }
                            }
                          ],
                          "origins": [
                            {
                              "type": "http",
                              "id": "web",
                              "host": "origin.shop.example"
                            }
                          ],
                          "defaults": {
                            "origin": "web",
                            "caching": {
                              "type": "honor-origin",
                              "defaultTtl": 1800
                            }
                          }
                        }
                        """);
    }

    @Test
    void theDocumentThatShowsEveryMemberIsReadAndWrittenAndReadAgain() throws IOException {
        Distribution read = Distribution.fromJson(resource("everything.json"));

        assertThat(Distribution.fromJson(read.toJson())).isEqualTo(read);
        assertThat(Distribution.fromJson(read.toJson()).toJson()).isEqualTo(read.toJson());
    }

    @Test
    void theDocumentThatShowsEveryMemberMeansWhatItSays() throws IOException {
        Distribution read = Distribution.fromJson(resource("everything.json"));

        assertThat(read.endpoints()).containsExactly(Endpoint.custom("cdn.shop.example", Certificate.managed()));
        assertThat(read.origin("web"))
                .contains(HttpOrigin.builder()
                        .id("web")
                        .host("origin.shop.example")
                        .connectTo("lb7.shop.example")
                        .build());
        assertThat(read.origin("assets"))
                .contains(BucketOrigin.builder()
                        .id("assets")
                        .bucket("my-scw-bucket")
                        .region("fr-par")
                        .website(true)
                        .reachableAs(HttpOrigin.of("my-scw-bucket.s3-website.fr-par.scw.cloud"))
                        .build());
        assertThat(read.origin("lb").orElseThrow()).isInstanceOfSatisfying(LoadBalancerOrigin.class, lb -> {
            assertThat(lb.tls()).isTrue();
            assertThat(lb.websocket()).isFalse();
            assertThat(lb.hostHeader()).isEqualTo(HostHeader.fixed("shop.internal"));
        });
        assertThat(read.rules().get(0).then())
                .isEqualTo(Behavior.builder()
                        .ipAccess(IpAccess.allow("203.0.113.0/24", "2001:db8::/32"))
                        .geoAccess(GeoAccess.unrestricted())
                        .build());
        assertThat(read.rules().get(1).when())
                .containsExactly(
                        Condition.extension("jpg", "png"),
                        Condition.path("/raw/*").not());
        assertThat(read.rules().get(2).then())
                .isEqualTo(Behavior.builder()
                        .caching(Caching.noStore())
                        .cookies(Cookies.BYPASS)
                        .firewall(Firewall.block(2))
                        .geoAccess(GeoAccess.deny(GeoArea.countries("KP")))
                        .tokenAuth(TokenAuth.edgeAuth()
                                .name("vt")
                                .algorithm(TokenAuth.EdgeAuth.Algorithm.SHA256)
                                .key(SecretRef.env("SHOP_TOKEN_KEY"))
                                .build())
                        .build());
        assertThat(read.options().forProvider("fujitsu"))
                .contains(
                        JsonValue.parse(
                                "{\"accessLog\":{\"container\":\"logs\",\"objectPrefix\":\"cdn_\",\"keyObject\":\"public_key\"}}"));
    }

    @Test
    void membersAreWrittenInTheOrderOfTheDocumentation() throws IOException {
        JsonNode documented = JsonText.parse(resource("everything.json"));
        JsonNode written = JsonText.parse(
                Distribution.fromJson(resource("everything.json")).toJson());

        assertMembersInOrder(written, documented);
    }

    @Test
    void anyDistributionIsTheSameAfterWritingAndReading() {
        long seed = 20_261_122;
        Distributions random = Distributions.seeded(seed);
        for (int i = 0; i < 500; i++) {
            Distribution distribution = random.next();
            String json = distribution.toJson();

            Distribution read = Distribution.fromJson(json);

            assertThat(read).as("seed %d, case %d", seed, i).isEqualTo(distribution);
            assertThat(read.hashCode()).as("seed %d, case %d", seed, i).isEqualTo(distribution.hashCode());
            assertThat(read.toString()).as("seed %d, case %d", seed, i).isEqualTo(distribution.toString());
            assertThat(read.toJson()).as("seed %d, case %d", seed, i).isEqualTo(json);
        }
    }

    @Test
    void theGeneratorOfTheseTestsReachesEveryVariant() {
        Distributions random = Distributions.seeded(1);
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            all.append(random.next().toJson());
        }
        List<String> tags = new ArrayList<>(List.of(
                "custom wildcard assigned http bucket load-balancer serverless managed stored shared external viewer fixed "
                        + "honor-origin override no-store bypass revalidate all none include exclude path path-regex "
                        + "extension file-name method scheme host allow deny unrestricted remove replace replace-all "
                        + "edge-auth url-hash"));
        for (String tag : tags.get(0).split(" ")) {
            assertThat(all).contains("\"type\": \"" + tag + "\"");
        }
        for (String member : List.of(
                "enabled",
                "prefix",
                "scheme",
                "port",
                "basePath",
                "hostHeader",
                "connectTo",
                "website",
                "reachableAs",
                "tls",
                "websocket",
                "negated",
                "cookies",
                "delimiter",
                "aclDelimiter",
                "escapeInputs",
                "ignoreQueryString",
                "transitionKey",
                "parameters",
                "dateFormat",
                "notAfterName",
                "notBeforeName",
                "hashName",
                "level",
                "countries",
                "continents",
                "regions",
                "options",
                "viewerProtocol",
                "description")) {
            assertThat(all).contains("\"" + member + "\": ");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"certificate\" | \"viewerProtocol\": \"redirect-to-https\", \"certificate\"",
                "\"id\": \"web\", | \"id\": \"web\", \"scheme\": \"https\", \"port\": 443, \"basePath\": \"/\",",
                "\"id\": \"web\", | \"id\": \"web\", \"port\": 443.0, \"hostHeader\": {\"type\": \"origin\"},",
                "\"name\": | \"description\": \"\", \"enabled\": true, \"rules\": [], \"options\": {}, \"name\":",
                "\"format\": \"anyedge/1\", | ",
                "\"defaultTtl\": 1800 | \"defaultTtl\": 1.8e3",
            })
    void whatIsTheDefaultMayAlsoBeSaid(String found, String replacement) {
        String compact = SHOP.toJson().replaceAll("\\s+", " ");
        String text = compact.replace(found, replacement == null ? "" : replacement);

        assertThat(text).isNotEqualTo(compact);
        assertThat(Distribution.fromJson(text)).isEqualTo(SHOP);
    }

    @Test
    void anAssignedEndpointHasTheSharedCertificateByDefault() {
        Distribution assigned = Distribution.builder()
                .from(SHOP)
                .endpoints(List.of(Endpoint.assigned("shop")))
                .build();

        assertThat(assigned.toJson()).doesNotContain("certificate");
        assertThat(Distribution.fromJson(assigned.toJson())).isEqualTo(assigned);
    }

    @Test
    void theOriginThatABucketIsReachableAsNeedsNoTag() {
        String text = """
                {"name": "shop",
                 "endpoints": [{"type": "assigned", "viewerProtocol": "http-only"}],
                 "origins": [{"type": "bucket", "id": "b", "bucket": "bucket", "region": "fr-par",
                              "reachableAs": {"type": "http", "id": "other", "host": "::1"}}],
                 "defaults": {"origin": "b", "caching": {"type": "revalidate"}}}
                """;
        Distribution read = Distribution.fromJson(text);

        assertThat(read.origin("b").flatMap(Origin::reachableAs).map(HttpOrigin::id))
                .contains("other");
        assertThat(Distribution.fromJson(text.replace("\"type\": \"http\", \"id\": \"other\",", "")))
                .isNotEqualTo(read)
                .satisfies(other ->
                        assertThat(Distribution.fromJson(other.toJson())).isEqualTo(other));
    }

    @Test
    void optionsKeepTheirOrderAndNumbersAsTheyWere() {
        String options = "{\"z\":1.50,\"a\":[1E+400,-0,12345678901234567890123],\"m\":\"\\u0000\"}";
        Distribution tuned = Distribution.builder()
                .from(SHOP)
                .options(Options.of("lumen", JsonValue.parse(options)))
                .build();

        assertThat(Distribution.fromJson(tuned.toJson())
                        .options()
                        .forProvider("lumen")
                        .map(JsonValue::toJson))
                .contains("{\"z\":1.50,\"a\":[1E+400,0,12345678901234567890123],\"m\":\"\\u0000\"}");
    }

    @Test
    void theDefaultLocaleDoesNotMatter() {
        Locale before = Locale.getDefault();
        try {
            // In Turkish the lower case of I has no dot.
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertThat(Distribution.fromJson(SHOP.toJson())).isEqualTo(SHOP);
            assertThat(Complaints.pointersOf(() -> Endpoint.customHttpOnly("CDN.INTRANET.EXAMPLE")))
                    .containsExactly("/hostname");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void aFileIsReadWithOrWithoutAByteOrderMark(@TempDir Path folder) throws IOException {
        Distribution umlaut =
                Distribution.builder().from(SHOP).description("Größe 🚀").build();
        Path plain = Files.writeString(folder.resolve("plain.json"), umlaut.toJson());
        Path marked = Files.writeString(folder.resolve("marked.json"), "\ufeff" + umlaut.toJson());

        assertThat(Distribution.read(plain)).isEqualTo(umlaut);
        assertThat(Distribution.read(marked)).isEqualTo(umlaut);
    }

    @Test
    void aFileThatIsNoUtf8IsInvalid(@TempDir Path folder) throws IOException {
        Path file = Files.write(
                folder.resolve("latin.json"),
                SHOP.toJson().replace("shop\"", "größe\"").getBytes(StandardCharsets.ISO_8859_1));

        assertThat(Complaints.theOneOf(() -> Distribution.read(file))).endsWith("is not UTF-8 text");
    }

    @Test
    void aFileThatIsNotThereIsNamed(@TempDir Path folder) {
        assertThatThrownBy(() -> Distribution.read(folder.resolve("missing.json")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("missing.json");
    }

    @Test
    void tenThousandRulesAreReadAndWritten() {
        Distributions random = Distributions.seeded(10_000);
        Distribution.Builder builder = Distribution.builder().from(SHOP);
        for (int i = 0; i < 10_000; i++) {
            builder.addRule(random.rule("rule " + i, List.of("web")));
        }
        Distribution big = builder.build();

        assertThat(Distribution.fromJson(big.toJson())).isEqualTo(big);
    }

    private static void assertMembersInOrder(JsonNode written, JsonNode documented) {
        List<String> order = new ArrayList<>();
        documented.fieldNames().forEachRemaining(order::add);
        List<String> names = new ArrayList<>();
        written.fieldNames().forEachRemaining(names::add);
        order.retainAll(names);
        assertThat(names).isEqualTo(order);
        names.forEach(name -> assertMembersInOrder(written.get(name), documented.get(name)));
        for (int i = 0; i < written.size() && written.isArray(); i++) {
            assertMembersInOrder(written.get(i), documented.get(i));
        }
    }

    static String resource(String name) throws IOException {
        try (InputStream in = DistributionJsonTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
