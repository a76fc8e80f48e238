package dev.anyedge.cdn.evaluation;

import dev.anyedge.cdn.model.Caching;
import dev.anyedge.cdn.model.Cookies;
import dev.anyedge.cdn.model.Firewall;
import dev.anyedge.cdn.model.HostHeader;
import dev.anyedge.cdn.model.HttpOrigin;
import dev.anyedge.cdn.model.LoadBalancerOrigin;
import dev.anyedge.cdn.model.Origin;
import dev.anyedge.cdn.model.QueryKey;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a rule, or the defaults alone, do to a request: every aspect resolved, every pattern compiled. Immutable,
 * thread-safe.
 */
final class Effect {
    private final @Nullable String rule;
    private final Origin origin;
    private final String basePath;
    private final boolean originKnowsHost;
    private final Rewriting rewriting;
    private final Caching caching;
    private final boolean stores;
    private final QueryKey queryKey;
    private final QuerySelection querySelection;
    private final @Nullable Cookies cookies;
    private final Firewall firewall;
    private final Guard[] guards;

    Effect(
            @Nullable String rule,
            Origin origin,
            Rewriting rewriting,
            Caching caching,
            QueryKey queryKey,
            QuerySelection querySelection,
            @Nullable Cookies cookies,
            Firewall firewall,
            Guard[] guards) {
        this.rule = rule;
        this.origin = origin;
        this.basePath = basePath(origin);
        this.originKnowsHost = originKnowsHost(origin);
        this.rewriting = rewriting;
        this.caching = caching;
        this.stores = stores(caching);
        this.queryKey = queryKey;
        this.querySelection = querySelection;
        this.cookies = cookies;
        this.firewall = firewall;
        this.guards = guards;
    }

    /** What happens to a request, but for what its endpoint says. */
    void decide(Request request, Decision.Builder decision) {
        // What is not stored at all stays so: that says more than to bypass the cache.
        boolean bypassed = cookies == Cookies.BYPASS && !(caching instanceof Caching.NoStore) && hasCookies(request);
        if (rule != null) {
            decision.rule(rule);
        }
        if (cookies != null) {
            decision.cookies(cookies);
        }
        decision.origin(origin)
                .originPath(originPath(request.path()))
                .caching(bypassed ? Caching.bypass() : caching)
                .queryKey(queryKey)
                .firewall(firewall);
        if (stores && !bypassed && isCacheable(request.method())) {
            decision.cacheKey(cacheKey(request));
        }
    }

    /** The first restriction that refuses a request; null when none does. */
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

    /** Without its last slash, since paths begin with one. */
    private static String basePath(Origin origin) {
        if (origin instanceof HttpOrigin http) {
            String path = http.basePath();
            return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        }
        return "";
    }

    private static boolean originKnowsHost(Origin origin) {
        if (origin instanceof HttpOrigin http) {
            return http.hostHeader() instanceof HostHeader.Viewer;
        }
        return origin instanceof LoadBalancerOrigin balancer && balancer.hostHeader() instanceof HostHeader.Viewer;
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

    private static boolean hasCookies(Request request) {
        return !request.headers().getOrDefault("cookie", "").isBlank();
    }

    private static boolean isCacheable(String method) {
        return method.equals("GET") || method.equals("HEAD");
    }

    private String cacheKey(Request request) {
        String path = request.path();
        Optional<String> query = request.query();
        String host = originKnowsHost ? request.host() : "";
        StringBuilder key = new StringBuilder(origin.id().length()
                + host.length()
                + path.length()
                + (query.isPresent() ? query.get().length() : 0)
                + 2);
        key.append(origin.id()).append(' ').append(host).append(path);
        if (query.isPresent()) {
            querySelection.append(query.get(), key);
        }
        return key.toString();
    }
}
