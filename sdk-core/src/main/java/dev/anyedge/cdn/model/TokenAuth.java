package dev.anyedge.cdn.model;

import dev.anyedge.cdn.internal.model.Checks;
import dev.anyedge.cdn.internal.model.Violations;
import dev.anyedge.cdn.internal.value.ValueStyle;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** Only requests with a valid token are served. Immutable, thread-safe. */
public sealed interface TokenAuth permits TokenAuth.EdgeAuth, TokenAuth.UrlHash, TokenAuth.None {

    /**
     * No token is asked for; lifts what the defaults say.
     *
     * @return the setting
     */
    static TokenAuth none() {
        return new None();
    }

    /**
     * A token of start, end and access list with an HMAC, in a query argument, cookie or header.
     *
     * @return a builder
     */
    static EdgeAuth.Builder edgeAuth() {
        return new EdgeAuth.Builder();
    }

    /**
     * A keyed hash of the URL in a query argument.
     *
     * @return a builder
     */
    static UrlHash.Builder urlHash() {
        return new UrlHash.Builder();
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
     * Handles each variant of {@link TokenAuth}.
     *
     * @param <R> the result
     */
    interface Visitor<R> {
        /**
         * A token with an access list.
         *
         * @param value the setting
         * @return the result
         */
        R edgeAuth(EdgeAuth value);

        /**
         * A hash of the URL.
         *
         * @param value the setting
         * @return the result
         */
        R urlHash(UrlHash value);

        /**
         * No token.
         *
         * @param value the setting
         * @return the result
         */
        R none(None value);
    }

    /** A token of start, end and access list with an HMAC, in a query argument, cookie or header. */
    @Value.Immutable
    @ValueStyle
    abstract non-sealed class EdgeAuth implements TokenAuth {
        EdgeAuth() {}

        /** The hash function of the HMAC. */
        public enum Algorithm {
            /** HMAC-SHA-256; recommended. */
            SHA256,
            /** HMAC-SHA-1. */
            SHA1,
            /** HMAC-MD5. */
            MD5
        }

        /**
         * The name of the query argument, cookie or header.
         *
         * @return matches {@code [a-zA-Z][a-zA-Z0-9-_]*}
         */
        @Unset
        public abstract String name();

        /**
         * What separates the fields of the token.
         *
         * @return one visible ASCII character, not a letter, digit or any of {@code & = / \ : %}
         */
        @Value.Default
        public String delimiter() {
            return "~";
        }

        /**
         * What separates the entries of the access list.
         *
         * @return one visible ASCII character, not a letter, digit or any of {@code & = / \ : %}
         */
        @Value.Default
        public String aclDelimiter() {
            return "!";
        }

        /**
         * The hash function of the HMAC.
         *
         * @return the algorithm
         */
        @Unset
        public abstract Algorithm algorithm();

        /**
         * Whether the path is URL-encoded before the HMAC is computed.
         *
         * @return false by default
         */
        @Value.Default
        public boolean escapeInputs() {
            return false;
        }

        /**
         * Whether the query string is left out of the HMAC.
         *
         * @return false by default
         */
        @Value.Default
        public boolean ignoreQueryString() {
            return false;
        }

        /**
         * Where the key is.
         *
         * @return a reference to a key in hexadecimal
         */
        @Unset
        public abstract SecretRef key();

        /**
         * Where a second key is that is accepted while keys are changed.
         *
         * @return a reference, or empty
         */
        public abstract Optional<SecretRef> transitionKey();

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.edgeAuth(this);
        }

        @Value.Check
        void check() {
            Violations v = new Violations();
            Checks.tokenName(v, "/name", name());
            Checks.delimiter(v, "/delimiter", "the delimiter", delimiter());
            Checks.delimiter(v, "/aclDelimiter", "the delimiter of the access list", aclDelimiter());
            Checks.present(v, "/algorithm", "the algorithm", algorithm(), "SHA256, SHA1 or MD5");
            Checks.present(v, "/key", "the key", key(), "a reference: env:NAME or file:PATH");
            v.throwIfAny("token authentication");
        }

        /** Builds an {@link EdgeAuth}. Not thread-safe. */
        public static final class Builder extends ImmutableEdgeAuth.Builder {
            Builder() {}
        }
    }

    /** A keyed hash of the URL in a query argument, with optional times of validity. */
    @Value.Immutable
    @ValueStyle
    abstract non-sealed class UrlHash implements TokenAuth {
        UrlHash() {}

        /** How times of validity are written. */
        public enum DateFormat {
            /** Seconds since 1970. */
            EPOCH,
            /** {@code yyyyMMddHHmmss}, UTC. */
            GMT
        }

        /**
         * Where the secrets are; the token's first digit says which one made it.
         *
         * @return 1–10 references, by generation 0–9
         */
        public abstract List<SecretRef> secrets();

        /**
         * Which query arguments are part of the hash.
         *
         * @return all of them by default
         */
        @Value.Default
        public QueryKey parameters() {
            return QueryKey.all();
        }

        /**
         * How times of validity are written.
         *
         * @return {@code EPOCH} by default
         */
        @Value.Default
        public DateFormat dateFormat() {
            return DateFormat.EPOCH;
        }

        /**
         * The argument that says until when the token is valid.
         *
         * @return {@code nva} by default; printable, without {@code & = #} and spaces; different from the other two
         */
        @Value.Default
        public String notAfterName() {
            return "nva";
        }

        /**
         * The argument that says from when on the token is valid.
         *
         * @return {@code nvb} by default; as {@link #notAfterName()}
         */
        @Value.Default
        public String notBeforeName() {
            return "nvb";
        }

        /**
         * The argument that holds the hash.
         *
         * @return {@code hash} by default; as {@link #notAfterName()}
         */
        @Value.Default
        public String hashName() {
            return "hash";
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.urlHash(this);
        }

        @Value.Check
        void check() {
            Violations v = new Violations();
            int count = secrets().size();
            if (count < 1 || count > 10) {
                v.wrong("/secrets", "the list of secrets", count + " references", "1–10 references", null);
            }
            Checks.queryName(v, "/notAfterName", notAfterName());
            Checks.queryName(v, "/notBeforeName", notBeforeName());
            Checks.queryName(v, "/hashName", hashName());
            if (notBeforeName().equals(notAfterName())) {
                v.bad("/notBeforeName", "the argument", notBeforeName(), "another name than that of /notAfterName");
            }
            if (hashName().equals(notAfterName()) || hashName().equals(notBeforeName())) {
                v.bad("/hashName", "the argument", hashName(), "another name than those of the times");
            }
            v.throwIfAny("token authentication");
        }

        /** Builds a {@link UrlHash}. Not thread-safe. */
        public static final class Builder extends ImmutableUrlHash.Builder {
            Builder() {}
        }
    }

    /** No token is asked for. */
    record None() implements TokenAuth {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.none(this);
        }
    }
}
