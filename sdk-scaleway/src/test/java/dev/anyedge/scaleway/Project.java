package dev.anyedge.scaleway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anyedge.cdn.ApplyOptions;
import dev.anyedge.cdn.Deployment;
import dev.anyedge.cdn.Permission;
import dev.anyedge.cdn.Plan;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.scaleway.testing.NoWaiting;
import dev.anyedge.simulator.JournalEntry;
import dev.anyedge.simulator.scaleway.ScalewaySimulator;
import java.util.List;
import java.util.TreeMap;

/** A project at a simulator, with a client that never waits. */
final class Project implements AutoCloseable {
    static final ApplyOptions EVERYTHING =
            ApplyOptions.builder().addAllow(Permission.values()).build();

    final ScalewaySimulator simulator;
    final NoWaiting time = new NoWaiting();
    final ScalewayDialect dialect;
    final ScalewayCdn cdn;

    Project() {
        this(ScalewaySimulator.start());
    }

    Project(ScalewaySimulator simulator) {
        this(simulator, ScalewayDialect.V1BETA1);
    }

    Project(ScalewayDialect dialect) {
        this(ScalewaySimulator.start(), dialect);
    }

    Project(ScalewaySimulator simulator, ScalewayDialect dialect) {
        this.simulator = simulator;
        this.dialect = dialect;
        this.cdn = client(time);
    }

    ScalewayCdn client(NoWaiting clock) {
        return ScalewayCdn.builder()
                .endpoint(simulator.baseUri())
                .credentials(ScalewayCredentials.of(simulator.secretKey()))
                .projectId(simulator.projectId())
                .timekeeper(clock)
                .dialect(dialect)
                .build();
    }

    Deployment apply(Distribution distribution) {
        return cdn.apply(cdn.plan(distribution), EVERYTHING);
    }

    Plan plan(Distribution distribution) {
        return cdn.plan(distribution);
    }

    /** The calls since the journal was cleared, as {@code METHOD kind}, ids left out. */
    List<String> calls() {
        return simulator.journal().entries().stream().map(Project::shown).toList();
    }

    List<String> writes() {
        return simulator.journal().writes().stream().map(Project::shown).toList();
    }

    long reads() {
        return simulator.journal().entries().stream().filter(e -> !e.isWrite()).count();
    }

    static String shown(JournalEntry entry) {
        String path = entry.path()
                .replaceFirst("/edge-services/v1(alpha|beta)1/", "")
                .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "·");
        return entry.method() + " " + path;
    }

    void clearJournal() {
        simulator.journal().clear();
    }

    /** The one document there is. */
    JsonNode document() {
        List<JsonNode> documents = simulator.documents();
        assertThat(documents).hasSize(1);
        return documents.get(0);
    }

    /** How many stages of each kind the one document has. */
    TreeMap<String, Integer> stageCounts() {
        TreeMap<String, Integer> counts = new TreeMap<>();
        for (String kind : List.of("dns", "tls", "cache", "route", "waf", "backend")) {
            int count = document().path(kind + "_stages").size();
            if (count > 0) {
                counts.put(kind, count);
            }
        }
        return counts;
    }

    @Override
    public void close() {
        cdn.close();
        simulator.close();
    }
}
