package dev.anyedge.lumen.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyedge.cdn.error.CdnException;
import dev.anyedge.cdn.http.OutgoingRequest;
import dev.anyedge.lumen.image.ServiceImage;
import dev.anyedge.lumen.testing.ScriptedPortal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every attempt is signed anew, over exactly what stands on its request line and in its headers. */
class SigningTest {
    private static final String KEY = "<apikey id=\"700100200\"/>";
    private static final String ANSWER = "{\"accessGroup\":{\"id\":88001,\"services\":[]}}";
    private static final Scope SHOP = Scope.property(88001, "BBXY00042", "shop.example.org");

    private final ScriptedPortal portal = new ScriptedPortal();

    @Test
    void theFirstCallMeetsTheVector() {
        portal.then(200, KEY);
        try (LumenApi api = portal.client()) {
            api.key();
        }
        OutgoingRequest sent = portal.last();
        assertThat(sent.header("Date")).contains("Tue, 14 Mar 2023 09:26:53 GMT");
        assertThat(sent.header("Authorization")).contains("MPA 700100200:hpT/up4iMOF+ueM+c8V0B0gtmmE=");
        assertThat(sent.header("Content-Type")).contains("text/xml");
        assertThat(sent.header("Content-MD5")).isEmpty();
    }

    @Test
    void eachAttemptHasItsOwnDateAndSignature() {
        portal.then(503, "").then(502, "").then(200, KEY);
        try (LumenApi api = portal.client()) {
            api.key();
        }
        assertThat(portal.requests()).hasSize(3);
        assertThat(portal.requests())
                .extracting(r -> r.header("Date").orElseThrow())
                .doesNotHaveDuplicates();
        assertThat(portal.requests())
                .extracting(r -> r.header("Authorization").orElseThrow())
                .doesNotHaveDuplicates();
    }

    @Test
    void theQueryIsNotSigned() {
        portal.then(200, ANSWER);
        try (LumenApi api = portal.client()) {
            api.invalidate(
                    SHOP,
                    InvalidationRequest.builder()
                            .addPaths("/promo/*", "/css/site.css")
                            .force(true)
                            .ignoreCase(true)
                            .build());
        }
        assertThat(portal.line())
                .isEqualTo("POST /invalidations/v1.0/88001/BBXY00042/shop.example.org?force=true&ignoreCase=true");
        assertThat(portal.body()).isEqualTo("{\"paths\":[\"/promo/*\",\"/css/site.css\"]}");
        assertThat(portal.last().header("Authorization")).contains("MPA 700100200:DJEx0A577trpX2sM7B747SRjpTU=");
    }

    @Test
    void contentMd5IsSentAndSignedWhenItIsAskedFor() {
        for (ContentMd5 md5 : List.of(ContentMd5.HEX, ContentMd5.BASE64)) {
            ScriptedPortal fresh = new ScriptedPortal().then(200, ANSWER);
            try (LumenApi api = fresh.client(builder -> builder.contentMd5(md5))) {
                api.invalidate(SHOP, InvalidationRequest.of("/promo/*", "/css/site.css"));
            }
            assertThat(fresh.last().header("Content-MD5").orElseThrow())
                    .isEqualTo(md5 == ContentMd5.HEX ? "73a07f42ac0561bf73b4e5a947aa3b1d" : "c6B/QqwFYb9ztOWpR6o7HQ==");
            assertThat(fresh.last().header("Authorization").orElseThrow())
                    .isEqualTo(
                            md5 == ContentMd5.HEX
                                    ? "MPA 700100200:3yWpDqvszeJiFc3/WrMB5fr9FVA="
                                    : "MPA 700100200:wV9b25nHQZn2xIACm5574M2eVRE=");
        }
    }

    @Test
    void theEncodedPathIsWhatIsSigned() {
        portal.then(200, "[]");
        try (LumenApi api = portal.client()) {
            api.v2().listVersions("winter sale/ü");
        }
        OutgoingRequest sent = portal.last();
        String path = "/v2.0/serviceConfiguration/5550123/serviceImages/winter%20sale%2F%C3%BC/versions";
        assertThat(sent.uri().getRawPath()).isEqualTo(path);
        assertThat(sent.header("Authorization"))
                .contains(MpaSignature.authorization(
                        MpaSignatureTest.KEY,
                        MpaSignature.stringToSign(
                                sent.header("Date").orElseThrow(), path, "application/json", "GET", "")));
    }

    @Test
    void theSecretAppearsInNoErrorAndNoText() {
        portal.then(400, "{\"error\":{\"message\":\"your secret " + ScriptedPortal.SECRET + " is bad\"}}");
        try (LumenApi api = portal.client()) {
            assertThat(api.toString()).doesNotContain(ScriptedPortal.SECRET);
            assertThatThrownBy(api::key).isInstanceOfSatisfying(CdnException.class, e -> {
                assertThat(e).hasMessageContaining("your secret ***").hasMessageNotContaining(ScriptedPortal.SECRET);
                assertThat(e.call().orElseThrow().toString()).doesNotContain(ScriptedPortal.SECRET);
            });
        }
    }

    @Test
    void theSecretsOfAnImageAppearInNoError() {
        String document =
                "{\"tokenAuthDefinitions\":[{\"id\":1,\"name\":\"t\",\"secrets\":[{\"id\":0,\"secret\":\"tell-\\\"nobody\"}]}]}";
        portal.then(200, document.replace("\"id\":1", "\"id\":\"one\""))
                .then(400, "{\"error\":{\"message\":\"bad image\",\"image\":" + document + "}}");
        try (LumenApi api = portal.client()) {
            assertThatThrownBy(() -> api.v2().getImage("shop")).isInstanceOfSatisfying(CdnException.class, e -> {
                assertThat(e).hasMessageContaining("cannot be understood").hasMessageNotContaining("nobody");
                assertThat(e.call().orElseThrow().toString())
                        .contains("\"secret\":\"***\"")
                        .doesNotContain("nobody");
            });
            assertThatThrownBy(() ->
                            api.v2().saveImage("shop", ServiceImage.fromJson(document), java.util.Optional.empty()))
                    .isInstanceOfSatisfying(CdnException.class, e -> assertThat(
                                    e.call().orElseThrow().toString())
                            .contains("***")
                            .doesNotContain("nobody"));
        }
    }
}
