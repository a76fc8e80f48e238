package dev.anyedge.fujitsu.internal.wire;

import dev.anyedge.cdn.error.FailedCall;
import dev.anyedge.cdn.error.InterruptedCallException;
import dev.anyedge.cdn.http.Timekeeper;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Looks again and again until something is as it is waited for; each pause is half as long again as the one before. Ends at
 * once when its thread is interrupted. Immutable, thread-safe.
 *
 * @param time where pauses come from
 * @param first the first pause, more than zero
 * @param longest the longest pause, more than zero
 * @param deadline how long to wait at most
 */
public record Polling(Timekeeper time, Duration first, Duration longest, Duration deadline) {

    /** Nothing of the duration of a deployment is published: first looks soon, then every minute, for an hour. */
    private static final Polling DEFAULTS =
            new Polling(Timekeeper.system(), Duration.ofSeconds(2), Duration.ofSeconds(60), Duration.ofMinutes(60));

    /**
     * Pauses from 2 s to 60 s, for an hour.
     *
     * @param time where pauses come from
     * @return the polling
     */
    public static Polling defaults(Timekeeper time) {
        return new Polling(time, DEFAULTS.first, DEFAULTS.longest, DEFAULTS.deadline);
    }

    /**
     * The same with another deadline.
     *
     * @param value how long to wait at most
     * @return the polling
     */
    public Polling within(Duration value) {
        return new Polling(time, first, longest, value);
    }

    /**
     * Looks until what is seen will do, or the time is over.
     *
     * @param operation the operation, for the exception of an interrupt
     * @param look looks
     * @param enough whether what was seen will do
     * @param <T> what is seen
     * @return what was seen last; when it will not do, the time is over
     */
    public <T> T until(String operation, Supplier<T> look, Predicate<T> enough) {
        long begin = time.nanoTime();
        long pause = first.toNanos();
        for (int looks = 1; ; looks++) {
            T seen = look.get();
            long left = deadline.toNanos() - (time.nanoTime() - begin);
            if (enough.test(seen) || left <= 0) {
                return seen;
            }
            pause(operation, Duration.ofNanos(Math.min(Math.min(pause, longest.toNanos()), left)), looks);
            pause = Math.min(longest.toNanos(), pause + pause / 2);
        }
    }

    /**
     * Lets time pass.
     *
     * @param operation the operation, for the exception of an interrupt
     * @param length how long
     * @param attempts how often the operation was tried so far
     */
    public void pause(String operation, Duration length, int attempts) {
        CompletableFuture<Void> over = time.pause(length);
        try {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedException();
            }
            over.get();
        } catch (InterruptedException e) {
            over.cancel(false);
            Thread.currentThread().interrupt();
            throw new InterruptedCallException(
                    operation + " was interrupted. What the provider has begun goes on.",
                    new FailedCall(operation, OptionalInt.empty(), Optional.empty(), attempts, Optional.empty()),
                    e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a pause failed", e.getCause());
        }
    }
}
