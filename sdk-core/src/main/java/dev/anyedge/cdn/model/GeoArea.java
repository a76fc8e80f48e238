package dev.anyedge.cdn.model;

import dev.anyedge.cdn.internal.model.Checks;
import dev.anyedge.cdn.internal.model.Violations;
import dev.anyedge.cdn.internal.value.ValueStyle;
import java.util.List;
import org.immutables.value.Value;

/**
 * Places in the world; a place that any of the three lists holds belongs to the area. At
 * least one place, and no code twice in a list. Immutable, thread-safe.
 */
@Value.Immutable
@ValueStyle
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

    @Value.Check
    void check() {
        Violations v = new Violations();
        for (int i = 0; i < countries().size(); i++) {
            Checks.country(v, "/countries/" + i, countries().get(i));
        }
        Checks.distinct(v, "/countries", "the country", countries());
        for (int i = 0; i < continents().size(); i++) {
            Checks.continent(v, "/continents/" + i, continents().get(i));
        }
        Checks.distinct(v, "/continents", "the continent", continents());
        for (int i = 0; i < regions().size(); i++) {
            Checks.region(v, "/regions/" + i, regions().get(i));
        }
        Checks.distinct(v, "/regions", "the region", regions());
        if (countries().isEmpty() && continents().isEmpty() && regions().isEmpty()) {
            v.say(
                    "",
                    "no place",
                    "at least one country, continent or region",
                    "the area holds no place; name at least one");
        }
        v.throwIfAny("area");
    }

    /** Builds a {@link GeoArea}. Not thread-safe. */
    public static final class Builder extends ImmutableGeoArea.Builder {
        Builder() {}
    }
}
