package dev.anyedge.cdn.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the steps of one apply tell each other: the ids that the provider gave. Used by one thread. */
public final class ApplyScope {
    private final Map<String, String> ids = new LinkedHashMap<>();
    private Optional<String> deploymentId;

    ApplyScope(Optional<String> deploymentId) {
        this.deploymentId = deploymentId;
    }

    /**
     * The deployment that is changed.
     *
     * @return its id; empty until the step that makes it is done
     */
    public Optional<String> deploymentId() {
        return deploymentId;
    }

    /**
     * Says which deployment a step has made.
     *
     * @param id the provider's id
     */
    public void deployment(String id) {
        deploymentId = Optional.of(id);
    }

    /**
     * Keeps an id for later steps.
     *
     * @param role the driver's own word for what it is
     * @param id the provider's id
     */
    public void produced(String role, String id) {
        ids.put(role, id);
    }

    /**
     * An id that an earlier step produced.
     *
     * @param role the driver's own word for what it is
     * @return the provider's id
     * @throws IllegalStateException when no step produced it: the draft is in the wrong order
     */
    public String id(String role) {
        String id = ids.get(role);
        if (id == null) {
            throw new IllegalStateException("no earlier step produced \"" + role + "\"; there are " + ids.keySet());
        }
        return id;
    }

    /**
     * All ids that steps produced so far.
     *
     * @return by role, a copy
     */
    public Map<String, String> ids() {
        return Map.copyOf(ids);
    }
}
