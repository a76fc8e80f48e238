package dev.anyedge.cdn.internal.pattern;

/** Something a whole text can match, in time linear in the text. Immutable, thread-safe. */
public sealed interface PathPattern permits Glob, Re2 {

    /**
     * Whether the whole text matches.
     *
     * @param text the text
     * @return true when it does
     */
    boolean matches(String text);

    /**
     * The literal text that every match contains.
     *
     * @return its parts
     */
    LiteralParts literalParts();
}
