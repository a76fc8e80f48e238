package dev.anyedge.cdn.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.cdn.internal.json.JsonText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Changes documents in the ways in which people and programs get them wrong, one change at a time. */
final class JsonMutations {
    private static final List<String> ODD_TEXTS = List.of(
            "",
            " ",
            "x",
            "*",
            "/",
            "~",
            "é",
            "\n",
            "\u0000",
            "a b",
            "A",
            "-",
            "a..b",
            "a.b",
            "/a?b",
            "/a#b",
            "/a b/",
            "/a/",
            "*.a.example",
            "10.0.0.1",
            "10.0.0.1/8",
            "::1",
            "::1/64",
            "1.2.3",
            "FR",
            "fr",
            "FR:75",
            "EU",
            "env:",
            "env:X",
            "file:",
            "hunter2",
            "http",
            "HTTPS",
            "all",
            "none",
            "allow",
            "fixed",
            "SHA256",
            "xn--a",
            "(",
            "[a-",
            "(?=a)",
            "a,b",
            "&",
            "=",
            ".png",
            "GET",
            "get",
            "web");
    private static final List<String> TAGS = List.of(
            "custom",
            "wildcard",
            "assigned",
            "http",
            "bucket",
            "load-balancer",
            "serverless",
            "managed",
            "stored",
            "shared",
            "external",
            "honor-origin",
            "override",
            "no-store",
            "all",
            "include",
            "exclude",
            "path",
            "path-regex",
            "extension",
            "file-name",
            "method",
            "scheme",
            "host",
            "allow",
            "deny",
            "unrestricted",
            "remove",
            "replace",
            "replace-all",
            "none",
            "edge-auth",
            "url-hash",
            "viewer",
            "origin",
            "fixed",
            "off");

    private final Random random;

    JsonMutations(long seed) {
        this.random = new Random(seed);
    }

    /** A copy of a document with one change somewhere. */
    JsonNode mutate(JsonNode document) {
        JsonNode copy = document.deepCopy();
        List<JsonNode> parents = new ArrayList<>();
        collect(copy, parents);
        JsonNode parent = parents.get(random.nextInt(parents.size()));
        if (parent instanceof ObjectNode object) {
            mutate(object);
        } else if (parent instanceof ArrayNode array) {
            mutate(array);
        }
        return copy;
    }

    private void mutate(ObjectNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        if (names.isEmpty() || random.nextInt(10) == 0) {
            object.set(oneOf(List.of("unknown", "Type", "a/b~c", "level", "names", "values", "")), value());
            return;
        }
        String name = oneOf(names);
        JsonNode old = object.get(name);
        switch (random.nextInt(5)) {
            case 0 -> object.remove(name);
            case 1 -> {
                object.remove(name);
                object.set(name + "s", old);
            }
            case 2 -> object.set(name, value());
            default -> object.set(name, tweak(old));
        }
    }

    private void mutate(ArrayNode array) {
        if (array.isEmpty()) {
            array.add(value());
            return;
        }
        int i = random.nextInt(array.size());
        switch (random.nextInt(6)) {
            case 0 -> array.remove(i);
            case 1 -> array.add(array.get(i).deepCopy());
            case 2 -> array.set(i, value());
            case 3 -> array.removeAll();
            case 4 -> array.insert(i, value());
            default -> array.set(i, tweak(array.get(i)));
        }
    }

    private JsonNode tweak(JsonNode old) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (old.isTextual()) {
            String text = old.textValue();
            int at = random.nextInt(text.length() + 1);
            return nodes.textNode(
                    switch (random.nextInt(8)) {
                        case 0 -> text + oneOf(ODD_TEXTS);
                        case 1 -> oneOf(ODD_TEXTS) + text;
                        case 2 -> text.substring(0, at) + oneOf(ODD_TEXTS) + text.substring(at);
                        case 3 -> text.toUpperCase(Locale.ROOT);
                        case 4 -> text.substring(at);
                        case 5 -> text.repeat(1 + random.nextInt(40));
                        case 6 -> oneOf(TAGS);
                        default -> oneOf(ODD_TEXTS);
                    });
        }
        if (old.isNumber()) {
            return oneOf(List.of(
                    nodes.numberNode(old.longValue() + 1),
                    nodes.numberNode(old.longValue() - 1),
                    nodes.numberNode(-old.longValue()),
                    nodes.numberNode(old.longValue() * 1_000_003),
                    nodes.numberNode(new BigDecimal(old.longValue() + ".0")),
                    nodes.numberNode(new BigDecimal(old.longValue() + ".5")),
                    nodes.numberNode(new BigDecimal("1e15")),
                    nodes.textNode(old.asText())));
        }
        if (old.isBoolean()) {
            return oneOf(List.of(nodes.booleanNode(!old.booleanValue()), nodes.textNode("true"), nodes.numberNode(1)));
        }
        return value();
    }

    private JsonNode value() {
        return switch (random.nextInt(4)) {
            case 0 -> JsonNodeFactory.instance.textNode(oneOf(ODD_TEXTS));
            case 1 -> JsonNodeFactory.instance.textNode(oneOf(TAGS));
            default ->
                JsonText.parse(oneOf(List.of(
                        "null",
                        "true",
                        "0",
                        "4",
                        "-1",
                        "1.5",
                        "[]",
                        "{}",
                        "[\"x\"]",
                        "[null]",
                        "{\"type\":\"none\"}",
                        "{\"type\":\"all\"}",
                        "{\"x\":{}}",
                        "{\"type\":\"unrestricted\",\"values\":[]}")));
        };
    }

    private <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private static void collect(JsonNode node, List<JsonNode> parents) {
        if (node.isContainerNode()) {
            parents.add(node);
            node.forEach(child -> collect(child, parents));
        }
    }
}
