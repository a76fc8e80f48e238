package dev.anyedge.cdn.model;

import java.util.List;

/** Which client addresses are served. Immutable, thread-safe. */
public sealed interface IpAccess {

    /**
     * Only these addresses are served.
     *
     * @param ranges addresses or CIDR blocks, IPv4 or IPv6, at least one
     * @return the restriction
     */
    static IpAccess allow(String... ranges) {
        return new Allow(IpRange.listOf(ranges));
    }

    /**
     * These addresses are refused.
     *
     * @param ranges addresses or CIDR blocks, IPv4 or IPv6, at least one
     * @return the restriction
     */
    static IpAccess deny(String... ranges) {
        return new Deny(IpRange.listOf(ranges));
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
     * @param ranges at least one
     */
    record Allow(List<IpRange> ranges) implements IpAccess {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.allow(this);
        }
    }

    /**
     * These are refused. An unknown address is served.
     *
     * @param ranges at least one
     */
    record Deny(List<IpRange> ranges) implements IpAccess {
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
}
