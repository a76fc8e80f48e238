package dev.anyedge.fujitsu.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.internal.json.JsonText;
import dev.anyedge.cdn.model.JsonValue;
import dev.anyedge.fujitsu.rules.RuleBehavior.ArgumentsType;
import dev.anyedge.fujitsu.rules.RuleBehavior.CachingType;
import dev.anyedge.fujitsu.rules.RuleBehavior.GeoLevel;
import dev.anyedge.fujitsu.rules.RuleBehavior.HmacAlgorithm;
import dev.anyedge.fujitsu.rules.RuleBehavior.ListType;
import dev.anyedge.fujitsu.rules.RuleBehavior.NameSource;
import dev.anyedge.fujitsu.rules.RuleBehavior.PathChange;
import dev.anyedge.fujitsu.rules.RuleBehavior.RefreshType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Text to rules. Reads on past whatever is wrong, so that one reading finds everything. What the reference describes must
 * be as it says; everything else is kept as it is. Used once.
 */
final class RulesReader {
    private final Problems problems = new Problems();

    private RulesReader() {}

    static RulesDocument read(String json) {
        return new RulesReader().document(JsonText.parse(json));
    }

    static RuleBehavior readBehavior(String json) {
        RulesReader reader = new RulesReader();
        Optional<RuleBehavior> behavior = reader.behavior(JsonText.parse(json), "");
        reader.problems.throwIfAny("behaviour");
        return behavior.orElseThrow();
    }

    private RulesDocument document(JsonNode root) {
        Members document = members(root, "", "the document");
        List<Rule> rules = new ArrayList<>();
        if (document != null) {
            @Nullable JsonNode list = document.take("rules");
            if (list == null) {
                problems.missing("/rules", "the list of rules", "an array");
            } else if (!list.isArray()) {
                problems.type("/rules", "the list of rules", list, "an array");
            } else {
                for (int i = 0; i < list.size(); i++) {
                    rule(list.get(i), "/rules/" + i).ifPresent(rules::add);
                }
            }
        }
        problems.throwIfAny("rules document");
        return RulesDocument.read(rules, document == null ? Map.of() : document.rest());
    }

    private Optional<Rule> rule(JsonNode node, String pointer) {
        Members rule = members(node, pointer, "the rule");
        if (rule == null) {
            return Optional.empty();
        }
        int before = problems.size();
        List<RuleMatch> matches =
                list(rule, "matches", "at least one match; everything is url-wildcard /*", this::match);
        List<RuleBehavior> behaviors = list(rule, "behaviors", "at least one behaviour", this::behavior);
        return problems.size() > before ? Optional.empty() : Optional.of(Rule.read(matches, behaviors, rule.rest()));
    }

    private <T> List<T> list(Members rule, String name, String allowed, ElementReader<T> reader) {
        String pointer = rule.at(name);
        @Nullable JsonNode list = rule.take(name);
        List<T> all = new ArrayList<>();
        if (list == null) {
            problems.missing(pointer, "the list " + name, "an array of " + allowed);
        } else if (!list.isArray()) {
            problems.type(pointer, "the list " + name, list, "an array");
        } else if (list.isEmpty()) {
            problems.wrong(pointer, "the list " + name, "empty", allowed);
        } else {
            for (int i = 0; i < list.size(); i++) {
                reader.read(list.get(i), pointer + "/" + i).ifPresent(all::add);
            }
        }
        return all;
    }

    private interface ElementReader<T> {
        Optional<T> read(JsonNode node, String pointer);
    }

    // ---- matches ----

    private Optional<RuleMatch> match(JsonNode node, String pointer) {
        Members match = members(node, pointer, "the match");
        if (match == null) {
            return Optional.empty();
        }
        @Nullable String name = match.text("name", "the match's name", "a name, for example url-wildcard");
        if (name == null) {
            return Optional.empty();
        }
        boolean negated = match.flag("negated", "the negation", false);
        Optional<RuleMatch.Kind> kind = RuleMatch.Kind.fromText(name);
        if (kind.isEmpty()) {
            return Optional.of(new RuleMatch.Unknown(name, value(node)));
        }
        @Nullable String value = match.text("value", "the value of " + name, "a text");
        if (value == null) {
            return Optional.empty();
        }
        List<String> tokens = Grammar.tokens(value);
        Optional<RuleMatch.Listed> listed = built(pointer, () -> new RuleMatch.Listed(kind.get(), tokens, negated));
        return match.rest().isEmpty()
                ? listed.map(Function.identity())
                : Optional.of(new RuleMatch.Unknown(name, value(node)));
    }

    // ---- behaviours ----

    private Optional<RuleBehavior> behavior(JsonNode node, String pointer) {
        Members behavior = members(node, pointer, "the behaviour");
        if (behavior == null) {
            return Optional.empty();
        }
        @Nullable String name = behavior.text("name", "the behaviour's name", "a name, for example caching");
        if (name == null) {
            return Optional.empty();
        }
        Members params = new Members(null, pointer + "/params");
        Optional<? extends RuleBehavior> known;
        switch (name) {
            case RuleBehavior.Origin.NAME -> {
                params = behavior.object("params");
                known = origin(behavior, params);
            }
            case RuleBehavior.Caching.NAME -> known = caching(behavior);
            case RuleBehavior.QueryArguments.NAME -> known = queryArguments(behavior);
            case RuleBehavior.ContentRefresh.NAME -> {
                if (behavior.has("params")) {
                    params = behavior.object("params");
                }
                known = contentRefresh(behavior, params);
            }
            case RuleBehavior.IpList.WHITELIST, RuleBehavior.IpList.BLACKLIST ->
                known = values(behavior, tokens -> new RuleBehavior.IpList(type(name), tokens));
            case RuleBehavior.RefererList.WHITELIST, RuleBehavior.RefererList.BLACKLIST ->
                known = values(behavior, tokens -> new RuleBehavior.RefererList(type(name), tokens));
            case RuleBehavior.GeoList.WHITELIST, RuleBehavior.GeoList.BLACKLIST -> {
                @Nullable GeoLevel level = behavior.word("type", GeoLevel.values(), GeoLevel::text);
                known = values(
                        behavior,
                        tokens ->
                                new RuleBehavior.GeoList(type(name), level == null ? GeoLevel.COUNTRY : level, tokens),
                        level != null);
            }
            case RuleBehavior.OutgoingPath.NAME -> known = outgoingPath(behavior);
            case RuleBehavior.TokenAuth.NAME -> {
                params = behavior.object("params");
                known = tokenAuth(behavior, params);
            }
            default -> {
                return Optional.of(new RuleBehavior.Opaque(name, value(node)));
            }
        }
        Map<String, JsonValue> members = behavior.rest();
        Map<String, JsonValue> unknownParams = params.rest();
        return members.isEmpty() && unknownParams.isEmpty()
                ? known.map(Function.identity())
                : known.map(b -> new RuleBehavior.Extended(b, members, unknownParams));
    }

    private static ListType type(String name) {
        return name.endsWith("-whitelist") ? ListType.WHITELIST : ListType.BLACKLIST;
    }

    private Optional<RuleBehavior.Origin> origin(Members behavior, Members params) {
        behavior.meaningless("value");
        String aText = "a text";
        @Nullable String property = params.text("digitalProperty", "the digital property", aText);
        @Nullable String domain = params.text("originDomain", "the origin domain", Grammar.HOST);
        @Nullable NameSource hostType = params.word("hostHeaderType", NameSource.values(), NameSource::text);
        @Nullable String hostValue = params.text("hostHeaderValue", "the host header", aText);
        @Nullable NameSource keyType = params.word("cacheKeyType", NameSource.values(), NameSource::text);
        @Nullable String keyValue = params.text("cacheKeyValue", "the cache key", aText);
        if (property == null
                || domain == null
                || hostType == null
                || hostValue == null
                || keyType == null
                || keyValue == null) {
            return Optional.empty();
        }
        return built(
                behavior.pointer,
                () -> new RuleBehavior.Origin(
                        property, domain, hostType, unlessDash(hostValue), keyType, unlessDash(keyValue)));
    }

    private static Optional<String> unlessDash(String text) {
        return text.equals("-") ? Optional.empty() : Optional.of(text);
    }

    private Optional<RuleBehavior.Caching> caching(Members behavior) {
        @Nullable CachingType type = behavior.word("type", CachingType.values(), CachingType::text);
        if (type != null && !type.timed()) {
            behavior.meaningless("value");
            return built(behavior.pointer, () -> new RuleBehavior.Caching(type, Optional.empty()));
        }
        @Nullable String text = behavior.text("value", "the time", TimeToLive.ALLOWED);
        Optional<TimeToLive> time = text == null ? Optional.empty() : TimeToLive.read(text);
        if (text != null && time.isEmpty()) {
            problems.bad(behavior.at("value"), "the time", text, TimeToLive.ALLOWED);
        }
        return type == null || time.isEmpty()
                ? Optional.empty()
                : built(behavior.pointer, () -> new RuleBehavior.Caching(type, time));
    }

    private Optional<RuleBehavior.QueryArguments> queryArguments(Members behavior) {
        @Nullable ArgumentsType type = behavior.word("type", ArgumentsType.values(), ArgumentsType::text);
        if (type == null || !type.listed()) {
            behavior.meaningless("value");
            return type == null
                    ? Optional.empty()
                    : built(behavior.pointer, () -> new RuleBehavior.QueryArguments(type, List.of()));
        }
        return values(behavior, tokens -> new RuleBehavior.QueryArguments(type, tokens));
    }

    private Optional<RuleBehavior.ContentRefresh> contentRefresh(Members behavior, Members params) {
        @Nullable RefreshType type = behavior.word("type", RefreshType.values(), RefreshType::text);
        @Nullable String value = behavior.text("value", "the instant", "an instant as the type writes it");
        Optional<Boolean> mustRevalidate = params.has("mustRevalidate")
                ? Optional.of(params.flag("mustRevalidate", "mustRevalidate", false))
                : Optional.empty();
        return type == null || value == null
                ? Optional.empty()
                : built(behavior.pointer, () -> new RuleBehavior.ContentRefresh(type, value, mustRevalidate));
    }

    private Optional<RuleBehavior.OutgoingPath> outgoingPath(Members behavior) {
        @Nullable PathChange change = behavior.word("type", PathChange.values(), PathChange::text);
        @Nullable String value = behavior.text("value", "the path", Grammar.DIRECTORY);
        if (change == null || value == null) {
            return Optional.empty();
        }
        int at = value.indexOf(RuleBehavior.OutgoingPath.DELIMITER);
        if (change == PathChange.REPLACE && at >= 0) {
            return built(
                    behavior.pointer,
                    () -> new RuleBehavior.OutgoingPath(
                            change,
                            value.substring(0, at),
                            Optional.of(value.substring(at + RuleBehavior.OutgoingPath.DELIMITER.length()))));
        }
        return built(behavior.pointer, () -> new RuleBehavior.OutgoingPath(change, value, Optional.empty()));
    }

    private Optional<RuleBehavior.TokenAuth> tokenAuth(Members behavior, Members params) {
        behavior.meaningless("value");
        @Nullable String name = params.text("tokenName", "the token's name", Grammar.TOKEN_NAME);
        Optional<String> delimiter = params.optionalText("tokenDelimiter", "the delimiter", Grammar.DELIMITER);
        Optional<String> aclDelimiter = params.optionalText("aclDelimiter", "the delimiter", Grammar.DELIMITER);
        @Nullable HmacAlgorithm algorithm = params.word("hmacAlgorithm", HmacAlgorithm.values(), HmacAlgorithm::name);
        @Nullable Boolean escape = params.requiredFlag("escapeTokenInputs");
        @Nullable Boolean ignore = params.requiredFlag("ignoreQueryString");
        @Nullable TokenKey key = key(params, "key", true);
        @Nullable TokenKey transitionKey = key(params, "transitionKey", false);
        if (name == null || algorithm == null || escape == null || ignore == null || key == null) {
            return Optional.empty();
        }
        return built(behavior.pointer, () -> RuleBehavior.tokenAuth()
                .tokenName(name)
                .tokenDelimiter(delimiter)
                .aclDelimiter(aclDelimiter)
                .hmacAlgorithm(algorithm)
                .escapeTokenInputs(escape)
                .ignoreQueryString(ignore)
                .key(key)
                .transitionKey(Optional.ofNullable(transitionKey))
                .build());
    }

    /** A key; what stands there is never shown. */
    private @Nullable TokenKey key(Members params, String name, boolean required) {
        if (!required && !params.has(name)) {
            return null;
        }
        String allowed = Grammar.HEX_KEY + ", or a reference env:NAME or file:PATH";
        @Nullable String text = params.text(name, "the key", allowed);
        if (text == null) {
            return null;
        }
        Optional<TokenKey> key = TokenKey.read(text);
        if (key.isEmpty()) {
            problems.wrong(params.at(name), "the key", "a text that is no key", allowed);
        }
        return key.orElse(null);
    }

    private <T> Optional<T> values(Members behavior, Function<List<String>, T> maker) {
        return values(behavior, maker, true);
    }

    private <T> Optional<T> values(Members behavior, Function<List<String>, T> maker, boolean complete) {
        @Nullable String value = behavior.text("value", "the value", "a list of tokens, separated by blanks");
        if (value == null || !complete) {
            return Optional.empty();
        }
        return built(behavior.pointer, () -> maker.apply(Grammar.tokens(value)));
    }

    /** What a maker makes; what it refuses becomes a problem at its place. */
    private <T> Optional<T> built(String pointer, Supplier<T> maker) {
        try {
            return Optional.of(maker.get());
        } catch (ValidationException e) {
            e.violations().forEach(v -> problems.say(pointer + v.pointer(), v.found(), v.allowed(), v.message()));
            return Optional.empty();
        }
    }

    // ---- members ----

    private @Nullable Members members(JsonNode node, String pointer, String what) {
        if (node instanceof ObjectNode object) {
            return new Members(object, pointer);
        }
        problems.type(pointer, what, node, "an object");
        return null;
    }

    private static JsonValue value(JsonNode node) {
        return JsonValue.parse(JsonText.write(node));
    }

    /** The members of an object, taken out one by one; what nobody takes is left. */
    private final class Members {
        final String pointer;
        private final Map<String, JsonNode> left = new LinkedHashMap<>();

        private final boolean absent;

        /** Members of an object; of none at all, when what they lack has been said with its absence. */
        Members(@Nullable ObjectNode object, String pointer) {
            this.pointer = pointer;
            this.absent = object == null;
            if (object != null) {
                object.properties().forEach(member -> left.put(member.getKey(), member.getValue()));
            }
        }

        String at(String name) {
            return pointer + "/" + name;
        }

        boolean has(String name) {
            return left.containsKey(name);
        }

        @Nullable
        JsonNode take(String name) {
            return left.remove(name);
        }

        /** A member whose value nothing depends on. */
        void meaningless(String name) {
            @Nullable JsonNode node = take(name);
            if (node != null && !node.isTextual()) {
                problems.type(at(name), "the value", node, "a text; - where it means nothing");
            }
        }

        @Nullable
        String text(String name, String what, String allowed) {
            @Nullable JsonNode node = take(name);
            if (node == null) {
                if (!absent) {
                    problems.missing(at(name), what, allowed);
                }
                return null;
            }
            if (!node.isTextual()) {
                problems.type(at(name), what, node, "a text: " + allowed);
                return null;
            }
            if (node.textValue().isEmpty()) {
                problems.wrong(at(name), what, "an empty text", allowed);
                return null;
            }
            return node.textValue();
        }

        Optional<String> optionalText(String name, String what, String allowed) {
            return has(name) ? Optional.ofNullable(text(name, what, allowed)) : Optional.empty();
        }

        <E> @Nullable E word(String name, E[] values, Function<E, String> text) {
            String allowed = Arrays.stream(values).map(text).collect(Collectors.joining(", ", "one of ", ""));
            @Nullable String found = text(name, "the " + name, allowed);
            for (E value : values) {
                if (text.apply(value).equals(found)) {
                    return value;
                }
            }
            if (found != null) {
                problems.bad(at(name), "the " + name, found, allowed);
            }
            return null;
        }

        boolean flag(String name, String what, boolean otherwise) {
            @Nullable JsonNode node = take(name);
            if (node != null && !node.isBoolean()) {
                problems.type(at(name), what, node, "true or false");
            }
            return node == null ? otherwise : node.booleanValue();
        }

        @Nullable
        Boolean requiredFlag(String name) {
            if (!has(name)) {
                if (!absent) {
                    problems.missing(at(name), name, "true or false");
                }
                return null;
            }
            return flag(name, name, false);
        }

        Members object(String name) {
            @Nullable JsonNode node = take(name);
            if (node instanceof ObjectNode object) {
                return new Members(object, at(name));
            }
            if (node == null) {
                problems.missing(at(name), "the parameters", "an object");
            } else {
                problems.type(at(name), "the parameters", node, "an object");
            }
            return new Members(null, at(name));
        }

        Map<String, JsonValue> rest() {
            if (left.isEmpty()) {
                return Map.of();
            }
            Map<String, JsonValue> rest = new LinkedHashMap<>();
            left.forEach((name, node) -> rest.put(name, value(node)));
            return rest;
        }
    }
}
