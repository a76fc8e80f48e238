package dev.anyedge.simulator.lumen.edge;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anyedge.simulator.edge.EdgeDecision;
import dev.anyedge.simulator.edge.EdgeRequest;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One feature that may keep a viewer out. What is not known of a viewer fails an allow list and passes a deny list; a
 * reference that leads nowhere keeps everybody out.
 *
 * @param feature the feature's name
 * @param test why a request is kept out; empty when it is not
 * @param action what a viewer gets who is kept out
 */
record Restriction(String feature, Test test, DenyAction action) {

    /** Why a request is kept out; empty when it is not. */
    @FunctionalInterface
    interface Test {
        Optional<String> refuse(EdgeRequest request, Instant now);
    }

    /** A refusal with 403, or a redirect with 302 (Lumen reference §3.7, §3.8). */
    record DenyAction(Optional<String> url) {

        static DenyAction of(JsonNode action) {
            return new DenyAction(
                    action.path("type").asText("error").equals("redirect")
                            ? Optional.of(action.path("url").asText("")).filter(url -> !url.isEmpty())
                            : Optional.empty());
        }

        EdgeDecision decide(String reason) {
            return url.map(where -> EdgeDecision.redirect(302, where))
                    .orElseGet(() -> EdgeDecision.refuse(403, reason));
        }
    }

    /** Whether a list allows; what neither allows nor denies throws, so that it lets nobody in by mistake. */
    private static boolean allows(JsonNode feature) {
        String action = feature.path("action").asText("");
        if (!action.equals("allow") && !action.equals("deny")) {
            throw new IllegalArgumentException("the action '" + action + "' is neither allow nor deny");
        }
        return action.equals("allow");
    }

    /** Addresses allowed or denied. */
    static Restriction addresses(JsonNode feature, AddressList list) {
        boolean allow = allows(feature);
        return new Restriction(
                InferredLayout.IP,
                (request, now) -> {
                    boolean listed = request.clientIp().map(list::contains).orElse(false);
                    return listed == allow
                            ? Optional.empty()
                            : Optional.of("address " + request.clientIp().orElse("unknown")
                                    + (allow ? " is not allowed" : " is denied"));
                },
                DenyAction.of(feature.path("denyAction")));
    }

    /** Countries allowed or denied, except for listed addresses. */
    static Restriction countries(JsonNode feature, Set<String> codes, AddressList exempt) {
        boolean allow = allows(feature);
        Set<String> upper = new HashSet<>();
        codes.forEach(code -> upper.add(code.toUpperCase(Locale.ROOT)));
        return new Restriction(
                InferredLayout.GEO,
                (request, now) -> {
                    if (request.clientIp().map(exempt::contains).orElse(false)) {
                        return Optional.empty();
                    }
                    boolean listed = request.country()
                            .map(code -> upper.contains(code.toUpperCase(Locale.ROOT)))
                            .orElse(false);
                    return listed == allow
                            ? Optional.empty()
                            : Optional.of("country " + request.country().orElse("unknown")
                                    + (allow ? " is not allowed" : " is denied"));
                },
                DenyAction.of(feature.path("denyAction")));
    }

    /** A valid token in the URL. */
    static Restriction token(JsonNode feature, UrlToken token) {
        return new Restriction(
                InferredLayout.TOKEN,
                (request, now) -> token.refuse(request.path(), request.query(), now),
                DenyAction.of(feature.path("denyAction")));
    }

    /** Nobody is served. */
    static Restriction everybody(JsonNode policy) {
        return new Restriction(
                InferredLayout.DENY, (request, now) -> Optional.of("the deny policy"), DenyAction.of(policy));
    }

    /** Nobody is served, because a reference leads nowhere. */
    static Restriction broken(String feature, String what) {
        return new Restriction(feature, (request, now) -> Optional.of(what), new DenyAction(Optional.empty()));
    }

    /** The same under the name that another version has for it. */
    Restriction named(String name) {
        return new Restriction(name, test, action);
    }
}
