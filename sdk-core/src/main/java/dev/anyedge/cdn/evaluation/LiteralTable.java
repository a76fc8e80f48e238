package dev.anyedge.cdn.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Numbers by literal texts, as one small array: with ten thousand rules, what costs time is not the comparing but the
 * waiting for memory.
 *
 * <p>Texts are known by their hash alone (that of {@link String#hashCode}, which rolls over a longer text, and their
 * length). So what is found may be a stranger, and is tested anyway. Immutable, thread-safe.
 */
final class LiteralTable {
    private static final int MAX_CAPACITY = 1 << 29;

    private final int[] lengths;

    /** A bit for each hash that may be there: most questions end here. */
    private final long[] filter;

    /** Hash and value in turn; value 0 is free, above is a number plus one, below is a list. */
    private final int[] slots;

    private final int[][] lists;

    private LiteralTable(Map<Integer, List<Integer>> numbersByHash, int[] lengths) {
        this.lengths = lengths;
        int capacity =
                Integer.highestOneBit(Math.min(MAX_CAPACITY, Math.max(8, 4 * Math.max(1, numbersByHash.size()) - 1)));
        this.filter = new long[Math.max(1, capacity / 8)];
        this.slots = new int[2 * capacity];
        List<int[]> several = new ArrayList<>();
        numbersByHash.forEach((hash, numbers) -> {
            int value = numbers.get(0) + 1;
            if (numbers.size() > 1) {
                several.add(numbers.stream().mapToInt(Integer::intValue).toArray());
                value = -several.size();
            }
            int slot = slot(hash);
            while (slots[slot + 1] != 0) {
                slot = (slot + 2) & (slots.length - 1);
            }
            slots[slot] = hash;
            slots[slot + 1] = value;
            int bit = mixed(hash);
            filter[(bit >>> 6) & (filter.length - 1)] |= 1L << bit;
        });
        this.lists = several.toArray(int[][]::new);
    }

    /** Takes what was found, ascending. */
    interface Found {
        void found(int number);

        void found(int[] numbers);
    }

    boolean isEmpty() {
        return lengths.length == 0;
    }

    /** The different lengths of the texts, ascending. */
    int[] lengths() {
        return lengths;
    }

    /** Finds a text by its hash and length. */
    void find(int textHash, int length, Found found) {
        int hash = hash(textHash, length);
        int bit = mixed(hash);
        if ((filter[(bit >>> 6) & (filter.length - 1)] & 1L << bit) == 0) {
            return;
        }
        int slot = slot(hash);
        while (true) {
            int value = slots[slot + 1];
            if (value == 0) {
                return;
            }
            if (slots[slot] == hash) {
                if (value > 0) {
                    found.found(value - 1);
                } else {
                    found.found(lists[-value - 1]);
                }
                return;
            }
            slot = (slot + 2) & (slots.length - 1);
        }
    }

    /** Finds the texts that a text begins with. */
    void findPrefixes(String text, Found found) {
        int hash = 0;
        int at = 0;
        for (int length : lengths) {
            if (length > text.length()) {
                return;
            }
            for (; at < length; at++) {
                hash = 31 * hash + text.charAt(at);
            }
            find(hash, length, found);
        }
    }

    /** Finds the texts that a text ends with. */
    void findSuffixes(String text, Found found) {
        int hash = 0;
        int power = 1;
        int at = text.length();
        for (int length : lengths) {
            if (length > text.length()) {
                return;
            }
            for (; at > text.length() - length; at--) {
                hash += power * text.charAt(at - 1);
                power *= 31;
            }
            find(hash, length, found);
        }
    }

    /** Finds the texts that stand anywhere in a text. */
    void findAnywhere(String text, Found found) {
        for (int length : lengths) {
            if (length > text.length()) {
                return;
            }
            int hash = 0;
            int power = 1;
            for (int i = 0; i < length; i++) {
                hash = 31 * hash + text.charAt(i);
                power *= 31;
            }
            find(hash, length, found);
            for (int i = length; i < text.length(); i++) {
                hash = 31 * hash + text.charAt(i) - power * text.charAt(i - length);
                find(hash, length, found);
            }
        }
    }

    /** Finds what follows an index in a text. */
    void findRest(String text, int from, Found found) {
        int hash = 0;
        for (int i = from; i < text.length(); i++) {
            hash = 31 * hash + text.charAt(i);
        }
        find(hash, text.length() - from, found);
    }

    private static int hash(int textHash, int length) {
        return textHash ^ length * 0x9e3779b9;
    }

    private static int mixed(int hash) {
        int mixed = hash * 0x85ebca6b;
        return mixed ^ mixed >>> 15;
    }

    private int slot(int hash) {
        return 2 * (mixed(hash) & (slots.length / 2 - 1));
    }

    /** Collects texts; the numbers of each must come in ascending order. */
    static final class Builder {
        private final Map<Integer, List<Integer>> numbersByHash = new HashMap<>();
        private final TreeSet<Integer> lengths = new TreeSet<>();

        void add(String literal, int number) {
            lengths.add(literal.length());
            List<Integer> numbers = numbersByHash.computeIfAbsent(
                    hash(literal.hashCode(), literal.length()), hash -> new ArrayList<>(1));
            if (numbers.isEmpty() || numbers.get(numbers.size() - 1) != number) {
                numbers.add(number);
            }
        }

        LiteralTable build() {
            return new LiteralTable(
                    numbersByHash, lengths.stream().mapToInt(Integer::intValue).toArray());
        }
    }
}
