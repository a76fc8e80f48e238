package dev.anyedge.cdn.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which texts the model takes for names, hosts, paths and codes, and what it says about others. */
class GrammarTest {

    private static String endpoint(String host) {
        return Complaints.theOneOf(() -> Endpoint.customHttpOnly(host));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.b",
                "cdn.shop.example",
                "xn--bcher-kva.example",
                "1.example",
                "a--b.c-d.example",
                "1.2.3.a4",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.example"
            })
    void aHostNameOfTwoLabelsOrMoreIsTaken(String host) {
        assertThat(((Endpoint.Custom) Endpoint.customHttpOnly(host)).hostname()).isEqualTo(host);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "localhost | -",
                "Cdn.Shop.Example | write cdn.shop.example",
                "cdn.shop.example. | leave out the trailing dot",
                "*.shop.example | leave out '*.'",
                "https://cdn.shop.example | give the host alone",
                "cdn.shop.example/x | give the host alone",
                "bücher.example | write it in its ASCII form, xn--bcher-kva.example",
                "192.0.2.1 | an IP address is not allowed here",
                "2001:db8::1 | an IP address is not allowed here",
                "my_shop.example | an underscore is not allowed",
                "1.2.3.4.5 | -",
                "a..b | -",
                ".a.b | -",
                "-a.example | -",
                "a-.example | -",
                "a b.example | -",
                "cdn.shop.example:443 | -",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.example | -",
            })
    void whatIsNoHostNameIsRefusedWithAdvice(String host, String advice) {
        String complaint = endpoint(host);

        assertThat(complaint).startsWith("/hostname: The host name is \"").contains("DNS name in lower case");
        if (advice != null) {
            assertThat(complaint).contains("; " + advice);
        }
    }

    @Test
    void aHostNameHasAtMost253Characters() {
        String label = "a".repeat(63);
        String host = label + "." + label + "." + label + "." + "b".repeat(61);

        assertThat(Endpoint.customHttpOnly(host)).isNotNull();
        assertThat(endpoint(host + "b")).startsWith("/hostname: ");
        assertThat(endpoint("")).startsWith("/hostname: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "origin.example", "192.0.2.1", "2001:db8::1", "::", "::ffff:192.0.2.1"})
    void anOriginIsANameOrAnAddress(String host) {
        assertThat(HttpOrigin.of(host).host()).isEqualTo(host);
        assertThat(HttpOrigin.builder().host("a").connectTo(host).build().connectTo())
                .contains(host);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "192.0.2",
                "192.0.2.256",
                "192.0.2.01",
                "[2001:db8::1]",
                "2001:DB8::1",
                "fe80::1%eth0",
                "a:80",
                ""
            })
    void whatIsNeitherIsRefused(String host) {
        assertThat(Complaints.pointersOf(() -> HttpOrigin.of(host))).containsExactly("/host");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"shop", "shop.internal", "shop.internal:8443", "192.0.2.1:80", "[::1]", "[2001:db8::1]:65535"})
    void aFixedHostHeaderMayHaveAPort(String value) {
        assertThat(HostHeader.fixed(value)).isEqualTo(new HostHeader.Fixed(value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Shop",
                "a:",
                "a:0",
                "a:65536",
                "a:08",
                "::1",
                "[a]",
                "[192.0.2.1]",
                "a b",
                "a:80:80",
                "[::1]x"
            })
    void anotherHostHeaderIsRefused(String value) {
        assertThat(Complaints.pointersOf(() -> HostHeader.fixed(value))).containsExactly("/value");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Shop", "-shop", "shop-", "shop.eu", "shop_1", "é"})
    void aDistributionsNameIsALabel(String name) {
        assertThat(Complaints.pointersOf(() -> Distribution.builder().name(name).build()))
                .startsWith("/name");
        assertThat(Complaints.pointersOf(() -> Endpoint.assigned(name))).containsExactly("/prefix");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\u0000b", "line\nbreak", "\u2028", "\ud800", "\u007f"})
    void aRulesNameIsALineOfPrintableCharacters(String name) {
        assertThat(Complaints.pointersOf(() -> CacheRule.builder().name(name).build()))
                .startsWith("/name");
    }

    @Test
    void aRulesNameHasAtMost128CharactersHoweverManyUnitsTheyTake() {
        String name = "🚀".repeat(128);

        assertThat(Complaints.pointersOf(() -> CacheRule.builder().name(name).build()))
                .doesNotContain("/name");
        assertThat(Complaints.pointersOf(
                        () -> CacheRule.builder().name(name + "x").build()))
                .contains("/name");
    }

    @Test
    void aConditionTakesItsKindOfValues() {
        for (Condition condition : List.of(
                Condition.path("/*", "/a/*/b", "/%20", "/ü", "/", "//"),
                Condition.pathRegex("/.*", "^/(a|b)$", "/v\\d+", "(?i)/x"),
                Condition.extension("png", "PNG", "7z", "tar~", "*"),
                Condition.fileName("index.html", ".hidden", "a.b.c", "*"),
                Condition.method("GET", "PURGE", "M-SEARCH", "X!"),
                Condition.scheme("http", "https"),
                Condition.host("a.example", "*.a.example", "localhost", "*.a"))) {
            assertThat(condition.not().not()).isEqualTo(condition).isNotEqualTo(condition.not());
        }
    }

    @ParameterizedTest
    @MethodSource("unfitConditionValues")
    void aConditionRefusesOtherValues(Condition.Kind kind, String value) {
        assertThat(Complaints.pointersOf(() -> new Condition(kind, List.of(value), false)))
                .containsExactly("/values/0");
    }

    static Stream<Arguments> unfitConditionValues() {
        Map<Condition.Kind, List<String>> unfit = new EnumMap<>(Condition.Kind.class);
        unfit.put(
                Condition.Kind.PATH,
                List.of("", "a", "*", "*/x", "/a?b", "/a#b", "/a b", "/\u0001", "/\u2028", "/\ud800"));
        unfit.put(Condition.Kind.PATH_REGEX, List.of("", "(", "(?=a)", "a**", "[z-a]", "(a)\\1", "a{2000}", "(?<!a)b"));
        unfit.put(Condition.Kind.EXTENSION, List.of("", ".png", "a.b", "a/b", "a?b", "a b"));
        unfit.put(Condition.Kind.FILE_NAME, List.of("", "a/b", "/", "a#b", "a b"));
        unfit.put(Condition.Kind.METHOD, List.of("", "get", "Get", "GET POST", "G,T", "É"));
        unfit.put(Condition.Kind.SCHEME, List.of("", "HTTP", "ftp", "https:"));
        unfit.put(
                Condition.Kind.HOST,
                List.of(
                        "",
                        "A.example",
                        "*.*.a",
                        "*a.example",
                        "*",
                        "a.example.",
                        "a.example:80",
                        "192.0.2.1",
                        "::1",
                        "*."));
        return unfit.entrySet().stream()
                .flatMap(kind -> kind.getValue().stream().map(value -> Arguments.of(kind.getKey(), value)));
    }

    @Test
    void aConditionWithoutValuesIsRefused() {
        assertThat(Complaints.theOneOf(Condition::path))
                .isEqualTo("/values: The list is empty; at least one value is needed");
    }

    @Test
    void everyBadValueOfAConditionIsReported() {
        assertThat(Complaints.pointersOf(() -> Condition.scheme("https", "ftp", "gopher")))
                .containsExactly("/values/1", "/values/2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a&b", "a=b", "a#b", "a\tb", "\ud800"})
    void aQueryArgumentHasAName(String name) {
        assertThat(Complaints.pointersOf(() -> QueryKey.exclude("lang", name))).containsExactly("/names/1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "*a b*", "a\nb"})
    void aRefererPatternHasNoSpaces(String pattern) {
        assertThat(Complaints.pointersOf(() -> RefererAccess.allow(pattern))).containsExactly("/values/0");
    }

    @Test
    void placesHaveCodes() {
        assertThat(Complaints.pointersOf(() -> GeoArea.builder()
                        .addCountries("FR", "fR", "Fr", "FRA", "F", "")
                        .addContinents("EU", "XX", "eu")
                        .addRegions("US:WA", "US", "US:", "us:WA", "US:ABCD", "US-WA", "US:wa")
                        .build()))
                .containsExactly(
                        "/countries/1",
                        "/countries/2",
                        "/countries/3",
                        "/countries/4",
                        "/countries/5",
                        "/continents/1",
                        "/continents/2",
                        "/regions/1",
                        "/regions/2",
                        "/regions/3",
                        "/regions/4",
                        "/regions/5",
                        "/regions/6");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "/a", "a/", "/a b/", "/a?/", "/a#/"})
    void aDirectoryBeginsAndEndsWithASlash(String directory) {
        assertThat(Complaints.pointersOf(() -> OriginPath.remove(directory))).containsExactly("/prefix");
        assertThat(Complaints.pointersOf(() -> OriginPath.replace(directory, directory)))
                .containsExactly("/from", "/to");
        assertThat(Complaints.pointersOf(() -> OriginPath.replaceAll(directory)))
                .containsExactly("/directory");
    }

    @Test
    void theRootIsADirectory() {
        assertThat(OriginPath.replaceAll("/")).isEqualTo(new OriginPath.ReplaceAll("/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "9a", "-a", "a.b", "é", "a b"})
    void aTokensNameBeginsWithALetter(String name) {
        assertThat(Complaints.pointersOf(() -> TokenAuth.edgeAuth().name(name).build()))
                .startsWith("/name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "~~", "a", "7", " ", "&", "=", "/", "\\", ":", "%", "é", "\u007f"})
    void aDelimiterIsOneMark(String delimiter) {
        assertThat(Complaints.pointersOf(() -> TokenAuth.edgeAuth()
                        .name("t")
                        .algorithm(TokenAuth.EdgeAuth.Algorithm.SHA1)
                        .key(SecretRef.env("K"))
                        .delimiter(delimiter)
                        .aclDelimiter(delimiter)
                        .build()))
                .containsExactly("/delimiter", "/aclDelimiter");
    }

    @Test
    void bucketsIdsAndPlacesAreChecked() {
        assertThat(Complaints.pointersOf(() -> BucketOrigin.builder()
                        .id(".x")
                        .bucket("ab")
                        .region("FR")
                        .build()))
                .containsExactly("/id", "/bucket", "/region");
        assertThat(Complaints.pointersOf(() -> LoadBalancerOrigin.builder()
                        .id("i".repeat(129))
                        .loadBalancer("")
                        .frontend("a b")
                        .zone("fr par")
                        .build()))
                .containsExactly("/id", "/loadBalancer", "/frontend", "/zone");
        assertThat(Complaints.pointersOf(() -> Certificate.stored("x".repeat(257), "")))
                .containsExactly("/id", "/region");
        assertThat(Complaints.pointersOf(() -> Certificate.external("\t"))).containsExactly("/reference");
        assertThat(Complaints.pointersOf(
                        () -> Behavior.builder().origin("no id").build()))
                .containsExactly("/origin");
    }

    @Test
    void aPasswordInAUrlIsNotRepeated() {
        String complaint = Complaints.theOneOf(() -> HttpOrigin.of("https://user:hunter2@origin.example"));

        assertThat(complaint).doesNotContain("hunter2").contains("@origin.example");
    }

    @Test
    void aLongValueIsShortenedInTheMessage() {
        assertThat(endpoint("x ".repeat(5_000))).hasSizeLessThan(400).contains("…");
    }

    @Test
    void controlCharactersAreMadeVisibleInTheMessage() {
        assertThat(endpoint("a\u001b[2Jb\n")).contains("a\\u001b[2Jb\\u000a");
        assertThat(endpoint("\u2028\u2029 \ud800 \udfff \ue000")).contains("\"\\u2028\\u2029 \\ud800 \\udfff \ue000\"");
    }

    @Test
    void anEndpointWithoutPrefixIsAssigned() {
        assertThat(Endpoint.assigned())
                .isEqualTo(new Endpoint.Assigned(
                        Optional.empty(),
                        ViewerProtocol.REDIRECT_TO_HTTPS,
                        Optional.of(Certificate.shared()),
                        Options.none()));
    }
}
