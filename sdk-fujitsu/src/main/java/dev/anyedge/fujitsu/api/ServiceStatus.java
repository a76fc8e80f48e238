package dev.anyedge.fujitsu.api;

import java.util.Set;

/**
 * How a service, its log storing or a report is doing ({@code X-Status}, {@code X-Access-Log-Status}; Fujitsu reference
 * §1.4, §4). What this SDK knows is a constant, any other word is kept as it came. Immutable, thread-safe.
 *
 * @param text the word on the wire; {@code ""} when the provider did not say
 */
public record ServiceStatus(String text) {
    /** The provider did not say. */
    public static final ServiceStatus UNSAID = new ServiceStatus("");

    /** Being made. */
    public static final ServiceStatus CREATE_IN_PROGRESS = new ServiceStatus("create_in_progress");

    /** Reached through the edge; for a report: ready. */
    public static final ServiceStatus DEPLOYED = new ServiceStatus("deployed");

    /** Not delivering; name and configuration are kept. */
    public static final ServiceStatus UNDEPLOYED = new ServiceStatus("undeployed");

    /** Being changed; what was there before serves until then. */
    public static final ServiceStatus UPDATE_IN_PROGRESS = new ServiceStatus("update_in_progress");

    /** Being deleted. */
    public static final ServiceStatus DELETE_IN_PROGRESS = new ServiceStatus("delete_in_progress");

    /** The last request failed; after a failed change, what was there before goes on serving. */
    public static final ServiceStatus FAILED = new ServiceStatus("failed");

    private static final Set<ServiceStatus> KNOWN =
            Set.of(CREATE_IN_PROGRESS, DEPLOYED, UNDEPLOYED, UPDATE_IN_PROGRESS, DELETE_IN_PROGRESS, FAILED);

    /**
     * Whether this is a word that this SDK knows.
     *
     * @return false for words that came later, and for none
     */
    public boolean known() {
        return KNOWN.contains(this);
    }

    /**
     * Whether the provider is at work, so that every change is answered with a conflict.
     *
     * @return true for the words that end in {@code _in_progress}
     */
    public boolean inProgress() {
        return text.endsWith("_in_progress");
    }

    @Override
    public String toString() {
        return text.isEmpty() ? "(not said)" : text;
    }
}
