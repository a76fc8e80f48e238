package dev.anyedge.cdn.evaluation;

import dev.anyedge.cdn.internal.evaluation.DecisionJson;
import dev.anyedge.cdn.internal.evaluation.NamedOrigin;
import dev.anyedge.cdn.internal.json.JsonText;
import dev.anyedge.cdn.internal.value.ValueStyle;
import dev.anyedge.cdn.model.Caching;
import dev.anyedge.cdn.model.Cookies;
import dev.anyedge.cdn.model.Endpoint;
import dev.anyedge.cdn.model.Firewall;
import dev.anyedge.cdn.model.Origin;
import dev.anyedge.cdn.model.QueryKey;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * What a distribution means for one request. Immutable, thread-safe.
 *
 * <p>A refusal and a redirect end a request at the edge; the rest of the decision still says what would apply otherwise.
 */
@Value.Immutable
@ValueStyle
public abstract class Decision {
    Decision() {}

    static Builder builder() {
        return new Builder();
    }

    /**
     * The endpoint whose host name the viewer used.
     *
     * @return the endpoint; empty for an unknown host, and when endpoints were left out
     */
    public abstract Optional<Endpoint> endpoint();

    /**
     * The rule that decided: the first whose conditions all hold.
     *
     * @return the rule's name; empty when the defaults decided
     */
    public abstract Optional<String> rule();

    /**
     * Why the edge refuses the request.
     *
     * @return the first restriction that refuses, in the order of {@link Refusal.Cause}; empty when none does
     */
    public abstract Optional<Refusal> refusal();

    /**
     * Whether no restriction refuses the request. A redirect is no refusal.
     *
     * @return false when the edge answers 403
     */
    public final boolean allowed() {
        return refusal().isEmpty();
    }

    /**
     * Why the edge refuses the request, for people.
     *
     * @return a sentence that begins with the name of the restriction; empty when the request is allowed
     */
    public final Optional<String> reason() {
        return refusal().map(Refusal::text);
    }

    /**
     * Where the edge redirects the viewer to, before anything else is looked at.
     *
     * @return an absolute URL; empty when there is no redirect
     */
    public abstract Optional<String> location();

    /**
     * The origin that is asked when the cache has no answer.
     *
     * @return an origin of the distribution
     */
    public abstract Origin origin();

    /**
     * The path that the origin is asked for: its base path, then the viewer's path as rewritten. The query is sent as it
     * is.
     *
     * <p>The base path is that of an {@link dev.anyedge.cdn.model.HttpOrigin}; where a bucket, load balancer or function
     * is {@code reachableAs} a host, that host's base path is part of how it is reached and does not show here.
     *
     * @return a raw path that begins with {@code /}
     */
    public abstract String originPath();

    /**
     * How the edge caches the answer. A request with cookies under {@link Cookies#BYPASS} bypasses the cache, whatever the
     * behaviour says, unless nothing is stored anyway.
     *
     * @return the caching
     */
    public abstract Caching caching();

    /**
     * Which query arguments tell cached answers apart.
     *
     * @return the query key
     */
    public abstract QueryKey queryKey();

    /**
     * What cookies do to caching.
     *
     * @return the treatment; empty means the provider's own way
     */
    public abstract Optional<Cookies> cookies();

    /**
     * Under which key the edge keeps the answer: two requests to a distribution share a cached answer exactly when both
     * have a key and the keys are equal.
     *
     * <p>The key is made of the origin; the viewer's host where the origin is told it; the viewer's raw path; and the query
     * arguments that count, raw and in the order of the request (with {@link QueryKey#all()} the raw query). There is none
     * when nothing is kept: under {@code no-store}, {@code bypass} and a fixed time of zero, and for methods other than
     * GET and HEAD.
     *
     * @return an opaque text, or empty
     */
    public abstract Optional<String> cacheKey();

    /**
     * The firewall in front of the origin. It is never evaluated here: what it finds suspicious is the provider's.
     *
     * @return the setting; off unless the distribution says otherwise
     */
    public abstract Firewall firewall();

    /**
     * The same decision in the names of another about the same request: names are a distribution's own, and what a provider
     * gives back often has others.
     *
     * @param names a decision whose names people know
     * @return this decision with the other's rule and the id of the other's origin, in the cache key, too
     */
    public final Decision named(Decision names) {
        String id = names.origin().id();
        return builder()
                .from(this)
                .rule(names.rule())
                .origin(NamedOrigin.of(origin(), id))
                .cacheKey(cacheKey().map(key -> id + key.substring(origin().id().length())))
                .build();
    }

    /**
     * The decision as JSON, in the form in which the {@code cdn explain} command prints it: {@code rule}, {@code allowed},
     * {@code reason}, {@code origin}, {@code caching} with {@code mode} and {@code ttl} in seconds, {@code queryArguments},
     * {@code cacheKey}, {@code originPath} and {@code location}; what is not there is null.
     *
     * @return one object on one line
     */
    public final String toJson() {
        return JsonText.write(DecisionJson.of(this));
    }

    /** Builds a {@link Decision}. */
    static final class Builder extends ImmutableDecision.Builder {
        Builder() {}
    }
}
