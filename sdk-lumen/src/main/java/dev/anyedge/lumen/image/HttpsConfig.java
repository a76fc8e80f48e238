package dev.anyedge.lumen.image;

import dev.anyedge.cdn.model.JsonValue;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** How an alias definition serves HTTPS; Lumen arranges it and signs it. Immutable, thread-safe. */
@Value.Immutable
@ImageStyle
public abstract class HttpsConfig {
    HttpsConfig() {}

    /**
     * A new builder.
     *
     * @return a builder with nothing set
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The kind of certificate.
     *
     * @return {@code Basic} is documented; {@code SNI} and {@code Premium} are inferred
     */
    public abstract String serviceType();

    /**
     * Whether answers of the certificate's status are stapled.
     *
     * @return the setting, if there is one
     */
    public abstract Optional<Boolean> ocsp();

    /**
     * Which ciphers are used.
     *
     * @return {@code Default} is documented; other values are not public
     */
    public abstract Optional<String> encryptionLevel();

    /**
     * Which certificate.
     *
     * @return the certificate, if one is named
     */
    public abstract Optional<CertInfo> certInfo();

    /**
     * Whether HTTP/2 is offered.
     *
     * @return the setting, if there is one
     */
    public abstract Optional<Boolean> http2();

    /**
     * Members that this version does not know.
     *
     * @return by name, written back unchanged
     */
    public abstract Map<String, JsonValue> extra();

    /**
     * A certificate as Lumen knows it.
     *
     * @param id its number, if there is one
     * @param name its name, if there is one
     * @param extra members that this version does not know
     */
    public record CertInfo(Optional<Long> id, Optional<String> name, Map<String, JsonValue> extra) {

        /**
         * Copies the members.
         *
         * @param id its number, if there is one
         * @param name its name, if there is one
         * @param extra members that this version does not know
         */
        public CertInfo {
            extra = Members.copy(extra);
        }
    }

    /** Builds an {@link HttpsConfig}. Not thread-safe. */
    public static final class Builder extends ImmutableHttpsConfig.Builder {
        Builder() {}
    }
}
