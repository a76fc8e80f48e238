package dev.anyedge.lumen.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.lumen.image.ServiceImage;
import dev.anyedge.lumen.testing.ScriptedPortal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Version 2.0, call by call, in the inferred paths and in others. */
class ImagesTest {
    private static final String B = "/v2.0/serviceConfiguration/5550123";
    private static final String DOCUMENT =
            "{\"originDefinitions\":[{\"id\":31001,\"protocol\":\"HTTP\",\"host\":\"o.example.org\",\"x\":1.0}],\"later\":{\"y\":1}}";
    private static final ServiceImage IMAGE = ServiceImage.fromJson(DOCUMENT);
    private static final String STATE = "{\"environment\":\"staging\",\"version\":3,\"serviceImage\":\"shop\","
            + "\"serviceImageVersion\":2,\"comment\":\"c\",\"promotedDate\":\"d\",\"status\":\"pending\",\"new\":[1]}";

    private final ScriptedPortal portal = new ScriptedPortal();

    @Test
    void storedImagesHaveVersionsAndComments() {
        portal.then(
                        200,
                        "[{\"name\":\"shop\",\"version\":7,\"modifiedDate\":\"d\",\"modifiedBy\":\"ann\",\"comment\":\"c\",\"size\":9}]")
                .then(200, "[{\"name\":\"shop\",\"version\":1},{\"name\":\"shop\",\"version\":\"2\"}]");
        try (LumenApi api = portal.client()) {
            StoredImage image = api.v2().listImages().get(0);
            assertThat(portal.line()).isEqualTo("GET " + B + "/serviceImages");
            assertThat(image.version()).isEqualTo(7);
            assertThat(image.comment()).contains("c");
            assertThat(image.modifiedBy()).contains("ann");
            assertThat(image.extra()).containsOnlyKeys("size");

            assertThat(api.v2().listVersions("shop"))
                    .extracting(StoredImage::version)
                    .containsExactly(1L, 2L);
            assertThat(portal.line()).isEqualTo("GET " + B + "/serviceImages/shop/versions");
        }
    }

    @Test
    void anImageTravelsWholeBothWays() {
        portal.then(200, DOCUMENT)
                .then(200, DOCUMENT)
                .then(201, "{\"name\":\"shop\",\"version\":1}")
                .then(200, "{\"name\":\"shop\",\"version\":2,\"comment\":\"two & more\"}");
        try (LumenApi api = portal.client()) {
            assertThat(api.v2().getImage("shop")).isEqualTo(IMAGE);
            assertThat(portal.line()).isEqualTo("GET " + B + "/serviceImages/shop");
            api.v2().getImage("shop", 3);
            assertThat(portal.line()).isEqualTo("GET " + B + "/serviceImages/shop?version=3");

            assertThat(api.v2().saveImage("shop", IMAGE, Optional.empty()).version())
                    .isEqualTo(1);
            assertThat(portal.line()).isEqualTo("PUT " + B + "/serviceImages/shop");
            assertThat(portal.body()).isEqualTo(DOCUMENT);
            assertThat(portal.last().header("Content-Type")).contains("application/json");
            assertThat(api.v2()
                            .saveImage("shop", IMAGE, Optional.of("two & more"))
                            .version())
                    .isEqualTo(2);
            assertThat(portal.line()).isEqualTo("PUT " + B + "/serviceImages/shop?comment=two%20%26%20more");
        }
    }

    @Test
    void anImageIsCopiedCheckedAndDeleted() {
        portal.then(201, "{\"name\":\"copy\",\"version\":1}")
                .then(200, "{\"valid\":false,\"errors\":[{\"path\":\"/a\",\"message\":\"R2\"},{\"message\":\"R9\"}]}")
                .then(200, "");
        try (LumenApi api = portal.client()) {
            assertThat(api.v2().copyImage("shop", OptionalLong.of(2), "copy").name())
                    .isEqualTo("copy");
            assertThat(portal.line()).isEqualTo("POST " + B + "/serviceImages/shop/copy");
            assertThat(portal.body()).isEqualTo("{\"target\":\"copy\",\"version\":2}");

            assertThat(api.v2().validateImage(IMAGE))
                    .isEqualTo(new ImageCheck(
                            false, List.of(new ImageCheck.Problem("/a", "R2"), new ImageCheck.Problem("", "R9"))));
            assertThat(portal.line()).isEqualTo("POST " + B + "/validate");

            assertThat(api.v2().deleteImage("shop")).isTrue();
            assertThat(portal.line()).isEqualTo("DELETE " + B + "/serviceImages/shop");
        }
    }

    @Test
    void environmentsAreReadPromotedToAndRemembered() {
        portal.then(200, "[" + STATE + "]")
                .then(200, STATE)
                .then(200, DOCUMENT)
                .then(202, STATE)
                .then(200, "[" + STATE + "," + STATE + "]");
        try (LumenApi api = portal.client()) {
            HttpDeliveryV2 v2 = api.v2();
            assertThat(v2.listEnvironments()).hasSize(1);
            assertThat(portal.line()).isEqualTo("GET " + B + "/environments");
            EnvironmentState state = v2.getEnvironment(ImageEnvironment.STAGING);
            assertThat(portal.line()).isEqualTo("GET " + B + "/environments/staging");
            assertThat(state.version()).isEqualTo(3);
            assertThat(state.serviceImage()).contains("shop");
            assertThat(state.serviceImageVersion()).hasValue(2);
            assertThat(state.active()).isFalse();
            assertThat(state.failed()).isFalse();
            assertThat(state.extra()).containsOnlyKeys("new");
            assertThat(v2.getEnvironmentImage(ImageEnvironment.PRODUCTION)).isEqualTo(IMAGE);
            assertThat(portal.line()).isEqualTo("GET " + B + "/environments/production/serviceImage");

            v2.promote(ImageEnvironment.STAGING, Promotion.of("shop", 2).withComment("go"));
            assertThat(portal.line()).isEqualTo("PUT " + B + "/environments/staging");
            assertThat(portal.body()).isEqualTo("{\"serviceImage\":\"shop\",\"version\":2,\"comment\":\"go\"}");

            assertThat(v2.listHistory(ImageEnvironment.STAGING)).hasSize(2);
            assertThat(portal.line()).isEqualTo("GET " + B + "/environments/staging/history");
        }
    }

    @Test
    void subscribersOfTheKeyAreListed() {
        portal.then(200, "[{\"subscriberId\":5550123,\"scid\":\"BBXY00042\",\"accessGroupId\":\"88001\"}]");
        try (LumenApi api = portal.client()) {
            assertThat(api.listSubscribers())
                    .containsExactly(new Subscriber("5550123", "BBXY00042", OptionalLong.of(88001)));
        }
        assertThat(portal.line()).isEqualTo("GET /v2.0/subscribers");
    }

    @Test
    void whoKnowsTheTruePathsPutsThemIn() {
        ImageRoutes truth = new ImageRoutes("/v2.0/config") {
            @Override
            public ImageRoute save(String subscriber, String name, Optional<String> comment) {
                return ImageRoute.of("POST", "/elsewhere/" + subscriber).with("note", comment);
            }
        };
        portal.then(200, "{\"name\":\"shop\",\"version\":1}").then(200, "[]");
        try (LumenApi api = portal.client(builder -> builder.imageRoutes(truth))) {
            api.v2().saveImage("shop", IMAGE, Optional.of("x"));
            assertThat(portal.line()).isEqualTo("POST /elsewhere/5550123?note=x");
            api.v2("77").listImages();
            assertThat(portal.line()).isEqualTo("GET /v2.0/config/77/serviceImages");
        }
    }

    @Test
    void aNameThatWouldNameAnotherResourceIsRefused() {
        try (LumenApi api = portal.client()) {
            for (String name : List.of("", " ", ".", "..")) {
                assertThatThrownBy(() -> api.v2().getImage(name)).isInstanceOf(ValidationException.class);
            }
            assertThatThrownBy(() -> Promotion.of("shop", 0)).isInstanceOf(ValidationException.class);
            assertThatThrownBy(() -> Promotion.of("", 1)).isInstanceOf(ValidationException.class);
        }
        assertThat(portal.requests()).isEmpty();
    }
}
