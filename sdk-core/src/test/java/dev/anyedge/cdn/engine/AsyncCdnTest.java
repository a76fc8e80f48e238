package dev.anyedge.cdn.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyedge.cdn.ApplyOptions;
import dev.anyedge.cdn.Cdn;
import dev.anyedge.cdn.Plan;
import dev.anyedge.cdn.PlanOptions;
import dev.anyedge.cdn.error.NotFoundException;
import dev.anyedge.cdn.model.Behavior;
import dev.anyedge.cdn.model.Caching;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.Endpoint;
import dev.anyedge.cdn.model.HttpOrigin;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The same operations as futures: results, failures, cancellation, threads. */
@Timeout(30)
class AsyncCdnTest {
    private final MemoryDriver provider = new MemoryDriver();
    private final Cdn cdn =
            CdnEngine.builder(provider).timekeeper(new FakeTime()).build();
    private final Distribution site = Distribution.builder()
            .name("shop")
            .addEndpoints(Endpoint.assigned())
            .addOrigins(HttpOrigin.of("origin.shop.example"))
            .defaults(Behavior.builder()
                    .origin("origin.shop.example")
                    .caching(Caching.noStore())
                    .build())
            .build();

    @AfterEach
    void close() {
        cdn.close();
    }

    @Test
    void aFutureGivesWhatTheBlockingFormReturns() throws Exception {
        Plan plan = cdn.async().plan(site, PlanOptions.defaults()).get();
        cdn.async().apply(plan, ApplyOptions.defaults()).get();

        assertThat(cdn.async().status("site-1").get().name()).isEqualTo("shop");
        assertThat(cdn.async().list().get()).hasSize(1);
        cdn.async().delete("site-1").get();
        assertThat(cdn.list()).isEmpty();
    }

    @Test
    void aFutureFailsWithWhatTheBlockingFormThrows() {
        assertThatThrownBy(() -> cdn.async().status("nope").get())
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(NotFoundException.class);
    }

    @Test
    void cancellingEndsTheCallUnderWayAndMakesNoFurtherOne() throws Exception {
        Plan plan = cdn.plan(site);
        CountDownLatch underWay = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        provider.calls.clear();
        provider.onCall = () -> {
            underWay.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                ended.countDown();
                throw new IllegalStateException("the call was interrupted");
            }
        };

        CompletableFuture<?> apply = cdn.async().apply(plan, ApplyOptions.defaults());
        underWay.await();
        assertThat(apply.cancel(true)).isTrue();

        assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(apply).isCancelled();
        assertThat(provider.calls).hasSize(1);
    }

    @Test
    void itRunsOnDaemonThreadsOfItsOwn() throws Exception {
        AtomicReference<Thread> thread = new AtomicReference<>();
        provider.onCall = () -> thread.set(Thread.currentThread());

        cdn.async().list().get();

        assertThat(thread.get().isDaemon()).isTrue();
        assertThat(thread.get().getName()).startsWith("anyedge-memory-");
    }

    @Test
    void whatHangsOnAFutureFindsItsThreadUninterrupted() throws Exception {
        CompletableFuture<Boolean> interrupted = cdn.async()
                .status("nope")
                .handle((value, problem) -> Thread.currentThread().isInterrupted());

        assertThat(interrupted.get()).isFalse();
    }

    @Test
    void closingEndsWhatIsUnderWay() throws Exception {
        CountDownLatch underWay = new CountDownLatch(1);
        provider.onCall = () -> {
            underWay.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                throw new IllegalStateException("the call was interrupted");
            }
        };
        CompletableFuture<?> list = cdn.async().list();
        underWay.await();

        cdn.close();

        assertThatThrownBy(list::get).hasMessageContaining("the call was interrupted");
        assertThatThrownBy(() -> cdn.async().list()).hasMessageContaining("closed");
    }
}
