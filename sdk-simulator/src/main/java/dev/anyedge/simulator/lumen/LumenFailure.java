package dev.anyedge.simulator.lumen;

/**
 * A call that is answered with an error: {@code {"error":{"message"}}}, whatever the family answers on success (Lumen
 * reference §1.5). The statuses 200, 201, 403, 404 and 406 are known; all others are deduced.
 */
final class LumenFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    final int status;
    final boolean inferred;

    private LumenFailure(int status, boolean inferred, String message) {
        super(message, null, false, false);
        this.status = status;
        this.inferred = inferred;
    }

    String message() {
        return String.valueOf(getMessage());
    }

    static LumenFailure forbidden(String why) {
        return new LumenFailure(403, false, "Access denied: " + why);
    }

    static LumenFailure notFound(String what) {
        return new LumenFailure(404, false, what);
    }

    static LumenFailure notAcceptable(String accept) {
        return new LumenFailure(
                406, false, "Accept '" + accept + "' is not acceptable: the only legal value is text/xml");
    }

    static LumenFailure inferred(int status, String message) {
        return new LumenFailure(status, true, message);
    }

    static LumenFailure badRequest(String message) {
        return inferred(400, message);
    }
}
