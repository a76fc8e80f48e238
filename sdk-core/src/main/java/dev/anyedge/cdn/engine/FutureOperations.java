package dev.anyedge.cdn.engine;

import dev.anyedge.cdn.ApplyOptions;
import dev.anyedge.cdn.AsyncCdn;
import dev.anyedge.cdn.Cdn;
import dev.anyedge.cdn.Deployment;
import dev.anyedge.cdn.Plan;
import dev.anyedge.cdn.PlanOptions;
import dev.anyedge.cdn.Purge;
import dev.anyedge.cdn.PurgeProgress;
import dev.anyedge.cdn.WaitOptions;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.translation.Reading;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The blocking operations on daemon threads of their own. A future that ends in any way before its operation does,
 * cancelled or timed out, interrupts that operation.
 */
final class FutureOperations implements AsyncCdn {
    private static final long IDLE_SECONDS = 5;

    private final Cdn cdn;
    private @Nullable ExecutorService threads;
    private boolean closed;

    FutureOperations(Cdn cdn) {
        this.cdn = cdn;
    }

    @Override
    public CompletableFuture<Plan> plan(Distribution distribution, PlanOptions options) {
        return start(() -> cdn.plan(distribution, options));
    }

    @Override
    public CompletableFuture<Deployment> apply(Plan plan, ApplyOptions options) {
        return start(() -> cdn.apply(plan, options));
    }

    @Override
    public CompletableFuture<Deployment> awaitDeployed(String id, WaitOptions options) {
        return start(() -> cdn.awaitDeployed(id, options));
    }

    @Override
    public CompletableFuture<Deployment> status(String id) {
        return start(() -> cdn.status(id));
    }

    @Override
    public CompletableFuture<Reading> read(String id) {
        return start(() -> cdn.read(id));
    }

    @Override
    public CompletableFuture<List<Deployment>> list() {
        return start(cdn::list);
    }

    @Override
    public CompletableFuture<PurgeProgress> purge(String id, Purge purge) {
        return start(() -> cdn.purge(id, purge));
    }

    @Override
    public CompletableFuture<PurgeProgress> awaitPurged(PurgeProgress purge, WaitOptions options) {
        return start(() -> cdn.awaitPurged(purge, options));
    }

    @Override
    public CompletableFuture<Void> delete(String id) {
        CompletableFuture<Void> deleted = new CompletableFuture<>();
        return start(deleted, () -> {
            cdn.delete(id);
            return () -> deleted.complete(null);
        });
    }

    private <T> CompletableFuture<T> start(Supplier<T> operation) {
        CompletableFuture<T> result = new CompletableFuture<>();
        return start(result, () -> {
            T value = operation.get();
            return () -> result.complete(value);
        });
    }

    /** Runs an operation that returns how to complete the future. */
    private <T> CompletableFuture<T> start(CompletableFuture<T> result, Supplier<Runnable> operation) {
        AtomicBoolean ended = new AtomicBoolean();
        Future<?> running = threads().submit(() -> {
            Runnable completion;
            try {
                completion = operation.get();
            } catch (Throwable e) {
                completion = () -> result.completeExceptionally(e);
            }
            // first: what hangs on the future runs on this thread, and must not find itself interrupted
            ended.set(true);
            completion.run();
        });
        result.whenComplete((value, problem) -> {
            if (!ended.get()) {
                running.cancel(true);
            }
        });
        return result;
    }

    private synchronized ExecutorService threads() {
        if (closed) {
            throw new IllegalStateException("this " + cdn.provider() + " client is closed");
        }
        ExecutorService made = threads;
        if (made == null) {
            made = new ThreadPoolExecutor(
                    0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), daemons());
            threads = made;
        }
        return made;
    }

    private ThreadFactory daemons() {
        AtomicInteger number = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, "anyedge-" + cdn.provider() + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Ends what is under way. */
    synchronized void close() {
        closed = true;
        if (threads != null) {
            threads.shutdownNow();
        }
    }
}
