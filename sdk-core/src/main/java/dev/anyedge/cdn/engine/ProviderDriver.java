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
 * @param <W> what is wished, in the driver's own form
 * @param <L> what the provider has now
 */
public interface ProviderDriver<W, L extends LiveState> extends AutoCloseable {

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
     * Translates what is wished as far as that goes without knowing what is live, and refuses what the provider cannot do.
     * Pure: no call is made.
     *
     * @param distribution what is wished
     * @param options which deployment, how strict, which origins to replace
     * @return the same in the driver's own form, for {@link #find} and {@link #draft}
     * @throws dev.anyedge.cdn.translation.TranslationRefusedException when the provider cannot do it
     */
    W prepare(Distribution distribution, PlanOptions options);

    /**
     * Reads what the provider has now: the deployment with the id in the options, or else the one that the provider's
     * own rule finds, such as its name.
     *
     * @param wished what {@link #prepare} returned
     * @return what was found, also when that is nothing
     * @throws dev.anyedge.cdn.error.NotFoundException when an id is given and there is none with it
     * @throws dev.anyedge.cdn.error.CdnException when several deployments could be meant; names their ids
     */
    L find(W wished);

    /**
     * The steps that lead from what is live to what is wished. Pure: the same arguments give the same draft, which is how
     * a saved plan is checked when it is applied.
     *
     * @param wished what {@link #prepare} returned
     * @param live what {@link #find} returned
     * @return the steps, with what the user should know
     * @throws dev.anyedge.cdn.translation.TranslationRefusedException when the provider cannot do it
     */
    Draft draft(W wished, L live);

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
