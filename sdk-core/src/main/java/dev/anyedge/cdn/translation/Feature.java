package dev.anyedge.cdn.translation;

import java.util.Locale;
import java.util.Optional;

/** What a provider can or cannot do; the rows of the capability matrix. The text form is lower case with hyphens. */
public enum Feature {
    /** A host name of the user's own. */
    CUSTOM_HOSTNAME(false),
    /** Several host names on one distribution. */
    SEVERAL_HOSTNAMES(false),
    /** All sub-domains of a name. */
    WILDCARD_HOSTNAME(false),
    /** A host name that the provider assigns. */
    ASSIGNED_HOSTNAME(false),
    /** A wish for the beginning of an assigned host name. */
    ASSIGNED_PREFIX(false),
    /** A certificate that the provider issues. */
    MANAGED_CERTIFICATE(false),
    /** A certificate in the provider's secret store. */
    STORED_CERTIFICATE(false),
    /** The provider's own certificate. */
    SHARED_CERTIFICATE(false),
    /** A certificate arranged outside the API. */
    EXTERNAL_CERTIFICATE(false),
    /** Plain HTTP only. */
    HTTP_ONLY(false),
    /** HTTP and HTTPS alike. */
    HTTP_AND_HTTPS(false),
    /** HTTP redirected to HTTPS. */
    REDIRECT_TO_HTTPS(true),
    /** HTTP refused. */
    HTTPS_ONLY(true),
    /** A distribution that is switched off. */
    DISABLED(true),
    /** An origin at any host. */
    HTTP_ORIGIN(false),
    /** A scheme, port or base path of an HTTP origin. */
    HTTP_ORIGIN_DETAILS(false),
    /** Which {@code Host} an origin is asked with. */
    HOST_HEADER(false),
    /** A host to connect to in place of the origin's. */
    CONNECT_TO(false),
    /** A bucket of the provider. */
    BUCKET_ORIGIN(false),
    /** A load balancer of the provider. */
    LOAD_BALANCER_ORIGIN(false),
    /** A serverless function or container of the provider. */
    SERVERLESS_ORIGIN(false),
    /** Several origins. */
    SEVERAL_ORIGINS(false),
    /** Rules at all. */
    RULES(false),
    /** Conditions on path globs. */
    PATH_CONDITION(false),
    /** Conditions on path regular expressions. */
    PATH_REGEX_CONDITION(false),
    /** Conditions on extensions. */
    EXTENSION_CONDITION(false),
    /** Conditions on file names. */
    FILE_NAME_CONDITION(false),
    /** Conditions on methods. */
    METHOD_CONDITION(false),
    /** Conditions on the scheme. */
    SCHEME_CONDITION(false),
    /** Conditions on the host. */
    HOST_CONDITION(false),
    /** Negated conditions. */
    NEGATED_CONDITION(false),
    /** An origin per rule. */
    RULE_ORIGIN(false),
    /** The origin's own freshness with a default. */
    HONOR_ORIGIN(false),
    /** A fixed TTL. */
    OVERRIDE_TTL(false),
    /** Nothing stored. */
    NO_STORE(false),
    /** The cache left aside. */
    BYPASS(false),
    /** The origin asked each time. */
    REVALIDATE(false),
    /** Caching per rule. */
    RULE_CACHING(false),
    /** Which query arguments tell answers apart. */
    QUERY_KEY(false),
    /** What cookies do to caching. */
    COOKIES(false),
    /** Cookies per rule. */
    RULE_COOKIES(false),
    /** Client addresses. */
    IP_ACCESS(true),
    /** Places. */
    GEO_ACCESS(true),
    /** Referers. */
    REFERER_ACCESS(true),
    /** Tokens. */
    TOKEN_AUTH(true),
    /** Rewritten origin paths. */
    ORIGIN_PATH(false),
    /** The firewall. */
    FIREWALL(true),
    /** The firewall per rule. */
    RULE_FIREWALL(true),
    /** Names of rules and origins. */
    NAMES(false),
    /** A description. */
    DESCRIPTION(false),
    /** Options that belong to a provider. */
    OPTIONS(false),
    /** Something in a provider's document that the model has no word for. */
    UNKNOWN_CONTENT(true),
    /** Something that a live configuration needs and a document lacks. */
    INCOMPLETE_DOCUMENT(false),
    /** A limit of the provider on how much there may be. */
    LIMIT(false),
    /** Purge of paths. */
    PURGE_PATHS(false),
    /** Purge by pattern. */
    PURGE_PATTERNS(false),
    /** Purge of everything. */
    PURGE_ALL(false),
    /** Marking as stale instead of deleting. */
    PURGE_INVALIDATE(false);

    private final boolean restriction;

    Feature(boolean restriction) {
        this.restriction = restriction;
    }

    /**
     * Whether losing it would let more requests through. Lenient translation drops such a feature only when it is named.
     *
     * @return true for access restrictions, HTTPS and the firewall
     */
    public boolean restriction() {
        return restriction;
    }

    /**
     * The text form.
     *
     * @return lower case with hyphens, for example {@code ip-access}
     */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The feature with a text form.
     *
     * @param text lower case with hyphens
     * @return the feature, or empty when there is none
     */
    public static Optional<Feature> fromText(String text) {
        for (Feature feature : values()) {
            if (feature.text().equals(text)) {
                return Optional.of(feature);
            }
        }
        return Optional.empty();
    }
}
