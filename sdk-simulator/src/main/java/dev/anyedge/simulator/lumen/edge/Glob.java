package dev.anyedge.simulator.lumen.edge;

import java.util.ArrayList;
import java.util.List;

/**
 * A pattern in which {@code *} is any run of characters, slashes included, and everything else is itself. Matching takes
 * the leftmost place for each literal part, which decides without going back.
 */
final class Glob {

    private final List<String> parts;

    private Glob(List<String> parts) {
        this.parts = parts;
    }

    static Glob of(String pattern) {
        List<String> parts = new ArrayList<>();
        for (String part : pattern.split("\\*", -1)) {
            parts.add(part);
        }
        return new Glob(parts);
    }

    boolean matches(String text) {
        String first = parts.get(0);
        if (parts.size() == 1) {
            return text.equals(first);
        }
        String last = parts.get(parts.size() - 1);
        if (text.length() < first.length() + last.length() || !text.startsWith(first) || !text.endsWith(last)) {
            return false;
        }
        int at = first.length();
        int end = text.length() - last.length();
        for (int i = 1; i < parts.size() - 1; i++) {
            String part = parts.get(i);
            int found = text.indexOf(part, at);
            if (found < 0 || found + part.length() > end) {
                return false;
            }
            at = found + part.length();
        }
        return true;
    }
}
