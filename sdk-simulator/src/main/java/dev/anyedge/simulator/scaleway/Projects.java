package dev.anyedge.simulator.scaleway;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The projects that the key may see, all of one organization. */
final class Projects {

    private final Set<String> known;
    private final String organizationId;

    Projects(Set<String> known, String organizationId) {
        this.known = Set.copyOf(known);
        this.organizationId = organizationId;
    }

    void require(String projectId, String resource, String action) {
        if (!known.contains(projectId.toLowerCase(Locale.ROOT))) {
            throw ApiFailure.permissionsDenied(resource, action);
        }
    }

    /** Whether a list call asks for what belongs to this project. */
    boolean selected(Call call, String projectId) {
        Optional<String> project = call.query("project_id");
        Optional<String> organization = call.query("organization_id");
        return (project.isEmpty() || project.get().equalsIgnoreCase(projectId))
                && (organization.isEmpty() || organization.get().equalsIgnoreCase(organizationId));
    }
}
