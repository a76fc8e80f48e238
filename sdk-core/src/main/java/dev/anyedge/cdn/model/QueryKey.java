package dev.anyedge.cdn.model;

import dev.anyedge.cdn.internal.model.Checks;
import dev.anyedge.cdn.internal.model.Violations;
import java.util.List;

/** Which query arguments tell cached answers apart. The origin receives all of them in any case. Immutable, thread-safe. */
public sealed interface QueryKey {

    /**
     * Every argument counts.
     *
     * @return the query key
     */
    static QueryKey all() {
        return new All();
    }

    /**
     * No argument counts.
     *
     * @return the query key
     */
    static QueryKey none() {
        return new None();
    }

    /**
     * Only the named arguments count.
     *
     * @param names argument names, at least one, none twice
     * @return the query key
     */
    static QueryKey include(String... names) {
        return new Include(List.of(names));
    }

    /**
     * All but the named arguments count.
     *
     * @param names argument names, at least one, none twice
     * @return the query key
     */
    static QueryKey exclude(String... names) {
        return new Exclude(List.of(names));
    }

    /**
     * Handles each variant.
     *
     * @param visitor what to do with each
     * @param <R> the result
     * @return what the visitor returns
     */
    <R> R accept(Visitor<R> visitor);

    /**
     * Handles each variant of {@link QueryKey}.
     *
     * @param <R> the result
     */
    interface Visitor<R> {

        /**
         * Every argument counts.
         *
         * @param value the value
         * @return the result
         */
        R all(All value);

        /**
         * No argument counts.
         *
         * @param value the value
         * @return the result
         */
        R none(None value);

        /**
         * Only the named arguments count.
         *
         * @param value the value
         * @return the result
         */
        R include(Include value);

        /**
         * All but the named arguments count.
         *
         * @param value the value
         * @return the result
         */
        R exclude(Exclude value);
    }

    /** Every argument counts. */
    record All() implements QueryKey {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.all(this);
        }
    }

    /** No argument counts. */
    record None() implements QueryKey {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.none(this);
        }
    }

    /**
     * Only the named arguments count.
     *
     * @param names argument names, at least one, no two the same; printable characters without {@code & = #} and spaces
     */
    record Include(List<String> names) implements QueryKey {
        /**
         * Checks what it is given.
         *
         * @param names argument names, at least one, no two the same; printable characters without {@code & = #} and spaces
         * @throws dev.anyedge.cdn.error.ValidationException with everything that is wrong
         */
        public Include {
            names = checked(names);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.include(this);
        }
    }

    /**
     * All but the named arguments count.
     *
     * @param names argument names, at least one, no two the same; printable characters without {@code & = #} and spaces
     */
    record Exclude(List<String> names) implements QueryKey {
        /**
         * Checks what it is given.
         *
         * @param names argument names, at least one, no two the same; printable characters without {@code & = #} and spaces
         * @throws dev.anyedge.cdn.error.ValidationException with everything that is wrong
         */
        public Exclude {
            names = checked(names);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.exclude(this);
        }
    }

    private static List<String> checked(List<String> names) {
        List<String> copy = List.copyOf(names);
        Violations v = new Violations();
        for (int i = 0; i < copy.size(); i++) {
            Checks.queryName(v, "/names/" + i, copy.get(i));
        }
        Checks.filledAndDistinct(v, "/names", "the argument", copy);
        v.throwIfAny("query key");
        return copy;
    }
}
