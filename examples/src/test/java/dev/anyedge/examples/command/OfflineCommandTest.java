package dev.anyedge.examples.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command does without a provider: checking, explaining, translating, reading. */
class OfflineCommandTest {
    private static final String SHOP = """
            {"name": "shop",
             "endpoints": [{"type": "custom", "hostname": "cdn.shop.example", "certificate": {"type": "managed"}}],
             "origins": [
               {"type": "bucket", "id": "assets", "bucket": "my-scw-bucket", "region": "fr-par"},
               {"type": "bucket", "id": "media", "bucket": "my-media", "region": "nl-ams"}],
             "defaults": {"origin": "assets", "caching": {"type": "honor-origin", "defaultTtl": 1800}, "cookies": "bypass"},
             "rules": [{"name": "media", "when": [{"type": "path", "values": ["/media/*"]}], "then": {"origin": "media"}}]}
            """;

    @TempDir
    Path folder;

    String shop = "";

    @BeforeEach
    void writeShop() throws IOException {
        shop = file("shop.json", SHOP);
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void aValidFileIsValid() {
        assertThat(CommandRun.of("validate", shop, "--json")
                        .expecting(0)
                        .json()
                        .path("valid")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void everyViolationIsToldWithItsPointer() throws IOException {
        String bad = file("bad.json", SHOP.replace("\"shop\"", "\"Shop\"").replace("my-media", ""));

        JsonNode result = CommandRun.of("validate", "--json", bad).expecting(2).json();

        assertThat(result.path("valid").asBoolean()).isFalse();
        assertThat(result.path("violations").findValuesAsText("pointer")).contains("/name", "/origins/1/bucket");
        assertThat(CommandRun.of("validate", bad).expecting(2).out()).contains("/name: ", "/origins/1/bucket: ");
    }

    @Test
    void whatIsNotJsonIsToldWithLineAndColumn() throws IOException {
        assertThat(CommandRun.of("validate", file("cut.json", "{\"name\": "))
                        .expecting(2)
                        .out())
                .contains("line 1");
    }

    @Test
    void aMissingFileIsInvalidInput() {
        assertThat(CommandRun.of("plan", "nowhere.json", "--provider", "scaleway")
                        .expecting(2)
                        .err())
                .contains("nowhere.json");
    }

    @Test
    void anUnknownCommandAndAnUnknownProviderAreWrongUsage() {
        CommandRun.of("frobnicate").expecting(2);
        assertThat(CommandRun.of("translate", shop, "--provider", "acme")
                        .expecting(2)
                        .err())
                .contains("acme", "scaleway");
        assertThat(CommandRun.of("translate", shop, "--json")
                        .expecting(2)
                        .errJson()
                        .path("error")
                        .path("message")
                        .asText())
                .contains("--provider");
    }

    @Test
    void theSettingsOfAConnectionAreListedWithWhereTheyComeFrom() {
        assertThat(CommandRun.of("capabilities", "--provider", "scaleway", "--settings")
                        .expecting(0)
                        .out())
                .contains("  project-id: ", "from SCW_SECRET_KEY; secret");
        JsonNode settings = CommandRun.of("capabilities", "--settings", "--json")
                .expecting(0)
                .json()
                .path("scaleway");
        assertThat(settings.path(1).path("name").asText()).isEqualTo("secret-key");
        assertThat(settings.path(1).path("environment").path(0).asText()).isEqualTo("SCW_SECRET_KEY");
    }

    @Test
    void explainSaysWhichRuleDecides() {
        JsonNode decision = CommandRun.of("explain", shop, "--url", "https://cdn.shop.example/media/a.jpg", "--json")
                .expecting(0)
                .json();

        assertThat(decision.path("rule").asText()).isEqualTo("media");
        assertThat(decision.path("allowed").asBoolean()).isTrue();
        assertThat(decision.path("origin").path("id").asText()).isEqualTo("media");
        assertThat(decision.path("caching").path("mode").asText()).isEqualTo("honor-origin");
        assertThat(decision.path("caching").path("ttl").asLong()).isEqualTo(1800);
        assertThat(decision.path("queryArguments").path("mode").asText()).isEqualTo("all");
        assertThat(decision.path("originPath").asText()).isEqualTo("/media/a.jpg");
        assertThat(decision.path("location").isNull()).isTrue();
    }

    @Test
    void explainRedirectsPlainHttp() {
        assertThat(CommandRun.of("explain", shop, "--url", "http://cdn.shop.example/a?b=c", "--json")
                        .expecting(0)
                        .json()
                        .path("location")
                        .asText())
                .isEqualTo("https://cdn.shop.example/a?b=c");
    }

    @Test
    void explainTakesTheFirstHostForAnUnknownOne() {
        assertThat(CommandRun.of("explain", shop, "--url", "https://elsewhere.example/media/x", "--json")
                        .expecting(0)
                        .json()
                        .path("allowed")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void explainAnswersOneDecisionALine() throws IOException {
        String requests = file("requests.jsonl", """
                {"url": "https://cdn.shop.example/media/a"}
                {"url": "https://cdn.shop.example/b", "headers": {"Cookie": "a=b"}}
                {"url": "https://elsewhere.example/b"}
                """);

        List<String> lines = CommandRun.of("explain", shop, "--requests", requests)
                .expecting(0)
                .out()
                .lines()
                .toList();

        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).contains("\"rule\":\"media\"");
        assertThat(lines.get(1)).contains("\"rule\":null", "\"mode\":\"bypass\"");
        assertThat(lines.get(2)).contains("\"allowed\":false", "unknown-host");
    }

    @Test
    void aBadRequestLineIsToldWithItsNumber() throws IOException {
        String requests = file("requests.jsonl", "{\"url\": \"/a\"}\n{\"uri\": \"/b\"}\n");

        assertThat(CommandRun.of("explain", shop, "--requests", requests)
                        .expecting(2)
                        .err())
                .contains("line 2");
    }

    @Test
    void aRequestLineThatIsNotJsonIsToldInWordsForTheCaller() throws IOException {
        String requests = file("requests.jsonl", "{\"url\": \"/a\"}\n{\n");

        assertThat(CommandRun.of("explain", shop, "--requests", requests)
                        .expecting(2)
                        .err())
                .contains("line 2: this is not JSON")
                .doesNotContain("REDACTED");
    }

    @Test
    void standardInputIsReadForOneThingOnly() {
        assertThat(CommandRun.of("explain", "-", "--requests", "-").expecting(2).err())
                .contains("cannot both");
    }

    @Test
    void aFolderThatCannotBeWrittenIsInvalidInput() {
        assertThat(CommandRun.of("translate", shop, "--provider", "scaleway", "--out", shop)
                        .expecting(2)
                        .err())
                .contains("--out", "cannot be written");
    }

    @Test
    void translateAndReadAreInverse() throws IOException {
        CommandRun first =
                CommandRun.of("translate", shop, "--provider", "scaleway").expecting(0);
        String document = file("chain.json", first.out());
        String back = file(
                "back.json",
                CommandRun.of("read", document, "--provider", "scaleway")
                        .expecting(0)
                        .out());

        CommandRun again =
                CommandRun.of("translate", back, "--provider", "scaleway").expecting(0);

        assertThat(again.json().path("cache_stages").size())
                .isEqualTo(first.json().path("cache_stages").size());
        assertThat(again.json().findValuesAsText("bucket_name"))
                .isEqualTo(first.json().findValuesAsText("bucket_name"));
        assertThat(explained(back)).isEqualTo(explained(shop));
    }

    private static JsonNode explained(String file) {
        return CommandRun.of("explain", file, "--url", "/media/x", "--json")
                .expecting(0)
                .json()
                .path("caching");
    }

    @Test
    void whatTheProviderCannotDoIsRefusedWithAllReasons() throws IOException {
        String hard = file(
                "hard.json",
                SHOP.replace(
                                "\"cookies\"",
                                "\"ipAccess\": {\"type\": \"allow\", \"values\": [\"203.0.113.0/24\"]}, \"cookies\"")
                        .replace(
                                "{\"type\": \"honor-origin\", \"defaultTtl\": 1800}",
                                "{\"type\": \"override\", \"ttl\": 60}"));

        CommandRun run = CommandRun.of("translate", hard, "--provider", "scaleway", "--json")
                .expecting(3);

        assertThat(run.out()).isEmpty();
        assertThat(run.errJson().path("findings").findValuesAsText("feature")).contains("ip-access", "override-ttl");
        assertThat(run.errJson().path("error").path("type").asText()).isEqualTo("TranslationRefusedException");
        CommandRun.of("plan", hard, "--provider", "scaleway", "--endpoint", "http://127.0.0.1:1")
                .expecting(3);
    }

    @Test
    void aRestrictionIsDroppedOnlyByName() throws IOException {
        String hard = file(
                "hard.json",
                SHOP.replace(
                        "\"cookies\"",
                        "\"ipAccess\": {\"type\": \"allow\", \"values\": [\"203.0.113.0/24\"]}, \"cookies\""));

        CommandRun.of("translate", hard, "--provider", "scaleway", "--lenient").expecting(3);
        CommandRun.of("translate", hard, "--provider", "scaleway", "--drop", "ip-access")
                .expecting(0);
        assertThat(CommandRun.of("translate", hard, "--provider", "scaleway", "--drop", "ip-acess")
                        .expecting(2)
                        .err())
                .contains("ip-access");
    }

    @Test
    void anOriginIsReplacedForOneProvider() throws IOException {
        String http = file("http.json", """
                {"name": "web",
                 "endpoints": [{"type": "custom", "hostname": "cdn.web.example", "certificate": {"type": "managed"}}],
                 "origins": [{"type": "http", "id": "web", "host": "origin.web.example"}],
                 "defaults": {"origin": "web", "caching": {"type": "bypass"}}}
                """);

        CommandRun.of("translate", http, "--provider", "scaleway").expecting(3);
        assertThat(CommandRun.of(
                                "translate",
                                http,
                                "--provider",
                                "scaleway",
                                "--origin",
                                "web={\"type\":\"bucket\",\"bucket\":\"web-files\",\"region\":\"fr-par\"}")
                        .expecting(0)
                        .out())
                .contains("web-files");
    }

    @Test
    void severalFilesGoToAFolderAndARefusedOneDoesNotStopTheOthers() throws IOException {
        String bad = file("bad.json", "{}");
        Path out = folder.resolve("out");

        CommandRun.of("translate", shop, bad, "--provider", "scaleway").expecting(2);
        CommandRun.of("translate", bad, shop, "--provider", "scaleway", "--out", out.toString())
                .expecting(2);

        assertThat(out.resolve("shop.json")).exists();
        assertThat(out.resolve("bad.json")).doesNotExist();
    }

    @Test
    void aRefusedInputLosesTheResultThatItHadBeforeButIsNeverRemovedItself() throws IOException {
        Path out = folder.resolve("out");
        CommandRun.of("translate", shop, "--provider", "scaleway", "--out", out.toString())
                .expecting(0);
        assertThat(out.resolve("shop.json")).exists();

        String bad = file("shop.json", "{}");
        CommandRun.of("translate", bad, "--provider", "scaleway", "--out", out.toString())
                .expecting(2);
        assertThat(out.resolve("shop.json")).doesNotExist();

        CommandRun.of("translate", bad, "--provider", "scaleway", "--out", folder.toString())
                .expecting(2);
        assertThat(Path.of(bad)).hasContent("{}");
    }

    @Test
    void theWorstOfSeveralFailuresIsTheErrorAndEachIsTold() throws IOException {
        String refused = file(
                "refused.json",
                SHOP.replace("\"/media/*\"", "\"/a/*\"")
                        .replace("\"origin\": \"media\"", "\"caching\": {\"type\": \"override\", \"ttl\": 60}"));
        String bad = file("bad.json", "{}");

        JsonNode report = CommandRun.of(
                        "translate",
                        bad,
                        refused,
                        shop,
                        "nowhere.json",
                        "--provider",
                        "scaleway",
                        "--json",
                        "--out",
                        folder.resolve("worst").toString())
                .expecting(3)
                .errJson();

        assertThat(report.path("errors").findValuesAsText("file")).containsExactly(bad, refused, "nowhere.json");
        assertThat(report.path("error").path("type").asText()).isEqualTo("TranslationRefusedException");
        assertThat(report.path("error").path("file").asText()).isEqualTo(refused);
    }

    @Test
    void aByteOrderMarkBeforeADocumentIsNotPartOfIt() throws IOException {
        String marked = file("marked.json", "\uFEFF" + SHOP);

        CommandRun.of("validate", marked).expecting(0);
        assertThat(CommandRun.of("explain", marked, "--requests", file("marked.jsonl", "\uFEFF{\"url\": \"/media/a\"}"))
                        .expecting(0)
                        .json()
                        .path("rule")
                        .asText())
                .isEqualTo("media");
    }

    @Test
    void aDocumentWithSomethingMissingIsReadAndOnlyPartialExplainTakesIt() throws IOException {
        String document = file("empty.json", "{\"pipeline\": {\"id\": \"p\", \"name\": \"p\"}}");

        CommandRun read = CommandRun.of("read", document, "--provider", "scaleway", "--json")
                .expecting(0);
        assertThat(read.errJson().path("findings").findValuesAsText("severity")).contains("UNSUPPORTED");
        String partial = file("partial.json", read.out());
        assertThat(CommandRun.of("explain", partial, "--url", "/x").expecting(2).err())
                .contains("/endpoints/0/hostname", "/endpoints/0/certificate/reference", "/origins/0");

        CommandRun.of("explain", partial, "--url", "/x").expecting(2);
        CommandRun.of("explain", partial, "--url", "/x", "--partial").expecting(0);
        CommandRun.of("plan", partial, "--provider", "scaleway", "--endpoint", "http://127.0.0.1:1")
                .expecting(2);
    }

    @Test
    void anEmptyDocumentIsReadWhereTheProviderDemandsNothing() throws IOException {
        String empty = file("empty.json", "{}");

        for (String provider : List.of("scaleway", "lumen")) {
            assertThat(CommandRun.of("read", empty, "--provider", provider)
                            .expecting(0)
                            .out())
                    .contains(".invalid");
        }
        // the one provider whose document has a member that it cannot be without
        assertThat(CommandRun.of("read", empty, "--provider", "fujitsu")
                        .expecting(2)
                        .err())
                .contains("/rules");
        assertThat(CommandRun.of("read", file("rules.json", "{\"rules\": []}"), "--provider", "fujitsu")
                        .expecting(0)
                        .out())
                .contains(".invalid");
    }

    @Test
    void withoutAProviderCapabilitiesAreAMatrixAndWithOneTheySayWhy() {
        assertThat(CommandRun.of("capabilities").expecting(0).out().lines())
                .first()
                .asString()
                .containsSubsequence("fujitsu", "lumen", "scaleway");
        assertThat(CommandRun.of("capabilities").expecting(0).out())
                .containsPattern("(?m)^managed-certificate +none +none +partial");
        assertThat(CommandRun.of("capabilities", "--provider", "lumen")
                        .expecting(0)
                        .out())
                .startsWith("lumen\n")
                .contains("Arranged in the portal");
    }

    @Test
    void capabilitiesListEveryFeature() {
        JsonNode matrix = CommandRun.of("capabilities", "--json").expecting(0).json();

        assertThat(matrix.path("scaleway").path("bucket-origin").path("support").asText())
                .isEqualTo("full");
        assertThat(matrix.path("scaleway").path("ip-access").path("support").asText())
                .isEqualTo("none");
        assertThat(CommandRun.of("capabilities", "--provider", "scaleway")
                        .expecting(0)
                        .out())
                .contains("geo-access");
    }
}
