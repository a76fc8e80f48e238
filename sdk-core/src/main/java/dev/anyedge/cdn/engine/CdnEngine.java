package dev.anyedge.cdn.engine;

import dev.anyedge.cdn.ApplyFailedException;
import dev.anyedge.cdn.ApplyListener;
import dev.anyedge.cdn.ApplyOptions;
import dev.anyedge.cdn.AsyncCdn;
import dev.anyedge.cdn.Cdn;
import dev.anyedge.cdn.Change;
import dev.anyedge.cdn.Deployment;
import dev.anyedge.cdn.DeploymentStatus;
import dev.anyedge.cdn.Permission;
import dev.anyedge.cdn.Plan;
import dev.anyedge.cdn.PlanOptions;
import dev.anyedge.cdn.PlanRefusedException;
import dev.anyedge.cdn.Purge;
import dev.anyedge.cdn.PurgeProgress;
import dev.anyedge.cdn.WaitOptions;
import dev.anyedge.cdn.WaitTimeoutException;
import dev.anyedge.cdn.error.CdnException;
import dev.anyedge.cdn.error.FailedCall;
import dev.anyedge.cdn.error.InterruptedCallException;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.error.Violation;
import dev.anyedge.cdn.http.Timekeeper;
import dev.anyedge.cdn.internal.engine.ChangeLine;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.translation.Capabilities;
import dev.anyedge.cdn.translation.Feature;
import dev.anyedge.cdn.translation.Finding;
import dev.anyedge.cdn.translation.Reading;
import dev.anyedge.cdn.translation.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Cdn} made from a {@link ProviderDriver}: the loops of plan, apply, wait and purge, the same for every
 * provider. Thread-safe.
 *
 * <pre>{@code
 * Cdn cdn = CdnEngine.builder(new MyProviderDriver(client)).build();
 * }</pre>
 *
 * <p>No state is kept between operations: the provider holds it. An apply reads the live state again, refuses a plan
 * that was made from another one, drafts anew (the draft is pure) and refuses when that is not what the plan says, so
 * that what was reviewed is what is done.
 *
 * @param <W> what is wished, in the driver's own form
 * @param <L> what the provider has now
 */
public final class CdnEngine<W, L extends LiveState> implements Cdn {
    private final ProviderDriver<W, L> driver;
    private final Timekeeper time;
    private final FutureOperations async;

    private CdnEngine(ProviderDriver<W, L> driver, Timekeeper time) {
        this.driver = driver;
        this.time = time;
        this.async = new FutureOperations(this);
    }

    /**
     * A new builder.
     *
     * @param driver what is particular to the provider; closed with the engine
     * @param <W> what is wished, in the driver's own form
     * @param <L> what the provider has now
     * @return a builder
     */
    public static <W, L extends LiveState> Builder<W, L> builder(ProviderDriver<W, L> driver) {
        return new Builder<>(driver);
    }

    @Override
    public String provider() {
        return driver.provider();
    }

    @Override
    public Capabilities capabilities() {
        return driver.capabilities();
    }

    @Override
    public Plan plan(Distribution distribution, PlanOptions options) {
        // first: what a placeholder cannot do at a provider would only hide that it is one
        Optional<ValidationException> lack = Placeholders.refusal(distribution, options);
        if (lack.isPresent()) {
            return StandingDeployment.find(driver, distribution, options)
                    .map(standing -> planNothing(distribution, options, standing))
                    .orElseThrow(lack::get);
        }
        W wished = driver.prepare(distribution, options);
        L live = driver.find(wished);
        Draft draft = SafetyRules.mark(driver.draft(wished, live), live);
        return Plan.builder()
                .provider(provider())
                .distribution(distribution)
                .options(options)
                .deploymentId(live.deployment().map(Deployment::id))
                .addAllChanges(changes(draft))
                .addAllFindings(draft.findings())
                .addAllRequiredActions(draft.requiredActions())
                .calls(draft.steps().stream().mapToInt(Step::calls).sum())
                .fingerprint(live.fingerprint())
                .build();
    }

    private Plan planNothing(Distribution distribution, PlanOptions options, StandingDeployment standing) {
        return Plan.builder()
                .provider(provider())
                .distribution(distribution)
                .options(options)
                .deploymentId(standing.id())
                .addAllFindings(standing.reading().findings())
                .calls(0)
                .fingerprint(standing.fingerprint())
                .build();
    }

    private static List<Change> changes(Draft draft) {
        return draft.steps().stream().map(Step::change).toList();
    }

    @Override
    public Deployment apply(Plan plan, ApplyOptions options) {
        if (!plan.provider().equals(provider())) {
            throw new ValidationException(
                    "plan",
                    List.of(new Violation(
                            "/provider",
                            plan.provider(),
                            provider(),
                            "this plan is for the provider " + plan.provider() + "; it cannot be applied with "
                                    + provider() + ". Plan again with this provider")));
        }
        Optional<ValidationException> lack = Placeholders.refusal(plan.distribution(), plan.options());
        if (lack.isPresent()) {
            return StandingDeployment.find(driver, plan.distribution(), plan.options())
                    .filter(standing -> standing.fingerprint().equals(plan.fingerprint())
                            && plan.changes().isEmpty())
                    .map(standing -> driver.status(standing.id()))
                    .orElseThrow(lack::get);
        }
        W wished = driver.prepare(plan.distribution(), plan.options());
        L live = driver.find(wished);
        refuseStale(plan, live);
        Draft draft = SafetyRules.mark(driver.draft(wished, live), live);
        if (!changes(draft).equals(plan.changes())) {
            throw PlanRefusedException.stale(
                    "The plan for \"" + plan.distribution().name() + "\" does not hold what "
                            + "would be done now, although the live state is the same: it was edited, or made by another version"
                            + " of the SDK. Nothing was changed. Plan again, review, and apply the new plan.");
        }
        refuseUnsafe(draft, options.allow());
        if (draft.steps().isEmpty()) {
            return live.deployment()
                    .orElseThrow(() -> new IllegalStateException("an empty draft, but nothing is live"));
        }
        return carryOut(draft, live, options.listener());
    }

    private static void refuseStale(Plan plan, LiveState live) {
        if (live.fingerprint().equals(plan.fingerprint())) {
            return;
        }
        String name = "\"" + plan.distribution().name() + "\"";
        Optional<String> now = live.deployment().map(Deployment::id);
        String what;
        if (now.equals(plan.deploymentId())) {
            what = now.isPresent()
                    ? "The deployment " + now.get() + " of " + name + " was changed since it was planned."
                    : "The account was changed since " + name + " was planned.";
        } else if (now.isEmpty()) {
            what = "The deployment " + plan.deploymentId().orElse("") + " of " + name + " is gone.";
        } else if (plan.deploymentId().isEmpty()) {
            what = "There is a deployment " + now.get() + " of " + name + " now; there was none when it was planned.";
        } else {
            what = "The deployment " + plan.deploymentId().get() + " of " + name + " is gone; there is " + now.get()
                    + " in its place.";
        }
        throw PlanRefusedException.stale("The plan is stale. " + what + " Nothing was changed. Plan again, review, and"
                + " apply the new plan.");
    }

    private static void refuseUnsafe(Draft draft, Set<Permission> allowed) {
        Set<Permission> missing = EnumSet.noneOf(Permission.class);
        for (Step step : draft.steps()) {
            missing.addAll(step.change().needs());
        }
        missing.removeAll(allowed);
        if (missing.isEmpty()) {
            return;
        }
        StringBuilder message = new StringBuilder("The plan is refused, because it is not safe. Nothing was changed.");
        StringBuilder java = new StringBuilder();
        StringBuilder command = new StringBuilder();
        for (Permission permission : missing) {
            message.append("\n  ").append(SafetyRules.reason(permission)).append(':');
            for (Step step : draft.steps()) {
                if (step.change().needs().contains(permission)) {
                    message.append(' ').append(ChangeLine.title(step.change())).append(';');
                }
            }
            message.setLength(message.length() - 1);
            java.append(java.length() == 0 ? "" : ", ").append("Permission.").append(permission.name());
            command.append(command.length() == 0 ? "" : ",").append(permission.text());
        }
        message.append("\nIf this is meant, allow it: ApplyOptions.builder().addAllow(")
                .append(java)
                .append(").build(), or on the command line --allow ")
                .append(command);
        throw PlanRefusedException.unsafe(message.toString(), missing);
    }

    private Deployment carryOut(Draft draft, L live, ApplyListener listener) {
        List<Change> changes = changes(draft);
        ApplyScope scope = new ApplyScope(live.deployment().map(Deployment::id));
        int total = changes.size();
        for (int i = 0; i < total; i++) {
            Change change = changes.get(i);
            int index = i;
            tell(() -> listener.started(change, index, total));
            try {
                if (Thread.currentThread().isInterrupted()) {
                    throw interrupted("Apply", 1, null);
                }
                draft.steps().get(i).work().run(scope);
            } catch (RuntimeException e) {
                tell(() -> listener.failed(change, index, total, e));
                throw failure(e, changes, i, scope.deploymentId());
            }
            tell(() -> listener.completed(change, index, total));
        }
        String id = scope.deploymentId()
                .orElseThrow(() -> new IllegalStateException("all steps are done, but none named the deployment"));
        try {
            return driver.status(id);
        } catch (InterruptedCallException e) {
            throw e;
        } catch (CdnException e) {
            // everything is done: a failure to look must not read as a failure to apply
            return unseen(id, live, draft.wished().name(), e);
        }
    }

    private static ApplyFailedException failure(
            RuntimeException e, List<Change> changes, int at, Optional<String> deploymentId) {
        CdnException reason =
                e instanceof CdnException known ? known : new CdnException("An unexpected failure: " + e, e);
        int after = changes.size() - at - 1;
        String message = "Change " + (at + 1) + " of " + changes.size() + " failed: "
                + ChangeLine.title(changes.get(at)) + ": " + reason.getMessage()
                + "\n" + at + (at == 1 ? " change is" : " changes are") + " done; this one "
                + (after == 0 ? "remains." : "and " + after + " after it remain.")
                + " Viewers are still served, by the old or by the new configuration as a whole. To continue from here,"
                + " plan again and apply the new plan.";
        return new ApplyFailedException(
                message,
                deploymentId,
                changes.subList(0, at),
                changes.get(at),
                changes.subList(at + 1, changes.size()),
                reason);
    }

    private Deployment unseen(String id, L live, String name, CdnException e) {
        return Deployment.builder()
                .provider(provider())
                .id(id)
                .name(name)
                .status(DeploymentStatus.IN_PROGRESS)
                .addAllHostnames(live.deployment().map(Deployment::hostnames).orElse(List.of()))
                .addFindings(Finding.of(
                                Severity.NOTE,
                                Feature.INCOMPLETE_DOCUMENT,
                                "",
                                "All changes are done, but how the deployment is could not be read: " + e.getMessage())
                        .hint("Ask for its status, or wait for it.")
                        .build())
                .build();
    }

    /** Listeners watch; they do not steer. */
    private static void tell(Runnable news) {
        try {
            news.run();
        } catch (RuntimeException ignored) {
            // as ApplyListener promises
        }
    }

    @Override
    public Deployment awaitDeployed(String id, WaitOptions options) {
        return await(
                "deployment " + id,
                "AwaitDeployed",
                options,
                () -> driver.status(id),
                deployment -> deployment.status() != DeploymentStatus.IN_PROGRESS,
                options.progress(),
                deployment -> deployment.status()
                        + deployment.findings().stream()
                                .findFirst()
                                .map(finding -> ", " + finding.message())
                                .orElse(""));
    }

    @Override
    public PurgeProgress awaitPurged(PurgeProgress purge, WaitOptions options) {
        if (purge.state() != PurgeProgress.State.PENDING) {
            return purge;
        }
        Look<PurgeProgress> latest = new Look<>(purge);
        return await(
                "purge of deployment " + purge.deploymentId(),
                "AwaitPurged",
                options,
                () -> latest.value = driver.purgeStatus(latest.value),
                progress -> progress.state() != PurgeProgress.State.PENDING,
                progress -> {},
                progress -> progress.state() + ", "
                        + progress.parts().stream()
                                .filter(part -> part.state() == PurgeProgress.State.DONE)
                                .count()
                        + " of " + progress.parts().size() + " requests done");
    }

    private static final class Look<T> {
        private T value;

        private Look(T value) {
            this.value = value;
        }
    }

    private <T> T await(
            String what,
            String operation,
            WaitOptions options,
            Supplier<T> look,
            Predicate<T> finished,
            Consumer<T> progress,
            Function<T, String> describe) {
        long begin = time.nanoTime();
        long deadline = options.deadline().toNanos();
        long pause = Math.max(1, options.firstPause().toNanos());
        long longest = Math.max(1, options.longestPause().toNanos());
        for (int looks = 1; ; looks++) {
            T seen = look.get();
            progress.accept(seen);
            if (finished.test(seen)) {
                return seen;
            }
            long left = deadline - (time.nanoTime() - begin);
            if (left <= 0) {
                throw new WaitTimeoutException("Waited " + ChangeLine.seconds(options.deadline()) + " for " + what
                        + "; last seen after " + looks + (looks == 1 ? " look: " : " looks: ") + describe.apply(seen)
                        + ". The provider goes on with its work: wait again, or look at its status later.");
            }
            pause(Duration.ofNanos(Math.min(Math.min(pause, longest), left)), operation, looks);
            pause = Math.min(longest, pause + pause / 2);
        }
    }

    private void pause(Duration length, String operation, int looks) {
        CompletableFuture<Void> over = time.pause(length);
        try {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedException();
            }
            over.get();
        } catch (InterruptedException e) {
            over.cancel(false);
            Thread.currentThread().interrupt();
            throw interrupted(operation, looks, e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a pause failed", e.getCause());
        }
    }

    private static InterruptedCallException interrupted(String operation, int attempts, @Nullable Throwable cause) {
        return new InterruptedCallException(
                operation + " was interrupted. What the provider has begun goes on; ask for the status to see it.",
                new FailedCall(operation, OptionalInt.empty(), Optional.empty(), attempts, Optional.empty()),
                cause);
    }

    @Override
    public Deployment status(String id) {
        return driver.status(id);
    }

    @Override
    public Reading read(String id) {
        return driver.read(id);
    }

    @Override
    public List<Deployment> list() {
        return List.copyOf(driver.list());
    }

    @Override
    public PurgeProgress purge(String id, Purge purge) {
        PurgeRules.refuse(purge, capabilities());
        return driver.purge(id, purge);
    }

    @Override
    public PurgeProgress purgeStatus(PurgeProgress purge) {
        return driver.purgeStatus(purge);
    }

    @Override
    public void delete(String id) {
        driver.delete(id);
    }

    @Override
    public AsyncCdn async() {
        return async;
    }

    @Override
    public void close() {
        async.close();
        driver.close();
    }

    /**
     * Collects what an engine needs. Not thread-safe.
     *
     * @param <W> what is wished, in the driver's own form
     * @param <L> what the provider has now
     */
    public static final class Builder<W, L extends LiveState> {
        private final ProviderDriver<W, L> driver;
        private Timekeeper time = Timekeeper.system();

        private Builder(ProviderDriver<W, L> driver) {
            this.driver = driver;
        }

        /**
         * Where time and pauses come from.
         *
         * @param value the machine's own time without it
         * @return this builder
         */
        public Builder<W, L> timekeeper(Timekeeper value) {
            time = value;
            return this;
        }

        /**
         * The engine.
         *
         * @return a CDN to work with
         */
        public CdnEngine<W, L> build() {
            return new CdnEngine<>(driver, time);
        }
    }

    static List<Step> withNeeds(List<Step> steps, int at, Set<Permission> needs) {
        List<Step> marked = new ArrayList<>(steps);
        Step step = marked.get(at);
        Change change = Change.builder().from(step.change()).addAllNeeds(needs).build();
        marked.set(at, new Step(change, step.calls(), step.work()));
        return marked;
    }
}
