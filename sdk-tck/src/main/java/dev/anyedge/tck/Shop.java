package dev.anyedge.tck;

import dev.anyedge.cdn.model.Behavior;
import dev.anyedge.cdn.model.CacheRule;
import dev.anyedge.cdn.model.Condition;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.Endpoint;
import dev.anyedge.cdn.model.Origin;
import dev.anyedge.cdn.translation.Capabilities.Support;
import dev.anyedge.cdn.translation.Feature;
import java.util.List;
import java.util.function.UnaryOperator;

/** The distributions of the suite's stories: one shop, and what becomes of it, made of what a provider can do. */
final class Shop {
    static final String MAIN = "web";
    static final String SECOND = "second";

    private final ProviderFixture<?> provider;
    private final boolean ruled;

    Shop(ProviderFixture<?> provider) {
        this.provider = provider;
        this.ruled = provider.translator().capabilities().of(Feature.RULES).support() != Support.NONE;
    }

    /** Whether the provider has rules; without them the distributions differ in their defaults alone. */
    boolean hasRules() {
        return ruled;
    }

    /** No rules. */
    Distribution small() {
        return of("shop", endpoint(0), 1, List.of());
    }

    /** A rule for {@code /api/*}. */
    Distribution plain() {
        return of("shop", endpoint(0), 0, List.of(rule("api", "/api/*", 0)));
    }

    /** Three rules that overlap. */
    Distribution large() {
        return of(
                "shop",
                endpoint(0),
                ruled ? 0 : 1,
                List.of(rule("api", "/api/v2/*", 1), rule("old api", "/api/*", 0), rule("pictures", "/img/*", 1)));
    }

    /** The rules of {@link #large} in another order, which decides requests differently. */
    Distribution reordered() {
        return of(
                "shop",
                endpoint(0),
                0,
                List.of(rule("pictures", "/img/*", 1), rule("old api", "/api/*", 0), rule("api", "/api/v2/*", 1)));
    }

    /** Other defaults than {@link #plain}. */
    Distribution otherDefaults() {
        return with(plain(), defaults(1, MAIN));
    }

    /** {@link #plain} with another main origin. */
    Distribution otherOrigin() {
        return with(plain(), defaults(0, SECOND));
    }

    /** {@link #plain} under another host name. */
    Distribution otherHost() {
        return Distribution.builder()
                .from(plain())
                .endpoints(List.of(endpoint(1)))
                .build();
    }

    /** Another distribution, under another name and host name. */
    Distribution other() {
        return of("other", endpoint(1), 0, List.of(rule("api", "/v1/*", 1)));
    }

    /** Many rules, each for a path of its own. */
    Distribution many(int count, String beginning) {
        CacheRule[] rules = new CacheRule[count];
        for (int i = 0; i < count; i++) {
            rules[i] = rule("rule " + i, beginning + i + "/*", i % 2);
        }
        return of("shop", endpoint(0), 0, List.of(rules));
    }

    /** {@link #plain} with other defaults. */
    Distribution defaults(UnaryOperator<Behavior.Builder> change) {
        Distribution plain = plain();
        return with(
                plain, change.apply(Behavior.builder().from(plain.defaults())).build());
    }

    /** {@link #plain} with another behaviour of its rule. */
    Distribution then(UnaryOperator<Behavior.Builder> change) {
        CacheRule rule = rule("api", "/api/*", 0);
        return ruled(CacheRule.builder()
                .from(rule)
                .then(change.apply(Behavior.builder().from(rule.then())).build())
                .build());
    }

    /** {@link #plain} with other conditions of its rule. */
    Distribution when(Condition... conditions) {
        return ruled(CacheRule.builder()
                .from(rule("api", "/api/*", 0))
                .when(List.of(conditions))
                .build());
    }

    /** {@link #plain} under an endpoint. */
    Distribution under(Endpoint... endpoints) {
        return Distribution.builder()
                .from(plain())
                .endpoints(List.of(endpoints))
                .build();
    }

    private Distribution ruled(CacheRule rule) {
        return Distribution.builder().from(plain()).rules(List.of(rule)).build();
    }

    Endpoint endpoint(int number) {
        return provider.endpoints().get(number);
    }

    private CacheRule rule(String name, String path, int behavior) {
        return CacheRule.builder()
                .name(name)
                .addWhen(Condition.path(path))
                .then(provider.ruleBehaviors().get(behavior))
                .build();
    }

    private Behavior defaults(int number, String origin) {
        return Behavior.builder()
                .from(provider.defaults().get(number))
                .origin(origin)
                .build();
    }

    private Distribution of(String name, Endpoint endpoint, int defaults, List<CacheRule> rules) {
        return Distribution.builder()
                .name(name)
                .addEndpoint(endpoint)
                .addOrigin(provider.origin(MAIN, 0))
                .addOrigin(provider.origin(SECOND, 1))
                .defaults(defaults(defaults, MAIN))
                .rules(ruled ? rules : List.of())
                .build();
    }

    /** {@link #plain} where the rule, or everything where rules do not choose origins, comes from an origin. */
    Distribution from(Origin origin) {
        Distribution plain = plain();
        Distribution.Builder from = Distribution.builder()
                .from(plain)
                .origins(List.of(plain.origins().get(0), origin));
        if (!ruled
                || provider.translator().capabilities().of(Feature.RULE_ORIGIN).support() != Support.FULL) {
            return from.defaults(defaults(0, origin.id())).build();
        }
        CacheRule rule = plain.rules().get(0);
        Behavior then = Behavior.builder().from(rule.then()).origin(origin.id()).build();
        return from.rules(List.of(CacheRule.builder().from(rule).then(then).build()))
                .build();
    }

    private static Distribution with(Distribution distribution, Behavior defaults) {
        return Distribution.builder().from(distribution).defaults(defaults).build();
    }
}
