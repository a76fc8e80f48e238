package dev.anyedge.fujitsu.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Which texts the dialect takes where (Fujitsu reference §3.3, §3.4). */
final class Grammar {
    static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT");

    static final String METHOD = "one of GET, HEAD, POST, PUT, DELETE, OPTIONS, TRACE and CONNECT";
    static final String SEGMENT = "a bare name without '/', '*', '?', '#' and white space";
    static final String WILDCARD = "a path that begins with '/', without '?', '#' and white space; '*' is any run";
    static final String EXTENSION = "an extension without the dot, '/', '*', '?', '#' and white space";
    static final String ARGUMENT = "the name of a query argument (or name=value&), without '?', '#' and white space";
    static final String RANGE = "an IPv4 address or CIDR block";
    static final String CONTINENT = "a continent of two capital letters";
    static final String COUNTRY = "a country of two capital letters";
    static final String REGION = "CC:RR, a country and its region, for example US:WA";
    static final String REFERER = "a pattern for the whole Referer without white space";
    static final String DIRECTORY =
            "a path that begins and ends with '/', without empty segments, '?', '#' and white space";
    static final String HOST = "a host name of at least two labels, or an IPv4 address, without scheme, port and path";
    static final String HEADER = "a host name or IPv4 address, optionally followed by ':' and a port";
    static final String TOKEN_NAME = "letters, digits, '-' and '_', the first a letter";
    static final String DELIMITER = "one character that is not a letter, digit, white space or any of & = / \\ : %";
    static final String HEX_KEY = "an even number of hexadecimal digits, 2–64";

    // Compiled when the first origin is checked, not when a program starts.
    private static final class Names {
        static final Pattern HOST = Pattern.compile("(?=.{1,253}$)([A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9])?\\.)+"
                + "[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?");
        static final Pattern HEADER = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?");
    }

    private Grammar() {}

    static boolean isMethod(String text) {
        return METHODS.contains(text);
    }

    static boolean isScheme(String text) {
        return text.equals("HTTP") || text.equals("HTTPS");
    }

    static boolean isWildcard(String text) {
        return text.startsWith("/") && lacks(text, "?#");
    }

    static boolean isSegment(String text) {
        return !text.isEmpty() && lacks(text, "/*?#");
    }

    static boolean isExtension(String text) {
        return !text.isEmpty() && lacks(text, "./*?#");
    }

    static boolean isArgument(String text) {
        return !text.isEmpty() && lacks(text, "?#");
    }

    static boolean isReferer(String text) {
        return !text.isEmpty() && lacks(text, "");
    }

    static boolean isHostname(String text) {
        return Names.HOST.matcher(text).matches();
    }

    static boolean isHost(String text) {
        return isHostname(text) || isIpv4(text, 0, text.length());
    }

    static boolean isHeader(String text) {
        return Names.HEADER.matcher(text).matches();
    }

    static boolean isRange(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return isIpv4(text, 0, text.length());
        }
        return isIpv4(text, 0, slash) && isNumber(text, slash + 1, text.length(), 32);
    }

    static boolean isTwoCapitals(String text) {
        return text.length() == 2 && isCapital(text.charAt(0)) && isCapital(text.charAt(1));
    }

    static boolean isRegion(String text) {
        int length = text.length();
        if (length < 4 || length > 6 || text.charAt(2) != ':' || !isTwoCapitals(text.substring(0, 2))) {
            return false;
        }
        for (int i = 3; i < length; i++) {
            if (!isCapital(text.charAt(i)) && !isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    static boolean isDirectory(String text) {
        return text.startsWith("/") && text.endsWith("/") && !text.contains("//") && lacks(text, "?#");
    }

    static boolean isTokenName(String text) {
        boolean good = !text.isEmpty() && isLetter(text.charAt(0));
        for (int i = 1; good && i < text.length(); i++) {
            char c = text.charAt(i);
            good = isLetter(c) || isDigit(c) || c == '-' || c == '_';
        }
        return good;
    }

    static boolean isDelimiter(String text) {
        if (text.codePointCount(0, text.length()) != 1) {
            return false;
        }
        char c = text.charAt(0);
        return !isLetter(c) && !isDigit(c) && "&=/\\:%".indexOf(c) < 0 && lacks(text, "");
    }

    static boolean isHexKey(String text) {
        int length = text.length();
        if (length == 0 || length > 64 || length % 2 != 0) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (Character.digit(text.charAt(i), 16) < 0 || text.charAt(i) > 'f') {
                return false;
            }
        }
        return true;
    }

    /** The tokens of a value; blanks separate them, however many. */
    static List<String> tokens(String value) {
        List<String> tokens = new ArrayList<>(4);
        int length = value.length();
        for (int from = 0; from < length; ) {
            int end = value.indexOf(' ', from);
            end = end < 0 ? length : end;
            if (end > from) {
                tokens.add(value.substring(from, end));
            }
            from = end + 1;
        }
        return tokens;
    }

    /** Checks the tokens of a list: at least one, each as allowed. */
    static void list(
            Problems problems,
            String pointer,
            String what,
            List<String> tokens,
            Predicate<String> good,
            String allowed) {
        if (tokens.isEmpty()) {
            problems.missing(pointer, what, allowed);
        }
        for (String token : tokens) {
            if (!good.test(token)) {
                problems.bad(pointer, what, token, allowed);
            }
        }
    }

    private static boolean isIpv4(String text, int from, int to) {
        int start = from;
        for (int octet = 0; octet < 4; octet++) {
            int dot = octet == 3 ? to : text.indexOf('.', start);
            if (dot < 0 || dot > to || !isNumber(text, start, dot, 255)) {
                return false;
            }
            start = dot + 1;
        }
        return true;
    }

    private static boolean isNumber(String text, int from, int to, int max) {
        if (to <= from || to - from > 3 || (to - from > 1 && text.charAt(from) == '0')) {
            return false;
        }
        int value = 0;
        for (int i = from; i < to; i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
            value = value * 10 + (text.charAt(i) - '0');
        }
        return value <= max;
    }

    /** Whether none of some characters stands in a text, and no white space, control character or half of a pair. */
    private static boolean lacks(String text, String characters) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c == 0x7f || characters.indexOf(c) >= 0) {
                return false;
            }
            if (c > 0x7f && isOddSpace(text, i, c)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOddSpace(String text, int at, char c) {
        if (Character.isHighSurrogate(c)) {
            return at + 1 >= text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return at == 0 || !Character.isHighSurrogate(text.charAt(at - 1));
        }
        return c == 0xa0 || c == 0x85 || c == 0xfeff || Character.isSpaceChar(c) || Character.isISOControl(c);
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isCapital(char c) {
        return c >= 'A' && c <= 'Z';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
