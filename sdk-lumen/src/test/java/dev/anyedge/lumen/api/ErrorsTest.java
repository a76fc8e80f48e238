package dev.anyedge.lumen.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyedge.cdn.error.CdnException;
import dev.anyedge.cdn.error.InvalidRequestException;
import dev.anyedge.cdn.error.NotFoundException;
import dev.anyedge.cdn.error.PermissionDeniedException;
import dev.anyedge.cdn.error.TransportException;
import dev.anyedge.cdn.http.OutgoingRequest;
import dev.anyedge.lumen.image.ServiceImage;
import dev.anyedge.lumen.testing.ScriptedPortal;
import java.io.IOException;
import java.net.ConnectException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the provider refuses is typed by what a caller can do, and only what is safe is sent again. */
class ErrorsTest {
    private static final String KEY = "<apikey id=\"700100200\"/>";
    private static final Scope SHOP = Scope.property(88001, "BBXY00042", "shop.example.org");
    private static final ServiceImage IMAGE = ServiceImage.builder().build();

    private final ScriptedPortal portal = new ScriptedPortal();

    @ParameterizedTest
    @CsvSource({
        "400, dev.anyedge.cdn.error.InvalidRequestException",
        "401, dev.anyedge.cdn.error.AuthenticationException",
        "403, dev.anyedge.cdn.error.PermissionDeniedException",
        "404, dev.anyedge.cdn.error.NotFoundException",
        "409, dev.anyedge.cdn.error.ConflictException",
        "429, dev.anyedge.cdn.error.RateLimitedException",
        "500, dev.anyedge.cdn.error.ProviderUnavailableException"
    })
    void aStatusHasItsType(int status, Class<? extends CdnException> type) {
        for (int i = 0; i < 4; i++) {
            portal.then(status, "{\"error\":{\"message\":\"no such luck\",\"apiCorrelationId\":\"API-1-x\"}}");
        }
        try (LumenApi api = portal.client()) {
            assertThatThrownBy(api::key)
                    .isExactlyInstanceOf(type)
                    .hasMessageContaining("no such luck")
                    .hasMessageContaining("API-1-x");
        }
    }

    @Test
    void anyBodyOfAnErrorIsRead() {
        for (String body : new String[] {"", "<html>gone</html>", "{\"error\":\"flat\"}", "[1]", "{", "null"}) {
            portal.then(404, body);
            try (LumenApi api = portal.client()) {
                assertThatThrownBy(api::key).as(body).isExactlyInstanceOf(NotFoundException.class);
            }
        }
    }

    @Test
    void aRefusalNamesTheClockWhenThatIsWhy() {
        portal.then(403, "{\"error\":{\"message\":\"Forbidden\"}}", "Date", "Tue, 14 Mar 2023 11:26:53 GMT")
                .then(403, "{\"error\":{\"message\":\"Forbidden\"}}", "Date", "Tue, 14 Mar 2023 09:26:53 GMT");
        try (LumenApi api = portal.client()) {
            assertThatThrownBy(api::key)
                    .isInstanceOf(PermissionDeniedException.class)
                    .hasMessageContaining("120 minutes behind");
            assertThatThrownBy(api::key)
                    .isInstanceOf(PermissionDeniedException.class)
                    .hasMessageNotContaining("minutes");
        }
    }

    @Test
    void aReadThatIsNotAcceptableIsAskedForAgainWithoutAccept() {
        portal.then(406, "").then(200, KEY);
        try (LumenApi api = portal.client()) {
            assertThat(api.key().id()).isEqualTo("700100200");
        }
        assertThat(portal.requests())
                .extracting(r -> r.header("Accept"))
                .containsExactly(Optional.of("text/xml"), Optional.empty());
        assertThat(portal.requests()).extracting(OutgoingRequest::method).containsOnly("GET");
    }

    @Test
    void whatIsNotAcceptableWithoutAcceptFails() {
        portal.then(406, "").then(406, "");
        try (LumenApi api = portal.client()) {
            assertThatThrownBy(api::key).isInstanceOf(InvalidRequestException.class);
        }
        assertThat(portal.requests()).hasSize(2);
    }

    @Test
    void aWriteThatIsNotAcceptableIsNotSentAgain() {
        portal.then(406, "");
        try (LumenApi api = portal.client()) {
            assertThatThrownBy(() -> api.invalidate(SHOP, InvalidationRequest.of("/*")))
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining("sendAccept");
        }
        assertThat(portal.requests()).hasSize(1);
    }

    @Test
    void noAcceptIsSentWhereItIsSwitchedOff() {
        portal.then(200, KEY);
        try (LumenApi api = portal.client(builder -> builder.sendAccept(false))) {
            api.key();
        }
        assertThat(portal.last().header("Accept")).isEmpty();
    }

    @Test
    void whatMakesAVersionCountsOrCostsIsNotRepeatedWhenItMayHaveActed() {
        try (LumenApi api = portal.client()) {
            for (Runnable call : new Runnable[] {
                () -> api.invalidate(SHOP, InvalidationRequest.of("/*")),
                () -> api.v2().saveImage("shop", IMAGE, Optional.empty()),
                () -> api.v2().promote(ImageEnvironment.STAGING, Promotion.of("shop", 1)),
                () -> api.v2().copyImage("shop", java.util.OptionalLong.empty(), "copy")
            }) {
                int before = portal.requests().size();
                portal.thenFail(new IOException("connection reset"));
                assertThatThrownBy(call::run)
                        .isInstanceOf(TransportException.class)
                        .hasMessageContaining("may have acted");
                assertThat(portal.requests()).hasSize(before + 1);
            }
        }
    }

    @Test
    void whatNeverLeftIsRepeated() {
        portal.thenFail(new ConnectException("refused")).then(200, "{\"name\":\"shop\",\"version\":4}");
        try (LumenApi api = portal.client()) {
            assertThat(api.v2().saveImage("shop", IMAGE, Optional.empty()).version())
                    .isEqualTo(4);
        }
    }

    @Test
    void readsChecksAndDeletionsAreRepeated() {
        try (LumenApi api = portal.client()) {
            portal.thenFail(new IOException("reset")).then(200, "{\"valid\":true}");
            assertThat(api.v2().validateImage(IMAGE).valid()).isTrue();
            portal.then(502, "").then(200, "[]");
            assertThat(api.v2().listImages()).isEmpty();
            portal.thenFail(new IOException("reset")).then(404, "");
            assertThat(api.v2().deleteImage("shop")).as("this call deleted it").isTrue();
            portal.then(404, "");
            assertThat(api.v2().deleteImage("shop")).as("nothing was there").isFalse();
        }
    }

    @Test
    void anAnswerThatWasCutIsAskedForAgain() {
        portal.then(200, "<apikey id=\"70").then(200, KEY);
        try (LumenApi api = portal.client()) {
            assertThat(api.key().id()).isEqualTo("700100200");
        }
    }

    @Test
    void anAnswerThatIsNoneIsSaidToBeNone() {
        portal.then(200, "<html><body>Welcome</body></html>").then(200, "{\"version\":\"many\",\"name\":\"shop\"}");
        try (LumenApi api = portal.client()) {
            assertThatThrownBy(api::key)
                    .isExactlyInstanceOf(CdnException.class)
                    .hasMessageContaining("cannot be understood")
                    .hasMessageContaining("apikey");
            assertThatThrownBy(() -> api.v2().saveImage("shop", IMAGE, Optional.empty()))
                    .hasMessageContaining("/version")
                    .hasMessageContaining("the provider may have acted");
        }
    }
}
