package dev.anyedge.cdn.error;

import java.util.List;
import java.util.stream.Collectors;

/** An input that is not valid, with everything that is wrong with it. The caller mends the input. */
public final class ValidationException extends CdnException {
    private static final long serialVersionUID = 1L;

    /** How many violations the message tells; a broken document may have thousands. */
    private static final int SHOWN = 20;

    private final transient List<Violation> violations;

    /**
     * An invalid input.
     *
     * @param subject what was to be made or read, for example {@code distribution "shop"}
     * @param violations everything that is wrong, at least one
     */
    public ValidationException(String subject, List<Violation> violations) {
        super(message(subject, violations));
        this.violations = List.copyOf(violations);
    }

    /**
     * Everything that is wrong with the input.
     *
     * @return at least one violation, in the order of the input
     */
    public List<Violation> violations() {
        return violations;
    }

    private static String message(String subject, List<Violation> violations) {
        String shown = violations.stream().limit(SHOWN).map(Violation::toString).collect(Collectors.joining("; "));
        return "Invalid " + subject + ": " + shown
                + (violations.size() > SHOWN ? "; and " + (violations.size() - SHOWN) + " more" : "");
    }
}
