package dev.anyedge.cdn.model;

import java.util.Objects;

/** Which places are served. Immutable, thread-safe. */
public sealed interface GeoAccess {

    /**
     * Only this area is served.
     *
     * @param area not empty
     * @return the restriction
     */
    static GeoAccess allow(GeoArea area) {
        return new Allow(area);
    }

    /**
     * This area is refused.
     *
     * @param area not empty
     * @return the restriction
     */
    static GeoAccess deny(GeoArea area) {
        return new Deny(area);
    }

    /**
     * All places are served.
     *
     * @return no restriction
     */
    static GeoAccess unrestricted() {
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
     * Handles each variant of {@link GeoAccess}.
     *
     * @param <R> the result
     */
    interface Visitor<R> {

        /**
         * Only this area is served. An unknown place is refused.
         *
         * @param value the value
         * @return the result
         */
        R allow(Allow value);

        /**
         * This area is refused. An unknown place is served.
         *
         * @param value the value
         * @return the result
         */
        R deny(Deny value);

        /**
         * All places are served; lifts what the defaults say.
         *
         * @param value the value
         * @return the result
         */
        R unrestricted(Unrestricted value);
    }

    /**
     * Only this area is served. An unknown place is refused.
     *
     * @param area not empty
     */
    record Allow(GeoArea area) implements GeoAccess {
        /**
         * Checks what it is given.
         *
         * @param area not empty
         */
        public Allow {
            Objects.requireNonNull(area, "area");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.allow(this);
        }
    }

    /**
     * This area is refused. An unknown place is served.
     *
     * @param area not empty
     */
    record Deny(GeoArea area) implements GeoAccess {
        /**
         * Checks what it is given.
         *
         * @param area not empty
         */
        public Deny {
            Objects.requireNonNull(area, "area");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.deny(this);
        }
    }

    /** All places are served; lifts what the defaults say. */
    record Unrestricted() implements GeoAccess {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.unrestricted(this);
        }
    }
}
