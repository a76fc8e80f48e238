package dev.anyedge.cdn.http;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ends attempts that take too long. The JDK's own timeout ends with the headers, so a body that stalls would hold a call
 * for ever. One alarm serves all calls of a client: it is set for the earliest of them and looks at all when it rings,
 * so that a call which ends in time costs two reads of the clock and nothing else.
 */
final class Watchdog {
    private static final long NEVER = Long.MAX_VALUE;

    private final Set<CallRun> running;
    private final long origin = System.nanoTime();
    private volatile long alarmAt = NEVER;
    private @Nullable CompletableFuture<?> alarm;
    private boolean closed;

    Watchdog(Set<CallRun> running) {
        this.running = running;
    }

    /** The time on the watchdog's own clock, never negative. */
    long now() {
        return System.nanoTime() - origin;
    }

    /** Someone is to be looked at by then. */
    void expect(long due) {
        if (due < alarmAt) {
            set(due);
        }
    }

    private synchronized void set(long due) {
        if (due >= alarmAt || closed) {
            return;
        }
        CompletableFuture<?> earlier = alarm;
        alarmAt = due;
        CompletableFuture<Void> next = new CompletableFuture<>();
        next.thenRun(() -> ring(due));
        alarm = next;
        next.completeOnTimeout(null, Math.max(1, due - now()), TimeUnit.NANOSECONDS);
        if (earlier != null) {
            earlier.cancel(false);
        }
    }

    private void ring(long due) {
        synchronized (this) {
            if (alarmAt == due) {
                alarmAt = NEVER;
                alarm = null;
            }
        }
        long now = now();
        long next = NEVER;
        for (CallRun run : running) {
            next = Math.min(next, run.look(now));
        }
        if (next != NEVER) {
            expect(next);
        }
    }

    synchronized void close() {
        closed = true;
        if (alarm != null) {
            alarm.cancel(false);
        }
    }
}
