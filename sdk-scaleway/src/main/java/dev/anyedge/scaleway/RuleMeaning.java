package dev.anyedge.scaleway;

import dev.anyedge.scaleway.api.FilterType;
import dev.anyedge.scaleway.api.RouteRule;
import dev.anyedge.scaleway.api.RuleFilter;
import dev.anyedge.scaleway.api.RuleHttpMatch;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Which requests a route rule picks, as a text that is equal for rules that pick the same: {@code /api/.*} and
 * {@code ^(?:.*}{@code /api/.*)$} are one expression in two spellings. Expressions are compared as the translation reads
 * them. Not thread-safe.
 */
final class RuleMeaning {
    private static final char SEPARATOR = '\u0001';
    private static final String ALL = "" + SEPARATOR + SEPARATOR;
    private static final UnaryOperator<String> AS_IT_STANDS = text -> text;

    private final UnaryOperator<String> pathReading;
    private final UnaryOperator<String> hostReading;
    private final Map<String, String> paths = new HashMap<>();
    private final Map<String, String> hosts = new HashMap<>();

    /** The readings give equal texts for expressions that pick the same, and {@code ""} for one that picks everything. */
    RuleMeaning(UnaryOperator<String> pathReading, UnaryOperator<String> hostReading) {
        this.pathReading = pathReading;
        this.hostReading = hostReading;
    }

    /** Every spelling is another expression. */
    static RuleMeaning literal() {
        return new RuleMeaning(AS_IT_STANDS, AS_IT_STANDS);
    }

    String of(RouteRule rule) {
        if (rule.match().isEmpty()) {
            return ALL;
        }
        RuleHttpMatch match = rule.match().get();
        String methods = match.methodFilters().isEmpty() ? "" : methods(match);
        String path =
                match.pathFilter().isEmpty() ? "" : filter(match.pathFilter().get(), paths, pathReading);
        String host =
                match.hostFilter().isEmpty() ? "" : filter(match.hostFilter().get(), hosts, hostReading);
        return methods + SEPARATOR + path + SEPARATOR + host;
    }

    private static String methods(RuleHttpMatch match) {
        return match.methodFilters().stream()
                .map(method -> method.text().toLowerCase(Locale.ROOT))
                .distinct()
                .sorted()
                .collect(Collectors.joining(" "));
    }

    private static String filter(RuleFilter filter, Map<String, String> known, UnaryOperator<String> reading) {
        if (!filter.type().equals(FilterType.REGEX)) {
            return filter.type() + " " + filter.value();
        }
        return reading == AS_IT_STANDS ? filter.value() : known.computeIfAbsent(filter.value(), reading);
    }
}
