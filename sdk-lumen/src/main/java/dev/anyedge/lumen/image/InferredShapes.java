package dev.anyedge.lumen.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.cdn.error.Violation;
import dev.anyedge.cdn.model.JsonValue;
import dev.anyedge.lumen.image.RuleFeatures.CacheControlOverride;
import dev.anyedge.lumen.image.RuleFeatures.GeoBlocking;
import dev.anyedge.lumen.image.RuleFeatures.IpBlocking;
import dev.anyedge.lumen.image.RuleFeatures.TokenRequirement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Everything about the JSON of service images that no public page states, in one place: keys and forms of features but for
 * {@code qshMode}, whether a feature stands in {@code features} or beside it, names and forms of the definitions that
 * portal and user guide only mention. <b>All of it is inferred</b> from version 1.0, from the labels of the portal and from
 * the documented style of naming. Keys and places are configurable; forms are read and written by this class alone.
 *
 * <p>A feature in another form than the proposed one is no error: it is kept as it is, under {@link RuleFeatures#other()}.
 * Immutable, thread-safe.
 */
public final class InferredShapes {
    /** Where a feature stands. */
    public enum Placement {
        /** In the rule's {@code features} object. */
        FEATURES,
        /** In the rule itself, beside {@code expression}. */
        RULE
    }

    private static final InferredShapes PROPOSED = builder().build();

    private final Map<FeatureKind, String> keys;
    private final Map<FeatureKind, Placement> placements;
    private final Map<DefinitionKind, String> sections;
    private final String trafficType;

    private InferredShapes(Builder builder) {
        this.keys = new EnumMap<>(builder.keys);
        this.placements = new EnumMap<>(builder.placements);
        this.sections = new EnumMap<>(builder.sections);
        this.trafficType = builder.trafficType;
    }

    /**
     * The proposed shapes.
     *
     * @return what is used unless something else is configured
     */
    public static InferredShapes proposed() {
        return PROPOSED;
    }

    /**
     * A new builder.
     *
     * @return a builder with the proposed shapes
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The key of a feature.
     *
     * @param kind the feature
     * @return its key
     */
    public String key(FeatureKind kind) {
        String key = keys.get(kind);
        return key == null ? kind.proposedKey() : key;
    }

    /**
     * Where a feature stands.
     *
     * @param kind the feature
     * @return in {@code features} unless configured otherwise
     */
    public Placement placement(FeatureKind kind) {
        Placement placement = placements.get(kind);
        return placement == null ? Placement.FEATURES : placement;
    }

    /**
     * The name of a list of definitions.
     *
     * @param kind the kind of definition
     * @return its name at the top of an image
     */
    public String section(DefinitionKind kind) {
        String section = sections.get(kind);
        return section == null ? kind.proposedKey() : section;
    }

    /**
     * The traffic type that properties get.
     *
     * @return opaque, {@code WEB} unless configured otherwise
     */
    public String trafficType() {
        return trafficType;
    }

    // ---- features ----

    RuleFeatures readFeatures(Members rule) {
        ObjectNode features = rule.node("features")
                .map(node -> {
                    if (node instanceof ObjectNode object) {
                        return object.deepCopy();
                    }
                    rule.missing("features", "a JSON object");
                    return null;
                })
                .orElseGet(() -> rule.restNode().objectNode());
        RuleFeatures.Builder read = RuleFeatures.builder();
        for (FeatureKind kind : FeatureKind.values()) {
            ObjectNode holder = placement(kind) == Placement.RULE ? rule.restNode() : features;
            @Nullable JsonNode node = holder.get(key(kind));
            if (node != null && node.isObject() && readFeature(kind, node, read)) {
                holder.remove(key(kind));
            }
        }
        return read.other(ServiceImageReader.members(features)).build();
    }

    /**
     * Features as members of a JSON object, wherever they are placed in a rule.
     *
     * @param features features
     * @return by key, in the forms of this class
     */
    public Map<String, JsonValue> write(RuleFeatures features) {
        ObjectNode rule = JsonNodeFactory.instance.objectNode();
        writeFeatures(features, rule);
        Map<String, JsonValue> members =
                new LinkedHashMap<>(ServiceImageReader.members((ObjectNode) rule.remove("features")));
        members.putAll(ServiceImageReader.members(rule));
        return members;
    }

    /**
     * Reads features from members of a JSON object.
     *
     * @param members by key, as {@link #write} gives them
     * @return the features; those in another form are under {@link RuleFeatures#other()}
     */
    public RuleFeatures read(Map<String, JsonValue> members) {
        ObjectNode rule = JsonNodeFactory.instance.objectNode();
        ObjectNode features = rule.putObject("features");
        Set<String> beside = new HashSet<>();
        for (FeatureKind kind : FeatureKind.values()) {
            if (placement(kind) == Placement.RULE) {
                beside.add(key(kind));
            }
        }
        members.forEach((name, value) -> (beside.contains(name) ? rule : features).set(name, Members.node(value)));
        return readFeatures(Members.of(rule, "", new ArrayList<>()));
    }

    /** Whether the feature has the proposed form, with nothing else in it. */
    private static boolean readFeature(FeatureKind kind, JsonNode node, RuleFeatures.Builder into) {
        List<Violation> problems = new ArrayList<>();
        Members members = Members.of(node, "", problems);
        Consumer<RuleFeatures.Builder> set =
                switch (kind) {
                    case QUERY_STRING -> flag(members, RuleFeatures.Builder::ignoreQuery);
                    case TRAFFIC_TYPE -> {
                        String value = members.text("value");
                        yield features -> features.trafficType(value);
                    }
                    case CACHE_CONTROL -> {
                        CacheControlOverride value = cacheControl(members);
                        yield features -> features.cacheControl(value);
                    }
                    case GEO_BLOCKING -> {
                        GeoBlocking value = new GeoBlocking(
                                ids(members, "geoIds"),
                                allow(members),
                                members.object("denyAction", InferredShapes::denyAction),
                                members.has("ipWhitelistIds") ? ids(members, "ipWhitelistIds") : List.of());
                        yield features -> features.geoBlocking(value);
                    }
                    case IP_BLOCKING -> {
                        IpBlocking value = new IpBlocking(
                                ids(members, "ipIds"),
                                allow(members),
                                members.object("denyAction", InferredShapes::denyAction));
                        yield features -> features.ipBlocking(value);
                    }
                    case TOKEN_AUTH -> {
                        TokenRequirement value = new TokenRequirement(
                                members.number("tokenAuthId"),
                                members.object("denyAction", InferredShapes::denyAction));
                        yield features -> features.tokenAuth(value);
                    }
                    case DENY_POLICY -> {
                        DenyAction value = denyAction(members);
                        yield features -> features.denyPolicy(value);
                    }
                    case REQUEST_HEADERS -> many(members, RuleFeatures.Builder::requestHeaderIds);
                    case RESPONSE_HEADERS -> many(members, RuleFeatures.Builder::responseHeaderIds);
                    case SECURE_FILL -> flag(members, RuleFeatures.Builder::secureFill);
                    case ACCEPT_ENCODING -> many(members, RuleFeatures.Builder::acceptEncodingIds);
                    case DYNAMIC_CONTENT -> one(members, RuleFeatures.Builder::dynamicContentId);
                    case LUA -> many(members, RuleFeatures.Builder::luaIds);
                    case LOG_ENDPOINT -> one(members, RuleFeatures.Builder::logEndpointId);
                };
        if (!problems.isEmpty() || !members.rest().isEmpty()) {
            return false;
        }
        set.accept(into);
        return true;
    }

    private interface Setter<T> {
        Object set(RuleFeatures.Builder features, T value);
    }

    private static Consumer<RuleFeatures.Builder> flag(Members members, Setter<Boolean> setter) {
        Optional<Boolean> value = members.flag("value");
        if (value.isEmpty()) {
            members.missing("value", "true or false");
        }
        return features -> setter.set(features, value.orElse(false));
    }

    private static Consumer<RuleFeatures.Builder> one(Members members, Setter<Long> setter) {
        long value = members.number("id");
        return features -> setter.set(features, value);
    }

    private static Consumer<RuleFeatures.Builder> many(Members members, Setter<List<Long>> setter) {
        List<Long> value = ids(members, "ids");
        return features -> setter.set(features, value);
    }

    private static List<Long> ids(Members members, String name) {
        List<Long> ids = new ArrayList<>();
        members.node(name)
                .filter(JsonNode::isArray)
                .ifPresent(array -> array.forEach(node -> {
                    if (node.isIntegralNumber() && node.canConvertToLong()) {
                        ids.add(node.longValue());
                    } else {
                        members.missing(name, "a list of integers");
                    }
                }));
        if (ids.isEmpty()) {
            members.missing(name, "a list of at least one integer");
        }
        return ids;
    }

    private static boolean allow(Members members) {
        String action = members.text("action");
        if (!action.equals("allow") && !action.equals("deny")) {
            members.missing("action", "allow or deny");
        }
        return action.equals("allow");
    }

    private static CacheControlOverride cacheControl(Members members) {
        return new CacheControlOverride(
                members.text("int"),
                members.optionalText("ext"),
                members.optionalText("force").map(text -> {
                    if (!text.equals("yes") && !text.equals("no")) {
                        members.missing("force", "yes or no");
                    }
                    return text.equals("yes");
                }));
    }

    private static DenyAction denyAction(Members members) {
        String type = members.text("type");
        Optional<String> url = members.optionalText("url");
        if (!type.equals(url.isPresent() ? "redirect" : "error")) {
            members.missing("type", "error, or redirect with a url");
        }
        List<HeaderField> headers = members.objects("headers", ServiceImageReader::header);
        members.rest().keySet().forEach(name -> members.missing(name, "no other member"));
        return new DenyAction(url, headers);
    }

    void writeFeatures(RuleFeatures features, ObjectNode rule) {
        ObjectNode json = rule.putObject("features");
        features.ignoreQuery()
                .ifPresent(flag -> at(rule, FeatureKind.QUERY_STRING).put("value", flag));
        features.trafficType()
                .ifPresent(text -> at(rule, FeatureKind.TRAFFIC_TYPE).put("value", text));
        features.cacheControl().ifPresent(override -> {
            ObjectNode members = at(rule, FeatureKind.CACHE_CONTROL).put("int", override.internal());
            override.external().ifPresent(text -> members.put("ext", text));
            override.force().ifPresent(flag -> members.put("force", flag ? "yes" : "no"));
        });
        features.geoBlocking().ifPresent(geo -> {
            ObjectNode members = at(rule, FeatureKind.GEO_BLOCKING);
            ids(members, "geoIds", geo.geoIds());
            members.put("action", action(geo.allow()));
            geo.denyAction().ifPresent(action -> deny(action, members.putObject("denyAction")));
            if (!geo.ipExceptionIds().isEmpty()) {
                ids(members, "ipWhitelistIds", geo.ipExceptionIds());
            }
        });
        features.ipBlocking().ifPresent(ip -> {
            ObjectNode members = at(rule, FeatureKind.IP_BLOCKING);
            ids(members, "ipIds", ip.ipIds());
            members.put("action", action(ip.allow()));
            ip.denyAction().ifPresent(action -> deny(action, members.putObject("denyAction")));
        });
        features.tokenAuth().ifPresent(token -> {
            ObjectNode members = at(rule, FeatureKind.TOKEN_AUTH).put("tokenAuthId", token.tokenAuthId());
            token.denyAction().ifPresent(action -> deny(action, members.putObject("denyAction")));
        });
        features.denyPolicy().ifPresent(action -> deny(action, at(rule, FeatureKind.DENY_POLICY)));
        references(rule, FeatureKind.REQUEST_HEADERS, features.requestHeaderIds());
        references(rule, FeatureKind.RESPONSE_HEADERS, features.responseHeaderIds());
        features.secureFill()
                .ifPresent(flag -> at(rule, FeatureKind.SECURE_FILL).put("value", flag));
        references(rule, FeatureKind.ACCEPT_ENCODING, features.acceptEncodingIds());
        features.dynamicContentId()
                .ifPresent(id -> at(rule, FeatureKind.DYNAMIC_CONTENT).put("id", id));
        references(rule, FeatureKind.LUA, features.luaIds());
        features.logEndpointId()
                .ifPresent(id -> at(rule, FeatureKind.LOG_ENDPOINT).put("id", id));
        ServiceImageWriter.extra(json, features.other());
    }

    private ObjectNode at(ObjectNode rule, FeatureKind kind) {
        ObjectNode holder = placement(kind) == Placement.RULE ? rule : (ObjectNode) rule.get("features");
        return holder.putObject(key(kind));
    }

    private void references(ObjectNode rule, FeatureKind kind, List<Long> ids) {
        if (!ids.isEmpty()) {
            ids(at(rule, kind), "ids", ids);
        }
    }

    private static void ids(ObjectNode json, String name, List<Long> ids) {
        ArrayNode array = json.putArray(name);
        ids.forEach(array::add);
    }

    private static String action(boolean allow) {
        return allow ? "allow" : "deny";
    }

    private static void deny(DenyAction action, ObjectNode json) {
        json.put("type", action.redirectTo().isPresent() ? "redirect" : "error");
        action.redirectTo().ifPresent(url -> json.put("url", url));
        if (!action.headers().isEmpty()) {
            ServiceImageWriter.headers(json, action.headers());
        }
    }

    // ---- definitions ----

    void readDefinitions(Members image, ServiceImage.Builder into, Function<String, TokenSecret> secrets) {
        into.ipDefinitions(image.objects(section(DefinitionKind.IP), members -> IpDefinition.builder()
                .id(members.number("id"))
                .name(members.text("name"))
                .addresses(members.filled("addresses"))
                .extra(members.rest())
                .build()));
        into.tokenDefinitions(
                image.objects(section(DefinitionKind.TOKEN_AUTH), members -> tokenDefinition(members, secrets)));
        into.requestHeaderDefinitions(
                image.objects(section(DefinitionKind.REQUEST_HEADERS), InferredShapes::headerDefinition));
        into.responseHeaderDefinitions(
                image.objects(section(DefinitionKind.RESPONSE_HEADERS), InferredShapes::headerDefinition));
        into.acceptEncodingDefinitions(
                image.objects(section(DefinitionKind.ACCEPT_ENCODING), members -> AcceptEncodingDefinition.builder()
                        .id(members.number("id"))
                        .name(members.text("name"))
                        .extensions(members.filled("extensions"))
                        .encodings(members.texts("encodings"))
                        .extra(members.rest())
                        .build()));
        into.dynamicContentDefinitions(
                image.objects(section(DefinitionKind.DYNAMIC_CONTENT), members -> DynamicContentDefinition.builder()
                        .id(members.number("id"))
                        .name(members.text("name"))
                        .mode(lowerWord(members, "mode", DynamicContentDefinition.Mode.values())
                                .orElse(DynamicContentDefinition.Mode.INCLUDE))
                        .extensions(members.texts("extensions"))
                        .formats(members.texts("formats"))
                        .extra(members.rest())
                        .build()));
    }

    private static HeaderDefinition headerDefinition(Members members) {
        if (!members.has("headers")) {
            members.missing("headers", "a list of headers");
        }
        return HeaderDefinition.builder()
                .id(members.number("id"))
                .name(members.text("name"))
                .headers(members.objects("headers", ServiceImageReader::header))
                .extra(members.rest())
                .build();
    }

    private static TokenDefinition tokenDefinition(Members members, Function<String, TokenSecret> read) {
        if (!members.has("secrets")) {
            members.missing("secrets", "a list of secrets");
        }
        return TokenDefinition.builder()
                .id(members.number("id"))
                .name(members.text("name"))
                .secrets(members.objects("secrets", secret -> {
                    if (!secret.has("id")) {
                        secret.missing("id", "an integer of 0 to 9");
                    }
                    return new TokenDefinition.Secret(
                            secret.intNumber("id", 0, 9).orElse(0),
                            read.apply(secret.text("secret")),
                            secret.longNumber("start"),
                            secret.longNumber("end"),
                            secret.rest());
                }))
                .parameters(members.object(
                        "queryParams",
                        parameters -> new TokenDefinition.Parameters(
                                lowerWord(parameters, "mode", TokenDefinition.ParameterMode.values())
                                        .orElse(TokenDefinition.ParameterMode.EXCLUDE),
                                parameters.texts("names"),
                                parameters.rest())))
                .dateFormat(members.word("dateFormat", TokenDefinition.DateFormat.values()))
                .notAfterName(members.optionalText("nvaName"))
                .notBeforeName(members.optionalText("nvbName"))
                .hashName(members.optionalText("hashName"))
                .extra(members.rest())
                .build();
    }

    /** A word that is written in lower case. */
    private static <E extends Enum<E>> Optional<E> lowerWord(Members members, String name, E[] words) {
        if (!members.has(name)) {
            members.missing(
                    name,
                    "one of " + words[0].name().toLowerCase(Locale.ROOT) + ", "
                            + words[1].name().toLowerCase(Locale.ROOT));
        }
        return members.optionalText(name)
                .flatMap(text -> members.match(members.at(name), text.toUpperCase(Locale.ROOT), words));
    }

    void writeDefinitions(ServiceImage image, ObjectNode root, Function<TokenSecret, String> secrets) {
        ServiceImageWriter.list(root, section(DefinitionKind.IP), image.ipDefinitions(), (ip, json) -> {
            json.put("id", ip.id()).put("name", ip.name());
            ServiceImageWriter.texts(json, "addresses", ip.addresses());
            ServiceImageWriter.extra(json, ip.extra());
        });
        ServiceImageWriter.list(
                root,
                section(DefinitionKind.TOKEN_AUTH),
                image.tokenDefinitions(),
                (token, json) -> token(token, json, secrets));
        ServiceImageWriter.list(
                root,
                section(DefinitionKind.REQUEST_HEADERS),
                image.requestHeaderDefinitions(),
                InferredShapes::headers);
        ServiceImageWriter.list(
                root,
                section(DefinitionKind.RESPONSE_HEADERS),
                image.responseHeaderDefinitions(),
                InferredShapes::headers);
        ServiceImageWriter.list(
                root, section(DefinitionKind.ACCEPT_ENCODING), image.acceptEncodingDefinitions(), (encoding, json) -> {
                    json.put("id", encoding.id()).put("name", encoding.name());
                    ServiceImageWriter.texts(json, "extensions", encoding.extensions());
                    ServiceImageWriter.texts(json, "encodings", encoding.encodings());
                    ServiceImageWriter.extra(json, encoding.extra());
                });
        ServiceImageWriter.list(
                root, section(DefinitionKind.DYNAMIC_CONTENT), image.dynamicContentDefinitions(), (dct, json) -> {
                    json.put("id", dct.id())
                            .put("name", dct.name())
                            .put("mode", dct.mode().name().toLowerCase(Locale.ROOT));
                    ServiceImageWriter.texts(json, "extensions", dct.extensions());
                    if (!dct.formats().isEmpty()) {
                        ServiceImageWriter.texts(json, "formats", dct.formats());
                    }
                    ServiceImageWriter.extra(json, dct.extra());
                });
    }

    private static void headers(HeaderDefinition definition, ObjectNode json) {
        json.put("id", definition.id()).put("name", definition.name());
        ServiceImageWriter.headers(json, definition.headers());
        ServiceImageWriter.extra(json, definition.extra());
    }

    private static void token(TokenDefinition token, ObjectNode json, Function<TokenSecret, String> secrets) {
        json.put("id", token.id()).put("name", token.name());
        ServiceImageWriter.list(json, "secrets", token.secrets(), (secret, members) -> {
            members.put("id", secret.id()).put("secret", secrets.apply(secret.secret()));
            secret.start().ifPresent(number -> members.put("start", number));
            secret.end().ifPresent(number -> members.put("end", number));
            ServiceImageWriter.extra(members, HiddenMembers.written(secret.extra(), secrets));
        });
        token.parameters().ifPresent(parameters -> {
            ObjectNode members = json.putObject("queryParams")
                    .put("mode", parameters.mode().name().toLowerCase(Locale.ROOT));
            ServiceImageWriter.texts(members, "names", parameters.names());
            ServiceImageWriter.extra(members, HiddenMembers.written(parameters.extra(), secrets));
        });
        token.dateFormat().ifPresent(format -> json.put("dateFormat", format.name()));
        token.notAfterName().ifPresent(text -> json.put("nvaName", text));
        token.notBeforeName().ifPresent(text -> json.put("nvbName", text));
        token.hashName().ifPresent(text -> json.put("hashName", text));
        ServiceImageWriter.extra(json, HiddenMembers.written(token.extra(), secrets));
    }

    /** Builds {@link InferredShapes}. Not thread-safe. */
    public static final class Builder {
        private final Map<FeatureKind, String> keys = new EnumMap<>(FeatureKind.class);
        private final Map<FeatureKind, Placement> placements = new EnumMap<>(FeatureKind.class);
        private final Map<DefinitionKind, String> sections = new EnumMap<>(DefinitionKind.class);
        private String trafficType = "WEB";

        private Builder() {}

        /**
         * Another key for a feature.
         *
         * @param kind the feature
         * @param key its key
         * @return this builder
         */
        public Builder key(FeatureKind kind, String key) {
            keys.put(kind, key);
            return this;
        }

        /**
         * Another place for a feature.
         *
         * @param kind the feature
         * @param placement where it stands
         * @return this builder
         */
        public Builder placement(FeatureKind kind, Placement placement) {
            placements.put(kind, placement);
            return this;
        }

        /**
         * Another name for a list of definitions.
         *
         * @param kind the kind of definition
         * @param name its name at the top of an image
         * @return this builder
         */
        public Builder section(DefinitionKind kind, String name) {
            sections.put(kind, name);
            return this;
        }

        /**
         * Another traffic type.
         *
         * @param type opaque
         * @return this builder
         */
        public Builder trafficType(String type) {
            this.trafficType = type;
            return this;
        }

        /**
         * The shapes.
         *
         * @return immutable shapes
         */
        public InferredShapes build() {
            return new InferredShapes(this);
        }
    }
}
