package dev.anyedge.scaleway.translate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A pattern of literal characters and stars, and the algebra of such patterns.
 *
 * <p>Scaleway decides by one regular expression per rule, and RE2 has no lookahead: several conditions on the path have
 * to become one expression. Globs make that possible, because the intersection of two of them is a finite union of
 * globs. Path globs, extensions, file names and host patterns are all globs in this sense. A star is kept as a
 * character that no path or host contains, because {@code *} is an ordinary character of a file name.
 */
record Glob(String text) {
    /** Stands for a star. */
    static final char STAR = '\u0000';

    /** Longer patterns are only intersected where that is easy: the work grows with the product of the lengths. */
    private static final int LONGEST = 512;

    /** More alternatives than this are no result that anybody could review. */
    static final int MAX_UNION = 64;

    private static final String ANY_PATH = "/" + STAR;

    /** Every path. */
    static final Glob EVERY_PATH = new Glob(ANY_PATH);

    /** A path condition's value. */
    static Glob path(String value) {
        if (value.indexOf('*') < 0) {
            return new Glob(value);
        }
        StringBuilder text = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            append(text, c == '*' ? STAR : c);
        }
        return new Glob(text.toString());
    }

    /** Paths whose last segment ends in a dot and the extension, which itself holds neither dot nor slash. */
    static Glob extension(String value) {
        return new Glob(ANY_PATH + "." + value);
    }

    /** Paths whose last segment is the name: in the root and below it. */
    static List<Glob> fileName(String value) {
        return List.of(new Glob("/" + value), new Glob(ANY_PATH + "/" + value));
    }

    /** A host condition's value: a name, or {@code *.} and a name. */
    static Glob host(String value) {
        return value.startsWith("*.") ? new Glob(STAR + value.substring(1)) : new Glob(value);
    }

    boolean exact() {
        return text.indexOf(STAR) < 0;
    }

    /** Whether every text of another glob is also one of this. Exact: the other's stars can only be covered by stars. */
    boolean covers(Glob other) {
        String pattern = text;
        String subject = other.text;
        int p = 0;
        int s = 0;
        int star = -1;
        int retry = 0;
        while (s < subject.length()) {
            char wanted = p < pattern.length() ? pattern.charAt(p) : '\uffff';
            if (wanted == STAR && p < pattern.length()) {
                star = p++;
                retry = s;
            } else if (p < pattern.length() && wanted == subject.charAt(s)) {
                p++;
                s++;
            } else if (star >= 0) {
                p = star + 1;
                s = ++retry;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == STAR) {
            p++;
        }
        return p == pattern.length();
    }

    /** Whether some text matches both. */
    boolean overlaps(Glob other) {
        if (endsDiffer(other)) {
            return false;
        }
        String a = text;
        String b = other.text;
        boolean[] below = new boolean[b.length() + 1];
        for (int i = a.length(); i >= 0; i--) {
            boolean[] row = new boolean[b.length() + 1];
            for (int j = b.length(); j >= 0; j--) {
                boolean aEnds = i == a.length();
                boolean bEnds = j == b.length();
                if (aEnds && bEnds) {
                    row[j] = true;
                } else if (!aEnds && a.charAt(i) == STAR) {
                    row[j] = below[j] || (!bEnds && row[j + 1]);
                } else if (!bEnds && b.charAt(j) == STAR) {
                    row[j] = row[j + 1] || (!aEnds && below[j]);
                } else {
                    row[j] = !aEnds && !bEnds && a.charAt(i) == b.charAt(j) && below[j + 1];
                }
            }
            below = row;
        }
        return below[0];
    }

    /**
     * The texts that match both, as a union without superfluous members; empty when there are none.
     *
     * @return null when the union would be too large
     */
    @Nullable
    List<Glob> intersect(Glob other) {
        if (covers(other)) {
            return List.of(other);
        }
        if (other.covers(this)) {
            return List.of(this);
        }
        if (exact() || other.exact() || endsDiffer(other)) {
            return List.of();
        }
        if (text.length() > LONGEST || other.text.length() > LONGEST) {
            return null;
        }
        return new Intersection(text, other.text).from(0, 0);
    }

    /** The texts that match a member of each union, as a union; null when it would be too large. */
    static @Nullable List<Glob> intersect(List<Glob> one, List<Glob> other) {
        List<Glob> all = new ArrayList<>();
        for (Glob a : one) {
            for (Glob b : other) {
                List<Glob> both = a.intersect(b);
                if (both == null) {
                    return null;
                }
                for (Glob glob : both) {
                    addTo(all, glob);
                }
                if (all.size() > MAX_UNION) {
                    return null;
                }
            }
        }
        return all;
    }

    /** Whether a union certainly holds all texts of another; false does not mean that it does not. */
    static boolean covers(List<Glob> one, List<Glob> other) {
        for (Glob glob : other) {
            boolean covered = false;
            for (int i = 0; i < one.size() && !covered; i++) {
                covered = one.get(i).covers(glob);
            }
            if (!covered) {
                return false;
            }
        }
        return true;
    }

    static boolean overlap(List<Glob> one, List<Glob> other) {
        for (Glob a : one) {
            for (Glob b : other) {
                if (a.overlaps(b)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Adds a glob to a union and keeps the union free of members that others cover. */
    static void addTo(List<Glob> union, Glob glob) {
        for (Glob member : union) {
            if (member.covers(glob)) {
                return;
            }
        }
        union.removeIf(glob::covers);
        union.add(glob);
    }

    /** Whether the literal beginnings or ends already tell the two apart. */
    private boolean endsDiffer(Glob other) {
        String a = text;
        String b = other.text;
        for (int i = 0; i < a.length() && i < b.length(); i++) {
            if (a.charAt(i) == STAR || b.charAt(i) == STAR) {
                break;
            }
            if (a.charAt(i) != b.charAt(i)) {
                return true;
            }
        }
        for (int i = 1; i <= a.length() && i <= b.length(); i++) {
            char x = a.charAt(a.length() - i);
            char y = b.charAt(b.length() - i);
            if (x == STAR || y == STAR) {
                break;
            }
            if (x != y) {
                return true;
            }
        }
        return false;
    }

    /** Two stars side by side are one. */
    private static void append(StringBuilder text, char c) {
        if (c != STAR || text.isEmpty() || text.charAt(text.length() - 1) != STAR) {
            text.append(c);
        }
    }

    private static Glob join(char first, Glob rest) {
        if (first == STAR && !rest.text.isEmpty() && rest.text.charAt(0) == STAR) {
            return rest;
        }
        return new Glob(first + rest.text);
    }

    /** What two patterns have in common from a position in each; every pair of positions is worked out once. */
    private static final class Intersection {
        private static final List<Glob> NOTHING_LEFT = List.of(new Glob(""));

        private final String a;
        private final String b;
        private final Map<Long, List<Glob>> known = new HashMap<>();

        Intersection(String a, String b) {
            this.a = a;
            this.b = b;
        }

        @Nullable
        List<Glob> from(int i, int j) {
            if (i == a.length() && j == b.length()) {
                return NOTHING_LEFT;
            }
            boolean starA = i < a.length() && a.charAt(i) == STAR;
            boolean starB = j < b.length() && b.charAt(j) == STAR;
            if (!starA && !starB) {
                if (i == a.length() || j == b.length() || a.charAt(i) != b.charAt(j)) {
                    return List.of();
                }
                List<Glob> rest = from(i + 1, j + 1);
                return rest == null ? null : prefixed(a.charAt(i), rest);
            }
            long key = ((long) i << 32) | j;
            List<Glob> before = known.get(key);
            if (before != null) {
                return before;
            }
            List<Glob> union = new ArrayList<>();
            boolean fits;
            if (starA && starB) {
                // One star ends first; what follows it there lies within the other star and what follows that.
                fits = add(union, STAR, from(i + 1, j)) && add(union, STAR, from(i, j + 1));
            } else if (starA) {
                fits = addAll(union, from(i + 1, j)) && (j == b.length() || add(union, b.charAt(j), from(i, j + 1)));
            } else {
                fits = addAll(union, from(i, j + 1)) && (i == a.length() || add(union, a.charAt(i), from(i + 1, j)));
            }
            if (!fits) {
                return null;
            }
            known.put(key, union);
            return union;
        }

        private static List<Glob> prefixed(char first, List<Glob> globs) {
            List<Glob> longer = new ArrayList<>(globs.size());
            for (Glob glob : globs) {
                longer.add(join(first, glob));
            }
            return longer;
        }

        private static boolean add(List<Glob> union, char first, @Nullable List<Glob> globs) {
            return globs != null && addAll(union, prefixed(first, globs));
        }

        private static boolean addAll(List<Glob> union, @Nullable List<Glob> globs) {
            if (globs == null) {
                return false;
            }
            for (Glob glob : globs) {
                addTo(union, glob);
            }
            return union.size() <= MAX_UNION;
        }
    }
}
