package dev.anyedge.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way out of Lumen, told by reports that a reader can act on. */
class MigrateFromLumenTest {
    @TempDir
    Path folder;

    private String told() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        MigrateFromLumen.run(new PrintStream(bytes, true, StandardCharsets.UTF_8), Optional.of(folder));
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** What is told of one move. */
    private static String move(String text, String site, String provider) {
        String title = "# " + site + ": from lumen to " + provider + "\n";
        assertThat(text).contains(title);
        String rest = text.substring(text.indexOf(title) + title.length());
        int next = rest.indexOf("\n# ");
        return next < 0 ? rest : rest.substring(0, next);
    }

    @Test
    void aSiteOfVersionOneIsCarriedToBothAndItsSecondNameIsToldAsLost() throws IOException {
        String text = told();

        for (String provider : List.of("fujitsu", "scaleway")) {
            assertThat(move(text, "cdn-shop-example", provider))
                    .containsSubsequence("## Other losses", "several-hostnames", "## Origins", "replaced, as asked for")
                    .contains("http://origin.shop.example:8001", "With the losses above, " + provider + " takes it as");
        }
        assertThat(move(text, "cdn-shop-example", "fujitsu"))
                .contains("\"originDomain\": \"origin.shop.example\"", "\"pre_fqdn\": \"cdn.shop.example\"");
        assertThat(move(text, "cdn-shop-example", "scaleway")).contains("\"bucket_name\": \"origin-shop-example\"");
    }

    @Test
    void aSiteOfVersionTwoKeepsItsCountriesWhereTheyAreKnownAndIsNotMovedWhereTheyAreNot() throws IOException {
        String text = told();

        assertThat(move(text, "media-shop-example", "fujitsu")).contains("fujitsu takes it as", "\"ES PT\"");
        assertThat(move(text, "media-shop-example", "scaleway"))
                .containsSubsequence(
                        "## Lost restrictions",
                        "/live/",
                        "refused — geoAccess",
                        "## Other losses",
                        "http-only",
                        "redirected")
                .contains("Not moved: a restriction would be lost.");
    }

    @Test
    void eachReportIsAPage() throws IOException {
        told();

        try (Stream<Path> pages = Files.list(folder)) {
            assertThat(pages.map(page -> page.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "cdn-shop-example-to-fujitsu.html",
                            "cdn-shop-example-to-scaleway.html",
                            "media-shop-example-to-fujitsu.html",
                            "media-shop-example-to-scaleway.html");
        }
        assertThat(folder.resolve("media-shop-example-to-scaleway.html"))
                .content()
                .contains("Lost restrictions", "/live/");
    }
}
