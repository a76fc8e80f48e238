package dev.anyedge.cdn.migration;

import java.util.Optional;

/**
 * How the target reaches an origin. Immutable, thread-safe.
 *
 * @param id the origin's id
 * @param before what it is at the source, for people
 * @param how how the target reaches it
 * @param after what it is at the target, for people; empty when it cannot be reached
 * @param template for an origin that cannot be reached: what a replacement looks like, as the JSON of an origin to be
 *     filled in
 */
public record OriginReplacement(String id, String before, How how, Optional<String> after, Optional<String> template) {

    /** How the target reaches an origin. */
    public enum How {
        /** As the source does. */
        KEPT,
        /** By the host that the distribution says it is reachable as. */
        REACHABLE_AS,
        /** By a replacement that was asked for. */
        REPLACED,
        /** Not at all: a replacement is needed. */
        UNREACHABLE
    }
}
