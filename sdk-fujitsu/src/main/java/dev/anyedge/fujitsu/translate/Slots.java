package dev.anyedge.fujitsu.translate;

import dev.anyedge.cdn.translation.Feature;
import dev.anyedge.fujitsu.rules.RuleBehavior;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The names of behaviours as small numbers: for each name by itself the last matching rule wins, so each is a slot that a
 * request finds filled or empty. Names that only a document has get numbers as they come. Not thread-safe.
 */
final class Slots {
    static final int ORIGIN = 0;
    static final int CACHING = 1;
    static final int QUERY = 2;
    static final int PATH = 3;
    static final int IP_ALLOW = 4;
    static final int IP_DENY = 5;
    static final int GEO_ALLOW = 6;
    static final int GEO_DENY = 7;
    static final int REFERER_ALLOW = 8;
    static final int REFERER_DENY = 9;
    static final int TOKEN = 10;

    /** How many the model has words for. */
    static final int KNOWN = 11;

    private static final List<String> NAMES = List.of(
            RuleBehavior.Origin.NAME,
            RuleBehavior.Caching.NAME,
            RuleBehavior.QueryArguments.NAME,
            RuleBehavior.OutgoingPath.NAME,
            RuleBehavior.IpList.WHITELIST,
            RuleBehavior.IpList.BLACKLIST,
            RuleBehavior.GeoList.WHITELIST,
            RuleBehavior.GeoList.BLACKLIST,
            RuleBehavior.RefererList.WHITELIST,
            RuleBehavior.RefererList.BLACKLIST,
            RuleBehavior.TokenAuth.NAME);

    private final List<String> names = new ArrayList<>(NAMES);
    private final Map<String, Integer> numbers = new HashMap<>();

    Slots() {
        for (int i = 0; i < names.size(); i++) {
            numbers.put(names.get(i), i);
        }
    }

    int count() {
        return names.size();
    }

    String name(int slot) {
        return names.get(slot);
    }

    /** The slot of a name, a new one where there is none. */
    int of(String name) {
        return numbers.computeIfAbsent(name, n -> {
            names.add(n);
            return names.size() - 1;
        });
    }

    /** What a slot is about; a name that nobody knows may be a restriction. */
    static Feature feature(int slot) {
        return switch (slot) {
            case ORIGIN -> Feature.RULE_ORIGIN;
            case CACHING -> Feature.RULE_CACHING;
            case QUERY -> Feature.QUERY_KEY;
            case PATH -> Feature.ORIGIN_PATH;
            case IP_ALLOW, IP_DENY -> Feature.IP_ACCESS;
            case GEO_ALLOW, GEO_DENY -> Feature.GEO_ACCESS;
            case REFERER_ALLOW, REFERER_DENY -> Feature.REFERER_ACCESS;
            case TOKEN -> Feature.TOKEN_AUTH;
            default -> Feature.UNKNOWN_CONTENT;
        };
    }

    /** The member of a behaviour that fills a slot. */
    static String member(int slot) {
        return switch (slot) {
            case ORIGIN -> "origin";
            case CACHING -> "caching";
            case QUERY -> "queryKey";
            case PATH -> "originPath";
            case IP_ALLOW, IP_DENY -> "ipAccess";
            case GEO_ALLOW, GEO_DENY -> "geoAccess";
            case REFERER_ALLOW, REFERER_DENY -> "refererAccess";
            case TOKEN -> "tokenAuth";
            default -> "options";
        };
    }
}
