package dev.anyedge.cdn.engine;

import dev.anyedge.cdn.Deployment;
import dev.anyedge.cdn.model.Distribution;
import java.util.Optional;

/** What a provider has now for one distribution, or that it has nothing yet. Immutable. */
public interface LiveState {

    /**
     * The deployment.
     *
     * @return how it is; empty when there is none yet
     */
    Optional<Deployment> deployment();

    /**
     * A digest of everything that a draft depends on, and of nothing else: not of times, states or the order in which a
     * server lists things. See {@link Fingerprint}.
     *
     * @return opaque
     */
    String fingerprint();

    /**
     * What viewers get now, in the neutral model, for the safety rules.
     *
     * @return the reading; empty when viewers are not served, so that no change can harm them
     */
    Optional<Distribution> serving();
}
