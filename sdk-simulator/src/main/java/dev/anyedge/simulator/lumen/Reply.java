package dev.anyedge.simulator.lumen;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anyedge.simulator.CompactJson;

/**
 * What an operation answers.
 *
 * @param status the HTTP status
 * @param type the media type
 * @param body the body
 * @param inferred whether the body's shape is deduced although the operation is documented
 */
record Reply(int status, String type, String body, boolean inferred) {

    static Reply json(int status, JsonNode body) {
        return new Reply(status, "application/json", CompactJson.write(body), false);
    }

    static Reply xml(String body) {
        return new Reply(200, "text/xml", body, false);
    }

    static Reply empty(int status) {
        return new Reply(status, "application/json", "", false);
    }

    Reply asInferred() {
        return new Reply(status, type, body, true);
    }
}
