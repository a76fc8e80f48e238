package dev.anyedge.cdn.http;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/** Time that passes only when somebody pauses: a pause ends at once, and the clock has gone on by its length. */
final class SteppedTime implements Timekeeper {
    static final Instant START = Instant.parse("2025-03-14T09:26:53Z");

    final List<Duration> pauses = new CopyOnWriteArrayList<>();
    /** Pauses that have begun while {@link #held}. */
    final BlockingQueue<CompletableFuture<Void>> waiting = new LinkedBlockingQueue<>();

    private final AtomicLong passed = new AtomicLong();
    private volatile boolean held;

    /** From now on, pauses do not end by themselves. */
    SteppedTime held() {
        held = true;
        return this;
    }

    void advance(Duration length) {
        passed.addAndGet(length.toNanos());
    }

    Duration passed() {
        return Duration.ofNanos(passed.get());
    }

    @Override
    public Instant now() {
        return START.plusNanos(passed.get());
    }

    @Override
    public long nanoTime() {
        return passed.get();
    }

    @Override
    public CompletableFuture<Void> pause(Duration length) {
        pauses.add(length);
        CompletableFuture<Void> pause = new CompletableFuture<>();
        if (held) {
            waiting.add(pause);
        } else {
            advance(length);
            pause.complete(null);
        }
        return pause;
    }
}
