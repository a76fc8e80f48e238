package dev.anyedge.cdn.engine;

import dev.anyedge.cdn.http.Timekeeper;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A clock on which every pause is over at once; it remembers the pauses. */
final class FakeTime implements Timekeeper {
    final List<Duration> pauses = new ArrayList<>();
    private long nanos;

    @Override
    public Instant now() {
        return Instant.EPOCH.plusNanos(nanos);
    }

    @Override
    public long nanoTime() {
        return nanos;
    }

    @Override
    public CompletableFuture<Void> pause(Duration length) {
        pauses.add(length);
        nanos += length.toNanos();
        return CompletableFuture.completedFuture(null);
    }
}
