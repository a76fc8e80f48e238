package dev.anyedge.lumen.translate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sets of paths as unions of globs, in which {@code *} is any run of characters. The intersection of two globs is a union
 * of globs again, found by letting the two run beside each other.
 */
final class PathGlobs {
    /** Beyond this many globs, or this many characters, an intersection is given up. */
    static final int MOST = 64;

    private static final int LONGEST = 512;

    private PathGlobs() {}

    /** Whether everything that {@code inner} matches is matched by {@code outer}. */
    static boolean covers(String outer, String inner) {
        int o = 0;
        int i = 0;
        int star = -1;
        int retry = 0;
        while (i < inner.length()) {
            if (o < outer.length() && outer.charAt(o) == '*') {
                star = o++;
                retry = i;
            } else if (o < outer.length() && outer.charAt(o) == inner.charAt(i)) {
                o++;
                i++;
            } else if (star >= 0) {
                o = star + 1;
                i = ++retry;
            } else {
                return false;
            }
        }
        while (o < outer.length() && outer.charAt(o) == '*') {
            o++;
        }
        return o == outer.length();
    }

    static boolean covers(List<String> outer, List<String> inner) {
        return inner.stream().allMatch(one -> outer.stream().anyMatch(other -> covers(other, one)));
    }

    /** The paths that both match; empty when that is too much to say. */
    static Optional<List<String>> both(List<String> one, List<String> other) {
        List<String> union = new ArrayList<>();
        for (String a : one) {
            for (String b : other) {
                Optional<List<String>> globs = both(a, b);
                if (globs.isEmpty()) {
                    return globs;
                }
                globs.get().forEach(glob -> add(union, glob));
                if (union.size() > MOST) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(union);
    }

    private static Optional<List<String>> both(String a, String b) {
        if (covers(a, b)) {
            return Optional.of(List.of(b));
        }
        if (covers(b, a)) {
            return Optional.of(List.of(a));
        }
        if (apart(a, b)) {
            return Optional.of(List.of());
        }
        if (a.length() > LONGEST || b.length() > LONGEST) {
            return Optional.empty();
        }
        List<String> found = new Run(a, b).from(0, 0);
        return found.size() > MOST ? Optional.empty() : Optional.of(found);
    }

    /** Whether beginnings or ends differ before any star, so that no path matches both. */
    private static boolean apart(String a, String b) {
        int length = Math.min(a.length(), b.length());
        for (int i = 0; i < length && a.charAt(i) != '*' && b.charAt(i) != '*'; i++) {
            if (a.charAt(i) != b.charAt(i)) {
                return true;
            }
        }
        for (int i = 1; i <= length; i++) {
            char x = a.charAt(a.length() - i);
            char y = b.charAt(b.length() - i);
            if (x == '*' || y == '*') {
                return false;
            }
            if (x != y) {
                return true;
            }
        }
        return false;
    }

    /** Adds a glob to a union, unless it is in there already; what it covers goes. */
    static void add(List<String> union, String glob) {
        if (union.stream().noneMatch(member -> covers(member, glob))) {
            union.removeIf(member -> covers(glob, member));
            union.add(glob);
        }
    }

    /** Two globs side by side. */
    private static final class Run {
        private final String a;
        private final String b;
        private final Map<Integer, List<String>> known = new HashMap<>();

        Run(String a, String b) {
            this.a = a;
            this.b = b;
        }

        List<String> from(int i, int j) {
            int key = i * (LONGEST + 1) + j;
            List<String> before = known.get(key);
            if (before != null) {
                return before;
            }
            List<String> union = new ArrayList<>();
            boolean endA = i == a.length();
            boolean endB = j == b.length();
            boolean starA = !endA && a.charAt(i) == '*';
            boolean starB = !endB && b.charAt(j) == '*';
            if (endA && endB) {
                union.add("");
            } else if (starA && starB) {
                // one of the stars ends first; the other goes on over what follows it
                put(union, "*", from(i + 1, j));
                put(union, "*", from(i, j + 1));
            } else if (starA) {
                put(union, "", from(i + 1, j));
                if (!endB) {
                    put(union, b.substring(j, j + 1), from(i, j + 1));
                }
            } else if (starB) {
                put(union, "", from(i, j + 1));
                if (!endA) {
                    put(union, a.substring(i, i + 1), from(i + 1, j));
                }
            } else if (!endA && !endB && a.charAt(i) == b.charAt(j)) {
                put(union, a.substring(i, i + 1), from(i + 1, j + 1));
            }
            known.put(key, union);
            return union;
        }

        private static void put(List<String> union, String first, List<String> rest) {
            for (String glob : rest) {
                if (union.size() > MOST) {
                    return;
                }
                add(union, first.equals("*") && glob.startsWith("*") ? glob : first + glob);
            }
        }
    }
}
