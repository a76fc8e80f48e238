package dev.anyedge.cdn.model;

import dev.anyedge.cdn.internal.model.Checks;
import dev.anyedge.cdn.internal.model.Violations;

/** Which {@code Host} an origin is asked with. Immutable, thread-safe. */
public sealed interface HostHeader {

    /**
     * The host name that the viewer used.
     *
     * @return the header
     */
    static HostHeader viewer() {
        return new Viewer();
    }

    /**
     * The origin's own host name.
     *
     * @return the header
     */
    static HostHeader origin() {
        return new OfOrigin();
    }

    /**
     * A fixed name.
     *
     * @param value a DNS name in lower case or an IP address (IPv6 in brackets), optionally with a port
     * @return the header
     */
    static HostHeader fixed(String value) {
        return new Fixed(value);
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
     * Handles each variant of {@link HostHeader}.
     *
     * @param <R> the result
     */
    interface Visitor<R> {

        /**
         * The host name that the viewer used.
         *
         * @param value the value
         * @return the result
         */
        R viewer(Viewer value);

        /**
         * The origin's own host name. In JSON {@code origin}.
         *
         * @param value the value
         * @return the result
         */
        R ofOrigin(OfOrigin value);

        /**
         * A fixed name.
         *
         * @param value the value
         * @return the result
         */
        R fixed(Fixed value);
    }

    /** The host name that the viewer used. */
    record Viewer() implements HostHeader {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.viewer(this);
        }
    }

    /** The origin's own host name. In JSON {@code origin}. */
    record OfOrigin() implements HostHeader {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.ofOrigin(this);
        }
    }

    /**
     * A fixed name.
     *
     * @param value a DNS name in lower case or an IP address (IPv6 in brackets), optionally with a port
     */
    record Fixed(String value) implements HostHeader {
        /**
         * Checks what it is given.
         *
         * @param value a DNS name in lower case or an IP address (IPv6 in brackets), optionally with a port
         * @throws dev.anyedge.cdn.error.ValidationException with everything that is wrong
         */
        public Fixed {
            Violations v = new Violations();
            Checks.hostHeader(v, "/value", value);
            v.throwIfAny("host header");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.fixed(this);
        }
    }
}
