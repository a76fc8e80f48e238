package dev.anyedge.fujitsu.translate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.error.Violation;
import dev.anyedge.cdn.internal.json.JsonNodes;
import dev.anyedge.cdn.internal.json.JsonText;
import dev.anyedge.cdn.model.JsonValue;
import dev.anyedge.fujitsu.rules.RuleBehavior;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Behaviours that the model has no word for, as options carry them. A whole behaviour has a {@code value} or a {@code
 * type}; anything else is members and parameters to be added to what the model says.
 */
final class RawBehaviors {
    private static final String PARAMS = "params";

    private RawBehaviors() {}

    /** The members by which a behaviour is more than the model says. */
    static JsonValue additions(RuleBehavior.Extended extended) {
        Map<String, JsonValue> additions = new LinkedHashMap<>(extended.members());
        if (!extended.params().isEmpty()) {
            additions.put(PARAMS, JsonNodes.value(extended.params()));
        }
        return JsonNodes.value(additions);
    }

    /** A whole behaviour; its name is the option's. */
    static JsonValue whole(RuleBehavior behavior) {
        ObjectNode json = (ObjectNode) JsonNodes.of(JsonValue.parse(behavior.toJson()));
        json.remove("name");
        return JsonNodes.value(json);
    }

    /**
     * The behaviour that an option asks for.
     *
     * @param under what the model says, if it says anything
     * @return empty when there is nothing that additions could be added to
     * @throws dev.anyedge.cdn.error.ValidationException when it is no such behaviour
     */
    static Optional<RuleBehavior> laidOver(String name, JsonValue value, Optional<RuleBehavior> under) {
        if (!(JsonNodes.of(value) instanceof ObjectNode object)) {
            throw new ValidationException(
                    "behaviour " + name,
                    List.of(new Violation("", "no object", "a JSON object", "An object is needed here.")));
        }
        if (object.has("value") || object.has("type") || !isKnown(name)) {
            ObjectNode whole = JsonNodes.object();
            whole.put("name", name);
            object.remove("name");
            whole.setAll(object);
            return Optional.of(RuleBehavior.fromJson(JsonText.write(whole)));
        }
        if (under.isEmpty()) {
            return Optional.empty();
        }
        @Nullable JsonNode params = object.remove(PARAMS);
        RuleBehavior base = under.get() instanceof RuleBehavior.Extended extended ? extended.known() : under.get();
        RuleBehavior extended = new RuleBehavior.Extended(
                base, JsonNodes.members(object), params == null ? Map.of() : JsonNodes.members(params));
        // Refuses members that the behaviour has already.
        RuleBehavior.fromJson(extended.toJson());
        return Optional.of(extended);
    }

    private static boolean isKnown(String name) {
        int slot = new Slots().of(name);
        return slot < Slots.KNOWN || name.equals(RuleBehavior.ContentRefresh.NAME);
    }
}
