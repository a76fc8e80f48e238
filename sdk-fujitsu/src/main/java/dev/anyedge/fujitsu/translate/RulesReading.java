package dev.anyedge.fujitsu.translate;

import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.internal.json.JsonNodes;
import dev.anyedge.cdn.internal.json.JsonText;
import dev.anyedge.cdn.model.Behavior;
import dev.anyedge.cdn.model.CacheRule;
import dev.anyedge.cdn.model.Certificate;
import dev.anyedge.cdn.model.Condition;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.Endpoint;
import dev.anyedge.cdn.model.JsonValue;
import dev.anyedge.cdn.model.Options;
import dev.anyedge.cdn.model.ViewerProtocol;
import dev.anyedge.cdn.translation.Feature;
import dev.anyedge.cdn.translation.Finding;
import dev.anyedge.cdn.translation.Reading;
import dev.anyedge.cdn.translation.Severity;
import dev.anyedge.fujitsu.internal.matching.Conjunction;
import dev.anyedge.fujitsu.rules.Rule;
import dev.anyedge.fujitsu.rules.RuleBehavior;
import dev.anyedge.fujitsu.rules.RuleMatch;
import dev.anyedge.fujitsu.translate.FujitsuOptions.AccessLog;
import dev.anyedge.fujitsu.translate.ServiceParameters.Protocol;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One reading of a service into the neutral model, begun anew for each.
 *
 * <p>Whatever is live must be readable: what is missing gets a placeholder that ends in {@code .invalid}, what the model
 * has no word for is kept in options and returns on write, and both are reported.
 */
final class RulesReading {
    private static final String UNNAMED = "fujitsu-service";
    private static final String APPLIED_FOR = "applied for at Fujitsu";
    private static final int LONGEST_NAME = 100;

    private final FujitsuDocument document;
    private final List<Finding> findings = new ArrayList<>();
    private final Slots slots = new Slots();
    private final FujitsuOptions.Builder options = FujitsuOptions.builder();
    private boolean keepsRules;

    RulesReading(FujitsuDocument document) {
        this.document = document;
    }

    Reading read() {
        Distribution.Builder distribution = Distribution.builder();
        Protocol protocol =
                document.parameters().map(ServiceParameters::protocol).orElse(Protocol.HTTP);
        service(distribution);
        report();
        BehaviorReading behaviors =
                new BehaviorReading(slots, findings, document.rules().rules(), protocol);
        rules(behaviors, distribution);
        behaviors.origins().forEach(distribution::addOrigin);
        if (!document.rules().extra().isEmpty()) {
            options.putRaw(
                    FujitsuOptions.RAW_DOCUMENT,
                    JsonNodes.value(document.rules().extra()));
            document.rules()
                    .extra()
                    .keySet()
                    .forEach(name -> kept("/" + JsonText.pointerStep(name), "The member " + name));
        }
        if (keepsRules) {
            options.putRaw(FujitsuOptions.RAW_RULES, wholeRules());
        }
        distribution.options(options.build().toOptions());
        return new Reading(distribution.build(), findings);
    }

    /** All rules as options; keys are references there. */
    private JsonValue wholeRules() {
        return JsonNodes.value(JsonText.parse(document.rules().toJson()).get("rules"));
    }

    // ---- the service ----

    private void service(Distribution.Builder distribution) {
        if (document.parameters().isEmpty()) {
            distribution.name(UNNAMED).addEndpoint(Endpoint.customHttpOnly(ServiceTranslation.UNKNOWN_HOST));
            add(
                    Severity.UNSUPPORTED,
                    Feature.INCOMPLETE_DOCUMENT,
                    "",
                    "These are rules alone, without the parameters of a service; its name and host name are made up.",
                    "Put the host name in place of " + ServiceTranslation.UNKNOWN_HOST + ".");
            return;
        }
        ServiceParameters parameters = document.parameters().get();
        distribution.enabled(parameters.active());
        boolean secure = parameters.protocol() == Protocol.HTTPS;
        ViewerProtocol viewer = secure ? ViewerProtocol.REDIRECT_TO_HTTPS : ViewerProtocol.HTTP_ONLY;
        String given = parameters.preFqdn().orElse("");
        if (parameters.hasOwnName()) {
            ownName(given, secure, viewer, distribution);
        } else {
            grantedName(given, secure, viewer, distribution);
        }
        parameters
                .container()
                .ifPresent(container -> options.accessLog(new AccessLog(
                        container, parameters.objectPrefix(), parameters.keyContainer(), parameters.keyObject())));
        if (!parameters.extra().isEmpty()) {
            options.putRaw(FujitsuOptions.RAW_PARAMETERS, JsonNodes.value(parameters.extra()));
            parameters
                    .extra()
                    .keySet()
                    .forEach(name -> kept("/parameters/" + JsonText.pointerStep(name), "The parameter " + name));
        }
    }

    private void ownName(String given, boolean secure, ViewerProtocol viewer, Distribution.Builder distribution) {
        String host = given.toLowerCase(Locale.ROOT);
        Optional<Certificate> certificate = secure ? Optional.of(Certificate.external(APPLIED_FOR)) : Optional.empty();
        Endpoint endpoint;
        try {
            endpoint = new Endpoint.Custom(host, viewer, certificate, exactly(given, host));
        } catch (ValidationException e) {
            endpoint = new Endpoint.Custom(ServiceTranslation.UNKNOWN_HOST, viewer, certificate, Options.none());
            add(
                    Severity.UNSUPPORTED,
                    Feature.CUSTOM_HOSTNAME,
                    "/parameters/pre_fqdn",
                    "The host name " + given + " is none that a distribution may have.",
                    "Put a host name in place of " + ServiceTranslation.UNKNOWN_HOST + ".");
        }
        String name = slug(host);
        distribution.name(name).addEndpoint(endpoint);
        add(
                Severity.NOTE,
                Feature.NAMES,
                "/parameters/pre_fqdn",
                "A service has no name; this one is called " + name + " for its host name.",
                "");
    }

    private void grantedName(String given, boolean secure, ViewerProtocol viewer, Distribution.Builder distribution) {
        Optional<Certificate> certificate = secure ? Optional.of(Certificate.shared()) : Optional.empty();
        if (given.isEmpty()) {
            distribution
                    .name(UNNAMED)
                    .addEndpoint(new Endpoint.Assigned(
                            Optional.empty(),
                            viewer,
                            certificate,
                            FujitsuOptions.builder().preFqdn("").build().toOptions()));
            add(
                    Severity.NOTE,
                    Feature.NAMES,
                    "/parameters",
                    "The service has no name of its own; it is called " + UNNAMED + " here.",
                    "");
            return;
        }
        String name = slug(given);
        distribution
                .name(name)
                .addEndpoint(new Endpoint.Assigned(Optional.of(name), viewer, certificate, exactly(given, name)));
    }

    /** The option that keeps a spelling that the endpoint cannot have. */
    private static Options exactly(String given, String said) {
        return given.equals(said)
                ? Options.none()
                : FujitsuOptions.builder().preFqdn(given).build().toOptions();
    }

    /** A name that a distribution may have. */
    private static String slug(String text) {
        StringBuilder slug = new StringBuilder();
        for (char c : text.toLowerCase(Locale.ROOT).toCharArray()) {
            boolean good = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
            if (good || (slug.length() > 0 && slug.charAt(slug.length() - 1) != '-')) {
                slug.append(good ? c : '-');
            }
        }
        if (slug.length() > 63) {
            slug.setLength(63);
        }
        while (slug.length() > 0 && slug.charAt(slug.length() - 1) == '-') {
            slug.setLength(slug.length() - 1);
        }
        return slug.length() == 0 ? UNNAMED : slug.toString();
    }

    // ---- what is reported wherever it takes effect ----

    private void report() {
        List<Rule> rules = document.rules().rules();
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            String at = "/rules/" + i;
            for (int m = 0; m < rule.matches().size(); m++) {
                if (rule.matches().get(m) instanceof RuleMatch.Unknown unknown) {
                    keepsRules = true;
                    add(
                            Severity.UNSUPPORTED,
                            Feature.UNKNOWN_CONTENT,
                            at + "/matches/" + m,
                            "Nobody knows which requests the match " + unknown.name()
                                    + " is for, so the rule is not part of the distribution.",
                            "All rules are kept in the options and written from there while the rest is unchanged.");
                }
            }
            for (int b = 0; b < rule.behaviors().size(); b++) {
                report(rule.behaviors().get(b), at + "/behaviors/" + b);
            }
            if (!rule.extra().isEmpty()) {
                keepsRules = true;
                rule.extra()
                        .keySet()
                        .forEach(name -> kept(at + "/" + JsonText.pointerStep(name), "The member " + name));
            }
        }
    }

    private void report(RuleBehavior behavior, String at) {
        if (behavior instanceof RuleBehavior.Opaque opaque) {
            if (opaque.documented()) {
                add(
                        Severity.NOTE,
                        Feature.OPTIONS,
                        at,
                        "The behaviour " + opaque.name() + " is kept as an option; the model has no word for it.",
                        "");
            } else {
                add(
                        Severity.LOSSY,
                        Feature.UNKNOWN_CONTENT,
                        at,
                        "Nobody knows what the behaviour " + opaque.name()
                                + " does; it may refuse requests. It is kept as an option.",
                        "");
            }
        } else if (behavior instanceof RuleBehavior.ContentRefresh) {
            add(
                    Severity.NOTE,
                    Feature.OPTIONS,
                    at,
                    "The behaviour " + behavior.name() + " is kept as an option; the model has no word for it.",
                    "");
        } else if (behavior instanceof RuleBehavior.Extended extended) {
            extended.members()
                    .keySet()
                    .forEach(name -> kept(at + "/" + JsonText.pointerStep(name), "The member " + name));
            extended.params()
                    .keySet()
                    .forEach(name -> kept(at + "/params/" + JsonText.pointerStep(name), "The parameter " + name));
        }
    }

    // ---- rules ----

    private void rules(BehaviorReading behaviors, Distribution.Builder distribution) {
        Flattening flattening = new Flattening(document.rules().rules(), slots);
        Optional<List<Flattening.Region>> all = flattening.regions();
        List<Flattening.Region> regions =
                all.isPresent() ? Tidying.tidied(all.get()) : flattening.firstRegions(Flattening.MOST_OVERLAPS);
        if (all.isEmpty()) {
            keepsRules = true;
            add(
                    Severity.UNSUPPORTED,
                    Feature.LIMIT,
                    "/rules",
                    "The rules overlap in more than " + Flattening.MOST_OVERLAPS
                            + " ways; the distribution has the first of them only.",
                    "All rules are kept in the options and written from there while the rest is unchanged.");
        }
        Effect otherwise = regions.get(regions.size() - 1).effect();
        Behavior defaults = behaviors.defaults(otherwise);
        distribution.defaults(defaults);
        Set<String> names = new HashSet<>();
        List<CacheRule> made = new ArrayList<>(regions.size());
        int needed = 0;
        for (Flattening.Region region : regions.subList(0, regions.size() - 1)) {
            Conjunction requests = region.requests().ordered();
            Behavior then = behaviors.rule(region.effect(), otherwise, defaults);
            // What is as without the rule has to be said only where a rule behind it says otherwise.
            boolean same = then.isEmpty();
            made.add(CacheRule.builder()
                    .name(unique(name(requests), names))
                    .addAllWhen(conditions(requests))
                    .then(same ? behaviors.again(defaults, otherwise) : then)
                    .build());
            needed = same ? needed : made.size();
        }
        distribution.addAllRules(made.subList(0, needed));
    }

    private static List<Condition> conditions(Conjunction requests) {
        List<Condition> conditions = new ArrayList<>();
        for (RuleMatch.Listed match : requests.matches()) {
            Condition.Kind kind =
                    switch (match.kind()) {
                        case HTTP_METHOD -> Condition.Kind.METHOD;
                        case URL_SCHEME -> Condition.Kind.SCHEME;
                        case URL_PATH, URL_WILDCARD -> Condition.Kind.PATH;
                        case URL_FILENAME -> Condition.Kind.FILE_NAME;
                        case URL_EXTENSION -> Condition.Kind.EXTENSION;
                    };
            Set<String> values = new LinkedHashSet<>();
            for (String token : match.tokens()) {
                values.add(kind == Condition.Kind.SCHEME ? token.toLowerCase(Locale.ROOT) : token);
            }
            conditions.add(new Condition(kind, List.copyOf(values), match.negated()));
        }
        return conditions;
    }

    /** A name that tells the rule by its requests: names that count would change with each rule that is put before. */
    private static String name(Conjunction requests) {
        StringBuilder name = new StringBuilder();
        for (RuleMatch.Listed match : requests.matches()) {
            name.append(name.length() == 0 ? "" : " and ").append(match.negated() ? "not " : "");
            String before =
                    switch (match.kind()) {
                        case URL_EXTENSION -> ".";
                        default -> "";
                    };
            String separator = "";
            for (String token : match.tokens()) {
                name.append(separator).append(before).append(token);
                separator = " ";
                if (name.length() > LONGEST_NAME) {
                    break;
                }
            }
            if (name.length() > LONGEST_NAME) {
                int end = name.offsetByCodePoints(0, Math.min(LONGEST_NAME, name.codePointCount(0, name.length())));
                name.setLength(end);
                return name.append("…").toString();
            }
        }
        return name.toString();
    }

    private static String unique(String name, Set<String> names) {
        String candidate = name;
        for (int n = 2; !names.add(candidate); n++) {
            candidate = name + " (" + n + ")";
        }
        return candidate;
    }

    // ---- findings ----

    private void kept(String pointer, String what) {
        add(
                Severity.LOSSY,
                Feature.UNKNOWN_CONTENT,
                pointer,
                what + " is unknown; it is kept as an option and written back.",
                "");
    }

    private void add(Severity severity, Feature feature, String pointer, String message, String hint) {
        Finding.Builder finding = Finding.of(severity, feature, pointer, message);
        if (!hint.isEmpty()) {
            finding.hint(hint);
        }
        findings.add(finding.build());
    }
}
