package dev.anyedge.lumen.image;

import java.util.List;
import java.util.Optional;

/**
 * What a refused request gets. The form is inferred. Immutable.
 *
 * @param redirectTo where it is sent; empty: it gets an error
 * @param headers headers of the answer
 */
public record DenyAction(Optional<String> redirectTo, List<HeaderField> headers) {

    /**
     * Copies the headers.
     *
     * @param redirectTo where it is sent; empty: it gets an error
     * @param headers headers of the answer
     */
    public DenyAction {
        headers = List.copyOf(headers);
    }

    /**
     * An error.
     *
     * @return the action
     */
    public static DenyAction error() {
        return new DenyAction(Optional.empty(), List.of());
    }
}
