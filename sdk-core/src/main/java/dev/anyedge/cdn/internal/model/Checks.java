package dev.anyedge.cdn.internal.model;

import dev.anyedge.cdn.model.Behavior;
import dev.anyedge.cdn.model.Condition;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the values of the model may be. Where a builder may leave a value unset, its check takes null and reports it. The model's types check themselves with these, and the JSON reader checks with
 * them what it can read of a broken document, so that both say the same.
 */
public final class Checks {
    /** The longest duration: ten years of 365 days, in seconds. */
    public static final long MAX_SECONDS = 315_360_000L;

    private static final String DNS_LABEL = "1–63 of a–z, 0–9 and '-', the first and the last not '-'";
    private static final String SECRET = "a reference: env:NAME or file:PATH (or redacted:…, as printed)";
    private static final String QUERY_NAME = "the name of a query argument, without '&', '=', '#' and white space";
    private static final Set<String> CONTINENTS = Set.of("AF", "AS", "EU", "NA", "OC", "OT", "SA");

    private Checks() {}

    /**
     * A distribution's name.
     *
     * @param v where violations go
     * @param pointer where the value stands
     * @param name the name
     */
    public static void distributionName(Violations v, String pointer, @Nullable String name) {
        if (name == null) {
            v.missing(pointer, "the name", "a text");
            return;
        }
        if (!isLabel(name)) {
            v.bad(pointer, "the name", name, DNS_LABEL);
        }
    }

    /**
     * A text for people.
     *
     * @param v where violations go
     * @param pointer where the value stands
     * @param text possibly several lines
     */
    public static void description(Violations v, String pointer, String text) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            if (!isPrintable(c) && c != '\n' && c != '\r' && c != '\t') {
                v.bad(pointer, "the description", text, "text without control characters");
                return;
            }
        }
    }

    /**
     * The host name of an endpoint.
     *
     * @param v where violations go
     * @param pointer where the value stands
     * @param name the name
     */
    public static void endpointHost(Violations v, String pointer, String name) {
        if (!HostNames.isName(name, 2)) {
            v.bad(pointer, "the host name", name, HostNames.ENDPOINT, HostNames.advice(name));
        }
    }

    /**
     * The wished beginning of an assigned host name.
     *
     * @param v where violations go
     * @param pointer where the value stands
     * @param prefix the beginning
     */
    public static void assignedPrefix(Violations v, String pointer, String prefix) {
        if (!isLabel(prefix)) {
            v.bad(pointer, "the prefix", prefix, DNS_LABEL);
        }
    }

    /**
     * That there is a certificate exactly where one is used.
     *
     * @param v where violations go
     * @param pointer where the certificate stands
     * @param httpOnly whether the endpoint serves plain HTTP only
     * @param present whether there is a certificate
     */
    public static void certificate(Violations v, String pointer, boolean httpOnly, boolean present) {
        if (httpOnly && present) {
            v.say(
                    pointer,
                    "a certificate",
                    "nothing",
                    "an endpoint that is http-only has a certificate; leave it out, or choose another viewer protocol");
        } else if (!httpOnly && !present) {
            v.missing(pointer, "the certificate", "a certificate, unless the viewer protocol is http-only");
        }
    }

    /**
     * What a provider calls a thing by: ids and references.
     *
     * @param v where violations go
     * @param pointer where the value stands
     * @param what its name in a sentence
     * @param id the id
     */
    public static void identifier(Violations v, String pointer, String what, @Nullable String id) {
        if (id == null) {
            v.missing(pointer, what, "a text");
            return;
        }
        if (!isText(id, 256) || id.indexOf(' ') >= 0) {
            v.bad(pointer, what, id, "1–256 printable characters without spaces");
        }
    }

    /**
     * A line of text for people.
     *
     * @param v where violations go
     * @param pointer where the value stands
     * @param what its name in a sentence
     * @param text the text
     * @param max how many characters it may have
     */
    public static void line(Violations v, String pointer, String what, String text, int max) {
        if (!isText(text, max)) {
            v.bad(pointer, what, text, "1–" + max + " printable characters");
        }
    }

    /**
     * A region or zone of a provider.
     *
     * @param v where violations go
     * @param pointer where the value stands
     * @param what its name in a sentence
     * @param place the place
     */
    public static void place(Violations v, String pointer, String what, @Nullable String place) {
        if (place == null) {
            v.missing(pointer, what, "a text");
            return;
        }
        if (!isLabel(place)) {
            v.bad(pointer, what, place, DNS_LABEL);
        }
    }

    /**
     * The id of an origin.
     *
     * @param v where violations go
     * @param pointer where the value stands
     * @param id the id
     */
    public static void originId(Violations v, String pointer, @Nullable String id) {
        if (id == null) {
            v.missing(pointer, "the origin's id", "a text");
            return;
        }
        boolean good = !id.isEmpty() && id.length() <= 128 && isAsciiAlphanumeric(id.charAt(0));
        for (int i = 1; good && i < id.length(); i++) {
            char c = id.charAt(i);
            good = isAsciiAlphanumeric(c) || c == '.' || c == '_' || c == '-';
        }
        if (!good) {
            v.bad(
                    pointer,
                    "the origin's id",
                    id,
                    "1–128 of A–Z, a–z, 0–9, '.', '_' and '-', the first a letter or digit");
        }
    }

    /**
     * The id that an HTTP origin has by default.
     *
     * @param host its host
     * @return the host, shortened to what an id may hold; an IPv6 address with hyphens
     */
    public static String originIdOf(String host) {
        String id = host.indexOf(':') < 0 ? host : "ip6-" + host.replace(':', '-');
        return id.length() > 128 ? id.substring(0, 128) : id;
    }

    /**
     * A host that is connected to.
     *
     * @param v where violations go
     * @param pointer where the value stands
     * @param what its name in a sentence
     * @param host name or address
     */
    public static void host(Violations v, String pointer, String what, @Nullable String host) {
        if (host == null) {
            v.missing(pointer, what, "a text");
            return;
        }
        if (!HostNames.isHost(host)) {
            v.bad(pointer, what, host, HostNames.HOST, HostNames.advice(host));
        }
    }

    /**
     * A fixed {@code Host} header.
     *
     * @param v where violations go
     * @param pointer where the value stands
     * @param value the header's value
     */
    public static void hostHeader(Violations v, String pointer, String value) {
        if (!HostNames.isHeader(value)) {
            v.bad(pointer, "the host header", value, HostNames.HEADER, HostNames.advice(value));
        }
    }

    /**
     * A TCP port.
     *
     * @param v where violations go
     * @param pointer where the value stands
     * @param port the port
     */
    public static void port(Violations v, String pointer, long port) {
        if (port < 1 || port > 65535) {
            v.wrong(pointer, "the port", Long.toString(port), "1–65535", null);
        }
    }

    /**
     * What comes before every path sent to an origin.
     *
     * @param v where violations go
     * @param pointer where the value stands
     * @param path the path
     */
    public static void basePath(Violations v, String pointer, String path) {
        if (!isPath(path)) {
            v.bad(pointer, "the base path", path, "a path that begins with '/', without '?', '#' and spaces");
        }
    }

    /**
     * The name of a bucket.
     *
     * @param v where violations go
     * @param pointer where the value stands
     * @param bucket the name
     */
    public static void bucket(Violations v, String pointer, @Nullable String bucket) {
        if (bucket == null) {
            v.missing(pointer, "the bucket", "a text");
            return;
        }
        int length = bucket.length();
        boolean good = length >= 3
                && length <= 63
                && isAsciiAlphanumeric(bucket.charAt(0))
                && isAsciiAlphanumeric(bucket.charAt(length - 1));
        for (int i = 1; good && i < length; i++) {
            char c = bucket.charAt(i);
            good = isAsciiAlphanumeric(c) || c == '.' || c == '_' || c == '-';
        }
        if (!good) {
            v.bad(
                    pointer,
                    "the bucket",
                    bucket,
                    "3–63 of A–Z, a–z, 0–9, '.', '_' and '-', the first and the last a letter or digit");
        }
    }

    /**
     * The name of a rule.
     *
     * @param v where violations go
     * @param pointer where the value stands
     * @param name the name
     */
    public static void ruleName(Violations v, String pointer, @Nullable String name) {
        if (name == null) {
            v.missing(pointer, "the rule's name", "a text");
            return;
        }
        line(v, pointer, "the rule's name", name, 128);
    }

    /**
     * That a rule says when and what.
     *
     * @param v where violations go
     * @param pointer where the rule stands
     * @param conditions how many conditions it has
     * @param then its behaviour, or null when there is none
     */
    public static void rule(Violations v, String pointer, int conditions, @Nullable Behavior then) {
        if (conditions == 0) {
            v.missing(
                    pointer + "/when",
                    "the condition",
                    "at least one condition; what is for all belongs to the defaults");
        }
        if (then == null) {
            v.missing(pointer + "/then", "the behaviour", "a behaviour with at least one aspect");
        } else if (then.isEmpty()) {
            v.say(
                    pointer + "/then",
                    "no aspect",
                    "at least one aspect",
                    "the behaviour leaves out every aspect; at least one is needed");
        }
    }

    /**
     * That a distribution has what every distribution needs.
     *
     * @param v where violations go
     * @param endpoints how many endpoints it has
     * @param origins how many origins it has
     * @param defaults its defaults, or null when there are none
     */
    public static void distribution(Violations v, int endpoints, int origins, @Nullable Behavior defaults) {
        if (endpoints == 0) {
            v.missing("/endpoints", "the endpoint", "at least one endpoint");
        }
        if (origins == 0) {
            v.missing("/origins", "the origin", "at least one origin");
        }
        if (defaults == null) {
            v.missing("/defaults", "the default behaviour", "a behaviour with at least origin and caching");
        } else {
            if (defaults.origin().isEmpty()) {
                v.missing("/defaults/origin", "the origin of the defaults", "the id of an origin");
            }
            if (defaults.caching().isEmpty()) {
                v.missing("/defaults/caching", "the caching of the defaults", "a caching");
            }
        }
    }

    /**
     * A duration.
     *
     * @param v where violations go
     * @param pointer where the value stands
     * @param what its name in a sentence
     * @param duration the duration
     */
    public static void duration(Violations v, String pointer, String what, Duration duration) {
        if (duration.isNegative() || duration.getNano() != 0 || duration.getSeconds() > MAX_SECONDS) {
            v.wrong(
                    pointer,
                    what,
                    duration.toString(),
                    "a whole number of seconds from 0 to " + MAX_SECONDS + " (ten years)",
                    null);
        }
    }

    /**
     * A list that must hold something, and nothing twice.
     *
     * @param v where violations go
     * @param pointer where the list stands
     * @param what one of its members in a sentence, for example {@code the path}
     * @param values the list
     * @param <T> the type of its members; equal ones are the same
     */
    public static <T> void filledAndDistinct(Violations v, String pointer, String what, List<T> values) {
        if (values.isEmpty()) {
            v.say(pointer, "an empty list", "at least one value", "the list is empty; at least one value is needed");
        }
        distinct(v, pointer, what, values);
    }

    /**
     * A list that must not hold anything twice.
     *
     * @param v where violations go
     * @param pointer where the list stands
     * @param what one of its members in a sentence
     * @param values the list
     * @param <T> the type of its members; equal ones are the same
     */
    public static <T> void distinct(Violations v, String pointer, String what, List<T> values) {
        if (values.size() < 2) {
            return;
        }
        Map<T, Integer> first = new HashMap<>(values.size() * 2);
        for (int i = 0; i < values.size(); i++) {
            Integer earlier = first.putIfAbsent(values.get(i), i);
            if (earlier != null) {
                String shown = Violations.quote(String.valueOf(values.get(i)));
                v.say(
                        pointer + "/" + i,
                        shown,
                        "each value once",
                        what + " " + shown + " stands here a second time; the first is " + pointer + "/" + earlier);
            }
        }
    }

    /**
     * One value of a condition.
     *
     * @param v where violations go
     * @param pointer where the value stands
     * @param kind what the condition looks at
     * @param value the value
     */
    public static void conditionValue(Violations v, String pointer, Condition.Kind kind, String value) {
        switch (kind) {
            case PATH -> {
                if (!isPath(value)) {
                    v.bad(
                            pointer,
                            "the path",
                            value,
                            "a path that begins with '/', without '?', '#' and spaces; '*' is any run of characters");
                }
            }
            case PATH_REGEX -> {
                String problem = PathExpressions.problem(value);
                if (problem != null) {
                    v.bad(pointer, "the regular expression", value, "RE2 syntax", problem);
                }
            }
            case EXTENSION -> {
                if (!isSegment(value) || value.indexOf('.') >= 0) {
                    v.bad(
                            pointer,
                            "the extension",
                            value,
                            "what follows the last dot of a file name, without '.', '/', '?', '#' and spaces",
                            value.startsWith(".") ? "leave out the dot" : null);
                }
            }
            case FILE_NAME -> {
                if (!isSegment(value)) {
                    v.bad(pointer, "the file name", value, "a whole file name, without '/', '?', '#' and spaces");
                }
            }
            case METHOD -> {
                if (!isMethod(value)) {
                    v.bad(pointer, "the method", value, "an HTTP method in upper case");
                }
            }
            case SCHEME -> {
                if (!value.equals("http") && !value.equals("https")) {
                    v.bad(pointer, "the scheme", value, "http or https");
                }
            }
            case HOST -> {
                if (!HostNames.isPattern(value)) {
                    v.bad(pointer, "the host", value, HostNames.CONDITION, HostNames.advice(value));
                }
            }
        }
    }

    /**
     * The name of a query argument.
     *
     * @param v where violations go
     * @param pointer where the value stands
     * @param name the name
     */
    public static void queryName(Violations v, String pointer, String name) {
        boolean good = !name.isEmpty();
        for (int i = 0; good && i < name.length(); i += Character.charCount(name.codePointAt(i))) {
            int c = name.codePointAt(i);
            good = isPrintable(c) && c != ' ' && c != '&' && c != '=' && c != '#';
        }
        if (!good) {
            v.bad(pointer, "the argument", name, QUERY_NAME);
        }
    }

    /**
     * A pattern for referers.
     *
     * @param v where violations go
     * @param pointer where the value stands
     * @param pattern the pattern
     */
    public static void refererPattern(Violations v, String pointer, String pattern) {
        if (!isText(pattern, Integer.MAX_VALUE) || pattern.indexOf(' ') >= 0) {
            v.bad(
                    pointer,
                    "the pattern",
                    pattern,
                    "a pattern for the whole Referer without spaces; '*' is any run of characters");
        }
    }

    /**
     * A country.
     *
     * @param v where violations go
     * @param pointer where the value stands
     * @param code the code
     */
    public static void country(Violations v, String pointer, String code) {
        if (!isUpper(code, 0, 2) || code.length() != 2) {
            v.bad(pointer, "the country", code, "an ISO 3166-1 code of two capital letters");
        }
    }

    /**
     * A continent.
     *
     * @param v where violations go
     * @param pointer where the value stands
     * @param code the code
     */
    public static void continent(Violations v, String pointer, String code) {
        if (!CONTINENTS.contains(code)) {
            v.bad(pointer, "the continent", code, "one of AF, AS, EU, NA, OC, OT, SA");
        }
    }

    /**
     * A region of a country.
     *
     * @param v where violations go
     * @param pointer where the value stands
     * @param code the code
     */
    public static void region(Violations v, String pointer, String code) {
        boolean good = code.length() >= 4 && code.length() <= 6 && isUpper(code, 0, 2) && code.charAt(2) == ':';
        for (int i = 3; good && i < code.length(); i++) {
            char c = code.charAt(i);
            good = (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        }
        if (!good) {
            v.bad(pointer, "the region", code, "CC:RR, a country and its ISO 3166-2 subdivision, for example US:WA");
        }
    }

    /**
     * A directory part of a path.
     *
     * @param v where violations go
     * @param pointer where the value stands
     * @param what its name in a sentence
     * @param directory the directory
     */
    public static void directory(Violations v, String pointer, String what, String directory) {
        if (!isPath(directory) || !directory.endsWith("/")) {
            v.bad(pointer, what, directory, "a path that begins and ends with '/', without '?', '#' and spaces");
        }
    }

    /**
     * The name of a token.
     *
     * @param v where violations go
     * @param pointer where the value stands
     * @param name the name
     */
    public static void tokenName(Violations v, String pointer, @Nullable String name) {
        if (name == null) {
            v.missing(pointer, "the token's name", "a text");
            return;
        }
        boolean good = !name.isEmpty() && isAsciiLetter(name.charAt(0));
        for (int i = 1; good && i < name.length(); i++) {
            char c = name.charAt(i);
            good = isAsciiAlphanumeric(c) || c == '-' || c == '_';
        }
        if (!good) {
            v.bad(pointer, "the token's name", name, "letters, digits, '-' and '_', the first a letter");
        }
    }

    /**
     * A delimiter of a token.
     *
     * @param v where violations go
     * @param pointer where the value stands
     * @param what its name in a sentence
     * @param delimiter the delimiter
     */
    public static void delimiter(Violations v, String pointer, String what, String delimiter) {
        boolean good = delimiter.length() == 1;
        if (good) {
            char c = delimiter.charAt(0);
            good = c > ' ' && c < 127 && !isAsciiAlphanumeric(c) && "&=/\\:%".indexOf(c) < 0;
        }
        if (!good) {
            v.bad(
                    pointer,
                    what,
                    delimiter,
                    "one ASCII character that is not a letter, digit, space or any of & = / \\ : %");
        }
    }

    /**
     * A reference to a secret. What is no reference may be the secret itself, so it is never shown.
     *
     * @param v where violations go
     * @param pointer where the value stands
     * @param text the reference
     */
    public static void secretReference(Violations v, String pointer, String text) {
        if (text.startsWith("env:")) {
            boolean good = text.length() > 4 && !isDigit(text.charAt(4));
            for (int i = 4; good && i < text.length(); i++) {
                char c = text.charAt(i);
                good = isAsciiAlphanumeric(c) || c == '_';
            }
            if (!good) {
                v.wrong(
                        pointer,
                        "the secret",
                        "env: without the name of a variable",
                        "env: and letters, digits and '_', the first not a digit",
                        null);
            }
        } else if (text.startsWith("file:")) {
            if (!isText(text.substring(5), Integer.MAX_VALUE)) {
                v.wrong(pointer, "the secret", "file: without a path", "file: and the path of a file", null);
            }
        } else if (!text.startsWith("redacted:") || !isText(text, Integer.MAX_VALUE)) {
            v.wrong(
                    pointer,
                    "the secret",
                    "a text that is no reference",
                    SECRET,
                    "keep the secret itself out of the distribution, it is read at the moment of a write");
        }
    }

    /**
     * The level of a firewall.
     *
     * @param v where violations go
     * @param pointer where the level stands
     * @param off whether the firewall is off
     * @param level the level, or null when there is none
     */
    public static void firewallLevel(Violations v, String pointer, boolean off, @Nullable Integer level) {
        if (off) {
            if (level != null) {
                v.say(pointer, level.toString(), "nothing", "a firewall that is off has a level; leave it out");
            }
        } else if (level == null) {
            v.missing(pointer, "the level", "1–4");
        } else if (level < 1 || level > 4) {
            v.wrong(pointer, "the level", level.toString(), "1–4", null);
        }
    }

    /**
     * The name of a provider.
     *
     * @param v where violations go
     * @param pointer where the value stands
     * @param name the name
     */
    public static void provider(Violations v, String pointer, String name) {
        if (!isLabel(name)) {
            v.bad(pointer, "the provider", name, DNS_LABEL);
        }
    }

    /**
     * That something is there that its builder may have left unset.
     *
     * @param v where violations go
     * @param pointer where it belongs
     * @param what its name in a sentence
     * @param value what may be missing
     * @param allowed what may stand there
     */
    public static void present(Violations v, String pointer, String what, @Nullable Object value, String allowed) {
        if (value == null) {
            v.missing(pointer, what, allowed);
        }
    }

    private static boolean isLabel(String text) {
        int length = text.length();
        if (length == 0 || length > 63 || text.charAt(0) == '-' || text.charAt(length - 1) == '-') {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (!(c >= 'a' && c <= 'z') && !isDigit(c) && c != '-') {
                return false;
            }
        }
        return true;
    }

    /** A raw path: begins with a slash, and nothing that cannot stand in one. */
    private static boolean isPath(String text) {
        return text.startsWith("/") && isPathText(text);
    }

    private static boolean isSegment(String text) {
        return !text.isEmpty() && text.indexOf('/') < 0 && isPathText(text);
    }

    private static boolean isPathText(String text) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            if (!isPrintable(c) || c == ' ' || c == '?' || c == '#') {
                return false;
            }
        }
        return true;
    }

    private static boolean isMethod(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= 'A' && c <= 'Z') && !isDigit(c) && "!#$%&'*+-.^_`|~".indexOf(c) < 0) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** 1–max printable characters, counted as code points. */
    private static boolean isText(String text, int max) {
        if (text.isEmpty() || text.codePointCount(0, text.length()) > max) {
            return false;
        }
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            if (!isPrintable(text.codePointAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Not a control character, line or paragraph separator, or half of a surrogate pair. */
    private static boolean isPrintable(int c) {
        return c >= 0x20 && (c < 0x7f || c > 0x9f) && c != 0x2028 && c != 0x2029 && (c < 0xD800 || c > 0xDFFF);
    }

    private static boolean isUpper(String text, int from, int to) {
        if (text.length() < to) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < 'A' || text.charAt(i) > 'Z') {
                return false;
            }
        }
        return true;
    }

    private static boolean isAsciiAlphanumeric(char c) {
        return isAsciiLetter(c) || isDigit(c);
    }

    private static boolean isAsciiLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
