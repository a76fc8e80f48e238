package dev.anyedge.cdn.model;

import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.internal.model.Checks;
import dev.anyedge.cdn.internal.model.Violations;
import java.util.List;

/** Which client addresses are served. Immutable, thread-safe. */
public sealed interface IpAccess {

    /**
     * Only these addresses are served.
     *
     * @param ranges addresses or CIDR blocks, IPv4 or IPv6, at least one, none twice
     * @return the restriction
     * @throws dev.anyedge.cdn.error.ValidationException when there is none, or one is malformed
     */
    static IpAccess allow(String... ranges) {
        return new Allow(parsed(ranges));
    }

    /**
     * These addresses are refused.
     *
     * @param ranges addresses or CIDR blocks, IPv4 or IPv6, at least one, none twice
     * @return the restriction
     * @throws dev.anyedge.cdn.error.ValidationException when there is none, or one is malformed
     */
    static IpAccess deny(String... ranges) {
        return new Deny(parsed(ranges));
    }

    /**
     * All addresses are served.
     *
     * @return no restriction
     */
    static IpAccess unrestricted() {
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
     * Handles each variant of {@link IpAccess}.
     *
     * @param <R> the result
     */
    interface Visitor<R> {

        /**
         * Only these are served. An unknown address is refused.
         *
         * @param value the value
         * @return the result
         */
        R allow(Allow value);

        /**
         * These are refused. An unknown address is served.
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
     * Only these are served. An unknown address is refused.
     *
     * @param ranges at least one, none twice
     */
    record Allow(List<IpRange> ranges) implements IpAccess {
        /**
         * Checks what it is given.
         *
         * @param ranges at least one, none twice
         * @throws dev.anyedge.cdn.error.ValidationException with everything that is wrong
         */
        public Allow {
            ranges = checked(ranges);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.allow(this);
        }
    }

    /**
     * These are refused. An unknown address is served.
     *
     * @param ranges at least one, none twice
     */
    record Deny(List<IpRange> ranges) implements IpAccess {
        /**
         * Checks what it is given.
         *
         * @param ranges at least one, none twice
         * @throws dev.anyedge.cdn.error.ValidationException with everything that is wrong
         */
        public Deny {
            ranges = checked(ranges);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.deny(this);
        }
    }

    /** All are served; lifts what the defaults say. */
    record Unrestricted() implements IpAccess {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.unrestricted(this);
        }
    }

    private static List<IpRange> checked(List<IpRange> ranges) {
        List<IpRange> copy = List.copyOf(ranges);
        Violations v = new Violations();
        Checks.filledAndDistinct(v, "/values", "the range", copy);
        v.throwIfAny("IP access list");
        return copy;
    }

    private static List<IpRange> parsed(String... texts) {
        try {
            return IpRange.listOf(texts);
        } catch (ValidationException e) {
            Violations v = new Violations();
            v.addAll("/values", e);
            v.throwIfAny("IP access list");
            throw e;
        }
    }
}
