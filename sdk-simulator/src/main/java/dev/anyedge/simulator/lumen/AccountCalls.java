package dev.anyedge.simulator.lumen;

import static dev.anyedge.simulator.lumen.LumenOperation.documented;

import dev.anyedge.simulator.SimulatorClock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a key is, and what it reaches: the key itself, access groups and services (Lumen reference §5.2 to §5.4). */
final class AccountCalls {

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss Z", Locale.ROOT);
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm Z", Locale.ROOT);
    private static final String CONTACT = "Example Contact";

    private final LumenAccount account;
    private final LiveNetwork network;
    private final Credits credits;
    private final Correlation correlation;
    private final SimulatorClock clock;
    private final Instant created;

    AccountCalls(
            LumenAccount account, LiveNetwork network, Credits credits, Correlation correlation, SimulatorClock clock) {
        this.account = account;
        this.network = network;
        this.credits = credits;
        this.correlation = correlation;
        this.clock = clock;
        this.created = clock.instant();
    }

    List<LumenOperation> operations() {
        String services = "/services/cdn/v1.0/{group}";
        return List.of(
                documented("GET", "/key/v1.0", this::key),
                documented("GET", "/accessGroups/v1.0", this::groups),
                documented("GET", services, this::services),
                documented("GET", services + "/{scid}", this::services),
                documented("GET", services + "/{scid}/{ni}", this::services));
    }

    /** The JSON form of these families was seen by clients, but its members are not public. */
    private static Reply reply(AnswerTree tree, String family, LumenCall call) {
        Reply reply = tree.reply(family, call.wantsJson());
        return call.wantsJson() ? reply.asInferred() : reply;
    }

    private Reply key(LumenCall call) {
        Instant now = clock.instant();
        AnswerTree key = new AnswerTree("apikey")
                .attribute("id", account.keyId)
                .with("apiCorrelationId", correlation.next("CDNPortal"))
                .with(new AnswerTree("assignedAccessGroup")
                        .numericId(account.root().id())
                        .attribute("name", account.root().name()))
                .with(new AnswerTree("contact").numericId("1001").attribute("name", CONTACT))
                .with(new AnswerTree("role").numericId("1").attribute("name", account.role))
                .with("status", "Active")
                .with("credits", credits.left(now))
                .with("next-top-up", SECONDS.format(credits.topUp(now)));
        return reply(key, "key", call);
    }

    private Reply groups(LumenCall call) {
        AnswerTree tree = group(account.root()).with("apiCorrelationId", correlation.next("CDNPortal"));
        return reply(tree, "accessGroups", call);
    }

    private AnswerTree group(LumenAccount.Group group) {
        String date = MINUTES.format(created.atZone(ZoneOffset.UTC));
        AnswerTree tree = new AnswerTree("accessGroup")
                .numericId(group.id())
                .attribute("name", group.name())
                .with("serviceResource", "/" + group.id())
                .with("description", group.name())
                .with("createdDate", date)
                .with("modifiedDate", date)
                .with("createdUser", CONTACT)
                .with("modifiedUser", CONTACT)
                .with("domainId", "1")
                .with("parentId", group.parent().orElse("0"));
        List<AnswerTree> children = account.groups.stream()
                .filter(other -> other.parent().equals(Optional.of(group.id())))
                .map(this::group)
                .toList();
        return children.isEmpty() ? tree : tree.list("accessGroups", "accessGroup", children);
    }

    private Reply services(LumenCall call) {
        LumenAccount.Group group = account.group(call.path("group"));
        String root = "/" + group.id();
        List<LumenAccount.Service> wanted = call.path("scid").isEmpty()
                ? account.servicesOf(group.id())
                : List.of(account.service(group.id(), call.path("scid")));
        List<AnswerTree> services = new ArrayList<>();
        for (LumenAccount.Service service : wanted) {
            List<LiveNetwork.Property> properties = call.path("ni").isEmpty()
                    ? network.properties(service)
                    : List.of(network.property(service, call.path("ni")));
            List<AnswerTree> identifiers = properties.stream()
                    .map(property -> new AnswerTree("ni")
                            .attribute("id", property.name())
                            .with("serviceResource", root + "/" + service.scid() + "/" + property.name())
                            .with("product", "CACHING")
                            .with("active", property.active() ? "Y" : "N"))
                    .toList();
            services.add(new AnswerTree("service")
                    .attribute("id", service.scid())
                    .with("serviceResource", root + "/" + service.scid())
                    .with("product", "CACHING")
                    .list("networkIdentifiers", "ni", identifiers));
        }
        AnswerTree tree = new AnswerTree("accessGroup")
                .numericId(group.id())
                .attribute("name", group.name())
                .with("apiCorrelationId", correlation.next("CDNPortal"))
                .with("serviceResource", root)
                .list("services", "service", services);
        Reply reply = reply(tree, "services", call);
        // what showConfiguration adds is not known, so that nothing is added
        return call.query("showConfiguration").isPresent() ? reply.asInferred() : reply;
    }
}
