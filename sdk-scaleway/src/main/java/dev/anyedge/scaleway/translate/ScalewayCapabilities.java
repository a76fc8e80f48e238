package dev.anyedge.scaleway.translate;

import dev.anyedge.cdn.translation.Capabilities;
import dev.anyedge.cdn.translation.Feature;

/** What Scaleway Edge Services can do (Scaleway reference §17), in step with what the translation finds. */
final class ScalewayCapabilities {
    private ScalewayCapabilities() {}

    static Capabilities capabilities() {
        return Capabilities.builder(ScalewayOptions.PROVIDER)
                .full(
                        Feature.CUSTOM_HOSTNAME,
                        Feature.ASSIGNED_HOSTNAME,
                        Feature.STORED_CERTIFICATE,
                        Feature.REDIRECT_TO_HTTPS,
                        Feature.DISABLED,
                        Feature.BUCKET_ORIGIN,
                        Feature.LOAD_BALANCER_ORIGIN,
                        Feature.SERVERLESS_ORIGIN,
                        Feature.SEVERAL_ORIGINS,
                        Feature.RULES,
                        Feature.PATH_CONDITION,
                        Feature.EXTENSION_CONDITION,
                        Feature.FILE_NAME_CONDITION,
                        Feature.SCHEME_CONDITION,
                        Feature.HOST_CONDITION,
                        Feature.RULE_ORIGIN,
                        Feature.HONOR_ORIGIN,
                        Feature.BYPASS,
                        Feature.COOKIES,
                        Feature.FIREWALL,
                        Feature.RULE_FIREWALL,
                        Feature.DESCRIPTION,
                        Feature.OPTIONS,
                        Feature.PURGE_PATHS,
                        Feature.PURGE_ALL)
                .none(Feature.SEVERAL_HOSTNAMES, "One host name for each pipeline.")
                .partial(Feature.WILDCARD_HOSTNAME, "With a stored wildcard certificate.")
                .none(Feature.ASSIGNED_PREFIX, "Assigned names begin with the pipeline's id.")
                .partial(Feature.MANAGED_CERTIFICATE, "For custom names, not for wildcards.")
                .partial(Feature.SHARED_CERTIFICATE, "For assigned names.")
                .none(Feature.EXTERNAL_CERTIFICATE, "Put the certificate into Secret Manager.")
                .none(Feature.HTTP_ONLY, "Plain HTTP is always redirected.")
                .none(Feature.HTTP_AND_HTTPS, "Plain HTTP is always redirected.")
                .none(Feature.HTTPS_ONLY, "Plain HTTP is always redirected.")
                .none(Feature.HTTP_ORIGIN, "Replace it by a bucket, load balancer, function or container.")
                .none(Feature.HTTP_ORIGIN_DETAILS, "There are no HTTP origins.")
                .partial(Feature.HOST_HEADER, "For load balancers: the viewer's or a fixed one.")
                .none(Feature.CONNECT_TO, "There are no HTTP origins.")
                .partial(
                        Feature.PATH_REGEX_CONDITION,
                        "One expression cannot be combined with another condition on the path.")
                .partial(Feature.METHOD_CONDITION, "GET, POST, PUT, PATCH, DELETE, HEAD and OPTIONS.")
                .partial(
                        Feature.NEGATED_CONDITION,
                        "Written as positive routes before, up to " + RouteTable.MAX_EXPANDED + " in all.")
                .none(Feature.OVERRIDE_TTL, "Let the origin send Cache-Control.")
                .none(Feature.NO_STORE, "Use bypass.")
                .none(Feature.REVALIDATE, "Use bypass, or let the origin send Cache-Control: no-cache.")
                .none(Feature.RULE_CACHING, "One cache for all requests.")
                .partial(Feature.QUERY_KEY, "All arguments count.")
                .none(Feature.RULE_COOKIES, "One setting for all requests.")
                .none(Feature.IP_ACCESS, "Check addresses at the origin.")
                .none(Feature.GEO_ACCESS, "Check places at the origin.")
                .none(Feature.REFERER_ACCESS, "Check referers at the origin.")
                .none(Feature.TOKEN_AUTH, "Check tokens at the origin.")
                .none(Feature.ORIGIN_PATH, "The origin gets the viewer's path.")
                .none(Feature.NAMES, "Rules and origins have no names there.")
                .partial(Feature.UNKNOWN_CONTENT, "Kept as options and written back.")
                .none(Feature.INCOMPLETE_DOCUMENT, "Read with placeholders, never written.")
                .partial(Feature.LIMIT, "The provider documents up to 100 route rules for a pipeline.")
                .none(Feature.PURGE_PATTERNS, "Exact paths or everything.")
                .none(Feature.PURGE_INVALIDATE, "A purge deletes.")
                .build();
    }
}
