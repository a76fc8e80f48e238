package dev.anyedge.cdn.evaluation;

import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.error.Violation;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** How a {@link Request} is read from a URL, brought into one spelling, and checked. */
final class RequestChecks {
    private static final int SHOWN = 80;

    private RequestChecks() {}

    // ---- URL ----

    static void parse(String url, Request.Builder into) {
        int colon = url.indexOf("://");
        String scheme = colon < 0 ? "" : url.substring(0, colon).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw invalidUrl(url, "an absolute URL that begins with http:// or https://");
        }
        int from = colon + 3;
        int end = firstOf(url, from, "/?#");
        String authority = url.substring(from, end);
        into.scheme(scheme).host(hostOf(authority, url));

        int fragment = url.indexOf('#', end);
        String rest = url.substring(end, fragment < 0 ? url.length() : fragment);
        int question = rest.indexOf('?');
        String path = question < 0 ? rest : rest.substring(0, question);
        into.path(path.isEmpty() ? "/" : encode(path, url));
        into.query(question < 0 ? Optional.empty() : Optional.of(encode(rest.substring(question + 1), url)));
    }

    private static int firstOf(String text, int from, String stops) {
        int i = from;
        while (i < text.length() && stops.indexOf(text.charAt(i)) < 0) {
            i++;
        }
        return i;
    }

    private static String hostOf(String authority, String url) {
        String host = authority.substring(authority.lastIndexOf('@') + 1);
        int port = host.startsWith("[") ? host.indexOf(']') + 1 : host.indexOf(':');
        if (port > 0 && port < host.length()) {
            String digits = host.substring(port + 1);
            if (host.charAt(port) != ':' || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
                throw invalidUrl(url, "a port of digits behind the host");
            }
            host = host.substring(0, port);
        }
        if (host.isEmpty() || host.startsWith(":")) {
            throw invalidUrl(url, "a host behind the scheme");
        }
        return host;
    }

    /** Percent-encodes what no request line can hold. */
    private static String encode(String text, String url) {
        if (text.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            return text;
        }
        StringBuilder encoded = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (b > ' ' && b < 0x7f) {
                encoded.append((char) b);
            } else if (b == ' ' || b < 0) {
                encoded.append(String.format(Locale.ROOT, "%%%02X", b & 0xff));
            } else {
                throw invalidUrl(url, "no control characters");
            }
        }
        return encoded.toString();
    }

    private static ValidationException invalidUrl(String url, String allowed) {
        return new ValidationException("URL", List.of(violation("", url, allowed)));
    }

    // ---- parts ----

    static @Nullable String header(Map<String, String> lowerCaseNames, String name) {
        if (lowerCaseNames.isEmpty()) {
            return null;
        }
        String value = lowerCaseNames.get(name);
        return value != null ? value : lowerCaseNames.get(name.toLowerCase(Locale.ROOT));
    }

    static Request normalise(Request given) {
        List<Violation> violations = new ArrayList<>();
        String scheme = given.scheme().toLowerCase(Locale.ROOT);
        expect(violations, "/scheme", scheme, s -> s.equals("http") || s.equals("https"), "\"http\" or \"https\"");
        String host = host(given.host(), violations);
        String method = given.method().toUpperCase(Locale.ROOT);
        expect(violations, "/method", method, RequestChecks::isToken, "an HTTP method, for example GET");
        expect(
                violations,
                "/path",
                given.path(),
                p -> p.startsWith("/") && isRaw(p, "?#"),
                "a percent-encoded path that begins with / and holds no ?, #, blank or non-ASCII character");
        given.query()
                .ifPresent(query -> expect(
                        violations,
                        "/query",
                        query,
                        q -> isRaw(q, "#"),
                        "a percent-encoded query that holds no #, blank or non-ASCII character"));
        given.clientIp()
                .ifPresent(ip -> expect(
                        violations, "/clientIp", ip, i -> AddressSet.parse(i) != null, "an IPv4 or IPv6 address"));
        Optional<String> country =
                upper(violations, "/country", given.country(), c -> isLetters(c, 2), "two letters, for example FR");
        Optional<String> continent =
                upper(violations, "/continent", given.continent(), c -> isLetters(c, 2), "two letters, for example EU");
        Optional<String> region = upper(
                violations,
                "/region",
                given.region(),
                r -> r.length() >= 4
                        && r.length() <= 6
                        && isLetters(r.substring(0, 2), 2)
                        && r.charAt(2) == ':'
                        && r.chars().skip(3).allMatch(RequestChecks::isLetterOrDigit),
                "a country and its subdivision, for example US:WA");
        Map<String, String> headers = headers(given.headers(), violations);
        if (!violations.isEmpty()) {
            throw new ValidationException("request", violations);
        }
        boolean normal = scheme.equals(given.scheme())
                && host.equals(given.host())
                && method.equals(given.method())
                && country.equals(given.country())
                && continent.equals(given.continent())
                && region.equals(given.region())
                && headers.equals(given.headers());
        if (normal) {
            return given;
        }
        return Request.builder()
                .from(given)
                .scheme(scheme)
                .host(host)
                .method(method)
                .country(country)
                .continent(continent)
                .region(region)
                .headers(headers)
                .build();
    }

    private static String host(String given, List<Violation> violations) {
        String host = given.toLowerCase(Locale.ROOT);
        if (!host.chars().allMatch(c -> c < 0x80)) {
            try {
                host = IDN.toASCII(host).toLowerCase(Locale.ROOT);
            } catch (IllegalArgumentException e) {
                // stays as it is, and is refused below
            }
        }
        if (host.endsWith(".")) {
            host = host.substring(0, host.length() - 1);
        }
        boolean literal = host.startsWith("[") && host.endsWith("]");
        expect(
                violations,
                "/host",
                host,
                literal
                        ? h -> AddressSet.parse(h.substring(1, h.length() - 1)) != null
                        : h -> !h.isEmpty()
                                && !h.startsWith(".")
                                && !h.contains("..")
                                && h.chars().allMatch(c -> isLetterOrDigit(c) || c == '-' || c == '_' || c == '.'),
                "a host name without scheme and port");
        return host;
    }

    private static Map<String, String> headers(Map<String, String> given, List<Violation> violations) {
        Map<String, String> lower = new LinkedHashMap<>();
        given.forEach((name, value) -> {
            String pointer = "/headers/" + name.replace("~", "~0").replace("/", "~1");
            String key = name.toLowerCase(Locale.ROOT);
            expect(violations, pointer, name, RequestChecks::isToken, "a header name");
            expect(
                    violations,
                    pointer,
                    value,
                    v -> v.chars().allMatch(c -> c == '\t' || (c >= ' ' && c != 0x7f)),
                    "a header value without control characters");
            if (lower.put(key, value) != null) {
                violations.add(violation(pointer, name, "each header once, whatever the case of its name"));
            }
        });
        return lower;
    }

    private static Optional<String> upper(
            List<Violation> violations,
            String pointer,
            Optional<String> given,
            Predicate<String> valid,
            String allowed) {
        Optional<String> upper = given.map(text -> text.toUpperCase(Locale.ROOT));
        upper.ifPresent(text -> expect(violations, pointer, text, valid, allowed));
        return upper;
    }

    private static void expect(
            List<Violation> violations, String pointer, String found, Predicate<String> valid, String allowed) {
        if (!valid.test(found)) {
            violations.add(violation(pointer, found, allowed));
        }
    }

    private static Violation violation(String pointer, String found, String allowed) {
        String shown = found.length() <= SHOWN ? found : found.substring(0, SHOWN) + "…";
        return new Violation(pointer, shown, allowed, "\"" + shown + "\" found, allowed is " + allowed);
    }

    private static boolean isRaw(String text, String excluded) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c >= 0x7f || excluded.indexOf(c) >= 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isToken(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> isLetterOrDigit(c) || "!#$%&'*+-.^_`|~".indexOf(c) >= 0);
    }

    private static boolean isLetters(String text, int count) {
        return text.length() == count && text.chars().allMatch(c -> c >= 'A' && c <= 'Z');
    }

    private static boolean isLetterOrDigit(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
