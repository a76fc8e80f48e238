package dev.anyedge.fujitsu.translate;

import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.internal.json.JsonNodes;
import dev.anyedge.cdn.internal.json.JsonText;
import dev.anyedge.cdn.model.Behavior;
import dev.anyedge.cdn.model.CacheRule;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.Endpoint;
import dev.anyedge.cdn.model.JsonValue;
import dev.anyedge.cdn.model.SecretRef;
import dev.anyedge.cdn.translation.Feature;
import dev.anyedge.cdn.translation.Findings;
import dev.anyedge.cdn.translation.Translation;
import dev.anyedge.cdn.translation.TranslationContext;
import dev.anyedge.fujitsu.rules.Rule;
import dev.anyedge.fujitsu.rules.RuleBehavior;
import dev.anyedge.fujitsu.rules.RulesDocument;
import dev.anyedge.fujitsu.rules.TokenKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One translation of a distribution into parameters and rules, begun anew for each. */
final class RulesTranslation {
    private final Distribution distribution;
    private final TranslationContext<FujitsuDocument> context;
    private final Findings findings;
    private final OptionReader options;
    private final Slots slots = new Slots();

    RulesTranslation(Distribution distribution, TranslationContext<FujitsuDocument> context) {
        this.distribution = distribution;
        this.context = context;
        this.findings = new Findings(context.strictness());
        this.options = new OptionReader(findings);
    }

    Translation<FujitsuDocument> translate() {
        FujitsuOptions own =
                options.read(distribution.options(), "/options", FujitsuOptions.ACCESS_LOG, FujitsuOptions.RAW);
        ServiceTranslation service = new ServiceTranslation(distribution, findings, options);
        ServiceParameters parameters = service.parameters(own);
        OriginTranslation origins = new OriginTranslation(
                distribution,
                context.originReplacements(),
                findings,
                options,
                parameters.protocol(),
                context.live().flatMap(RulesTranslation::digitalProperty).orElse("-"));
        BehaviorTranslation behaviors = new BehaviorTranslation(findings, options, origins, slots, liveKeys());

        Effect defaults = behaviors.defaults(distribution.defaults());
        List<Cascade.Row> rows = rows(behaviors, defaults, new ConditionTranslation(findings, service.host()));
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).requests().isEverything()) {
                defaults = rows.get(i).effect();
                unreached(rows.subList(i + 1, rows.size()), rows.get(i));
                rows = rows.subList(0, i);
            }
        }
        List<Rule> rules =
                new Cascade(slots.count(), defaults, behaviors.allArguments(), rows, this::tooManyCopies).rules();
        origins.unused();
        names();
        foreignOptions();
        // Without an origin that can be said there may be nothing to say at all; that is refused.
        if (findings.refused() || rules.isEmpty()) {
            return Translation.refused(FujitsuOptions.PROVIDER, findings.inOrder());
        }
        FujitsuDocument document = withRaw(own, parameters, RulesDocument.of(rules));
        return findings.refused()
                ? Translation.refused(FujitsuOptions.PROVIDER, findings.inOrder())
                : Translation.passed(FujitsuOptions.PROVIDER, document, findings.inOrder());
    }

    // ---- rules ----

    private List<Cascade.Row> rows(BehaviorTranslation behaviors, Effect defaults, ConditionTranslation conditions) {
        Behavior otherwise = distribution.defaults();
        List<Cascade.Row> rows = new ArrayList<>(distribution.rules().size());
        List<Cascade.Row> unsaid = new ArrayList<>();
        for (int i = 0; i < distribution.rules().size(); i++) {
            CacheRule rule = distribution.rules().get(i);
            String at = "/rules/" + i;
            ConditionTranslation.Result result = conditions.requests(rule, at);
            if (result.outcome() == ConditionTranslation.Outcome.NEVER) {
                continue;
            }
            Effect effect = behaviors.rule(rule.then(), otherwise, defaults, at + "/then");
            Cascade.Row row = new Cascade.Row(i, result.requests(), effect);
            if (result.outcome() == ConditionTranslation.Outcome.SAID) {
                rows.add(row);
            } else {
                unsaid.add(row);
            }
        }
        unsaid.forEach(row -> leftOut(row, defaults, rows));
        return rows;
    }

    private void unreached(List<Cascade.Row> rows, Cascade.Row everything) {
        for (Cascade.Row row : rows) {
            findings.note(
                    Feature.RULES,
                    "/rules/" + row.index(),
                    "The rule /rules/" + everything.index()
                            + " before it is for every request, so nothing is written for this one.");
        }
    }

    /** A rule that is left out must not take a restriction with it unless that is named. */
    private void leftOut(Cascade.Row row, Effect defaults, List<Cascade.Row> rows) {
        for (int slot = Slots.IP_ALLOW; slot < slots.count(); slot++) {
            int restriction = slot;
            boolean changed = !row.effect().agrees(defaults, slot)
                    || rows.stream()
                            .anyMatch(other -> other.index() > row.index()
                                    && !other.effect().agrees(defaults, restriction));
            if (row.effect().get(slot) != null && changed) {
                findings.unsupported(
                        Slots.feature(slot),
                        "/rules/" + row.index() + "/then/" + Slots.member(slot),
                        "The rule cannot be said, and with it goes this restriction (" + slots.name(slot) + ").",
                        "The restriction is left out with its rule.",
                        "Change the rule's conditions.");
            }
        }
    }

    private void tooManyCopies(Optional<Cascade.Row> row, int slot) {
        String at = row.map(r -> "/rules/" + r.index() + "/then").orElse("/defaults");
        findings.unsupported(
                Slots.feature(slot),
                at + "/" + Slots.member(slot),
                "Rules above lift this (" + slots.name(slot) + ") under several conditions each, and to leave out their"
                        + " requests would take more than " + Cascade.MOST_COPIES + " rules.",
                "It is left out.",
                "Lift it under one condition for each rule, or say it in the rules that need it.");
    }

    private void names() {
        if (!distribution.rules().isEmpty()) {
            findings.note(Feature.NAMES, "/rules", "Rules have no names there; the distribution alone has them.");
        }
    }

    private void foreignOptions() {
        for (String provider : options.foreign()) {
            findings.note(
                    Feature.OPTIONS,
                    "/options/" + provider,
                    "Options of " + provider + " mean nothing to this provider.");
        }
    }

    // ---- what is live ----

    private static Optional<String> digitalProperty(FujitsuDocument live) {
        for (Rule rule : live.rules().rules()) {
            for (RuleBehavior behavior : rule.behaviors()) {
                if (known(behavior) instanceof RuleBehavior.Origin origin
                        && !origin.digitalProperty().equals("-")) {
                    return Optional.of(origin.digitalProperty());
                }
            }
        }
        return Optional.empty();
    }

    private Map<SecretRef, TokenKey> liveKeys() {
        Map<SecretRef, TokenKey> keys = new HashMap<>();
        context.live().ifPresent(live -> live.rules().rules().forEach(rule -> rule.behaviors()
                .forEach(behavior -> {
                    if (known(behavior) instanceof RuleBehavior.TokenAuth auth) {
                        keys.put(auth.key().reference(), auth.key());
                        auth.transitionKey().ifPresent(key -> keys.put(key.reference(), key));
                    }
                })));
        return keys;
    }

    private static RuleBehavior known(RuleBehavior behavior) {
        return behavior instanceof RuleBehavior.Extended extended ? extended.known() : behavior;
    }

    // ---- raw ----

    private FujitsuDocument withRaw(FujitsuOptions own, ServiceParameters parameters, RulesDocument rules) {
        String at = "/options/" + FujitsuOptions.PROVIDER + "/" + FujitsuOptions.RAW;
        ServiceParameters.Builder full = ServiceParameters.builder().from(parameters);
        RulesDocument given = rules;
        for (Map.Entry<String, JsonValue> member : own.raw().entrySet()) {
            JsonValue value = member.getValue();
            String pointer = at + "/" + JsonText.pointerStep(member.getKey());
            try {
                switch (member.getKey()) {
                    case FujitsuOptions.RAW_PARAMETERS -> full.putAllExtra(JsonNodes.members(JsonNodes.of(value)));
                    case FujitsuOptions.RAW_RULES -> given = rawRules(value, pointer, parameters, rules);
                    case FujitsuOptions.RAW_DOCUMENT -> given = given.withExtra(JsonNodes.members(JsonNodes.of(value)));
                    default -> unknownRaw(pointer, "There is no raw member " + member.getKey() + " here.");
                }
            } catch (ValidationException e) {
                unknownRaw(pointer, "These are no rules: " + e.getMessage());
            }
        }
        return new FujitsuDocument(isBare() ? Optional.empty() : Optional.of(full.build()), given);
    }

    /** Whether the host name was made up for bare rules, which go back as they came. */
    private boolean isBare() {
        return distribution.endpoints().stream()
                .anyMatch(endpoint -> endpoint instanceof Endpoint.Custom custom
                        && custom.hostname().equals(ServiceTranslation.UNKNOWN_HOST));
    }

    /** Rules that could not be read are kept whole; they are right only as long as the rest says what it said. */
    private RulesDocument rawRules(
            JsonValue value, String pointer, ServiceParameters parameters, RulesDocument translated) {
        RulesDocument raw = RulesDocument.fromJson("{\"rules\":" + value.toJson() + "}");
        Distribution read =
                new RulesReading(FujitsuDocument.of(parameters, raw)).read().distribution();
        boolean unchanged = read.rules().equals(distribution.rules())
                && read.defaults().equals(distribution.defaults())
                && read.origins().equals(distribution.origins());
        if (unchanged) {
            findings.note(
                    Feature.OPTIONS,
                    pointer,
                    "The rules are written as the options have them, which say more than the distribution.");
            return raw;
        }
        findings.unsupported(
                Feature.UNKNOWN_CONTENT,
                pointer,
                "The options have the rules as they were read, but the distribution has changed since and says other"
                        + " rules.",
                "The distribution's rules are written, and what only the options say is lost.",
                "Change the rules in the options, or take them out.");
        return translated;
    }

    private void unknownRaw(String pointer, String message) {
        findings.unsupported(Feature.OPTIONS, pointer, message, "The option is left out.", "");
    }
}
