package dev.anyedge.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyedge.cdn.Cdn;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A client lets go of what it made, and of nothing else. */
public abstract class CloseContract extends ContractTopic {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** For subclasses. */
    protected CloseContract() {}

    @Test
    @Timeout(60)
    void aClosedClientLeavesNoThreadOfOurs() throws InterruptedException {
        Set<Thread> before = threads();
        try (Session session = open()) {
            Cdn client = session.other();
            client.async().list().join();
            client.list();

            client.close();
            client.close();

            assertThatThrownBy(() -> client.async().list().join()).isInstanceOf(IllegalStateException.class);
            assertThat(session.list()).as("another client works on").isEmpty();
        }
        Set<Thread> left = threads();
        left.removeAll(before);
        for (Thread thread : left) {
            thread.join(PATIENCE.toMillis());
            assertThat(thread.isAlive()).as(thread.getName()).isFalse();
        }
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("anyedge-"))
                .collect(Collectors.toSet());
    }
}
