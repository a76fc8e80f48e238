package dev.anyedge.cdn.evaluation;

import dev.anyedge.cdn.internal.pattern.LiteralTrie;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Numbers by literal texts that a request's path or host must contain: finds the least number whose literal is there and
 * that a test confirms. Numbers without any literal are tried as well, one after another.
 *
 * <p>Filled once, in ascending order of numbers, then only read.
 */
final class LiteralIndex {

    /** Where in a request a literal must stand. */
    enum Place {
        PATH,
        HOST,
        PARENT_HOST,
        FILE_NAME,
        EXTENSION,
        PREFIX,
        SUFFIX,
        INNER
    }

    /**
     * A literal and its place.
     *
     * @param place where it must stand
     * @param literal the text
     */
    record Key(Place place, String literal) {}

    /** Confirms that a number is really meant. */
    @FunctionalInterface
    interface Test {
        boolean holds(int number, Subject subject);
    }

    private final Map<String, int[]> paths = new HashMap<>();
    private final Map<String, int[]> hosts = new HashMap<>();
    private final Map<String, int[]> parentHosts = new HashMap<>();
    private final Map<String, int[]> fileNames = new HashMap<>();
    private final Map<String, int[]> extensions = new HashMap<>();
    private final LiteralTrie prefixes = new LiteralTrie(false);
    private final LiteralTrie suffixes = new LiteralTrie(true);
    private final LiteralTrie inner = new LiteralTrie(false);
    private int[] others = new int[0];

    /** Adds a number under one key. */
    void add(Key key, int number) {
        switch (key.place) {
            case PATH -> add(paths, key.literal, number);
            case HOST -> add(hosts, key.literal, number);
            case PARENT_HOST -> add(parentHosts, key.literal, number);
            case FILE_NAME -> add(fileNames, key.literal, number);
            case EXTENSION -> add(extensions, key.literal, number);
            case PREFIX -> prefixes.add(key.literal, number);
            case SUFFIX -> suffixes.add(key.literal, number);
            case INNER -> inner.add(key.literal, number);
        }
    }

    /** Adds a number that is always tried. */
    void addOther(int number) {
        others = append(others, number);
    }

    private static void add(Map<String, int[]> map, String literal, int number) {
        int[] numbers = map.get(literal);
        if (numbers == null) {
            map.put(literal, new int[] {number});
        } else if (numbers[numbers.length - 1] != number) {
            map.put(literal, append(numbers, number));
        }
    }

    private static int[] append(int[] numbers, int number) {
        int[] longer = Arrays.copyOf(numbers, numbers.length + 1);
        longer[numbers.length] = number;
        return longer;
    }

    /** The key of a list that the fewest share, the longer one of two; null when there is none. */
    static @Nullable Key rarest(List<Key> keys, ToLongFunction<Key> frequency) {
        Key best = null;
        for (Key key : keys) {
            if (best == null
                    || frequency.applyAsLong(key) < frequency.applyAsLong(best)
                    || (frequency.applyAsLong(key) == frequency.applyAsLong(best)
                            && key.literal.length() > best.literal.length())) {
                best = key;
            }
        }
        return best;
    }

    /** The least number that holds, or {@link Integer#MAX_VALUE}. */
    int first(Subject subject, Test test) {
        Search search = new Search(subject, test);
        String path = subject.path;
        search.look(paths, path);
        if (!hosts.isEmpty()) {
            search.look(hosts, subject.request.host());
        }
        if (!parentHosts.isEmpty()) {
            String host = subject.request.host();
            for (int dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) {
                search.look(parentHosts, host.substring(dot + 1));
            }
        }
        if (!prefixes.isEmpty()) {
            prefixes.find(path, search);
        }
        if (!extensions.isEmpty()) {
            search.look(extensions, subject.extension());
        }
        if (!fileNames.isEmpty()) {
            search.look(fileNames, subject.fileName());
        }
        if (!suffixes.isEmpty()) {
            suffixes.find(path, search);
        }
        if (!inner.isEmpty()) {
            inner.findAnywhere(path, search);
        }
        search.found(others);
        return search.best;
    }

    /** Keeps the least number so far, and tries none above it. */
    private static final class Search implements LiteralTrie.Found {
        private final Subject subject;
        private final Test test;
        private int best = Integer.MAX_VALUE;

        Search(Subject subject, Test test) {
            this.subject = subject;
            this.test = test;
        }

        void look(Map<String, int[]> map, String literal) {
            int[] numbers = map.get(literal);
            if (numbers != null) {
                found(numbers);
            }
        }

        @Override
        public void found(int[] numbers) {
            for (int number : numbers) {
                if (number >= best) {
                    return;
                }
                if (test.holds(number, subject)) {
                    best = number;
                    return;
                }
            }
        }
    }
}
