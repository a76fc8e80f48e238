package dev.anyedge.simulator.edge;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How an answer may be cached, in the words that all providers share.
 *
 * @param mode who says for how long
 * @param ttl for {@link Mode#OVERRIDE} the time; for {@link Mode#HONOR_ORIGIN} the time when the origin says nothing,
 *     empty or zero for not caching then; otherwise empty
 * @param words which of the origin's words count for {@link Mode#HONOR_ORIGIN}
 * @param edgeControl whether an {@code Edge-Control} of the origin counts more than {@code mode}
 * @param refresh what was stored before a certain moment is to be confirmed by the origin; empty for no such moment
 */
public record EdgeCaching(
        Mode mode, Optional<Duration> ttl, OriginWords words, boolean edgeControl, Optional<Refresh> refresh) {

    /** Who says whether and for how long an answer is kept. */
    public enum Mode {
        /** The document: this long, whatever the origin says. */
        OVERRIDE,
        /** The origin, and the document where the origin is silent. */
        HONOR_ORIGIN,
        /** Nobody: what is cached already is removed. */
        NO_STORE,
        /** Nobody: what is cached already stays where it is, unused. */
        BYPASS,
        /** Kept, and the origin is asked before every use. */
        REVALIDATE
    }

    /** Which of the origin's header fields say how long an answer is fresh. */
    public enum OriginWords {
        /** Both, as RFC 9111 has it: what is {@code no-cache} is kept, to be confirmed before every use. */
        STANDARD,
        /** Both, and what is {@code no-cache} or has expired already is not kept at all. */
        CACHE_CONTROL_AND_EXPIRES,
        /** {@code Cache-Control} alone; what is {@code no-cache} is not kept at all. */
        CACHE_CONTROL,
        /** {@code Expires} alone; what has expired already is not kept at all. */
        EXPIRES
    }

    /**
     * What is stored from before a moment is not used without asking.
     *
     * @param before the moment; one in the future means nothing yet
     * @param required false: what is stored may be used all the same when the origin does not answer
     */
    public record Refresh(Instant before, boolean required) {}

    /**
     * A rule that goes by the standard.
     *
     * @param mode who says for how long
     * @param ttl the time that goes with the mode
     */
    public EdgeCaching(Mode mode, Optional<Duration> ttl) {
        this(mode, ttl, OriginWords.STANDARD, false, Optional.empty());
    }

    /**
     * This long, whatever the origin says.
     *
     * @param ttl how long
     * @return the rule
     */
    public static EdgeCaching override(Duration ttl) {
        return new EdgeCaching(Mode.OVERRIDE, Optional.of(ttl));
    }

    /**
     * As the origin says.
     *
     * @param fallback how long when it says nothing; zero for not at all
     * @return the rule
     */
    public static EdgeCaching honorOrigin(Duration fallback) {
        return new EdgeCaching(Mode.HONOR_ORIGIN, Optional.of(fallback));
    }

    /**
     * Not at all; what is there is removed.
     *
     * @return the rule
     */
    public static EdgeCaching noStore() {
        return new EdgeCaching(Mode.NO_STORE, Optional.empty());
    }

    /**
     * Not at all; what is there stays.
     *
     * @return the rule
     */
    public static EdgeCaching bypass() {
        return new EdgeCaching(Mode.BYPASS, Optional.empty());
    }

    /**
     * Kept, but never used without asking the origin.
     *
     * @return the rule
     */
    public static EdgeCaching revalidate() {
        return new EdgeCaching(Mode.REVALIDATE, Optional.empty());
    }

    /**
     * This rule, going by other words of the origin.
     *
     * @param counting which words count
     * @return the changed rule
     */
    public EdgeCaching goingBy(OriginWords counting) {
        return new EdgeCaching(mode, ttl, counting, edgeControl, refresh);
    }

    /**
     * This rule, unless the origin's {@code Edge-Control} says otherwise.
     *
     * @return the changed rule
     */
    public EdgeCaching underEdgeControl() {
        return new EdgeCaching(mode, ttl, words, true, refresh);
    }

    /**
     * This rule, and what is stored from before a moment is to be confirmed.
     *
     * @param moment the moment
     * @return the changed rule
     */
    public EdgeCaching refreshed(Refresh moment) {
        return new EdgeCaching(mode, ttl, words, edgeControl, Optional.of(moment));
    }
}
