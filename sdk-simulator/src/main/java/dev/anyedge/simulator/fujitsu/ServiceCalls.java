package dev.anyedge.simulator.fujitsu;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.simulator.CompactJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** The calls about services: list, create, retrieve, edit, delete (§2.1 to §2.5). */
final class ServiceCalls {

    private static final Set<String> LOGS = Set.of("container", "object_prefix", "key_container", "key_object");
    private static final Set<String> CREATE =
            Set.of("pre_fqdn", "protocol", "status", "container", "object_prefix", "key_container", "key_object");
    private static final Set<String> EDIT =
            Set.of("status", "container", "object_prefix", "key_container", "key_object");

    private final ServiceStore store;
    private final ServiceLifecycle lifecycle;
    private final ObjectStore objects;
    private final Disruptions disruptions;
    private final Habits habits;
    private final OptionalInt quota;
    private final DeliveryNames names = new DeliveryNames();

    ServiceCalls(
            ServiceStore store,
            ServiceLifecycle lifecycle,
            ObjectStore objects,
            Disruptions disruptions,
            Habits habits,
            OptionalInt quota) {
        this.store = store;
        this.lifecycle = lifecycle;
        this.objects = objects;
        this.disruptions = disruptions;
        this.habits = habits;
        this.quota = quota;
    }

    Reply list(Call call) {
        List<Service> services = store.ofProject(call.project()).stream()
                .filter(service -> !vanished(service))
                .toList();
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode list = body.putArray("services");
        for (Service service : services) {
            ObjectNode one = list.addObject();
            one.put("id", service.id);
            one.put("status", service.shownStatus());
            habits.logStatusMember.ifPresent(name -> one.put(name, service.shownLogStatus()));
            // href is the delivery name and rel the resource: so it is documented
            one.putObject("links").put("href", service.fqdn).put("rel", call.url("/v1/services/" + service.id));
        }
        return new Reply(200, services.isEmpty() ? "No services to return" : "Success").body(body);
    }

    Reply create(Call call) {
        Query query = call.query();
        query.allowOnly(CREATE);
        JsonNode rules = rules(call).orElseThrow(CallFailure::invalidJson);
        String preFqdn = query.filled("pre_fqdn").orElse("");
        String protocol = query.filled("protocol").orElse("http");
        Optional<Boolean> activate = activate(query);
        List<String> wrong = new ArrayList<>();
        if (!DeliveryNames.valid(preFqdn)) {
            wrong.add("pre_fqdn");
        }
        if (!protocol.equals("http") && !protocol.equals("https")) {
            wrong.add("protocol");
        }
        if (query.filled("status").isPresent() && activate.isEmpty()) {
            wrong.add("status");
        }
        if (!wrong.isEmpty()) {
            throw CallFailure.invalidEntry(String.join("/", wrong));
        }
        LogSettings logs = logs(LogSettings.NONE, query);
        if (quota.isPresent() && store.ofProject(call.project()).size() >= quota.getAsInt()) {
            throw CallFailure.quotaExceeded();
        }
        String fqdn = names.grant(preFqdn);
        if (store.named(fqdn).isPresent()) {
            // that a name can be had only once is not documented, but nothing else can be
            throw CallFailure.doubtfulEntry("pre_fqdn");
        }
        Service service = new Service(store.newId(), call.project(), fqdn, preFqdn, protocol);
        store.add(service);
        lifecycle.accept(service, Service.Kind.CREATE, Optional.of(rules), activate.orElse(true), logs);
        return accepted(call, service);
    }

    Reply retrieve(Call call, String id) {
        Service service = store.visible(id, call.project());
        if (vanished(service)) {
            throw CallFailure.notFound();
        }
        if (disruptions.takeUnavailableRead()) {
            return new Reply(204, "Service Unavailable");
        }
        Reply reply;
        if (service.rules.isPresent()) {
            reply = new Reply(200, "Success").body(service.rules.get());
        } else {
            reply = new Reply(
                    204,
                    service.pending.isPresent()
                            ? "No Content"
                            : service.failure.map(Service.Failure::message).orElse("No Content"));
        }
        reply.with("X-Status", service.shownStatus())
                .with("X-Access-Log-Status", service.shownLogStatus())
                .with(habits.accessUrlHeader, service.fqdn)
                .with("X-Protocol", service.protocol);
        log(reply, "X-Access-Log-Container", service.logs.container());
        log(reply, "X-Access-Log-Object-Prefix", service.logs.prefix());
        log(reply, "X-Access-Log-Key-Container", service.logs.keyContainer());
        log(reply, "X-Access-Log-Key-Object", service.logs.keyObject());
        log(reply, "X-Access-Log-Detailed-Status", service.logDetail);
        if (service.pending.isEmpty()) {
            service.failure.ifPresent(
                    failure -> reply.with("X-Error", failure.error()).with("X-Error-Instance-ID", failure.instance()));
        }
        return reply;
    }

    private void log(Reply reply, String header, String value) {
        if (!value.isEmpty() || !habits.emptyLogHeadersLeftOut) {
            reply.with(header, value);
        }
    }

    Reply edit(Call call, String id) {
        Service service = store.visible(id, call.project());
        Query query = call.query();
        query.allowOnly(EDIT);
        Optional<JsonNode> rules = rules(call);
        Optional<Boolean> activate = activate(query);
        if (query.get("status").isPresent() && activate.isEmpty()) {
            throw CallFailure.invalidEntry("status");
        }
        boolean logsAsked = LOGS.stream().anyMatch(name -> query.get(name).isPresent());
        if ((rules.isPresent() && activate.isEmpty()) || (rules.isEmpty() && activate.isEmpty() && !logsAsked)) {
            throw CallFailure.parameterRequired();
        }
        LogSettings logs = logs(service.logs, query);
        ServiceLifecycle.requireIdle(service);
        lifecycle.accept(service, Service.Kind.UPDATE, rules, activate.orElse(service.active), logs);
        return accepted(call, service);
    }

    Reply delete(Call call, String id) {
        Service service = store.visible(id, call.project());
        ServiceLifecycle.requireIdle(service);
        lifecycle.accept(service, Service.Kind.DELETE, Optional.empty(), false, LogSettings.NONE);
        return new Reply(202, "Accepted");
    }

    /** A creation that failed leaves, according to one page, nothing behind; according to another its error. */
    private boolean vanished(Service service) {
        return habits.failedCreationsVanish
                && service.pending.isEmpty()
                && service.failure.isPresent()
                && service.rules.isEmpty();
    }

    private LogSettings logs(LogSettings before, Query query) {
        LogSettings after = before.changedBy(query);
        after.problem(objects).ifPresent(name -> {
            throw CallFailure.invalidEntry(name);
        });
        return after;
    }

    private static Optional<Boolean> activate(Query query) {
        return query.get("status").flatMap(status -> switch (status) {
            case "activate" -> Optional.of(true);
            case "deactivate" -> Optional.of(false);
            default -> Optional.<Boolean>empty();
        });
    }

    /** The body, if there is one; only that it is JSON is looked at now (§3.6). */
    private static Optional<JsonNode> rules(Call call) {
        if (call.body().isBlank()) {
            return Optional.empty();
        }
        return Optional.of(CompactJson.parse(call.body()).orElseThrow(CallFailure::invalidJson));
    }

    private Reply accepted(Call call, Service service) {
        return new Reply(202, "Accepted").with("Location", call.url("/v1/services/" + service.id));
    }
}
