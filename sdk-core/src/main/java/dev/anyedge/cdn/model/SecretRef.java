package dev.anyedge.cdn.model;

/**
 * Where a secret is, never what it is: {@code env:NAME}, {@code file:PATH}, or {@code redacted:…} as it stands in printed
 * documents, which no write accepts. The secret is read at the moment of a write. Immutable, thread-safe.
 *
 * @param text the reference
 */
public record SecretRef(String text) {

    /**
     * A secret in an environment variable.
     *
     * @param name the variable's name
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
