package dev.anyedge.cdn.http;

/**
 * Says what an answer means: done, failed for good, or worth another attempt. Providers differ: an error may come as 204,
 * or as 200 with a header. Implementations are pure functions and safe for use by several threads.
 *
 * <p>A reader that has no word for an answer hands it to {@link #byStatus()} or {@link Verdict#byStatus}.
 */
@FunctionalInterface
public interface ErrorReader {

    /**
     * Reads an answer.
     *
     * @param request what was asked
     * @param response what was answered
     * @return what it means
     */
    Verdict read(ApiRequest request, ApiResponse response);

    /**
     * Reads answers by their HTTP status alone.
     *
     * @return a reader that says {@link Verdict#ok()} for 200–299 and {@link Verdict#byStatus} for the rest
     */
    static ErrorReader byStatus() {
        return (request, response) ->
                response.status() / 100 == 2 ? Verdict.ok() : Verdict.byStatus(response.status(), "");
    }
}
