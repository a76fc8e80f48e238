package dev.anyedge.simulator.lumen.edge;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anyedge.simulator.edge.EdgeDecision;
import dev.anyedge.simulator.edge.EdgeRequest;
import dev.anyedge.simulator.edge.EdgeSite;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * One alias of a service image: whoever asks for it is served by its property. Aliases of the same origin share cached
 * answers, because the cache key is origin id and URL (Lumen reference §3.3). Immutable and thread-safe.
 */
public final class AliasSite implements EdgeSite {

    private final long definition;
    private final Set<String> protocols = new HashSet<>();
    private final ImageProperty property;
    private final InstantSource clock;

    AliasSite(JsonNode definition, ImageProperty property, InstantSource clock) {
        this.definition = definition.path("id").asLong(-1);
        definition.path("protocol").forEach(name -> protocols.add(name.asText().toLowerCase(Locale.ROOT)));
        this.property = property;
        this.clock = clock;
    }

    @Override
    public String id() {
        return Long.toString(property.originId());
    }

    @Override
    public String usualScheme() {
        return protocols.contains("https") ? "https" : "http";
    }

    @Override
    public EdgeDecision decide(EdgeRequest request) {
        return decideInFull(request).edge();
    }

    /**
     * Decides one request, and says by which elements of the image.
     *
     * @param request the request
     * @return the decision
     */
    public ServiceImageDecision decideInFull(EdgeRequest request) {
        return decideInFull(request, clock.instant());
    }

    ServiceImageDecision decideInFull(EdgeRequest request, Instant now) {
        return property.decide(request, now, definition, protocols.contains(request.scheme()));
    }
}
