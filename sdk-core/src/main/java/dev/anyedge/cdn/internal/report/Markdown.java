package dev.anyedge.cdn.internal.report;

/** Text in Markdown. */
public final class Markdown {
    private Markdown() {}

    /**
     * Text that shows as it is: a provider's words must not become markup.
     *
     * @param text any text
     * @return one line of Markdown
     */
    public static String escaped(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r') {
                safe.append(' ');
                continue;
            }
            if ("\\`*_[]<>|#~@".indexOf(c) >= 0) {
                safe.append('\\');
            }
            safe.append(c);
        }
        return safe.toString();
    }
}
