package dev.anyedge.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyedge.cdn.ApplyOptions;
import dev.anyedge.cdn.Cdn;
import dev.anyedge.cdn.Deployment;
import dev.anyedge.cdn.Permission;
import dev.anyedge.cdn.Plan;
import dev.anyedge.cdn.model.Distribution;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A client at an account of its own. */
final class Session implements AutoCloseable {
    static final ApplyOptions EVERYTHING =
            ApplyOptions.builder().addAllow(Permission.values()).build();
    private static final long SEED = 20261126;
    private static final int REQUESTS = 80;

    final TestTime time = new TestTime();
    final Account account;
    final Cdn cdn;
    private final ProviderFixture<?> provider;
    private final List<Cdn> others = new ArrayList<>();

    Session(ProviderFixture<?> provider, Duration work) {
        this.provider = provider;
        this.account = provider.open(work, time);
        this.cdn = account.client(time);
    }

    Session(ProviderFixture<?> provider) {
        this(provider, Duration.ZERO);
    }

    /** Another process. */
    Cdn other() {
        Cdn other = account.client(time);
        others.add(other);
        return other;
    }

    Plan plan(Distribution distribution) {
        return cdn.plan(distribution);
    }

    Deployment apply(Distribution distribution) {
        return cdn.apply(cdn.plan(distribution), EVERYTHING);
    }

    /** The deployments, without those that were there from the start. */
    List<Deployment> list() {
        List<String> residents = account.residents();
        return cdn.list().stream()
                .filter(deployment -> !residents.contains(deployment.id()))
                .toList();
    }

    /** Everything is deleted. */
    void empty() {
        account.calls().heal();
        list().forEach(deployment -> cdn.delete(deployment.id()));
    }

    /** Viewers get what is wished, and a new plan is empty. */
    void assertIs(Distribution distribution, String label) {
        Plan rest = assertServes(distribution, label);
        assertThat(rest.changes())
                .as("%s\nleft to do after an apply:\n%s", label, rest.render())
                .isEmpty();
    }

    Plan assertServes(Distribution distribution, String label) {
        Plan plan = plan(distribution);
        assertServes(distribution, plan, label);
        return plan;
    }

    void assertServes(Distribution distribution, Plan plan, String label) {
        assertThat(new Agreement(provider).difference(distribution, plan.findings(), account.edge(), SEED, REQUESTS))
                .as("%s\n%s", label, distribution.toJson())
                .isEmpty();
    }

    /** What an account has in which nothing but this was ever applied. */
    List<String> freshInventory(Distribution... distributions) {
        try (Session fresh = new Session(provider)) {
            for (Distribution distribution : distributions) {
                fresh.apply(distribution);
            }
            return fresh.account.inventory();
        }
    }

    @Override
    public void close() {
        others.forEach(Cdn::close);
        cdn.close();
        account.close();
    }
}
