package dev.anyedge.cdn.model;

import java.util.List;
import org.immutables.value.Value;

/**
 * Places in the world; a place that any of the three lists holds belongs to the area. Immutable, thread-safe.
 */
@Value.Immutable
@ModelStyle
public abstract class GeoArea {
    GeoArea() {}

    /**
     * A new builder.
     *
     * @return a builder with nothing set
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * An area of countries.
     *
     * @param countries ISO 3166-1 alpha-2 codes in upper case, at least one
     * @return the area
     */
    public static GeoArea countries(String... countries) {
        return builder().addCountries(countries).build();
    }

    /**
     * Countries.
     *
     * @return ISO 3166-1 alpha-2 codes in upper case
     */
    public abstract List<String> countries();

    /**
     * Continents.
     *
     * @return among {@code AF AS EU NA OC OT SA}
     */
    public abstract List<String> continents();

    /**
     * Regions of countries.
     *
     * @return {@code CC:RR}, a country and its subdivision, for example {@code US:WA}
     */
    public abstract List<String> regions();

    /** Builds a {@link GeoArea}. Not thread-safe. */
    public static final class Builder extends ImmutableGeoArea.Builder {
        Builder() {}
    }
}
