package dev.anyedge.cdn.error;

/**
 * One thing that is wrong with an input: where, what was found, what is allowed.
 *
 * @param pointer JSON pointer (RFC 6901) into the input; {@code ""} is the whole of it
 * @param found what stands there, shortened; never a secret value
 * @param allowed what may stand there
 * @param message the same as a sentence
 */
public record Violation(String pointer, String found, String allowed, String message) {

    /**
     * The same violation seen from an enclosing value.
     *
     * @param prefix the pointer of the value that this violation was found in
     * @return the violation with {@code prefix} before its pointer
     */
    public Violation under(String prefix) {
        return new Violation(prefix + pointer, found, allowed, message);
    }

    @Override
    public String toString() {
        return (pointer.isEmpty() ? "/" : pointer) + ": " + message;
    }
}
