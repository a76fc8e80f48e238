package dev.anyedge.scaleway.translate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.internal.json.JsonNodes;
import dev.anyedge.cdn.model.Behavior;
import dev.anyedge.cdn.model.CacheRule;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.Firewall;
import dev.anyedge.cdn.model.JsonValue;
import dev.anyedge.cdn.translation.Feature;
import dev.anyedge.cdn.translation.Findings;
import dev.anyedge.cdn.translation.Translation;
import dev.anyedge.cdn.translation.TranslationContext;
import dev.anyedge.scaleway.api.CacheStage;
import dev.anyedge.scaleway.api.DnsStage;
import dev.anyedge.scaleway.api.Pipeline;
import dev.anyedge.scaleway.api.RouteRule;
import dev.anyedge.scaleway.api.RouteStage;
import dev.anyedge.scaleway.api.StageKind;
import dev.anyedge.scaleway.api.StageLink;
import dev.anyedge.scaleway.internal.wire.PipelineJson;
import dev.anyedge.scaleway.internal.wire.RouteRuleJson;
import dev.anyedge.scaleway.internal.wire.StageJson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One translation of a distribution into a chain of stages, begun anew for each.
 *
 * <p>The chain is dns → tls → [cache] → [route] → [waf] → backend. There is one cache stage for all requests, and route
 * rules choose nothing but the backend and the firewall before it; whatever else varies from rule to rule cannot be
 * said.
 */
final class ChainTranslation {
    /** So many route rules the vendor documents for a pipeline (Scaleway reference §9). */
    private static final int DOCUMENTED_RULES = 100;

    private static final ScalewayOptions NO_OPTIONS = ScalewayOptions.builder().build();
    private static final String RAW_FIREWALL = "waf_stage";
    private static final String RAW_RULE = "route_rule";
    private static final String RAW_ROUTE = "route_stage";

    private final Distribution distribution;
    private final Findings findings;
    private final OptionReader optionReader;
    private final Overlay overlay;
    private final LiveStages ids;
    private final StageChain.Builder chain = StageChain.builder();
    private final SharedBehavior shared;
    private final BackendStages backends;
    private final Map<Integer, JsonValue> rawRules = new HashMap<>();

    ChainTranslation(Distribution distribution, TranslationContext<StageChain> context) {
        this.distribution = distribution;
        this.findings = new Findings(context.strictness());
        this.optionReader = new OptionReader(findings);
        this.overlay = new Overlay(findings);
        this.ids = new LiveStages(context.live(), context.newIds());
        this.shared = new SharedBehavior(distribution.defaults(), findings);
        this.backends =
                new BackendStages(distribution, context.originReplacements(), findings, optionReader, ids, chain);
    }

    Translation<StageChain> translate() {
        ScalewayOptions options = optionReader.read(
                distribution.options(),
                "/options",
                List.of(ScalewayOptions.DESCRIPTION, ScalewayOptions.PIPELINE_NAME),
                List.of("pipeline", "cache_stage", RAW_ROUTE, "chain", "unlinked"));
        StageChain unlinked = unlinked(options);
        unlinked.stages().forEach(stage -> ids.reserve(stage.id()));

        pipeline(options);
        EndpointStages endpoints = new EndpointStages(distribution.endpoints(), findings, optionReader);
        boolean cached = shared.cached();
        Behavior defaults = distribution.defaults();
        ScalewayOptions defaultOptions = behaviorOptions(defaults, "/defaults", List.of(RAW_FIREWALL));
        Target fallback = target(defaults, defaultOptions);
        List<RouteTable.Route> routes = routes(endpoints.served(), fallback, defaultOptions);

        StageLink next = backends.link(fallback, firewallPointer(-1));
        if (!routes.isEmpty() || options.raw().containsKey(RAW_ROUTE)) {
            RouteStage stage = routeStage(next, routes, options);
            next = StageLink.to(stage);
        }
        if (cached) {
            CacheStage stage = shared.cacheStage()
                    .id(ids.single(StageKind.CACHE))
                    .next(next)
                    .build();
            stage = overlay.over(stage, stage::toJson, StageJson::cacheStage, options, "cache_stage", "/options");
            chain.addCacheStage(stage);
            next = StageLink.to(stage);
        }
        DnsStage dns = endpoints.addTo(chain, ids, next);
        if (distribution.enabled()) {
            chain.headDnsStageId(dns.id());
        }
        backends.reportUnused();
        StageChain made = chain.extra(documentMembers(options)).build();
        names(made, routes);
        return findings.refused()
                ? Translation.refused(ScalewayOptions.PROVIDER, findings.inOrder())
                : Translation.passed(ScalewayOptions.PROVIDER, with(made, unlinked), findings.inOrder());
    }

    private void pipeline(ScalewayOptions options) {
        String name = options.pipelineName().orElse(distribution.name());
        String description = options.description().orElse(distribution.description());
        if (options.description().isPresent()
                && !distribution.description().isEmpty()
                && !description.equals(distribution.description())) {
            findings.note(
                    Feature.DESCRIPTION,
                    "/description",
                    "The pipeline is described as the options say, not as the distribution does.");
        }
        if (options.pipelineName().isPresent() && !name.equals(distribution.name())) {
            findings.note(
                    Feature.NAMES, "/name", "The pipeline is named as the options say, not as the distribution is.");
        }
        Pipeline pipeline = Pipeline.builder()
                .id(ids.pipeline(name))
                .name(name)
                .description(description)
                .build();
        chain.pipeline(
                overlay.over(pipeline, pipeline::toJson, PipelineJson::pipeline, options, "pipeline", "/options"));
    }

    // ---- rules ----

    private List<RouteTable.Route> routes(TextSet served, Target fallback, ScalewayOptions defaultOptions) {
        List<CacheRule> rules = distribution.rules();
        if (rules.isEmpty()) {
            return List.of();
        }
        RuleRegion regions = new RuleRegion(findings, served);
        RouteTable table = new RouteTable(fallback);
        // From the last, as the table wants it; findings are put in order at the end.
        for (int i = rules.size() - 1; i >= 0; i--) {
            add(table, i, regions, defaultOptions);
        }
        List<RouteTable.Route> routes = table.routes();
        if (routes.size() > DOCUMENTED_RULES) {
            findings.note(
                    Feature.LIMIT,
                    "/rules",
                    "The rules become " + routes.size() + " route rules; the provider documents up to "
                            + DOCUMENTED_RULES + ".");
        }
        return routes;
    }

    private Target target(Behavior behavior, ScalewayOptions options) {
        Behavior defaults = distribution.defaults();
        String origin = behavior.origin().or(defaults::origin).orElse("");
        Firewall firewall = behavior.firewall().or(defaults::firewall).orElse(Firewall.off());
        JsonValue raw = options.raw().get(RAW_FIREWALL);
        return new Target(
                backends.ask(origin),
                firewall,
                raw == null ? "" : raw.toJson(),
                options.wafStage().orElse(""));
    }

    /** A rule without a firewall of its own has the defaults' with all that belongs to it. */
    private static ScalewayOptions inherited(ScalewayOptions own, Behavior then, ScalewayOptions defaults) {
        boolean says = then.firewall().isPresent()
                || own.raw().containsKey(RAW_FIREWALL)
                || own.wafStage().isPresent();
        return says ? own : defaults;
    }

    private static String firewallPointer(int rule) {
        return (rule < 0 ? "/defaults" : "/rules/" + rule + "/then") + "/options/" + ScalewayOptions.PROVIDER + "/raw/"
                + RAW_FIREWALL;
    }

    private void add(RouteTable table, int index, RuleRegion regions, ScalewayOptions defaultOptions) {
        String at = "/rules/" + index;
        CacheRule rule = distribution.rules().get(index);
        Behavior then = rule.then();
        shared.check(then, at + "/then");
        ScalewayOptions options = behaviorOptions(then, at + "/then", List.of(RAW_FIREWALL, RAW_RULE));
        JsonValue raw = options.raw().get(RAW_RULE);
        if (raw != null) {
            rawRules.put(index, raw);
        }
        boolean explicit = then.origin().isPresent()
                || then.firewall().isPresent()
                || options.wafStage().isPresent()
                || !options.raw().isEmpty();
        if (!explicit && table.changesNothing(target(then, inherited(options, then, defaultOptions)))) {
            findings.note(
                    Feature.RULES, at, "The rule " + rule.name() + " changes nothing here and becomes no route rule.");
            return;
        }
        Optional<RuleRegion.Picked> picked;
        if (raw != null && JsonNodes.of(raw).has("rule_http_match")) {
            findings.note(
                    Feature.RULES,
                    at + "/when",
                    "The rule picks out what its option rule_http_match says, not what its conditions say.");
            picked = Optional.of(new RuleRegion.Picked(Region.UNKNOWN, List.of()));
        } else {
            picked = regions.of(rule, at);
        }
        if (picked.isPresent() && picked.get().region().isNothing()) {
            return;
        }
        Target target = target(then, inherited(options, then, defaultOptions));
        if (picked.isEmpty()) {
            if (regions.leftOut()) {
                leftOut(table, target, at);
            }
            return;
        }
        try {
            table.addAbove(new RouteTable.Entry(
                    index, picked.get().region(), picked.get().not(), target));
        } catch (RouteTable.BeyondRoutes e) {
            boolean leftOut = findings.unsupported(
                    e.feature,
                    at,
                    "The rule " + rule.name() + " cannot be said by route rules: " + e.getMessage() + ".",
                    "The rule is left out.",
                    "Say it without negated conditions, by rules before it.");
            if (leftOut) {
                leftOut(table, target, at);
            }
        }
    }

    /** Content may go missing where that is allowed; a firewall only when it is named. */
    private void leftOut(RouteTable table, Target target, String at) {
        if (table.guards(target)) {
            findings.unsupported(
                    Feature.RULE_FIREWALL,
                    at + "/then",
                    "Without this rule its requests would pass a weaker firewall, or none.",
                    "The firewall of other rules or of the defaults applies.",
                    "Say the rule in a way that routes can, or give the defaults the stronger firewall.");
        }
    }

    private RouteStage routeStage(StageLink fallback, List<RouteTable.Route> routes, ScalewayOptions options) {
        RouteStage stage = RouteStage.builder()
                .id(ids.single(StageKind.ROUTE))
                .next(fallback)
                .build();
        stage = overlay.over(stage, stage::toJson, StageJson::routeStage, options, RAW_ROUTE, "/options");
        chain.addRouteStage(stage);
        List<RouteRule> rules = new ArrayList<>(routes.size());
        for (RouteTable.Route route : routes) {
            RouteRule rule = RouteRule.builder()
                    .match(route.region().toMatch())
                    .target(backends.link(route.target(), firewallPointer(route.rule())))
                    .build();
            JsonValue raw = rawRules.get(route.rule());
            if (raw != null) {
                String at = "/rules/" + route.rule() + "/then/options/" + ScalewayOptions.PROVIDER + "/raw/" + RAW_RULE;
                rule = overlay.over(rule, rule::toJson, RouteRuleJson::routeRule, raw, at);
            }
            rules.add(rule);
        }
        chain.putRouteRule(stage.id(), rules);
        return stage;
    }

    // ---- options ----

    private ScalewayOptions behaviorOptions(Behavior behavior, String at, List<String> raw) {
        return behavior.options().isEmpty()
                ? NO_OPTIONS
                : optionReader.read(behavior.options(), at + "/options", List.of(ScalewayOptions.WAF_STAGE), raw);
    }

    private Map<String, JsonValue> documentMembers(ScalewayOptions options) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        JsonValue raw = options.raw().get("chain");
        if (raw != null) {
            JsonNodes.of(raw).properties().forEach(member -> {
                boolean besideHead = member.getKey().equals(StageChainJson.HEAD)
                        && member.getValue().isObject()
                        && !member.getValue().has("dns_stage_id");
                if (StageChainJson.MEMBERS.contains(member.getKey()) && !besideHead) {
                    findings.impossible(
                            Feature.OPTIONS,
                            "/options/scaleway/raw/chain/" + member.getKey(),
                            "The member " + member.getKey() + " is the translation's own.",
                            "Leave it out.");
                } else {
                    members.put(member.getKey(), JsonNodes.value(member.getValue()));
                }
            });
        }
        return members;
    }

    /** Stages that nothing leads to, as a reading kept them. */
    private StageChain unlinked(ScalewayOptions options) {
        JsonValue raw = options.raw().get("unlinked");
        StageChain none = StageChain.builder()
                .pipeline(Pipeline.builder().id("-").build())
                .build();
        if (raw == null) {
            return none;
        }
        try {
            return StageChainJson.unchecked((ObjectNode) JsonNodes.of(raw));
        } catch (ValidationException | ClassCastException e) {
            findings.impossible(
                    Feature.OPTIONS,
                    "/options/scaleway/raw/unlinked",
                    "These are no stages: " + e.getMessage(),
                    "Write lists of stages as the provider's API does.");
            return none;
        }
    }

    /** The chain with the stages that nothing leads to; a link of theirs that leads nowhere is cut. */
    private static StageChain with(StageChain linked, StageChain unlinked) {
        if (unlinked.stages().isEmpty()) {
            return linked;
        }
        StageChain whole = StageChain.builder()
                .from(linked)
                .addAllDnsStages(unlinked.dnsStages())
                .addAllTlsStages(unlinked.tlsStages())
                .addAllCacheStages(unlinked.cacheStages())
                .addAllBackendStages(unlinked.backendStages())
                .addAllWafStages(unlinked.wafStages())
                .addAllRouteStages(unlinked.routeStages())
                .putAllRouteRules(unlinked.routeRules())
                .build();
        return StageChainJson.withoutDanglingLinks(whole);
    }

    /** What is known by other names over there, or not at all. */
    private void names(StageChain made, List<RouteTable.Route> routes) {
        Set<String> given = new HashSet<>();
        boolean same = backends.oneEach();
        int index = 0;
        for (String origin : backends.deployed()) {
            same &= Names.invent(made.backendStages().get(index++).backend(), given)
                    .equals(origin);
        }
        for (int i = 0; same && i < routes.size(); i++) {
            int rule = routes.get(i).rule();
            same = rule >= 0 && distribution.rules().get(rule).name().equals(Names.rule(i));
        }
        if (!same) {
            findings.note(
                    Feature.NAMES,
                    "/origins",
                    "The ids of origins and the names of rules are not kept; a reading invents others.");
        }
        if (!optionReader.foreign().isEmpty()) {
            findings.note(
                    Feature.OPTIONS,
                    "/options",
                    "Options of " + String.join(", ", optionReader.foreign()) + " are not for this provider.");
        }
    }
}
