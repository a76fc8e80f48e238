package dev.anyedge.fujitsu.translate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anyedge.cdn.evaluation.Request;
import dev.anyedge.cdn.internal.json.JsonText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The provider's reference as code: decides requests by the raw JSON of a service. Shares nothing with the module and is
 * written for clearness, not for speed.
 */
final class ReferenceEdge {
    private final JsonNode parameters;
    private final List<Rule> rules = new ArrayList<>();

    /**
     * What the edge does.
     *
     * @param served whether anything is delivered; what follows is told in any case
     * @param location where it redirects to, or ""
     * @param caching type and seconds, or "" where nothing is said
     * @param query type and names
     */
    record Outcome(
            boolean served, String location, String origin, String caching, String query, String path, String others) {}

    private record Match(String name, boolean negated, List<Pattern> patterns) {
        boolean holds(Request request) {
            String path = request.path();
            String file = path.substring(path.lastIndexOf('/') + 1);
            int dot = file.lastIndexOf('.');
            String text =
                    switch (name) {
                        case "http-method" -> request.method();
                        case "url-scheme" -> request.scheme().equals("https") ? "HTTPS" : "HTTP";
                        case "url-path", "url-wildcard" -> path;
                        case "url-filename" -> file;
                        case "url-extension" -> dot < 0 ? null : file.substring(dot + 1);
                        default -> throw new IllegalArgumentException(name);
                    };
            boolean any = text != null
                    && patterns.stream()
                            .anyMatch(pattern -> pattern.matcher(text).matches());
            return any != negated;
        }
    }

    private record Rule(List<Match> matches, List<JsonNode> behaviors) {}

    ReferenceEdge(String json) {
        JsonNode document = JsonText.parse(json);
        this.parameters = document.path("parameters");
        for (JsonNode rule : document.get("rules")) {
            List<Match> matches = new ArrayList<>();
            for (JsonNode match : rule.get("matches")) {
                String name = match.get("name").textValue();
                List<Pattern> patterns = new ArrayList<>();
                for (String token : match.get("value").textValue().trim().split(" +")) {
                    patterns.add(pattern(name, token));
                }
                matches.add(new Match(name, match.path("negated").booleanValue(), patterns));
            }
            List<JsonNode> behaviors = new ArrayList<>();
            rule.get("behaviors").forEach(behaviors::add);
            rules.add(new Rule(matches, behaviors));
        }
    }

    private static Pattern pattern(String name, String token) {
        if (name.equals("url-path")) {
            return Pattern.compile("/" + Pattern.quote(token) + "/.*");
        }
        if (!name.equals("url-wildcard")) {
            return Pattern.compile(Pattern.quote(token));
        }
        return glob(token);
    }

    private static Pattern glob(String token) {
        StringBuilder expression = new StringBuilder();
        for (String part : token.split("\\*", -1)) {
            expression.append(expression.isEmpty() ? "" : ".*").append(part.isEmpty() ? "(?:)" : Pattern.quote(part));
        }
        return Pattern.compile(expression.toString(), Pattern.DOTALL);
    }

    Outcome decide(Request request) {
        Map<String, JsonNode> slots = new HashMap<>();
        for (Rule rule : rules) {
            if (rule.matches().stream().allMatch(match -> match.holds(request))) {
                rule.behaviors()
                        .forEach(behavior -> slots.put(behavior.get("name").textValue(), behavior));
            }
        }
        boolean https = parameters.path("protocol").asText("http").equals("https");
        boolean active = parameters.path("status").asText("activate").equals("activate");
        boolean secure = request.scheme().equals("https");
        String location = active && https && !secure ? "https" + request.url().substring("http".length()) : "";
        boolean served = active && (https || !secure) && (!location.isEmpty() || passes(slots, request));
        Map<String, JsonNode> others = new java.util.TreeMap<>(slots);
        List.of(
                        "origin",
                        "caching",
                        "cachekey-query-args",
                        "modify-outgoing-request-path",
                        "ip-whitelist",
                        "ip-blacklist",
                        "geo-whitelist",
                        "geo-blacklist",
                        "referer-whitelist",
                        "referer-blacklist",
                        "token-auth")
                .forEach(others::remove);
        JsonNode origin = slots.get("origin");
        return new Outcome(
                served,
                location,
                origin == null ? "" : origin(origin.get("params")),
                caching(slots.get("caching")),
                query(slots.get("cachekey-query-args")),
                path(slots.get("modify-outgoing-request-path"), request.path()),
                others.toString());
    }

    private static String origin(JsonNode params) {
        return params.get("originDomain").textValue() + " "
                + params.get("hostHeaderType").textValue() + " "
                + params.get("hostHeaderValue").textValue() + " "
                + params.get("cacheKeyType").textValue() + " "
                + params.get("cacheKeyValue").textValue();
    }

    private static String caching(JsonNode behavior) {
        if (behavior == null) {
            return "";
        }
        String type = behavior.get("type").textValue();
        if (type.equals("no-store") || type.equals("bypass-cache")) {
            return type;
        }
        String value = behavior.get("value").textValue();
        char unit = value.charAt(value.length() - 1);
        String digits = Character.isDigit(unit) ? value : value.substring(0, value.length() - 1);
        long factor =
                switch (unit) {
                    case 'd' -> 86_400;
                    case 'h' -> 3_600;
                    case 'm' -> 60;
                    default -> 1;
                };
        return type + " " + Long.parseLong(digits) * factor;
    }

    private static String query(JsonNode behavior) {
        if (behavior == null || behavior.get("type").textValue().equals("include-all")) {
            return "include-all";
        }
        String type = behavior.get("type").textValue();
        if (type.equals("ignore-all")) {
            return type;
        }
        return type + " "
                + new java.util.TreeSet<>(
                        List.of(behavior.get("value").textValue().trim().split(" +")));
    }

    private static String path(JsonNode behavior, String path) {
        if (behavior == null) {
            return path;
        }
        String value = behavior.get("value").textValue();
        switch (behavior.get("type").textValue()) {
            case "remove":
                return replaced(path, value, "/");
            case "replace":
                return replaced(
                        path, value.substring(0, value.indexOf("###")), value.substring(value.indexOf("###") + 3));
            default:
                return value + path.substring(path.lastIndexOf('/') + 1);
        }
    }

    private static String replaced(String path, String from, String to) {
        return path.contains(from) ? path.replaceFirst(Pattern.quote(from), to.replace("$", "\\$")) : path;
    }

    // ---- access ----

    private static boolean passes(Map<String, JsonNode> slots, Request request) {
        JsonNode ipAllow = slots.get("ip-whitelist");
        JsonNode ipDeny = slots.get("ip-blacklist");
        if (ipAllow != null) {
            if (!inAddresses(ipAllow, request)) {
                return false;
            }
        } else if (ipDeny != null && inAddresses(ipDeny, request)) {
            return false;
        }
        JsonNode geoAllow = slots.get("geo-whitelist");
        if (geoAllow != null && !inPlaces(geoAllow, request)) {
            return false;
        }
        JsonNode geoDeny = slots.get("geo-blacklist");
        if (geoDeny != null && ipAllow == null && inPlaces(geoDeny, request)) {
            return false;
        }
        JsonNode refererAllow = slots.get("referer-whitelist");
        if (refererAllow != null && !inReferers(refererAllow, request)) {
            return false;
        }
        JsonNode refererDeny = slots.get("referer-blacklist");
        if (refererDeny != null && inReferers(refererDeny, request)) {
            return false;
        }
        return slots.get("token-auth") == null || request.tokenValid().orElse(false);
    }

    private static boolean inAddresses(JsonNode list, Request request) {
        if (request.clientIp().isEmpty() || request.clientIp().get().contains(":")) {
            return false;
        }
        long address = bits(request.clientIp().get());
        for (String token : list.get("value").textValue().trim().split(" +")) {
            int slash = token.indexOf('/');
            int prefix = slash < 0 ? 32 : Integer.parseInt(token.substring(slash + 1));
            long first = bits(slash < 0 ? token : token.substring(0, slash));
            if (address >> (32 - prefix) == first >> (32 - prefix)) {
                return true;
            }
        }
        return false;
    }

    private static long bits(String address) {
        long bits = 0;
        for (String octet : address.split("\\.")) {
            bits = bits * 256 + Integer.parseInt(octet);
        }
        return bits;
    }

    private static boolean inPlaces(JsonNode list, Request request) {
        String place =
                switch (list.get("type").textValue()) {
                    case "continent" -> request.continent().orElse("");
                    case "country" -> request.country().orElse("");
                    default -> request.region().orElse("");
                };
        return List.of(list.get("value").textValue().trim().split(" +")).contains(place);
    }

    private static boolean inReferers(JsonNode list, Request request) {
        String referer = request.header("referer").orElse("");
        if (referer.isBlank()) {
            return false;
        }
        for (String token : list.get("value").textValue().trim().split(" +")) {
            if (glob(token).matcher(referer).matches()) {
                return true;
            }
        }
        return false;
    }
}
