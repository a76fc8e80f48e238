package dev.anyedge.scaleway;

import dev.anyedge.cdn.Deployment;
import dev.anyedge.cdn.DeploymentStatus;
import dev.anyedge.cdn.Permission;
import dev.anyedge.cdn.RequiredAction;
import dev.anyedge.cdn.translation.Feature;
import dev.anyedge.cdn.translation.Finding;
import dev.anyedge.cdn.translation.Severity;
import dev.anyedge.scaleway.api.DnsStage;
import dev.anyedge.scaleway.api.DnsStageType;
import dev.anyedge.scaleway.api.Pipeline;
import dev.anyedge.scaleway.api.PipelineError;
import dev.anyedge.scaleway.api.PipelineErrorCode;
import dev.anyedge.scaleway.api.PipelineErrorSeverity;
import dev.anyedge.scaleway.api.PipelineStatus;
import dev.anyedge.scaleway.api.PlanName;
import dev.anyedge.scaleway.translate.ScalewayOptions;
import dev.anyedge.scaleway.translate.StageChain;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a pipeline's status and errors mean for its owner (Scaleway reference §5.1, §5.2, §9). */
final class PipelineHealth {
    private static final String EDGE = ".svc.edge.scw.cloud";

    private PipelineHealth() {}

    /**
     * A pipeline as a deployment.
     *
     * @param heads the ids of the DNS stages at which requests arrive
     * @param whole whether its chain would serve if it had a head
     */
    static Deployment of(Pipeline pipeline, List<DnsStage> dnsStages, List<String> heads, boolean whole) {
        List<DnsStage> serving = dnsStages.stream()
                .filter(dns -> heads.isEmpty() || heads.contains(dns.id()))
                .toList();
        Set<String> hostnames = new LinkedHashSet<>();
        Set<RequiredAction> actions = new LinkedHashSet<>();
        for (DnsStage dns : serving) {
            for (String name : StageShapes.hostnames(dns)) {
                String hostname = (dns.wildcardDomain() ? "*." : "") + name;
                hostnames.add(hostname);
                if (userKeepsRecord(dns)) {
                    actions.add(RequiredAction.cname(hostname, edgeName(pipeline.id())));
                }
            }
        }
        serving.forEach(
                dns -> hostnames.add(dns.defaultFqdn().filter(n -> !n.isEmpty()).orElse(edgeName(pipeline.id()))));
        List<Finding> findings = new ArrayList<>();
        for (PipelineError error : pipeline.errors()) {
            ErrorAdvice advice = ErrorAdvice.of(error.code());
            if (heads.isEmpty() && error.code().equals(PipelineErrorCode.PIPELINE_MISSING_HEAD_STAGE)) {
                continue;
            }
            findings.add(finding(error, advice));
            if (advice.action().isPresent() && advice.action().get() != RequiredAction.Kind.CNAME) {
                String subject = hostnames.isEmpty()
                        ? pipeline.name()
                        : hostnames.iterator().next();
                actions.add(
                        new RequiredAction(advice.action().get(), advice.text() + " (" + subject + ")", subject, ""));
            }
        }
        DeploymentStatus status = status(pipeline, heads, whole);
        if (heads.isEmpty()
                && status == DeploymentStatus.FAILED
                && !pipeline.status().equals(PipelineStatus.LOCKED)) {
            findings.add(Finding.of(
                            Severity.NOTE,
                            Feature.INCOMPLETE_DOCUMENT,
                            "/head_stage",
                            "The pipeline is not complete and serves nobody.")
                    .hint("Plan again and apply: that continues where an apply ended.")
                    .build());
        }
        return Deployment.builder()
                .provider(ScalewayOptions.PROVIDER)
                .id(pipeline.id())
                .name(pipeline.name())
                .status(status)
                .addAllHostnames(hostnames)
                .addAllRequiredActions(actions)
                .addAllFindings(findings)
                .build();
    }

    /** What only the user can do so that viewers get what is wished, as far as it is known before the apply. */
    static List<RequiredAction> actionsBeforeApply(LivePipeline live, StageChain wished, PlanName subscription) {
        List<RequiredAction> actions = new ArrayList<>();
        if (!live.subscribed()) {
            actions.add(new RequiredAction(
                    RequiredAction.Kind.SUBSCRIPTION,
                    "Subscribe the project " + live.projectId() + " to a plan of Edge Services, or allow the apply to"
                            + " subscribe it to " + subscription.text() + " (permission "
                            + Permission.SUBSCRIPTION.text()
                            + "). It costs money.",
                    live.projectId(),
                    subscription.text()));
        }
        // the record of a pipeline that is still to be made points to an id that nobody knows yet
        live.deployment().ifPresent(deployment -> actions.addAll(deployment.requiredActions()));
        DnsStage root = new StageGraph(wished).start().orElseThrow();
        live.pipeline().ifPresent(pipeline -> {
            for (String name : StageShapes.hostnames(root)) {
                String hostname = (root.wildcardDomain() ? "*." : "") + name;
                boolean same = live.deployment()
                        .map(deployment -> deployment.hostnames().contains(hostname))
                        .orElse(false);
                if (!same) {
                    actions.removeIf(action -> action.kind() == RequiredAction.Kind.CNAME);
                    actions.add(RequiredAction.cname(hostname, edgeName(pipeline.id())));
                }
            }
        });
        return actions;
    }

    /** The name that every pipeline has from the start and that CNAME records point to (Scaleway reference §9). */
    static String edgeName(String pipelineId) {
        return pipelineId + EDGE;
    }

    /** The provider keeps the record itself for names in zones that it hosts. */
    private static boolean userKeepsRecord(DnsStage dns) {
        return !dns.type().equals(DnsStageType.MANAGED) && !dns.type().equals(DnsStageType.AUTO);
    }

    private static DeploymentStatus status(Pipeline pipeline, List<String> heads, boolean whole) {
        PipelineStatus status = pipeline.status();
        if (status.equals(PipelineStatus.LOCKED)) {
            return DeploymentStatus.FAILED;
        }
        if (heads.isEmpty()) {
            return whole ? DeploymentStatus.DISABLED : DeploymentStatus.FAILED;
        }
        if (status.equals(PipelineStatus.READY)) {
            return DeploymentStatus.DEPLOYED;
        }
        if (status.equals(PipelineStatus.WARNING) || status.equals(PipelineStatus.ERROR)) {
            boolean usersTurn = pipeline.errors().stream()
                    .anyMatch(error -> ErrorAdvice.of(error.code()).action().isPresent());
            if (usersTurn) {
                return DeploymentStatus.ACTION_REQUIRED;
            }
            return status.equals(PipelineStatus.WARNING) ? DeploymentStatus.DEGRADED : DeploymentStatus.FAILED;
        }
        return DeploymentStatus.IN_PROGRESS;
    }

    private static Finding finding(PipelineError error, ErrorAdvice advice) {
        boolean critical = error.severity().equals(PipelineErrorSeverity.CRITICAL);
        String said = error.message().isEmpty() ? "" : ": " + error.message();
        return Finding.of(
                        critical ? Severity.LOSSY : Severity.NOTE,
                        advice.feature(),
                        "/pipeline/errors",
                        error.code().text() + said)
                .hint(advice.text())
                .build();
    }
}
