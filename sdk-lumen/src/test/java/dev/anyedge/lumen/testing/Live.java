package dev.anyedge.lumen.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.anyedge.lumen.LumenAccount;
import dev.anyedge.lumen.LumenCredentials;
import dev.anyedge.lumen.api.ImageEnvironment;
import dev.anyedge.lumen.api.LumenApi;
import dev.anyedge.lumen.api.Promotion;
import dev.anyedge.lumen.image.ServiceImage;
import dev.anyedge.simulator.lumen.edge.ServiceImageDecider;
import java.time.Duration;
import java.util.Optional;

/** What a simulated subscriber serves, and a second hand that changes it. */
public final class Live {
    private Live() {}

    /** The image that the edge of production serves; nothing when there is none. */
    public static JsonNode production(Subscriber subscriber) {
        return served(subscriber, "production");
    }

    private static JsonNode served(Subscriber subscriber, String environment) {
        return subscriber
                .simulator
                .state()
                .path("subscribers")
                .path(subscriber.simulator.subscriber())
                .path("environments")
                .path(environment)
                .path("serving");
    }

    /** The latest version that is stored, promoted or not. */
    public static JsonNode stored(Subscriber subscriber, String name) {
        ArrayNode versions = (ArrayNode) subscriber
                .simulator
                .state()
                .path("subscribers")
                .path(subscriber.simulator.subscriber())
                .path("serviceImages")
                .path(name);
        return versions.get(versions.size() - 1);
    }

    /** The edge of production. */
    public static ServiceImageDecider decider(Subscriber subscriber) {
        return ServiceImageDecider.of(production(subscriber));
    }

    private static LumenApi api(Subscriber subscriber) {
        return LumenApi.builder()
                .account(LumenAccount.of(
                        LumenCredentials.of(subscriber.simulator.keyId(), subscriber.simulator.secret()),
                        Long.parseLong(subscriber.simulator.accessGroup()),
                        subscriber.simulator.scid(),
                        subscriber.simulator.subscriber()))
                .baseUri(subscriber.simulator.baseUri())
                .http(client -> client.timekeeper(subscriber.timekeeper()))
                .build();
    }

    /** Somebody else stores an image and leaves it at that. */
    public static void store(Subscriber subscriber, String name, String image) {
        try (LumenApi api = api(subscriber)) {
            api.v2().saveImage(name, ServiceImage.fromJson(image), Optional.empty());
        }
    }

    /** Somebody else stores an image and promotes it to production, where it is active at once. */
    public static void promote(Subscriber subscriber, String image) {
        promote(subscriber, ImageEnvironment.PRODUCTION, image);
    }

    /** Somebody else stores an image and promotes it, and it is active at once. */
    public static void promote(Subscriber subscriber, ImageEnvironment environment, String image) {
        try (LumenApi api = api(subscriber)) {
            String name = api.v2().getEnvironment(environment).serviceImage().orElse("anyedge");
            long version = api.v2()
                    .saveImage(name, ServiceImage.fromJson(image), Optional.empty())
                    .version();
            api.v2().promote(environment, Promotion.of(name, version));
        }
        subscriber.advance(Duration.ofHours(1));
    }
}
