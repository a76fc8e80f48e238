package dev.anyedge.fujitsu.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.anyedge.cdn.error.AuthenticationException;
import dev.anyedge.cdn.error.CdnException;
import dev.anyedge.cdn.error.PermissionDeniedException;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.fujitsu.FujitsuCredentials;
import dev.anyedge.fujitsu.testing.PassingTime;
import dev.anyedge.fujitsu.testing.ScriptedProvider;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tokens: how they are asked for, how long they are used, and that a password is not given away. */
class TokenTest {
    private static final String NO_SERVICES = "{\"services\": []}";

    private final PassingTime time = new PassingTime();
    private final ScriptedProvider provider = new ScriptedProvider();

    @Test
    void theUserIsToldByIdOrByNameInADomain() {
        assertThat(asked(FujitsuCredentials.ofUserId("u-1", "pw", "p-1")))
                .isEqualTo("{\"auth\":{\"identity\":{\"methods\":[\"password\"],\"password\":{\"user\":{\"id\":\"u-1\","
                        + "\"password\":\"pw\"}}},\"scope\":{\"project\":{\"id\":\"p-1\"}}}}");
        assertThat(asked(FujitsuCredentials.ofDomainId("d-1", "anna", "pw", "p-1")))
                .contains("{\"user\":{\"domain\":{\"id\":\"d-1\"},\"name\":\"anna\",\"password\":\"pw\"}}");
        assertThat(asked(FujitsuCredentials.ofDomainName("contract", "anna", "pw", "p-1")))
                .contains("{\"user\":{\"domain\":{\"name\":\"contract\"},\"name\":\"anna\",\"password\":\"pw\"}}");
    }

    private static String asked(FujitsuCredentials credentials) {
        ScriptedProvider provider = new ScriptedProvider().then(200, NO_SERVICES);
        provider.client(new PassingTime(), credentials).listServices();
        assertThat(provider.tokenRequests().get(0).uri()).hasToString("https://identity.example.test/v3/auth/tokens");
        return new String(provider.tokenRequests().get(0).body(), StandardCharsets.UTF_8);
    }

    @Test
    void aTokenIsUsedUntilFiveMinutesBeforeItsEnd() {
        provider.thenToken(
                201, "{\"token\":{\"expires_at\":\"2031-03-01T14:00:00.123456Z\"}}", "X-Subject-Token", "one");
        provider.thenToken(
                201, "{\"token\":{\"expires_at\":\"2031-03-02T14:00:00.000000Z\"}}", "X-Subject-Token", "two");
        provider.then(200, NO_SERVICES).then(200, NO_SERVICES).then(200, NO_SERVICES);
        FujitsuCdnApi api = provider.client(time);
        api.listServices();
        time.advance(Duration.ofMinutes(114));
        api.listServices();
        time.advance(Duration.ofMinutes(2));
        api.listServices();
        assertThat(provider.requests().stream()
                        .map(r -> r.header("X-Auth-Token").orElse("")))
                .containsExactly("one", "one", "two");
    }

    @Test
    void aRefusedTokenIsRenewedOnce() {
        provider.thenToken(201, "{}", "X-Subject-Token", "one").thenToken(201, "{}", "X-Subject-Token", "two");
        provider.then(401, "").then(200, NO_SERVICES).then(401, "").then(401, "");
        FujitsuCdnApi api = provider.client(time);
        assertThat(api.listServices()).isEmpty();
        assertThat(provider.requests().get(1).header("X-Auth-Token")).contains("two");
        assertThatExceptionOfType(AuthenticationException.class).isThrownBy(api::listServices);
        assertThat(provider.requests()).hasSize(4);
    }

    @Test
    void aRefusedPasswordIsNeverSentAgain() {
        provider.thenToken(
                401, "{\"error\":{\"code\":401,\"title\":\"Unauthorized\",\"message\":\"no such user or password\"}}");
        FujitsuCdnApi api = provider.client(time);
        for (int i = 0; i < 3; i++) {
            assertThatExceptionOfType(AuthenticationException.class)
                    .isThrownBy(api::listServices)
                    .withMessageContaining("lock the user")
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain(ScriptedProvider.PASSWORD));
        }
        assertThat(provider.tokenRequests()).hasSize(1);
        assertThat(provider.requests()).isEmpty();
    }

    @Test
    void anIdentityServiceThatFailsIsNotAskedAgainBlindly() {
        provider.thenToken(503, "");
        assertThatExceptionOfType(CdnException.class)
                .isThrownBy(provider.client(time)::listServices)
                .withMessageContaining("CreateToken");
        assertThat(provider.tokenRequests()).hasSize(1);
    }

    @Test
    void aTokenIsTakenWithoutControlCharactersAndNotWithoutValue() {
        provider.thenToken(201, "{}", "X-Subject-Token", "ab\r\nc");
        provider.then(200, NO_SERVICES);
        provider.client(time).listServices();
        assertThat(provider.requests().get(0).header("X-Auth-Token")).contains("abc");
        provider.thenToken(201, "{}");
        assertThatExceptionOfType(CdnException.class)
                .isThrownBy(provider.client(time)::listServices)
                .withMessageContaining("X-Subject-Token");
    }

    @Test
    void aTokenForAnotherProjectIsNotUsed() {
        provider.thenToken(201, "{\"token\":{\"project\":{\"id\":\"other\"}}}", "X-Subject-Token", "t");
        assertThatExceptionOfType(PermissionDeniedException.class)
                .isThrownBy(provider.client(time)::listServices)
                .withMessageContaining("other");
    }

    @Test
    void theEnvironmentNamesEveryVariableThatIsMissing() {
        assertThatExceptionOfType(ValidationException.class)
                .isThrownBy(() -> FujitsuCredentials.fromEnvironment(Map.of("FUJITSU_USER", "anna")))
                .satisfies(e -> assertThat(e.violations()).hasSize(3));
        FujitsuCredentials all = FujitsuCredentials.fromEnvironment(Map.of(
                "FUJITSU_DOMAIN", "d", "FUJITSU_USER", "u", "FUJITSU_PASSWORD", "secret", "FUJITSU_PROJECT_ID", "p"));
        assertThat(all.toString()).contains("u", "p").doesNotContain("secret");
    }
}
