package dev.anyedge.fujitsu.rules;

import java.util.Locale;

/**
 * Writes JSON by hand, compact or indented: rules documents can hold tens of thousands of rules, and no tree of them is
 * needed to write one. Not thread-safe.
 */
final class JsonOut {
    private final StringBuilder out;
    private final boolean indented;
    private int depth;
    private boolean first = true;

    JsonOut(int capacity, boolean indented) {
        this.out = new StringBuilder(capacity);
        this.indented = indented;
    }

    JsonOut beginObject() {
        return begin('{');
    }

    JsonOut endObject() {
        return end('}');
    }

    JsonOut beginArray() {
        return begin('[');
    }

    JsonOut endArray() {
        return end(']');
    }

    /** A member's name; its value must follow. */
    JsonOut name(String name) {
        separate();
        quote(name);
        out.append(indented ? ": " : ":");
        return this;
    }

    /** An array's next element; its value must follow. */
    JsonOut element() {
        separate();
        return this;
    }

    JsonOut member(String name, String text) {
        name(name);
        quote(text);
        return this;
    }

    JsonOut member(String name, boolean flag) {
        name(name);
        out.append(flag);
        return this;
    }

    /** JSON that is written as it is. */
    JsonOut raw(String json) {
        out.append(json);
        return this;
    }

    /** Indented JSON that begins at the margin. */
    JsonOut nested(String json) {
        out.append(json.replace("\n", "\n" + "  ".repeat(depth)));
        return this;
    }

    int length() {
        return out.length();
    }

    String since(int start) {
        return out.substring(start);
    }

    @Override
    public String toString() {
        return out.toString();
    }

    private JsonOut begin(char bracket) {
        out.append(bracket);
        depth++;
        first = true;
        return this;
    }

    private JsonOut end(char bracket) {
        depth--;
        if (!first) {
            line();
        }
        first = false;
        out.append(bracket);
        return this;
    }

    private void separate() {
        if (!first) {
            out.append(',');
        }
        first = false;
        line();
    }

    private void line() {
        if (indented) {
            out.append('\n');
            for (int i = 0; i < depth; i++) {
                out.append("  ");
            }
        }
    }

    private void quote(String text) {
        out.append('"');
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\' || c < 0x20 || c == 0x7f || Character.isSurrogate(c)) {
                out.append(text, from, i);
                from = i + 1;
                if (c == '"' || c == '\\') {
                    out.append('\\').append(c);
                } else if (Character.isHighSurrogate(c)
                        && from < text.length()
                        && Character.isLowSurrogate(text.charAt(from))) {
                    out.append(c).append(text.charAt(from));
                    i = from++;
                } else {
                    out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                }
            }
        }
        out.append(text, from, text.length()).append('"');
    }
}
