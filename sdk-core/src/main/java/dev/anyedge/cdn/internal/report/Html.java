package dev.anyedge.cdn.internal.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * A page that needs no other file: its style is inside, it has no script, and a policy that forbids to load anything. Not
 * thread-safe.
 */
public final class Html {
    private final StringBuilder text = new StringBuilder();

    /**
     * Begins a page.
     *
     * @param title what the browser calls it
     */
    public Html(String title) {
        raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        raw("<meta name=\"color-scheme\" content=\"light dark\">\n");
        raw(
                "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n");
        raw("<title>").text(title).raw("</title>\n<style>\n" + style() + "</style>\n</head>\n<body>\n");
    }

    private static String style() {
        try (InputStream in = Html.class.getResourceAsStream("report.css")) {
            if (in == null) {
                throw new IllegalStateException("report.css is missing from the library");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Markup as it is.
     *
     * @param markup trusted
     * @return this page
     */
    public Html raw(String markup) {
        text.append(markup);
        return this;
    }

    /**
     * Text that shows as it is.
     *
     * @param content any text
     * @return this page
     */
    public Html text(String content) {
        for (int i = 0; i < content.length(); i++) {
            char c = content.charAt(i);
            switch (c) {
                case '&' -> text.append("&amp;");
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '"' -> text.append("&quot;");
                case '\'' -> text.append("&#39;");
                default -> text.append(c);
            }
        }
        return this;
    }

    /**
     * Opens an element.
     *
     * @param name its name
     */
    public void open(String name) {
        open(name, "");
    }

    /**
     * Opens an element with classes.
     *
     * @param name its name
     * @param classes names of classes, possibly none
     */
    public void open(String name, String classes) {
        raw("<" + name + (classes.isEmpty() ? "" : " class=\"" + classes + "\"") + ">");
    }

    /**
     * Closes an element.
     *
     * @param name its name
     */
    public void close(String name) {
        raw("</" + name + ">\n");
    }

    /**
     * An element with text.
     *
     * @param name its name
     * @param classes names of classes, possibly none
     * @param content any text
     */
    public void element(String name, String classes, String content) {
        open(name, classes);
        text(content);
        close(name);
    }

    /**
     * Ends the page.
     *
     * @return the whole page
     */
    public String finish() {
        return raw("</body>\n</html>\n").text.toString();
    }
}
