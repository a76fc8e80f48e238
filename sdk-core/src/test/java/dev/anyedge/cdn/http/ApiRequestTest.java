package dev.anyedge.cdn.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyedge.cdn.error.ValidationException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a request says, and what it refuses to say. */
class ApiRequestTest {

    @ParameterizedTest
    @CsvSource({
        "GET, ALWAYS",
        "HEAD, ALWAYS",
        "PUT, ALWAYS",
        "DELETE, ALWAYS",
        "POST, ONLY_IF_REFUSED",
        "PATCH, ONLY_IF_REFUSED",
        "PURGE, ONLY_IF_REFUSED"
    })
    void theMethodDecidesWhenARequestMayBeRepeated(String method, Repeat repeat) {
        assertThat(ApiRequest.of("Op", method, "/").build().repeat()).isEqualTo(repeat);
    }

    @Test
    void aRequestMaySayOtherwise() {
        assertThat(ApiRequest.get("Op", "/").repeat(Repeat.NEVER).build().repeat())
                .isEqualTo(Repeat.NEVER);
    }

    @Test
    void segmentsAndParametersAreEncodedEachForItself() {
        ApiRequest request = ApiRequest.get("Op", "/v1/services")
                .segment("a/../b?c#d%2F")
                .path("/param")
                .query("q", "1+1=2 & more")
                .query("page", 3)
                .query("none", Optional.empty())
                .query("some", Optional.of("é"))
                .query("q", "again")
                .build();

        assertThat(request.target())
                .isEqualTo(
                        "/v1/services/a%2F..%2Fb%3Fc%23d%252F/param?q=1%2B1%3D2%20%26%20more&page=3&some=%C3%A9&q=again");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", ".."})
    void aSegmentThatWouldNameAnotherResourceIsRefused(String segment) {
        assertThatThrownBy(
                        () -> ApiRequest.delete("DeletePipeline", "/pipelines").segment(segment))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("DeletePipeline")
                .hasMessageContaining("/path");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "things", "/a?b", "/a#b"})
    void aPathThatIsNoneIsRefused(String path) {
        assertThatThrownBy(() -> ApiRequest.get("Op", path)).isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> ApiRequest.get("Op", "/a").path(path)).isInstanceOf(ValidationException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "get", "GET /", "G\r\nT"})
    void aMethodThatIsNoneIsRefused(String method) {
        assertThatThrownBy(() -> ApiRequest.of("Op", method, "/")).isInstanceOf(ValidationException.class);
    }

    @Test
    void headersCannotBeBrokenOutOf() {
        ApiRequest.Builder request = ApiRequest.get("Op", "/");

        assertThatThrownBy(() -> request.header("X-A", "b\r\nX-C: d")).isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> request.header("X-A: b\r\nX-C", "d")).isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> request.header("", "d")).isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> request.header("X-A", "snow \u2603")).isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> request.contentType("a\n")).isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> request.body(new byte[0], "a\n")).isInstanceOf(ValidationException.class);
    }

    @Test
    void timesAreMoreThanZero() {
        ApiRequest.Builder request = ApiRequest.get("Op", "/");

        assertThatThrownBy(() -> request.deadline(Duration.ZERO)).isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> request.attemptTimeout(Duration.ofSeconds(-1)))
                .isInstanceOf(ValidationException.class);
    }

    @Test
    void aBuilderMakesTheSameRequestTwice() {
        ApiRequest.Builder builder = ApiRequest.get("Op", "/a").query("b", "c");

        assertThat(builder.build().target()).isEqualTo("/a?b=c");
        assertThat(builder.build().target()).isEqualTo("/a?b=c");
    }

    @Test
    void aRequestShowsNeitherItsPathNorItsBody() {
        ApiRequest request = ApiRequest.post("Op", "/a")
                .query("name", "value")
                .body("body".getBytes(), "text/plain")
                .build();

        assertThat(request).hasToString("Op POST");
    }

    @Test
    void encodingIsUndoneByDecodingAndFitsIntoAUri() {
        long seed = 20250314;
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(20); n >= 0; n--) {
                int c = random.nextBoolean() ? random.nextInt(128) : random.nextInt(0x10FFFF);
                if (c < 0xD800 || c > 0xDFFF) {
                    text.appendCodePoint(c);
                }
            }
            String encoded = PercentEncoding.encode(text.toString());

            assertThat(URLDecoder.decode(encoded, StandardCharsets.UTF_8))
                    .as("seed %d, case %d", seed, i)
                    .isEqualTo(text.toString());
            URI uri = URI.create("http://h/" + encoded + "?" + encoded + "=" + encoded);
            assertThat(uri.getRawPath()).as("seed %d, case %d", seed, i).isEqualTo("/" + encoded);
            assertThat(uri.getPath()).as("seed %d, case %d", seed, i).isEqualTo("/" + text);
        }
    }
}
