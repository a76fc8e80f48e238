package dev.anyedge.simulator.edge;

import java.nio.charset.StandardCharsets;

/**
 * What an origin answers, whole.
 *
 * @param status the status
 * @param headers the header fields; lengths and connection fields are the server's business and ignored
 * @param body the body; empty for none. Not copied: it is not to be changed
 */
public record OriginResponse(int status, HeaderFields headers, byte[] body) {

    /**
     * An answer with text.
     *
     * @param status the status
     * @param text the body
     * @return the answer, as UTF-8 plain text
     */
    public static OriginResponse text(int status, String text) {
        return new OriginResponse(
                status,
                HeaderFields.of("Content-Type", "text/plain; charset=utf-8"),
                text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * This answer with one header field replaced.
     *
     * @param name the field's name
     * @param value the field's value
     * @return the changed answer
     */
    public OriginResponse withHeader(String name, String value) {
        return new OriginResponse(status, headers.with(name, value), body);
    }
}
