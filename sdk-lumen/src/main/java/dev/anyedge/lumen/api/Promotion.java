package dev.anyedge.lumen.api;

import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.error.Violation;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which stored version goes into an environment. A rollback is the promotion of an older one. Immutable, thread-safe.
 *
 * @param image the stored image's name
 * @param version which version, empty for the latest
 * @param comment what to remember about it
 */
public record Promotion(String image, OptionalLong version, Optional<String> comment) {

    /**
     * Checks the version.
     *
     * @param image the stored image's name, not empty
     * @param version 1 or more
     * @param comment any text
     * @throws ValidationException when the name is empty or the version is less than 1
     */
    public Promotion {
        if (image.isEmpty()) {
            throw invalid("/serviceImage", "nothing", "the name of a stored image");
        }
        if (version.isPresent() && version.getAsLong() < 1) {
            throw invalid("/version", Long.toString(version.getAsLong()), "1 or more");
        }
    }

    /**
     * Promotes one version.
     *
     * @param image the stored image's name
     * @param version 1 or more
     * @return the promotion
     * @throws ValidationException when the version is less than 1
     */
    public static Promotion of(String image, long version) {
        return new Promotion(image, OptionalLong.of(version), Optional.empty());
    }

    /**
     * The same promotion with a comment.
     *
     * @param text what to remember about it
     * @return the promotion
     */
    public Promotion withComment(String text) {
        return new Promotion(image, version, Optional.of(text));
    }

    private static ValidationException invalid(String pointer, String found, String allowed) {
        return new ValidationException(
                "promotion",
                List.of(new Violation(pointer, found, allowed, "found " + found + ", allowed is " + allowed)));
    }
}
