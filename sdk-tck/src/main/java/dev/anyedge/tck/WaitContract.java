package dev.anyedge.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyedge.cdn.Deployment;
import dev.anyedge.cdn.DeploymentStatus;
import dev.anyedge.cdn.WaitOptions;
import dev.anyedge.cdn.WaitTimeoutException;
import dev.anyedge.cdn.error.InterruptedCallException;
import dev.anyedge.cdn.error.NotFoundException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Waiting ends when the provider is done, at the deadline, or when the caller no longer wants to. */
public abstract class WaitContract extends ContractTopic {

    /** For subclasses. */
    protected WaitContract() {}

    @Test
    void waitingEndsWhenTheProviderIsDone() {
        try (Session session = open(Duration.ofSeconds(90))) {
            String id = session.apply(shop().plain()).id();
            List<DeploymentStatus> seen = new ArrayList<>();

            Deployment done = session.cdn.awaitDeployed(
                    id,
                    WaitOptions.builder()
                            .progress(deployment -> seen.add(deployment.status()))
                            .build());

            assertThat(done.status()).isIn(DeploymentStatus.DEPLOYED, DeploymentStatus.ACTION_REQUIRED);
            assertThat(seen).last().isEqualTo(done.status());
            assertThat(seen.subList(0, seen.size() - 1)).containsOnly(DeploymentStatus.IN_PROGRESS);
            session.assertIs(shop().plain(), "waited for");
        }
    }

    @Test
    void whatTakesLongerThanTheDeadlineIsSaidAndCanBeWaitedForAgain() {
        try (Session session = open(Duration.ofHours(1))) {
            Deployment begun = session.apply(shop().plain());
            if (begun.status() != DeploymentStatus.IN_PROGRESS) {
                // a provider that is done at once has nothing to wait for
                return;
            }
            assertThatThrownBy(() -> session.cdn.awaitDeployed(begun.id(), WaitOptions.within(Duration.ofMinutes(2))))
                    .isInstanceOf(WaitTimeoutException.class)
                    .hasMessageContaining(begun.id());

            assertThat(session.cdn
                            .awaitDeployed(begun.id(), WaitOptions.within(Duration.ofHours(3)))
                            .status())
                    .isNotEqualTo(DeploymentStatus.IN_PROGRESS);
        }
    }

    @Test
    void anInterruptEndsAWaitAtOnceAndIsKept() {
        try (Session session = open(Duration.ofHours(1))) {
            Deployment begun = session.apply(shop().plain());
            if (begun.status() != DeploymentStatus.IN_PROGRESS) {
                return;
            }
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> session.cdn.awaitDeployed(begun.id(), WaitOptions.defaults()))
                    .isInstanceOf(InterruptedCallException.class);
            assertThat(Thread.interrupted()).as("the interrupt is kept").isTrue();
        }
    }

    @Test
    void anInterruptEndsAnApplyBeforeItsNextWrite() {
        try (Session session = open()) {
            var plan = session.plan(shop().plain());
            session.account.calls().clear();
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> session.cdn.apply(plan))
                    .hasRootCauseInstanceOf(Throwable.class)
                    .isInstanceOfAny(InterruptedCallException.class, dev.anyedge.cdn.ApplyFailedException.class);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(session.account.calls().writes()).isEmpty();
        }
    }

    @Test
    void whatIsGoneIsNotWaitedFor() {
        try (Session session = open()) {
            String id = session.apply(shop().plain()).id();
            session.cdn.delete(id);

            assertThatThrownBy(() -> session.cdn.awaitDeployed(id, WaitOptions.defaults()))
                    .isInstanceOf(NotFoundException.class);
        }
    }
}
