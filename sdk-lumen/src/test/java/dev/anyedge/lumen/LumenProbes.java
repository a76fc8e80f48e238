package dev.anyedge.lumen;

import dev.anyedge.cdn.model.Behavior;
import dev.anyedge.cdn.model.CacheRule;
import dev.anyedge.cdn.model.Caching;
import dev.anyedge.cdn.model.Certificate;
import dev.anyedge.cdn.model.Condition;
import dev.anyedge.cdn.model.Cookies;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.Endpoint;
import dev.anyedge.cdn.model.GeoAccess;
import dev.anyedge.cdn.model.GeoArea;
import dev.anyedge.cdn.model.JsonValue;
import dev.anyedge.cdn.model.Origin;
import dev.anyedge.cdn.model.SecretRef;
import dev.anyedge.cdn.model.TokenAuth;
import dev.anyedge.cdn.model.ViewerProtocol;
import dev.anyedge.cdn.translation.Feature;
import dev.anyedge.lumen.translate.LumenOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** What Lumen's limits are about. */
final class LumenProbes {
    private static final String SIGNED = """
            {"reportingIds": [{"id": 31001, "name": "signed.shop.example"}],
             "originDefinitions": [{"id": 31001, "name": "web", "protocol": "HTTPS", "host": "origin0.example"}],
             "aliasDefinitions": [{"id": 1, "name": "signed", "originId": 31001, "reportingId": 31001,
               "protocol": ["HTTPS"], "aliases": ["signed.shop.example"], "signature": "c2lnbmVk",
               "httpsConfig": {"serviceType": "SNI", "certInfo": {"name": "shop-2026"}}}],
             "matchGroups": [{"id": 0, "matchRules": [{"id": 1, "expression": "$id.minor == 31001",
               "features": {"trafficType": {"value": "WEB"}}}]}]}""";

    private LumenProbes() {}

    static List<Distribution> of(Feature feature, List<Distribution> usual) {
        if (usual.isEmpty()) {
            return usual;
        }
        Distribution first = usual.get(0);
        List<Distribution> probes = new ArrayList<>(usual);
        switch (feature) {
            case SHARED_CERTIFICATE ->
                probes.add(under(first, Endpoint.custom("shop.secure.footprint.net", Certificate.shared())));
            case EXTERNAL_CERTIFICATE ->
                probes.add(options(first, LumenOptions.builder().image(JsonValue.parse(SIGNED))));
            case BUCKET_ORIGIN, LOAD_BALANCER_ORIGIN, SERVERLESS_ORIGIN -> probes.add(reachable(first));
            case SEVERAL_ORIGINS, RULE_ORIGIN -> probes.add(byHost(first));
            case PATH_REGEX_CONDITION ->
                probes.add(when(first, Condition.pathRegex("/[0-9]+/.*"), Condition.extension("jpg")));
            case SCHEME_CONDITION -> {
                Endpoint.Custom endpoint = (Endpoint.Custom) first.endpoints().get(0);
                probes.add(under(first, endpoint.withViewerProtocol(ViewerProtocol.HTTPS_ONLY)));
            }
            case NEGATED_CONDITION ->
                probes.add(when(
                        first,
                        Condition.path("/a/*"),
                        Condition.pathRegex("/[0-9]+/.*").not()));
            case OVERRIDE_TTL -> probes.add(defaults(first, b -> b.caching(Caching.override(Duration.ofSeconds(10)))));
            case COOKIES, RULE_COOKIES ->
                probes.add(then(defaults(first, b -> b.cookies(Cookies.IGNORE)), b -> b.cookies(Cookies.IGNORE)));
            case GEO_ACCESS ->
                probes.add(defaults(
                        first,
                        b -> b.geoAccess(GeoAccess.deny(
                                GeoArea.builder().addContinent("AS").build()))));
            case TOKEN_AUTH -> {
                SecretRef key =
                        ((TokenAuth.EdgeAuth) first.defaults().tokenAuth().orElseThrow()).key();
                probes.add(defaults(
                        first,
                        b -> b.tokenAuth(TokenAuth.urlHash().addSecret(key).build())));
            }
            case OPTIONS -> {
                return List.of(defaults(options(first, LumenOptions.builder()), b -> b.caching(
                                Caching.override(Duration.ofHours(6)))
                        .options(LumenOptions.builder().external("10m").build().toOptions())));
            }
            default -> {
                return usual;
            }
        }
        return probes;
    }

    private static Distribution options(Distribution distribution, LumenOptions.Builder options) {
        return Distribution.builder()
                .from(distribution)
                .options(options.build().toOptions())
                .build();
    }

    private static Distribution under(Distribution distribution, Endpoint... endpoints) {
        return Distribution.builder()
                .from(distribution)
                .endpoints(List.of(endpoints))
                .build();
    }

    /** The second host name has an origin of its own. */
    private static Distribution byHost(Distribution distribution) {
        Endpoint.Custom endpoint = (Endpoint.Custom) distribution.endpoints().get(0);
        Distribution two = under(
                distribution,
                endpoint,
                new Endpoint.Custom(
                        "second.shop.example", endpoint.viewerProtocol(), endpoint.certificate(), endpoint.options()));
        return when(two, Condition.host("second.shop.example"));
    }

    /** The probe's origin, with the host that it is reachable as. */
    private static Distribution reachable(Distribution distribution) {
        String json = distribution.origins().get(1).toJson();
        String with = json.substring(0, json.lastIndexOf('}'))
                + ", \"reachableAs\": {\"scheme\": \"https\", \"host\": \"probe.example\"}}";
        return Distribution.builder()
                .from(distribution)
                .origins(List.of(distribution.origins().get(0), Origin.fromJson(with)))
                .build();
    }

    private static Distribution when(Distribution distribution, Condition... conditions) {
        return ruled(
                distribution,
                CacheRule.builder()
                        .from(distribution.rules().get(0))
                        .when(List.of(conditions))
                        .build());
    }

    private static Distribution then(Distribution distribution, UnaryOperator<Behavior.Builder> then) {
        CacheRule rule = distribution.rules().get(0);
        return ruled(
                distribution,
                CacheRule.builder()
                        .from(rule)
                        .then(then.apply(Behavior.builder().from(rule.then())).build())
                        .build());
    }

    private static Distribution ruled(Distribution distribution, CacheRule rule) {
        return Distribution.builder().from(distribution).rules(List.of(rule)).build();
    }

    private static Distribution defaults(Distribution distribution, UnaryOperator<Behavior.Builder> change) {
        return Distribution.builder()
                .from(distribution)
                .defaults(change.apply(Behavior.builder().from(distribution.defaults()))
                        .build())
                .build();
    }
}
