package dev.anyedge.fujitsu;

import dev.anyedge.cdn.model.Behavior;
import dev.anyedge.cdn.model.CacheRule;
import dev.anyedge.cdn.model.Caching;
import dev.anyedge.cdn.model.Certificate;
import dev.anyedge.cdn.model.Condition;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.Endpoint;
import dev.anyedge.cdn.model.HttpOrigin;
import dev.anyedge.cdn.model.Options;
import dev.anyedge.cdn.model.SecretRef;
import dev.anyedge.cdn.model.TokenAuth;
import dev.anyedge.cdn.model.ViewerProtocol;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** Distributions that this provider can serve. */
final class Shops {
    static final String ORIGIN = "web-origin.example.net";

    private Shops() {}

    /** All paths of one origin for a day, under a granted name, over plain HTTP. */
    static Distribution shop() {
        return shop(builder -> {});
    }

    static Distribution shop(Consumer<Distribution.Builder> change) {
        Distribution.Builder builder = Distribution.builder()
                .name("shop")
                .addOrigin(HttpOrigin.builder()
                        .id("web")
                        .scheme(HttpOrigin.Scheme.HTTP)
                        .host(ORIGIN)
                        .build())
                .defaults(Behavior.builder()
                        .origin("web")
                        .caching(Caching.override(Duration.ofDays(1)))
                        .build());
        change.accept(builder);
        Distribution.Builder whole = builder;
        return whole.addEndpoint(granted(ViewerProtocol.HTTP_ONLY)).build();
    }

    static Endpoint granted(ViewerProtocol protocol) {
        return new Endpoint.Assigned(
                Optional.empty(),
                protocol,
                protocol == ViewerProtocol.HTTP_ONLY ? Optional.empty() : Optional.of(Certificate.shared()),
                Options.none());
    }

    static Distribution secure() {
        return on(granted(ViewerProtocol.REDIRECT_TO_HTTPS));
    }

    /** The shop at another endpoint; its origin is spoken to as its viewers speak. */
    static Distribution on(Endpoint endpoint) {
        Distribution shop = shop();
        boolean secure = endpoint.viewerProtocol() != ViewerProtocol.HTTP_ONLY;
        return Distribution.builder()
                .name(shop.name())
                .addEndpoint(endpoint)
                .addOrigin(HttpOrigin.builder()
                        .id("web")
                        .scheme(secure ? HttpOrigin.Scheme.HTTPS : HttpOrigin.Scheme.HTTP)
                        .host(ORIGIN)
                        .build())
                .defaults(shop.defaults())
                .build();
    }

    static CacheRule images(Duration ttl) {
        return CacheRule.builder()
                .name("images")
                .addWhen(Condition.path("/img/*"))
                .then(Behavior.builder().caching(Caching.override(ttl)).build())
                .build();
    }

    static CacheRule videos(String key) {
        return CacheRule.builder()
                .name("videos")
                .addWhen(Condition.path("/video/*"))
                .then(Behavior.builder()
                        .tokenAuth(TokenAuth.edgeAuth()
                                .name("vt")
                                .algorithm(TokenAuth.EdgeAuth.Algorithm.SHA256)
                                .key(new SecretRef(key))
                                .build())
                        .build())
                .build();
    }
}
