package dev.anyedge.cdn.model;

import dev.anyedge.cdn.internal.model.Checks;
import dev.anyedge.cdn.internal.model.Violations;
import dev.anyedge.cdn.internal.value.ValueStyle;
import java.util.Optional;
import org.immutables.value.Value;

/** A host that speaks HTTP. Immutable, thread-safe. */
@Value.Immutable
@ValueStyle
public abstract non-sealed class HttpOrigin implements Origin {
    HttpOrigin() {}

    /**
     * A new builder.
     *
     * @return a builder with nothing set
     */
    public static Builder builder() {
        return new Builder();
    }

    /** How an origin is spoken to. */
    public enum Scheme {
        /** Plain HTTP. */
        HTTP,
        /** HTTPS. */
        HTTPS
    }

    /**
     * An HTTPS origin on port 443 whose id is its host name.
     *
     * @param host the origin's host name or IP address
     * @return the origin
     */
    public static HttpOrigin of(String host) {
        return builder().host(host).build();
    }

    /**
     * {@inheritDoc}
     *
     * <p>By default made of {@link #host()}: the same text, for an IPv6 address {@code ip6-} and the address with hyphens
     * in place of colons; in any case its first 128 characters.
     */
    @Override
    @Value.Default
    public String id() {
        return host() == null ? "" : Checks.originIdOf(host());
    }

    /**
     * How the origin is spoken to.
     *
     * @return {@code HTTPS} by default
     */
    @Value.Default
    public Scheme scheme() {
        return Scheme.HTTPS;
    }

    /**
     * The origin's host name or IP address.
     *
     * @return a DNS name in lower case without a trailing dot, or an IPv4 or IPv6 address without brackets
     */
    @Unset
    public abstract String host();

    /**
     * The origin's TCP port.
     *
     * @return 1–65535; 443 for HTTPS and 80 for HTTP by default
     */
    @Value.Default
    public int port() {
        return scheme() == Scheme.HTTPS ? 443 : 80;
    }

    /**
     * What comes before every path sent to the origin.
     *
     * @return begins with {@code /}, holds no {@code ?}, {@code #} or space; {@code /} by default
     */
    @Value.Default
    public String basePath() {
        return "/";
    }

    /**
     * Which {@code Host} the origin is asked with.
     *
     * @return the origin's own name by default
     */
    @Value.Default
    public HostHeader hostHeader() {
        return HostHeader.origin();
    }

    /**
     * A host to connect to in place of {@link #host()}, which is still asked for.
     *
     * @return as {@link #host()}, or empty
     */
    public abstract Optional<String> connectTo();

    @Override
    public final Optional<HttpOrigin> reachableAs() {
        return Optional.of(this);
    }

    @Override
    @Value.Default
    public Options options() {
        return Options.none();
    }

    @Override
    public final <R> R accept(Visitor<R> visitor) {
        return visitor.http(this);
    }

    @Value.Check
    void check() {
        Violations v = new Violations();
        // An id that was derived from the host is as good as the host: one violation is enough.
        if (host() == null ? !id().isEmpty() : !id().equals(Checks.originIdOf(host()))) {
            Checks.originId(v, "/id", id());
        }
        Checks.host(v, "/host", "the host", host());
        Checks.port(v, "/port", port());
        Checks.basePath(v, "/basePath", basePath());
        if (connectTo().isPresent()) {
            Checks.host(v, "/connectTo", "the host to connect to", connectTo().get());
        }
        v.throwIfAny("HTTP origin");
    }

    /** Builds an {@link HttpOrigin}. Not thread-safe. */
    public static final class Builder extends ImmutableHttpOrigin.Builder {
        Builder() {}
    }
}
