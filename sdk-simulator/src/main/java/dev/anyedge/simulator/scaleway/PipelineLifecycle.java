package dev.anyedge.simulator.scaleway;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What happens by itself after a write: the deployment that moves a pipeline from {@code pending} to where it belongs,
 * and the purge that gets done (Scaleway reference §9, §11). Only statuses wait for it; traffic follows the stored graph
 * at once. Steps end when the clock has passed them and somebody looks, so that no thread is needed.
 */
final class PipelineLifecycle {

    private static final Pattern HOST_NAME =
            Pattern.compile("(?=.{1,253}$)([a-z0-9_]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?");

    /** How long a managed certificate of the vendor's issuer lasts. */
    private static final Duration CERTIFICATE_LIFE = Duration.ofDays(90);

    private final ScalewayStore store;
    private final HostNames hosts;
    private final ValidationOutcomes outcomes;
    private final Duration tick;
    private final boolean headlessStaysPending;
    private final List<PurgeRequest> takingEffect = new ArrayList<>();

    PipelineLifecycle(
            ScalewayStore store,
            HostNames hosts,
            ValidationOutcomes outcomes,
            Duration tick,
            boolean headlessStaysPending) {
        this.store = store;
        this.hosts = hosts;
        this.outcomes = outcomes;
        this.tick = tick;
        this.headlessStaysPending = headlessStaysPending;
    }

    /** When something that starts now is done. */
    Instant stepEnd() {
        return store.now().plus(tick);
    }

    /** The pipeline has no head, or no longer. */
    void headless(Pipeline pipeline) {
        pipeline.deployedAt = Optional.empty();
        pipeline.status = headlessStaysPending ? "pending" : "warning";
        pipeline.errors = headlessStaysPending ? List.of() : List.of(PipelineError.MISSING_HEAD);
        store.stagesOf(pipeline.id).forEach(stage -> {
            stage.active = false;
            stage.defaultFqdn = "";
        });
    }

    /** Something that viewers see has changed. */
    void deploy(Pipeline pipeline) {
        if (pipeline.head.isEmpty()) {
            headless(pipeline);
            return;
        }
        pipeline.status = "pending";
        pipeline.errors = List.of();
        pipeline.deployedAt = Optional.of(stepEnd());
    }

    /** Ends every step whose time has come; says whether there was one. */
    boolean settle() {
        Instant now = store.now();
        boolean changed = false;
        for (Pipeline pipeline : store.pipelines()) {
            if (pipeline.deployedAt.filter(end -> !end.isAfter(now)).isPresent()) {
                pipeline.deployedAt = Optional.empty();
                deployed(pipeline, now);
                changed = true;
            }
        }
        for (PurgeRequest request : store.purgeRequests()) {
            if (request.doneAt.filter(end -> !end.isAfter(now)).isPresent()) {
                request.doneAt = Optional.empty();
                request.updated = now;
                changed = true;
                request.status = outcomes.purgeFails(request.pipelineId) ? "error" : "done";
                if (request.status.equals("done")) {
                    takingEffect.add(request);
                }
            }
        }
        return changed;
    }

    /** The purges that have taken effect since the last time this was asked. */
    List<PurgeRequest> takeEffects() {
        List<PurgeRequest> taken = List.copyOf(takingEffect);
        takingEffect.clear();
        return taken;
    }

    private void deployed(Pipeline pipeline, Instant now) {
        StageGraph graph = StageGraph.of(store, pipeline);
        Set<Stage> reachable = graph.reachable();
        store.stagesOf(pipeline.id).forEach(stage -> stage.active = graph.complete() && reachable.contains(stage));
        if (!graph.complete()) {
            pipeline.status = "warning";
            pipeline.errors = List.of(PipelineError.INCOMPLETE);
            return;
        }
        pipeline.everDeployed = true;
        Optional<Stage> dns = graph.first(StageKind.DNS);
        Optional<Stage> tls = graph.first(StageKind.TLS);
        dns.ifPresent(stage -> stage.defaultFqdn = pipeline.assignedHost());
        List<PipelineError> errors = new ArrayList<>();
        dns.ifPresent(stage -> checkNames(pipeline, stage, tls, errors));
        boolean namesInOrder = errors.isEmpty();
        if (namesInOrder) {
            tls.filter(stage -> stage.settings.path("managed_certificate").asBoolean())
                    .filter(stage -> dns.filter(
                                    head -> head.settings.path("fqdns").size() > 0)
                            .isPresent())
                    .filter(stage -> stage.certificateExpires.isEmpty())
                    .ifPresent(stage -> stage.certificateExpires = Optional.of(now.plus(CERTIFICATE_LIFE)));
        }
        pipeline.errors = List.copyOf(errors);
        pipeline.status = errors.isEmpty()
                ? "ready"
                : errors.stream().anyMatch(error -> error.severity().equals("critical")) ? "error" : "warning";
    }

    private void checkNames(Pipeline pipeline, Stage dns, Optional<Stage> tls, List<PipelineError> errors) {
        JsonNode fqdns = dns.settings.path("fqdns");
        for (JsonNode node : fqdns) {
            String fqdn = node.asText();
            String name = fqdn.toLowerCase(Locale.ROOT);
            Optional<String> told = outcomes.codeOf(fqdn);
            if (!HOST_NAME.matcher(name).matches()) {
                errors.add(PipelineError.dns("dns_invalid_format", fqdn));
            } else if (name.equals("scw.cloud") || name.endsWith(".scw.cloud")) {
                errors.add(PipelineError.dns("dns_forbidden_scw_cloud", fqdn));
            } else if (hosts.servedByAnother(pipeline, fqdn)) {
                errors.add(PipelineError.dns("dns_fqdn_already_in_use", fqdn));
            } else if (told.isPresent()) {
                errors.add(
                        told.get().startsWith("tls_")
                                ? PipelineError.tls(told.get(), "critical")
                                : PipelineError.dns(told.get(), fqdn));
            }
        }
        boolean managed = tls.filter(
                        stage -> stage.settings.path("managed_certificate").asBoolean())
                .isPresent();
        boolean stored =
                tls.filter(stage -> stage.settings.path("secrets").size() > 0).isPresent();
        if (managed && dns.settings.path("wildcard_domain").asBoolean()) {
            errors.add(PipelineError.tls("tls_managed_unsupported", "critical"));
        }
        if (fqdns.size() > 0 && !managed && !stored) {
            // a name of one's own without any certificate: HTTPS cannot be served under it [inferred]
            errors.add(PipelineError.tls("tls_cert_missing", "warning"));
        }
    }
}
