package dev.anyedge.lumen.api;

import dev.anyedge.cdn.internal.value.ValueStyle;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.immutables.value.Value;

/**
 * Figures of usage or of the moment, as a tree: access group, service, network identifier, place, interval. Which figures
 * and levels there are is only partly public, so all of them are kept by name (Lumen reference §5.5, §5.6). Immutable,
 * thread-safe.
 *
 * <pre>{@code
 * Report now = api.realTime(shop, RealTimeQuery.builder().build());
 * now.figure("Mbps").ifPresent(System.out::println);
 * }</pre>
 */
@Value.Immutable
@ValueStyle
public abstract class Report {
    Report() {}

    /**
     * A new builder.
     *
     * @return a builder with nothing set
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * What this part is about.
     *
     * @return the provider's word, for example {@code accessGroup}, {@code service}, {@code ni}; {@code ""} where there are
     *     no figures at all
     */
    @Value.Default
    public String level() {
        return "";
    }

    /**
     * Which one.
     *
     * @return for a network identifier, the primary alias of the property
     */
    public abstract Optional<String> id();

    /**
     * What it is called.
     *
     * @return any text
     */
    public abstract Optional<String> name();

    /**
     * The figures of this part, those of its {@code summaryData} among them.
     *
     * @return by the provider's names, such as {@code volume}; units are the provider's
     */
    public abstract Map<String, BigDecimal> figures();

    /**
     * What else is said of this part.
     *
     * @return name to text, such as {@code apiCorrelationId}
     */
    public abstract Map<String, String> texts();

    /**
     * The parts of this part.
     *
     * @return in the order of the answer
     */
    public abstract List<Report> parts();

    /**
     * One figure of this part.
     *
     * @param wanted its name; case does not matter, because the provider's documents and answers differ in it
     * @return empty when there is no such figure here
     */
    public final Optional<BigDecimal> figure(String wanted) {
        return figures().entrySet().stream()
                .filter(one -> one.getKey().equalsIgnoreCase(wanted))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /**
     * All parts of one level.
     *
     * @param wanted the level
     * @return from here down, in order
     */
    public final Stream<Report> all(String wanted) {
        return Stream.concat(
                level().equals(wanted) ? Stream.of(this) : Stream.empty(),
                parts().stream().flatMap(part -> part.all(wanted)));
    }

    /**
     * Whether there are no figures, here and below.
     *
     * @return true where the provider says that it has none
     */
    public final boolean isEmpty() {
        return figures().isEmpty() && parts().stream().allMatch(Report::isEmpty);
    }

    /** Builds a {@link Report}. Not thread-safe. */
    public static final class Builder extends ImmutableReport.Builder {
        Builder() {}
    }
}
