package dev.anyedge.examples;

import dev.anyedge.cdn.Cdn;
import dev.anyedge.cdn.Deployment;
import dev.anyedge.cdn.DeploymentStatus;
import dev.anyedge.cdn.Plan;
import dev.anyedge.cdn.WaitOptions;
import dev.anyedge.cdn.model.Behavior;
import dev.anyedge.cdn.model.Caching;
import dev.anyedge.cdn.model.Certificate;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.Endpoint;
import dev.anyedge.cdn.model.HttpOrigin;
import dev.anyedge.cdn.model.Options;
import dev.anyedge.cdn.model.ViewerProtocol;
import dev.anyedge.fujitsu.FujitsuCdn;
import dev.anyedge.fujitsu.translate.FujitsuOptions;
import dev.anyedge.fujitsu.translate.FujitsuOptions.AccessLog;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A web site delivered by the Fujitsu CDN, as the vendor's page on creating a service has it: all paths, the origin's own
 * host header, kept for a day. It is delivered twice, because one service speaks one protocol: over plain HTTP, and over
 * HTTPS, to which plain HTTP is redirected. Access logs go to a container of the object storage.
 *
 * <p>Run it with {@code FUJITSU_DOMAIN}, {@code FUJITSU_USER}, {@code FUJITSU_PASSWORD} and {@code FUJITSU_PROJECT_ID}, and
 * with the origin's host name and the container as arguments.
 */
public final class WebSite {
    private WebSite() {}

    /**
     * Deploys the site.
     *
     * @param args the origin's host name, and the container for access logs
     */
    public static void main(String[] args) {
        if (args.length != 2) {
            System.err.println("usage: WebSite ORIGIN-HOST LOG-CONTAINER");
            System.exit(2);
        }
        try (Cdn cdn = FujitsuCdn.builder().build()) {
            deliver(cdn, args[0], args[1], WaitOptions.within(Duration.ofMinutes(60)), System.out);
        }
    }

    /**
     * The site as a distribution.
     *
     * @param name its name, with which the granted host name begins
     * @param secure whether viewers use HTTPS; the origin is then asked over HTTPS, too
     * @param origin the origin's host name
     * @param container where access logs go
     * @return the distribution
     */
    static Distribution site(String name, boolean secure, String origin, String container) {
        return Distribution.builder()
                .name(name)
                .addEndpoint(new Endpoint.Assigned(
                        Optional.empty(),
                        secure ? ViewerProtocol.REDIRECT_TO_HTTPS : ViewerProtocol.HTTP_ONLY,
                        secure ? Optional.of(Certificate.shared()) : Optional.empty(),
                        Options.none()))
                .addOrigin(HttpOrigin.builder()
                        .id("web")
                        .scheme(secure ? HttpOrigin.Scheme.HTTPS : HttpOrigin.Scheme.HTTP)
                        .host(origin)
                        .build())
                .defaults(Behavior.builder()
                        .origin("web")
                        .caching(Caching.override(Duration.ofDays(1)))
                        .build())
                .options(FujitsuOptions.builder()
                        .accessLog(
                                new AccessLog(container, Optional.of(name + "/"), Optional.empty(), Optional.empty()))
                        .build()
                        .toOptions())
                .build();
    }

    /**
     * Deploys the site over both protocols.
     *
     * @param cdn where
     * @param origin the origin's host name
     * @param container where access logs go
     * @param waiting how long to wait for each
     * @param out where the story is told
     * @return the two deployments, plain HTTP first
     */
    static List<Deployment> deliver(Cdn cdn, String origin, String container, WaitOptions waiting, PrintStream out) {
        return List.of(
                deploy(cdn, site("site", false, origin, container), waiting, out),
                deploy(cdn, site("site-secure", true, origin, container), waiting, out));
    }

    private static Deployment deploy(Cdn cdn, Distribution site, WaitOptions waiting, PrintStream out) {
        Plan plan = cdn.plan(site);
        out.println(plan.render());
        Deployment live = cdn.awaitDeployed(cdn.apply(plan).id(), waiting);
        live.findings().forEach(finding -> out.println("  " + finding));
        if (live.status() == DeploymentStatus.FAILED) {
            throw new IllegalStateException(site.name() + " was accepted, but failed: " + live.findings());
        }
        out.println("  " + site.name() + " is " + live.status() + " at "
                + live.hostnames().get(0));
        return live;
    }
}
