package dev.anyedge.examples.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    void atLumenTheLastSiteIsSwitchedOffAndAsJsonTheResultIsADeployment(@TempDir Path site) throws IOException {
        Files.writeString(site.resolve("hello.txt"), "hello");

        CommandRun run = CommandRun.of("quickstart", "--provider", "lumen", "--site", site.toString(), "--json")
                .expecting(0);

        assertThat(run.err())
                .contains("shop at lumen (new)", "/hello.txt")
                .containsSubsequence(STORY)
                .contains("shop is DISABLED");
        assertThat(run.json().path("status").asText()).isEqualTo("DEPLOYED");
    }
}
