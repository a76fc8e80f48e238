package dev.anyedge.memory;

import dev.anyedge.cdn.error.FailedCall;
import dev.anyedge.cdn.error.NotFoundException;
import dev.anyedge.cdn.error.PermissionDeniedException;
import dev.anyedge.cdn.error.ProviderUnavailableException;
import dev.anyedge.cdn.error.TransportException;
import dev.anyedge.tck.Calls;
import dev.anyedge.tck.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * The CDN in memory: sites, each with a name that need not be its own, and with a document once it has been told one. It
 * stands for a provider's client and for its simulator in one.
 */
class MemoryService implements Calls {
    static final String KEY = "memory-key-5f1d";

    /** A site as it is told. */
    record Site(String id, String name, Optional<MemoryDocument> document, Instant busyUntil) {}

    final Map<String, Site> sites = new LinkedHashMap<>();
    final Map<String, List<String>> purged = new LinkedHashMap<>();
    private final List<String> calls = new ArrayList<>();
    private final Supplier<Instant> now;
    private final Duration work;
    private final String key;
    private int last;
    private int toFirst;
    private int toFail;
    private Trouble trouble = Trouble.LOST_BEFORE;

    MemoryService(Supplier<Instant> now, Duration work, String key) {
        this.now = now;
        this.work = work;
        this.key = key;
    }

    synchronized List<Site> list() {
        return call("GET /sites", () -> List.copyOf(sites.values()));
    }

    synchronized Site get(String id) {
        return call("GET /sites/" + id, () -> found(id));
    }

    synchronized Site create(String name) {
        return call("POST /sites", () -> {
            Site site = new Site("site-" + ++last, name, Optional.empty(), now.get());
            sites.put(site.id(), site);
            return site;
        });
    }

    synchronized Site put(String id, MemoryDocument document) {
        return call("PUT /sites/" + id, () -> {
            found(id);
            Site site = new Site(
                    id, document.name(), Optional.of(document), now.get().plus(work));
            sites.put(id, site);
            return site;
        });
    }

    synchronized String delete(String id) {
        return call("DELETE /sites/" + id, () -> {
            found(id);
            sites.remove(id);
            return id;
        });
    }

    synchronized Instant purge(String id, List<String> paths) {
        return call("POST /sites/" + id + "/purges", () -> {
            found(id);
            purged.computeIfAbsent(id, site -> new ArrayList<>()).addAll(paths);
            return now.get().plus(work);
        });
    }

    Instant now() {
        return now.get();
    }

    private Site found(String id) {
        Site site = sites.get(id);
        if (site == null) {
            throw new NotFoundException("There is no site " + id, failed("GetSite", 404), null);
        }
        return site;
    }

    private <T> T call(String line, Supplier<T> action) {
        if (!key.equals(KEY)) {
            throw new PermissionDeniedException("This key may not do that", failed(line, 403), null);
        }
        calls.add(line);
        boolean fails = toFirst > 0 ? --toFirst == 0 && toFail > 0 : toFail > 0;
        boolean acts = !fails || trouble == Trouble.LOST_AFTER || trouble == Trouble.BROKEN_AFTER;
        Optional<T> answer = acts ? Optional.of(action.get()) : Optional.empty();
        if (!fails) {
            return answer.orElseThrow();
        }
        toFail--;
        if (trouble == Trouble.LOST_BEFORE || trouble == Trouble.LOST_AFTER) {
            throw new TransportException("The connection broke during " + line, failed(line, 0), null);
        }
        throw new ProviderUnavailableException("Out of order during " + line, failed(line, 503), null);
    }

    private static FailedCall failed(String operation, int status) {
        OptionalInt code = status == 0 ? OptionalInt.empty() : OptionalInt.of(status);
        return new FailedCall(operation, code, Optional.empty(), 1, Optional.empty());
    }

    @Override
    public synchronized List<String> all() {
        return List.copyOf(calls);
    }

    @Override
    public synchronized List<String> writes() {
        return calls.stream().filter(call -> !call.startsWith("GET ")).toList();
    }

    @Override
    public synchronized void clear() {
        calls.clear();
    }

    @Override
    public synchronized void fail(int first, int count, Trouble how) {
        toFirst = first;
        toFail = count;
        trouble = how;
    }

    @Override
    public synchronized void heal() {
        toFirst = 0;
        toFail = 0;
    }
}
