package dev.anyedge.lumen.image;

import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.model.SecretRef;
import dev.anyedge.cdn.secret.SecretSource;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The secret of a token definition: itself, as the provider gives it, or where it is. It prints as a reference, or as a
 * keyed digest that tells two secrets apart and gives neither away. Immutable, thread-safe.
 */
public final class TokenSecret {
    private static final byte[] CHECKED = "anyedge token secret".getBytes(StandardCharsets.US_ASCII);
    private static final int CHECK_BYTES = 4;

    private final @Nullable String secret;
    private final SecretRef reference;

    private TokenSecret(@Nullable String secret, SecretRef reference) {
        this.secret = secret;
        this.reference = reference;
    }

    /**
     * A secret that is read when it is written to the provider.
     *
     * @param reference where it is
     * @return the secret
     */
    public static TokenSecret of(SecretRef reference) {
        return new TokenSecret(null, reference);
    }

    /**
     * A secret that is known.
     *
     * @param secret an opaque text, not empty
     * @return the secret
     */
    public static TokenSecret literal(String secret) {
        return new TokenSecret(secret, new SecretRef("redacted:" + digest(secret)));
    }

    /**
     * A secret as it stands in a document.
     *
     * @param text a reference, or the secret itself; not empty
     * @return the secret
     */
    public static TokenSecret read(String text) {
        if (text.startsWith("env:") || text.startsWith("file:") || text.startsWith("redacted:")) {
            try {
                return of(new SecretRef(text));
            } catch (ValidationException e) {
                // looks like a reference and is none: then it is the secret
                return literal(text);
            }
        }
        return literal(text);
    }

    /**
     * Where it is.
     *
     * @return {@code env:NAME} or {@code file:PATH}; {@code redacted:…} for one that is known, or was printed
     */
    public SecretRef reference() {
        return reference;
    }

    /**
     * Whether the secret itself is known here.
     *
     * @return true for one that the provider gave
     */
    public boolean isLiteral() {
        return secret != null;
    }

    /**
     * The secret itself.
     *
     * @param secrets where references are looked up
     * @return the secret; never print it
     * @throws dev.anyedge.cdn.secret.SecretUnavailableException when it cannot be had
     */
    public String resolve(SecretSource secrets) {
        return secret != null ? secret : secrets.read(reference);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TokenSecret that
                && reference.equals(that.reference)
                && (secret == null ? that.secret == null : secret.equals(that.secret));
    }

    @Override
    public int hashCode() {
        return reference.hashCode();
    }

    @Override
    public String toString() {
        return reference.text();
    }

    private static String digest(String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            byte[] key = secret.getBytes(StandardCharsets.UTF_8);
            mac.init(new SecretKeySpec(key.length == 0 ? new byte[1] : key, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(CHECKED), 0, CHECK_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
