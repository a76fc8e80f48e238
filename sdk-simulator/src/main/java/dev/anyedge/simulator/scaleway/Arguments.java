package dev.anyedge.simulator.scaleway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.anyedge.simulator.CompactJson;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The body of a call, read as a server on protobuf JSON reads it (Scaleway reference §4): keys in snake_case or in their
 * camelCase alias, null like absent, unknown keys ignored. What is not acceptable is collected and refused all at once.
 */
final class Arguments {

    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Pattern REGION = Pattern.compile("[a-z]{2}-[a-z]{3,7}");
    private static final Pattern ZONE = Pattern.compile("[a-z]{2}-[a-z]{3,7}-[0-9]{1,2}");

    private final JsonNode body;
    private final String prefix;
    private final List<ApiFailure.Refusal> refusals;

    private Arguments(JsonNode body, String prefix, List<ApiFailure.Refusal> refusals) {
        this.body = body;
        this.prefix = prefix;
        this.refusals = refusals;
    }

    /** Reads a body; an empty one counts as an empty object. */
    static Arguments read(String text) {
        if (text.isBlank()) {
            return new Arguments(JsonNodeFactory.instance.objectNode(), "", new ArrayList<>());
        }
        JsonNode body = CompactJson.parse(text)
                .filter(JsonNode::isObject)
                .orElseThrow(() -> ApiFailure.invalidArgument("body", "format", "expected a JSON object"));
        return new Arguments(body, "", new ArrayList<>());
    }

    static boolean isUuid(String text) {
        return UUID.matcher(text).matches();
    }

    Optional<JsonNode> value(String name) {
        JsonNode found = body.get(name);
        if (found == null) {
            found = body.get(camelCase(name));
        }
        return found == null || found.isNull() ? Optional.empty() : Optional.of(found);
    }

    boolean has(String name) {
        return value(name).isPresent();
    }

    Optional<String> string(String name) {
        Optional<JsonNode> value = value(name);
        if (value.isPresent() && !value.get().isTextual()) {
            refuse(name, "format", "expected a string");
            return Optional.empty();
        }
        return value.map(JsonNode::textValue);
    }

    Optional<Boolean> bool(String name) {
        Optional<JsonNode> value = value(name);
        if (value.isPresent() && !value.get().isBoolean()) {
            refuse(name, "format", "expected true or false");
            return Optional.empty();
        }
        return value.map(JsonNode::booleanValue);
    }

    Optional<Integer> integer(String name) {
        Optional<JsonNode> value = value(name);
        if (value.isPresent() && !value.get().canConvertToInt()) {
            refuse(name, "format", "expected a whole number");
            return Optional.empty();
        }
        return value.filter(JsonNode::canConvertToExactIntegral).map(JsonNode::intValue);
    }

    Optional<String> uuid(String name) {
        return matching(name, UUID, "expected a UUID");
    }

    Optional<String> region(String name) {
        return matching(name, REGION, "expected a region such as fr-par");
    }

    Optional<String> zone(String name) {
        return matching(name, ZONE, "expected a zone such as fr-par-1");
    }

    private Optional<String> matching(String name, Pattern form, String help) {
        Optional<String> value = string(name);
        if (value.isPresent() && !form.matcher(value.get()).matches()) {
            refuse(name, "format", help);
            return Optional.empty();
        }
        return value;
    }

    Optional<String> word(String name, Collection<String> allowed) {
        Optional<String> value = string(name);
        if (value.isPresent() && !allowed.contains(value.get())) {
            refuse(name, "constraint", "expected one of " + String.join(", ", allowed));
            return Optional.empty();
        }
        return value;
    }

    Optional<String> duration(String name) {
        Optional<JsonNode> value = value(name);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> canonical =
                value.filter(JsonNode::isTextual).flatMap(text -> WireDuration.canonical(text.textValue()));
        if (canonical.isEmpty()) {
            refuse(name, "format", "expected seconds as a string such as 3600s");
        }
        return canonical;
    }

    Optional<List<String>> strings(String name) {
        Optional<JsonNode> value = value(name);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (!value.get().isArray()) {
            refuse(name, "format", "expected an array");
            return Optional.empty();
        }
        List<String> elements = new ArrayList<>();
        for (JsonNode element : value.get()) {
            if (element.isTextual()) {
                elements.add(element.textValue());
            } else {
                refuse(name + "." + elements.size(), "format", "expected a string");
            }
        }
        return Optional.of(elements);
    }

    Optional<Arguments> object(String name) {
        Optional<JsonNode> value = value(name);
        if (value.isPresent() && !value.get().isObject()) {
            refuse(name, "format", "expected an object");
            return Optional.empty();
        }
        return value.map(object -> new Arguments(object, prefix + name + ".", refusals));
    }

    Optional<List<Arguments>> objects(String name) {
        Optional<JsonNode> value = value(name);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (!value.get().isArray()) {
            refuse(name, "format", "expected an array");
            return Optional.empty();
        }
        List<Arguments> elements = new ArrayList<>();
        int index = 0;
        for (JsonNode element : value.get()) {
            String place = name + "." + index;
            if (element.isObject()) {
                elements.add(new Arguments(element, prefix + place + ".", refusals));
            } else {
                refuse(place, "format", "expected an object");
            }
            index++;
        }
        return Optional.of(elements);
    }

    /** The value, or an empty string and a refusal when there is none. */
    String required(String name, Optional<String> value) {
        if (value.filter(text -> !text.isEmpty()).isEmpty()
                && refusals.stream().noneMatch(one -> one.argument().equals(prefix + name))) {
            refuse(name, "required", "");
        }
        return value.orElse("");
    }

    void refuse(String name, String reason, String help) {
        refusals.add(new ApiFailure.Refusal(prefix + name, reason, help));
    }

    /** Ends the call when anything was refused. */
    void check() {
        if (!refusals.isEmpty()) {
            throw ApiFailure.invalidArguments(List.copyOf(refusals));
        }
    }

    private static String camelCase(String name) {
        StringBuilder camel = new StringBuilder();
        boolean upper = false;
        for (char c : name.toCharArray()) {
            if (c == '_') {
                upper = true;
            } else {
                camel.append(upper ? String.valueOf(c).toUpperCase(Locale.ROOT) : String.valueOf(c));
                upper = false;
            }
        }
        return camel.toString();
    }
}
