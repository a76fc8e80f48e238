package dev.anyedge.cdn.model;

import dev.anyedge.cdn.internal.model.Checks;
import dev.anyedge.cdn.internal.model.Violations;
import dev.anyedge.cdn.internal.value.ValueStyle;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * What happens to a request: independent aspects, each of which replaces the default's as a whole or is left out.
 * Immutable, thread-safe.
 */
@Value.Immutable
@ValueStyle
public abstract class Behavior {
    Behavior() {}

    /**
     * A new builder.
     *
     * @return a builder with every aspect left out
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Which origin is asked.
     *
     * @return the id of an origin of the distribution
     */
    public abstract Optional<String> origin();

    /**
     * How long the edge keeps an answer.
     *
     * @return the caching
     */
    public abstract Optional<Caching> caching();

    /**
     * Which query arguments tell cached answers apart; all of them when left out everywhere.
     *
     * @return the query key
     */
    public abstract Optional<QueryKey> queryKey();

    /**
     * What cookies do to caching; the provider's own way when left out everywhere.
     *
     * @return the treatment of cookies
     */
    public abstract Optional<Cookies> cookies();

    /**
     * Which client addresses are served; all when left out everywhere.
     *
     * @return the restriction
     */
    public abstract Optional<IpAccess> ipAccess();

    /**
     * Which places are served; all when left out everywhere.
     *
     * @return the restriction
     */
    public abstract Optional<GeoAccess> geoAccess();

    /**
     * Which referers are served; all when left out everywhere.
     *
     * @return the restriction
     */
    public abstract Optional<RefererAccess> refererAccess();

    /**
     * Which token a request must carry; none when left out everywhere.
     *
     * @return the restriction
     */
    public abstract Optional<TokenAuth> tokenAuth();

    /**
     * How the path sent to the origin differs; not at all when left out everywhere.
     *
     * @return the rewriting
     */
    public abstract Optional<OriginPath> originPath();

    /**
     * The firewall; off when left out everywhere.
     *
     * @return the setting
     */
    public abstract Optional<Firewall> firewall();

    /**
     * What a provider has and the model has no word for.
     *
     * @return options by provider name
     */
    @Value.Default
    public Options options() {
        return Options.none();
    }

    /**
     * Whether every aspect is left out, options included.
     *
     * @return true when this behaviour says nothing
     */
    public final boolean isEmpty() {
        return origin().isEmpty()
                && caching().isEmpty()
                && queryKey().isEmpty()
                && cookies().isEmpty()
                && ipAccess().isEmpty()
                && geoAccess().isEmpty()
                && refererAccess().isEmpty()
                && tokenAuth().isEmpty()
                && originPath().isEmpty()
                && firewall().isEmpty()
                && options().isEmpty();
    }

    @Value.Check
    void check() {
        Violations v = new Violations();
        if (origin().isPresent()) {
            Checks.originId(v, "/origin", origin().get());
        }
        v.throwIfAny("behaviour");
    }

    /** Builds a {@link Behavior}. Not thread-safe. */
    public static final class Builder extends ImmutableBehavior.Builder {
        Builder() {}
    }
}
