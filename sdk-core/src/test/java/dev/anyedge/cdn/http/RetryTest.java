package dev.anyedge.cdn.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.anyedge.cdn.error.AuthenticationException;
import dev.anyedge.cdn.error.CdnException;
import dev.anyedge.cdn.error.ConflictException;
import dev.anyedge.cdn.error.InvalidRequestException;
import dev.anyedge.cdn.error.NotFoundException;
import dev.anyedge.cdn.error.PermissionDeniedException;
import dev.anyedge.cdn.error.ProviderUnavailableException;
import dev.anyedge.cdn.error.QuotaExceededException;
import dev.anyedge.cdn.error.RateLimitedException;
import dev.anyedge.cdn.error.TransportException;
import dev.anyedge.cdn.http.LoopbackServer.Received;
import dev.anyedge.cdn.http.LoopbackServer.Reply;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is tried again, how often and when; and what is not. */
class RetryTest {
    private static final ApiRequest READ =
            ApiRequest.get("GetThing", "/things/1").build();
    private static final ApiRequest CREATE = ApiRequest.post("CreateThing", "/things")
            .body("{}".getBytes(), "application/json")
            .build();

    private final SteppedTime time = new SteppedTime();
    private LoopbackServer server;
    private ApiClient client;

    @AfterEach
    void stop() {
        if (client != null) {
            client.close();
        }
        if (server != null) {
            server.close();
        }
    }

    private ApiClient.Builder against(Reply... replies) {
        server = LoopbackServer.answering(replies);
        return ApiClient.builder(server.uri()).timekeeper(time).jitter(() -> 1.0);
    }

    private <E extends Throwable> E failure(Class<E> type, Form form, ApiRequest request) {
        return catchThrowableOfType(type, () -> form.call(client, request));
    }

    @ParameterizedTest
    @EnumSource
    void aReadIsTriedAgainAfterAnErrorThatMayPass(Form form) throws Exception {
        client = against(Reply.of(503, ""), Reply.of(502, ""), Reply.of(200, "fine"))
                .build();

        assertThat(form.call(client, READ).text()).isEqualTo("fine");

        assertThat(server.received).hasSize(3);
        assertThat(time.pauses).containsExactly(Duration.ofMillis(100), Duration.ofMillis(200));
    }

    @ParameterizedTest
    @EnumSource
    void attemptsHaveAnEndAndTheExceptionSaysSo(Form form) {
        client = against(Reply.of(503, "{\"message\":\"later\"}", "X-Request-Id: r-4"))
                .build();

        var e = failure(ProviderUnavailableException.class, form, READ);

        assertThat(server.received).hasSize(4);
        assertThat(e)
                .hasMessage("GetThing failed: GET " + server.uri()
                        + "/things/1 answered 503: {\"message\":\"later\"}; gave up after 4 attempts (request id r-4)");
        assertThat(e.operation()).hasValue("GetThing");
        assertThat(e.status()).hasValue(503);
        assertThat(e.attempts()).isEqualTo(4);
        assertThat(e.requestId()).hasValue("r-4");
        assertThat(e.call().orElseThrow().bodyExcerpt()).hasValue("{\"message\":\"later\"}");
        assertThat(e.retryable()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void aWriteIsNotRepeatedWhenTheProviderMayHaveActed(Form form) {
        client = against(Reply.of(503, "")).build();

        var e = failure(ProviderUnavailableException.class, form, CREATE);

        assertThat(server.received).hasSize(1);
        assertThat(e).hasMessageContaining("may have acted").hasMessageContaining("look before you call again");
    }

    @ParameterizedTest
    @EnumSource
    void aWriteIsRepeatedWhenTheProviderRefusedIt(Form form) throws Exception {
        client = against(Reply.of(429, ""), Reply.of(200, "made")).build();

        assertThat(form.call(client, CREATE).text()).isEqualTo("made");

        assertThat(server.received).extracting(Received::text).containsExactly("{}", "{}");
        assertThat(time.pauses).containsExactly(Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @EnumSource
    void theProvidersWordDecidesWhetherItHasActed(Form form) throws Exception {
        client = against(Reply.of(503, "maintenance"), Reply.of(200, "made"))
                .errorReader((request, response) -> response.text().equals("maintenance")
                        ? Verdict.refused(ProviderUnavailableException::new, "closed for maintenance")
                        : Verdict.ok())
                .build();

        assertThat(form.call(client, CREATE).text()).isEqualTo("made");
    }

    @ParameterizedTest
    @EnumSource
    void anErrorInsideASuccessIsAnErrorIfTheReaderSaysSo(Form form) {
        client = against(Reply.of(200, "", "X-Status: failed"))
                .errorReader((request, response) -> response.header("X-Status").isPresent()
                        ? Verdict.fatal(ConflictException::new, "the last change failed")
                        : Verdict.ok())
                .build();

        assertThat(failure(ConflictException.class, form, READ))
                .hasMessageContaining("answered 200: the last change failed");
    }

    @ParameterizedTest
    @EnumSource
    void aWriteIsRepeatedWhenNoConnectionWasMade(Form form) {
        server = LoopbackServer.answering(Reply.of(200, ""));
        URI gone = server.uri();
        server.close();
        client = ApiClient.builder(gone).timekeeper(time).build();

        var e = failure(TransportException.class, form, CREATE);

        assertThat(e.attempts()).isEqualTo(4);
        assertThat(e.status()).isEmpty();
        assertThat(e).hasMessageContaining("got no connection");
    }

    @ParameterizedTest
    @EnumSource
    void aReadIsTriedAgainAfterALostConnectionButAWriteIsNot(Form form) throws Exception {
        client = against(Reply.drop(), Reply.of(200, "fine"), Reply.drop(), Reply.of(200, "never"))
                .build();

        assertThat(form.call(client, READ).text()).isEqualTo("fine");
        var e = failure(TransportException.class, form, CREATE);

        assertThat(e).hasMessageContaining("got no whole answer").hasMessageContaining("may have acted");
        assertThat(server.received).hasSize(3);
    }

    @ParameterizedTest
    @EnumSource
    void aBodyThatWasCutIsAskedForAgain(Form form) throws Exception {
        client = against(Reply.raw("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf"), Reply.of(200, "all of it"))
                .build();

        assertThat(form.call(client, READ).text()).isEqualTo("all of it");
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerThatIsTooLargeIsNotAskedForAgain(Form form) {
        client = against(Reply.of(200, "0123456789x")).maxResponseBytes(10).build();

        var e = failure(TransportException.class, form, READ);

        assertThat(e).hasMessageContaining("larger than the 10 bytes");
        assertThat(server.received).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void neverMeansNever(Form form) {
        client = against(Reply.of(429, "")).build();
        ApiRequest login =
                ApiRequest.post("Login", "/tokens").repeat(Repeat.NEVER).build();

        assertThat(failure(RateLimitedException.class, form, login)).hasMessageContaining("never repeated");
        assertThat(server.received).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void aWriteThatIsSafeToRepeatIsRepeated(Form form) throws Exception {
        client = against(Reply.drop(), Reply.of(200, "made")).build();
        ApiRequest purge =
                ApiRequest.post("Purge", "/purge").repeat(Repeat.ALWAYS).build();

        assertThat(form.call(client, purge).text()).isEqualTo("made");
    }

    @ParameterizedTest
    @EnumSource
    void everyStatusHasItsException(Form form) {
        Map<Integer, Class<? extends CdnException>> expected = new LinkedHashMap<>();
        expected.put(301, CdnException.class);
        expected.put(400, InvalidRequestException.class);
        expected.put(401, AuthenticationException.class);
        expected.put(402, QuotaExceededException.class);
        expected.put(403, PermissionDeniedException.class);
        expected.put(404, NotFoundException.class);
        expected.put(409, ConflictException.class);
        expected.put(410, NotFoundException.class);
        expected.put(412, ConflictException.class);
        expected.put(422, InvalidRequestException.class);
        expected.put(423, ConflictException.class);
        expected.put(429, RateLimitedException.class);
        expected.put(500, ProviderUnavailableException.class);
        expected.put(501, InvalidRequestException.class);
        expected.put(504, ProviderUnavailableException.class);
        expected.put(507, QuotaExceededException.class);
        client = against(expected.keySet().stream()
                        .map(status -> Reply.of(status, ""))
                        .toArray(Reply[]::new))
                .retryPolicy(RetryPolicy.none())
                .build();

        expected.forEach((status, type) -> {
            var e = failure(CdnException.class, form, READ);
            assertThat(e).as("%d", status).isExactlyInstanceOf(type);
            assertThat(e.status()).hasValue(status);
            assertThat(e.attempts()).isEqualTo(1);
        });
    }

    @ParameterizedTest
    @EnumSource
    void aRedirectIsAnErrorThatSaysWhatToDo(Form form) {
        client = against(Reply.of(302, "", "Location: https://elsewhere.example/"))
                .build();

        assertThat(failure(CdnException.class, form, READ))
                .hasMessageContaining("answered 302")
                .hasMessageContaining("set its new base URI");
        assertThat(server.received).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void theProviderSaysWhenToComeBackInSeconds(Form form) throws Exception {
        client = against(Reply.of(429, "", "Retry-After: 7"), Reply.of(200, "")).build();

        form.call(client, READ);

        assertThat(time.pauses).containsExactly(Duration.ofSeconds(7));
    }

    @ParameterizedTest
    @EnumSource
    void theProviderSaysWhenToComeBackAsADate(Form form) throws Exception {
        client = against(Reply.of(503, "", "Retry-After: Fri, 14 Mar 2025 09:27:23 GMT"), Reply.of(200, ""))
                .build();

        form.call(client, READ);

        assertThat(time.pauses).containsExactly(Duration.ofSeconds(30));
    }

    @ParameterizedTest
    @EnumSource
    void theReadersWordOnWhenToComeBackGoesBeforeTheHeader(Form form) throws Exception {
        client = against(Reply.of(429, "", "Retry-After: 50"), Reply.of(200, ""))
                .errorReader((request, response) -> response.status() == 200
                        ? Verdict.ok()
                        : Verdict.rateLimited("slow down").after(Duration.ofSeconds(3)))
                .build();

        form.call(client, READ);

        assertThat(time.pauses).containsExactly(Duration.ofSeconds(3));
    }

    @ParameterizedTest
    @EnumSource
    void aWaitLongerThanAllowedIsLeftToTheCaller(Form form) {
        client = against(Reply.of(429, "", "Retry-After: 61")).build();

        var e = failure(RateLimitedException.class, form, READ);

        assertThat(e).hasMessageContaining("asks to wait 61 s, longer than the 60 s");
        assertThat(e.retryAfter()).hasValue(Duration.ofSeconds(61));
        assertThat(time.pauses).isEmpty();
        assertThat(server.received).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void noPausePassesTheDeadline(Form form) {
        client = against(Reply.of(429, "", "Retry-After: 20"))
                .deadline(Duration.ofSeconds(50))
                .build();

        var e = failure(RateLimitedException.class, form, READ);

        assertThat(e).hasMessageContaining("another attempt would pass the deadline of 50 s");
        assertThat(time.pauses).containsExactly(Duration.ofSeconds(20), Duration.ofSeconds(20));
        assertThat(server.received).hasSize(3);
    }

    @ParameterizedTest
    @EnumSource
    void aRequestMayHaveADeadlineOfItsOwn(Form form) {
        client = against(Reply.of(429, "", "Retry-After: 20")).build();
        ApiRequest hasty = ApiRequest.get("GetThing", "/things/1")
                .deadline(Duration.ofSeconds(5))
                .build();

        assertThat(failure(RateLimitedException.class, form, hasty)).hasMessageContaining("the deadline of 5 s");
    }

    @ParameterizedTest
    @EnumSource
    void anAuthorizerThatTakesAllTheTimeEndsTheCall(Form form) {
        client = against(Reply.of(200, ""))
                .authorizer(request -> time.advance(Duration.ofMinutes(3)))
                .build();

        var e = failure(TransportException.class, form, READ);

        assertThat(e).hasMessageContaining("before its deadline of 120 s");
        assertThat(e.attempts()).isZero();
        assertThat(server.received).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whatWentWrongBeforeIsTold(Form form) {
        client = against(Reply.of(503, "first"), Reply.of(404, "second")).build();

        assertThat(failure(NotFoundException.class, form, READ))
                .hasMessageContaining("answered 404: second; before that it answered 503: first");
    }

    @ParameterizedTest
    @EnumSource
    void anAttemptThatStallsIsGivenUpAndTriedAgain(Form form) throws Exception {
        server = LoopbackServer.start(request -> switch (request.number()) {
            case 1 -> Reply.hold("");
            case 2 -> Reply.hold("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf");
            default -> Reply.of(200, "all of it");
        });
        client = ApiClient.builder(server.uri())
                .timekeeper(time)
                .attemptTimeout(Duration.ofMillis(250))
                .build();

        assertThat(form.call(client, READ).text()).isEqualTo("all of it");

        server.awaitLeaving();
        server.awaitLeaving();
        assertThat(Thread.interrupted()).as("the watchdog's own interrupt").isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void aCallThatStallsToTheEndSaysHowLongItWaited(Form form) {
        client = against(Reply.hold("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf"))
                .attemptTimeout(Duration.ofMillis(40))
                .retryPolicy(RetryPolicy.defaults().withMaxAttempts(2))
                .build();

        assertThat(failure(TransportException.class, form, READ))
                .hasMessageContaining("got no whole answer within 40 ms; gave up after 2 attempts");
    }

    @ParameterizedTest
    @EnumSource
    void theDeadlineAlsoEndsAnAttemptUnderWay(Form form) {
        server = LoopbackServer.answering(Reply.hold(""));
        client =
                ApiClient.builder(server.uri()).deadline(Duration.ofMillis(400)).build();

        assertThat(failure(TransportException.class, form, READ))
                .hasMessageContaining("another attempt would pass the deadline of 400 ms");
    }

    @ParameterizedTest
    @EnumSource
    void inATotalOutageTheBudgetLeavesOneRequestPerCall(Form form) {
        client = against(Reply.of(503, "")).build();
        AtomicInteger calls = new AtomicInteger();
        while (server.received.size() - calls.get() < RetryBudget.CAPACITY / RetryBudget.RETRY_COST) {
            failure(ProviderUnavailableException.class, form, READ);
            calls.incrementAndGet();
        }
        int before = server.received.size();

        ProviderUnavailableException last = null;
        for (int i = 0; i < 50; i++) {
            last = failure(ProviderUnavailableException.class, form, READ);
        }

        assertThat(server.received.size() - before).isEqualTo(50);
        assertThat(calls).hasValueLessThan(50);
        assertThat(last).hasMessageContaining("too many calls of this client have failed");
    }

    @ParameterizedTest
    @EnumSource
    void successesEarnRetriesAgain(Form form) throws Exception {
        server = LoopbackServer.start(request -> Reply.of(request.target().equals("/good") ? 200 : 503, ""));
        client = ApiClient.builder(server.uri()).timekeeper(time).build();
        do {
            server.received.clear();
            failure(ProviderUnavailableException.class, form, READ);
        } while (server.received.size() > 1);
        ApiRequest good = ApiRequest.get("Get", "/good").build();

        for (int i = 0; i < RetryBudget.RETRY_COST; i++) {
            form.call(client, good);
        }

        assertThat(failure(ProviderUnavailableException.class, form, READ).attempts())
                .isEqualTo(2);
    }

    @Test
    void callsOfDifferentPatienceAreGivenUpEachInItsTime() throws Exception {
        server = LoopbackServer.answering(Reply.hold(""));
        client = ApiClient.builder(server.uri()).build();
        CompletableFuture<ApiResponse> patient = client.callAsync(READ);
        server.awaitRequest();
        List<CompletableFuture<ApiResponse>> calls = new ArrayList<>();
        for (int millis : new int[] {150, 50, 100, 200}) {
            calls.add(client.callAsync(ApiRequest.post("Wait", "/")
                    .attemptTimeout(Duration.ofMillis(millis))
                    .build()));
        }

        for (CompletableFuture<ApiResponse> call : calls) {
            assertThatThrownBy(() -> call.get(20, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(TransportException.class)
                    .hasMessageContaining("got no whole answer within");
        }
        assertThat(patient).isNotDone();
    }

    @Test
    void anAnswerInTheMomentOfTheTimeoutIsTakenAndLeavesNoInterruptBehind() {
        Transport slow = new Transport() {
            @Override
            public CompletableFuture<ApiResponse> send(OutgoingRequest request) {
                throw new UnsupportedOperationException();
            }

            @Override
            public ApiResponse exchange(OutgoingRequest request) {
                while (!Thread.currentThread().isInterrupted()) {
                    Thread.onSpinWait();
                }
                return new ApiResponse(200, HttpHeaders.of(Map.of(), (name, value) -> true), new byte[] {'!'});
            }

            @Override
            public void close() {}
        };
        client = ApiClient.builder(URI.create("https://example.com"))
                .transport(slow)
                .attemptTimeout(Duration.ofMillis(20))
                .build();

        assertThat(client.call(READ).text()).isEqualTo("!");

        assertThat(Thread.interrupted()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void eachAttemptIsAuthorizedAnewWithTheTimeOfItsOwn(Form form) throws Exception {
        client = against(Reply.of(503, ""), Reply.of(200, ""))
                .authorizer(request -> request.setHeader("X-Signature", request.attempt() + "@" + request.now()))
                .build();

        form.call(client, READ);

        assertThat(server.received)
                .extracting(r -> r.headers().get("X-Signature"))
                .containsExactly("1@2025-03-14T09:26:53Z", "2@2025-03-14T09:26:53.100Z");
    }

    /** A token that the provider stops to accept. */
    private static final class Tokens implements Authorizer {
        final List<String> refused = new ArrayList<>();
        String token = "old";

        @Override
        public synchronized void authorize(OutgoingRequest request) {
            request.setHeader("X-Auth-Token", token);
        }

        @Override
        public synchronized boolean renew(OutgoingRequest sent) {
            refused.add(sent.header("x-auth-token").orElseThrow());
            token = "new";
            return true;
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusedCredentialsAreRenewedOnceWithoutPause(Form form) throws Exception {
        Tokens tokens = new Tokens();
        client = against(Reply.of(401, ""), Reply.of(200, "welcome"))
                .authorizer(tokens)
                .build();

        assertThat(form.call(client, CREATE).text()).isEqualTo("welcome");

        assertThat(tokens.refused).containsExactly("old");
        assertThat(server.received)
                .extracting(r -> r.headers().get("X-Auth-Token"))
                .containsExactly("old", "new");
        assertThat(time.pauses).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void credentialsThatAreRefusedAgainAreTheCallersConcern(Form form) {
        Tokens tokens = new Tokens();
        client = against(Reply.of(401, "")).authorizer(tokens).build();

        assertThat(failure(AuthenticationException.class, form, READ).attempts())
                .isEqualTo(2);
        assertThat(tokens.refused).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void whatTheAuthorizerThrowsReachesTheCaller(Form form) {
        client = against(Reply.of(200, ""))
                .authorizer(request -> {
                    throw new AuthenticationException(
                            "no token",
                            new dev.anyedge.cdn.error.FailedCall(
                                    "Login",
                                    java.util.OptionalInt.of(401),
                                    java.util.Optional.empty(),
                                    1,
                                    java.util.Optional.empty()),
                            null);
                })
                .build();

        assertThat(failure(AuthenticationException.class, form, READ)).hasMessage("no token");
        assertThat(server.received).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void anUntrustedServerIsNotAskedTwice(Form form) throws Exception {
        server = LoopbackServer.start(
                "https", SelfSigned.context().getServerSocketFactory(), request -> Reply.of(200, ""));
        client = ApiClient.builder(server.uri()).timekeeper(time).build();

        var e = failure(TransportException.class, form, READ);

        assertThat(e).hasMessageContaining("got no trusted connection");
        assertThat(e.attempts()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void aCertificateAuthorityOfOnesOwnIsTrusted(Form form) throws Exception {
        server = LoopbackServer.start(
                "https", SelfSigned.context().getServerSocketFactory(), request -> Reply.of(200, "fine"));
        client =
                ApiClient.builder(server.uri()).sslContext(SelfSigned.context()).build();

        assertThat(form.call(client, READ).text()).isEqualTo("fine");
    }
}
