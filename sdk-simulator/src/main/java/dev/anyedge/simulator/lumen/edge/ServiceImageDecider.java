package dev.anyedge.simulator.lumen.edge;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anyedge.simulator.CompactJson;
import dev.anyedge.simulator.edge.EdgeDecision;
import dev.anyedge.simulator.edge.EdgeRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Decides requests by a version 2.0 service image, from the provider's document alone (Lumen reference §3): the alias by
 * {@code Host}, its property's rule in match group 0, and the first rule of the property's own match group whose expression
 * matches the path.
 *
 * <pre>{@code
 * ServiceImageDecision decision =
 *     ServiceImageDecider.decide(image, EdgeRequest.get("https://cdn.shop.example/img/a.png"));
 * }</pre>
 *
 * <p>What the reference leaves open is decided as follows, and named in {@link EdgeDecision#inferred()} where a request
 * depends on it:
 *
 * <ul>
 *   <li>{@code path-expression}: how operators are written, and that a bare pattern is a regular expression from the start;
 *   <li>{@code rule-order}: rules are tried in the order of their ids, where that is not the order in which they stand;
 *   <li>{@code group-merge}: features of the path rule take the place of the same ones in group 0;
 *   <li>{@code default-caching}: without an override, the edge keeps what the origin says, and nothing else;
 *   <li>{@code alias-protocol}: an HTTPS request to an alias without HTTPS gets 403, as the reverse does;
 *   <li>the names of features, {@code cchoMode}, {@code geoBlocking} and the others: their whole writing is proposed, not
 *       known (§3.9). A feature nobody knows is {@code unknown-feature:NAME} and does nothing.
 * </ul>
 *
 * <p>A feature that refers to nothing keeps everybody out. Immutable and thread-safe; expressions are compiled once.
 */
public final class ServiceImageDecider {

    private final Map<String, AliasSite> sites = new HashMap<>();

    private ServiceImageDecider(JsonNode image, InstantSource clock) {
        Definitions definitions = new Definitions(image);
        Map<Long, ImageProperty> properties = new HashMap<>();
        for (JsonNode origin : image.path("originDefinitions")) {
            long id = origin.path("id").asLong(-1);
            properties.putIfAbsent(id, new ImageProperty(image, definitions, origin));
        }
        for (JsonNode definition : image.path("aliasDefinitions")) {
            ImageProperty property = properties.get(definition.path("originId").asLong(-1));
            for (JsonNode alias : definition.path("aliases")) {
                if (property != null) {
                    sites.putIfAbsent(hostOf(alias.asText()), new AliasSite(definition, property, clock));
                }
            }
        }
    }

    /** The host name of an alias: {@code 7:shop.example} is a legacy alternate-id alias of {@code shop.example} (§3.4). */
    static String hostOf(String alias) {
        return alias.replaceFirst("^[0-9]+:", "").toLowerCase(Locale.ROOT);
    }

    /**
     * Makes an image ready to decide many requests; tokens are checked by the machine's clock.
     *
     * @param image the image; not changed, and not to be changed afterwards
     * @return the decider
     * @throws IllegalArgumentException when an expression cannot be read
     */
    public static ServiceImageDecider of(JsonNode image) {
        return of(image, InstantSource.system());
    }

    /**
     * Makes an image ready to decide many requests.
     *
     * @param image the image; not changed, and not to be changed afterwards
     * @param clock the time by which tokens are checked
     * @return the decider
     * @throws IllegalArgumentException when an expression cannot be read
     */
    public static ServiceImageDecider of(JsonNode image, InstantSource clock) {
        return new ServiceImageDecider(image, clock);
    }

    /**
     * Makes an image ready to decide many requests.
     *
     * @param image the image as JSON text
     * @param clock the time by which tokens are checked
     * @return the decider
     * @throws IllegalArgumentException when the text is not JSON, or an expression cannot be read
     */
    public static ServiceImageDecider of(String image, InstantSource clock) {
        return of(
                CompactJson.parse(image).orElseThrow(() -> new IllegalArgumentException("the image is not JSON")),
                clock);
    }

    /**
     * Makes an image ready to decide many requests; tokens are checked by the machine's clock.
     *
     * @param image the image as JSON text
     * @return the decider
     * @throws IllegalArgumentException when the text is not JSON, or an expression cannot be read
     */
    public static ServiceImageDecider of(String image) {
        return of(image, InstantSource.system());
    }

    /**
     * Decides one request.
     *
     * @param image the image
     * @param request the request
     * @return the decision
     */
    public static ServiceImageDecision decide(JsonNode image, EdgeRequest request) {
        return of(image).decide(request);
    }

    /**
     * Decides one request.
     *
     * @param image the image as JSON text
     * @param request the request
     * @return the decision
     * @throws IllegalArgumentException when the text is not JSON
     */
    public static ServiceImageDecision decide(String image, EdgeRequest request) {
        return of(image).decide(request);
    }

    /**
     * Decides one request.
     *
     * @param request the request
     * @return the decision
     */
    public ServiceImageDecision decide(EdgeRequest request) {
        AliasSite site = sites.get(request.host());
        return site == null ? ServiceImageDecision.unknownHost(request.host()) : site.decideInFull(request);
    }

    /**
     * Decides one request at a given moment.
     *
     * @param request the request
     * @param now by which tokens are checked
     * @return the decision
     */
    public ServiceImageDecision decide(EdgeRequest request, Instant now) {
        AliasSite site = sites.get(request.host());
        return site == null ? ServiceImageDecision.unknownHost(request.host()) : site.decideInFull(request, now);
    }

    /**
     * The alias of a host, as the edge's server wants it.
     *
     * @param host the host name, lower case, without port
     * @return the site, whose id is that of the origin, or empty when no alias has this name
     */
    public Optional<AliasSite> site(String host) {
        return Optional.ofNullable(sites.get(host));
    }
}
