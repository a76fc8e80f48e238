package dev.anyedge.scaleway.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.anyedge.cdn.error.AuthenticationException;
import dev.anyedge.cdn.error.CdnException;
import dev.anyedge.cdn.error.ConflictException;
import dev.anyedge.cdn.error.FailedCall;
import dev.anyedge.cdn.error.InvalidRequestException;
import dev.anyedge.cdn.error.InvalidRequestException.FieldProblem;
import dev.anyedge.cdn.error.NotFoundException;
import dev.anyedge.cdn.error.PermissionDeniedException;
import dev.anyedge.cdn.error.ProviderUnavailableException;
import dev.anyedge.cdn.error.QuotaExceededException;
import dev.anyedge.cdn.error.QuotaExceededException.Quota;
import dev.anyedge.cdn.error.RateLimitedException;
import dev.anyedge.cdn.error.TransportException;
import dev.anyedge.scaleway.testing.Clients;
import dev.anyedge.scaleway.testing.NoWaiting;
import dev.anyedge.scaleway.testing.ScriptedProvider;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An error says what a caller can do: typed by status, filled from whatever body there is (reference §8). */
class ErrorsTest {
    private static final String PIPELINE = "99999999-9999-9999-9999-999999999999";

    private final ScriptedProvider provider = new ScriptedProvider();
    private final NoWaiting time = new NoWaiting();
    private final ScalewayEdgeApi api = Clients.of(provider, time);

    @Test
    void theRecordedNotFoundWithoutATypeIsNotFound() {
        provider.then(404, "{\"message\":\"Not Found\"}");

        NotFoundException e = read(NotFoundException.class);

        assertThat(e).hasMessageContaining("GetPipeline").hasMessageContaining("Not Found");
        assertThat(e.status()).hasValue(404);
        assertThat(e.requestId()).contains("0e7c0a1e-6d3a-4a55-a2a7-4f8f5e0f3c11");
        assertThat(e.retryable()).isFalse();
    }

    @Test
    void theRecordedPermissionDeniedWithoutATypeIsNotTakenForAbsence() {
        provider.then(403, "{\"message\":\"Permission denied\"}");

        PermissionDeniedException e =
                catchThrowableOfType(PermissionDeniedException.class, () -> api.deleteCacheStageIfPresent(PIPELINE));

        assertThat(e).hasMessageContaining("Permission denied").hasMessageContaining("EdgeServicesFullAccess");
    }

    @Test
    void refusedFieldsAreNamed() {
        provider.then(400, """
                {"details":[{"argument_name":"name","help_message":"at least one character","reason":"required"},
                {"argument_name":"paranoia_level","reason":"constraint"}],
                "message":"invalid argument(s)","type":"invalid_arguments"}""");

        InvalidRequestException e = read(InvalidRequestException.class);

        assertThat(e.fields())
                .containsExactly(
                        new FieldProblem("name", "required", "at least one character"),
                        new FieldProblem("paranoia_level", "constraint", ""));
        assertThat(e)
                .hasMessageContaining("name: required (at least one character)")
                .hasMessageContaining("paranoia_level: constraint");
    }

    @Test
    void refusedCredentialsSayWhichAndWhatToDo() {
        provider.then(
                401,
                "{\"message\":\"authentication is denied\",\"method\":\"api_key\",\"reason\":\"expired\",\"type\":\"denied_authentication\"}");

        assertThat(read(AuthenticationException.class))
                .hasMessageContaining("api_key expired")
                .hasMessageContaining("SCW_SECRET_KEY");
    }

    @Test
    void missingPermissionsAreNamed() {
        provider.then(
                403,
                "{\"details\":[{\"action\":\"write\",\"resource\":\"pipeline\"}],\"message\":\"insufficient permissions\",\"type\":\"permissions_denied\"}");

        assertThat(read(PermissionDeniedException.class)).hasMessageContaining("needs write on pipeline");
    }

    @Test
    void exhaustedQuotasHaveNumbers() {
        provider.then(
                403,
                "{\"type\":\"quotas_exceeded\",\"message\":\"quota exceeded\",\"details\":[{\"resource\":\"edge_pipelines\",\"quota\":10,\"current\":10},{\"resource\":\"edge_backends\"}]}");

        QuotaExceededException e = read(QuotaExceededException.class);

        assertThat(e.quotas()).containsExactly(new Quota("edge_pipelines", 10, 10), new Quota("edge_backends", -1, -1));
        assertThat(e).hasMessageContaining("edge_pipelines: 10 of 10").hasMessageContaining("edge_backends: ? of ?");
    }

    @Test
    void aResourceStillInUseIsAConflictThatSaysSo() {
        provider.then(
                412,
                "{\"help_message\":\"detach it\",\"message\":\"precondition is not respected\",\"precondition\":\"resource_still_in_use\",\"type\":\"precondition_failed\"}");

        ConflictException e = catchThrowableOfType(ConflictException.class, () -> api.deleteCacheStage(PIPELINE));

        assertThat(e.reason()).isEqualTo("resource_still_in_use");
        assertThat(e).hasMessageContaining("detach it").hasMessageContaining("take away what refers to it first");
    }

    @Test
    void aTransientStateIsWaitedOut() {
        String transientState =
                "{\"current_state\":\"deleting\",\"message\":\"resource is in a transient state\",\"resource\":\"pipeline\",\"resource_id\":\"P\",\"type\":\"transient_state\"}";
        provider.then(409, transientState).then(409, transientState).then(200, "{\"id\":\"P\"}");

        assertThat(api.createPipeline(PipelineRequest.of("shop")).id()).isEqualTo("P");
        assertThat(time.pauses()).hasSize(2).allMatch(pause -> pause.compareTo(Duration.ofSeconds(1)) >= 0);

        for (int i = 0; i < 4; i++) {
            provider.then(409, transientState);
        }
        assertThat(read(ConflictException.class))
                .hasMessageContaining("pipeline P, it is deleting")
                .extracting(ConflictException::reason)
                .isEqualTo("transient_state");
    }

    @ParameterizedTest
    @CsvSource({"409,already_exists", "409,conflict", "423,locked", "412,precondition_failed"})
    void otherConflictsAreNotRepeated(int status, String type) {
        provider.then(status, "{\"message\":\"no\",\"type\":\"" + type + "\"}");

        assertThat(read(ConflictException.class).reason()).isEqualTo(type);
        assertThat(provider.requests()).hasSize(1);
    }

    @Test
    void whatHasExpiredIsGone() {
        provider.then(
                410,
                "{\"type\":\"expired\",\"message\":\"it is gone\",\"resource\":\"pipeline\",\"resource_id\":\"P\"}");

        assertThat(read(NotFoundException.class)).hasMessageContaining("pipeline P");
    }

    @Test
    void theStatusGoesBeforeTheType() {
        provider.then(404, "{\"type\":\"invalid_arguments\",\"message\":\"?\"}");

        read(NotFoundException.class);
    }

    @Test
    void anEmptyRateLimitIsWaitedOutWithGrowingPauses() {
        for (int i = 0; i < 4; i++) {
            provider.then(429, "", "X-Envoy-Ratelimited", "true");
        }

        RateLimitedException e = read(RateLimitedException.class);

        assertThat(e.attempts()).isEqualTo(4);
        assertThat(e.retryable()).isTrue();
        assertThat(e.retryAfter()).isEmpty();
        assertThat(time.pauses()).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
    }

    @Test
    void aRateLimitThatSaysWhenIsBelieved() {
        provider.then(
                        429,
                        "{\"type\":\"too_many_requests\",\"message\":\"slow down\",\"limit\":{\"quota\":10,\"window_seconds\":60},\"reset_seconds\":17}")
                .then(200, "{\"id\":\"P\"}");

        api.getPipeline(PIPELINE);

        assertThat(time.pauses()).containsExactly(Duration.ofSeconds(17));
    }

    @Test
    void aRateLimitWithRetryAfterIsBelieved() {
        provider.then(429, "", "Retry-After", "9").then(200, "{\"id\":\"P\"}");

        api.getPipeline(PIPELINE);

        assertThat(time.pauses()).containsExactly(Duration.ofSeconds(9));
    }

    @Test
    void beingOutOfStockIsNotRepeated() {
        provider.then(503, "{\"type\":\"out_of_stock\",\"message\":\"out of stock\",\"resource\":\"pipeline\"}");

        read(ProviderUnavailableException.class);
        assertThat(provider.requests()).hasSize(1);
    }

    @Test
    void aBareFailureOfADeletionNamesTheLikelyReason() {
        for (int i = 0; i < 4; i++) {
            provider.then(500, "");
        }

        ProviderUnavailableException e =
                catchThrowableOfType(ProviderUnavailableException.class, () -> api.deleteBackendStage(PIPELINE));

        assertThat(e).hasMessageContaining("still refers to the stage");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "<html><body>Bad Gateway</body></html>",
                "null",
                "[]",
                "\"text\"",
                "{",
                "{\"message\":null}",
                "{\"message\":{\"a\":1},\"type\":7,\"details\":\"x\"}",
                "{\"details\":[1,null,{\"argument_name\":{}}],\"type\":\"invalid_arguments\"}",
                "{\"details\":{\"resource\":\"x\"},\"type\":\"quotas_exceeded\"}",
                "{\"reset_seconds\":\"soon\"}"
            })
    void anyBodyOfAnErrorIsBorne(String body) {
        provider.then(400, body)
                .then(401, body)
                .then(403, body)
                .then(404, body)
                .then(409, body)
                .then(410, body)
                .then(412, body)
                .then(423, body)
                .then(418, body);

        read(InvalidRequestException.class);
        read(AuthenticationException.class);
        // a body that says quotas_exceeded is one, with whatever details
        assertThat(read(CdnException.class))
                .isInstanceOfAny(PermissionDeniedException.class, QuotaExceededException.class);
        read(NotFoundException.class);
        read(ConflictException.class);
        read(NotFoundException.class);
        read(ConflictException.class);
        read(ConflictException.class);
        read(InvalidRequestException.class);
    }

    @Test
    void aHugeBodyIsNotQuotedInFull() {
        provider.then(400, "{\"message\":\"" + "x".repeat(60_000) + "\"}")
                .then(400, "{\"message\":\"" + "y".repeat(5_000_000) + "\"}");

        InvalidRequestException quoted = read(InvalidRequestException.class);
        assertThat(quoted.getMessage()).hasSizeLessThan(1_000);
        assertThat(quoted.call().flatMap(FailedCall::bodyExcerpt).orElseThrow()).hasSizeLessThan(1_000);
        assertThat(read(InvalidRequestException.class).getMessage()).hasSizeLessThan(1_000);
    }

    @Test
    void anAnswerThatIsNotOfThisApiIsRepeatedWhereThatIsSafe() {
        provider.then(200, "<html>sign in to the hotel</html>").then(200, "{\"id\":\"P\"}");
        assertThat(api.getPipeline(PIPELINE).id()).isEqualTo("P");

        provider.then(200, "{\"id\":\"P\",\"na");
        TransportException e =
                catchThrowableOfType(TransportException.class, () -> api.createPipeline(PipelineRequest.of("shop")));
        assertThat(e).hasMessageContaining("not a JSON object").hasMessageContaining("the provider may have acted");
    }

    @Test
    void anAnswerOfAWrongShapeSaysWhereItIsWrong() {
        provider.then(200, "{\"id\":\"P\",\"errors\":[{\"code\":{}}]}");

        CdnException e = read(CdnException.class);

        assertThat(e).hasMessageContaining("/errors/0/code").hasMessageContaining("0e7c0a1e");
        assertThat(e.operation()).contains("GetPipeline");
        assertThat(e.status()).hasValue(200);
    }

    @Test
    void anEmptyAnswerWhereAResourceBelongsIsNotASuccess() {
        provider.then(200, "");

        assertThat(read(CdnException.class)).hasMessageContaining("the body is empty");
    }

    @Test
    void theSecretKeyIsNowhereInAnError() {
        provider.then(400, "{\"message\":\"bad token " + Clients.SECRET_KEY + "\"}")
                .then(200, "{\"id\":{\"token\":\"" + Clients.SECRET_KEY + "\"}}");

        for (CdnException e : List.of(read(CdnException.class), read(CdnException.class))) {
            assertThat(e.getMessage()).doesNotContain(Clients.SECRET_KEY);
            assertThat(e.call().flatMap(FailedCall::bodyExcerpt).orElseThrow()).doesNotContain(Clients.SECRET_KEY);
            assertThat(String.valueOf(e.getCause())).doesNotContain(Clients.SECRET_KEY);
        }
        assertThat(api.toString()).doesNotContain(Clients.SECRET_KEY);
    }

    @Test
    void aCertificateIsNowhereInAnError() {
        String pem =
                "-----BEGIN PRIVATE KEY-----\nMIIEvQ\"IBADAN" + "x".repeat(2_000) + "\n-----END PRIVATE KEY-----\n";
        provider.then(
                400, "{\"message\":\"cannot read " + pem.replace("\"", "\\\"").replace("\n", "\\n") + "\"}");

        InvalidRequestException e = catchThrowableOfType(
                InvalidRequestException.class,
                () -> api.checkPemChain(Clients.PROJECT, "cdn.shop.example", PemChain.raw(pem)));

        assertThat(e.getMessage()).doesNotContain("MIIEvQ");
        assertThat(e.call().flatMap(FailedCall::bodyExcerpt).orElseThrow()).doesNotContain("MIIEvQ");
        assertThat(PemChain.raw(pem).toString()).doesNotContain("MIIEvQ");
    }

    private <E extends CdnException> E read(Class<E> type) {
        E e = catchThrowableOfType(type, () -> api.getPipeline(PIPELINE));
        assertThat(e).as("the exception").isNotNull();
        return e;
    }
}
