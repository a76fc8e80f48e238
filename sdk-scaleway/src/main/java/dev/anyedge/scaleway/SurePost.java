package dev.anyedge.scaleway;

import dev.anyedge.cdn.error.CdnException;
import dev.anyedge.cdn.error.ProviderUnavailableException;
import dev.anyedge.cdn.error.TransportException;
import dev.anyedge.cdn.http.Timekeeper;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A POST that makes one resource and not two. When its answer is lost, this looks whether the provider has acted, takes
 * what it finds, and sends again only when there is nothing (Scaleway reference §8.3). Thread-safe.
 */
final class SurePost {
    private static final int ATTEMPTS = 4;
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final Timekeeper time;

    SurePost(Timekeeper time) {
        this.time = time;
    }

    /**
     * Makes the resource.
     *
     * @param post makes the call
     * @param look lists what could be the resource
     * @param made whether one of those is what the call was to make
     * @return the resource
     */
    <T> T once(Supplier<T> post, Supplier<List<T>> look, Predicate<T> made) {
        Duration pause = PAUSE;
        for (int attempt = 1; ; attempt++) {
            try {
                return post.get();
            } catch (CdnException e) {
                if (!mayHaveActed(e)) {
                    throw e;
                }
                List<T> found = look.get().stream().filter(made).toList();
                if (found.size() == 1) {
                    return found.get(0);
                }
                if (found.size() > 1 || attempt == ATTEMPTS) {
                    throw e;
                }
            }
            pause(pause);
            pause = pause.multipliedBy(2);
        }
    }

    private static boolean mayHaveActed(CdnException e) {
        return e instanceof TransportException || e instanceof ProviderUnavailableException;
    }

    private void pause(Duration length) {
        try {
            time.pause(length).get();
        } catch (InterruptedException e) {
            // the flag makes the next call end at once, with the error that fits
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a pause failed", e.getCause());
        }
    }
}
