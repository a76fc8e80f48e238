package dev.anyedge.simulator;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * What every simulator is started with.
 *
 * @param port the port to listen on, 0 for any free one
 * @param edgePort the port for viewers; empty: the edge listens when it is first asked for
 * @param clock the clock to live by
 * @param tick how long an asynchronous step takes on that clock
 */
public record SimulatorSettings(int port, OptionalInt edgePort, SimulatorClock clock, Duration tick) {}
