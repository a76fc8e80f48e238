package dev.anyedge.examples.command;

import dev.anyedge.cdn.ApplyListener;
import dev.anyedge.cdn.ApplyOptions;
import dev.anyedge.cdn.Cdn;
import dev.anyedge.cdn.Change;
import dev.anyedge.cdn.Deployment;
import dev.anyedge.cdn.DeploymentStatus;
import dev.anyedge.cdn.Permission;
import dev.anyedge.cdn.Plan;
import dev.anyedge.cdn.WaitOptions;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.multi.MultiCdn;
import dev.anyedge.cdn.multi.Outcomes;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Plans, asks, applies, waits. */
@Command(name = "apply", description = "Plans (or takes a saved plan), asks, applies, and waits.")
final class ApplyCommand extends Subcommand {
    @Parameters(
            paramLabel = "FILE|PLAN",
            description = "a distribution or a saved plan, or - for standard input; or a folder of plans, one for each"
                    + " provider")
    String file = "-";

    @Mixin
    Targets targets = new Targets();

    @Option(names = "--yes", description = "do not ask")
    boolean yes;

    @Option(
            names = "--allow",
            paramLabel = "PERMISSION",
            split = ",",
            description = "replacement, deletion, hostname, main-origin, many-rules, subscription")
    List<String> allow = List.of();

    @Option(
            names = "--wait",
            paramLabel = "DURATION",
            description = "how long to wait for the provider; 0s: not at all")
    Duration wait = Duration.ofMinutes(10);

    ApplyCommand(Output output) {
        super(output);
    }

    @Override
    int run() {
        ApplyOptions options = ApplyOptions.builder()
                .listener(new Progress(output))
                .addAllAllow(permissions())
                .build();
        return targets.several() ? applyAll(options) : applyOne(options);
    }

    private int applyOne(ApplyOptions options) {
        boolean folder = SavedPlan.isFolder(file);
        String text = folder ? "" : Input.text(file);
        boolean saved = folder || SavedPlan.is(text);
        refuseOptionsOfThePlan(saved);
        try (Cdn cdn = targets.openOnly("apply")) {
            Plan plan;
            if (folder) {
                plan = SavedPlan.of(file, cdn.provider());
            } else {
                plan = saved ? Plan.fromJson(text) : cdn.plan(Distribution.fromJson(text), targets.options());
            }
            output.findings(plan.findings());
            if (!yes && !plan.isEmpty()) {
                Confirmation.ask(output, plan.render(), "Apply this plan?");
            }
            Deployment deployment = cdn.apply(plan, options);
            if (!wait.isZero()) {
                deployment = cdn.awaitDeployed(deployment.id(), waiting());
            }
            DeploymentOutput.print(output, deployment);
            return status(deployment);
        }
    }

    /** At each provider in turn; where one fails the others are done, and the exit status is the worst. */
    private int applyAll(ApplyOptions options) {
        boolean saved = SavedPlan.isFolder(file);
        refuseOptionsOfThePlan(saved);
        try (MultiCdn cdns = targets.openAll()) {
            Outcomes<Plan> plans = saved ? SavedPlan.all(file, cdns.providers()) : cdns.plan(wished());
            plans.values()
                    .forEach((provider, plan) ->
                            output.findings(Optional.of(Output.Source.provider(provider)), plan.findings()));
            int worst = output.failures(plans, CdnCommand.DONE);
            if (!yes && plans.values().values().stream().anyMatch(plan -> !plan.isEmpty())) {
                Confirmation.ask(output, plans.render(), "Apply these plans?");
            }
            Outcomes<Deployment> live = cdns.apply(plans, options);
            if (!wait.isZero()) {
                live = cdns.awaitDeployed(live, waiting());
            }
            DeploymentOutput.print(output, live.values());
            // those without a plan were told before the question
            worst = output.failures(
                    new Outcomes<>(live.all().stream()
                            .filter(outcome -> plans.values().containsKey(outcome.provider()))
                            .toList()),
                    worst);
            return live.values().values().stream()
                    .mapToInt(ApplyCommand::status)
                    .reduce(worst, Math::max);
        }
    }

    private Distribution wished() {
        String text = Input.text(file);
        if (SavedPlan.is(text)) {
            throw new InvalidUseException("A saved plan is for one provider. Name that one, or give the folder that"
                    + " 'plan --out' wrote for several.");
        }
        return Distribution.fromJson(text);
    }

    private void refuseOptionsOfThePlan(boolean saved) {
        if (saved && (!targets.ids.isEmpty() || targets.mode.given())) {
            throw new InvalidUseException("A saved plan holds what was reviewed: --id, --lenient, --drop and --origin"
                    + " belong to the plan command. Plan again with them, or leave them out.");
        }
    }

    private static int status(Deployment deployment) {
        return deployment.status() == DeploymentStatus.FAILED ? CdnCommand.FAILED : CdnCommand.DONE;
    }

    private WaitOptions waiting() {
        return WaitOptions.builder()
                .deadline(wait)
                .firstPause(Duration.ofMillis(250))
                .progress(deployment -> output.progress("  " + deployment.status()))
                .build();
    }

    private Set<Permission> permissions() {
        Set<Permission> permissions = new LinkedHashSet<>();
        for (String text : allow) {
            permissions.add(Permission.fromText(text)
                    .orElseThrow(() -> new InvalidUseException("There is no permission '" + text + "'. Permissions: "
                            + Stream.of(Permission.values())
                                    .map(Permission::text)
                                    .collect(Collectors.joining(", ")))));
        }
        return permissions;
    }

    /** Says each change as it is done. */
    static final class Progress implements ApplyListener {
        private final Output output;

        Progress(Output output) {
            this.output = output;
        }

        @Override
        public void completed(Change change, int index, int total) {
            output.progress("  [" + (index + 1) + "/" + total + "] "
                    + change.action().name().toLowerCase(java.util.Locale.ROOT) + " " + change.kind() + " "
                    + change.name());
        }

        @Override
        public void failed(Change change, int index, int total, Throwable failure) {
            output.progress("  [" + (index + 1) + "/" + total + "] failed: " + change.kind() + " " + change.name());
        }
    }
}
