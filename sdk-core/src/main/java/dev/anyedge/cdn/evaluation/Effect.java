package dev.anyedge.cdn.evaluation;

import dev.anyedge.cdn.model.Behavior;
import dev.anyedge.cdn.model.Caching;
import dev.anyedge.cdn.model.Cookies;
import dev.anyedge.cdn.model.Firewall;
import dev.anyedge.cdn.model.HostHeader;
import dev.anyedge.cdn.model.HttpOrigin;
import dev.anyedge.cdn.model.LoadBalancerOrigin;
import dev.anyedge.cdn.model.Origin;
import dev.anyedge.cdn.model.OriginPath;
import dev.anyedge.cdn.model.QueryKey;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a rule, or the defaults alone, do to a request: every aspect resolved, every pattern compiled. Immutable,
 * thread-safe.
 */
final class Effect {
    private final Optional<String> rule;
    private final Origin origin;
    private final String basePath;
    private final boolean originKnowsHost;
    private final Rewriting rewriting;
    private final Caching caching;
    private final boolean stores;
    private final QueryKey queryKey;
    private final QuerySelection querySelection;
    private final Optional<Cookies> cookies;
    private final Firewall firewall;
    private final List<Guard> guards;

    /** Makes the origin's path from the viewer's. */
    private interface Rewriting {
        String apply(String path);
    }

    /** Picks the arguments of a query that count. */
    private interface QuerySelection {
        void append(String query, StringBuilder key);
    }

    /**
     * The effect of a behaviour.
     *
     * @param rule the rule's name, or empty for the defaults
     * @param behavior what comes first
     * @param defaults where left out aspects come from
     * @param origins all origins
     */
    Effect(Optional<String> rule, Behavior behavior, Behavior defaults, Map<String, Origin> origins) {
        this.rule = rule;
        String originId = behavior.origin().or(defaults::origin).orElseThrow();
        this.origin = Objects.requireNonNull(origins.get(originId), originId);
        this.basePath = origin instanceof HttpOrigin http ? withoutLastSlash(http.basePath()) : "";
        this.originKnowsHost = originKnowsHost(origin);
        this.rewriting =
                rewriting(behavior.originPath().or(defaults::originPath).orElse(OriginPath.none()));
        this.caching = behavior.caching().or(defaults::caching).orElseThrow();
        this.stores = stores(caching);
        this.queryKey = behavior.queryKey().or(defaults::queryKey).orElse(QueryKey.all());
        this.querySelection = selection(queryKey);
        this.cookies = behavior.cookies().or(defaults::cookies);
        this.firewall = behavior.firewall().or(defaults::firewall).orElse(Firewall.off());
        this.guards = Guard.of(
                behavior.ipAccess().or(defaults::ipAccess),
                behavior.geoAccess().or(defaults::geoAccess),
                behavior.refererAccess().or(defaults::refererAccess),
                behavior.tokenAuth().or(defaults::tokenAuth));
    }

    /** What happens to a request, but for what its endpoint says. */
    void decide(Request request, Decision.Builder decision) {
        boolean bypassed = stores
                && cookies.isPresent()
                && cookies.get() == Cookies.BYPASS
                && !request.headers().getOrDefault("cookie", "").isBlank();
        decision.rule(rule)
                .origin(origin)
                .originPath(originPath(request.path()))
                .caching(bypassed ? Caching.bypass() : caching)
                .queryKey(queryKey)
                .cookies(cookies)
                .firewall(firewall);
        if (stores && !bypassed && isCacheable(request.method())) {
            decision.cacheKey(cacheKey(request));
        }
    }

    /** The first restriction that refuses a request. */
    @Nullable
    Refusal refuse(Request request) {
        for (Guard guard : guards) {
            Refusal refusal = guard.refuse(request);
            if (refusal != null) {
                return refusal;
            }
        }
        return null;
    }

    // ---- origin ----

    private String originPath(String path) {
        String rewritten = rewriting.apply(path);
        return basePath.isEmpty() ? rewritten : basePath + rewritten;
    }

    private static String withoutLastSlash(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private static boolean originKnowsHost(Origin origin) {
        if (origin instanceof HttpOrigin http) {
            return http.hostHeader() instanceof HostHeader.Viewer;
        }
        return origin instanceof LoadBalancerOrigin balancer && balancer.hostHeader() instanceof HostHeader.Viewer;
    }

    private static Rewriting rewriting(OriginPath path) {
        return path.accept(new OriginPath.Visitor<>() {
            @Override
            public Rewriting remove(OriginPath.Remove value) {
                return replacing(value.prefix(), "/");
            }

            @Override
            public Rewriting replace(OriginPath.Replace value) {
                return replacing(value.from(), value.to());
            }

            @Override
            public Rewriting replaceAll(OriginPath.ReplaceAll value) {
                return text -> value.directory() + text.substring(text.lastIndexOf('/') + 1);
            }

            @Override
            public Rewriting none(OriginPath.None value) {
                return text -> text;
            }
        });
    }

    /** Both begin and end with a slash, so only whole directories are found, and what comes out is a path again. */
    private static Rewriting replacing(String from, String to) {
        return text -> {
            int at = text.indexOf(from);
            return at < 0 ? text : text.substring(0, at) + to + text.substring(at + from.length());
        };
    }

    // ---- cache ----

    private static boolean stores(Caching caching) {
        return caching.accept(new Caching.Visitor<>() {
            @Override
            public Boolean honorOrigin(Caching.HonorOrigin value) {
                return true;
            }

            @Override
            public Boolean overrideOrigin(Caching.OverrideOrigin value) {
                return !value.ttl().isZero();
            }

            @Override
            public Boolean noStore(Caching.NoStore value) {
                return false;
            }

            @Override
            public Boolean bypass(Caching.Bypass value) {
                return false;
            }

            @Override
            public Boolean revalidate(Caching.Revalidate value) {
                return true;
            }
        });
    }

    private static boolean isCacheable(String method) {
        return method.equals("GET") || method.equals("HEAD");
    }

    private String cacheKey(Request request) {
        StringBuilder key = new StringBuilder(
                origin.id().length() + request.host().length() + request.path().length() + 32);
        key.append(origin.id()).append(' ');
        if (originKnowsHost) {
            key.append(request.host());
        }
        key.append(request.path());
        if (request.query().isPresent()) {
            querySelection.append(request.query().get(), key);
        }
        return key.toString();
    }

    private static QuerySelection selection(QueryKey queryKey) {
        return queryKey.accept(new QueryKey.Visitor<>() {
            @Override
            public QuerySelection all(QueryKey.All value) {
                return (query, key) -> {
                    if (!query.isEmpty()) {
                        key.append('?').append(query);
                    }
                };
            }

            @Override
            public QuerySelection none(QueryKey.None value) {
                return (query, key) -> {};
            }

            @Override
            public QuerySelection include(QueryKey.Include value) {
                Set<String> names = Set.copyOf(value.names());
                return selecting(names::contains);
            }

            @Override
            public QuerySelection exclude(QueryKey.Exclude value) {
                Set<String> names = Set.copyOf(value.names());
                return selecting(name -> !names.contains(name));
            }
        });
    }

    private static QuerySelection selecting(Predicate<String> counts) {
        return (query, key) -> {
            char separator = '?';
            for (int from = 0; from < query.length(); ) {
                int end = query.indexOf('&', from);
                end = end < 0 ? query.length() : end;
                int equals = query.indexOf('=', from);
                String name = query.substring(from, equals < 0 || equals > end ? end : equals);
                if (end > from && counts.test(name)) {
                    key.append(separator).append(query, from, end);
                    separator = '&';
                }
                from = end + 1;
            }
        };
    }
}
