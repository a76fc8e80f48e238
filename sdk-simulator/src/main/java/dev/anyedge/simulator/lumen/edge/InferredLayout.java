package dev.anyedge.simulator.lumen.edge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where a service image keeps what the provider names but never showed (Lumen reference §3.9): member names of features
 * and definitions, and that a feature may stand beside {@code features} instead of inside. Only {@code qshMode} and the
 * definitions of origins, aliases, reporting ids, match groups, countries, log endpoints and Lua are documented. If the
 * truth ever shows, this is the place to change.
 */
public final class InferredLayout {

    /** Query-string handling; documented. */
    public static final String QUERY = "qshMode";

    /** The traffic type that each property needs in match group 0. */
    public static final String TRAFFIC_TYPE = "trafficType";

    /** The override of cache control. */
    public static final String CACHE_CONTROL = "cchoMode";

    /** Countries allowed or denied. */
    public static final String GEO = "geoBlocking";

    /** Addresses allowed or denied. */
    public static final String IP = "ipBlocking";

    /** Token authentication. */
    public static final String TOKEN = "tokenAuth";

    /** What is refused or sent elsewhere altogether. */
    public static final String DENY = "denyPolicy";

    /** Header fields for the origin. */
    public static final String REQUEST_HEADERS = "requestHeaders";

    /** Header fields for the viewer. */
    public static final String RESPONSE_HEADERS = "responseHeaders";

    /** Which content codings of the viewer reach the origin. */
    public static final String ACCEPT_ENCODING = "acceptEncoding";

    /** Dynamic content transformation. */
    public static final String TRANSFORMATION = "dct";

    /** Scripts. */
    public static final String LUA = "lua";

    /** Where log lines go. */
    public static final String LOG_ENDPOINT = "logEndpoint";

    /** HTTPS between the CDN's own tiers. */
    public static final String SECURE_FILL = "secureFill";

    /** The definitions of address ranges. */
    public static final String IP_DEFINITIONS = "ipDefinitions";

    /** The definitions of token authentication. */
    public static final String TOKEN_DEFINITIONS = "tokenAuthDefinitions";

    /** The definitions of header fields for the origin. */
    public static final String REQUEST_HEADER_DEFINITIONS = "requestHeaderDefinitions";

    /** The definitions of header fields for the viewer. */
    public static final String RESPONSE_HEADER_DEFINITIONS = "responseHeaderDefinitions";

    /** The definitions of content codings. */
    public static final String ACCEPT_ENCODING_DEFINITIONS = "acceptEncodingDefinitions";

    /** The definitions of transformations. */
    public static final String TRANSFORMATION_DEFINITIONS = "dctDefinitions";

    /** All classes of definitions in which ids are unique. */
    public static final List<String> DEFINITION_CLASSES = List.of(
            "reportingIds",
            "originDefinitions",
            "aliasDefinitions",
            "matchGroups",
            "geoDefinitions",
            "logEndpoints",
            "luaDefinitions",
            IP_DEFINITIONS,
            TOKEN_DEFINITIONS,
            REQUEST_HEADER_DEFINITIONS,
            RESPONSE_HEADER_DEFINITIONS,
            ACCEPT_ENCODING_DEFINITIONS,
            TRANSFORMATION_DEFINITIONS);

    /** All features that are known by name. */
    public static final Set<String> FEATURES = Set.of(
            QUERY,
            TRAFFIC_TYPE,
            CACHE_CONTROL,
            GEO,
            IP,
            TOKEN,
            DENY,
            REQUEST_HEADERS,
            RESPONSE_HEADERS,
            ACCEPT_ENCODING,
            TRANSFORMATION,
            LUA,
            LOG_ENDPOINT,
            SECURE_FILL);

    private InferredLayout() {}

    /**
     * A feature of a rule: inside {@code features}, or beside it, as the documented sample of geo blocking suggests.
     *
     * @param rule a match rule
     * @param key the feature
     * @return its settings, or empty when the rule does not have it
     */
    public static Optional<JsonNode> feature(JsonNode rule, String key) {
        JsonNode inside = rule.path("features").path(key);
        JsonNode found = inside.isMissingNode() ? rule.path(key) : inside;
        return found.isMissingNode() || found.isNull() ? Optional.empty() : Optional.of(found);
    }

    /**
     * Where a feature of a rule stands.
     *
     * @param rule a match rule
     * @param key the feature
     * @return the pointer from the rule on
     */
    public static String pointer(JsonNode rule, String key) {
        return (rule.path("features").has(key) ? "/features/" : "/") + key;
    }
}
