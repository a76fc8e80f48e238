package dev.anyedge.simulator.fujitsu.edge;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the matching rules leave in force: one behaviour per name, a later one instead of an earlier one (§3.2). */
final class Effective {

    private record Slot(int rule, Aspect aspect) {}

    private final Map<String, Slot> slots = new HashMap<>();

    void put(int rule, Map<String, Aspect> aspects) {
        aspects.forEach((name, aspect) -> slots.put(name, new Slot(rule, aspect)));
    }

    <A extends Aspect> Optional<A> get(String name, Class<A> kind) {
        Slot slot = slots.get(name);
        return slot == null ? Optional.empty() : Optional.of(kind.cast(slot.aspect()));
    }

    boolean has(String name) {
        return slots.containsKey(name);
    }

    Map<String, Integer> rules() {
        Map<String, Integer> rules = new TreeMap<>();
        slots.forEach((name, slot) -> rules.put(name, slot.rule()));
        return rules;
    }

    Map<String, String> opaque() {
        Map<String, String> opaque = new TreeMap<>();
        slots.forEach((name, slot) -> {
            if (slot.aspect() instanceof Aspect.Opaque unknown) {
                opaque.put(name, unknown.json());
            }
        });
        return opaque;
    }
}
