package dev.anyedge.scaleway;

import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.error.Violation;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A Scaleway API key. The secret half proves who calls; the access key only names the pair and is never sent to Edge
 * Services (Scaleway reference §2.1). Immutable, thread-safe; never printed in full.
 */
public final class ScalewayCredentials {
    private static final Pattern SECRET_KEY = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern ACCESS_KEY = Pattern.compile("SCW[A-Z0-9]{17}");

    private final String secretKey;
    private final Optional<String> accessKey;

    private ScalewayCredentials(String secretKey, Optional<String> accessKey) {
        if (!SECRET_KEY.matcher(secretKey).matches()) {
            throw new ValidationException(
                    "Scaleway credentials",
                    List.of(new Violation(
                            "/secret_key",
                            secretKey.isEmpty() ? "nothing" : "a text of " + secretKey.length() + " characters",
                            "a UUID",
                            "the secret key is not a UUID, as secret keys are"
                                    + (ACCESS_KEY.matcher(secretKey).matches() ? "; it looks like an access key" : "")
                                    + " (not shown)")));
        }
        accessKey.filter(key -> !ACCESS_KEY.matcher(key).matches()).ifPresent(key -> {
            throw new ValidationException(
                    "Scaleway credentials",
                    List.of(
                            new Violation(
                                    "/access_key",
                                    "a text of " + key.length() + " characters",
                                    "SCW and 17 capital letters and digits",
                                    "the access key is not SCW and 17 capital letters and digits (not shown, it may be the secret key)")));
        });
        this.secretKey = secretKey;
        this.accessKey = accessKey;
    }

    /**
     * Credentials of a secret key alone, which is all that Edge Services needs.
     *
     * @param secretKey a UUID
     * @return the credentials
     * @throws ValidationException when it is not a UUID; the message does not show it
     */
    public static ScalewayCredentials of(String secretKey) {
        return new ScalewayCredentials(secretKey, Optional.empty());
    }

    /**
     * Credentials of a key pair.
     *
     * @param accessKey {@code SCW} and 17 capital letters and digits
     * @param secretKey a UUID
     * @return the credentials
     * @throws ValidationException when one of both is malformed; the message does not show it
     */
    public static ScalewayCredentials of(String accessKey, String secretKey) {
        return new ScalewayCredentials(secretKey, Optional.of(accessKey));
    }

    /**
     * The half that proves who calls.
     *
     * @return a UUID; to be kept secret
     */
    public String secretKey() {
        return secretKey;
    }

    /**
     * The half that names the pair.
     *
     * @return empty when it is not known
     */
    public Optional<String> accessKey() {
        return accessKey;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ScalewayCredentials that
                && secretKey.equals(that.secretKey)
                && accessKey.equals(that.accessKey);
    }

    @Override
    public int hashCode() {
        return Objects.hash(secretKey, accessKey);
    }

    /** The access key, and of the secret key the first 8 characters, as the vendor's tools show it. */
    @Override
    public String toString() {
        return "ScalewayCredentials{" + accessKey.map(key -> key + ", ").orElse("") + secretKey.substring(0, 8)
                + "-xxxx-xxxx-xxxx-xxxxxxxxxxxx}";
    }
}
