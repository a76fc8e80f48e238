package dev.anyedge.fujitsu;

import dev.anyedge.cdn.ApplyOptions;
import dev.anyedge.cdn.Deployment;
import dev.anyedge.cdn.Permission;
import dev.anyedge.cdn.Plan;
import dev.anyedge.cdn.WaitOptions;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.secret.SecretSource;
import dev.anyedge.fujitsu.testing.PassingTime;
import dev.anyedge.simulator.JournalEntry;
import dev.anyedge.simulator.SimulatorClock;
import dev.anyedge.simulator.fujitsu.FujitsuSimulator;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A project at a simulated provider, on a clock that every pause of a client moves on. */
final class Project implements AutoCloseable {
    static final ApplyOptions EVERYTHING =
            ApplyOptions.builder().addAllow(Permission.values()).build();
    static final String KEY = "00ff11ee22dd33cc44bb55aa66997788";

    final FujitsuSimulator simulator;
    final PassingTime time;
    final FujitsuCdn cdn;
    private int seen;

    Project() {
        this(builder -> {});
    }

    Project(Consumer<FujitsuSimulator.Builder> settings) {
        FujitsuSimulator.Builder builder = FujitsuSimulator.builder().clock(SimulatorClock.manual());
        settings.accept(builder);
        simulator = builder.start();
        time = new PassingTime(length -> simulator.clock().advance(length));
        cdn = client(reference -> KEY);
    }

    FujitsuCdn client(SecretSource secrets) {
        return FujitsuCdn.builder()
                .endpoint(simulator.baseUri())
                .identityEndpoint(simulator.identityUri())
                .credentials(FujitsuCredentials.ofDomainName(
                        simulator.domain(), simulator.user(), simulator.password(), simulator.projectId()))
                .secrets(secrets)
                .timekeeper(time)
                .http(http -> http.jitter(() -> 1))
                .build();
    }

    Plan plan(Distribution distribution) {
        return cdn.plan(distribution);
    }

    /** Plans, applies with every permission, and waits. */
    Deployment apply(Distribution distribution) {
        return await(cdn.apply(plan(distribution), EVERYTHING));
    }

    Deployment await(Deployment deployment) {
        return cdn.awaitDeployed(deployment.id(), WaitOptions.defaults());
    }

    /** The calls since the last look, but those for tokens: {@code GET /v1/services}. */
    List<String> calls() {
        List<JournalEntry> entries = simulator.journal().entries();
        List<String> calls = new ArrayList<>();
        for (JournalEntry entry : entries.subList(Math.min(seen, entries.size()), entries.size())) {
            if (!entry.path().startsWith("/v3/")) {
                calls.add(entry.method() + " " + entry.path().replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "ID"));
            }
        }
        seen = entries.size();
        return calls;
    }

    List<String> writes() {
        return calls().stream().filter(call -> !call.startsWith("GET ")).toList();
    }

    @Override
    public void close() {
        cdn.close();
        simulator.close();
    }
}
