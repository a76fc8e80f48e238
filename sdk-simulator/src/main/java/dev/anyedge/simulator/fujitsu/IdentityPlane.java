package dev.anyedge.simulator.fujitsu;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anyedge.simulator.ControlPlane;
import dev.anyedge.simulator.SimulatedAnswer;
import dev.anyedge.simulator.SimulatedRequest;
import java.util.Set;

/** Global user management on a port of its own, as the provider has it on a host of its own. */
final class IdentityPlane implements ControlPlane {

    private final FujitsuControlPlane plane;

    IdentityPlane(FujitsuControlPlane plane) {
        this.plane = plane;
    }

    @Override
    public SimulatedAnswer answer(SimulatedRequest request) {
        return plane.identify(request);
    }

    @Override
    public SimulatedAnswer failure(int status) {
        return Identity.failure(status, "This call was made to fail.");
    }

    @Override
    public JsonNode state() {
        return plane.state();
    }

    @Override
    public Set<String> secretHeaders() {
        return plane.secretHeaders();
    }
}
