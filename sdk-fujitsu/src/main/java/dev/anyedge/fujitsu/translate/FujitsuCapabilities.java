package dev.anyedge.fujitsu.translate;

import dev.anyedge.cdn.translation.Capabilities;
import dev.anyedge.cdn.translation.Feature;

/** What the Fujitsu CDN can do (Fujitsu reference §10), in step with what the translation finds. */
final class FujitsuCapabilities {
    private FujitsuCapabilities() {}

    static Capabilities capabilities() {
        return Capabilities.builder(FujitsuOptions.PROVIDER)
                .full(
                        Feature.CUSTOM_HOSTNAME,
                        Feature.ASSIGNED_HOSTNAME,
                        Feature.ASSIGNED_PREFIX,
                        Feature.HTTP_ONLY,
                        Feature.REDIRECT_TO_HTTPS,
                        Feature.DISABLED,
                        Feature.SEVERAL_ORIGINS,
                        Feature.RULES,
                        Feature.PATH_CONDITION,
                        Feature.EXTENSION_CONDITION,
                        Feature.FILE_NAME_CONDITION,
                        Feature.SCHEME_CONDITION,
                        Feature.NEGATED_CONDITION,
                        Feature.RULE_ORIGIN,
                        Feature.HONOR_ORIGIN,
                        Feature.OVERRIDE_TTL,
                        Feature.NO_STORE,
                        Feature.BYPASS,
                        Feature.RULE_CACHING,
                        Feature.QUERY_KEY,
                        Feature.REFERER_ACCESS,
                        Feature.OPTIONS)
                .none(Feature.SEVERAL_HOSTNAMES, "One host name for each service.")
                .none(Feature.WILDCARD_HOSTNAME, "One host name for each service.")
                .none(Feature.MANAGED_CERTIFICATE, "The provider's own for assigned names; else applied for.")
                .none(Feature.STORED_CERTIFICATE, "There is no upload.")
                .partial(Feature.SHARED_CERTIFICATE, "For assigned names.")
                .partial(Feature.EXTERNAL_CERTIFICATE, "For names of one's own: applied for outside the API.")
                .none(Feature.HTTP_AND_HTTPS, "Plain HTTP, or HTTPS with a redirect.")
                .none(Feature.HTTPS_ONLY, "Plain HTTP is redirected.")
                .partial(Feature.HTTP_ORIGIN, "Host names of two labels or more, and IPv4 addresses.")
                .partial(
                        Feature.HTTP_ORIGIN_DETAILS,
                        "The scheme is the viewers', the port the scheme's; a base path where the path is not changed"
                                + " otherwise.")
                .partial(Feature.HOST_HEADER, "No IPv6 address.")
                .none(Feature.CONNECT_TO, "Make it the host, with a fixed host header.")
                .partial(Feature.BUCKET_ORIGIN, "As the host that it is reachable as.")
                .partial(Feature.LOAD_BALANCER_ORIGIN, "As the host that it is reachable as.")
                .partial(Feature.SERVERLESS_ORIGIN, "As the host that it is reachable as.")
                .partial(Feature.PATH_REGEX_CONDITION, "Literal text and .* only.")
                .partial(Feature.METHOD_CONDITION, "GET, HEAD, POST, PUT, DELETE, OPTIONS, TRACE and CONNECT.")
                .partial(Feature.HOST_CONDITION, "For names of one's own, where it holds always or never.")
                .none(Feature.REVALIDATE, "Use no-store, or let the origin send Cache-Control: no-cache.")
                .partial(Feature.COOKIES, "Cookies never matter to the cache.")
                .partial(Feature.RULE_COOKIES, "Cookies never matter to the cache.")
                .partial(Feature.IP_ACCESS, "IPv4; not allowed addresses where places are denied.")
                .partial(
                        Feature.GEO_ACCESS,
                        "Continents, countries or regions in one list; not denied where addresses are allowed.")
                .partial(Feature.TOKEN_AUTH, "Edge-auth tokens.")
                .partial(Feature.ORIGIN_PATH, "No empty segments.")
                .none(Feature.FIREWALL, "Put a firewall in front of the origin.")
                .none(Feature.RULE_FIREWALL, "Put a firewall in front of the origin.")
                .none(Feature.NAMES, "A service is told by its host name; rules have no names.")
                .none(Feature.DESCRIPTION, "It stays in the distribution.")
                .partial(Feature.UNKNOWN_CONTENT, "Kept as options and written back.")
                .none(Feature.INCOMPLETE_DOCUMENT, "Read with placeholders, never written.")
                .partial(Feature.LIMIT, "At most " + Cascade.MOST_COPIES + " rules for a restriction that others lift.")
                .full(Feature.PURGE_PATHS, Feature.PURGE_INVALIDATE)
                .partial(Feature.PURGE_PATTERNS, "Prefixes, by a change of the rules.")
                .partial(Feature.PURGE_ALL, "By a change of the rules.")
                .build();
    }
}
