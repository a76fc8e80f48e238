package dev.anyedge.examples.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.cdn.Cdn;
import dev.anyedge.cdn.Permission;
import dev.anyedge.cdn.Purge;
import dev.anyedge.cdn.PurgeProgress;
import dev.anyedge.cdn.WaitOptions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Removes content from the edge's caches. */
@Command(name = "purge", description = "Removes content from the edge's caches.")
final class PurgeCommand extends Subcommand {
    @Parameters(paramLabel = "ID", description = "the deployment")
    String id = "";

    @Mixin
    Connection connection = new Connection();

    @ArgGroup(exclusive = true, multiplicity = "1")
    What what = new What();

    @Option(names = "--mode", paramLabel = "delete|invalidate", description = "how content is removed")
    Purge.Mode mode = Purge.Mode.DELETE;

    @Option(
            names = "--allow",
            paramLabel = "PERMISSION",
            split = ",",
            description =
                    "what the purge may do beyond that: configuration, to purge patterns by a change of the rules")
    Set<Permission> allow = Set.of();

    @Option(names = "--wait", paramLabel = "DURATION", description = "how long to wait for the provider")
    @Nullable
    Duration wait;

    PurgeCommand(Output output) {
        super(output);
    }

    /** Everything, or some paths. */
    static final class What {
        @Option(names = "--all", required = true, description = "everything")
        boolean all;

        @Option(names = "--path", required = true, paramLabel = "/p", description = "a path; repeatable")
        List<String> paths = List.of();
    }

    @Override
    int run() {
        Purge purge = (what.all ? Purge.all() : Purge.paths(what.paths.toArray(String[]::new)))
                .withMode(mode)
                .allowing(allow.toArray(Permission[]::new));
        try (Cdn cdn = connection.open()) {
            PurgeProgress progress = cdn.purge(id, purge);
            if (wait != null && !wait.isZero()) {
                progress = cdn.awaitPurged(
                        progress,
                        WaitOptions.builder()
                                .deadline(wait)
                                .firstPause(Duration.ofMillis(250))
                                .build());
            }
            print(progress);
            return progress.state() == PurgeProgress.State.FAILED ? CdnCommand.FAILED : CdnCommand.DONE;
        }
    }

    private void print(PurgeProgress progress) {
        if (!output.json()) {
            output.result("purge of " + progress.deploymentId() + ": " + progress.state());
            return;
        }
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        result.put("id", progress.deploymentId());
        result.put("state", progress.state().name());
        ArrayNode parts = result.putArray("parts");
        for (PurgeProgress.Part part : progress.parts()) {
            ObjectNode node = parts.addObject()
                    .put("id", part.id())
                    .put("state", part.state().name());
            ArrayNode paths = node.putArray("paths");
            part.paths().forEach(paths::add);
        }
        output.result(result);
    }
}
