package dev.anyedge.lumen.translate;

import dev.anyedge.cdn.model.JsonValue;
import dev.anyedge.lumen.image.RuleFeatures;
import java.util.Map;

/** What a rule does: its features, and members of the rule that nobody here knows. */
record RuleEffect(RuleFeatures features, Map<String, JsonValue> extra) {}
