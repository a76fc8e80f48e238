package dev.anyedge.lumen.api;

import dev.anyedge.cdn.internal.value.ValueStyle;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.immutables.value.Value;

/** What the provider knows of the key that calls (Lumen reference §5.2). Immutable, thread-safe. */
@Value.Immutable
@ValueStyle
public abstract class ApiKey {
    ApiKey() {}

    /**
     * A new builder.
     *
     * @return a builder with nothing set
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The key's id.
     *
     * @return digits in practice
     */
    public abstract String id();

    /**
     * What names this call to the provider's support.
     *
     * @return {@code apiCorrelationId}
     */
    public abstract Optional<String> correlationId();

    /**
     * The access group that the key is bound to.
     *
     * @return its id, which scopes begin with
     */
    public abstract OptionalLong accessGroup();

    /**
     * The access group's name.
     *
     * @return any text
     */
    public abstract Optional<String> accessGroupName();

    /**
     * Who answers for the key.
     *
     * @return the contact's name
     */
    public abstract Optional<String> contact();

    /**
     * What the key may do; a reporting role cannot write.
     *
     * @return the role's name
     */
    public abstract Optional<String> role();

    /**
     * Whether the key works. It is deactivated after 120 days without use.
     *
     * @return the provider's word
     */
    public abstract Optional<String> status();

    /**
     * How many invalidations are left until the next top-up; what one costs is not public.
     *
     * @return 0 or more
     */
    public abstract OptionalLong credits();

    /**
     * When there will be more credits.
     *
     * @return empty when the provider does not say, or says it in a form that is not known; that stands in
     *     {@link #extra()}
     */
    public abstract Optional<Instant> nextTopUp();

    /**
     * Plain values that this SDK does not know.
     *
     * @return name to text, in the order of the answer
     */
    public abstract Map<String, String> extra();

    /** Builds an {@link ApiKey}. Not thread-safe. */
    public static final class Builder extends ImmutableApiKey.Builder {
        Builder() {}
    }
}
