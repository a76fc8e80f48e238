package dev.anyedge.fujitsu.rules;

import dev.anyedge.cdn.model.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One match of a rule: it holds when any of its tokens matches the request; negated, when none does. All matches of a
 * rule must hold (Fujitsu reference §3.2, §3.3). Immutable, thread-safe.
 *
 * <pre>{@code
 * RuleMatch.urlWildcard("/img/*", "/static/*");
 * RuleMatch.httpMethod("GET", "HEAD").not();
 * }</pre>
 */
public sealed interface RuleMatch {

    /** What a match looks at. All are compared case-sensitively. */
    enum Kind {
        /** The request's method: {@code GET HEAD POST PUT DELETE OPTIONS TRACE CONNECT}. */
        HTTP_METHOD("http-method", Grammar::isMethod, Grammar.METHOD),
        /** The scheme that the viewer used: {@code HTTP} or {@code HTTPS}, one token only. */
        URL_SCHEME("url-scheme", Grammar::isScheme, "HTTP or HTTPS"),
        /** The first directory of the path: bare names; {@code docs} is as {@code /docs/*}. */
        URL_PATH("url-path", Grammar::isSegment, Grammar.SEGMENT),
        /** The path without the query: patterns that begin with {@code /}; {@code *} is any run of bytes. */
        URL_WILDCARD("url-wildcard", Grammar::isWildcard, Grammar.WILDCARD),
        /** The last segment of the path: whole names. */
        URL_FILENAME("url-filename", Grammar::isSegment, Grammar.SEGMENT),
        /** What follows the last dot of the last segment; a path without an extension never matches. */
        URL_EXTENSION("url-extension", Grammar::isExtension, Grammar.EXTENSION);

        private final String text;
        private final Predicate<String> good;
        private final String allowed;

        Kind(String text, Predicate<String> good, String allowed) {
            this.text = text;
            this.good = good;
            this.allowed = allowed;
        }

        /**
         * The word on the wire.
         *
         * @return for example {@code url-wildcard}
         */
        public String text() {
            return text;
        }

        /**
         * The kind with a word.
         *
         * @param text the word on the wire
         * @return empty for a word that is none
         */
        public static Optional<Kind> fromText(String text) {
            for (Kind kind : values()) {
                if (kind.text.equals(text)) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }

        /**
         * Whether a text may be a token of this kind.
         *
         * @param token any text
         * @return true when a match takes it
         */
        public boolean takes(String token) {
            return good.test(token);
        }

        void check(Problems problems, String pointer, List<String> tokens) {
            Grammar.list(problems, pointer, "the value of " + text, tokens, good, allowed);
            if (this == URL_SCHEME && tokens.size() > 1) {
                problems.bad(pointer, "the value of " + text, String.join(" ", tokens), allowed);
            }
        }
    }

    /**
     * By method.
     *
     * @param methods in upper case
     * @return the match
     * @throws dev.anyedge.cdn.error.ValidationException when a token is malformed, or there is none
     */
    static Listed httpMethod(String... methods) {
        return new Listed(Kind.HTTP_METHOD, List.of(methods), false);
    }

    /**
     * By scheme.
     *
     * @param scheme {@code HTTP} or {@code HTTPS}
     * @return the match
     * @throws dev.anyedge.cdn.error.ValidationException when it is anything else
     */
    static Listed urlScheme(String scheme) {
        return new Listed(Kind.URL_SCHEME, List.of(scheme), false);
    }

    /**
     * By first directory.
     *
     * @param names bare names
     * @return the match
     * @throws dev.anyedge.cdn.error.ValidationException when a token is malformed, or there is none
     */
    static Listed urlPath(String... names) {
        return new Listed(Kind.URL_PATH, List.of(names), false);
    }

    /**
     * By whole path.
     *
     * @param patterns each begins with {@code /}
     * @return the match
     * @throws dev.anyedge.cdn.error.ValidationException when a token is malformed, or there is none
     */
    static Listed urlWildcard(String... patterns) {
        return new Listed(Kind.URL_WILDCARD, List.of(patterns), false);
    }

    /**
     * By file name.
     *
     * @param names whole names
     * @return the match
     * @throws dev.anyedge.cdn.error.ValidationException when a token is malformed, or there is none
     */
    static Listed urlFilename(String... names) {
        return new Listed(Kind.URL_FILENAME, List.of(names), false);
    }

    /**
     * By extension.
     *
     * @param extensions without the dot
     * @return the match
     * @throws dev.anyedge.cdn.error.ValidationException when a token is malformed, or there is none
     */
    static Listed urlExtension(String... extensions) {
        return new Listed(Kind.URL_EXTENSION, List.of(extensions), false);
    }

    /**
     * Every request: {@code url-wildcard} {@code /*}.
     *
     * @return the match
     */
    static Listed everything() {
        return urlWildcard("/*");
    }

    /**
     * The match's name.
     *
     * @return the word on the wire
     */
    String name();

    /**
     * Handles each variant.
     *
     * @param visitor what to do with each
     * @param <R> the result
     * @return what the visitor returns
     */
    <R> R accept(Visitor<R> visitor);

    /**
     * Handles each variant of {@link RuleMatch}.
     *
     * @param <R> the result
     */
    interface Visitor<R> {
        /**
         * A match that the reference describes.
         *
         * @param match the match
         * @return the result
         */
        R listed(Listed match);

        /**
         * A match that it does not.
         *
         * @param match the match
         * @return the result
         */
        R unknown(Unknown match);
    }

    /**
     * A match that the reference describes.
     *
     * @param kind what it looks at
     * @param tokens what that may be, at least one
     * @param negated whether it holds when no token matches
     */
    record Listed(Kind kind, List<String> tokens, boolean negated) implements RuleMatch {
        /**
         * Checks what it is given.
         *
         * @param kind what it looks at
         * @param tokens what that may be, at least one
         * @param negated whether it holds when no token matches
         * @throws dev.anyedge.cdn.error.ValidationException with everything that is wrong
         */
        public Listed {
            tokens = List.copyOf(tokens);
            Problems problems = new Problems();
            kind.check(problems, "/value", tokens);
            problems.throwIfAny("match " + kind.text());
        }

        @Override
        public String name() {
            return kind.text();
        }

        /**
         * The opposite match.
         *
         * @return holds exactly when this one does not
         */
        public Listed not() {
            return new Listed(kind, tokens, !negated);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.listed(this);
        }
    }

    /**
     * A match of a name or with a member that the reference does not describe, kept as it is. Only a reader makes one.
     *
     * @param name its name
     * @param json the whole match
     */
    record Unknown(String name, JsonValue json) implements RuleMatch {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.unknown(this);
        }
    }
}
