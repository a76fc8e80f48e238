package dev.anyedge.scaleway.translate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyedge.cdn.model.Behavior;
import dev.anyedge.cdn.model.BucketOrigin;
import dev.anyedge.cdn.model.CacheRule;
import dev.anyedge.cdn.model.Caching;
import dev.anyedge.cdn.model.Certificate;
import dev.anyedge.cdn.model.Condition;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.Endpoint;
import dev.anyedge.cdn.model.Firewall;
import dev.anyedge.cdn.model.ServerlessOrigin;
import dev.anyedge.cdn.translation.Translation;
import dev.anyedge.cdn.translation.TranslationContext;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StageChainTranslatorTest {
    private final StageChainTranslator translator = StageChainTranslator.create();

    @Test
    void aShopWithRulesComesBackAsItWasButForNames() {
        Distribution shop = Distribution.builder()
                .name("shop")
                .addEndpoint(Endpoint.custom("cdn.shop.example", Certificate.managed()))
                .addOrigin(BucketOrigin.builder()
                        .id("assets")
                        .bucket("my-bucket")
                        .region("fr-par")
                        .website(true)
                        .build())
                .addOrigin(ServerlessOrigin.builder()
                        .id("fn")
                        .kind(ServerlessOrigin.Kind.FUNCTION)
                        .resource("f-1")
                        .region("fr-par")
                        .build())
                .defaults(Behavior.builder()
                        .origin("assets")
                        .caching(Caching.honorOrigin(Duration.ofMinutes(30)))
                        .build())
                .addRule(CacheRule.builder()
                        .name("api")
                        .addWhen(
                                Condition.path("/api/*"),
                                Condition.method("GET").not())
                        .then(Behavior.builder()
                                .origin("fn")
                                .firewall(Firewall.block(2))
                                .build())
                        .build())
                .addRule(CacheRule.builder()
                        .name("img")
                        .addWhen(Condition.extension("jpg"), Condition.path("/api/img/*"))
                        .then(Behavior.builder().firewall(Firewall.log(1)).build())
                        .build())
                .build();
        Translation<StageChain> translation = translator.translate(shop, TranslationContext.strict());
        StageChain chain = translation.orThrow();
        var reading = translator.read(chain);
        assertThat(StageChain.fromJson(chain.toJson())).isEqualTo(chain);
        assertThat(translator.normalise(reading.distribution())).isEqualTo(reading.distribution());
    }
}
