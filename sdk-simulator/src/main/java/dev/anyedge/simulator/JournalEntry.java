package dev.anyedge.simulator;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One call and what became of it.
 *
 * @param number its place in the order of arrival, from 1 on
 * @param at when it arrived, on the simulator's clock
 * @param method the method
 * @param path the path, percent-encoded, without the query
 * @param query the query, percent-encoded; empty when there was none
 * @param headers the headers; the values of those that carry credentials are replaced by {@code ***}
 * @param body the body, empty when there was none
 * @param status the status that was answered, empty when the connection was closed without an answer
 * @param answer the body that was answered, whole even where a fault cut it; empty when there was none
 * @param fault the fault that hit this call
 */
public record JournalEntry(
        int number,
        Instant at,
        String method,
        String path,
        String query,
        Map<String, String> headers,
        String body,
        OptionalInt status,
        String answer,
        Optional<FaultEffect> fault) {

    /**
     * Whether the call was meant to change something.
     *
     * @return true unless the method is GET, HEAD or OPTIONS
     */
    public boolean isWrite() {
        return !method.equals("GET") && !method.equals("HEAD") && !method.equals("OPTIONS");
    }

    /**
     * A line for people.
     *
     * @return method, path with query, and status
     */
    @Override
    public String toString() {
        return number + " " + method + " " + path + (query.isEmpty() ? "" : "?" + query) + " → "
                + (status.isPresent() ? Integer.toString(status.getAsInt()) : "no answer")
                + fault.map(effect -> " (" + effect + ")").orElse("");
    }
}
