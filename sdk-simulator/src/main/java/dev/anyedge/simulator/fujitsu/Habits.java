package dev.anyedge.simulator.fujitsu;

import java.util.Optional;

/** In what the generations of the documentation and the samples differ (§3.7): a client has to take it either way. */
final class Habits {

    Optional<String> logStatusMember = Optional.of("access_log_status");
    String accessUrlHeader = "X-Access-Url";
    boolean emptyLogHeadersLeftOut;
    boolean secureLinks;
    boolean estimatesLeftOut;
    boolean failedCreationsVanish;
}
