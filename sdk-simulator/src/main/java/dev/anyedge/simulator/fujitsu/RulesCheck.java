package dev.anyedge.simulator.fujitsu;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anyedge.simulator.fujitsu.edge.RulesDecider;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the Akamai side finds wrong with a rules document after it was accepted (§3.6), in its words: those of a test
 * double of the real thing where there are any, and else in their manner. What it lets pass is let pass here: no origin,
 * a loop, a name twice, members nobody knows.
 */
final class RulesCheck {

    private static final List<String> MATCHES =
            List.of("http-method", "url-scheme", "url-path", "url-wildcard", "url-filename", "url-extension");

    /** As the real thing lists them: it accepts three more. */
    private static final List<String> LISTED_BEHAVIORS = List.of(
            "referer-whitelist",
            "referer-blacklist",
            "ip-whitelist",
            "ip-blacklist",
            "geo-whitelist",
            "geo-blacklist",
            "content-refresh",
            "cachekey-query-args",
            "modify-outgoing-request-path",
            "caching",
            "origin");

    private static final List<String> FURTHER_BEHAVIORS = List.of("token-auth", "site-failover", "downstream-caching");

    private static final Map<String, List<String>> TYPES = Map.of(
            "caching",
            List.of("no-store", "bypass-cache", "fixed", "honor", "honor-cc", "honor-expires"),
            "cachekey-query-args",
            List.of("include-all", "include", "ignore-all", "ignore"),
            "content-refresh",
            List.of("epoch", "date-time", "datetime", "date", "natural"),
            "geo-whitelist",
            List.of("continent", "country", "region"),
            "geo-blacklist",
            List.of("continent", "country", "region"),
            "modify-outgoing-request-path",
            List.of("remove", "replace", "replace-all"));

    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final String ADDRESS = "(" + OCTET + "\\.){3}" + OCTET;

    private static final Map<String, Pattern> MATCH_TOKENS = Map.of(
            "http-method", Pattern.compile("GET|HEAD|POST|PUT|DELETE|OPTIONS|TRACE|CONNECT"),
            "url-scheme", Pattern.compile("HTTPS?"),
            "url-path", Pattern.compile("[^/*?#]+"),
            "url-wildcard", Pattern.compile("/[^?#]*"),
            "url-filename", Pattern.compile("[^/*?#]+"),
            "url-extension", Pattern.compile("[^./*?#]+"));

    private static final Pattern TIME = Pattern.compile("(0|[1-9][0-9]*)[smhd]?");
    private static final Pattern BLOCK = Pattern.compile(ADDRESS + "(/(3[0-2]|[12]?[0-9]))?");
    private static final Pattern AREA = Pattern.compile("[A-Z]{2}");
    private static final Pattern REGION = Pattern.compile("[A-Z]{2}:[A-Z0-9]{1,3}");
    private static final Pattern FOLDER = Pattern.compile("/([^ /?#]+/)*");
    private static final Pattern REPLACEMENT = Pattern.compile("/([^ /?#]+/)*###/([^ /?#]+/)*");
    private static final Pattern HOST = Pattern.compile(ADDRESS + "|[A-Za-z0-9_]([A-Za-z0-9_.-]{0,251}[A-Za-z0-9])?");
    private static final Pattern HEADER_HOST = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?");
    private static final Pattern TOKEN_NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9_-]*");
    private static final Pattern TOKEN_DELIMITER = Pattern.compile("[^a-zA-Z0-9&=/\\\\:% ]");
    private static final Pattern TOKEN_KEY = Pattern.compile("([0-9a-fA-F]{2}){1,32}");
    private static final Pattern EPOCH = Pattern.compile("[1-9][0-9]{0,10}");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])");
    private static final Pattern DATE_TIME =
            Pattern.compile(DATE.pattern() + "T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]Z");

    /** The first thing that is wrong. */
    private static final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Wrong(String detail) {
            super(detail, null, false, false);
        }
    }

    private RulesCheck() {}

    /** What is wrong with a document; empty when it can be deployed. */
    static Optional<String> problem(JsonNode document) {
        try {
            object(document);
            for (JsonNode rule : array(document, "rules")) {
                rule(rule);
            }
            RulesDecider.of(document);
            return Optional.empty();
        } catch (IllegalArgumentException undecidable) {
            // a 31st of February, say: right in form, and yet nothing to decide by
            return Optional.of(String.valueOf(undecidable.getMessage()));
        } catch (Wrong wrong) {
            return Optional.of(String.valueOf(wrong.getMessage()));
        }
    }

    private static void rule(JsonNode rule) {
        object(rule);
        JsonNode matches = array(rule, "matches");
        JsonNode behaviors = array(rule, "behaviors");
        if (matches.isEmpty() || behaviors.isEmpty()) {
            throw new Wrong("[] is too short");
        }
        matches.forEach(RulesCheck::match);
        behaviors.forEach(RulesCheck::behavior);
    }

    private static void match(JsonNode match) {
        object(match);
        String name = oneOf(text(match, "name"), MATCHES, List.of());
        String value = text(match, "value");
        JsonNode negated = match.path("negated");
        if (!negated.isMissingNode() && !negated.isBoolean()) {
            throw new Wrong(literal(negated) + " is not of type 'boolean'");
        }
        tokens(value, java.util.Objects.requireNonNull(MATCH_TOKENS.get(name)));
    }

    private static void behavior(JsonNode behavior) {
        object(behavior);
        String name = oneOf(text(behavior, "name"), LISTED_BEHAVIORS, FURTHER_BEHAVIORS);
        String value = text(behavior, "value");
        JsonNode params = behavior.path("params");
        if (!params.isMissingNode() && !params.isObject()) {
            throw new Wrong(literal(params) + " is not of type 'object'");
        }
        String type = type(behavior, name);
        switch (name) {
            case "origin" -> origin(behavior);
            case "caching" -> {
                if (!type.equals("no-store") && !type.equals("bypass-cache")) {
                    form(value, TIME);
                }
            }
            case "content-refresh" -> refresh(type, value, params);
            case "ip-whitelist", "ip-blacklist" -> tokens(value, BLOCK);
            case "geo-whitelist", "geo-blacklist" -> tokens(value, type.equals("region") ? REGION : AREA);
            case "modify-outgoing-request-path" -> form(value, type.equals("replace") ? REPLACEMENT : FOLDER);
            case "token-auth" -> token(behavior);
            default -> {
                // any text will do, and of two behaviours nothing is known
            }
        }
    }

    private static String type(JsonNode behavior, String name) {
        List<String> allowed = TYPES.get(name);
        if (allowed == null) {
            return "";
        }
        JsonNode type = behavior.path("type");
        if (!type.isTextual() || !allowed.contains(type.textValue())) {
            throw new Wrong("Invalid behavior_type '" + (type.isTextual() ? type.textValue() : literal(type))
                    + "' for behavior '" + name + "'. Allowed behavior types : " + list(allowed));
        }
        return type.textValue();
    }

    private static void origin(JsonNode behavior) {
        JsonNode params = params(behavior);
        text(params, "digitalProperty");
        form(text(params, "originDomain"), HOST);
        hostChoice(params, "hostHeaderType", "hostHeaderValue");
        hostChoice(params, "cacheKeyType", "cacheKeyValue");
    }

    private static void hostChoice(JsonNode params, String type, String value) {
        String choice = oneOf(text(params, type), List.of("digital_property", "origin", "fixed"), List.of());
        String host = text(params, value);
        if (choice.equals("fixed")) {
            form(host, HEADER_HOST);
        }
    }

    private static void refresh(String type, String value, JsonNode params) {
        switch (type) {
            case "epoch" -> form(value, EPOCH);
            case "date" -> form(value, DATE);
            case "natural" -> oneOf(value, List.of("now"), List.of());
            default -> form(value, DATE_TIME);
        }
        JsonNode must = params.path("mustRevalidate");
        if (!must.isMissingNode() && !must.isBoolean()) {
            throw new Wrong(literal(must) + " is not of type 'boolean'");
        }
    }

    private static void token(JsonNode behavior) {
        JsonNode params = params(behavior);
        form(text(params, "tokenName"), TOKEN_NAME);
        oneOf(text(params, "hmacAlgorithm"), List.of("SHA256", "SHA1", "MD5"), List.of());
        key(params, "key");
        for (String member : List.of("escapeTokenInputs", "ignoreQueryString")) {
            if (!required(params, member).isBoolean()) {
                throw new Wrong(literal(params.path(member)) + " is not of type 'boolean'");
            }
        }
        if (params.has("transitionKey")) {
            key(params, "transitionKey");
        }
        for (String member : List.of("tokenDelimiter", "aclDelimiter")) {
            if (params.has(member)) {
                form(text(params, member), TOKEN_DELIMITER);
            }
        }
    }

    /** A key is a secret: what is wrong with it is said without it. */
    private static void key(JsonNode params, String member) {
        if (!TOKEN_KEY.matcher(text(params, member)).matches()) {
            throw new Wrong("'" + member + "' does not match '^" + TOKEN_KEY.pattern() + "$'");
        }
    }

    private static JsonNode params(JsonNode behavior) {
        return required(behavior, "params");
    }

    // ---- the vocabulary of the real thing ----

    private static JsonNode required(JsonNode owner, String member) {
        JsonNode value = owner.path(member);
        if (value.isMissingNode()) {
            throw new Wrong("'" + member + "' is a required property");
        }
        return value;
    }

    private static void object(JsonNode node) {
        if (!node.isObject()) {
            throw new Wrong(literal(node) + " is not of type 'object'");
        }
    }

    private static JsonNode array(JsonNode owner, String member) {
        JsonNode value = required(owner, member);
        if (!value.isArray()) {
            throw new Wrong(literal(value) + " is not of type 'array'");
        }
        return value;
    }

    private static String text(JsonNode owner, String member) {
        JsonNode value = required(owner, member);
        if (!value.isTextual()) {
            throw new Wrong(literal(value) + " is not of type 'string'");
        }
        if (value.textValue().isEmpty()) {
            throw new Wrong("'' is too short");
        }
        return value.textValue();
    }

    private static String oneOf(String value, List<String> listed, List<String> further) {
        if (!listed.contains(value) && !further.contains(value)) {
            throw new Wrong("'" + value + "' is not one of " + list(listed));
        }
        return value;
    }

    private static void form(String value, Pattern form) {
        if (!form.matcher(value).matches()) {
            throw new Wrong("'" + value + "' does not match '^" + form.pattern() + "$'");
        }
    }

    private static void tokens(String value, Pattern form) {
        String[] tokens = value.trim().split(" +");
        for (String token : tokens) {
            form(token, form);
        }
    }

    private static String list(List<String> values) {
        return "['" + String.join("', '", values) + "']";
    }

    /** A value as the real thing, a Python program, would print it. */
    private static String literal(JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return "None";
        }
        if (value.isBoolean()) {
            return value.booleanValue() ? "True" : "False";
        }
        return value.isTextual() ? "'" + value.textValue() + "'" : value.toString();
    }
}
