package dev.anyedge.simulator.fujitsu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyedge.simulator.SimulatorClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Global user management: who gets a token, for what, and for how long. */
class IdentityTest {

    private static final String TOKENS = "/v3/auth/tokens";
    private static final String SCOPE = "'scope':{'project':{'id':'33333333333333333333333333333333'}}";

    private final SimulatorClock clock = SimulatorClock.manual();
    private final FujitsuSimulator simulator = FujitsuSimulator.builder()
            .clock(clock)
            .projects(FujitsuSimulator.DEFAULT_PROJECT_ID, "77777777777777777777777777777777")
            .start();
    private final RawClient anybody = new RawClient(simulator.identityUri(), Optional.empty());

    @AfterEach
    void stop() {
        simulator.close();
    }

    private static String password(String user) {
        return "{'auth':{'identity':{'methods':['password'],'password':{'user':{" + user + "}}}," + SCOPE + "}}";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'id':'66666666666666666666666666666666','password':'demo'",
                "'domain':{'id':'55555555555555555555555555555555'},'name':'demo','password':'demo'",
                "'domain':{'name':'demo'},'name':'demo','password':'demo'"
            })
    void aUserIsKnownByIdOrByDomainAndName(String user) {
        RawClient.Answer answer = anybody.post(TOKENS, password(user));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().at("/token/project/id").asText()).isEqualTo(simulator.projectId());
        assertThat(Duration.between(
                        Instant.parse(answer.json().at("/token/issued_at").asText()),
                        Instant.parse(answer.json().at("/token/expires_at").asText())))
                .isEqualTo(Duration.ofHours(2));
        RawClient client = anybody.withToken(answer.header("X-Subject-Token"));
        assertThat(client.get("/v1/services").status()).isEqualTo(200);
    }

    @Test
    void withoutAScopeItIsTheDefaultProjectAndATokenCanBeScopedAnew() {
        String unscoped = RawClient.PASSWORD.replaceFirst("(?s),\\s*\"scope\".*", "}}");
        RawClient.Answer first = anybody.post(TOKENS, unscoped);
        assertThat(first.json().at("/token/project/id").asText()).isEqualTo(simulator.projectId());

        RawClient.Answer other = anybody.post(
                TOKENS,
                "{'auth':{'identity':{'methods':['token'],'token':{'id':'"
                        + first.header("X-Subject-Token").orElseThrow()
                        + "'}},'scope':{'project':{'id':'77777777777777777777777777777777'}}}}");

        assertThat(other.status()).isEqualTo(201);
        assertThat(other.json().at("/token/methods/0").asText()).isEqualTo("token");
        assertThat(other.json().at("/token/project/id").asText()).startsWith("777");
    }

    @Test
    void theCatalogIsLeftOutOnRequest() {
        assertThat(anybody.post(TOKENS, RawClient.PASSWORD).json().at("/token").has("catalog"))
                .isTrue();
        assertThat(anybody.post(TOKENS + "?nocatalog", RawClient.PASSWORD)
                        .json()
                        .at("/token")
                        .has("catalog"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "400 | {",
                "400 | []",
                "400 | {'auth':{}}",
                "400 | {'auth':{'identity':{}}}",
                "400 | {'auth':{'identity':{'methods':[]}}}",
                "400 | {'auth':{'identity':{'methods':['password']}}}",
                "400 | {'auth':{'identity':{'methods':['password'],'password':{}}}}",
                "400 | {'auth':{'identity':{'methods':['password'],'password':{'user':{'password':'demo'}}}}}",
                "400 | {'auth':{'identity':{'methods':['password'],'password':{'user':{'name':'demo','password':'demo'}}}}}",
                "400 | {'auth':{'identity':{'methods':['password'],'password':{'user':{'id':'6'}}}}}",
                "400 | {'auth':{'identity':{'methods':['token'],'token':{}}}}",
                "401 | {'auth':{'identity':{'methods':['saml2'],'saml2':{}}}}",
                "401 | {'auth':{'identity':{'methods':['token'],'token':{'id':'f00'}}}}",
                "401 | {'auth':{'identity':{'methods':['password'],'password':{'user':{'id':'6','password':'demo'}}}}}"
            })
    void whatIsMalformedIsRefusedAndWhatIsUnknownIsUnauthorized(int status, String body) {
        assertThat(anybody.post(TOKENS, body).status()).isEqualTo(status);
    }

    @Test
    void projectsNobodyKnowsAndScopesNobodyUnderstandsAreRefused() {
        String other = RawClient.PASSWORD.replace("33333333333333333333333333333333", "8");
        assertThat(anybody.post(TOKENS, other).status()).isEqualTo(401);
        String strange = RawClient.PASSWORD.replace("\"project\"", "\"system\"");
        assertThat(anybody.post(TOKENS, strange).status()).isEqualTo(400);
    }

    @Test
    void callsAreToBeJsonOfReasonableSizeAndMadeByPost() {
        assertThat(anybody.call("POST", TOKENS, RawClient.PASSWORD, "text/plain")
                        .status())
                .isEqualTo(415);
        assertThat(anybody.post(TOKENS, " ".repeat(70_000) + "{}").status()).isEqualTo(413);
        assertThat(anybody.call("PATCH", TOKENS, "{}").status()).isEqualTo(405);
        assertThat(anybody.get("/v3/users").status()).isEqualTo(404);
    }

    @Test
    void aTokenExpiresOnTheClockAndCanBeRevoked() {
        RawClient client = RawClient.of(simulator);
        assertThat(client.get("/v1/services").status()).isEqualTo(200);

        clock.advance(Duration.ofHours(2));
        assertThat(client.get("/v1/services").status()).isEqualTo(401);

        RawClient later = RawClient.of(simulator);
        assertThat(later.get("/v1/services").status()).isEqualTo(200);
        simulator.revokeTokens();
        assertThat(later.get("/v1/services").status()).isEqualTo(401);
        assertThat(anybody.get("/v1/services").status()).isEqualTo(401);
    }

    @Test
    void aTokenForNoProjectIsForbidden() {
        String unscoped = RawClient.PASSWORD.replaceFirst("(?s)\"scope\":.*", "\"scope\": \"unscoped\"}}");
        RawClient client = anybody.withToken(anybody.post(TOKENS, unscoped).header("X-Subject-Token"));

        assertThat(client.get("/v1/services").status()).isEqualTo(403);
    }

    @Test
    void aTokenForAnotherProjectLooksAcceptedAndSeesOtherServices() {
        String id = RawClient.of(simulator).create("", RawClient.SITE);
        String other = RawClient.PASSWORD.replace('3', '7');
        RawClient stranger = anybody.withToken(anybody.post(TOKENS, other).header("X-Subject-Token"));

        assertThat(stranger.get("/v1/services").summary()).isEqualTo("200 No services to return");
        assertThat(stranger.service(id).status()).isEqualTo(404);
        assertThat(stranger.delete("/v1/services/" + id).status()).isEqualTo(404);
    }

    @Test
    void fiveWrongPasswordsLockTheUserOutForAQuarterOfAnHour() {
        String wrong = password("'id':'66666666666666666666666666666666','password':'guess'");
        for (int i = 0; i < 4; i++) {
            assertThat(anybody.post(TOKENS, wrong).status()).isEqualTo(401);
        }
        assertThat(anybody.post(TOKENS, RawClient.PASSWORD).status()).isEqualTo(201);
        for (int i = 0; i < 5; i++) {
            clock.advance(Duration.ofSeconds(30));
            assertThat(anybody.post(TOKENS, wrong).status()).isEqualTo(401);
        }
        clock.advance(Duration.ofMinutes(14));
        assertThat(anybody.post(TOKENS, RawClient.PASSWORD).status()).isEqualTo(401);
        clock.advance(Duration.ofMinutes(1));
        assertThat(anybody.post(TOKENS, RawClient.PASSWORD).status()).isEqualTo(201);
    }

    @Test
    void wrongPasswordsFarApartDoNotAddUp() {
        String wrong = password("'id':'66666666666666666666666666666666','password':'guess'");
        for (int i = 0; i < 8; i++) {
            assertThat(anybody.post(TOKENS, wrong).status()).isEqualTo(401);
            clock.advance(Duration.ofMinutes(5));
        }
        assertThat(anybody.post(TOKENS, RawClient.PASSWORD).status()).isEqualTo(201);
    }

    @Test
    void userManagementCanHaveAPortOfItsOwn() {
        try (FujitsuSimulator apart = FujitsuSimulator.builder().identityPort(0).start()) {
            assertThat(apart.identityUri()).isNotEqualTo(apart.baseUri());
            RawClient client = RawClient.of(apart);

            assertThat(client.get("/v1/services").status()).isEqualTo(200);
            assertThat(apart.journal().entries()).hasSize(1);
            assertThat(apart.identityJournal().entries()).hasSize(1);
            apart.identityFaults().add("POST:*:1:status=503");
            RawClient identity = new RawClient(apart.identityUri(), Optional.empty());
            assertThat(identity.post(TOKENS, RawClient.PASSWORD).status()).isEqualTo(503);
            assertThat(identity.post(TOKENS, RawClient.PASSWORD).status()).isEqualTo(201);
        }
    }

    @Test
    void aUserWithoutARoleIsForbiddenEverything() {
        try (FujitsuSimulator strict = FujitsuSimulator.builder().withoutRole().start()) {
            RawClient client = RawClient.of(strict);
            assertThat(client.get("/v1/services").status()).isEqualTo(403);
            assertThat(client.post("/v1/services", RawClient.SITE).status()).isEqualTo(403);
        }
    }

    @Test
    void otherCredentialsCanBeChosen() {
        try (FujitsuSimulator own = FujitsuSimulator.builder()
                .credentials("acme", "ops", "s3cret")
                .tokenLifetime(Duration.ofMinutes(1))
                .start()) {
            RawClient identity = new RawClient(own.identityUri(), Optional.empty());
            assertThat(identity.post(TOKENS, RawClient.PASSWORD).status()).isEqualTo(401);
            assertThat(identity.post(TOKENS, password("'domain':{'name':'acme'},'name':'ops','password':'s3cret'"))
                            .status())
                    .isEqualTo(201);
        }
    }

    @Test
    void tokensDoNotShowInTheJournal() {
        RawClient.of(simulator).get("/v1/services");

        assertThat(simulator.journal().entries().get(1).headers()).containsEntry("X-Auth-Token", "***");
    }
}
