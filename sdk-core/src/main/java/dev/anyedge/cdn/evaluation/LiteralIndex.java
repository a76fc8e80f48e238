package dev.anyedge.cdn.evaluation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Numbers by literal texts that a request must hold in some place: finds the least number whose literal is there and that
 * a test confirms. Numbers without any literal are tried as well, one after another. Immutable, thread-safe.
 */
final class LiteralIndex {

    /** Where in a request a literal must stand. */
    enum Place {
        PATH,
        HOST,
        PARENT_HOST,
        METHOD,
        SCHEME,
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

    private final LiteralTable paths;
    private final LiteralTable hosts;
    private final LiteralTable parentHosts;
    private final LiteralTable methods;
    private final LiteralTable schemes;
    private final LiteralTable fileNames;
    private final LiteralTable extensions;
    private final LiteralTable prefixes;
    private final LiteralTable suffixes;
    private final LiteralTable inner;
    private final int[] others;

    private LiteralIndex(Builder builder) {
        paths = builder.table(Place.PATH);
        hosts = builder.table(Place.HOST);
        parentHosts = builder.table(Place.PARENT_HOST);
        methods = builder.table(Place.METHOD);
        schemes = builder.table(Place.SCHEME);
        fileNames = builder.table(Place.FILE_NAME);
        extensions = builder.table(Place.EXTENSION);
        prefixes = builder.table(Place.PREFIX);
        suffixes = builder.table(Place.SUFFIX);
        inner = builder.table(Place.INNER);
        others = builder.others.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The least number that holds, or {@link Integer#MAX_VALUE}. */
    int first(Subject subject, Test test) {
        Search search = new Search(subject, test);
        String path = subject.path;
        if (!paths.isEmpty()) {
            paths.find(path.hashCode(), path.length(), search);
        }
        if (!prefixes.isEmpty()) {
            prefixes.findPrefixes(path, search);
        }
        if (!fileNames.isEmpty()) {
            fileNames.findRest(path, subject.fileNameStart(), search);
        }
        if (!extensions.isEmpty() && subject.extensionStart() > 0) {
            extensions.findRest(path, subject.extensionStart(), search);
        }
        if (!suffixes.isEmpty()) {
            suffixes.findSuffixes(path, search);
        }
        findByRequestLine(subject, search);
        if (!inner.isEmpty()) {
            inner.findAnywhere(path, search);
        }
        search.found(others);
        return search.best;
    }

    private void findByRequestLine(Subject subject, Search search) {
        if (!hosts.isEmpty()) {
            String host = subject.request.host();
            hosts.find(host.hashCode(), host.length(), search);
        }
        if (!parentHosts.isEmpty()) {
            String host = subject.request.host();
            for (int dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) {
                parentHosts.findRest(host, dot + 1, search);
            }
        }
        if (!methods.isEmpty()) {
            methods.findRest(subject.request.method(), 0, search);
        }
        if (!schemes.isEmpty()) {
            schemes.findRest(subject.request.scheme(), 0, search);
        }
    }

    /** Keeps the least number so far, and tries none above it. */
    private static final class Search implements LiteralTable.Found {
        private final Subject subject;
        private final Test test;
        private int best = Integer.MAX_VALUE;

        Search(Subject subject, Test test) {
            this.subject = subject;
            this.test = test;
        }

        @Override
        public void found(int number) {
            if (number < best && test.holds(number, subject)) {
                best = number;
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

    /** The key of a list that the fewest share, the longer one of two; null when there is none. */
    static @Nullable Key rarest(List<Key> keys, ToLongFunction<Key> frequency) {
        Key best = null;
        long bestFrequency = Long.MAX_VALUE;
        for (Key key : keys) {
            long of = frequency.applyAsLong(key);
            boolean better = best == null
                    || of < bestFrequency
                    || (of == bestFrequency && key.literal.length() > best.literal.length());
            if (better) {
                best = key;
                bestFrequency = of;
            }
        }
        return best;
    }

    /** Collects numbers, which must come in ascending order. */
    static final class Builder {
        private final Map<Place, LiteralTable.Builder> tables = new EnumMap<>(Place.class);
        private final List<Integer> others = new ArrayList<>();

        /** Adds a number that is tried where a literal is found. */
        void add(Key key, int number) {
            tables.computeIfAbsent(key.place, place -> new LiteralTable.Builder())
                    .add(key.literal, number);
        }

        /** Adds a number that is always tried. */
        void addOther(int number) {
            others.add(number);
        }

        LiteralIndex build() {
            return new LiteralIndex(this);
        }

        private LiteralTable table(Place place) {
            return tables.getOrDefault(place, new LiteralTable.Builder()).build();
        }
    }
}
