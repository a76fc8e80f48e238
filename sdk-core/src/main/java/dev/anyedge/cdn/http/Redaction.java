package dev.anyedge.cdn.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The secrets of one client, and how they stay out of everything that is printed: messages, body excerpts, log lines,
 * what a listener sees. Whoever holds a secret registers it here before it is used. Safe for use by several threads.
 */
public final class Redaction {
    /** What stands in a text instead of a secret. */
    public static final String MASK = "***";

    static final int EXCERPT = 512;
    private static final int LOOK_AT = 16 * 1024;
    /** An answer to a call with an old token may come late, but not this late. */
    private static final int KEPT = 8;

    private static final Set<String> TELLING =
            Set.of("secret", "password", "passwd", "signature", "authorization", "credential", "credentials");

    /** These tell only at the end: a {@code key_container} is none. */
    private static final Set<String> TELLING_AT_THE_END = Set.of("token", "key", "sig", "auth");

    /**
     * Every form of every secret, longest first, so that none is cut in two by a shorter one that stands within it;
     * {@code null} until a text is to be shown, which a call that goes well never needs.
     */
    private volatile @Nullable List<String> forms;

    private final List<String> lasting = new ArrayList<>();
    private final Map<String, Deque<String>> renewed = new HashMap<>();

    /** A redaction without secrets. */
    public Redaction() {}

    /**
     * Registers a secret for good. It is also found where it was percent-encoded or escaped for JSON or XML.
     *
     * @param value the secret; {@code ""} is ignored
     */
    public synchronized void secret(String value) {
        if (!value.isEmpty() && !lasting.contains(value)) {
            lasting.add(value);
            forms = null;
        }
    }

    /**
     * Registers a secret that another will replace, such as a token. The last few are kept.
     *
     * @param name what is renewed, for example {@code token}
     * @param value the secret that is used from now on; {@code ""} is ignored
     */
    public synchronized void renewed(String name, String value) {
        Deque<String> values = renewed.computeIfAbsent(name, unused -> new ArrayDeque<>());
        if (!value.isEmpty() && !values.contains(value)) {
            values.addLast(value);
            if (values.size() > KEPT) {
                values.removeFirst();
            }
            forms = null;
        }
    }

    private List<String> forms() {
        List<String> known = forms;
        return known != null ? known : collectForms();
    }

    private synchronized List<String> collectForms() {
        Set<String> all = new HashSet<>();
        lasting.forEach(value -> add(all, value));
        renewed.values().forEach(values -> values.forEach(value -> add(all, value)));
        List<String> sorted = new ArrayList<>(all);
        sorted.sort(Comparator.comparingInt(String::length).reversed());
        List<String> found = List.copyOf(sorted);
        forms = found;
        return found;
    }

    private static void add(Set<String> all, String value) {
        all.add(value);
        all.add(PercentEncoding.encode(value));
        all.add(URLEncoder.encode(value, StandardCharsets.UTF_8));
        String json = value.replace("\\", "\\\\").replace("\"", "\\\"");
        all.add(json);
        all.add(json.replace("/", "\\/"));
        all.add(value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
    }

    /**
     * Takes every registered secret out of a text.
     *
     * @param text any text
     * @return the text with {@link #MASK} where a secret was
     */
    public String apply(String text) {
        String out = text;
        for (String form : forms()) {
            out = out.replace(form, MASK);
        }
        return out;
    }

    /** Whether the value of a parameter of this name is never shown, be it registered or not. */
    static boolean tellsSecret(String name) {
        String[] words = name.replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                .toLowerCase(Locale.ROOT)
                .split("[^a-z0-9]+");
        for (String word : words) {
            if (TELLING.contains(word)) {
                return true;
            }
        }
        return words.length > 0 && TELLING_AT_THE_END.contains(words[words.length - 1]);
    }

    /** The beginning of a body without secrets, at most {@link #EXCERPT} characters. */
    String excerpt(byte[] body) {
        boolean cut = body.length > LOOK_AT;
        String text = apply(new String(body, 0, Math.min(body.length, LOOK_AT), StandardCharsets.UTF_8));
        int keep = text.length();
        if (cut) {
            // half a secret may stand at the end, where it is not recognised
            List<String> now = forms();
            keep = Math.max(0, keep - (now.isEmpty() ? 0 : now.get(0).length()));
        }
        return text.substring(0, Math.min(keep, EXCERPT));
    }

    /** The text on one line and without secrets: what a provider says must not break a log apart. */
    String line(String text) {
        String clean = apply(text);
        for (int i = 0; i < clean.length(); i++) {
            if (Character.isISOControl(clean.charAt(i))) {
                char[] all = clean.toCharArray();
                for (int j = i; j < all.length; j++) {
                    all[j] = Character.isISOControl(all[j]) ? ' ' : all[j];
                }
                return new String(all).strip();
            }
        }
        return clean.strip();
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
        return "redaction of " + forms().size() + " texts";
    }
}
