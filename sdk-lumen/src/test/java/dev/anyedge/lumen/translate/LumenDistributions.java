package dev.anyedge.lumen.translate;

import dev.anyedge.cdn.model.Behavior;
import dev.anyedge.cdn.model.CacheRule;
import dev.anyedge.cdn.model.Caching;
import dev.anyedge.cdn.model.Certificate;
import dev.anyedge.cdn.model.Condition;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.Distributions;
import dev.anyedge.cdn.model.Endpoint;
import dev.anyedge.cdn.model.GeoAccess;
import dev.anyedge.cdn.model.GeoArea;
import dev.anyedge.cdn.model.HostHeader;
import dev.anyedge.cdn.model.HttpOrigin;
import dev.anyedge.cdn.model.IpAccess;
import dev.anyedge.cdn.model.QueryKey;
import dev.anyedge.cdn.model.SecretRef;
import dev.anyedge.cdn.model.TokenAuth;
import dev.anyedge.cdn.model.ViewerProtocol;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random distributions of what the provider can mostly do. The same seed gives the same ones. */
public final class LumenDistributions {
    private static final List<String> HOSTS =
            List.of("cdn.shop.example", "m.shop.example", "img.shop.example", "api.other.example");
    private static final List<Condition.Kind> KINDS = List.of(
            Condition.Kind.PATH,
            Condition.Kind.PATH,
            Condition.Kind.PATH,
            Condition.Kind.EXTENSION,
            Condition.Kind.EXTENSION,
            Condition.Kind.EXTENSION,
            Condition.Kind.FILE_NAME,
            Condition.Kind.FILE_NAME,
            Condition.Kind.PATH,
            Condition.Kind.PATH,
            Condition.Kind.PATH_REGEX);

    private final Distributions parts;
    private final Random random;

    public LumenDistributions(long seed) {
        this.parts = Distributions.seeded(seed);
        this.random = new Random(seed);
    }

    public Distribution next() {
        Distribution.Builder builder = Distribution.builder()
                .name("shop")
                .description(parts.oneOf("", "", "static shop"))
                .enabled(random.nextInt(20) != 0)
                .addOrigins(origin("web"), origin("assets"))
                .defaults(Behavior.builder()
                        .from(behavior(0.25))
                        .origin("web")
                        .caching(caching())
                        .build());
        int hosts = 1 + random.nextInt(HOSTS.size());
        for (int i = 0; i < hosts; i++) {
            builder.addEndpoints(endpoint(HOSTS.get(i)));
        }
        boolean byHost = hosts > 1 && random.nextBoolean();
        int count = random.nextInt(7);
        for (int i = 0; i < count; i++) {
            builder.addRules(rule("rule " + i, byHost));
        }
        if (byHost) {
            builder.addRules(CacheRule.builder()
                    .name("other origin")
                    .when(List.of(Condition.host(HOSTS.get(hosts - 1))))
                    .then(Behavior.builder()
                            .from(behavior(0.2))
                            .origin("assets")
                            .build())
                    .build());
        }
        return builder.build();
    }

    private Endpoint endpoint(String host) {
        Certificate certificate = Certificate.external("shop-2026");
        return switch (random.nextInt(5)) {
            case 0 -> Endpoint.customHttpOnly(host);
            case 1 -> Endpoint.custom(host, certificate);
            case 2 -> Endpoint.custom(host, certificate).withViewerProtocol(ViewerProtocol.HTTPS_ONLY);
            default -> Endpoint.custom(host, certificate).withViewerProtocol(ViewerProtocol.HTTP_AND_HTTPS);
        };
    }

    private HttpOrigin origin(String id) {
        HttpOrigin.Builder origin = HttpOrigin.builder()
                .id(id)
                .host(parts.oneOf(id + ".origin.example", "192.0.2.20"))
                .scheme(random.nextBoolean() ? HttpOrigin.Scheme.HTTPS : HttpOrigin.Scheme.HTTP);
        if (random.nextInt(3) == 0) {
            origin.port(8443);
        }
        if (random.nextInt(4) == 0) {
            origin.hostHeader(HostHeader.fixed("www." + id + ".example"));
        }
        if (random.nextInt(4) == 0) {
            origin.connectTo("lb." + id + ".example");
        }
        if (random.nextInt(4) == 0) {
            origin.basePath(parts.oneOf("/base", "/base/", "/a/b"));
        }
        return origin.build();
    }

    private CacheRule rule(String name, boolean byHost) {
        List<Condition> conditions = new ArrayList<>();
        for (int i = parts.oneOf(1, 1, 1, 2, 2, 3); i > 0; i--) {
            conditions.add(condition());
        }
        if (byHost && random.nextInt(3) == 0) {
            conditions.add(new Condition(
                    Condition.Kind.HOST,
                    List.of(parts.oneOf(HOSTS.get(0), HOSTS.get(1), "*.shop.example")),
                    random.nextInt(3) == 0));
        }
        if (random.nextInt(60) == 0) {
            conditions.add(Condition.scheme(parts.oneOf("http", "https")));
        }
        Behavior then = behavior(0.2);
        if (then.isEmpty()) {
            then = Behavior.builder().caching(caching()).build();
        }
        return CacheRule.builder().name(name).when(conditions).then(then).build();
    }

    private Condition condition() {
        Condition.Kind kind = parts.oneOf(KINDS);
        return parts.condition(kind, kind != Condition.Kind.PATH_REGEX && random.nextInt(4) == 0);
    }

    private Behavior behavior(double often) {
        Behavior.Builder builder = Behavior.builder();
        if (random.nextDouble() < 0.5) {
            builder.caching(caching());
        }
        if (random.nextDouble() < 0.3) {
            builder.queryKey(parts.oneOf(QueryKey.all(), QueryKey.none()));
        }
        if (random.nextDouble() < often) {
            builder.ipAccess(ipAccess());
        }
        if (random.nextDouble() < often) {
            builder.geoAccess(geoAccess());
        }
        if (random.nextDouble() < often) {
            builder.tokenAuth(tokenAuth());
        }
        return builder.build();
    }

    private Caching caching() {
        return switch (random.nextInt(5)) {
            case 0 -> Caching.honorOrigin();
            case 1 -> Caching.override(Duration.ofMinutes(1 + random.nextInt(5_000)));
            case 2 -> Caching.override(Duration.ofSeconds(30 + random.nextInt(100_000)));
            case 3 -> Caching.noStore();
            default -> Caching.revalidate();
        };
    }

    private IpAccess ipAccess() {
        String[] ranges = random.nextBoolean()
                ? new String[] {"203.0.113.0/24", "198.51.100.7"}
                : new String[] {"203.0.113.128/25", "2001:db8::/32"};
        return switch (random.nextInt(4)) {
            case 0, 1 -> IpAccess.deny(ranges);
            case 2 -> IpAccess.allow(ranges);
            default -> IpAccess.unrestricted();
        };
    }

    private TokenAuth tokenAuth() {
        TokenAuth.UrlHash auth =
                TokenAuth.urlHash().addSecret(SecretRef.env("ONE")).build();
        return switch (random.nextInt(4)) {
            case 0 -> TokenAuth.none();
            case 1 -> auth;
            case 2 ->
                TokenAuth.urlHash()
                        .addSecret(SecretRef.env("TWO"))
                        .addSecret(SecretRef.env("ONE"))
                        .parameters(QueryKey.none())
                        .hashName("encoded")
                        .build();
            default ->
                TokenAuth.urlHash()
                        .addSecret(SecretRef.env("ONE"))
                        .parameters(parts.oneOf(QueryKey.exclude("utm"), QueryKey.include("lang", "x")))
                        .build();
        };
    }

    private GeoAccess geoAccess() {
        GeoArea area = parts.oneOf(
                GeoArea.countries("FR", "KP"),
                GeoArea.countries("FR"),
                GeoArea.countries("FR", "DE", "ES", "PT", "IT", "NL", "BE", "LU", "AT", "CH", "PL", "US"));
        return switch (random.nextInt(4)) {
            case 0 -> GeoAccess.deny(area);
            case 1, 2 -> GeoAccess.allow(area);
            default -> GeoAccess.unrestricted();
        };
    }
}
