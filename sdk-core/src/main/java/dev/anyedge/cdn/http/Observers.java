package dev.anyedge.cdn.http;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the log and the listeners of each attempt, and keeps their failures away from the call. */
final class Observers {
    private static final Logger LOG = LoggerFactory.getLogger("dev.anyedge.cdn.http");

    private final List<CallListener> listeners;

    Observers(List<CallListener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    /** Whether anybody looks; without, no report need be made. */
    boolean present() {
        return !listeners.isEmpty() || LOG.isDebugEnabled();
    }

    void tell(AttemptReport report) {
        if (LOG.isDebugEnabled()) {
            LOG.debug("{}", report);
        }
        for (CallListener listener : listeners) {
            try {
                listener.attemptFinished(report);
            } catch (RuntimeException e) {
                LOG.warn("A call listener failed; the call goes on", e);
            }
        }
    }
}
