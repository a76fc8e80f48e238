package dev.anyedge.scaleway.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyedge.cdn.error.NotFoundException;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.http.ApiResponse;
import dev.anyedge.scaleway.ScalewayCredentials;
import dev.anyedge.scaleway.testing.Clients;
import dev.anyedge.scaleway.testing.ScriptedProvider;
import dev.anyedge.simulator.scaleway.ScalewaySimulator;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The asynchronous client does what the blocking one does, without waiting. */
class AsyncTest {
    private static final String P = "99999999-9999-9999-9999-999999999999";

    @Test
    void everyOperationHasAnAsynchronousTwin() {
        Set<String> others = Set.of("async", "projectId", "close", "create", "builder", "toString");

        assertThat(signatures(AsyncScalewayEdgeApi.class, Set.of("toString")))
                .isEqualTo(signatures(ScalewayEdgeApi.class, others));
    }

    private static Set<String> signatures(Class<?> type, Set<String> others) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !others.contains(method.getName()))
                .map((Method method) -> method.getName()
                        + Arrays.stream(method.getGenericParameterTypes())
                                .map(Object::toString)
                                .collect(Collectors.joining(", ", "(", ")")))
                .collect(Collectors.toSet());
    }

    @Test
    void futuresCompleteWithWhatTheProviderSays() throws Exception {
        try (ScalewaySimulator provider = ScalewaySimulator.start();
                ScalewayEdgeApi api = Clients.of(provider)) {
            AsyncScalewayEdgeApi async = api.async();

            Pipeline pipeline = async.createPipeline(PipelineRequest.of("shop"))
                    .thenCompose(made -> async.getPipeline(made.id()))
                    .get(30, TimeUnit.SECONDS);
            CompletableFuture.allOf(
                            async.createCacheStage(
                                    pipeline.id(), CacheStageRequest.builder().build()),
                            async.createCacheStage(
                                    pipeline.id(), CacheStageRequest.builder().build()),
                            async.createCacheStage(
                                    pipeline.id(), CacheStageRequest.builder().build()))
                    .get(30, TimeUnit.SECONDS);

            List<CacheStage> stages =
                    async.listCacheStages(pipeline.id()).pageSize(2).all().get(30, TimeUnit.SECONDS);
            assertThat(stages).hasSize(3);
            assertThat(async.listCacheStages(pipeline.id())
                            .pageSize(2)
                            .page(2)
                            .get(30, TimeUnit.SECONDS)
                            .items())
                    .hasSize(1);
            async.deleteCacheStage(stages.get(0).id()).get(30, TimeUnit.SECONDS);
            assertThat(async.deleteCacheStageIfPresent(stages.get(0).id()).get(30, TimeUnit.SECONDS))
                    .isFalse();
            assertThat(async.deleteCacheStageIfPresent(stages.get(1).id()).get(30, TimeUnit.SECONDS))
                    .isTrue();
            assertThatThrownBy(() -> async.deleteCacheStage(stages.get(0).id()).get(30, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(NotFoundException.class);
        }
    }

    @Test
    void aFutureFailsWithTheExceptionOfTheBlockingCall() {
        ScriptedProvider provider =
                new ScriptedProvider().then(404, "{\"message\":\"Not Found\"}").then(200, "{\"id\":{}}");
        try (ScalewayEdgeApi api = Clients.of(provider)) {
            assertThatThrownBy(() -> api.async().getPipeline(P).join())
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> api.async().getPipeline(P).join()).hasMessageContaining("/id");
            assertThatThrownBy(() -> api.async().getPipeline("").join()).hasCauseInstanceOf(ValidationException.class);
        }
    }

    @Test
    void cancellingAFutureEndsItsCall() {
        CompletableFuture<ApiResponse> call = new CompletableFuture<>();
        CompletableFuture<ApiResponse> deletion = new CompletableFuture<>();
        CompletableFuture<ApiResponse> page = new CompletableFuture<>();
        ScriptedProvider provider =
                new ScriptedProvider().thenNothing(call).thenNothing(deletion).thenNothing(page);
        try (ScalewayEdgeApi api = ScalewayEdgeApi.builder()
                .credentials(ScalewayCredentials.of(Clients.SECRET_KEY))
                // on the caller's thread, so that the call is under way when the future is there
                .http(http -> http.transport(provider).executor(Runnable::run))
                .build()) {
            api.async().getPipeline(P).cancel(true);
            assertThat(call).isCancelled();
            api.async().deletePipelineIfPresent(P).cancel(true);
            assertThat(deletion).isCancelled();
            api.async().listPipelines(PipelineFilter.none()).all().cancel(true);
            assertThat(page).isCancelled();
        }
    }
}
