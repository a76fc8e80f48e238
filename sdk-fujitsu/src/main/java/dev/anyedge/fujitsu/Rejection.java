package dev.anyedge.fujitsu;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.internal.json.JsonText;
import dev.anyedge.fujitsu.rules.Rule;
import dev.anyedge.fujitsu.rules.RuleBehavior;
import dev.anyedge.fujitsu.rules.RuleMatch;
import dev.anyedge.fujitsu.rules.RulesDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which rule a text of the provider is about. How much of Akamai's error travels in {@code X-Error} is not public (Fujitsu
 * reference §3.6), so both are looked for: its list of fields, and names in quotes that stand in the rules that were sent.
 */
final class Rejection {
    private static final Pattern QUOTED = Pattern.compile("'([^']{1,200})'");
    private static final Pattern RULE = Pattern.compile("\\brules?[/\\[. ]+(\\d{1,6})");

    private Rejection() {}

    static Optional<String> pointer(String text, Optional<RulesDocument> sent) {
        return fields(text).or(() -> path(text)).or(() -> sent.flatMap(rules -> search(text, rules)));
    }

    /** {@code {"error":[{"field":["rules",0,"behaviors",0,"name"],…}]}}, wherever it stands in the text. */
    private static Optional<String> fields(String text) {
        int start = text.indexOf('{');
        int end = text.lastIndexOf('}');
        if (start < 0 || end < start) {
            return Optional.empty();
        }
        try {
            JsonNode field = JsonText.parse(text.substring(start, end + 1))
                    .path("error")
                    .path(0)
                    .path("field");
            StringBuilder pointer = new StringBuilder();
            field.forEach(step -> pointer.append('/').append(JsonText.pointerStep(step.asText())));
            return pointer.isEmpty() ? Optional.empty() : Optional.of(pointer.toString());
        } catch (ValidationException notJson) {
            return Optional.empty();
        }
    }

    private static Optional<String> path(String text) {
        Matcher matcher = RULE.matcher(text);
        return matcher.find() ? Optional.of("/rules/" + matcher.group(1)) : Optional.empty();
    }

    /** The first place of the rules with a name or word that the text quotes. */
    private static Optional<String> search(String text, RulesDocument rules) {
        List<String> quoted = new ArrayList<>();
        // what stands in a list of allowed words is not what is wrong
        Matcher matcher = QUOTED.matcher(text.replaceAll("\\[[^\\]]*\\]", ""));
        while (matcher.find()) {
            quoted.add(matcher.group(1));
        }
        for (String word : quoted) {
            for (int r = 0; r < rules.rules().size(); r++) {
                Optional<String> place = place(rules.rules().get(r), "/rules/" + r, word);
                if (place.isPresent()) {
                    return place;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> place(Rule rule, String at, String word) {
        for (int b = 0; b < rule.behaviors().size(); b++) {
            RuleBehavior behavior = rule.behaviors().get(b);
            if (behavior.name().equals(word) || behavior.toJson().contains("\"" + word + "\"")) {
                return Optional.of(at + "/behaviors/" + b);
            }
        }
        for (int m = 0; m < rule.matches().size(); m++) {
            RuleMatch match = rule.matches().get(m);
            if (match.name().equals(word)) {
                return Optional.of(at + "/matches/" + m);
            }
        }
        return Optional.empty();
    }
}
