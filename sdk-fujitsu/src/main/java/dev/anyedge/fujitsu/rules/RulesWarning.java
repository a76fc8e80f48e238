package dev.anyedge.fujitsu.rules;

/**
 * Something in valid rules that is hardly meant. Immutable, thread-safe.
 *
 * @param check which check found it
 * @param pointer JSON pointer into the document
 * @param message what was found and what to do, as a sentence without secrets
 */
public record RulesWarning(Check check, String pointer, String message) {

    /** What is looked for (Fujitsu reference §3.6, with its numbers). */
    public enum Check {
        /** L1: no rule has an origin. */
        NO_ORIGIN,
        /** L2: the first rule with an origin is not for every request. */
        NO_GENERAL_ORIGIN,
        /** L3: later rules replace everything that a rule does. */
        REPLACED_RULE,
        /** L4: a list of allowed and a list of denied addresses in one rule. */
        BOTH_ADDRESS_LISTS,
        /** L5: an origin is the delivery name itself. */
        ORIGIN_LOOP,
        /** L6: a referer list that also counts where browsers send no referer. */
        REFERER_OVER_ANY_SCHEME,
        /** L7: a refresh of an instant in the past. */
        PAST_REFRESH,
        /** L8: a refresh of now in rules that are edited. */
        REPEATED_REFRESH,
        /** L9: a behaviour twice in one rule. */
        BEHAVIOR_TWICE,
        /** L10: an extension in lower or in upper case only. */
        EXTENSION_CASE,
        /** L11: no caching for some path. */
        NO_GENERAL_CACHING,
        /** L12: a short token key. */
        SHORT_KEY;

        /**
         * The number of the check.
         *
         * @return {@code L1} to {@code L12}
         */
        public String number() {
            return "L" + (ordinal() + 1);
        }
    }

    @Override
    public String toString() {
        return check.number() + " " + pointer + ": " + message;
    }
}
