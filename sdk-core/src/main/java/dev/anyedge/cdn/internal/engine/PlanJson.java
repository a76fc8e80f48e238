package dev.anyedge.cdn.internal.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.cdn.Change;
import dev.anyedge.cdn.Permission;
import dev.anyedge.cdn.Plan;
import dev.anyedge.cdn.PlanOptions;
import dev.anyedge.cdn.RequiredAction;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.internal.json.JsonText;
import dev.anyedge.cdn.internal.model.DistributionJson;
import dev.anyedge.cdn.model.Condition;
import dev.anyedge.cdn.model.JsonValue;
import dev.anyedge.cdn.model.Origin;
import dev.anyedge.cdn.translation.Feature;
import dev.anyedge.cdn.translation.Finding;
import dev.anyedge.cdn.translation.RequestClass;
import dev.anyedge.cdn.translation.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * The saved form of a plan, {@code "format": "anyedge-plan/1"}: indented, deterministic, without times. What is absent is
 * written as {@code null}, so that scripts find every member in every entry.
 */
public final class PlanJson {
    /** What {@code "format"} says. */
    public static final String FORMAT = "anyedge-plan/1";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private PlanJson() {}

    /**
     * Writes a plan.
     *
     * @param plan a plan
     * @return indented JSON
     */
    public static String write(Plan plan) {
        ObjectNode json = NODES.objectNode();
        json.put("format", FORMAT);
        json.put("provider", plan.provider());
        json.put("deploymentId", plan.deploymentId().orElse(null));
        json.put("calls", plan.calls());
        ArrayNode changes = json.putArray("changes");
        plan.changes().forEach(change -> changes.add(change(change)));
        ArrayNode findings = json.putArray("findings");
        plan.findings().forEach(finding -> findings.add(finding(finding)));
        ArrayNode actions = json.putArray("requiredActions");
        for (RequiredAction action : plan.requiredActions()) {
            ObjectNode node = actions.addObject();
            node.put("kind", action.kind().name());
            node.put("text", action.text());
            node.put("subject", action.subject());
            node.put("target", action.target());
        }
        json.put("fingerprint", plan.fingerprint());
        json.set("options", options(plan.options()));
        json.set("distribution", DistributionJson.tree(plan.distribution()));
        return JsonText.pretty(json);
    }

    private static ObjectNode change(Change change) {
        ObjectNode node = NODES.objectNode();
        node.put("action", change.action().name());
        node.put("kind", change.kind());
        node.put("name", change.name());
        node.put("impact", change.impact().name());
        node.set("before", value(change.before()));
        node.set("after", value(change.after()));
        ArrayNode needs = node.putArray("needs");
        change.needs().stream().sorted().forEach(permission -> needs.add(permission.text()));
        return node;
    }

    private static JsonNode value(Optional<JsonValue> value) {
        return value.isEmpty() ? NODES.nullNode() : JsonText.parse(value.get().toJson());
    }

    private static ObjectNode finding(Finding finding) {
        ObjectNode node = NODES.objectNode();
        node.put("severity", finding.severity().name());
        node.put("pointer", finding.pointer());
        node.put("feature", finding.feature().text());
        node.put("message", finding.message());
        node.put("instead", finding.instead().orElse(null));
        node.put("hint", finding.hint().orElse(null));
        finding.requests().ifPresent(requests -> {
            ObjectNode which = node.putObject("requests");
            which.put("description", requests.description());
            ArrayNode when = which.putArray("when");
            for (Condition condition : requests.when()) {
                ObjectNode one = when.addObject();
                one.put("type", text(condition.kind()));
                condition.values().forEach(one.putArray("values")::add);
                one.put("negated", condition.negated());
            }
            which.put("withCookies", requests.withCookies());
        });
        return node;
    }

    private static ObjectNode options(PlanOptions options) {
        ObjectNode node = NODES.objectNode();
        node.put("deploymentId", options.deploymentId().orElse(null));
        node.put("lenient", options.lenient());
        ArrayNode drop = node.putArray("drop");
        options.drop().stream().sorted().forEach(feature -> drop.add(feature.text()));
        ObjectNode replacements = node.putObject("originReplacements");
        new TreeMap<>(options.originReplacements())
                .forEach((id, origin) -> replacements.set(id, JsonText.parse(origin.toJson())));
        return node;
    }

    /**
     * Reads a saved plan, strictly: what is missing, unknown or of another form is reported with its pointer, all at once.
     *
     * @param json text
     * @return the plan
     * @throws ValidationException when it is not a plan
     */
    public static Plan read(String json) {
        StrictObject plan = StrictObject.of("plan", json);
        String format = plan.text("format");
        if (plan.sound() && !format.equals(FORMAT)) {
            plan.violation("format", format, "\"" + FORMAT + "\"");
            // another format has other members: saying what is wrong with each would not help
            plan.orThrow();
        }
        Plan.Builder builder = Plan.builder()
                .provider(plan.text("provider"))
                .deploymentId(plan.optionalText("deploymentId"))
                .calls(plan.count("calls"))
                .fingerprint(plan.text("fingerprint"))
                .addAllChanges(plan.objects("changes", PlanJson::readChange))
                .addAllFindings(plan.objects("findings", PlanJson::readFinding))
                .addAllRequiredActions(plan.objects("requiredActions", PlanJson::readAction));
        plan.object("options", PlanJson::readOptions).ifPresent(builder::options);
        plan.raw("distribution", DistributionJson::read).ifPresent(builder::distribution);
        plan.noOthers();
        plan.orThrow();
        return builder.build();
    }

    private static Change readChange(StrictObject in) {
        Change.Builder change = Change.builder()
                .action(in.word("action", Change.Action.CREATE, Change.Action.values()))
                .kind(in.text("kind"))
                .name(in.text("name"))
                .impact(in.word("impact", dev.anyedge.cdn.Impact.NONE, dev.anyedge.cdn.Impact.values()))
                .before(in.value("before"))
                .after(in.value("after"));
        for (String text : in.texts("needs")) {
            Optional<Permission> permission = Permission.fromText(text);
            if (permission.isEmpty()) {
                in.violation("needs", text, "permissions, for example \"main-origin\"");
            } else {
                change.addNeeds(permission.get());
            }
        }
        return change.build();
    }

    private static Finding readFinding(StrictObject in) {
        String feature = in.text("feature");
        if (in.has("feature") && Feature.fromText(feature).isEmpty()) {
            in.violation("feature", feature, "a feature, for example \"ip-access\"");
        }
        return Finding.builder()
                .severity(in.word("severity", Severity.NOTE, Severity.values()))
                .pointer(in.text("pointer"))
                .feature(Feature.fromText(feature).orElse(Feature.UNKNOWN_CONTENT))
                .message(in.text("message"))
                .instead(in.optionalText("instead"))
                .hint(in.optionalText("hint"))
                .requests(in.optionalObject("requests", PlanJson::readRequests))
                .build();
    }

    private static RequestClass readRequests(StrictObject in) {
        List<Condition> when = new ArrayList<>();
        in.objects("when", PlanJson::readCondition).forEach(when::add);
        return new RequestClass(in.text("description"), when, in.flag("withCookies"));
    }

    private static Condition readCondition(StrictObject in) {
        String type = in.text("type");
        List<String> values = in.texts("values");
        boolean negated = in.flag("negated");
        for (Condition.Kind kind : Condition.Kind.values()) {
            if (text(kind).equals(type)) {
                return in.built(() -> new Condition(kind, values, negated), Condition.path("/"));
            }
        }
        if (in.has("type")) {
            in.violation("type", type, "a kind of condition, for example \"path\"");
        }
        return Condition.path("/");
    }

    private static String text(Condition.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static RequiredAction readAction(StrictObject in) {
        return new RequiredAction(
                in.word("kind", RequiredAction.Kind.OTHER, RequiredAction.Kind.values()),
                in.text("text"),
                in.text("subject"),
                in.text("target"));
    }

    private static PlanOptions readOptions(StrictObject in) {
        PlanOptions.Builder options = PlanOptions.builder()
                .deploymentId(in.optionalText("deploymentId"))
                .lenient(in.flag("lenient"));
        for (String text : in.texts("drop")) {
            Optional<Feature> feature = Feature.fromText(text);
            if (feature.isEmpty()) {
                in.violation("drop", text, "features, for example \"ip-access\"");
            } else {
                options.addDrop(feature.get());
            }
        }
        BiFunction<String, JsonNode, Origin> read = (id, node) -> Origin.fromJson(JsonText.write(node));
        Map<String, Origin> replacements = in.map("originReplacements", read);
        return options.putAllOriginReplacements(replacements).build();
    }
}
