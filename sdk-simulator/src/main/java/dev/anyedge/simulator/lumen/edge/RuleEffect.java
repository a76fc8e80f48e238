package dev.anyedge.simulator.lumen.edge;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anyedge.simulator.edge.EdgeCaching;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the features of a property's group-0 rule and of one path rule do together, ready for many requests. A feature of
 * the path rule takes the place of the same feature of the group-0 rule: a request is tested against one group only, yet
 * both kinds of rules exist (Lumen reference §3.5), so that somebody must merge them.
 *
 * @param restrictions who is kept out, in the order they are asked
 * @param caching for how long answers are kept
 * @param queryIgnored whether the query is no part of the cache key
 * @param headers what happens to header fields
 * @param trafficType the traffic type
 * @param inferred what of this rests on deduction
 */
record RuleEffect(
        List<Restriction> restrictions,
        EdgeCaching caching,
        boolean queryIgnored,
        HeaderFeatures headers,
        Optional<String> trafficType,
        List<String> inferred) {

    /** The members of a rule that are no features. */
    private static final Set<String> OWN = Set.of("id", "expression", "features", "name", "description");

    static RuleEffect of(Definitions definitions, JsonNode propertyRule, Optional<JsonNode> pathRule) {
        Map<String, JsonNode> features = new LinkedHashMap<>(features(propertyRule));
        Set<String> inferred = new TreeSet<>();
        boolean both = features.keySet().stream().anyMatch(name -> !name.equals(InferredLayout.TRAFFIC_TYPE));
        if (both && pathRule.isPresent()) {
            inferred.add("group-merge");
        }
        pathRule.ifPresent(rule -> features.putAll(features(rule)));
        features.keySet().forEach(name -> inferred.add(word(name)));
        inferred.remove("");
        if (!features.containsKey(InferredLayout.CACHE_CONTROL)) {
            inferred.add("default-caching");
        }
        List<Restriction> restrictions = new ArrayList<>();
        Optional.ofNullable(features.get(InferredLayout.IP))
                .ifPresent(feature -> restrictions.add(definitions.addresses(feature)));
        Optional.ofNullable(features.get(InferredLayout.GEO))
                .ifPresent(feature -> restrictions.add(definitions.countries(feature)));
        Optional.ofNullable(features.get(InferredLayout.TOKEN))
                .ifPresent(feature -> restrictions.add(definitions.token(feature)));
        Optional.ofNullable(features.get(InferredLayout.DENY))
                .ifPresent(policy -> restrictions.add(Restriction.everybody(policy)));
        return new RuleEffect(
                restrictions,
                CacheControlOverride.internal(Optional.ofNullable(features.get(InferredLayout.CACHE_CONTROL))),
                Optional.ofNullable(features.get(InferredLayout.QUERY))
                        .map(feature -> feature.path("value").asBoolean())
                        .orElse(false),
                new HeaderFeatures(definitions, features),
                Optional.ofNullable(features.get(InferredLayout.TRAFFIC_TYPE))
                        .map(feature -> feature.path("value").asText("")),
                List.copyOf(inferred));
    }

    private static Map<String, JsonNode> features(JsonNode rule) {
        Map<String, JsonNode> features = new LinkedHashMap<>();
        // a null is nothing: it neither is a feature nor takes the place of one
        rule.properties().forEach(member -> {
            if (!OWN.contains(member.getKey()) && !member.getValue().isNull()) {
                features.put(member.getKey(), member.getValue());
            }
        });
        rule.path("features").properties().forEach(member -> {
            if (!member.getValue().isNull()) {
                features.put(member.getKey(), member.getValue());
            }
        });
        return features;
    }

    /** The word for a feature whose writing is not documented; empty for what changes nothing here or is documented. */
    private static String word(String feature) {
        if (feature.equals(InferredLayout.QUERY) || feature.equals(InferredLayout.TRAFFIC_TYPE)) {
            return "";
        }
        return InferredLayout.FEATURES.contains(feature) ? feature : "unknown-feature:" + feature;
    }
}
