package dev.anyedge.fujitsu;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The host name of a service: one's own, or one that was granted, whose form is {@code prefix-id.cdn-edge.…} (Fujitsu
 * reference §7). The form without prefix, and whether names for HTTPS differ, is not public: the id alone and no difference
 * are assumed, here only. Immutable.
 *
 * @param text lower case
 * @param granted whether the provider chose it
 * @param prefix the beginning of a granted name; empty for one without, and for one's own
 */
record DeliveryName(String text, boolean granted, Optional<String> prefix) {
    private static final Pattern GRANTED = Pattern.compile("(?:(.+)-)?[0-9a-f]{6,8}\\.(?:.+\\.)?cdn-edge\\..+");

    static DeliveryName of(String name) {
        String text = name.toLowerCase(Locale.ROOT);
        Matcher matcher = GRANTED.matcher(text);
        return matcher.matches()
                ? new DeliveryName(text, true, Optional.ofNullable(matcher.group(1)))
                : new DeliveryName(text, false, Optional.empty());
    }

    /** Whether this is the name of a service that was created with a {@code pre_fqdn}. */
    boolean isFor(Optional<String> preFqdn) {
        String wanted = preFqdn.orElse("").toLowerCase(Locale.ROOT);
        return wanted.indexOf('.') >= 0
                ? !granted && text.equals(wanted)
                : granted && prefix.orElse("").equals(wanted);
    }

    /** The {@code pre_fqdn} that the service was created with. */
    Optional<String> preFqdn() {
        return granted ? prefix : Optional.of(text);
    }

    /** What a deployment is called: the prefix, or the name itself. */
    String title() {
        return prefix.orElse(text);
    }
}
