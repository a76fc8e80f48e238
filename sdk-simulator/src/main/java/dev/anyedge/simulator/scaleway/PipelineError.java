package dev.anyedge.simulator.scaleway;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What is wrong with a pipeline (Scaleway reference §5.2). */
record PipelineError(String stage, String code, String severity, String message, String type) {

    /** The one recorded instance. */
    static final PipelineError MISSING_HEAD = new PipelineError(
            "unknown_stage", "pipeline_missing_head_stage", "critical", "first (head) stage missing", "config");

    static final PipelineError INCOMPLETE = new PipelineError(
            "unknown_stage", "pipeline_invalid_workflow", "critical", "the chain of stages is incomplete", "config");

    static PipelineError dns(String code, String fqdn) {
        // what another record or another pipeline decides shows at run time only [inferred]
        boolean runtime = code.contains("cname") || code.contains("exist") || code.contains("in_use");
        return new PipelineError("dns", code, "critical", code + ": " + fqdn, runtime ? "runtime" : "config");
    }

    static PipelineError tls(String code, String severity) {
        return new PipelineError("tls", code, severity, code, "config");
    }

    ObjectNode toJson() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("stage", stage)
                .put("code", code)
                .put("severity", severity)
                .put("message", message)
                .put("type", type);
    }
}
