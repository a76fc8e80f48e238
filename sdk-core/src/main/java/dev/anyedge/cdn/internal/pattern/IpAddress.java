package dev.anyedge.cdn.internal.pattern;

import java.util.Optional;

/**
 * An IPv4 or IPv6 address as a number, read from text without ever asking a name server. An IPv4 address in IPv6 form
 * ({@code ::ffff:192.0.2.1}) is the IPv4 address, since both name one client.
 *
 * @param v6 whether it is an IPv6 address
 * @param high the upper half of an IPv6 address, else 0
 * @param low the lower half of an IPv6 address, or the whole of an IPv4 address
 */
public record IpAddress(boolean v6, long high, long low) {
    private static final long MAPPED = 0xffffL << 32;

    /**
     * Reads an address.
     *
     * @param text four decimal bytes, or an IPv6 address as in RFC 4291, without zone and brackets
     * @return the address, or empty when the text is none
     */
    public static Optional<IpAddress> parse(String text) {
        if (text.indexOf(':') < 0) {
            long value = parseV4(text, 0);
            return value < 0 ? Optional.empty() : Optional.of(new IpAddress(false, 0, value));
        }
        return parseV6(text).map(IpAddress::unmapped);
    }

    private IpAddress unmapped() {
        return v6 && high == 0 && (low & ~0xffffffffL) == MAPPED ? new IpAddress(false, 0, low & 0xffffffffL) : this;
    }

    /** Four decimal bytes without leading zeros, from an index to the end; -1 when it is something else. */
    private static long parseV4(String text, int from) {
        long value = 0;
        int bytes = 0;
        int number = -1;
        for (int i = from; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : '.';
            if (c == '.') {
                if (number < 0 || ++bytes > 4) {
                    return -1;
                }
                value = value << 8 | number;
                number = -1;
            } else if (c >= '0' && c <= '9' && number != 0) {
                number = Math.max(number, 0) * 10 + c - '0';
                if (number > 255) {
                    return -1;
                }
            } else {
                return -1;
            }
        }
        return bytes == 4 ? value : -1;
    }

    /** As it is written, mapped addresses too. */
    static Optional<IpAddress> parseV6(String text) {
        int[] groups = new int[8];
        int count = 0;
        int gap = -1;
        int i = 0;
        if (text.startsWith("::")) {
            gap = 0;
            i = 2;
        }
        while (i < text.length()) {
            if (count == 8) {
                return Optional.empty();
            }
            int end = text.indexOf(':', i);
            if (end < 0) {
                end = text.length();
                if (text.indexOf('.', i) >= 0) {
                    long v4 = parseV4(text, i);
                    if (v4 < 0 || count > 6) {
                        return Optional.empty();
                    }
                    groups[count++] = (int) (v4 >>> 16);
                    groups[count++] = (int) (v4 & 0xffff);
                    break;
                }
            }
            int group = group(text, i, end);
            if (group < 0) {
                return Optional.empty();
            }
            groups[count++] = group;
            i = end + 1;
            if (end == text.length()) {
                break;
            }
            if (i == text.length()) {
                return Optional.empty(); // ends in a single colon
            }
            if (text.charAt(i) == ':') {
                if (gap >= 0) {
                    return Optional.empty();
                }
                gap = count;
                i++;
            }
        }
        if (gap < 0 ? count != 8 : count > 7) {
            return Optional.empty();
        }
        long high = 0;
        long low = 0;
        for (int g = 0; g < 8; g++) {
            int fromEnd = count - (8 - g);
            int value = gap < 0 || g < gap ? groups[g] : fromEnd >= gap ? groups[fromEnd] : 0;
            if (g < 4) {
                high = high << 16 | value;
            } else {
                low = low << 16 | value;
            }
        }
        return Optional.of(new IpAddress(true, high, low));
    }

    private static int group(String text, int from, int end) {
        if (end <= from || end - from > 4) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < end; i++) {
            char c = text.charAt(i);
            int digit = c < 0x80 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value;
    }
}
