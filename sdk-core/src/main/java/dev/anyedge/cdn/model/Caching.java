package dev.anyedge.cdn.model;

import dev.anyedge.cdn.internal.model.Checks;
import dev.anyedge.cdn.internal.model.Violations;
import java.time.Duration;
import java.util.Optional;

/** How long the edge keeps an answer. Immutable, thread-safe. */
public sealed interface Caching {

    /**
     * The origin's own freshness decides; without any, the provider's own way.
     *
     * @return the caching
     */
    static Caching honorOrigin() {
        return new HonorOrigin(Optional.empty());
    }

    /**
     * The origin's own freshness decides.
     *
     * @param defaultTtl how long to keep an answer without freshness of its own, whole seconds, 0 to ten years; zero: not at all
     * @return the caching
     */
    static Caching honorOrigin(Duration defaultTtl) {
        return new HonorOrigin(Optional.of(defaultTtl));
    }

    /**
     * A fixed time, whatever the origin says.
     *
     * @param ttl how long, whole seconds, 0 to ten years
     * @return the caching
     */
    static Caching override(Duration ttl) {
        return new OverrideOrigin(ttl);
    }

    /**
     * Nothing is stored at the edge, and what was stored before is not used.
     *
     * @return the caching
     */
    static Caching noStore() {
        return new NoStore();
    }

    /**
     * The cache is not looked at, and left as it is.
     *
     * @return the caching
     */
    static Caching bypass() {
        return new Bypass();
    }

    /**
     * Stored, but the origin is asked each time whether the copy is still good.
     *
     * @return the caching
     */
    static Caching revalidate() {
        return new Revalidate();
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
     * Handles each variant of {@link Caching}.
     *
     * @param <R> the result
     */
    interface Visitor<R> {

        /**
         * The origin's own freshness decides.
         *
         * @param value the value
         * @return the result
         */
        R honorOrigin(HonorOrigin value);

        /**
         * A fixed time, whatever the origin says. In JSON {@code override}.
         *
         * @param value the value
         * @return the result
         */
        R overrideOrigin(OverrideOrigin value);

        /**
         * Nothing is stored at the edge, and what was stored before is not used.
         *
         * @param value the value
         * @return the result
         */
        R noStore(NoStore value);

        /**
         * The cache is not looked at, and left as it is.
         *
         * @param value the value
         * @return the result
         */
        R bypass(Bypass value);

        /**
         * Stored, but the origin is asked each time whether the copy is still good.
         *
         * @param value the value
         * @return the result
         */
        R revalidate(Revalidate value);
    }

    /**
     * The origin's own freshness decides.
     *
     * @param defaultTtl how long to keep an answer without freshness of its own, whole seconds, 0 to ten years; absent: as the provider does by itself
     */
    record HonorOrigin(Optional<Duration> defaultTtl) implements Caching {
        /**
         * Checks what it is given.
         *
         * @param defaultTtl how long to keep an answer without freshness of its own, whole seconds, 0 to ten years; absent: as the provider does by itself
         * @throws dev.anyedge.cdn.error.ValidationException with everything that is wrong
         */
        public HonorOrigin {
            Violations v = new Violations();
            if (defaultTtl.isPresent()) {
                Checks.duration(v, "/defaultTtl", "the default time", defaultTtl.get());
            }
            v.throwIfAny("caching");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.honorOrigin(this);
        }
    }

    /**
     * A fixed time, whatever the origin says. In JSON {@code override}.
     *
     * @param ttl how long, whole seconds, 0 to ten years
     */
    record OverrideOrigin(Duration ttl) implements Caching {
        /**
         * Checks what it is given.
         *
         * @param ttl how long, whole seconds, 0 to ten years
         * @throws dev.anyedge.cdn.error.ValidationException with everything that is wrong
         */
        public OverrideOrigin {
            Violations v = new Violations();
            Checks.duration(v, "/ttl", "the time", ttl);
            v.throwIfAny("caching");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.overrideOrigin(this);
        }
    }

    /** Nothing is stored at the edge, and what was stored before is not used. */
    record NoStore() implements Caching {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.noStore(this);
        }
    }

    /** The cache is not looked at, and left as it is. */
    record Bypass() implements Caching {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.bypass(this);
        }
    }

    /** Stored, but the origin is asked each time whether the copy is still good. */
    record Revalidate() implements Caching {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.revalidate(this);
        }
    }
}
