package dev.anyedge.cdn.internal.model;

import org.jspecify.annotations.Nullable;

/**
 * An IP address as bits. Parsed here because the JDK's parser asks the name service about what it does not understand,
 * and takes forms such as {@code 10.1} and {@code 010.0.0.1} that others read differently.
 *
 * @param v4 whether it is an IPv4 address
 * @param high the upper 64 bits; 0 for IPv4
 * @param low the lower 64 bits; for IPv4 the 32 bits of the address
 */
public record IpBits(boolean v4, long high, long low) {

    /**
     * Reads an address.
     *
     * @param text dotted decimal without leading zeros, or IPv6 in the forms of RFC 4291 §2.2
     * @return the address, or null when the text is none
     */
    public static @Nullable IpBits parse(String text) {
        if (text.indexOf(':') >= 0) {
            return parseV6(text);
        }
        long v4 = parseV4(text, 0);
        return v4 < 0 ? null : new IpBits(true, 0, v4);
    }

    /**
     * The address as RFC 5952 writes it.
     *
     * @return for example {@code 192.0.2.1} or {@code 2001:db8::1}
     */
    public String text() {
        if (v4) {
            return (low >>> 24) + "." + (low >>> 16 & 255) + "." + (low >>> 8 & 255) + "." + (low & 255);
        }
        int[] groups = new int[8];
        for (int i = 0; i < 8; i++) {
            groups[i] = (int) ((i < 4 ? high : low) >>> (48 - 16 * (i % 4)) & 0xffff);
        }
        int start = -1;
        int length = 1; // a single zero group is not shortened
        for (int i = 0; i < 8; i++) {
            int end = i;
            while (end < 8 && groups[end] == 0) {
                end++;
            }
            if (end - i > length) {
                start = i;
                length = end - i;
            }
        }
        StringBuilder out = new StringBuilder(39);
        for (int i = 0; i < 8; i++) {
            if (i == start) {
                out.append("::");
                i += length - 1;
            } else {
                if (out.length() > 0 && out.charAt(out.length() - 1) != ':') {
                    out.append(':');
                }
                out.append(Integer.toHexString(groups[i]));
            }
        }
        return out.toString();
    }

    private static long parseV4(String text, int from) {
        long bits = 0;
        int i = from;
        for (int octet = 0; octet < 4; octet++) {
            if (octet > 0 && (i >= text.length() || text.charAt(i++) != '.')) {
                return -1;
            }
            int start = i;
            int value = 0;
            while (i < text.length() && i - start < 3 && isDigit(text.charAt(i))) {
                value = value * 10 + (text.charAt(i++) - '0');
            }
            if (i == start || value > 255 || (i - start > 1 && text.charAt(start) == '0')) {
                return -1;
            }
            bits = bits << 8 | value;
        }
        return i == text.length() ? bits : -1;
    }

    private static @Nullable IpBits parseV6(String text) {
        int[] groups = new int[8];
        int count = 0;
        int gap = -1;
        int i = 0;
        if (text.startsWith("::")) {
            gap = 0;
            i = 2;
        } else if (text.startsWith(":")) {
            return null;
        }
        while (i < text.length()) {
            int start = i;
            int value = 0;
            while (i < text.length() && i - start < 4 && hex(text.charAt(i)) >= 0) {
                value = value << 4 | hex(text.charAt(i++));
            }
            if (i < text.length() && text.charAt(i) == '.') {
                long v4 = parseV4(text, start);
                if (v4 < 0 || count > 6) {
                    return null;
                }
                groups[count++] = (int) (v4 >>> 16);
                groups[count++] = (int) (v4 & 0xffff);
                i = text.length();
                break;
            }
            if (i == start || count == 8) {
                return null;
            }
            groups[count++] = value;
            if (i == text.length()) {
                break;
            }
            if (text.charAt(i++) != ':' || i == text.length()) {
                return null;
            }
            if (text.charAt(i) == ':') {
                if (gap >= 0) {
                    return null;
                }
                gap = count;
                i++;
            }
        }
        if (gap < 0 ? count != 8 : count > 7) {
            return null;
        }
        int[] full = new int[8];
        int tail = gap < 0 ? 0 : count - gap;
        System.arraycopy(groups, 0, full, 0, count - tail);
        System.arraycopy(groups, count - tail, full, 8 - tail, tail);
        long high = 0;
        long low = 0;
        for (int g = 0; g < 4; g++) {
            high = high << 16 | full[g];
            low = low << 16 | full[g + 4];
        }
        return new IpBits(false, high, low);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int hex(char c) {
        if (isDigit(c)) {
            return c - '0';
        }
        char lower = (char) (c | 0x20);
        return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    }
}
