package dev.anyedge.lumen.translate;

import dev.anyedge.lumen.image.OriginDefinition;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The mark in an origin definition's description by which a distribution finds its properties again: {@code anyedge:NAME},
 * then a blank and the distribution's description, if there is one, then, on a line of its own behind {@code [before]}, the
 * text that stood there before the property was taken over. The only free text that an image has for it. A line of the
 * description itself that begins like that has a backslash before it.
 */
final class Ownership {
    private static final String MARK = "anyedge:";
    private static final String BEFORE = "\n[before] ";
    private static final Pattern LIKE_BEFORE = Pattern.compile("\n(\\\\*\\[before] )");
    private static final Pattern ESCAPED = Pattern.compile("\n\\\\(\\\\*\\[before] )");

    private Ownership() {}

    static String mark(String name, String description, String before) {
        return MARK
                + name
                + (description.isEmpty()
                        ? ""
                        : " " + LIKE_BEFORE.matcher(description).replaceAll("\n\\\\$1"))
                + (before.isEmpty() ? "" : BEFORE + before);
    }

    /** The name of the distribution that an origin belongs to. */
    static Optional<String> name(OriginDefinition origin) {
        return own(origin).map(text -> {
            int blank = text.indexOf(' ');
            return blank < 0 ? text : text.substring(0, blank);
        });
    }

    /** The description of the distribution that an origin belongs to. */
    static String description(OriginDefinition origin) {
        return own(origin)
                .filter(text -> text.indexOf(' ') >= 0)
                .map(text -> text.substring(text.indexOf(' ') + 1))
                .map(text -> ESCAPED.matcher(text).replaceAll("\n$1"))
                .orElse("");
    }

    /** The text of somebody else. */
    static String before(OriginDefinition origin) {
        String text = origin.description().orElse("");
        int before = text.indexOf(BEFORE);
        return own(origin).isEmpty() ? text : before < 0 ? "" : text.substring(before + BEFORE.length());
    }

    private static Optional<String> own(OriginDefinition origin) {
        return origin.description()
                .filter(text -> text.startsWith(MARK))
                .map(text -> text.substring(MARK.length()))
                .map(text -> text.indexOf(BEFORE) < 0 ? text : text.substring(0, text.indexOf(BEFORE)))
                .filter(text -> text.matches("(?s)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?( .*)?"));
    }
}
