package dev.anyedge.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/** Every call a simulator received, in order of arrival. Credentials are not kept. Thread-safe. */
public final class Journal {

    private final Set<String> secretHeaders;
    private final List<JournalEntry> entries = new ArrayList<>();
    private int last;

    Journal(Set<String> secretHeaders) {
        this.secretHeaders = Set.copyOf(secretHeaders);
    }

    /**
     * All calls that have been answered.
     *
     * @return a copy, in order of arrival
     */
    public synchronized List<JournalEntry> entries() {
        List<JournalEntry> sorted = new ArrayList<>(entries);
        sorted.sort(Comparator.comparingInt(JournalEntry::number));
        return Collections.unmodifiableList(sorted);
    }

    /**
     * The calls that were meant to change something, whether or not they did.
     *
     * @return a copy, in order of arrival
     */
    public List<JournalEntry> writes() {
        return entries().stream().filter(JournalEntry::isWrite).toList();
    }

    /** Forgets all calls; the numbers go on. */
    public synchronized void clear() {
        entries.clear();
    }

    synchronized int arrive() {
        return ++last;
    }

    synchronized void record(
            int number,
            Instant at,
            SimulatedRequest request,
            OptionalInt status,
            String answer,
            Optional<FaultEffect> fault) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(request.headers());
        secretHeaders.forEach(name -> headers.computeIfPresent(name, (key, value) -> "***"));
        entries.add(new JournalEntry(
                number,
                at,
                request.method(),
                request.path(),
                request.query(),
                Collections.unmodifiableMap(headers),
                request.body(),
                status,
                answer,
                fault));
    }
}
