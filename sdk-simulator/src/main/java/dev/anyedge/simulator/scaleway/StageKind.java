package dev.anyedge.simulator.scaleway;

import java.util.List;
import java.util.Locale;

/** The six kinds of stages and which may follow which (Scaleway reference §6). */
enum StageKind {
    DNS,
    TLS,
    CACHE,
    BACKEND,
    WAF,
    ROUTE;

    /** The word in paths and keys. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The key under which another stage names one of this kind as its successor. */
    String linkKey() {
        return word() + "_stage_id";
    }

    /** The kinds that may follow, in v1beta1. */
    List<StageKind> successors() {
        switch (this) {
            case DNS:
                return List.of(TLS, CACHE, BACKEND);
            case TLS:
                return List.of(CACHE, BACKEND, WAF, ROUTE);
            case CACHE:
                return List.of(BACKEND, WAF, ROUTE);
            case ROUTE:
                return List.of(WAF, BACKEND);
            case WAF:
                return List.of(BACKEND);
            default:
                return List.of();
        }
    }
}
