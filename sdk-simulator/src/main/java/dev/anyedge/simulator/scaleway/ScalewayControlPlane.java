package dev.anyedge.simulator.scaleway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.simulator.CompactJson;
import dev.anyedge.simulator.ControlPlane;
import dev.anyedge.simulator.SimulatedAnswer;
import dev.anyedge.simulator.SimulatedRequest;
import dev.anyedge.simulator.SimulatorClock;
import dev.anyedge.simulator.scaleway.Operation.Evidence;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Edge Services as it answers over HTTP: who may call, which operation a call means, and the form of every answer
 * (Scaleway reference §2, §8). One lock guards everything that is stored.
 */
final class ScalewayControlPlane implements ControlPlane, PipelineDocuments {

    private static final String TOKEN = "X-Auth-Token";
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final SimulatorClock clock;
    private final String secretKey;
    private final boolean readOnly;
    private final ScalewayStore store;
    private final HostNames hosts = new HostNames();
    private final ValidationOutcomes outcomes = new ValidationOutcomes();
    private final PipelineLifecycle lifecycle;
    private final WireShapes shapes;
    private final Map<Dialect, List<Operation>> operations = new EnumMap<>(Dialect.class);
    private final List<PurgeListener> purgeListeners = new CopyOnWriteArrayList<>();

    /** One at a time tells the listeners, so that nobody sees a purge done before they have heard of it. */
    private final ReentrantLock telling = new ReentrantLock();

    /** Documents as of the last write; what an edge asks for again and again is not built again. */
    private final Map<String, JsonNode> documents = new LinkedHashMap<>();

    /** Apart from the store, so that faults and reads do not change the ids that are given out. */
    private final Random requestIds = new Random(42);

    private long calls;

    ScalewayControlPlane(ScalewaySimulator.Builder options) {
        this.clock = options.common().clock();
        this.secretKey = options.secretKey;
        this.readOnly = options.readOnlyKey;
        this.store = new ScalewayStore(options.common().clock());
        this.shapes = new WireShapes(options.organizationId);
        this.lifecycle =
                new PipelineLifecycle(store, hosts, outcomes, options.common().tick(), options.headlessPipelinesPend);
        Projects projects = new Projects(options.projectIds, options.organizationId);
        options.plan.ifPresent(plan -> options.projectIds.forEach(project -> store.plans.put(project, plan)));
        operations.put(Dialect.V1BETA1, beta(options, projects));
        operations.put(Dialect.V1ALPHA1, alpha(options, projects));
        options.common().clock().onAdvance(this::settle);
    }

    private List<Operation> beta(ScalewaySimulator.Builder options, Projects projects) {
        Dialect dialect = Dialect.V1BETA1;
        StageSettings settings = new StageSettings(store, outcomes, options.managedZones, dialect);
        List<Operation> all = new ArrayList<>();
        all.addAll(new PipelineCalls(store, lifecycle, shapes, projects, options.pipelineQuota, options.planEnforced)
                .operations());
        all.addAll(new StageCalls(store, lifecycle, shapes, settings, projects, dialect, options.goneStagesAreForbidden)
                .operations());
        all.addAll(new RouteRuleCalls(store, lifecycle, shapes, settings, projects).operations());
        all.addAll(new PurgeCalls(store, lifecycle, shapes, projects).operations());
        all.addAll(new VpcCalls(store, shapes, projects).operations());
        all.addAll(new PlanCalls(store, projects, dialect).operations());
        all.addAll(new CheckCalls(outcomes, projects).operations());
        return all;
    }

    private List<Operation> alpha(ScalewaySimulator.Builder options, Projects projects) {
        Dialect dialect = Dialect.V1ALPHA1;
        LegacyShapes legacy = new LegacyShapes(options.organizationId);
        StageSettings settings = new StageSettings(store, outcomes, options.managedZones, dialect);
        PipelineCalls pipelines =
                new PipelineCalls(store, lifecycle, legacy, projects, options.pipelineQuota, options.planEnforced);
        // a stage that is gone was forbidden as long as this version was recorded
        StageCalls stages = new StageCalls(store, lifecycle, legacy, settings, projects, dialect, true);
        List<Operation> all = new ArrayList<>();
        all.addAll(new LegacyPipelineCalls(store, lifecycle, pipelines, legacy).operations());
        all.addAll(new LegacyStageCalls(store, stages, projects).operations());
        all.addAll(new PurgeCalls(store, lifecycle, legacy, projects).operations());
        all.addAll(new PlanCalls(store, projects, dialect).operations());
        all.addAll(new CheckCalls(outcomes, projects).operations());
        return all;
    }

    ValidationOutcomes outcomes() {
        return outcomes;
    }

    void onPurge(PurgeListener listener) {
        purgeListeners.add(listener);
    }

    @Override
    public Set<String> secretHeaders() {
        return Set.of(TOKEN, "Authorization", "X-Session-Token");
    }

    @Override
    public SimulatedAnswer answer(SimulatedRequest request) {
        SimulatedAnswer answer;
        synchronized (this) {
            settleSteps();
            try {
                answer = run(request);
            } catch (ApiFailure failure) {
                answer = failed(failure);
            }
            if (request.isWrite()) {
                documents.clear();
            }
        }
        tellOfPurges();
        return answer;
    }

    @Override
    public SimulatedAnswer failure(int status) {
        return failed(ApiFailure.ofStatus(status));
    }

    private SimulatedAnswer run(SimulatedRequest request) {
        authenticate(request);
        Dialect dialect = operations.keySet().stream()
                .filter(one -> request.path().startsWith(one.prefix() + "/"))
                .findFirst()
                .orElseThrow(ApiFailure::notFound);
        List<String> segments =
                Operation.segments(request.path().substring(dialect.prefix().length()));
        List<Operation> candidates = operations.getOrDefault(dialect, List.of()).stream()
                .filter(one -> one.servesPath(segments))
                .toList();
        if (candidates.isEmpty()) {
            throw ApiFailure.notFound();
        }
        Operation operation = candidates.stream()
                .filter(one -> one.method().equals(request.method()))
                .findFirst()
                .orElseThrow(ApiFailure::methodNotAllowed);
        if (readOnly && operation.writes()) {
            throw ApiFailure.permissionsDenied(operation.resource(), "write");
        }
        Optional<JsonNode> body = operation.action().run(new Call(request, operation.parameters(segments)));
        hosts.refresh(store);
        Map<String, String> headers = headers(operation.evidence() == Evidence.INFERRED);
        return body.map(json -> new SimulatedAnswer(200, headers, CompactJson.writeSorted(json)))
                .orElseGet(() -> new SimulatedAnswer(204, headers, ""));
    }

    private void authenticate(SimulatedRequest request) {
        String token = request.header(TOKEN).orElseThrow(() -> ApiFailure.deniedAuthentication("invalid_argument"));
        if (!token.equals(secretKey)) {
            throw ApiFailure.deniedAuthentication("not_found");
        }
    }

    private SimulatedAnswer failed(ApiFailure failure) {
        Map<String, String> headers = headers(failure.inferred);
        if (failure.status == 429) {
            headers.put("X-Envoy-Ratelimited", "true");
        }
        if (failure.body.isEmpty()) {
            headers.remove("Content-Type");
        }
        return new SimulatedAnswer(
                failure.status,
                headers,
                failure.body.map(CompactJson::writeSorted).orElse(""));
    }

    /** The headers of Scaleway reference §2.1. */
    private synchronized Map<String, String> headers(boolean inferred) {
        calls++;
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        headers.put("Date", HTTP_DATE.format(clock.instant()));
        headers.put(
                "Server",
                String.format(
                        Locale.ROOT, "Scaleway API Gateway (fr-par-%d;edge%02d)", calls % 3 + 1, calls / 3 % 3 + 1));
        headers.put("Strict-Transport-Security", "max-age=63072000");
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("X-Frame-Options", "DENY");
        headers.put("X-Request-Id", ScalewayStore.randomId(requestIds));
        if (inferred) {
            headers.put("x-sim-evidence", "inferred");
        }
        return headers;
    }

    private void settle() {
        synchronized (this) {
            settleSteps();
        }
        tellOfPurges();
    }

    private void settleSteps() {
        if (lifecycle.settle()) {
            documents.clear();
        }
    }

    private void tellOfPurges() {
        telling.lock();
        try {
            List<PurgeRequest> effects;
            synchronized (this) {
                effects = lifecycle.takeEffects();
            }
            for (PurgeRequest request : effects) {
                purgeListeners.forEach(listener -> listener.purged(request.pipelineId, request.all, request.assets));
            }
        } finally {
            telling.unlock();
        }
    }

    @Override
    public Optional<JsonNode> deployedDocument(String host) {
        Optional<JsonNode> document;
        synchronized (this) {
            settleSteps();
            document = hosts.pipelineServing(host).flatMap(store::findPipeline).map(this::document);
        }
        tellOfPurges();
        return document;
    }

    @Override
    public List<JsonNode> documents() {
        List<JsonNode> all;
        synchronized (this) {
            settleSteps();
            all = store.pipelines().stream().map(this::document).toList();
        }
        tellOfPurges();
        return all;
    }

    private JsonNode document(Pipeline pipeline) {
        return documents.computeIfAbsent(pipeline.id, id -> shapes.document(store, pipeline));
    }

    void lock(String pipelineId) {
        synchronized (this) {
            Pipeline pipeline = store.findPipeline(pipelineId)
                    .orElseThrow(() -> new IllegalArgumentException("there is no pipeline " + pipelineId));
            pipeline.deployedAt = Optional.empty();
            pipeline.status = "locked";
            documents.clear();
        }
    }

    @Override
    public synchronized JsonNode state() {
        settleSteps();
        ObjectNode state = JsonNodeFactory.instance.objectNode();
        state.put("now", clock.instant().toString());
        ArrayNode pipelines = state.putArray("pipelines");
        store.pipelines().forEach(pipeline -> pipelines.add(document(pipeline).deepCopy()));
        ArrayNode purges = state.putArray("purge_requests");
        store.purgeRequests().forEach(request -> purges.add(shapes.purgeRequest(request, WireShapes.Fresh.NOTHING)));
        ArrayNode endpoints = state.putArray("vpc_endpoints");
        store.vpcEndpoints().forEach(endpoint -> endpoints.add(shapes.vpcEndpoint(endpoint, WireShapes.Fresh.NOTHING)));
        ObjectNode plans = state.putObject("plans");
        store.plans.forEach(plans::put);
        return state;
    }
}
