package dev.anyedge.lumen.testing;

import dev.anyedge.cdn.http.Timekeeper;
import dev.anyedge.lumen.LumenAccount;
import dev.anyedge.lumen.LumenCdn;
import dev.anyedge.lumen.LumenCredentials;
import dev.anyedge.simulator.SimulatorClock;
import dev.anyedge.simulator.lumen.LumenSimulator;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/** A simulated subscriber and a CDN on its clock: every pause passes at once, and the clock with it. */
public final class Subscriber implements AutoCloseable {
    /** The simulator. */
    public final LumenSimulator simulator;

    private final SimulatorClock clock = SimulatorClock.manual(Instant.parse("2026-11-26T03:00:00Z"));

    /** Nothing was ever promoted. */
    public Subscriber() {
        simulator = LumenSimulator.builder().clock(clock).start();
    }

    /**
     * A CDN.
     *
     * @return to be closed
     */
    public LumenCdn cdn() {
        return cdn(builder -> builder);
    }

    /**
     * A CDN with other settings.
     *
     * @param more changes them
     * @return to be closed
     */
    public LumenCdn cdn(UnaryOperator<LumenCdn.Builder> more) {
        LumenCdn.Builder builder = LumenCdn.builder()
                .account(LumenAccount.of(
                        LumenCredentials.of(simulator.keyId(), simulator.secret()),
                        Long.parseLong(simulator.accessGroup()),
                        simulator.scid(),
                        simulator.subscriber()))
                .endpoint(simulator.baseUri())
                .secrets(reference -> "a-secret-for-tests")
                .timekeeper(timekeeper());
        return more.apply(builder).build();
    }

    /**
     * Time as the simulator has it.
     *
     * @return pauses that pass at once
     */
    public Timekeeper timekeeper() {
        return new Timekeeper() {
            @Override
            public Instant now() {
                return clock.instant();
            }

            @Override
            public long nanoTime() {
                return Duration.between(Instant.EPOCH, clock.instant()).toNanos();
            }

            @Override
            public CompletableFuture<Void> pause(Duration length) {
                clock.advance(length);
                return CompletableFuture.completedFuture(null);
            }
        };
    }

    /**
     * Lets time pass.
     *
     * @param length how much
     */
    public void advance(Duration length) {
        clock.advance(length);
    }

    @Override
    public void close() {
        simulator.close();
    }
}
