package dev.anyedge.fujitsu.translate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyedge.cdn.model.CacheRule;
import dev.anyedge.cdn.model.Distribution;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A document of thousands of rules is read in a time that people wait for. */
class LongDocumentTest {
    private static final int RULES = 4_000;

    /** Where every pair of rules is looked at this takes a minute and more; one by one, about a second. */
    private static final Duration BOUND = Duration.ofSeconds(20);

    @ParameterizedTest
    @ValueSource(strings = {"", ", {\"name\": \"url-extension\", \"value\": \"jpg\"}"})
    void thousandsOfPathsAreReadOneByOne(String more) {
        StringBuilder rules = new StringBuilder("""
                {"rules": [
                 {"matches": [{"name": "url-wildcard", "value": "/*"}],
                  "behaviors": [{"name": "origin", "value": "-", "params": {"digitalProperty": "-",
                    "originDomain": "origin.shop.example", "hostHeaderType": "origin", "hostHeaderValue": "-",
                    "cacheKeyType": "origin", "cacheKeyValue": "-"}},
                   {"name": "caching", "type": "fixed", "value": "1d"}]}""");
        for (int i = RULES; i > 0; i--) {
            rules.append(",\n {\"matches\": [{\"name\": \"url-wildcard\", \"value\": \"/p" + i
                    + "/*\"}" + more + "], \"behaviors\": [{\"name\": \"caching\", \"type\": \"fixed\", \"value\": \""
                    + i
                    + "s\"}]}");
        }
        FujitsuTranslator translator = FujitsuTranslator.create();
        long start = System.nanoTime();

        Distribution read =
                translator.read(translator.parse(rules.append("]}").toString())).distribution();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(BOUND);
        assertThat(read.rules()).hasSize(RULES);
        assertThat(read.rules().get(0)).extracting(CacheRule::when).asString().contains("/p1/*");
    }
}
