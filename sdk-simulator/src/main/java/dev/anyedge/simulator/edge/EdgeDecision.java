package dev.anyedge.simulator.edge;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What the edge is to do with one request: everything a server needs, and nothing of the document it came from. Made by
 * a provider's decider.
 *
 * @param outcome what kind of answer it will be
 * @param status the status of an answer that the edge makes itself; 0 when the cache or the origin answers
 * @param reason why it is not served or refused, for people; empty otherwise
 * @param location where a redirect leads
 * @param origin who answers when the cache does not; always there when served
 * @param caching how the answer may be cached
 * @param cookies what a cookie in the request means to the cache
 * @param cacheKey under which the answer is cached, within the site; any text
 * @param originTarget path and query that the origin gets
 * @param headers header fields that the configuration sets
 * @param inferred which parts of this decision rest on a deduction rather than on the provider's documentation, as short
 *     words; they are shown to viewers in {@code x-sim-inferred}
 * @param notes what else the provider's decider has to say to people, such as which rule decided; shown to viewers in
 *     header fields of these names behind {@code x-sim-}
 */
public record EdgeDecision(
        Outcome outcome,
        int status,
        String reason,
        Optional<String> location,
        Optional<OriginReference> origin,
        EdgeCaching caching,
        Cookies cookies,
        String cacheKey,
        String originTarget,
        HeaderChanges headers,
        List<String> inferred,
        Map<String, String> notes) {

    /** The kinds of answers. */
    public enum Outcome {
        /** From the cache or the origin. */
        SERVED,
        /** The configuration forbids it. */
        REFUSED,
        /** Elsewhere. */
        REDIRECTED,
        /** There is no working configuration for it. */
        NOT_SERVED
    }

    /** What a cookie in the request means to the cache. */
    public enum Cookies {
        /** The request is answered by the origin, and the answer is not stored. */
        BYPASS,
        /** Nothing. */
        IGNORE
    }

    /**
     * Copies list and map.
     *
     * @param outcome kind of answer
     * @param status status of an answer that the edge makes itself
     * @param reason for people
     * @param location of a redirect
     * @param origin who answers when the cache does not
     * @param caching how the answer may be cached
     * @param cookies what a cookie means
     * @param cacheKey key of the answer
     * @param originTarget path and query for the origin
     * @param headers fields that are set
     * @param inferred parts that rest on a deduction
     * @param notes more for people
     */
    public EdgeDecision {
        inferred = List.copyOf(inferred);
        notes = Map.copyOf(notes);
        Objects.requireNonNull(outcome, "outcome");
    }

    /**
     * The cache or the origin answers, under the request's own address.
     *
     * @param request the request
     * @param origin who answers when the cache does not
     * @param caching how the answer may be cached
     * @param cookies what a cookie in the request means to the cache
     * @return a decision with the usual cache key (host, path and query, any scheme) that sends the origin the same path
     */
    public static EdgeDecision serve(
            EdgeRequest request, OriginReference origin, EdgeCaching caching, Cookies cookies) {
        return new EdgeDecision(
                Outcome.SERVED,
                0,
                "",
                Optional.empty(),
                Optional.of(origin),
                caching,
                cookies,
                request.host() + request.target(),
                request.target(),
                HeaderChanges.none(),
                List.of(),
                Map.of());
    }

    /**
     * The configuration forbids it.
     *
     * @param status the status of the answer
     * @param reason which restriction, for people
     * @return the decision
     */
    public static EdgeDecision refuse(int status, String reason) {
        return own(Outcome.REFUSED, status, reason, Optional.empty());
    }

    /**
     * There is no working configuration for it.
     *
     * @param status the status of the answer
     * @param reason what is missing, for people
     * @return the decision
     */
    public static EdgeDecision notServed(int status, String reason) {
        return own(Outcome.NOT_SERVED, status, reason, Optional.empty());
    }

    /**
     * Elsewhere.
     *
     * @param status the status of the answer
     * @param location where
     * @return the decision
     */
    public static EdgeDecision redirect(int status, String location) {
        return own(Outcome.REDIRECTED, status, "", Optional.of(location));
    }

    private static EdgeDecision own(Outcome outcome, int status, String reason, Optional<String> location) {
        return new EdgeDecision(
                outcome,
                status,
                reason,
                location,
                Optional.empty(),
                EdgeCaching.bypass(),
                Cookies.IGNORE,
                "",
                "",
                HeaderChanges.none(),
                List.of(),
                Map.of());
    }

    /**
     * This decision with another cache key.
     *
     * @param key the key
     * @return the changed decision
     */
    public EdgeDecision withCacheKey(String key) {
        return new EdgeDecision(
                outcome,
                status,
                reason,
                location,
                origin,
                caching,
                cookies,
                key,
                originTarget,
                headers,
                inferred,
                notes);
    }

    /**
     * This decision with another path and query for the origin.
     *
     * @param target path and query
     * @return the changed decision
     */
    public EdgeDecision withOriginTarget(String target) {
        return new EdgeDecision(
                outcome, status, reason, location, origin, caching, cookies, cacheKey, target, headers, inferred,
                notes);
    }

    /**
     * This decision with header fields that are set.
     *
     * @param changes what is set
     * @return the changed decision
     */
    public EdgeDecision withHeaders(HeaderChanges changes) {
        return new EdgeDecision(
                outcome,
                status,
                reason,
                location,
                origin,
                caching,
                cookies,
                cacheKey,
                originTarget,
                changes,
                inferred,
                notes);
    }

    /**
     * This decision with the parts that rest on a deduction.
     *
     * @param words a short word for each
     * @return the changed decision
     */
    public EdgeDecision withInferred(List<String> words) {
        return new EdgeDecision(
                outcome,
                status,
                reason,
                location,
                origin,
                caching,
                cookies,
                cacheKey,
                originTarget,
                headers,
                words,
                notes);
    }

    /**
     * This decision with more for people.
     *
     * @param words what to say, by names of lower-case letters, digits and dashes
     * @return the changed decision
     */
    public EdgeDecision withNotes(Map<String, String> words) {
        return new EdgeDecision(
                outcome,
                status,
                reason,
                location,
                origin,
                caching,
                cookies,
                cacheKey,
                originTarget,
                headers,
                inferred,
                words);
    }

    /**
     * Whether the cache or the origin answers.
     *
     * @return true for {@link Outcome#SERVED}
     */
    public boolean served() {
        return outcome == Outcome.SERVED;
    }
}
