package dev.anyedge.cdn.model;

import dev.anyedge.cdn.internal.model.Checks;
import dev.anyedge.cdn.internal.model.Violations;

/** What proves an endpoint's host name over HTTPS. Immutable, thread-safe. */
public sealed interface Certificate {

    /**
     * A certificate that the provider issues and renews.
     *
     * @return the certificate
     */
    static Certificate managed() {
        return new Managed();
    }

    /**
     * A certificate in the provider's secret store.
     *
     * @param id the secret's id
     * @param region the region of the secret store, for example {@code fr-par}
     * @return the certificate
     */
    static Certificate stored(String id, String region) {
        return new Stored(id, region);
    }

    /**
     * The provider's own certificate for its own names.
     *
     * @return the certificate
     */
    static Certificate shared() {
        return new Shared();
    }

    /**
     * A certificate that is arranged with the provider outside its API.
     *
     * @param reference what the arrangement is known by, for people
     * @return the certificate
     */
    static Certificate external(String reference) {
        return new External(reference);
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
     * Handles each variant of {@link Certificate}.
     *
     * @param <R> the result
     */
    interface Visitor<R> {
        /**
         * Issued by the provider.
         *
         * @param certificate the certificate
         * @return the result
         */
        R managed(Managed certificate);

        /**
         * In the provider's secret store.
         *
         * @param certificate the certificate
         * @return the result
         */
        R stored(Stored certificate);

        /**
         * The provider's own.
         *
         * @param certificate the certificate
         * @return the result
         */
        R shared(Shared certificate);

        /**
         * Arranged outside the API.
         *
         * @param certificate the certificate
         * @return the result
         */
        R external(External certificate);
    }

    /** Issued and renewed by the provider. */
    record Managed() implements Certificate {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.managed(this);
        }
    }

    /**
     * In the provider's secret store.
     *
     * @param id the secret's id, 1–256 printable characters without spaces
     * @param region the region of the secret store, 1–63 of {@code a-z}, {@code 0-9} and {@code -}
     */
    record Stored(String id, String region) implements Certificate {
        /**
         * Checks what it is given.
         *
         * @param id the secret's id, 1–256 printable characters without spaces
         * @param region the region of the secret store, 1–63 of {@code a-z}, {@code 0-9} and {@code -}
         * @throws dev.anyedge.cdn.error.ValidationException with everything that is wrong
         */
        public Stored {
            Violations v = new Violations();
            Checks.identifier(v, "/id", "the secret's id", id);
            Checks.place(v, "/region", "the region", region);
            v.throwIfAny("stored certificate");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.stored(this);
        }
    }

    /** The provider's own, for its own names. */
    record Shared() implements Certificate {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.shared(this);
        }
    }

    /**
     * Arranged with the provider outside its API.
     *
     * @param reference what the arrangement is known by, 1–256 printable characters
     */
    record External(String reference) implements Certificate {
        /**
         * Checks what it is given.
         *
         * @param reference what the arrangement is known by, 1–256 printable characters
         * @throws dev.anyedge.cdn.error.ValidationException with everything that is wrong
         */
        public External {
            Violations v = new Violations();
            Checks.line(v, "/reference", "the reference", reference, 256);
            v.throwIfAny("external certificate");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.external(this);
        }
    }
}
