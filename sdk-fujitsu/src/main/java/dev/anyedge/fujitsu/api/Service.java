package dev.anyedge.fujitsu.api;

import dev.anyedge.cdn.internal.value.ValueStyle;
import dev.anyedge.fujitsu.rules.RulesDocument;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * A service as it is ({@code GET /v1/services/ID}; Fujitsu reference §2.3): its state and settings from the headers, its
 * rules from the body. Immutable, thread-safe.
 */
@Value.Immutable
@ValueStyle
public abstract class Service {
    Service() {}

    /**
     * A new builder, for tests.
     *
     * @return a builder with nothing set
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The id.
     *
     * @return opaque
     */
    public abstract String id();

    /**
     * How it is.
     *
     * @return {@link ServiceStatus#UNSAID} when the provider did not say
     */
    @Value.Default
    public ServiceStatus status() {
        return ServiceStatus.UNSAID;
    }

    /**
     * The host name that viewers use.
     *
     * @return without scheme; empty while there is none
     */
    public abstract Optional<String> deliveryName();

    /**
     * How viewers reach it.
     *
     * @return empty when the provider did not say
     */
    public abstract Optional<DeliveryProtocol> protocol();

    /**
     * How access logs are stored.
     *
     * @return the state
     */
    public abstract AccessLogState accessLog();

    /**
     * Why the last create or edit failed; what the service did before, it goes on doing.
     *
     * @return empty when it did not fail
     */
    public abstract Optional<RequestFailure> failure();

    /**
     * The rules that the service has; after a failed edit, those from before it.
     *
     * @return empty while the provider does not tell them, for example while the service is made. Holds token keys, which
     *     do not show when it is printed
     */
    public abstract Optional<RulesDocument> rules();

    /**
     * The service, unless its last create or edit failed.
     *
     * @return this
     * @throws dev.anyedge.cdn.error.ConfigurationRejectedException when the provider rejected the rules
     * @throws dev.anyedge.cdn.error.ProviderUnavailableException when the provider itself failed
     */
    public final Service orThrow() {
        failure().ifPresent(failure -> {
            throw failure.toException("RetrieveService", "service " + id());
        });
        return this;
    }

    /** Builds a {@link Service}. Not thread-safe. */
    public static final class Builder extends ImmutableService.Builder {
        Builder() {}
    }
}
