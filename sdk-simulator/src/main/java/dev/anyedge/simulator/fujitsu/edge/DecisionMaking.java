package dev.anyedge.simulator.fujitsu.edge;

import dev.anyedge.simulator.edge.EdgeCaching;
import dev.anyedge.simulator.edge.EdgeCaching.OriginWords;
import dev.anyedge.simulator.edge.EdgeDecision;
import dev.anyedge.simulator.edge.EdgeRequest;
import dev.anyedge.simulator.edge.OriginReference;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One request, and the behaviours in force for it: protocol first, then restrictions, then cache and origin. */
final class DecisionMaking {

    private final EdgeRequest request;
    private final Effective effective;
    private final boolean https;
    private final boolean active;
    private final Instant liveSince;
    private final InstantSource clock;
    private final List<String> inferred = new ArrayList<>();

    DecisionMaking(
            EdgeRequest request,
            Effective effective,
            boolean https,
            boolean active,
            Instant liveSince,
            InstantSource clock) {
        this.request = request;
        this.effective = effective;
        this.https = https;
        this.active = active;
        this.liveSince = liveSince;
        this.clock = clock;
    }

    RulesDecision decide(Optional<Boolean> tokenValid) {
        boolean secure = request.scheme().equals("https");
        Optional<RulesDecision.Origin> origin =
                effective.get("origin", Aspect.Origin.class).map(Aspect.Origin::server);
        Optional<Aspect.Caching> caching = effective.get("caching", Aspect.Caching.class);
        QueryArguments arguments = arguments(effective);
        String path = effective
                .get("modify-outgoing-request-path", Aspect.Path.class)
                .map(aspect -> aspect.change().apply(request.path()))
                .orElse(request.path());
        EdgeDecision edge;
        String reason = "";
        Optional<String> location = Optional.empty();
        if (!active) {
            reason = "the service is deactivated";
            edge = EdgeDecision.notServed(404, "This service is deactivated.");
        } else if (https && !secure) {
            location = Optional.of("https://" + request.host() + request.target());
            inferred.add("redirect-status");
            edge = EdgeDecision.redirect(301, location.get());
        } else if (!https && secure) {
            reason = "the service delivers over HTTP only";
            inferred.add("https-of-an-http-service");
            edge = EdgeDecision.notServed(503, "This service has protocol=http: there is nobody at its HTTPS port.");
        } else {
            Optional<String> refusal = refusal(tokenValid);
            reason = refusal.orElse("");
            edge = refusal.isPresent()
                    ? EdgeDecision.refuse(403, "Access denied: " + refusal.get() + ".")
                    : serve(origin, caching, arguments, path);
        }
        Map<String, String> opaque = effective.opaque();
        inferred.addAll(opaque.keySet());
        return new RulesDecision(
                edge.withInferred(inferred).withNotes(notes()),
                reason.isEmpty(),
                reason,
                location,
                origin,
                caching.map(Aspect.Caching::type).orElse(""),
                caching.flatMap(Aspect.Caching::ttl),
                arguments.type(),
                arguments.names(),
                path,
                effective.has("token-auth"),
                effective.rules(),
                opaque);
    }

    /** Which rule each behaviour comes from, for people who look at an answer. */
    private Map<String, String> notes() {
        Map<Integer, List<String>> byRule = new TreeMap<>();
        new TreeMap<>(effective.rules()).forEach((name, rule) -> byRule.computeIfAbsent(rule, key -> new ArrayList<>())
                .add(name));
        List<String> words = new ArrayList<>();
        byRule.forEach((rule, names) -> words.add(rule + ": " + String.join(" ", names)));
        return words.isEmpty() ? Map.of() : Map.of("rules", String.join("; ", words));
    }

    private static QueryArguments arguments(Effective effective) {
        return effective
                .get("cachekey-query-args", Aspect.Arguments.class)
                .map(Aspect.Arguments::arguments)
                .orElse(QueryArguments.ALL);
    }

    // ---- restrictions: all have to let the request pass (§3.2) ----

    private Optional<String> refusal(Optional<Boolean> tokenValid) {
        Optional<Aspect.Addresses> allowed = effective.get("ip-whitelist", Aspect.Addresses.class);
        Optional<Aspect.Addresses> denied = effective.get("ip-blacklist", Aspect.Addresses.class);
        Optional<Aspect.Places> near = effective.get("geo-whitelist", Aspect.Places.class);
        Optional<Aspect.Places> far = effective.get("geo-blacklist", Aspect.Places.class);
        boolean listed = allowed.isPresent() || denied.isPresent();
        if (listed && request.clientIp().flatMap(AddressBlock::bits).isEmpty()) {
            inferred.add("address-kind");
        }
        if (allowed.isPresent() && denied.isPresent()) {
            inferred.add("address-lists");
        }
        if (allowed.isPresent() && (near.isPresent() || far.isPresent())) {
            inferred.add("address-and-place");
        }
        if (allowed.isPresent() && !allowed.get().contains(request)) {
            return Optional.of("the address is not on the ip-whitelist");
        }
        if (allowed.isEmpty() && denied.isPresent() && denied.get().contains(request)) {
            return Optional.of("the address is on the ip-blacklist");
        }
        if (near.isPresent() && !near.get().contains(request)) {
            return Optional.of("the place is not on the geo-whitelist");
        }
        if (allowed.isEmpty() && far.isPresent() && far.get().contains(request)) {
            return Optional.of("the place is on the geo-blacklist");
        }
        Optional<Aspect.Referers> friends = effective.get("referer-whitelist", Aspect.Referers.class);
        Optional<Aspect.Referers> others = effective.get("referer-blacklist", Aspect.Referers.class);
        if ((friends.isPresent() || others.isPresent())
                && request.headers().first("Referer").orElse("").isBlank()) {
            inferred.add("no-referer");
        }
        if (friends.isPresent() && !friends.get().contains(request)) {
            return Optional.of("the referer is not on the referer-whitelist");
        }
        if (others.isPresent() && others.get().contains(request)) {
            return Optional.of("the referer is on the referer-blacklist");
        }
        Optional<Aspect.Token> token = effective.get("token-auth", Aspect.Token.class);
        if (token.isEmpty()) {
            return Optional.empty();
        }
        inferred.add("token-auth");
        if (tokenValid.isPresent()) {
            return tokenValid.get() ? Optional.empty() : Optional.of("the token is taken for invalid");
        }
        return token.get().rule().refusal(request, clock.instant());
    }

    // ---- cache and origin ----

    private EdgeDecision serve(
            Optional<RulesDecision.Origin> origin,
            Optional<Aspect.Caching> caching,
            QueryArguments arguments,
            String path) {
        if (origin.isEmpty()) {
            inferred.add("no-origin");
            return EdgeDecision.notServed(503, "No rule that matches this request has an origin.");
        }
        if (origin.get().domain().equalsIgnoreCase(request.host())) {
            inferred.add("no-origin");
            return EdgeDecision.notServed(
                    503, "The origin " + origin.get().domain() + " is the delivery name itself: a loop.");
        }
        if (effective.has("modify-outgoing-request-path")) {
            inferred.add("path-change");
        }
        if (arguments.byValue()) {
            inferred.add("argument-value");
        }
        String domain = origin.get().domain();
        int dot = domain.indexOf('.');
        OriginReference reference = new OriginReference.Server(
                "origin",
                // a bucket's host begins with its name
                dot > 0 ? List.of(domain, domain.substring(0, dot)) : List.of(domain),
                Optional.of(origin.get().hostHeader(request.host())));
        return EdgeDecision.serve(request, reference, caching(caching), EdgeDecision.Cookies.IGNORE)
                .withCacheKey(cacheKey(request, effective))
                .withOriginTarget(
                        path + request.query().map(query -> "?" + query).orElse(""));
    }

    private EdgeCaching caching(Optional<Aspect.Caching> behavior) {
        EdgeCaching caching;
        if (behavior.isEmpty()) {
            inferred.add("no-caching");
            caching = EdgeCaching.honorOrigin(Duration.ZERO).goingBy(OriginWords.CACHE_CONTROL_AND_EXPIRES);
        } else {
            Duration ttl = behavior.get().ttl().orElse(Duration.ZERO);
            caching = switch (behavior.get().type()) {
                case "no-store" -> EdgeCaching.noStore();
                case "bypass-cache" -> EdgeCaching.bypass();
                case "fixed" -> EdgeCaching.override(ttl);
                case "honor-cc" -> EdgeCaching.honorOrigin(ttl).goingBy(OriginWords.CACHE_CONTROL);
                case "honor-expires" -> EdgeCaching.honorOrigin(ttl).goingBy(OriginWords.EXPIRES);
                default -> EdgeCaching.honorOrigin(ttl).goingBy(OriginWords.CACHE_CONTROL_AND_EXPIRES);
            };
            if (behavior.get().ttl().isEmpty()) {
                inferred.add(behavior.get().type());
            }
        }
        Optional<Aspect.Refresh> refresh = effective.get("content-refresh", Aspect.Refresh.class);
        if (refresh.isPresent()) {
            if (refresh.get().instant().isEmpty()) {
                inferred.add("content-refresh");
            }
            caching = caching.refreshed(new EdgeCaching.Refresh(
                    refresh.get().instant().orElse(liveSince), refresh.get().mustRevalidate()));
        }
        return caching.underEdgeControl();
    }

    /** Host, path and the arguments that count. The path is the viewer's, whatever the origin is asked for. */
    static String cacheKey(EdgeRequest request, Effective effective) {
        String host = effective
                .get("origin", Aspect.Origin.class)
                .map(origin -> origin.server().cacheHost(request.host()))
                .orElse(request.host());
        String query = request.query().map(arguments(effective)::select).orElse("");
        return host + request.path() + (query.isEmpty() ? "" : "?" + query);
    }
}
