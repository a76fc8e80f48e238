package dev.anyedge.lumen.api;

import java.util.List;

/**
 * What the provider says of an image that it was asked to check. The operation and its answer are inferred (Lumen
 * reference §3.10).
 *
 * @param valid whether it could be stored
 * @param problems what is wrong with it
 */
public record ImageCheck(boolean valid, List<Problem> problems) {

    /**
     * Copies the problems.
     *
     * @param valid whether it could be stored
     * @param problems what is wrong with it
     */
    public ImageCheck {
        problems = List.copyOf(problems);
    }

    /**
     * One thing that is wrong.
     *
     * @param path where, as the provider writes it; {@code ""} when it does not say
     * @param message the provider's words
     */
    public record Problem(String path, String message) {}
}
