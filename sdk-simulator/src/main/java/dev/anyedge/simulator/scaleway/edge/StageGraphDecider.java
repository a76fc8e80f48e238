package dev.anyedge.simulator.scaleway.edge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.anyedge.simulator.edge.EdgeCaching;
import dev.anyedge.simulator.edge.EdgeDecision;
import dev.anyedge.simulator.edge.EdgeRequest;
import dev.anyedge.simulator.edge.EdgeSite;
import dev.anyedge.simulator.edge.OriginReference;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * Decides requests by a stage graph, from the provider's document alone: from the head stage along the links to a
 * backend (Scaleway reference §6). A document is {@code {"pipeline": {…}, "dns_stages": […], "tls_stages": […],
 * "cache_stages": […], "backend_stages": […], "waf_stages": […], "route_stages": [{…, "route_rules": […]}],
 * "head_stage": {"dns_stage_id": …}}} with the wire fields of v1beta1.
 *
 * <pre>{@code
 * StageGraphDecision decision =
 *     StageGraphDecider.decide(document, EdgeRequest.get("https://cdn.shop.example/img/a.png"));
 * }</pre>
 *
 * <p>What the reference leaves open is decided as follows, and named in {@link EdgeDecision#inferred()} where a request
 * depends on it:
 *
 * <ul>
 *   <li>{@code redirect-status}: plain HTTP is redirected to HTTPS (§9) with 301;
 *   <li>{@code route-expression-search}: the expressions of route rules are searched for, in the raw path without query
 *       and in the lower-case host; who means the whole path has to write {@code ^} and {@code $};
 *   <li>{@code wildcard-depth}: {@code wildcard_domain} means one or more labels before the name, and not the name itself;
 *   <li>{@code private-names}: a {@code full_private} pipeline answers nobody on the public internet;
 *   <li>{@code fallback-ttl-absent}: a cache stage without {@code fallback_ttl} keeps what the origin says only;
 *   <li>{@code several-load-balancers}: of several load balancers the first one gets all requests;
 *   <li>{@code broken-chain}: what cannot be walked to a backend gets a 503 that says where it ends.
 * </ul>
 *
 * <p>Immutable and thread-safe; expressions are compiled once per decider.
 */
public final class StageGraphDecider implements EdgeSite {

    private static final String SUFFIX = ".svc.edge.scw.cloud";

    private final StageGraph graph;

    private StageGraphDecider(StageGraph graph) {
        this.graph = graph;
    }

    /**
     * Makes a document ready to decide many requests.
     *
     * @param document the document; not changed, and not to be changed afterwards
     * @return the decider
     */
    public static StageGraphDecider of(JsonNode document) {
        return new StageGraphDecider(new StageGraph(document));
    }

    /**
     * Makes a document ready to decide many requests.
     *
     * @param document the document as JSON text
     * @return the decider
     * @throws IllegalArgumentException when the text is not JSON
     */
    public static StageGraphDecider of(String document) {
        try {
            return of(new ObjectMapper().readTree(document));
        } catch (JsonProcessingException notJson) {
            throw new IllegalArgumentException("the document is not JSON: " + notJson.getOriginalMessage(), notJson);
        }
    }

    /**
     * Decides one request.
     *
     * @param document the document
     * @param request the request
     * @return the decision
     */
    public static StageGraphDecision decide(JsonNode document, EdgeRequest request) {
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
    public static StageGraphDecision decide(String document, EdgeRequest request) {
        return of(document).decideInFull(request);
    }

    @Override
    public String id() {
        return graph.pipelineId();
    }

    @Override
    public EdgeDecision decide(EdgeRequest request) {
        return decideInFull(request).edge();
    }

    /**
     * Decides one request, and says by which stages.
     *
     * @param request the request
     * @return the decision
     */
    public StageGraphDecision decideInFull(EdgeRequest request) {
        Walk walk = new Walk(request);
        try {
            return walk.fromHead();
        } catch (BrokenChain broken) {
            walk.inferred.add("broken-chain");
            return walk.end(EdgeDecision.notServed(
                    503, "Pipeline " + graph.pipelineId() + " does not serve this request: " + broken.message() + "."));
        }
    }

    /** The way of one request through the graph; remembers what it passes. */
    private final class Walk {
        private final EdgeRequest request;
        private final List<String> stages = new ArrayList<>();
        private final List<String> inferred = new ArrayList<>();
        private Optional<StageGraphDecision.Backend> backend = Optional.empty();
        private Optional<Duration> fallbackTtl = Optional.empty();
        private boolean cookiesIncluded;
        private Optional<StageGraphDecision.Waf> waf = Optional.empty();
        private OptionalInt routeRule = OptionalInt.empty();

        Walk(EdgeRequest request) {
            this.request = request;
        }

        StageGraphDecision fromHead() throws BrokenChain {
            Stage dns = graph.head();
            if (!names(dns)) {
                return end(EdgeDecision.notServed(
                        404,
                        "Pipeline " + graph.pipelineId() + " does not serve host '" + request.host() + "'; its head is "
                                + dns.name() + " with " + hosts(dns) + "."));
            }
            if (dns.json().path("full_private").asBoolean()) {
                inferred.add("private-names");
                return end(EdgeDecision.notServed(
                        404, dns.name() + " is full_private: its names are reachable inside the VPC only."));
            }
            Stage stage = dns;
            while (stage.kind() != StageKind.BACKEND) {
                stages.add(stage.kind().word() + ":" + stage.id());
                stage = pass(stage);
            }
            stages.add("backend:" + stage.id());
            backend = Optional.of(backend(stage));
            OriginReference origin = origin(backend.get());
            if (request.scheme().equals("http")) {
                inferred.add("redirect-status");
                return end(EdgeDecision.redirect(301, "https://" + request.host() + request.target()));
            }
            return end(EdgeDecision.serve(
                    request,
                    origin,
                    fallbackTtl.map(EdgeCaching::honorOrigin).orElse(EdgeCaching.bypass()),
                    cookiesIncluded ? EdgeDecision.Cookies.IGNORE : EdgeDecision.Cookies.BYPASS));
        }

        private Stage pass(Stage stage) throws BrokenChain {
            switch (stage.kind()) {
                case CACHE -> {
                    JsonNode ttl = stage.json().path("fallback_ttl");
                    if (ttl.isMissingNode() || ttl.isNull()) {
                        inferred.add("fallback-ttl-absent");
                    }
                    fallbackTtl = Optional.of(duration(stage, ttl));
                    cookiesIncluded = stage.json().path("include_cookies").asBoolean();
                }
                case WAF ->
                    waf = Optional.of(new StageGraphDecision.Waf(
                            stage.id(),
                            stage.json().path("mode").asText(""),
                            stage.json().path("paranoia_level").asInt()));
                case ROUTE -> {
                    for (RouteRule rule : graph.rules(stage)) {
                        if (rule.searches() && !inferred.contains("route-expression-search")) {
                            inferred.add("route-expression-search");
                        }
                        if (rule.matches(request)) {
                            routeRule = OptionalInt.of(rule.position());
                            return graph.follow("route rule " + rule.position(), rule.target());
                        }
                    }
                }
                default -> {
                    // DNS was looked at before; what TLS does ends before there is a request
                }
            }
            return graph.successor(stage);
        }

        StageGraphDecision end(EdgeDecision edge) {
            Map<String, String> notes = new TreeMap<>();
            if (!stages.isEmpty()) {
                notes.put("stages", String.join(" ", stages));
            }
            routeRule.ifPresent(position -> notes.put("route-rule", Integer.toString(position)));
            waf.ifPresent(firewall -> notes.put("waf", firewall.mode() + " " + firewall.paranoiaLevel()));
            return new StageGraphDecision(
                    edge.withInferred(inferred).withNotes(notes),
                    graph.pipelineId(),
                    stages,
                    backend,
                    fallbackTtl,
                    cookiesIncluded,
                    waf,
                    routeRule);
        }

        /** Whether the request's host is one of the head stage's names (§5.3, §9). */
        private boolean names(Stage dns) {
            String host = request.host();
            if (host.equals(graph.pipelineId().toLowerCase(Locale.ROOT) + SUFFIX)
                    || host.equals(lower(dns.json().path("default_fqdn")))) {
                return true;
            }
            boolean wildcard = dns.json().path("wildcard_domain").asBoolean();
            for (JsonNode fqdn : dns.json().path("fqdns")) {
                String name = lower(fqdn);
                if (wildcard && host.endsWith("." + name)) {
                    inferred.add("wildcard-depth");
                    return true;
                }
                if (!wildcard && host.equals(name)) {
                    return true;
                }
            }
            return false;
        }

        private OriginReference origin(StageGraphDecision.Backend found) {
            Map<String, String> target = found.target();
            if (found.kind().equals("scaleway_s3")) {
                return new OriginReference.Bucket(
                        target.getOrDefault("bucket_name", ""),
                        target.getOrDefault("bucket_region", ""),
                        Boolean.parseBoolean(target.get("is_website")));
            }
            if (found.kind().equals("scaleway_lb")) {
                if (found.targets().size() > 1) {
                    inferred.add("several-load-balancers");
                }
                // §5.6: domain_name is the Host that is sent, otherwise the incoming one
                String domain = target.getOrDefault("domain_name", "");
                String sent = domain.isEmpty() ? request.host() : domain;
                return new OriginReference.Server(
                        "load balancer", named(target.get("id"), target.get("frontend_id"), sent), Optional.of(sent));
            }
            String kind = found.kind().substring("scaleway_serverless_".length());
            return new OriginReference.Server(
                    "serverless " + kind, named(target.get(kind + "_id"), request.host()), Optional.empty());
        }
    }

    private static List<String> named(@org.jspecify.annotations.Nullable String... names) {
        List<String> named = new ArrayList<>();
        for (String name : names) {
            if (name != null && !name.isEmpty()) {
                named.add(name);
            }
        }
        return named;
    }

    private static String hosts(Stage dns) {
        return (dns.json().path("wildcard_domain").asBoolean() ? "wildcard " : "") + "fqdns "
                + dns.json().path("fqdns");
    }

    private static String lower(JsonNode text) {
        return text.asText("").toLowerCase(Locale.ROOT);
    }

    private static StageGraphDecision.Backend backend(Stage stage) throws BrokenChain {
        List<String> kinds = new ArrayList<>();
        stage.json().fieldNames().forEachRemaining(name -> {
            if (name.startsWith("scaleway_") && stage.json().path(name).isObject()) {
                kinds.add(name);
            }
        });
        if (kinds.size() != 1) {
            throw new BrokenChain(stage.name() + " has " + (kinds.isEmpty() ? "no backend" : "several: " + kinds)
                    + "; it needs one of scaleway_s3, scaleway_lb, scaleway_serverless_container and"
                    + " scaleway_serverless_function");
        }
        JsonNode settings = stage.json().path(kinds.get(0));
        List<Map<String, String>> targets = new ArrayList<>();
        switch (kinds.get(0)) {
            case "scaleway_lb" -> settings.path("lbs").forEach(lb -> targets.add(members(lb)));
            case "scaleway_s3", "scaleway_serverless_container", "scaleway_serverless_function" ->
                targets.add(members(settings));
            default -> throw new BrokenChain(stage.name() + " has a " + kinds.get(0) + ", which is unknown");
        }
        if (targets.isEmpty()) {
            throw new BrokenChain(stage.name() + " has a scaleway_lb without lbs");
        }
        return new StageGraphDecision.Backend(stage.id(), kinds.get(0), targets);
    }

    private static Map<String, String> members(JsonNode json) {
        Map<String, String> members = new TreeMap<>();
        json.properties().forEach(member -> {
            if (member.getValue().isValueNode() && !member.getValue().isNull()) {
                members.put(member.getKey(), member.getValue().asText());
            }
        });
        return members;
    }

    /** {@code 3600s} or {@code 3600.000000000s} (§4). */
    private static Duration duration(Stage stage, JsonNode text) throws BrokenChain {
        if (text.isMissingNode() || text.isNull()) {
            return Duration.ZERO;
        }
        String value = text.asText();
        try {
            if (text.isTextual() && value.endsWith("s")) {
                BigDecimal seconds = new BigDecimal(value.substring(0, value.length() - 1));
                return Duration.ofNanos(seconds.movePointRight(9).toBigInteger().longValueExact());
            }
        } catch (ArithmeticException | NumberFormatException notADuration) {
            // said below, as for everything else that is none
        }
        throw new BrokenChain(stage.name() + " has fallback_ttl " + text + ", which is no duration such as \"3600s\"");
    }
}
