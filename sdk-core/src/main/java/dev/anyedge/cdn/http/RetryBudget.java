package dev.anyedge.cdn.http;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Keeps a client from multiplying its calls while the provider is down: retries are paid from a bucket that successes
 * fill again. Once it is empty, each call is sent once.
 */
final class RetryBudget {
    static final int CAPACITY = 500;
    static final int RETRY_COST = 5;
    private static final int REWARD = 1;

    private final AtomicInteger tokens = new AtomicInteger(CAPACITY);

    /** Pays for one retry, if there is enough. */
    boolean take() {
        int now;
        do {
            now = tokens.get();
            if (now < RETRY_COST) {
                return false;
            }
        } while (!tokens.compareAndSet(now, now - RETRY_COST));
        return true;
    }

    /** A call went well: gives back what its last retry cost, or a little for a call that needed none. */
    void succeeded(int attempts) {
        int now = tokens.get();
        while (now < CAPACITY) {
            int back = Math.min(CAPACITY, now + (attempts > 1 ? RETRY_COST : REWARD));
            if (tokens.compareAndSet(now, back)) {
                return;
            }
            now = tokens.get();
        }
    }
}
