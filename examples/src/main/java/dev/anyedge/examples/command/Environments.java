package dev.anyedge.examples.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.cdn.Cdn;
import dev.anyedge.lumen.LumenCdn;
import dev.anyedge.lumen.api.EnvironmentState;
import java.util.function.Function;

/** Changes to an environment, which one provider has. */
final class Environments {
    private Environments() {}

    static int change(
            Output output, Connection connection, String command, Function<LumenCdn, EnvironmentState> change) {
        try (Cdn cdn = connection.open()) {
            if (!(cdn instanceof LumenCdn lumen)) {
                throw new InvalidUseException(
                        command + " is for a provider with environments: lumen, not " + cdn.provider());
            }
            EnvironmentState state = change.apply(lumen);
            if (output.json()) {
                ObjectNode json = JsonNodeFactory.instance.objectNode();
                json.put("environment", state.environment());
                json.put("version", state.version());
                state.serviceImage().ifPresent(name -> json.put("serviceImage", name));
                state.serviceImageVersion().ifPresent(number -> json.put("serviceImageVersion", number));
                state.status().ifPresent(status -> json.put("status", status));
                output.result(json);
            } else {
                output.result(state.environment() + " has version "
                        + state.serviceImageVersion().orElse(0) + " of "
                        + state.serviceImage().orElse("nothing")
                        + state.status().map(status -> ", " + status).orElse("") + "\n");
            }
            return CdnCommand.DONE;
        }
    }
}
