package dev.anyedge.fujitsu;

import dev.anyedge.fujitsu.rules.Rule;
import dev.anyedge.fujitsu.rules.RuleBehavior.ContentRefresh;
import dev.anyedge.fujitsu.rules.RuleBehavior.RefreshType;
import dev.anyedge.fujitsu.rules.RuleMatch;
import dev.anyedge.fujitsu.rules.RulesDocument;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rules that a purge of many objects leaves behind: at the end of the document, each for one pattern, with a {@code
 * content-refresh} and nothing else (Fujitsu reference §3.4.4, §5). They say when something was purged and nothing of what
 * is wished, so they never count as a change, and the next edit leaves them out.
 */
final class PurgeTraces {
    private PurgeTraces() {}

    /** The rules as they would be without any purge. */
    static RulesDocument without(RulesDocument document) {
        int end = document.rules().size();
        while (end > 1 && isTrace(document.rules().get(end - 1))) {
            end--;
        }
        return end == document.rules().size()
                ? document
                : RulesDocument.of(document.rules().subList(0, end)).withExtra(document.extra());
    }

    /** The rules with a trace of each pattern: a newer purge of the same pattern, or of everything, replaces older ones. */
    static RulesDocument with(RulesDocument document, List<String> patterns, Instant instant) {
        List<Rule> rules = new ArrayList<>(without(document).rules());
        int own = rules.size();
        if (!patterns.contains("/*")) {
            for (Rule rule : document.rules().subList(own, document.rules().size())) {
                if (pattern(rule).filter(patterns::contains).isEmpty()) {
                    rules.add(rule);
                }
            }
        }
        for (String pattern : patterns) {
            rules.add(Rule.when(RuleMatch.urlWildcard(pattern)).then(ContentRefresh.at(instant, true)));
        }
        return RulesDocument.of(rules).withExtra(document.extra());
    }

    /** Whether the rules have a trace of an instant. */
    static boolean has(RulesDocument document, Instant instant) {
        return document.rules().stream()
                .flatMap(rule -> rule.behaviors().stream())
                .anyMatch(behavior -> behavior instanceof ContentRefresh refresh
                        && refresh.instant().equals(Optional.of(instant)));
    }

    private static boolean isTrace(Rule rule) {
        return rule.extra().isEmpty()
                && rule.behaviors().size() == 1
                && rule.behaviors().get(0) instanceof ContentRefresh refresh
                && refresh.type() == RefreshType.EPOCH
                && refresh.mustRevalidate().orElse(false)
                && pattern(rule).isPresent();
    }

    private static Optional<String> pattern(Rule rule) {
        return rule.matches().size() == 1
                        && rule.matches().get(0) instanceof RuleMatch.Listed match
                        && match.kind() == RuleMatch.Kind.URL_WILDCARD
                        && !match.negated()
                        && match.tokens().size() == 1
                ? Optional.of(match.tokens().get(0))
                : Optional.empty();
    }
}
