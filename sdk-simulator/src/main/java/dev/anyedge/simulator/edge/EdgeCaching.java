package dev.anyedge.simulator.edge;

import java.time.Duration;
import java.util.Optional;

/**
 * How an answer may be cached, in the words that all providers share.
 *
 * @param mode who says for how long
 * @param ttl for {@link Mode#OVERRIDE} the time; for {@link Mode#HONOR_ORIGIN} the time when the origin says nothing,
 *     empty or zero for not caching then; otherwise empty
 */
public record EdgeCaching(Mode mode, Optional<Duration> ttl) {

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
}
