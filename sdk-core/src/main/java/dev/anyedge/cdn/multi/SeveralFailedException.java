package dev.anyedge.cdn.multi;

import dev.anyedge.cdn.error.CdnException;

/** One or more of several providers failed. The others are done; doing the same again finishes the rest. */
public final class SeveralFailedException extends CdnException {
    private static final long serialVersionUID = 1L;

    private final transient Outcomes<?> outcomes;

    /**
     * The failures of several providers.
     *
     * @param outcomes all outcomes, at least one of which failed
     */
    public SeveralFailedException(Outcomes<?> outcomes) {
        super(outcomes.render().strip());
        this.outcomes = outcomes;
        outcomes.all().forEach(outcome -> outcome.failure().ifPresent(this::addSuppressed));
    }

    /**
     * What each provider answered.
     *
     * @return all outcomes, also of those that succeeded
     */
    public Outcomes<?> outcomes() {
        return outcomes;
    }

    /** Whether every failure may be gone when the same is tried again. */
    @Override
    public boolean retryable() {
        return outcomes.all().stream()
                .flatMap(outcome -> outcome.failure().stream())
                .allMatch(CdnException::retryable);
    }
}
