package dev.anyedge.lumen.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyedge.lumen.LumenCredentials;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The signature agrees byte by byte with vectors that two other programs computed. */
class MpaSignatureTest {
    static final LumenCredentials KEY = LumenCredentials.of("700100200", "Ex4mpleOnlySecret000");
    static final Instant TIME = Instant.parse("2023-03-14T09:26:53Z");
    static final String BODY = "{\"paths\":[\"/promo/*\",\"/css/site.css\"]}";

    @ParameterizedTest(name = "vector {0}: {1} {2}")
    @CsvSource({
        "A, GET, /key/v1.0, text/xml, NONE, hpT/up4iMOF+ueM+c8V0B0gtmmE=",
        "B, GET, /v2.0/serviceConfiguration/5550123/, application/json, NONE, AQdqfnSVMKKPKn0yB25+1BPBS7Q=",
        "C, POST, /invalidations/v1.0/88001/BBXY00042/shop.example.org, application/json, NONE, DJEx0A577trpX2sM7B747SRjpTU=",
        "D, POST, /invalidations/v1.0/88001/BBXY00042/shop.example.org, application/json, HEX, 3yWpDqvszeJiFc3/WrMB5fr9FVA=",
        "E, POST, /invalidations/v1.0/88001/BBXY00042/shop.example.org, application/json, BASE64, wV9b25nHQZn2xIACm5574M2eVRE=",
        "F, DELETE, /serviceConfiguration/v1.0/88001/BBXY00042/shop.example.org/ResourceGroups/images, application/json, NONE, E/5TsLwoX6qZme9ek/uYL270aIs="
    })
    void aVectorIsMetByteByByte(
            String name, String verb, String path, String type, ContentMd5 contentMd5, String signature) {
        String md5 = contentMd5.of(BODY.getBytes(StandardCharsets.UTF_8));

        String text = MpaSignature.stringToSign(MpaSignature.date(TIME), path, type, verb, md5);

        assertThat(MpaSignature.authorization(KEY, text)).as(name).isEqualTo("MPA 700100200:" + signature);
    }

    @Test
    void whatIsSignedEndsInALineFeedWithoutContentMd5() {
        String text = MpaSignature.stringToSign(MpaSignature.date(TIME), "/key/v1.0", "text/xml", "GET", "");

        assertThat(HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo("5475652c203134204d617220323032332030393a32363a353320474d540a"
                        + "2f6b65792f76312e300a746578742f786d6c0a4745540a");
    }

    @Test
    void theDateHasTwoDigitsForTheDayAndEndsInGmt() {
        assertThat(MpaSignature.date(Instant.parse("2024-02-05T00:00:00.999Z")))
                .isEqualTo("Mon, 05 Feb 2024 00:00:00 GMT");
    }

    @Test
    void contentMd5IsThatOfTheBody() {
        byte[] body = BODY.getBytes(StandardCharsets.UTF_8);

        assertThat(ContentMd5.HEX.of(body)).isEqualTo("73a07f42ac0561bf73b4e5a947aa3b1d");
        assertThat(ContentMd5.BASE64.of(body)).isEqualTo("c6B/QqwFYb9ztOWpR6o7HQ==");
        assertThat(ContentMd5.HEX.of(new byte[0])).isEmpty();
    }

    @Test
    void aKeyNeverPrintsItsSecret() {
        assertThat(KEY.toString()).contains("700100200").doesNotContain("Ex4mple");
    }
}
