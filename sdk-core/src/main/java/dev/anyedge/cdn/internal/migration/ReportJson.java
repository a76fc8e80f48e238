package dev.anyedge.cdn.internal.migration;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.cdn.evaluation.Request;
import dev.anyedge.cdn.internal.evaluation.DecisionJson;
import dev.anyedge.cdn.internal.json.JsonText;
import dev.anyedge.cdn.migration.ExampleRequest;
import dev.anyedge.cdn.migration.MigratedPart;
import dev.anyedge.cdn.migration.MigrationReport;
import dev.anyedge.cdn.migration.OriginReplacement;
import dev.anyedge.cdn.translation.Finding;
import java.util.Locale;

/** A migration report as JSON. */
public final class ReportJson {
    private static final String FORMAT = "anyedge-migration/1";

    private ReportJson() {}

    /**
     * The report.
     *
     * @param report a report
     * @return JSON, indented
     */
    public static String of(MigrationReport report) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("format", FORMAT);
        node.put("distribution", report.distribution().name());
        node.put("from", report.from()).put("to", report.to());
        node.put("refused", report.document().isEmpty());
        ObjectNode counts = node.putObject("counts");
        counts.put(
                "lostRestrictions",
                ReportSection.LOST_RESTRICTIONS.parts(report).size());
        counts.put("otherLosses", ReportSection.OTHER_LOSSES.parts(report).size());
        counts.put("adjusted", ReportSection.ADJUSTED.parts(report).size());
        counts.put("same", ReportSection.SAME.parts(report).size());
        ArrayNode parts = node.putArray("parts");
        report.parts().forEach(part -> part(parts.addObject(), part));
        ArrayNode origins = node.putArray("origins");
        report.origins().forEach(origin -> origin(origins.addObject(), origin));
        node.put("comparedRequests", report.requests());
        return JsonText.pretty(node);
    }

    private static void part(ObjectNode node, MigratedPart part) {
        node.put("kind", word(part.kind())).put("name", part.name()).put("pointer", part.pointer());
        node.put("summary", part.summary()).put("outcome", word(part.outcome()));
        node.put("restrictionLost", part.restrictionLost());
        ArrayNode findings = node.putArray("findings");
        part.findings().forEach(finding -> finding(findings.addObject(), finding));
        ArrayNode examples = node.putArray("examples");
        part.examples().forEach(example -> example(examples.addObject(), example));
    }

    private static void finding(ObjectNode node, Finding finding) {
        node.put("severity", finding.severity().name()).put("pointer", finding.pointer());
        node.put("feature", finding.feature().text()).put("message", finding.message());
        node.put("instead", finding.instead().orElse(null));
        node.put("hint", finding.hint().orElse(null));
    }

    private static void example(ObjectNode node, ExampleRequest example) {
        request(node.putObject("request"), example.request());
        node.set("before", DecisionJson.of(example.before()));
        node.set(
                "after",
                example.after()
                        .<com.fasterxml.jackson.databind.JsonNode>map(DecisionJson::of)
                        .orElse(JsonNodeFactory.instance.nullNode()));
        node.put("difference", example.difference().map(ReportJson::word).orElse(null));
        node.put("widens", example.widens()).put("announced", example.announced());
    }

    /** As a line of the requests that {@code cdn explain} takes. */
    private static void request(ObjectNode node, Request request) {
        node.put("url", request.url()).put("method", request.method());
        ObjectNode headers = node.putObject("headers");
        request.headers().forEach(headers::put);
        request.clientIp().ifPresent(v -> node.put("clientIp", v));
        request.country().ifPresent(v -> node.put("country", v));
        request.continent().ifPresent(v -> node.put("continent", v));
        request.region().ifPresent(v -> node.put("region", v));
        request.tokenValid().ifPresent(v -> node.put("tokenValid", v));
    }

    private static void origin(ObjectNode node, OriginReplacement origin) {
        node.put("id", origin.id()).put("before", origin.before()).put("how", word(origin.how()));
        node.put("after", origin.after().orElse(null));
        node.put("template", origin.template().orElse(null));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
