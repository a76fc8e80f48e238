package dev.anyedge.cdn.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The secrets of one client, and how they stay out of everything that is printed: messages, body excerpts, log lines,
 * what a listener sees. Whoever holds a secret registers it here before it is used. Safe for use by several threads.
 */
public final class Redaction {
    /** What stands in a text instead of a secret. */
    public static final String MASK = "***";

    static final int EXCERPT = 512;
    private static final int LOOK_AT = 16 * 1024;
    /** Renewed tokens come and go; the oldest are past their life long before this many have come. */
    private static final int KEPT = 256;

    private static final Set<String> TELLING = Set.of(
            "token", "key", "secret", "password", "passwd", "signature", "sig", "authorization", "auth", "credential");

    private volatile List<String> secrets = List.of();

    /** A redaction without secrets. */
    public Redaction() {}

    /**
     * Registers a secret. It is also found where it was percent-encoded or escaped for JSON.
     *
     * @param value the secret; {@code ""} is ignored
     */
    public void secret(String value) {
        if (value.isEmpty() || secrets.contains(value)) {
            return;
        }
        synchronized (this) {
            List<String> all = new ArrayList<>(secrets);
            if (all.size() >= KEPT) {
                all.remove(0);
            }
            add(all, value);
            add(all, PercentEncoding.encode(value));
            add(all, value.replace("\\", "\\\\").replace("\"", "\\\""));
            secrets = List.copyOf(all);
        }
    }

    private static void add(List<String> all, String form) {
        if (!all.contains(form)) {
            all.add(form);
        }
    }

    /**
     * Takes every registered secret out of a text.
     *
     * @param text any text
     * @return the text with {@link #MASK} where a secret was
     */
    public String apply(String text) {
        List<String> now = secrets;
        if (now.isEmpty() || text.isEmpty()) {
            return text;
        }
        List<String> longestFirst = new ArrayList<>(now);
        longestFirst.sort(Comparator.comparingInt(String::length).reversed());
        String out = text;
        for (String secret : longestFirst) {
            out = out.replace(secret, MASK);
        }
        return out;
    }

    /**
     * Whether a header or parameter of this name is never shown.
     *
     * @param name the name, in any case
     * @return true where a word in the name tells of a secret, for example {@code X-Auth-Token}
     */
    public static boolean tellsSecret(String name) {
        for (String word : name.toLowerCase(Locale.ROOT).split("[^a-z0-9]+")) {
            if (TELLING.contains(word)) {
                return true;
            }
        }
        return false;
    }

    /** The beginning of a body without secrets, at most {@link #EXCERPT} characters. */
    String excerpt(byte[] body) {
        boolean cut = body.length > LOOK_AT;
        String text = apply(new String(body, 0, Math.min(body.length, LOOK_AT), StandardCharsets.UTF_8));
        int keep = text.length();
        if (cut) {
            // half a secret may stand at the end, where it is not recognised
            int longest = secrets.stream().mapToInt(String::length).max().orElse(0);
            keep = Math.max(0, keep - longest);
        }
        return text.substring(0, Math.min(keep, EXCERPT));
    }

    /** A target ({@code /path?query}) without secrets. */
    String target(String target) {
        int start = target.indexOf('?');
        if (start < 0) {
            return apply(target);
        }
        StringBuilder out = new StringBuilder(target.length()).append(target, 0, start);
        char before = '?';
        for (String parameter : target.substring(start + 1).split("&", -1)) {
            int equals = parameter.indexOf('=');
            out.append(before);
            if (equals >= 0 && tellsSecret(parameter.substring(0, equals))) {
                out.append(parameter, 0, equals + 1).append(MASK);
            } else {
                out.append(parameter);
            }
            before = '&';
        }
        return apply(out.toString());
    }

    /** How many forms of secrets are registered; never which. */
    @Override
    public String toString() {
        return "redaction of " + secrets.size() + " texts";
    }
}
