package dev.anyedge.cdn.error;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A quota or a plan does not allow more. The caller frees something or asks for more. */
public final class QuotaExceededException extends CdnException {
    private static final long serialVersionUID = 1L;

    private final transient List<Quota> quotas;

    /**
     * One exhausted quota.
     *
     * @param resource what is counted, in the provider's own word
     * @param limit how many are allowed, -1 where the provider does not say
     * @param current how many there are, -1 where the provider does not say
     */
    public record Quota(String resource, long limit, long current) {}

    /**
     * An exhausted quota.
     *
     * @param message what was attempted and what the provider said
     * @param quotas the quotas that the provider named, possibly none
     * @param call the facts of the call
     * @param cause what lies beneath, if anything
     */
    public QuotaExceededException(String message, List<Quota> quotas, FailedCall call, @Nullable Throwable cause) {
        super(message, call, cause);
        this.quotas = List.copyOf(quotas);
    }

    /**
     * The quotas that the provider named.
     *
     * @return possibly none
     */
    public List<Quota> quotas() {
        return quotas;
    }
}
