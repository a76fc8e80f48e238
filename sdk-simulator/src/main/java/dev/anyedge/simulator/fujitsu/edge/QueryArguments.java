package dev.anyedge.simulator.fujitsu.edge;

import java.util.List;

/**
 * Which query arguments make a difference to the cache (§3.4.3). A token {@code name=value&} means that argument with
 * that value only. Arguments keep the order in which they come.
 *
 * @param type {@code include-all}, {@code include}, {@code ignore-all} or {@code ignore}
 * @param names the tokens, in the order of the document; empty for the {@code -all} types
 */
record QueryArguments(String type, List<String> names) {

    static final QueryArguments ALL = new QueryArguments("include-all", List.of());

    static QueryArguments of(String type, String value, String where) {
        return switch (type) {
            case "include-all", "ignore-all" -> new QueryArguments(type, List.of());
            case "include", "ignore" -> new QueryArguments(type, Json.tokens(value));
            default ->
                throw new IllegalArgumentException(
                        where + "/type is '" + type + "': include-all, include, ignore-all, ignore");
        };
    }

    /** Whether a token names an argument's value, of which only the form is known. */
    boolean byValue() {
        return names.stream().anyMatch(name -> name.indexOf('=') >= 0);
    }

    /** What of a query belongs to the cache key. */
    String select(String query) {
        switch (type) {
            case "include-all":
                return query;
            case "ignore-all":
                return "";
            default:
                boolean wanted = type.equals("include");
                StringBuilder selected = new StringBuilder();
                for (String argument : query.split("&")) {
                    if (!argument.isEmpty() && named(argument) == wanted) {
                        selected.append(selected.isEmpty() ? "" : "&").append(argument);
                    }
                }
                return selected.toString();
        }
    }

    private boolean named(String argument) {
        int equals = argument.indexOf('=');
        String name = equals < 0 ? argument : argument.substring(0, equals);
        return names.contains(name) || names.contains(argument + "&");
    }
}
