package dev.anyedge.simulator.lumen;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/**
 * A path pattern of an invalidation, as the server rewrites and uses it (Lumen reference §5.1): {@code *} is zero or more
 * characters, {@code +} one or more other than a slash, {@code {n,m}} and {@code [a,x-y]} are repetition and sets, a dot is a
 * dot.
 */
final class PurgePattern {

    private final String translated;
    private final Pattern pattern;

    PurgePattern(String path, boolean ignoreCase) {
        this.translated = translate(path.startsWith("/") || path.startsWith("*") ? path : "/" + path);
        try {
            this.pattern = Pattern.compile(translated, ignoreCase ? Pattern.CASE_INSENSITIVE : 0);
        } catch (PatternSyntaxException invalid) {
            throw LumenFailure.badRequest("'" + path + "' is not a path pattern: " + invalid.getDescription());
        }
    }

    private static String translate(String path) {
        StringBuilder regex = new StringBuilder();
        boolean inSet = false;
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (inSet) {
                inSet = c != ']';
                // commas separate the members of a set
                regex.append(c == ',' ? "" : String.valueOf(c));
            } else {
                inSet = c == '[';
                regex.append(
                        switch (c) {
                            case '*' -> ".*";
                            case '+' -> "[^/]+";
                            case '.', '?', '(', ')', '|', '^', '$', '\\' -> "\\" + c;
                            default -> String.valueOf(c);
                        });
            }
        }
        return regex.toString();
    }

    /** The pattern as answers show it, which is not the text that was sent. */
    String translated() {
        return translated;
    }

    /** Whether a cached address is meant; what the pattern says of a path holds for all its queries. */
    boolean matches(String target) {
        int mark = target.indexOf('?');
        return pattern.matches(target) || (mark >= 0 && pattern.matches(target.substring(0, mark)));
    }
}
