package dev.anyedge.scaleway.api;

import dev.anyedge.cdn.internal.value.ValueStyle;
import dev.anyedge.cdn.model.JsonValue;
import java.util.Map;
import org.immutables.value.Value;

/** A certificate in the owner's secret store. Immutable, thread-safe. */
@Value.Immutable
@ValueStyle
public abstract class TlsSecret {
    TlsSecret() {}

    /**
     * A new builder.
     *
     * @return a builder with nothing set
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The secret.
     *
     * @return a UUID
     */
    public abstract String secretId();

    /**
     * The region that the secret is kept in.
     *
     * @return for example {@code fr-par}
     */
    @Value.Default
    public String region() {
        return "";
    }

    /**
     * Members that this SDK does not know.
     *
     * @return member name to value, in the order of the answer
     */
    public abstract Map<String, JsonValue> extra();

    /**
     * A certificate in the secret store.
     *
     * @param secretId the secret's id
     * @param region the region that the secret is kept in
     * @return the reference
     */
    public static TlsSecret of(String secretId, String region) {
        return builder().secretId(secretId).region(region).build();
    }

    /** Builds a {@link TlsSecret}. Not thread-safe. */
    public static final class Builder extends ImmutableTlsSecret.Builder {
        Builder() {}
    }
}
