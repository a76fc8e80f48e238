package dev.anyedge.scaleway;

import dev.anyedge.cdn.Purge;
import dev.anyedge.cdn.PurgeProgress;
import dev.anyedge.scaleway.api.PurgeRequest;
import dev.anyedge.scaleway.api.PurgeStatus;
import dev.anyedge.scaleway.api.PurgeTarget;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** One purge as the purge requests that the provider takes, each with a few paths. */
final class PurgeBatches {
    /** The form that the vendor documents (Scaleway reference §5.9). */
    private static final int PATHS_PER_PURGE = 5;

    private PurgeBatches() {}

    /** Asks for one purge. */
    interface Sending {
        /**
         * Asks for a purge.
         *
         * @param made whether a request that was found is this one: for when the answer is lost
         * @return what the provider has made of it
         */
        PurgeRequest send(PurgeTarget target, Predicate<PurgeRequest> made);
    }

    static PurgeProgress send(String id, Purge purge, Supplier<List<PurgeRequest>> latest, Sending sending) {
        Set<String> known = new HashSet<>();
        latest.get().forEach(request -> known.add(request.id()));
        List<PurgeProgress.Part> parts = new ArrayList<>();
        for (PurgeTarget target : targets(purge)) {
            List<String> paths = target instanceof PurgeTarget.Assets assets ? assets.paths() : List.of();
            PurgeRequest made = sending.send(
                    target,
                    request -> !known.contains(request.id())
                            && (paths.isEmpty()
                                    ? request.all()
                                    : request.assets().equals(paths)));
            known.add(made.id());
            parts.add(part(made, paths));
        }
        return PurgeProgress.of(id, parts);
    }

    private static List<PurgeTarget> targets(Purge purge) {
        List<PurgeTarget> targets = new ArrayList<>();
        if (purge.everything()) {
            targets.add(PurgeTarget.everything());
        }
        List<String> paths = purge.paths().stream().distinct().toList();
        for (int from = 0; from < paths.size(); from += PATHS_PER_PURGE) {
            targets.add(PurgeTarget.assets(paths.subList(from, Math.min(from + PATHS_PER_PURGE, paths.size()))));
        }
        return targets;
    }

    /** The same purge as it is now; only what is still pending is asked for. */
    static PurgeProgress look(PurgeProgress purge, Function<String, PurgeRequest> get) {
        List<PurgeProgress.Part> parts = new ArrayList<>();
        for (PurgeProgress.Part part : purge.parts()) {
            parts.add(part.state() == PurgeProgress.State.PENDING ? part(get.apply(part.id()), part.paths()) : part);
        }
        return PurgeProgress.of(purge.deploymentId(), parts);
    }

    private static PurgeProgress.Part part(PurgeRequest request, List<String> paths) {
        PurgeProgress.State state = request.status().equals(PurgeStatus.DONE)
                ? PurgeProgress.State.DONE
                : request.status().equals(PurgeStatus.ERROR) ? PurgeProgress.State.FAILED : PurgeProgress.State.PENDING;
        return new PurgeProgress.Part(request.id(), state, paths);
    }
}
