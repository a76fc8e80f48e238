package dev.anyedge.cdn.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyedge.cdn.error.ValidationException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What is built in Java is valid, or its builder says everything that is wrong at once. */
class BuildersTest {
    private static final Behavior TO_WEB =
            Behavior.builder().origin("web").caching(Caching.noStore()).build();

    private static Distribution.Builder shop() {
        return Distribution.builder()
                .name("shop")
                .addEndpoint(Endpoint.custom("cdn.shop.example", Certificate.managed()))
                .addOrigin(HttpOrigin.builder()
                        .id("web")
                        .host("origin.shop.example")
                        .build())
                .defaults(TO_WEB);
    }

    private static CacheRule rule(String name, String origin) {
        return CacheRule.builder()
                .name(name)
                .addWhen(Condition.path("/x"))
                .then(Behavior.builder().origin(origin).build())
                .build();
    }

    @Test
    void anEmptyBuilderNamesEverythingThatADistributionNeeds() {
        assertThat(Complaints.pointersOf(() -> Distribution.builder().build()))
                .containsExactly("/name", "/endpoints", "/origins", "/defaults");
    }

    @Test
    void whatIsMissingAndWhatIsWrongIsReportedTogether() {
        assertThat(Complaints.pointersOf(() -> Distribution.builder()
                        .description("a\u0007b")
                        .defaults(Behavior.builder().build())
                        .addRule(rule("one", "nowhere"))
                        .build()))
                .containsExactly(
                        "/name",
                        "/description",
                        "/endpoints",
                        "/origins",
                        "/defaults/origin",
                        "/defaults/caching",
                        "/rules/0/then/origin");
    }

    @Test
    void theMessageSaysWhereWhatWasFoundAndWhatIsAllowed() {
        assertThatThrownBy(() -> shop().name("My Shop").build())
                .isInstanceOf(ValidationException.class)
                .hasMessage("Invalid distribution \"My Shop\": /name: The name is \"My Shop\"; allowed is 1–63 of a–z, "
                        + "0–9 and '-', the first and the last not '-'");
    }

    @Test
    void aBuilderThatFailedCanBeMendedAndUsedAgain() {
        Distribution.Builder builder = shop().name("Shop");
        Complaints.of(builder::build);

        assertThat(builder.name("shop").build().name()).isEqualTo("shop");
    }

    @Test
    void aDistributionBuiltFromAnotherIsEqualToIt() {
        Distribution shop = shop().addRule(rule("one", "web")).build();

        assertThat(Distribution.builder().from(shop).build())
                .isEqualTo(shop)
                .hasSameHashCodeAs(shop)
                .isNotEqualTo(Distribution.builder().from(shop).enabled(false).build());
    }

    @Test
    void namesStandOnce() {
        Endpoint endpoint = Endpoint.customHttpOnly("cdn.shop.example");
        Origin web = HttpOrigin.builder().id("web").host("elsewhere.example").build();

        assertThat(Complaints.pointersOf(() -> shop().addEndpoint(endpoint)
                        .addOrigin(web)
                        .addRules(rule("one", "web"), rule("two", "web"), rule("one", "web"))
                        .build()))
                .containsExactly("/endpoints/1/hostname", "/origins/1/id", "/rules/2/name");
    }

    @Test
    void aWildcardIsAnotherHostNameThanTheNameItself() {
        assertThat(shop().addEndpoint(Endpoint.wildcard("cdn.shop.example", Certificate.managed()))
                        .build()
                        .endpoints())
                .hasSize(2);
        assertThat(Complaints.pointersOf(() -> shop().addEndpoints(
                                Endpoint.wildcard("a.example", Certificate.managed()),
                                Endpoint.wildcard("a.example", Certificate.shared()))
                        .build()))
                .containsExactly("/endpoints/2/hostname");
    }

    @Test
    void severalAssignedEndpointsAreNoDuplicates() {
        assertThat(shop().addEndpoints(Endpoint.assigned(), Endpoint.assigned())
                        .build()
                        .endpoints())
                .hasSize(3);
    }

    @Test
    void anUnknownOriginIsReportedWithTheKnownOnes() {
        assertThat(Complaints.theOneOf(
                        () -> shop().addRule(rule("one", "assets")).build()))
                .isEqualTo("/rules/0/then/origin: The origin is \"assets\"; allowed is the id of an origin of this "
                        + "distribution: \"web\"");
    }

    @Test
    void theOriginOfAnIdIsFound() {
        assertThat(shop().build().origin("web")).map(Origin::id).contains("web");
        assertThat(shop().build().origin("other")).isEmpty();
    }

    @Test
    void aRuleNeedsANameAConditionAndABehaviour() {
        assertThat(Complaints.pointersOf(() -> CacheRule.builder().build())).containsExactly("/name", "/when", "/then");
    }

    @Test
    void aRuleWhoseBehaviourSaysNothingIsRefused() {
        assertThat(Complaints.theOneOf(() -> CacheRule.builder()
                        .name("idle")
                        .addWhen(Condition.path("/*"))
                        .then(Behavior.builder().build())
                        .build()))
                .startsWith("/then: The behaviour leaves out every aspect");
    }

    @Test
    void optionsAloneAreABehaviour() {
        Behavior then = Behavior.builder()
                .options(Options.of("scaleway", JsonValue.parse("{}")))
                .build();

        assertThat(CacheRule.builder()
                        .name("tuned")
                        .addWhen(Condition.path("/*"))
                        .then(then)
                        .build()
                        .then()
                        .isEmpty())
                .isFalse();
    }

    @Test
    void twoConditionsOfOneKindAreAllowedEvenWhenTheyCannotBothHold() {
        assertThat(CacheRule.builder()
                        .name("never")
                        .addWhen(Condition.method("GET"), Condition.method("POST"))
                        .then(TO_WEB)
                        .build()
                        .when())
                .hasSize(2);
    }

    @Test
    void eachOriginNamesEverythingItNeeds() {
        assertThat(Complaints.pointersOf(() -> HttpOrigin.builder().build())).containsExactly("/host");
        assertThat(Complaints.pointersOf(() -> BucketOrigin.builder().build()))
                .containsExactly("/id", "/bucket", "/region");
        assertThat(Complaints.pointersOf(() -> LoadBalancerOrigin.builder().build()))
                .containsExactly("/id", "/loadBalancer", "/frontend", "/zone");
        assertThat(Complaints.pointersOf(() -> ServerlessOrigin.builder().build()))
                .containsExactly("/id", "/kind", "/resource", "/region");
    }

    @Test
    void anHttpOriginReportsItsHostAndPortAndPathTogether() {
        assertThat(Complaints.pointersOf(() -> HttpOrigin.builder()
                        .id("web!")
                        .host("Origin.example")
                        .port(0)
                        .basePath("base")
                        .connectTo("10.0.0.300")
                        .build()))
                .containsExactly("/id", "/host", "/port", "/basePath", "/connectTo");
    }

    @Test
    void anHttpOriginTakesItsIdFromItsHost() {
        assertThat(HttpOrigin.of("origin.example").id()).isEqualTo("origin.example");
        assertThat(HttpOrigin.of("2001:db8::1").id()).isEqualTo("ip6-2001-db8--1");
        assertThat(HttpOrigin.of("::1").id()).isEqualTo("ip6---1");
        assertThat(HttpOrigin.of(("a".repeat(63) + ".").repeat(3) + "example").id())
                .hasSize(128);
        assertThat(Complaints.pointersOf(() -> HttpOrigin.of("no host"))).containsExactly("/host");
    }

    @Test
    void theDefaultPortFollowsTheScheme() {
        assertThat(HttpOrigin.of("a.example").port()).isEqualTo(443);
        assertThat(HttpOrigin.builder()
                        .host("a.example")
                        .scheme(HttpOrigin.Scheme.HTTP)
                        .build()
                        .port())
                .isEqualTo(80);
    }

    @Test
    void tokensNameEverythingTheyNeed() {
        assertThat(Complaints.pointersOf(() -> TokenAuth.edgeAuth().build()))
                .containsExactly("/name", "/algorithm", "/key");
        assertThat(Complaints.pointersOf(() -> TokenAuth.urlHash().build())).containsExactly("/secrets");
        assertThat(Complaints.pointersOf(() -> TokenAuth.edgeAuth()
                        .name("9")
                        .delimiter("ab")
                        .aclDelimiter("%")
                        .build()))
                .containsExactly("/name", "/delimiter", "/aclDelimiter", "/algorithm", "/key");
    }

    @Test
    void aUrlHashHasOneToTenSecretsAndDifferentArguments() {
        TokenAuth.UrlHash.Builder eleven = TokenAuth.urlHash();
        for (int i = 0; i < 11; i++) {
            eleven.addSecret(SecretRef.env("KEY_" + i));
        }
        assertThat(Complaints.pointersOf(eleven::build)).containsExactly("/secrets");
        assertThat(Complaints.pointersOf(() -> TokenAuth.urlHash()
                        .addSecret(SecretRef.env("KEY"))
                        .notBeforeName("nva")
                        .hashName("nva")
                        .build()))
                .containsExactly("/notBeforeName", "/hashName");
        assertThat(Complaints.pointersOf(() -> TokenAuth.urlHash()
                        .addSecret(SecretRef.env("KEY"))
                        .notAfterName("a b")
                        .notBeforeName("")
                        .hashName("h=")
                        .build()))
                .containsExactly("/notAfterName", "/notBeforeName", "/hashName");
    }

    @Test
    void aCertificateIsThereExactlyWhereHttpsIs() {
        assertThat(Complaints.theOneOf(() ->
                        new Endpoint.Custom("a.example", ViewerProtocol.HTTPS_ONLY, Optional.empty(), Options.none())))
                .startsWith("/certificate: The certificate is missing");
        assertThat(Complaints.theOneOf(() -> new Endpoint.Assigned(
                        Optional.empty(), ViewerProtocol.HTTP_ONLY, Optional.of(Certificate.shared()), Options.none())))
                .startsWith("/certificate: An endpoint that is http-only has a certificate");
        assertThat(Complaints.pointersOf(
                        () -> Endpoint.customHttpOnly("a.example").withViewerProtocol(ViewerProtocol.HTTPS_ONLY)))
                .containsExactly("/certificate");
    }

    @Test
    void plainHttpDropsTheCertificate() {
        Endpoint endpoint =
                Endpoint.custom("a.example", Certificate.managed()).withViewerProtocol(ViewerProtocol.HTTP_ONLY);

        assertThat(endpoint).isEqualTo(Endpoint.customHttpOnly("a.example"));
    }

    @Test
    void aFirewallHasALevelExactlyWhenItIsNotOff() {
        assertThat(Complaints.pointersOf(() -> new Firewall(Firewall.Mode.OFF, OptionalInt.of(1))))
                .containsExactly("/level");
        assertThat(Complaints.pointersOf(() -> new Firewall(Firewall.Mode.LOG, OptionalInt.empty())))
                .containsExactly("/level");
        assertThat(Complaints.pointersOf(() -> Firewall.block(0))).containsExactly("/level");
        assertThat(Complaints.pointersOf(() -> Firewall.log(5))).containsExactly("/level");
        assertThat(Firewall.block(4).level()).hasValue(4);
    }

    @Test
    void anAllowListIsNeverEmpty() {
        assertThat(Complaints.pointersOf(IpAccess::allow)).containsExactly("/values");
        assertThat(Complaints.pointersOf(RefererAccess::allow)).containsExactly("/values");
        assertThat(Complaints.pointersOf(() -> GeoArea.builder().build())).containsExactly("");
        assertThat(Complaints.pointersOf(() -> new IpAccess.Allow(List.of()))).containsExactly("/values");
    }

    @Test
    void listsHoldNothingTwice() {
        assertThat(Complaints.theOneOf(() -> Condition.path("/a", "/b", "/a")))
                .isEqualTo("/values/2: The value \"/a\" stands here a second time; the first is /values/0");
        assertThat(Complaints.pointersOf(() -> QueryKey.include("a", "a"))).containsExactly("/names/1");
        assertThat(Complaints.pointersOf(() -> RefererAccess.deny("*a*", "*a*")))
                .containsExactly("/values/1");
        assertThat(Complaints.pointersOf(() -> GeoArea.countries("FR", "FR"))).containsExactly("/countries/1");
        assertThat(Complaints.pointersOf(() -> IpAccess.deny("2001:db8::1", "2001:DB8:0::1")))
                .containsExactly("/values/1");
    }

    @Test
    void everyMalformedRangeOfAListIsReportedInItsPlace() {
        assertThat(Complaints.pointersOf(() -> IpAccess.allow("10.0.0.0/8", "10.0.0.1/8", "x", "::1")))
                .containsExactly("/values/1", "/values/2");
    }

    @Test
    void durationsAreWholeSecondsUpToTenYears() {
        assertThat(Complaints.pointersOf(() -> Caching.override(Duration.ofMillis(1500))))
                .containsExactly("/ttl");
        assertThat(Complaints.pointersOf(() -> Caching.honorOrigin(Duration.ofSeconds(-1))))
                .containsExactly("/defaultTtl");
        assertThat(Complaints.pointersOf(() -> Caching.override(Duration.ofDays(3651))))
                .containsExactly("/ttl");
        assertThat(Complaints.pointersOf(() -> Caching.override(Duration.ofSeconds(Long.MAX_VALUE))))
                .containsExactly("/ttl");
        assertThat(Caching.override(Duration.ofDays(3650))).isEqualTo(Caching.override(Duration.ofHours(87_600)));
        assertThat(Caching.override(Duration.ZERO)).isNotNull();
    }

    @Test
    void aListThatIsChangedLaterDoesNotChangeTheValue() {
        List<String> globs = new ArrayList<>(List.of("/a"));
        Condition condition = new Condition(Condition.Kind.PATH, globs, false);
        List<IpRange> ranges = new ArrayList<>(List.of(new IpRange("10.0.0.1")));
        IpAccess.Allow allow = new IpAccess.Allow(ranges);

        globs.set(0, "no path");
        ranges.clear();

        assertThat(condition.values()).containsExactly("/a");
        assertThat(allow.ranges()).hasSize(1);
        assertThatThrownBy(() -> condition.values().add("x")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> shop().build().rules().add(rule("x", "web")))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void optionsBelongToAProviderAndAreAnObject() {
        assertThat(Complaints.pointersOf(() -> Options.of("Scaleway", JsonValue.parse("{}"))))
                .containsExactly("");
        assertThat(Complaints.pointersOf(() -> Options.of("scaleway", JsonValue.parse("[]"))))
                .containsExactly("/scaleway");
        assertThat(Options.none().isEmpty()).isTrue();
        assertThat(Options.of("fujitsu", JsonValue.parse("{}")).without("fujitsu"))
                .isEqualTo(Options.none());
    }
}
