package dev.anyedge.fujitsu.rules;

import dev.anyedge.cdn.internal.json.JsonText;
import dev.anyedge.cdn.model.JsonValue;
import dev.anyedge.fujitsu.rules.RuleBehavior.NameSource;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Rules to text. A behaviour that many rules share is written once and copied, which is what makes large documents cheap.
 * Used once.
 */
final class RulesWriter {
    /** What stands where a value means nothing (Fujitsu reference §3.1). */
    private static final String NOTHING = "-";

    private final boolean indented;
    private final Function<TokenKey, String> keys;
    private final Map<RuleBehavior, String> written = new IdentityHashMap<>();

    /**
     * A writer.
     *
     * @param indented whether for people
     * @param keys what is written for a key
     */
    RulesWriter(boolean indented, Function<TokenKey, String> keys) {
        this.indented = indented;
        this.keys = keys;
    }

    /** One behaviour, keys redacted. */
    static String printed(RuleBehavior behavior) {
        JsonOut out = new JsonOut(200, false);
        new RulesWriter(false, key -> key.reference().text()).behavior(out, behavior);
        return out.toString();
    }

    String write(RulesDocument document) {
        JsonOut out = new JsonOut(256 + 200 * document.rules().size(), indented);
        out.beginObject();
        out.name("rules").beginArray();
        for (Rule rule : document.rules()) {
            out.element();
            rule(out, rule);
        }
        out.endArray();
        document.extra().forEach((name, value) -> json(out.name(name), value));
        return out.endObject().toString();
    }

    private void rule(JsonOut out, Rule rule) {
        out.beginObject();
        out.name("matches").beginArray();
        for (RuleMatch match : rule.matches()) {
            out.element();
            match(out, match);
        }
        out.endArray();
        out.name("behaviors").beginArray();
        for (RuleBehavior behavior : rule.behaviors()) {
            out.element();
            String known = written.get(behavior);
            if (known != null) {
                out.raw(known);
            } else {
                int start = out.length();
                behavior(out, behavior);
                written.put(behavior, out.since(start));
            }
        }
        out.endArray();
        rule.extra().forEach((name, value) -> json(out.name(name), value));
        out.endObject();
    }

    private void match(JsonOut out, RuleMatch match) {
        if (match instanceof RuleMatch.Listed listed) {
            out.beginObject().member("name", listed.name()).member("value", joined(listed.tokens()));
            if (listed.negated()) {
                out.member("negated", true);
            }
            out.endObject();
        } else if (match instanceof RuleMatch.Unknown unknown) {
            json(out, unknown.json());
        }
    }

    private void behavior(JsonOut out, RuleBehavior behavior) {
        if (behavior instanceof RuleBehavior.Opaque opaque) {
            json(out, opaque.json());
            return;
        }
        Map<String, JsonValue> members = Map.of();
        Map<String, JsonValue> params = Map.of();
        if (behavior instanceof RuleBehavior.Extended extended) {
            members = extended.members();
            params = extended.params();
        }
        out.beginObject().member("name", behavior.name());
        behavior.accept(new Members(out, params));
        members.forEach((name, value) -> json(out.name(name), value));
        out.endObject();
    }

    private static String joined(List<String> tokens) {
        return tokens.size() == 1 ? tokens.get(0) : String.join(" ", tokens);
    }

    private void json(JsonOut out, JsonValue value) {
        if (indented) {
            out.nested(JsonText.pretty(JsonText.parse(value.toJson())));
        } else {
            out.raw(value.toJson());
        }
    }

    /** Writes what comes behind the name of a behaviour. */
    private final class Members implements RuleBehavior.Visitor<JsonOut> {
        private final JsonOut out;
        private final Map<String, JsonValue> params;

        Members(JsonOut out, Map<String, JsonValue> params) {
            this.out = out;
            this.params = params;
        }

        @Override
        public JsonOut origin(RuleBehavior.Origin behavior) {
            out.member("value", NOTHING).name("params").beginObject();
            out.member("digitalProperty", behavior.digitalProperty());
            out.member("originDomain", behavior.originDomain());
            host("hostHeader", behavior.hostHeaderType(), behavior.hostHeaderValue());
            host("cacheKey", behavior.cacheKeyType(), behavior.cacheKeyValue());
            return endParams();
        }

        private void host(String what, NameSource type, Optional<String> value) {
            out.member(what + "Type", type.text()).member(what + "Value", value.orElse(NOTHING));
        }

        @Override
        public JsonOut caching(RuleBehavior.Caching behavior) {
            return out.member("type", behavior.type().text())
                    .member("value", behavior.time().map(TimeToLive::text).orElse(NOTHING));
        }

        @Override
        public JsonOut queryArguments(RuleBehavior.QueryArguments behavior) {
            return out.member("type", behavior.type().text())
                    .member("value", behavior.type().listed() ? joined(behavior.arguments()) : NOTHING);
        }

        @Override
        public JsonOut contentRefresh(RuleBehavior.ContentRefresh behavior) {
            out.member("type", behavior.type().text()).member("value", behavior.value());
            if (behavior.mustRevalidate().isPresent() || !params.isEmpty()) {
                out.name("params").beginObject();
                behavior.mustRevalidate().ifPresent(flag -> out.member("mustRevalidate", flag));
                endParams();
            }
            return out;
        }

        @Override
        public JsonOut ipList(RuleBehavior.IpList behavior) {
            return out.member("value", joined(behavior.ranges()));
        }

        @Override
        public JsonOut geoList(RuleBehavior.GeoList behavior) {
            return out.member("type", behavior.level().text()).member("value", joined(behavior.codes()));
        }

        @Override
        public JsonOut refererList(RuleBehavior.RefererList behavior) {
            return out.member("value", joined(behavior.patterns()));
        }

        @Override
        public JsonOut outgoingPath(RuleBehavior.OutgoingPath behavior) {
            String value = behavior.path()
                    + behavior.replacement()
                            .map(to -> RuleBehavior.OutgoingPath.DELIMITER + to)
                            .orElse("");
            return out.member("type", behavior.change().text()).member("value", value);
        }

        @Override
        public JsonOut tokenAuth(RuleBehavior.TokenAuth behavior) {
            out.member("value", NOTHING).name("params").beginObject();
            out.member("tokenName", behavior.tokenName());
            behavior.tokenDelimiter().ifPresent(text -> out.member("tokenDelimiter", text));
            behavior.aclDelimiter().ifPresent(text -> out.member("aclDelimiter", text));
            out.member("hmacAlgorithm", behavior.hmacAlgorithm().name());
            out.member("escapeTokenInputs", behavior.escapeTokenInputs());
            out.member("ignoreQueryString", behavior.ignoreQueryString());
            out.member("key", keys.apply(behavior.key()));
            behavior.transitionKey().ifPresent(key -> out.member("transitionKey", keys.apply(key)));
            return endParams();
        }

        @Override
        public JsonOut opaque(RuleBehavior.Opaque behavior) {
            throw new IllegalStateException("an opaque behaviour is written whole: " + behavior.name());
        }

        private JsonOut endParams() {
            params.forEach((name, value) -> json(out.name(name), value));
            return out.endObject();
        }
    }
}
