package dev.anyedge.simulator.fujitsu.edge;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anyedge.simulator.CompactJson;
import dev.anyedge.simulator.edge.EdgeDecision;
import dev.anyedge.simulator.edge.EdgeRequest;
import dev.anyedge.simulator.edge.EdgeSite;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Decides requests by a rules document, from the provider's documentation alone (Fujitsu reference §3). A document is
 * {@code {"parameters": {"protocol": …, "status": …}, "rules": […]}}; {@code parameters} are those of the create call,
 * with the same defaults, and may be left out. For each name of a behaviour the last rule that matches wins.
 *
 * <pre>{@code
 * RulesDecision decision =
 *     RulesDecider.decide(document, EdgeRequest.get("https://www.shop.example/img/a.png"));
 * }</pre>
 *
 * <p>What the documentation leaves open is decided as follows, and named in {@link EdgeDecision#inferred()} where a
 * request depends on it:
 *
 * <ul>
 *   <li>{@code redirect-status}: a service with {@code protocol=https} redirects plain HTTP with 301;
 *   <li>{@code https-of-an-http-service}: a service with {@code protocol=http} answers nobody over HTTPS;
 *   <li>{@code no-origin}: what no rule gives an origin gets a 503;
 *   <li>{@code no-caching}: what no rule says about caching is kept as the origin says, and not longer;
 *   <li>{@code no-store}, {@code bypass-cache}: neither keeps anything; only the first removes what is there;
 *   <li>{@code address-and-place}: beside an {@code ip-whitelist} a {@code geo-blacklist} decides nothing, while both
 *       whitelists have to let the request pass;
 *   <li>{@code address-lists}: beside an {@code ip-whitelist} an {@code ip-blacklist} decides nothing;
 *   <li>{@code address-kind}: an address that is not IPv4 is on no list;
 *   <li>{@code no-referer}: a request without {@code Referer} is on no list;
 *   <li>{@code token-auth}: tokens are those of Akamai's Edge Auth 2.0, addresses in the MAC come without the token;
 *   <li>{@code argument-value}: {@code name=value&} means the argument as it stands in the query;
 *   <li>{@code path-change}: what is removed leaves a slash; the cache key keeps the viewer's path;
 *   <li>{@code content-refresh}: {@code natural} counts from the moment on when the rules went live;
 *   <li>{@code site-failover}, {@code downstream-caching} and behaviours nobody knows are shown, not applied.
 * </ul>
 *
 * <p>Immutable and thread-safe; the document is compiled once per decider.
 */
public final class RulesDecider implements EdgeSite {

    private record Rule(List<RuleMatch> matches, Map<String, Aspect> aspects) {
        boolean holds(EdgeRequest request) {
            for (RuleMatch match : matches) {
                if (!match.holds(request)) {
                    return false;
                }
            }
            return true;
        }
    }

    private final String id;
    private final boolean https;
    private final boolean active;
    private final List<Rule> rules;
    private final InstantSource clock;
    private final Instant liveSince;

    private RulesDecider(String id, JsonNode document, InstantSource clock, Instant liveSince) {
        this.id = id;
        this.clock = clock;
        this.liveSince = liveSince;
        JsonNode parameters = document.path("parameters");
        https = Json.text(parameters, "protocol", "/parameters", "http").equals("https");
        active = Json.text(parameters, "status", "/parameters", "activate").equals("activate");
        List<Rule> compiled = new ArrayList<>();
        for (JsonNode rule : document.path("rules")) {
            String where = "/rules/" + compiled.size();
            List<RuleMatch> matches = new ArrayList<>();
            for (JsonNode match : rule.path("matches")) {
                matches.add(RuleMatch.of(match, where + "/matches/" + matches.size()));
            }
            Map<String, Aspect> aspects = new HashMap<>();
            int position = 0;
            for (JsonNode behavior : rule.path("behaviors")) {
                Aspect aspect = Aspect.of(behavior, where + "/behaviors/" + position++);
                aspects.put(behavior.path("name").textValue(), aspect);
            }
            compiled.add(new Rule(List.copyOf(matches), Map.copyOf(aspects)));
        }
        rules = List.copyOf(compiled);
    }

    /**
     * Makes a document ready to decide many requests, on the machine's clock.
     *
     * @param document the document; not changed
     * @return the decider
     * @throws IllegalArgumentException when a rule cannot be understood; the message says which
     */
    public static RulesDecider of(JsonNode document) {
        return live("", document, Clock.systemUTC(), Instant.EPOCH);
    }

    /**
     * Makes a document ready to decide many requests, on the machine's clock.
     *
     * @param document the document as JSON text
     * @return the decider
     * @throws IllegalArgumentException when the text is not JSON, or a rule cannot be understood
     */
    public static RulesDecider of(String document) {
        return of(parsed(document));
    }

    /**
     * The site of a deployed service.
     *
     * @param id the service's id
     * @param document the document
     * @param clock the time by which tokens expire
     * @param liveSince since when the rules have been deciding
     * @return the decider
     * @throws IllegalArgumentException when a rule cannot be understood
     */
    public static RulesDecider live(String id, JsonNode document, InstantSource clock, Instant liveSince) {
        return new RulesDecider(id, Objects.requireNonNull(document, "document"), clock, liveSince);
    }

    /**
     * Decides one request.
     *
     * @param document the document
     * @param request the request
     * @return the decision
     */
    public static RulesDecision decide(JsonNode document, EdgeRequest request) {
        return of(document).decideInFull(request);
    }

    /**
     * Decides one request.
     *
     * @param document the document as JSON text
     * @param request the request
     * @return the decision
     * @throws IllegalArgumentException when the text is not JSON
     */
    public static RulesDecision decide(String document, EdgeRequest request) {
        return of(document).decideInFull(request);
    }

    private static JsonNode parsed(String document) {
        return CompactJson.parse(document)
                .orElseThrow(() -> new IllegalArgumentException("the document is not one JSON value"));
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String usualScheme() {
        return https ? "https" : "http";
    }

    @Override
    public EdgeDecision decide(EdgeRequest request) {
        return decideInFull(request).edge();
    }

    /**
     * Decides one request, and says by which rules.
     *
     * @param request the request
     * @return the decision
     */
    public RulesDecision decideInFull(EdgeRequest request) {
        return decide(request, Optional.empty());
    }

    /**
     * Decides one request as if somebody else had looked at its token, for comparisons with models that take the result
     * as given.
     *
     * @param request the request
     * @param tokenValid what he found
     * @return the decision
     */
    public RulesDecision decideAssuming(EdgeRequest request, boolean tokenValid) {
        return decide(request, Optional.of(tokenValid));
    }

    private RulesDecision decide(EdgeRequest request, Optional<Boolean> tokenValid) {
        return new DecisionMaking(request, effectiveFor(request), https, active, liveSince, clock).decide(tokenValid);
    }

    /**
     * Under what an address is cached, whoever asks for it.
     *
     * @param target path and query
     * @param host the service's name
     * @return the key
     */
    public String cacheKey(String target, String host) {
        EdgeRequest request = EdgeRequest.get(usualScheme() + "://host").withHost(host);
        int mark = target.indexOf('?');
        EdgeRequest asked = new EdgeRequest(
                request.scheme(),
                request.host(),
                "GET",
                mark < 0 ? target : target.substring(0, mark),
                mark < 0 ? Optional.empty() : Optional.of(target.substring(mark + 1)),
                request.headers(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return DecisionMaking.cacheKey(asked, effectiveFor(asked));
    }

    private Effective effectiveFor(EdgeRequest request) {
        Effective effective = new Effective();
        for (int i = 0; i < rules.size(); i++) {
            if (rules.get(i).holds(request)) {
                effective.put(i, rules.get(i).aspects());
            }
        }
        return effective;
    }
}
