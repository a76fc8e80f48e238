package dev.anyedge.examples.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.anyedge.cdn.Cdn;
import dev.anyedge.cdn.CdnProvider;
import dev.anyedge.cdn.error.CdnException;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.error.Violation;
import dev.anyedge.cdn.model.BucketOrigin;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.Origin;
import dev.anyedge.examples.Quickstart;
import dev.anyedge.examples.SiteFolder;
import dev.anyedge.examples.Viewer;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole story, for each provider; Scaleway's is shown in the README and tested with it. */
class QuickstartCommandTest {
    private static final String[] STORY = {
        "is DEPLOYED as",
        "200, X-Cache: miss",
        "200, X-Cache: hit",
        "── Change the TTL",
        "── Purge",
        ": DONE",
        "200, X-Cache: miss",
        "No changes.",
        "── Delete."
    };

    @Test
    void atFujitsuASiteIsPlannedDeployedSeenChangedPurgedAndDeleted() {
        assertThat(CommandRun.of("quickstart", "--provider", "fujitsu")
                        .expecting(0)
                        .out())
                .contains("shop at fujitsu (new)")
                .containsSubsequence(STORY)
                .contains("0 deployments left");
    }

    @Test
    void atLumenTheLastSiteIsSwitchedOff(@TempDir Path site) throws IOException {
        Files.writeString(site.resolve("hello.txt"), "hello");

        assertThat(CommandRun.of("quickstart", "--provider", "lumen", "--site", site.toString())
                        .expecting(0)
                        .out())
                .contains("shop at lumen (new)", "/hello.txt")
                .containsSubsequence(STORY)
                .contains("shop is DISABLED");
    }

    @Test
    void asJsonTheResultIsADeploymentAndNoStoryIsToldBesideIt() {
        CommandRun run = CommandRun.of("quickstart", "--json").expecting(0);

        assertThat(run.json().path("status").asText()).isEqualTo("DEPLOYED");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void whateverElseKeepsASiteFromBeingDeletedIsAFailure() {
        CdnException failure = new CdnException("The disk is full.");
        assertThatExceptionOfType(CdnException.class)
                .isThrownBy(() -> tellWhereDeletingFails("fujitsu", failure))
                .isSameAs(failure);

        CdnException invalid = new ValidationException(
                "deployment id", List.of(new Violation("", "x", "a number", "the id is not a number")));
        assertThatExceptionOfType(CdnException.class)
                .isThrownBy(() -> tellWhereDeletingFails("lumen", invalid))
                .isSameAs(invalid);
    }

    private static void tellWhereDeletingFails(String provider, CdnException failure)
            throws IOException, InterruptedException {
        Distribution site = Distribution.fromJson(SiteFolder.shippedDistribution(provider));
        SimulatorSetup setup = SimulatorSetup.of(provider, new SimulatorSetup.Ports(0, 0, Duration.ofMillis(20)));
        try (SiteFolder folder = SiteFolder.shipped()) {
            for (Origin origin : site.origins()) {
                BucketOrigin bucket = (BucketOrigin) origin;
                setup.bucket(bucket.bucket(), folder.path());
                bucket.reachableAs().ifPresent(host -> setup.bucket(host.host(), folder.path()));
            }
            try (SimulatorSetup.Running simulator = setup.start();
                    Cdn cdn = CdnProvider.named(provider).connect(simulator.settings());
                    Viewer viewer = Viewer.of(simulator.edge())) {
                new Quickstart(
                                whereDeletingFails(cdn, failure),
                                viewer,
                                new PrintStream(PrintStream.nullOutputStream()))
                        .tell(site, folder.page());
            }
        }
    }

    private static Cdn whereDeletingFails(Cdn cdn, CdnException failure) {
        return (Cdn) Proxy.newProxyInstance(
                Cdn.class.getClassLoader(), new Class<?>[] {Cdn.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("delete")) {
                        throw failure;
                    }
                    return method.invoke(cdn, arguments);
                });
    }
}
