package dev.anyedge.lumen.v1;

import java.util.List;
import java.util.Map;
import org.immutables.value.Value;

/** Filters, configuration and definitions of one scope: a property, or the whole service component (Lumen reference §4). Immutable, thread-safe. */
@Value.Immutable
@V1Style
public abstract class V1Rules {
    V1Rules() {}

    /**
     * A new builder.
     *
     * @return a builder with nothing set
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The filters.
     *
     * @return in order
     */
    public abstract List<V1ResourceGroup> resourceGroups();

    /**
     * What is configured, by the id of a resource group.
     *
     * @return in order
     */
    public abstract Map<String, V1ConfigurationGroups> configurationGroups();

    /**
     * The definitions of countries.
     *
     * @return in order
     */
    public abstract List<V1GeoDefinition> geoDefinitions();

    /**
     * The secrets of tokens.
     *
     * @return at most ten
     */
    public abstract List<V1Token> tokens();

    /**
     * Whether nothing is configured.
     *
     * @return true when all four are empty
     */
    public final boolean isEmpty() {
        return resourceGroups().isEmpty()
                && configurationGroups().isEmpty()
                && geoDefinitions().isEmpty()
                && tokens().isEmpty();
    }

    /** Builds a {@link V1Rules}. Not thread-safe. */
    public static final class Builder extends ImmutableV1Rules.Builder {
        Builder() {}
    }
}
