package dev.anyedge.simulator.edge;

import java.nio.charset.StandardCharsets;

/**
 * What the edge answers a viewer.
 *
 * @param status the status
 * @param headers the header fields
 * @param body the body; for a HEAD request it is left out when the answer is sent
 */
record EdgeAnswer(int status, HeaderFields headers, byte[] body) {

    static EdgeAnswer text(int status, String sentence) {
        return new EdgeAnswer(
                status,
                HeaderFields.of("Content-Type", "text/plain; charset=utf-8"),
                (sentence + "\n").getBytes(StandardCharsets.UTF_8));
    }

    static EdgeAnswer of(OriginResponse response) {
        return new EdgeAnswer(response.status(), response.headers(), response.body());
    }

    EdgeAnswer with(String name, String value) {
        return new EdgeAnswer(status, headers.with(name, value), body);
    }
}
