package dev.anyedge.simulator.fujitsu.edge;

import java.math.BigInteger;
import java.time.Duration;

/** Seconds, perhaps with one unit: {@code 90}, {@code 15m}, {@code 12h}, {@code 7d} (§3.4.2). */
final class TimeToLive {

    /** No upper bound is known; what is longer than this is kept for as long. */
    private static final BigInteger LONGEST = BigInteger.valueOf(1_000L * 366 * 86_400);

    private TimeToLive() {}

    static Duration parse(String text, String where) {
        if (!text.matches("[0-9]+[smhd]?")) {
            throw new IllegalArgumentException(
                    where + "/value is '" + text + "', which is no time: 90, 90s, 15m, 12h, 7d");
        }
        char last = text.charAt(text.length() - 1);
        boolean unit = last > '9';
        long factor =
                switch (last) {
                    case 'd' -> 86_400;
                    case 'h' -> 3_600;
                    case 'm' -> 60;
                    default -> 1;
                };
        BigInteger seconds =
                new BigInteger(unit ? text.substring(0, text.length() - 1) : text).multiply(BigInteger.valueOf(factor));
        return Duration.ofSeconds(seconds.min(LONGEST).longValueExact());
    }
}
