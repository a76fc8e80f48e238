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
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Plans, asks, applies, waits. */
@Command(name = "apply", description = "Plans (or takes a saved plan), asks, applies, and waits.")
final class ApplyCommand extends Subcommand {
    @Parameters(paramLabel = "FILE|PLAN", description = "a distribution or a saved plan, or - for standard input")
    String file = "-";

    @Mixin
    Connection connection = new Connection();

    @Mixin
    TranslationMode mode = new TranslationMode();

    @Option(names = "--id", paramLabel = "ID", description = "the deployment; otherwise found by name")
    @Nullable
    String id;

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
        ApplyOptions.Builder options =
                ApplyOptions.builder().listener(new Progress(output)).addAllAllow(permissions());
        String text = Input.text(file);
        boolean saved = SavedPlan.is(text);
        if (saved && (id != null || mode.given())) {
            throw new InvalidUseException("A saved plan holds what was reviewed: --id, --lenient, --drop and --origin"
                    + " belong to the plan command. Plan again with them, or leave them out.");
        }
        try (Cdn cdn = connection.open()) {
            Plan plan =
                    saved ? Plan.fromJson(text) : cdn.plan(Distribution.fromJson(text), PlanCommand.options(mode, id));
            output.findings(plan.findings());
            if (!yes && !plan.isEmpty()) {
                Confirmation.ask(output, plan.render(), "Apply this plan?");
            }
            Deployment deployment = cdn.apply(plan, options.build());
            if (!wait.isZero()) {
                deployment = cdn.awaitDeployed(
                        deployment.id(),
                        WaitOptions.builder()
                                .deadline(wait)
                                .firstPause(Duration.ofMillis(250))
                                .progress(d -> output.progress("  " + d.status()))
                                .build());
            }
            DeploymentOutput.print(output, deployment);
            return deployment.status() == DeploymentStatus.FAILED ? CdnCommand.FAILED : CdnCommand.DONE;
        }
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
