package dev.anyedge.lumen.translate;

import dev.anyedge.lumen.image.AliasDefinition;
import dev.anyedge.lumen.image.DenyAction;
import dev.anyedge.lumen.image.MatchGroup;
import dev.anyedge.lumen.image.MatchRule;
import dev.anyedge.lumen.image.RuleFeatures;
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

    static ServiceImage of(ServiceImage image) {
        Set<Long> reached = new HashSet<>();
        image.aliasDefinitions().forEach(alias -> reached.add(alias.originId()));
        boolean hostless = image.aliasDefinitions().isEmpty();
        boolean disabled = disabled(image);
        List<MatchGroup> groups = new ArrayList<>();
        for (MatchGroup group : image.matchGroups()) {
            MatchGroup.Builder kept = MatchGroup.builder().from(group);
            if (group.id() == 0) {
                List<MatchRule> rules = new ArrayList<>();
                for (MatchRule rule : group.matchRules()) {
                    boolean own = hostless
                            || rule.originId().filter(reached::contains).isPresent();
                    rules.add(own ? withoutSaid(rule, disabled) : rule);
                }
                kept.matchRules(rules);
            } else if (hostless || reached.contains(group.id())) {
                kept.matchRules(List.of());
            }
            groups.add(kept.build());
        }
        return ServiceImage.builder().from(image).matchGroups(groups).build();
    }

    private static MatchRule withoutSaid(MatchRule rule, boolean disabled) {
        RuleFeatures features = RuleFeatures.builder()
                .from(rule.features())
                .ignoreQuery(Optional.empty())
                .cacheControl(Optional.empty())
                .geoBlocking(Optional.empty())
                .ipBlocking(Optional.empty())
                .tokenAuth(Optional.empty())
                .denyPolicy(disabled ? Optional.empty() : rule.features().denyPolicy())
                .build();
        return MatchRule.builder().from(rule).features(features).build();
    }

    /** Whether every property refuses every request, which is how a switched-off distribution is written. */
    static boolean disabled(ServiceImage image) {
        Set<Long> refusing = new HashSet<>();
        image.matchGroup(0).ifPresent(group -> group.matchRules().stream()
                .filter(rule -> rule.features().denyPolicy().equals(Optional.of(DenyAction.error())))
                .forEach(rule -> rule.originId().ifPresent(refusing::add)));
        return !image.aliasDefinitions().isEmpty()
                && image.aliasDefinitions().stream()
                        .map(AliasDefinition::originId)
                        .allMatch(refusing::contains);
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
