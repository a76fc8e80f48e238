package dev.anyedge.lumen.translate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.error.Violation;
import dev.anyedge.cdn.internal.json.JsonText;
import dev.anyedge.cdn.model.Caching;
import dev.anyedge.cdn.translation.Feature;
import dev.anyedge.cdn.translation.Finding;
import dev.anyedge.cdn.translation.Severity;
import dev.anyedge.lumen.image.AliasDefinition;
import dev.anyedge.lumen.image.DenyAction;
import dev.anyedge.lumen.image.GeoDefinition;
import dev.anyedge.lumen.image.InferredShapes;
import dev.anyedge.lumen.image.MatchGroup;
import dev.anyedge.lumen.image.MatchRule;
import dev.anyedge.lumen.image.OriginDefinition;
import dev.anyedge.lumen.image.PathExpression;
import dev.anyedge.lumen.image.Protocol;
import dev.anyedge.lumen.image.ReportingId;
import dev.anyedge.lumen.image.RuleFeatures;
import dev.anyedge.lumen.image.RuleFeatures.CacheControlOverride;
import dev.anyedge.lumen.image.RuleFeatures.GeoBlocking;
import dev.anyedge.lumen.image.RuleFeatures.TokenRequirement;
import dev.anyedge.lumen.image.ServiceImage;
import dev.anyedge.lumen.image.TokenDefinition;
import dev.anyedge.lumen.image.TokenSecret;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A site of version 1.0, as the answers of its API put together, made into a service image of version 2.0.
 *
 * <p>Each property becomes an origin, an alias definition, a reporting id and a rule in group 0; each entry of a resource
 * group a path rule, in the order in which groups count. What version 2.0 does not say alike is told as findings.
 */
final class LegacySite {
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z0-9_]+");
    private static final Pattern POLICY = Pattern.compile("as-is|no-cache|no-store|[0-9]{1,12}[smhdwy]?");
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    private static final int MOST_COUNTRIES = 10;
    private static final int MOST_TOKENS = 10;

    private final JsonNode root;
    private final InferredShapes shapes;
    private final List<Violation> violations = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final ServiceImage.Builder image = ServiceImage.builder();
    private final Set<Long> usedIds = new HashSet<>(Set.of(0L));
    private final Set<String> geoNames = new HashSet<>();
    private long nextGeo = 1;
    private long nextToken = 1;

    LegacySite(String json, InferredShapes shapes) {
        this.root = JsonText.parse(json);
        this.shapes = shapes;
    }

    /** Whether a text is a site of version 1.0 rather than an image. */
    static boolean is(String json) {
        return JsonText.parse(json).has("properties");
    }

    LumenDocument document() {
        JsonNode properties = root.path("properties");
        if (!properties.isArray() || properties.isEmpty()) {
            wrong("/properties", properties.isArray() ? "no property" : "no list", "a list of at least one property");
        }
        Scope service = scope(root, "");
        known(root, "", Set.of("properties", "resourceGroups", "configurationGroups", "geoDefs", "tokens"));
        List<MatchRule> zero = new ArrayList<>();
        List<MatchGroup> groups = new ArrayList<>();
        reserveIds(properties);
        Set<String> aliases = new HashSet<>();
        for (int i = 0; i < properties.size(); i++) {
            property(properties.get(i), i, service, zero, groups, aliases);
        }
        if (!violations.isEmpty()) {
            throw new ValidationException("version 1.0 site", violations);
        }
        image.addMatchGroups(MatchGroup.builder().id(0).matchRules(zero).build())
                .addAllMatchGroups(groups);
        return new LumenDocument(image.build(), findings);
    }

    // ---- properties ----

    private void reserveIds(JsonNode properties) {
        properties.forEach(property -> {
            String cosid = property.path("cosid").asText("");
            if (cosid.matches("[1-9][0-9]{0,17}")) {
                usedIds.add(Long.parseLong(cosid));
            }
        });
    }

    private long originId(JsonNode property, String pointer, Set<Long> given) {
        String cosid = property.path("cosid").asText("");
        if (cosid.matches("[1-9][0-9]{0,17}") && given.add(Long.parseLong(cosid))) {
            return Long.parseLong(cosid);
        }
        long id = 1;
        while (!usedIds.add(id)) {
            id++;
        }
        given.add(id);
        note(
                Feature.INCOMPLETE_DOCUMENT,
                pointer + "/cosid",
                "The property has no number of its own, so " + id
                        + " stands for its origin id; before it is used, give it one"
                        + " that the subscriber never had.");
        return id;
    }

    private final Set<Long> given = new HashSet<>();

    private void property(
            JsonNode property,
            int index,
            Scope service,
            List<MatchRule> zero,
            List<MatchGroup> groups,
            Set<String> seen) {
        String at = "/properties/" + index;
        if (!property.isObject()) {
            wrong(at, "no object", "a property");
            return;
        }
        known(
                property,
                at,
                Set.of(
                        "originserver",
                        "aliases",
                        "cosid",
                        "resourceGroups",
                        "configurationGroups",
                        "geoDefs",
                        "tokens"));
        long id = originId(property, at, given);
        List<String> aliases = texts(property.path("aliases"), at + "/aliases");
        if (aliases.isEmpty()) {
            wrong(at + "/aliases", "no alias", "at least one alias, the first of which is the primary one");
            aliases = List.of("missing");
        }
        for (int i = 0; i < aliases.size(); i++) {
            if (!seen.add(aliases.get(i))) {
                wrong(at + "/aliases/" + i, "\"" + aliases.get(i) + "\" a second time", "R8: each alias once");
            }
        }
        String primary = aliases.get(0);
        image.addReportingIds(ReportingId.builder().id(id).name(primary).build())
                .addOriginDefinitions(origin(property.path("originserver"), at + "/originserver", id))
                .addAliasDefinitions(AliasDefinition.builder()
                        .id(index + 1L)
                        .name(primary)
                        .originId(id)
                        .reportingId(id)
                        .addProtocols(Protocol.HTTP)
                        .aliases(aliases)
                        .build());
        note(
                Feature.HTTPS_ONLY,
                at + "/aliases",
                "Version 1.0 does not say whether viewers use HTTPS: plain HTTP is written, and HTTPS has to be added by"
                        + " hand.");
        zero.add(MatchRule.builder()
                .id(index + 1L)
                .expression(MatchRule.expressionOf(id))
                .features(
                        RuleFeatures.builder().trafficType(shapes.trafficType()).build())
                .build());
        groups.add(MatchGroup.builder()
                .id(id)
                .matchRules(rules(id, scope(property, at), service, at))
                .build());
    }

    private OriginDefinition origin(JsonNode server, String at, long id) {
        if (!server.isObject()) {
            wrong(at, "nothing", "an object with host, port and protocol");
        }
        known(server, at, Set.of("host", "port", "protocol", "webroot"));
        String host = text(server, at, "host").strip();
        if (!host.equals(server.path("host").asText(host))) {
            note(Feature.HTTP_ORIGIN, at + "/host", "Blanks around the host are left out.");
        }
        String port = text(server, at, "port");
        String protocol = text(server, at, "protocol");
        boolean number = port.matches("[0-9]{1,5}") && Integer.parseInt(port) >= 1 && Integer.parseInt(port) <= 65_535;
        if (!number) {
            wrong(at + "/port", "\"" + port + "\"", "a port of 1 to 65535 as a text");
        }
        if (!protocol.equals("http") && !protocol.equals("https")) {
            wrong(at + "/protocol", "\"" + protocol + "\"", "http or https");
        }
        return OriginDefinition.builder()
                .id(id)
                .name("Origin_" + id)
                .protocol(protocol.equals("https") ? Protocol.HTTPS : Protocol.HTTP)
                .host(host)
                .port(number ? Integer.parseInt(port) : 80)
                .webroot(server.path("webroot").asText("/"))
                .build();
    }

    // ---- resource groups ----

    /** What a scope, a property or the service, defines. */
    private record Scope(
            List<JsonNode> groups,
            Map<String, JsonNode> configurations,
            Map<String, List<Long>> geo,
            Optional<Long> tokens,
            String pointer) {}

    private Scope scope(JsonNode owner, String at) {
        List<JsonNode> groups = new ArrayList<>();
        owner.path("resourceGroups").forEach(groups::add);
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < groups.size(); i++) {
            String id = groups.get(i).path("rgid").asText("");
            resourceGroup(groups.get(i), at + "/resourceGroups/" + i);
            if (!ids.add(id)) {
                wrong(at + "/resourceGroups/" + i + "/rgid", "\"" + id + "\" a second time", "each rgid once");
            }
        }
        groups.sort(Comparator.comparingInt(group -> group.path("order").asInt(Integer.MAX_VALUE)));
        Map<String, JsonNode> configurations = new LinkedHashMap<>();
        owner.path("configurationGroups").properties().forEach(member -> {
            configurations.put(member.getKey(), member.getValue());
            if (!ids.contains(member.getKey())) {
                wrong(
                        at + "/configurationGroups/" + JsonText.pointerStep(member.getKey()),
                        "no resource group \"" + member.getKey() + "\"",
                        "the rgid of a resource group");
            }
        });
        return new Scope(groups, configurations, geo(owner.path("geoDefs"), at + "/geoDefs"), tokens(owner, at), at);
    }

    private void resourceGroup(JsonNode group, String at) {
        known(group, at, Set.of("rgid", "rgtype", "rgdef", "order"));
        if (!IDENTIFIER.matcher(group.path("rgid").asText("")).matches()) {
            wrong(at + "/rgid", "\"" + group.path("rgid").asText("") + "\"", "letters, digits and _");
        }
        if (!group.path("rgtype").asText("").equals("path")) {
            wrong(at + "/rgtype", "\"" + group.path("rgtype").asText("") + "\"", "path");
        }
        if (texts(group.path("rgdef"), at + "/rgdef").isEmpty()) {
            wrong(at + "/rgdef", "no path", "at least one path");
        }
    }

    private List<MatchRule> rules(long originId, Scope property, Scope service, String at) {
        if (!property.groups().isEmpty() && !service.groups().isEmpty()) {
            add(
                    Severity.LOSSY,
                    Feature.RULES,
                    at + "/resourceGroups",
                    "Resource groups of the property and of the service meet, and it is not public which come first.",
                    "Those of the property are written before those of the service.");
        }
        List<MatchRule> rules = new ArrayList<>();
        for (Scope scope : List.of(property, service)) {
            for (JsonNode group : scope.groups()) {
                String id = group.path("rgid").asText("");
                String pointer = scope.pointer() + "/configurationGroups/" + JsonText.pointerStep(id);
                JsonNode configuration = scope.configurations().get(id);
                RuleFeatures features =
                        configuration == null ? RuleFeatures.none() : features(configuration, pointer, scope, service);
                for (JsonNode entry : group.path("rgdef")) {
                    rules.add(MatchRule.builder()
                            .expression(expression(entry.asText()))
                            .features(features)
                            .build());
                }
            }
        }
        long factor = 10;
        while (factor < rules.size()) {
            factor *= 10;
        }
        List<MatchRule> numbered = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            numbered.add(MatchRule.builder()
                    .from(rules.get(i))
                    .id(originId < Long.MAX_VALUE / factor - 1 ? originId * factor + i : i + 1L)
                    .build());
        }
        return numbered;
    }

    /** A path with wildcards: {@code *} is any run of characters, {@code +} one or more that are no slash. */
    static String expression(String entry) {
        if (entry.indexOf('+') < 0) {
            return PathExpression.of(PathExpression.Operator.GLOB, entry).text();
        }
        StringBuilder regex = new StringBuilder("^");
        for (int i = 0; i < entry.length(); i++) {
            switch (entry.charAt(i)) {
                case '*' -> regex.append(".*");
                case '+' -> regex.append("[^/]+");
                default -> regex.append(ExpressionText.quote(entry.substring(i, i + 1)));
            }
        }
        return PathExpression.of(
                        PathExpression.Operator.REGEX, regex.append('$').toString())
                .text();
    }

    // ---- configuration groups ----

    private RuleFeatures features(JsonNode configuration, String at, Scope scope, Scope service) {
        RuleFeatures.Builder features = RuleFeatures.builder();
        known(configuration, at, Set.of("AccessControl", "CacheControl", "ContentManipulation"));
        Optional<JsonNode> query = only(configuration, "ContentManipulation", "qshmode", at);
        if (query.isPresent()) {
            known(query.get(), at + "/ContentManipulation/qshmode", Set.of("type", "action"));
            String action = query.get().path("action").asText("");
            if (!action.equals("honor") && !action.equals("ignore")) {
                wrong(at + "/ContentManipulation/qshmode/action", "\"" + action + "\"", "honor or ignore");
            }
            features.ignoreQuery(action.equals("ignore"));
        }
        only(configuration, "CacheControl", "cchomode", at)
                .ifPresent(cache -> features.cacheControl(cacheControl(cache, at + "/CacheControl/cchomode")));
        JsonNode access = configuration.path("AccessControl");
        for (Map.Entry<String, JsonNode> member : access.properties()) {
            if (!Set.of("geoblocking", "tokenauth").contains(member.getKey())) {
                add(
                        Severity.UNSUPPORTED,
                        Feature.UNKNOWN_CONTENT,
                        at + "/AccessControl/" + JsonText.pointerStep(member.getKey()),
                        "Nobody here knows the restriction " + member.getKey() + ".",
                        "All requests are refused, because it may refuse any.");
                features.denyPolicy(DenyAction.error());
            }
        }
        if (access.has("geoblocking")) {
            geoBlocking(access.path("geoblocking"), at + "/AccessControl/geoblocking", scope, service)
                    .ifPresent(features::geoBlocking);
        }
        if (access.has("tokenauth")) {
            String pointer = at + "/AccessControl/tokenauth";
            known(access.path("tokenauth"), pointer, Set.of("action"));
            if (!access.at("/tokenauth/action").asText("").equals("fail")) {
                wrong(pointer + "/action", "\"" + access.at("/tokenauth/action").asText("") + "\"", "fail");
            }
            Optional<Long> tokens = scope.tokens().or(service::tokens);
            if (tokens.isPresent()) {
                features.tokenAuth(new TokenRequirement(tokens.get(), Optional.empty()));
            } else {
                add(
                        Severity.UNSUPPORTED,
                        Feature.TOKEN_AUTH,
                        pointer,
                        "A token is asked for, but there is no token definition.",
                        "No request can have a token, so all are refused.");
                features.denyPolicy(DenyAction.error());
            }
        }
        return features.build();
    }

    /** The one member that a kind of configuration has. */
    private Optional<JsonNode> only(JsonNode configuration, String kind, String member, String at) {
        if (!configuration.has(kind)) {
            return Optional.empty();
        }
        JsonNode group = configuration.path(kind);
        known(group, at + "/" + kind, Set.of(member));
        JsonNode value = group.path(member);
        if (!value.isObject()) {
            wrong(at + "/" + kind + "/" + member, value.isMissingNode() ? "nothing" : value.toString(), "an object");
            return Optional.empty();
        }
        return Optional.of(value);
    }

    private CacheControlOverride cacheControl(JsonNode cache, String at) {
        known(cache, at, Set.of("int", "ext", "force"));
        policy(cache.path("int"), at + "/int");
        Optional<String> external = Optional.empty();
        if (cache.has("ext")) {
            policy(cache.path("ext"), at + "/ext");
            external = Optional.of(cache.path("ext").asText());
        }
        Optional<Boolean> force = Optional.empty();
        if (cache.has("force")) {
            String word = cache.path("force").asText("");
            if (!word.equals("yes") && !word.equals("no")) {
                wrong(at + "/force", "\"" + word + "\"", "yes or no");
            }
            force = Optional.of(word.equals("yes"));
            add(
                    word.equals("yes") ? Severity.LOSSY : Severity.NOTE,
                    Feature.OPTIONS,
                    at + "/force",
                    "It is not public whether version 2.0 has this.",
                    "It is written as in version 1.0.");
        }
        return new CacheControlOverride(cache.path("int").asText(""), external, force);
    }

    private void policy(JsonNode value, String at) {
        boolean good = value.isTextual()
                && POLICY.matcher(value.textValue()).matches()
                && RuleReading.caching(value.textValue())
                        .filter(caching -> !(caching instanceof Caching.OverrideOrigin override)
                                || override.ttl().toSeconds() >= 30)
                        .isPresent();
        if (!good) {
            wrong(at, value.toString(), "as-is, no-cache, no-store, or a time of 30 seconds or more such as 6h");
        }
    }

    // ---- geo ----

    private Map<String, List<Long>> geo(JsonNode definitions, String at) {
        Map<String, List<Long>> ids = new HashMap<>();
        for (int i = 0; i < definitions.size(); i++) {
            JsonNode definition = definitions.get(i);
            String pointer = at + "/" + i;
            known(definition, pointer, Set.of("geoid", "cc", "order"));
            String name = definition.path("geoid").asText("");
            if (!IDENTIFIER.matcher(name).matches()) {
                wrong(pointer + "/geoid", "\"" + name + "\"", "letters, digits and _");
            }
            List<String> countries = countries(definition.path("cc"), pointer + "/cc");
            List<Long> parts = new ArrayList<>();
            int pieces = (countries.size() + MOST_COUNTRIES - 1) / MOST_COUNTRIES;
            for (int from = 0; from < countries.size(); from += MOST_COUNTRIES) {
                image.addGeoDefinitions(GeoDefinition.builder()
                        .id(nextGeo)
                        .name(Names.unique(pieces == 1 ? name : name + "_" + (parts.size() + 1), geoNames))
                        .countryCodes(countries.subList(from, Math.min(countries.size(), from + MOST_COUNTRIES)))
                        .build());
                parts.add(nextGeo++);
            }
            if (pieces > 1) {
                note(
                        Feature.GEO_ACCESS,
                        pointer + "/cc",
                        "A list has at most " + MOST_COUNTRIES + " countries: this one becomes " + pieces + " lists.");
            }
            ids.put(name, parts);
        }
        return ids;
    }

    /** A list, or the one text with commas that an answer shows. */
    private List<String> countries(JsonNode codes, String at) {
        Set<String> countries = new LinkedHashSet<>();
        if (codes.isTextual()) {
            for (String code : codes.textValue().split(",", -1)) {
                countries.add(code.strip());
            }
        } else {
            codes.forEach(code -> countries.add(code.asText("")));
        }
        if (countries.isEmpty()
                || !countries.stream().allMatch(code -> COUNTRY.matcher(code).matches())) {
            wrong(at, codes.toString(), "country codes of two upper-case letters, at least one");
            return List.of("XX");
        }
        return List.copyOf(countries);
    }

    private Optional<GeoBlocking> geoBlocking(JsonNode blocking, String at, Scope scope, Scope service) {
        known(blocking, at, Set.of("geoid", "action"));
        String action = blocking.path("action").asText("");
        if (!action.equals("allow") && !action.equals("deny")) {
            wrong(at + "/action", "\"" + action + "\"", "allow or deny");
        }
        Set<Long> ids = new LinkedHashSet<>();
        List<String> names = texts(blocking.path("geoid"), at + "/geoid");
        for (int i = 0; i < names.size(); i++) {
            List<Long> found =
                    scope.geo().getOrDefault(names.get(i), service.geo().getOrDefault(names.get(i), List.of()));
            if (found.isEmpty()) {
                wrong(
                        at + "/geoid/" + i,
                        "no geo definition \"" + names.get(i) + "\"",
                        "the geoid of a geo definition");
            }
            ids.addAll(found);
        }
        if (names.isEmpty()) {
            wrong(at + "/geoid", "nothing", "at least one geoid");
        }
        return ids.isEmpty()
                ? Optional.empty()
                : Optional.of(new GeoBlocking(List.copyOf(ids), action.equals("allow"), Optional.empty(), List.of()));
    }

    // ---- tokens ----

    private Optional<Long> tokens(JsonNode owner, String at) {
        JsonNode tokens = owner.path("tokens");
        if (tokens.isEmpty()) {
            return Optional.empty();
        }
        if (tokens.size() > MOST_TOKENS) {
            wrong(at + "/tokens", tokens.size() + " tokens", "R9: at most " + MOST_TOKENS);
        }
        TokenDefinition.Builder definition = TokenDefinition.builder()
                .id(nextToken)
                .name(at.isEmpty() ? "service tokens" : "tokens of property " + at.substring(at.lastIndexOf('/') + 1))
                .dateFormat(TokenDefinition.DateFormat.GMT)
                .notAfterName("etime")
                .notBeforeName("stime")
                .hashName("encoded");
        Set<String> generations = new HashSet<>();
        for (int i = 0; i < tokens.size(); i++) {
            JsonNode token = tokens.get(i);
            String pointer = at + "/tokens/" + i;
            if (!generations.add(token.path("tokenid").asText(""))) {
                wrong(pointer + "/tokenid", token.path("tokenid") + " a second time", "each tokenid once");
            }
            known(token, pointer, Set.of("tokenid", "secret", "start", "end"));
            String generation = token.path("tokenid").asText("");
            if (!generation.matches("[0-9]")) {
                wrong(pointer + "/tokenid", "\"" + generation + "\"", "one digit");
                generation = "0";
            }
            String secret = token.path("secret").asText("");
            if (secret.isEmpty()) {
                wrong(pointer + "/secret", "nothing", "a text");
            }
            definition.addSecrets(new TokenDefinition.Secret(
                    Integer.parseInt(generation),
                    TokenSecret.read(secret),
                    seconds(token, "start", pointer),
                    seconds(token, "end", pointer),
                    Map.of()));
        }
        image.addTokenDefinitions(definition.build());
        return Optional.of(nextToken++);
    }

    private Optional<Long> seconds(JsonNode token, String name, String at) {
        if (!token.has(name)) {
            return Optional.empty();
        }
        String text = token.path(name).asText("");
        if (!text.matches("[0-9]{1,18}")) {
            wrong(at + "/" + name, "\"" + text + "\"", "seconds since 1970 as a text of digits");
            return Optional.empty();
        }
        return Optional.of(Long.parseLong(text));
    }

    // ---- values ----

    private String text(JsonNode object, String at, String name) {
        JsonNode value = object.path(name);
        if (!value.isTextual() && !value.isNumber()) {
            wrong(at + "/" + name, "nothing", "a text");
            return "";
        }
        return value.asText();
    }

    private List<String> texts(JsonNode array, String at) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            if (array.get(i).isTextual() && !array.get(i).textValue().isBlank()) {
                texts.add(array.get(i).textValue().strip());
            } else {
                wrong(at + "/" + i, array.get(i).toString(), "a text that is not empty");
            }
        }
        return texts;
    }

    /** Members that version 2.0 has no place for are told, not dropped in silence. */
    private void known(JsonNode object, String at, Set<String> names) {
        object.properties().forEach(member -> {
            if (!names.contains(member.getKey())) {
                add(
                        Severity.LOSSY,
                        Feature.UNKNOWN_CONTENT,
                        at + "/" + JsonText.pointerStep(member.getKey()),
                        "Nobody here knows the member " + member.getKey() + ".",
                        "It is left out.");
            }
        });
    }

    private void note(Feature feature, String pointer, String message) {
        findings.add(Finding.of(Severity.NOTE, feature, pointer, message).build());
    }

    private void add(Severity severity, Feature feature, String pointer, String message, String instead) {
        findings.add(
                Finding.of(severity, feature, pointer, message).instead(instead).build());
    }

    private void wrong(String pointer, String found, String allowed) {
        violations.add(new Violation(pointer, found, allowed, "Found is " + found + "; allowed is " + allowed));
    }
}
