package dev.anyedge.lumen.translate;

import dev.anyedge.cdn.translation.Feature;
import dev.anyedge.cdn.translation.Findings;
import dev.anyedge.lumen.image.AliasDefinition;
import dev.anyedge.lumen.image.MatchGroup;
import dev.anyedge.lumen.image.MatchRule;
import dev.anyedge.lumen.image.OriginDefinition;
import dev.anyedge.lumen.image.ReportingId;
import dev.anyedge.lumen.image.ServiceImage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The image that comes with a distribution, under the ids that its elements have in a live image. What serves the same
 * host names there keeps the ids that it has there; an id of somebody else is not taken, and neither is an origin id that
 * is not there, because nobody knows whether it was used before.
 */
final class FrameInPlace {
    private final ServiceImage frame;
    private final ServiceImage live;
    private final String distribution;
    private final Set<String> wishedHosts;
    private final ImageIds ids;
    private final Findings findings;
    private final Map<Long, Long> origins = new HashMap<>();

    FrameInPlace(
            ServiceImage frame,
            ServiceImage live,
            String distribution,
            Set<String> wishedHosts,
            ImageIds ids,
            Findings findings) {
        this.frame = frame;
        this.live = live;
        this.distribution = distribution;
        this.wishedHosts = wishedHosts;
        this.ids = ids;
        this.findings = findings;
        place();
    }

    /** The origin id that one of the distribution's image has in the live image. */
    long origin(long id) {
        return origins.getOrDefault(id, id);
    }

    ServiceImage image() {
        return ServiceImage.builder()
                .from(frame)
                .originDefinitions(frame.originDefinitions().stream()
                        .map(one -> OriginDefinition.builder()
                                .from(one)
                                .id(origin(one.id()))
                                .build())
                        .toList())
                .reportingIds(frame.reportingIds().stream()
                        .map(one -> ReportingId.builder()
                                .from(one)
                                .id(origin(one.id()))
                                .build())
                        .toList())
                .aliasDefinitions(aliases())
                .matchGroups(frame.matchGroups().stream().map(this::group).toList())
                .build();
    }

    // ---- properties ----

    private void place() {
        Set<Long> meant = new LinkedHashSet<>();
        frame.originDefinitions().forEach(one -> meant.add(one.id()));
        frame.aliasDefinitions().forEach(one -> meant.add(one.originId()));
        for (MatchGroup group : frame.matchGroups()) {
            meant.add(group.id());
            group.matchRules().stream().filter(rule -> group.id() == 0).forEach(rule -> rule.originId()
                    .ifPresent(meant::add));
        }
        meant.remove(0L);
        Set<Long> taken = new HashSet<>();
        for (long id : meant) {
            if (isThere(id) && taken.add(id)) {
                origins.put(id, id);
            }
        }
        for (long id : meant) {
            if (!origins.containsKey(id)) {
                long now =
                        serving(id).filter(there -> !taken.contains(there)).orElseGet(() -> ids.next(ImageIds.ORIGIN));
                taken.add(now);
                origins.put(id, now);
            }
        }
    }

    /** Whether a property is in the live image under its id. */
    private boolean isThere(long id) {
        Optional<OriginDefinition> there = definition(live, id);
        Optional<String> owner = there.flatMap(Ownership::name);
        if (there.isPresent() && owner.equals(Optional.of(distribution))) {
            return true;
        }
        List<String> hosts = hosts(id);
        if (hosts.isEmpty()) {
            // without host names it serves nobody, and nothing else tells which one it is
            return owner.isEmpty() && live.aliasDefinitions().stream().noneMatch(alias -> alias.originId() == id);
        }
        return hosts.stream()
                .anyMatch(host -> ImagePart.originOfHost(live, host).equals(Optional.of(id))
                        && (owner.isEmpty() || wishedHosts.contains(host) || there.equals(definition(frame, id))));
    }

    /** The distribution's property in the live image that serves host names of one of its image. */
    private Optional<Long> serving(long id) {
        Set<Long> marked = ImagePart.originsOf(live, distribution);
        for (String host : hosts(id)) {
            Optional<Long> there = ImagePart.originOfHost(live, host)
                    .filter(origin -> marked.contains(origin) || wishedHosts.contains(host));
            if (there.isPresent()) {
                return there;
            }
        }
        return Optional.empty();
    }

    private List<String> hosts(long id) {
        List<String> hosts = new ArrayList<>();
        for (AliasDefinition alias : frame.aliasDefinitions()) {
            if (alias.originId() == id) {
                alias.aliases().forEach(name -> hosts.add(ImagePart.plain(name)));
            }
        }
        return hosts;
    }

    private static Optional<OriginDefinition> definition(ServiceImage image, long id) {
        return image.originDefinitions().stream().filter(one -> one.id() == id).findFirst();
    }

    // ---- host names ----

    private List<AliasDefinition> aliases() {
        Set<Long> taken = new HashSet<>();
        Map<Long, AliasDefinition> there = new HashMap<>();
        live.aliasDefinitions().forEach(alias -> there.put(alias.id(), alias));
        for (AliasDefinition alias : frame.aliasDefinitions()) {
            AliasDefinition now = there.get(alias.id());
            if (now == null ? !hasSuccessor(alias, Set.of()) : now.originId() == origin(alias.originId())) {
                taken.add(alias.id());
            }
        }
        List<AliasDefinition> aliases = new ArrayList<>();
        for (AliasDefinition alias : frame.aliasDefinitions()) {
            long id = alias.id();
            if (!taken.contains(id)) {
                id = successor(alias, taken).orElseGet(() -> ids.next(ImageIds.ALIAS));
                taken.add(id);
            }
            boolean moved = id != alias.id() || origin(alias.originId()) != alias.originId();
            if (moved && alias.signed()) {
                findings.impossible(
                        Feature.EXTERNAL_CERTIFICATE,
                        "/endpoints",
                        "Lumen has signed the alias definition " + alias.id()
                                + " with its ids, and the live image has not" + " got it under these: "
                                + String.join(", ", alias.aliases()) + ".",
                        "Have Lumen arrange HTTPS there, and take the alias definition out of the options.");
                aliases.add(alias);
                continue;
            }
            aliases.add(
                    moved || origin(alias.reportingId()) != alias.reportingId()
                            ? AliasDefinition.builder()
                                    .from(alias)
                                    .id(id)
                                    .originId(origin(alias.originId()))
                                    .reportingId(origin(alias.reportingId()))
                                    .build()
                            : alias);
        }
        return aliases;
    }

    private boolean hasSuccessor(AliasDefinition alias, Set<Long> taken) {
        return successor(alias, taken).isPresent();
    }

    /** The live alias definition of the same property that has a name of this one. */
    private Optional<Long> successor(AliasDefinition alias, Set<Long> taken) {
        Set<String> names = new HashSet<>();
        alias.aliases().forEach(name -> names.add(ImagePart.plain(name)));
        return live.aliasDefinitions().stream()
                .filter(one -> one.originId() == origin(alias.originId()) && !taken.contains(one.id()))
                .filter(one -> one.aliases().stream().anyMatch(name -> names.contains(ImagePart.plain(name))))
                .map(AliasDefinition::id)
                .findFirst();
    }

    // ---- rules ----

    private MatchGroup group(MatchGroup group) {
        MatchGroup.Builder placed = MatchGroup.builder().from(group);
        return group.id() == 0
                ? placed.matchRules(propertyRules(group)).build()
                : placed.id(origin(group.id())).build();
    }

    /** The rules of group 0; those of one property keep their order, which is the order of their ids. */
    private List<MatchRule> propertyRules(MatchGroup group) {
        Map<Long, Long> used = new HashMap<>();
        Map<Long, List<Long>> there = new HashMap<>();
        live.matchGroup(0)
                .ifPresent(zero -> zero.matchRules().forEach(rule -> rule.id().ifPresent(id -> {
                    long origin = rule.originId().orElse(0L);
                    used.put(id, origin);
                    there.computeIfAbsent(origin, key -> new ArrayList<>()).add(id);
                })));
        Map<Long, List<Integer>> places = new HashMap<>();
        for (int place : group.order()) {
            MatchRule rule = group.matchRules().get(place);
            if (rule.id().isPresent() && rule.originId().isPresent()) {
                places.computeIfAbsent(rule.originId().get(), key -> new ArrayList<>())
                        .add(place);
            }
        }
        List<MatchRule> rules = new ArrayList<>();
        group.matchRules()
                .forEach(rule -> rules.add(rule.originId()
                        .map(id -> MatchRule.builder()
                                .from(rule)
                                .expression(origin(id) == id ? rule.expression() : MatchRule.expressionOf(origin(id)))
                                .build())
                        .orElse(rule)));
        places.forEach((property, own) -> {
            long origin = origin(property);
            List<Long> before = own.stream()
                    .map(place -> group.matchRules().get(place).id().orElseThrow())
                    .toList();
            List<Long> free = new ArrayList<>(there.getOrDefault(origin, List.of()));
            free.removeAll(before);
            List<Long> now = new ArrayList<>();
            for (long id : before) {
                if (used.getOrDefault(id, -1L) == origin) {
                    now.add(id);
                } else if (!free.isEmpty()) {
                    now.add(free.remove(0));
                } else {
                    now.add(used.containsKey(id) ? ids.next(ImageIds.PROPERTY_RULE) : id);
                }
            }
            now.sort(null);
            for (int i = 0; i < own.size(); i++) {
                rules.set(
                        own.get(i),
                        MatchRule.builder()
                                .from(rules.get(own.get(i)))
                                .id(now.get(i))
                                .build());
            }
        });
        return rules;
    }
}
