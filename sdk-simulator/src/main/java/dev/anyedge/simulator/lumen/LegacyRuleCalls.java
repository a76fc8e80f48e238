package dev.anyedge.simulator.lumen;

import static dev.anyedge.simulator.lumen.LumenOperation.documented;
import static dev.anyedge.simulator.lumen.LumenOperation.inferred;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.simulator.SimulatorClock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Version 1.0: resource groups with their configuration groups, geo definitions and tokens, of a service or of a property
 * (Lumen reference §4.1, operations 11 to 26).
 */
final class LegacyRuleCalls {

    private static final Set<String> KINDS = Set.of("AccessControl", "CacheControl", "ContentManipulation");

    private final LegacyServices services;
    private final SimulatorClock clock;

    LegacyRuleCalls(LegacyServices services, SimulatorClock clock) {
        this.services = services;
        this.clock = clock;
    }

    List<LumenOperation> operations() {
        List<LumenOperation> operations = new ArrayList<>();
        for (String scope : List.of(LegacyServices.SERVICE, LegacyServices.PROPERTY)) {
            String groups = scope + "/ResourceGroups";
            String group = groups + "/{rgid}";
            String kind = group + "/ConfGroups/{kind}";
            operations.add(documented("POST", groups, this::createGroup));
            operations.add(documented("GET", groups, this::listGroups));
            operations.add(documented("PUT", groups, this::reorderGroups));
            operations.add(documented("GET", group, this::getGroup));
            operations.add(inferred("PUT", group, this::updateGroup));
            operations.add(documented("DELETE", group, this::deleteGroup));
            operations.add(inferred("GET", group + "/ConfGroups", this::configuration));
            operations.add(documented("POST", kind, call -> configure(call, true)));
            operations.add(documented("GET", kind, this::getConfiguration));
            operations.add(inferred("PUT", kind, call -> configure(call, false)));
            operations.add(inferred("DELETE", kind, this::deleteConfiguration));
            operations.add(documented("POST", scope + "/GeoDefs", this::createGeo));
            operations.add(documented("GET", scope + "/GeoDefs", this::listGeo));
            operations.add(documented("GET", scope + "/GeoDefs/{geoid}", this::getGeo));
            operations.add(inferred("PUT", scope + "/GeoDefs/{geoid}", this::updateGeo));
            operations.add(inferred("DELETE", scope + "/GeoDefs/{geoid}", this::deleteGeo));
            operations.add(documented("POST", scope + "/Tokens", this::createToken));
            operations.add(inferred(
                    "GET",
                    scope + "/Tokens",
                    call -> list(services.scope(call).tokens.values())));
            operations.add(inferred("GET", scope + "/Tokens/{tokenid}", this::getToken));
            operations.add(inferred("DELETE", scope + "/Tokens/{tokenid}", this::deleteToken));
        }
        return operations;
    }

    private void changed(LumenCall call) {
        services.store(call).changed(clock.instant());
    }

    private static Reply list(Iterable<? extends JsonNode> elements) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        elements.forEach(list::add);
        return Reply.json(200, list);
    }

    private static void requireNew(Map<String, ObjectNode> elements, String what, String id) {
        if (elements.containsKey(id)) {
            throw LumenFailure.inferred(409, "There is a " + what + " '" + id + "' already");
        }
    }

    private static void require(Map<String, ObjectNode> elements, String what, String id) {
        if (!elements.containsKey(id)) {
            throw LumenFailure.notFound("There is no " + what + " '" + id + "'");
        }
    }

    private static void requireSame(JsonNode body, String member, String id) {
        if (!body.path(member).asText().equals(id)) {
            throw LumenFailure.badRequest(member + " is " + body.path(member) + ", but the address says '" + id + "'");
        }
    }

    // ---- resource groups ----

    private Reply createGroup(LumenCall call) {
        LegacyScope scope = services.scope(call);
        ObjectNode group = LegacyForm.resourceGroup(call.object());
        requireNew(scope.resourceGroups, "resource group", group.path("rgid").asText());
        scope.resourceGroups.put(group.path("rgid").asText(), group);
        changed(call);
        return Reply.json(201, group);
    }

    private Reply listGroups(LumenCall call) {
        LegacyScope scope = services.scope(call);
        return list(scope.resourceGroups.keySet().stream()
                .map(id -> LegacyScope.ordered(scope.resourceGroups, id))
                .toList());
    }

    private Reply reorderGroups(LumenCall call) {
        LegacyScope scope = services.scope(call);
        List<String> ids = LegacyForm.texts(call.json(), "the body");
        if (ids.size() != scope.resourceGroups.size()
                || !new LinkedHashSet<>(ids).equals(scope.resourceGroups.keySet())) {
            throw LumenFailure.badRequest(
                    "the body must name each resource group once: " + String.join(", ", scope.resourceGroups.keySet()));
        }
        scope.reorder(ids);
        changed(call);
        return listGroups(call);
    }

    private LegacyScope groupScope(LumenCall call) {
        LegacyScope scope = services.scope(call);
        require(scope.resourceGroups, "resource group", call.path("rgid"));
        return scope;
    }

    private Reply getGroup(LumenCall call) {
        return Reply.json(200, LegacyScope.ordered(groupScope(call).resourceGroups, call.path("rgid")));
    }

    private Reply updateGroup(LumenCall call) {
        LegacyScope scope = groupScope(call);
        ObjectNode group = LegacyForm.resourceGroup(call.object());
        requireSame(group, "rgid", call.path("rgid"));
        scope.resourceGroups.put(call.path("rgid"), group);
        changed(call);
        return Reply.json(200, group);
    }

    private Reply deleteGroup(LumenCall call) {
        LegacyScope scope = groupScope(call);
        scope.resourceGroups.remove(call.path("rgid"));
        scope.configurationGroups.remove(call.path("rgid"));
        changed(call);
        return Reply.empty(200);
    }

    // ---- configuration groups ----

    private Reply configuration(LumenCall call) {
        return Reply.json(200, groupScope(call).configuration(call.path("rgid")));
    }

    private static String kind(LumenCall call) {
        if (!KINDS.contains(call.path("kind"))) {
            throw LumenFailure.notFound("There is no configuration group '" + call.path("kind")
                    + "': there are AccessControl, CacheControl and ContentManipulation");
        }
        return call.path("kind");
    }

    private Reply configure(LumenCall call, boolean create) {
        LegacyScope scope = groupScope(call);
        String kind = kind(call);
        JsonNode group = LegacyForm.configurationGroup(call.object(), kind);
        for (JsonNode id : group.path(kind).path("geoblocking").path("geoid")) {
            if (!scope.geoDefinitions.containsKey(id.asText())
                    && !services.store(call).service.geoDefinitions.containsKey(id.asText())) {
                throw LumenFailure.badRequest("there is no geo definition " + id);
            }
        }
        Map<String, JsonNode> groups =
                scope.configurationGroups.computeIfAbsent(call.path("rgid"), id -> new LinkedHashMap<>());
        if (create && groups.containsKey(kind)) {
            throw LumenFailure.inferred(409, "The resource group has a " + kind + " already");
        }
        if (!create && !groups.containsKey(kind)) {
            throw LumenFailure.notFound("The resource group has no " + kind);
        }
        groups.put(kind, group);
        changed(call);
        return Reply.json(create ? 201 : 200, group);
    }

    private Map<String, JsonNode> configured(LumenCall call) {
        Map<String, JsonNode> groups = groupScope(call).configurationGroups.getOrDefault(call.path("rgid"), Map.of());
        if (!groups.containsKey(kind(call))) {
            throw LumenFailure.notFound("The resource group has no " + call.path("kind"));
        }
        return groups;
    }

    private Reply getConfiguration(LumenCall call) {
        return Reply.json(200, configured(call).getOrDefault(call.path("kind"), call.missing()));
    }

    private Reply deleteConfiguration(LumenCall call) {
        configured(call).remove(call.path("kind"));
        changed(call);
        return Reply.empty(200);
    }

    // ---- geo definitions ----

    private Reply createGeo(LumenCall call) {
        LegacyScope scope = services.scope(call);
        ObjectNode geo = LegacyForm.geoDefinition(call.object());
        requireNew(scope.geoDefinitions, "geo definition", geo.path("geoid").asText());
        scope.geoDefinitions.put(geo.path("geoid").asText(), geo);
        changed(call);
        return Reply.json(200, geo);
    }

    private Reply listGeo(LumenCall call) {
        LegacyScope scope = services.scope(call);
        return list(scope.geoDefinitions.keySet().stream()
                .map(id -> LegacyForm.shownGeo(LegacyScope.ordered(scope.geoDefinitions, id)))
                .toList());
    }

    private LegacyScope geoScope(LumenCall call) {
        LegacyScope scope = services.scope(call);
        require(scope.geoDefinitions, "geo definition", call.path("geoid"));
        return scope;
    }

    private Reply getGeo(LumenCall call) {
        return Reply.json(
                200, LegacyForm.shownGeo(LegacyScope.ordered(geoScope(call).geoDefinitions, call.path("geoid"))));
    }

    private Reply updateGeo(LumenCall call) {
        LegacyScope scope = geoScope(call);
        ObjectNode geo = LegacyForm.geoDefinition(call.object());
        requireSame(geo, "geoid", call.path("geoid"));
        scope.geoDefinitions.put(call.path("geoid"), geo);
        changed(call);
        return Reply.json(200, geo);
    }

    private Reply deleteGeo(LumenCall call) {
        LegacyScope scope = geoScope(call);
        for (Map<String, JsonNode> groups : scope.configurationGroups.values()) {
            for (JsonNode id :
                    groups.getOrDefault("AccessControl", call.missing()).at("/AccessControl/geoblocking/geoid")) {
                if (id.asText().equals(call.path("geoid"))) {
                    throw LumenFailure.inferred(409, "Geo definition '" + call.path("geoid") + "' is in use");
                }
            }
        }
        scope.geoDefinitions.remove(call.path("geoid"));
        changed(call);
        return Reply.empty(200);
    }

    // ---- tokens ----

    private Reply createToken(LumenCall call) {
        LegacyScope scope = services.scope(call);
        ObjectNode token = LegacyForm.token(call.object());
        requireNew(scope.tokens, "token", token.path("tokenid").asText());
        scope.tokens.put(token.path("tokenid").asText(), token);
        changed(call);
        return Reply.json(200, token).asInferred();
    }

    private LegacyScope tokenScope(LumenCall call) {
        LegacyScope scope = services.scope(call);
        require(scope.tokens, "token", call.path("tokenid"));
        return scope;
    }

    private Reply getToken(LumenCall call) {
        JsonNode token = tokenScope(call).tokens.get(call.path("tokenid"));
        return Reply.json(200, token == null ? call.missing() : token);
    }

    private Reply deleteToken(LumenCall call) {
        tokenScope(call).tokens.remove(call.path("tokenid"));
        changed(call);
        return Reply.empty(200);
    }
}
