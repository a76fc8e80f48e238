package dev.anyedge.cdn.model;

import dev.anyedge.cdn.internal.model.Checks;
import dev.anyedge.cdn.internal.model.Violations;
import dev.anyedge.cdn.internal.value.ValueStyle;
import java.util.Optional;
import org.immutables.value.Value;

/** A serverless function or container of the provider. Immutable, thread-safe. */
@Value.Immutable
@ValueStyle
public abstract non-sealed class ServerlessOrigin implements Origin {
    ServerlessOrigin() {}

    /**
     * A new builder.
     *
     * @return a builder with nothing set
     */
    public static Builder builder() {
        return new Builder();
    }

    /** What runs. */
    public enum Kind {
        /** A function. */
        FUNCTION,
        /** A container. */
        CONTAINER
    }

    @Override
    @Unset
    public abstract String id();

    /**
     * Function or container.
     *
     * @return the kind
     */
    @Unset
    public abstract Kind kind();

    /**
     * The id of the function or container.
     *
     * @return 1–256 printable characters without spaces
     */
    @Unset
    public abstract String resource();

    /**
     * The region it runs in.
     *
     * @return for example {@code fr-par}
     */
    @Unset
    public abstract String region();

    @Override
    public abstract Optional<HttpOrigin> reachableAs();

    @Override
    @Value.Default
    public Options options() {
        return Options.none();
    }

    @Override
    public final <R> R accept(Visitor<R> visitor) {
        return visitor.serverless(this);
    }

    @Value.Check
    void check() {
        Violations v = new Violations();
        Checks.originId(v, "/id", id());
        Checks.present(v, "/kind", "the kind", kind(), "function or container");
        Checks.identifier(v, "/resource", "the resource", resource());
        Checks.place(v, "/region", "the region", region());
        v.throwIfAny("serverless origin");
    }

    /** Builds a {@link ServerlessOrigin}. Not thread-safe. */
    public static final class Builder extends ImmutableServerlessOrigin.Builder {
        Builder() {}
    }
}
