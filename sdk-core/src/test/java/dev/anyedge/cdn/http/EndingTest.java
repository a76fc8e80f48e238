package dev.anyedge.cdn.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.anyedge.cdn.error.CdnException;
import dev.anyedge.cdn.error.InterruptedCallException;
import dev.anyedge.cdn.http.LoopbackServer.Reply;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls that are ended from outside: by an interrupt, by cancelling, by closing the client. */
class EndingTest {
    private static final ApiRequest READ =
            ApiRequest.get("GetThing", "/things/1").build();

    private final SteppedTime time = new SteppedTime();
    private LoopbackServer server;
    private ApiClient client;

    @AfterEach
    void stop() {
        if (client != null) {
            client.close();
        }
        server.close();
    }

    private ApiClient.Builder against(Reply... replies) {
        server = LoopbackServer.answering(replies);
        return ApiClient.builder(server.uri()).timekeeper(time).jitter(() -> 1.0);
    }

    /** A blocking call on a thread of its own, and how it ended. */
    private final class Caller extends Thread {
        volatile Throwable end;
        volatile boolean flagged;

        Caller() {
            start();
        }

        @Override
        public void run() {
            end = catchThrowable(() -> client.call(READ));
            flagged = isInterrupted();
        }

        void awaitEnd() throws InterruptedException {
            join(20_000);
            assertThat(isAlive()).as("still calling").isFalse();
        }
    }

    @Test
    void anInterruptEndsACallThatWaitsForItsAnswer() throws Exception {
        client = against(Reply.hold("")).build();
        Caller caller = new Caller();
        server.awaitRequest();

        caller.interrupt();
        caller.awaitEnd();

        assertThat(caller.end)
                .isInstanceOf(InterruptedCallException.class)
                .hasMessage("GetThing was interrupted; the provider may have acted on it");
        assertThat(caller.flagged).isTrue();
        assertThat(((CdnException) caller.end).attempts()).isEqualTo(1);
        server.awaitLeaving();
    }

    @Test
    void anInterruptEndsACallThatWaitsForItsNextAttempt() throws Exception {
        time.held();
        client = against(Reply.of(503, "")).build();
        Caller caller = new Caller();
        CompletableFuture<Void> pause = time.waiting.poll(20, TimeUnit.SECONDS);

        caller.interrupt();
        caller.awaitEnd();

        assertThat(caller.end).isInstanceOf(InterruptedCallException.class);
        assertThat(caller.flagged).isTrue();
        assertThat(pause).isCancelled();
        assertThat(server.received).hasSize(1);
    }

    @Test
    void anInterruptedThreadSendsNothing() {
        client = against(Reply.of(200, "")).build();
        Thread.currentThread().interrupt();

        Throwable end = catchThrowable(() -> client.call(READ));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(end).isInstanceOf(InterruptedCallException.class).hasMessageContaining("before it was sent");
        assertThat(((CdnException) end).attempts()).isZero();
        assertThat(server.received).isEmpty();
    }

    @Test
    void closingEndsABlockingCallUnderWayWithoutMarkingItsThread() throws Exception {
        client = against(Reply.hold("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf"))
                .build();
        Caller caller = new Caller();
        server.awaitRequest();

        client.close();
        caller.awaitEnd();

        assertThat(caller.end)
                .isInstanceOf(InterruptedCallException.class)
                .hasMessageContaining("because its client is closed");
        assertThat(caller.flagged).isFalse();
        server.awaitLeaving();
    }

    @Test
    void closingEndsABlockingCallBetweenItsAttempts() throws Exception {
        time.held();
        client = against(Reply.of(503, "")).build();
        Caller caller = new Caller();
        assertThat(time.waiting.poll(20, TimeUnit.SECONDS)).isNotNull();

        client.close();
        caller.awaitEnd();

        assertThat(caller.end).isInstanceOf(InterruptedCallException.class);
        assertThat(caller.flagged).isFalse();
    }

    @Test
    void closingEndsAsynchronousCalls() throws Exception {
        client = against(Reply.hold("")).build();
        CompletableFuture<ApiResponse> call = client.callAsync(READ);
        server.awaitRequest();

        client.close();

        assertThatThrownBy(() -> call.get(20, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(InterruptedCallException.class);
        server.awaitLeaving();
    }

    @Test
    void closingEndsAsynchronousCallsBetweenTheirAttempts() throws Exception {
        time.held();
        client = against(Reply.of(503, "")).build();
        CompletableFuture<ApiResponse> call = client.callAsync(READ);
        assertThat(time.waiting.poll(20, TimeUnit.SECONDS)).isNotNull();

        client.close();

        assertThatThrownBy(() -> call.get(20, TimeUnit.SECONDS)).hasCauseInstanceOf(InterruptedCallException.class);
    }

    @Test
    void aClosedClientRefusesCalls() {
        client = against(Reply.of(200, "")).build();
        client.close();
        client.close();

        assertThatThrownBy(() -> client.call(READ)).isInstanceOf(InterruptedCallException.class);
        assertThatThrownBy(() -> client.callAsync(READ)).isInstanceOf(InterruptedCallException.class);
        assertThat(server.received).isEmpty();
    }

    @Test
    void closeLeavesNoThreadOfOurs() throws Exception {
        Set<Thread> before = NetworkThreads.now();
        client = against(Reply.of(200, "")).build();
        client.call(READ);
        client.callAsync(READ).get(20, TimeUnit.SECONDS);
        assertThat(NetworkThreads.allBut(before))
                .extracting(Thread::getName)
                .anyMatch(name -> name.startsWith("anyedge-http-"))
                .anyMatch(name -> name.startsWith("HttpClient-"));

        client.close();

        server.awaitNoConnection();
        NetworkThreads.awaitNoneBut(before);
    }

    @Test
    void closeLeavesNoThreadAfterCallsThatNeverCameThrough() throws Exception {
        Set<Thread> before = NetworkThreads.now();
        client = against(Reply.of(200, "")).build();
        server.close();
        assertThatThrownBy(() -> client.call(READ)).isInstanceOf(CdnException.class);
        assertThat(NetworkThreads.allBut(before)).isNotEmpty();

        client.close();

        NetworkThreads.awaitNoneBut(before);
    }

    @Test
    void closeLeavesNoThreadOfCallsThatWereUnderWay() throws Exception {
        Set<Thread> before = NetworkThreads.now();
        client = against(Reply.hold("")).build();
        Caller caller = new Caller();
        CompletableFuture<ApiResponse> call = client.callAsync(READ);
        server.awaitRequest();
        server.awaitRequest();

        client.close();

        caller.awaitEnd();
        assertThatThrownBy(() -> call.get(20, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class);
        server.awaitNoConnection();
        NetworkThreads.awaitNoneBut(before);
    }

    @Test
    void closeLeavesWhatTheUserHandedIn() throws Exception {
        HttpClient http = HttpClient.newHttpClient();
        ExecutorService executor = Executors.newSingleThreadExecutor(work -> {
            Thread thread = new Thread(work, "the-users-own");
            thread.setDaemon(true);
            return thread;
        });
        ApiClient first =
                against(Reply.of(200, "ok")).httpClient(http).executor(executor).build();
        first.callAsync(READ).get(20, TimeUnit.SECONDS);
        first.close();

        client = ApiClient.builder(server.uri())
                .httpClient(http)
                .executor(executor)
                .build();
        String thread = client.callAsync(READ)
                .thenApply(answer ->
                        answer.text() + " on " + Thread.currentThread().getName())
                .get(20, TimeUnit.SECONDS);

        assertThat(thread).startsWith("ok on ");
        assertThat(executor.isShutdown()).isFalse();
        executor.shutdown();
    }

    @Test
    void cancellingEndsAnAsynchronousCallUnderWay() throws Exception {
        client = against(Reply.hold("")).build();
        CompletableFuture<ApiResponse> call = client.callAsync(READ);
        server.awaitRequest();

        call.cancel(true);

        assertThat(call).isCancelled();
        server.awaitLeaving();
        assertThat(server.received).hasSize(1);
    }

    @Test
    void cancellingEndsAnAsynchronousCallBetweenItsAttempts() throws Exception {
        time.held();
        client = against(Reply.of(503, "")).build();
        CompletableFuture<ApiResponse> call = client.callAsync(READ);
        CompletableFuture<Void> pause = time.waiting.poll(20, TimeUnit.SECONDS);

        call.cancel(true);

        assertThat(call).isCancelled();
        await(pause::isCancelled);
        assertThat(server.received).hasSize(1);
    }

    @Test
    void aTimeoutOnTheFutureEndsTheCall() throws Exception {
        client = against(Reply.hold("")).build();
        CompletableFuture<ApiResponse> call = client.callAsync(READ).orTimeout(60, TimeUnit.MILLISECONDS);

        assertThatThrownBy(() -> call.get(20, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class);
        server.awaitLeaving();
    }

    @Test
    void noThreadIsHeldBetweenAttempts() throws Exception {
        time.held();
        ExecutorService one = Executors.newSingleThreadExecutor();
        try {
            client = against(Reply.of(503, "")).executor(one).build();
            List<CompletableFuture<ApiResponse>> calls = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                calls.add(client.callAsync(READ));
            }

            for (int i = 0; i < 50; i++) {
                assertThat(time.waiting.poll(20, TimeUnit.SECONDS))
                        .as("pause %d", i)
                        .isNotNull();
            }

            calls.forEach(call -> call.cancel(true));
        } finally {
            one.shutdownNow();
        }
    }

    @Test
    void whatFollowsAnAsynchronousCallMayBlock() throws Exception {
        client = against(Reply.of(200, "ok")).build();

        String text = client.callAsync(READ)
                .thenApply(first -> client.call(READ))
                .thenApply(second -> client.callAsync(READ).join().text())
                .get(20, TimeUnit.SECONDS);

        assertThat(text).isEqualTo("ok");
    }

    @Test
    void anAsynchronousFailureIsACdnException() {
        client = against(Reply.of(404, "")).build();

        assertThatThrownBy(() -> client.callAsync(READ).join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(CdnException.class);
    }

    private static void await(BooleanSupplier fact) throws InterruptedException {
        for (int i = 0; i < 1_000_000 && !fact.getAsBoolean(); i++) {
            Thread.onSpinWait();
        }
        assertThat(fact.getAsBoolean()).isTrue();
    }
}
