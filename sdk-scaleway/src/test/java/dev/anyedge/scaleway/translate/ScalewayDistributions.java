package dev.anyedge.scaleway.translate;

import dev.anyedge.cdn.evaluation.Request;
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
import dev.anyedge.cdn.model.HostHeader;
import dev.anyedge.cdn.model.IpAccess;
import dev.anyedge.cdn.model.LoadBalancerOrigin;
import dev.anyedge.cdn.model.Origin;
import dev.anyedge.cdn.model.QueryKey;
import dev.anyedge.cdn.model.ServerlessOrigin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Random distributions of what Scaleway can mostly do, and requests that meet their rules: a small vocabulary of paths
 * makes rules overlap, shadow and exclude each other.
 */
final class ScalewayDistributions {
    private static final List<String> GLOBS = List.of(
            "/*",
            "/a*",
            "/*a",
            "/a/*",
            "/*/a",
            "/a/b",
            "/a/*.jpg",
            "/*.jpg",
            "/b/*",
            "/a/b/*",
            "/",
            "/*b*",
            "/a*b",
            "/ab*ba",
            "/a.b/*",
            "/*/b/*",
            "/a+b",
            "/a|b*",
            "/a/index.html");
    private static final List<String> EXTENSIONS = List.of("jpg", "png", "b", "html");
    private static final List<String> FILES = List.of("index.html", "a", "b.jpg", "a*b", "x.tar.gz");
    private static final List<String> REGEXES =
            List.of("/a/.*", "/[ab]/.*", "/a|/b", "(?i)/A/.*", "/a(/b)?", ".*", "/.*\\.(jpg|png)", "/\\Qa.b/");
    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH");
    private static final List<String> HOSTS = List.of(
            "cdn.shop.example",
            "a.shop.example",
            "b.a.shop.example",
            "*.shop.example",
            "*.a.shop.example",
            "other.example");
    private static final List<String> PATHS = List.of(
            "/",
            "/a",
            "/a/",
            "/a/b",
            "/a/b/",
            "/a/b/a",
            "/b/a",
            "/a/x.jpg",
            "/x.jpg",
            "/a/b.jpg",
            "/b.jpg",
            "/ab",
            "/aba",
            "/abba",
            "/ab/ba",
            "/a.b/c",
            "/axb/c",
            "/a+b",
            "/aab",
            "/a|b",
            "/a|bc",
            "/bc",
            "/a/index.html",
            "/index.html",
            "/A/x",
            "/a*b",
            "/x/a*b",
            "/b/b/b",
            "/a/x.tar.gz",
            "/x.b",
            "/a.b/",
            "/a/b/x.png",
            "/a/index.html/",
            "/b/x.html",
            "/.jpg",
            "/x.jpg/y",
            "/a%2Fb");

    private final Random random;

    ScalewayDistributions(long seed) {
        this.random = new Random(seed);
    }

    Distribution next() {
        Distribution.Builder builder =
                Distribution.builder().name("shop-" + random.nextInt(1000)).description(oneOf(List.of("", "a shop")));
        builder.addEndpoint(endpoint());
        List<String> ids = new ArrayList<>();
        int origins = 1 + random.nextInt(4);
        for (int i = 0; i < origins; i++) {
            String id = "o" + i;
            ids.add(id);
            builder.addOrigin(origin(id, i));
        }
        Behavior.Builder defaults = Behavior.builder().origin(oneOf(ids)).caching(caching());
        if (random.nextInt(3) == 0) {
            defaults.firewall(firewall());
        }
        if (random.nextBoolean()) {
            defaults.cookies(oneOf(List.of(Cookies.values())));
        }
        if (random.nextInt(4) == 0) {
            defaults.queryKey(QueryKey.all());
        }
        Behavior general = defaults.build();
        builder.defaults(general);
        int rules = random.nextInt(7);
        for (int i = 0; i < rules; i++) {
            builder.addRule(CacheRule.builder()
                    .name("r" + i)
                    .addAllWhen(conditions())
                    .then(then(general, ids))
                    .build());
        }
        return builder.build();
    }

    private Endpoint endpoint() {
        return switch (random.nextInt(4)) {
            case 0 -> Endpoint.assigned();
            case 1 -> Endpoint.wildcard("shop.example", Certificate.stored("secret-1", "fr-par"));
            case 2 -> Endpoint.custom("cdn.shop.example", Certificate.stored("secret-2", "nl-ams"));
            default -> Endpoint.custom("cdn.shop.example", Certificate.managed());
        };
    }

    private Origin origin(String id, int number) {
        return switch (random.nextInt(4)) {
            case 0 ->
                LoadBalancerOrigin.builder()
                        .id(id)
                        .loadBalancer("lb-" + number)
                        .frontend("frontend-" + number)
                        .zone("fr-par-1")
                        .tls(random.nextBoolean())
                        .hostHeader(random.nextBoolean() ? HostHeader.viewer() : HostHeader.fixed("shop.internal"))
                        .websocket(random.nextBoolean())
                        .build();
            case 1 ->
                ServerlessOrigin.builder()
                        .id(id)
                        .kind(oneOf(List.of(ServerlessOrigin.Kind.values())))
                        .resource("resource-" + number)
                        .region("fr-par")
                        .build();
            default ->
                BucketOrigin.builder()
                        .id(id)
                        .bucket("bucket-" + number)
                        .region(oneOf(List.of("fr-par", "nl-ams")))
                        .website(random.nextBoolean())
                        .build();
        };
    }

    private Caching caching() {
        return switch (random.nextInt(4)) {
            case 0 -> Caching.bypass();
            case 1 -> Caching.honorOrigin();
            default -> Caching.honorOrigin(Duration.ofSeconds(random.nextInt(3) * 1800L));
        };
    }

    private Firewall firewall() {
        return switch (random.nextInt(3)) {
            case 0 -> Firewall.off();
            case 1 -> Firewall.log(1 + random.nextInt(4));
            default -> Firewall.block(1 + random.nextInt(4));
        };
    }

    private Behavior then(Behavior general, List<String> ids) {
        Behavior.Builder then = Behavior.builder();
        int kind = random.nextInt(6);
        if (kind < 3) {
            then.origin(oneOf(ids));
        }
        if (kind == 2 || kind == 3) {
            then.firewall(firewall());
        }
        if (kind == 4) {
            then.caching(general.caching().orElseThrow());
        }
        if (kind == 5) {
            then.ipAccess(IpAccess.unrestricted()).geoAccess(GeoAccess.unrestricted());
        }
        return then.build();
    }

    private List<Condition> conditions() {
        List<Condition> conditions = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            Condition condition = condition();
            conditions.add(random.nextInt(3) == 0 ? condition.not() : condition);
        }
        return conditions;
    }

    private Condition condition() {
        return switch (random.nextInt(12)) {
            case 0 -> values(Condition.Kind.EXTENSION, EXTENSIONS, 2);
            case 1 -> values(Condition.Kind.FILE_NAME, FILES, 2);
            case 2 -> values(Condition.Kind.PATH_REGEX, REGEXES, 2);
            case 3, 4 -> values(Condition.Kind.METHOD, METHODS, 3);
            case 5 -> values(Condition.Kind.SCHEME, List.of("http", "https"), 2);
            case 6 -> values(Condition.Kind.HOST, HOSTS, 2);
            default -> values(Condition.Kind.PATH, GLOBS, 3);
        };
    }

    private Condition values(Condition.Kind kind, List<String> pool, int most) {
        List<String> values = new ArrayList<>();
        int count = 1 + random.nextInt(most);
        for (int i = 0; i < count; i++) {
            String value = oneOf(pool);
            if (!values.contains(value)) {
                values.add(value);
            }
        }
        return new Condition(kind, values, false);
    }

    Request request(String assignedHost) {
        String host =
                switch (random.nextInt(6)) {
                    case 0 -> "a.shop.example";
                    case 1 -> "b.a.shop.example";
                    case 2 -> assignedHost;
                    default -> "cdn.shop.example";
                };
        Request.Builder request = Request.builder()
                .scheme(random.nextInt(6) == 0 ? "http" : "https")
                .host(host)
                .path(oneOf(PATHS))
                .method(random.nextInt(8) == 0 ? "PURGE" : oneOf(METHODS));
        if (random.nextInt(3) == 0) {
            request.query("a=1&b=2");
        }
        return request.build();
    }

    private <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
