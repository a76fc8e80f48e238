package dev.anyedge.lumen.testing;

import dev.anyedge.cdn.http.Timekeeper;
import dev.anyedge.simulator.SimulatorClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** The simulator's time of day, so that signatures stay good when it is advanced; no pause lasts. */
public record SimulatorTime(SimulatorClock clock) implements Timekeeper {
    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public CompletableFuture<Void> pause(Duration length) {
        return CompletableFuture.completedFuture(null);
    }
}
