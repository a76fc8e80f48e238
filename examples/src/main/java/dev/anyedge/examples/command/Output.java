package dev.anyedge.examples.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.anyedge.cdn.error.CdnException;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.error.Violation;
import dev.anyedge.cdn.multi.Outcome;
import dev.anyedge.cdn.multi.Outcomes;
import dev.anyedge.cdn.translation.Finding;
import dev.anyedge.cdn.translation.TranslationRefusedException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Where a run of the command writes: results to standard output, everything else to standard error. With {@code --json}
 * standard error gets one object at the end, with the findings and the error if there was one.
 */
final class Output {
    private final PrintStream out;
    private final PrintStream err;
    private final ObjectNode report = JsonNodeFactory.instance.objectNode();
    private boolean json;

    Output(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    void json(boolean on) {
        json = on;
    }

    boolean json() {
        return json;
    }

    /** A result as text. */
    void result(String text) {
        out.print(text.endsWith("\n") ? text : text + "\n");
        out.flush();
    }

    /** A result as one JSON object or array. */
    void result(JsonNode node) {
        result(node.toPrettyString());
    }

    /** One line of many results. */
    void resultLine(JsonNode node) {
        out.print(node + "\n");
    }

    /** What goes on, for people; left out with {@code --json}. */
    void progress(String line) {
        if (!json) {
            err.println(line);
        }
    }

    /** A line that must come through in either form, and at once. */
    void announce(String line) {
        out.println(line);
        out.flush();
    }

    /** Where a story is told: a result for people, and left out with {@code --json}. */
    PrintStream story() {
        return json ? new PrintStream(PrintStream.nullOutputStream(), false, StandardCharsets.UTF_8) : out;
    }

    /**
     * Which of several files or providers something is about.
     *
     * @param member how JSON calls it: {@code file} or {@code provider}
     * @param name its name
     */
    record Source(String member, String name) {
        static Source file(String name) {
            return new Source("file", name);
        }

        static Source provider(String name) {
            return new Source("provider", name);
        }
    }

    void findings(List<Finding> findings) {
        findings(Optional.empty(), findings);
    }

    /** Findings about one of several. */
    void findings(Optional<Source> source, List<Finding> findings) {
        if (json) {
            ArrayNode all = report.withArray("findings");
            for (Finding finding : findings) {
                ObjectNode node = finding(finding);
                source.ifPresent(s -> node.put(s.member(), s.name()));
                all.add(node);
            }
            return;
        }
        for (Finding finding : findings) {
            err.println(source.map(s -> s.name() + ": ").orElse("") + text(finding));
        }
    }

    /** A document that goes along with the result, for people or, as JSON, under a name of its own. */
    void attachment(String name, String text) {
        if (json) {
            report.set(name, attached(text));
        } else {
            err.println(text);
        }
    }

    private static JsonNode attached(String text) {
        return text.startsWith("{") ? parse(text) : TextNode.valueOf(text);
    }

    /**
     * A failure of one of several, or of the whole. As JSON, those of files and providers are under {@code "errors"}, and
     * {@code "error"} is the one that the exit status comes from.
     *
     * @param worst whether none before was as bad
     */
    void error(Optional<Source> source, Throwable failure, boolean worst) {
        if (failure instanceof TranslationRefusedException refused) {
            findings(source, refused.findings());
        }
        if (json) {
            ObjectNode node = errorOf(failure);
            if (source.isPresent()) {
                node.put(source.get().member(), source.get().name());
                report.withArray("errors").add(node);
            }
            if (worst) {
                report.set("error", node.deepCopy());
            }
            return;
        }
        String prefix = "cdn: " + source.map(s -> s.name() + ": ").orElse("");
        if (failure instanceof ValidationException invalid) {
            err.println(prefix + "invalid input");
            invalid.violations().forEach(v -> err.println("  " + v));
        } else if (failure instanceof TranslationRefusedException) {
            err.println(prefix + "refused by translation; see the findings above (--lenient and --drop drop by name)");
        } else {
            err.println(prefix + message(failure));
        }
        if (System.getenv("CDN_DEBUG") != null) {
            failure.printStackTrace(err);
        }
    }

    /**
     * What failed at some of several providers.
     *
     * @param before the worst exit status so far
     * @return the worst exit status of them, or the one before
     */
    int failures(Outcomes<?> outcomes, int before) {
        int worst = before;
        for (Outcome<?> outcome : outcomes.all()) {
            if (outcome.failure().isPresent()) {
                int status = CdnCommand.statusOf(outcome.failure().get());
                error(
                        Optional.of(Source.provider(outcome.provider())),
                        outcome.failure().get(),
                        status > worst);
                worst = Math.max(worst, status);
            }
        }
        return worst;
    }

    void error(Throwable failure) {
        error(Optional.empty(), failure, true);
        finish();
    }

    /** A command line that makes no sense. */
    void usage(ParameterException failure) {
        boolean asJson = json
                || String.join(
                                " ",
                                failure.getCommandLine().getParseResult() == null
                                        ? List.<String>of()
                                        : failure.getCommandLine()
                                                .getParseResult()
                                                .originalArgs())
                        .contains("--json");
        if (asJson) {
            report.set("error", errorNode("UsageException", String.valueOf(failure.getMessage()), null));
            json = true;
            finish();
            return;
        }
        err.println("cdn: " + failure.getMessage());
        if (!UnmatchedArgumentException.printSuggestions(
                failure, new java.io.PrintWriter(err, true, StandardCharsets.UTF_8))) {
            err.println("Try 'cdn " + commandPath(failure) + "--help'.");
        }
    }

    private static String commandPath(ParameterException failure) {
        String name = failure.getCommandLine().getCommandName();
        return name.equals("cdn") ? "" : name + " ";
    }

    /** Writes what was gathered for standard error. */
    void finish() {
        if (json && !report.isEmpty()) {
            err.println(report.toPrettyString());
            report.removeAll();
        }
    }

    /** JSON that the library has written. */
    static JsonNode parse(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the library has written what is no JSON", e);
        }
    }

    static ObjectNode finding(Finding finding) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("severity", finding.severity().name());
        node.put("pointer", finding.pointer());
        node.put("feature", finding.feature().text());
        node.put("message", finding.message());
        node.put("instead", finding.instead().orElse(null));
        node.put("hint", finding.hint().orElse(null));
        return node;
    }

    static ObjectNode violation(Violation violation) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("pointer", violation.pointer());
        node.put("found", violation.found());
        node.put("allowed", violation.allowed());
        node.put("message", violation.message());
        return node;
    }

    private static String text(Finding finding) {
        StringBuilder text = new StringBuilder();
        text.append(finding.severity()).append(' ');
        text.append(finding.pointer().isEmpty() ? "/" : finding.pointer());
        text.append(" [").append(finding.feature().text()).append("] ").append(finding.message());
        finding.instead().ifPresent(i -> text.append("\n    instead: ").append(i));
        finding.hint().ifPresent(h -> text.append("\n    hint: ").append(h));
        return text.toString();
    }

    private static ObjectNode errorOf(Throwable failure) {
        ObjectNode node = errorNode(
                failure.getClass().getSimpleName(), message(failure), failure instanceof CdnException cdn ? cdn : null);
        if (failure instanceof ValidationException invalid) {
            ArrayNode violations = node.putArray("violations");
            invalid.violations().forEach(v -> violations.add(violation(v)));
        }
        return node;
    }

    private static ObjectNode errorNode(String type, String message, @Nullable CdnException cdn) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("type", type);
        node.put("message", message);
        node.putNull("status");
        node.putNull("requestId");
        node.putNull("operation");
        // an apply that failed half-way has its call one level down
        for (Throwable level = cdn; level instanceof CdnException c; level = level.getCause()) {
            if (c.call().isPresent()) {
                c.status().ifPresent(s -> node.put("status", s));
                c.requestId().ifPresent(r -> node.put("requestId", r));
                c.operation().ifPresent(o -> node.put("operation", o));
                break;
            }
        }
        return node;
    }

    private static String message(Throwable failure) {
        String message = failure.getMessage();
        if (failure instanceof CdnException
                || failure instanceof InvalidUseException
                || failure instanceof UncheckedIOException) {
            return String.valueOf(message);
        }
        return message == null ? failure.toString() : failure.getClass().getSimpleName() + ": " + message;
    }
}
