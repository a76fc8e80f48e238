package dev.anyedge.fujitsu.rules;

import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.error.Violation;
import dev.anyedge.cdn.model.SecretRef;
import dev.anyedge.cdn.secret.SecretSource;
import dev.anyedge.cdn.secret.SecretUnavailableException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A key of {@code token-auth}: where it is, or, in rules that the service returned, the key itself. Immutable,
 * thread-safe.
 *
 * <p>The key itself never shows: what is printed is the reference, or {@code redacted:} with a check value, which is equal
 * for equal keys and from which the key cannot be found.
 */
public final class TokenKey {
    private static final byte[] CHECKED = "anyedge token key".getBytes(StandardCharsets.US_ASCII);
    private static final int CHECK_BYTES = 4;

    private final @Nullable String digits;
    private final SecretRef reference;

    private TokenKey(@Nullable String digits, SecretRef reference) {
        this.digits = digits;
        this.reference = reference;
    }

    /**
     * A key that is read at the moment of a write.
     *
     * @param reference where it is
     * @return the key
     */
    public static TokenKey of(SecretRef reference) {
        return new TokenKey(null, reference);
    }

    /**
     * A key as the service returns it.
     *
     * @param digits an even number of hexadecimal digits, 2–64
     * @return the key
     * @throws ValidationException when it is anything else; what was given is not shown
     */
    public static TokenKey literal(String digits) {
        if (!Grammar.isHexKey(digits)) {
            throw new ValidationException(
                    "token key",
                    List.of(new Violation(
                            "",
                            "a text that is no key",
                            Grammar.HEX_KEY,
                            "The key is not shown; allowed is " + Grammar.HEX_KEY + ".")));
        }
        return new TokenKey(digits, new SecretRef("redacted:" + checkValue(digits)));
    }

    /** The key that a member of a rules document says; empty when it is none. */
    static Optional<TokenKey> read(String text) {
        if (Grammar.isHexKey(text)) {
            return Optional.of(literal(text));
        }
        if (text.startsWith("env:") || text.startsWith("file:") || text.startsWith("redacted:")) {
            try {
                return Optional.of(of(new SecretRef(text)));
            } catch (ValidationException e) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /**
     * What stands for the key wherever it is shown.
     *
     * @return the reference, or {@code redacted:} with a check value
     */
    public SecretRef reference() {
        return reference;
    }

    /**
     * Whether the key itself is here.
     *
     * @return false when it has to be read
     */
    public boolean isLiteral() {
        return digits != null;
    }

    /**
     * Whether the key is known to have fewer hexadecimal digits.
     *
     * @param count how many
     * @return false also when the key has to be read first
     */
    public boolean isShorterThan(int count) {
        return digits != null && digits.length() < count;
    }

    /**
     * Whether a reference stands for this very key: the same reference, or the check value that is printed for it.
     *
     * @param other a reference
     * @return true when it does
     */
    public boolean isMeantBy(SecretRef other) {
        return reference.equals(other);
    }

    /**
     * The key itself, for the service.
     *
     * @param secrets where references lead
     * @return hexadecimal digits
     * @throws SecretUnavailableException when there is none, or it is not hexadecimal; the message does not show it
     */
    public String resolve(SecretSource secrets) {
        if (digits != null) {
            return digits;
        }
        String found = secrets.read(reference).strip();
        if (!Grammar.isHexKey(found)) {
            throw new SecretUnavailableException(reference, "what is there is not " + Grammar.HEX_KEY);
        }
        return found;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TokenKey that
                && reference.equals(that.reference)
                && (digits == null ? that.digits == null : digits.equalsIgnoreCase(that.digits));
    }

    @Override
    public int hashCode() {
        return reference.hashCode();
    }

    @Override
    public String toString() {
        return reference.text();
    }

    private static String checkValue(String digits) {
        try {
            byte[] key = HexFormat.of().parseHex(digits.toLowerCase(Locale.ROOT));
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            // An HMAC pads its key with zeros, so a longer key with zeros at its end would look the same.
            mac.update((byte) key.length);
            return HexFormat.of().formatHex(mac.doFinal(CHECKED), 0, CHECK_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
