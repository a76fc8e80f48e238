package dev.anyedge.cdn.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyedge.cdn.error.NotFoundException;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.http.LoopbackServer.Reply;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a client is set up, what it sends with every call, and what its listeners see. */
class ApiClientTest {
    private static final ApiRequest READ =
            ApiRequest.get("GetThing", "/things/1").query("page", 2).build();

    @Test
    void everyCallGoesBelowTheBaseUriWithTheCommonHeaders() throws Exception {
        try (LoopbackServer server = LoopbackServer.answering(Reply.of(200, ""));
                ApiClient client = ApiClient.builder(URI.create(server.uri() + "/cdn/"))
                        .header("User-Agent", "anyedge/1")
                        .header("Accept", "application/json")
                        .build()) {
            client.call(READ);
            client.call(ApiRequest.get("GetText", "/text")
                    .header("accept", "text/xml")
                    .contentType("text/xml")
                    .build());

            assertThat(server.received.get(0).target()).isEqualTo("/cdn/things/1?page=2");
            assertThat(server.received.get(0).headers())
                    .containsEntry("User-Agent", "anyedge/1")
                    .containsEntry("Accept", "application/json")
                    .doesNotContainKeys("Content-Type", "Upgrade", "HTTP2-Settings");
            assertThat(server.received.get(1).headers())
                    .containsEntry("Content-Type", "text/xml")
                    .containsEntry("Accept", "text/xml");
            assertThat(server.received.get(1).lines().stream()
                            .filter(line -> line.regionMatches(true, 0, "accept:", 0, 7)))
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.example.com",
                "http://10.0.0.1",
                "http://127.0.0.1.example.com",
                "http://localhost.example.com",
                "http://127.evil",
                "HTTP://api.example.com"
            })
    void plainHttpToAnotherMachineIsRefused(String uri) {
        assertThatThrownBy(() -> ApiClient.builder(URI.create(uri)).build())
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("/baseUri")
                .hasMessageContaining("https")
                .hasMessageContaining("allowPlainHttp(true)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:80", "http://127.0.0.1", "http://127.1.2.3", "http://[::1]:8080"})
    void plainHttpToThisMachineIsFine(String uri) {
        ApiClient.builder(URI.create(uri)).build().close();
    }

    @Test
    void plainHttpToAnotherMachineCanBeAllowed() {
        ApiClient.builder(URI.create("http://api.example.com"))
                .allowPlainHttp(true)
                .build()
                .close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/relative",
                "ftp://example.com",
                "https:///path",
                "mailto:a@example.com",
                "https://user:hunter2@example.com",
                "https://example.com/?a=hunter2",
                "https://example.com/#hunter2"
            })
    void aBaseUriThatIsNoneIsRefused(String uri) {
        assertThatThrownBy(() -> ApiClient.builder(URI.create(uri)))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("/baseUri")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void aClientThatFollowsRedirectsIsRefused() {
        HttpClient follows = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();

        assertThatThrownBy(() ->
                        ApiClient.builder(URI.create("https://example.com")).httpClient(follows))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("Redirect.NEVER");
    }

    @Test
    void timesAndSizesAreMoreThanZero() {
        ApiClient.Builder builder = ApiClient.builder(URI.create("https://example.com"));

        assertThatThrownBy(() -> builder.deadline(Duration.ZERO)).isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> builder.attemptTimeout(Duration.ZERO)).isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> builder.connectTimeout(Duration.ZERO)).isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> builder.maxResponseBytes(0)).isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> builder.header("X", "\n")).isInstanceOf(ValidationException.class);
    }

    @Test
    void nothingIsOpenedBeforeTheFirstCall() {
        Set<Thread> before = NetworkThreads.now();
        try (ApiClient client =
                ApiClient.builder(URI.create("https://example.com")).build()) {
            assertThat(NetworkThreads.allBut(before)).isEmpty();
            assertThat(client).hasToString("client of https://example.com");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aListenerSeesEveryAttempt(Form form) throws Exception {
        List<AttemptReport> reports = new CopyOnWriteArrayList<>();
        SteppedTime time = new SteppedTime();
        try (LoopbackServer server = LoopbackServer.start(request -> {
                    time.advance(Duration.ofMillis(34));
                    return request.number() == 1
                            ? Reply.of(503, "busy", "X-Request-Id: r-1")
                            : Reply.of(200, "four", "X-Request-Id: r-2");
                });
                ApiClient client = ApiClient.builder(server.uri())
                        .timekeeper(time)
                        .jitter(() -> 0.5)
                        .addListener(reports::add)
                        .build()) {
            form.call(client, READ);

            assertThat(reports)
                    .extracting(AttemptReport::toString)
                    .containsExactly(
                            "GetThing attempt 1: GET " + server.uri()
                                    + "/things/1?page=2 answered 503: busy after 34 ms, "
                                    + "0 bytes out, 4 in, request id r-1, next attempt in 50 ms",
                            "GetThing attempt 2: GET " + server.uri() + "/things/1?page=2 answered 200 after 34 ms, "
                                    + "0 bytes out, 4 in, request id r-2");
            assertThat(reports.get(1).problem()).isEmpty();
            assertThat(reports.get(1).nextAttemptIn()).isEmpty();
            assertThat(reports.get(1).status()).hasValue(200);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aListenerSeesAnAttemptWithoutAnswer(Form form) {
        List<AttemptReport> reports = new CopyOnWriteArrayList<>();
        try (LoopbackServer server = LoopbackServer.answering(Reply.drop());
                ApiClient client = ApiClient.builder(server.uri())
                        .retryPolicy(RetryPolicy.none())
                        .addListener(reports::add)
                        .build()) {
            assertThatThrownBy(() -> form.call(client, READ)).isInstanceOf(RuntimeException.class);

            assertThat(reports).singleElement().satisfies(report -> {
                assertThat(report.status()).isEmpty();
                assertThat(report.problem().orElseThrow()).contains("got no whole answer");
                assertThat(report.bytesReceived()).isZero();
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void aListenerThatFailsDoesNotDisturbTheCall(Form form) throws Exception {
        AtomicInteger seen = new AtomicInteger();
        try (LoopbackServer server = LoopbackServer.answering(Reply.of(200, "ok"));
                ApiClient client = ApiClient.builder(server.uri())
                        .addListener(report -> {
                            throw new IllegalStateException("broken listener");
                        })
                        .addListener(report -> seen.incrementAndGet())
                        .build()) {
            assertThat(form.call(client, READ).text()).isEqualTo("ok");
            assertThat(seen).hasValue(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anotherTransportMayBePutBeneath(Form form) throws Exception {
        AtomicInteger closed = new AtomicInteger();
        Transport canned = new Transport() {
            @Override
            public CompletableFuture<ApiResponse> send(OutgoingRequest request) {
                return CompletableFuture.completedFuture(new ApiResponse(
                        request.uri().getPath().endsWith("1") ? 200 : 404,
                        java.net.http.HttpHeaders.of(java.util.Map.of(), (name, value) -> true),
                        request.operation().getBytes()));
            }

            @Override
            public void close() {
                closed.incrementAndGet();
            }
        };
        try (ApiClient client = ApiClient.builder(URI.create("https://example.com"))
                .transport(canned)
                .build()) {
            assertThat(form.call(client, READ).text()).isEqualTo("GetThing");
            assertThatThrownBy(() ->
                            form.call(client, ApiRequest.get("Other", "/2").build()))
                    .isInstanceOf(NotFoundException.class);
        }
        assertThat(closed).hasValue(0);
    }

    @Test
    void requestsFromManyThreadsDoNotMix() throws Exception {
        try (LoopbackServer server = LoopbackServer.start(request -> Reply.of(200, request.target()));
                ApiClient client = ApiClient.builder(server.uri()).build()) {
            List<CompletableFuture<Integer>> workers = new CopyOnWriteArrayList<>();
            for (int w = 0; w < 8; w++) {
                int worker = w;
                workers.add(CompletableFuture.supplyAsync(
                        () -> {
                            int right = 0;
                            for (int i = 0; i < 50; i++) {
                                String path = "/" + worker + "/" + i;
                                if (client.call(ApiRequest.get("Get", path).build())
                                        .text()
                                        .equals(path)) {
                                    right++;
                                }
                            }
                            return right;
                        },
                        work -> new Thread(work).start()));
            }
            for (CompletableFuture<Integer> worker : workers) {
                assertThat(worker.get()).isEqualTo(50);
            }
        }
    }
}
