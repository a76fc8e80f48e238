package dev.anyedge.examples;

import dev.anyedge.cdn.ApplyListener;
import dev.anyedge.cdn.ApplyOptions;
import dev.anyedge.cdn.Cdn;
import dev.anyedge.cdn.Change;
import dev.anyedge.cdn.Deployment;
import dev.anyedge.cdn.DeploymentStatus;
import dev.anyedge.cdn.Plan;
import dev.anyedge.cdn.Purge;
import dev.anyedge.cdn.PurgeProgress;
import dev.anyedge.cdn.WaitOptions;
import dev.anyedge.cdn.error.CdnException;
import dev.anyedge.cdn.model.Behavior;
import dev.anyedge.cdn.model.Caching;
import dev.anyedge.cdn.model.Distribution;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/**
 * The whole story of one site: planned, deployed, missed, hit, changed, purged, deleted. It works the same against the
 * embedded simulator and against a real account; only the {@link Cdn} and the {@link Viewer} differ.
 */
public final class Quickstart {
    private final Cdn cdn;
    private final Viewer viewer;
    private final PrintStream out;

    /**
     * A story told on a stream.
     *
     * @param cdn where the site is deployed
     * @param viewer asks the edge for pages
     * @param out where the story is told
     */
    public Quickstart(Cdn cdn, Viewer viewer, PrintStream out) {
        this.cdn = cdn;
        this.viewer = viewer;
        this.out = out;
    }

    /**
     * Deploys a site, looks at it, changes it, purges it and deletes it.
     *
     * @param site the distribution
     * @param path a page of the site, for example {@code /index.html}
     * @return the site as it was first deployed
     * @throws InterruptedException when the thread is interrupted
     */
    public Deployment tell(Distribution site, String path) throws InterruptedException {
        step("Plan: what would it take? Nothing is changed yet.");
        Plan plan = cdn.plan(site);
        out.println(plan.render());

        step("Apply: from the origin upwards; the last call puts it live.");
        Deployment live = cdn.apply(plan, telling());
        live = cdn.awaitDeployed(live.id(), waiting());
        String id = live.id();
        out.println("  " + live.name() + " is " + live.status() + " as " + id);
        live.requiredActions().forEach(action -> out.println("  for you to do: " + action));
        if (live.status() != DeploymentStatus.DEPLOYED) {
            live.findings().forEach(finding -> out.println("  " + finding));
        }
        String host = live.hostnames().get(0);

        step("Look: the first request goes to the origin, the second does not.");
        get(host, path);
        get(host, path);

        step("Change the TTL: a second plan touches "
                + (cdn.provider().equals("scaleway") ? "one stage only." : "what that takes, and no more."));
        Distribution shorter = withDefaultTtl(site, Duration.ofMinutes(5));
        Plan second = cdn.plan(shorter);
        out.println(second.render());
        cdn.apply(second, telling());
        cdn.awaitDeployed(id, waiting());
        get(host, path);

        step("Purge: the page is gone from the edge, the next request goes to the origin.");
        PurgeProgress purge = cdn.awaitPurged(cdn.purge(id, Purge.paths(path)), waiting());
        out.println("  purge of " + path + ": " + purge.state());
        get(host, path);

        step("Plan again: everything is as wished.");
        out.println(cdn.plan(shorter).render());

        step("Delete.");
        delete(id, shorter);
        return live;
    }

    /** Lumen never gives up the last site of an environment; there it is switched off. */
    private void delete(String id, Distribution site) throws InterruptedException {
        try {
            cdn.delete(id);
        } catch (CdnException refused) {
            // Lumen's refusal is the plain exception: every failure of a call or of an input has a type of its own
            if (!cdn.provider().equals("lumen") || refused.getClass() != CdnException.class) {
                throw refused;
            }
            out.println("  " + refused.getMessage());
            step("Switch it off instead.");
            Plan off = cdn.plan(Distribution.builder().from(site).enabled(false).build());
            out.println(off.render());
            cdn.apply(off, telling());
            out.println("  " + site.name() + " is "
                    + cdn.awaitDeployed(id, waiting()).status());
            return;
        }
        out.println("  " + cdn.list().size() + " deployments left");
    }

    private static Distribution withDefaultTtl(Distribution site, Duration ttl) {
        return Distribution.builder()
                .from(site)
                .defaults(Behavior.builder()
                        .from(site.defaults())
                        .caching(
                                site.defaults().caching().orElseThrow() instanceof Caching.OverrideOrigin
                                        ? Caching.override(ttl)
                                        : Caching.honorOrigin(ttl))
                        .build())
                .build();
    }

    private void get(String host, String path) throws InterruptedException {
        out.println("  GET https://" + host + path + "  →  " + viewer.get(host, path));
    }

    private void step(String text) {
        out.println();
        out.println("── " + text);
    }

    private WaitOptions waiting() {
        return WaitOptions.builder()
                .firstPause(Duration.ofMillis(200))
                .progress(deployment -> out.println("  … " + deployment.status()))
                .build();
    }

    private ApplyOptions telling() {
        return ApplyOptions.builder()
                .listener(new ApplyListener() {
                    @Override
                    public void completed(Change change, int index, int total) {
                        out.println("  [" + (index + 1) + "/" + total + "] "
                                + change.action().name().toLowerCase(Locale.ROOT) + " " + change.kind() + " "
                                + change.name());
                    }
                })
                .build();
    }
}
