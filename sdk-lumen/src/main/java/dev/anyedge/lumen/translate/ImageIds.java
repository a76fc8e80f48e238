package dev.anyedge.lumen.translate;

import dev.anyedge.cdn.translation.IdAllocator;
import dev.anyedge.lumen.image.AliasDefinition;
import dev.anyedge.lumen.image.MatchGroup;
import dev.anyedge.lumen.image.MatchRule;
import dev.anyedge.lumen.image.ServiceImage;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * New ids for elements of an image. The allocator is asked with a number that is free; whatever number it answers is taken
 * when it is free as well, which is how a caller that knows the time gives ids that were never used.
 */
final class ImageIds {
    static final String ORIGIN = "originDefinition";
    static final String ALIAS = "aliasDefinition";
    static final String PROPERTY_RULE = "matchRule";
    static final String GEO = "geoDefinition";
    static final String IP = "ipDefinition";
    static final String TOKEN = "tokenAuthDefinition";

    private static final int TRIES = 10_000;

    private final IdAllocator allocator;
    private final Map<String, Set<Long>> used = new HashMap<>();

    ImageIds(IdAllocator allocator, List<ServiceImage> images) {
        this.allocator = allocator;
        // group 0 is the one of the rules that know origins
        used(ORIGIN).add(0L);
        for (ServiceImage image : images) {
            image.originDefinitions().forEach(one -> used(ORIGIN).add(one.id()));
            image.reportingIds().forEach(one -> used(ORIGIN).add(one.id()));
            for (AliasDefinition alias : image.aliasDefinitions()) {
                used(ALIAS).add(alias.id());
                used(ORIGIN).add(alias.originId());
            }
            for (MatchGroup group : image.matchGroups()) {
                used(ORIGIN).add(group.id());
                if (group.id() == 0) {
                    for (MatchRule rule : group.matchRules()) {
                        rule.id().ifPresent(id -> used(PROPERTY_RULE).add(id));
                        rule.originId().ifPresent(id -> used(ORIGIN).add(id));
                    }
                }
            }
            image.geoDefinitions().forEach(one -> used(GEO).add(one.id()));
            image.ipDefinitions().forEach(one -> used(IP).add(one.id()));
            image.tokenDefinitions().forEach(one -> used(TOKEN).add(one.id()));
        }
    }

    private Set<Long> used(String kind) {
        return used.computeIfAbsent(kind, name -> new HashSet<>());
    }

    long next(String kind) {
        Set<Long> taken = used(kind);
        long candidate = 1;
        while (taken.contains(candidate)) {
            candidate++;
        }
        for (int i = 0; i < TRIES; i++, candidate++) {
            String answer = allocator.next(kind, String.valueOf(candidate));
            if (answer.matches("[0-9]{1,18}") && taken.add(Long.parseLong(answer))) {
                return Long.parseLong(answer);
            }
        }
        throw new IllegalStateException("the allocator gives no free number for " + kind);
    }
}
