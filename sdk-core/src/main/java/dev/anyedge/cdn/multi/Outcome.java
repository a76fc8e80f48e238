package dev.anyedge.cdn.multi;

import dev.anyedge.cdn.error.CdnException;
import java.util.List;
import java.util.Optional;

/**
 * What one provider answered: a value, or a failure. Immutable, thread-safe.
 *
 * @param provider the provider's name
 * @param value the result; empty when it failed
 * @param failure why it failed; empty when it did not
 * @param notes what was done in another way than asked, as sentences
 * @param <T> the kind of result
 */
public record Outcome<T>(String provider, Optional<T> value, Optional<CdnException> failure, List<String> notes) {

    /**
     * Copies the notes.
     *
     * @param provider the provider's name
     * @param value the result
     * @param failure why it failed
     * @param notes what was done in another way than asked
     */
    public Outcome {
        notes = List.copyOf(notes);
        if (value.isPresent() == failure.isPresent()) {
            throw new IllegalArgumentException("an outcome is either a value or a failure");
        }
    }

    /**
     * Whether there is a value.
     *
     * @return false when it failed
     */
    public boolean succeeded() {
        return value.isPresent();
    }
}
