package dev.anyedge.lumen.translate;

import dev.anyedge.cdn.translation.Capabilities;
import dev.anyedge.cdn.translation.Feature;

/** What Lumen's version 2.0 can do, as the translation finds it. */
final class LumenCapabilities {
    private LumenCapabilities() {}

    static Capabilities capabilities() {
        return Capabilities.builder(LumenOptions.PROVIDER)
                .full(
                        Feature.CUSTOM_HOSTNAME,
                        Feature.SEVERAL_HOSTNAMES,
                        Feature.HTTP_ONLY,
                        Feature.HTTP_AND_HTTPS,
                        Feature.HTTPS_ONLY,
                        Feature.DISABLED,
                        Feature.HTTP_ORIGIN,
                        Feature.HTTP_ORIGIN_DETAILS,
                        Feature.CONNECT_TO,
                        Feature.RULES,
                        Feature.PATH_CONDITION,
                        Feature.EXTENSION_CONDITION,
                        Feature.FILE_NAME_CONDITION,
                        Feature.HOST_CONDITION,
                        Feature.NO_STORE,
                        Feature.REVALIDATE,
                        Feature.RULE_CACHING,
                        Feature.IP_ACCESS,
                        Feature.DESCRIPTION,
                        Feature.OPTIONS)
                .none(Feature.WILDCARD_HOSTNAME, "An alias is one host name.")
                .none(Feature.ASSIGNED_HOSTNAME, "The provider assigns no names.")
                .none(Feature.ASSIGNED_PREFIX, "The provider assigns no names.")
                .none(Feature.MANAGED_CERTIFICATE, "Arranged in the portal: use an external certificate.")
                .none(Feature.STORED_CERTIFICATE, "There is no upload.")
                .partial(Feature.SHARED_CERTIFICATE, "For names under *.secure.footprint.net.")
                .partial(Feature.EXTERNAL_CERTIFICATE, "Arranged with Lumen, who sign the alias definition.")
                .partial(Feature.REDIRECT_TO_HTTPS, "Plain HTTP is refused in place of redirected.")
                .partial(Feature.HOST_HEADER, "A fixed name; not the viewer's, and no port.")
                .partial(Feature.BUCKET_ORIGIN, "As the host that it is reachable as.")
                .partial(Feature.LOAD_BALANCER_ORIGIN, "As the host that it is reachable as.")
                .partial(Feature.SERVERLESS_ORIGIN, "As the host that it is reachable as.")
                .partial(Feature.SEVERAL_ORIGINS, "One for each host name.")
                .partial(Feature.PATH_REGEX_CONDITION, "Alone; together with other conditions where both are globs.")
                .none(Feature.METHOD_CONDITION, "Rules know paths alone.")
                .partial(Feature.SCHEME_CONDITION, "Where the endpoint serves one scheme.")
                .partial(
                        Feature.NEGATED_CONDITION,
                        "For globs: written as rules before, at most " + RuleTable.MOST_COPIES + " of them.")
                .partial(Feature.RULE_ORIGIN, "By host, not by path.")
                .partial(Feature.HONOR_ORIGIN, "Without a default time.")
                .partial(Feature.OVERRIDE_TTL, "30 seconds or more.")
                .partial(Feature.BYPASS, "As no-store.")
                .partial(Feature.QUERY_KEY, "All or none.")
                .partial(Feature.COOKIES, "Cookies never matter to the cache.")
                .partial(Feature.RULE_COOKIES, "Cookies never matter to the cache.")
                .partial(Feature.GEO_ACCESS, "Countries.")
                .none(Feature.REFERER_ACCESS, "Use tokens.")
                .partial(Feature.TOKEN_AUTH, "Hashes of the URL.")
                .none(Feature.ORIGIN_PATH, "A base path of the origin is all.")
                .none(Feature.FIREWALL, "Put a firewall in front of the origin.")
                .none(Feature.RULE_FIREWALL, "Put a firewall in front of the origin.")
                .partial(Feature.NAMES, "Distribution and origins; rules have no names.")
                .partial(Feature.UNKNOWN_CONTENT, "Kept as options and written back.")
                .none(Feature.INCOMPLETE_DOCUMENT, "Read with placeholders, never written.")
                .partial(Feature.LIMIT, "At most " + RuleTable.MOST_COPIES + " rules in place of negations.")
                .full(Feature.PURGE_PATHS, Feature.PURGE_PATTERNS, Feature.PURGE_ALL, Feature.PURGE_INVALIDATE)
                .build();
    }
}
