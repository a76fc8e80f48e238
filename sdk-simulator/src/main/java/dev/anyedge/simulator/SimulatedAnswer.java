package dev.anyedge.simulator;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What a control plane answers to one call. {@code Content-Length} is not among the headers: the server adds it,
 * except to a 204.
 *
 * @param status the HTTP status
 * @param headers the headers, in the order they are sent
 * @param body the body as text, empty when there is none
 */
public record SimulatedAnswer(int status, Map<String, String> headers, String body) {

    /**
     * Copies the headers, in their order.
     *
     * @param status the HTTP status
     * @param headers the headers, in the order they are sent
     * @param body the body as text, empty when there is none
     */
    public SimulatedAnswer {
        Objects.requireNonNull(body, "body");
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /**
     * This answer with another status.
     *
     * @param other the status
     * @return a copy
     */
    public SimulatedAnswer withStatus(int other) {
        return new SimulatedAnswer(other, headers, body);
    }
}
