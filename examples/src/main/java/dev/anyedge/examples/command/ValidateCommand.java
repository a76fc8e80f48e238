package dev.anyedge.examples.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.error.Violation;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Checks a distribution. */
@Command(name = "validate", description = "Checks a distribution; every violation with its JSON pointer.")
final class ValidateCommand extends Subcommand {
    @Parameters(paramLabel = "FILE", description = "a distribution, or - for standard input")
    String file = "-";

    ValidateCommand(Output output) {
        super(output);
    }

    @Override
    int run() {
        List<Violation> violations = List.of();
        try {
            Input.distribution(file);
        } catch (ValidationException e) {
            violations = e.violations();
        }
        if (output.json()) {
            ObjectNode result = JsonNodeFactory.instance.objectNode().put("valid", violations.isEmpty());
            ArrayNode list = result.putArray("violations");
            violations.forEach(v -> list.add(Output.violation(v)));
            output.result(result);
        } else if (violations.isEmpty()) {
            output.result("valid");
        } else {
            violations.forEach(v -> output.result(v.toString()));
        }
        return violations.isEmpty() ? CdnCommand.DONE : CdnCommand.INVALID;
    }
}
