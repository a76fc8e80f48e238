package dev.anyedge.lumen.translate;

import dev.anyedge.lumen.image.DenyAction;
import dev.anyedge.lumen.image.InferredShapes;
import dev.anyedge.lumen.image.MatchGroup;
import dev.anyedge.lumen.image.MatchRule;
import dev.anyedge.lumen.image.ServiceImage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An image without what a distribution says itself: path rules of properties that have host names, and the features of
 * group 0 that the model has words for. The rest is what keeps ids, names, signed and unknown members.
 */
final class ImageFrame {
    private static final String HOST = "property";
    private static final String END = ".hostname.invalid";

    private ImageFrame() {}

    static ServiceImage of(ServiceImage image, InferredShapes shapes) {
        Set<Long> reached = new SaidAliases(image).origins();
        boolean hostless = reached.isEmpty();
        PropertyFeatures features = new PropertyFeatures(shapes);
        List<MatchGroup> groups = new ArrayList<>();
        for (MatchGroup group : image.matchGroups()) {
            MatchGroup.Builder kept = MatchGroup.builder().from(group);
            if (group.id() == 0) {
                List<MatchRule> rules = new ArrayList<>(group.matchRules());
                Set<Long> decided = new HashSet<>();
                for (int place : group.order()) {
                    MatchRule rule = rules.get(place);
                    Optional<Long> id = rule.originId();
                    if (id.isPresent() && decided.add(id.get()) && (hostless || reached.contains(id.get()))) {
                        rules.set(place, features.rest(rule));
                    }
                }
                kept.matchRules(rules);
            } else if (hostless || reached.contains(group.id())) {
                kept.matchRules(List.of());
            }
            groups.add(kept.build());
        }
        return ServiceImage.builder().from(image).matchGroups(groups).build();
    }

    /** Whether every property refuses every request, which is how a switched-off distribution is written. */
    static boolean disabled(ServiceImage image) {
        Set<Long> reached = new SaidAliases(image).origins();
        return !reached.isEmpty()
                && reached.stream().allMatch(id -> image.propertyRule(id)
                        .flatMap(rule -> rule.features().denyPolicy())
                        .equals(Optional.of(DenyAction.error())));
    }

    // ---- host names that stand for missing ones ----

    static String placeholder(Optional<Long> id) {
        return HOST + id.map(number -> "-" + number).orElse("") + END;
    }

    static boolean isPlaceholder(String host) {
        return host.startsWith(HOST) && host.endsWith(END);
    }

    static Optional<Long> placeholderId(String host) {
        String number = isPlaceholder(host) ? host.substring(HOST.length(), host.length() - END.length()) : "";
        return number.matches("-[0-9]{1,18}") ? Optional.of(Long.parseLong(number.substring(1))) : Optional.empty();
    }
}
