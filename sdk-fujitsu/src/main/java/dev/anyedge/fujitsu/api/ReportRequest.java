package dev.anyedge.fujitsu.api;

import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.error.Violation;
import dev.anyedge.cdn.internal.value.ValueStyle;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * Which report is wanted ({@code POST /v1/reports}; Fujitsu reference §6.2). Immutable, thread-safe.
 *
 * <pre>{@code
 * ReportRequest.builder()
 *         .granularity(Granularity.DAILY).startDate(LocalDate.of(2031, 3, 1)).addMetric("2XXCount").build();
 * }</pre>
 */
@Value.Immutable
@ValueStyle
public abstract class ReportRequest {
    private static final int DAYS_DAILY = 31;
    private static final int DAYS_HOURLY = 14;

    ReportRequest() {}

    /** How fine a report is. */
    public enum Granularity {
        /** A row for each day, at most 31. */
        DAILY("daily"),
        /** A row for each hour, at most 14 days. */
        HOURLY("hourly");

        private final String text;

        Granularity(String text) {
            this.text = text;
        }

        /**
         * The word on the wire.
         *
         * @return lower case
         */
        public String text() {
            return text;
        }
    }

    /** Which deliveries count. */
    public enum DeliveryOption {
        /** Plain HTTP. */
        HTTP("http"),
        /** HTTPS. */
        SSL("ssl"),
        /** Both. */
        ALL("all");

        private final String text;

        DeliveryOption(String text) {
            this.text = text;
        }

        /**
         * The word on the wire.
         *
         * @return lower case
         */
        public String text() {
            return text;
        }
    }

    /**
     * A new builder.
     *
     * @return a builder that needs granularity, start and metrics
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * {@code granularity}.
     *
     * @return how fine it is
     */
    public abstract Granularity granularity();

    /**
     * {@code start_date}.
     *
     * @return a day in UTC, at most 60 days back
     */
    public abstract LocalDate startDate();

    /**
     * {@code end_date}: whether that day itself is in the report is not documented alike everywhere.
     *
     * @return not before the start, at most 31 days (daily) or 14 days (hourly) after it; empty: today
     */
    public abstract Optional<LocalDate> endDate();

    /**
     * {@code delivery_option}.
     *
     * @return empty: all
     */
    public abstract Optional<DeliveryOption> deliveryOption();

    /**
     * {@code metrics}: for example {@code 200Count}, {@code 2XXCount}, {@code 404Count} or {@code RequestCount}. The whole
     * list is not public, so any name is sent.
     *
     * @return at least one, without commas
     */
    public abstract List<String> metrics();

    /**
     * {@code service_id}.
     *
     * @return empty: the sum over all services of the project
     */
    public abstract Optional<String> serviceId();

    /**
     * {@code per_region}: not together with a service.
     *
     * @return empty: no
     */
    public abstract Optional<Boolean> perRegion();

    @Value.Check
    void check() {
        List<Violation> violations = new ArrayList<>();
        if (metrics().isEmpty() || metrics().stream().anyMatch(name -> name.isBlank() || name.contains(","))) {
            violations.add(violation("/metrics", String.join(" ", metrics()), "at least one name, none with a comma"));
        }
        int days = granularity() == Granularity.DAILY ? DAYS_DAILY : DAYS_HOURLY;
        endDate()
                .filter(end ->
                        end.isBefore(startDate()) || end.isAfter(startDate().plusDays(days)))
                .ifPresent(end -> violations.add(
                        violation("/end_date", end.toString(), "a day from the start to " + days + " days after it")));
        if (serviceId().isPresent() && perRegion().orElse(false)) {
            violations.add(violation("/per_region", "true", "false together with a service"));
        }
        if (!violations.isEmpty()) {
            throw new ValidationException("report request", violations);
        }
    }

    private static Violation violation(String pointer, String found, String allowed) {
        return new Violation(pointer, found, allowed, "found \"" + found + "\", allowed is " + allowed);
    }

    /** Builds a {@link ReportRequest}. Not thread-safe. */
    public static final class Builder extends ImmutableReportRequest.Builder {
        Builder() {}
    }
}
