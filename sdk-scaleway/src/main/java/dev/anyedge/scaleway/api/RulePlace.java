package dev.anyedge.scaleway.api;

/** Where new route rules go among those that are there (Scaleway reference §3.1). */
public sealed interface RulePlace {

    /**
     * Behind a rule.
     *
     * @param position that rule's position, from 1
     */
    record After(int position) implements RulePlace {}

    /**
     * Before a rule.
     *
     * @param position that rule's position, from 1
     */
    record Before(int position) implements RulePlace {}

    /** Wherever the provider puts them: which place that is, is not known. */
    record Unspecified() implements RulePlace {}

    /**
     * Behind a rule.
     *
     * @param position that rule's position, from 1
     * @return the place
     */
    static RulePlace after(int position) {
        return new After(position);
    }

    /**
     * Before a rule.
     *
     * @param position that rule's position, from 1
     * @return the place
     */
    static RulePlace before(int position) {
        return new Before(position);
    }

    /**
     * Wherever the provider puts them: which place that is, is not known.
     *
     * @return the place
     */
    static RulePlace unspecified() {
        return new Unspecified();
    }
}
