package dev.anyedge.lumen.api;

import dev.anyedge.cdn.internal.value.ValueStyle;
import dev.anyedge.cdn.model.JsonValue;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.immutables.value.Value;

/**
 * What an environment holds. That it counts its promotions is documented, the form of the answer and the words of
 * {@link #status()} are inferred (Lumen reference §3.10). Immutable, thread-safe.
 */
@Value.Immutable
@ValueStyle
public abstract class EnvironmentState {
    EnvironmentState() {}

    /**
     * A new builder.
     *
     * @return a builder with nothing set
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Which environment.
     *
     * @return {@code staging} or {@code production}
     */
    public abstract String environment();

    /**
     * How often something was promoted into it.
     *
     * @return 0 while it is empty
     */
    public abstract long version();

    /**
     * The stored image that was promoted.
     *
     * @return its name; empty while the environment is empty
     */
    public abstract Optional<String> serviceImage();

    /**
     * The version that was promoted.
     *
     * @return 1 or more
     */
    public abstract OptionalLong serviceImageVersion();

    /**
     * What was said when it was promoted.
     *
     * @return any text
     */
    public abstract Optional<String> comment();

    /**
     * When it was promoted.
     *
     * @return the provider's text; its form is not public
     */
    public abstract Optional<String> promotedDate();

    /**
     * Whether the network has taken it: a promotion that was accepted is not yet active.
     *
     * @return {@code pending}, {@code active} or {@code failed}; other words are kept
     */
    public abstract Optional<String> status();

    /**
     * Members that this SDK does not know.
     *
     * @return member name to value, in the order of the answer
     */
    public abstract Map<String, JsonValue> extra();

    /**
     * Whether the network serves it.
     *
     * @return true for {@code active}
     */
    public final boolean active() {
        return status().filter("active"::equals).isPresent();
    }

    /**
     * Whether the network has refused it.
     *
     * @return true for {@code failed}
     */
    public final boolean failed() {
        return status().filter("failed"::equals).isPresent();
    }

    /** Builds an {@link EnvironmentState}. Not thread-safe. */
    public static final class Builder extends ImmutableEnvironmentState.Builder {
        Builder() {}
    }
}
