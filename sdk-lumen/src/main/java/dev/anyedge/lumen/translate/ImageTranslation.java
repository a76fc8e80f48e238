package dev.anyedge.lumen.translate;

import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.model.Behavior;
import dev.anyedge.cdn.model.Caching;
import dev.anyedge.cdn.model.Condition;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.Endpoint;
import dev.anyedge.cdn.model.JsonValue;
import dev.anyedge.cdn.secret.SecretSource;
import dev.anyedge.cdn.translation.Feature;
import dev.anyedge.cdn.translation.Findings;
import dev.anyedge.cdn.translation.Translation;
import dev.anyedge.cdn.translation.TranslationContext;
import dev.anyedge.lumen.image.AcceptEncodingDefinition;
import dev.anyedge.lumen.image.AliasDefinition;
import dev.anyedge.lumen.image.DenyAction;
import dev.anyedge.lumen.image.DynamicContentDefinition;
import dev.anyedge.lumen.image.GeoDefinition;
import dev.anyedge.lumen.image.HeaderDefinition;
import dev.anyedge.lumen.image.InferredShapes;
import dev.anyedge.lumen.image.IpDefinition;
import dev.anyedge.lumen.image.LogEndpoint;
import dev.anyedge.lumen.image.LuaDefinition;
import dev.anyedge.lumen.image.MatchGroup;
import dev.anyedge.lumen.image.MatchRule;
import dev.anyedge.lumen.image.OriginDefinition;
import dev.anyedge.lumen.image.ReportingId;
import dev.anyedge.lumen.image.RuleFeatures;
import dev.anyedge.lumen.image.ServiceImage;
import dev.anyedge.lumen.image.TokenDefinition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.LongPredicate;
import java.util.function.ToLongFunction;

/**
 * A distribution as the part of a service image that serves it: a property for each group of host names that are served
 * alike, its path rules, and the definitions they refer to. What is there already keeps its ids.
 */
final class ImageTranslation {
    private static final ServiceImage NOTHING = ServiceImage.builder().build();

    private final Distribution distribution;
    private final TranslationContext<LumenDocument> context;
    private final InferredShapes shapes;
    private final Findings findings;
    private final OptionReader options;
    private final Optional<ServiceImage> frame;
    private final Optional<FrameInPlace> inPlace;
    private final ServiceImage base;
    private final ImageIds ids;
    private final Definitions definitions;
    private final FeatureTranslation features;
    private final HostGroups groups;
    private final OriginTranslation origins;
    private final SaidAliases said;
    private final Set<String> wishedHosts = new HashSet<>();
    private final AliasTranslation aliases;
    private final List<RuleEffect> effects = new ArrayList<>();
    private final List<Optional<LumenOptions>> ruleOptions = new ArrayList<>();
    private final Set<String> usedOrigins = new HashSet<>();
    private final Set<List<Object>> reported = new HashSet<>();

    ImageTranslation(
            Distribution distribution,
            TranslationContext<LumenDocument> context,
            InferredShapes shapes,
            Optional<SecretSource> secrets) {
        this.distribution = distribution;
        this.context = context;
        this.shapes = shapes;
        this.findings = new Findings(context.strictness());
        this.options = new OptionReader(findings);
        Optional<ServiceImage> live = context.live().map(LumenDocument::image);
        this.frame = options.ofDistribution(distribution.options())
                .flatMap(LumenOptions::image)
                .flatMap(image -> frame(image.toJson()));
        ServiceImage given = frame.orElseGet(() -> live.map(this::ownPart).orElse(NOTHING));
        List<ServiceImage> known = new ArrayList<>(List.of(given));
        live.ifPresent(known::add);
        this.ids = new ImageIds(context.newIds(), known);
        distribution.endpoints().forEach(endpoint -> {
            if (endpoint instanceof Endpoint.Custom custom) {
                wishedHosts.add(custom.hostname());
            }
        });
        this.inPlace = live.filter(there -> frame.isPresent())
                .map(there -> new FrameInPlace(given, there, distribution.name(), wishedHosts, ids, findings));
        this.base = inPlace.map(FrameInPlace::image).orElse(given);
        this.definitions = new Definitions(distribution.name(), base, frame.isPresent(), live, ids, secrets);
        this.features = new FeatureTranslation(distribution.defaults(), findings, options, definitions, shapes);
        this.groups = new HostGroups(distribution, findings);
        this.origins = new OriginTranslation(distribution, context.originReplacements(), findings, options);
        this.said = new SaidAliases(base);
        this.aliases = new AliasTranslation(findings, ids, said, wishedHosts);
    }

    private Optional<ServiceImage> frame(String json) {
        try {
            return Optional.of(ServiceImage.fromJson(json, shapes));
        } catch (ValidationException e) {
            findings.unsupported(
                    Feature.OPTIONS,
                    "/options/" + LumenOptions.PROVIDER + "/" + LumenOptions.IMAGE,
                    "This is no service image: " + e.getMessage(),
                    "The option is left out.",
                    "");
            return Optional.empty();
        }
    }

    /** What the distribution has already in a live image, by its mark and by its host names. */
    private ServiceImage ownPart(ServiceImage live) {
        Set<Long> own = new LinkedHashSet<>(ImagePart.originsOf(live, distribution.name()));
        for (Endpoint endpoint : distribution.endpoints()) {
            if (endpoint instanceof Endpoint.Custom custom) {
                ImagePart.originOfHost(live, custom.hostname()).ifPresent(own::add);
            }
        }
        return ImageFrame.of(ImagePart.of(live, own), shapes);
    }

    Translation<LumenDocument> translate() {
        for (int i = 0; i < distribution.rules().size(); i++) {
            Behavior then = distribution.rules().get(i).then();
            String pointer = "/rules/" + i + "/then";
            Optional<LumenOptions> own = features.optionsOf(then, pointer);
            ruleOptions.add(own);
            effects.add(features.rule(then, own, pointer));
        }
        List<HostGroups.Host> hosts = hosts();
        List<Property> properties = properties(groups.groups(hosts));
        ServiceImage.Builder image = ServiceImage.builder().from(base);
        write(image, properties);
        origins.unused(usedOrigins);
        names();
        options.foreign()
                .forEach(provider -> findings.note(
                        Feature.OPTIONS,
                        "/options/" + provider,
                        "Options of " + provider + " mean nothing to this provider."));
        if (findings.refused() || properties.isEmpty()) {
            return Translation.refused(LumenOptions.PROVIDER, findings.inOrder());
        }
        return Translation.passed(LumenOptions.PROVIDER, LumenDocument.of(image.build()), findings.inOrder());
    }

    private void names() {
        if (!distribution.rules().isEmpty()) {
            findings.note(Feature.NAMES, "/rules", "Rules have no names there.");
        }
    }

    // ---- hosts ----

    private List<HostGroups.Host> hosts() {
        List<HostGroups.Host> hosts = new ArrayList<>();
        List<Endpoint> endpoints = distribution.endpoints();
        boolean alone = endpoints.stream().noneMatch(Endpoint.Custom.class::isInstance);
        for (int i = 0; i < endpoints.size(); i++) {
            String at = "/endpoints/" + i;
            Endpoint endpoint = endpoints.get(i);
            options.nothingKnown(endpoint.options(), at + "/options");
            if (endpoint instanceof Endpoint.Custom custom) {
                hosts.add(new HostGroups.Host(i, custom));
                continue;
            }
            boolean wildcard = endpoint instanceof Endpoint.Wildcard;
            Feature feature = wildcard ? Feature.WILDCARD_HOSTNAME : Feature.ASSIGNED_HOSTNAME;
            String message = wildcard
                    ? "An alias is one host name, never all sub-domains of a name."
                    : "The provider assigns no host names.";
            String hint = "Use host names of your own.";
            if (alone) {
                findings.impossible(feature, at, message, hint);
            } else {
                findings.unsupported(feature, at, message, "This endpoint is not served.", hint);
            }
        }
        return hosts;
    }

    // ---- properties ----

    /** A property: hosts served alike, under the id of one origin. */
    private record Property(long id, boolean known, HostGroups.Group group) {}

    private List<Property> properties(List<HostGroups.Group> alike) {
        List<Property> properties = new ArrayList<>();
        Set<Long> taken = new HashSet<>();
        List<HostGroups.Group> unnamed = new ArrayList<>();
        for (HostGroups.Group group : alike) {
            Map<Long, List<HostGroups.Host>> byId = new LinkedHashMap<>();
            List<HostGroups.Host> fresh = new ArrayList<>();
            for (HostGroups.Host host : group.hosts()) {
                Optional<Long> known = knownId(host.name());
                if (known.isPresent() && (!taken.contains(known.get()) || byId.containsKey(known.get()))) {
                    taken.add(known.get());
                    byId.computeIfAbsent(known.get(), id -> new ArrayList<>()).add(host);
                } else {
                    fresh.add(host);
                }
            }
            if (byId.isEmpty()) {
                unnamed.add(group);
                continue;
            }
            // hosts that are new join the first property that is served alike
            byId.values().iterator().next().addAll(fresh);
            byId.forEach((id, hosts) ->
                    properties.add(new Property(id, true, new HostGroups.Group(hosts, group.rules(), group.last()))));
        }
        for (HostGroups.Group group : unnamed) {
            properties.add(new Property(ids.next(ImageIds.ORIGIN), false, group));
        }
        return properties;
    }

    /** The origin id under which a host is known. */
    private Optional<Long> knownId(String host) {
        return ImagePart.originOfHost(base, host).or(() -> ImageFrame.placeholderId(host)
                .map(id -> inPlace.map(there -> there.origin(id)).orElse(id)));
    }

    private void write(ServiceImage.Builder image, List<Property> properties) {
        Map<Long, OriginDefinition> originDefinitions = new LinkedHashMap<>();
        base.originDefinitions().forEach(one -> originDefinitions.put(one.id(), one));
        Map<Long, ReportingId> reporting = new LinkedHashMap<>();
        base.reportingIds().forEach(one -> reporting.put(one.id(), one));
        Map<Long, MatchGroup> matchGroups = new LinkedHashMap<>();
        base.matchGroups().forEach(one -> matchGroups.put(one.id(), one));
        PropertyRules zero = new PropertyRules(base);
        List<AliasDefinition> aliasDefinitions = new ArrayList<>();

        aliasDefinitions.addAll(gone(properties, originDefinitions, reporting, matchGroups, zero));
        for (Property property : properties) {
            long id = property.id();
            boolean hostless =
                    ImageFrame.isPlaceholder(property.group().hosts().get(0).name());
            String originId = originOf(property);
            usedOrigins.add(originId);
            boolean originless = origins.isPlaceholder(originId) && !originDefinitions.containsKey(id);
            if (hostless && originless && !property.known()) {
                continue;
            }
            Optional<OriginDefinition> before = Optional.ofNullable(originDefinitions.get(id));
            if (!originless) {
                origins.definition(originId, id, before)
                        .ifPresent(origin -> originDefinitions.put(id, property.known() ? origin : described(origin)));
            }
            List<AliasDefinition> own = aliases.definitions(
                    id, hostless ? List.of() : property.group().hosts(), aliasesOf(id));
            aliasDefinitions.addAll(own);
            boolean whole = !hostless && !originless;
            if (!own.isEmpty() && (whole || reporting.containsKey(id))) {
                reporting.put(id, reporting(id, Optional.ofNullable(reporting.get(id)), own));
            }
            if (whole || zero.has(id)) {
                zero.put(id, there -> propertyRule(id, there));
            }
            Optional<MatchGroup> old = Optional.ofNullable(matchGroups.get(id));
            List<MatchRule> rules = rules(property);
            boolean plain = rules.size() == 1
                    && effects.isEmpty()
                    && distribution
                            .defaults()
                            .equals(Behavior.builder()
                                    .origin(originId)
                                    .caching(Caching.honorOrigin())
                                    .build());
            if (!property.known() || old.isPresent() || !plain) {
                MatchGroup.Builder group = MatchGroup.builder().id(id);
                old.ifPresent(there -> group.extra(there.extra()));
                matchGroups.put(id, group.matchRules(rules).build());
            }
        }
        List<MatchGroup> groupsInPlace = withZero(matchGroups, zero);
        image.reportingIds(reporting.values())
                .originDefinitions(originDefinitions.values())
                .aliasDefinitions(ordered(aliasDefinitions))
                .matchGroups(groupsInPlace);
        References used = new References();
        groupsInPlace.forEach(group -> group.matchRules().forEach(used::add));
        definitions.write(image, used);
        misunderstood(used);
        image.extra(ofTheWhole());
    }

    private List<AliasDefinition> aliasesOf(long originId) {
        return base.aliasDefinitions().stream()
                .filter(alias -> alias.originId() == originId)
                .toList();
    }

    /** Group 0 in its place, or before all others where there was none. */
    private static List<MatchGroup> withZero(Map<Long, MatchGroup> groups, PropertyRules zero) {
        List<MatchGroup> inPlace = new ArrayList<>(groups.values());
        Optional<MatchGroup> before = Optional.ofNullable(groups.get(0L));
        if (before.isEmpty() && zero.inPlace().isEmpty()) {
            return inPlace;
        }
        MatchGroup.Builder group = MatchGroup.builder().id(0).matchRules(zero.inPlace());
        before.ifPresent(there -> group.extra(there.extra()));
        if (before.isPresent()) {
            inPlace.set(inPlace.indexOf(before.get()), group.build());
        } else {
            inPlace.add(0, group.build());
        }
        return inPlace;
    }

    /** Definitions of the portal that the image of the options means, and that are other ones in the live image. */
    private void misunderstood(References used) {
        Optional<ServiceImage> live = context.live().map(LumenDocument::image);
        if (frame.isEmpty() || live.isEmpty()) {
            return;
        }
        ServiceImage there = live.get();
        differs("geoDefinitions", base.geoDefinitions(), there.geoDefinitions(), GeoDefinition::id, used::geo, false);
        differs("ipDefinitions", base.ipDefinitions(), there.ipDefinitions(), IpDefinition::id, used::ip, false);
        differs(
                "tokenAuthDefinitions",
                base.tokenDefinitions(),
                there.tokenDefinitions(),
                TokenDefinition::id,
                used::token,
                false,
                definitions::alike);
        differs("logEndpoints", base.logEndpoints(), there.logEndpoints(), LogEndpoint::id, used::log, false);
        differs("luaDefinitions", base.luaDefinitions(), there.luaDefinitions(), LuaDefinition::id, used::lua, true);
        differs(
                "requestHeaderDefinitions",
                base.requestHeaderDefinitions(),
                there.requestHeaderDefinitions(),
                HeaderDefinition::id,
                used::requestHeaders,
                false);
        differs(
                "responseHeaderDefinitions",
                base.responseHeaderDefinitions(),
                there.responseHeaderDefinitions(),
                HeaderDefinition::id,
                used::responseHeaders,
                false);
        differs(
                "acceptEncodingDefinitions",
                base.acceptEncodingDefinitions(),
                there.acceptEncodingDefinitions(),
                AcceptEncodingDefinition::id,
                used::encoding,
                false);
        differs(
                "dctDefinitions",
                base.dynamicContentDefinitions(),
                there.dynamicContentDefinitions(),
                DynamicContentDefinition::id,
                used::dynamic,
                false);
    }

    private <T> void differs(
            String list, List<T> meant, List<T> there, ToLongFunction<T> id, LongPredicate used, boolean ofSupport) {
        differs(list, meant, there, id, used, ofSupport, Object::equals);
    }

    private <T> void differs(
            String list,
            List<T> meant,
            List<T> there,
            ToLongFunction<T> id,
            LongPredicate used,
            boolean ofSupport,
            BiPredicate<T, T> alike) {
        for (T definition : meant) {
            long number = id.applyAsLong(definition);
            Optional<T> now =
                    there.stream().filter(one -> id.applyAsLong(one) == number).findFirst();
            if (used.test(number)
                    && !now.map(one -> alike.test(definition, one)).orElse(!ofSupport)) {
                findings.impossible(
                        Feature.OPTIONS,
                        "/options/" + LumenOptions.PROVIDER + "/" + LumenOptions.IMAGE + "/" + list,
                        "A rule means the element " + number + " of " + list + " that it was read with; "
                                + (now.isPresent() ? "it is another one now." : "only support can bring it here."),
                        "Read the deployment again, or take the feature out of the rule's options.");
            }
        }
    }

    /** Members beside all lists, which are the subscriber's and come with no distribution: those that are so already. */
    private Map<String, JsonValue> ofTheWhole() {
        Optional<ServiceImage> live = context.live().map(LumenDocument::image);
        if (frame.isEmpty() || live.isEmpty()) {
            return base.extra();
        }
        Map<String, JsonValue> members = new LinkedHashMap<>();
        base.extra().forEach((member, value) -> {
            if (Optional.ofNullable(live.get().extra().get(member)).equals(Optional.of(value))) {
                members.put(member, value);
                return;
            }
            findings.unsupported(
                    Feature.OPTIONS,
                    "/options/" + LumenOptions.PROVIDER + "/" + LumenOptions.IMAGE + "/"
                            + member.replace("~", "~0").replace("/", "~1"),
                    "This member of the image is for all properties of the subscriber, and it is not so there.",
                    "The member is left out.",
                    "Take it out of the options.");
        });
        return members;
    }

    /** Alias definitions that were there, in their order, then new ones. */
    private List<AliasDefinition> ordered(List<AliasDefinition> definitions) {
        Map<Long, AliasDefinition> byId = new LinkedHashMap<>();
        definitions.forEach(alias -> byId.put(alias.id(), alias));
        List<AliasDefinition> ordered = new ArrayList<>();
        for (AliasDefinition old : base.aliasDefinitions()) {
            AliasDefinition now = byId.remove(old.id());
            if (now != null) {
                ordered.add(now);
            }
        }
        ordered.addAll(byId.values());
        return ordered;
    }

    /** Takes out properties of the base of which no host is left; aliases of those that never had one stay. */
    private List<AliasDefinition> gone(
            List<Property> properties,
            Map<Long, OriginDefinition> originDefinitions,
            Map<Long, ReportingId> reporting,
            Map<Long, MatchGroup> matchGroups,
            PropertyRules zero) {
        Set<Long> kept = new HashSet<>();
        properties.forEach(property -> kept.add(property.id()));
        List<AliasDefinition> staying = new ArrayList<>();
        for (AliasDefinition alias : base.aliasDefinitions()) {
            long id = alias.originId();
            if (kept.contains(id)) {
                continue;
            }
            if (!said.origins().contains(id) && said.stays(aliasesOf(id), wishedHosts)) {
                staying.add(alias);
                continue;
            }
            if (alias.signed()) {
                findings.impossible(
                        Feature.EXTERNAL_CERTIFICATE,
                        "/endpoints",
                        "Lumen has signed the alias definition " + alias.id() + "; "
                                + String.join(", ", alias.aliases()) + " cannot be taken away.",
                        "Ask Lumen's support to take it away.");
            }
            for (String name : said.unsayable(alias)) {
                findings.note(
                        Feature.CUSTOM_HOSTNAME,
                        "/endpoints",
                        "The alias \"" + name
                                + "\", which is no host name, goes with its property: no endpoint is left of it.");
            }
            originDefinitions.remove(id);
            reporting.remove(id);
            matchGroups.remove(id);
            zero.remove(id);
        }
        return staying;
    }

    private OriginDefinition described(OriginDefinition origin) {
        return OriginDefinition.builder()
                .from(origin)
                .description(Ownership.mark(distribution.name(), distribution.description(), ""))
                .build();
    }

    private static ReportingId reporting(long id, Optional<ReportingId> before, List<AliasDefinition> aliases) {
        ReportingId.Builder reporting = ReportingId.builder();
        before.ifPresent(reporting::from);
        Set<String> first = new LinkedHashSet<>();
        aliases.forEach(alias -> first.add(ImagePart.plain(alias.aliases().get(0))));
        String name = before.map(ReportingId::name)
                .filter(text -> first.isEmpty() || first.contains(ImagePart.plain(text)))
                .orElseGet(() -> first.iterator().next());
        return reporting.id(id).name(name).build();
    }

    private MatchRule propertyRule(long id, Optional<MatchRule> before) {
        MatchRule.Builder rule = MatchRule.builder();
        before.ifPresentOrElse(
                rule::from, () -> rule.id(ids.next(ImageIds.PROPERTY_RULE)).expression(MatchRule.expressionOf(id)));
        RuleFeatures.Builder own = RuleFeatures.builder();
        before.ifPresent(there -> own.from(there.features()));
        if (before.isEmpty()) {
            own.trafficType(shapes.trafficType());
        }
        if (!distribution.enabled()) {
            own.denyPolicy(DenyAction.error());
        }
        return rule.features(own.build()).build();
    }

    // ---- rules ----

    /** The origin of a property; a rule that names another cannot be said. */
    private String originOf(Property property) {
        HostGroups.Group group = property.group();
        String main = origin(group.last());
        for (HostGroups.FoldedRule rule : group.rules()) {
            if (!origin(rule.index()).equals(main) && reported.add(List.of("origin", rule.index()))) {
                findings.unsupported(
                        Feature.RULE_ORIGIN,
                        "/rules/" + rule.index() + (thenOrigin(rule.index()) ? "/then/origin" : ""),
                        "A host name has one origin; a rule by path cannot choose another.",
                        "The origin \"" + main + "\" is asked.",
                        "Choose the origin by host, or let the origin forward these paths.");
            }
        }
        return main;
    }

    private boolean thenOrigin(int rule) {
        return distribution.rules().get(rule).then().origin().isPresent();
    }

    private String origin(int rule) {
        Optional<String> own = rule < 0
                ? Optional.empty()
                : distribution.rules().get(rule).then().origin();
        return own.or(() -> distribution.defaults().origin()).orElseThrow();
    }

    private List<MatchRule> rules(Property property) {
        HostGroups.Group group = property.group();
        RuleEffect last = group.last() < 0 ? features.defaults() : effects.get(group.last());
        List<HostGroups.FoldedRule> reachable = reachable(group.rules());
        if (reachable.size() < group.rules().size()) {
            last = effects.get(group.rules().get(reachable.size()).index());
        }
        RuleTable table = new RuleTable(last);
        List<RuleEffect> below = new ArrayList<>(List.of(last));
        for (int i = reachable.size() - 1; i >= 0; i--) {
            HostGroups.FoldedRule rule = reachable.get(i);
            RuleEffect effect = effects.get(rule.index());
            Optional<RuleTable.Refusal> refusal = add(rule, effect, table);
            if (refusal.isPresent()) {
                leftOut(rule.index(), refusal.get(), effect, below);
            } else {
                below.add(effect);
            }
        }
        for (int index : groups.unsayable()) {
            restrictionsLost(index, effects.get(index), below);
        }
        return numbered(property.id(), table.routes());
    }

    /** The rules before one that is for every path. */
    private List<HostGroups.FoldedRule> reachable(List<HostGroups.FoldedRule> rules) {
        for (int i = 0; i < rules.size(); i++) {
            boolean every = ruleOptions
                            .get(rules.get(i).index())
                            .flatMap(LumenOptions::expression)
                            .isEmpty()
                    && rules.get(i).paths().stream()
                            .allMatch(condition ->
                                    !condition.negated() && PathSet.of(condition) instanceof PathSet.Every);
            if (every) {
                return rules.subList(0, i);
            }
        }
        return rules;
    }

    /** Puts a rule above those that are in the table; says why when that cannot be. */
    private Optional<RuleTable.Refusal> add(HostGroups.FoldedRule rule, RuleEffect effect, RuleTable table) {
        Optional<String> expression = ruleOptions.get(rule.index()).flatMap(LumenOptions::expression);
        if (expression.isPresent()) {
            return table.addAbove(new RuleTable.Row(new PathSet.Opaque(expression.get()), List.of(), effect));
        }
        if (rule.paths().size() == 1 && rule.paths().get(0).negated()) {
            PathSet left = PathSet.of(rule.paths().get(0));
            Optional<String> all = left instanceof PathSet.Every ? Optional.empty() : ExpressionText.not(left);
            if (all.isPresent()) {
                return table.addAbove(new RuleTable.Row(new PathSet.Opaque(all.get()), List.of(), effect));
            }
        }
        PathSet in = PathSet.EVERY;
        List<PathSet> not = new ArrayList<>();
        for (Condition condition : rule.paths()) {
            PathSet paths = PathSet.of(condition);
            if (condition.negated()) {
                not.add(paths);
                continue;
            }
            Optional<PathSet> both = in.and(paths);
            if (both.isEmpty()) {
                return Optional.of(new RuleTable.Refusal(
                        Feature.PATH_REGEX_CONDITION,
                        "An expression has no \"and\", and these conditions together are no union of globs."));
            }
            in = both.get();
        }
        return table.addAbove(new RuleTable.Row(in, not, effect));
    }

    private void leftOut(int index, RuleTable.Refusal refusal, RuleEffect effect, List<RuleEffect> below) {
        if (reported.add(List.of("rule", index))) {
            findings.unsupported(
                    refusal.feature(),
                    "/rules/" + index + "/when",
                    refusal.message(),
                    "The rule is left out.",
                    "Write its paths as globs.");
        }
        restrictionsLost(index, effect, below);
    }

    /** A rule that is left out leaves its requests to those below: none of its restrictions may be lost by that. */
    private void restrictionsLost(int index, RuleEffect effect, List<RuleEffect> below) {
        FeatureTranslation.restrictions(effect).forEach((feature, member) -> {
            if (below.stream().anyMatch(other -> !FeatureTranslation.alike(feature, effect, other))
                    && reported.add(List.of(feature, index))) {
                findings.unsupported(
                        feature,
                        "/rules/" + index + "/then/" + member,
                        "The rule cannot be said, and with it goes this restriction.",
                        "The restriction is left out with its rule.",
                        "Change the rule's conditions.");
            }
        });
    }

    private static List<MatchRule> numbered(long originId, List<RuleTable.Route> routes) {
        List<List<String>> expressions = new ArrayList<>(routes.size());
        int count = 0;
        for (RuleTable.Route route : routes) {
            List<String> alike = ExpressionText.of(route.paths());
            expressions.add(alike);
            count += alike.size();
        }
        // origin id, then the place: the form that documents show
        long factor = 10;
        while (factor < count) {
            factor *= 10;
        }
        boolean fits = originId < Long.MAX_VALUE / factor - 1;
        List<MatchRule> numbered = new ArrayList<>(count);
        for (int i = 0; i < routes.size(); i++) {
            RuleEffect effect = routes.get(i).effect();
            for (String expression : expressions.get(i)) {
                int place = numbered.size();
                numbered.add(MatchRule.builder()
                        .id(fits ? originId * factor + place : place + 1L)
                        .expression(expression)
                        .features(effect.features())
                        .extra(effect.extra())
                        .build());
            }
        }
        return numbered;
    }
}
