package dev.anyedge.fujitsu.translate;

import dev.anyedge.cdn.internal.value.ValueStyle;
import dev.anyedge.cdn.model.JsonValue;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * What a service is created with besides its rules; the names are those of the call's parameters (Fujitsu reference §2.2).
 * Immutable, thread-safe.
 */
@Value.Immutable
@ValueStyle
public abstract class ServiceParameters {
    ServiceParameters() {}

    /** How viewers reach a service. */
    public enum Protocol {
        /** Plain HTTP. */
        HTTP("http"),
        /** HTTPS; plain HTTP is redirected to it. */
        HTTPS("https");

        private final String text;

        Protocol(String text) {
            this.text = text;
        }

        /**
         * The word on the wire.
         *
         * @return lower case
         */
        public String text() {
            return text;
        }
    }

    /**
     * A new builder.
     *
     * @return a builder with nothing set
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * {@code pre_fqdn}: a host name of one's own, or the beginning of a granted one. A dot tells which. Fixed when the
     * service is created.
     *
     * @return empty for a granted name without a beginning of one's own
     */
    public abstract Optional<String> preFqdn();

    /**
     * {@code protocol}. Fixed when the service is created.
     *
     * @return HTTP by default
     */
    @Value.Default
    public Protocol protocol() {
        return Protocol.HTTP;
    }

    /**
     * {@code status}: whether the service delivers.
     *
     * @return true for {@code activate}, the default; false for {@code deactivate}
     */
    @Value.Default
    public boolean active() {
        return true;
    }

    /**
     * {@code container}: where access logs are stored.
     *
     * @return empty for no access logs
     */
    public abstract Optional<String> container();

    /**
     * {@code object_prefix}: how the names of log objects begin.
     *
     * @return for example {@code logs/cdn_}
     */
    public abstract Optional<String> objectPrefix();

    /**
     * {@code key_container}: where the public key is stored.
     *
     * @return empty for the container of the logs
     */
    public abstract Optional<String> keyContainer();

    /**
     * {@code key_object}: the public key that access logs are encrypted with.
     *
     * @return empty for logs that are not encrypted
     */
    public abstract Optional<String> keyObject();

    /**
     * Parameters that the reference does not describe, as they were read.
     *
     * @return parameter name to value
     */
    public abstract Map<String, JsonValue> extra();

    /**
     * Whether the service has a host name of one's own.
     *
     * @return true when {@code pre_fqdn} has a dot
     */
    public final boolean hasOwnName() {
        return preFqdn().filter(name -> name.indexOf('.') >= 0).isPresent();
    }

    /** Builds {@link ServiceParameters}. Not thread-safe. */
    public static final class Builder extends ImmutableServiceParameters.Builder {
        Builder() {}
    }
}
