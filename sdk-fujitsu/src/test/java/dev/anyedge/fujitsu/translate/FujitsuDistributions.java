package dev.anyedge.fujitsu.translate;

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
import dev.anyedge.cdn.model.Origin;
import dev.anyedge.cdn.model.QueryKey;
import dev.anyedge.cdn.model.SecretRef;
import dev.anyedge.cdn.model.TokenAuth;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random distributions of what the provider can mostly do. The same seed gives the same ones. */
final class FujitsuDistributions {
    private static final List<Condition.Kind> KINDS = List.of(
            Condition.Kind.PATH,
            Condition.Kind.PATH,
            Condition.Kind.PATH,
            Condition.Kind.EXTENSION,
            Condition.Kind.FILE_NAME,
            Condition.Kind.METHOD,
            Condition.Kind.SCHEME);
    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS");

    private final Distributions parts;
    private final Random random;

    FujitsuDistributions(long seed) {
        this.parts = Distributions.seeded(seed);
        this.random = new Random(seed);
    }

    /** The next distribution, with one endpoint of any kind that the provider has. */
    Distribution next() {
        boolean secure = random.nextBoolean();
        List<Origin> origins = new ArrayList<>();
        for (String id : List.of("web", "assets", "third")) {
            origins.add(origin(id, secure));
        }
        List<String> ids = origins.stream().map(Origin::id).toList();
        Behavior defaults = Behavior.builder()
                .from(behavior(ids, 0.25))
                .origin("web")
                .caching(caching())
                .build();
        Distribution.Builder builder = Distribution.builder()
                .name("shop")
                .addEndpoint(endpoint(secure))
                .addAllOrigins(origins)
                .defaults(defaults);
        int count = random.nextInt(7);
        for (int i = 0; i < count; i++) {
            builder.addRule(rule("rule " + i, ids));
        }
        return builder.build();
    }

    private Endpoint endpoint(boolean secure) {
        if (random.nextBoolean()) {
            Endpoint own = Endpoint.custom("cdn.shop.example", Certificate.external("ticket 1"));
            return secure ? own : Endpoint.customHttpOnly("cdn.shop.example");
        }
        Endpoint assigned = random.nextBoolean() ? Endpoint.assigned() : Endpoint.assigned("prefix");
        return secure ? assigned : assigned.withViewerProtocol(dev.anyedge.cdn.model.ViewerProtocol.HTTP_ONLY);
    }

    private Origin origin(String id, boolean secure) {
        HttpOrigin.Builder origin = HttpOrigin.builder()
                .id(id)
                .host(parts.oneOf("a.example", "b.example", "192.0.2.20"))
                .scheme(secure ? HttpOrigin.Scheme.HTTPS : HttpOrigin.Scheme.HTTP);
        if (random.nextInt(3) == 0) {
            origin.hostHeader(parts.oneOf(
                    HostHeader.viewer(), HostHeader.fixed("www.example"), HostHeader.fixed("c.example:8080")));
        }
        if (random.nextInt(6) == 0) {
            origin.basePath(parts.oneOf("/base", "/base/", "/a/b"));
        }
        return origin.build();
    }

    private CacheRule rule(String name, List<String> ids) {
        List<Condition> conditions = new ArrayList<>();
        for (int i = parts.oneOf(1, 1, 1, 2, 2, 3); i > 0; i--) {
            conditions.add(condition());
        }
        Behavior then = behavior(ids, 0.2);
        if (then.isEmpty()) {
            then = Behavior.builder().caching(caching()).build();
        }
        return CacheRule.builder().name(name).addAllWhen(conditions).then(then).build();
    }

    Condition condition() {
        Condition.Kind kind = parts.oneOf(KINDS);
        boolean negated = random.nextInt(4) == 0;
        if (kind == Condition.Kind.METHOD) {
            return new Condition(kind, METHODS.subList(random.nextInt(3), 3 + random.nextInt(4)), negated);
        }
        return parts.condition(kind, negated);
    }

    private Behavior behavior(List<String> ids, double often) {
        Behavior.Builder builder = Behavior.builder();
        if (random.nextDouble() < 0.4) {
            builder.origin(parts.oneOf(ids));
        }
        if (random.nextDouble() < 0.5) {
            builder.caching(caching());
        }
        if (random.nextDouble() < 0.3) {
            builder.queryKey(queryKey());
        }
        if (random.nextDouble() < often) {
            builder.ipAccess(ipAccess());
        }
        if (random.nextDouble() < often) {
            builder.geoAccess(geoAccess());
        }
        if (random.nextDouble() < often) {
            builder.refererAccess(parts.refererAccess());
        }
        if (random.nextDouble() < often) {
            builder.tokenAuth(tokenAuth());
        }
        if (random.nextDouble() < often) {
            builder.originPath(parts.originPath());
        }
        return builder.build();
    }

    private Caching caching() {
        return switch (random.nextInt(5)) {
            case 0 -> Caching.honorOrigin();
            case 1 -> Caching.honorOrigin(Duration.ofSeconds(random.nextInt(100_000)));
            case 2 -> Caching.override(Duration.ofMinutes(random.nextInt(5000)));
            case 3 -> Caching.noStore();
            default -> Caching.bypass();
        };
    }

    private QueryKey queryKey() {
        return parts.oneOf(
                QueryKey.all(),
                QueryKey.none(),
                QueryKey.include("lang", "page"),
                QueryKey.exclude("utm_source"),
                QueryKey.exclude("x[]", "%20"));
    }

    private IpAccess ipAccess() {
        String[] ranges = random.nextBoolean()
                ? new String[] {"203.0.113.0/24", "198.51.100.7"}
                : new String[] {"203.0.113.128/25"};
        return switch (random.nextInt(4)) {
            case 0, 1 -> IpAccess.deny(ranges);
            case 2 -> IpAccess.allow(ranges);
            default -> IpAccess.unrestricted();
        };
    }

    private GeoAccess geoAccess() {
        GeoArea area =
                switch (random.nextInt(3)) {
                    case 0 -> GeoArea.countries("FR", "KP");
                    case 1 -> GeoArea.builder().addContinent("EU").build();
                    default -> GeoArea.builder().addRegion("US:WA").build();
                };
        return switch (random.nextInt(4)) {
            case 0 -> GeoAccess.deny(area);
            case 1, 2 -> GeoAccess.allow(area);
            default -> GeoAccess.unrestricted();
        };
    }

    private TokenAuth tokenAuth() {
        if (random.nextInt(3) == 0) {
            return TokenAuth.none();
        }
        TokenAuth.EdgeAuth.Builder token = TokenAuth.edgeAuth()
                .name(parts.oneOf("vt", "t"))
                .algorithm(TokenAuth.EdgeAuth.Algorithm.SHA256)
                .key(SecretRef.env("KEY"));
        if (random.nextInt(3) == 0) {
            token.delimiter(".").transitionKey(SecretRef.file("/run/key"));
        }
        return token.build();
    }
}
