package dev.anyedge.cdn.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.model.QueryKey;
import dev.anyedge.cdn.model.SecretRef;
import dev.anyedge.cdn.model.TokenAuth;
import dev.anyedge.cdn.model.TokenAuth.UrlHash.DateFormat;
import dev.anyedge.cdn.secret.SecretSource;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens of the URL-hash kind open exactly the address and the time that they were made for. */
class UrlHashSignerTest {
    private static final Instant NOW = Instant.parse("2029-12-31T12:00:00Z");
    private static final Instant END = Instant.parse("2030-01-01T00:00:00Z");
    private static final SecretSource SECRETS =
            reference -> reference.text().equals("env:S4") ? "not-a-real-secret" : "another-" + reference.text();

    private static TokenAuth.UrlHash.Builder settings() {
        return TokenAuth.urlHash()
                .secrets(IntStream.range(0, 5)
                        .mapToObj(i -> SecretRef.env("S" + i))
                        .toList());
    }

    private static UrlHashSigner signer(TokenAuth.UrlHash.Builder settings) {
        return UrlHashSigner.of(settings.build(), SECRETS);
    }

    private static UrlHashSigner oldNames() {
        return signer(settings()
                .dateFormat(DateFormat.GMT)
                .notAfterName("etime")
                .notBeforeName("stime")
                .hashName("encoded"));
    }

    @Test
    void theVectorOfTheReferenceIsMet() {
        UrlHashSigner signer = oldNames().withGeneration(4);

        assertThat(signer.tokenFor("/vod/show7/seg1.ts?etime=20300101000000&u=42"))
                .isEqualTo("438e14272b4151c679297");
        assertThat(signer.signed("/vod/show7/seg1.ts?etime=20300101000000&u=42"))
                .endsWith("&u=42&encoded=438e14272b4151c679297");
    }

    @Test
    void aGrantIsWrittenAsArgumentsInEitherForm() {
        TokenGrant grant = TokenGrant.until(END).notBefore(Instant.parse("2029-12-31T11:59:59.5Z"));

        assertThat(oldNames().signed("/a?u=1", grant))
                .startsWith("/a?u=1&stime=20291231120000&etime=20291231235959&encoded=0");
        assertThat(signer(settings()).signed("/a", grant)).startsWith("/a?nvb=1893412800&nva=1893455999&hash=0");
    }

    @Test
    void whatIsSignedIsServedWithinItsTimeOnly() {
        for (UrlHashSigner signer :
                List.of(oldNames(), signer(settings()), signer(settings()).withGeneration(3))) {
            String link = signer.signed("/vod/a.ts?u=42", TokenGrant.until(END).notBefore(NOW));

            assertThat(signer.refusal(link, NOW)).isEmpty();
            assertThat(signer.refusal(link, END.minusNanos(1))).isEmpty();
            assertThat(signer.refusal(link, END)).contains("The token has expired.");
            assertThat(signer.refusal(link, NOW.minusNanos(1))).contains("The token is not valid yet.");
            assertThat(signer.refusal(link.replace("u=42", "u=43"), NOW)).isPresent();
            assertThat(signer.refusal(link.replace("/vod/", "/vip/"), NOW)).isPresent();
            assertThat(signer.refusal(link + "&v=1", NOW)).isPresent();
        }
    }

    @Test
    void aTokenWithoutTimesHoldsForEver() {
        UrlHashSigner signer = signer(settings());

        assertThat(signer.refusal(signer.signed("/a"), Instant.MAX)).isEmpty();
        assertThat(signer.refusal(signer.tokenFor("/a"), "/a", NOW)).isEmpty();
        assertThat(signer.refusal("/a", NOW)).contains("There is no token.");
        assertThat(signer.refusal(signer.signed("/a") + "&hash=0", NOW)).contains("There is more than one token.");
    }

    @Test
    void argumentsThatDoNotCountMayChange() {
        UrlHashSigner signer = signer(settings().parameters(QueryKey.exclude("utm")));
        String link = signer.signed("/a?utm=x&u=1", TokenGrant.until(END));

        assertThat(signer.refusal(link.replace("utm=x", "utm=y"), NOW)).isEmpty();
        assertThat(signer.refusal(link.replace("u=1", "u=2"), NOW)).isPresent();
        UrlHashSigner included = signer(settings().parameters(QueryKey.include("u", "nva", "nvb")));
        String other = included.signed("/a?u=1", TokenGrant.until(END));
        assertThat(included.refusal(other + "&more=1", NOW)).isEmpty();
    }

    @Test
    void aTimeThatAnybodyCouldChangeIsNotSigned() {
        for (QueryKey parameters : List.of(QueryKey.none(), QueryKey.include("u"), QueryKey.exclude("nva"))) {
            UrlHashSigner signer = signer(settings().parameters(parameters));

            assertThatThrownBy(() -> signer.signed("/a?u=1", TokenGrant.until(END)))
                    .isInstanceOf(ValidationException.class)
                    .hasMessageContaining("out of the hash");
            assertThat(signer.refusal(signer.signed("/a?u=1"), NOW)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "x8e14272b4151c679297",
                "438e14272b4151c67929",
                "438e14272b4151c6792977",
                "9aaaaaaaaaaaaaaaaaaaa"
            })
    void aTokenThatIsNoneIsRefusedWithoutBeingShown(String token) {
        assertThat(oldNames().refusal(token, "/a", NOW))
                .hasValueSatisfying(why -> assertThat(why).endsWith(".").satisfies(text -> assertThat(
                                token.isEmpty() || token.length() < 3 || !text.contains(token))
                        .isTrue()));
    }

    @Test
    void timesThatCannotBeReadAreRefused() {
        UrlHashSigner signer = oldNames();

        for (String time : List.of("tomorrow", "20300230000000", "")) {
            assertThat(signer.refusal(signer.signed("/a?etime=" + time), NOW))
                    .contains("The times of the token cannot be read.");
        }
    }

    @Test
    void whatCannotBeSignedIsRefused() {
        UrlHashSigner signer = signer(settings());
        TokenGrant grant = TokenGrant.until(END);

        for (String target : List.of("a", "/a b", "/a#b", "/ü")) {
            assertThatThrownBy(() -> signer.signed(target)).isInstanceOf(ValidationException.class);
        }
        assertThatThrownBy(() -> signer.signed("/a?hash=1")).isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> signer.signed("/a?nva=1", grant)).isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> signer.signed("/a", grant.forClient("192.0.2.1")))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("times alone");
        assertThatThrownBy(() -> signer.signed("/a", grant.notBefore(END))).isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> signer.withGeneration(5)).hasMessageContaining("0–4");
    }

    @Test
    void noSecretIsPrinted() {
        assertThat(oldNames().toString()).isEqualTo("signer of encoded");
    }
}
