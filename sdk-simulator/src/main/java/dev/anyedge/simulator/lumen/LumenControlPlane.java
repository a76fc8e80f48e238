package dev.anyedge.simulator.lumen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.simulator.CompactJson;
import dev.anyedge.simulator.ControlPlane;
import dev.anyedge.simulator.SimulatedAnswer;
import dev.anyedge.simulator.SimulatedRequest;
import dev.anyedge.simulator.SimulatorClock;
import dev.anyedge.simulator.edge.EdgeSite;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * The Media Portal API as it answers over HTTP: who may call, which operation a call means, and the form of every answer
 * (Lumen reference §1). One lock guards everything that is stored.
 */
final class LumenControlPlane implements ControlPlane {

    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final LumenSimulator.Builder options;
    private final SimulatorClock clock;
    private final MpaSignature signature;
    private final LumenAccount account;
    private final Map<String, ImageStore> stores = new LinkedHashMap<>();
    private final Map<String, LegacyStore> legacy = new LinkedHashMap<>();
    private final LiveNetwork network;
    private final Invalidations invalidations = new Invalidations();
    private final EdgeTraffic traffic = new EdgeTraffic();
    private final List<LumenOperation> operations = new ArrayList<>();
    private final List<Consumer<Invalidation>> listeners = new CopyOnWriteArrayList<>();

    /** One at a time tells the listeners, so that nobody sees an invalidation done before they have heard of it. */
    private final ReentrantLock telling = new ReentrantLock();

    LumenControlPlane(LumenSimulator.Builder options) {
        this.options = options;
        this.clock = options.common().clock();
        this.signature = new MpaSignature(options.keyId, options.secret);
        this.account = options.account();
        for (LumenAccount.Service service : account.services) {
            ImageStore store = new ImageStore();
            stores.put(service.subscriber(), store);
            legacy.put(service.subscriber(), new LegacyStore(options.hold, store::freeOriginId));
        }
        this.network = new LiveNetwork(account, stores, legacy, clock);
        Credits credits = new Credits(options.credits, clock.instant());
        Correlation correlation = new Correlation(clock);
        LegacyServices services = new LegacyServices(account, legacy, clock);
        // first what belongs to a whole service: its path could be read as that of a property
        operations.addAll(new LegacyRuleCalls(services, clock).operations());
        operations.addAll(new LegacyPropertyCalls(services, clock).operations());
        operations.addAll(new ImageCalls(account, stores, clock).operations());
        operations.addAll(
                new InvalidationCalls(account, network, invalidations, credits, correlation, clock).operations());
        operations.addAll(new AccountCalls(account, network, credits, correlation, clock).operations());
        operations.addAll(new TrafficCalls(account, network, traffic, correlation, clock).operations());
        clock.onAdvance(this::settle);
    }

    void onInvalidation(Consumer<Invalidation> listener) {
        listeners.add(listener);
    }

    EdgeTraffic traffic() {
        return traffic;
    }

    @Override
    public Set<String> secretHeaders() {
        return Set.of("Authorization");
    }

    @Override
    public SimulatedAnswer answer(SimulatedRequest request) {
        SimulatedAnswer answer;
        synchronized (this) {
            settleSteps();
            try {
                answer = run(request);
            } catch (LumenFailure failure) {
                answer = failed(failure);
            }
        }
        tellOfInvalidations();
        return answer;
    }

    private SimulatedAnswer run(SimulatedRequest request) {
        signature.verify(request, clock.instant());
        if (options.strictAccept) {
            request.header("Accept")
                    .filter(accept -> !accept.equals("text/xml"))
                    .ifPresent(accept -> {
                        throw LumenFailure.notAcceptable(accept);
                    });
        }
        if (options.strictLength
                && request.isWrite()
                && request.header("Content-Length").isEmpty()) {
            throw LumenFailure.inferred(411, "Content-Length is missing; send 0 without a body");
        }
        List<String> segments = LegacyServices.usual(LumenCall.segments(request.path()));
        boolean known = false;
        for (LumenOperation operation : operations) {
            Optional<Map<String, String>> parameters = operation.match(segments);
            known |= parameters.isPresent();
            if (parameters.isPresent() && operation.method().equals(request.method())) {
                if (account.readsOnly() && request.isWrite()) {
                    throw LumenFailure.forbidden("the role '" + account.role + "' may not " + request.method());
                }
                Reply reply = operation.action().run(new LumenCall(request, parameters.get()));
                return new SimulatedAnswer(
                        reply.status(), headers(reply.type(), operation.inferred() || reply.inferred()), reply.body());
            }
        }
        throw known
                ? LumenFailure.inferred(405, "There is no " + request.method() + " of " + request.path())
                : LumenFailure.notFound("There is no resource " + request.path());
    }

    @Override
    public SimulatedAnswer failure(int status) {
        return failed(LumenFailure.inferred(status, "Simulated failure with status " + status));
    }

    private SimulatedAnswer failed(LumenFailure failure) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("error").put("message", failure.message());
        return new SimulatedAnswer(
                failure.status, headers("application/json", failure.inferred), CompactJson.write(body));
    }

    private Map<String, String> headers(String type, boolean inferred) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", type);
        headers.put("Date", HTTP_DATE.format(clock.instant()));
        if (inferred) {
            headers.put("x-sim-evidence", "inferred");
        }
        return headers;
    }

    private void settle() {
        synchronized (this) {
            settleSteps();
        }
        tellOfInvalidations();
    }

    private void settleSteps() {
        stores.values()
                .forEach(store -> store.settle(clock.instant(), options.common().tick()));
        legacy.values().forEach(store -> store.settle(clock.instant()));
        invalidations.settle(clock.instant(), options.common().tick());
    }

    private void tellOfInvalidations() {
        telling.lock();
        try {
            List<Invalidation> effects;
            synchronized (this) {
                effects = invalidations.takeEffects();
            }
            effects.forEach(effect -> listeners.forEach(listener -> listener.accept(effect)));
        } finally {
            telling.unlock();
        }
    }

    Optional<EdgeSite> site(String environment, String host) {
        Optional<EdgeSite> site;
        synchronized (this) {
            settleSteps();
            site = network.site(environment, host);
        }
        tellOfInvalidations();
        return site;
    }

    private ImageStore store(String subscriber) {
        return Optional.ofNullable(stores.get(subscriber))
                .orElseThrow(() -> new IllegalArgumentException("there is no subscriber " + subscriber));
    }

    synchronized int supportStores(String subscriber, String name, JsonNode image, String comment) {
        List<ImageRules.Violation> broken = ImageRules.check(image);
        if (!broken.isEmpty()) {
            throw new IllegalArgumentException(ImageRules.message(broken));
        }
        ImageStore store = store(subscriber);
        store.supportOwned.note(image);
        return store.save(name, image, comment, clock.instant()).number();
    }

    synchronized void failActivations(String environment, int count) {
        stores.values().forEach(store -> store.environment(environment).failNext(count));
    }

    @Override
    public synchronized JsonNode state() {
        settleSteps();
        ObjectNode state = JsonNodeFactory.instance.objectNode();
        state.put("now", clock.instant().toString());
        ObjectNode subscribers = state.putObject("subscribers");
        stores.forEach((subscriber, store) -> {
            ObjectNode shown = subscribers.putObject(subscriber);
            ObjectNode images = shown.putObject("serviceImages");
            store.images.values().forEach(image -> {
                ArrayNode versions = images.putArray(image.name);
                image.versions.forEach(version -> versions.add(version.image().deepCopy()));
            });
            ObjectNode environments = shown.putObject("environments");
            store.environments().forEach(environment -> {
                ObjectNode one = environments.putObject(environment.name);
                one.put("version", environment.history.size());
                environment.serving().ifPresent(image -> one.set("serving", image.deepCopy()));
            });
            Optional.ofNullable(legacy.get(subscriber)).ifPresent(old -> shown.set("v1.0", old.document()));
        });
        return state;
    }
}
