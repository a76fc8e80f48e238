package dev.anyedge.lumen.v1;

import dev.anyedge.cdn.model.JsonValue;
import java.util.Map;
import org.immutables.value.Value;

/** That a token is asked for (Lumen reference §4.2). Immutable, thread-safe. */
@Value.Immutable
@V1Style
public abstract class V1TokenCheck {
    V1TokenCheck() {}

    /**
     * A new builder.
     *
     * @return a builder with nothing set
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * What happens without a valid one.
     *
     * @return {@code fail}, the only one there is
     */
    @Value.Default
    public String action() {
        return "fail";
    }

    /**
     * Members that this SDK does not know.
     *
     * @return member name to value, in order
     */
    public abstract Map<String, JsonValue> extra();

    /** Builds a {@link V1TokenCheck}. Not thread-safe. */
    public static final class Builder extends ImmutableV1TokenCheck.Builder {
        Builder() {}
    }
}
