package dev.anyedge.examples.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Values of the command line that are meant for one of several providers: {@code P:VALUE}. A value without a provider before
 * it is for all of them.
 *
 * @param provider the provider whose values are asked for
 * @param all the providers of the command line
 */
record PerProvider(String provider, List<String> all) {

    static PerProvider of(String provider, List<String> all) {
        return new PerProvider(provider, all);
    }

    /** The values that are for this provider, without its name. */
    List<String> values(List<String> given) {
        List<String> mine = new ArrayList<>();
        for (String value : given) {
            if (value.startsWith(provider + ":")) {
                mine.add(value.substring(provider.length() + 1));
            } else if (!isForAnother(value)) {
                mine.add(value);
            }
        }
        return mine;
    }

    private boolean isForAnother(String value) {
        return all.stream().anyMatch(name -> value.startsWith(name + ":"));
    }

    /** The value of an option that cannot be the same for several providers. */
    Optional<String> only(String option, List<String> given) {
        if (all.size() > 1) {
            for (String value : given) {
                if (!isForAnother(value)) {
                    throw new InvalidUseException(option + " " + value
                            + " cannot be meant for several providers; write " + option + " " + provider + ":" + value);
                }
            }
        }
        List<String> mine = values(given);
        if (mine.size() > 1) {
            throw new InvalidUseException(option + " is given twice for " + provider + ".");
        }
        return mine.stream().findFirst();
    }
}
