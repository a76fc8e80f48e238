package dev.anyedge.cdn.evaluation;

import static dev.anyedge.cdn.evaluation.Guards.GUARDS;

import dev.anyedge.cdn.model.Behavior;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.Firewall;
import dev.anyedge.cdn.model.Origin;
import dev.anyedge.cdn.model.OriginPath;
import dev.anyedge.cdn.model.QueryKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Compiles behaviours into effects. Rules that have an aspect in common share what it compiles to: thousands of rules with
 * the address list of the defaults hold one such list. Used once, by one thread.
 */
final class Effects {
    private final Behavior defaults;
    private final Map<String, Origin> origins = new HashMap<>();
    private final Map<OriginPath, Rewriting> rewritings = new HashMap<>();
    private final Map<QueryKey, QuerySelection> selections = new HashMap<>();
    private final Map<Object, Optional<Guard>> guards = new HashMap<>();
    private final List<Optional<Guard>> defaultGuards;
    private final Guard[] allDefaultGuards;

    Effects(Distribution distribution) {
        this.defaults = distribution.defaults();
        distribution.origins().forEach(origin -> origins.put(origin.id(), origin));
        this.defaultGuards = List.of(
                defaults.ipAccess().flatMap(access -> access.accept(GUARDS)),
                defaults.geoAccess().flatMap(access -> access.accept(GUARDS)),
                defaults.refererAccess().flatMap(access -> access.accept(GUARDS)),
                defaults.tokenAuth().flatMap(access -> access.accept(GUARDS)));
        this.allDefaultGuards = defaultGuards.stream().flatMap(Optional::stream).toArray(Guard[]::new);
    }

    /** The effect of the defaults alone. */
    Effect ofDefaults() {
        return effect(null, defaults);
    }

    /** The effect of a rule: aspects that it leaves out come from the defaults. */
    Effect of(String rule, Behavior behavior) {
        return effect(rule, behavior);
    }

    private Effect effect(@Nullable String rule, Behavior behavior) {
        String origin = behavior.origin().or(defaults::origin).orElseThrow();
        OriginPath path = behavior.originPath().or(defaults::originPath).orElseGet(OriginPath::none);
        QueryKey queryKey = behavior.queryKey().or(defaults::queryKey).orElseGet(QueryKey::all);
        return new Effect(
                rule,
                Objects.requireNonNull(origins.get(origin), origin),
                rewritings.computeIfAbsent(path, Rewriting::of),
                behavior.caching().or(defaults::caching).orElseThrow(),
                queryKey,
                selections.computeIfAbsent(queryKey, QuerySelection::of),
                behavior.cookies().or(defaults::cookies).orElse(null),
                behavior.firewall().or(defaults::firewall).orElseGet(Firewall::off),
                guards(behavior));
    }

    /** In the order in which restrictions are asked. */
    private Guard[] guards(Behavior behavior) {
        boolean own = behavior.ipAccess().isPresent()
                || behavior.geoAccess().isPresent()
                || behavior.refererAccess().isPresent()
                || behavior.tokenAuth().isPresent();
        if (!own) {
            return allDefaultGuards;
        }
        List<Guard> all = new ArrayList<>();
        guard(behavior.ipAccess(), access -> access.accept(GUARDS), 0).ifPresent(all::add);
        guard(behavior.geoAccess(), access -> access.accept(GUARDS), 1).ifPresent(all::add);
        guard(behavior.refererAccess(), access -> access.accept(GUARDS), 2).ifPresent(all::add);
        guard(behavior.tokenAuth(), access -> access.accept(GUARDS), 3).ifPresent(all::add);
        return all.toArray(Guard[]::new);
    }

    private <A> Optional<Guard> guard(Optional<A> own, Function<A, Optional<Guard>> compile, int order) {
        if (own.isEmpty()) {
            return defaultGuards.get(order);
        }
        return guards.computeIfAbsent(own.get(), aspect -> compile.apply(own.get()));
    }
}
