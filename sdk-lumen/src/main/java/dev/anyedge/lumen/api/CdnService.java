package dev.anyedge.lumen.api;

import dev.anyedge.cdn.internal.value.ValueStyle;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** A service component with its network identifiers (Lumen reference §5.4). Immutable, thread-safe. */
@Value.Immutable
@ValueStyle
public abstract class CdnService {
    CdnService() {}

    /**
     * A new builder.
     *
     * @return a builder with nothing set
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The service component's id.
     *
     * @return letters and digits
     */
    public abstract String scid();

    /**
     * What the service does.
     *
     * @return for example {@code CACHING} or {@code STREAMING}
     */
    public abstract Optional<String> product();

    /**
     * Where the service stands.
     *
     * @return for example {@code /88001/BBXY00042}
     */
    public abstract Optional<String> serviceResource();

    /**
     * What the service serves.
     *
     * @return for caching, one for each property
     */
    public abstract List<NetworkIdentifier> networkIdentifiers();

    /**
     * Plain values that this SDK does not know.
     *
     * @return name to text, in the order of the answer
     */
    public abstract Map<String, String> extra();

    /** Builds a {@link CdnService}. Not thread-safe. */
    public static final class Builder extends ImmutableCdnService.Builder {
        Builder() {}
    }
}
