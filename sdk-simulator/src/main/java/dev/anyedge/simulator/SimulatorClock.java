package dev.anyedge.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The time a simulator lives in. Everything with a date or a duration — time stamps, asynchronous steps, cache
 * freshness — reads this clock and no other, so that a test moves an hour forward instead of waiting for it.
 *
 * <p>A {@linkplain #manual() manual} clock stands still until told otherwise; a {@linkplain #running() running} one
 * follows the machine's, and can be advanced all the same. Thread-safe.
 *
 * <pre>{@code
 * SimulatorClock clock = SimulatorClock.manual();
 * clock.advance(Duration.ofMinutes(5));
 * }</pre>
 */
public final class SimulatorClock implements InstantSource {

    /** Where a manual clock starts: nine fraction digits that all differ, so that cutting them shows. */
    private static final Instant START = Instant.parse("2026-08-20T10:00:00.123456789Z");

    private final InstantSource source;
    private final boolean manual;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private Duration shift = Duration.ZERO;

    private SimulatorClock(InstantSource source, boolean manual) {
        this.source = source;
        this.manual = manual;
    }

    /**
     * A clock that stands still at a fixed moment of 2026 until it is advanced.
     *
     * @return a new clock
     */
    public static SimulatorClock manual() {
        return manual(START);
    }

    /**
     * A clock that stands still at the given moment until it is advanced.
     *
     * @param start the first moment
     * @return a new clock
     */
    public static SimulatorClock manual(Instant start) {
        Instant fixed = Objects.requireNonNull(start, "start");
        return new SimulatorClock(() -> fixed, true);
    }

    /**
     * A clock that follows the machine's.
     *
     * @return a new clock
     */
    public static SimulatorClock running() {
        return new SimulatorClock(Clock.systemUTC(), false);
    }

    /**
     * The moment it is.
     *
     * @return the current moment
     */
    @Override
    public synchronized Instant instant() {
        return source.instant().plus(shift);
    }

    /**
     * Whether this clock moves only when it is advanced.
     *
     * @return true for a manual clock
     */
    public boolean isManual() {
        return manual;
    }

    /**
     * Moves the clock forward. Whoever registered with {@link #onAdvance} has finished before this method returns.
     *
     * @param step how far, not negative
     * @throws IllegalArgumentException when the step is negative
     */
    public void advance(Duration step) {
        if (step.isNegative()) {
            throw new IllegalArgumentException("a clock cannot be advanced by " + step + ": time goes forward");
        }
        synchronized (this) {
            shift = shift.plus(step);
        }
        listeners.forEach(Runnable::run);
    }

    /**
     * Registers what is to happen after each {@link #advance}, in the thread that advances.
     *
     * @param listener what to run
     */
    public void onAdvance(Runnable listener) {
        listeners.add(Objects.requireNonNull(listener, "listener"));
    }

    @Override
    public String toString() {
        return (manual ? "manual clock at " : "running clock at ") + instant();
    }
}
