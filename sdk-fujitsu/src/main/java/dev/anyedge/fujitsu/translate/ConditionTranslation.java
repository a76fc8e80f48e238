package dev.anyedge.fujitsu.translate;

import dev.anyedge.cdn.model.CacheRule;
import dev.anyedge.cdn.model.Condition;
import dev.anyedge.cdn.translation.Feature;
import dev.anyedge.cdn.translation.Findings;
import dev.anyedge.fujitsu.internal.matching.Conjunction;
import dev.anyedge.fujitsu.rules.RuleMatch;
import dev.anyedge.fujitsu.rules.RuleMatch.Listed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Conditions as matches. A service has one host name, so conditions on the host hold always or never; the same goes for a
 * condition on both schemes.
 */
final class ConditionTranslation {
    private final Findings findings;
    private final Optional<String> host;

    /**
     * For a service.
     *
     * @param host its host name; empty when the provider chooses it
     */
    ConditionTranslation(Findings findings, Optional<String> host) {
        this.findings = findings;
        this.host = host;
    }

    /** What became of a rule's conditions. */
    enum Outcome {
        /** They can be said. */
        SAID,
        /** They never hold together. */
        NEVER,
        /** They cannot be said, which is reported; the rule may be left out or translation is refused. */
        UNSAID
    }

    /**
     * The requests that a rule is for.
     *
     * @param outcome what became of the conditions
     * @param requests the requests; none in particular unless they can be said
     */
    record Result(Outcome outcome, Conjunction requests) {}

    Result requests(CacheRule rule, String at) {
        List<Listed> matches = new ArrayList<>(rule.when().size());
        Outcome outcome = Outcome.SAID;
        for (int i = 0; i < rule.when().size(); i++) {
            Condition condition = rule.when().get(i);
            switch (condition.kind()) {
                case HOST -> outcome = worse(outcome, host(condition, at + "/when/" + i));
                case SCHEME -> outcome = worse(outcome, scheme(condition, matches));
                default -> {
                    Optional<Listed> match = match(condition, at + "/when/" + i);
                    match.ifPresent(matches::add);
                    outcome = worse(outcome, match.isPresent() ? Outcome.SAID : Outcome.UNSAID);
                }
            }
        }
        if (outcome != Outcome.SAID) {
            return new Result(outcome, Conjunction.everything());
        }
        Conjunction requests = Conjunction.of(matches).simplified();
        if (rule.when().size() > 1 && requests.isImpossible()) {
            outcome = Outcome.NEVER;
        }
        if (outcome == Outcome.NEVER) {
            findings.note(
                    Feature.RULES,
                    at + "/when",
                    "No request meets all conditions of this rule, so nothing is written for it.");
        }
        return new Result(outcome, requests);
    }

    private static Outcome worse(Outcome one, Outcome other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private Outcome host(Condition condition, String at) {
        if (host.isEmpty()) {
            findings.unsupported(
                    Feature.HOST_CONDITION,
                    at,
                    "The provider chooses the host name, so a condition on it cannot be decided.",
                    "The rule is left out.",
                    "Use a host name of your own, or leave out the condition: there is only one host name.");
            return Outcome.UNSAID;
        }
        boolean named = condition.values().stream().anyMatch(value -> isHost(value, host.get()));
        if (named == condition.negated()) {
            findings.note(
                    Feature.HOST_CONDITION,
                    at,
                    "The service has the one host name " + host.get() + ", for which this never holds: nothing is"
                            + " written for the rule.");
            return Outcome.NEVER;
        }
        return Outcome.SAID;
    }

    private static boolean isHost(String pattern, String host) {
        return pattern.startsWith("*.") ? host.endsWith(pattern.substring(1)) : host.equals(pattern);
    }

    private static Outcome scheme(Condition condition, List<Listed> matches) {
        if (condition.values().size() == 1) {
            Listed match = RuleMatch.urlScheme(condition.values().get(0).toUpperCase(Locale.ROOT));
            matches.add(condition.negated() ? match.not() : match);
            return Outcome.SAID;
        }
        return condition.negated() ? Outcome.NEVER : Outcome.SAID;
    }

    private Optional<Listed> match(Condition condition, String at) {
        RuleMatch.Kind kind =
                switch (condition.kind()) {
                    case EXTENSION -> RuleMatch.Kind.URL_EXTENSION;
                    case FILE_NAME -> RuleMatch.Kind.URL_FILENAME;
                    case METHOD -> RuleMatch.Kind.HTTP_METHOD;
                    default -> RuleMatch.Kind.URL_WILDCARD;
                };
        List<String> tokens = condition.values();
        if (condition.kind() == Condition.Kind.PATH_REGEX) {
            Optional<List<String>> patterns = PlainExpressions.asGlobs(tokens);
            if (patterns.isEmpty()) {
                unsaid(
                        Feature.PATH_REGEX_CONDITION,
                        at,
                        "The provider has no regular expressions, and this one is no plain pattern.",
                        "Use path patterns with '*', extensions or file names.");
                return Optional.empty();
            }
            tokens = patterns.get();
        }
        for (String token : tokens) {
            if (!kind.takes(token)) {
                unsaid(feature(condition.kind()), at, problem(condition.kind(), token), hint(condition.kind()));
                return Optional.empty();
            }
        }
        return Optional.of(new Listed(kind, tokens, condition.negated()));
    }

    private void unsaid(Feature feature, String at, String message, String hint) {
        findings.unsupported(feature, at, message, "The rule is left out.", hint);
    }

    private static Feature feature(Condition.Kind kind) {
        return switch (kind) {
            case EXTENSION -> Feature.EXTENSION_CONDITION;
            case FILE_NAME -> Feature.FILE_NAME_CONDITION;
            case METHOD -> Feature.METHOD_CONDITION;
            default -> Feature.PATH_CONDITION;
        };
    }

    private static String problem(Condition.Kind kind, String token) {
        return kind == Condition.Kind.METHOD
                ? "The provider does not tell the method " + token + " from others."
                : "The provider cannot match \"" + token + "\" here: its lists are separated by blanks, and '*' in"
                        + " extensions and file names is not taken.";
    }

    private static String hint(Condition.Kind kind) {
        return kind == Condition.Kind.METHOD
                ? "It tells GET, HEAD, POST, PUT, DELETE, OPTIONS, TRACE and CONNECT."
                : "Percent-encode white space, and use path patterns for '*'.";
    }
}
