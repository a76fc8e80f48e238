package dev.anyedge.cdn.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.anyedge.cdn.error.AuthenticationException;
import dev.anyedge.cdn.error.CdnException;
import dev.anyedge.cdn.error.InterruptedCallException;
import dev.anyedge.cdn.http.LoopbackServer.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When a token is fetched, and that it is fetched once for all who wait for it. */
class TokenAuthorizerTest {
    private static final ApiRequest READ = ApiRequest.get("GetThing", "/").build();

    private final SteppedTime time = new SteppedTime();
    private final Redaction redaction = new Redaction();
    private final AtomicInteger fetches = new AtomicInteger();
    private LoopbackServer server;
    private ApiClient client;

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private TokenAuthorizer.Token next() {
        return new TokenAuthorizer.Token(
                "token-" + fetches.incrementAndGet(), time.now().plusSeconds(3600));
    }

    private void start(Supplier<TokenAuthorizer.Token> source, Reply... replies) {
        server = LoopbackServer.answering(replies);
        client = ApiClient.builder(server.uri())
                .timekeeper(time)
                .redaction(redaction)
                .authorizer(new TokenAuthorizer("X-Auth-Token", Duration.ofMinutes(5), source, redaction))
                .build();
    }

    private List<String> sent() {
        return server.received.stream()
                .map(r -> r.headers().get("X-Auth-Token"))
                .toList();
    }

    @Test
    void aTokenIsFetchedOnceAndRenewedBeforeItEnds() {
        start(this::next, Reply.of(200, ""));

        client.call(READ);
        time.advance(Duration.ofMinutes(54));
        client.call(READ);
        time.advance(Duration.ofMinutes(1));
        client.call(READ);

        assertThat(sent()).containsExactly("token-1", "token-1", "token-2");
    }

    @Test
    void aRefusedTokenIsRenewedOnce() {
        start(this::next, Reply.of(200, ""), Reply.of(401, ""), Reply.of(200, ""));

        client.call(READ);
        client.call(READ);

        assertThat(sent()).containsExactly("token-1", "token-1", "token-2");
    }

    @Test
    void aTokenThatIsRefusedAtOnceIsNotFetchedOverAndOver() {
        start(this::next, Reply.of(401, ""));

        assertThatThrownBy(() -> client.call(READ)).isInstanceOf(AuthenticationException.class);

        assertThat(fetches).hasValue(2);
    }

    @Test
    void aTokenThatAnotherCallHasRenewedIsNotRenewedAgain() {
        TokenAuthorizer authorizer = new TokenAuthorizer("X-Auth-Token", Duration.ofMinutes(5), this::next, redaction);
        start(this::next, Reply.of(200, ""));
        OutgoingRequest first = new OutgoingRequest(READ, server.uri(), 1, time, List.of());
        OutgoingRequest second = new OutgoingRequest(READ, server.uri(), 1, time, List.of());
        authorizer.authorize(first);
        authorizer.authorize(second);

        assertThat(authorizer.renew(first)).isTrue();
        assertThat(authorizer.renew(second)).isTrue();

        assertThat(fetches).hasValue(2);
    }

    @Test
    void callsAtTheSameTimeShareOneFetch() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        start(
                () -> {
                    await(go);
                    return next();
                },
                Reply.of(200, ""));
        List<CompletableFuture<ApiResponse>> calls = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            calls.add(client.callAsync(READ));
        }
        go.countDown();

        for (CompletableFuture<ApiResponse> call : calls) {
            call.get(20, TimeUnit.SECONDS);
        }

        assertThat(sent()).hasSize(10).containsOnly("token-1");
        assertThat(fetches).hasValue(1);
    }

    @Test
    void anInterruptEndsTheWaitForAnothersFetch() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch fetching = new CountDownLatch(1);
        start(
                () -> {
                    fetching.countDown();
                    await(go);
                    return next();
                },
                Reply.of(200, ""));
        CompletableFuture<ApiResponse> first = client.callAsync(READ);
        fetching.await();
        AtomicReference<Throwable> end = new AtomicReference<>();
        Thread second = new Thread(() -> end.set(catchThrowable(() -> client.call(READ))));
        second.start();

        second.interrupt();
        second.join(20_000);

        assertThat(end.get()).isInstanceOf(InterruptedCallException.class);
        assertThat(((CdnException) end.get()).attempts()).isZero();
        go.countDown();
        first.get(20, TimeUnit.SECONDS);
    }

    @Test
    void afterAFailedFetchTheNextCallTriesAgain() {
        start(
                () -> {
                    if (fetches.get() == 0) {
                        fetches.incrementAndGet();
                        throw new CdnException("wrong password");
                    }
                    return next();
                },
                Reply.of(200, ""));

        assertThatThrownBy(() -> client.call(READ)).hasMessage("wrong password");
        client.call(READ);

        assertThat(sent()).containsExactly("token-2");
    }

    @Test
    void aTokenIsNeverShown() {
        start(this::next, Reply.of(400, "what is token-1 ?"));

        assertThatThrownBy(() -> client.call(READ))
                .hasMessageContaining("what is *** ?")
                .hasMessageNotContaining("token-1");
        assertThat(next().toString()).doesNotContain("token-");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
