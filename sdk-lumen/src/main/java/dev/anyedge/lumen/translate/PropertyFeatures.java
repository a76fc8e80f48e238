package dev.anyedge.lumen.translate;

import dev.anyedge.cdn.model.JsonValue;
import dev.anyedge.lumen.image.FeatureKind;
import dev.anyedge.lumen.image.InferredShapes;
import dev.anyedge.lumen.image.MatchRule;
import dev.anyedge.lumen.image.RuleFeatures;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What match group 0 says for all requests of a property, and how that meets a path rule. Inferred: a feature of the path
 * rule takes the place of the same one in group 0, in whatever form and wherever in the rule either stands.
 *
 * <p>The features that the model has words for are read, and written, with the path rules; all others stay in group 0.
 */
final class PropertyFeatures {
    /** Features that may keep a request out. */
    static final Set<FeatureKind> RESTRICTIONS = EnumSet.of(
            FeatureKind.GEO_BLOCKING, FeatureKind.IP_BLOCKING, FeatureKind.TOKEN_AUTH, FeatureKind.DENY_POLICY);

    private static final Set<FeatureKind> SAID = EnumSet.of(
            FeatureKind.QUERY_STRING,
            FeatureKind.CACHE_CONTROL,
            FeatureKind.GEO_BLOCKING,
            FeatureKind.IP_BLOCKING,
            FeatureKind.TOKEN_AUTH,
            FeatureKind.DENY_POLICY);

    private static final JsonValue NOTHING = JsonValue.parse("null");

    private final InferredShapes shapes;

    PropertyFeatures(InferredShapes shapes) {
        this.shapes = shapes;
    }

    /**
     * What both rules do together.
     *
     * @param taken the features of group 0 that count for some path
     */
    RuleEffect merged(RuleEffect common, MatchRule path, Set<FeatureKind> taken) {
        RuleFeatures own = path.features();
        RuleFeatures.Builder merged = RuleFeatures.builder().from(own);
        Map<String, JsonValue> other = new LinkedHashMap<>(own.other());
        Map<String, JsonValue> extra = new LinkedHashMap<>(path.extra());
        for (FeatureKind kind : SAID) {
            String key = shapes.key(kind);
            if (has(own, kind) || said(own.other(), key) || said(path.extra(), key)) {
                continue;
            }
            taken.add(kind);
            copy(common.features(), kind, merged);
            if (said(common.features().other(), key)) {
                other.put(key, common.features().other().get(key));
            }
            if (said(common.extra(), key)) {
                extra.put(key, common.extra().get(key));
            }
        }
        return new RuleEffect(merged.other(other).build(), extra);
    }

    /** Of a rule in group 0, what is read with the path rules. */
    RuleEffect common(Optional<MatchRule> zero, boolean disabled) {
        RuleFeatures.Builder features = RuleFeatures.builder();
        Map<String, JsonValue> other = new LinkedHashMap<>();
        Map<String, JsonValue> extra = new LinkedHashMap<>();
        zero.ifPresent(rule -> {
            for (FeatureKind kind : SAID) {
                String key = shapes.key(kind);
                if (!disabled || kind != FeatureKind.DENY_POLICY) {
                    copy(rule.features(), kind, features);
                }
                if (said(rule.features().other(), key)) {
                    other.put(key, rule.features().other().get(key));
                }
                if (said(rule.extra(), key)) {
                    extra.put(key, rule.extra().get(key));
                }
            }
        });
        return new RuleEffect(features.other(other).build(), extra);
    }

    /** Features of group 0 that every path rule says itself. */
    List<String> unused(RuleEffect common, Set<FeatureKind> taken) {
        return SAID.stream()
                .filter(kind -> !taken.contains(kind)
                        && (has(common.features(), kind)
                                || said(common.features().other(), shapes.key(kind))
                                || said(common.extra(), shapes.key(kind))))
                .map(shapes::key)
                .toList();
    }

    /** Of a rule in group 0, what stays there. */
    MatchRule rest(MatchRule zero) {
        Map<String, JsonValue> other = new LinkedHashMap<>(zero.features().other());
        Map<String, JsonValue> extra = new LinkedHashMap<>(zero.extra());
        for (FeatureKind kind : SAID) {
            other.remove(shapes.key(kind));
            extra.remove(shapes.key(kind));
        }
        RuleFeatures features = RuleFeatures.builder()
                .from(zero.features())
                .ignoreQuery(Optional.empty())
                .cacheControl(Optional.empty())
                .geoBlocking(Optional.empty())
                .ipBlocking(Optional.empty())
                .tokenAuth(Optional.empty())
                .denyPolicy(Optional.empty())
                .other(other)
                .build();
        return MatchRule.builder().from(zero).features(features).extra(extra).build();
    }

    /** Whether a member stands there and is more than nothing. */
    static boolean said(Map<String, JsonValue> members, String key) {
        JsonValue value = members.get(key);
        return value != null && !value.equals(NOTHING);
    }

    /** Whether features have one in the form that is known. */
    static boolean has(RuleFeatures features, FeatureKind kind) {
        return switch (kind) {
            case QUERY_STRING -> features.ignoreQuery().isPresent();
            case CACHE_CONTROL -> features.cacheControl().isPresent();
            case GEO_BLOCKING -> features.geoBlocking().isPresent();
            case IP_BLOCKING -> features.ipBlocking().isPresent();
            case TOKEN_AUTH -> features.tokenAuth().isPresent();
            case DENY_POLICY -> features.denyPolicy().isPresent();
            default -> false;
        };
    }

    private static void copy(RuleFeatures from, FeatureKind kind, RuleFeatures.Builder to) {
        switch (kind) {
            case QUERY_STRING -> from.ignoreQuery().ifPresent(to::ignoreQuery);
            case CACHE_CONTROL -> from.cacheControl().ifPresent(to::cacheControl);
            case GEO_BLOCKING -> from.geoBlocking().ifPresent(to::geoBlocking);
            case IP_BLOCKING -> from.ipBlocking().ifPresent(to::ipBlocking);
            case TOKEN_AUTH -> from.tokenAuth().ifPresent(to::tokenAuth);
            case DENY_POLICY -> from.denyPolicy().ifPresent(to::denyPolicy);
            default -> {}
        }
    }
}
