package dev.anyedge.simulator.fujitsu;

import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;

/**
 * The names that services are delivered under (§7). What tells an own domain from a prefix is not documented; here it is
 * a dot. Nor is the name without a prefix: here it is the id alone.
 */
final class DeliveryNames {

    static final String ZONE = "cdn-edge.cloud.global.fujitsu.com";

    private static final Pattern PREFIX = Pattern.compile("[a-z0-9]([a-z0-9-]{0,52}[a-z0-9])?");
    private static final Pattern DOMAIN =
            Pattern.compile("(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?");

    private final Random random = new Random(11);

    static boolean valid(String preFqdn) {
        String name = preFqdn.toLowerCase(Locale.ROOT);
        if (name.isEmpty()) {
            return true;
        }
        return own(name)
                ? DOMAIN.matcher(name).matches() && !name.equals(ZONE) && !name.endsWith("." + ZONE)
                : PREFIX.matcher(name).matches();
    }

    private static boolean own(String preFqdn) {
        return preFqdn.indexOf('.') >= 0;
    }

    String grant(String preFqdn) {
        String name = preFqdn.toLowerCase(Locale.ROOT);
        if (own(name)) {
            return name;
        }
        String id = String.format(Locale.ROOT, "%08x", random.nextInt());
        return (name.isEmpty() ? id : name + "-" + id) + "." + ZONE;
    }
}
