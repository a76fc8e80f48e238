package dev.anyedge.simulator.lumen.edge;

import com.google.re2j.Pattern;
import java.util.function.Predicate;

/**
 * An entry of a resource group: {@code *} is zero or more characters, slashes included, {@code +} one or more other than a
 * slash, everything else is itself (Lumen reference §4.2). Entries meet the whole path.
 */
final class WildcardPath {

    private WildcardPath() {}

    static Predicate<String> of(String entry) {
        if (entry.indexOf('+') < 0) {
            return Glob.of(entry)::matches;
        }
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < entry.length(); i++) {
            char c = entry.charAt(i);
            regex.append(
                    switch (c) {
                        case '*' -> "(?s:.*)";
                        case '+' -> "[^/]+";
                        default -> Pattern.quote(String.valueOf(c));
                    });
        }
        Pattern pattern = Pattern.compile(regex.toString());
        return pattern::matches;
    }
}
