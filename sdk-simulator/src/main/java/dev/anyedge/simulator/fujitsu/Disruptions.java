package dev.anyedge.simulator.fujitsu;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What may go wrong at the provider, as opposed to {@linkplain dev.anyedge.simulator.Faults on the way to it}.
 * Thread-safe.
 *
 * <pre>{@code
 * simulator.disruptions().failChange(1, "Internal Server Error (204)");   // accepted, and later failed
 * }</pre>
 */
public final class Disruptions {

    private boolean maintenance;
    private int unavailableReads;
    private int changes;
    private final Map<Integer, String> failing = new HashMap<>();
    private final Deque<String> logFailures = new ArrayDeque<>();
    private final Deque<String> deletionFailures = new ArrayDeque<>();
    private final Deque<ReportFailure> reportFailures = new ArrayDeque<>();

    /** What a report that failed says. */
    record ReportFailure(String message, String error) {}

    Disruptions() {}

    /**
     * Begins or ends a maintenance window, in which every call is answered 503.
     *
     * @param on whether there is one
     */
    public synchronized void maintenance(boolean on) {
        maintenance = on;
    }

    /**
     * The next retrievals of services are answered 204 {@code Service Unavailable}, without a status.
     *
     * @param count how many
     */
    public synchronized void unavailableReads(int count) {
        unavailableReads = count;
    }

    /**
     * Has an accepted creation or edit fail for a reason that is not in its rules.
     *
     * @param nth which one, counted from 1 from now on
     * @param error what {@code X-Error} will say, for example {@code Internal Server Error (117)}
     */
    public synchronized void failChange(int nth, String error) {
        if (nth < 1) {
            throw new IllegalArgumentException("changes are counted from 1: there is no change " + nth);
        }
        failing.put(changes + nth, error);
    }

    /**
     * The next time access logs are switched on this does not work, while delivery does.
     *
     * @param detail what {@code X-Access-Log-Detailed-Status} will say
     */
    public synchronized void failLogs(String detail) {
        logFailures.add(detail);
    }

    /**
     * Has the next accepted deletion fail: the service is still there, and serves.
     *
     * @param error what {@code X-Error} will say, for example {@code Internal Server Error (117)}
     */
    public synchronized void failDeletion(String error) {
        deletionFailures.add(error);
    }

    /**
     * Has the next report that is made fail.
     *
     * @param message what {@code X-Message} will say: {@code Bad Request}, {@code Internal Server Error} or {@code Rate
     *     limit exceeded}
     * @param error what {@code X-Error} will say
     */
    public synchronized void failReport(String message, String error) {
        reportFailures.add(new ReportFailure(message, error));
    }

    synchronized boolean inMaintenance() {
        return maintenance;
    }

    synchronized boolean takeUnavailableRead() {
        if (unavailableReads == 0) {
            return false;
        }
        unavailableReads--;
        return true;
    }

    synchronized Optional<String> nextChange() {
        changes++;
        return Optional.ofNullable(failing.remove(changes));
    }

    synchronized Optional<String> takeLogFailure() {
        return Optional.ofNullable(logFailures.poll());
    }

    synchronized Optional<String> takeDeletionFailure() {
        return Optional.ofNullable(deletionFailures.poll());
    }

    synchronized Optional<ReportFailure> takeReportFailure() {
        return Optional.ofNullable(reportFailures.poll());
    }
}
