package dev.anyedge.cdn.internal.model;

import java.net.IDN;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which texts are host names, and what to tell somebody whose text is not one. */
final class HostNames {
    static final String NAME = "a DNS name in lower case without a trailing dot";
    static final String ENDPOINT = NAME + ", of at least two labels";
    static final String HOST = NAME + ", or an IPv4 or IPv6 address without brackets";
    static final String HEADER = NAME + " or an IP address (IPv6 in brackets), optionally followed by ':' and a port";
    static final String CONDITION = NAME + ", or '*.' and such a name";

    private HostNames() {}

    /** Letters, digits and hyphens in labels of 1–63, 253 in all, the last label not a number. */
    static boolean isName(String text, int minLabels) {
        int length = text.length();
        if (length == 0 || length > 253) {
            return false;
        }
        int labels = 0;
        int start = 0;
        boolean numeric = false;
        for (int i = 0; i <= length; i++) {
            if (i == length || text.charAt(i) == '.') {
                if (i == start || i - start > 63 || text.charAt(start) == '-' || text.charAt(i - 1) == '-') {
                    return false;
                }
                labels++;
                start = i + 1;
                if (i < length) {
                    numeric = false;
                }
            } else {
                char c = text.charAt(i);
                boolean digit = c >= '0' && c <= '9';
                if (!digit && !(c >= 'a' && c <= 'z') && c != '-') {
                    return false;
                }
                numeric = digit && (i == start || numeric);
            }
        }
        return labels >= minLabels && !numeric;
    }

    /** A name or an address; addresses in lower case as names are. */
    static boolean isHost(String text) {
        return isName(text, 1) || isAddress(text);
    }

    /** What a {@code Host} header may hold. */
    static boolean isHeader(String text) {
        String host = text;
        int colon = text.lastIndexOf(':');
        if (colon >= 0 && colon > text.lastIndexOf(']')) {
            if (!isPort(text.substring(colon + 1))) {
                return false;
            }
            host = text.substring(0, colon);
        }
        if (host.startsWith("[") && host.endsWith("]")) {
            String inside = host.substring(1, host.length() - 1);
            return inside.indexOf(':') >= 0 && isAddress(inside);
        }
        return isName(host, 1) || (host.indexOf(':') < 0 && isAddress(host));
    }

    /** What a condition on the viewer's host may hold. */
    static boolean isPattern(String text) {
        return isName(text.startsWith("*.") ? text.substring(2) : text, 1);
    }

    /** What to do about a text that is no name, where that can be told. */
    static @Nullable String advice(String text) {
        if (text.isEmpty()) {
            return null;
        }
        if (text.indexOf('/') >= 0 || text.indexOf('@') >= 0) {
            return "give the host alone, without scheme, path or user";
        }
        if (text.startsWith("*.")) {
            return "leave out '*.'";
        }
        if (text.endsWith(".")) {
            return "leave out the trailing dot";
        }
        if (text.startsWith("[")) {
            return "leave out the brackets";
        }
        String lower = text.toLowerCase(Locale.ROOT);
        if (isHost(lower) && !lower.equals(text)) {
            return "write " + lower;
        }
        if (IpBits.parse(text) != null) {
            return "an IP address is not allowed here";
        }
        if (text.indexOf('_') >= 0) {
            return "an underscore is not allowed in a host name";
        }
        if (text.chars().anyMatch(c -> c > 127)) {
            try {
                return "write it in its ASCII form, " + IDN.toASCII(lower, IDN.USE_STD3_ASCII_RULES);
            } catch (IllegalArgumentException e) {
                return "write it in its ASCII form (xn--…)";
            }
        }
        return null;
    }

    private static boolean isAddress(String text) {
        return IpBits.parse(text) != null && text.equals(text.toLowerCase(Locale.ROOT));
    }

    private static boolean isPort(String text) {
        if (text.isEmpty() || text.length() > 5 || text.charAt(0) == '0') {
            return false;
        }
        int port = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
            port = port * 10 + (c - '0');
        }
        return port <= 65535;
    }
}
