package dev.anyedge.examples.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.anyedge.cdn.Cdn;
import dev.anyedge.cdn.Plan;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.multi.MultiCdn;
import dev.anyedge.cdn.multi.Outcomes;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What would change. */
@Command(name = "plan", description = "Shows what an apply would change; changes nothing.")
final class PlanCommand extends Subcommand {
    static final int CHANGES = 10;

    @Parameters(paramLabel = "FILE", description = "a distribution, or - for standard input")
    String file = "-";

    @Mixin
    Targets targets = new Targets();

    @Option(
            names = "--out",
            paramLabel = "PLAN",
            description = "save the plan, to be applied later; with several providers a folder, a plan in it for each")
    @Nullable
    Path out;

    @Option(names = "--detailed-exitcode", description = "exit with 10 when there are changes")
    boolean detailedExitCode;

    @Option(names = "--markdown", description = "print Markdown, for a comment on a change request")
    boolean markdown;

    PlanCommand(Output output) {
        super(output);
    }

    @Override
    int run() {
        Distribution wished = Input.distribution(file);
        if (targets.several()) {
            return several(wished);
        }
        try (Cdn cdn = targets.openOnly("plan")) {
            Plan plan = cdn.plan(wished, targets.options());
            if (out != null) {
                Input.write("--out", out, plan.toJson());
            }
            if (output.json()) {
                output.findings(plan.findings());
                output.result(plan.toJson());
            } else {
                output.result(shown(plan));
            }
            return exitStatus(!plan.isEmpty());
        }
    }

    /**
     * The plan of each provider that can do it; one that cannot leaves no file, not that of an earlier run either, and does
     * not stop the others.
     */
    private int several(Distribution wished) {
        try (MultiCdn cdns = targets.openAll()) {
            Outcomes<Plan> plans = cdns.plan(wished);
            if (out != null) {
                for (String failed : plans.remaining()) {
                    SavedPlan.remove(out, failed);
                }
            }
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            for (Plan plan : plans.values().values()) {
                if (out != null) {
                    SavedPlan.write(out, plan);
                }
                if (output.json()) {
                    output.findings(Optional.of(Output.Source.provider(plan.provider())), plan.findings());
                    list.add(Output.parse(plan.toJson()));
                } else {
                    output.result(shown(plan));
                }
            }
            if (output.json()) {
                output.result(list);
            }
            int worst = output.failures(plans, CdnCommand.DONE);
            return worst > CdnCommand.DONE
                    ? worst
                    : exitStatus(plans.values().values().stream().anyMatch(plan -> !plan.isEmpty()));
        }
    }

    private String shown(Plan plan) {
        return markdown ? plan.renderMarkdown() : plan.render();
    }

    private int exitStatus(boolean changes) {
        return detailedExitCode && changes ? CHANGES : CdnCommand.DONE;
    }
}
