package dev.anyedge.cdn;

import java.util.Set;
import org.immutables.value.Value;

/** What an apply may do, and who listens. Immutable. */
@Value.Immutable
@CdnStyle
public abstract class ApplyOptions {
    ApplyOptions() {}

    /**
     * A new builder.
     *
     * @return a builder with the defaults
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Nothing unsafe is allowed, nobody listens.
     *
     * @return the defaults
     */
    public static ApplyOptions defaults() {
        return builder().build();
    }

    /**
     * What is allowed.
     *
     * @return none by default
     */
    public abstract Set<Permission> allow();

    /**
     * Who is told about each change.
     *
     * @return a listener that does nothing by default
     */
    @Value.Default
    public ApplyListener listener() {
        return new ApplyListener() {};
    }

    /** Builds {@link ApplyOptions}. Not thread-safe. */
    public static final class Builder extends ImmutableApplyOptions.Builder {
        Builder() {}
    }
}
