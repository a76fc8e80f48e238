package dev.anyedge.lumen.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyedge.cdn.error.NotFoundException;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.http.ApiResponse;
import dev.anyedge.lumen.testing.ScriptedPortal;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The asynchronous clients do what the blocking ones do, without waiting. */
class AsyncTest {
    private static final Set<String> NO_OPERATIONS =
            Set.of("async", "builder", "service", "v1", "v2", "subscriber", "close", "toString");

    @ParameterizedTest
    @CsvSource({
        "dev.anyedge.lumen.api.LumenApi, dev.anyedge.lumen.api.AsyncLumenApi",
        "dev.anyedge.lumen.api.HttpDeliveryV1, dev.anyedge.lumen.api.AsyncHttpDeliveryV1",
        "dev.anyedge.lumen.api.HttpDeliveryV2, dev.anyedge.lumen.api.AsyncHttpDeliveryV2"
    })
    void everyOperationHasAnAsynchronousTwin(Class<?> blocking, Class<?> asynchronous) {
        assertThat(signatures(asynchronous)).isEqualTo(signatures(blocking)).isNotEmpty();
    }

    private static Set<String> signatures(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !NO_OPERATIONS.contains(method.getName()))
                .map(method -> method.getName()
                        + Arrays.stream(method.getGenericParameterTypes())
                                .map(Object::toString)
                                .collect(Collectors.joining(", ", "(", ")")))
                .collect(Collectors.toSet());
    }

    @Test
    void aFutureCompletesWithWhatTheBlockingCallAnswers() throws Exception {
        ScriptedPortal portal = new ScriptedPortal()
                .then(406, "")
                .then(200, "<apikey id=\"700100200\"/>")
                .then(404, "")
                .then(200, "[]");
        try (LumenApi api = portal.client()) {
            assertThat(api.async().key().get().id()).isEqualTo("700100200");
            assertThat(portal.requests()).hasSize(2);
            assertThat(api.v2().async().deleteImage("shop").get()).isFalse();
            assertThat(api.v2().async().listImages().get()).isEmpty();
        }
    }

    @Test
    void aFutureFailsWithWhatTheBlockingCallThrows() {
        ScriptedPortal portal = new ScriptedPortal().then(404, "");
        try (LumenApi api = portal.client()) {
            assertThatThrownBy(() -> api.async().key().get())
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> api.v2().async().getImage("").get()).hasCauseInstanceOf(ValidationException.class);
        }
    }

    @Test
    void cancellingAFutureEndsItsCall() {
        CompletableFuture<ApiResponse> pending = new CompletableFuture<>();
        CompletableFuture<Boolean> sent = new CompletableFuture<>();
        ScriptedPortal portal = new ScriptedPortal().thenNothing(pending);
        try (LumenApi api = portal.client()) {
            CompletableFuture<ApiKey> key = api.async().key();
            while (portal.requests().isEmpty()) {
                Thread.onSpinWait();
            }
            key.cancel(true);
            pending.whenComplete((response, problem) -> sent.complete(pending.isCancelled()));
            assertThat(sent).succeedsWithin(java.time.Duration.ofSeconds(10)).isEqualTo(true);
        }
    }
}
