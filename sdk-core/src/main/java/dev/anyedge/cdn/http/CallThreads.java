package dev.anyedge.cdn.http;

import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Where asynchronous calls take their steps and complete, unless the user brings an executor: never on the network's own
 * thread, which a blocking continuation would stop for everybody. As many threads as are needed at a time, each gone half a
 * minute after its last work; none keeps a program running.
 */
final class CallThreads implements Executor, AutoCloseable {
    static final String NAME = "anyedge-http-";

    private final AtomicInteger number = new AtomicInteger();
    private final ThreadPoolExecutor pool = new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            30,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            this::thread,
            // after close: the end of a call is still told, on the thread that brings it
            (work, closed) -> work.run());

    private Thread thread(Runnable work) {
        Thread thread = new Thread(work, NAME + number.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void execute(Runnable work) {
        pool.execute(work);
    }

    @Override
    public void close() {
        pool.shutdown();
    }
}
