package dev.anyedge.simulator.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests as deciders see them. */
class EdgeRequestTest {

    @Test
    void aUrlIsTakenApartAsItIsWritten() {
        EdgeRequest request = EdgeRequest.get("HTTPS://CDN.Example.:8443/a%20b/?c=%26&");

        assertThat(request.scheme()).isEqualTo("https");
        assertThat(request.host()).isEqualTo("cdn.example");
        assertThat(request.path()).isEqualTo("/a%20b/");
        assertThat(request.query()).contains("c=%26&");
        assertThat(request.target()).isEqualTo("/a%20b/?c=%26&");
    }

    @Test
    void aUrlWithoutAPathMeansTheRoot() {
        assertThat(EdgeRequest.get("https://cdn.example").target()).isEqualTo("/");
    }

    @ParameterizedTest
    @CsvSource({"[::1]:8080,[::1]", "[::1],[::1]", "a.b:1,a.b", "' A.b. ',a.b"})
    void aHostIsKnownWithoutItsPort(String written, String host) {
        assertThat(EdgeRequest.get("https://x/").withHost(written).host()).isEqualTo(host);
    }

    @Test
    void anAddressThatIsNotWholeIsRefused() {
        assertThatThrownBy(() -> EdgeRequest.get("/a"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("https://host/path");
    }

    @Test
    void headerFieldsAreKnownInAnyCase() {
        HeaderFields fields = HeaderFields.of("Vary", "a, b", "VARY", "c").plus("x-sim-a", "1");

        assertThat(fields.members("vary")).containsExactly("a", "b", "c");
        assertThat(fields.values("Vary")).containsExactly("a, b", "c");
        assertThat(fields.withoutPrefix("X-Sim-").names()).containsExactly("Vary");
        assertThat(fields.without("vARY").contains("Vary")).isFalse();
        assertThat(HeaderFields.of("A", "1"))
                .isEqualTo(HeaderFields.of("a", "1"))
                .hasSameHashCodeAs(HeaderFields.of("a", "1"));
        assertThatThrownBy(() -> HeaderFields.of("A")).isInstanceOf(IllegalArgumentException.class);
    }
}
