package dev.anyedge.simulator.lumen;

import dev.anyedge.simulator.SimulatorClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Invalidations of cached content in all scopes, and how far they have come (Lumen reference §5.1). */
final class InvalidationCalls {

    private static final String ROOT = "/invalidations/v1.0/{group}";
    private static final int NOTIFICATION_LIMIT = 250;

    private final LumenAccount account;
    private final LiveNetwork network;
    private final Invalidations invalidations;
    private final Credits credits;
    private final Correlation correlation;
    private final SimulatorClock clock;
    private int requests;

    InvalidationCalls(
            LumenAccount account,
            LiveNetwork network,
            Invalidations invalidations,
            Credits credits,
            Correlation correlation,
            SimulatorClock clock) {
        this.account = account;
        this.network = network;
        this.invalidations = invalidations;
        this.credits = credits;
        this.correlation = correlation;
        this.clock = clock;
    }

    List<LumenOperation> operations() {
        List<LumenOperation> operations = new ArrayList<>();
        for (String scope : List.of(ROOT, ROOT + "/{scid}", ROOT + "/{scid}/{ni}")) {
            operations.add(LumenOperation.documented("POST", scope, this::invalidate));
            operations.add(LumenOperation.inferred("GET", scope, this::status));
        }
        return operations;
    }

    private Reply invalidate(LumenCall call) {
        LumenAccount.Group group = account.group(call.path("group"));
        boolean force = call.flag("force");
        boolean ignoreCase = call.flag("ignoreCase");
        call.query("notification").ifPresent(InvalidationCalls::checkNotification);
        Map<String, List<String>> paths = InvalidationBody.read(call);
        Instant now = clock.instant();
        List<Invalidation> request = new ArrayList<>();
        int number = requests + 1;
        paths.forEach((name, patterns) -> {
            LiveNetwork.Property property = property(call, group, name);
            for (String pattern : patterns) {
                request.add(new Invalidation(
                        "DAG_" + group.id() + "/" + (request.size() + 1) + "@" + group.id() + "-" + number + "-"
                                + now.toEpochMilli(),
                        property.service(),
                        property.name(),
                        property.sites(),
                        new PurgePattern(pattern, ignoreCase),
                        force,
                        now));
            }
        });
        credits.spend(request.size(), now);
        requests = number;
        invalidations.add(request);
        Reply reply = tree(group, request, false).reply("invalidations", call.wantsJson());
        return call.wantsJson() && call.path("ni").isEmpty() ? reply.asInferred() : reply;
    }

    private LiveNetwork.Property property(LumenCall call, LumenAccount.Group group, String name) {
        String ni = call.path("ni");
        if (!ni.isEmpty()) {
            if (!name.isEmpty() && !name.equals(ni)) {
                throw LumenFailure.badRequest("property '" + name + "' is not the one of the address, '" + ni + "'");
            }
            return network.property(account.service(group.id(), call.path("scid")), ni);
        }
        if (name.isEmpty()) {
            throw LumenFailure.badRequest(
                    "paths without a property: above the scope of a property the body lists properties with their paths");
        }
        if (!call.path("scid").isEmpty()) {
            return network.property(account.service(group.id(), call.path("scid")), name);
        }
        return account.servicesOf(group.id()).stream()
                .flatMap(service -> network.properties(service).stream())
                .filter(property -> property.name().equals(name))
                .findFirst()
                .orElseThrow(() -> LumenFailure.notFound(
                        "There is no network identifier '" + name + "' in access group " + group.id()));
    }

    private static void checkNotification(String mails) {
        if (mails.length() > NOTIFICATION_LIMIT || mails.chars().anyMatch(Character::isWhitespace)) {
            throw LumenFailure.badRequest(
                    "notification must be e-mail addresses separated by commas, without blanks, at most 250 characters");
        }
    }

    private Reply status(LumenCall call) {
        LumenAccount.Group group = account.group(call.path("group"));
        if (!call.path("scid").isEmpty()) {
            account.service(group.id(), call.path("scid"));
        }
        List<Invalidation> found = invalidations.all().stream()
                .filter(one -> one.service.group().equals(group.id()))
                .filter(one -> call.path("scid").isEmpty() || one.service.scid().equals(call.path("scid")))
                .filter(one -> call.path("ni").isEmpty() || one.property.equals(call.path("ni")))
                .filter(one -> call.query("id").map(one.id::equals).orElse(true))
                .toList();
        if (found.isEmpty()) {
            throw LumenFailure.notFound("There is no such invalidation in this scope");
        }
        return tree(group, found, true).reply("invalidations", call.wantsJson());
    }

    private AnswerTree tree(LumenAccount.Group group, List<Invalidation> found, boolean status) {
        Map<String, Map<String, List<Invalidation>>> byService = new LinkedHashMap<>();
        for (Invalidation one : found) {
            byService
                    .computeIfAbsent(one.service.scid(), scid -> new LinkedHashMap<>())
                    .computeIfAbsent(one.property, name -> new ArrayList<>())
                    .add(one);
        }
        String root = "/" + group.id();
        List<AnswerTree> services = new ArrayList<>();
        byService.forEach((scid, byProperty) -> {
            List<AnswerTree> identifiers = new ArrayList<>();
            byProperty.forEach((name, ones) -> identifiers.add(new AnswerTree("ni")
                    .attribute("id", name)
                    .with("serviceResource", root + "/" + scid + "/" + name)
                    .with("product", "CACHING")
                    .list(
                            "invalidations",
                            "invalidation",
                            ones.stream().map(one -> shown(one, status)).toList())));
            services.add(new AnswerTree("service")
                    .attribute("id", scid)
                    .with("serviceResource", root + "/" + scid)
                    .with("product", "CACHING")
                    .list("networkIdentifiers", "ni", identifiers));
        });
        return new AnswerTree("accessGroup")
                .numericId(group.id())
                .attribute("name", group.name())
                .with("apiCorrelationId", correlation.next("API"))
                .with("serviceResource", root)
                .list("services", "service", services);
    }

    private static AnswerTree shown(Invalidation one, boolean status) {
        AnswerTree tree = new AnswerTree("invalidation").attribute("id", one.id).with("path", one.pattern.translated());
        return status
                ? tree.with("status", one.doneAt.isPresent() ? "complete" : "pending")
                        .with("percentComplete", one.doneAt.isPresent() ? 100 : 0)
                : tree;
    }
}
