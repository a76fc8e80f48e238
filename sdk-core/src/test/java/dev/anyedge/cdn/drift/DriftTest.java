package dev.anyedge.cdn.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyedge.cdn.engine.MemoryCdn;
import dev.anyedge.cdn.model.Distribution;
import org.junit.jupiter.api.Test;

/** What somebody changed by hand is found, shown with a request, and restored. */
class DriftTest {
    private static final String SHOP = """
            {"name": "shop", "description": "ours",
             "endpoints": [{"type": "custom", "hostname": "cdn.shop.example", "certificate": {"type": "managed"}}],
             "origins": [{"type": "http", "id": "web", "host": "origin.shop.example"}],
             "defaults": {"origin": "web", "caching": {"type": "bypass"}},
             "rules": [{"name": "partners", "when": [{"type": "path", "values": ["/partner/*"]}],
                        "then": {"ipAccess": {"type": "allow", "values": ["203.0.113.0/24"]}}}]}
            """;

    private final Distribution shop = Distribution.fromJson(SHOP);
    private final MemoryCdn provider = new MemoryCdn("memory");

    @Test
    void whatNobodyTouchedHasNotDrifted() {
        provider.cdn().apply(provider.cdn().plan(shop));

        Drift drift = Drift.of(provider.cdn(), shop);

        assertThat(drift.isEmpty()).isTrue();
        assertThat(drift.render()).isEqualTo("No drift: what is live is what is wished.");
    }

    @Test
    void aRestrictionThatWasTakenAwayIsShownWithARequestAndRestoredByThePlan() {
        provider.cdn().apply(provider.cdn().plan(shop));
        provider.changeByHand(Distribution.fromJson(SHOP.replace(
                "{\"type\": \"allow\", \"values\": [\"203.0.113.0/24\"]}", "{\"type\": \"unrestricted\"}")));

        Drift drift = Drift.of(provider.cdn(), shop);

        assertThat(drift.isEmpty()).isFalse();
        assertThat(drift.differences().get(0).widens()).isTrue();
        assertThat(drift.render())
                .containsSubsequence(
                        "rule partners — a restriction is gone",
                        "GET https://cdn.shop.example/partner/example",
                        "wished: refused — ipAccess",
                        "live:   served from https://origin.shop.example",
                        "To restore what is wished:",
                        "~ content shop");
        provider.cdn().apply(drift.plan());
        assertThat(Drift.of(provider.cdn(), shop).isEmpty()).isTrue();
    }

    @Test
    void whatIsNotThereAtAllIsSaidToBeMissing() {
        Drift drift = Drift.of(provider.cdn(), shop);

        assertThat(drift.isEmpty()).isFalse();
        assertThat(drift.render()).startsWith("Nothing is deployed under the name shop.");
        assertThat(provider.writes()).isEmpty();
    }
}
