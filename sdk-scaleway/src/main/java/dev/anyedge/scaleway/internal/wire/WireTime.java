package dev.anyedge.scaleway.internal.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Times as the API writes them, RFC 3339 in UTC with none to nine fraction digits (Scaleway reference §4). Two stand in
 * every resource, and the JDK's own reader allocates more for one than the whole resource takes; it reads whatever looks
 * different.
 */
final class WireTime {
    private static final int SECONDS_END = "2026-07-21T14:49:10".length();

    private WireTime() {}

    static Instant parse(String text) {
        int length = text.length();
        if (length <= SECONDS_END || length > SECONDS_END + 11 || text.charAt(length - 1) != 'Z' || !separated(text)) {
            return Instant.parse(text);
        }
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        int nanos = 0;
        if (length > SECONDS_END + 1) {
            if (text.charAt(SECONDS_END) != '.' || length == SECONDS_END + 2) {
                return Instant.parse(text);
            }
            nanos = number(text, SECONDS_END + 1, length - 1);
            for (int digits = length - SECONDS_END - 2; digits < 9; digits++) {
                nanos *= 10;
            }
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        if (hour > 23 || minute > 59 || second > 59) {
            return Instant.parse(text);
        }
        long days = LocalDate.of(year, month, day).toEpochDay();
        return Instant.ofEpochSecond(days * 86_400 + hour * 3_600 + minute * 60 + second, nanos);
    }

    private static boolean separated(String text) {
        return text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && text.charAt(10) == 'T'
                && text.charAt(13) == ':'
                && text.charAt(16) == ':';
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw new DateTimeException("no digit where one belongs");
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
