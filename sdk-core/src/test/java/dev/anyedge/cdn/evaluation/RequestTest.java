package dev.anyedge.cdn.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.error.Violation;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "https://a.example/x/y?q=1,            https, a.example,      /x/y,       q=1",
                "HTTP://A.Example:8080/,               http,  a.example,      /,          -",
                "https://a.example,                    https, a.example,      /,          -",
                "https://a.example?q,                  https, a.example,      /,          q",
                "https://a.example/?,                  https, a.example,      /,          ''",
                "https://a.example./a,                 https, a.example,      /a,         -",
                "https://user:pw@a.example/a,          https, a.example,      /a,         -",
                "https://a.example/a#frag?no,          https, a.example,      /a,         -",
                "https://a.example/a?b#frag,           https, a.example,      /a,         b",
                "https://a.example//a/../b/./%2e%2F,   https, a.example,      //a/../b/./%2e%2F, -",
                "https://a.example/a%zz,               https, a.example,      /a%zz,      -",
                "https://a.example/a b?c d,            https, a.example,      /a%20b,     c%20d",
                "https://a.example/é,                  https, a.example,      /%C3%A9,    -",
                "https://a.example/a?u=http://b/?c,    https, a.example,      /a,         u=http://b/?c",
                "https://bücher.example/,              https, xn--bcher-kva.example, /,   -",
                "https://[2001:DB8::1]:443/a,          https, [2001:db8::1],  /a,         -",
                "https://192.0.2.1/a,                  https, 192.0.2.1,      /a,         -",
                "https://a_b.example/a,                https, a_b.example,    /a,         -",
            })
    void aUrlIsTakenApartAndItsPathKeptRaw(String url, String scheme, String host, String path, String query) {
        Request request = Request.of(url);

        assertThat(request.scheme()).isEqualTo(scheme);
        assertThat(request.host()).isEqualTo(host);
        assertThat(request.path()).isEqualTo(path);
        assertThat(request.query()).isEqualTo(Optional.ofNullable(query));
        assertThat(request.method()).isEqualTo("GET");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/a",
                "a.example/a",
                "ftp://a.example/",
                "https:/a.example/",
                "https://",
                "https:///a",
                "https://:80/",
                "https://a.example:x/",
                "https://a..example/",
                "https://a b.example/",
                "https://[::1/",
                "https://[zz]/",
                "https://a.example/a\nb",
                "https://a.example/a\u007f",
            })
    void nonsenseIsRefused(String url) {
        assertThatThrownBy(() -> Request.of(url))
                .asInstanceOf(type(ValidationException.class))
                .satisfies(e -> assertThat(e.violations())
                        .allSatisfy(violation -> assertThat(violation.allowed()).isNotEmpty()));
    }

    @Test
    void everythingThatIsWrongIsReportedAtOnce() {
        Request.Builder builder = Request.builder()
                .scheme("gopher")
                .host("a/b")
                .method("GE T")
                .path("a")
                .query("a#b")
                .clientIp("1.2.3")
                .country("FRA")
                .continent("E")
                .region("US-WA")
                .putHeader("a b", "c")
                .putHeader("X", "a\nb");

        assertThatThrownBy(builder::build)
                .asInstanceOf(type(ValidationException.class))
                .satisfies(e -> assertThat(e.violations())
                        .extracting(Violation::pointer)
                        .containsExactly(
                                "/scheme",
                                "/host",
                                "/method",
                                "/path",
                                "/query",
                                "/clientIp",
                                "/country",
                                "/continent",
                                "/region",
                                "/headers/a b",
                                "/headers/X"));
    }

    @Test
    void spellingsAreBroughtIntoOneForm() {
        Request request = Request.builder()
                .scheme("HTTPS")
                .host("CDN.Shop.Example.")
                .method("head")
                .country("fr")
                .continent("eu")
                .region("us:wa")
                .putHeader("ReFeReR", "https://Shop.example/")
                .build();

        assertThat(request)
                .isEqualTo(Request.builder()
                        .host("cdn.shop.example")
                        .method("HEAD")
                        .country("FR")
                        .continent("EU")
                        .region("US:WA")
                        .putHeader("referer", "https://Shop.example/")
                        .build());
        assertThat(request.header("Referer")).contains("https://Shop.example/");
        assertThat(request.header("Cookie")).isEmpty();
    }

    @Test
    void aHeaderTwiceIsRefused() {
        Request.Builder builder =
                Request.builder().host("a.example").putHeader("Cookie", "a").putHeader("cookie", "b");

        assertThatThrownBy(builder::build)
                .hasMessageContaining("/headers/cookie")
                .hasMessageContaining("once");
    }

    @Test
    void theUrlOfARequestMakesTheSameRequest() {
        String url = "https://a.example/x%20y//z?q=1&&r";

        assertThat(Request.of(url).url()).isEqualTo(url);
        assertThat(Request.of(Request.of(url).url())).isEqualTo(Request.of(url));
    }
}
