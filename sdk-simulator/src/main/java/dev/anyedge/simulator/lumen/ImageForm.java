package dev.anyedge.simulator.lumen;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anyedge.simulator.lumen.edge.AddressList;
import dev.anyedge.simulator.lumen.edge.CacheControlOverride;
import dev.anyedge.simulator.lumen.edge.InferredLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The form of a service image: which members must be there and of what type (Lumen reference §3.2 to §3.9). Members that
 * nobody knows are kept as they are.
 */
final class ImageForm {

    private static final String OVERRIDE = "as-is, no-cache, no-store or a time of at least 30 seconds such as 6h";

    private final List<ImageRules.Violation> violations = new ArrayList<>();

    private ImageForm() {}

    static List<ImageRules.Violation> check(JsonNode image) {
        ImageForm form = new ImageForm();
        form.image(image);
        return form.violations;
    }

    private void image(JsonNode image) {
        if (!image.isObject()) {
            wrong("", "a service image is a JSON object");
            return;
        }
        for (String required : List.of("reportingIds", "originDefinitions", "aliasDefinitions", "matchGroups")) {
            if (!image.has(required)) {
                wrong("/" + required, "is missing");
            }
        }
        for (String name : InferredLayout.DEFINITION_CLASSES) {
            JsonNode list = image.path(name);
            if (!list.isMissingNode() && !list.isArray()) {
                wrong("/" + name, "must be an array");
            }
            for (int i = 0; i < list.size(); i++) {
                definition(name, list.get(i), "/" + name + "/" + i);
            }
        }
    }

    private void definition(String name, JsonNode definition, String at) {
        need(definition, at, "id", id -> id.isIntegralNumber() && id.canConvertToLong() && id.asLong() >= 0, "an id");
        switch (name) {
            case "reportingIds" -> text(definition, at, "name");
            case "originDefinitions" -> origin(definition, at);
            case "aliasDefinitions" -> alias(definition, at);
            case "matchGroups" -> group(definition, at);
            case "geoDefinitions" -> {
                text(definition, at, "name");
                texts(definition, at, "countryCodes");
                for (JsonNode code : definition.path("countryCodes")) {
                    if (!code.asText().matches("[A-Z]{2}")) {
                        wrong(at + "/countryCodes", code + " is not a country code of two capital letters");
                    }
                }
            }
            case InferredLayout.TOKEN_DEFINITIONS -> {
                text(definition, at, "name");
                need(definition, at, "secrets", list -> list.isArray() && !list.isEmpty(), "a list of secrets");
                secrets(definition.path("secrets"), at + "/secrets");
            }
            case InferredLayout.IP_DEFINITIONS -> {
                text(definition, at, "name");
                texts(definition, at, "addresses");
                JsonNode addresses = definition.path("addresses");
                for (int i = 0; i < addresses.size(); i++) {
                    if (!AddressList.isRange(addresses.get(i).asText())) {
                        wrong(at + "/addresses/" + i, addresses.get(i) + " is neither an address nor a range");
                    }
                }
            }
            default -> text(definition, at, "name");
        }
    }

    private void secrets(JsonNode secrets, String at) {
        for (int i = 0; i < secrets.size(); i++) {
            String place = at + "/" + i;
            need(secrets.get(i), place, "id", id -> id.isInt() && id.asInt() >= 0 && id.asInt() <= 9, "0 to 9");
            text(secrets.get(i), place, "secret");
        }
    }

    private void origin(JsonNode origin, String at) {
        text(origin, at, "host");
        need(origin, at, "protocol", one -> isProtocol(one), "HTTP or HTTPS");
        optional(origin, at, "port", port -> port.isInt() && port.asInt() >= 1 && port.asInt() <= 65_535, "a port");
        optional(origin, at, "webroot", root -> root.asText().startsWith("/"), "a path that begins with a slash");
        optional(
                origin,
                at,
                "originDNS",
                name -> name.isTextual() && !name.asText().isEmpty(),
                "a name or an address");
    }

    private void alias(JsonNode alias, String at) {
        need(alias, at, "originId", JsonNode::isIntegralNumber, "an origin id");
        need(alias, at, "reportingId", JsonNode::isIntegralNumber, "a reporting id");
        texts(alias, at, "aliases");
        texts(alias, at, "protocol");
        for (JsonNode protocol : alias.path("protocol")) {
            if (!isProtocol(protocol)) {
                wrong(at + "/protocol", protocol + " is neither HTTP nor HTTPS");
            }
        }
        if (alias.has("httpsConfig")) {
            text(alias.path("httpsConfig"), at + "/httpsConfig", "serviceType");
        }
    }

    private static boolean isProtocol(JsonNode text) {
        return text.asText().equals("HTTP") || text.asText().equals("HTTPS");
    }

    private void group(JsonNode group, String at) {
        need(group, at, "matchRules", JsonNode::isArray, "an array");
        JsonNode rules = group.path("matchRules");
        for (int i = 0; i < rules.size(); i++) {
            String place = at + "/matchRules/" + i;
            JsonNode rule = rules.get(i);
            text(rule, place, "expression");
            optional(rule, place, "features", JsonNode::isObject, "an object");
            feature(rule, place, InferredLayout.QUERY, "value", JsonNode::isBoolean, "true or false");
            feature(rule, place, InferredLayout.CACHE_CONTROL, "int", ImageForm::isOverride, OVERRIDE);
            InferredLayout.feature(rule, InferredLayout.CACHE_CONTROL)
                    .ifPresent(override -> optional(
                            override,
                            place + InferredLayout.pointer(rule, InferredLayout.CACHE_CONTROL),
                            "ext",
                            ImageForm::isOverride,
                            OVERRIDE));
            for (String access : List.of(InferredLayout.GEO, InferredLayout.IP)) {
                feature(
                        rule,
                        place,
                        access,
                        "action",
                        action -> action.asText().equals("allow")
                                || action.asText().equals("deny"),
                        "allow or deny");
            }
            feature(rule, place, InferredLayout.GEO, "geoIds", ids -> !ids.isEmpty(), "at least one id");
            feature(rule, place, InferredLayout.IP, "ipIds", ids -> !ids.isEmpty(), "at least one id");
            feature(rule, place, InferredLayout.TOKEN, "tokenAuthId", JsonNode::isIntegralNumber, "an id");
            for (String access : List.of(InferredLayout.GEO, InferredLayout.IP, InferredLayout.TOKEN)) {
                InferredLayout.feature(rule, access)
                        .map(settings -> settings.path("denyAction"))
                        .filter(action -> !action.isMissingNode())
                        .ifPresent(
                                action -> denial(action, place + InferredLayout.pointer(rule, access) + "/denyAction"));
            }
            InferredLayout.feature(rule, InferredLayout.DENY)
                    .ifPresent(policy -> denial(policy, place + InferredLayout.pointer(rule, InferredLayout.DENY)));
        }
    }

    private void denial(JsonNode action, String at) {
        need(
                action,
                at,
                "type",
                type -> type.asText().equals("error") || type.asText().equals("redirect"),
                "error or redirect");
        if (action.path("type").asText().equals("redirect")) {
            text(action, at, "url");
        }
    }

    private static boolean isOverride(JsonNode value) {
        return value.isTextual() && CacheControlOverride.isValue(value.asText());
    }

    private void feature(
            JsonNode rule, String place, String feature, String member, Predicate<JsonNode> test, String expected) {
        InferredLayout.feature(rule, feature)
                .ifPresent(settings ->
                        need(settings, place + InferredLayout.pointer(rule, feature), member, test, expected));
    }

    private void text(JsonNode parent, String at, String member) {
        need(parent, at, member, value -> value.isTextual() && !value.asText().isEmpty(), "text");
    }

    private void texts(JsonNode parent, String at, String member) {
        need(parent, at, member, value -> value.isArray() && !value.isEmpty() && allText(value), "a list of texts");
    }

    private static boolean allText(JsonNode list) {
        for (JsonNode one : list) {
            if (!one.isTextual() || one.asText().isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private void need(JsonNode parent, String at, String member, Predicate<JsonNode> test, String expected) {
        JsonNode value = parent.path(member);
        if (value.isMissingNode()) {
            wrong(at + "/" + member, "is missing: expected " + expected);
        } else if (!test.test(value)) {
            wrong(at + "/" + member, "is " + value.getNodeType() + " " + shown(value) + ": expected " + expected);
        }
    }

    private void optional(JsonNode parent, String at, String member, Predicate<JsonNode> test, String expected) {
        if (parent.has(member)) {
            need(parent, at, member, test, expected);
        }
    }

    private static String shown(JsonNode value) {
        return value.isContainerNode() ? "" : value.toString();
    }

    private void wrong(String pointer, String message) {
        violations.add(new ImageRules.Violation("form", pointer, message));
    }
}
