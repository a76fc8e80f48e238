package dev.anyedge.cdn.model;

import dev.anyedge.cdn.internal.model.Checks;
import dev.anyedge.cdn.internal.model.Violations;
import dev.anyedge.cdn.internal.value.ValueStyle;
import java.util.Optional;
import org.immutables.value.Value;

/** A bucket of the provider's object storage. Immutable, thread-safe. */
@Value.Immutable
@ValueStyle
public abstract non-sealed class BucketOrigin implements Origin {
    BucketOrigin() {}

    /**
     * A new builder.
     *
     * @return a builder with nothing set
     */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    @Unset
    public abstract String id();

    /**
     * The bucket's name.
     *
     * @return 3–63 letters, digits, {@code .}, {@code _} and {@code -}, the first and the last a letter or digit
     */
    @Unset
    public abstract String bucket();

    /**
     * The region the bucket is in.
     *
     * @return for example {@code fr-par}
     */
    @Unset
    public abstract String region();

    /**
     * Whether the bucket is served as a web site, with index documents.
     *
     * @return false by default
     */
    @Value.Default
    public boolean website() {
        return false;
    }

    @Override
    public abstract Optional<HttpOrigin> reachableAs();

    @Override
    @Value.Default
    public Options options() {
        return Options.none();
    }

    @Override
    public final <R> R accept(Visitor<R> visitor) {
        return visitor.bucket(this);
    }

    @Value.Check
    void check() {
        Violations v = new Violations();
        Checks.originId(v, "/id", id());
        Checks.bucket(v, "/bucket", bucket());
        Checks.place(v, "/region", "the region", region());
        v.throwIfAny("bucket origin");
    }

    /** Builds a {@link BucketOrigin}. Not thread-safe. */
    public static final class Builder extends ImmutableBucketOrigin.Builder {
        Builder() {}
    }
}
