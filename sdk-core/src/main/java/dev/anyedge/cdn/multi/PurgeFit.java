package dev.anyedge.cdn.multi;

import dev.anyedge.cdn.Purge;
import dev.anyedge.cdn.translation.Capabilities;
import dev.anyedge.cdn.translation.Feature;
import java.util.ArrayList;
import java.util.List;

/** A purge as one provider can do it, and in what it removes more than was asked for. */
record PurgeFit(Purge purge, List<String> notes) {

    static PurgeFit of(Purge asked, Capabilities capabilities, Widening widening) {
        if (widening == Widening.REFUSED) {
            // the provider refuses what it cannot do, with what it can
            return new PurgeFit(asked, List.of());
        }
        List<String> notes = new ArrayList<>();
        Purge purge = asked;
        boolean pattern = asked.paths().stream().anyMatch(path -> path.indexOf('*') >= 0);
        boolean tooFine = !asked.everything()
                && (lacks(capabilities, Feature.PURGE_PATHS)
                        || (pattern && lacks(capabilities, Feature.PURGE_PATTERNS)));
        if (tooFine && !lacks(capabilities, Feature.PURGE_ALL)) {
            purge = new Purge(true, List.of(), asked.mode(), asked.allow());
            notes.add("everything is purged instead of " + String.join(", ", asked.paths()) + ": "
                    + capabilities.provider() + " has no " + (pattern ? "purge by pattern" : "purge of paths"));
        }
        if (asked.mode() == Purge.Mode.INVALIDATE && lacks(capabilities, Feature.PURGE_INVALIDATE)) {
            purge = purge.withMode(Purge.Mode.DELETE);
            notes.add("content is deleted instead of marked as stale: " + capabilities.provider() + " only deletes");
        }
        return new PurgeFit(purge, notes);
    }

    private static boolean lacks(Capabilities capabilities, Feature feature) {
        return capabilities.of(feature).support() == Capabilities.Support.NONE;
    }
}
