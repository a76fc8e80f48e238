package dev.anyedge.lumen.api;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Whether and how requests with a body say its MD5. The provider is known to take all three (Lumen reference §1.2): it
 * signs the header's text and does not look into it, as far as can be inferred.
 */
public enum ContentMd5 {
    /** No header; the signature's last part is empty. The default. */
    NONE,
    /** Lower-case hexadecimal, as a vendor's sample does. */
    HEX,
    /** Base64 with padding, as HTTP defines the header. */
    BASE64;

    /**
     * The header's value for a body.
     *
     * @param body the body
     * @return the value; {@code ""} to send no header
     */
    String of(byte[] body) {
        if (this == NONE || body.length == 0) {
            return "";
        }
        byte[] digest = md5(body);
        return this == HEX
                ? HexFormat.of().formatHex(digest)
                : Base64.getEncoder().encodeToString(digest);
    }

    private static byte[] md5(byte[] body) {
        try {
            return MessageDigest.getInstance("MD5").digest(body);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has MD5", e);
        }
    }
}
