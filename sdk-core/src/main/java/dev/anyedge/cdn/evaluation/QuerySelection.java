package dev.anyedge.cdn.evaluation;

import dev.anyedge.cdn.model.QueryKey;
import java.util.Set;
import java.util.function.Predicate;

/** Picks the arguments of a query that tell cached answers apart. Names are compared raw and case-sensitive. */
@FunctionalInterface
interface QuerySelection {

    /** Appends the arguments that count, as they are written and in their order. */
    void append(String query, StringBuilder key);

    static QuerySelection of(QueryKey queryKey) {
        return queryKey.accept(new QueryKey.Visitor<>() {
            @Override
            public QuerySelection all(QueryKey.All value) {
                return (query, key) -> {
                    if (!query.isEmpty()) {
                        key.append('?').append(query);
                    }
                };
            }

            @Override
            public QuerySelection none(QueryKey.None value) {
                return (query, key) -> {};
            }

            @Override
            public QuerySelection include(QueryKey.Include value) {
                Set<String> names = Set.copyOf(value.names());
                return selecting(names::contains);
            }

            @Override
            public QuerySelection exclude(QueryKey.Exclude value) {
                Set<String> names = Set.copyOf(value.names());
                return selecting(name -> !names.contains(name));
            }
        });
    }

    private static QuerySelection selecting(Predicate<String> counts) {
        return (query, key) -> {
            char separator = '?';
            int from = 0;
            while (from < query.length()) {
                int and = query.indexOf('&', from);
                int end = and < 0 ? query.length() : and;
                int equals = query.indexOf('=', from);
                String name = query.substring(from, equals < 0 || equals > end ? end : equals);
                if (end > from && counts.test(name)) {
                    key.append(separator).append(query, from, end);
                    separator = '&';
                }
                from = end + 1;
            }
        };
    }
}
