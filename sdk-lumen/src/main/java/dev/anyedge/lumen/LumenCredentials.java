package dev.anyedge.lumen;

import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.error.Violation;
import java.util.ArrayList;
import java.util.List;

/**
 * A key of the Media Portal API: an id that is sent, and a secret that signs and is never sent (Lumen reference §1.2).
 * Keys are made in the portal only. Immutable, thread-safe; the secret is never printed.
 */
public final class LumenCredentials {
    private final String keyId;
    private final String secret;

    private LumenCredentials(String keyId, String secret) {
        List<Violation> wrong = new ArrayList<>();
        if (!visible(keyId) || keyId.indexOf(':') >= 0) {
            wrong.add(new Violation(
                    "/keyId",
                    described(keyId),
                    "visible ASCII characters without a colon; digits in practice",
                    "the key id cannot stand in the Authorization header (not shown, it may be the secret)"));
        }
        if (secret.isEmpty()) {
            wrong.add(new Violation("/secret", "nothing", "the secret of the key", "the secret is empty"));
        }
        if (!wrong.isEmpty()) {
            throw new ValidationException("Lumen credentials", wrong);
        }
        this.keyId = keyId;
        this.secret = secret;
    }

    /**
     * Credentials of a key.
     *
     * @param keyId the key's id; digits in practice
     * @param secret the key's secret, used as it is: it is not base64
     * @return the credentials
     * @throws ValidationException when one of both is malformed; the message shows neither
     */
    public static LumenCredentials of(String keyId, String secret) {
        return new LumenCredentials(keyId, secret);
    }

    /**
     * The half that names the key.
     *
     * @return visible ASCII
     */
    public String keyId() {
        return keyId;
    }

    /**
     * The half that signs.
     *
     * @return to be kept secret
     */
    public String secret() {
        return secret;
    }

    private static boolean visible(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c > ' ' && c < 127);
    }

    private static String described(String text) {
        return text.isEmpty() ? "nothing" : "a text of " + text.length() + " characters";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LumenCredentials that && keyId.equals(that.keyId) && secret.equals(that.secret);
    }

    @Override
    public int hashCode() {
        return 31 * keyId.hashCode() + secret.hashCode();
    }

    /** The key's id; never the secret. */
    @Override
    public String toString() {
        return "LumenCredentials{" + keyId + ", secret not shown}";
    }
}
