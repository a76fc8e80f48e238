package dev.anyedge.cdn.engine;

import dev.anyedge.cdn.Deployment;
import dev.anyedge.cdn.PlanOptions;
import dev.anyedge.cdn.Purge;
import dev.anyedge.cdn.PurgeProgress;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.translation.Capabilities;
import dev.anyedge.cdn.translation.Reading;
import java.util.List;

/**
 * What is particular to one provider: how to find what is live, which steps lead from it to a distribution, and how to
 * ask about it. The {@link CdnEngine} does the rest. Thread-safe.
 *
 * <p>Every method may throw a {@link dev.anyedge.cdn.error.CdnException}, and ends at once when its thread is
 * interrupted.
 *
 * @param <L> what the provider has now
 */
public interface ProviderDriver<L extends LiveState> extends AutoCloseable {

    /**
     * The provider's name.
     *
     * @return lower case
     */
    String provider();

    /**
     * What the provider can do. The engine refuses a purge that the {@code PURGE_…} features do not allow.
     *
     * @return the capabilities; no call is made
     */
    Capabilities capabilities();

    /**
     * Refuses what the provider cannot do. Pure: no call is made.
     *
     * @param distribution what is wished
     * @param options how strict, which origins to replace
     * @throws dev.anyedge.cdn.translation.TranslationRefusedException when the provider cannot do it
     */
    void check(Distribution distribution, PlanOptions options);

    /**
     * Reads what the provider has now.
     *
     * @param lookup which deployment is meant
     * @return what was found, also when that is nothing
     * @throws dev.anyedge.cdn.error.NotFoundException when an id is given and there is none with it
     * @throws dev.anyedge.cdn.error.CdnException when several deployments could be meant; names their ids
     */
    L find(Lookup lookup);

    /**
     * The steps that lead from what is live to a distribution. Pure: the same arguments give the same draft, which is how
     * a saved plan is checked when it is applied.
     *
     * @param distribution what is wished
     * @param options how strict, which origins to replace
     * @param live what {@link #find} returned
     * @return the steps, with what the user should know
     * @throws dev.anyedge.cdn.translation.TranslationRefusedException when the provider cannot do it
     */
    Draft draft(Distribution distribution, PlanOptions options, L live);

    /**
     * How a deployment is now.
     *
     * @param id the provider's id
     * @return the deployment
     * @throws dev.anyedge.cdn.error.NotFoundException when there is none with this id
     */
    Deployment status(String id);

    /**
     * A live deployment in the neutral model.
     *
     * @param id the provider's id
     * @return the distribution with findings
     * @throws dev.anyedge.cdn.error.NotFoundException when there is none with this id
     */
    Reading read(String id);

    /**
     * All deployments of the account.
     *
     * @return in the order of their creation where the provider tells it
     */
    List<Deployment> list();

    /**
     * Removes content from the edge's caches.
     *
     * @param id the provider's id
     * @param purge what to remove and how; checked against the capabilities already
     * @return how far the provider is
     */
    PurgeProgress purge(String id, Purge purge);

    /**
     * How far a purge is now.
     *
     * @param purge what {@link #purge} returned
     * @return the purge as it is now
     */
    PurgeProgress purgeStatus(PurgeProgress purge);

    /**
     * Deletes a deployment and everything that belongs to it.
     *
     * @param id the provider's id
     * @throws dev.anyedge.cdn.error.NotFoundException when there is none with this id
     */
    void delete(String id);

    /** Lets go of what the driver created. May be called several times. */
    @Override
    void close();
}
