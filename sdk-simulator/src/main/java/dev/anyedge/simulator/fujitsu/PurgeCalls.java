package dev.anyedge.simulator.fujitsu;

import dev.anyedge.simulator.fujitsu.edge.RulesDecider;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The purge of one address (§5): accepted at once, effective after the time that the answer estimates. */
final class PurgeCalls {

    /** Address and delivery name together. */
    private static final int LONGEST = 1_024;

    /** A purge on its way; {@code target} is path and query. */
    record Purge(String serviceId, String target, boolean delete, Instant due) {}

    private final ServiceStore store;
    private final ServiceLifecycle lifecycle;
    private final Habits habits;
    private final InstantSource clock;
    private final long seconds;
    private final Optional<RateLimit> limit;
    private final List<Purge> pending = new ArrayList<>();

    PurgeCalls(
            ServiceStore store,
            ServiceLifecycle lifecycle,
            Habits habits,
            InstantSource clock,
            long seconds,
            Optional<RateLimit> limit) {
        this.store = store;
        this.lifecycle = lifecycle;
        this.habits = habits;
        this.clock = clock;
        this.seconds = seconds;
        this.limit = limit;
    }

    Reply purge(Call call, String id) {
        Service service = store.visible(id, call.project());
        Query query = call.query();
        query.allowOnly(Set.of("url", "action"));
        String url = query.get("url").orElse("/");
        String action = query.filled("action").orElse("delete");
        List<String> wrong = new ArrayList<>();
        if (url.startsWith("/") || url.contains("://") || url.contains("*") || tooLong(service, url)) {
            wrong.add("url");
        }
        if (!action.equals("delete") && !action.equals("invalidate")) {
            wrong.add("action");
        }
        if (!wrong.isEmpty()) {
            throw CallFailure.invalidEntry(String.join("/", wrong));
        }
        ServiceLifecycle.requireIdle(service);
        if (service.site.isEmpty()) {
            throw CallFailure.undeployed();
        }
        limit.ifPresent(one -> one.count(call.project(), "purge"));
        pending.add(new Purge(
                service.id, "/" + url, action.equals("delete"), clock.instant().plusSeconds(seconds)));
        Reply reply = new Reply(202, "Accepted");
        if (!habits.estimatesLeftOut) {
            reply.with("X-Estimated-Seconds", Long.toString(seconds));
        }
        // how the root is named is not documented
        return url.isEmpty() ? reply.markInferred() : reply;
    }

    private static boolean tooLong(Service service, String url) {
        return (service.fqdn + "/" + url).getBytes(StandardCharsets.UTF_8).length > LONGEST;
    }

    void settle() {
        Instant now = clock.instant();
        for (Purge purge : List.copyOf(pending)) {
            if (!purge.due().isAfter(now)) {
                pending.remove(purge);
                store.find(purge.serviceId()).ifPresent(service -> take(service, purge));
            }
        }
    }

    private void take(Service service, Purge purge) {
        Optional<RulesDecider> site = service.site;
        if (site.isEmpty()) {
            return;
        }
        // an address is what the cache takes for it: under rules that ignore arguments, all of its queries
        String key = site.get().cacheKey(purge.target(), service.fqdn);
        Predicate<String> same =
                target -> site.get().cacheKey(target, service.fqdn).equals(key);
        lifecycle.later(edge -> {
            if (purge.delete()) {
                edge.purgeMatching(service.id, same);
            } else {
                edge.invalidateMatching(service.id, same);
            }
        });
    }

    List<Purge> pending() {
        return List.copyOf(pending);
    }
}
