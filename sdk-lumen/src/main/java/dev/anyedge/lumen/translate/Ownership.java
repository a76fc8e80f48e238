package dev.anyedge.lumen.translate;

import dev.anyedge.lumen.image.OriginDefinition;
import java.util.Optional;

/**
 * The mark in an origin definition's description by which a distribution finds its properties again: {@code anyedge:NAME},
 * then a blank and the distribution's description, if there is one. The only free text that an image has for it.
 */
final class Ownership {
    private static final String MARK = "anyedge:";

    private Ownership() {}

    static String mark(String name, String description) {
        return MARK + name + (description.isEmpty() ? "" : " " + description);
    }

    /** The name of the distribution that an origin belongs to. */
    static Optional<String> name(OriginDefinition origin) {
        return marked(origin).map(text -> {
            int blank = text.indexOf(' ');
            return blank < 0 ? text : text.substring(0, blank);
        });
    }

    /** The description of the distribution that an origin belongs to. */
    static String description(OriginDefinition origin) {
        return marked(origin)
                .filter(text -> text.indexOf(' ') >= 0)
                .map(text -> text.substring(text.indexOf(' ') + 1))
                .orElse("");
    }

    private static Optional<String> marked(OriginDefinition origin) {
        return origin.description()
                .filter(text -> text.startsWith(MARK))
                .map(text -> text.substring(MARK.length()))
                .filter(text -> text.matches("(?s)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?( .*)?"));
    }
}
