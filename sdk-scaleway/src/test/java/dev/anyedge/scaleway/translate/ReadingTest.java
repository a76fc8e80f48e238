package dev.anyedge.scaleway.translate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyedge.cdn.model.BucketOrigin;
import dev.anyedge.cdn.model.Caching;
import dev.anyedge.cdn.model.Certificate;
import dev.anyedge.cdn.model.Condition;
import dev.anyedge.cdn.model.Cookies;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.Endpoint;
import dev.anyedge.cdn.model.Firewall;
import dev.anyedge.cdn.model.HostHeader;
import dev.anyedge.cdn.model.HttpOrigin;
import dev.anyedge.cdn.model.JsonValue;
import dev.anyedge.cdn.model.LoadBalancerOrigin;
import dev.anyedge.cdn.model.Options;
import dev.anyedge.cdn.model.ServerlessOrigin;
import dev.anyedge.cdn.translation.Feature;
import dev.anyedge.cdn.translation.Finding;
import dev.anyedge.cdn.translation.Reading;
import dev.anyedge.cdn.translation.RequestClass;
import dev.anyedge.cdn.translation.Severity;
import dev.anyedge.cdn.translation.TranslationContext;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every shape of a live pipeline is read, and what the model cannot say of it is said. */
class ReadingTest {
    private static final String BUCKET =
            "'backend_stages': [{'id': 'B', 'scaleway_s3': {'bucket_name': 'my-bucket', 'bucket_region': 'fr-par'}}]";
    private static final String TLS =
            "'tls_stages': [{'id': 'T', 'managed_certificate': true, 'backend_stage_id': 'B'}]";
    private static final String DNS = "'dns_stages': [{'id': 'D', 'fqdns': ['cdn.shop.example'], 'tls_stage_id': 'T'}]";
    private static final String HEAD = "'head_stage': {'dns_stage_id': 'D'}, 'pipeline': {'name': 'shop'}";

    private final StageChainTranslator translator = StageChainTranslator.create();

    // ---- shapes ----

    @Test
    void theShortestChainOfACustomName() {
        Reading reading = read(DNS, TLS, BUCKET, HEAD);
        assertThat(reading.findings()).isEmpty();
        Distribution shop = reading.distribution();
        assertThat(shop.name()).isEqualTo("shop");
        assertThat(shop.enabled()).isTrue();
        assertThat(shop.endpoints()).containsExactly(Endpoint.custom("cdn.shop.example", Certificate.managed()));
        assertThat(shop.origins())
                .containsExactly(BucketOrigin.builder()
                        .id("my-bucket")
                        .bucket("my-bucket")
                        .region("fr-par")
                        .build());
        assertThat(shop.defaults().caching()).contains(Caching.bypass());
        assertThat(shop.defaults().cookies()).isEmpty();
    }

    @Test
    void aDnsStageThatLeadsToABackendAtOnceIsReadAndGoesBackAsItWas() {
        Reading reading = read("'dns_stages': [{'id': 'D', 'backend_stage_id': 'B'}]", BUCKET, HEAD);
        finding(reading, Severity.NOTE, Feature.SHARED_CERTIFICATE, "/dns_stages/0");
        assertThat(reading.distribution().endpoints().get(0)).isInstanceOf(Endpoint.Assigned.class);
        StageChain back = translator
                .translate(reading.distribution(), TranslationContext.strict())
                .orThrow();
        assertThat(back.tlsStages()).isEmpty();
        assertThat(back.headWay()).hasSize(2);
    }

    @Test
    void aCacheStageIsWhatAllRequestsShare() {
        Distribution shop = read(
                        DNS,
                        "'tls_stages': [{'id': 'T', 'managed_certificate': true, 'cache_stage_id': 'C'}]",
                        "'cache_stages': [{'id': 'C', 'fallback_ttl': '3600.000000000s', 'include_cookies': true,"
                                + " 'backend_stage_id': 'B'}]",
                        BUCKET,
                        HEAD)
                .distribution();
        assertThat(shop.defaults().caching()).contains(Caching.honorOrigin(Duration.ofHours(1)));
        assertThat(shop.defaults().cookies()).contains(Cookies.IGNORE);
    }

    @Test
    void aFirewallStandsBeforeTheOriginAndARuleCanLiftIt() {
        Distribution shop = read(
                        DNS,
                        "'tls_stages': [{'id': 'T', 'managed_certificate': true, 'route_stage_id': 'R'}]",
                        "'route_stages': [{'id': 'R', 'waf_stage_id': 'W', 'route_rules': [{'backend_stage_id': 'B',"
                                + " 'rule_http_match': {'method_filters': ['get']}}]}]",
                        "'waf_stages': [{'id': 'W', 'mode': 'enable', 'paranoia_level': 3, 'backend_stage_id': 'B'}]",
                        BUCKET,
                        HEAD)
                .distribution();
        assertThat(shop.defaults().firewall()).contains(Firewall.block(3));
        assertThat(shop.rules().get(0).name()).isEqualTo("route-1");
        assertThat(shop.rules().get(0).when()).containsExactly(Condition.method("GET"));
        assertThat(shop.rules().get(0).then().firewall()).contains(Firewall.off());
    }

    @Test
    void theKindsOfOriginsAreRead() {
        Distribution shop = read(
                        "'backend_stages': [{'id': 'B1', 'scaleway_serverless_container': {'region': 'fr-par',"
                                + " 'container_id': 'c-1'}}, {'id': 'B2', 'scaleway_serverless_function': {'region':"
                                + " 'nl-ams', 'function_id': 'f-1'}}, {'id': 'B3', 'scaleway_lb': {'lbs': [{'id': 'l-1',"
                                + " 'zone': 'fr-par-1', 'frontend_id': 'fe', 'is_ssl': true, 'domain_name':"
                                + " 'shop.internal', 'has_websocket': true}]}}]",
                        "'route_stages': [{'id': 'R', 'backend_stage_id': 'B1', 'route_rules': [{'backend_stage_id':"
                                + " 'B2'}, {'backend_stage_id': 'B3'}]}]",
                        "'tls_stages': [{'id': 'T', 'managed_certificate': true, 'route_stage_id': 'R'}]",
                        DNS,
                        HEAD)
                .distribution();
        assertThat(shop.origins())
                .containsExactly(
                        ServerlessOrigin.builder()
                                .id("c-1")
                                .kind(ServerlessOrigin.Kind.CONTAINER)
                                .resource("c-1")
                                .region("fr-par")
                                .build(),
                        ServerlessOrigin.builder()
                                .id("f-1")
                                .kind(ServerlessOrigin.Kind.FUNCTION)
                                .resource("f-1")
                                .region("nl-ams")
                                .build(),
                        LoadBalancerOrigin.builder()
                                .id("l-1")
                                .loadBalancer("l-1")
                                .frontend("fe")
                                .zone("fr-par-1")
                                .tls(true)
                                .hostHeader(HostHeader.fixed("shop.internal"))
                                .websocket(true)
                                .build());
        assertThat(shop.rules().get(0).when()).containsExactly(Condition.path("/*"));
    }

    @Test
    void withoutAHeadAWholeChainIsSwitchedOff() {
        Reading reading = read(DNS, TLS, BUCKET, "'pipeline': {'name': 'shop'}");
        assertThat(reading.findings()).isEmpty();
        assertThat(reading.distribution().enabled()).isFalse();
    }

    @Test
    void severalNamesOfOneStageAreEndpointsThatGoBackToIt() {
        Reading reading = read(
                "'dns_stages': [{'id': 'D', 'fqdns': ['cdn.shop.example', 'www.shop.example'], 'tls_stage_id': 'T'}]",
                TLS,
                BUCKET,
                HEAD);
        finding(reading, Severity.NOTE, Feature.SEVERAL_HOSTNAMES, "/dns_stages/0/fqdns");
        assertThat(reading.distribution().endpoints()).hasSize(2);
        assertThat(translator
                        .translate(reading.distribution(), TranslationContext.strict())
                        .orThrow()
                        .dnsStages()
                        .get(0)
                        .fqdns())
                .containsExactly("cdn.shop.example", "www.shop.example");
    }

    @Test
    void rulesAreReadInTheOrderOfTheirPositions() {
        Reading reading = read(
                DNS,
                "'tls_stages': [{'id': 'T', 'managed_certificate': true, 'route_stage_id': 'R'}]",
                "'route_stages': [{'id': 'R', 'backend_stage_id': 'B', 'route_rules': [{'position': 2,"
                        + " 'backend_stage_id': 'B', 'rule_http_match': {'method_filters': ['get']}}, {'position': 1,"
                        + " 'backend_stage_id': 'B', 'rule_http_match': {'method_filters': ['post']}}]}]",
                BUCKET,
                HEAD);
        finding(reading, Severity.NOTE, Feature.RULES, "/route_stages/0/route_rules");
        assertThat(reading.distribution().rules().get(0).when()).containsExactly(Condition.method("POST"));
    }

    // ---- what is missing ----

    @Test
    void anEmptyDocumentIsReadWithPlaceholders() {
        Reading reading = read();
        assertThat(reading.complete()).isFalse();
        finding(reading, Severity.UNSUPPORTED, Feature.INCOMPLETE_DOCUMENT, "/backend_stages");
        assertThat(reading.distribution().origins().get(0))
                .isInstanceOfSatisfying(
                        HttpOrigin.class, origin -> assertThat(origin.host()).endsWith(".invalid"));
        assertThat(reading.distribution().name()).isEqualTo("unnamed");
    }

    @Test
    void aChainThatEndsBeforeABackendHasAPlaceholderForItsOrigin() {
        Reading reading = read(
                "'tls_stages': [{'id': 'T', 'managed_certificate': true}]",
                "'waf_stages': [{'id': 'W', 'mode': 'enable', 'paranoia_level': 1}]",
                DNS,
                HEAD);
        finding(reading, Severity.UNSUPPORTED, Feature.INCOMPLETE_DOCUMENT, "/tls_stages/0");
        Reading behindAFirewall = read(
                "'tls_stages': [{'id': 'T', 'managed_certificate': true, 'waf_stage_id': 'W'}]",
                "'waf_stages': [{'id': 'W', 'mode': 'enable', 'paranoia_level': 1}]",
                DNS,
                HEAD);
        finding(behindAFirewall, Severity.UNSUPPORTED, Feature.INCOMPLETE_DOCUMENT, "/waf_stages/0");
        assertThat(behindAFirewall.distribution().defaults().firewall()).contains(Firewall.block(1));
    }

    @Test
    void backendsAloneAreReadToo() {
        Reading reading = read(BUCKET);
        finding(reading, Severity.UNSUPPORTED, Feature.INCOMPLETE_DOCUMENT, "/dns_stages");
        assertThat(reading.distribution().origins().get(0).id()).isEqualTo("my-bucket");
        assertThat(reading.distribution().endpoints().get(0))
                .isInstanceOfSatisfying(Endpoint.Custom.class, custom -> assertThat(custom.hostname())
                        .endsWith(".invalid"));
    }

    @Test
    void aNameWithoutACertificateIsIncomplete() {
        Reading passThrough = read(DNS, "'tls_stages': [{'id': 'T', 'backend_stage_id': 'B'}]", BUCKET, HEAD);
        finding(passThrough, Severity.UNSUPPORTED, Feature.INCOMPLETE_DOCUMENT, "/tls_stages/0");
        Reading noStage = read(
                "'dns_stages': [{'id': 'D', 'fqdns': ['cdn.shop.example'], 'backend_stage_id': 'B'}]", BUCKET, HEAD);
        finding(noStage, Severity.UNSUPPORTED, Feature.INCOMPLETE_DOCUMENT, "/tls_stages");
        Reading noSecret = read(
                DNS,
                "'tls_stages': [{'id': 'T', 'backend_stage_id': 'B', 'secrets': [{'region': 'x'}]}]",
                BUCKET,
                HEAD);
        finding(noSecret, Severity.UNSUPPORTED, Feature.INCOMPLETE_DOCUMENT, "/tls_stages/0/secrets/0");
    }

    @Test
    void aBackendThatDoesNotSayWhichResourceItIsIsIncomplete() {
        for (String backend :
                List.of("", ", 'scaleway_s3': {}", ", 'scaleway_lb': {'lbs': []}", ", 'scaleway_lb': {'lbs': [{}]}")) {
            Reading reading = read(DNS, TLS, "'backend_stages': [{'id': 'B'" + backend + "}]", HEAD);
            assertThat(reading.findings())
                    .as(backend)
                    .anyMatch(finding -> finding.feature() == Feature.INCOMPLETE_DOCUMENT
                            && finding.pointer().startsWith("/backend_stages/0"));
        }
    }

    @Test
    void whatAFirewallDoesNotSayIsTakenForTheStrictest() {
        Reading reading = read(
                DNS,
                "'tls_stages': [{'id': 'T', 'managed_certificate': true, 'waf_stage_id': 'W'}]",
                "'waf_stages': [{'id': 'W', 'backend_stage_id': 'B'}]",
                BUCKET,
                HEAD);
        finding(reading, Severity.UNSUPPORTED, Feature.INCOMPLETE_DOCUMENT, "/waf_stages/0/mode");
        finding(reading, Severity.UNSUPPORTED, Feature.INCOMPLETE_DOCUMENT, "/waf_stages/0/paranoia_level");
        assertThat(reading.distribution().defaults().firewall()).contains(Firewall.block(4));
    }

    // ---- what the model has no word for ----

    @Test
    void membersOfALaterVersionAreKeptAndTakenForRestrictions() {
        Reading reading = read(
                "'dns_stages': [{'id': 'D', 'fqdns': ['cdn.shop.example'], 'tls_stage_id': 'T', 'edge': 'x'}]",
                TLS,
                BUCKET,
                HEAD,
                "'rate_stages': []");
        Finding finding = finding(reading, Severity.LOSSY, Feature.UNKNOWN_CONTENT, "/dns_stages/0/edge");
        assertThat(finding.feature().restriction()).isTrue();
        finding(reading, Severity.LOSSY, Feature.UNKNOWN_CONTENT, "/rate_stages");
        StageChain back = translator
                .translate(reading.distribution(), TranslationContext.strict())
                .orThrow();
        assertThat(back.dnsStages().get(0).extra()).containsKey("edge");
        assertThat(back.extra()).containsKey("rate_stages");
    }

    @Test
    void whatTheHeadHoldsBesidesItsStageIsKeptToo() {
        Reading reading = read(DNS, TLS, BUCKET, "'head_stage': {'dns_stage_id': 'D', 'since': 'July'}");
        finding(reading, Severity.LOSSY, Feature.UNKNOWN_CONTENT, "/head_stage/since");
        StageChain back = translator
                .translate(reading.distribution(), TranslationContext.strict())
                .orThrow();
        assertThat(StageChain.fromJson(back.toJson()).extra())
                .containsEntry("head_stage", JsonValue.parse("{\"since\": \"July\"}"));
        assertThat(back.headDnsStageId()).isPresent();
    }

    @Test
    void anUnknownModeOfTheFirewallIsTakenForOneThatRefuses() {
        Reading reading = read(
                DNS,
                "'tls_stages': [{'id': 'T', 'managed_certificate': true, 'waf_stage_id': 'W'}]",
                "'waf_stages': [{'id': 'W', 'mode': 'challenge', 'paranoia_level': 2, 'backend_stage_id': 'B'}]",
                BUCKET,
                HEAD);
        finding(reading, Severity.LOSSY, Feature.UNKNOWN_CONTENT, "/waf_stages/0/mode");
        assertThat(reading.distribution().defaults().firewall()).contains(Firewall.block(2));
        assertThat(translator
                        .translate(reading.distribution(), TranslationContext.strict())
                        .orThrow()
                        .wafStages()
                        .get(0)
                        .mode()
                        .text())
                .isEqualTo("challenge");
    }

    @Test
    void anUnknownKindOfBackendIsAPlaceholderThatGoesBack() {
        Reading reading = read(DNS, TLS, "'backend_stages': [{'id': 'B', 'scaleway_mystery': {'x': 1}}]", HEAD);
        finding(reading, Severity.UNSUPPORTED, Feature.UNKNOWN_CONTENT, "/backend_stages/0/scaleway_mystery");
        assertThat(reading.distribution().origins().get(0)).isInstanceOf(HttpOrigin.class);
        assertThat(translator
                        .translate(reading.distribution(), TranslationContext.strict())
                        .orThrow()
                        .toJson())
                .contains("scaleway_mystery");
    }

    @Test
    void aRuleThatCannotBeUnderstoodDecidesNothingAndGoesBack() {
        for (String match : List.of(
                "{'method_filters': ['unknown_method']}",
                "{'path_filter': {'path_filter_type': 'glob', 'value': '/a/*'}}",
                "{'header_filter': {'name': 'x'}}",
                "{'host_filter': {'host_filter_type': 'suffix', 'value': 'example'}}")) {
            Reading reading = read(
                    DNS,
                    "'tls_stages': [{'id': 'T', 'managed_certificate': true, 'route_stage_id': 'R'}]",
                    "'route_stages': [{'id': 'R', 'backend_stage_id': 'B', 'route_rules': [{'backend_stage_id': 'B',"
                            + " 'rule_http_match': " + match + "}]}]",
                    BUCKET,
                    HEAD);
            assertThat(reading.findings()).as(match).singleElement().satisfies(finding -> {
                assertThat(finding.severity()).isEqualTo(Severity.UNSUPPORTED);
                assertThat(finding.pointer()).startsWith("/route_stages/0/route_rules/0/rule_http_match/");
            });
            assertThat(reading.distribution().rules().get(0).when())
                    .as(match)
                    .contains(Condition.host("unreadable.invalid"));
            StageChain back = translator
                    .translate(reading.distribution(), TranslationContext.strict())
                    .orThrow();
            String word = match.replaceAll(".*'([a-z/*_]+)'[]}]+$", "$1");
            assertThat(back.toJson()).as(match).contains(word);
        }
    }

    @Test
    void whatARuleSaysBesidesBoundsTheRequestsThatMayBeDecidedInAnotherWay() {
        Reading reading = rule("{'method_filters': ['post'], 'path_filter': {'path_filter_type': 'regex', 'value':"
                + " '^/api/.*$'}, 'header_filter': {'name': 'x'}}");

        RequestClass concerned = reading.findings().get(0).requests().orElseThrow();
        assertThat(concerned.when()).containsExactly(Condition.method("POST"), Condition.path("/api/*"));
        assertThat(rule("{'header_filter': {'name': 'x'}}").findings().get(0).requests())
                .contains(RequestClass.all());
    }

    @Test
    void aMethodThatCameLaterIsTheMethodOfThatNameAndGoesBackAsItStands() {
        Reading reading = rule("{'method_filters': ['get', 'brew']}");

        assertThat(finding(
                                reading,
                                Severity.LOSSY,
                                Feature.METHOD_CONDITION,
                                "/route_stages/0/route_rules/0/rule_http_match/method_filters/1")
                        .requests()
                        .orElseThrow()
                        .when())
                .containsExactly(Condition.method("BREW"));
        assertThat(reading.distribution().rules().get(0).when()).containsExactly(Condition.method("GET", "BREW"));
        assertThat(translator
                        .translate(reading.distribution(), TranslationContext.strict())
                        .orThrow()
                        .toJson())
                .contains("brew");
    }

    private Reading rule(String match) {
        return read(
                DNS,
                "'tls_stages': [{'id': 'T', 'managed_certificate': true, 'route_stage_id': 'R'}]",
                "'route_stages': [{'id': 'R', 'backend_stage_id': 'B', 'route_rules': [{'backend_stage_id': 'B',"
                        + " 'rule_http_match': " + match + "}]}]",
                BUCKET,
                HEAD);
    }

    @Test
    void anExpressionForHostsIsTriedOnTheOneHostThereIs() {
        for (String expression : List.of("shop", "other")) {
            Reading reading = read(
                    DNS,
                    "'tls_stages': [{'id': 'T', 'managed_certificate': true, 'route_stage_id': 'R'}]",
                    "'route_stages': [{'id': 'R', 'backend_stage_id': 'B', 'route_rules': [{'backend_stage_id': 'B',"
                            + " 'rule_http_match': {'host_filter': {'host_filter_type': 'regex', 'value': '"
                            + expression + "'}}}]}]",
                    BUCKET,
                    HEAD);
            finding(
                    reading,
                    Severity.NOTE,
                    Feature.HOST_CONDITION,
                    "/route_stages/0/route_rules/0/rule_http_match/host_filter");
            assertThat(reading.distribution().rules().get(0).when())
                    .containsExactly(
                            expression.equals("shop") ? Condition.path("/*") : Condition.host("unreadable.invalid"));
            assertThat(translator
                            .translate(reading.distribution(), TranslationContext.strict())
                            .orThrow()
                            .toJson())
                    .contains("\"value\": \"" + expression + "\"");
        }
    }

    @Test
    void whatOnlyThisProviderHasIsKeptAsAnOption() {
        Reading reading = read(
                "'dns_stages': [{'id': 'D', 'fqdns': ['cdn.shop.example'], 'tls_stage_id': 'T', 'full_private': true}]",
                "'tls_stages': [{'id': 'T', 'backend_stage_id': 'B', 'secrets': [{'secret_id': 's1', 'region': 'fr-par'},"
                        + " {'secret_id': 's2', 'region': 'fr-par'}]}]",
                "'backend_stages': [{'id': 'B', 'scaleway_lb': {'lbs': [{'id': 'l-1', 'zone': 'fr-par-1', 'frontend_id':"
                        + " 'f', 'private_network_id': 'n'}, {'id': 'l-2', 'zone': 'fr-par-1', 'frontend_id': 'g'}]}}]",
                "'head_stage': {'dns_stage_id': 'D'}, 'pipeline': {'name': 'shop', 'vpc_endpoint_ids': ['v']}");
        finding(reading, Severity.LOSSY, Feature.UNKNOWN_CONTENT, "/dns_stages/0/full_private");
        finding(reading, Severity.LOSSY, Feature.UNKNOWN_CONTENT, "/tls_stages/0/secrets");
        finding(reading, Severity.LOSSY, Feature.UNKNOWN_CONTENT, "/backend_stages/0/scaleway_lb/lbs");
        finding(reading, Severity.NOTE, Feature.OPTIONS, "/backend_stages/0/scaleway_lb/lbs/0/private_network_id");
        finding(reading, Severity.NOTE, Feature.UNKNOWN_CONTENT, "/pipeline/vpc_endpoint_ids");
        StageChain back = translator
                .translate(reading.distribution(), TranslationContext.strict())
                .orThrow();
        assertThat(back.dnsStages().get(0).fullPrivate()).isTrue();
        assertThat(back.tlsStages().get(0).secrets()).hasSize(2);
        assertThat(back.toJson()).contains("\"l-2\"", "\"n\"");
        assertThat(back.pipeline().vpcEndpointIds()).containsExactly("v");
    }

    @Test
    void stagesThatNothingLeadsToAreKept() {
        Reading reading = read(
                DNS,
                "'tls_stages': [{'id': 'T', 'managed_certificate': true, 'backend_stage_id': 'B'}, {'id': 'T2',"
                        + " 'backend_stage_id': 'B'}]",
                BUCKET,
                HEAD);
        finding(reading, Severity.NOTE, Feature.UNKNOWN_CONTENT, "/tls_stages/1");
        StageChain live = chain(
                DNS, "'tls_stages': [{'id': 'T', 'managed_certificate': true, 'backend_stage_id': 'B'}]", BUCKET, HEAD);
        StageChain back = translator
                .translate(
                        reading.distribution(),
                        TranslationContext.<StageChain>strict().withLive(live))
                .orThrow();
        assertThat(back.tlsStages()).hasSize(2);
        assertThat(back.tlsStages().get(1).next()).isPresent();
        StageChain elsewhere = translator
                .translate(reading.distribution(), TranslationContext.strict())
                .orThrow();
        assertThat(elsewhere.tlsStages().get(1).next())
                .as("leads nowhere there")
                .isEmpty();
    }

    @Test
    void aNameThatADistributionCannotHaveIsKept() {
        Reading reading = read(
                DNS,
                TLS,
                BUCKET,
                "'head_stage': {'dns_stage_id': 'D'}, 'pipeline': {'name': 'My shop (prod)',"
                        + " 'description': 'a\\u0007b'}");
        finding(reading, Severity.NOTE, Feature.NAMES, "/pipeline/name");
        finding(reading, Severity.NOTE, Feature.DESCRIPTION, "/pipeline/description");
        assertThat(reading.distribution().name()).isEqualTo("my-shop-prod");
        assertThat(reading.distribution().description()).isEqualTo("ab");
        StageChain back = translator
                .translate(reading.distribution(), TranslationContext.strict())
                .orThrow();
        assertThat(back.pipeline().name()).isEqualTo("My shop (prod)");
        assertThat(back.pipeline().description()).isEqualTo("a\u0007b");
    }

    @Test
    void hostNamesAreWrittenAsTheModelWritesThem() {
        Reading reading = read(
                "'dns_stages': [{'id': 'D', 'fqdns': ['CDN.Shop.example.'], 'tls_stage_id': 'T'}]", TLS, BUCKET, HEAD);
        finding(reading, Severity.NOTE, Feature.NAMES, "/dns_stages/0/fqdns/0");
        assertThat(reading.distribution().endpoints())
                .containsExactly(Endpoint.custom("cdn.shop.example", Certificate.managed()));
        Reading wrong =
                read("'dns_stages': [{'id': 'D', 'fqdns': ['not a name'], 'tls_stage_id': 'T'}]", TLS, BUCKET, HEAD);
        finding(wrong, Severity.UNSUPPORTED, Feature.INCOMPLETE_DOCUMENT, "/dns_stages/0/fqdns/0");
    }

    @Test
    void aTimeThatIsNoWholeNumberOfSecondsIsKept() {
        Reading reading = read(
                DNS,
                "'tls_stages': [{'id': 'T', 'managed_certificate': true, 'cache_stage_id': 'C'}]",
                "'cache_stages': [{'id': 'C', 'fallback_ttl': '1.500s', 'backend_stage_id': 'B'}]",
                BUCKET,
                HEAD);
        finding(reading, Severity.LOSSY, Feature.HONOR_ORIGIN, "/cache_stages/0/fallback_ttl");
        assertThat(translator
                        .translate(reading.distribution(), TranslationContext.strict())
                        .orThrow()
                        .cacheStages()
                        .get(0)
                        .fallbackTtl())
                .contains(Duration.ofMillis(1500));
        Reading absent = read(
                DNS,
                "'tls_stages': [{'id': 'T', 'managed_certificate': true, 'cache_stage_id': 'C'}]",
                "'cache_stages': [{'id': 'C', 'backend_stage_id': 'B'}]",
                BUCKET,
                HEAD);
        finding(absent, Severity.NOTE, Feature.HONOR_ORIGIN, "/cache_stages/0/fallback_ttl");
        assertThat(absent.distribution().defaults().caching()).contains(Caching.honorOrigin());
    }

    @Test
    void aWildcardWithAManagedCertificateIsReadAsItStands() {
        Reading reading = read(
                "'dns_stages': [{'id': 'D', 'fqdns': ['shop.example'], 'wildcard_domain': true, 'tls_stage_id': 'T'}]",
                TLS,
                BUCKET,
                HEAD);
        finding(reading, Severity.UNSUPPORTED, Feature.MANAGED_CERTIFICATE, "/tls_stages/0/managed_certificate");
        Endpoint endpoint = reading.distribution().endpoints().get(0);
        assertThat(endpoint.withOptions(Options.none()))
                .isEqualTo(Endpoint.wildcard("shop.example", Certificate.managed()));
        StageChain back = translator
                .translate(reading.distribution(), TranslationContext.strict())
                .orThrow();
        assertThat(back.dnsStages().get(0).wildcardDomain()).isTrue();
        assertThat(back.tlsStages().get(0).managedCertificate()).isTrue();
    }

    private Reading read(String... members) {
        return translator.read(chain(members));
    }

    private static StageChain chain(String... members) {
        return StageChain.fromJson("{" + String.join(", ", members).replace('\'', '"') + "}");
    }

    private static Finding finding(Reading reading, Severity severity, Feature feature, String pointer) {
        List<Finding> found = reading.findings().stream()
                .filter(finding ->
                        finding.feature() == feature && finding.pointer().equals(pointer))
                .toList();
        assertThat(found)
                .as("%s at %s in %s", feature, pointer, reading.findings())
                .hasSize(1);
        assertThat(found.get(0).severity()).isEqualTo(severity);
        return found.get(0);
    }
}
