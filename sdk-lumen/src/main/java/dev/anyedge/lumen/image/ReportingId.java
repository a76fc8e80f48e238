package dev.anyedge.lumen.image;

import dev.anyedge.cdn.model.JsonValue;
import java.util.Map;
import org.immutables.value.Value;

/** An entry of {@code reportingIds}: by what usage is grouped. Immutable, thread-safe. */
@Value.Immutable
@ImageStyle
public abstract class ReportingId {
    ReportingId() {}

    /**
     * A new builder.
     *
     * @return a builder with nothing set
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The id.
     *
     * @return 0 or more; equals the origin id of the property, but for standalone ids that support makes
     */
    public abstract long id();

    /**
     * The name. Changing it makes everything that is cached miss.
     *
     * @return the primary alias of the property
     */
    public abstract String name();

    /**
     * Members that this version does not know.
     *
     * @return by name, written back unchanged
     */
    public abstract Map<String, JsonValue> extra();

    /** Builds a {@link ReportingId}. Not thread-safe. */
    public static final class Builder extends ImmutableReportingId.Builder {
        Builder() {}
    }
}
