package dev.anyedge.simulator.scaleway.edge;

import java.util.List;
import java.util.Locale;

/** The kinds of stages, the words that documents have for them, and which may follow which (Scaleway reference §6). */
enum StageKind {
    BACKEND,
    WAF(BACKEND),
    ROUTE(WAF, BACKEND),
    CACHE(WAF, ROUTE, BACKEND),
    TLS(CACHE, WAF, ROUTE, BACKEND),
    DNS(TLS, CACHE, BACKEND);

    private final List<StageKind> successors;

    StageKind(StageKind... successors) {
        this.successors = List.of(successors);
    }

    List<StageKind> successors() {
        return successors;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The member of a document that holds the stages of this kind. */
    String list() {
        return word() + "_stages";
    }

    /** The member of an upstream stage that names a stage of this kind. */
    String link() {
        return word() + "_stage_id";
    }
}
