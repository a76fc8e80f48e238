package dev.anyedge.fujitsu.internal.matching;

/**
 * How patterns over whole paths lie to each other. {@code *} is any run of characters; there is nothing else special. An
 * extension is the pattern {@code *.ext} and a file name {@code *}{@code /name}, so one kind of pattern serves for all
 * three matches on the path.
 */
final class Globs {
    private Globs() {}

    /** Whether some path matches both. */
    static boolean meet(String a, String b) {
        int starA = a.indexOf('*');
        int starB = b.indexOf('*');
        if (starA < 0) {
            return starB < 0 ? a.equals(b) : covers(b, a);
        }
        if (starB < 0) {
            return covers(a, b);
        }
        // Both have a star: what comes before, between and behind stars can be put one after the other.
        int prefix = Math.min(starA, starB);
        if (!a.regionMatches(0, b, 0, prefix)) {
            return false;
        }
        int suffix = Math.min(a.length() - a.lastIndexOf('*'), b.length() - b.lastIndexOf('*')) - 1;
        return a.regionMatches(a.length() - suffix, b, b.length() - suffix, suffix);
    }

    /**
     * Whether every path that matches the narrow pattern also matches the wide one. A star of the narrow one is as a
     * character that only a star matches.
     */
    static boolean covers(String wide, String narrow) {
        int w = 0;
        int n = 0;
        int star = -1;
        int resume = 0;
        int end = narrow.length();
        while (n < end) {
            if (w < wide.length() && wide.charAt(w) == '*') {
                star = w++;
                resume = n;
            } else if (w < wide.length() && wide.charAt(w) == narrow.charAt(n)) {
                w++;
                n++;
            } else if (star >= 0) {
                w = star + 1;
                n = ++resume;
            } else {
                return false;
            }
        }
        while (w < wide.length() && wide.charAt(w) == '*') {
            w++;
        }
        return w == wide.length();
    }
}
