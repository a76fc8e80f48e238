package dev.anyedge.tck;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.model.Distribution;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Makes a counterexample small: drops rules, conditions, values and members of a distribution for as long as it stays
 * valid and what is wrong with it stays wrong.
 */
final class Shrinker {
    private static final int TRIES = 1_500;

    private int tries;

    private Shrinker() {}

    /** The smallest that was found; dropping any single part of it would make it valid no longer, or right. */
    static Distribution smallest(Distribution distribution, Predicate<Distribution> wrong) {
        return new Shrinker().shrink(distribution, wrong);
    }

    private Distribution shrink(Distribution distribution, Predicate<Distribution> wrong) {
        Distribution smallest = distribution;
        boolean smaller = true;
        while (smaller && tries < TRIES) {
            smaller = false;
            // from the top down: a rule at once before its conditions one by one; from the end: the rest keeps its
            // places
            List<String> parts = parts(Json.tree(smallest.toJson()));
            for (int i = 0; i < parts.size() && tries < TRIES; i++) {
                Optional<Distribution> without = without(smallest, parts.get(i));
                // what is written anyway, like the format, comes back
                if (without.isPresent() && !without.get().equals(smallest)) {
                    tries++;
                    if (wrong.test(without.get())) {
                        smallest = without.get();
                        smaller = true;
                        parts = parts(Json.tree(smallest.toJson()));
                        i--;
                    }
                }
            }
        }
        return smallest;
    }

    private static Optional<Distribution> without(Distribution distribution, String pointer) {
        JsonNode json = Json.tree(distribution.toJson());
        int slash = pointer.lastIndexOf('/');
        JsonNode parent = json.at(pointer.substring(0, slash));
        String last = pointer.substring(slash + 1);
        if (parent instanceof ArrayNode array) {
            array.remove(Integer.parseInt(last));
        } else if (parent instanceof ObjectNode object) {
            object.remove(last.replace("~1", "/").replace("~0", "~"));
        }
        try {
            return Optional.of(Distribution.fromJson(json.toString()));
        } catch (ValidationException e) {
            return Optional.empty();
        }
    }

    private static List<String> parts(JsonNode json) {
        List<String> parts = new ArrayList<>();
        List<String> level = List.of("");
        while (!level.isEmpty()) {
            List<String> next = new ArrayList<>();
            for (String pointer : level) {
                JsonNode node = json.at(pointer);
                node.properties()
                        .forEach(member -> next.add(pointer + "/"
                                + member.getKey().replace("~", "~0").replace("/", "~1")));
                for (int i = node.size() - 1; node.isArray() && i >= 0; i--) {
                    next.add(pointer + "/" + i);
                }
            }
            parts.addAll(next);
            level = next;
        }
        return parts;
    }
}
