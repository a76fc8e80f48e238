package dev.anyedge.fujitsu.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.internal.json.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Holds the reader and the writer against the schema on thousands of documents with one or two things changed. */
class RulesMutationTest {
    private static final long SEED = 20261122;
    private static final int CASES = 1_500;
    private static final String[] TEXTS = {
        "-",
        "",
        " ",
        "a",
        "/*",
        "/a/",
        "/a/b",
        "/a/###/b/",
        "###",
        "GET",
        "GET  HEAD",
        "get",
        "HTTP",
        "HTTPS",
        "1d",
        "0",
        "01",
        "7w",
        "fixed",
        "honor",
        "origin",
        "digital_property",
        "country",
        "region",
        "JP",
        "US:WA",
        "203.0.113.0/24",
        "203.0.113.300",
        "::1",
        "*x*",
        "a.b",
        "a b",
        "é",
        "epoch",
        "1924992000",
        "now",
        "natural",
        "2031-01-01",
        "www.example.net",
        "www.example.net:80",
        "localhost",
        "00ff",
        "0ff",
        "~",
        "SHA1",
        "remove"
    };

    private final Random random = new Random(SEED);

    @Test
    void whateverTheSchemaTakesIsReadAndWhateverIsWrittenIsAsTheSchemaSays() {
        RulesSchema schema = new RulesSchema();
        String sample = RulesSchema.resource("one-of-each.json");
        int valid = 0;
        int refused = 0;
        for (int i = 0; i < CASES; i++) {
            ObjectNode document = (ObjectNode) JsonText.parse(sample);
            for (int n = random.nextInt(2); n >= 0; n--) {
                mutate(document);
            }
            String json = JsonText.write(document);
            String label = "seed " + SEED + ", case " + i + ": " + json;
            boolean good = schema.violations(json).isEmpty();
            Optional<RulesDocument> read = read(json);
            if (good) {
                valid++;
                assertThat(read).as(label).isPresent();
            }
            if (read.isEmpty()) {
                refused++;
            } else if (!hasUnknown(read.get()) && !read.get().rules().isEmpty()) {
                String written = read.get().toWireJson(reference -> "00ff");
                assertThat(schema.violations(written)).as(label).isEmpty();
                assertThat(RulesDocument.fromJson(written).sameAs(read.get()))
                        .as(label)
                        .isTrue();
            }
        }
        assertThat(valid).isGreaterThan(CASES / 10);
        assertThat(refused).isGreaterThan(CASES / 10);
    }

    private static Optional<RulesDocument> read(String json) {
        try {
            return Optional.of(RulesDocument.fromJson(json));
        } catch (ValidationException e) {
            assertThat(e.violations()).isNotEmpty();
            return Optional.empty();
        }
    }

    private static boolean hasUnknown(RulesDocument document) {
        return !document.extra().isEmpty()
                || document.rules().stream()
                        .anyMatch(rule -> !rule.extra().isEmpty()
                                || rule.matches().stream().anyMatch(RuleMatch.Unknown.class::isInstance)
                                || rule.behaviors().stream()
                                        .anyMatch(b ->
                                                b instanceof RuleBehavior.Opaque || b instanceof RuleBehavior.Extended)
                                || rule.behaviors().stream()
                                                .map(RuleBehavior::name)
                                                .distinct()
                                                .count()
                                        < rule.behaviors().size());
    }

    /** Changes one value somewhere. */
    private void mutate(ObjectNode root) {
        List<Runnable> changes = new ArrayList<>();
        collect(root, changes);
        changes.get(random.nextInt(changes.size())).run();
    }

    private void collect(JsonNode node, List<Runnable> changes) {
        if (node instanceof ObjectNode object) {
            object.fieldNames().forEachRemaining(name -> {
                changes.add(() -> object.set(name, anything()));
                changes.add(() -> object.remove(name));
                collect(object.get(name), changes);
            });
            changes.add(() -> object.set(random.nextBoolean() ? "negated" : "other", anything()));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int at = i;
                changes.add(() -> array.remove(at));
                changes.add(() -> array.add(array.get(at)));
                collect(array.get(i), changes);
            }
        }
    }

    private JsonNode anything() {
        return switch (random.nextInt(12)) {
            case 0 -> BooleanNode.valueOf(random.nextBoolean());
            case 1 -> IntNode.valueOf(random.nextInt(100));
            case 2 -> JsonNodeFactory.instance.nullNode();
            case 3 -> JsonNodeFactory.instance.arrayNode();
            case 4 -> JsonNodeFactory.instance.objectNode();
            default -> TextNode.valueOf(TEXTS[random.nextInt(TEXTS.length)]);
        };
    }
}
