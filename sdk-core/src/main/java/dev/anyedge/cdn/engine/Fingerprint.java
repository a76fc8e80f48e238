package dev.anyedge.cdn.engine;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A digest of what a draft depends on. Each part is told with its length, so that no two different lists of parts run
 * together. Not thread-safe.
 */
public final class Fingerprint {
    private final MessageDigest digest;

    /** Nothing told yet. */
    public Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * Tells a part.
     *
     * @param part for example a name, or a value in its canonical form
     * @return this
     */
    public Fingerprint add(String part) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
        return this;
    }

    /**
     * The digest of all parts.
     *
     * @return 32 hexadecimal digits
     */
    public String value() {
        return HexFormat.of().formatHex(digest.digest(), 0, 16);
    }
}
