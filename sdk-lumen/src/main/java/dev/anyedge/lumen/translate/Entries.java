package dev.anyedge.lumen.translate;

import dev.anyedge.cdn.model.Condition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The path rules of a property while they are read: those that follow one another and do the same become one. */
final class Entries {
    /** A path rule: what it is for and what it does. */
    record Entry(Condition when, RuleReading.Aspects aspects) {}

    /** Rules of which the last is as it was read; those that join it are in the values. */
    private final List<Entry> entries = new ArrayList<>();

    private final List<String> values = new ArrayList<>();
    private final Set<String> known = new HashSet<>();
    private boolean joined;

    void add(Entry entry) {
        if (joins(entry)) {
            joined = true;
        } else {
            close();
            entries.add(entry);
        }
        values.addAll(entry.when().values());
        known.addAll(entry.when().values());
    }

    private boolean joins(Entry entry) {
        if (entries.isEmpty()) {
            return false;
        }
        Entry last = entries.get(entries.size() - 1);
        return last.aspects().equals(entry.aspects())
                && last.aspects().options().expression().isEmpty()
                && last.when().kind() == entry.when().kind()
                && !last.when().negated()
                && !entry.when().negated()
                && entry.when().values().stream().noneMatch(known::contains);
    }

    private void close() {
        if (joined) {
            Entry last = entries.remove(entries.size() - 1);
            entries.add(new Entry(new Condition(last.when().kind(), values, false), last.aspects()));
        }
        joined = false;
        values.clear();
        known.clear();
    }

    /** How many rules there are now. */
    int size() {
        return entries.size();
    }

    /** All rules, the first first. */
    List<Entry> all() {
        close();
        return entries;
    }
}
