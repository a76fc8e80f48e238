package dev.anyedge.fujitsu.testing;

import dev.anyedge.cdn.http.Timekeeper;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Time that passes only when somebody pauses: a pause ends at once, and everybody who listens has been told of it. */
public final class PassingTime implements Timekeeper {
    private static final Instant START = Instant.parse("2031-03-01T12:00:00Z");

    private final List<Duration> pauses = new CopyOnWriteArrayList<>();
    private final AtomicLong passed = new AtomicLong();
    private final Consumer<Duration> listener;

    public PassingTime() {
        this(length -> {});
    }

    /** With somebody who is told of each pause, for example a simulator's clock. */
    public PassingTime(Consumer<Duration> listener) {
        this.listener = listener;
    }

    public void advance(Duration length) {
        passed.addAndGet(length.toNanos());
        listener.accept(length);
    }

    public List<Duration> pauses() {
        return List.copyOf(pauses);
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
        advance(length);
        return CompletableFuture.completedFuture(null);
    }
}
