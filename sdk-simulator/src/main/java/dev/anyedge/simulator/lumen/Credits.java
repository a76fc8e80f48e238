package dev.anyedge.simulator.lumen;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/**
 * What a key may invalidate in a month. That there are credits is documented, not what a request costs (Lumen reference
 * §1.6): here one for each path, and all of them back with the first of the next month.
 */
final class Credits {

    private final int monthly;
    private int left;
    private ZonedDateTime topUp;

    Credits(int monthly, Instant now) {
        this.monthly = monthly;
        this.left = monthly;
        this.topUp = nextMonth(now);
    }

    private static ZonedDateTime nextMonth(Instant now) {
        return now.atZone(ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.DAYS)
                .withDayOfMonth(1)
                .plusMonths(1);
    }

    private void settle(Instant now) {
        if (!now.isBefore(topUp.toInstant())) {
            left = monthly;
            topUp = nextMonth(now);
        }
    }

    int left(Instant now) {
        settle(now);
        return left;
    }

    ZonedDateTime topUp(Instant now) {
        settle(now);
        return topUp;
    }

    void spend(int paths, Instant now) {
        settle(now);
        if (paths > left) {
            throw LumenFailure.inferred(
                    403,
                    "Not enough credits: " + paths + " paths to invalidate, " + left + " credits left until " + topUp);
        }
        left -= paths;
    }
}
