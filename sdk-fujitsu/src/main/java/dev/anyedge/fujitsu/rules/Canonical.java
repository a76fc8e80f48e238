package dev.anyedge.fujitsu.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** Documents in the one form that all spellings of the same rules share. */
final class Canonical {
    private Canonical() {}

    static RulesDocument of(RulesDocument document) {
        List<Rule> rules = new ArrayList<>(document.rules().size());
        for (Rule rule : document.rules()) {
            List<RuleMatch> matches = new ArrayList<>();
            rule.matches().forEach(match -> matches.add(match(match)));
            matches.sort(Comparator.comparing(RuleMatch::toString));
            List<RuleBehavior> behaviors = new ArrayList<>();
            rule.behaviors().forEach(behavior -> behaviors.add(behavior(behavior)));
            // A stable sort: of two behaviours with one name the last stays last.
            behaviors.sort(Comparator.comparing(RuleBehavior::name));
            rules.add(Rule.read(matches, behaviors, rule.extra()));
        }
        return RulesDocument.read(rules, document.extra());
    }

    private static RuleMatch match(RuleMatch match) {
        return match instanceof RuleMatch.Listed listed
                ? new RuleMatch.Listed(listed.kind(), sorted(listed.tokens()), listed.negated())
                : match;
    }

    private static RuleBehavior behavior(RuleBehavior behavior) {
        if (behavior instanceof RuleBehavior.Extended extended) {
            return new RuleBehavior.Extended(behavior(extended.known()), extended.members(), extended.params());
        }
        if (behavior instanceof RuleBehavior.Origin origin) {
            return new RuleBehavior.Origin(
                    "-",
                    origin.originDomain().toLowerCase(Locale.ROOT),
                    origin.hostHeaderType(),
                    origin.hostHeaderValue(),
                    origin.cacheKeyType(),
                    origin.cacheKeyValue());
        }
        if (behavior instanceof RuleBehavior.QueryArguments arguments) {
            return new RuleBehavior.QueryArguments(arguments.type(), sorted(arguments.arguments()));
        }
        if (behavior instanceof RuleBehavior.IpList list) {
            return new RuleBehavior.IpList(list.type(), sorted(list.ranges()));
        }
        if (behavior instanceof RuleBehavior.GeoList list) {
            return new RuleBehavior.GeoList(list.type(), list.level(), sorted(list.codes()));
        }
        if (behavior instanceof RuleBehavior.RefererList list) {
            return new RuleBehavior.RefererList(list.type(), sorted(list.patterns()));
        }
        if (behavior instanceof RuleBehavior.TokenAuth auth) {
            return RuleBehavior.tokenAuth()
                    .from(auth)
                    .tokenDelimiter(Optional.of(auth.tokenDelimiter().orElse("~")))
                    .aclDelimiter(Optional.of(auth.aclDelimiter().orElse("!")))
                    .build();
        }
        return behavior;
    }

    private static List<String> sorted(List<String> tokens) {
        return tokens.size() < 2 ? tokens : List.copyOf(new TreeSet<>(tokens));
    }
}
