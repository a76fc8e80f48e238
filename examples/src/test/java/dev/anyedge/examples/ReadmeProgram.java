package dev.anyedge.examples;

import dev.anyedge.cdn.Cdn;
import dev.anyedge.cdn.Deployment;
import dev.anyedge.cdn.Plan;
import dev.anyedge.cdn.Purge;
import dev.anyedge.cdn.WaitOptions;
import dev.anyedge.cdn.model.Behavior;
import dev.anyedge.cdn.model.BucketOrigin;
import dev.anyedge.cdn.model.Caching;
import dev.anyedge.cdn.model.Certificate;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.Endpoint;
import dev.anyedge.cdn.model.HttpOrigin;
import dev.anyedge.scaleway.ScalewayCdn;
import java.time.Duration;

/** The program of README.md. */
final class ReadmeProgram {
    private ReadmeProgram() {}

    static void run(ScalewayCdn.Builder account) {
        // begin: README
        Distribution shop = Distribution.builder()
                .name("shop")
                .addEndpoint(Endpoint.custom("cdn.shop.example", Certificate.managed()))
                .addOrigin(BucketOrigin.builder()
                        .id("assets")
                        .bucket("my-scw-bucket")
                        .region("fr-par")
                        .website(true)
                        .reachableAs(HttpOrigin.of("my-scw-bucket.s3-website.fr-par.scw.cloud"))
                        .build())
                .defaults(Behavior.builder()
                        .origin("assets")
                        .caching(Caching.honorOrigin(Duration.ofMinutes(30)))
                        .build())
                .build();

        try (Cdn cdn = account.build()) { // ScalewayCdn.builder(): credentials from the environment or the profile file
            Plan plan = cdn.plan(shop); // reads the live state, changes nothing
            System.out.println(plan.render()); // + pipeline shop, + backend-stage my-scw-bucket, … 6 calls
            Deployment live = cdn.apply(plan); // make-before-break, resumable
            live = cdn.awaitDeployed(live.id(), WaitOptions.defaults());
            live.requiredActions().forEach(System.out::println); // CNAME cdn.shop.example → ….svc.edge.scw.cloud
            cdn.purge(live.id(), Purge.paths("/myimage.png"));
        }
        // end: README
    }
}
