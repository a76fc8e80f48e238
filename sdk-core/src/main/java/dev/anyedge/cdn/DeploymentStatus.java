package dev.anyedge.cdn;

/** How a deployment is. */
public enum DeploymentStatus {
    /** The provider is at work. */
    IN_PROGRESS,
    /** Viewers are served as wished. */
    DEPLOYED,
    /** The user has something to do before viewers are served as wished. */
    ACTION_REQUIRED,
    /** Viewers are served, but not all is well. */
    DEGRADED,
    /** Viewers are not served. */
    FAILED,
    /** Switched off. */
    DISABLED
}
