package dev.anyedge.cdn.migration;

import dev.anyedge.cdn.comparison.Aspect;
import dev.anyedge.cdn.comparison.Comparison;
import dev.anyedge.cdn.comparison.DecisionPair;
import dev.anyedge.cdn.comparison.Difference;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.error.Violation;
import dev.anyedge.cdn.evaluation.Decision;
import dev.anyedge.cdn.evaluation.Evaluator;
import dev.anyedge.cdn.evaluation.Request;
import dev.anyedge.cdn.internal.evaluation.NamedOrigin;
import dev.anyedge.cdn.internal.report.Words;
import dev.anyedge.cdn.model.Behavior;
import dev.anyedge.cdn.model.CacheRule;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.Endpoint;
import dev.anyedge.cdn.model.HttpOrigin;
import dev.anyedge.cdn.model.Origin;
import dev.anyedge.cdn.translation.Capabilities;
import dev.anyedge.cdn.translation.Feature;
import dev.anyedge.cdn.translation.Finding;
import dev.anyedge.cdn.translation.Reading;
import dev.anyedge.cdn.translation.RequestClass;
import dev.anyedge.cdn.translation.Severity;
import dev.anyedge.cdn.translation.Strictness;
import dev.anyedge.cdn.translation.Translation;
import dev.anyedge.cdn.translation.TranslationContext;
import dev.anyedge.cdn.translation.Translator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One migration under way: translate, read back what came out, compare, and say what became of each part. */
final class MigrationRun {
    /** What has a part of its own in a report; anything else is about the distribution as a whole. */
    private static final Pattern PART = Pattern.compile("(/(?:rules|endpoints|origins)/[0-9]+|/defaults)(?:/.*)?$");

    private final String source;
    private final Reading reading;
    private final Translator<String> target;
    private final Map<String, Origin> replacements;
    private final Distribution distribution;
    private final Translation<String> translation;
    private final boolean refused;
    private final Optional<Distribution> outcome;
    private final Comparison comparison;
    private final Map<Optional<String>, List<Difference>> differences = new HashMap<>();
    private final Map<String, List<Finding>> findings = new HashMap<>();
    private final List<Difference> schemes = new ArrayList<>();
    private final Evaluator evaluator;
    private final Evaluator rulesOnly;
    private final Map<RequestClass, Evaluator> classes = new HashMap<>();

    MigrationRun(
            String source,
            Reading reading,
            Translator<String> target,
            Strictness strictness,
            Map<String, Origin> replacements) {
        this.source = source;
        this.reading = reading;
        this.target = target;
        this.replacements = replacements;
        this.distribution = reading.distribution();
        refuseStrangeReplacements();
        this.translation = translate(strictness);
        this.refused = !source.equals(target.provider())
                && reading.findings().stream().anyMatch(f -> losesRestriction(f) && !strictness.mayDrop(f.feature()));
        Distribution wished = withReplacements();
        if (translation.document().isPresent()) {
            this.outcome =
                    translation.document().map(document -> target.read(document).distribution());
        } else {
            StandIn standIn = StandIn.of(wished, target, replacements);
            this.outcome = standIn.outcome();
            wished = standIn.wished();
        }
        this.comparison = Comparison.of(wished, outcome.orElse(wished));
        for (Difference difference : comparison.differences()) {
            if (difference.aspect() == Aspect.VIEWER_PROTOCOL) {
                schemes.add(difference);
            } else {
                differences
                        .computeIfAbsent(difference.rule(), rule -> new ArrayList<>())
                        .add(difference);
            }
        }
        for (Finding finding : translation.findings()) {
            Matcher part = PART.matcher(finding.pointer());
            findings.computeIfAbsent(part.lookingAt() ? part.group(1) : "", pointer -> new ArrayList<>())
                    .add(finding);
        }
        this.evaluator = Comparison.evaluator(distribution);
        this.rulesOnly = Evaluator.rulesOnly(distribution);
    }

    private void refuseStrangeReplacements() {
        List<Violation> violations = new ArrayList<>();
        String known = distribution.origins().stream().map(Origin::id).collect(Collectors.joining(", "));
        for (String id : replacements.keySet()) {
            if (distribution.origin(id).isEmpty()) {
                violations.add(new Violation(
                        "/origins", id, known, "there is no origin '" + id + "' to replace; there is " + known));
            }
        }
        if (!violations.isEmpty()) {
            throw new ValidationException("origin replacements", violations);
        }
    }

    private Translation<String> translate(Strictness strictness) {
        TranslationContext<String> context = TranslationContext.<String>strict().with(strictness);
        for (Map.Entry<String, Origin> replacement : replacements.entrySet()) {
            context = context.withOrigin(replacement.getKey(), replacement.getValue());
        }
        return target.translate(distribution, context);
    }

    /** What is wished of the target: the replaced origins count as they are replaced. */
    private Distribution withReplacements() {
        List<Origin> origins = distribution.origins().stream()
                .map(origin -> replacements.containsKey(origin.id())
                        ? NamedOrigin.of(replacements.get(origin.id()), origin.id())
                        : origin)
                .toList();
        return Distribution.builder().from(distribution).origins(origins).build();
    }

    MigrationReport report() {
        List<MigratedPart> parts = new ArrayList<>();
        reading.findings().stream().filter(f -> f.severity() != Severity.NOTE).forEach(f -> parts.add(ofDocument(f)));
        List<Finding> whole = under("");
        if (!whole.isEmpty()) {
            parts.add(part(MigratedPart.Kind.DISTRIBUTION, "the distribution", "", "", whole, List.of()));
        }
        for (int i = 0; i < distribution.endpoints().size(); i++) {
            Endpoint endpoint = distribution.endpoints().get(i);
            String pointer = "/endpoints/" + i;
            parts.add(part(
                    MigratedPart.Kind.ENDPOINT,
                    Words.name(endpoint),
                    pointer,
                    Words.of(endpoint),
                    under(pointer),
                    examplesOfEndpoint(endpoint, pointer)));
        }
        for (int i = 0; i < distribution.origins().size(); i++) {
            Origin origin = distribution.origins().get(i);
            parts.add(part(
                    MigratedPart.Kind.ORIGIN,
                    origin.id(),
                    "/origins/" + i,
                    Words.of(origin),
                    under("/origins/" + i),
                    List.of()));
        }
        for (int i = 0; i < distribution.rules().size(); i++) {
            CacheRule rule = distribution.rules().get(i);
            String pointer = "/rules/" + i;
            parts.add(part(
                    MigratedPart.Kind.RULE,
                    rule.name(),
                    pointer,
                    Words.conditions(rule.when()) + " → " + Words.of(rule.then()),
                    under(pointer),
                    examplesOfRule(Optional.of(rule.name()), pointer)));
        }
        parts.add(part(
                MigratedPart.Kind.DEFAULTS,
                "defaults",
                "/defaults",
                Words.of(distribution.defaults()),
                under("/defaults"),
                examplesOfRule(Optional.empty(), "/defaults")));
        parts.sort(
                Comparator.comparing((MigratedPart p) -> !p.restrictionLost()).thenComparing(MigratedPart::outcome));
        return new MigrationReport(
                source,
                target.provider(),
                distribution,
                translation.document().filter(document -> !refused),
                translation.findings(),
                parts,
                origins(),
                comparison.requests());
    }

    private MigratedPart ofDocument(Finding finding) {
        return new MigratedPart(
                MigratedPart.Kind.DOCUMENT,
                "the " + source + " document",
                finding.pointer(),
                "",
                finding.severity().refuses() ? Outcome.LOST : Outcome.ADJUSTED,
                losesRestriction(finding),
                List.of(finding),
                List.of());
    }

    private static boolean losesRestriction(Finding finding) {
        return finding.severity().refuses() && finding.feature().restriction();
    }

    private List<Finding> under(String pointer) {
        return findings.getOrDefault(pointer, List.of());
    }

    private static boolean isUnder(Finding finding, String pointer) {
        return finding.pointer().equals(pointer) || finding.pointer().startsWith(pointer + "/");
    }

    private MigratedPart part(
            MigratedPart.Kind kind,
            String name,
            String pointer,
            String summary,
            List<Finding> findings,
            List<ExampleRequest> examples) {
        boolean lost = findings.stream().anyMatch(f -> f.severity().refuses());
        boolean adjusted = findings.stream().anyMatch(f -> f.severity() == Severity.ADJUSTED);
        boolean restriction = findings.stream().anyMatch(MigrationRun::losesRestriction);
        for (ExampleRequest example : examples) {
            if (example.difference().isPresent()) {
                boolean onlyAdjusted = example.announced() && !example.widens() && adjustedOnly(example);
                lost |= !onlyAdjusted;
                adjusted |= onlyAdjusted;
                restriction |= example.widens();
            }
        }
        Outcome became = lost ? Outcome.LOST : adjusted ? Outcome.ADJUSTED : Outcome.SAME;
        return new MigratedPart(kind, name, pointer, summary, became, restriction, findings, examples);
    }

    private boolean adjustedOnly(ExampleRequest example) {
        return translation.findings().stream()
                .filter(f -> f.severity().refuses())
                .noneMatch(f -> f.requests().isEmpty() || holds(f.requests().get(), example.request()));
    }

    private List<ExampleRequest> examplesOfRule(Optional<String> rule, String pointer) {
        List<ExampleRequest> examples = new ArrayList<>();
        for (Difference difference : differences.getOrDefault(rule, List.of())) {
            examples.add(example(difference, pointer));
        }
        Optional<DecisionPair> plain = comparison.example(rule).filter(pair -> !byScheme(pair));
        if (examples.isEmpty() && plain.isPresent()) {
            examples.add(new ExampleRequest(
                    plain.get().request(),
                    before(plain.get().request()),
                    outcome.map(o -> plain.get().second()),
                    Optional.empty(),
                    false,
                    true));
        }
        return examples;
    }

    /** What a host name does about schemes is shown once, with the host name, and not with every rule. */
    private static boolean byScheme(DecisionPair pair) {
        return !pair.first().location().equals(pair.second().location())
                || pair.first().allowed() != pair.second().allowed();
    }

    private List<ExampleRequest> examplesOfEndpoint(Endpoint endpoint, String pointer) {
        Evaluator served = Comparison.evaluator(Distribution.builder()
                .from(distribution)
                .endpoints(List.of(endpoint))
                .build());
        return schemes.stream()
                .filter(difference ->
                        served.endpoint(difference.request().host()).isPresent())
                .map(difference -> example(difference, pointer))
                .toList();
    }

    private ExampleRequest example(Difference difference, String pointer) {
        return new ExampleRequest(
                difference.request(),
                before(difference.request()),
                Optional.of(difference.second()),
                Optional.of(difference.aspect()),
                difference.widens(),
                isAnnounced(difference, pointer));
    }

    /** What the source does: with its own origins, also where others stand in for them in the comparison. */
    private Decision before(Request request) {
        return (comparison.unservedHosts().contains(request.host()) ? rulesOnly : evaluator).decide(request);
    }

    private boolean isAnnounced(Difference difference, String pointer) {
        return translation.findings().stream()
                .filter(f -> f.severity() != Severity.NOTE || f.requests().isPresent())
                .anyMatch(f -> f.requests()
                        .map(requests -> holds(requests, difference.request()))
                        .orElse(isUnder(f, pointer) || !f.pointer().startsWith("/rules/")));
    }

    /** Whether a request belongs to a class: asked of the evaluator, with the class as a rule. */
    private boolean holds(RequestClass requests, Request request) {
        if (requests.withCookies() && request.header("Cookie").isEmpty()) {
            return false;
        }
        if (requests.when().isEmpty()) {
            return true;
        }
        return classes.computeIfAbsent(requests, this::asRule)
                .decide(request)
                .rule()
                .isPresent();
    }

    private Evaluator asRule(RequestClass requests) {
        return Evaluator.rulesOnly(Distribution.builder()
                .from(distribution)
                .rules(List.of(CacheRule.builder()
                        .name("class")
                        .addAllWhen(requests.when())
                        .then(Behavior.builder().build())
                        .build()))
                .build());
    }

    private List<OriginReplacement> origins() {
        List<OriginReplacement> list = new ArrayList<>();
        for (int i = 0; i < distribution.origins().size(); i++) {
            Origin origin = distribution.origins().get(i);
            list.add(replacement(origin, under("/origins/" + i)));
        }
        return list;
    }

    private OriginReplacement replacement(Origin origin, List<Finding> findings) {
        String before = Words.of(origin);
        if (replacements.containsKey(origin.id())) {
            return new OriginReplacement(
                    origin.id(),
                    before,
                    OriginReplacement.How.REPLACED,
                    Optional.of(Words.of(replacements.get(origin.id()))),
                    Optional.empty());
        }
        if (findings.stream().anyMatch(f -> f.severity().refuses() && ofKind(f.feature()))) {
            return new OriginReplacement(
                    origin.id(), before, OriginReplacement.How.UNREACHABLE, Optional.empty(), Optional.of(template()));
        }
        boolean byHost = !(origin instanceof HttpOrigin)
                && origin.reachableAs().isPresent()
                && outcome.stream()
                        .flatMap(o -> o.origins().stream())
                        .anyMatch(o -> o instanceof HttpOrigin http
                                && http.host().equals(origin.reachableAs().get().host()));
        return byHost
                ? new OriginReplacement(
                        origin.id(),
                        before,
                        OriginReplacement.How.REACHABLE_AS,
                        origin.reachableAs().map(Words::of),
                        Optional.empty())
                : new OriginReplacement(
                        origin.id(), before, OriginReplacement.How.KEPT, Optional.of(before), Optional.empty());
    }

    private static boolean ofKind(Feature feature) {
        return feature == Feature.HTTP_ORIGIN
                || feature == Feature.BUCKET_ORIGIN
                || feature == Feature.LOAD_BALANCER_ORIGIN
                || feature == Feature.SERVERLESS_ORIGIN;
    }

    /** The plainest origin that the target takes, to be filled in. */
    private String template() {
        return target.capabilities().of(Feature.HTTP_ORIGIN).support() == Capabilities.Support.NONE
                ? "{\"type\":\"bucket\",\"bucket\":\"…\",\"region\":\"…\"}"
                : "{\"type\":\"http\",\"scheme\":\"https\",\"host\":\"…\"}";
    }
}
