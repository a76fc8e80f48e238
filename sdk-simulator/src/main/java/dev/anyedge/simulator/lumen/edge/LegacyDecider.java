package dev.anyedge.simulator.lumen.edge;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anyedge.simulator.CompactJson;
import dev.anyedge.simulator.edge.EdgeCaching;
import dev.anyedge.simulator.edge.EdgeDecision;
import dev.anyedge.simulator.edge.EdgeRequest;
import dev.anyedge.simulator.edge.EdgeSite;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Decides requests by the properties of version 1.0, from the provider's documents alone (Lumen reference §4). A document is
 * {@code {"properties": [{…property…, "resourceGroups": […], "configurationGroups": {rgid: {…}}, "geoDefs": […], "tokens":
 * […]}]}}; what is configured for the whole service stands beside {@code properties} under the same four names.
 *
 * <p>What the reference leaves open is decided as follows, and named in {@link EdgeDecision#inferred()} where a request depends
 * on it:
 *
 * <ul>
 *   <li>{@code property-before-service}: the resource groups of the property come before those of the service;
 *   <li>{@code client-protocol}: a property has no client protocol; HTTPS is served as HTTP is;
 *   <li>{@code default-caching}: without an override, the edge keeps what the origin says, and nothing else.
 * </ul>
 *
 * <p>Immutable and thread-safe; wildcards are compiled once.
 */
public final class LegacyDecider {

    private final Map<String, LegacySite> sites = new HashMap<>();

    private LegacyDecider(JsonNode document, InstantSource clock) {
        for (JsonNode property : document.path("properties")) {
            LegacySite site = new LegacySite(property, document, clock);
            for (JsonNode alias : property.path("aliases")) {
                sites.putIfAbsent(alias.asText().toLowerCase(Locale.ROOT), site);
            }
        }
    }

    /**
     * Makes a document ready to decide many requests.
     *
     * @param document the document; not changed, and not to be changed afterwards
     * @param clock the time by which tokens are checked
     * @return the decider
     */
    public static LegacyDecider of(JsonNode document, InstantSource clock) {
        return new LegacyDecider(document, clock);
    }

    /**
     * Makes a document ready to decide many requests; tokens are checked by the machine's clock.
     *
     * @param document the document as JSON text
     * @return the decider
     * @throws IllegalArgumentException when the text is not JSON
     */
    public static LegacyDecider of(String document) {
        return of(
                CompactJson.parse(document).orElseThrow(() -> new IllegalArgumentException("the document is not JSON")),
                InstantSource.system());
    }

    /**
     * Decides one request.
     *
     * @param request the request
     * @return the decision
     */
    public LegacyDecision decide(EdgeRequest request) {
        LegacySite site = sites.get(request.host());
        return site != null
                ? site.decideInFull(request)
                : new LegacyDecision(
                        EdgeDecision.notServed(404, "No property has the alias '" + request.host() + "'."),
                        Optional.empty(),
                        Optional.empty(),
                        "",
                        Optional.empty(),
                        EdgeCaching.bypass(),
                        false,
                        Optional.empty());
    }

    /**
     * The property of a host, as the edge's server wants it.
     *
     * @param host the host name, lower case, without port
     * @return the site, whose id is the property's {@code cosid}, or empty when no property has this alias
     */
    public Optional<EdgeSite> site(String host) {
        return Optional.ofNullable(sites.get(host));
    }

    /**
     * The hosts that are served.
     *
     * @return the aliases, in lower case
     */
    public List<String> hosts() {
        return sites.keySet().stream().sorted().toList();
    }
}
