package dev.anyedge.examples.command;

import dev.anyedge.cdn.Cdn;
import dev.anyedge.cdn.Plan;
import dev.anyedge.cdn.PlanOptions;
import dev.anyedge.cdn.model.Distribution;
import java.nio.file.Path;
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
    Connection connection = new Connection();

    @Mixin
    TranslationMode mode = new TranslationMode();

    @Option(names = "--id", paramLabel = "ID", description = "the deployment; otherwise found by name")
    @Nullable
    String id;

    @Option(names = "--out", paramLabel = "PLAN", description = "save the plan, to be applied later")
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
        try (Cdn cdn = connection.open()) {
            Plan plan = cdn.plan(wished, options(mode, id));
            if (out != null) {
                Input.write("--out", out, plan.toJson());
            }
            if (output.json()) {
                output.findings(plan.findings());
                output.result(plan.toJson());
            } else {
                output.result(markdown ? plan.renderMarkdown() : plan.render());
            }
            return detailedExitCode && !plan.isEmpty() ? CHANGES : CdnCommand.DONE;
        }
    }

    static PlanOptions options(TranslationMode mode, @Nullable String id) {
        PlanOptions.Builder options = PlanOptions.builder()
                .lenient(mode.lenient)
                .addAllDrop(mode.features())
                .putAllOriginReplacements(mode.replacements());
        if (id != null) {
            options.deploymentId(id);
        }
        return options.build();
    }
}
