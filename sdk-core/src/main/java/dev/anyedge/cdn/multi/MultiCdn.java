package dev.anyedge.cdn.multi;

import dev.anyedge.cdn.ApplyOptions;
import dev.anyedge.cdn.Cdn;
import dev.anyedge.cdn.Deployment;
import dev.anyedge.cdn.Plan;
import dev.anyedge.cdn.PlanOptions;
import dev.anyedge.cdn.Purge;
import dev.anyedge.cdn.PurgeProgress;
import dev.anyedge.cdn.WaitOptions;
import dev.anyedge.cdn.error.CdnException;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.error.Violation;
import dev.anyedge.cdn.model.Distribution;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Several providers that serve the same distribution. Each operation asks each provider and gives one outcome for each:
 * where one is down, the others are done, the outcomes say what remains, and doing the same again finishes it.
 * Thread-safe; closing it closes the providers.
 *
 * <pre>{@code
 * try (MultiCdn cdns = MultiCdn.builder()
 *         .add(Cdn.forProvider("scaleway"))
 *         .add(Cdn.forProvider("fujitsu"), PlanOptions.builder().putOriginReplacements("assets", host).build())
 *         .parallelism(2)
 *         .build()) {
 *     Outcomes<Plan> plans = cdns.plan(shop);
 *     System.out.println(plans.render());
 *     Outcomes<Deployment> live = cdns.apply(plans.orThrow(), ApplyOptions.defaults());
 *     live.remaining().forEach(provider -> System.out.println("still to do: " + provider));
 *     cdns.purge(MultiCdn.ids(live), Purge.paths("/index.html"), Widening.REFUSED);
 * }
 * }</pre>
 */
public final class MultiCdn implements AutoCloseable {
    private final Map<String, Member> members;
    private final SideBySide work;

    private record Member(Cdn cdn, PlanOptions options) {}

    private MultiCdn(Map<String, Member> members, int parallelism, boolean stopAfterFailure) {
        this.members = members;
        this.work = new SideBySide(parallelism, stopAfterFailure);
    }

    /**
     * A new builder.
     *
     * @return a builder without providers
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The providers.
     *
     * @return names, in the order in which they were added
     */
    public List<String> providers() {
        return List.copyOf(members.keySet());
    }

    /**
     * What would change at each provider. Reads, changes nothing.
     *
     * @param distribution what is wished everywhere
     * @return a plan for each provider that can do it
     */
    public Outcomes<Plan> plan(Distribution distribution) {
        // a plan changes nothing: one that fails is no reason to leave the others out
        return work.onAll(all(provider -> SideBySide.done(
                provider,
                members(provider).cdn().plan(distribution, members(provider).options()))));
    }

    /**
     * Plans that were saved, one for each provider, as {@link #apply} takes them. A plan is saved by itself, so that each can
     * be reviewed, and applied alone with {@link Cdn#apply(Plan)}, too.
     *
     * <pre>{@code
     * for (Plan plan : plans.values().values()) {
     *     Files.writeString(folder.resolve(plan.provider() + ".json"), plan.toJson());
     * }
     * }</pre>
     *
     * @param plans what {@link Plan#fromJson} read
     * @return the plans by provider, in this order
     * @throws ValidationException when two of them are for the same provider
     */
    public static Outcomes<Plan> saved(List<Plan> plans) {
        List<Violation> violations = new ArrayList<>();
        Set<String> providers = new LinkedHashSet<>();
        for (int i = 0; i < plans.size(); i++) {
            String provider = plans.get(i).provider();
            if (!providers.add(provider)) {
                violations.add(new Violation(
                        "/" + i + "/provider",
                        provider,
                        "one plan for each provider",
                        "there are two plans for the provider " + provider + "; apply one of them"));
            }
        }
        if (!violations.isEmpty()) {
            throw new ValidationException("saved plans", violations);
        }
        return new Outcomes<>(plans.stream()
                .map(plan -> SideBySide.done(plan.provider(), plan))
                .toList());
    }

    /**
     * Applies each plan at its provider: begun in the order in which the providers were added, as many at once as the
     * parallelism says. A provider without a plan is left out and fails with the reason why there is no plan; an empty plan
     * makes no write.
     *
     * @param plans what {@link #plan} or {@link #saved} returned
     * @param options what is allowed, and who listens; the listener hears of all providers, in several threads where several
     *     work at once
     * @return a deployment for each provider that is done
     */
    public Outcomes<Deployment> apply(Outcomes<Plan> plans, ApplyOptions options) {
        return work.inOrder(all(provider -> {
            Outcome<Plan> plan = plans.of(provider)
                    .orElseThrow(() -> new CdnException("There is no plan for the provider " + provider + "."));
            if (plan.failure().isPresent()) {
                throw plan.failure().get();
            }
            return SideBySide.done(
                    provider, members(provider).cdn().apply(plan.value().orElseThrow(), options));
        }));
    }

    /**
     * Waits at each provider that has a deployment.
     *
     * @param live what {@link #apply} returned
     * @param options deadline, back-off, progress, for each provider
     * @return the deployments, in progress no longer; the failures of those that had none
     */
    public Outcomes<Deployment> awaitDeployed(Outcomes<Deployment> live, WaitOptions options) {
        return onDeployments(ids(live), (cdn, id) -> cdn.awaitDeployed(id, options), live);
    }

    /**
     * Where a distribution is deployed. Finds it as a plan does.
     *
     * @param distribution the distribution
     * @return the deployments' ids by provider, without those where there is none
     * @throws SeveralFailedException when a provider cannot be asked
     */
    public Map<String, String> locate(Distribution distribution) {
        Map<String, String> ids = new LinkedHashMap<>();
        plan(distribution).orThrow().values().forEach((provider, plan) -> plan.deploymentId()
                .ifPresent(id -> ids.put(provider, id)));
        return ids;
    }

    /**
     * The ids of deployments.
     *
     * @param live what {@link #apply} or {@link #status} returned
     * @return the ids by provider, without those that failed
     */
    public static Map<String, String> ids(Outcomes<Deployment> live) {
        Map<String, String> ids = new LinkedHashMap<>();
        live.values().forEach((provider, deployment) -> ids.put(provider, deployment.id()));
        return ids;
    }

    /**
     * How each deployment is now.
     *
     * @param ids the deployments' ids by provider
     * @return a deployment for each of them
     */
    public Outcomes<Deployment> status(Map<String, String> ids) {
        return onDeployments(ids, Cdn::status, new Outcomes<>(List.of()));
    }

    /**
     * Removes content from the caches of each provider, with the same meaning everywhere: where a provider cannot remove
     * exactly that, it fails there, or more is removed and a note says so.
     *
     * @param ids the deployments' ids by provider
     * @param purge what to remove and how
     * @param widening whether more may be removed where exactly that is not possible
     * @return how far each provider is
     */
    public Outcomes<PurgeProgress> purge(Map<String, String> ids, Purge purge, Widening widening) {
        return work.onAll(of(ids, (provider, id) -> {
            Cdn cdn = members(provider).cdn();
            PurgeFit fit = PurgeFit.of(purge, cdn.capabilities(), widening);
            return new Outcome<>(provider, Optional.of(cdn.purge(id, fit.purge())), Optional.empty(), fit.notes());
        }));
    }

    /**
     * Waits until each purge is done.
     *
     * @param purges what {@link #purge} returned
     * @param options deadline and back-off, for each provider
     * @return the purges, done or failed
     */
    public Outcomes<PurgeProgress> awaitPurged(Outcomes<PurgeProgress> purges, WaitOptions options) {
        List<SideBySide.Task<PurgeProgress>> tasks = new ArrayList<>();
        for (Outcome<PurgeProgress> purge : purges.all()) {
            tasks.add(new SideBySide.Task<>(purge.provider(), () -> {
                if (purge.failure().isPresent()) {
                    throw purge.failure().get();
                }
                PurgeProgress done = members(purge.provider())
                        .cdn()
                        .awaitPurged(purge.value().orElseThrow(), options);
                return new Outcome<>(purge.provider(), Optional.of(done), Optional.empty(), purge.notes());
            }));
        }
        return work.onAll(tasks);
    }

    private interface Question<T> {
        Outcome<T> ask(String provider);
    }

    private interface Operation<T> {
        T on(Cdn cdn, String id);
    }

    private interface OnDeployment<T> {
        Outcome<T> ask(String provider, String id);
    }

    private <T> List<SideBySide.Task<T>> all(Question<T> question) {
        return members.keySet().stream()
                .map(provider -> new SideBySide.Task<>(provider, () -> question.ask(provider)))
                .toList();
    }

    private <T> List<SideBySide.Task<T>> of(Map<String, String> ids, OnDeployment<T> question) {
        return ids.entrySet().stream()
                .map(id -> new SideBySide.Task<>(id.getKey(), () -> question.ask(id.getKey(), id.getValue())))
                .toList();
    }

    /** Asks where there is a deployment; where there was a failure before, that is the outcome still. */
    private Outcomes<Deployment> onDeployments(
            Map<String, String> ids, Operation<Deployment> operation, Outcomes<Deployment> before) {
        Outcomes<Deployment> asked = work.onAll(of(
                ids,
                (provider, id) ->
                        SideBySide.done(provider, operation.on(members(provider).cdn(), id))));
        List<Outcome<Deployment>> all = new ArrayList<>(asked.all());
        before.all().stream().filter(outcome -> !outcome.succeeded()).forEach(all::add);
        List<String> order = providers();
        all.sort((one, other) -> order.indexOf(one.provider()) - order.indexOf(other.provider()));
        return new Outcomes<>(all);
    }

    private Member members(String provider) {
        Member member = members.get(provider);
        if (member == null) {
            throw new CdnException("There is no provider " + provider + " here; there is "
                    + String.join(", ", members.keySet()) + ".");
        }
        return member;
    }

    /** Closes every provider, also when one of them fails to close. */
    @Override
    public void close() {
        RuntimeException first = null;
        for (Member member : members.values()) {
            try {
                member.cdn().close();
            } catch (RuntimeException e) {
                if (first == null) {
                    first = e;
                } else {
                    first.addSuppressed(e);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }

    /** Collects providers. Not thread-safe. */
    public static final class Builder {
        private final Map<String, Member> members = new LinkedHashMap<>();
        private int parallelism = 1;
        private boolean stopAfterFailure;

        private Builder() {}

        /**
         * One more provider, after those before it.
         *
         * @param cdn the provider; closed with the whole
         * @return this builder
         */
        public Builder add(Cdn cdn) {
            return add(cdn, PlanOptions.defaults());
        }

        /**
         * One more provider, planned with options of its own.
         *
         * @param cdn the provider; closed with the whole
         * @param options for example origins that are replaced there
         * @return this builder
         */
        public Builder add(Cdn cdn, PlanOptions options) {
            if (members.putIfAbsent(cdn.provider(), new Member(cdn, options)) != null) {
                throw new CdnException("The provider " + cdn.provider() + " was added twice.");
            }
            return this;
        }

        /**
         * How many providers are worked on at once.
         *
         * @param count at least 1, which is the default: one after another, in the calling thread
         * @return this builder
         */
        public Builder parallelism(int count) {
            if (count < 1) {
                throw new IllegalArgumentException("the parallelism is " + count + "; it is at least 1");
            }
            parallelism = count;
            return this;
        }

        /**
         * Begins no further provider once an apply has failed at one, for those who try a change at one provider first.
         * Without it, the others are done.
         *
         * @return this builder
         */
        public Builder stopAfterFailure() {
            stopAfterFailure = true;
            return this;
        }

        /**
         * The providers as one.
         *
         * @return several CDNs to work with
         */
        public MultiCdn build() {
            if (members.isEmpty()) {
                throw new IllegalStateException("there is no provider");
            }
            return new MultiCdn(new LinkedHashMap<>(members), parallelism, stopAfterFailure);
        }
    }
}
