package dev.anyedge.simulator.lumen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyedge.simulator.SimulatorClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may call: the signature to the byte, the date within a quarter of an hour, and what the key's role allows. */
class MpaSignatureTest {

    private static final String DATE = "Tue, 14 Mar 2023 09:26:53 GMT";
    private static final String PURGE = "/invalidations/v1.0/88001/BBXY00042/shop.example.org";

    private final SimulatorClock clock = SimulatorClock.manual(Instant.parse("2023-03-14T09:26:53Z"));
    private LumenSimulator simulator = LumenSimulator.builder().clock(clock).start();

    @AfterEach
    void stop() {
        simulator.close();
    }

    @ParameterizedTest(name = "vector {0}")
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = true,
            value = {
                "A, GET, /key/v1.0, text/xml, '', hpT/up4iMOF+ueM+c8V0B0gtmmE=",
                "B, GET, /v2.0/serviceConfiguration/5550123/, application/json, '', AQdqfnSVMKKPKn0yB25+1BPBS7Q=",
                "C, POST, " + PURGE + ", application/json, '', DJEx0A577trpX2sM7B747SRjpTU=",
                "D, POST, " + PURGE
                        + ", application/json, 73a07f42ac0561bf73b4e5a947aa3b1d, 3yWpDqvszeJiFc3/WrMB5fr9FVA=",
                "E, POST, " + PURGE + ", application/json, c6B/QqwFYb9ztOWpR6o7HQ==, wV9b25nHQZn2xIACm5574M2eVRE=",
                "F, DELETE, /serviceConfiguration/v1.0/88001/BBXY00042/shop.example.org/ResourceGroups/images,"
                        + " application/json, '', E/5TsLwoX6qZme9ek/uYL270aIs="
            })
    void theReferencesVectorsAreAccepted(
            String vector, String method, String path, String type, String md5, String signature) {
        String signed = MpaSignature.stringToSign(DATE, path, type, method, md5);
        assertThat(new MpaSignature(simulator.keyId(), simulator.secret()).authorization(signed))
                .isEqualTo("MPA 700100200:" + signature);

        SigningClient client = SigningClient.of(simulator)
                .with("Date", DATE)
                .with("Content-Type", type)
                .with("Content-MD5", md5)
                .with("Authorization", "MPA 700100200:" + signature);
        String body = method.equals("POST") ? "{'paths':['/promo/*','/css/site.css']}" : "";
        // found or not, each has passed the door
        assertThat(client.call(method, path, body).status()).isNotEqualTo(403);
        assertThat(client.call(method, path + "?force=true&ignoreCase=true", body)
                        .status())
                .as("the query is not signed")
                .isNotEqualTo(403);
        SigningClient.Answer changed = client.call(method.equals("GET") ? "POST" : "GET", path, "");
        assertThat(changed.status()).isEqualTo(403);
        assertThat(changed.message()).contains("string to sign").doesNotContain(simulator.secret());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Tue, 14 Mar 2023 09:26:53 UTC",
                "Tue, 14 Mar 2023 09:26:53 +0000",
                "Tue, 14 Mar 2023 10:26:53 +0100",
                "Tue, 14 Mar 2023 09:41:53 GMT",
                "Tue, 14 Mar 2023 09:11:53 GMT"
            })
    void aDateWithinAQuarterOfAnHourIsAcceptedInEverySpellingThatClientsUsed(String date) {
        assertThat(SigningClient.of(simulator)
                        .with("Date", date)
                        .get("/key/v1.0")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Tue, 14 Mar 2023 09:41:54 GMT",
                "Tue, 14 Mar 2023 09:11:52 GMT",
                "2023-03-14T09:26:53Z",
                "Tue, 14 Mar 2023 GMT"
            })
    void aDateThatIsFarAwayOrNoneIsRefused(String date) {
        SigningClient.Answer answer =
                SigningClient.of(simulator).with("Date", date).get("/key/v1.0");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.message()).contains(date);
    }

    @Test
    void aOneDigitDayIsADate() {
        clock.advance(Duration.between(clock.instant(), Instant.parse("2023-04-02T00:00:00Z")));

        assertThat(SigningClient.of(simulator)
                        .with("Date", "Sun, 2 Apr 2023 00:00:00 GMT")
                        .get("/key/v1.0")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer abc",
                "MPA 700100200",
                "MPA 999999999:hpT/up4iMOF+ueM+c8V0B0gtmmE=",
                "MPA 700100200:hpT/up4iMOF+ueM+c8V0B0gtmmF=",
                "MPA  700100200:hpT/up4iMOF+ueM+c8V0B0gtmmE="
            })
    void anythingElseThanTheRightSignatureIsRefused(String authorization) {
        SigningClient.Answer answer = SigningClient.of(simulator)
                .with("Date", DATE)
                .with("Content-Type", "text/xml")
                .with("Authorization", authorization)
                .get("/key/v1.0");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.message()).startsWith("Access denied");
        assertThat(answer.inferred()).isFalse();
    }

    @Test
    void theContentMd5IsTextAndNotADigest() {
        assertThat(SigningClient.of(simulator)
                        .with("Content-MD5", "not a digest")
                        .get("/key/v1.0")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aReportingRoleMayReadAndNotWrite() {
        simulator.close();
        simulator = LumenSimulator.builder().clock(clock).role("Reporting").start();
        SigningClient client = SigningClient.of(simulator);

        assertThat(client.get("/key/v1.0").status()).isEqualTo(200);
        SigningClient.Answer write = client.post("/invalidations/v1.0/88001", "{}");
        assertThat(write.status()).isEqualTo(403);
        assertThat(write.message()).contains("Reporting");
    }

    @Test
    void theStrictServerAcceptsTextXmlOnly() {
        simulator.close();
        simulator = LumenSimulator.builder().clock(clock).strictAccept().start();
        SigningClient client = SigningClient.of(simulator);

        assertThat(client.with("Accept", "text/xml").get("/key/v1.0").status()).isEqualTo(200);
        assertThat(client.get("/key/v1.0").status()).isEqualTo(200);
        assertThat(client.with("Accept", "application/json").get("/key/v1.0").status())
                .isEqualTo(406);
    }

    @Test
    void theJournalDoesNotKeepSignatures() {
        SigningClient.of(simulator).get("/key/v1.0");

        assertThat(simulator.journal().entries().get(0).headers()).containsEntry("Authorization", "***");
    }
}
