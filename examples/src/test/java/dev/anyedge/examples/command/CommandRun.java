package dev.anyedge.examples.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One run of the command, as a shell sees it. */
record CommandRun(int status, String out, String err) {
    static CommandRun of(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = CdnCommand.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                args);
        CommandRun run =
                new CommandRun(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        assertThat(run.out + run.err).as("no stack trace").doesNotContain("\tat ");
        return run;
    }

    /** One run at a provider, with the settings that reach it. */
    static CommandRun at(String provider, Map<String, String> settings, String... args) {
        List<String> line = new ArrayList<>(List.of(args));
        line.addAll(List.of("--provider", provider));
        settings.forEach((name, value) -> line.addAll(
                name.endsWith("endpoint") ? List.of("--" + name, value) : List.of("--setting", name + "=" + value)));
        return of(line.toArray(String[]::new));
    }

    CommandRun expecting(int expected) {
        assertThat(status).as("exit status; out:%n%s%nerr:%n%s", out, err).isEqualTo(expected);
        return this;
    }

    JsonNode json() {
        return parse(out);
    }

    JsonNode errJson() {
        return parse(err);
    }

    private static JsonNode parse(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + text, e);
        }
    }
}
