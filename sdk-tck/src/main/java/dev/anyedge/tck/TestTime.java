package dev.anyedge.tck;

import dev.anyedge.cdn.http.Timekeeper;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/**
 * Time that passes only when somebody pauses: a pause ends at once, and the time has gone on by its length, for the client
 * and for the simulator alike. Thread-safe.
 */
public final class TestTime implements Timekeeper {
    private static final Instant START = Instant.parse("2026-08-20T10:00:00.123456789Z");

    private final List<Consumer<Duration>> listeners = new CopyOnWriteArrayList<>();
    private final BlockingQueue<CompletableFuture<Void>> held = new LinkedBlockingQueue<>();
    private boolean holding;
    private long passed;

    /** A time in which nothing has passed yet. */
    public TestTime() {}

    /**
     * Tells somebody how time passes, a simulator's clock for example.
     *
     * @param listener is told each length
     */
    public void onAdvance(Consumer<Duration> listener) {
        listeners.add(listener);
    }

    /**
     * Lets time pass.
     *
     * @param length how much
     */
    public void advance(Duration length) {
        synchronized (this) {
            passed += length.toNanos();
        }
        listeners.forEach(listener -> listener.accept(length));
    }

    /** From now on pauses do not end by themselves. */
    synchronized void hold() {
        holding = true;
    }

    /** The pauses that have begun since they are held. */
    BlockingQueue<CompletableFuture<Void>> held() {
        return held;
    }

    @Override
    public synchronized Instant now() {
        return START.plusNanos(passed);
    }

    @Override
    public synchronized long nanoTime() {
        return passed;
    }

    @Override
    public CompletableFuture<Void> pause(Duration length) {
        CompletableFuture<Void> pause = new CompletableFuture<>();
        boolean hold;
        synchronized (this) {
            hold = holding;
        }
        if (hold) {
            held.add(pause);
        } else {
            advance(length);
            pause.complete(null);
        }
        return pause;
    }
}
