package dev.anyedge.simulator.fujitsu;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anyedge.simulator.fujitsu.edge.RulesDecider;
import java.time.Instant;
import java.util.Optional;

/** A delivery configuration: what serves, what is asked for, and how the last request ended (§4). */
final class Service {

    enum Kind {
        CREATE("create_in_progress"),
        UPDATE("update_in_progress"),
        DELETE("delete_in_progress");

        final String status;

        Kind(String status) {
            this.status = status;
        }
    }

    /** An accepted request whose time has not come. */
    record Pending(Kind kind, Instant due, Optional<JsonNode> rules, boolean activate, LogSettings logs) {}

    /** How the last request failed. */
    record Failure(String message, String error, String instance) {}

    final String id;
    final String project;
    final String fqdn;

    /** What {@code pre_fqdn} was at creation; empty for none. */
    final String preFqdn;

    final String protocol;

    /** {@code deployed}, {@code undeployed} or {@code failed}, unless something is pending. */
    String status = "undeployed";

    Optional<Pending> pending = Optional.empty();
    Optional<Failure> failure = Optional.empty();

    /** The rules of the last request that succeeded, and whether they are served. */
    Optional<JsonNode> rules = Optional.empty();

    boolean active;

    /** The rules of a request that failed when there were no others: an edit without rules tries them again. */
    Optional<JsonNode> refusedRules = Optional.empty();

    LogSettings logs = LogSettings.NONE;
    String logStatus = "undeployed";
    String logDetail = "";

    /** What viewers get; empty while nothing is served. */
    Optional<RulesDecider> site = Optional.empty();

    Service(String id, String project, String fqdn, String preFqdn, String protocol) {
        this.id = id;
        this.project = project;
        this.fqdn = fqdn;
        this.preFqdn = preFqdn;
        this.protocol = protocol;
    }

    String shownStatus() {
        return pending.map(change -> change.kind().status).orElse(status);
    }

    String shownLogStatus() {
        boolean changing = pending.isPresent() && !pending.get().logs().equals(logs);
        return changing ? pending.get().kind().status : logStatus;
    }
}
