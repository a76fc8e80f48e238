package dev.anyedge.simulator.lumen;

import dev.anyedge.simulator.SimulatorClock;

/** The ids by which support finds a call: {@code CDNPortal-{ms}-{n}} and {@code API-…} (Lumen reference §1.5). */
final class Correlation {

    private final SimulatorClock clock;
    private long calls;

    Correlation(SimulatorClock clock) {
        this.clock = clock;
    }

    String next(String family) {
        return family + "-" + clock.instant().toEpochMilli() + "-" + ++calls;
    }
}
