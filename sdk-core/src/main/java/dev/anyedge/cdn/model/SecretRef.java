package dev.anyedge.cdn.model;

import dev.anyedge.cdn.internal.model.Checks;
import dev.anyedge.cdn.internal.model.Violations;

/**
 * Where a secret is, never what it is: {@code env:NAME}, {@code file:PATH}, or {@code redacted:…} as it stands in printed
 * documents, which no write accepts. The secret is read at the moment of a write. Immutable, thread-safe.
 *
 * @param text the reference, with one of the three prefixes
 */
public record SecretRef(String text) {

    /**
     * Checks what it is given; a text that is no reference is not shown, since it may be the secret itself.
     *
     * @param text the reference, with one of the three prefixes
     * @throws dev.anyedge.cdn.error.ValidationException with everything that is wrong
     */
    public SecretRef {
        Violations v = new Violations();
        Checks.secretReference(v, "", text);
        v.throwIfAny("reference to a secret");
    }

    /**
     * A secret in an environment variable.
     *
     * @param name the variable's name, {@code [A-Za-z_][A-Za-z0-9_]*}
     * @return the reference
     */
    public static SecretRef env(String name) {
        return new SecretRef("env:" + name);
    }

    /**
     * A secret in a file; white space around it does not count.
     *
     * @param path the file's path
     * @return the reference
     */
    public static SecretRef file(String path) {
        return new SecretRef("file:" + path);
    }

    /**
     * Whether this only stands for a secret that was not printed.
     *
     * @return true for {@code redacted:…}
     */
    public boolean redacted() {
        return text.startsWith("redacted:");
    }

    @Override
    public String toString() {
        return text;
    }
}
