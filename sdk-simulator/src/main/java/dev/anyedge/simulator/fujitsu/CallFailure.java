package dev.anyedge.simulator.fujitsu;

import java.util.Optional;

/** A call that is answered with an error: a status and, mostly, one of the messages of §2.9; bodies are empty. */
final class CallFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    final int status;
    final transient Optional<String> message;
    final transient Optional<String> error;

    /** Whether the documentation leaves open that it is answered so. */
    final boolean inferred;

    private CallFailure(int status, Optional<String> message, Optional<String> error, boolean inferred) {
        super(message.orElse("status " + status), null, false, false);
        this.status = status;
        this.message = message;
        this.error = error;
        this.inferred = inferred;
    }

    private static CallFailure of(int status, String message) {
        return new CallFailure(status, Optional.of(message), Optional.empty(), false);
    }

    private static CallFailure silent(int status) {
        return new CallFailure(status, Optional.empty(), Optional.empty(), false);
    }

    static CallFailure invalidJson() {
        return of(400, "Invalid Json");
    }

    static CallFailure invalidEntry(String parameters) {
        return of(400, "Invalid entry for " + parameters);
    }

    /** An entry of which the documentation does not say that it is refused. */
    static CallFailure doubtfulEntry(String parameter) {
        return new CallFailure(400, Optional.of("Invalid entry for " + parameter), Optional.empty(), true);
    }

    static CallFailure parameterRequired() {
        return of(400, "Parameter required");
    }

    static CallFailure undeployed() {
        return of(400, "Service is undeployed");
    }

    static CallFailure unauthenticated() {
        return silent(401);
    }

    static CallFailure forbidden() {
        return silent(403);
    }

    static CallFailure notFound() {
        return silent(404);
    }

    static CallFailure wrongMethod() {
        return silent(405);
    }

    static CallFailure inProgress() {
        return of(409, "Service is in progress");
    }

    static CallFailure rateLimited() {
        return of(429, "Rate limit exceeded");
    }

    static CallFailure quotaExceeded() {
        return of(507, "Quota exceeded");
    }

    static CallFailure unavailable() {
        return new CallFailure(
                503, Optional.of("Service Unavailable"), Optional.of("Service Unavailable (102)"), false);
    }

    /** How this provider words a status that was not caused by the call itself. */
    static CallFailure ofStatus(int status) {
        return switch (status) {
            case 204 -> of(204, "Service Unavailable");
            case 400 -> of(400, "Bad Request");
            case 401 -> unauthenticated();
            case 403 -> forbidden();
            case 404 -> notFound();
            case 405 -> wrongMethod();
            case 409 -> inProgress();
            case 429 -> rateLimited();
            case 500 ->
                new CallFailure(
                        500, Optional.of("Internal Server Error"), Optional.of("Internal Server Error (117)"), false);
            case 503 -> unavailable();
            case 507 -> quotaExceeded();
            default -> new CallFailure(status, Optional.empty(), Optional.empty(), true);
        };
    }
}
