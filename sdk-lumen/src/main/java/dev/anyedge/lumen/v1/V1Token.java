package dev.anyedge.lumen.v1;

import dev.anyedge.cdn.model.JsonValue;
import dev.anyedge.lumen.image.TokenSecret;
import dev.anyedge.lumen.internal.wire.V1Json;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** A secret that makes tokens valid (Lumen reference §4.2). There is no way to change one: delete it and create it anew. Immutable, thread-safe. */
@Value.Immutable
@V1Style
public abstract class V1Token {
    V1Token() {}

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
    public static V1Token fromJson(String json) {
        return V1Json.token(V1Json.object(json));
    }

    /**
     * Its id, {@code tokenid}, which is the first digit of the tokens that it makes.
     *
     * @return one digit; at most ten tokens in a scope
     */
    public abstract String id();

    /**
     * What tokens are made with; printed as a reference or a digest.
     *
     * @return the secret
     */
    public abstract TokenSecret secret();

    /**
     * From when on it holds.
     *
     * @return to the second; always when it is absent
     */
    public abstract Optional<Instant> start();

    /**
     * Until when it holds.
     *
     * @return to the second; always when it is absent
     */
    public abstract Optional<Instant> end();

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

    /** Builds a {@link V1Token}. Not thread-safe. */
    public static final class Builder extends ImmutableV1Token.Builder {
        Builder() {}
    }
}
