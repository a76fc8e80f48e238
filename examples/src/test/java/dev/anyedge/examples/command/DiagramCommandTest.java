package dev.anyedge.examples.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyedge.simulator.scaleway.ScalewaySimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A configuration as a picture: of a file, of a plan, of what is live. */
class DiagramCommandTest {
    private static final String SHOP = """
            {"name": "shop",
             "endpoints": [{"type": "custom", "hostname": "cdn.shop.example", "certificate": {"type": "managed"}}],
             "origins": [{"type": "bucket", "id": "assets", "bucket": "my-assets", "region": "fr-par",
                          "reachableAs": {"host": "my-assets.s3.fr-par.scw.cloud"}},
                         {"type": "bucket", "id": "img", "bucket": "my-images", "region": "fr-par",
                          "reachableAs": {"host": "my-images.s3.fr-par.scw.cloud"}}],
             "defaults": {"origin": "assets", "caching": {"type": "honor-origin", "defaultTtl": 1800}},
             "rules": [{"name": "images", "when": [{"type": "path", "values": ["/img/*"]}], "then": {"origin": "img"}}]}
            """;

    @TempDir
    Path folder;

    private String shop = "";

    @BeforeEach
    void writeShop() throws IOException {
        shop = Files.writeString(folder.resolve("shop.json"), SHOP).toString();
    }

    private static String diagram(String... args) {
        return CommandRun.of(args).expecting(0).out();
    }

    @Test
    void aDistributionIsDrawnInTheModelsWords() {
        assertThat(diagram("diagram", shop))
                .startsWith("flowchart LR\n")
                .contains("<b>rule images</b>", "1. path /img/*", "|\"else\"|");
    }

    @Test
    void aDistributionIsDrawnInEachProvidersWords() throws IOException {
        assertThat(diagram("diagram", shop, "--provider", "scaleway"))
                .contains(
                        "<b>dns-stage cdn.shop.example</b>",
                        "<b>cache-stage shop</b><br>kept as the origin says, else 1800s",
                        "<b>backend-stage my-images</b>",
                        "-->|\"1. ");
        String external = Files.writeString(
                        folder.resolve("external.json"),
                        SHOP.replace("{\"type\": \"managed\"}", "{\"type\": \"external\", \"reference\": \"ours\"}"))
                .toString();
        assertThat(diagram("diagram", external, "--provider", "fujitsu"))
                .contains(
                        "<b>service cdn.shop.example</b><br>of the rules that match, the last one wins",
                        "url-wildcard /img/*",
                        "<b>origin my-images.s3.fr-par.scw.cloud</b>");
    }

    @Test
    void aPlanIsDrawnWithItsChangesAndWhatIsLiveWithout() {
        try (ScalewaySimulator simulator =
                ScalewaySimulator.builder().tick(Duration.ofMillis(20)).start()) {
            String endpoint = simulator.baseUri().toString();
            String plan = folder.resolve("plan.json").toString();
            CommandRun.of("plan", shop, "--provider", "scaleway", "--endpoint", endpoint, "--out", plan)
                    .expecting(0);
            assertThat(diagram("diagram", plan))
                    .contains("<b>backend-stage my-images</b>\"]:::added", "classDef added");

            String id = CommandRun.of(
                            "apply", plan, "--provider", "scaleway", "--endpoint", endpoint, "--yes", "--json")
                    .expecting(0)
                    .json()
                    .path("id")
                    .asText();

            assertThat(diagram("diagram", "--id", id, "--provider", "scaleway", "--endpoint", endpoint))
                    .contains("<b>backend-stage my-images</b>")
                    .doesNotContain(":::");
        }
    }

    @Test
    void wrongUseIsSaid() {
        assertThat(CommandRun.of("diagram").expecting(2).err()).contains("either FILE or --id");
        assertThat(CommandRun.of("diagram", "--id", "x").expecting(2).err()).contains("--provider");
    }

    @Test
    void lumensImageIsDrawnWithItsPropertiesAndAsJsonTheTextIsAMember() throws IOException {
        String plain = Files.writeString(folder.resolve("plain.json"), """
                        {"name": "shop",
                         "endpoints": [{"type": "custom", "hostname": "cdn.shop.example", "viewerProtocol": "http-only"}],
                         "origins": [{"type": "http", "id": "web", "scheme": "http", "host": "origin.shop.example"}],
                         "defaults": {"origin": "web", "caching": {"type": "override", "ttl": 3600}},
                         "rules": [{"name": "live", "when": [{"type": "path", "values": ["/live/*"]}],
                                    "then": {"caching": {"type": "no-store"}}}]}
                        """).toString();

        String mermaid = diagram("diagram", plain, "--provider", "lumen");

        assertThat(mermaid).startsWith("flowchart LR\n").contains("cdn.shop.example", "origin.shop.example", "/live/*");
        assertThat(CommandRun.of("diagram", plain, "--provider", "lumen", "--json")
                        .expecting(0)
                        .json()
                        .path("mermaid")
                        .asText())
                .isEqualTo(mermaid);
    }

    @Test
    void asJsonAParityHasARequestAndBothDecisionsForEachDifference() throws IOException {
        String guarded = Files.writeString(
                        folder.resolve("guarded.json"),
                        SHOP.replace(
                                "{\"origin\": \"img\"}",
                                "{\"geoAccess\": {\"type\": \"deny\", \"countries\": [\"KP\"]}}"))
                .toString();

        CommandRun run = CommandRun.of("parity", guarded, "fujitsu", "scaleway", "--json")
                .expecting(0);

        assertThat(run.json().path("providers")).hasToString("[\"fujitsu\",\"scaleway\"]");
        assertThat(run.json().path("differences")).anySatisfy(difference -> {
            assertThat(difference.path("aspect").asText()).isEqualTo("access");
            assertThat(difference.path("url").asText()).contains("/img/");
            assertThat(difference.at("/fujitsu/allowed").asBoolean()).isFalse();
            assertThat(difference.at("/scaleway/allowed").asBoolean()).isTrue();
        });
        assertThat(run.errJson().path("findings").findValuesAsText("provider")).contains("scaleway");
    }

    @Test
    void parityIsPrintedAsATable() {
        assertThat(CommandRun.of("parity", shop, "scaleway", "fujitsu")
                        .expecting(0)
                        .out())
                .startsWith("# scaleway and fujitsu\n");
    }
}
