package dev.anyedge.cdn.http;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** Where the runtime gets its time and its pauses from, so that a test need not wait. Safe for use by several threads. */
public interface Timekeeper {

    /**
     * The time of day, for signatures and for dates in {@code Retry-After}.
     *
     * @return now
     */
    Instant now();

    /**
     * A time that only runs forward, for durations and deadlines.
     *
     * @return nanoseconds since some moment
     */
    long nanoTime();

    /**
     * Waits without holding a thread.
     *
     * @param length how long, more than zero
     * @return completes when the time has passed; may be cancelled
     */
    CompletableFuture<Void> pause(Duration length);

    /**
     * The machine's own time.
     *
     * @return the time of the system clock
     */
    static Timekeeper system() {
        return SystemTime.INSTANCE;
    }
}
