package dev.anyedge.simulator.scaleway;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * What the control plane shows to an edge: the stored graphs, as documents. There are no drafts (Scaleway reference
 * §9), so that a document is what viewers get from the moment of the write on, whatever the pipeline's status says.
 *
 * <p>A document is {@code {"pipeline": {…}, "dns_stages": […], "tls_stages": […], "cache_stages": […],
 * "backend_stages": […], "waf_stages": […], "route_stages": [{…, "route_rules": […]}], "head_stage": {"dns_stage_id":
 * …}}} with the wire fields of v1beta1; {@code head_stage} is empty while the pipeline has no head. Treat documents as
 * read-only; a document is never changed after it was handed out, and the same object may be handed out again as long as
 * nothing was written, so that what was derived from it can be kept by identity.
 */
public interface PipelineDocuments {

    /**
     * The document that decides the requests to a host: that of the pipeline whose head stage names the host, or whose
     * assigned name the host is. Where several pipelines name it, the one that did so first.
     *
     * @param host the host name without port, in any case
     * @return the document, or empty when no pipeline serves this host
     */
    Optional<JsonNode> deployedDocument(String host);

    /**
     * The documents of all pipelines, with and without a head, oldest first.
     *
     * @return the documents
     */
    List<JsonNode> documents();
}
