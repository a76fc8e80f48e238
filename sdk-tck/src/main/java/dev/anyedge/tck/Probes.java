package dev.anyedge.tck;

import dev.anyedge.cdn.model.Behavior;
import dev.anyedge.cdn.model.BucketOrigin;
import dev.anyedge.cdn.model.CacheRule;
import dev.anyedge.cdn.model.Caching;
import dev.anyedge.cdn.model.Certificate;
import dev.anyedge.cdn.model.Condition;
import dev.anyedge.cdn.model.Cookies;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.Endpoint;
import dev.anyedge.cdn.model.Firewall;
import dev.anyedge.cdn.model.GeoAccess;
import dev.anyedge.cdn.model.GeoArea;
import dev.anyedge.cdn.model.HostHeader;
import dev.anyedge.cdn.model.HttpOrigin;
import dev.anyedge.cdn.model.IpAccess;
import dev.anyedge.cdn.model.JsonValue;
import dev.anyedge.cdn.model.LoadBalancerOrigin;
import dev.anyedge.cdn.model.Options;
import dev.anyedge.cdn.model.Origin;
import dev.anyedge.cdn.model.OriginPath;
import dev.anyedge.cdn.model.QueryKey;
import dev.anyedge.cdn.model.RefererAccess;
import dev.anyedge.cdn.model.SecretRef;
import dev.anyedge.cdn.model.ServerlessOrigin;
import dev.anyedge.cdn.model.TokenAuth;
import dev.anyedge.cdn.model.ViewerProtocol;
import dev.anyedge.cdn.translation.Feature;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** For each feature distributions that ask for it, everything else being what the provider can do. */
final class Probes {
    private static final String HOST = "probe.shop.example";
    private static final String ID = "5ec2e700-0000-4000-8000-000000000001";
    private static final List<Certificate> CERTIFICATES = List.of(
            Certificate.managed(),
            Certificate.stored(ID, "fr-par"),
            Certificate.shared(),
            Certificate.external("ticket 1"));

    private final ProviderFixture<?> provider;
    private final Shop shop;

    Probes(ProviderFixture<?> provider) {
        this.provider = provider;
        this.shop = new Shop(provider);
    }

    /** None for what no distribution asks for: documents, limits, purges. */
    List<Distribution> of(Feature feature) {
        return provider.probes(feature, usual(feature));
    }

    private List<Distribution> usual(Feature feature) {
        return switch (feature) {
            case CUSTOM_HOSTNAME -> List.of(shop.plain(), shop.otherHost());
            case SEVERAL_HOSTNAMES -> List.of(shop.under(shop.endpoint(0), shop.endpoint(1)));
            case WILDCARD_HOSTNAME ->
                CERTIFICATES.stream()
                        .map(certificate -> shop.under(Endpoint.wildcard("shop.example", certificate)))
                        .toList();
            case ASSIGNED_HOSTNAME -> List.of(assigned(Endpoint.assigned()));
            case ASSIGNED_PREFIX -> List.of(assigned(Endpoint.assigned("prefix")));
            case MANAGED_CERTIFICATE -> certified(Certificate.managed());
            case STORED_CERTIFICATE -> certified(Certificate.stored(ID, "fr-par"));
            case SHARED_CERTIFICATE ->
                Stream.concat(Stream.of(shop.under(Endpoint.assigned())), certified(Certificate.shared()).stream())
                        .toList();
            case EXTERNAL_CERTIFICATE -> certified(Certificate.external("ticket 1"));
            case HTTP_ONLY -> protocol(ViewerProtocol.HTTP_ONLY);
            case HTTP_AND_HTTPS -> protocol(ViewerProtocol.HTTP_AND_HTTPS);
            case REDIRECT_TO_HTTPS -> protocol(ViewerProtocol.REDIRECT_TO_HTTPS);
            case HTTPS_ONLY -> protocol(ViewerProtocol.HTTPS_ONLY);
            case DISABLED ->
                List.of(Distribution.builder().from(shop.plain()).enabled(false).build());
            case HTTP_ORIGIN -> List.of(from(web().build()));
            case HTTP_ORIGIN_DETAILS ->
                List.of(
                        from(web().port(8443).build()),
                        from(web().basePath("/base").build()),
                        from(web().scheme(HttpOrigin.Scheme.HTTP).build()));
            case HOST_HEADER ->
                Stream.of(HostHeader.viewer(), HostHeader.origin(), HostHeader.fixed("shop.internal"))
                        .flatMap(header -> Stream.of(
                                from(web().hostHeader(header).build()),
                                from(balancer().hostHeader(header).build())))
                        .toList();
            case CONNECT_TO -> List.of(from(web().connectTo("lb7.shop.example").build()));
            case BUCKET_ORIGIN ->
                List.of(from(BucketOrigin.builder()
                        .id("probe")
                        .bucket("my-bucket")
                        .region("fr-par")
                        .build()));
            case LOAD_BALANCER_ORIGIN -> List.of(from(balancer().build()));
            case SERVERLESS_ORIGIN ->
                List.of(from(ServerlessOrigin.builder()
                        .id("probe")
                        .kind(ServerlessOrigin.Kind.FUNCTION)
                        .resource(ID)
                        .region("fr-par")
                        .build()));
            case SEVERAL_ORIGINS, RULE_ORIGIN -> List.of(shop.then(b -> b.origin(Shop.SECOND)));
            case RULES -> List.of(shop.then(b -> b));
            case PATH_CONDITION ->
                List.of(
                        shop.when(Condition.path("/a/*")),
                        shop.when(Condition.path("/exact/file.png")),
                        shop.when(Condition.path("/a/*", "/*.png")));
            case PATH_REGEX_CONDITION -> List.of(shop.when(Condition.pathRegex("/[0-9]+/.*")));
            case EXTENSION_CONDITION -> List.of(shop.when(Condition.extension("jpg", "png")));
            case FILE_NAME_CONDITION -> List.of(shop.when(Condition.fileName("a.txt")));
            case METHOD_CONDITION -> List.of(shop.when(Condition.method("GET")), shop.when(Condition.method("PURGE")));
            case SCHEME_CONDITION -> List.of(shop.when(Condition.scheme("https")));
            case HOST_CONDITION -> List.of(shop.when(Condition.host(((Endpoint.Custom) shop.endpoint(0)).hostname())));
            case NEGATED_CONDITION -> List.of(shop.when(Condition.path("/a/*").not()));
            case HONOR_ORIGIN -> List.of(caching(Caching.honorOrigin()), caching(honor(1800)));
            case OVERRIDE_TTL -> List.of(caching(Caching.override(Duration.ofHours(1))));
            case NO_STORE -> List.of(caching(Caching.noStore()));
            case BYPASS -> List.of(caching(Caching.bypass()));
            case REVALIDATE -> List.of(caching(Caching.revalidate()));
            case RULE_CACHING ->
                Stream.of(Caching.override(Duration.ofHours(2)), Caching.noStore(), Caching.bypass(), honor(7200))
                        .map(caching -> shop.then(b -> b.caching(caching)))
                        .toList();
            case QUERY_KEY ->
                Stream.of(QueryKey.all(), QueryKey.none(), QueryKey.include("lang"), QueryKey.exclude("lang"))
                        .map(key -> shop.defaults(b -> b.queryKey(key)))
                        .toList();
            case COOKIES ->
                Stream.of(Cookies.values())
                        .map(cookies -> shop.defaults(b -> b.cookies(cookies)))
                        .toList();
            case RULE_COOKIES ->
                // one of the two is what the defaults say anyway
                List.of(
                        rule(b -> b.cookies(Cookies.IGNORE), b -> b.cookies(Cookies.BYPASS)),
                        rule(b -> b.cookies(Cookies.BYPASS), b -> b.cookies(Cookies.IGNORE)));
            case IP_ACCESS ->
                access(
                        b -> b.ipAccess(IpAccess.deny("203.0.113.7")),
                        b -> b.ipAccess(IpAccess.allow("203.0.113.0/24")));
            case GEO_ACCESS ->
                access(
                        b -> b.geoAccess(GeoAccess.deny(GeoArea.countries("KP"))),
                        b -> b.geoAccess(GeoAccess.allow(GeoArea.countries("FR", "DE"))));
            case REFERER_ACCESS ->
                access(
                        b -> b.refererAccess(RefererAccess.deny("*evil.example*")),
                        b -> b.refererAccess(RefererAccess.allow("*shop.example*")));
            case TOKEN_AUTH ->
                access(b -> b.tokenAuth(token()), b -> b.tokenAuth(token()).caching(Caching.bypass()));
            case ORIGIN_PATH ->
                Stream.of(
                                OriginPath.remove("/api/"),
                                OriginPath.replace("/api/", "/v1/"),
                                OriginPath.replaceAll("/new/"))
                        .map(path -> shop.then(b -> b.originPath(path)))
                        .toList();
            case FIREWALL ->
                Stream.of(Firewall.log(1), Firewall.block(4))
                        .map(firewall -> shop.defaults(b -> b.firewall(firewall)))
                        .toList();
            case RULE_FIREWALL -> List.of(shop.then(b -> b.firewall(Firewall.block(3))));
            case DESCRIPTION ->
                List.of(Distribution.builder()
                        .from(shop.plain())
                        .description("a shop")
                        .build());
            case OPTIONS ->
                List.of(Distribution.builder()
                        .from(shop.plain())
                        .options(Options.of(
                                provider.translator().provider(), JsonValue.parse("{\"description\":\"managed\"}")))
                        .build());
            case NAMES,
                    UNKNOWN_CONTENT,
                    INCOMPLETE_DOCUMENT,
                    LIMIT,
                    PURGE_PATHS,
                    PURGE_PATTERNS,
                    PURGE_ALL,
                    PURGE_INVALIDATE -> List.of();
        };
    }

    /** How a change of behaviour is written here. */
    private interface Aspect extends java.util.function.UnaryOperator<Behavior.Builder> {}

    private List<Distribution> access(Aspect one, Aspect two) {
        return List.of(shop.defaults(one), shop.then(one), shop.defaults(two), shop.then(two));
    }

    private Distribution rule(Aspect defaults, Aspect then) {
        Distribution general = shop.defaults(defaults);
        CacheRule rule = shop.then(then).rules().get(0);
        return Distribution.builder().from(general).rules(List.of(rule)).build();
    }

    private Distribution caching(Caching caching) {
        return shop.defaults(b -> b.caching(caching));
    }

    private static Caching honor(int seconds) {
        return Caching.honorOrigin(Duration.ofSeconds(seconds));
    }

    private static TokenAuth token() {
        return TokenAuth.edgeAuth()
                .name("vt")
                .algorithm(TokenAuth.EdgeAuth.Algorithm.SHA256)
                .key(SecretRef.file(TokenKey.path()))
                .build();
    }

    private Distribution assigned(Endpoint endpoint) {
        return shop.under(endpoint.withViewerProtocol(shop.endpoint(0).viewerProtocol()));
    }

    private List<Distribution> certified(Certificate certificate) {
        return List.of(
                shop.under(Endpoint.custom(HOST, certificate)),
                shop.under(Endpoint.wildcard("shop.example", certificate)));
    }

    private List<Distribution> protocol(ViewerProtocol protocol) {
        Endpoint.Custom usual = (Endpoint.Custom) shop.endpoint(0);
        return List.of(shop.under(new Endpoint.Custom(
                usual.hostname(),
                protocol,
                protocol == ViewerProtocol.HTTP_ONLY
                        ? java.util.Optional.empty()
                        : java.util.Optional.of(usual.certificate().orElse(Certificate.managed())),
                usual.options())));
    }

    private static HttpOrigin.Builder web() {
        return HttpOrigin.builder().id("probe").host("probe.example");
    }

    private static LoadBalancerOrigin.Builder balancer() {
        return LoadBalancerOrigin.builder()
                .id("probe")
                .loadBalancer(ID)
                .frontend("f0000000-0000-4000-8000-000000000001")
                .zone("fr-par-1")
                .tls(true);
    }

    private Distribution from(Origin origin) {
        return shop.from(origin);
    }
}
