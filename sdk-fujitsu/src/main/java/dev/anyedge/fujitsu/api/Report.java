package dev.anyedge.fujitsu.api;

import java.util.Optional;

/**
 * A report as it is ({@code GET /v1/reports/ID}; Fujitsu reference §6.2). Usually ready in a few minutes; its id is gone an
 * hour after that. Immutable, thread-safe.
 *
 * @param id opaque
 * @param status how it is; {@code deployed} is ready
 * @param failure why it failed; empty when it did not
 * @param table what is in it; empty while it is not ready, and without rows when there is nothing to tell
 */
public record Report(String id, ServiceStatus status, Optional<RequestFailure> failure, Optional<ReportTable> table) {

    /**
     * Whether the provider is still at work.
     *
     * @return false when there is a table or a failure
     */
    public boolean pending() {
        return table.isEmpty() && failure.isEmpty();
    }

    /**
     * The table of a report that is ready.
     *
     * @return the table
     * @throws dev.anyedge.cdn.error.CdnException when the report failed
     * @throws IllegalStateException when it is not ready
     */
    public ReportTable orThrow() {
        failure.ifPresent(reason -> {
            throw reason.toException("RetrieveReport", "report " + id);
        });
        return table.orElseThrow(() -> new IllegalStateException("the report " + id + " is not ready: " + status));
    }
}
