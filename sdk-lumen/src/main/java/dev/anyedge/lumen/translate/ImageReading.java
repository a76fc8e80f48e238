package dev.anyedge.lumen.translate;

import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.model.Behavior;
import dev.anyedge.cdn.model.CacheRule;
import dev.anyedge.cdn.model.Caching;
import dev.anyedge.cdn.model.Certificate;
import dev.anyedge.cdn.model.Condition;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.Endpoint;
import dev.anyedge.cdn.model.GeoAccess;
import dev.anyedge.cdn.model.HttpOrigin;
import dev.anyedge.cdn.model.IpAccess;
import dev.anyedge.cdn.model.JsonValue;
import dev.anyedge.cdn.model.Options;
import dev.anyedge.cdn.model.QueryKey;
import dev.anyedge.cdn.model.TokenAuth;
import dev.anyedge.cdn.model.ViewerProtocol;
import dev.anyedge.cdn.translation.Feature;
import dev.anyedge.cdn.translation.Reading;
import dev.anyedge.cdn.translation.Severity;
import dev.anyedge.lumen.image.AliasDefinition;
import dev.anyedge.lumen.image.FeatureKind;
import dev.anyedge.lumen.image.InferredShapes;
import dev.anyedge.lumen.image.MatchGroup;
import dev.anyedge.lumen.image.MatchRule;
import dev.anyedge.lumen.image.OriginDefinition;
import dev.anyedge.lumen.image.Protocol;
import dev.anyedge.lumen.image.ServiceImage;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A service image, or a part of one, in the neutral model: all its properties as one distribution. Where there are several,
 * their rules are told apart by host.
 */
final class ImageReading {
    /** What a description of the model cannot hold. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cs}\\u2028\\u2029&&[^\\n\\r\\t]]");

    /** Options of a rule that has none where the defaults have some. */
    private static final Options NOTHING_SAID = LumenOptions.builder().build().toOptions();

    private final LumenDocument document;
    private final ServiceImage image;
    private final InferredShapes shapes;
    private final ReadFindings findings = new ReadFindings();
    private final RuleReading rules;
    private final PropertyFeatures properties;
    private final boolean disabled;
    private final Map<Long, String> originIds = new HashMap<>();
    private final List<HttpOrigin> origins = new ArrayList<>();
    private final List<Endpoint> endpoints = new ArrayList<>();
    private final Map<Long, List<String>> hosts = new LinkedHashMap<>();
    private final Set<String> names = new HashSet<>();

    ImageReading(LumenDocument document, InferredShapes shapes) {
        this.document = document;
        this.image = document.image();
        this.shapes = shapes;
        this.rules = new RuleReading(image, shapes, findings);
        this.properties = new PropertyFeatures(shapes);
        this.disabled = ImageFrame.disabled(image);
    }

    Reading read() {
        document.conversion().forEach(findings.list()::add);
        origins();
        endpoints();
        propertyRules();
        List<Property> all = properties();
        Property main = all.get(0);
        Distribution.Builder distribution = Distribution.builder()
                .name(name())
                .description(description(image))
                .enabled(!disabled)
                .endpoints(endpoints)
                .origins(origins);
        Behavior defaults = defaults(main);
        distribution.defaults(defaults);
        Set<String> ruleNames = new HashSet<>();
        for (Property property : all) {
            List<Condition> host =
                    all.size() == 1 ? List.of() : List.of(new Condition(Condition.Kind.HOST, property.hosts(), false));
            for (Entries.Entry entry : property.entries()) {
                List<Condition> when = new ArrayList<>(host);
                when.add(entry.when());
                distribution.addRules(CacheRule.builder()
                        .name(Names.unique("rule-" + (ruleNames.size() + 1), ruleNames))
                        .when(when)
                        .then(then(property, entry.aspects(), defaults))
                        .build());
            }
            if (property.id() != main.id()) {
                distribution.addRules(CacheRule.builder()
                        .name(Names.unique("rule-" + (ruleNames.size() + 1), ruleNames))
                        .when(host)
                        .then(then(property, property.otherwise(), defaults))
                        .build());
            }
        }
        JsonValue frame = JsonValue.parse(ImageFrame.of(image, shapes).toJson(shapes));
        distribution.options(LumenOptions.builder().image(frame).build().toOptions());
        return new Reading(distribution.build(), findings.list());
    }

    // ---- name ----

    private String name() {
        Set<String> marks = new LinkedHashSet<>();
        image.originDefinitions().forEach(origin -> Ownership.name(origin).ifPresent(marks::add));
        if (marks.size() == 1) {
            return marks.iterator().next();
        }
        return Names.distribution(
                endpoints.get(0) instanceof Endpoint.Custom custom && !ImageFrame.isPlaceholder(custom.hostname())
                        ? custom.hostname()
                        : "lumen");
    }

    static String description(ServiceImage image) {
        return image.originDefinitions().stream()
                .map(Ownership::description)
                .map(text -> UNPRINTABLE.matcher(text).replaceAll(""))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    // ---- origins ----

    private void origins() {
        Map<HttpOrigin, String> known = new HashMap<>();
        for (int i = 0; i < image.originDefinitions().size(); i++) {
            OriginDefinition definition = image.originDefinitions().get(i);
            String pointer = "/originDefinitions/" + i;
            String wish = Names.originId(OriginTranslation.wish(definition));
            HttpOrigin plain = origin(definition, wish, pointer);
            boolean marked = Ownership.name(definition).isPresent();
            String same = known.get(plain);
            if (marked && same != null) {
                // the same origin, written once for each property
                originIds.put(definition.id(), same);
                continue;
            }
            String id = Names.unique(wish, names);
            known.putIfAbsent(plain, id);
            originIds.put(definition.id(), id);
            origins.add(HttpOrigin.builder().from(plain).id(id).build());
            if (!definition.extra().isEmpty()) {
                findings.add(
                        Severity.NOTE,
                        Feature.OPTIONS,
                        pointer,
                        "The origin has members that nobody here knows: "
                                + String.join(", ", definition.extra().keySet()) + ".",
                        "They are kept in the options, for this provider alone.");
            }
        }
    }

    private HttpOrigin origin(OriginDefinition definition, String id, String pointer) {
        try {
            return OriginTranslation.read(definition, id);
        } catch (ValidationException e) {
            missing(pointer, "The origin cannot be said: " + e.getMessage(), "A placeholder stands for it.");
            return HttpOrigin.builder()
                    .id(id)
                    .scheme(HttpOrigin.Scheme.HTTP)
                    .host("origin-" + definition.id() + ".invalid")
                    .build();
        }
    }

    private String originId(long id) {
        return originIds.computeIfAbsent(id, number -> {
            missing("/originDefinitions", "There is no origin definition " + id + ".", "A placeholder stands for it.");
            String name = Names.unique("origin-" + id, names);
            origins.add(HttpOrigin.builder()
                    .id(name)
                    .scheme(HttpOrigin.Scheme.HTTP)
                    .host("origin-" + id + ".invalid")
                    .build());
            return name;
        });
    }

    private void missing(String pointer, String message, String instead) {
        findings.add(Severity.UNSUPPORTED, Feature.INCOMPLETE_DOCUMENT, pointer, message, instead);
    }

    // ---- host names ----

    private void endpoints() {
        for (int i = 0; i < image.aliasDefinitions().size(); i++) {
            AliasDefinition alias = image.aliasDefinitions().get(i);
            for (int k = 0; k < alias.aliases().size(); k++) {
                endpoint(alias, ImagePart.plain(alias.aliases().get(k)), "/aliasDefinitions/" + i + "/aliases/" + k);
            }
            if (!alias.extra().isEmpty()) {
                findings.add(
                        Severity.NOTE,
                        Feature.OPTIONS,
                        "/aliasDefinitions/" + i,
                        "The alias definition has members that nobody here knows: "
                                + String.join(", ", alias.extra().keySet()) + ".",
                        "They are kept in the options, for this provider alone.");
            }
        }
        if (hosts.isEmpty()) {
            Set<Long> ids = new LinkedHashSet<>();
            image.originDefinitions().forEach(origin -> ids.add(origin.id()));
            image.matchGroups().stream()
                    .map(MatchGroup::id)
                    .filter(id -> id != 0)
                    .forEach(ids::add);
            image.matchGroup(0).ifPresent(group -> group.matchRules()
                    .forEach(rule -> rule.originId().ifPresent(ids::add)));
            missing("/aliasDefinitions", "There are no aliases.", "Placeholders stand for host names.");
            if (ids.isEmpty()) {
                placeholder(Optional.empty());
            }
            ids.forEach(id -> placeholder(Optional.of(id)));
        }
    }

    private void placeholder(Optional<Long> id) {
        String host = ImageFrame.placeholder(id);
        endpoints.add(Endpoint.customHttpOnly(host));
        hosts.computeIfAbsent(id.orElse(0L), key -> new ArrayList<>()).add(host);
    }

    private void endpoint(AliasDefinition alias, String host, String pointer) {
        boolean http = alias.protocols().contains(Protocol.HTTP);
        boolean https = alias.protocols().contains(Protocol.HTTPS);
        Certificate certificate = alias.httpsConfig()
                .map(Certificates::read)
                .orElseGet(() -> Certificate.external("certificate.invalid"));
        try {
            Endpoint endpoint = !https
                    ? Endpoint.customHttpOnly(host)
                    : Endpoint.custom(host, certificate)
                            .withViewerProtocol(http ? ViewerProtocol.HTTP_AND_HTTPS : ViewerProtocol.HTTPS_ONLY);
            if (endpoints.stream()
                    .anyMatch(other -> ((Endpoint.Custom) other).hostname().equals(host))) {
                findings.note(
                        Feature.SEVERAL_HOSTNAMES,
                        pointer,
                        "The alias " + host + " stands here a second time; it is kept in the options.");
                return;
            }
            endpoints.add(endpoint);
            hosts.computeIfAbsent(alias.originId(), id -> new ArrayList<>()).add(host);
            if (https) {
                findings.note(
                        Feature.EXTERNAL_CERTIFICATE,
                        pointer,
                        "The certificate of " + host + " is arranged with Lumen, outside of any API.");
            }
        } catch (ValidationException e) {
            findings.add(
                    Severity.UNSUPPORTED,
                    Feature.CUSTOM_HOSTNAME,
                    pointer,
                    "The alias is no host name that the model has: " + e.getMessage(),
                    "It is kept in the options, for this provider alone.");
        }
    }

    // ---- properties ----

    private record Property(
            long id, List<String> hosts, String origin, List<Entries.Entry> entries, RuleReading.Aspects otherwise) {}

    private List<Property> properties() {
        List<Property> properties = new ArrayList<>();
        hosts.forEach((id, members) -> properties.add(property(id, members)));
        for (int i = 0; i < image.matchGroups().size(); i++) {
            long id = image.matchGroups().get(i).id();
            if (id != 0 && !hosts.containsKey(id)) {
                findings.note(
                        Feature.RULES,
                        "/matchGroups/" + i,
                        "No alias leads to the rules of this group; they are kept in the options.");
            }
        }
        return properties;
    }

    private Property property(long id, List<String> members) {
        String origin = originId(id);
        RuleEffect common = properties.common(image.propertyRule(id), disabled);
        Set<FeatureKind> taken = EnumSet.noneOf(FeatureKind.class);
        Entries entries = new Entries();
        Optional<RuleReading.Aspects> otherwise = Optional.empty();
        for (int g = 0; g < image.matchGroups().size(); g++) {
            MatchGroup group = image.matchGroups().get(g);
            if (group.id() != id || id == 0) {
                continue;
            }
            for (int i : group.order()) {
                MatchRule rule = group.matchRules().get(i);
                String pointer = "/matchGroups/" + g + "/matchRules/" + i;
                ExpressionText.Read expression = ExpressionText.read(rule.expression());
                if (otherwise.isPresent() || expression.never()) {
                    findings.note(
                            Feature.RULES,
                            pointer,
                            expression.never()
                                    ? "No path matches the rule; it is left out."
                                    : "A rule before this one is for every path, so it is left out.");
                    continue;
                }
                RuleEffect effect = properties.merged(common, rule, taken);
                RuleReading.Aspects aspects = rules.read(effect, pointer);
                if (expression.every()) {
                    otherwise = Optional.of(aspects);
                } else {
                    if (expression.condition().isEmpty()) {
                        rules.nowhere(effect.features(), pointer);
                    }
                    add(entries, expression, aspects, rule, pointer);
                }
            }
        }
        List<String> unused = otherwise.isEmpty() ? List.of() : properties.unused(common, taken);
        if (!unused.isEmpty()) {
            findings.note(
                    Feature.RULES,
                    "/matchGroups",
                    "Every path rule of the property " + id + " says itself what match group 0 says of "
                            + String.join(", ", unused) + "; there, it is left out.");
        }
        return new Property(
                id,
                members,
                origin,
                entries.all(),
                otherwise.orElseGet(() -> rules.read(common, "/matchGroups/0/matchRules")));
    }

    private void add(
            Entries entries,
            ExpressionText.Read expression,
            RuleReading.Aspects aspects,
            MatchRule rule,
            String pointer) {
        if (expression.condition().isPresent()) {
            entries.add(new Entries.Entry(expression.condition().get(), aspects));
            return;
        }
        findings.add(
                Severity.UNSUPPORTED,
                Feature.PATH_REGEX_CONDITION,
                pointer + "/expression",
                "The model has no condition for \"" + rule.expression() + "\".",
                "The rule is kept with its expression in the options, for this provider alone.");
        LumenOptions options = LumenOptions.builder()
                .from(aspects.options())
                .expression(rule.expression())
                .build();
        Condition never = Condition.path("/expression-" + (entries.size() + 1) + ".invalid");
        entries.add(new Entries.Entry(never, new RuleReading.Aspects(aspects.behavior(), options)));
    }

    /** What stays in group 0 and has no word in the model. */
    private void propertyRules() {
        for (int g = 0; g < image.matchGroups().size(); g++) {
            MatchGroup group = image.matchGroups().get(g);
            Set<Long> decided = new HashSet<>();
            for (int place : group.id() == 0 ? group.order() : List.<Integer>of()) {
                MatchRule rule = group.matchRules().get(place);
                String pointer = "/matchGroups/" + g + "/matchRules/" + place;
                if (rule.originId().isPresent() && decided.add(rule.originId().get())) {
                    MatchRule rest = properties.rest(rule);
                    rules.unsaid(rest.features(), pointer);
                    rules.unknown(rest.extra(), pointer);
                } else {
                    findings.note(
                            Feature.RULES,
                            pointer,
                            "Another rule is before this one for the same property, so it decides nothing; it is kept in the"
                                    + " options.");
                }
            }
        }
        if (!image.extra().isEmpty()) {
            findings.note(
                    Feature.OPTIONS,
                    "",
                    "The image has members that nobody here knows: "
                            + String.join(", ", image.extra().keySet())
                            + ". They are kept in the options, for this provider alone.");
        }
    }

    // ---- behaviours ----

    private static Behavior defaults(Property main) {
        RuleReading.Aspects aspects = main.otherwise();
        return Behavior.builder()
                .from(aspects.behavior())
                .origin(main.origin())
                .options(options(aspects.options(), false))
                .build();
    }

    private static Options options(LumenOptions options, boolean needed) {
        if (options.nothing()) {
            return needed ? NOTHING_SAID : Options.none();
        }
        return options.toOptions();
    }

    /** A rule says what differs from the defaults, and lifts what they restrict and it does not. */
    private Behavior then(Property property, RuleReading.Aspects aspects, Behavior defaults) {
        Behavior own = aspects.behavior();
        Behavior.Builder then = Behavior.builder();
        if (!defaults.origin().equals(Optional.of(property.origin()))) {
            then.origin(property.origin());
        }
        if (!own.caching().equals(defaults.caching())) {
            then.caching(own.caching().orElse(Caching.honorOrigin()));
        }
        if (!own.queryKey().equals(defaults.queryKey())) {
            then.queryKey(own.queryKey().orElse(QueryKey.all()));
        }
        if (!own.ipAccess().equals(defaults.ipAccess())) {
            then.ipAccess(own.ipAccess().orElse(IpAccess.unrestricted()));
        }
        if (!own.geoAccess().equals(defaults.geoAccess())) {
            then.geoAccess(own.geoAccess().orElse(GeoAccess.unrestricted()));
        }
        if (!own.tokenAuth().equals(defaults.tokenAuth())) {
            then.tokenAuth(own.tokenAuth().orElse(TokenAuth.none()));
        }
        Options all = options(aspects.options(), true);
        if (!all.equals(defaults.options().isEmpty() ? NOTHING_SAID : defaults.options())
                || !FeatureTranslation.inherited(aspects.options(), then.build(), shapes)
                        .equals(aspects.options())) {
            then.options(all);
        }
        Behavior built = then.build();
        return built.isEmpty() ? Behavior.builder().origin(property.origin()).build() : built;
    }
}
