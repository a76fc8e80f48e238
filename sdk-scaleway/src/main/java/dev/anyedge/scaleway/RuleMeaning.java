package dev.anyedge.scaleway;

import dev.anyedge.scaleway.api.FilterType;
import dev.anyedge.scaleway.api.MethodFilter;
import dev.anyedge.scaleway.api.RouteRule;
import dev.anyedge.scaleway.api.RuleFilter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Which requests a route rule picks, as a text that is equal for rules that pick the same: {@code /api/.*} and
 * {@code ^(?:.*}{@code /api/.*)$} are one expression in two spellings. Expressions are compared as the translation reads
 * them. Not thread-safe.
 */
final class RuleMeaning {
    private static final char SEPARATOR = '\u0001';

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
        return new RuleMeaning(text -> text, text -> text);
    }

    String of(RouteRule rule) {
        if (rule.match().isEmpty()) {
            return "all";
        }
        StringBuilder text = new StringBuilder("rule");
        rule.match().get().methodFilters().stream()
                .map(MethodFilter::text)
                .map(method -> method.toLowerCase(Locale.ROOT))
                .distinct()
                .sorted()
                .forEach(method -> text.append(' ').append(method));
        text.append(SEPARATOR);
        rule.match().get().pathFilter().ifPresent(filter -> text.append(filter(filter, paths, pathReading)));
        text.append(SEPARATOR);
        rule.match().get().hostFilter().ifPresent(filter -> text.append(filter(filter, hosts, hostReading)));
        String all = text.toString();
        return all.equals("rule" + SEPARATOR + SEPARATOR) ? "all" : all;
    }

    private static String filter(RuleFilter filter, Map<String, String> known, UnaryOperator<String> reading) {
        if (!filter.type().equals(FilterType.REGEX)) {
            return filter.type() + " " + filter.value();
        }
        return known.computeIfAbsent(filter.value(), reading);
    }
}
