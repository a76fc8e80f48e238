package dev.anyedge.simulator.lumen.edge;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anyedge.simulator.edge.EdgeCaching;
import dev.anyedge.simulator.edge.EdgeDecision;
import dev.anyedge.simulator.edge.EdgeRequest;
import dev.anyedge.simulator.edge.EdgeSite;
import dev.anyedge.simulator.edge.HeaderChanges;
import dev.anyedge.simulator.edge.OriginReference;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** A property of version 1.0, ready for many requests: the first resource group that meets the path governs. */
final class LegacySite implements EdgeSite {

    private record Group(
            String id,
            List<Predicate<String>> entries,
            List<Restriction> restrictions,
            EdgeCaching caching,
            boolean queryIgnored,
            HeaderChanges headers,
            List<String> inferred) {
        boolean meets(String path) {
            return entries.stream().anyMatch(entry -> entry.test(path));
        }
    }

    private final String id;
    private final String name;
    private final String host;
    private final String webroot;
    private final OriginReference origin;
    private final InstantSource clock;
    private final List<Group> groups = new ArrayList<>();

    LegacySite(JsonNode property, JsonNode service, InstantSource clock) {
        this.name = property.path("aliases").path(0).asText("");
        this.id = property.path("cosid").asText(name);
        this.clock = clock;
        JsonNode server = property.path("originserver");
        this.host = server.path("host").asText("").trim();
        String root = server.path("webroot").asText("/");
        this.webroot = root.endsWith("/") ? root.substring(0, root.length() - 1) : root;
        String port = server.path("port").asText("");
        boolean usual = port.equals(server.path("protocol").asText("http").equals("https") ? "443" : "80");
        this.origin = new OriginReference.Server(
                "origin", usual ? List.of(host, id) : List.of(host + ":" + port, host, id), Optional.of(host));
        add(property, property, service, List.of());
        add(service, property, service, List.of("property-before-service"));
    }

    private void add(JsonNode scope, JsonNode property, JsonNode service, List<String> level) {
        List<JsonNode> ordered = new ArrayList<>();
        scope.path("resourceGroups").forEach(ordered::add);
        ordered.sort(Comparator.comparingInt(group -> group.path("order").asInt(ordered.indexOf(group))));
        for (JsonNode group : ordered) {
            String rgid = group.path("rgid").asText();
            JsonNode configured = scope.path("configurationGroups").path(rgid);
            List<Predicate<String>> entries = new ArrayList<>();
            group.path("rgdef").forEach(entry -> entries.add(WildcardPath.of(entry.asText())));
            Optional<JsonNode> override = Optional.of(
                            configured.path("CacheControl").path("cchomode"))
                    .filter(one -> !one.isMissingNode());
            List<String> inferred = new ArrayList<>(level);
            if (override.isEmpty()) {
                inferred.add("default-caching");
            }
            groups.add(new Group(
                    rgid,
                    entries,
                    restrictions(configured.path("AccessControl"), property, service),
                    CacheControlOverride.internal(override),
                    configured
                            .at("/ContentManipulation/qshmode/action")
                            .asText("honor")
                            .equals("ignore"),
                    CacheControlOverride.external(override),
                    inferred));
        }
    }

    private static List<Restriction> restrictions(JsonNode access, JsonNode property, JsonNode service) {
        List<Restriction> restrictions = new ArrayList<>();
        JsonNode geo = access.path("geoblocking");
        if (geo.isObject()) {
            try {
                Set<String> codes = new HashSet<>();
                geo.path("geoid").forEach(id -> codes.addAll(countries(id.asText(), property, service)));
                restrictions.add(
                        Restriction.countries(geo, codes, new AddressList()).named("geoblocking"));
            } catch (IllegalArgumentException broken) {
                restrictions.add(Restriction.broken("geoblocking", String.valueOf(broken.getMessage())));
            }
        }
        if (access.path("tokenauth").isObject()) {
            List<JsonNode> tokens = new ArrayList<>();
            service.path("tokens").forEach(tokens::add);
            property.path("tokens").forEach(tokens::add);
            restrictions.add(Restriction.token(access.path("tokenauth"), UrlToken.ofLegacy(tokens))
                    .named("tokenauth"));
        }
        return restrictions;
    }

    /** Of the property, or else of the service; the countries are a list, or one text with commas. */
    private static Set<String> countries(String geoid, JsonNode property, JsonNode service) {
        for (JsonNode scope : List.of(property, service)) {
            for (JsonNode definition : scope.path("geoDefs")) {
                if (definition.path("geoid").asText().equals(geoid)) {
                    Set<String> codes = new HashSet<>();
                    JsonNode list = definition.path("cc");
                    list.forEach(code -> codes.add(code.asText()));
                    if (list.isTextual()) {
                        codes.addAll(List.of(list.asText().split(",\\s*")));
                    }
                    return codes;
                }
            }
        }
        throw new IllegalArgumentException("there is no geo definition " + geoid);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String usualScheme() {
        return "http";
    }

    @Override
    public EdgeDecision decide(EdgeRequest request) {
        return decideInFull(request).edge();
    }

    LegacyDecision decideInFull(EdgeRequest request) {
        Instant now = clock.instant();
        Optional<Group> found =
                groups.stream().filter(group -> group.meets(request.path())).findFirst();
        EdgeCaching caching =
                found.map(Group::caching).orElseGet(() -> CacheControlOverride.internal(Optional.empty()));
        boolean queryIgnored = found.map(Group::queryIgnored).orElse(false);
        Optional<String> refusedBy = Optional.empty();
        EdgeDecision edge = EdgeDecision.serve(request, origin, caching, EdgeDecision.Cookies.IGNORE)
                .withCacheKey(name + (queryIgnored ? request.path() : request.target()))
                .withOriginTarget(webroot + request.target())
                .withHeaders(found.map(Group::headers).orElse(HeaderChanges.none()));
        for (Restriction restriction : found.map(Group::restrictions).orElse(List.of())) {
            Optional<String> why = restriction.test().refuse(request, now);
            if (why.isPresent()) {
                refusedBy = Optional.of(restriction.feature());
                edge = restriction.action().decide(restriction.feature() + ": " + why.get() + ".");
                break;
            }
        }
        List<String> inferred = new ArrayList<>(found.map(Group::inferred).orElse(List.of("default-caching")));
        if (request.scheme().equals("https")) {
            inferred.add("client-protocol");
        }
        Map<String, String> notes = new TreeMap<>();
        notes.put("property", name);
        found.ifPresent(group -> notes.put("rule", group.id));
        return new LegacyDecision(
                edge.withInferred(inferred).withNotes(notes),
                Optional.of(name),
                Optional.of(host),
                webroot + request.path(),
                found.map(Group::id),
                caching,
                queryIgnored,
                refusedBy);
    }
}
