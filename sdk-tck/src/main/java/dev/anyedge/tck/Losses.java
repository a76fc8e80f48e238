package dev.anyedge.tck;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.translation.Capabilities.Support;
import dev.anyedge.cdn.translation.Feature;
import dev.anyedge.cdn.translation.Finding;
import dev.anyedge.cdn.translation.Translation;
import dev.anyedge.cdn.translation.Translator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Looks whether each member of a distribution counts: when it is changed, the document changes, or a finding says that it
 * does not. What nobody notices is lost without a word.
 *
 * @param <D> the provider's document
 */
final class Losses<D> {
    private static final Pattern NAME = Pattern.compile("/name|/rules/[0-9]+/name|/origins/[0-9]+/id");
    private static final List<String> WORDS = List.of(
            "PUT",
            "https-only",
            "http-only",
            "http-and-https",
            "http",
            "bypass",
            "ignore",
            "log",
            "container",
            "no-store",
            "revalidate",
            "managed",
            "viewer",
            "none",
            "all",
            "SHA1",
            "gmt",
            Shop.SECOND);

    private final Translator<D> translator;
    private final Set<String> tried = new HashSet<>();
    private int changes;

    Losses(Translator<D> translator) {
        this.translator = translator;
    }

    /** How many changes were made so far. */
    int changes() {
        return changes;
    }

    /** The members of a distribution whose change nobody noticed; each change is tried once, whatever it is a part of. */
    List<String> of(Distribution distribution) {
        Translation<D> translation = CapabilityContract.translate(translator, distribution);
        List<String> lost = new ArrayList<>();
        if (translation.document().isEmpty()) {
            return lost;
        }
        String seen = seen(translation);
        JsonNode root = Json.tree(distribution.toJson());
        List<String> pointers = new ArrayList<>();
        leaves(root, "", pointers);
        for (String pointer : pointers) {
            if (reported(translation, pointer)) {
                continue;
            }
            for (JsonNode other : others(root.at(pointer))) {
                if (!tried.add(pointer + " " + root.at(pointer) + " " + other)) {
                    continue;
                }
                Optional<Distribution> changed = with(root, pointer, other);
                if (changed.isEmpty() || changed.get().equals(distribution)) {
                    continue;
                }
                changes++;
                if (seen(CapabilityContract.translate(translator, changed.get()))
                        .equals(seen)) {
                    lost.add(pointer + ": " + root.at(pointer) + " changed to " + other);
                }
            }
        }
        return lost;
    }

    /** Document and findings: what a user gets to see. */
    private String seen(Translation<D> translation) {
        return translation.document().map(translator::print).orElse("refused")
                + new TreeSet<>(
                        translation.findings().stream().map(Finding::toString).toList());
    }

    /** Whether a finding says that the member, or what it is a part of, is not kept; of names the capabilities say it. */
    private boolean reported(Translation<D> translation, String pointer) {
        return (NAME.matcher(pointer).matches()
                        && translator.capabilities().of(Feature.NAMES).support() != Support.FULL)
                || translation.findings().stream()
                        .map(Finding::pointer)
                        .anyMatch(at -> pointer.equals(at) || (at.length() > 1 && pointer.startsWith(at + "/")));
    }

    private static void leaves(JsonNode node, String pointer, List<String> pointers) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(member -> leaves(member.getValue(), pointer + "/" + member.getKey(), pointers));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                leaves(array.get(i), pointer + "/" + i, pointers);
            }
        } else {
            pointers.add(pointer);
        }
    }

    private static List<JsonNode> others(JsonNode leaf) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (leaf.isBoolean()) {
            return List.of(nodes.booleanNode(!leaf.asBoolean()));
        }
        if (leaf.isNumber()) {
            return List.of(nodes.numberNode(leaf.asLong() + 1));
        }
        List<JsonNode> others = new ArrayList<>();
        others.add(nodes.textNode(leaf.asText() + "x"));
        others.add(nodes.textNode("x" + leaf.asText()));
        WORDS.forEach(word -> others.add(nodes.textNode(word)));
        return others;
    }

    private static Optional<Distribution> with(JsonNode root, String pointer, JsonNode value) {
        JsonNode copy = root.deepCopy();
        int last = pointer.lastIndexOf('/');
        JsonNode parent = copy.at(pointer.substring(0, last));
        String name = pointer.substring(last + 1);
        if (parent instanceof ObjectNode object) {
            object.set(name, value);
        } else if (parent instanceof ArrayNode array) {
            array.set(Integer.parseInt(name), value);
        }
        try {
            return Optional.of(Distribution.fromJson(copy.toString()));
        } catch (ValidationException e) {
            return Optional.empty();
        }
    }
}
