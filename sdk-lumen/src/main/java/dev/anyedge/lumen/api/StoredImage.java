package dev.anyedge.lumen.api;

import dev.anyedge.cdn.internal.value.ValueStyle;
import dev.anyedge.cdn.model.JsonValue;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * One version of a stored service image, without its content. The versions and comments are documented, the form of the
 * answer is inferred (Lumen reference §3.10). Immutable, thread-safe.
 */
@Value.Immutable
@ValueStyle
public abstract class StoredImage {
    StoredImage() {}

    /**
     * A new builder.
     *
     * @return a builder with nothing set
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The image's name.
     *
     * @return unique for the subscriber
     */
    public abstract String name();

    /**
     * The version; each save makes the next.
     *
     * @return 1 or more
     */
    public abstract long version();

    /**
     * What was said when it was saved.
     *
     * @return any text
     */
    public abstract Optional<String> comment();

    /**
     * When it was saved.
     *
     * @return the provider's text; its form is not public
     */
    public abstract Optional<String> modifiedDate();

    /**
     * Who saved it.
     *
     * @return the provider's text
     */
    public abstract Optional<String> modifiedBy();

    /**
     * Members that this SDK does not know.
     *
     * @return member name to value, in the order of the answer
     */
    public abstract Map<String, JsonValue> extra();

    /** Builds a {@link StoredImage}. Not thread-safe. */
    public static final class Builder extends ImmutableStoredImage.Builder {
        Builder() {}
    }
}
