package dev.anyedge.cdn.model;

import dev.anyedge.cdn.internal.model.Checks;
import dev.anyedge.cdn.internal.model.Violations;
import java.util.List;

/** Which {@code Referer} values are served. Immutable, thread-safe. */
public sealed interface RefererAccess {

    /**
     * Only matching values are served.
     *
     * @param patterns at least one, none twice; {@code *} is any run of characters
     * @return the restriction
     */
    static RefererAccess allow(String... patterns) {
        return new Allow(List.of(patterns));
    }

    /**
     * Matching values are refused.
     *
     * @param patterns at least one, none twice; {@code *} is any run of characters
     * @return the restriction
     */
    static RefererAccess deny(String... patterns) {
        return new Deny(List.of(patterns));
    }

    /**
     * All values are served.
     *
     * @return no restriction
     */
    static RefererAccess unrestricted() {
        return new Unrestricted();
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
     * Handles each variant of {@link RefererAccess}.
     *
     * @param <R> the result
     */
    interface Visitor<R> {

        /**
         * Only matching values are served. A request without a referer is refused.
         *
         * @param value the value
         * @return the result
         */
        R allow(Allow value);

        /**
         * Matching values are refused. A request without a referer is served.
         *
         * @param value the value
         * @return the result
         */
        R deny(Deny value);

        /**
         * All are served; lifts what the defaults say.
         *
         * @param value the value
         * @return the result
         */
        R unrestricted(Unrestricted value);
    }

    /**
     * Only matching values are served. A request without a referer is refused.
     *
     * @param patterns at least one, none twice; matched against the whole value, {@code *} is any run of characters, all
     *     else is literal; printable characters without spaces
     */
    record Allow(List<String> patterns) implements RefererAccess {
        /**
         * Checks what it is given.
         *
         * @param patterns at least one, none twice; matched against the whole value, {@code *} is any run of characters, all else is literal; printable characters without spaces
         * @throws dev.anyedge.cdn.error.ValidationException with everything that is wrong
         */
        public Allow {
            patterns = checked(patterns);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.allow(this);
        }
    }

    /**
     * Matching values are refused. A request without a referer is served.
     *
     * @param patterns at least one, none twice; matched against the whole value, {@code *} is any run of characters, all
     *     else is literal; printable characters without spaces
     */
    record Deny(List<String> patterns) implements RefererAccess {
        /**
         * Checks what it is given.
         *
         * @param patterns at least one, none twice; matched against the whole value, {@code *} is any run of characters, all else is literal; printable characters without spaces
         * @throws dev.anyedge.cdn.error.ValidationException with everything that is wrong
         */
        public Deny {
            patterns = checked(patterns);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.deny(this);
        }
    }

    /** All are served; lifts what the defaults say. */
    record Unrestricted() implements RefererAccess {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.unrestricted(this);
        }
    }

    private static List<String> checked(List<String> patterns) {
        List<String> copy = List.copyOf(patterns);
        Violations v = new Violations();
        for (int i = 0; i < copy.size(); i++) {
            Checks.refererPattern(v, "/values/" + i, copy.get(i));
        }
        Checks.filledAndDistinct(v, "/values", "the pattern", copy);
        v.throwIfAny("referer access list");
        return copy;
    }
}
