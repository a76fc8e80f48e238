package dev.anyedge.scaleway.api;

import dev.anyedge.cdn.internal.value.ValueStyle;
import dev.anyedge.cdn.model.JsonValue;
import java.math.BigDecimal;
import java.util.Map;
import org.immutables.value.Value;

/** An amount of money: {@code units} plus {@code nanos} billionths. Immutable, thread-safe. */
@Value.Immutable
@ValueStyle
public abstract class Money {
    Money() {}

    /**
     * A new builder.
     *
     * @return a builder with nothing set
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The currency.
     *
     * @return ISO 4217
     */
    @Value.Default
    public String currencyCode() {
        return "";
    }

    /**
     * Whole units.
     *
     * @return any number
     */
    @Value.Default
    public long units() {
        return 0;
    }

    /**
     * Billionths of a unit.
     *
     * @return -999,999,999 to 999,999,999, of the same sign as the units
     */
    @Value.Default
    public int nanos() {
        return 0;
    }

    /**
     * Members that this SDK does not know.
     *
     * @return member name to value, in the order of the answer
     */
    public abstract Map<String, JsonValue> extra();

    /**
     * The amount as one number.
     *
     * @return units and billionths together
     */
    public final BigDecimal amount() {
        return BigDecimal.valueOf(units()).add(BigDecimal.valueOf(nanos(), 9));
    }

    /** Builds a {@link Money}. Not thread-safe. */
    public static final class Builder extends ImmutableMoney.Builder {
        Builder() {}
    }
}
