package dev.anyedge.simulator.edge;

import java.io.IOException;

/** Who answers what the cache cannot. Implementations are called from many threads at once. */
@FunctionalInterface
public interface Origin {

    /**
     * Answers a request.
     *
     * @param request what the edge asks
     * @return the answer
     * @throws IOException when there is none; viewers get a 502, or a 504 for a {@link java.net.SocketTimeoutException}
     */
    OriginResponse fetch(OriginRequest request) throws IOException;
}
