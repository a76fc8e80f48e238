package dev.anyedge.fujitsu.translate;

import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.internal.json.JsonText;
import dev.anyedge.cdn.model.Behavior;
import dev.anyedge.cdn.model.Caching;
import dev.anyedge.cdn.model.Cookies;
import dev.anyedge.cdn.model.Firewall;
import dev.anyedge.cdn.model.GeoAccess;
import dev.anyedge.cdn.model.GeoArea;
import dev.anyedge.cdn.model.IpAccess;
import dev.anyedge.cdn.model.IpRange;
import dev.anyedge.cdn.model.JsonValue;
import dev.anyedge.cdn.model.OriginPath;
import dev.anyedge.cdn.model.QueryKey;
import dev.anyedge.cdn.model.RefererAccess;
import dev.anyedge.cdn.model.SecretRef;
import dev.anyedge.cdn.model.TokenAuth;
import dev.anyedge.cdn.translation.Feature;
import dev.anyedge.cdn.translation.Findings;
import dev.anyedge.fujitsu.rules.RuleBehavior;
import dev.anyedge.fujitsu.rules.RuleBehavior.ArgumentsType;
import dev.anyedge.fujitsu.rules.RuleBehavior.CachingType;
import dev.anyedge.fujitsu.rules.RuleBehavior.GeoLevel;
import dev.anyedge.fujitsu.rules.RuleBehavior.HmacAlgorithm;
import dev.anyedge.fujitsu.rules.RuleBehavior.ListType;
import dev.anyedge.fujitsu.rules.TokenKey;
import dev.anyedge.fujitsu.translate.FujitsuOptions.Honor;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Aspects of a behaviour as the behaviours that fill slots. Equal aspects give the same value, which is translated once
 * and written once however many rules share it.
 */
final class BehaviorTranslation {
    private static final FujitsuOptions NO_OPTIONS = FujitsuOptions.builder().build();

    private final Findings findings;
    private final OptionReader options;
    private final OriginTranslation origins;
    private final Slots slots;
    private final Map<SecretRef, TokenKey> liveKeys;
    private final Map<Object, RuleBehavior> made = new HashMap<>();

    BehaviorTranslation(
            Findings findings,
            OptionReader options,
            OriginTranslation origins,
            Slots slots,
            Map<SecretRef, TokenKey> liveKeys) {
        this.findings = findings;
        this.options = options;
        this.origins = origins;
        this.slots = slots;
        this.liveKeys = liveKeys;
    }

    /** What the defaults do. */
    Effect defaults(Behavior defaults) {
        Effect effect = new Effect();
        effect.set(Slots.QUERY, allArguments());
        fill(effect, defaults, defaults, "/defaults");
        return effect;
    }

    /**
     * What a rule does, left out aspects coming from the defaults.
     *
     * @param then the rule's behaviour
     * @param pointer where it stands
     */
    Effect rule(Behavior then, Behavior defaults, Effect defaultEffect, String pointer) {
        Effect effect = defaultEffect.copy();
        fill(effect, then, defaults, pointer);
        return effect;
    }

    private void fill(Effect effect, Behavior behavior, Behavior defaults, String at) {
        boolean rule = behavior != defaults;
        FujitsuOptions extra = behavior.options().isEmpty()
                ? NO_OPTIONS
                : options.read(behavior.options(), at + "/options", FujitsuOptions.HONOR, FujitsuOptions.RAW);
        behavior.origin().flatMap(origins::origin).ifPresent(origin -> effect.set(Slots.ORIGIN, origin));
        behavior.caching().ifPresent(caching -> effect.set(Slots.CACHING, caching(caching, extra.honor(), at)));
        if (behavior.caching().isEmpty() && extra.honor().isPresent()) {
            findings.unsupported(
                    Feature.OPTIONS,
                    at + "/options/" + FujitsuOptions.PROVIDER + "/" + FujitsuOptions.HONOR,
                    "Which header is obeyed belongs to a caching, and there is none here.",
                    "The option is left out.",
                    "Say the caching too.");
        }
        behavior.queryKey().ifPresent(key -> effect.set(Slots.QUERY, query(key, at + "/queryKey")));
        behavior.cookies().ifPresent(cookies -> cookies(cookies, at + "/cookies", rule));
        behavior.ipAccess().ifPresent(access -> ip(effect, access, at + "/ipAccess"));
        behavior.geoAccess().ifPresent(access -> geo(effect, access, at + "/geoAccess"));
        behavior.refererAccess().ifPresent(access -> referer(effect, access, at + "/refererAccess"));
        behavior.tokenAuth().ifPresent(auth -> token(effect, auth, at + "/tokenAuth"));
        if (!rule || behavior.origin().isPresent() || behavior.originPath().isPresent()) {
            path(effect, behavior, defaults, at);
        }
        behavior.firewall().ifPresent(firewall -> firewall(firewall, at + "/firewall", rule));
        extra.raw()
                .forEach((name, value) -> raw(
                        effect,
                        name,
                        value,
                        at + "/options/" + FujitsuOptions.PROVIDER + "/" + FujitsuOptions.RAW + "/"
                                + JsonText.pointerStep(name)));
        if (!rule
                || behavior.ipAccess().isPresent()
                || behavior.geoAccess().isPresent()
                || !extra.raw().isEmpty()) {
            overruled(effect, behavior, at);
        }
    }

    /** An allow list of addresses lifts a denial of places there (Fujitsu reference §3.2). */
    private void overruled(Effect effect, Behavior behavior, String at) {
        if (effect.get(Slots.IP_ALLOW) == null || effect.get(Slots.GEO_DENY) == null) {
            return;
        }
        boolean mayDrop = findings.unsupported(
                Feature.GEO_ACCESS,
                at + (behavior.ipAccess().isPresent() ? "/ipAccess" : "/geoAccess"),
                "Addresses that are allowed are served from everywhere: the denial of places would not hold for them.",
                "The denial of places is left out here.",
                "Allow places in place of denying others, or say geoAccess unrestricted where addresses are allowed.");
        if (mayDrop) {
            effect.set(Slots.GEO_DENY, null);
        }
    }

    // ---- caching ----

    private RuleBehavior caching(Caching caching, Optional<Honor> honor, String at) {
        if (honor.isEmpty() && !(caching instanceof Caching.Revalidate) && !isVague(caching)) {
            RuleBehavior known = made.get(caching);
            if (known == null) {
                known = plain(caching);
                made.put(caching, known);
            }
            return known;
        }
        if (honor.isPresent() && !(caching instanceof Caching.HonorOrigin)) {
            findings.unsupported(
                    Feature.OPTIONS,
                    at + "/options/" + FujitsuOptions.PROVIDER + "/" + FujitsuOptions.HONOR,
                    "Which header is obeyed belongs to honor-origin, and the caching here is another.",
                    "The option is left out.",
                    "");
            return caching(caching, Optional.empty(), at);
        }
        if (caching instanceof Caching.HonorOrigin origin) {
            if (isVague(caching)) {
                findings.note(
                        Feature.HONOR_ORIGIN,
                        at + "/caching",
                        "The provider wants a default time; 0s is written, so an answer without freshness of its own is"
                                + " not kept.");
            }
            CachingType type = honor.map(h -> h == Honor.EXPIRES ? CachingType.HONOR_EXPIRES : CachingType.HONOR_CC)
                    .orElse(CachingType.HONOR);
            Duration time = origin.defaultTtl().orElse(Duration.ZERO);
            return shared(List.of(type, time), () -> RuleBehavior.caching(type, time));
        }
        findings.unsupported(
                Feature.REVALIDATE,
                at + "/caching",
                "The provider has no caching that asks the origin each time.",
                "Nothing is stored.",
                "Use no-store, or honor-origin and let the origin send Cache-Control: no-cache.");
        return shared(CachingType.NO_STORE, RuleBehavior::noStore);
    }

    private static boolean isVague(Caching caching) {
        return caching instanceof Caching.HonorOrigin origin
                && origin.defaultTtl().isEmpty();
    }

    private static RuleBehavior plain(Caching caching) {
        return caching.accept(new Caching.Visitor<>() {
            @Override
            public RuleBehavior honorOrigin(Caching.HonorOrigin value) {
                return RuleBehavior.caching(
                        CachingType.HONOR, value.defaultTtl().orElse(Duration.ZERO));
            }

            @Override
            public RuleBehavior overrideOrigin(Caching.OverrideOrigin value) {
                return RuleBehavior.caching(CachingType.FIXED, value.ttl());
            }

            @Override
            public RuleBehavior noStore(Caching.NoStore value) {
                return RuleBehavior.noStore();
            }

            @Override
            public RuleBehavior bypass(Caching.Bypass value) {
                return RuleBehavior.bypassCache();
            }

            @Override
            public RuleBehavior revalidate(Caching.Revalidate value) {
                return RuleBehavior.noStore();
            }
        });
    }

    private void cookies(Cookies cookies, String at, boolean rule) {
        if (cookies == Cookies.BYPASS) {
            findings.unsupported(
                    rule ? Feature.RULE_COOKIES : Feature.COOKIES,
                    at,
                    "The provider cannot leave the cache aside for requests with cookies.",
                    "Cookies do not matter to the cache.",
                    "Use no-store where cookies matter.");
        }
    }

    private void firewall(Firewall firewall, String at, boolean rule) {
        if (firewall.mode() != Firewall.Mode.OFF) {
            findings.unsupported(
                    rule ? Feature.RULE_FIREWALL : Feature.FIREWALL,
                    at,
                    "The provider has no firewall.",
                    "Requests are not looked at.",
                    "Put a firewall in front of the origin.");
        }
    }

    // ---- query ----

    private RuleBehavior query(QueryKey key, String at) {
        RuleBehavior known = made.get(key);
        if (known == null) {
            known = newQuery(key, at);
            made.put(key, known);
        }
        return known;
    }

    /** All arguments count: what is so without a behaviour too. */
    RuleBehavior allArguments() {
        return shared(QueryKey.all(), () -> new RuleBehavior.QueryArguments(ArgumentsType.INCLUDE_ALL, List.of()));
    }

    private RuleBehavior newQuery(QueryKey key, String at) {
        return key.accept(new QueryKey.Visitor<>() {
            @Override
            public RuleBehavior all(QueryKey.All value) {
                return new RuleBehavior.QueryArguments(ArgumentsType.INCLUDE_ALL, List.of());
            }

            @Override
            public RuleBehavior none(QueryKey.None value) {
                return new RuleBehavior.QueryArguments(ArgumentsType.IGNORE_ALL, List.of());
            }

            @Override
            public RuleBehavior include(QueryKey.Include value) {
                return listed(ArgumentsType.INCLUDE, value.names());
            }

            @Override
            public RuleBehavior exclude(QueryKey.Exclude value) {
                return listed(ArgumentsType.IGNORE, value.names());
            }

            private RuleBehavior listed(ArgumentsType type, List<String> names) {
                try {
                    return new RuleBehavior.QueryArguments(type, names);
                } catch (ValidationException e) {
                    findings.lossy(
                            Feature.QUERY_KEY,
                            at,
                            "The provider does not take these names of arguments: " + String.join(", ", names) + ".",
                            "All arguments count.",
                            "Names have no '?', and '-' does not stand alone.");
                    return new RuleBehavior.QueryArguments(ArgumentsType.INCLUDE_ALL, List.of());
                }
            }
        });
    }

    // ---- access ----

    private void ip(Effect effect, IpAccess access, String at) {
        if (access instanceof IpAccess.Unrestricted) {
            set(effect, Slots.IP_ALLOW, null, Slots.IP_DENY);
        } else if (access instanceof IpAccess.Allow allow) {
            addresses(ListType.WHITELIST, allow.ranges(), at)
                    .ifPresent(list -> set(effect, Slots.IP_ALLOW, list, Slots.IP_DENY));
        } else if (access instanceof IpAccess.Deny deny) {
            addresses(ListType.BLACKLIST, deny.ranges(), at)
                    .ifPresent(list -> set(effect, Slots.IP_DENY, list, Slots.IP_ALLOW));
        }
    }

    private Optional<RuleBehavior> addresses(ListType type, List<IpRange> ranges, String at) {
        List<String> six = ranges.stream()
                .filter(range -> !range.isIpv4())
                .map(IpRange::text)
                .toList();
        if (!six.isEmpty()) {
            findings.unsupported(
                    Feature.IP_ACCESS,
                    at,
                    "The provider documents IPv4 addresses only, not " + String.join(", ", six) + ".",
                    "This restriction is left out.",
                    "List IPv4 addresses.");
            return Optional.empty();
        }
        return Optional.of(shared(
                List.of(type, ranges),
                () -> new RuleBehavior.IpList(
                        type, ranges.stream().map(IpRange::canonicalText).toList())));
    }

    private void geo(Effect effect, GeoAccess access, String at) {
        if (access instanceof GeoAccess.Unrestricted) {
            set(effect, Slots.GEO_ALLOW, null, Slots.GEO_DENY);
        } else if (access instanceof GeoAccess.Allow allow) {
            places(ListType.WHITELIST, allow.area(), at)
                    .ifPresent(list -> set(effect, Slots.GEO_ALLOW, list, Slots.GEO_DENY));
        } else if (access instanceof GeoAccess.Deny deny) {
            places(ListType.BLACKLIST, deny.area(), at)
                    .ifPresent(list -> set(effect, Slots.GEO_DENY, list, Slots.GEO_ALLOW));
        }
    }

    private Optional<RuleBehavior> places(ListType type, GeoArea area, String at) {
        boolean countries = !area.countries().isEmpty();
        boolean continents = !area.continents().isEmpty();
        boolean regions = !area.regions().isEmpty();
        if ((countries ? 1 : 0) + (continents ? 1 : 0) + (regions ? 1 : 0) != 1) {
            findings.unsupported(
                    Feature.GEO_ACCESS,
                    at,
                    "A list of places holds either continents, countries or regions, not several of them.",
                    "This restriction is left out.",
                    "Write all places as countries, say.");
            return Optional.empty();
        }
        GeoLevel level = countries ? GeoLevel.COUNTRY : continents ? GeoLevel.CONTINENT : GeoLevel.REGION;
        List<String> codes = countries ? area.countries() : continents ? area.continents() : area.regions();
        return Optional.of(shared(List.of(type, level, codes), () -> new RuleBehavior.GeoList(type, level, codes)));
    }

    private void referer(Effect effect, RefererAccess access, String at) {
        if (access instanceof RefererAccess.Unrestricted) {
            set(effect, Slots.REFERER_ALLOW, null, Slots.REFERER_DENY);
        } else if (access instanceof RefererAccess.Allow allow) {
            referers(ListType.WHITELIST, allow.patterns(), at)
                    .ifPresent(list -> set(effect, Slots.REFERER_ALLOW, list, Slots.REFERER_DENY));
        } else if (access instanceof RefererAccess.Deny deny) {
            referers(ListType.BLACKLIST, deny.patterns(), at)
                    .ifPresent(list -> set(effect, Slots.REFERER_DENY, list, Slots.REFERER_ALLOW));
        }
    }

    private Optional<RuleBehavior> referers(ListType type, List<String> patterns, String at) {
        try {
            return Optional.of(shared(List.of(type, patterns), () -> new RuleBehavior.RefererList(type, patterns)));
        } catch (ValidationException e) {
            findings.unsupported(
                    Feature.REFERER_ACCESS,
                    at,
                    "A pattern for referers holds no white space of any kind.",
                    "This restriction is left out.",
                    "Write it with %20.");
            return Optional.empty();
        }
    }

    private void token(Effect effect, TokenAuth auth, String at) {
        if (auth instanceof TokenAuth.None) {
            effect.set(Slots.TOKEN, null);
        } else if (auth instanceof TokenAuth.UrlHash) {
            findings.unsupported(
                    Feature.TOKEN_AUTH,
                    at,
                    "The provider does not know hashes of the URL.",
                    "This restriction is left out.",
                    "Use edge-auth.");
        } else if (auth instanceof TokenAuth.EdgeAuth edge) {
            effect.set(Slots.TOKEN, shared(edge, () -> token(edge)));
        }
    }

    private RuleBehavior token(TokenAuth.EdgeAuth edge) {
        return RuleBehavior.tokenAuth()
                .tokenName(edge.name())
                .tokenDelimiter(unless("~", edge.delimiter()))
                .aclDelimiter(unless("!", edge.aclDelimiter()))
                .hmacAlgorithm(HmacAlgorithm.valueOf(edge.algorithm().name()))
                .escapeTokenInputs(edge.escapeInputs())
                .ignoreQueryString(edge.ignoreQueryString())
                .key(key(edge.key()))
                .transitionKey(edge.transitionKey().map(this::key))
                .build();
    }

    /** A reference; the live key where that is what a redacted one stands for, so that an unchanged one can be written. */
    private TokenKey key(SecretRef reference) {
        TokenKey live = reference.redacted() ? liveKeys.get(reference) : null;
        return live == null ? TokenKey.of(reference) : live;
    }

    private static Optional<String> unless(String usual, String text) {
        return text.equals(usual) ? Optional.empty() : Optional.of(text);
    }

    private static void set(Effect effect, int slot, @Nullable RuleBehavior behavior, int other) {
        effect.set(slot, behavior);
        effect.set(other, null);
    }

    // ---- path ----

    private void path(Effect effect, Behavior behavior, Behavior defaults, String at) {
        String origin = behavior.origin().or(defaults::origin).orElseThrow();
        OriginPath change = behavior.originPath().or(defaults::originPath).orElse(OriginPath.none());
        String pointer =
                behavior.originPath().isPresent() || defaults.originPath().isEmpty()
                        ? at + "/originPath"
                        : "/defaults/originPath";
        effect.set(
                Slots.PATH,
                origins.origin(origin).isEmpty()
                        ? null
                        : origins.path(origin, change, pointer).orElse(null));
    }

    // ---- what the model has no word for ----

    private void raw(Effect effect, String name, JsonValue value, String at) {
        int slot = slots.of(name);
        String json = value.toJson();
        if (json.equals("null")) {
            effect.set(slot, null);
            return;
        }
        try {
            RuleBehavior under = effect.get(slot);
            Optional<RuleBehavior> made = RawBehaviors.laidOver(name, value, Optional.ofNullable(under));
            if (made.isPresent()) {
                effect.set(slot, made.get());
                return;
            }
            findings.unsupported(
                    Feature.OPTIONS,
                    at,
                    "These members belong to a behaviour " + name + ", and there is none here.",
                    "The option is left out.",
                    "");
        } catch (ValidationException e) {
            findings.unsupported(
                    Feature.OPTIONS,
                    at,
                    "This is no behaviour " + name + ": " + e.getMessage(),
                    "The option is left out.",
                    "");
        }
    }

    private RuleBehavior shared(Object key, Supplier<RuleBehavior> maker) {
        RuleBehavior known = made.get(key);
        if (known == null) {
            known = maker.get();
            made.put(key, known);
        }
        return known;
    }
}
