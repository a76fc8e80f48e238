package dev.anyedge.cdn.model;

import dev.anyedge.cdn.internal.model.Checks;
import dev.anyedge.cdn.internal.model.Violations;

/** How the path sent to the origin differs from the viewer's. The cache key keeps the viewer's path. Immutable, thread-safe. */
public sealed interface OriginPath {

    /**
     * The first occurrence of a directory part is taken out.
     *
     * @param prefix begins and ends with {@code /}
     * @return the rewriting
     */
    static OriginPath remove(String prefix) {
        return new Remove(prefix);
    }

    /**
     * The first occurrence of a directory part is replaced.
     *
     * @param from begins and ends with {@code /}
     * @param to begins and ends with {@code /}
     * @return the rewriting
     */
    static OriginPath replace(String from, String to) {
        return new Replace(from, to);
    }

    /**
     * The whole directory part is replaced.
     *
     * @param directory begins and ends with {@code /}
     * @return the rewriting
     */
    static OriginPath replaceAll(String directory) {
        return new ReplaceAll(directory);
    }

    /**
     * The viewer's path is sent.
     *
     * @return no rewriting
     */
    static OriginPath none() {
        return new None();
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
     * Handles each variant of {@link OriginPath}.
     *
     * @param <R> the result
     */
    interface Visitor<R> {

        /**
         * The first occurrence of a directory part is taken out.
         *
         * @param value the value
         * @return the result
         */
        R remove(Remove value);

        /**
         * The first occurrence of a directory part is replaced.
         *
         * @param value the value
         * @return the result
         */
        R replace(Replace value);

        /**
         * The whole directory part is replaced; file name and query stay.
         *
         * @param value the value
         * @return the result
         */
        R replaceAll(ReplaceAll value);

        /**
         * The viewer's path is sent; lifts what the defaults say.
         *
         * @param value the value
         * @return the result
         */
        R none(None value);
    }

    /**
     * The first occurrence of a directory part is taken out.
     *
     * @param prefix begins and ends with {@code /}, for example {@code /a/b/}; {@code /x/a/b/y} becomes {@code /x/y}
     */
    record Remove(String prefix) implements OriginPath {
        /**
         * Checks what it is given.
         *
         * @param prefix begins and ends with {@code /}, for example {@code /a/b/}; {@code /x/a/b/y} becomes {@code /x/y}
         * @throws dev.anyedge.cdn.error.ValidationException with everything that is wrong
         */
        public Remove {
            Violations v = new Violations();
            Checks.directory(v, "/prefix", "the prefix", prefix);
            v.throwIfAny("origin path");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.remove(this);
        }
    }

    /**
     * The first occurrence of a directory part is replaced.
     *
     * @param from begins and ends with {@code /}
     * @param to begins and ends with {@code /}
     */
    record Replace(String from, String to) implements OriginPath {
        /**
         * Checks what it is given.
         *
         * @param from begins and ends with {@code /}
         * @param to begins and ends with {@code /}
         * @throws dev.anyedge.cdn.error.ValidationException with everything that is wrong
         */
        public Replace {
            Violations v = new Violations();
            Checks.directory(v, "/from", "the part to replace", from);
            Checks.directory(v, "/to", "the replacement", to);
            v.throwIfAny("origin path");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.replace(this);
        }
    }

    /**
     * The whole directory part is replaced; file name and query stay.
     *
     * @param directory begins and ends with {@code /}
     */
    record ReplaceAll(String directory) implements OriginPath {
        /**
         * Checks what it is given.
         *
         * @param directory begins and ends with {@code /}
         * @throws dev.anyedge.cdn.error.ValidationException with everything that is wrong
         */
        public ReplaceAll {
            Violations v = new Violations();
            Checks.directory(v, "/directory", "the directory", directory);
            v.throwIfAny("origin path");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.replaceAll(this);
        }
    }

    /** The viewer's path is sent; lifts what the defaults say. */
    record None() implements OriginPath {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.none(this);
        }
    }
}
