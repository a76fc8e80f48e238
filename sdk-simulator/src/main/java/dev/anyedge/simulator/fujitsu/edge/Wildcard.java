package dev.anyedge.simulator.fujitsu.edge;

/** A pattern in which {@code *} is any run of bytes, slashes included, and nothing else is special. */
final class Wildcard {

    private final String pattern;

    Wildcard(String pattern) {
        this.pattern = pattern;
    }

    /** Walks both texts once; on a mismatch the last star swallows one more character. */
    boolean matches(String text) {
        int p = 0;
        int t = 0;
        int star = -1;
        int resume = 0;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                resume = t;
            } else if (p < pattern.length() && pattern.charAt(p) == text.charAt(t)) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++resume;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    @Override
    public String toString() {
        return pattern;
    }
}
