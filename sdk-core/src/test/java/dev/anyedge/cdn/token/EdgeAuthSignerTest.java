package dev.anyedge.cdn.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.model.SecretRef;
import dev.anyedge.cdn.model.TokenAuth;
import dev.anyedge.cdn.model.TokenAuth.EdgeAuth.Algorithm;
import dev.anyedge.cdn.secret.SecretSource;
import dev.anyedge.cdn.secret.SecretUnavailableException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EdgeAuthSignerTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_924_900_000);
    private static final TokenGrant GRANT = TokenGrant.until(NOW.plusSeconds(3600));
    private static final SecretSource SECRETS = reference -> switch (reference.text()) {
        case "env:NEW" -> "00ff11ee22dd33cc44bb55aa66997788\n";
        case "env:OLD" -> "aabbccdd";
        default -> "not a key";
    };

    private static TokenAuth.EdgeAuth.Builder settings() {
        return TokenAuth.edgeAuth().name("vt").algorithm(Algorithm.SHA256).key(new SecretRef("env:NEW"));
    }

    private static EdgeAuthSigner signer(TokenAuth.EdgeAuth.Builder settings) {
        return EdgeAuthSigner.of(settings.build(), SECRETS);
    }

    /** Computed with another implementation of HMAC: {@code openssl dgst -sha256 -mac HMAC -macopt hexkey:…}. */
    @Test
    void theHmacCoversTheFieldsAndTheAddress() {
        assertThat(signer(settings()).tokenFor("/video/a.mp4", GRANT))
                .isEqualTo("exp=1924903600~hmac=9288326abf27317ab4c3e62d2a408b2b3f77e27ec9e9b76ccd5cf78d42e30e0d");
        assertThat(signer(settings().escapeInputs(true)).tokenFor("/video/a b.mp4", GRANT))
                .isEqualTo("exp=1924903600~hmac=a9d84cb02700e3202bfd0e3c45f3b451abd9c40e88da41a75528d0194035d695");
        assertThat(signer(settings()).tokenFor(List.of("/video/*", "/img/*"), GRANT.notBefore(NOW)))
                .isEqualTo(
                        "st=1924900000~exp=1924903600~acl=/video/*!/img/*~hmac=48f42db71f2742d4b1aab9af4701cdefced34f6ccc9e4052e33336bed1980e62");
    }

    @ParameterizedTest
    @EnumSource(Algorithm.class)
    void whatIsSignedIsGood(Algorithm algorithm) {
        EdgeAuthSigner signer = signer(settings().algorithm(algorithm));
        String token = signer.tokenFor(
                "/a?x=1", GRANT.forClient("203.0.113.7").withSessionId("s1").withData("d"));
        assertThat(signer.refusal(token, "/a?x=1", Optional.of("203.0.113.7"), NOW))
                .isEmpty();
        assertThat(signer.refusal(token, "/a?x=2", Optional.of("203.0.113.7"), NOW))
                .isPresent();
        assertThat(signer.refusal(token, "/a?x=1", Optional.empty(), NOW))
                .contains("The token is for another address.");
        assertThat(signer.refusal(token, "/a?x=1", Optional.of("203.0.113.7"), NOW.plusSeconds(3600)))
                .contains("The token has expired.");
        assertThat(signer.refusal(token + "0", "/a?x=1", Optional.of("203.0.113.7"), NOW))
                .isPresent();
    }

    @Test
    void aTokenIsNotGoodBeforeItsTime() {
        EdgeAuthSigner signer = signer(settings());
        String token = signer.tokenFor("/a", GRANT.notBefore(NOW.plusSeconds(10)));
        assertThat(signer.refusal(token, "/a", Optional.empty(), NOW)).contains("The token is not valid yet.");
        assertThat(signer.refusal(token, "/a", Optional.empty(), NOW.plusSeconds(10)))
                .isEmpty();
    }

    @Test
    void anAccessListOpensItsPathsWhateverTheQuery() {
        EdgeAuthSigner signer =
                signer(settings().escapeInputs(true).delimiter("|").aclDelimiter(";"));
        String token = signer.tokenFor(List.of("/video/*", "/a.b"), GRANT);
        assertThat(token).contains("acl=%2fvideo%2f%2a%3b%2fa.b|hmac=");
        for (String good : List.of("/video/", "/video/x/y.mp4?z=1", "/a.b")) {
            assertThat(signer.refusal(token, good, Optional.empty(), NOW)).isEmpty();
        }
        for (String bad : List.of("/video", "/axb", "/")) {
            assertThat(signer.refusal(token, bad, Optional.empty(), NOW)).contains("The token is for other paths.");
        }
    }

    @Test
    void theQueryDoesNotCountWhereItIsIgnored() {
        EdgeAuthSigner signer = signer(settings().ignoreQueryString(true));
        assertThat(signer.refusal(signer.tokenFor("/a?x=1", GRANT), "/a?y=2", Optional.empty(), NOW))
                .isEmpty();
    }

    @Test
    void whileKeysAreChangedTokensOfBothAreGood() {
        String old = signer(settings().key(new SecretRef("env:OLD"))).tokenFor("/a", GRANT);
        EdgeAuthSigner both = signer(settings().transitionKey(new SecretRef("env:OLD")));
        assertThat(both.refusal(old, "/a", Optional.empty(), NOW)).isEmpty();
        assertThat(signer(settings()).refusal(old, "/a", Optional.empty(), NOW)).isPresent();
    }

    @Test
    void anAddressIsGivenOutWithItsToken() {
        EdgeAuthSigner signer = signer(settings());
        assertThat(signer.signed("/a", GRANT)).startsWith("/a?vt=exp=1924903600~hmac=");
        assertThat(signer.signed("/a?x=1", GRANT)).startsWith("/a?x=1&vt=exp=");
    }

    @Test
    void whatCannotStandInATokenIsRefused() {
        EdgeAuthSigner signer = signer(settings());
        List<Runnable> wrong = List.of(
                () -> signer.tokenFor("a", GRANT),
                () -> signer.tokenFor(List.of(), GRANT),
                () -> signer.tokenFor(List.of("/a!b"), GRANT),
                () -> signer.tokenFor(List.of("/a~b"), GRANT),
                () -> signer.tokenFor("/a", GRANT.withData("a~b")),
                () -> signer.tokenFor("/a", GRANT.notBefore(GRANT.end())));
        wrong.forEach(
                call -> assertThatExceptionOfType(ValidationException.class).isThrownBy(call::run));
        for (String malformed : List.of("", "x", "exp=1", "exp=a~hmac=0", "hmac=0", "exp=1~exp=2~hmac=0")) {
            assertThat(signer.refusal(malformed, "/a", Optional.empty(), NOW)).contains("The token is malformed.");
        }
    }

    @Test
    void aKeyThatIsNoneIsNotShown() {
        assertThatExceptionOfType(SecretUnavailableException.class)
                .isThrownBy(() -> signer(settings().key(new SecretRef("env:X"))).tokenFor("/a", GRANT))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("not a key"));
    }
}
