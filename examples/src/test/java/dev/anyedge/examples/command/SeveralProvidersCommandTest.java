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

    /** As Scaleway and Fujitsu take it. */
    private static final String BUCKET = """
            {"name": "shop",
             "endpoints": [{"type": "assigned"}],
             "origins": [{"type": "bucket", "id": "assets", "bucket": "my-scw-bucket", "region": "fr-par",
                          "reachableAs": {"host": "my-scw-bucket.s3.fr-par.scw.cloud"}}],
             "defaults": {"origin": "assets", "caching": {"type": "honor-origin", "defaultTtl": 1800}}}
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
    }

    @Test
    void aProviderThatIsRefusedNowLosesThePlanThatItHadBefore() throws IOException {
        Path plans = folder.resolve("plans");
        List<String> all = List.of("fujitsu", "scaleway");
        at(all, "plan", file("easy.json", BUCKET), "--out", plans.toString()).expecting(0);
        assertThat(plans).isDirectoryContaining("glob:**scaleway.json");

        at(all, "plan", shop, "--out", plans.toString()).expecting(3);

        assertThat(plans).isDirectoryContaining("glob:**fujitsu.json").isDirectoryNotContaining("glob:**scaleway.json");
    }

    @Test
    void aPlanThatIsMissingIsTheFailureOfItsProviderAndTheOthersAreDone() {
        Path plans = folder.resolve("plans");
        List<String> all = List.of("lumen", "scaleway");
        at(all, "plan", shop, "--out", plans.toString()).expecting(3);

        CommandRun applied = at(all, "apply", plans.toString(), "--yes", "--json", "--wait", "20s")
                .expecting(2);

        assertThat(applied.json().findValuesAsText("provider")).containsExactly("lumen");
        assertThat(applied.json().findValuesAsText("status")).containsExactly("DEPLOYED");
        JsonNode errors = applied.errJson().path("errors");
        assertThat(errors.findValuesAsText("provider")).containsExactly("scaleway");
        assertThat(errors.toString()).contains("scaleway.json");
    }

    @Test
    void aPlanUnderAnotherProvidersNameIsInvalidInput() throws IOException {
        Path plans = folder.resolve("plans");
        at(BOTH, "plan", shop, "--out", plans.toString()).expecting(0);
        Files.copy(plans.resolve("fujitsu.json"), plans.resolve("scaleway.json"));

        JsonNode report = at(
                        List.of("scaleway", "lumen"), "apply", plans.toString(), "--yes", "--json", "--wait", "20s")
                .expecting(2)
                .errJson();

        assertThat(report.path("errors").findValuesAsText("provider")).containsExactly("scaleway");
        assertThat(report.path("error").path("violations").findValuesAsText("pointer"))
                .containsExactly("/provider");
        assertThat(report.path("error").path("violations").findValuesAsText("found"))
                .containsExactly("fujitsu");
        assertThat(at(List.of("lumen"), "list").expecting(0).out()).contains("DEPLOYED");
        assertThat(at(List.of("scaleway"), "apply", plans.toString(), "--yes")
                        .expecting(2)
                        .err())
                .contains("/provider");
    }

    @Test
    void ofAFolderOneProviderAppliesItsPlanAsIfItWereNamedItself() {
        String plans = folder.resolve("plans").toString();
        at(BOTH, "plan", shop, "--out", plans).expecting(0);

        JsonNode live = at(List.of("lumen"), "apply", plans, "--yes", "--json", "--wait", "20s")
                .expecting(0)
                .json();

        assertThat(live.path("status").asText()).isEqualTo("DEPLOYED");
        assertThat(live.has("provider")).isFalse();
        assertThat(at(List.of("scaleway"), "apply", plans, "--yes").expecting(2).err())
                .contains("scaleway.json");
    }

    @Test
    void whatCannotBePlannedIsToldBeforeTheQuestion() {
        List<String> all = List.of("lumen", "scaleway");

        CommandRun asked = at(all, "apply", shop).expecting(2);

        assertThat(asked.err())
                .containsSubsequence(
                        "scaleway: UNSUPPORTED /origins/0",
                        "cdn: scaleway: refused by translation",
                        "Apply these plans?");
        assertThat(at(all, "apply", shop, "--yes", "--wait", "20s").expecting(3).err())
                .containsOnlyOnce("cdn: scaleway: refused by translation");
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
        file("shop.json", BUCKET);
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
