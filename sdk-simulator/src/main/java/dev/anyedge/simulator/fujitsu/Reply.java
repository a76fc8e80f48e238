package dev.anyedge.simulator.fujitsu;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** An answer in the making: everything but the rules and the tables travels in header fields (§1.4). */
final class Reply {

    final int status;
    final Map<String, String> headers = new LinkedHashMap<>();
    Optional<JsonNode> body = Optional.empty();
    boolean inferred;

    Reply(int status, String message) {
        this.status = status;
        headers.put("X-Message", message);
    }

    Reply with(String name, String value) {
        headers.put(name, value);
        return this;
    }

    Reply body(JsonNode json) {
        body = Optional.of(json);
        return this;
    }

    /** The answer rests on something that the documentation does not say. */
    Reply markInferred() {
        inferred = true;
        return this;
    }
}
