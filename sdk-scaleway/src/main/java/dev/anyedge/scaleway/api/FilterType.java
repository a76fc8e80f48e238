package dev.anyedge.scaleway.api;

/**
 * How the value of a {@link RuleFilter} is to be read (Scaleway reference §5.8).
 *
 * @param text the word on the wire
 */
public record FilterType(String text) implements WireEnum {
    /** A regular expression, the only kind so far. */
    public static final FilterType REGEX = new FilterType("regex");

    @Override
    public boolean known() {
        return equals(REGEX);
    }

    @Override
    public String toString() {
        return text;
    }
}
