package dev.anyedge.cdn.http;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A provider's answer, read to its end. */
public final class ApiResponse {
    private final int status;
    private final HttpHeaders headers;
    private final byte[] body;

    /**
     * An answer.
     *
     * @param status the HTTP status, 100–599
     * @param headers the headers; names are compared without regard to case
     * @param body the whole body, empty when there is none; not copied
     */
    public ApiResponse(int status, HttpHeaders headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    /**
     * The HTTP status.
     *
     * @return 100–599
     */
    public int status() {
        return status;
    }

    /**
     * The headers.
     *
     * @return names are compared without regard to case
     */
    public HttpHeaders headers() {
        return headers;
    }

    /**
     * The first value of a header.
     *
     * @param name in any case
     * @return the value, empty when there is no such header
     */
    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /**
     * The body.
     *
     * @return the array itself, not a copy: not to be changed; empty when there is no body
     */
    public byte[] bytes() {
        return body;
    }

    /**
     * The body as text.
     *
     * @return the body read as UTF-8, bytes that are not UTF-8 replaced
     */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Status and size; never headers or body, which may hold secrets. */
    @Override
    public String toString() {
        return "status " + status + ", " + body.length + " bytes";
    }
}
