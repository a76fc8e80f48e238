package dev.anyedge.cdn.internal.evaluation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.cdn.evaluation.Decision;
import dev.anyedge.cdn.evaluation.Refusal;
import dev.anyedge.cdn.model.Caching;
import dev.anyedge.cdn.model.HttpOrigin;
import dev.anyedge.cdn.model.QueryKey;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A decision as one JSON object. */
public final class DecisionJson {
    private DecisionJson() {}

    /**
     * A decision as JSON.
     *
     * @param decision a decision
     * @return an object whose form users rely on
     */
    public static ObjectNode of(Decision decision) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("rule", decision.rule().orElse(null));
        node.put("allowed", decision.allowed());
        node.put("reason", decision.refusal().map(DecisionJson::reason).orElse(null));
        node.putObject("origin")
                .put("id", decision.origin().id())
                .put(
                        "host",
                        decision.origin().reachableAs().map(HttpOrigin::host).orElse(null));
        decision.caching().accept(new Variant(node.putObject("caching")));
        decision.queryKey().accept(new Variant(node.putObject("queryArguments")));
        node.put("cacheKey", decision.cacheKey().orElse(null));
        node.put("originPath", decision.originPath());
        node.put("location", decision.location().orElse(null));
        return node;
    }

    private static String reason(Refusal refusal) {
        return refusal.cause().name().toLowerCase(Locale.ROOT).replace('_', '-') + ": " + refusal.text();
    }

    /** Puts what a variant says into the object that stands for it. */
    private record Variant(ObjectNode node) implements Caching.Visitor<ObjectNode>, QueryKey.Visitor<ObjectNode> {
        @Override
        public ObjectNode honorOrigin(Caching.HonorOrigin value) {
            return mode("honor-origin", value.defaultTtl());
        }

        @Override
        public ObjectNode overrideOrigin(Caching.OverrideOrigin value) {
            return mode("override", Optional.of(value.ttl()));
        }

        @Override
        public ObjectNode noStore(Caching.NoStore value) {
            return mode("no-store", Optional.empty());
        }

        @Override
        public ObjectNode bypass(Caching.Bypass value) {
            return mode("bypass", Optional.empty());
        }

        @Override
        public ObjectNode revalidate(Caching.Revalidate value) {
            return mode("revalidate", Optional.empty());
        }

        private ObjectNode mode(String mode, Optional<Duration> ttl) {
            return node.put("mode", mode)
                    .put("ttl", ttl.map(Duration::toSeconds).orElse(null));
        }

        @Override
        public ObjectNode all(QueryKey.All value) {
            return mode("all", List.of());
        }

        @Override
        public ObjectNode none(QueryKey.None value) {
            return mode("none", List.of());
        }

        @Override
        public ObjectNode include(QueryKey.Include value) {
            return mode("include", value.names());
        }

        @Override
        public ObjectNode exclude(QueryKey.Exclude value) {
            return mode("exclude", value.names());
        }

        private ObjectNode mode(String mode, List<String> names) {
            ArrayNode list = node.put("mode", mode).putArray("names");
            names.forEach(list::add);
            return node;
        }
    }
}
