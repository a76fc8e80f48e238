package dev.anyedge.scaleway;

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
import dev.anyedge.cdn.model.LoadBalancerOrigin;
import dev.anyedge.cdn.model.Origin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Distributions for tests: one shop, and what may become of it. */
final class Shops {
    static final String HOST = "cdn.shop.example";
    static final String SECRET = "5ec2e700-0000-4000-8000-000000000001";

    private Shops() {}

    static BucketOrigin bucket(String name) {
        return BucketOrigin.builder()
                .id(name)
                .bucket(name)
                .region("fr-par")
                .website(true)
                .build();
    }

    static LoadBalancerOrigin balancer(int number, boolean websocket) {
        return LoadBalancerOrigin.builder()
                .id("lb-" + number)
                .loadBalancer("10000000-0000-4000-8000-00000000000" + number)
                .frontend("f0000000-0000-4000-8000-00000000000" + number)
                .zone("fr-par-1")
                .tls(true)
                .websocket(websocket)
                .build();
    }

    /** What a shop is made of, to be changed before it is built. */
    static final class Parts {
        String name = "shop";
        String description = "a shop";
        boolean enabled = true;
        Endpoint endpoint = Endpoint.custom(HOST, Certificate.managed());
        List<Origin> origins = new ArrayList<>(List.of(bucket("assets")));
        String origin = "assets";
        Caching caching = Caching.honorOrigin(Duration.ofMinutes(30));
        Cookies cookies = Cookies.BYPASS;
        Firewall firewall = Firewall.off();
        List<CacheRule> rules = new ArrayList<>();

        Distribution build() {
            return Distribution.builder()
                    .name(name)
                    .description(description)
                    .enabled(enabled)
                    .addEndpoint(endpoint)
                    .origins(origins)
                    .defaults(Behavior.builder()
                            .origin(origin)
                            .caching(caching)
                            .cookies(cookies)
                            .firewall(firewall)
                            .build())
                    .rules(rules)
                    .build();
        }
    }

    static Distribution shop() {
        return with(parts -> {});
    }

    static Distribution with(Consumer<Parts> change) {
        Parts parts = new Parts();
        change.accept(parts);
        return parts.build();
    }

    /** A shop whose /api/ goes to a load balancer behind a firewall. */
    static Distribution withApi(Consumer<Parts> change) {
        return with(parts -> {
            parts.origins.add(balancer(1, false));
            parts.rules.add(rule("api", "/api/*", "lb-1", Firewall.block(2)));
            change.accept(parts);
        });
    }

    static CacheRule rule(String name, String path, String origin) {
        return CacheRule.builder()
                .name(name)
                .addWhen(Condition.path(path))
                .then(Behavior.builder().origin(origin).build())
                .build();
    }

    static CacheRule rule(String name, String path, String origin, Firewall firewall) {
        return CacheRule.builder()
                .name(name)
                .addWhen(Condition.path(path))
                .then(Behavior.builder().origin(origin).firewall(firewall).build())
                .build();
    }
}
