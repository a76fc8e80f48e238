package dev.anyedge.simulator.fujitsu;

import dev.anyedge.simulator.edge.EdgeObserver;
import dev.anyedge.simulator.edge.EdgeVisit;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the edge was asked, counted by the hour: reports are made of it (§6.2). Thread-safe. */
final class TrafficLog implements EdgeObserver {

    /** What is counted apart. */
    record Bucket(String service, Instant hour, boolean secure, String region) {}

    /** One hour of one service. */
    record Count(Bucket bucket, Map<String, Long> metrics) {}

    private final Map<Bucket, Map<String, Long>> counts = new java.util.LinkedHashMap<>();

    @Override
    public synchronized void visited(EdgeVisit visit) {
        int status = visit.status();
        add(visit, "RequestCount");
        add(visit, status + "Count");
        add(visit, status / 100 + "XXCount");
    }

    @Override
    public synchronized void broken(EdgeVisit visit) {
        add(visit, "IncompleteDownloadCount");
    }

    private void add(EdgeVisit visit, String metric) {
        Bucket bucket = new Bucket(
                visit.site(),
                visit.at().truncatedTo(ChronoUnit.HOURS),
                visit.request().scheme().equals("https"),
                visit.request().continent().orElse("-"));
        counts.computeIfAbsent(bucket, key -> new TreeMap<>()).merge(metric, 1L, Long::sum);
    }

    synchronized List<Count> all() {
        List<Count> all = new ArrayList<>();
        counts.forEach((bucket, metrics) -> all.add(new Count(bucket, Map.copyOf(metrics))));
        return all;
    }
}
