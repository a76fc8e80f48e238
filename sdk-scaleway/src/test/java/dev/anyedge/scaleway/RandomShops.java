package dev.anyedge.scaleway;

import dev.anyedge.cdn.model.Behavior;
import dev.anyedge.cdn.model.BucketOrigin;
import dev.anyedge.cdn.model.CacheRule;
import dev.anyedge.cdn.model.Caching;
import dev.anyedge.cdn.model.Certificate;
import dev.anyedge.cdn.model.Condition;
import dev.anyedge.cdn.model.Cookies;
import dev.anyedge.cdn.model.Endpoint;
import dev.anyedge.cdn.model.Firewall;
import dev.anyedge.cdn.model.Origin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Random shops that the provider takes, and what may become of them: mostly small changes, a few at once, now and then
 * everything. The same seed makes the same shops.
 */
final class RandomShops {
    static final List<String> HOSTS = List.of("cdn.shop.example", "www.shop.example", "a.wild.example");
    static final List<String> PATHS =
            List.of("/", "/api/v1", "/api/v1/x.png", "/img/a.png", "/img/a.jpg", "/docs/index.html", "/x", "/api/");

    private static final List<String> GLOBS = List.of("/api/*", "/img/*", "/*.png", "/docs/*", "/x", "/api/v1*");
    private static final List<String> METHODS = List.of("GET", "POST", "DELETE");

    private final Random random;

    RandomShops(long seed) {
        random = new Random(seed);
    }

    Shops.Parts next() {
        Shops.Parts parts = new Shops.Parts();
        parts.endpoint = endpoint();
        parts.caching = caching();
        parts.cookies = oneOf(List.of(Cookies.values()));
        parts.firewall = firewall();
        parts.origin = "o0";
        parts.origins = new ArrayList<>(List.of(origin(0)));
        for (int i = random.nextInt(4); i > 0; i--) {
            parts.rules.add(rule(parts));
        }
        return parts;
    }

    /** The same shop with one to three changes. */
    Shops.Parts changed(Shops.Parts from) {
        if (random.nextInt(8) == 0) {
            return next();
        }
        Shops.Parts parts = copy(from);
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            change(parts);
        }
        return parts;
    }

    private void change(Shops.Parts parts) {
        switch (random.nextInt(11)) {
            case 0 -> parts.endpoint = endpoint();
            case 1 -> parts.caching = caching();
            case 2 -> parts.cookies = oneOf(List.of(Cookies.values()));
            case 3 -> parts.firewall = firewall();
            case 4 -> {
                int at = random.nextInt(parts.origins.size());
                parts.origins.set(
                        at, origin(Integer.parseInt(parts.origins.get(at).id().substring(1))));
            }
            case 5 ->
                parts.origin =
                        parts.origins.get(random.nextInt(parts.origins.size())).id();
            case 6 -> {
                if (parts.rules.isEmpty()) {
                    parts.rules.add(rule(parts));
                } else {
                    parts.rules.remove(random.nextInt(parts.rules.size()));
                }
            }
            case 7 -> {
                if (parts.rules.size() > 1) {
                    parts.rules.add(parts.rules.remove(0));
                }
            }
            case 8 -> parts.description = "description " + random.nextInt(3);
            case 9 -> parts.enabled = random.nextInt(3) > 0;
            default -> parts.rules.add(random.nextInt(parts.rules.size() + 1), rule(parts));
        }
    }

    private static Shops.Parts copy(Shops.Parts from) {
        Shops.Parts parts = new Shops.Parts();
        parts.name = from.name;
        parts.description = from.description;
        parts.enabled = from.enabled;
        parts.endpoint = from.endpoint;
        parts.origins = new ArrayList<>(from.origins);
        parts.origin = from.origin;
        parts.caching = from.caching;
        parts.cookies = from.cookies;
        parts.firewall = from.firewall;
        parts.rules = new ArrayList<>(from.rules);
        return parts;
    }

    private Endpoint endpoint() {
        return switch (random.nextInt(6)) {
            case 0 -> Endpoint.assigned();
            case 1 -> Endpoint.wildcard("wild.example", Certificate.stored(Shops.SECRET, "fr-par"));
            case 2 -> Endpoint.custom("www.shop.example", Certificate.managed());
            case 3 -> Endpoint.custom("cdn.shop.example", Certificate.stored(Shops.SECRET, "fr-par"));
            default -> Endpoint.custom("cdn.shop.example", Certificate.managed());
        };
    }

    private Caching caching() {
        return random.nextInt(4) == 0
                ? Caching.bypass()
                : Caching.honorOrigin(Duration.ofMinutes(10L * random.nextInt(3)));
    }

    private Firewall firewall() {
        return switch (random.nextInt(4)) {
            case 0 -> Firewall.block(1 + random.nextInt(2));
            case 1 -> Firewall.log(1);
            default -> Firewall.off();
        };
    }

    private Origin origin(int number) {
        String id = "o" + number;
        if (random.nextInt(3) == 0) {
            var balancer = Shops.balancer(1 + random.nextInt(3), random.nextBoolean());
            return dev.anyedge.cdn.model.LoadBalancerOrigin.builder()
                    .from(balancer)
                    .id(id)
                    .build();
        }
        return BucketOrigin.builder()
                .id(id)
                .bucket("bucket-" + random.nextInt(4))
                .region("fr-par")
                .website(random.nextBoolean())
                .build();
    }

    private CacheRule rule(Shops.Parts parts) {
        if (random.nextInt(3) == 0) {
            parts.origins.add(origin(highest(parts) + 1));
        }
        Set<String> names = new LinkedHashSet<>();
        parts.rules.forEach(rule -> names.add(rule.name()));
        String name = "r" + random.nextInt(1000);
        while (!names.add(name)) {
            name = "r" + random.nextInt(1000);
        }
        Behavior.Builder then = Behavior.builder()
                .origin(parts.origins.get(random.nextInt(parts.origins.size())).id());
        if (random.nextInt(3) == 0) {
            then.firewall(firewall());
        }
        CacheRule.Builder rule = CacheRule.builder().name(name).addWhen(Condition.path(oneOf(GLOBS)));
        if (random.nextInt(3) == 0) {
            rule.addWhen(Condition.method(oneOf(METHODS)));
        }
        return rule.then(then.build()).build();
    }

    private static int highest(Shops.Parts parts) {
        return parts.origins.stream()
                .mapToInt(origin -> Integer.parseInt(origin.id().substring(1)))
                .max()
                .orElse(0);
    }

    private <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
