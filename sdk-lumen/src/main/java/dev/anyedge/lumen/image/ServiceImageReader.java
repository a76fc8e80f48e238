package dev.anyedge.lumen.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.error.Violation;
import dev.anyedge.cdn.internal.json.JsonText;
import dev.anyedge.cdn.model.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Reads an image: known members by their types, everything else as it is. All problems are told at once. */
final class ServiceImageReader {
    static final String REPORTING_IDS = "reportingIds";
    static final String ORIGINS = "originDefinitions";
    static final String ALIASES = "aliasDefinitions";
    static final String GROUPS = "matchGroups";
    static final String GEO = "geoDefinitions";
    static final String LOGS = "logEndpoints";
    static final String LUA = "luaDefinitions";

    private final InferredShapes shapes;
    private final Function<String, TokenSecret> secrets;
    private final List<Violation> violations = new ArrayList<>();

    ServiceImageReader(InferredShapes shapes, Function<String, TokenSecret> secrets) {
        this.shapes = shapes;
        this.secrets = secrets;
    }

    ServiceImage read(String json) {
        JsonNode root = JsonText.parse(json, JsonValue.MAX_DEPTH);
        Set<String> empty = emptyLists(root);
        Members members = Members.of(root, "", violations);
        ServiceImage.Builder image = ServiceImage.builder()
                .reportingIds(members.objects(REPORTING_IDS, this::reportingId))
                .originDefinitions(members.objects(ORIGINS, this::origin))
                .aliasDefinitions(aliases(members, root))
                .matchGroups(members.objects(GROUPS, this::group))
                .geoDefinitions(members.objects(GEO, this::geo))
                .logEndpoints(members.objects(LOGS, this::logEndpoint))
                .luaDefinitions(members.objects(LUA, this::lua));
        shapes.readDefinitions(members, image, secrets);
        image.emptyLists(empty).extra(members.rest());
        if (!violations.isEmpty()) {
            throw new ValidationException("service image", violations);
        }
        return image.build();
    }

    private Set<String> emptyLists(JsonNode root) {
        Set<String> known = new LinkedHashSet<>(List.of(REPORTING_IDS, ORIGINS, ALIASES, GROUPS, GEO, LOGS, LUA));
        for (DefinitionKind kind : DefinitionKind.values()) {
            known.add(shapes.section(kind));
        }
        known.removeIf(name -> !(root.path(name).isArray() && root.path(name).isEmpty()));
        return known;
    }

    private ReportingId reportingId(Members members) {
        return ReportingId.builder()
                .id(members.number("id"))
                .name(members.text("name"))
                .extra(members.rest())
                .build();
    }

    private OriginDefinition origin(Members members) {
        OriginDefinition.Builder origin = OriginDefinition.builder()
                .id(members.number("id"))
                .name(members.optionalText("name"))
                .description(members.optionalText("description"))
                .host(members.text("host"))
                .originDns(members.optionalText("originDNS"))
                .port(members.intNumber("port", 1, 65_535))
                .webroot(members.optionalText("webroot"));
        if (!members.has("protocol")) {
            members.missing("protocol", "one of HTTP, HTTPS");
        }
        origin.protocol(members.word("protocol", Protocol.values()).orElse(Protocol.HTTP));
        return origin.extra(members.rest()).build();
    }

    private List<AliasDefinition> aliases(Members members, JsonNode root) {
        List<AliasDefinition> read = members.objects(ALIASES, this::alias);
        List<AliasDefinition> kept = new ArrayList<>(read.size());
        for (int i = 0; i < read.size(); i++) {
            AliasDefinition alias = read.get(i);
            kept.add(
                    alias.signed()
                            ? AliasDefinition.builder()
                                    .from(alias)
                                    .signedSource(
                                            Members.value(root.path(ALIASES).path(i)))
                                    .build()
                            : alias);
        }
        return kept;
    }

    private AliasDefinition alias(Members members) {
        long origin = members.number("originId");
        AliasDefinition.Builder alias = AliasDefinition.builder()
                .id(members.number("id"))
                .name(members.optionalText("name"))
                .originId(origin)
                .reportingId(members.number("reportingId"));
        List<String> words = members.filled("protocol");
        for (int i = 0; i < words.size(); i++) {
            members.match(members.at("protocol") + "/" + i, words.get(i), Protocol.values())
                    .ifPresent(alias::addProtocols);
        }
        return alias.aliases(members.filled("aliases"))
                .httpsConfig(members.object("httpsConfig", this::https))
                .signature(members.optionalText("signature"))
                .extra(members.rest())
                .build();
    }

    private HttpsConfig https(Members members) {
        return HttpsConfig.builder()
                .serviceType(members.text("serviceType"))
                .ocsp(members.flag("ocsp"))
                .encryptionLevel(members.optionalText("encryptionLevel"))
                .certInfo(members.object(
                        "certInfo",
                        info -> new HttpsConfig.CertInfo(
                                info.longNumber("id"), info.optionalText("name"), info.rest())))
                .http2(members.flag("http2"))
                .extra(members.rest())
                .build();
    }

    private MatchGroup group(Members members) {
        if (!members.has("matchRules")) {
            members.missing("matchRules", "a list of rules");
        }
        return MatchGroup.builder()
                .id(members.number("id"))
                .matchRules(members.objects("matchRules", this::rule))
                .extra(members.rest())
                .build();
    }

    private MatchRule rule(Members members) {
        MatchRule.Builder rule =
                MatchRule.builder().id(members.longNumber("id")).expression(expression(members));
        rule.namesFeatures(members.has("features")).features(shapes.readFeatures(members));
        return rule.extra(members.rest()).build();
    }

    private static String expression(Members members) {
        String text = members.text("expression");
        if (text.isEmpty()) {
            members.missing("expression", "a text that is not empty");
        }
        return text;
    }

    private GeoDefinition geo(Members members) {
        return GeoDefinition.builder()
                .id(members.number("id"))
                .name(members.text("name"))
                .countryCodes(members.filled("countryCodes"))
                .extra(members.rest())
                .build();
    }

    static HeaderField header(Members members) {
        return new HeaderField(members.text("name"), members.text("value"), members.rest());
    }

    private LogEndpoint logEndpoint(Members members) {
        return LogEndpoint.builder()
                .id(members.number("id"))
                .name(members.text("name"))
                .protocol(members.word("protocol", Protocol.values()))
                .validateCert(members.flag("validateCert"))
                .host(members.optionalText("host"))
                .port(members.intNumber("port", 1, 65_535))
                .absPath(members.optionalText("absPath"))
                .logLineFormat(members.optionalText("logLineFormat"))
                .connections(members.intNumber("connections", 0, Integer.MAX_VALUE))
                .headers(members.objects("headers", ServiceImageReader::header))
                .maxBytesPerMessage(members.intNumber("maxBytesPerMessage", 1, Integer.MAX_VALUE))
                .maxPostInterval(members.intNumber("maxPostInterval", 0, Integer.MAX_VALUE))
                .extra(members.rest())
                .build();
    }

    private LuaDefinition lua(Members members) {
        ObjectNode source = members.restNode().deepCopy();
        return new LuaDefinition(
                members.number("id"),
                members.text("name"),
                members.optionalText("direction"),
                members.flag("heavy"),
                members.optionalText("signature"),
                Members.value(source));
    }

    /** Used where a map of members is put together from several places. */
    static Map<String, JsonValue> members(ObjectNode node) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        node.properties().forEach(member -> members.put(member.getKey(), Members.value(member.getValue())));
        return members;
    }
}
