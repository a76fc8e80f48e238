package dev.anyedge.cdn.error;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * The facts of a call that failed: which, how often, and what the provider answered last.
 *
 * @param operation the operation in the provider's own word, for example {@code CreateCacheStage}
 * @param status the HTTP status of the last answer (100–599), empty when none came
 * @param requestId the provider's id of the request, empty when it sent none
 * @param attempts how often the call was sent; 0 when it ended before it could be
 * @param bodyExcerpt the beginning of the last answer's body with secrets removed, empty when there was none
 */
public record FailedCall(
        String operation, OptionalInt status, Optional<String> requestId, int attempts, Optional<String> bodyExcerpt) {}
