package dev.anyedge.simulator.lumen;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anyedge.simulator.lumen.edge.InferredLayout;
import dev.anyedge.simulator.lumen.edge.ServiceImageDecider;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a service image must fulfil to be stored: its form, and the rules R1 to R12 (Lumen reference §3.11) except R2, which
 * is asked at a promotion, and R11, which needs to know what support has written. Everything that is wrong is reported, each
 * with its JSON pointer.
 */
final class ImageRules {

    /** Something that is wrong. {@code rule} is R1 to R12, or {@code form}. */
    record Violation(String rule, String pointer, String message) {
        @Override
        public String toString() {
            return rule + " " + pointer + ": " + message;
        }
    }

    private static final Pattern PROPERTY_RULE = Pattern.compile("\\$id\\.minor == ([0-9]{1,18})");

    private final JsonNode image;
    private final List<Violation> violations = new ArrayList<>();
    private final Map<String, Set<Long>> ids = new HashMap<>();

    private ImageRules(JsonNode image) {
        this.image = image;
    }

    static List<Violation> check(JsonNode image) {
        ImageRules rules = new ImageRules(image);
        rules.violations.addAll(ImageForm.check(image));
        if (rules.violations.isEmpty()) {
            rules.all();
        }
        return rules.violations;
    }

    /** All of it in one line, each with its rule's number. */
    static String message(List<Violation> violations) {
        return violations.stream().map(Violation::toString).collect(Collectors.joining("; "));
    }

    private void broken(String rule, String pointer, String message) {
        violations.add(new Violation(rule, pointer, message));
    }

    private void all() {
        uniqueIds();
        if (image.path("originDefinitions").isEmpty()
                || image.path("aliasDefinitions").isEmpty()
                || image.path("reportingIds").isEmpty()) {
            broken("R12", "/originDefinitions", "a service image needs at least one property");
        }
        properties();
        aliases();
        groups();
        limits();
        if (violations.isEmpty()) {
            try {
                ServiceImageDecider.of(image);
            } catch (IllegalArgumentException unreadable) {
                broken("form", "/matchGroups", String.valueOf(unreadable.getMessage()));
            }
        }
    }

    private void uniqueIds() {
        for (String name : InferredLayout.DEFINITION_CLASSES) {
            ids.put(name, unique(image.path(name), "/" + name));
        }
        JsonNode groups = image.path("matchGroups");
        for (int i = 0; i < groups.size(); i++) {
            unique(groups.get(i).path("matchRules"), "/matchGroups/" + i + "/matchRules");
        }
    }

    private Set<Long> unique(JsonNode elements, String pointer) {
        Set<Long> seen = new HashSet<>();
        for (int i = 0; i < elements.size(); i++) {
            JsonNode id = elements.get(i).path("id");
            if (id.isIntegralNumber() && !seen.add(id.asLong())) {
                broken("R1", pointer + "/" + i + "/id", "id " + id + " is used twice");
            }
        }
        return seen;
    }

    private void properties() {
        Map<Long, Set<String>> primary = new HashMap<>();
        for (JsonNode definition : image.path("aliasDefinitions")) {
            primary.computeIfAbsent(definition.path("originId").asLong(-1), id -> new HashSet<>())
                    .add(definition.path("aliases").path(0).asText(""));
        }
        Set<Long> typed = new HashSet<>();
        for (JsonNode group : image.path("matchGroups")) {
            for (JsonNode rule : group.path("matchRules")) {
                Matcher matcher = PROPERTY_RULE.matcher(rule.path("expression").asText(""));
                boolean type = InferredLayout.feature(rule, InferredLayout.TRAFFIC_TYPE)
                        .map(feature -> !feature.path("value").asText("").isEmpty())
                        .orElse(false);
                if (group.path("id").asLong(-1) == 0 && matcher.matches() && type) {
                    typed.add(Long.parseLong(matcher.group(1)));
                }
            }
        }
        JsonNode origins = image.path("originDefinitions");
        for (int i = 0; i < origins.size(); i++) {
            long id = origins.get(i).path("id").asLong();
            String pointer = "/originDefinitions/" + i + "/id";
            if (!known("reportingIds", id)) {
                broken("R3", pointer, "origin id " + id + " has no reporting id");
            }
            if (!typed.contains(id)) {
                broken("R5", pointer, "origin id " + id + " has no rule with a traffic type in match group 0");
            }
        }
        JsonNode reporting = image.path("reportingIds");
        for (int i = 0; i < reporting.size(); i++) {
            long id = reporting.get(i).path("id").asLong();
            String name = reporting.get(i).path("name").asText("");
            // a standalone reporting id has no origin
            if (known("originDefinitions", id)
                    && !primary.getOrDefault(id, Set.of()).contains(name)) {
                broken(
                        "R4",
                        "/reportingIds/" + i + "/name",
                        "'" + name + "' is not the first alias of an alias definition with origin id " + id);
            }
        }
    }

    private boolean known(String definitions, long id) {
        return ids.getOrDefault(definitions, Set.of()).contains(id);
    }

    private void aliases() {
        Set<String> names = new HashSet<>();
        JsonNode definitions = image.path("aliasDefinitions");
        for (int i = 0; i < definitions.size(); i++) {
            JsonNode definition = definitions.get(i);
            String pointer = "/aliasDefinitions/" + i;
            resolves(pointer + "/originId", "originDefinitions", definition.path("originId"));
            resolves(pointer + "/reportingId", "reportingIds", definition.path("reportingId"));
            JsonNode aliases = definition.path("aliases");
            for (int j = 0; j < aliases.size(); j++) {
                String alias = aliases.get(j).asText().toLowerCase(Locale.ROOT);
                if (!names.add(alias)) {
                    broken("R8", pointer + "/aliases/" + j, "alias '" + alias + "' occurs twice");
                }
            }
            boolean https = false;
            for (JsonNode protocol : definition.path("protocol")) {
                https |= protocol.asText().equals("HTTPS");
            }
            if (https != definition.has("httpsConfig")) {
                broken(
                        "R10",
                        pointer + "/httpsConfig",
                        https ? "HTTPS needs httpsConfig" : "httpsConfig needs HTTPS in protocol");
            }
        }
    }

    private void groups() {
        JsonNode groups = image.path("matchGroups");
        for (int i = 0; i < groups.size(); i++) {
            JsonNode group = groups.get(i);
            long id = group.path("id").asLong();
            String pointer = "/matchGroups/" + i;
            if (id != 0 && !known("originDefinitions", id)) {
                broken("R6", pointer + "/id", "match group " + id + " is neither 0 nor an origin id");
            }
            JsonNode rules = group.path("matchRules");
            for (int j = 0; j < rules.size(); j++) {
                String place = pointer + "/matchRules/" + j;
                if (id == 0) {
                    propertyRule(rules.get(j), place + "/expression");
                }
                references(rules.get(j), place);
            }
        }
    }

    private void propertyRule(JsonNode rule, String pointer) {
        Matcher matcher = PROPERTY_RULE.matcher(rule.path("expression").asText(""));
        if (!matcher.matches()) {
            broken("form", pointer, "a rule of match group 0 has the expression '$id.minor == {origin id}'");
        } else if (!known("originDefinitions", Long.parseLong(matcher.group(1)))) {
            broken("R7", pointer, "there is no origin definition " + matcher.group(1));
        }
    }

    private void references(JsonNode rule, String place) {
        refer(rule, place, InferredLayout.GEO, "geoIds", "geoDefinitions");
        refer(rule, place, InferredLayout.GEO, "ipWhitelistIds", InferredLayout.IP_DEFINITIONS);
        refer(rule, place, InferredLayout.IP, "ipIds", InferredLayout.IP_DEFINITIONS);
        refer(rule, place, InferredLayout.TOKEN, "tokenAuthId", InferredLayout.TOKEN_DEFINITIONS);
        refer(rule, place, InferredLayout.REQUEST_HEADERS, "ids", InferredLayout.REQUEST_HEADER_DEFINITIONS);
        refer(rule, place, InferredLayout.RESPONSE_HEADERS, "ids", InferredLayout.RESPONSE_HEADER_DEFINITIONS);
        refer(rule, place, InferredLayout.ACCEPT_ENCODING, "ids", InferredLayout.ACCEPT_ENCODING_DEFINITIONS);
        refer(rule, place, InferredLayout.TRANSFORMATION, "id", InferredLayout.TRANSFORMATION_DEFINITIONS);
        refer(rule, place, InferredLayout.LUA, "ids", "luaDefinitions");
        refer(rule, place, InferredLayout.LOG_ENDPOINT, "id", "logEndpoints");
    }

    private void refer(JsonNode rule, String place, String feature, String member, String definitions) {
        JsonNode reference = InferredLayout.feature(rule, feature)
                .map(one -> one.path(member))
                .orElse(rule.path(""));
        String pointer = place + InferredLayout.pointer(rule, feature) + "/" + member;
        if (reference.isArray()) {
            for (int i = 0; i < reference.size(); i++) {
                resolves(pointer + "/" + i, definitions, reference.get(i));
            }
        } else if (!reference.isMissingNode()) {
            resolves(pointer, definitions, reference);
        }
    }

    private void resolves(String pointer, String definitions, JsonNode id) {
        if (!known(definitions, id.asLong(-1))) {
            broken("R7", pointer, "there is no " + id + " in " + definitions);
        }
    }

    private void limits() {
        atMost(image.path("logEndpoints"), 20, "/logEndpoints", "log endpoints");
        JsonNode countries = image.path("geoDefinitions");
        for (int i = 0; i < countries.size(); i++) {
            String pointer = "/geoDefinitions/" + i + "/countryCodes";
            atMost(countries.get(i).path("countryCodes"), 10, pointer, "country codes");
        }
        JsonNode tokens = image.path(InferredLayout.TOKEN_DEFINITIONS);
        for (int i = 0; i < tokens.size(); i++) {
            String pointer = "/" + InferredLayout.TOKEN_DEFINITIONS + "/" + i + "/secrets";
            atMost(tokens.get(i).path("secrets"), 10, pointer, "secrets");
        }
        uniqueNames("geoDefinitions");
        uniqueNames("logEndpoints");
    }

    private void atMost(JsonNode list, int limit, String pointer, String what) {
        if (list.size() > limit) {
            broken("R9", pointer, "there are " + list.size() + " " + what + ", at most " + limit + " are allowed");
        }
    }

    /** §3.8: names of geo definitions and log endpoints are unique per subscriber. */
    private void uniqueNames(String definitions) {
        Set<String> names = new HashSet<>();
        JsonNode list = image.path(definitions);
        for (int i = 0; i < list.size(); i++) {
            String name = list.get(i).path("name").asText();
            if (!names.add(name)) {
                broken("form", "/" + definitions + "/" + i + "/name", "the name '" + name + "' is used twice");
            }
        }
    }
}
