package dev.anyedge.lumen.translate;

import dev.anyedge.lumen.image.MatchRule;
import dev.anyedge.lumen.image.ServiceImage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The rules of match group 0 while an image is written. One decides for each property; whatever else stands in the group
 * keeps its place, further rules of the same property until the property goes.
 */
final class PropertyRules {
    private final TreeMap<Integer, MatchRule> rules = new TreeMap<>();
    private final Map<Long, Integer> deciding = new HashMap<>();

    PropertyRules(ServiceImage base) {
        base.matchGroup(0).ifPresent(group -> {
            for (int place : group.order()) {
                MatchRule rule = group.matchRules().get(place);
                rules.put(place, rule);
                rule.originId().ifPresent(id -> deciding.putIfAbsent(id, place));
            }
        });
    }

    boolean has(long originId) {
        return deciding.containsKey(originId);
    }

    /** Writes the rule that decides for a property; a new one stands behind all others. */
    void put(long originId, Function<Optional<MatchRule>, MatchRule> rule) {
        int place = deciding.computeIfAbsent(originId, id -> rules.isEmpty() ? 0 : rules.lastKey() + 1);
        rules.put(place, rule.apply(Optional.ofNullable(rules.get(place))));
    }

    /** Takes out all rules of a property. */
    void remove(long originId) {
        rules.values().removeIf(rule -> rule.originId().equals(Optional.of(originId)));
        deciding.remove(originId);
    }

    List<MatchRule> inPlace() {
        return List.copyOf(rules.values());
    }
}
