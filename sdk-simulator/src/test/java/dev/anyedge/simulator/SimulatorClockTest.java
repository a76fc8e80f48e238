package dev.anyedge.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulatorClockTest {

    @Test
    void aManualClockMovesOnlyWhenItIsAdvanced() {
        SimulatorClock clock = SimulatorClock.manual(Instant.parse("2026-01-01T00:00:00Z"));

        assertThat(clock.instant()).isEqualTo("2026-01-01T00:00:00Z");
        clock.advance(Duration.ofMinutes(90));
        assertThat(clock.instant()).isEqualTo("2026-01-01T01:30:00Z");
        assertThat(clock.isManual()).isTrue();
    }

    @Test
    void aRunningClockCanBeAdvancedToo() {
        SimulatorClock clock = SimulatorClock.running();
        Instant before = clock.instant();

        clock.advance(Duration.ofDays(1));

        assertThat(clock.instant()).isAfterOrEqualTo(before.plus(Duration.ofDays(1)));
    }

    @Test
    void timeDoesNotGoBack() {
        assertThatThrownBy(() -> SimulatorClock.manual().advance(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whoeverListensHasSeenTheNewTimeBeforeTheAdvanceReturns() {
        SimulatorClock clock = SimulatorClock.manual(Instant.EPOCH);
        List<Instant> seen = new ArrayList<>();
        clock.onAdvance(() -> seen.add(clock.instant()));

        clock.advance(Duration.ofSeconds(3));

        assertThat(seen).containsExactly(Instant.ofEpochSecond(3));
    }
}
