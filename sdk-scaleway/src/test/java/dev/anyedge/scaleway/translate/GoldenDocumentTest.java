package dev.anyedge.scaleway.translate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.translation.TranslationContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One document for each shape, reviewed by eye against the reference, and what is read from it. To see what a change does
 * to them all, look at the differences.
 */
class GoldenDocumentTest {
    private final StageChainTranslator translator = StageChainTranslator.create();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "static-shop",
                "assigned-without-cache",
                "wildcard-load-balancer",
                "firewall-exclusions",
                "conditions",
                "negation",
                "switched-off",
                "options"
            })
    void aDistributionBecomesTheReviewedDocumentAndIsReadFromItAsReviewed(String name) {
        Distribution distribution = Distribution.fromJson(resource(name + ".distribution.json"));
        StageChain chain =
                translator.translate(distribution, TranslationContext.strict()).orThrow();
        assertThat(json(translator.print(chain))).isEqualTo(json(resource(name + ".chain.json")));
        assertThat(json(translator.read(chain).distribution().toJson())).isEqualTo(json(resource(name + ".read.json")));
        assertThat(translator.parse(resource(name + ".chain.json"))).isEqualTo(chain);
        assertThat(translator.normalise(distribution)).isEqualTo(Distribution.fromJson(resource(name + ".read.json")));
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = GoldenDocumentTest.class.getResourceAsStream("/golden/" + name)) {
            assertThat(in).as(name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
