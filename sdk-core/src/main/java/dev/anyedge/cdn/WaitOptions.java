package dev.anyedge.cdn;

import java.time.Duration;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** How long to wait, how often to look, and who is told. Immutable. */
@Value.Immutable
@CdnStyle
public abstract class WaitOptions {
    WaitOptions() {}

    /**
     * A new builder.
     *
     * @return a builder with the defaults
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Up to ten minutes, looking after 1 s, then ever less often, up to every 15 s.
     *
     * @return the defaults
     */
    public static WaitOptions defaults() {
        return builder().build();
    }

    /**
     * The defaults with another deadline.
     *
     * @param deadline how long to wait at most
     * @return the options
     */
    public static WaitOptions within(Duration deadline) {
        return builder().deadline(deadline).build();
    }

    /**
     * How long to wait at most.
     *
     * @return 10 minutes by default
     */
    @Value.Default
    public Duration deadline() {
        return Duration.ofMinutes(10);
    }

    /**
     * The pause before the second look; each further pause is half as long again.
     *
     * @return 1 second by default
     */
    @Value.Default
    public Duration firstPause() {
        return Duration.ofSeconds(1);
    }

    /**
     * The longest pause.
     *
     * @return 15 seconds by default
     */
    @Value.Default
    public Duration longestPause() {
        return Duration.ofSeconds(15);
    }

    /**
     * Is told what each look found, on the thread that waits.
     *
     * @return does nothing by default
     */
    @Value.Default
    public Consumer<Deployment> progress() {
        return deployment -> {};
    }

    /** Builds {@link WaitOptions}. Not thread-safe. */
    public static final class Builder extends ImmutableWaitOptions.Builder {
        Builder() {}
    }
}
