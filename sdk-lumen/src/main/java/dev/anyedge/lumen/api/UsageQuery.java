package dev.anyedge.lumen.api;

import dev.anyedge.cdn.internal.value.ValueStyle;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * Which usage is asked for (Lumen reference §5.5). Figures of a property are two to four hours late, day totals come about
 * 08:00 UTC on the next day. Immutable, thread-safe.
 *
 * <pre>{@code
 * UsageQuery march = UsageQuery.builder().serviceType(ServiceType.CACHING).month(YearMonth.of(2023, 3)).build();
 * }</pre>
 */
@Value.Immutable
@ValueStyle
public abstract class UsageQuery {

    /** By which places figures are told apart. */
    public enum Geo {
        /** By regions of the world. */
        REGION,
        /** By metropolitan areas. */
        METRO
    }

    UsageQuery() {}

    /**
     * A new builder.
     *
     * @return a builder with nothing set
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Which traffic.
     *
     * @return needed unless the scope is one property
     */
    public abstract Optional<ServiceType> serviceType();

    /**
     * By which places figures are told apart.
     *
     * @return empty for not at all
     */
    public abstract Optional<Geo> geo();

    /**
     * The beginning of the time asked about.
     *
     * @return to the minute; together with {@link #end()}
     */
    public abstract Optional<Instant> start();

    /**
     * The end of the time asked about.
     *
     * @return to the minute; together with {@link #start()}
     */
    public abstract Optional<Instant> end();

    /**
     * The month asked about, in place of two times.
     *
     * @return in UTC
     */
    public abstract Optional<YearMonth> month();

    /**
     * How long the parts are that figures are given for.
     *
     * @return clients are known to use {@code 5min}, {@code daily} and {@code monthly}
     */
    public abstract Optional<String> dataInterval();

    /** Builds a {@link UsageQuery}. Not thread-safe. */
    public static final class Builder extends ImmutableUsageQuery.Builder {
        Builder() {}
    }
}
