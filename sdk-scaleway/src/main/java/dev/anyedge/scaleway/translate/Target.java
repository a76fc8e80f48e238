package dev.anyedge.scaleway.translate;

import dev.anyedge.cdn.model.Firewall;

/**
 * Where a request goes behind the cache: the only thing that a route can choose.
 *
 * @param origin the id of an origin
 * @param firewall what stands before it
 * @param rawFirewall members laid over the firewall stage, as JSON; {@code ""}: none
 * @param firewallLabel tells firewall stages apart that are the same otherwise; {@code ""}: none
 */
record Target(String origin, Firewall firewall, String rawFirewall, String firewallLabel) {

    Target(String origin, Firewall firewall) {
        this(origin, firewall, "", "");
    }

    /** Whether a firewall stage stands before the backend, be it one that is off. */
    boolean hasFirewallStage() {
        return firewall.mode() != Firewall.Mode.OFF || !rawFirewall.isEmpty() || !firewallLabel.isEmpty();
    }

    /** Whether this target's firewall lets through something that another's does not. */
    boolean weakerThan(Target other) {
        int mode = firewall.mode().compareTo(other.firewall.mode());
        return mode < 0
                || (mode == 0
                        && firewall.level().orElse(0) < other.firewall.level().orElse(0))
                || !rawFirewall.equals(other.rawFirewall);
    }
}
