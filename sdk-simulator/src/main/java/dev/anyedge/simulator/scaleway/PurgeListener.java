package dev.anyedge.simulator.scaleway;

import java.util.List;

/**
 * Told when a purge request takes effect, so that an edge can forget what it has cached. It is told in the thread of
 * whoever looks first once the purge is due, {@link PipelineDocuments#deployedDocument} included, and before that look
 * returns: a listener must not wait for a thread that is asking for documents.
 */
@FunctionalInterface
public interface PurgeListener {

    /**
     * Called once per purge request, at the moment its status turns to {@code done}.
     *
     * @param pipelineId the pipeline whose cache is purged
     * @param all whether everything goes
     * @param assets the paths that go, each beginning with a slash; empty when {@code all}
     */
    void purged(String pipelineId, boolean all, List<String> assets);
}
