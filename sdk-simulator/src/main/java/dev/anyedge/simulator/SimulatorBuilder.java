package dev.anyedge.simulator;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What every simulator can be told before it starts: where it listens and which time it lives in. Not thread-safe.
 *
 * @param <B> the builder of one provider's simulator
 */
public abstract class SimulatorBuilder<B extends SimulatorBuilder<B>> {
    private SimulatorClock clock = SimulatorClock.running();
    private Optional<Duration> tick = Optional.empty();
    private int port;
    private OptionalInt edgePort = OptionalInt.empty();

    /** As by default: a free port, a running clock, an edge that starts when it is asked for. */
    protected SimulatorBuilder() {}

    /**
     * This builder, for calls in a row.
     *
     * @return this
     */
    protected abstract B self();

    /**
     * The port to listen on.
     *
     * @param number the port, 0 for any free one, which is the default
     * @return this
     */
    public final B port(int number) {
        port = number;
        return self();
    }

    /**
     * The port for viewers; the edge listens from the start.
     *
     * @param number the port, 0 for any free one
     * @return this
     */
    public final B edgePort(int number) {
        edgePort = OptionalInt.of(number);
        return self();
    }

    /**
     * The clock to live by.
     *
     * @param time the clock; the default is a running one
     * @return this
     */
    public final B clock(SimulatorClock time) {
        clock = Objects.requireNonNull(time, "time");
        return self();
    }

    /**
     * How long an asynchronous step takes on the simulator's clock: a deployment, a deletion, a check. Zero means that
     * it is over before the next call is looked at: the default with a running clock. With a manual clock the default
     * is that any advance ends it.
     *
     * @param duration how long, not negative
     * @return this
     */
    public final B tick(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("a step cannot take " + duration);
        }
        tick = Optional.of(duration);
        return self();
    }

    /**
     * What was told.
     *
     * @return with defaults for the rest
     */
    protected final SimulatorSettings settings() {
        return new SimulatorSettings(
                port, edgePort, clock, tick.orElse(clock.isManual() ? Duration.ofNanos(1) : Duration.ZERO));
    }
}
