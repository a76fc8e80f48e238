package dev.anyedge.fujitsu.translate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.error.Violation;
import dev.anyedge.cdn.internal.json.JsonNodes;
import dev.anyedge.cdn.internal.json.JsonText;
import dev.anyedge.cdn.model.JsonValue;
import dev.anyedge.fujitsu.rules.RulesDocument;
import dev.anyedge.fujitsu.translate.ServiceParameters.Protocol;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Text to document and back; the rules read and write themselves. */
final class FujitsuDocumentJson {
    private static final String PARAMETERS = "parameters";

    private final List<Violation> violations = new ArrayList<>();

    private FujitsuDocumentJson() {}

    static FujitsuDocument read(String json) {
        return new FujitsuDocumentJson().document(JsonText.parse(json), json);
    }

    static String write(FujitsuDocument document) {
        String rules = document.rules().toJson();
        if (document.parameters().isEmpty()) {
            return rules;
        }
        String parameters = JsonText.pretty(parameters(document.parameters().get()));
        return "{\n  \"" + PARAMETERS + "\": " + parameters.replace("\n", "\n  ") + "," + rules.substring(1);
    }

    private FujitsuDocument document(JsonNode root, String json) {
        String rulesJson = json;
        Optional<ServiceParameters> parameters = Optional.empty();
        if (root instanceof ObjectNode object) {
            @Nullable JsonNode node = object.remove(PARAMETERS);
            if (node instanceof ObjectNode members) {
                parameters = Optional.of(parameters(members));
            } else if (node != null) {
                wrong("", "the parameters are not an object", "an object");
            }
            rulesJson = JsonText.write(object);
        }
        @Nullable RulesDocument rules = null;
        try {
            rules = RulesDocument.fromJson(rulesJson);
        } catch (ValidationException e) {
            violations.addAll(e.violations());
        }
        if (rules == null || !violations.isEmpty()) {
            throw new ValidationException("Fujitsu document", violations);
        }
        return new FujitsuDocument(parameters, rules);
    }

    // ---- parameters ----

    private ServiceParameters parameters(ObjectNode members) {
        ServiceParameters.Builder builder = ServiceParameters.builder();
        builder.preFqdn(text(members, "pre_fqdn"));
        text(members, "protocol").ifPresent(word -> {
            switch (word) {
                case "http" -> builder.protocol(Protocol.HTTP);
                case "https" -> builder.protocol(Protocol.HTTPS);
                default -> wrong("/protocol", "the protocol is \"" + word + "\"", "http or https");
            }
        });
        text(members, "status").ifPresent(word -> {
            switch (word) {
                case "activate" -> builder.active(true);
                case "deactivate" -> builder.active(false);
                default -> wrong("/status", "the status is \"" + word + "\"", "activate or deactivate");
            }
        });
        builder.container(text(members, "container"))
                .objectPrefix(text(members, "object_prefix"))
                .keyContainer(text(members, "key_container"))
                .keyObject(text(members, "key_object"));
        Map<String, JsonValue> extra = new LinkedHashMap<>();
        members.properties().forEach(member -> extra.put(member.getKey(), JsonNodes.value(member.getValue())));
        return builder.extra(extra).build();
    }

    /** A text; an empty one is as none, as in the call. */
    private Optional<String> text(ObjectNode members, String name) {
        @Nullable JsonNode node = members.remove(name);
        if (node == null || node.isNull()) {
            return Optional.empty();
        }
        if (!node.isTextual()) {
            wrong("/" + name, name + " is no text", "a text");
            return Optional.empty();
        }
        return Optional.of(node.textValue()).filter(text -> !text.isEmpty());
    }

    private void wrong(String pointer, String found, String allowed) {
        violations.add(new Violation(
                "/" + PARAMETERS + pointer,
                found,
                allowed,
                Character.toUpperCase(found.charAt(0)) + found.substring(1) + "; allowed is " + allowed));
    }

    private static ObjectNode parameters(ServiceParameters parameters) {
        ObjectNode json = JsonNodes.object();
        parameters.preFqdn().ifPresent(text -> json.put("pre_fqdn", text));
        json.put("protocol", parameters.protocol().text());
        json.put("status", parameters.active() ? "activate" : "deactivate");
        parameters.container().ifPresent(text -> json.put("container", text));
        parameters.objectPrefix().ifPresent(text -> json.put("object_prefix", text));
        parameters.keyContainer().ifPresent(text -> json.put("key_container", text));
        parameters.keyObject().ifPresent(text -> json.put("key_object", text));
        parameters.extra().forEach((name, value) -> json.set(name, JsonNodes.of(value)));
        return json;
    }
}
