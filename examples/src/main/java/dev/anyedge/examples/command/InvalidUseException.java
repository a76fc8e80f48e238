package dev.anyedge.examples.command;

/** The command line asks for something that cannot be; the message says what to write instead. */
final class InvalidUseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidUseException(String message) {
        super(message);
    }
}
