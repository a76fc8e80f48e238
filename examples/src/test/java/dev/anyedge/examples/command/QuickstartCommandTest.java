package dev.anyedge.examples.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole story, for each provider; Scaleway's is shown in the README and tested with it. */
class QuickstartCommandTest {

    @ParameterizedTest
    @ValueSource(strings = {"fujitsu", "lumen"})
    void aSiteIsPlannedDeployedSeenChangedPurgedAndTakenAway(String provider) {
        String told =
                CommandRun.of("quickstart", "--provider", provider).expecting(0).out();

        assertThat(told)
                .containsSubsequence(
                        "shop at " + provider + " (new)",
                        "is DEPLOYED as",
                        "200, X-Cache: miss",
                        "200, X-Cache: hit",
                        "── Change the TTL",
                        "── Purge",
                        ": DONE",
                        "200, X-Cache: miss",
                        "No changes.",
                        "── Delete.")
                .containsPattern(provider.equals("lumen") ? "shop is DISABLED" : "0 deployments left");
    }

    @Test
    void asJsonTheResultIsADeploymentAndTheStoryGoesToStandardError(@TempDir Path site) throws Exception {
        Files.writeString(site.resolve("hello.txt"), "hello");

        CommandRun run = CommandRun.of("quickstart", "--provider", "lumen", "--site", site.toString(), "--json")
                .expecting(0);

        JsonNode deployed = run.json();
        assertThat(deployed.path("status").asText()).isEqualTo("DEPLOYED");
        assertThat(run.err()).contains("/hello.txt", "── Purge");
    }
}
