package dev.anyedge.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyedge.cdn.Cdn;
import dev.anyedge.cdn.CdnSettings;
import dev.anyedge.cdn.Deployment;
import dev.anyedge.cdn.Plan;
import dev.anyedge.cdn.Purge;
import dev.anyedge.cdn.WaitOptions;
import dev.anyedge.cdn.drift.Drift;
import dev.anyedge.examples.command.CdnCommand;
import dev.anyedge.simulator.scaleway.ScalewaySimulator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/pipelines.md shows is run as it stands there, against a simulator. */
class PipelinesPageTest {
    private static final Path PAGE = Path.of("..", "docs", "pipelines.md");
    private static final Path SELF =
            Path.of("src", "test", "java", "dev", "anyedge", "examples", "PipelinesPageTest.java");
    private static final Pattern FIRST_ID = Pattern.compile("\\$\\((cdn [^|]*) \\| jq -r '\\.\\[0\\]\\.id'\\)");
    private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*\"([^\"]+)\"");

    @TempDir
    Path folder;

    private final ScalewaySimulator simulator =
            ScalewaySimulator.builder().tick(Duration.ofMillis(20)).start();

    @BeforeEach
    void aDistributionInARepository() throws IOException {
        Files.writeString(folder.resolve("shop.json"), shop(1800));
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    private static String shop(int ttl) {
        return """
                {"name": "shop",
                 "endpoints": [{"type": "custom", "hostname": "cdn.shop.example", "certificate": {"type": "managed"}}],
                 "origins": [{"type": "bucket", "id": "assets", "bucket": "my-scw-bucket", "region": "fr-par"}],
                 "defaults": {"origin": "assets", "caching": {"type": "honor-origin", "defaultTtl": %d}}}
                """.formatted(ttl);
    }

    private record Run(int status, String out, String err) {}

    /** The commands of a section, in order. */
    private static List<String> commands(String title) throws IOException {
        String page = Files.readString(PAGE);
        String section = page.substring(page.indexOf("\n## " + title));
        int end = section.indexOf("\n## ", 5);
        List<String> commands = (end < 0 ? section : section.substring(0, end))
                .lines()
                .filter(line -> line.startsWith("cdn "))
                .toList();
        assertThat(commands).as(title).isNotEmpty();
        return commands;
    }

    private List<Run> runAll(String title) throws IOException {
        List<Run> runs = new ArrayList<>();
        for (String command : commands(title)) {
            runs.add(run(command));
        }
        return runs;
    }

    /** As a shell in the repository would. */
    private Run run(String command) throws IOException {
        Matcher inner = FIRST_ID.matcher(command);
        if (inner.find()) {
            Matcher id = ID.matcher(run(inner.group(1)).out());
            assertThat(id.find()).as("an id in the list").isTrue();
            return run(inner.replaceFirst(id.group(1)));
        }
        String[] halves = command.split(" > ");
        List<String> words = new ArrayList<>();
        for (String word : halves[0].substring("cdn ".length()).split(" ")) {
            words.add(word.endsWith(".json") ? folder.resolve(word).toString() : word);
        }
        if (words.contains("--provider") && !words.contains("diagram")) {
            words.addAll(List.of("--endpoint", simulator.baseUri().toString()));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = CdnCommand.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                words.toArray(String[]::new));
        if (halves.length > 1) {
            Files.write(folder.resolve(halves[1].strip()), out.toByteArray());
        }
        return new Run(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private Cdn connect() {
        return Cdn.forProvider(
                "scaleway",
                CdnSettings.ofEnvironment().with("endpoint", simulator.baseUri().toString()));
    }

    @Test
    void aPullRequestShowsWhatWouldChangeAndChangesNothing() throws IOException {
        assertThat(runAll("On a change request: plan"))
                .allSatisfy(run -> assertThat(run.status()).as(run.err()).isZero());

        assertThat(folder.resolve("plan.md")).content().startsWith("### shop at scaleway");
        assertThat(folder.resolve("plan.mmd"))
                .content()
                .startsWith("flowchart LR")
                .contains(":::added");
        assertThat(simulator.journal().writes()).isEmpty();
    }

    @Test
    void aMergeAppliesWhatWasReviewedAndPurges() throws IOException {
        runAll("On a change request: plan");

        assertThat(runAll("On merge: apply and purge"))
                .allSatisfy(run -> assertThat(run.status()).as(run.err()).isZero())
                .last()
                .satisfies(run -> assertThat(run.out()).contains("DONE"));
        assertThat(simulator.journal().writes()).isNotEmpty();
    }

    @Test
    void aMergeIsRefusedWhenSomebodyChangedWhatIsLiveSince() throws IOException {
        runAll("On a change request: plan");
        runAll("On merge: apply and purge");

        assertThat(runAll("On merge: apply and purge").get(0).status()).isEqualTo(4);
    }

    @Test
    void theNightlyRunFindsWhatWasChangedByHandAndSavesThePlanThatRestoresIt() throws IOException {
        runAll("On a change request: plan");
        runAll("On merge: apply and purge");
        assertThat(runAll("Every night: drift").get(0).status()).isZero();
        Path byHand = Files.writeString(folder.resolve("by-hand.json"), shop(60));
        assertThat(run("cdn apply " + byHand + " --provider scaleway --yes --wait 1m")
                        .status())
                .isZero();

        Run drift = runAll("Every night: drift").get(0);

        assertThat(drift.status()).isEqualTo(10);
        assertThat(drift.out())
                .containsSubsequence("wished: served", "else 30min", "live:   served", "else 1min", "To restore");
        assertThat(run("cdn apply restore.json --provider scaleway --yes --wait 1m")
                        .status())
                .isZero();
        assertThat(runAll("Every night: drift").get(0).status()).isZero();
    }

    @Test
    void aBuildToolDoesTheSameWithLibraryCalls() throws IOException {
        runAll("On a change request: plan");
        Path reviewed = folder.resolve("plan.json");

        try (Cdn cdn = connect()) {
            Plan plan = Plan.fromJson(Files.readString(reviewed));
            Deployment live = cdn.awaitDeployed(cdn.apply(plan).id(), WaitOptions.defaults());
            cdn.awaitPurged(cdn.purge(live.id(), Purge.paths("/index.html")), WaitOptions.defaults());
            if (!Drift.of(cdn, plan.distribution()).isEmpty()) {
                throw new IllegalStateException("somebody changed the CDN by hand");
            }
        }

        String shown = Files.readString(PAGE);
        String code = shown.substring(shown.indexOf("```java") + "```java".length(), shown.lastIndexOf("```"))
                .replace("Cdn.forProvider(\"scaleway\")", "connect()");
        assertThat(Optional.of(Files.readString(SELF)).map(PipelinesPageTest::blank))
                .hasValueSatisfying(self -> assertThat(self).contains(blank(code)));
    }

    private static String blank(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
