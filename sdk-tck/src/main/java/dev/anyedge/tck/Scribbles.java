package dev.anyedge.tck;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.translation.Translator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Documents as they become when somebody edits them by hand: an element goes, two change their places, a member is left
 * out or says what the same member says elsewhere. The same seed makes the same edits.
 *
 * @param <D> the provider's document
 */
final class Scribbles<D> {
    private static final int TRIES = 20;

    private final Translator<D> translator;
    private final Random random;

    Scribbles(Translator<D> translator, long seed) {
        this.translator = translator;
        this.random = new Random(seed);
    }

    /** The document after one edit or a few; as it was when no edit gives a document that can be parsed. */
    D over(D document) {
        D edited = document;
        int edits = 1 + random.nextInt(3);
        for (int i = 0; i < TRIES && edits > 0; i++) {
            Optional<D> next = edited(translator.print(edited));
            if (next.isPresent()) {
                edited = next.get();
                edits--;
            }
        }
        return edited;
    }

    private Optional<D> edited(String json) {
        JsonNode root = Json.tree(json);
        List<ContainerNode<?>> places = new ArrayList<>();
        collect(root, places);
        ContainerNode<?> place = places.get(random.nextInt(places.size()));
        if (place.isEmpty()) {
            return Optional.empty();
        }
        if (place instanceof ArrayNode array) {
            edit(array);
        } else {
            edit((ObjectNode) place, places);
        }
        try {
            return Optional.of(translator.parse(root.toString()));
        } catch (ValidationException e) {
            return Optional.empty();
        }
    }

    private static void collect(JsonNode node, List<ContainerNode<?>> places) {
        if (node instanceof ContainerNode<?> container) {
            places.add(container);
            container.forEach(child -> collect(child, places));
        }
    }

    private void edit(ArrayNode array) {
        int one = random.nextInt(array.size());
        int other = random.nextInt(array.size());
        if (one == other) {
            array.remove(one);
        } else {
            JsonNode first = array.get(one);
            array.set(one, array.get(other));
            array.set(other, first);
        }
    }

    private void edit(ObjectNode object, List<ContainerNode<?>> places) {
        List<String> names = object.properties().stream().map(Map.Entry::getKey).toList();
        String name = names.get(random.nextInt(names.size()));
        List<JsonNode> elsewhere = places.stream()
                .filter(place -> place.has(name))
                .map(place -> place.get(name))
                .toList();
        if (elsewhere.isEmpty() || random.nextInt(3) == 0) {
            object.remove(name);
        } else {
            object.set(name, elsewhere.get(random.nextInt(elsewhere.size())).deepCopy());
        }
    }
}
