package dev.anyedge.scaleway.translate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.cdn.internal.json.JsonNodes;
import dev.anyedge.cdn.internal.json.JsonText;
import dev.anyedge.cdn.model.Behavior;
import dev.anyedge.cdn.model.Caching;
import dev.anyedge.cdn.model.Cookies;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.Firewall;
import dev.anyedge.cdn.model.JsonValue;
import dev.anyedge.cdn.translation.Feature;
import dev.anyedge.cdn.translation.Reading;
import dev.anyedge.scaleway.api.BackendStage;
import dev.anyedge.scaleway.api.CacheStage;
import dev.anyedge.scaleway.api.DnsStage;
import dev.anyedge.scaleway.api.Pipeline;
import dev.anyedge.scaleway.api.RouteStage;
import dev.anyedge.scaleway.api.Stage;
import dev.anyedge.scaleway.api.StageKind;
import dev.anyedge.scaleway.api.StageLink;
import dev.anyedge.scaleway.api.TlsStage;
import dev.anyedge.scaleway.api.WafStage;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One reading of a chain of stages into the neutral model, begun anew for each.
 *
 * <p>Whatever is live must be readable: what is missing gets a placeholder that ends in {@code .invalid}, what the model
 * has no word for is kept in options and returns on write, and both are reported.
 */
final class ChainReading {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Duration LONGEST = Duration.ofDays(3650);

    private final StageChain chain;
    private final DocumentFindings findings;
    private final GoalReading goals;
    private final ScalewayOptions.Builder options = ScalewayOptions.builder();

    ChainReading(StageChain chain) {
        this.chain = chain;
        this.findings = new DocumentFindings(chain);
        this.goals = new GoalReading(chain, findings);
    }

    Reading read() {
        Optional<Stage> start = start();
        List<Stage> way = start.map(chain::way).orElse(List.of());
        Distribution.Builder distribution = Distribution.builder();
        nameAndDescription(distribution);
        boolean headless = chain.headDnsStageId().isEmpty();
        boolean dns = !way.isEmpty() && way.get(0).kind() == StageKind.DNS;
        distribution.enabled(!(headless && dns));
        new EndpointReading(findings).endpoints(way).forEach(distribution::addEndpoint);

        Behavior.Builder defaults = Behavior.builder();
        cache(way, defaults);
        Optional<RouteStage> route = find(way, RouteStage.class);
        GoalReading.Goal goal = goals.goal(lastLink(way), () -> lastPointer(way));
        defaults.origin(goal.origin());
        if (goal.firewall().mode() != Firewall.Mode.OFF) {
            defaults.firewall(goal.firewall());
        }
        defaults.options(goal.options().build().toOptions());
        route.ifPresent(stage -> {
            ObjectNode raw = JsonNodes.object();
            findings.extra(stage, raw);
            if (!raw.isEmpty() || chain.rulesOf(stage.id()).isEmpty()) {
                // also empty: a route stage without rules is one all the same
                options.putRaw("route_stage", JsonNodes.value(raw));
            }
            new RuleReading(findings, goals)
                    .rules(stage, chain.rulesOf(stage.id()), goal, find(way, DnsStage.class))
                    .forEach(distribution::addRule);
        });
        unlinked(start);
        if (!chain.extra().isEmpty()) {
            options.putRaw("chain", JsonNodes.value(chain.extra()));
            chain.extra().forEach(this::keptUnknown);
        }
        distribution.defaults(defaults.build());
        goals.origins().forEach(distribution::addOrigin);
        distribution.options(options.build().toOptions());
        return new Reading(distribution.build(), findings.all());
    }

    private void keptUnknown(String member, JsonValue value) {
        if (!member.equals(StageChainJson.HEAD)) {
            findings.keptUnknown("/" + JsonText.pointerStep(member), member);
            return;
        }
        JsonNodes.of(value)
                .fieldNames()
                .forEachRemaining(name -> findings.keptUnknown("/" + member + "/" + JsonText.pointerStep(name), name));
    }

    /** The head; without one, where the chain would begin; without any DNS stage, the stage nearest to the viewer. */
    private Optional<Stage> start() {
        Optional<? extends Stage> start = LiveStages.start(chain);
        if (start.isPresent()) {
            return Optional.of(start.get());
        }
        Set<StageLink> successors = new HashSet<>();
        chain.stages().forEach(stage -> stage.next().ifPresent(successors::add));
        chain.routeRules()
                .values()
                .forEach(rules -> rules.forEach(rule -> rule.target().ifPresent(successors::add)));
        return chain.stages().stream()
                .filter(stage -> !successors.contains(StageLink.to(stage)))
                .findFirst();
    }

    // ---- names ----

    private void nameAndDescription(Distribution.Builder distribution) {
        Pipeline pipeline = chain.pipeline();
        String name = pipeline.name();
        if (NAME.matcher(name).matches()) {
            distribution.name(name);
        } else {
            String slug = Names.slug(name);
            distribution.name(slug);
            if (name.isEmpty()) {
                findings.note(
                        Feature.NAMES, "/pipeline/name", "The pipeline has no name; it is called " + slug + " here.");
            } else {
                options.pipelineName(name);
                findings.note(
                        Feature.NAMES,
                        "/pipeline/name",
                        "A distribution cannot be called \"" + name + "\"; it is called " + slug
                                + ", and the pipeline's name is kept as an option.");
            }
        }
        String description = pipeline.description();
        String printable = Names.printable(description);
        distribution.description(printable);
        if (!printable.equals(description)) {
            options.description(description);
            findings.note(
                    Feature.DESCRIPTION,
                    "/pipeline/description",
                    "Control characters in the description are kept as an option only.");
        }
        Map<String, JsonValue> kept = new LinkedHashMap<>(pipeline.extra());
        kept.keySet().forEach(member -> findings.keptUnknown("/pipeline/" + JsonText.pointerStep(member), member));
        if (!pipeline.vpcEndpointIds().isEmpty()) {
            ArrayNode ids = JsonNodes.object().putArray("ids");
            pipeline.vpcEndpointIds().forEach(ids::add);
            kept.put("vpc_endpoint_ids", JsonNodes.value(ids));
            findings.note(
                    Feature.UNKNOWN_CONTENT,
                    "/pipeline/vpc_endpoint_ids",
                    "The model has no word for VPC endpoints; they are kept as an option.");
        }
        if (!kept.isEmpty()) {
            options.putRaw("pipeline", JsonNodes.value(kept));
        }
    }

    // ---- cache ----

    private void cache(List<Stage> way, Behavior.Builder defaults) {
        Optional<CacheStage> found = find(way, CacheStage.class);
        if (found.isEmpty()) {
            defaults.caching(Caching.bypass());
            return;
        }
        CacheStage cache = found.get();
        String at = findings.pointer(cache) + "/fallback_ttl";
        ObjectNode raw = JsonNodes.object();
        findings.extra(cache, raw);
        if (cache.fallbackTtl().isEmpty()) {
            findings.note(
                    Feature.HONOR_ORIGIN,
                    at,
                    "Nothing says how long to keep what the origin leaves open, and the provider's own time is not"
                            + " known; a translation writes 0s.");
            defaults.caching(Caching.honorOrigin());
        } else {
            Duration ttl = cache.fallbackTtl().get();
            Duration whole = Duration.ofSeconds(ttl.isNegative() ? 0 : ttl.getSeconds());
            whole = whole.compareTo(LONGEST) > 0 ? LONGEST : whole;
            if (!whole.equals(ttl)) {
                raw.set("fallback_ttl", JsonText.parse(cache.toJson()).path("fallback_ttl"));
                findings.lossy(
                        Feature.HONOR_ORIGIN,
                        at,
                        "The model knows whole seconds up to ten years.",
                        "It is read as " + whole.toSeconds() + " s and kept as an option.");
            }
            defaults.caching(Caching.honorOrigin(whole));
        }
        defaults.cookies(cache.includeCookies() ? Cookies.IGNORE : Cookies.BYPASS);
        if (!raw.isEmpty()) {
            options.putRaw("cache_stage", JsonNodes.value(raw));
        }
    }

    // ---- what follows ----

    /** The link behind dns, tls, cache and route: to a firewall or backend. */
    private static Optional<StageLink> lastLink(List<Stage> way) {
        for (int i = way.size() - 1; i >= 0; i--) {
            StageKind kind = way.get(i).kind();
            if (kind != StageKind.BACKEND && kind != StageKind.WAF) {
                return way.get(i).next();
            }
        }
        return way.isEmpty() ? Optional.empty() : Optional.of(StageLink.to(way.get(0)));
    }

    private String lastPointer(List<Stage> way) {
        for (int i = way.size() - 1; i >= 0; i--) {
            StageKind kind = way.get(i).kind();
            if (kind != StageKind.BACKEND && kind != StageKind.WAF) {
                return findings.pointer(way.get(i));
            }
        }
        return way.isEmpty() ? "/backend_stages" : findings.pointer(way.get(0));
    }

    // ---- what is kept as it is ----

    private void unlinked(Optional<Stage> start) {
        Set<StageLink> linked = start.map(chain::reachableFrom).orElse(Set.of());
        StageChain.Builder left =
                StageChain.builder().pipeline(Pipeline.builder().id("-").build());
        int count = 0;
        for (Stage stage : chain.stages()) {
            if (linked.contains(StageLink.to(stage))) {
                continue;
            }
            count++;
            findings.note(
                    Feature.UNKNOWN_CONTENT,
                    findings.pointer(stage),
                    "Nothing leads to this " + stage.kind().text() + " stage; it is kept as an option.");
            if (stage instanceof DnsStage dns) {
                left.addDnsStage(dns);
            } else if (stage instanceof TlsStage tls) {
                left.addTlsStage(tls);
            } else if (stage instanceof CacheStage cache) {
                left.addCacheStage(cache);
            } else if (stage instanceof RouteStage route) {
                left.addRouteStage(route).putRouteRule(route.id(), chain.rulesOf(route.id()));
            } else if (stage instanceof WafStage waf) {
                left.addWafStage(waf);
            } else if (stage instanceof BackendStage backend) {
                left.addBackendStage(backend);
            }
        }
        if (count > 0) {
            options.putRaw("unlinked", StageChainJson.configurationOf(left.build()));
        }
    }

    /** The stage of a kind on a way. */
    static <T extends Stage> Optional<T> find(List<Stage> way, Class<T> kind) {
        return way.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }
}
