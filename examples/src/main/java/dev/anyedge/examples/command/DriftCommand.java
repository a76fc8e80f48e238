package dev.anyedge.examples.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.cdn.Cdn;
import dev.anyedge.cdn.comparison.Difference;
import dev.anyedge.cdn.drift.Drift;
import dev.anyedge.cdn.model.Distribution;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What someone has changed by hand. */
@Command(
        name = "drift",
        description =
                "Shows what is live differently from a distribution, and the plan to restore it; exits with 10 then.")
final class DriftCommand extends Subcommand {
    @Parameters(paramLabel = "FILE", description = "a distribution, or - for standard input")
    String file = "-";

    @Mixin
    Targets targets = new Targets();

    @Option(names = "--out", paramLabel = "PLAN", description = "save the plan that restores what is wished")
    @Nullable
    Path out;

    DriftCommand(Output output) {
        super(output);
    }

    @Override
    int run() {
        Distribution wished = Input.distribution(file);
        try (Cdn cdn = targets.openOnly("drift")) {
            Drift drift = Drift.of(cdn, wished, targets.options());
            if (out != null) {
                Input.write("--out", out, drift.plan().toJson());
            }
            if (output.json()) {
                output.findings(drift.plan().findings());
                output.result(json(drift));
            } else {
                output.result(drift.render());
            }
            return drift.isEmpty() ? CdnCommand.DONE : PlanCommand.CHANGES;
        }
    }

    private static ObjectNode json(Drift drift) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("drift", !drift.isEmpty());
        ArrayNode differences = node.putArray("differences");
        for (Difference difference : drift.differences()) {
            ObjectNode entry = differences.addObject();
            DifferenceJson.describe(entry, difference.rule(), difference.aspect(), difference.request());
            entry.put("widens", difference.widens());
            entry.set("wished", Output.parse(difference.first().toJson()));
            entry.set("live", Output.parse(difference.second().toJson()));
        }
        node.set("plan", Output.parse(drift.plan().toJson()));
        return node;
    }
}
