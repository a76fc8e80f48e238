package dev.anyedge.examples.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.examples.ReportExample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A team moves from one CDN to another: it gets the other's document, and a report that it can rely on. */
class MigrateCommandTest {
    private static final String BUCKET = "={\"type\":\"bucket\",\"bucket\":\"assets\",\"region\":\"fr-par\"}";

    @TempDir
    Path folder;

    private String rules = "";

    @BeforeEach
    void theSiteIsAtFujitsu() throws IOException {
        String shop = Files.writeString(folder.resolve("shop.json"), ReportExample.SHOP)
                .toString();
        rules = Files.writeString(
                        folder.resolve("rules.json"),
                        CommandRun.of("translate", shop, "--provider", "fujitsu")
                                .expecting(0)
                                .out())
                .toString();
    }

    private CommandRun migrate(String... more) {
        return CommandRun.of(java.util.stream.Stream.concat(
                        java.util.stream.Stream.of("migrate", rules, "--from", "fujitsu", "--to", "scaleway"),
                        java.util.stream.Stream.of(more))
                .toArray(String[]::new));
    }

    private String report(String name, int status, String... more) throws IOException {
        Path file = folder.resolve(name);
        migrate(java.util.stream.Stream.concat(
                                java.util.stream.Stream.of("--report-out", file.toString()),
                                java.util.stream.Stream.of(more))
                        .toArray(String[]::new))
                .expecting(status);
        return Files.readString(file);
    }

    private JsonNode json(int status, String... more) throws IOException {
        return Output.parse(report("report.json", status, more));
    }

    @Test
    void aMoveThatLosesSomethingIsRefusedAndTheReportIsThereAllTheSame() throws IOException {
        JsonNode report = json(3);

        assertThat(report.path("format").asText()).isEqualTo("anyedge-migration/1");
        assertThat(report.path("refused").asBoolean()).isTrue();
        assertThat(report.path("counts").path("lostRestrictions").asInt()).isEqualTo(2);
        assertThat(migrate().expecting(3).out()).isEmpty();
    }

    @Test
    void lostRestrictionsComeFirstWithARequestThatIsRefusedNowAndServedThen() throws IOException {
        JsonNode part = json(3).path("parts").path(0);

        assertThat(part.path("restrictionLost").asBoolean()).isTrue();
        assertThat(part.path("name").asText()).contains("/partner/*");
        JsonNode example = part.path("examples").path(0);
        assertThat(example.path("request").path("url").asText()).startsWith("https://cdn.shop.example/partner/");
        assertThat(example.path("before").path("allowed").asBoolean()).isFalse();
        assertThat(example.path("before").path("reason").asText()).startsWith("ip");
        assertThat(example.path("after").path("allowed").asBoolean()).isTrue();
        assertThat(example.path("widens").asBoolean()).isTrue();
        assertThat(example.path("announced").asBoolean()).isTrue();
    }

    @Test
    void whatIsSaidOfTheDistributionAsAWholeIsInEveryFormOfTheReport() throws IOException {
        JsonNode whole = null;
        for (JsonNode part : json(3).path("parts")) {
            whole = part.path("kind").asText().equals("distribution") ? part : whole;
        }

        assertThat(whole).isNotNull();
        String message = whole.path("findings").path(0).path("message").asText();
        assertThat(whole.path("findings").findValuesAsText("pointer")).contains("/origins");
        assertThat(report("report.md", 3)).contains("### The distribution", message);
        assertThat(Jsoup.parse(report("report.html", 3)).select("article").eachText())
                .anySatisfy(article -> assertThat(article).contains("The distribution", message));
    }

    @Test
    void eachExampleIsWhatExplainSaysAboutTheSameRequest() throws IOException {
        Path shop = Files.writeString(
                folder.resolve("read.json"),
                CommandRun.of("read", rules, "--provider", "fujitsu")
                        .expecting(0)
                        .out());
        for (JsonNode part : json(3).path("parts")) {
            for (JsonNode example : part.path("examples")) {
                Path requests = Files.writeString(folder.resolve("requests.jsonl"), example.path("request") + "\n");
                JsonNode decision = CommandRun.of("explain", shop.toString(), "--requests", requests.toString())
                        .expecting(0)
                        .json();
                assertThat(example.path("before").path("allowed")).isEqualTo(decision.path("allowed"));
                assertThat(example.path("before").path("rule")).isEqualTo(decision.path("rule"));
            }
        }
    }

    @Test
    void anOriginThatTheTargetCannotReachComesWithATemplateForItsReplacement() throws IOException {
        JsonNode origin = json(3).path("origins").path(0);

        assertThat(origin.path("how").asText()).isEqualTo("unreachable");
        assertThat(origin.path("template").asText()).contains("\"type\":\"bucket\"");
    }

    @Test
    void withReplacementsAndNamedLossesTheOtherDocumentIsPrinted() throws IOException {
        String[] choices = {
            "--lenient",
            "--drop",
            "ip-access,referer-access,external-certificate",
            "--origin",
            "origin.shop.example" + BUCKET,
            "--origin",
            "img.shop.example" + BUCKET.replace("assets", "img")
        };
        CommandRun run = migrate(choices);

        if (run.status() == 0) {
            assertThat(run.json().path("backend_stages")).isNotEmpty();
            assertThat(json(0, choices).path("refused").asBoolean()).isFalse();
        } else {
            assertThat(run.err()).contains("external-certificate");
        }
    }

    @Test
    void theMarkdownReportHasItsSectionsInOrder() throws IOException {
        String report = report("report.md", 3);

        assertThat(report)
                .startsWith("# cdn-shop-example: from fujitsu to scaleway\n")
                .containsSubsequence("## Lost restrictions", "## Other losses", "## Origins", "## The same");
    }

    @Test
    void thePageIsReadFromTopToBottomByWhatMattersMost() throws IOException {
        Document page = Jsoup.parse(report("report.html", 3));

        assertThat(page.title()).isEqualTo("cdn-shop-example: from fujitsu to scaleway");
        assertThat(page.select("main h2").eachText())
                .isEqualTo(List.of("Lost restrictions", "Other losses", "Adjusted", "Origins", "The same"));
        Element lost =
                page.select("section[aria-labelledby=lost-restrictions-title]").first();
        assertThat(lost.select("h3").eachText()).hasSize(2).first().asString().contains("/partner/*");
        assertThat(lost.select("dt").eachText()).startsWith("fujitsu", "scaleway");
        assertThat(lost.select("dd").eachText().get(0)).startsWith("refused");
        assertThat(lost.select("dd").eachText().get(1)).startsWith("served");
        assertThat(page.select("header li a").eachText()).first().isEqualTo("2 Lost restrictions");
    }

    @Test
    void thePageNeedsNoOtherFileAndShowsForeignTextAsText() throws IOException {
        String html = report("report.html", 3);
        Document page = Jsoup.parse(html);

        assertThat(page.select("script, link, img, iframe, [src]")).isEmpty();
        assertThat(page.select("a").eachAttr("href")).allMatch(href -> href.startsWith("#"));
        assertThat(html).doesNotContain("url(", "@import").contains("prefers-color-scheme: dark");
        assertThat(page.text()).contains("<b>shop</b>");
        assertThat(page.select("main b")).noneMatch(b -> b.text().equals("shop"));
    }

    @Test
    void aMoveToTheSameProviderLosesNothing() throws IOException {
        Path file = folder.resolve("same.json");
        CommandRun run = CommandRun.of(
                        "migrate", rules, "--from", "fujitsu", "--to", "fujitsu", "--report-out", file.toString())
                .expecting(0);

        JsonNode report = Output.parse(Files.readString(file));
        assertThat(report.path("counts").path("lostRestrictions").asInt()).isZero();
        assertThat(report.path("counts").path("otherLosses").asInt()).isZero();
        assertThat(run.json().path("parameters").path("pre_fqdn").asText()).isNotEmpty();
    }

    @Test
    void wrongUseIsSaidBeforeAnythingIsRead() {
        assertThat(migrate("--id", "x").expecting(2).err()).contains("either DOC or --id");
        assertThat(CommandRun.of("migrate", rules, "--from", "acme", "--to", "scaleway")
                        .expecting(2)
                        .err())
                .contains("acme");
        assertThat(migrate("--origin", "nowhere" + BUCKET).expecting(2).err())
                .contains("there is no origin 'nowhere' to replace");
    }

    @Test
    void whatWasReadIsADistribution() {
        assertThat(Distribution.fromJson(CommandRun.of("read", rules, "--provider", "fujitsu")
                                .out())
                        .rules())
                .hasSize(3);
    }

    @Test
    void aRestrictionThatIsLostWhenTheDocumentIsReadRefusesTheMoveUnlessItIsNamed() throws IOException {
        String image = Files.writeString(folder.resolve("image.json"), """
                        {"reportingIds": [{"id": 31001, "name": "shop.example.org"}],
                         "originDefinitions": [{"id": 31001, "protocol": "HTTP", "host": "origin.example.org"}],
                         "aliasDefinitions": [{"id": 1, "originId": 31001, "reportingId": 31001, "protocol": ["HTTP"],
                           "aliases": ["shop.example.org"]}],
                         "matchGroups": [
                           {"id": 0, "matchRules": [{"id": 1, "expression": "$id.minor == 31001",
                             "features": {"trafficType": {"value": "WEB"}}}]},
                           {"id": 31001, "matchRules": [
                             {"id": 310010, "expression": "~weird(",
                               "features": {"ipBlocking": {"ipIds": [9], "action": "deny"}}},
                             {"id": 310011, "expression": "/"}]}],
                         "ipDefinitions": [{"id": 9, "name": "i", "addresses": ["192.0.2.0/24"]}]}
                        """).toString();
        Path report = folder.resolve("lost.json");

        for (String mode : List.of("--report=json", "--lenient")) {
            CommandRun refused = CommandRun.of(
                    "migrate", image, "--from", "lumen", "--to", "fujitsu", mode, "--report-out", report.toString());
            assertThat(refused.expecting(3).out()).isEmpty();
            JsonNode counts = Output.parse(Files.readString(report)).path("counts");
            assertThat(counts.path("lostRestrictions").asInt()).isEqualTo(1);
        }
        assertThat(CommandRun.of("migrate", image, "--from", "lumen", "--to", "fujitsu", "--drop", "ip-access")
                        .expecting(0)
                        .out())
                .isNotEmpty();
    }
}
