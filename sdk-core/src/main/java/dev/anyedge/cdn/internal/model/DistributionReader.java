package dev.anyedge.cdn.internal.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.internal.json.JsonText;
import dev.anyedge.cdn.model.Behavior;
import dev.anyedge.cdn.model.BucketOrigin;
import dev.anyedge.cdn.model.CacheRule;
import dev.anyedge.cdn.model.Caching;
import dev.anyedge.cdn.model.Certificate;
import dev.anyedge.cdn.model.Condition;
import dev.anyedge.cdn.model.Cookies;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.Endpoint;
import dev.anyedge.cdn.model.Firewall;
import dev.anyedge.cdn.model.GeoAccess;
import dev.anyedge.cdn.model.GeoArea;
import dev.anyedge.cdn.model.HostHeader;
import dev.anyedge.cdn.model.HttpOrigin;
import dev.anyedge.cdn.model.IpAccess;
import dev.anyedge.cdn.model.JsonValue;
import dev.anyedge.cdn.model.LoadBalancerOrigin;
import dev.anyedge.cdn.model.Options;
import dev.anyedge.cdn.model.Origin;
import dev.anyedge.cdn.model.OriginPath;
import dev.anyedge.cdn.model.QueryKey;
import dev.anyedge.cdn.model.RefererAccess;
import dev.anyedge.cdn.model.SecretRef;
import dev.anyedge.cdn.model.ServerlessOrigin;
import dev.anyedge.cdn.model.TokenAuth;
import dev.anyedge.cdn.model.ViewerProtocol;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tree to distribution. Reads on past whatever is wrong, so that one reading finds everything: each object reports its
 * own, and names are compared across the document even where the objects that hold them are broken. Used once.
 *
 * <p>Every method that reads a part returns null when the part is not there or, after a violation, when it is not good.
 */
final class DistributionReader {
    private static final List<String> DISTRIBUTION =
            List.of("format", "name", "description", "enabled", "endpoints", "origins", "defaults", "rules", "options");
    private static final List<String> ENDPOINTS = List.of("custom", "wildcard", "assigned");
    private static final List<String> NAMED_ENDPOINT =
            List.of("type", "hostname", "viewerProtocol", "certificate", "options");
    private static final List<String> ASSIGNED_ENDPOINT =
            List.of("type", "prefix", "viewerProtocol", "certificate", "options");
    private static final List<String> CERTIFICATES = List.of("managed", "stored", "shared", "external");
    private static final List<String> ORIGINS = List.of("http", "bucket", "load-balancer", "serverless");
    private static final List<String> HTTP_ORIGIN =
            List.of("type", "id", "scheme", "host", "port", "basePath", "hostHeader", "connectTo", "options");
    private static final List<String> BUCKET_ORIGIN =
            List.of("type", "id", "bucket", "region", "website", "reachableAs", "options");
    private static final List<String> LOAD_BALANCER_ORIGIN = List.of(
            "type",
            "id",
            "loadBalancer",
            "frontend",
            "zone",
            "tls",
            "hostHeader",
            "websocket",
            "reachableAs",
            "options");
    private static final List<String> SERVERLESS_ORIGIN =
            List.of("type", "id", "kind", "resource", "region", "reachableAs", "options");
    private static final List<String> HOST_HEADERS = List.of("viewer", "origin", "fixed");
    private static final List<String> RULE = List.of("name", "when", "then");
    private static final List<String> CONDITION = List.of("type", "values", "negated");
    private static final List<String> BEHAVIOR = List.of(
            "origin",
            "caching",
            "queryKey",
            "cookies",
            "firewall",
            "ipAccess",
            "geoAccess",
            "refererAccess",
            "tokenAuth",
            "originPath",
            "options");
    private static final List<String> CACHINGS =
            List.of("honor-origin", "override", "no-store", "bypass", "revalidate");
    private static final List<String> QUERY_KEYS = List.of("all", "none", "include", "exclude");
    private static final List<String> ACCESSES = List.of("allow", "deny", "unrestricted");
    private static final List<String> VALUES = List.of("type", "values");
    private static final List<String> PLACES = List.of("type", "countries", "continents", "regions");
    private static final List<String> TOKEN_AUTHS = List.of("edge-auth", "url-hash", "none");
    private static final List<String> EDGE_AUTH = List.of(
            "type",
            "name",
            "delimiter",
            "aclDelimiter",
            "algorithm",
            "escapeInputs",
            "ignoreQueryString",
            "key",
            "transitionKey");
    private static final List<String> URL_HASH =
            List.of("type", "secrets", "parameters", "dateFormat", "notAfterName", "notBeforeName", "hashName");
    private static final List<String> ORIGIN_PATHS = List.of("remove", "replace", "replace-all", "none");
    private static final List<String> FIREWALL = List.of("mode", "level");
    private static final List<String> TYPE_ALONE = List.of("type");

    private static final Map<String, ViewerProtocol> VIEWER_PROTOCOLS = Words.byWord(ViewerProtocol.values());
    private static final Map<String, HttpOrigin.Scheme> SCHEMES = Words.byWord(HttpOrigin.Scheme.values());
    private static final Map<String, ServerlessOrigin.Kind> SERVERLESS = Words.byWord(ServerlessOrigin.Kind.values());
    private static final Map<String, Condition.Kind> CONDITIONS = Words.byWord(Condition.Kind.values());
    private static final Map<String, Cookies> COOKIES = Words.byWord(Cookies.values());
    private static final Map<String, Firewall.Mode> FIREWALLS = Words.byWord(Firewall.Mode.values());
    private static final Map<String, TokenAuth.EdgeAuth.Algorithm> ALGORITHMS =
            Words.byName(TokenAuth.EdgeAuth.Algorithm.values());
    private static final Map<String, TokenAuth.UrlHash.DateFormat> DATE_FORMATS =
            Words.byName(TokenAuth.UrlHash.DateFormat.values());

    // Stand in for what cannot be read, so that the rest of an object is checked; never part of a distribution.
    private static final String SOME_HOST = "missing.invalid";
    private static final String SOME_TEXT = "missing";
    private static final String SOME_DIRECTORY = "/missing/";
    private static final String DIRECTORY = "a path that begins and ends with '/'";

    private final Violations out;

    DistributionReader(Violations out) {
        this.out = out;
    }

    /** The distribution, or null when there is at least one violation. */
    @Nullable
    Distribution read(JsonNode root) {
        Members members = Members.of(root, out);
        if (members == null || !format(members)) {
            return null;
        }
        members.only(DISTRIBUTION);
        CrossReferences references = new CrossReferences(out, originIds(members));
        Distribution.Builder builder = Distribution.builder();

        String name = members.requiredText("name", "a name");
        if (name != null) {
            Checks.distributionName(out, "/name", name);
            builder.name(name);
        }
        String description = members.text("description");
        if (description != null) {
            Checks.description(out, "/description", description);
            builder.description(description);
        }
        builder.enabled(members.flag("enabled", true));
        endpoints(members, references, builder);
        origins(members, references, builder);
        defaults(members, references, builder);
        rules(members, references, builder);
        builder.options(options(members));
        // Its own check would see a broken document's lists with gaps.
        return out.size() > 0 ? null : builder.build();
    }

    /** One origin by itself, or null when there is at least one violation. */
    @Nullable
    Origin readOrigin(JsonNode root) {
        Members members = Members.of(root, out);
        return members == null ? null : origin(members);
    }

    /** Whether it makes sense to read on. */
    private boolean format(Members members) {
        JsonNode format = members.get("format");
        if (format == null || (format.isTextual() && format.textValue().equals(DistributionJson.FORMAT))) {
            return true;
        }
        if (format.isTextual()) {
            out.bad("/format", "the format", format.textValue(), "\"" + DistributionJson.FORMAT + "\"");
            // A plan, say: each of its members would be reported as unknown.
            return !format.textValue().startsWith("anyedge-");
        }
        Members.wrongType(out, "/format", format, "the string \"" + DistributionJson.FORMAT + "\"");
        return true;
    }

    /** The ids of all origins that can be made out, or null when there is no list of origins. */
    private static @Nullable Set<String> originIds(Members members) {
        JsonNode origins = members.get("origins");
        if (origins == null || !origins.isArray()) {
            return null;
        }
        Set<String> ids = new LinkedHashSet<>();
        for (JsonNode origin : origins) {
            String id = originId(origin);
            if (id != null) {
                ids.add(id);
            }
        }
        return ids;
    }

    private static @Nullable String originId(JsonNode origin) {
        JsonNode id = origin.get("id");
        if (id != null) {
            return id.textValue();
        }
        JsonNode host = origin.get("host");
        return host == null || host.textValue() == null ? null : Checks.originIdOf(host.textValue());
    }

    private void endpoints(Members members, CrossReferences references, Distribution.Builder builder) {
        List<JsonNode> elements = filled(members, "endpoints", "an array of endpoints");
        for (int i = 0; i < elements.size(); i++) {
            Members element = members.object("endpoints", i, elements.get(i));
            if (element != null) {
                Endpoint endpoint = endpoint(element);
                if (endpoint != null) {
                    builder.addEndpoint(endpoint);
                }
                JsonNode host = element.get("hostname");
                if (host != null && host.isTextual()) {
                    JsonNode type = element.get("type");
                    boolean wildcard = type != null && "wildcard".equals(type.textValue());
                    references.endpoint(element.pointer("hostname"), (wildcard ? "*." : "") + host.textValue());
                }
            }
        }
    }

    private @Nullable Endpoint endpoint(Members m) {
        String type = m.readType(ENDPOINTS);
        if (type == null) {
            return null;
        }
        boolean assigned = type.equals("assigned");
        m.only(assigned ? ASSIGNED_ENDPOINT : NAMED_ENDPOINT);
        String prefix = assigned ? m.text("prefix") : null;
        String hostname = assigned ? SOME_HOST : m.textOr("hostname", HostNames.ENDPOINT, SOME_HOST);
        ViewerProtocol given = m.choice("viewerProtocol", VIEWER_PROTOCOLS);
        ViewerProtocol protocol = given == null ? ViewerProtocol.REDIRECT_TO_HTTPS : given;
        boolean unreadable = given == null && m.has("viewerProtocol");
        Optional<Certificate> certificate;
        if (m.has("certificate")) {
            certificate = Optional.ofNullable(certificate(m.variant("certificate", CERTIFICATES)));
        } else if (unreadable || (assigned && protocol != ViewerProtocol.HTTP_ONLY)) {
            certificate = Optional.of(Certificate.shared());
        } else {
            certificate = Optional.empty();
        }
        Options options = options(m);
        try {
            return m.good(
                    switch (type) {
                        case "custom" -> new Endpoint.Custom(hostname, protocol, certificate, options);
                        case "wildcard" -> new Endpoint.Wildcard(hostname, protocol, certificate, options);
                        default -> new Endpoint.Assigned(Optional.ofNullable(prefix), protocol, certificate, options);
                    });
        } catch (ValidationException e) {
            return m.refused(e);
        }
    }

    private static @Nullable Certificate certificate(@Nullable Members m) {
        if (m == null) {
            return null;
        }
        try {
            switch (m.type()) {
                case "stored" -> {
                    m.only(List.of("type", "id", "region"));
                    return m.good(Certificate.stored(
                            m.textOr("id", "the id of a secret", SOME_TEXT),
                            m.textOr("region", "a region", SOME_TEXT)));
                }
                case "external" -> {
                    m.only(List.of("type", "reference"));
                    return m.good(
                            Certificate.external(m.textOr("reference", "what the arrangement is known by", SOME_TEXT)));
                }
                default -> {
                    m.only(TYPE_ALONE);
                    return m.good(m.type().equals("managed") ? Certificate.managed() : Certificate.shared());
                }
            }
        } catch (ValidationException e) {
            return m.refused(e);
        }
    }

    private void origins(Members members, CrossReferences references, Distribution.Builder builder) {
        List<JsonNode> elements = filled(members, "origins", "an array of origins");
        for (int i = 0; i < elements.size(); i++) {
            Members element = members.object("origins", i, elements.get(i));
            if (element != null) {
                Origin origin = origin(element);
                if (origin != null) {
                    builder.addOrigin(origin);
                }
                String id = originId(elements.get(i));
                if (id != null) {
                    references.origin(element.pointer(element.has("id") ? "id" : "host"), id);
                }
            }
        }
    }

    private @Nullable Origin origin(Members m) {
        String type = m.readType(ORIGINS);
        if (type == null) {
            return null;
        }
        try {
            return m.good(
                    switch (type) {
                        case "http" -> httpOrigin(m);
                        case "bucket" -> bucketOrigin(m);
                        case "load-balancer" -> loadBalancerOrigin(m);
                        default -> serverlessOrigin(m);
                    });
        } catch (ValidationException e) {
            return m.refused(e);
        }
    }

    private HttpOrigin httpOrigin(Members m) {
        m.only(HTTP_ORIGIN);
        HttpOrigin.Builder builder = HttpOrigin.builder().host(m.text("host"));
        String id = m.text("id");
        if (id != null) {
            builder.id(id);
        }
        HttpOrigin.Scheme scheme = m.choice("scheme", SCHEMES);
        if (scheme != null) {
            builder.scheme(scheme);
        }
        Long port = m.number("port", "1–65535");
        if (port != null) {
            builder.port(toInt(port));
        }
        String basePath = m.text("basePath");
        if (basePath != null) {
            builder.basePath(basePath);
        }
        HostHeader hostHeader = hostHeader(m.variant("hostHeader", HOST_HEADERS));
        if (hostHeader != null) {
            builder.hostHeader(hostHeader);
        }
        return builder.connectTo(Optional.ofNullable(m.text("connectTo")))
                .options(options(m))
                .build();
    }

    private static @Nullable HostHeader hostHeader(@Nullable Members m) {
        if (m == null) {
            return null;
        }
        boolean fixed = m.type().equals("fixed");
        m.only(fixed ? List.of("type", "value") : TYPE_ALONE);
        try {
            return m.good(
                    fixed
                            ? HostHeader.fixed(m.textOr("value", HostNames.HEADER, SOME_HOST))
                            : m.type().equals("viewer") ? HostHeader.viewer() : HostHeader.origin());
        } catch (ValidationException e) {
            return m.refused(e);
        }
    }

    private Origin bucketOrigin(Members m) {
        m.only(BUCKET_ORIGIN);
        return BucketOrigin.builder()
                .id(m.text("id"))
                .bucket(m.text("bucket"))
                .region(m.text("region"))
                .website(m.flag("website", false))
                .reachableAs(reachableAs(m))
                .options(options(m))
                .build();
    }

    private Origin loadBalancerOrigin(Members m) {
        m.only(LOAD_BALANCER_ORIGIN);
        LoadBalancerOrigin.Builder builder = LoadBalancerOrigin.builder()
                .id(m.text("id"))
                .loadBalancer(m.text("loadBalancer"))
                .frontend(m.text("frontend"))
                .zone(m.text("zone"))
                .tls(m.flag("tls", false));
        HostHeader hostHeader = hostHeader(m.variant("hostHeader", HOST_HEADERS));
        if (hostHeader != null) {
            builder.hostHeader(hostHeader);
        }
        return builder.websocket(m.flag("websocket", false))
                .reachableAs(reachableAs(m))
                .options(options(m))
                .build();
    }

    private Origin serverlessOrigin(Members m) {
        m.only(SERVERLESS_ORIGIN);
        return ServerlessOrigin.builder()
                .id(m.text("id"))
                .kind(m.choice("kind", SERVERLESS))
                .resource(m.text("resource"))
                .region(m.text("region"))
                .reachableAs(reachableAs(m))
                .options(options(m))
                .build();
    }

    /** Always an HTTP origin, so its tag may be left out. */
    private Optional<HttpOrigin> reachableAs(Members parent) {
        Members m = parent.object("reachableAs");
        if (m == null || (m.has("type") && m.readType(List.of("http")) == null)) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(m.good(httpOrigin(m)));
        } catch (ValidationException e) {
            return Optional.ofNullable(m.refused(e));
        }
    }

    private void defaults(Members members, CrossReferences references, Distribution.Builder builder) {
        if (!members.has("defaults")) {
            out.missing("/defaults", "the default behaviour", "a behaviour with at least origin and caching");
            return;
        }
        Members m = members.object("defaults");
        if (m != null) {
            if (!m.has("origin")) {
                out.missing("/defaults/origin", "the origin of the defaults", "the id of an origin");
            }
            if (!m.has("caching")) {
                out.missing("/defaults/caching", "the caching of the defaults", "a caching");
            }
            builder.defaults(behavior(m, references));
        }
    }

    private void rules(Members members, CrossReferences references, Distribution.Builder builder) {
        List<JsonNode> elements = members.elements("rules", "an array of rules");
        for (int i = 0; i < elements.size(); i++) {
            Members element = members.object("rules", i, elements.get(i));
            CacheRule rule = element == null ? null : rule(element, references);
            if (rule != null) {
                builder.addRule(rule);
            }
        }
    }

    private @Nullable CacheRule rule(Members m, CrossReferences references) {
        m.only(RULE);
        CacheRule.Builder builder = CacheRule.builder();
        String name = m.text("name");
        if (name != null) {
            builder.name(name);
            references.rule(m.pointer("name"), name);
        }
        List<JsonNode> when = m.elements("when", "an array of conditions");
        for (int i = 0; i < when.size(); i++) {
            Members element = m.object("when", i, when.get(i));
            Condition condition = element == null ? null : condition(element);
            if (condition != null) {
                builder.addWhen(condition);
            }
        }
        Members then = m.object("then");
        if (then != null) {
            builder.then(behavior(then, references));
        }
        try {
            return m.good(builder.build());
        } catch (ValidationException e) {
            return m.refused(e);
        }
    }

    private static @Nullable Condition condition(Members m) {
        String type = m.readType(CONDITIONS.keySet());
        if (type == null) {
            return null;
        }
        m.only(CONDITION);
        Condition.Kind kind = Objects.requireNonNull(CONDITIONS.get(type));
        try {
            return m.good(new Condition(kind, m.texts("values"), m.flag("negated", false)));
        } catch (ValidationException e) {
            return m.refused(e);
        }
    }

    private @Nullable Behavior behavior(Members m, CrossReferences references) {
        m.only(BEHAVIOR);
        String origin = m.text("origin");
        if (origin != null) {
            references.reference(m.pointer("origin"), origin);
        }
        Behavior.Builder builder = Behavior.builder()
                .origin(Optional.ofNullable(origin))
                .caching(Optional.ofNullable(caching(m.variant("caching", CACHINGS))))
                .queryKey(Optional.ofNullable(queryKey(m.variant("queryKey", QUERY_KEYS))))
                .cookies(Optional.ofNullable(m.choice("cookies", COOKIES)))
                .firewall(Optional.ofNullable(firewall(m.object("firewall"))))
                .ipAccess(Optional.ofNullable(ipAccess(m.variant("ipAccess", ACCESSES))))
                .geoAccess(Optional.ofNullable(geoAccess(m.variant("geoAccess", ACCESSES))))
                .refererAccess(Optional.ofNullable(refererAccess(m.variant("refererAccess", ACCESSES))))
                .tokenAuth(Optional.ofNullable(tokenAuth(m.variant("tokenAuth", TOKEN_AUTHS))))
                .originPath(Optional.ofNullable(originPath(m.variant("originPath", ORIGIN_PATHS))))
                .options(options(m));
        try {
            return m.good(builder.build());
        } catch (ValidationException e) {
            return m.refused(e);
        }
    }

    private @Nullable Caching caching(@Nullable Members m) {
        if (m == null) {
            return null;
        }
        try {
            switch (m.type()) {
                case "honor-origin" -> {
                    m.only(List.of("type", "defaultTtl"));
                    return m.good(new Caching.HonorOrigin(Optional.ofNullable(m.seconds("defaultTtl"))));
                }
                case "override" -> {
                    m.only(List.of("type", "ttl"));
                    if (!m.has("ttl")) {
                        out.missing(m.pointer("ttl"), "the time", "a whole number of seconds");
                    }
                    Duration ttl = m.seconds("ttl");
                    return m.good(Caching.override(ttl == null ? Duration.ZERO : ttl));
                }
                default -> {
                    m.only(TYPE_ALONE);
                    return m.good(
                            switch (m.type()) {
                                case "no-store" -> Caching.noStore();
                                case "bypass" -> Caching.bypass();
                                default -> Caching.revalidate();
                            });
                }
            }
        } catch (ValidationException e) {
            return m.refused(e);
        }
    }

    private static @Nullable QueryKey queryKey(@Nullable Members m) {
        if (m == null) {
            return null;
        }
        try {
            switch (m.type()) {
                case "include", "exclude" -> {
                    m.only(List.of("type", "names"));
                    List<String> names = m.texts("names");
                    return m.good(
                            m.type().equals("include") ? new QueryKey.Include(names) : new QueryKey.Exclude(names));
                }
                default -> {
                    m.only(TYPE_ALONE);
                    return m.good(m.type().equals("all") ? QueryKey.all() : QueryKey.none());
                }
            }
        } catch (ValidationException e) {
            return m.refused(e);
        }
    }

    private static @Nullable IpAccess ipAccess(@Nullable Members m) {
        if (m == null) {
            return null;
        }
        boolean unrestricted = m.type().equals("unrestricted");
        m.only(unrestricted ? TYPE_ALONE : VALUES);
        try {
            if (unrestricted) {
                return m.good(IpAccess.unrestricted());
            }
            String[] ranges = m.texts("values").toArray(new String[0]);
            return m.good(m.type().equals("allow") ? IpAccess.allow(ranges) : IpAccess.deny(ranges));
        } catch (ValidationException e) {
            return m.refused(e);
        }
    }

    private static @Nullable RefererAccess refererAccess(@Nullable Members m) {
        if (m == null) {
            return null;
        }
        boolean unrestricted = m.type().equals("unrestricted");
        m.only(unrestricted ? TYPE_ALONE : VALUES);
        try {
            if (unrestricted) {
                return m.good(RefererAccess.unrestricted());
            }
            List<String> patterns = m.texts("values");
            return m.good(
                    m.type().equals("allow") ? new RefererAccess.Allow(patterns) : new RefererAccess.Deny(patterns));
        } catch (ValidationException e) {
            return m.refused(e);
        }
    }

    private static @Nullable GeoAccess geoAccess(@Nullable Members m) {
        if (m == null) {
            return null;
        }
        boolean unrestricted = m.type().equals("unrestricted");
        m.only(unrestricted ? TYPE_ALONE : PLACES);
        try {
            if (unrestricted) {
                return m.good(GeoAccess.unrestricted());
            }
            GeoArea area = GeoArea.builder()
                    .addAllCountries(m.texts("countries"))
                    .addAllContinents(m.texts("continents"))
                    .addAllRegions(m.texts("regions"))
                    .build();
            return m.good(m.type().equals("allow") ? GeoAccess.allow(area) : GeoAccess.deny(area));
        } catch (ValidationException e) {
            return m.refused(e);
        }
    }

    private @Nullable TokenAuth tokenAuth(@Nullable Members m) {
        if (m == null) {
            return null;
        }
        try {
            switch (m.type()) {
                case "edge-auth" -> {
                    return m.good(edgeAuth(m));
                }
                case "url-hash" -> {
                    return m.good(urlHash(m));
                }
                default -> {
                    m.only(TYPE_ALONE);
                    return m.good(TokenAuth.none());
                }
            }
        } catch (ValidationException e) {
            return m.refused(e);
        }
    }

    private TokenAuth edgeAuth(Members m) {
        m.only(EDGE_AUTH);
        TokenAuth.EdgeAuth.Builder builder = TokenAuth.edgeAuth()
                .name(m.text("name"))
                .algorithm(m.choice("algorithm", ALGORITHMS))
                .escapeInputs(m.flag("escapeInputs", false))
                .ignoreQueryString(m.flag("ignoreQueryString", false))
                .key(secret(m.text("key"), m.pointer("key")))
                .transitionKey(Optional.ofNullable(secret(m.text("transitionKey"), m.pointer("transitionKey"))));
        String delimiter = m.text("delimiter");
        if (delimiter != null) {
            builder.delimiter(delimiter);
        }
        String aclDelimiter = m.text("aclDelimiter");
        if (aclDelimiter != null) {
            builder.aclDelimiter(aclDelimiter);
        }
        return builder.build();
    }

    private TokenAuth urlHash(Members m) {
        m.only(URL_HASH);
        TokenAuth.UrlHash.Builder builder = TokenAuth.urlHash();
        List<JsonNode> secrets = m.elements("secrets", "an array of 1–10 references");
        for (int i = 0; i < secrets.size(); i++) {
            String pointer = m.pointer("secrets") + "/" + i;
            if (secrets.get(i).isTextual()) {
                SecretRef secret = secret(secrets.get(i).textValue(), pointer);
                if (secret != null) {
                    builder.addSecret(secret);
                }
            } else {
                Members.wrongType(out, pointer, secrets.get(i), "a string");
            }
        }
        if (secrets.size() > 10) {
            out.wrong(
                    m.pointer("secrets"),
                    "the list of secrets",
                    secrets.size() + " references",
                    "1–10 references",
                    null);
        }
        QueryKey parameters = queryKey(m.variant("parameters", QUERY_KEYS));
        if (parameters != null) {
            builder.parameters(parameters);
        }
        TokenAuth.UrlHash.DateFormat dateFormat = m.choice("dateFormat", DATE_FORMATS);
        if (dateFormat != null) {
            builder.dateFormat(dateFormat);
        }
        String notAfterName = m.text("notAfterName");
        if (notAfterName != null) {
            builder.notAfterName(notAfterName);
        }
        String notBeforeName = m.text("notBeforeName");
        if (notBeforeName != null) {
            builder.notBeforeName(notBeforeName);
        }
        String hashName = m.text("hashName");
        if (hashName != null) {
            builder.hashName(hashName);
        }
        return builder.build();
    }

    private @Nullable SecretRef secret(@Nullable String text, String pointer) {
        if (text != null) {
            try {
                return new SecretRef(text);
            } catch (ValidationException e) {
                out.addAll(pointer, e);
            }
        }
        return null;
    }

    private static @Nullable OriginPath originPath(@Nullable Members m) {
        if (m == null) {
            return null;
        }
        try {
            switch (m.type()) {
                case "remove" -> {
                    m.only(List.of("type", "prefix"));
                    return m.good(OriginPath.remove(m.textOr("prefix", DIRECTORY, SOME_DIRECTORY)));
                }
                case "replace" -> {
                    m.only(List.of("type", "from", "to"));
                    return m.good(OriginPath.replace(
                            m.textOr("from", DIRECTORY, SOME_DIRECTORY), m.textOr("to", DIRECTORY, SOME_DIRECTORY)));
                }
                case "replace-all" -> {
                    m.only(List.of("type", "directory"));
                    return m.good(OriginPath.replaceAll(m.textOr("directory", DIRECTORY, SOME_DIRECTORY)));
                }
                default -> {
                    m.only(TYPE_ALONE);
                    return m.good(OriginPath.none());
                }
            }
        } catch (ValidationException e) {
            return m.refused(e);
        }
    }

    private @Nullable Firewall firewall(@Nullable Members m) {
        if (m == null) {
            return null;
        }
        m.only(FIREWALL);
        if (!m.has("mode")) {
            out.missing(m.pointer("mode"), "the mode", "one of " + String.join(", ", FIREWALLS.keySet()));
        }
        Firewall.Mode mode = m.choice("mode", FIREWALLS);
        Long level = m.number("level", "1–4");
        if (mode == null) {
            return null;
        }
        try {
            return m.good(new Firewall(mode, level == null ? OptionalInt.empty() : OptionalInt.of(toInt(level))));
        } catch (ValidationException e) {
            return m.refused(e);
        }
    }

    private Options options(Members parent) {
        Options options = Options.none();
        JsonNode node = parent.get("options");
        if (node == null) {
            return options;
        }
        if (!node.isObject()) {
            Members.wrongType(out, parent.pointer("options"), node, "an object");
            return options;
        }
        for (Map.Entry<String, JsonNode> provider : node.properties()) {
            String pointer = parent.pointer("options") + "/" + JsonText.pointerStep(provider.getKey());
            int before = out.size();
            Checks.provider(out, pointer, provider.getKey());
            if (!provider.getValue().isObject()) {
                Members.wrongType(out, pointer, provider.getValue(), "an object");
            }
            if (out.size() == before) {
                try {
                    JsonValue value = JsonValue.parse(JsonText.write(provider.getValue()));
                    options = options.with(provider.getKey(), value);
                } catch (ValidationException e) {
                    out.addAll(pointer, e);
                }
            }
        }
        return options;
    }

    /** An array that must be there and hold something. */
    private List<JsonNode> filled(Members members, String name, String allowed) {
        if (!members.has(name)) {
            out.missing("/" + name, name, allowed);
            return List.of();
        }
        int before = out.size();
        List<JsonNode> elements = members.elements(name, allowed);
        if (elements.isEmpty() && out.size() == before) {
            out.say("/" + name, "an empty array", "at least one", "the array is empty; at least one is needed");
        }
        return elements;
    }

    /** A number beyond the range of int must not wrap round into a good one. */
    private static int toInt(long number) {
        return (int) Math.max(Math.min(number, Integer.MAX_VALUE), Integer.MIN_VALUE);
    }
}
