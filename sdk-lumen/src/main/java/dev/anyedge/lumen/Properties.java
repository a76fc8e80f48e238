package dev.anyedge.lumen;

import dev.anyedge.cdn.Deployment;
import dev.anyedge.cdn.DeploymentStatus;
import dev.anyedge.cdn.RequiredAction;
import dev.anyedge.cdn.translation.Feature;
import dev.anyedge.cdn.translation.Finding;
import dev.anyedge.cdn.translation.Severity;
import dev.anyedge.lumen.api.EnvironmentState;
import dev.anyedge.lumen.image.AliasDefinition;
import dev.anyedge.lumen.image.OriginDefinition;
import dev.anyedge.lumen.image.Protocol;
import dev.anyedge.lumen.image.ReportingId;
import dev.anyedge.lumen.image.ServiceImage;
import dev.anyedge.lumen.translate.ImagePart;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The properties of an image as deployments. One with a mark has the distribution's name as its id; a property without one
 * is a deployment of its own, known by its primary alias, and named as the distribution that it is read as.
 */
final class Properties {
    private Properties() {}

    /** Origin ids by deployment id, in the order of the image. */
    static Map<String, Set<Long>> deployments(ServiceImage image) {
        Map<String, Set<Long>> found = new LinkedHashMap<>();
        for (OriginDefinition origin : image.originDefinitions()) {
            String id = ImagePart.owner(origin).orElseGet(() -> primaryAlias(image, origin.id()));
            found.computeIfAbsent(id, key -> new LinkedHashSet<>()).add(origin.id());
        }
        return found;
    }

    /** The origin ids of a deployment; also an alias of it is an id. */
    static Set<Long> find(ServiceImage image, String id) {
        Map<String, Set<Long>> all = deployments(image);
        Set<Long> named = all.get(id);
        if (named != null) {
            return named;
        }
        return ImagePart.originOfHost(image, id)
                .flatMap(origin -> all.values().stream()
                        .filter(origins -> origins.contains(origin))
                        .findFirst())
                .orElse(Set.of());
    }

    static String primaryAlias(ServiceImage image, long originId) {
        return image.reportingIds().stream()
                .filter(reporting -> reporting.id() == originId)
                .map(ReportingId::name)
                .findFirst()
                .or(() -> image.aliasDefinitions().stream()
                        .filter(alias -> alias.originId() == originId)
                        .map(alias -> alias.aliases().get(0))
                        .findFirst())
                .orElse(String.valueOf(originId));
    }

    static Deployment deployment(String id, ServiceImage part, EnvironmentState state) {
        List<String> hosts = new ArrayList<>();
        part.aliasDefinitions().forEach(alias -> hosts.addAll(alias.aliases()));
        Deployment.Builder deployment = Deployment.builder()
                .provider("lumen")
                .id(id)
                .name(ImagePart.nameOf(part))
                .status(status(part, state))
                .addAllHostnames(hosts)
                .addAllRequiredActions(actions(part));
        if (state.failed()) {
            deployment.addFindings(Finding.of(
                            Severity.NOTE,
                            Feature.UNKNOWN_CONTENT,
                            "",
                            "The network did not accept version "
                                    + state.serviceImageVersion().orElse(0) + " of "
                                    + state.serviceImage().orElse("the image")
                                    + "; what was there before is served.")
                    .hint("Promote an older version, or plan and apply again.")
                    .build());
        }
        return deployment.build();
    }

    private static DeploymentStatus status(ServiceImage part, EnvironmentState state) {
        if (state.failed()) {
            return DeploymentStatus.FAILED;
        }
        if (!state.active()) {
            return DeploymentStatus.IN_PROGRESS;
        }
        return ImagePart.switchedOff(part) ? DeploymentStatus.DISABLED : DeploymentStatus.DEPLOYED;
    }

    static List<RequiredAction> actions(ServiceImage part) {
        List<RequiredAction> actions = new ArrayList<>();
        for (AliasDefinition alias : part.aliasDefinitions()) {
            if (alias.protocols().contains(Protocol.HTTPS) && !alias.signed()) {
                actions.add(new RequiredAction(
                        RequiredAction.Kind.CERTIFICATE,
                        "Have Lumen arrange HTTPS for " + String.join(", ", alias.aliases()) + "; no API does that",
                        alias.aliases().get(0),
                        ""));
            }
        }
        return actions;
    }
}
