package dev.anyedge.simulator.scaleway;

/** A link downstream: links are kept on the upstream stage (Scaleway reference §6). */
record StageLink(StageKind kind, String stageId) {}
