package dev.anyedge.cdn;

import dev.anyedge.cdn.error.CdnException;
import java.util.List;
import java.util.Optional;

/** A change failed half-way. Viewers are still served; planning and applying again continues from what is there. */
public final class ApplyFailedException extends CdnException {
    private static final long serialVersionUID = 1L;

    private final transient Optional<String> deploymentId;
    private final transient List<Change> completed;
    private final transient Change failed;
    private final transient List<Change> remaining;
    private final CdnException reason;

    /**
     * A failed apply.
     *
     * @param message what failed and what to do
     * @param deploymentId the deployment, where it exists already
     * @param completed the changes that were done
     * @param failed the change that failed
     * @param remaining the changes that were not begun
     * @param reason why it failed
     */
    public ApplyFailedException(
            String message,
            Optional<String> deploymentId,
            List<Change> completed,
            Change failed,
            List<Change> remaining,
            CdnException reason) {
        super(message, reason);
        this.deploymentId = deploymentId;
        this.completed = List.copyOf(completed);
        this.failed = failed;
        this.remaining = List.copyOf(remaining);
        this.reason = reason;
    }

    /**
     * The deployment.
     *
     * @return its id, where it exists already
     */
    public Optional<String> deploymentId() {
        return deploymentId;
    }

    /**
     * The changes that were done.
     *
     * @return in order
     */
    public List<Change> completed() {
        return completed;
    }

    /**
     * The change that failed. Whether the provider did it is seen by planning again.
     *
     * @return the change
     */
    public Change failed() {
        return failed;
    }

    /**
     * The changes that were not begun.
     *
     * @return in order
     */
    public List<Change> remaining() {
        return remaining;
    }

    /**
     * Why it failed.
     *
     * @return the failure of the call
     */
    public CdnException reason() {
        return reason;
    }

    @Override
    public boolean retryable() {
        return reason.retryable();
    }
}
