package dev.anyedge.cdn.multi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.anyedge.cdn.comparison.Aspect;
import dev.anyedge.cdn.model.Distribution;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Where two providers differ is told by the rules of the distribution, or by its host names. */
class ParityTest {
    private static final String SHOP = """
            {"name": "shop",
             "endpoints": [{"type": "custom", "hostname": "cdn.shop.example", "viewerProtocol": "redirect-to-https",
                            "certificate": {"type": "managed"}}],
             "origins": [{"type": "http", "id": "web", "host": "origin.shop.example"}],
             "defaults": {"origin": "web", "caching": {"type": "honor-origin"}},
             "rules": [{"name": "all", "when": [{"type": "path", "values": ["/*"]}],
                        "then": {"ipAccess": {"type": "allow", "values": ["203.0.113.0/24"]}}}]}
            """;

    @Test
    void whatAHostNameDoesAboutSchemesIsNoRulesDoing() {
        Distribution shop = Distribution.fromJson(SHOP);
        Distribution one = Distribution.fromJson(SHOP.replace("redirect-to-https", "http-and-https"));
        Distribution other = Distribution.fromJson(SHOP.replace("\"all\"", "\"read\"")
                .replace("{\"type\": \"allow\", \"values\": [\"203.0.113.0/24\"]}", "{\"type\": \"unrestricted\"}"));

        assertThat(Parity.entries(shop, one, other))
                .extracting(Parity.Entry::aspect, Parity.Entry::rule)
                .contains(tuple(Aspect.VIEWER_PROTOCOL, Optional.empty()), tuple(Aspect.ACCESS, Optional.of("all")))
                .doesNotContain(tuple(Aspect.VIEWER_PROTOCOL, Optional.of("all")));
    }
}
