package dev.anyedge.examples.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anyedge.cdn.Cdn;
import dev.anyedge.examples.Clouds;
import dev.anyedge.simulator.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code plan} and {@code apply} with several {@code --provider}s: one plan for each, and none holds up another. */
class SeveralProvidersCommandTest {
    /** As Fujitsu and Lumen take it; Scaleway takes neither its origin nor its caching. */
    private static final String SHOP = """
            {"name": "shop",
             "endpoints": [{"type": "custom", "hostname": "cdn.shop.example", "viewerProtocol": "http-only"}],
             "origins": [{"type": "http", "id": "web", "scheme": "http", "host": "origin.shop.example"}],
             "defaults": {"origin": "web", "caching": {"type": "override", "ttl": %d}}}
            """;

    private static final List<String> BOTH = List.of("fujitsu", "lumen");

    @TempDir
    Path folder;

    private final Clouds clouds = new Clouds();
    private String shop = "";

    @BeforeEach
    void writeShop() throws IOException {
        shop = file("shop.json", SHOP.formatted(3600));
    }

    @AfterEach
    void stop() {
        clouds.close();
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private CommandRun at(List<String> providers, String... args) {
        List<String> line = new ArrayList<>(List.of(args));
        for (String provider : providers) {
            line.addAll(List.of("--provider", provider));
            clouds.settings(provider)
                    .forEach((name, value) -> line.addAll(
                            name.equals("endpoint")
                                    ? List.of("--endpoint", provider + ":" + value)
                                    : List.of("--setting", provider + ":" + name + "=" + value)));
        }
        return CommandRun.of(line.toArray(String[]::new));
    }

    @Test
    void aPlanIsWrittenForEachReviewedAndAppliedLater() throws IOException {
        String plans = folder.resolve("plans").toString();
        CommandRun planned =
                at(BOTH, "plan", shop, "--out", plans, "--detailed-exitcode").expecting(10);
        assertThat(planned.out()).containsSubsequence("shop at fujitsu (new)", "shop at lumen (new)");
        assertThat(Path.of(plans))
                .isDirectoryContaining("glob:**fujitsu.json")
                .isDirectoryContaining("glob:**lumen.json");
        assertThat(CommandRun.of("diagram", plans + "/lumen.json").expecting(0).out())
                .contains(":::added");

        JsonNode live = at(BOTH, "apply", plans, "--yes", "--json", "--wait", "20s")
                .expecting(0)
                .json();

        assertThat(live.findValuesAsText("provider")).containsExactly("fujitsu", "lumen");
        assertThat(live.findValuesAsText("status")).containsExactly("DEPLOYED", "DEPLOYED");
        at(BOTH, "plan", shop, "--detailed-exitcode").expecting(0);
        assertThat(at(BOTH, "apply", plans, "--yes").expecting(4).err())
                .as("both plans are stale now")
                .contains("cdn: fujitsu: ", "cdn: lumen: ");
    }

    @Test
    void oneProviderIsDownTheOtherIsDoneAndTheSameCommandFinishes() {
        clouds.faults("fujitsu").add(Fault.parse("POST:/v1/services:1:status=400"));

        CommandRun first =
                at(BOTH, "apply", shop, "--yes", "--json", "--wait", "20s").expecting(1);
        assertThat(first.json().findValuesAsText("provider")).containsExactly("lumen");
        JsonNode errors = first.errJson();
        assertThat(errors.path("errors").path(0).path("provider").asText()).isEqualTo("fujitsu");
        assertThat(errors.path("error").path("status").asInt()).isEqualTo(400);

        assertThat(at(BOTH, "apply", shop, "--yes", "--json", "--wait", "20s")
                        .expecting(0)
                        .json()
                        .findValuesAsText("status"))
                .containsExactly("DEPLOYED", "DEPLOYED");
    }

    @Test
    void whatOneOfThemCannotDoIsToldWithItsNameAndLeavesNoPlan() {
        Path plans = folder.resolve("plans");
        List<String> all = List.of("lumen", "scaleway");

        CommandRun planned = at(all, "plan", shop, "--out", plans.toString()).expecting(3);

        assertThat(planned.out()).contains("shop at lumen").doesNotContain("shop at scaleway");
        assertThat(planned.err()).contains("scaleway: UNSUPPORTED /origins/0", "cdn: scaleway: refused by translation");
        assertThat(plans).isDirectoryContaining("glob:**lumen.json").isDirectoryNotContaining("glob:**scaleway.json");
        assertThat(at(all, "apply", plans.toString(), "--yes").expecting(2).err())
                .contains("scaleway.json");
        at(List.of("lumen"), "apply", plans.toString(), "--yes").expecting(0);
    }

    @Test
    void anOriginIsReplacedForOneOfThemAlone() {
        CommandRun planned = at(
                        BOTH,
                        "plan",
                        shop,
                        "--json",
                        "--origin",
                        "lumen:web={\"type\":\"http\",\"scheme\":\"http\",\"host\":\"copy.shop.example\"}")
                .expecting(0);

        assertThat(planned.json().path(0).toString()).doesNotContain("copy.shop.example");
        assertThat(planned.json().path(1).toString()).contains("copy.shop.example");
    }

    @Test
    void whatCannotBeMeantForSeveralIsWrongUsage() {
        assertThat(CommandRun.of("plan", shop, "--provider", "fujitsu", "--provider", "lumen", "--endpoint", "http://h")
                        .expecting(2)
                        .err())
                .contains("--endpoint fujitsu:http://h");
        assertThat(at(BOTH, "plan", shop, "--id", "x").expecting(2).err()).contains("--id fujitsu:x");
        assertThat(at(List.of("lumen", "lumen"), "plan", shop).expecting(2).err())
                .contains("named twice");
        assertThat(at(BOTH, "drift", shop).expecting(2).err()).contains("drift takes one --provider");
        assertThat(at(BOTH, "apply", shop).expecting(2).err()).contains("Apply these plans?", "--yes");
        assertThat(CommandRun.of("plan", shop, "--provider", "acme", "--provider", "lumen")
                        .expecting(2)
                        .err())
                .contains("acme");
    }

    @Test
    void theCommandsOfTheDocumentDoWhatItSays() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "several-cdns.md"));
        String section = page.substring(page.indexOf("## From the shell"), page.indexOf("## Parity"));
        file("shop.json", """
                {"name": "shop",
                 "endpoints": [{"type": "assigned"}],
                 "origins": [{"type": "bucket", "id": "assets", "bucket": "my-scw-bucket", "region": "fr-par",
                              "reachableAs": {"host": "my-scw-bucket.s3.fr-par.scw.cloud"}}],
                 "defaults": {"origin": "assets", "caching": {"type": "honor-origin", "defaultTtl": 1800}}}
                """);
        List<String> commands =
                section.lines().filter(line -> line.startsWith("cdn ")).toList();
        assertThat(commands).hasSize(3);
        for (String command : commands) {
            List<String> words = new ArrayList<>();
            for (String word : command.substring("cdn ".length())
                    .replace(" --provider scaleway --provider fujitsu", "")
                    .split(" ")) {
                words.add(
                        word.endsWith(".json") || word.equals("plans")
                                ? folder.resolve(word).toString()
                                : word);
            }
            List<String> providers = command.contains("--provider") ? List.of("scaleway", "fujitsu") : List.of();
            at(providers, words.toArray(String[]::new)).expecting(0);
        }
        assertThat(at(List.of("fujitsu"), "list").expecting(0).out()).contains("DEPLOYED");
        assertThat(at(List.of("scaleway"), "list").expecting(0).out()).contains("DEPLOYED");
    }

    @Test
    void aSavedPlanIsForOneProvider() {
        String plan = folder.resolve("plan.json").toString();
        at(List.of("lumen"), "plan", shop, "--out", plan).expecting(0);

        assertThat(at(BOTH, "apply", plan, "--yes").expecting(2).err()).contains("A saved plan is for one provider");
        try (Cdn lumen = clouds.connect("lumen")) {
            assertThat(lumen.list()).isEmpty();
        }
    }
}
