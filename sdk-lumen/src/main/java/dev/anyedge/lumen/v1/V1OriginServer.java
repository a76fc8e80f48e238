package dev.anyedge.lumen.v1;

import dev.anyedge.cdn.model.JsonValue;
import dev.anyedge.lumen.internal.wire.V1Json;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** Where a property is filled from (Lumen reference §4.2). Immutable, thread-safe. */
@Value.Immutable
@V1Style
public abstract class V1OriginServer {
    V1OriginServer() {}

    /**
     * A new builder.
     *
     * @return a builder with nothing set
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Reads JSON as the API writes it, leniently: unknown members are kept.
     *
     * @param json a JSON object
     * @return the value
     * @throws dev.anyedge.cdn.error.ValidationException when a known member is missing or of a wrong type, with its pointer
     */
    public static V1OriginServer fromJson(String json) {
        return V1Json.origin(V1Json.object(json));
    }

    /**
     * The host.
     *
     * @return a name
     */
    public abstract String host();

    /**
     * The port; a text on the wire.
     *
     * @return 1–65535
     */
    public abstract int port();

    /**
     * The protocol towards the origin.
     *
     * @return {@code http} or {@code https}, in small letters unlike in version 2.0
     */
    public abstract String protocol();

    /**
     * What is put before the path of a request.
     *
     * @return a path; {@code /} when it is absent
     */
    public abstract Optional<String> webroot();

    /**
     * Members that this SDK does not know.
     *
     * @return member name to value, in order
     */
    public abstract Map<String, JsonValue> extra();

    /**
     * The value as JSON in the API's spelling, unknown members included.
     *
     * @return compact JSON
     */
    public final String toJson() {
        return V1Json.write(this).toJson();
    }

    /** Builds a {@link V1OriginServer}. Not thread-safe. */
    public static final class Builder extends ImmutableV1OriginServer.Builder {
        Builder() {}
    }
}
