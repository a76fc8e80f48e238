package dev.anyedge.scaleway.translate;

import dev.anyedge.cdn.model.CacheRule;
import dev.anyedge.cdn.model.Condition;
import dev.anyedge.cdn.translation.Feature;
import dev.anyedge.cdn.translation.Findings;
import dev.anyedge.scaleway.api.MethodFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a rule's conditions pick out, as route rules can say it: methods, hosts and paths, less what negated conditions
 * leave out. Conditions that every or no served request meets are decided here and now.
 */
final class RuleRegion {
    private final Findings findings;

    /** The host names that are served; everything when nobody knows them yet. */
    private final TextSet served;

    /**
     * What a rule decides.
     *
     * @param region this; nothing when the rule never decides
     * @param not less these
     */
    record Picked(Region region, List<Region> not) {
        /** No request. */
        static final Picked NEVER = new Picked(Region.NOTHING, List.of());
    }

    private boolean leftOut;

    RuleRegion(Findings findings, TextSet served) {
        this.findings = findings;
        this.served = served;
    }

    /** Whether the last rule that routes cannot say may be left out. */
    boolean leftOut() {
        return leftOut;
    }

    /** Empty when routes cannot say it, which the findings say. */
    Optional<Picked> of(CacheRule rule, String pointer) {
        Region region = Region.ALL;
        List<Region> not = new ArrayList<>(0);
        List<Condition> when = rule.when();
        for (int i = 0; i < when.size(); i++) {
            Condition condition = when.get(i);
            String at = pointer + "/when/" + i;
            @Nullable Region named = region(condition, at);
            if (named == null) {
                return Optional.empty();
            }
            if (condition.negated()) {
                if (named.isAll()) {
                    return never(pointer, at, condition);
                }
                if (!named.isNothing()) {
                    not.add(named);
                }
                continue;
            }
            @Nullable Region both = region.intersect(named);
            if (both == null) {
                boolean regex =
                        region.paths() instanceof TextSet.Expressions || named.paths() instanceof TextSet.Expressions;
                leftOut = findings.unsupported(
                        regex ? Feature.PATH_REGEX_CONDITION : Feature.LIMIT,
                        at,
                        regex
                                ? "A rule has a regular expression and another condition on the path, which one"
                                        + " expression cannot say together."
                                : "The conditions on the path together take more than " + Glob.MAX_UNION
                                        + " patterns to say.",
                        "The rule is left out.",
                        regex
                                ? "Say both in one regular expression."
                                : "Use fewer or shorter patterns, or split the rule.");
                return Optional.empty();
            }
            if (both.isNothing()) {
                return never(pointer, at, condition);
            }
            region = both;
        }
        return Optional.of(new Picked(region, not));
    }

    private Optional<Picked> never(String pointer, String at, Condition condition) {
        findings.note(
                switch (condition.kind()) {
                    case SCHEME -> Feature.SCHEME_CONDITION;
                    case HOST -> Feature.HOST_CONDITION;
                    case METHOD -> Feature.METHOD_CONDITION;
                    default -> Feature.RULES;
                },
                pointer,
                "This rule never decides, because the condition " + at + " holds for no request that is served"
                        + (condition.kind() == Condition.Kind.SCHEME
                                ? ": plain HTTP is redirected first."
                                : " and meets the others.")
                        + " It is left out.");
        return Optional.of(Picked.NEVER);
    }

    /** What a condition names, its negation aside; all for what holds always; null when that cannot be said. */
    private @Nullable Region region(Condition condition, String at) {
        List<String> values = condition.values();
        return switch (condition.kind()) {
            case PATH, EXTENSION, FILE_NAME -> Region.ALL.withPaths(TextSet.of(globs(condition)));
            case PATH_REGEX -> Region.ALL.withPaths(FilterText.paths(values));
            case METHOD -> methods(condition, at);
            case SCHEME -> {
                boolean https = values.contains("https");
                if (https != condition.negated()) {
                    findings.note(
                            Feature.SCHEME_CONDITION,
                            at,
                            "Every request that is served came over HTTPS, so this condition always holds.");
                }
                yield https ? Region.ALL : Region.NOTHING;
            }
            case HOST -> hosts(condition, at);
        };
    }

    private static List<Glob> globs(Condition condition) {
        List<String> values = condition.values();
        if (values.size() == 1 && condition.kind() != Condition.Kind.FILE_NAME) {
            return List.of(glob(condition.kind(), values.get(0)));
        }
        List<Glob> globs = new ArrayList<>(values.size());
        for (String value : values) {
            if (condition.kind() == Condition.Kind.FILE_NAME) {
                globs.addAll(Glob.fileName(value));
            } else {
                globs.add(glob(condition.kind(), value));
            }
        }
        return globs;
    }

    private static Glob glob(Condition.Kind kind, String value) {
        return kind == Condition.Kind.EXTENSION ? Glob.extension(value) : Glob.path(value);
    }

    private @Nullable Region methods(Condition condition, String at) {
        List<MethodFilter> methods = new ArrayList<>(condition.values().size());
        for (int i = 0; i < condition.values().size(); i++) {
            String value = condition.values().get(i);
            MethodFilter method = new MethodFilter(value.toLowerCase(Locale.ROOT));
            if (!method.known()) {
                leftOut = findings.unsupported(
                        Feature.METHOD_CONDITION,
                        at + "/values/" + i,
                        "Routes know no method " + value + ".",
                        "The rule is left out.",
                        "Routes know GET, POST, PUT, PATCH, DELETE, HEAD and OPTIONS.");
                return null;
            }
            methods.add(method);
        }
        return Region.ALL.withMethods(methods);
    }

    /** Named hosts go into the filter, also those that are not served: the provider has names of its own besides. */
    private Region hosts(Condition condition, String at) {
        List<Glob> hosts = new ArrayList<>(condition.values().size());
        for (String value : condition.values()) {
            Glob host = Glob.host(value);
            TextSet one = new TextSet.Globs(List.of(host));
            if (condition.negated() && one.covers(served)) {
                return Region.ALL;
            }
            if (!condition.negated() || !one.disjoint(served)) {
                hosts.add(host);
            }
        }
        if (hosts.size() < condition.values().size()) {
            findings.note(
                    Feature.HOST_CONDITION,
                    at,
                    "Hosts that this distribution does not serve need not be left out and are not.");
        }
        return Region.ALL.withHosts(new TextSet.Globs(hosts));
    }
}
