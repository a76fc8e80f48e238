package dev.anyedge.fujitsu.translate;

import dev.anyedge.fujitsu.internal.matching.Conjunction;
import dev.anyedge.fujitsu.internal.matching.Narrowing;
import dev.anyedge.fujitsu.internal.matching.OverlapIndex;
import dev.anyedge.fujitsu.rules.Rule;
import dev.anyedge.fujitsu.rules.RuleBehavior;
import dev.anyedge.fujitsu.rules.RuleMatch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * First-match rules as a cascade in which the last match wins, for each slot by itself.
 *
 * <p>A general rule has the defaults; then come the rules, last to first. A rule fills a slot when it fills it otherwise
 * than the defaults, or when a rule below it does, whose filling it has to take back. Where the slot is to be empty, which
 * no behaviour can say, the fillings below move into rules of their own that leave out the requests of the rule above.
 */
final class Cascade {
    /** So many rules may be made of one filling. */
    static final int MOST_COPIES = 64;

    /** So many matches may be taken out in all. */
    private static final int MOST_TAKEN_OUT = 1_000_000;

    private final int slotCount;
    private final Effect defaults;
    private final RuleBehavior unsaid;
    private final List<Row> rows;
    private final Overflow overflow;
    private final List<@Nullable OverlapIndex> emptyAbove;
    private int takenOut;

    /**
     * A rule of the distribution.
     *
     * @param index which one
     * @param requests whom it is for
     * @param effect what happens to them
     */
    record Row(int index, Conjunction requests, Effect effect) {}

    /** What is done about a filling that would need too many rules. */
    @FunctionalInterface
    interface Overflow {
        /**
         * Reports it.
         *
         * @param row the rule that fills the slot; empty for the defaults
         * @param slot the slot
         */
        void report(Optional<Row> row, int slot);
    }

    /**
     * A cascade.
     *
     * @param unsaid what the general rule need not say
     * @param rows first to last
     */
    Cascade(int slotCount, Effect defaults, RuleBehavior unsaid, List<Row> rows, Overflow overflow) {
        this.slotCount = slotCount;
        this.defaults = defaults;
        this.unsaid = unsaid;
        this.rows = rows;
        this.overflow = overflow;
        this.emptyAbove = new ArrayList<>(Collections.nCopies(slotCount, null));
    }

    List<Rule> rules() {
        boolean[] inUse = new boolean[slotCount];
        boolean[][] fills = filled(inUse);
        List<List<Rule>> blocks = new ArrayList<>(rows.size() + 1);
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            blocks.add(block(Optional.of(row), row.requests(), row.effect(), fills[i]));
            for (int slot = 0; slot < slotCount; slot++) {
                if (inUse[slot] && row.effect().get(slot) == null) {
                    OverlapIndex index = emptyAbove.get(slot);
                    if (index == null) {
                        index = new OverlapIndex();
                        emptyAbove.set(slot, index);
                    }
                    index.add(row.requests());
                }
            }
        }
        boolean[] all = new boolean[slotCount];
        for (int slot = 0; slot < slotCount; slot++) {
            RuleBehavior filling = defaults.get(slot);
            all[slot] = filling != null && filling != unsaid;
        }
        List<Rule> rules = new ArrayList<>(block(Optional.empty(), Conjunction.everything(), defaults, all));
        for (int i = blocks.size() - 1; i >= 0; i--) {
            rules.addAll(blocks.get(i));
        }
        return rules;
    }

    /** Which slots each rule fills; and which are filled by anybody. */
    private boolean[][] filled(boolean[] inUse) {
        boolean[] changedBelow = new boolean[slotCount];
        boolean[][] fills = new boolean[rows.size()][];
        for (int slot = 0; slot < slotCount; slot++) {
            inUse[slot] = defaults.get(slot) != null;
        }
        for (int i = rows.size() - 1; i >= 0; i--) {
            Effect effect = rows.get(i).effect();
            boolean[] mine = new boolean[slotCount];
            for (int slot = 0; slot < slotCount; slot++) {
                boolean changes = !effect.agrees(defaults, slot);
                boolean filling = effect.get(slot) != null;
                mine[slot] = filling && (changes || changedBelow[slot]);
                changedBelow[slot] |= changes;
                inUse[slot] |= filling;
            }
            fills[i] = mine;
        }
        return fills;
    }

    /** The rules of one level: one for all fillings that nothing above empties, then those that had to be narrowed. */
    private List<Rule> block(Optional<Row> row, Conjunction requests, Effect effect, boolean[] fills) {
        List<RuleBehavior> whole = new ArrayList<>(4);
        Map<List<Conjunction>, List<RuleBehavior>> narrowed = Map.of();
        for (int slot = 0; slot < slotCount; slot++) {
            RuleBehavior filling = fills[slot] ? effect.get(slot) : null;
            if (filling == null) {
                continue;
            }
            OverlapIndex index = emptyAbove.get(slot);
            List<Conjunction> taken = index == null ? List.of() : index.meeting(requests);
            if (taken.isEmpty()) {
                whole.add(filling);
                continue;
            }
            takenOut += taken.size();
            Optional<List<Conjunction>> left =
                    takenOut > MOST_TAKEN_OUT ? Optional.empty() : Narrowing.of(requests, taken, MOST_COPIES);
            if (left.isEmpty()) {
                overflow.report(row, slot);
                continue;
            }
            if (narrowed.isEmpty()) {
                narrowed = new LinkedHashMap<>();
            }
            narrowed.computeIfAbsent(left.get(), copies -> new ArrayList<>()).add(filling);
        }
        if (narrowed.isEmpty()) {
            return whole.isEmpty() ? List.of() : List.of(rule(requests, whole));
        }
        List<Rule> rules = new ArrayList<>();
        if (!whole.isEmpty()) {
            rules.add(rule(requests, whole));
        }
        narrowed.forEach((copies, fillings) -> copies.forEach(copy -> rules.add(rule(copy, fillings))));
        return rules;
    }

    private static Rule rule(Conjunction requests, List<RuleBehavior> behaviors) {
        List<RuleMatch> matches = requests.ruleMatches();
        return Rule.of(matches, behaviors);
    }
}
