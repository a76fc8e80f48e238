package dev.anyedge.cdn.http;

import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.error.Violation;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One call of a provider's API, before it is sent: what to send, and when it may be sent again. Immutable; the same
 * request may be called any number of times.
 *
 * <pre>{@code
 * ApiRequest request = ApiRequest.get("GetPipeline", "/edge-services/v1beta1/pipelines").segment(id).build();
 * }</pre>
 */
public final class ApiRequest {
    private static final byte[] NO_BODY = {};

    private final String operation;
    private final String method;
    private final String target;
    private final List<String> headers;
    private final byte[] body;
    private final @Nullable String contentType;
    private final Repeat repeat;
    private final @Nullable Duration attemptTimeout;
    private final @Nullable Duration deadline;

    private ApiRequest(Builder from) {
        operation = from.operation;
        method = from.method;
        target = from.query.length() == 0 ? from.target.toString() : from.target.toString() + from.query;
        headers = from.headers.isEmpty() ? List.of() : List.copyOf(from.headers);
        body = from.body;
        contentType = from.contentType;
        repeat = from.repeat;
        attemptTimeout = from.attemptTimeout;
        deadline = from.deadline;
    }

    /**
     * Starts a request.
     *
     * @param operation the operation in the provider's own word, for errors and observers
     * @param method an HTTP method in capital letters; it decides what {@link Builder#repeat} is until it is set
     * @param path the path below the client's base URI, starting with {@code /}, percent-encoded where it needs to be
     * @return a builder, not safe for use by several threads
     * @throws ValidationException if the method is no HTTP method or the path does not start with {@code /}
     */
    public static Builder of(String operation, String method, String path) {
        return new Builder(operation, method, path);
    }

    /**
     * Starts a GET.
     *
     * @param operation the operation in the provider's own word
     * @param path the path below the client's base URI, percent-encoded where it needs to be
     * @return a builder
     * @throws ValidationException if the path does not start with {@code /}
     */
    public static Builder get(String operation, String path) {
        return of(operation, "GET", path);
    }

    /**
     * Starts a POST.
     *
     * @param operation the operation in the provider's own word
     * @param path the path below the client's base URI, percent-encoded where it needs to be
     * @return a builder
     * @throws ValidationException if the path does not start with {@code /}
     */
    public static Builder post(String operation, String path) {
        return of(operation, "POST", path);
    }

    /**
     * Starts a PUT.
     *
     * @param operation the operation in the provider's own word
     * @param path the path below the client's base URI, percent-encoded where it needs to be
     * @return a builder
     * @throws ValidationException if the path does not start with {@code /}
     */
    public static Builder put(String operation, String path) {
        return of(operation, "PUT", path);
    }

    /**
     * Starts a PATCH.
     *
     * @param operation the operation in the provider's own word
     * @param path the path below the client's base URI, percent-encoded where it needs to be
     * @return a builder
     * @throws ValidationException if the path does not start with {@code /}
     */
    public static Builder patch(String operation, String path) {
        return of(operation, "PATCH", path);
    }

    /**
     * Starts a DELETE.
     *
     * @param operation the operation in the provider's own word
     * @param path the path below the client's base URI, percent-encoded where it needs to be
     * @return a builder
     * @throws ValidationException if the path does not start with {@code /}
     */
    public static Builder delete(String operation, String path) {
        return of(operation, "DELETE", path);
    }

    /**
     * The operation in the provider's own word.
     *
     * @return for example {@code CreateCacheStage}
     */
    public String operation() {
        return operation;
    }

    /**
     * The HTTP method.
     *
     * @return in capital letters
     */
    public String method() {
        return method;
    }

    /**
     * Path and query below the base URI, as they stand on the request line.
     *
     * @return starts with {@code /}
     */
    public String target() {
        return target;
    }

    /**
     * The body.
     *
     * @return the array itself, not a copy: not to be changed; empty when there is no body
     */
    public byte[] body() {
        return body;
    }

    /**
     * The type of the body.
     *
     * @return empty when no {@code Content-Type} is sent
     */
    public Optional<String> contentType() {
        return Optional.ofNullable(contentType);
    }

    /**
     * When the call may be sent again.
     *
     * @return as set, or as the method promises
     */
    public Repeat repeat() {
        return repeat;
    }

    /**
     * How long one attempt may take.
     *
     * @return empty where the client's setting holds
     */
    public Optional<Duration> attemptTimeout() {
        return Optional.ofNullable(attemptTimeout);
    }

    /**
     * How long the call may take with all attempts and pauses.
     *
     * @return empty where the client's setting holds
     */
    public Optional<Duration> deadline() {
        return Optional.ofNullable(deadline);
    }

    List<String> headers() {
        return headers;
    }

    URI under(String base) {
        return URI.create(base + target);
    }

    /** Operation and method; never the rest, which may hold secrets. */
    @Override
    public String toString() {
        return operation + " " + method;
    }

    /** Collects a request. Not safe for use by several threads. */
    public static final class Builder {
        private final String operation;
        private final String method;
        private final StringBuilder target;
        private final StringBuilder query = new StringBuilder(0);
        private final List<String> headers = new ArrayList<>(0);
        private byte[] body = NO_BODY;
        private @Nullable String contentType;
        private Repeat repeat;
        private @Nullable Duration attemptTimeout;
        private @Nullable Duration deadline;

        private Builder(String operation, String method, String path) {
            if (!isMethod(method)) {
                throw invalid("/method", method, "an HTTP method in capital letters");
            }
            if (!path.startsWith("/") || path.indexOf('?') >= 0 || path.indexOf('#') >= 0) {
                throw invalid("/path", path, "a path that starts with / and holds neither ? nor #");
            }
            this.operation = operation;
            this.method = method;
            this.target = new StringBuilder(path.length() + 64).append(path);
            this.repeat = Repeat.forMethod(method);
        }

        /**
         * Appends {@code /} and one path segment.
         *
         * @param value any text but {@code ""}, {@code "."} and {@code ".."}, which would name another resource; it is
         *     percent-encoded
         * @return this builder
         * @throws ValidationException if the value cannot be a segment
         */
        public Builder segment(String value) {
            if (value.isEmpty() || value.equals(".") || value.equals("..")) {
                throw invalid("/path", '"' + value + '"', "a path segment that is not empty, \".\" or \"..\"");
            }
            target.append('/');
            PercentEncoding.append(target, value);
            return this;
        }

        /**
         * Appends literal text to the path, for example {@code /purge} after a segment.
         *
         * @param encoded percent-encoded text that starts with {@code /}
         * @return this builder
         * @throws ValidationException if it does not start with {@code /} or holds {@code ?} or {@code #}
         */
        public Builder path(String encoded) {
            if (!encoded.startsWith("/") || encoded.indexOf('?') >= 0 || encoded.indexOf('#') >= 0) {
                throw invalid("/path", encoded, "a path that starts with / and holds neither ? nor #");
            }
            target.append(encoded);
            return this;
        }

        /**
         * Appends a query parameter. Parameters keep their order, and a name may come several times.
         *
         * @param name the name, percent-encoded here
         * @param value the value, percent-encoded here; may be empty
         * @return this builder
         */
        public Builder query(String name, String value) {
            query.append(query.length() == 0 ? '?' : '&');
            PercentEncoding.append(query, name);
            query.append('=');
            PercentEncoding.append(query, value);
            return this;
        }

        /**
         * Appends a query parameter with a number.
         *
         * @param name the name, percent-encoded here
         * @param value the value
         * @return this builder
         */
        public Builder query(String name, long value) {
            return query(name, Long.toString(value));
        }

        /**
         * Appends a query parameter if there is a value.
         *
         * @param name the name, percent-encoded here
         * @param value the value, or empty to send no such parameter
         * @return this builder
         */
        public Builder query(String name, Optional<String> value) {
            return value.isPresent() ? query(name, value.get()) : this;
        }

        /**
         * Sends a header with this request only.
         *
         * @param name the header's name
         * @param value the header's value
         * @return this builder
         * @throws ValidationException if one of both cannot stand in a header
         */
        public Builder header(String name, String value) {
            Headers.check(name, value);
            headers.add(name);
            headers.add(value);
            return this;
        }

        /**
         * Sends a body.
         *
         * @param bytes the body; not copied, not to be changed afterwards
         * @param type the {@code Content-Type}, for example {@code application/json}
         * @return this builder
         * @throws ValidationException if the type cannot stand in a header
         */
        public Builder body(byte[] bytes, String type) {
            Headers.check("Content-Type", type);
            body = bytes;
            contentType = type;
            return this;
        }

        /**
         * Sends a {@code Content-Type} without a body, which some signatures cover even on GET.
         *
         * @param type the {@code Content-Type}
         * @return this builder
         * @throws ValidationException if the type cannot stand in a header
         */
        public Builder contentType(String type) {
            Headers.check("Content-Type", type);
            contentType = type;
            return this;
        }

        /**
         * Says when the call may be sent again; without it, what HTTP promises for the method.
         *
         * @param value the rule
         * @return this builder
         */
        public Builder repeat(Repeat value) {
            repeat = Objects.requireNonNull(value);
            return this;
        }

        /**
         * Bounds each attempt, instead of the client's setting.
         *
         * @param value more than zero
         * @return this builder
         * @throws ValidationException if it is not positive
         */
        public Builder attemptTimeout(Duration value) {
            attemptTimeout = positive("/attemptTimeout", value);
            return this;
        }

        /**
         * Bounds the whole call, pauses included, instead of the client's setting.
         *
         * @param value more than zero
         * @return this builder
         * @throws ValidationException if it is not positive
         */
        public Builder deadline(Duration value) {
            deadline = positive("/deadline", value);
            return this;
        }

        /**
         * Makes the request.
         *
         * @return the request
         */
        public ApiRequest build() {
            return new ApiRequest(this);
        }

        private static boolean isMethod(String method) {
            for (int i = 0; i < method.length(); i++) {
                if (method.charAt(i) < 'A' || method.charAt(i) > 'Z') {
                    return false;
                }
            }
            return !method.isEmpty();
        }

        private ValidationException invalid(String pointer, String found, String allowed) {
            return new ValidationException(
                    "request " + operation,
                    List.of(new Violation(pointer, found, allowed, "found " + found + ", allowed is " + allowed)));
        }

        private Duration positive(String pointer, Duration value) {
            if (value.isNegative() || value.isZero()) {
                throw invalid(pointer, value.toString(), "a duration of more than zero");
            }
            return value;
        }
    }
}
