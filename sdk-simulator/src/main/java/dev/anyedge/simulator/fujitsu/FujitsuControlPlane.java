package dev.anyedge.simulator.fujitsu;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.simulator.CompactJson;
import dev.anyedge.simulator.ControlPlane;
import dev.anyedge.simulator.SimulatedAnswer;
import dev.anyedge.simulator.SimulatedRequest;
import dev.anyedge.simulator.SimulatorClock;
import dev.anyedge.simulator.edge.EdgeDirectory;
import dev.anyedge.simulator.edge.EdgeObserver;
import dev.anyedge.simulator.edge.EdgeServer;
import dev.anyedge.simulator.edge.EdgeSite;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The CDN as it answers over HTTP: who may call, which of the eight calls is meant, and the form of every answer. One
 * lock guards everything that is stored.
 */
final class FujitsuControlPlane implements ControlPlane, EdgeDirectory {

    private static final Pattern PATH = Pattern.compile("/v1/(services|reports)(?:/([^/]+)(?:/(param|assets))?)?");
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final SimulatorClock clock;
    private final boolean withoutRole;
    private final boolean ownIdentity;
    private final Habits habits;
    private final Identity identity;
    private final ServiceStore store = new ServiceStore();
    private final Disruptions disruptions = new Disruptions();
    private final ObjectStore objects;
    private final TrafficLog traffic = new TrafficLog();
    private final ServiceLifecycle lifecycle;
    private final ServiceCalls services;
    private final PurgeCalls purges;
    private final ReportCalls reports;

    /** One at a time tells the edge, so that nobody sees a purge done before it has heard of it. */
    private final ReentrantLock telling = new ReentrantLock();

    private volatile @Nullable EdgeServer edge;

    FujitsuControlPlane(FujitsuSimulator.Builder options) {
        clock = options.common().clock();
        withoutRole = options.withoutRole;
        ownIdentity = options.identityPort.isEmpty();
        habits = options.habits;
        objects = options.objects;
        identity = new Identity(options.account(), clock, options.tokenLifetime);
        lifecycle = new ServiceLifecycle(
                store, objects, disruptions, clock, options.common().tick());
        services = new ServiceCalls(store, lifecycle, objects, disruptions, habits, options.serviceQuota);
        Optional<RateLimit> limit = options.rateLimit.map(rate -> new RateLimit(rate.calls(), rate.window(), clock));
        purges = new PurgeCalls(store, lifecycle, habits, clock, options.purgeSeconds, limit);
        reports = new ReportCalls(store, traffic, clock, options.common().tick(), disruptions, limit);
        clock.onAdvance(this::settle);
    }

    Disruptions disruptions() {
        return disruptions;
    }

    EdgeObserver traffic() {
        return traffic;
    }

    void tell(EdgeServer started) {
        edge = started;
    }

    synchronized void revokeTokens() {
        identity.revokeAll();
    }

    @Override
    public Set<String> secretHeaders() {
        return Set.of("X-Auth-Token", "X-Subject-Token");
    }

    @Override
    public SimulatedAnswer answer(SimulatedRequest request) {
        SimulatedAnswer answer;
        synchronized (this) {
            settleAll();
            answer = ownIdentity && request.path().startsWith("/v3/") ? identify(request) : run(request);
        }
        tellEdge();
        return answer;
    }

    /** Answers a call to global user management. */
    synchronized SimulatedAnswer identify(SimulatedRequest request) {
        if (disruptions.inMaintenance()) {
            return Identity.failure(503, "The service is unavailable.");
        }
        return dated(identity.answer(request));
    }

    private SimulatedAnswer dated(SimulatedAnswer answer) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Date", HTTP_DATE.format(clock.instant()));
        headers.putAll(answer.headers());
        return new SimulatedAnswer(answer.status(), headers, answer.body());
    }

    @Override
    public SimulatedAnswer failure(int status) {
        return failed(CallFailure.ofStatus(status));
    }

    @Override
    public SimulatedAnswer failure(SimulatedRequest request, int status) {
        return request.path().startsWith("/v3/")
                ? Identity.failure(status, "This call was made to fail.")
                : failure(status);
    }

    private SimulatedAnswer run(SimulatedRequest request) {
        try {
            if (disruptions.inMaintenance()) {
                throw CallFailure.unavailable();
            }
            String project = identity.project(request.header("X-Auth-Token"));
            if (withoutRole) {
                throw CallFailure.forbidden();
            }
            String scheme = habits.secureLinks ? "https://" : "http://";
            Call call = new Call(
                    project,
                    new Query(request.query()),
                    request.body(),
                    scheme + request.header("Host").orElse("localhost"));
            return written(reply(request, call));
        } catch (CallFailure failure) {
            return failed(failure);
        }
    }

    private Reply reply(SimulatedRequest request, Call call) {
        Matcher path = PATH.matcher(request.path());
        if (!path.matches()) {
            throw CallFailure.notFound();
        }
        String id = path.group(2) == null ? "" : path.group(2);
        String resource =
                path.group(1) + (id.isEmpty() ? "" : "/*") + (path.group(3) == null ? "" : "/" + path.group(3));
        return switch (request.method() + " " + resource) {
            case "GET services" -> services.list(call);
            case "POST services" -> services.create(call);
            case "GET services/*" -> services.retrieve(call, id);
            case "PATCH services/*/param" -> services.edit(call, id);
            case "DELETE services/*" -> services.delete(call, id);
            case "DELETE services/*/assets" -> purges.purge(call, id);
            case "POST reports" -> reports.create(call);
            case "GET reports/*" -> reports.retrieve(call, id);
            default -> {
                boolean known = !resource.startsWith("reports/*/");
                throw known ? CallFailure.wrongMethod() : CallFailure.notFound();
            }
        };
    }

    private SimulatedAnswer written(Reply reply) {
        Map<String, String> headers = headers();
        headers.putAll(reply.headers);
        reply.body.ifPresent(json -> headers.put("Content-Type", "application/json"));
        if (reply.inferred) {
            headers.put("x-sim-evidence", "inferred");
        }
        return new SimulatedAnswer(
                reply.status, headers, reply.body.map(CompactJson::write).orElse(""));
    }

    private SimulatedAnswer failed(CallFailure failure) {
        Map<String, String> headers = headers();
        failure.message.ifPresent(message -> headers.put("X-Message", message));
        failure.error.ifPresent(error -> headers.put("X-Error", error));
        if (failure.inferred) {
            headers.put("x-sim-evidence", "inferred");
        }
        return new SimulatedAnswer(failure.status, headers, "");
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Date", HTTP_DATE.format(clock.instant()));
        return headers;
    }

    // ---- time ----

    private void settle() {
        synchronized (this) {
            settleAll();
        }
        tellEdge();
    }

    private void settleAll() {
        lifecycle.settle();
        purges.settle();
        reports.settle();
    }

    private void tellEdge() {
        telling.lock();
        try {
            List<Consumer<EdgeServer>> effects;
            synchronized (this) {
                effects = lifecycle.takeEffects();
            }
            EdgeServer running = edge;
            if (running != null) {
                effects.forEach(effect -> effect.accept(running));
            }
        } finally {
            telling.unlock();
        }
    }

    // ---- what an edge and a test may see ----

    @Override
    public Optional<EdgeSite> siteOf(String host) {
        Optional<EdgeSite> site;
        synchronized (this) {
            settleAll();
            site = store.named(host).flatMap(service -> service.site);
        }
        tellEdge();
        return site;
    }

    synchronized Optional<JsonNode> deployedDocument(String host) {
        settleAll();
        return store.named(host.toLowerCase(Locale.ROOT))
                .filter(service -> service.site.isPresent())
                .flatMap(service -> service.rules.map(rules -> ServiceLifecycle.document(service, rules)))
                .map(JsonNode::deepCopy);
    }

    @Override
    public synchronized JsonNode state() {
        settleAll();
        ObjectNode state = JsonNodeFactory.instance.objectNode();
        state.put("now", clock.instant().toString());
        ArrayNode list = state.putArray("services");
        for (Service service : store.all()) {
            ObjectNode one = list.addObject();
            one.put("id", service.id);
            one.put("project", service.project);
            one.put("fqdn", service.fqdn);
            one.put("status", service.shownStatus());
            one.put("access_log_status", service.shownLogStatus());
            service.failure.ifPresent(failure -> one.put("error", failure.error()));
            service.rules.ifPresent(rules -> one.set(
                    "document", ServiceLifecycle.document(service, rules).deepCopy()));
        }
        ArrayNode waiting = state.putArray("purges");
        purges.pending().forEach(purge -> waiting.addObject()
                .put("service_id", purge.serviceId())
                .put("target", purge.target())
                .put("action", purge.delete() ? "delete" : "invalidate")
                .put("due", purge.due().toString()));
        state.put("reports", reports.size());
        return state;
    }
}
