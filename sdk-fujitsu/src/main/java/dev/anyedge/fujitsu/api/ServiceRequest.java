package dev.anyedge.fujitsu.api;

import dev.anyedge.cdn.internal.value.ValueStyle;
import dev.anyedge.fujitsu.rules.RulesDocument;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * What a service shall be ({@code POST /v1/services}; Fujitsu reference §2.2). Immutable, thread-safe.
 *
 * <pre>{@code
 * ServiceRequest.builder().preFqdn("shop").protocol(DeliveryProtocol.HTTPS).rules(rules).build();
 * }</pre>
 */
@Value.Immutable
@ValueStyle
public abstract class ServiceRequest {
    ServiceRequest() {}

    /**
     * A new builder.
     *
     * @return a builder that needs the rules
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * {@code pre_fqdn}: a host name of one's own, or the beginning of the granted one.
     *
     * @return empty for a granted name without a beginning of one's own
     */
    public abstract Optional<String> preFqdn();

    /**
     * {@code protocol}.
     *
     * @return empty: HTTP
     */
    public abstract Optional<DeliveryProtocol> protocol();

    /**
     * {@code status}.
     *
     * @return empty: it delivers
     */
    public abstract Optional<Activation> activation();

    /**
     * {@code container}: where access logs are stored, in the object storage of jp-east-1.
     *
     * @return empty: no access logs
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
     * @return empty: the container of the logs
     */
    public abstract Optional<String> keyContainer();

    /**
     * {@code key_object}: the public key that logs are encrypted with; it must be there already.
     *
     * @return empty: logs are not encrypted
     */
    public abstract Optional<String> keyObject();

    /**
     * The body.
     *
     * @return the rules, which the provider checks only after it has accepted them
     */
    public abstract RulesDocument rules();

    /** Builds a {@link ServiceRequest}. Not thread-safe. */
    public static final class Builder extends ImmutableServiceRequest.Builder {
        Builder() {}
    }
}
