package dev.anyedge.scaleway.api;

import dev.anyedge.cdn.internal.value.ValueStyle;
import dev.anyedge.cdn.model.JsonValue;
import java.util.Map;
import org.immutables.value.Value;

/** A bucket of Object Storage, {@code scaleway_s3}. One pipeline per bucket is documented. Immutable, thread-safe. */
@Value.Immutable
@ValueStyle
public abstract non-sealed class BucketBackend implements Backend {
    BucketBackend() {}

    /**
     * A new builder.
     *
     * @return a builder with nothing set
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The bucket.
     *
     * @return 3–63 characters
     */
    @Value.Default
    public String bucketName() {
        return "";
    }

    /**
     * The bucket's region.
     *
     * @return for example {@code fr-par}
     */
    @Value.Default
    public String bucketRegion() {
        return "";
    }

    /**
     * Whether the bucket is asked as a web site: an index page instead of a listing.
     *
     * @return false by default
     */
    @Value.Default
    public boolean website() {
        return false;
    }

    @Override
    public abstract Map<String, JsonValue> extra();

    @Override
    public final String member() {
        return "scaleway_s3";
    }

    @Override
    public final <R> R accept(Visitor<R> visitor) {
        return visitor.bucket(this);
    }

    /** Builds a {@link BucketBackend}. Not thread-safe. */
    public static final class Builder extends ImmutableBucketBackend.Builder {
        Builder() {}
    }
}
