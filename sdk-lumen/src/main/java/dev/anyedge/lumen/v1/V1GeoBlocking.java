package dev.anyedge.lumen.v1;

import dev.anyedge.cdn.model.JsonValue;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;

/** Who gets in by country (Lumen reference §4.2). Immutable, thread-safe. */
@Value.Immutable
@V1Style
public abstract class V1GeoBlocking {
    V1GeoBlocking() {}

    /**
     * A new builder.
     *
     * @return a builder with nothing set
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The countries, by geo definitions.
     *
     * @return at least one id
     */
    public abstract List<String> geoIds();

    /**
     * What happens to those countries.
     *
     * @return {@code allow} or {@code deny}
     */
    public abstract String action();

    /**
     * Members that this SDK does not know.
     *
     * @return member name to value, in order
     */
    public abstract Map<String, JsonValue> extra();

    /** Builds a {@link V1GeoBlocking}. Not thread-safe. */
    public static final class Builder extends ImmutableV1GeoBlocking.Builder {
        Builder() {}
    }
}
