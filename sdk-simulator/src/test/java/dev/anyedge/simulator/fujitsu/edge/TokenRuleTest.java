package dev.anyedge.simulator.fujitsu.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyedge.simulator.CompactJson;
import dev.anyedge.simulator.edge.EdgeRequest;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tokens that the vendor's own generator (akamai-edgeauth 0.2.0 for Node.js) has made, and what is wrong with others. */
class TokenRuleTest {

    private static final String KEY = "00ff11ee22dd33cc44bb55aa66997788";
    private static final Instant NOW = Instant.ofEpochSecond(1_900_000_000);

    private static TokenRule rule(String more) {
        String params = "{'tokenName':'vt','hmacAlgorithm':'SHA256','escapeTokenInputs':true,'ignoreQueryString':false,"
                + "'key':'" + KEY + "'}";
        var node = (com.fasterxml.jackson.databind.node.ObjectNode)
                CompactJson.parse(params.replace('\'', '"')).orElseThrow();
        node.setAll((com.fasterxml.jackson.databind.node.ObjectNode)
                CompactJson.parse(more.replace('\'', '"')).orElseThrow());
        return TokenRule.of(node, "/params");
    }

    private static String check(String more, EdgeRequest request) {
        return rule(more).refusal(request, NOW).orElse("passes");
    }

    private static EdgeRequest get(String target) {
        return EdgeRequest.get("https://www.shop.example" + target);
    }

    private static final String PLAIN =
            "exp=1924992000~hmac=df267291b1da6cfd27eee5262c3ace6328b1dc709d6f4e1bf3f695d3f8235214";

    @Test
    void aTokenForAnAddressOpensThatAddressWithItsQueryAndNoOther() {
        String token = "exp=1924992000~hmac=3e261fae4dfe2254710a8073cc4021e5ab4f3e07131e251f059d6e5662ba4269";
        String address = "/akamai/edge~auth/a(1).mp4?q=1&r=*!";

        assertThat(check("{}", get(address + "&vt=" + token))).isEqualTo("passes");
        assertThat(check("{}", get(address.replace("q=1", "q=2") + "&vt=" + token)))
                .isEqualTo("the token's MAC is wrong");
        assertThat(check("{'ignoreQueryString':true}", get(address + "&vt=" + token)))
                .isEqualTo("the token's MAC is wrong");
    }

    @Test
    void aTokenComesInTheQueryInACookieOrInAHeader() {
        String more = "{'escapeTokenInputs':false}";
        EdgeRequest video = get("/video/intro.mp4");

        assertThat(check(more, video)).isEqualTo("there is no token 'vt'");
        assertThat(check(more, get("/video/intro.mp4?vt=" + PLAIN))).isEqualTo("passes");
        assertThat(check(
                        more,
                        get("/video/intro.mp4?vt=" + PLAIN.replace("~", "%7E").replace("=", "%3D"))))
                .isEqualTo("passes");
        assertThat(check(more, video.withHeader("Cookie", "a=b; vt=" + PLAIN + "; c=d")))
                .isEqualTo("passes");
        assertThat(check(more, video.withHeader("VT", PLAIN))).isEqualTo("passes");
        assertThat(check(more, get("/video/other.mp4?vt=" + PLAIN))).isEqualTo("the token's MAC is wrong");
    }

    @Test
    void whereTheQueryIsIgnoredAnyQueryWillDo() {
        assertThat(check(
                        "{'escapeTokenInputs':false,'ignoreQueryString':true}",
                        get("/video/intro.mp4?a=1&vt=" + PLAIN)))
                .isEqualTo("passes");
    }

    @Test
    void addressStartSessionAndDataAreCovered() {
        String more = "{'hmacAlgorithm':'SHA1'}";
        String token = "ip=203.0.113.7~st=1700000000~exp=1924992000~id=s%201~data=p%3d1"
                + "~hmac=b5f2be11261bed757898e2dd191a5efdf8b0abb6";
        EdgeRequest request = get("/video/intro.mp4?vt=" + token).withClientIp("203.0.113.7");

        assertThat(check(more, request)).isEqualTo("passes");
        assertThat(check(more, request.withClientIp("203.0.113.8"))).isEqualTo("the token is for another address");
        assertThat(rule(more).refusal(request, Instant.ofEpochSecond(1_699_999_999)))
                .contains("the token is not valid yet");
        assertThat(rule(more).refusal(request, Instant.ofEpochSecond(1_924_992_000)))
                .contains("the token has expired");
        assertThat(check(more, get("/video/intro.mp4?vt=" + token.replace("s%201", "s%202"))))
                .isEqualTo("the token's MAC is wrong");
    }

    @ParameterizedTest
    @CsvSource({"/x/a.mp4, passes", "/y/z/b, passes", "/z/a, the token is for other paths"})
    void aTokenForPathsOpensThose(String path, String expected) {
        String token = "exp=1924992000~acl=/x/*!/y/*~hmac=432af12272ed093647d211b514eeff97";
        assertThat(check("{'hmacAlgorithm':'MD5','escapeTokenInputs':false}", get(path + "?vt=" + token)))
                .isEqualTo(expected);

        String other =
                "exp=1924992000.acl=/x/*;/y/*.hmac=0c93a97796211f21ee88817791809124e07f8f948326b39435cab722d0a3ce51";
        assertThat(check("{'tokenDelimiter':'.','aclDelimiter':';'}", get(path).withHeader("vt", other)))
                .isEqualTo(expected);
    }

    @Test
    void theKeyBeforeTheLastOneStillOpens() {
        EdgeRequest request = get("/video/intro.mp4?vt=" + PLAIN);

        assertThat(check("{'escapeTokenInputs':false,'key':'aa00','transitionKey':'" + KEY + "'}", request))
                .isEqualTo("passes");
        assertThat(check("{'escapeTokenInputs':false,'key':'aa00'}", request)).isEqualTo("the token's MAC is wrong");
        assertThat(check("{'escapeTokenInputs':false,'key':'env:KEY'}", request))
                .isEqualTo("the token's MAC is wrong");
    }

    @ParameterizedTest
    @CsvSource({
        "hmac=00",
        "exp=1924992000",
        "exp=1924992000~hmac",
        "exp=soon~hmac=00",
        "exp=1~exp=2~hmac=00",
        "exp=1924992000~hmac=00~acl=/*"
    })
    void whatIsNoTokenIsMalformedOrWrong(String token) {
        assertThat(check("{}", get("/video/intro.mp4?vt=" + token)))
                .isIn("the token is malformed", "the token's MAC is wrong");
    }
}
