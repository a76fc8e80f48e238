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
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tree to distribution. Reads on past whatever is wrong, so that one reading finds everything: each object reports its
 * own, and names are compared across the document even where the objects that hold them are broken. Used once.
 */
final class DistributionReader {
    private static final List<String> DISTRIBUTION =
            List.of("format", "name", "description", "enabled", "endpoints", "origins", "defaults", "rules", "options");
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
    private static final List<String> HTTP_ORIGIN =
            List.of("type", "id", "scheme", "host", "port", "basePath", "hostHeader", "connectTo", "options");

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

    private final Violations out;

    DistributionReader(Violations out) {
        this.out = out;
    }

    /** The distribution, or null when there is at least one violation. */
    @Nullable
    Distribution read(JsonNode root) {
        Members members = Members.of(root, "", out);
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
        Members members = Members.of(root, "", out);
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
            String pointer = "/endpoints/" + i;
            Members element = Members.of(elements.get(i), pointer, out);
            if (element != null) {
                set(endpoint(element), builder::addEndpoint);
                JsonNode host = element.get("hostname");
                if (host != null && host.isTextual()) {
                    JsonNode type = element.get("type");
                    boolean wildcard = type != null && "wildcard".equals(type.textValue());
                    references.endpoint(pointer + "/hostname", (wildcard ? "*." : "") + host.textValue());
                }
            }
        }
    }

    private @Nullable Endpoint endpoint(Members m) {
        String type = m.type(List.of("custom", "wildcard", "assigned"));
        if (type == null) {
            return null;
        }
        boolean assigned = type.equals("assigned");
        m.only(List.of("type", assigned ? "prefix" : "hostname", "viewerProtocol", "certificate", "options"));
        String prefix = assigned ? m.text("prefix") : null;
        String hostname = assigned ? SOME_HOST : m.textOr("hostname", HostNames.ENDPOINT, SOME_HOST);
        boolean unreadable = m.has("viewerProtocol");
        ViewerProtocol given = m.choice("viewerProtocol", VIEWER_PROTOCOLS);
        unreadable &= given == null;
        ViewerProtocol protocol = given == null ? ViewerProtocol.REDIRECT_TO_HTTPS : given;
        Optional<Certificate> certificate;
        if (m.has("certificate")) {
            certificate = Optional.ofNullable(certificate(m));
        } else if (unreadable || (assigned && protocol != ViewerProtocol.HTTP_ONLY)) {
            certificate = Optional.of(Certificate.shared());
        } else {
            certificate = Optional.empty();
        }
        Options options = options(m);
        return m.make(() -> switch (type) {
            case "custom" -> new Endpoint.Custom(hostname, protocol, certificate, options);
            case "wildcard" -> new Endpoint.Wildcard(hostname, protocol, certificate, options);
            default -> new Endpoint.Assigned(Optional.ofNullable(prefix), protocol, certificate, options);
        });
    }

    private @Nullable Certificate certificate(Members parent) {
        return variant(parent, "certificate", List.of("managed", "stored", "shared", "external"), (m, type) -> {
            switch (type) {
                case "stored" -> {
                    m.only(List.of("type", "id", "region"));
                    String id = m.textOr("id", "the id of a secret", SOME_TEXT);
                    String region = m.textOr("region", "a region", SOME_TEXT);
                    return m.make(() -> Certificate.stored(id, region));
                }
                case "external" -> {
                    m.only(List.of("type", "reference"));
                    String reference = m.textOr("reference", "what the arrangement is known by", SOME_TEXT);
                    return m.make(() -> Certificate.external(reference));
                }
                default -> {
                    m.only(List.of("type"));
                    return m.make(type.equals("managed") ? Certificate::managed : Certificate::shared);
                }
            }
        });
    }

    private void origins(Members members, CrossReferences references, Distribution.Builder builder) {
        List<JsonNode> elements = filled(members, "origins", "an array of origins");
        for (int i = 0; i < elements.size(); i++) {
            String pointer = "/origins/" + i;
            Members element = Members.of(elements.get(i), pointer, out);
            if (element != null) {
                set(origin(element), builder::addOrigin);
                String id = originId(elements.get(i));
                if (id != null) {
                    references.origin(pointer + (element.has("id") ? "/id" : "/host"), id);
                }
            }
        }
    }

    private @Nullable Origin origin(Members m) {
        String type = m.type(List.of("http", "bucket", "load-balancer", "serverless"));
        if (type == null) {
            return null;
        }
        return switch (type) {
            case "http" -> httpOrigin(m);
            case "bucket" -> bucketOrigin(m);
            case "load-balancer" -> loadBalancerOrigin(m);
            default -> serverlessOrigin(m);
        };
    }

    private @Nullable HttpOrigin httpOrigin(Members m) {
        m.only(HTTP_ORIGIN);
        HttpOrigin.Builder builder = HttpOrigin.builder();
        set(m.text("id"), builder::id);
        set(m.choice("scheme", SCHEMES), builder::scheme);
        set(m.text("host"), builder::host);
        Long port = m.number("port", "1–65535");
        if (port != null) {
            // A port beyond the range of int must not wrap round into a good one.
            builder.port((int) Math.max(Math.min(port, Integer.MAX_VALUE), Integer.MIN_VALUE));
        }
        set(m.text("basePath"), builder::basePath);
        set(hostHeader(m), builder::hostHeader);
        set(m.text("connectTo"), builder::connectTo);
        builder.options(options(m));
        return m.make(builder::build);
    }

    private @Nullable HostHeader hostHeader(Members parent) {
        return variant(parent, "hostHeader", List.of("viewer", "origin", "fixed"), (m, type) -> {
            if (type.equals("fixed")) {
                m.only(List.of("type", "value"));
                String value = m.textOr("value", HostNames.HEADER, SOME_HOST);
                return m.make(() -> HostHeader.fixed(value));
            }
            m.only(List.of("type"));
            return m.make(type.equals("viewer") ? HostHeader::viewer : HostHeader::origin);
        });
    }

    private @Nullable Origin bucketOrigin(Members m) {
        m.only(List.of("type", "id", "bucket", "region", "website", "reachableAs", "options"));
        BucketOrigin.Builder builder = BucketOrigin.builder();
        set(m.text("id"), builder::id);
        set(m.text("bucket"), builder::bucket);
        set(m.text("region"), builder::region);
        builder.website(m.flag("website", false));
        set(reachableAs(m), builder::reachableAs);
        builder.options(options(m));
        return m.make(builder::build);
    }

    private @Nullable Origin loadBalancerOrigin(Members m) {
        m.only(List.of(
                "type",
                "id",
                "loadBalancer",
                "frontend",
                "zone",
                "tls",
                "hostHeader",
                "websocket",
                "reachableAs",
                "options"));
        LoadBalancerOrigin.Builder builder = LoadBalancerOrigin.builder();
        set(m.text("id"), builder::id);
        set(m.text("loadBalancer"), builder::loadBalancer);
        set(m.text("frontend"), builder::frontend);
        set(m.text("zone"), builder::zone);
        builder.tls(m.flag("tls", false));
        set(hostHeader(m), builder::hostHeader);
        builder.websocket(m.flag("websocket", false));
        set(reachableAs(m), builder::reachableAs);
        builder.options(options(m));
        return m.make(builder::build);
    }

    private @Nullable Origin serverlessOrigin(Members m) {
        m.only(List.of("type", "id", "kind", "resource", "region", "reachableAs", "options"));
        ServerlessOrigin.Builder builder = ServerlessOrigin.builder();
        set(m.text("id"), builder::id);
        set(m.choice("kind", SERVERLESS), builder::kind);
        set(m.text("resource"), builder::resource);
        set(m.text("region"), builder::region);
        set(reachableAs(m), builder::reachableAs);
        builder.options(options(m));
        return m.make(builder::build);
    }

    /** Always an HTTP origin, so its tag may be left out. */
    private @Nullable HttpOrigin reachableAs(Members parent) {
        Members m = Members.of(parent.get("reachableAs"), parent.pointer("reachableAs"), out);
        if (m == null || (m.has("type") && m.type(List.of("http")) == null)) {
            return null;
        }
        return httpOrigin(m);
    }

    private void defaults(Members members, CrossReferences references, Distribution.Builder builder) {
        if (!members.has("defaults")) {
            out.missing("/defaults", "the default behaviour", "a behaviour with at least origin and caching");
            return;
        }
        Members m = Members.of(members.get("defaults"), "/defaults", out);
        if (m != null) {
            if (!m.has("origin")) {
                out.missing("/defaults/origin", "the origin of the defaults", "the id of an origin");
            }
            if (!m.has("caching")) {
                out.missing("/defaults/caching", "the caching of the defaults", "a caching");
            }
            set(behavior(m, references), builder::defaults);
        }
    }

    private void rules(Members members, CrossReferences references, Distribution.Builder builder) {
        List<JsonNode> elements = members.elements("rules", "an array of rules");
        for (int i = 0; i < elements.size(); i++) {
            Members element = Members.of(elements.get(i), "/rules/" + i, out);
            if (element != null) {
                set(rule(element, references), builder::addRule);
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
            Members condition = Members.of(when.get(i), m.pointer("when") + "/" + i, out);
            if (condition != null) {
                set(condition(condition), builder::addWhen);
            }
        }
        Members then = Members.of(m.get("then"), m.pointer("then"), out);
        if (then != null) {
            set(behavior(then, references), builder::then);
        }
        return m.make(builder::build);
    }

    private @Nullable Condition condition(Members m) {
        String type = m.type(CONDITIONS.keySet());
        if (type == null) {
            return null;
        }
        m.only(CONDITION);
        Condition.Kind kind = Objects.requireNonNull(CONDITIONS.get(type));
        List<String> values = m.texts("values");
        boolean negated = m.flag("negated", false);
        return m.make(() -> new Condition(kind, values, negated));
    }

    private @Nullable Behavior behavior(Members m, CrossReferences references) {
        m.only(BEHAVIOR);
        Behavior.Builder builder = Behavior.builder();
        String origin = m.text("origin");
        if (origin != null) {
            builder.origin(origin);
            references.reference(m.pointer("origin"), origin);
        }
        set(caching(m), builder::caching);
        set(queryKey(m, "queryKey"), builder::queryKey);
        set(m.choice("cookies", COOKIES), builder::cookies);
        set(firewall(m), builder::firewall);
        set(ipAccess(m), builder::ipAccess);
        set(geoAccess(m), builder::geoAccess);
        set(refererAccess(m), builder::refererAccess);
        set(tokenAuth(m), builder::tokenAuth);
        set(originPath(m), builder::originPath);
        builder.options(options(m));
        return m.make(builder::build);
    }

    private @Nullable Caching caching(Members parent) {
        List<String> types = List.of("honor-origin", "override", "no-store", "bypass", "revalidate");
        return variant(parent, "caching", types, (m, type) -> {
            switch (type) {
                case "honor-origin" -> {
                    m.only(List.of("type", "defaultTtl"));
                    Optional<Duration> ttl = Optional.ofNullable(m.seconds("defaultTtl"));
                    return m.make(() -> new Caching.HonorOrigin(ttl));
                }
                case "override" -> {
                    m.only(List.of("type", "ttl"));
                    if (!m.has("ttl")) {
                        out.missing(m.pointer("ttl"), "the time", "a whole number of seconds");
                    }
                    Duration ttl = m.seconds("ttl");
                    return m.make(() -> Caching.override(ttl == null ? Duration.ZERO : ttl));
                }
                default -> {
                    m.only(List.of("type"));
                    return m.make(
                            type.equals("no-store")
                                    ? Caching::noStore
                                    : type.equals("bypass") ? Caching::bypass : Caching::revalidate);
                }
            }
        });
    }

    private @Nullable QueryKey queryKey(Members parent, String member) {
        return variant(parent, member, List.of("all", "none", "include", "exclude"), (m, type) -> {
            if (type.equals("all") || type.equals("none")) {
                m.only(List.of("type"));
                return m.make(type.equals("all") ? QueryKey::all : QueryKey::none);
            }
            m.only(List.of("type", "names"));
            String[] names = m.texts("names").toArray(String[]::new);
            return m.make(() -> type.equals("include") ? QueryKey.include(names) : QueryKey.exclude(names));
        });
    }

    private @Nullable IpAccess ipAccess(Members parent) {
        return access(
                parent,
                "ipAccess",
                IpAccess::unrestricted,
                (allow, ranges) -> allow ? IpAccess.allow(ranges) : IpAccess.deny(ranges));
    }

    private @Nullable RefererAccess refererAccess(Members parent) {
        return access(
                parent,
                "refererAccess",
                RefererAccess::unrestricted,
                (allow, patterns) -> allow ? RefererAccess.allow(patterns) : RefererAccess.deny(patterns));
    }

    private <T> @Nullable T access(Members parent, String member, Supplier<T> unrestricted, Lists<T> lists) {
        return variant(parent, member, List.of("allow", "deny", "unrestricted"), (m, type) -> {
            if (type.equals("unrestricted")) {
                m.only(List.of("type"));
                return m.make(unrestricted);
            }
            m.only(List.of("type", "values"));
            String[] values = m.texts("values").toArray(String[]::new);
            return m.make(() -> lists.of(type.equals("allow"), values));
        });
    }

    private @Nullable GeoAccess geoAccess(Members parent) {
        return variant(parent, "geoAccess", List.of("allow", "deny", "unrestricted"), (m, type) -> {
            if (type.equals("unrestricted")) {
                m.only(List.of("type"));
                return m.make(GeoAccess::unrestricted);
            }
            m.only(List.of("type", "countries", "continents", "regions"));
            GeoArea.Builder area = GeoArea.builder()
                    .addAllCountries(m.texts("countries"))
                    .addAllContinents(m.texts("continents"))
                    .addAllRegions(m.texts("regions"));
            return m.make(() -> type.equals("allow") ? GeoAccess.allow(area.build()) : GeoAccess.deny(area.build()));
        });
    }

    private @Nullable TokenAuth tokenAuth(Members parent) {
        return variant(parent, "tokenAuth", List.of("edge-auth", "url-hash", "none"), (m, type) -> switch (type) {
            case "edge-auth" -> edgeAuth(m);
            case "url-hash" -> urlHash(m);
            default -> {
                m.only(List.of("type"));
                yield m.make(TokenAuth::none);
            }
        });
    }

    private @Nullable TokenAuth edgeAuth(Members m) {
        m.only(List.of(
                "type",
                "name",
                "delimiter",
                "aclDelimiter",
                "algorithm",
                "escapeInputs",
                "ignoreQueryString",
                "key",
                "transitionKey"));
        TokenAuth.EdgeAuth.Builder builder = TokenAuth.edgeAuth();
        set(m.text("name"), builder::name);
        set(m.text("delimiter"), builder::delimiter);
        set(m.text("aclDelimiter"), builder::aclDelimiter);
        set(m.choice("algorithm", ALGORITHMS), builder::algorithm);
        builder.escapeInputs(m.flag("escapeInputs", false));
        builder.ignoreQueryString(m.flag("ignoreQueryString", false));
        set(secret(m.text("key"), m.pointer("key")), builder::key);
        set(secret(m.text("transitionKey"), m.pointer("transitionKey")), builder::transitionKey);
        return m.make(builder::build);
    }

    private @Nullable TokenAuth urlHash(Members m) {
        m.only(List.of("type", "secrets", "parameters", "dateFormat", "notAfterName", "notBeforeName", "hashName"));
        TokenAuth.UrlHash.Builder builder = TokenAuth.urlHash();
        List<JsonNode> secrets = m.elements("secrets", "an array of 1–10 references");
        for (int i = 0; i < secrets.size(); i++) {
            String pointer = m.pointer("secrets") + "/" + i;
            if (secrets.get(i).isTextual()) {
                set(secret(secrets.get(i).textValue(), pointer), builder::addSecret);
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
        set(queryKey(m, "parameters"), builder::parameters);
        set(m.choice("dateFormat", DATE_FORMATS), builder::dateFormat);
        set(m.text("notAfterName"), builder::notAfterName);
        set(m.text("notBeforeName"), builder::notBeforeName);
        set(m.text("hashName"), builder::hashName);
        return m.make(builder::build);
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

    private @Nullable OriginPath originPath(Members parent) {
        List<String> types = List.of("remove", "replace", "replace-all", "none");
        String allowed = "a path that begins and ends with '/'";
        return variant(parent, "originPath", types, (m, type) -> {
            switch (type) {
                case "remove" -> {
                    m.only(List.of("type", "prefix"));
                    String prefix = m.textOr("prefix", allowed, SOME_DIRECTORY);
                    return m.make(() -> OriginPath.remove(prefix));
                }
                case "replace" -> {
                    m.only(List.of("type", "from", "to"));
                    String from = m.textOr("from", allowed, SOME_DIRECTORY);
                    String to = m.textOr("to", allowed, SOME_DIRECTORY);
                    return m.make(() -> OriginPath.replace(from, to));
                }
                case "replace-all" -> {
                    m.only(List.of("type", "directory"));
                    String directory = m.textOr("directory", allowed, SOME_DIRECTORY);
                    return m.make(() -> OriginPath.replaceAll(directory));
                }
                default -> {
                    m.only(List.of("type"));
                    return m.make(OriginPath::none);
                }
            }
        });
    }

    private @Nullable Firewall firewall(Members parent) {
        Members m = Members.of(parent.get("firewall"), parent.pointer("firewall"), out);
        if (m == null) {
            return null;
        }
        m.only(List.of("mode", "level"));
        if (!m.has("mode")) {
            out.missing(m.pointer("mode"), "the mode", "one of " + String.join(", ", FIREWALLS.keySet()));
        }
        Firewall.Mode mode = m.choice("mode", FIREWALLS);
        Long number = m.number("level", "1–4");
        if (mode == null) {
            return null;
        }
        OptionalInt level = number == null
                ? OptionalInt.empty()
                : OptionalInt.of((int) Math.max(Math.min(number, Integer.MAX_VALUE), Integer.MIN_VALUE));
        return m.make(() -> new Firewall(mode, level));
    }

    private Options options(Members parent) {
        Options options = Options.none();
        JsonNode node = parent.get("options");
        if (Members.of(node, parent.pointer("options"), out) == null || node == null) {
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

    private <T> @Nullable T variant(Members parent, String member, List<String> types, Variant<T> variant) {
        Members m = Members.of(parent.get(member), parent.pointer(member), out);
        String type = m == null ? null : m.type(types);
        return m == null || type == null ? null : variant.read(m, type);
    }

    private static <T> void set(@Nullable T value, Consumer<? super T> setter) {
        if (value != null) {
            setter.accept(value);
        }
    }

    private interface Variant<T> {
        @Nullable
        T read(Members members, String type);
    }

    private interface Lists<T> {
        T of(boolean allow, String... values);
    }
}
