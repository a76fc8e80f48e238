package dev.anyedge.simulator.lumen;

import dev.anyedge.simulator.SimulatorClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds what a call of version 1.0 is about; a scope is a service or one of its properties (Lumen reference §4). */
final class LegacyServices {

    /** As the operation pages have it; a comparison table has the two words the other way round. */
    static final String SERVICE = "/serviceConfiguration/v1.0/{group}/{scid}";

    static final String PROPERTY = SERVICE + "/{ni}";

    private static final List<String> SWAPPED = List.of("", "v1.0", "serviceConfiguration");

    private final LumenAccount account;
    private final Map<String, LegacyStore> stores;
    private final SimulatorClock clock;

    LegacyServices(LumenAccount account, Map<String, LegacyStore> stores, SimulatorClock clock) {
        this.account = account;
        this.stores = stores;
        this.clock = clock;
    }

    /** The path as the operation pages have it, where it is written as in the comparison table (§1.1). */
    static List<String> usual(List<String> segments) {
        if (segments.size() < 3 || !segments.subList(0, 3).equals(SWAPPED)) {
            return segments;
        }
        List<String> usual = new ArrayList<>(segments);
        usual.set(1, "serviceConfiguration");
        usual.set(2, "v1.0");
        return usual;
    }

    LegacyStore store(LumenCall call) {
        LumenAccount.Service service = account.service(call.path("group"), call.path("scid"));
        return Optional.ofNullable(stores.get(service.subscriber())).orElseThrow();
    }

    LegacyProperty property(LumenCall call) {
        return store(call).property(call.path("ni"), clock.instant());
    }

    LegacyScope scope(LumenCall call) {
        LegacyStore store = store(call);
        return call.path("ni").isEmpty() ? store.service : property(call).scope;
    }
}
