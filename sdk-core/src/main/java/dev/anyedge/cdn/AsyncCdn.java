package dev.anyedge.cdn;

import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.translation.Reading;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The operations of {@link Cdn} as futures. A future ends with the exception that the blocking form throws; cancelling it
 * ends the operation at the next call, and the call under way at once. Thread-safe.
 */
public interface AsyncCdn {

    /**
     * See {@link Cdn#plan(Distribution, PlanOptions)}.
     *
     * @param distribution what is wished
     * @param options which deployment, how strict, which origins to replace
     * @return the plan
     */
    CompletableFuture<Plan> plan(Distribution distribution, PlanOptions options);

    /**
     * See {@link Cdn#apply(Plan, ApplyOptions)}.
     *
     * @param plan a plan of this provider
     * @param options what is allowed, and who listens
     * @return the deployment
     */
    CompletableFuture<Deployment> apply(Plan plan, ApplyOptions options);

    /**
     * See {@link Cdn#awaitDeployed}.
     *
     * @param id the deployment's id
     * @param options deadline, back-off, progress
     * @return the deployment
     */
    CompletableFuture<Deployment> awaitDeployed(String id, WaitOptions options);

    /**
     * See {@link Cdn#status}.
     *
     * @param id the deployment's id
     * @return the deployment
     */
    CompletableFuture<Deployment> status(String id);

    /**
     * See {@link Cdn#read}.
     *
     * @param id the deployment's id
     * @return the distribution with findings
     */
    CompletableFuture<Reading> read(String id);

    /**
     * See {@link Cdn#list}.
     *
     * @return all deployments
     */
    CompletableFuture<List<Deployment>> list();

    /**
     * See {@link Cdn#purge}.
     *
     * @param id the deployment's id
     * @param purge what to remove and how
     * @return how far the provider is
     */
    CompletableFuture<PurgeProgress> purge(String id, Purge purge);

    /**
     * See {@link Cdn#awaitPurged}.
     *
     * @param purge what {@link #purge} returned
     * @param options deadline and back-off
     * @return the purge, done or failed
     */
    CompletableFuture<PurgeProgress> awaitPurged(PurgeProgress purge, WaitOptions options);

    /**
     * See {@link Cdn#delete}.
     *
     * @param id the deployment's id
     * @return nothing
     */
    CompletableFuture<Void> delete(String id);
}
