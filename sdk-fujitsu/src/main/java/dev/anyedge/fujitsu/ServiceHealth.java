package dev.anyedge.fujitsu;

import dev.anyedge.cdn.Deployment;
import dev.anyedge.cdn.DeploymentStatus;
import dev.anyedge.cdn.RequiredAction;
import dev.anyedge.cdn.translation.Feature;
import dev.anyedge.cdn.translation.Finding;
import dev.anyedge.cdn.translation.Severity;
import dev.anyedge.fujitsu.api.AccessLogState;
import dev.anyedge.fujitsu.api.DeliveryProtocol;
import dev.anyedge.fujitsu.api.RequestFailure;
import dev.anyedge.fujitsu.api.Service;
import dev.anyedge.fujitsu.api.ServiceStatus;
import dev.anyedge.fujitsu.api.ServiceSummary;
import dev.anyedge.fujitsu.rules.RulesDocument;
import dev.anyedge.fujitsu.translate.FujitsuOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a service's state means for its owner (Fujitsu reference §2.3, §4, §7). */
final class ServiceHealth {
    /** What names of one's own over plain HTTP point to (Fujitsu reference §7). */
    static final String COMMON_HTTP = "common-http.cdn-edge.cloud.global.fujitsu.com";

    private ServiceHealth() {}

    static Deployment of(Service service) {
        return of(service, Optional.empty());
    }

    /**
     * A service as a deployment.
     *
     * @param sent the rules that were sent last, if it is known, to tell which of them was rejected
     */
    static Deployment of(Service service, Optional<RulesDocument> sent) {
        Optional<DeliveryName> name = service.deliveryName().map(DeliveryName::of);
        List<Finding> findings = new ArrayList<>();
        service.failure().ifPresent(failure -> findings.add(failed(service, failure, sent)));
        boolean logsFail = logsFail(service.accessLog());
        if (logsFail) {
            findings.add(Finding.of(
                            Severity.NOTE,
                            Feature.OPTIONS,
                            "/options/" + FujitsuOptions.PROVIDER + "/accessLog",
                            "Access logs are not stored: "
                                    + service.accessLog().detailedStatus().orElse("the provider does not say why"))
                    .hint("Check the container and its rights, and the public key; viewers are served all the same.")
                    .build());
        }
        DeploymentStatus status = status(service.status());
        return Deployment.builder()
                .provider(FujitsuOptions.PROVIDER)
                .id(service.id())
                .name(name.map(DeliveryName::title).orElse(service.id()))
                .status(logsFail && status == DeploymentStatus.DEPLOYED ? DeploymentStatus.DEGRADED : status)
                .addAllHostnames(name.map(DeliveryName::text).stream().toList())
                .addAllRequiredActions(name.map(found -> actions(found.preFqdn(), service.protocol()))
                        .orElse(List.of()))
                .addAllFindings(findings)
                .build();
    }

    static Deployment of(ServiceSummary service) {
        Optional<DeliveryName> name = service.deliveryName().map(DeliveryName::of);
        return Deployment.builder()
                .provider(FujitsuOptions.PROVIDER)
                .id(service.id())
                .name(name.map(DeliveryName::title).orElse(service.id()))
                .status(status(service.status()))
                .addAllHostnames(name.map(DeliveryName::text).stream().toList())
                .build();
    }

    /** A service that was accepted and is not there. */
    static Deployment vanished(String id) {
        return Deployment.builder()
                .provider(FujitsuOptions.PROVIDER)
                .id(id)
                .name(id)
                .status(DeploymentStatus.FAILED)
                .addFindings(Finding.of(
                                Severity.LOSSY,
                                Feature.RULES,
                                "/rules",
                                "The provider accepted the service, but it is not there any more: its creation failed, or"
                                        + " somebody deleted it. The provider does not say why.")
                        .instead("Nothing is delivered.")
                        .hint("Look through the rules, plan again, and apply.")
                        .build())
                .build();
    }

    private static boolean logsFail(AccessLogState log) {
        return log.container().isPresent() && log.status().equals(ServiceStatus.FAILED);
    }

    private static DeploymentStatus status(ServiceStatus status) {
        if (status.equals(ServiceStatus.DEPLOYED)) {
            return DeploymentStatus.DEPLOYED;
        }
        if (status.equals(ServiceStatus.UNDEPLOYED)) {
            return DeploymentStatus.DISABLED;
        }
        return status.equals(ServiceStatus.FAILED) ? DeploymentStatus.FAILED : DeploymentStatus.IN_PROGRESS;
    }

    private static Finding failed(Service service, RequestFailure failure, Optional<RulesDocument> sent) {
        String before = service.rules().isPresent() ? "The service goes on as it was before." : "Nothing is delivered.";
        return Finding.of(
                        Severity.LOSSY,
                        Feature.RULES,
                        Rejection.pointer(failure.text(), sent).orElse("/rules"),
                        (failure.rejected()
                                        ? "The provider accepted the rules, but rejected them afterwards: "
                                        : "The provider accepted the last request, but failed afterwards: ")
                                + failure.text()
                                + failure.instanceId()
                                        .map(id -> " (error instance id " + id + ")")
                                        .orElse(""))
                .instead(before)
                .hint(
                        failure.rejected()
                                ? "Change the rule and apply again."
                                : "Plan again and apply; if it goes on, ask the provider's support with the error instance"
                                        + " id.")
                .build();
    }

    /** What only the user can do for a service, made or yet to be made. */
    static List<RequiredAction> actions(Optional<String> preFqdn, Optional<DeliveryProtocol> protocol) {
        Optional<String> own = preFqdn.filter(name -> name.indexOf('.') >= 0);
        if (own.isEmpty() || protocol.isEmpty()) {
            return List.of();
        }
        String name = own.get();
        return protocol.get().equals(DeliveryProtocol.HTTP)
                ? List.of(RequiredAction.cname(name, COMMON_HTTP))
                : List.of(new RequiredAction(
                        RequiredAction.Kind.CERTIFICATE,
                        "Apply for " + name
                                + " at Fujitsu, outside the API: the certificate comes with it, and the name" + " that "
                                + name + " has to be a CNAME of",
                        name,
                        ""));
    }
}
