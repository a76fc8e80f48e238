package dev.anyedge.cdn.http;

import java.nio.charset.StandardCharsets;

/**
 * Makes text safe to stand in one place of a URI. What is not unreserved in RFC 3986 is written as percent-encoded
 * UTF-8, so that no value can end its segment or parameter and change the meaning of the rest.
 */
public final class PercentEncoding {
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private PercentEncoding() {}

    /**
     * Encodes a value for one path segment, or for a name or value in a query.
     *
     * @param text any text
     * @return the text with everything but letters, digits and {@code -._~} percent-encoded
     */
    public static String encode(String text) {
        int safe = 0;
        while (safe < text.length() && unreserved(text.charAt(safe))) {
            safe++;
        }
        if (safe == text.length()) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 16);
        append(out, text);
        return out.toString();
    }

    static void append(StringBuilder out, String text) {
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (unreserved(c)) {
                out.append(c);
                i++;
                continue;
            }
            int end = i + 1;
            while (end < text.length() && !unreserved(text.charAt(end))) {
                end++;
            }
            for (byte b : text.substring(i, end).getBytes(StandardCharsets.UTF_8)) {
                out.append('%').append(HEX[(b >> 4) & 15]).append(HEX[b & 15]);
            }
            i = end;
        }
    }

    private static boolean unreserved(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '-'
                || c == '.'
                || c == '_'
                || c == '~';
    }
}
