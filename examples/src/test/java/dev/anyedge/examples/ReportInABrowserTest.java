package dev.anyedge.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anyedge.cdn.CdnProvider;
import dev.anyedge.cdn.migration.Migration;
import dev.anyedge.cdn.migration.MigrationReport;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.translation.TranslationContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The migration report in a real browser, found by what a reader sees. Runs in the Maven profile {@code browser}, which is on
 * where there is a Chromium.
 */
@Tag("browser")
class ReportInABrowserTest {
    @TempDir
    static Path folder;

    private Browser browser;

    @BeforeEach
    void openTheReport() throws IOException, InterruptedException {
        Distribution shop = Distribution.fromJson(ReportExample.SHOP);
        CdnProvider fujitsu = CdnProvider.named("fujitsu");
        String document =
                fujitsu.documents().translate(shop, TranslationContext.strict()).orThrow();
        MigrationReport report =
                Migration.to(CdnProvider.named("scaleway").translator()).ofDocument(fujitsu.translator(), document);
        Path page = Files.writeString(folder.resolve("report.html"), report.toHtml());
        Files.writeString(Path.of("target", "migration-report.html"), report.toHtml());
        browser = Browser.start(Files.createTempDirectory(folder, "profile"));
        browser.width(1100);
        browser.open(page);
    }

    @AfterEach
    void close() throws InterruptedException {
        browser.close();
    }

    private List<String> texts(String selector) {
        List<String> texts = new ArrayList<>();
        browser.evaluate("[...document.querySelectorAll('" + selector + "')].map(e => e.innerText)")
                .forEach(text -> texts.add(text.asText()));
        return texts;
    }

    /** Where a text begins on the page, from its top. */
    private double top(String text) {
        JsonNode top = browser.evaluate("(() => { const e = [...document.querySelectorAll('h1, h2, h3, p, dd')]"
                + ".find(e => e.innerText.trim() === " + '"' + text + '"'
                + " && e.getClientRects().length > 0); return e ? e.getBoundingClientRect().top + scrollY : -1; })()");
        assertThat(top.asDouble()).as("where \"%s\" is seen", text).isNotNegative();
        return top.asDouble();
    }

    @Test
    void aReaderSeesLostRestrictionsFirstThenOtherLossesThenWhatStays() {
        double title = top("cdn-shop-example: from fujitsu to scaleway");
        double restrictions = top("Lost restrictions");
        double losses = top("Other losses");
        double origins = top("Origins");
        double same = top("The same");

        assertThat(List.of(title, restrictions, losses, origins, same)).isSorted();
        assertThat(top("Rule /partner/*")).isBetween(restrictions, losses);
        assertThat(texts("h1")).containsExactly("cdn-shop-example: from fujitsu to scaleway");
    }

    @Test
    void aReaderSeesTheRequestAndBothDecisions() {
        String seen = browser.evaluate("document.body.innerText").asText();

        assertThat(seen)
                .containsSubsequence(
                        "Rule /partner/*",
                        "GET https://cdn.shop.example/partner/example",
                        "fujitsu",
                        "refused — ipAccess",
                        "scaleway",
                        "served from");
    }

    @Test
    void theTilesLeadToTheirSections() {
        browser.evaluate(
                "[...document.querySelectorAll('header a')].find(a => a.innerText.includes('Other losses')).click()");

        assertThat(browser.evaluate("location.hash").asText()).isEqualTo("#other-losses");
    }

    @Test
    void thePageFitsWideAndNarrowWindowsByDayAndByNight() throws IOException {
        String background = "getComputedStyle(document.body).backgroundColor";
        String overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth";

        assertThat(browser.evaluate(overflow).asInt()).isZero();
        browser.photograph(Path.of("target", "migration-report.png"));
        String day = browser.evaluate(background).asText();
        browser.dark(true);
        assertThat(browser.evaluate(background).asText()).isNotEqualTo(day);
        browser.photograph(Path.of("target", "migration-report-dark.png"));
        browser.dark(false);
        browser.width(380);
        assertThat(browser.evaluate(overflow).asInt()).isZero();
        browser.photograph(Path.of("target", "migration-report-narrow.png"));
    }

    @Test
    void thePageLoadsNothingElse() {
        assertThat(browser.evaluate("performance.getEntriesByType('resource').length")
                        .asInt())
                .isZero();
    }
}
