package dev.anyedge.scaleway.testing;

import dev.anyedge.cdn.http.Timekeeper;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Lets every pause pass at once and remembers how long it would have been. */
public final class NoWaiting implements Timekeeper {
    private final List<Duration> pauses = Collections.synchronizedList(new ArrayList<>());

    @Override
    public Instant now() {
        return Instant.parse("2026-08-20T12:00:00Z");
    }

    @Override
    public long nanoTime() {
        return 0;
    }

    @Override
    public CompletableFuture<Void> pause(Duration length) {
        pauses.add(length);
        return CompletableFuture.completedFuture(null);
    }

    public List<Duration> pauses() {
        return List.copyOf(pauses);
    }
}
