package dev.anyedge.cdn.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;

/** The threads that a client may leave behind, known by their names: ours and those of the JDK's client. */
final class NetworkThreads {
    private NetworkThreads() {}

    static Set<Thread> now() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(t -> t.getName().startsWith("anyedge-") || t.getName().startsWith("HttpClient-"))
                .collect(Collectors.toSet());
    }

    static Set<Thread> allBut(Set<Thread> before) {
        Set<Thread> all = now();
        all.removeAll(before);
        return all;
    }

    /** Waits until every thread that was not there before has ended. */
    static void awaitNoneBut(Set<Thread> before) throws InterruptedException {
        for (Thread thread : allBut(before)) {
            thread.join(20_000);
            assertThat(thread.isAlive()).as(thread.getName()).isFalse();
        }
    }
}
