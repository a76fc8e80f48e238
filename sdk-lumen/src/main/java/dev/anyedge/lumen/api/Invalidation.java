package dev.anyedge.lumen.api;

import dev.anyedge.cdn.internal.value.ValueStyle;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.immutables.value.Value;

/** One path of one property that the caches are forgetting (Lumen reference §5.1). Immutable, thread-safe. */
@Value.Immutable
@ValueStyle
public abstract class Invalidation {
    Invalidation() {}

    /**
     * A new builder.
     *
     * @return a builder with nothing set
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * What names it.
     *
     * @return opaque; holds {@code /} and {@code @}
     */
    public abstract String id();

    /**
     * What is forgotten, as the provider has translated it.
     *
     * @return a pattern, not necessarily the text that was sent: {@code /img/.*} for {@code /img/*}
     */
    public abstract String path();

    /**
     * The service component concerned.
     *
     * @return its id
     */
    public abstract String scid();

    /**
     * The property concerned.
     *
     * @return its primary alias
     */
    public abstract String property();

    /**
     * How far it is. Inferred: no public document names the values.
     *
     * @return {@code pending} or {@code complete}; empty when the provider does not say, as in the answer to the request
     */
    public abstract Optional<String> status();

    /**
     * How much is done. Inferred.
     *
     * @return 0–100; empty when the provider does not say
     */
    public abstract OptionalLong percentComplete();

    /**
     * Plain values that this SDK does not know.
     *
     * @return name to text, in the order of the answer
     */
    public abstract Map<String, String> extra();

    /**
     * Whether the caches have forgotten it.
     *
     * @return true for {@code complete} or 100 per cent
     */
    public final boolean complete() {
        return status().filter("complete"::equalsIgnoreCase).isPresent()
                || (percentComplete().isPresent() && percentComplete().getAsLong() >= 100);
    }

    /** Builds an {@link Invalidation}. Not thread-safe. */
    public static final class Builder extends ImmutableInvalidation.Builder {
        Builder() {}
    }
}
