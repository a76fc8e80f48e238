package dev.anyedge.cdn.http;

import dev.anyedge.cdn.error.ValidationException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * One attempt of a call, complete but for its credentials: the {@link Authorizer} reads it and adds headers, the
 * {@link Transport} sends it. Made anew for each attempt; used by one thread at a time.
 */
public final class OutgoingRequest {
    private final ApiRequest request;
    private final URI uri;
    private final int attempt;
    private final Timekeeper time;
    private final ArrayList<String> headers;

    OutgoingRequest(ApiRequest request, URI uri, int attempt, Timekeeper time, List<String> common) {
        this.request = request;
        this.uri = uri;
        this.attempt = attempt;
        this.time = time;
        this.headers = new ArrayList<>(common.size() + request.headers().size() + 4);
        headers.addAll(common);
        Optional<String> type = request.contentType();
        if (type.isPresent()) {
            setChecked("Content-Type", type.get());
        }
        List<String> own = request.headers();
        for (int i = 0; i < own.size(); i += 2) {
            setChecked(own.get(i), own.get(i + 1));
        }
    }

    /**
     * The operation in the provider's own word.
     *
     * @return for example {@code CreateCacheStage}
     */
    public String operation() {
        return request.operation();
    }

    /**
     * The HTTP method.
     *
     * @return in capital letters
     */
    public String method() {
        return request.method();
    }

    /**
     * Where the request goes.
     *
     * @return absolute; {@link URI#getRawPath()} is the path as it stands on the request line
     */
    public URI uri() {
        return uri;
    }

    /**
     * The body.
     *
     * @return the array itself, not a copy: not to be changed; empty when there is no body
     */
    public byte[] body() {
        return request.body();
    }

    /**
     * Which attempt of the call this is.
     *
     * @return 1 for the first
     */
    public int attempt() {
        return attempt;
    }

    /**
     * The time to put into a signature.
     *
     * @return the current time of the client's {@link Timekeeper}
     */
    public Instant now() {
        return time.now();
    }

    /**
     * A header that will be sent.
     *
     * @param name in any case
     * @return its value, empty when it will not be sent
     */
    public Optional<String> header(String name) {
        for (int i = 0; i < headers.size(); i += 2) {
            if (headers.get(i).equalsIgnoreCase(name)) {
                return Optional.of(headers.get(i + 1));
            }
        }
        return Optional.empty();
    }

    /**
     * Sends a header, instead of what was there under that name.
     *
     * @param name the header's name
     * @param value the header's value, which is never printed
     * @throws ValidationException if one of both cannot stand in a header
     */
    public void setHeader(String name, String value) {
        Headers.check(name, value);
        setChecked(name, value);
    }

    /**
     * Shows every header that will be sent, in order. For transports.
     *
     * @param each takes name and value
     */
    public void forEachHeader(BiConsumer<String, String> each) {
        for (int i = 0; i < headers.size(); i += 2) {
            each.accept(headers.get(i), headers.get(i + 1));
        }
    }

    void copyHeaders(HttpRequest.Builder to) {
        for (int i = 0; i < headers.size(); i += 2) {
            to.header(headers.get(i), headers.get(i + 1));
        }
    }

    private void setChecked(String name, String value) {
        for (int i = 0; i < headers.size(); i += 2) {
            if (headers.get(i).equalsIgnoreCase(name)) {
                headers.set(i + 1, value);
                return;
            }
        }
        headers.add(name);
        headers.add(value);
    }

    /** Operation, method and attempt; never the rest, which may hold secrets. */
    @Override
    public String toString() {
        return request + ", attempt " + attempt;
    }
}
