package dev.anyedge.lumen.translate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.cdn.internal.json.JsonNodes;
import dev.anyedge.cdn.internal.json.JsonText;
import dev.anyedge.cdn.model.JsonValue;
import dev.anyedge.cdn.model.Options;
import dev.anyedge.cdn.translation.Feature;
import dev.anyedge.cdn.translation.Findings;
import dev.anyedge.lumen.image.DenyAction;
import dev.anyedge.lumen.image.HeaderField;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads options of this provider and says what does not belong there; remembers which other providers are spoken of. */
final class OptionReader {
    private static final List<String> OF_BEHAVIOR = List.of(
            LumenOptions.EXTERNAL,
            LumenOptions.FORCE,
            LumenOptions.DENIED,
            LumenOptions.GEO_EXCEPTIONS,
            LumenOptions.FEATURES,
            LumenOptions.RULE);

    /** What the rule itself, and other options, say. */
    private static final List<String> NOT_OF_RULE = List.of("id", LumenOptions.EXPRESSION, LumenOptions.FEATURES);

    private final Findings findings;
    private final Set<String> foreign = new LinkedHashSet<>();

    OptionReader(Findings findings) {
        this.findings = findings;
    }

    Set<String> foreign() {
        return foreign;
    }

    Optional<LumenOptions> ofDistribution(Options options) {
        return read(options, "/options", List.of(LumenOptions.IMAGE));
    }

    Optional<LumenOptions> ofBehavior(Options options, String behavior, boolean rule) {
        List<String> known = new ArrayList<>(OF_BEHAVIOR);
        if (rule) {
            known.add(LumenOptions.EXPRESSION);
        }
        return read(options, behavior + "/options", known);
    }

    /** Where nothing is known, all of it is reported. */
    void nothingKnown(Options options, String pointer) {
        read(options, pointer, List.of());
    }

    private Optional<LumenOptions> read(Options options, String pointer, List<String> known) {
        if (options.isEmpty()) {
            return Optional.empty();
        }
        for (String provider : options.asMap().keySet()) {
            if (!provider.equals(LumenOptions.PROVIDER)) {
                foreign.add(provider);
            }
        }
        Optional<JsonValue> own = options.forProvider(LumenOptions.PROVIDER);
        if (own.isEmpty()) {
            return Optional.empty();
        }
        LumenOptions.Builder read = LumenOptions.builder();
        JsonNodes.of(own.get()).properties().forEach(member -> {
            String at = pointer + "/" + LumenOptions.PROVIDER + "/" + JsonText.pointerStep(member.getKey());
            if (!known.contains(member.getKey())) {
                report(
                        at,
                        "There is no option " + member.getKey() + " here.",
                        known.isEmpty() ? "" : "Known here: " + String.join(", ", known) + ".");
            } else if (!option(member.getKey(), member.getValue(), read)) {
                report(at, "The option " + member.getKey() + " has another form.", "");
            } else if (member.getKey().equals(LumenOptions.RULE)) {
                NOT_OF_RULE.stream()
                        .filter(member.getValue()::has)
                        .forEach(name -> report(
                                at + "/" + name,
                                "The option " + LumenOptions.RULE + " is for members that nobody here knows; " + name
                                        + " is known.",
                                name.equals("id") ? "" : "There is an option " + name + "."));
            }
        });
        return Optional.of(read.build());
    }

    private static boolean option(String name, JsonNode value, LumenOptions.Builder read) {
        switch (name) {
            case LumenOptions.IMAGE -> read.image(JsonNodes.value(value));
            case LumenOptions.EXTERNAL, LumenOptions.EXPRESSION -> {
                if (!value.isTextual() || value.textValue().isEmpty()) {
                    return false;
                }
                if (name.equals(LumenOptions.EXTERNAL)) {
                    read.external(value.textValue());
                } else {
                    read.expression(value.textValue());
                }
            }
            case LumenOptions.FORCE -> {
                if (!value.isBoolean()) {
                    return false;
                }
                read.force(value.booleanValue());
            }
            case LumenOptions.DENIED -> {
                return deniedOptions(value, read);
            }
            case LumenOptions.GEO_EXCEPTIONS -> {
                for (JsonNode id : value) {
                    if (!id.isIntegralNumber()) {
                        return false;
                    }
                    read.addGeoExceptions(id.longValue());
                }
                return value.isArray();
            }
            default -> {
                if (!value.isObject()) {
                    return false;
                }
                Map<String, JsonValue> members = JsonNodes.members(value);
                if (name.equals(LumenOptions.FEATURES)) {
                    read.features(members);
                } else {
                    read.rule(members);
                }
            }
        }
        return true;
    }

    private static boolean deniedOptions(JsonNode value, LumenOptions.Builder read) {
        if (!value.isObject()) {
            return false;
        }
        boolean good = true;
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            Optional<DenyAction> action = denied(member.getValue());
            good &= action.isPresent();
            switch (member.getKey()) {
                case "geo" -> read.geoDenied(action);
                case "ip" -> read.ipDenied(action);
                case "token" -> read.tokenDenied(action);
                default -> good = false;
            }
        }
        return good;
    }

    private static Optional<DenyAction> denied(JsonNode value) {
        List<HeaderField> headers = new ArrayList<>();
        for (JsonNode header : value.path("headers")) {
            if (!header.path("name").isTextual() || !header.path("value").isTextual()) {
                return Optional.empty();
            }
            ObjectNode rest = ((ObjectNode) header).deepCopy().without(List.of("name", "value"));
            headers.add(new HeaderField(
                    header.path("name").textValue(), header.path("value").textValue(), JsonNodes.members(rest)));
        }
        return Optional.of(
                new DenyAction(Optional.ofNullable(value.path("redirect").textValue()), headers));
    }

    static void denied(ObjectNode json, DenyAction action) {
        action.redirectTo().ifPresent(url -> json.put("redirect", url));
        if (!action.headers().isEmpty()) {
            ArrayNode headers = json.putArray("headers");
            for (HeaderField header : action.headers()) {
                ObjectNode field =
                        headers.addObject().put("name", header.name()).put("value", header.value());
                header.extra().forEach((name, value) -> field.set(name, JsonNodes.of(value)));
            }
        }
    }

    private void report(String pointer, String message, String hint) {
        findings.unsupported(Feature.OPTIONS, pointer, message, "The option is left out.", hint);
    }
}
