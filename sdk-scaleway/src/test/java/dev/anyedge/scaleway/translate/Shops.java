package dev.anyedge.scaleway.translate;

import dev.anyedge.cdn.model.Behavior;
import dev.anyedge.cdn.model.BucketOrigin;
import dev.anyedge.cdn.model.CacheRule;
import dev.anyedge.cdn.model.Caching;
import dev.anyedge.cdn.model.Certificate;
import dev.anyedge.cdn.model.Condition;
import dev.anyedge.cdn.model.Cookies;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.Endpoint;
import dev.anyedge.cdn.model.JsonValue;
import dev.anyedge.cdn.model.LoadBalancerOrigin;
import dev.anyedge.cdn.model.Options;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** A shop that Scaleway can do without a word, and changes to it. */
final class Shops {
    private Shops() {}

    /** A shop of which nothing is lost: names are as a reading invents them. */
    static Distribution plain() {
        return shop(builder -> {});
    }

    static Distribution shop(Consumer<Distribution.Builder> more) {
        return shop(Endpoint.custom("cdn.shop.example", Certificate.managed()), defaults(b -> {}), more);
    }

    static Distribution withEndpoint(Endpoint endpoint) {
        return shop(endpoint, defaults(b -> {}), b -> {});
    }

    static Distribution withDefaults(Consumer<Behavior.Builder> more) {
        return shop(Endpoint.custom("cdn.shop.example", Certificate.managed()), defaults(more), b -> {});
    }

    static Distribution withRules(CacheRule... rules) {
        return shop(builder -> {
            builder.addOrigin(balancer().build());
            for (CacheRule rule : rules) {
                builder.addRule(rule);
            }
        });
    }

    static Distribution shop(Endpoint endpoint, Behavior defaults, Consumer<Distribution.Builder> more) {
        Distribution.Builder builder = Distribution.builder()
                .name("shop")
                .addEndpoint(endpoint)
                .addOrigin(bucket())
                .defaults(defaults);
        more.accept(builder);
        return builder.build();
    }

    static Behavior defaults(Consumer<Behavior.Builder> more) {
        Behavior.Builder builder = Behavior.builder()
                .origin("assets")
                .caching(Caching.honorOrigin(Duration.ofMinutes(30)))
                .cookies(Cookies.BYPASS);
        more.accept(builder);
        return builder.build();
    }

    static BucketOrigin bucket() {
        return BucketOrigin.builder()
                .id("assets")
                .bucket("assets")
                .region("fr-par")
                .build();
    }

    static LoadBalancerOrigin.Builder balancer() {
        return LoadBalancerOrigin.builder()
                .id("lb-1")
                .loadBalancer("lb-1")
                .frontend("frontend-1")
                .zone("fr-par-1");
    }

    static CacheRule rule(String name, List<Condition> when, Consumer<Behavior.Builder> then) {
        Behavior.Builder behavior = Behavior.builder();
        then.accept(behavior);
        return CacheRule.builder()
                .name(name)
                .addAllWhen(when)
                .then(behavior.build())
                .build();
    }

    static CacheRule rule(Consumer<Behavior.Builder> then, Condition... when) {
        return rule("route-1", List.of(when), then);
    }

    static Options options(String json) {
        return Options.of("scaleway", JsonValue.parse(json));
    }
}
