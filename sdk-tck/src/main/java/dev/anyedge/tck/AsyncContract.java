package dev.anyedge.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyedge.cdn.ApplyOptions;
import dev.anyedge.cdn.AsyncCdn;
import dev.anyedge.cdn.Deployment;
import dev.anyedge.cdn.DeploymentStatus;
import dev.anyedge.cdn.Plan;
import dev.anyedge.cdn.PlanOptions;
import dev.anyedge.cdn.Purge;
import dev.anyedge.cdn.PurgeProgress;
import dev.anyedge.cdn.WaitOptions;
import dev.anyedge.cdn.error.NotFoundException;
import dev.anyedge.cdn.translation.Capabilities.Support;
import dev.anyedge.cdn.translation.Feature;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The asynchronous twin does the same, and what nobody waits for any more ends. */
public abstract class AsyncContract extends ContractTopic {
    private static final long SECONDS = 20;

    /** For subclasses. */
    protected AsyncContract() {}

    @Test
    @Timeout(60)
    void theFuturesGiveWhatTheBlockingFormsReturn() {
        try (Session session = open()) {
            AsyncCdn async = session.cdn.async();

            Plan plan = async.plan(shop().plain(), PlanOptions.defaults()).join();
            Deployment live = async.apply(plan, ApplyOptions.defaults())
                    .thenCompose(begun -> async.awaitDeployed(begun.id(), WaitOptions.defaults()))
                    .join();

            assertThat(async.status(live.id()).join()).isEqualTo(session.cdn.status(live.id()));
            assertThat(async.list().join()).isEqualTo(session.cdn.list());
            assertThat(async.read(live.id()).join()).isEqualTo(session.cdn.read(live.id()));
            session.assertIs(shop().plain(), "applied by futures");
            Purge purge = Purge.paths("/myimage.png");
            if (session.cdn.capabilities().of(Feature.PURGE_PATHS).support() != Support.NONE) {
                PurgeProgress purged = async.purge(live.id(), fixture().purge(Feature.PURGE_PATHS, purge))
                        .thenCompose(begun -> async.awaitPurged(begun, WaitOptions.defaults()))
                        .join();
                assertThat(purged.state()).isEqualTo(PurgeProgress.State.DONE);
            }
            async.delete(live.id()).join();
            assertThat(session.account.inventory()).isEmpty();
            assertThatThrownBy(() -> async.status(live.id()).join())
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(NotFoundException.class);
        }
    }

    @Test
    @Timeout(60)
    void aWaitThatIsCancelledEnds() throws Exception {
        try (Session session = open(Duration.ofHours(1))) {
            Deployment begun = session.apply(shop().plain());
            if (begun.status() != DeploymentStatus.IN_PROGRESS) {
                return;
            }
            session.time.hold();
            CompletableFuture<Deployment> waiting =
                    session.cdn.async().awaitDeployed(begun.id(), WaitOptions.defaults());
            CompletableFuture<Void> pause = session.time.held().poll(SECONDS, TimeUnit.SECONDS);
            assertThat(pause).as("the wait pauses").isNotNull();

            waiting.cancel(true);

            assertThatThrownBy(() -> pause.get(SECONDS, TimeUnit.SECONDS))
                    .as("its pause is given up")
                    .isInstanceOf(java.util.concurrent.CancellationException.class);
        }
    }
}
