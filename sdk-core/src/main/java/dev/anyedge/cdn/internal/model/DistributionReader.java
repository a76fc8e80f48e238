package dev.anyedge.cdn.internal.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.model.CacheRule;
import dev.anyedge.cdn.model.Certificate;
import dev.anyedge.cdn.model.Condition;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.Endpoint;
import dev.anyedge.cdn.model.Options;
import dev.anyedge.cdn.model.Origin;
import dev.anyedge.cdn.model.ViewerProtocol;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
    private static final List<String> RULE = List.of("name", "when", "then");
    private static final List<String> CONDITION = List.of("type", "values", "negated");

    private static final Map<String, ViewerProtocol> VIEWER_PROTOCOLS = Words.byWord(ViewerProtocol.values());
    private static final Map<String, Condition.Kind> CONDITIONS = Words.byWord(Condition.Kind.values());

    private final Violations out;
    private final BehaviorReader behaviors;

    DistributionReader(Violations out) {
        this.out = out;
        this.behaviors = new BehaviorReader(out);
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
        builder.options(members.options());
        // Its own check would see a broken document's lists with gaps.
        return out.size() > 0 ? null : builder.build();
    }

    /** One origin by itself, or null when there is at least one violation. */
    @Nullable
    Origin readOrigin(JsonNode root) {
        Members members = Members.of(root, out);
        return members == null ? null : OriginReader.origin(members);
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
        String hostname = assigned ? Members.SOME_HOST : m.textOr("hostname", HostNames.ENDPOINT, Members.SOME_HOST);
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
        Options options = m.options();
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
                            m.textOr("id", "the id of a secret", Members.SOME_TEXT),
                            m.textOr("region", "a region", Members.SOME_TEXT)));
                }
                case "external" -> {
                    m.only(List.of("type", "reference"));
                    return m.good(Certificate.external(
                            m.textOr("reference", "what the arrangement is known by", Members.SOME_TEXT)));
                }
                default -> {
                    m.only(Members.TYPE_ALONE);
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
                Origin origin = OriginReader.origin(element);
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
            builder.defaults(behaviors.behavior(m, references));
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
            builder.then(behaviors.behavior(then, references));
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
}
