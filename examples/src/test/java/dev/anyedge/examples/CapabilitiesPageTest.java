package dev.anyedge.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyedge.cdn.translation.Capabilities;
import dev.anyedge.cdn.translation.Feature;
import dev.anyedge.fujitsu.translate.FujitsuTranslator;
import dev.anyedge.lumen.translate.LumenTranslator;
import dev.anyedge.scaleway.translate.StageChainTranslator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The capability matrix in the documents is what the providers declare; each provider's tests hold that to be true. */
class CapabilitiesPageTest {
    private static final Path PAGE = Path.of("..", "docs", "capabilities.md");

    @Test
    void thePageIsGeneratedFromWhatTheProvidersDeclare() throws IOException {
        String generated = page(List.of(
                StageChainTranslator.create().capabilities(),
                FujitsuTranslator.create().capabilities(),
                LumenTranslator.create().capabilities()));
        Path fresh = Files.writeString(Path.of("target", "capabilities.md"), generated);

        assertThat(Files.readString(PAGE))
                .as("copy examples/%s over docs/capabilities.md", fresh)
                .isEqualTo(generated);
    }

    private static String page(List<Capabilities> providers) {
        StringBuilder text = new StringBuilder(
                "# Capabilities\n\nWhat each provider can do, feature by feature. Generated"
                        + " from `Translator.capabilities()`;\nthe same from the shell: `cdn capabilities`.\n\n| feature |");
        providers.forEach(p -> text.append(' ').append(p.provider()).append(" | |"));
        text.append("\n|---|").append("---|---|".repeat(providers.size())).append('\n');
        for (Feature feature : Feature.values()) {
            text.append("| `").append(feature.text()).append("` |");
            for (Capabilities provider : providers) {
                Capabilities.Answer answer = provider.of(feature);
                text.append(' ')
                        .append(answer.support().name().toLowerCase(Locale.ROOT))
                        .append(" | ")
                        .append(answer.note().replace("|", "\\|").replace("<", "&lt;"))
                        .append(" |");
            }
            text.append('\n');
        }
        return text.toString();
    }
}
