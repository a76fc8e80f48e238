package dev.anyedge.cdn.internal.pattern;

import java.util.ArrayList;
import java.util.List;

/**
 * A pattern in which {@code *} is any run of characters, the empty one and {@code /} included, and all else is literal
 * and case-sensitive.
 *
 * <p>Leftmost matches of the pieces between the stars decide; nothing is tried twice.
 */
public final class Glob implements PathPattern {
    private static final Piece[] NONE = {};

    private final boolean exact;
    private final String prefix;
    private final Piece[] inner;
    private final String suffix;
    private final int shortest;

    private Glob(boolean exact, String prefix, Piece[] inner, String suffix) {
        this.exact = exact;
        this.prefix = prefix;
        this.inner = inner;
        this.suffix = suffix;
        int length = prefix.length() + suffix.length();
        for (Piece piece : inner) {
            length += piece.text.length();
        }
        this.shortest = exact ? prefix.length() : length;
    }

    /**
     * Compiles a pattern.
     *
     * @param pattern any text
     * @return the glob
     */
    public static Glob of(String pattern) {
        List<String> pieces = new ArrayList<>();
        int from = 0;
        for (int star = pattern.indexOf('*'); star >= 0; star = pattern.indexOf('*', from)) {
            pieces.add(pattern.substring(from, star));
            from = star + 1;
        }
        pieces.add(pattern.substring(from));
        return ofPieces(pieces);
    }

    /** A pattern of literals with a star between each two. */
    static Glob ofPieces(List<String> pieces) {
        String prefix = pieces.get(0);
        if (pieces.size() == 1) {
            return new Glob(true, prefix, NONE, prefix);
        }
        Piece[] inner = pieces.subList(1, pieces.size() - 1).stream()
                .filter(piece -> !piece.isEmpty())
                .map(Piece::new)
                .toArray(Piece[]::new);
        return new Glob(false, prefix, inner.length == 0 ? NONE : inner, pieces.get(pieces.size() - 1));
    }

    @Override
    public boolean matches(String text) {
        if (exact) {
            return text.equals(prefix);
        }
        if (text.length() < shortest || !text.startsWith(prefix) || !text.endsWith(suffix)) {
            return false;
        }
        int from = prefix.length();
        int end = text.length() - suffix.length();
        for (Piece piece : inner) {
            int found = piece.find(text, from, end);
            if (found < 0) {
                return false;
            }
            from = found + piece.text.length();
        }
        return true;
    }

    @Override
    public LiteralParts literalParts() {
        List<String> pieces = new ArrayList<>();
        for (Piece piece : inner) {
            pieces.add(piece.text);
        }
        return new LiteralParts(exact, prefix, pieces, suffix);
    }

    /** A literal between two stars. */
    private static final class Piece {
        /** Up to this length the plain search is linear enough, and fastest. */
        private static final int SHORT = 16;

        private final String text;

        /** For each position the length of the longest border of the text up to there (Knuth, Morris, Pratt). */
        private final int[] borders;

        Piece(String text) {
            this.text = text;
            this.borders = text.length() <= SHORT ? new int[0] : borders(text);
        }

        private static int[] borders(String text) {
            int[] borders = new int[text.length()];
            int border = 0;
            for (int i = 1; i < text.length(); i++) {
                while (border > 0 && text.charAt(i) != text.charAt(border)) {
                    border = borders[border - 1];
                }
                if (text.charAt(i) == text.charAt(border)) {
                    border++;
                }
                borders[i] = border;
            }
            return borders;
        }

        /** Where the piece first stands within a part of a text, or -1. */
        int find(String in, int from, int end) {
            if (borders.length == 0) {
                int found = in.indexOf(text, from);
                return found >= 0 && found + text.length() <= end ? found : -1;
            }
            int matched = 0;
            for (int i = from; i < end; i++) {
                char c = in.charAt(i);
                while (matched > 0 && c != text.charAt(matched)) {
                    matched = borders[matched - 1];
                }
                if (c == text.charAt(matched)) {
                    matched++;
                }
                if (matched == text.length()) {
                    return i + 1 - matched;
                }
            }
            return -1;
        }
    }
}
