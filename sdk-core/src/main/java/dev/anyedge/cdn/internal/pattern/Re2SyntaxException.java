package dev.anyedge.cdn.internal.pattern;

/** A regular expression that is not RE2 syntax, or too large; the message says what is wrong and where. */
public final class Re2SyntaxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Re2SyntaxException(String message) {
        super(message);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
