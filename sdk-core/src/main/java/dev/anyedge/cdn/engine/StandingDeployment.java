package dev.anyedge.cdn.engine;

import dev.anyedge.cdn.Deployment;
import dev.anyedge.cdn.PlanOptions;
import dev.anyedge.cdn.error.CdnException;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.translation.Reading;
import java.util.List;
import java.util.Optional;

/**
 * A live deployment that reads exactly as a distribution that could not be written: one that lacks its certificate, say,
 * and is live nevertheless. To leave it as it stands, nothing has to be written. Reads only.
 *
 * @param id the provider's id
 * @param reading the deployment in the neutral model
 */
record StandingDeployment(String id, Reading reading) {

    /**
     * The deployment that the options name, or else the only one with the distribution's name, if that is what it reads as.
     * Whatever hinders looking leaves it unfound: the distribution is refused then, for what it lacks.
     */
    static Optional<StandingDeployment> find(
            ProviderDriver<?, ?> driver, Distribution distribution, PlanOptions options) {
        if (!options.originReplacements().isEmpty()) {
            return Optional.empty();
        }
        try {
            return options.deploymentId()
                    .or(() -> named(driver.list(), distribution.name()))
                    .map(id -> new StandingDeployment(id, driver.read(id)))
                    .filter(standing -> standing.reading().distribution().equals(distribution));
        } catch (CdnException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private static Optional<String> named(List<Deployment> deployments, String name) {
        List<String> ids = deployments.stream()
                .filter(deployment -> deployment.name().equals(name))
                .map(Deployment::id)
                .toList();
        return ids.size() == 1 ? Optional.of(ids.get(0)) : Optional.empty();
    }

    /** Nothing is drafted from it, so the id and what it reads as say everything. */
    String fingerprint() {
        return new Fingerprint().add(id).add(reading.distribution().toJson()).value();
    }
}
