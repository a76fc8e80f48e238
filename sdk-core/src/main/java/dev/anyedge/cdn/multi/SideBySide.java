package dev.anyedge.cdn.multi;

import dev.anyedge.cdn.error.CdnException;
import dev.anyedge.cdn.error.FailedCall;
import dev.anyedge.cdn.error.InterruptedCallException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Runs one task for each provider, some at once, and keeps what each gave. */
record SideBySide(int parallelism, boolean stopAfterFailure) {

    record Task<T>(String provider, Supplier<Outcome<T>> work) {}

    static <T> Outcome<T> done(String provider, T value) {
        return new Outcome<>(provider, Optional.of(value), Optional.empty(), List.of());
    }

    private static <T> Outcome<T> failed(String provider, CdnException failure) {
        return new Outcome<>(provider, Optional.empty(), Optional.of(failure), List.of());
    }

    /** All of them, whatever fails. */
    <T> Outcomes<T> onAll(List<Task<T>> tasks) {
        return run(tasks, false);
    }

    /** All of them; after a failure none is begun any more where that was asked for. */
    <T> Outcomes<T> inOrder(List<Task<T>> tasks) {
        return run(tasks, stopAfterFailure);
    }

    private <T> Outcomes<T> run(List<Task<T>> tasks, boolean stop) {
        Queue<String> broken = new ConcurrentLinkedQueue<>();
        List<Supplier<Outcome<T>>> guarded =
                tasks.stream().map(task -> guarded(task, stop, broken)).toList();
        if (parallelism == 1 || tasks.size() < 2) {
            return new Outcomes<>(guarded.stream().map(Supplier::get).toList());
        }
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(parallelism, tasks.size()), work -> {
            Thread thread = new Thread(work, "anyedge-several");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<Outcome<T>>> futures = new ArrayList<>();
            guarded.forEach(task -> futures.add(threads.submit(task::get)));
            List<Outcome<T>> outcomes = new ArrayList<>();
            for (Future<Outcome<T>> future : futures) {
                outcomes.add(future.get());
            }
            return new Outcomes<>(outcomes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedCallException(
                    "The work at several providers was interrupted. What the providers have begun goes on; plan again to"
                            + " see what remains.",
                    new FailedCall("Several", OptionalInt.empty(), Optional.empty(), 1, Optional.empty()),
                    e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a guarded task failed", e.getCause());
        } finally {
            // ends what is under way when this thread was interrupted
            threads.shutdownNow();
        }
    }

    private static <T> Supplier<Outcome<T>> guarded(Task<T> task, boolean stop, Queue<String> broken) {
        return () -> {
            if (stop && !broken.isEmpty()) {
                return failed(
                        task.provider(),
                        new CdnException("Not begun, because it failed at the provider " + broken.element() + "."));
            }
            try {
                return task.work().get();
            } catch (CdnException e) {
                broken.add(task.provider());
                return failed(task.provider(), e);
            } catch (RuntimeException e) {
                broken.add(task.provider());
                return failed(task.provider(), new CdnException("An unexpected failure: " + e, e));
            }
        };
    }
}
