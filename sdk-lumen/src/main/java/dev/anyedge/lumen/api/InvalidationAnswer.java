package dev.anyedge.lumen.api;

import dev.anyedge.cdn.internal.value.ValueStyle;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** What the provider made of a request to forget content (Lumen reference §5.1). Immutable, thread-safe. */
@Value.Immutable
@ValueStyle
public abstract class InvalidationAnswer {
    InvalidationAnswer() {}

    /**
     * A new builder.
     *
     * @return a builder with nothing set
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The access group concerned.
     *
     * @return its id
     */
    public abstract long accessGroup();

    /**
     * The access group's name.
     *
     * @return any text
     */
    public abstract Optional<String> accessGroupName();

    /**
     * What names this call to the provider's support.
     *
     * @return {@code apiCorrelationId}
     */
    public abstract Optional<String> correlationId();

    /**
     * One for each path of each property.
     *
     * @return in the order of the answer
     */
    public abstract List<Invalidation> invalidations();

    /**
     * Whether the caches have forgotten everything.
     *
     * @return false while one of the invalidations is not known to be complete
     */
    public final boolean complete() {
        return invalidations().stream().allMatch(Invalidation::complete);
    }

    /** Builds an {@link InvalidationAnswer}. Not thread-safe. */
    public static final class Builder extends ImmutableInvalidationAnswer.Builder {
        Builder() {}
    }
}
