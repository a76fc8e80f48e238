package dev.anyedge.fujitsu.translate;

import dev.anyedge.fujitsu.rules.RuleBehavior;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What happens to a request: for each slot the behaviour that fills it, or none. Filled while it is made, then left. */
final class Effect {
    private @Nullable RuleBehavior[] slots;

    Effect() {
        slots = new @Nullable RuleBehavior[Slots.KNOWN];
    }

    private Effect(@Nullable RuleBehavior[] slots) {
        this.slots = slots;
    }

    Effect copy() {
        return new Effect(slots.clone());
    }

    @Nullable
    RuleBehavior get(int slot) {
        return slot < slots.length ? slots[slot] : null;
    }

    void set(int slot, @Nullable RuleBehavior behavior) {
        if (slot >= slots.length) {
            slots = Arrays.copyOf(slots, slot + 1);
        }
        slots[slot] = behavior;
    }

    /** Whether all slots are filled alike in another effect. */
    boolean agrees(Effect other) {
        for (int slot = Math.max(slots.length, other.slots.length) - 1; slot >= 0; slot--) {
            if (!agrees(other, slot)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a slot is filled alike in another effect. */
    boolean agrees(Effect other, int slot) {
        RuleBehavior mine = get(slot);
        RuleBehavior theirs = other.get(slot);
        return mine == theirs || Objects.equals(mine, theirs);
    }
}
