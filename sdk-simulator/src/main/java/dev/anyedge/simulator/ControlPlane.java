package dev.anyedge.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/**
 * What one provider's simulator contributes: how it answers. {@link SimulatorServer} puts it on a port and adds what
 * all providers share — clock, faults, journal. Implementations are thread-safe.
 */
public interface ControlPlane {

    /**
     * Acts on a call and answers it.
     *
     * @param request the call
     * @return the answer, in the provider's exact shape
     */
    SimulatedAnswer answer(SimulatedRequest request);

    /**
     * The answer to a call that a fault makes fail with a status, in the shape in which this provider fails.
     *
     * @param status the HTTP status
     * @return the answer
     */
    SimulatedAnswer failure(int status);

    /**
     * The answer to a call that a fault makes fail with a status, where it depends on which call it was.
     *
     * @param request the call
     * @param status the HTTP status
     * @return the answer
     */
    default SimulatedAnswer failure(SimulatedRequest request, int status) {
        return failure(status);
    }

    /**
     * Everything that is stored, for whoever looks at a simulator from outside.
     *
     * @return a JSON object, a copy
     */
    JsonNode state();

    /**
     * The request headers whose values are credentials and must not show in the journal.
     *
     * @return header names, in any case
     */
    Set<String> secretHeaders();
}
