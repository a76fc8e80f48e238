package dev.anyedge.simulator.scaleway;

import java.util.List;

/**
 * The two versions of the API (Scaleway reference §3.3). They speak about the same stored things; v1alpha1 knows fewer of
 * them, and lets a stage stand alone until a pipeline takes it in.
 */
enum Dialect {
    V1ALPHA1("/edge-services/v1alpha1"),
    V1BETA1("/edge-services/v1beta1");

    private final String prefix;

    Dialect(String prefix) {
        this.prefix = prefix;
    }

    /** What all paths begin with. */
    String prefix() {
        return prefix;
    }

    /** The kinds of stages there are. */
    List<StageKind> kinds() {
        return this == V1BETA1
                ? List.of(StageKind.values())
                : List.of(StageKind.DNS, StageKind.TLS, StageKind.CACHE, StageKind.BACKEND);
    }

    /** The kinds that may follow a stage of this kind. */
    List<StageKind> successors(StageKind kind) {
        return kind.successors().stream().filter(kinds()::contains).toList();
    }

    /** The kinds of origins a backend stage can have. */
    List<String> backends() {
        return this == V1BETA1
                ? List.of("scaleway_s3", "scaleway_lb", "scaleway_serverless_container", "scaleway_serverless_function")
                : List.of("scaleway_s3", "scaleway_lb");
    }

    /**
     * Whether this version can speak about the stage at all: in v1beta1 a stage belongs to a pipeline, in v1alpha1 it is
     * of a kind that existed.
     */
    boolean knows(Stage stage) {
        if (this == V1BETA1) {
            return stage.pipelineId.isPresent();
        }
        return kinds().contains(stage.kind)
                && (stage.kind != StageKind.BACKEND || backends().stream().anyMatch(stage.settings::has));
    }

    /** Whether one stage may lead to the other as far as ownership goes. */
    boolean mayLink(Stage from, Stage to) {
        if (this == V1BETA1) {
            return to.pipelineId.equals(from.pipelineId);
        }
        return to.projectId.equals(from.projectId)
                && (from.pipelineId.isEmpty() || to.pipelineId.isEmpty() || to.pipelineId.equals(from.pipelineId));
    }
}
