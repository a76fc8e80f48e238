package dev.anyedge.scaleway.internal.wire;

import dev.anyedge.scaleway.api.PurgeRequest;
import dev.anyedge.scaleway.api.PurgeStatus;

/** JSON of purge requests (Scaleway reference §5.9). */
public final class PurgeJson {
    private PurgeJson() {}

    /**
     * Reads a purge request.
     *
     * @param in its object
     * @return the value
     */
    public static PurgeRequest purgeRequest(WireReader in) {
        return PurgeRequest.builder()
                .id(in.requiredText("id"))
                .pipelineId(in.optionalText("pipeline_id"))
                .status(in.word("status", PurgeStatus::new).orElse(PurgeStatus.UNKNOWN))
                .assets(in.texts("assets"))
                .all(in.flag("all"))
                .createdAt(in.instant("created_at"))
                .updatedAt(in.instant("updated_at"))
                .extra(in.extra())
                .build();
    }

    /**
     * Writes a purge request.
     *
     * @param value the value
     * @return its object
     */
    public static WireWriter write(PurgeRequest value) {
        return new WireWriter()
                .text("id", value.id())
                .text("pipeline_id", value.pipelineId())
                .word("status", value.status())
                .with(out -> {
                    // one of the two, as the API has it
                    if (value.all()) {
                        out.flag("all", true);
                    } else {
                        out.texts("assets", value.assets());
                    }
                })
                .instant("created_at", value.createdAt())
                .instant("updated_at", value.updatedAt())
                .extra(value.extra());
    }
}
