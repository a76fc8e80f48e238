package dev.anyedge.cdn.evaluation;

import dev.anyedge.cdn.model.CacheRule;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.Endpoint;
import dev.anyedge.cdn.model.ViewerProtocol;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a distribution means: decides what happens to a request.
 *
 * <p>The order: an unknown host is not served; the viewer protocol redirects or refuses; the first rule whose conditions
 * all hold decides, every aspect that it leaves out coming from the defaults; address, place, referer and token must all
 * pass; then cache and origin.
 *
 * <p>Patterns are compiled once, so keep an evaluator for many requests. Immutable, thread-safe.
 *
 * <pre>{@code
 * Decision decision = Evaluator.of(shop).decide(Request.of("https://cdn.shop.example/img/a.png"));
 * decision.rule();    // Optional[images]
 * decision.allowed(); // true
 * }</pre>
 */
public final class Evaluator {
    private final boolean enabled;
    private final @Nullable Hosts hosts;
    private final RuleIndex index;
    private final Effect[] rules;
    private final Effect defaults;

    private Evaluator(Distribution distribution, boolean enabled, @Nullable Hosts hosts) {
        this.enabled = enabled;
        this.hosts = hosts;
        this.index = new RuleIndex(distribution.rules());
        Effects effects = new Effects(distribution);
        this.rules = new Effect[distribution.rules().size()];
        for (int i = 0; i < rules.length; i++) {
            CacheRule rule = distribution.rules().get(i);
            rules[i] = effects.of(rule.name(), rule.then());
        }
        this.defaults = effects.ofDefaults();
    }

    /**
     * An evaluator of a distribution.
     *
     * <p>The host name of an assigned endpoint is not known before the provider has assigned it, so it is unknown here and
     * not served; see {@link #of(Distribution, Collection)}.
     *
     * @param distribution what to evaluate
     * @return the evaluator
     */
    public static Evaluator of(Distribution distribution) {
        return of(distribution, List.of());
    }

    /**
     * An evaluator of a distribution whose assigned host names are known.
     *
     * @param distribution what to evaluate
     * @param assignedHosts the names that the provider assigned; they belong to the first assigned endpoint
     * @return the evaluator
     * @throws dev.anyedge.cdn.error.ValidationException when names are given and no endpoint is assigned
     */
    public static Evaluator of(Distribution distribution, Collection<String> assignedHosts) {
        return new Evaluator(distribution, distribution.enabled(), new Hosts(distribution.endpoints(), assignedHosts));
    }

    /**
     * An evaluator of the rules and defaults alone: any host and scheme is served, whether the distribution is enabled or
     * not.
     *
     * @param distribution what to evaluate
     * @return the evaluator
     */
    public static Evaluator rulesOnly(Distribution distribution) {
        return new Evaluator(distribution, true, null);
    }

    /**
     * The endpoint that a host name belongs to: one of that very name, else the wildcard with the longest name that the host
     * is a sub-domain of, however deep.
     *
     * @param host a host name in lower case
     * @return the endpoint; empty when the host is unknown, and when endpoints are left out
     */
    public Optional<Endpoint> endpoint(String host) {
        return hosts == null ? Optional.empty() : hosts.find(host);
    }

    /**
     * Decides what happens to a request. Takes time linear in the request's length for each rule that has to be tried.
     *
     * @param request the request
     * @return the decision
     */
    public Decision decide(Request request) {
        int rule = index.first(new Subject(request));
        Effect effect = rule < rules.length ? rules[rule] : defaults;
        Decision.Builder decision = Decision.builder();
        effect.decide(request, decision);
        Optional<Endpoint> endpoint = endpoint(request.host());
        decision.endpoint(endpoint);
        Refusal refusal = refuseEarly(request, endpoint);
        if (refusal == null && isRedirected(request, endpoint)) {
            decision.location("https" + request.url().substring("http".length()));
        } else if (refusal == null) {
            refusal = effect.refuse(request);
        }
        return decision.refusal(Optional.ofNullable(refusal)).build();
    }

    /** What the endpoint alone refuses. */
    private @Nullable Refusal refuseEarly(Request request, Optional<Endpoint> endpoint) {
        if (hosts == null) {
            return null;
        }
        if (endpoint.isEmpty()) {
            return new Refusal(Refusal.Cause.UNKNOWN_HOST, "host: no endpoint has the name " + request.host());
        }
        if (!enabled) {
            return new Refusal(Refusal.Cause.DISABLED, "enabled: the distribution is switched off");
        }
        ViewerProtocol protocol = endpoint.get().viewerProtocol();
        boolean secure = request.scheme().equals("https");
        if (protocol == ViewerProtocol.HTTPS_ONLY && !secure) {
            return new Refusal(Refusal.Cause.VIEWER_PROTOCOL, "viewerProtocol: the endpoint serves HTTPS only");
        }
        if (protocol == ViewerProtocol.HTTP_ONLY && secure) {
            return new Refusal(Refusal.Cause.VIEWER_PROTOCOL, "viewerProtocol: the endpoint serves plain HTTP only");
        }
        return null;
    }

    private static boolean isRedirected(Request request, Optional<Endpoint> endpoint) {
        return endpoint.isPresent()
                && endpoint.get().viewerProtocol() == ViewerProtocol.REDIRECT_TO_HTTPS
                && request.scheme().equals("http");
    }
}
