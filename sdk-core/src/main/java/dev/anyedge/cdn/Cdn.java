package dev.anyedge.cdn;

import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.translation.Capabilities;
import dev.anyedge.cdn.translation.Reading;
import java.util.List;

/**
 * A CDN account at one provider. Thread-safe. Made by the provider module's builder, for example
 * {@code ScalewayCdn.builder().build()}, or by the provider's name with {@link #forProvider(String)}, and closed when done.
 *
 * <p>Every method may throw a {@link dev.anyedge.cdn.error.CdnException}; which one says what the caller can do. Blocking
 * methods end at once when their thread is interrupted.
 *
 * <pre>{@code
 * try (Cdn cdn = ScalewayCdn.builder().build()) {
 *     Plan plan = cdn.plan(shop);
 *     System.out.println(plan.render());
 *     Deployment live = cdn.apply(plan);
 *     live = cdn.awaitDeployed(live.id(), WaitOptions.defaults());
 *     cdn.purge(live.id(), Purge.paths("/myimage.png"));
 * }
 * }</pre>
 */
public interface Cdn extends AutoCloseable {

    /**
     * Connects to a provider whose module is on the class path or module path, with the settings of the environment.
     *
     * @param name the provider's name, for example {@code scaleway}
     * @return a CDN to work with, to be closed; nothing is called before its first operation
     * @throws dev.anyedge.cdn.error.ValidationException when there is no such provider, naming those that are there, or
     *     when a setting is missing or malformed
     */
    static Cdn forProvider(String name) {
        return forProvider(name, CdnSettings.ofEnvironment());
    }

    /**
     * Connects to a provider whose module is on the class path or module path.
     *
     * @param name the provider's name, for example {@code scaleway}
     * @param settings by the names of {@link CdnProvider#settings()}
     * @return a CDN to work with, to be closed; nothing is called before its first operation
     * @throws dev.anyedge.cdn.error.ValidationException when there is no such provider, naming those that are there, or
     *     when a setting is unknown, missing or malformed
     */
    static Cdn forProvider(String name, CdnSettings settings) {
        return CdnProvider.named(name).connect(settings);
    }

    /**
     * The provider's name.
     *
     * @return lower case, for example {@code scaleway}
     */
    String provider();

    /**
     * What the provider can do.
     *
     * @return the capabilities; no call is made
     */
    Capabilities capabilities();

    /**
     * What would change to bring a distribution about. Reads the live state, changes nothing.
     *
     * @param distribution what is wished
     * @return the plan
     * @throws dev.anyedge.cdn.translation.TranslationRefusedException before any call, when the provider cannot do it
     */
    default Plan plan(Distribution distribution) {
        return plan(distribution, PlanOptions.defaults());
    }

    /**
     * What would change to bring a distribution about. Reads the live state, changes nothing.
     *
     * @param distribution what is wished
     * @param options which deployment, how strict, which origins to replace
     * @return the plan
     * @throws dev.anyedge.cdn.translation.TranslationRefusedException before any call, when the provider cannot do it
     */
    Plan plan(Distribution distribution, PlanOptions options);

    /**
     * Does what a plan says. Reads the live state again and refuses when it is not what the plan was made from, or when
     * the plan holds something unsafe.
     *
     * @param plan a plan of this provider, possibly saved and loaded
     * @return the deployment right after the last change; the provider may still be at work
     * @throws PlanRefusedException before any change, when the plan is stale or unsafe
     * @throws ApplyFailedException when a change failed; a new plan continues from what is there
     */
    default Deployment apply(Plan plan) {
        return apply(plan, ApplyOptions.defaults());
    }

    /**
     * Does what a plan says, with options.
     *
     * @param plan a plan of this provider, possibly saved and loaded
     * @param options what is allowed, and who listens
     * @return the deployment right after the last change; the provider may still be at work
     * @throws PlanRefusedException before any change, when the plan is stale or unsafe
     * @throws ApplyFailedException when a change failed; a new plan continues from what is there
     */
    Deployment apply(Plan plan, ApplyOptions options);

    /**
     * Waits until the provider has done its work, or until the user has something to do.
     *
     * @param id the deployment's id
     * @param options deadline, back-off, progress
     * @return the deployment, {@code IN_PROGRESS} no longer
     * @throws WaitTimeoutException when the deadline has passed
     */
    Deployment awaitDeployed(String id, WaitOptions options);

    /**
     * How a deployment is now.
     *
     * @param id the deployment's id
     * @return the deployment
     * @throws dev.anyedge.cdn.error.NotFoundException when there is none with this id
     */
    Deployment status(String id);

    /**
     * A live deployment in the neutral model.
     *
     * @param id the deployment's id
     * @return the distribution with findings; planning it again changes nothing
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
     * @param id the deployment's id
     * @param purge what to remove and how
     * @return how far the provider is
     * @throws dev.anyedge.cdn.error.ValidationException before any call, when the provider cannot purge so
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
     * Waits until a purge is done.
     *
     * @param purge what {@link #purge} returned
     * @param options deadline and back-off
     * @return the purge, done or failed
     * @throws WaitTimeoutException when the deadline has passed
     */
    PurgeProgress awaitPurged(PurgeProgress purge, WaitOptions options);

    /**
     * Deletes a deployment and everything that belongs to it. What is gone already counts as deleted.
     *
     * @param id the deployment's id
     * @throws dev.anyedge.cdn.error.NotFoundException when there is none with this id
     */
    void delete(String id);

    /**
     * The same operations as futures.
     *
     * @return the asynchronous twin; closing this closes it
     */
    AsyncCdn async();

    /** Lets go of threads and sockets of the SDK's own; an HTTP client that the user passed stays open. */
    @Override
    void close();
}
