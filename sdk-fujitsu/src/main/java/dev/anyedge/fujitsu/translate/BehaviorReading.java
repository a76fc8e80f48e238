package dev.anyedge.fujitsu.translate;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.internal.json.JsonNodes;
import dev.anyedge.cdn.model.Behavior;
import dev.anyedge.cdn.model.Caching;
import dev.anyedge.cdn.model.GeoAccess;
import dev.anyedge.cdn.model.GeoArea;
import dev.anyedge.cdn.model.HostHeader;
import dev.anyedge.cdn.model.HttpOrigin;
import dev.anyedge.cdn.model.IpAccess;
import dev.anyedge.cdn.model.IpRange;
import dev.anyedge.cdn.model.JsonValue;
import dev.anyedge.cdn.model.Options;
import dev.anyedge.cdn.model.Origin;
import dev.anyedge.cdn.model.OriginPath;
import dev.anyedge.cdn.model.QueryKey;
import dev.anyedge.cdn.model.RefererAccess;
import dev.anyedge.cdn.model.TokenAuth;
import dev.anyedge.cdn.translation.Feature;
import dev.anyedge.cdn.translation.Finding;
import dev.anyedge.cdn.translation.Severity;
import dev.anyedge.fujitsu.rules.Rule;
import dev.anyedge.fujitsu.rules.RuleBehavior;
import dev.anyedge.fujitsu.rules.RuleBehavior.GeoLevel;
import dev.anyedge.fujitsu.rules.RuleBehavior.NameSource;
import dev.anyedge.fujitsu.rules.TimeToLive;
import dev.anyedge.fujitsu.rules.TokenKey;
import dev.anyedge.fujitsu.translate.FujitsuOptions.CacheKey;
import dev.anyedge.fujitsu.translate.FujitsuOptions.Honor;
import dev.anyedge.fujitsu.translate.ServiceParameters.Protocol;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Filled slots as aspects of a behaviour. What the model cannot say, or not wholly, also goes into the raw options, from
 * where it takes the place of the aspect when it is written again. Used for one document.
 */
final class BehaviorReading {
    private static final Duration LONGEST = Duration.ofSeconds(315_360_000);
    private static final String NO_ORIGIN = "origin.invalid";
    private static final String UNREADABLE_ORIGIN = "unreadable-origin.invalid";
    private static final JsonValue NOTHING = JsonValue.parse("null");

    private final Slots slots;
    private final List<Finding> findings;
    private final Protocol protocol;
    private final Map<RuleBehavior, String> pointers = new IdentityHashMap<>();
    private final Set<String> reported = new HashSet<>();
    private final Map<String, Set<String>> headersByCache = new HashMap<>();
    private final Map<RuleBehavior.Origin, String> originIds = new HashMap<>();
    private final Map<String, Origin> origins = new LinkedHashMap<>();

    BehaviorReading(Slots slots, List<Finding> findings, List<Rule> rules, Protocol protocol) {
        this.slots = slots;
        this.findings = findings;
        this.protocol = protocol;
        for (int i = 0; i < rules.size(); i++) {
            List<RuleBehavior> behaviors = rules.get(i).behaviors();
            for (int b = 0; b < behaviors.size(); b++) {
                pointers.putIfAbsent(behaviors.get(b), "/rules/" + i + "/behaviors/" + b);
                RuleBehavior known = behaviors.get(b) instanceof RuleBehavior.Extended extended
                        ? extended.known()
                        : behaviors.get(b);
                if (known instanceof RuleBehavior.Origin origin) {
                    headersByCache
                            .computeIfAbsent(OriginTranslation.cache(origin), cache -> new HashSet<>())
                            .add(OriginTranslation.header(origin));
                }
            }
        }
    }

    /** All origins that were read, at least one once there are defaults. */
    List<Origin> origins() {
        return List.copyOf(origins.values());
    }

    /** What happens to a request that no rule picks. */
    Behavior defaults(Effect effect) {
        return read(effect).behavior(Optional.empty(), slots);
    }

    /** What a rule does otherwise than the defaults. */
    Behavior rule(Effect effect, Effect otherwise, Behavior defaults) {
        return read(effect).behavior(Optional.of(read(otherwise)), slots);
    }

    /** A behaviour that says nothing else than the defaults, but says something, as a rule must. */
    Behavior again(Behavior defaults, Effect otherwise) {
        Aspects aspects = read(otherwise);
        Behavior.Builder same = Behavior.builder();
        if (aspects.raw.containsKey(RuleBehavior.Caching.NAME)) {
            return same.options(Options.of(FujitsuOptions.PROVIDER, JsonValue.parse("{}")))
                    .build();
        }
        return same.caching(defaults.caching().orElse(Caching.honorOrigin()))
                .options(FujitsuOptions.builder().honor(aspects.honor).build().toOptions())
                .build();
    }

    /** Everything about an effect, before what is as in the defaults is left out. */
    private static final class Aspects {
        String origin = "";
        Caching caching = Caching.honorOrigin();
        Optional<Honor> honor = Optional.empty();
        QueryKey query = QueryKey.all();
        IpAccess ip = IpAccess.unrestricted();
        GeoAccess geo = GeoAccess.unrestricted();
        RefererAccess referer = RefererAccess.unrestricted();
        TokenAuth token = TokenAuth.none();
        OriginPath path = OriginPath.none();
        final Map<String, JsonValue> raw = new LinkedHashMap<>();

        Behavior behavior(Optional<Aspects> defaults, Slots slots) {
            Behavior.Builder builder = Behavior.builder();
            Aspects none = new Aspects();
            Aspects from = defaults.orElse(none);
            boolean all = defaults.isEmpty();
            boolean caches = all || !caching.equals(from.caching) || !honor.equals(from.honor);
            if (all || !origin.equals(from.origin)) {
                builder.origin(origin);
            }
            if (caches) {
                builder.caching(caching);
            }
            if (!query.equals(from.query)) {
                builder.queryKey(query);
            }
            if (!ip.equals(from.ip)) {
                builder.ipAccess(ip);
            }
            if (!geo.equals(from.geo)) {
                builder.geoAccess(geo);
            }
            if (!referer.equals(from.referer)) {
                builder.refererAccess(referer);
            }
            if (!token.equals(from.token)) {
                builder.tokenAuth(token);
            }
            if (!path.equals(from.path)) {
                builder.originPath(path);
            }
            FujitsuOptions.Builder options = FujitsuOptions.builder();
            if (caches) {
                options.honor(honor);
            }
            raw.forEach((name, value) -> {
                if (!Objects.equals(value, from.raw.get(name)) || isSaidAgain(slots.of(name), from, caches)) {
                    options.putRaw(name, value);
                }
            });
            from.raw.forEach((name, value) -> {
                // An aspect that is said takes what the defaults add to it away by itself.
                if (!raw.containsKey(name) && !value.equals(NOTHING) && !isSaidAgain(slots.of(name), from, caches)) {
                    options.putRaw(name, NOTHING);
                }
            });
            return builder.options(options.build().toOptions()).build();
        }

        /** Whether the aspect of a slot is said, so that nothing of the defaults remains there. */
        private boolean isSaidAgain(int slot, Aspects from, boolean caches) {
            return switch (slot) {
                case Slots.ORIGIN -> !origin.equals(from.origin);
                case Slots.CACHING -> caches;
                case Slots.QUERY -> !query.equals(from.query);
                case Slots.PATH -> !path.equals(from.path) || !origin.equals(from.origin);
                case Slots.IP_ALLOW, Slots.IP_DENY -> !ip.equals(from.ip);
                case Slots.GEO_ALLOW, Slots.GEO_DENY -> !geo.equals(from.geo);
                case Slots.REFERER_ALLOW, Slots.REFERER_DENY -> !referer.equals(from.referer);
                case Slots.TOKEN -> !token.equals(from.token);
                default -> false;
            };
        }
    }

    private Aspects read(Effect effect) {
        Aspects aspects = new Aspects();
        origin(effect, aspects);
        caching(effect, aspects);
        query(effect, aspects);
        ip(effect, aspects);
        geo(effect, aspects);
        referer(effect, aspects);
        token(effect, aspects);
        path(effect, aspects);
        for (int slot = 0; slot < slots.count(); slot++) {
            RuleBehavior behavior = effect.get(slot);
            if (behavior == null) {
                continue;
            }
            if (slot >= Slots.KNOWN) {
                aspects.raw.put(behavior.name(), RawBehaviors.whole(behavior));
            } else if (behavior instanceof RuleBehavior.Extended extended
                    && !aspects.raw.containsKey(behavior.name())) {
                aspects.raw.put(behavior.name(), RawBehaviors.additions(extended));
            }
        }
        return aspects;
    }

    private static <T extends RuleBehavior> @Nullable T get(Effect effect, int slot, Class<T> type) {
        RuleBehavior behavior = effect.get(slot);
        RuleBehavior known = behavior instanceof RuleBehavior.Extended extended ? extended.known() : behavior;
        return known == null ? null : type.cast(known);
    }

    /** Keeps a behaviour whole, since the model says it in part only. */
    private static void keep(Aspects aspects, Effect effect, int slot) {
        RuleBehavior behavior = Objects.requireNonNull(effect.get(slot));
        aspects.raw.put(behavior.name(), RawBehaviors.whole(behavior));
    }

    // ---- origin ----

    private void origin(Effect effect, Aspects aspects) {
        RuleBehavior.@Nullable Origin origin = get(effect, Slots.ORIGIN, RuleBehavior.Origin.class);
        if (origin == null) {
            aspects.origin = NO_ORIGIN;
            aspects.raw.put(RuleBehavior.Origin.NAME, NOTHING);
            origins.computeIfAbsent(NO_ORIGIN, id -> http(id).build());
            once(
                    Severity.UNSUPPORTED,
                    Feature.INCOMPLETE_DOCUMENT,
                    "/rules",
                    "There are requests for which no rule says an origin.",
                    "Put an origin in place of " + NO_ORIGIN + ".");
            return;
        }
        RuleBehavior.Origin told = origin.withDigitalProperty("-");
        String id = originIds.get(told);
        if (id == null) {
            id = newOrigin(told, effect);
            originIds.put(told, id);
        }
        aspects.origin = id;
        if (id.equals(UNREADABLE_ORIGIN)) {
            keep(aspects, effect, Slots.ORIGIN);
        }
    }

    private String newOrigin(RuleBehavior.Origin origin, Effect effect) {
        try {
            HttpOrigin.Builder http = http(origin.originDomain().toLowerCase(Locale.ROOT))
                    .hostHeader(
                            switch (origin.hostHeaderType()) {
                                case DIGITAL_PROPERTY -> HostHeader.viewer();
                                case ORIGIN -> HostHeader.origin();
                                case FIXED ->
                                    HostHeader.fixed(
                                            origin.hostHeaderValue().orElse("").toLowerCase(Locale.ROOT));
                            });
            NameSource usual = origin.hostHeaderType() == NameSource.DIGITAL_PROPERTY
                    ? NameSource.DIGITAL_PROPERTY
                    : NameSource.ORIGIN;
            boolean shared = headersByCache
                            .getOrDefault(OriginTranslation.cache(origin), Set.of())
                            .size()
                    > 1;
            if (origin.cacheKeyType() != usual || shared) {
                http.options(FujitsuOptions.builder()
                        .cacheKey(new CacheKey(origin.cacheKeyType(), origin.cacheKeyValue()))
                        .build()
                        .toOptions());
            }
            HttpOrigin made = http.build();
            String id = made.id();
            for (int n = 2; origins.containsKey(id); n++) {
                id = made.id().substring(0, Math.min(made.id().length(), 120)) + "-" + n;
            }
            origins.put(id, http.id(id).build());
            return id;
        } catch (ValidationException e) {
            origins.computeIfAbsent(UNREADABLE_ORIGIN, id -> http(id).build());
            once(
                    Severity.UNSUPPORTED,
                    Feature.HTTP_ORIGIN,
                    pointer(effect, Slots.ORIGIN),
                    "This is no origin that a distribution may have: " + e.getMessage(),
                    "It is kept as an option.");
            return UNREADABLE_ORIGIN;
        }
    }

    private HttpOrigin.Builder http(String host) {
        return HttpOrigin.builder()
                .host(host)
                .scheme(protocol == Protocol.HTTPS ? HttpOrigin.Scheme.HTTPS : HttpOrigin.Scheme.HTTP);
    }

    // ---- caching ----

    private void caching(Effect effect, Aspects aspects) {
        RuleBehavior.@Nullable Caching caching = get(effect, Slots.CACHING, RuleBehavior.Caching.class);
        if (caching == null) {
            aspects.raw.put(RuleBehavior.Caching.NAME, NOTHING);
            once(
                    Severity.LOSSY,
                    Feature.INCOMPLETE_DOCUMENT,
                    "/rules",
                    "There are requests for which no rule says how to cache, so the operator's own setting holds, which"
                            + " is not public.",
                    "Say a caching.");
            return;
        }
        Duration time = caching.time().map(TimeToLive::duration).orElse(Duration.ZERO);
        if (time.compareTo(LONGEST) > 0) {
            time = LONGEST;
            keep(aspects, effect, Slots.CACHING);
            once(
                    Severity.LOSSY,
                    Feature.OVERRIDE_TTL,
                    pointer(effect, Slots.CACHING),
                    "The longest time that a distribution may have is ten years; this one is kept as an option.",
                    "");
        }
        switch (caching.type()) {
            case NO_STORE -> aspects.caching = Caching.noStore();
            case BYPASS_CACHE -> aspects.caching = Caching.bypass();
            case FIXED -> aspects.caching = Caching.override(time);
            case HONOR -> aspects.caching = Caching.honorOrigin(time);
            case HONOR_CC -> {
                aspects.caching = Caching.honorOrigin(time);
                aspects.honor = Optional.of(Honor.CACHE_CONTROL);
            }
            case HONOR_EXPIRES -> {
                aspects.caching = Caching.honorOrigin(time);
                aspects.honor = Optional.of(Honor.EXPIRES);
            }
        }
        if (aspects.honor.isPresent()) {
            once(
                    Severity.NOTE,
                    Feature.HONOR_ORIGIN,
                    pointer(effect, Slots.CACHING),
                    "Only one of the origin's headers is obeyed; which one is kept as an option.",
                    "");
            if (aspects.raw.containsKey(RuleBehavior.Caching.NAME)) {
                aspects.honor = Optional.empty(); // the whole behaviour is kept
            }
        }
    }

    private void query(Effect effect, Aspects aspects) {
        RuleBehavior.@Nullable QueryArguments arguments = get(effect, Slots.QUERY, RuleBehavior.QueryArguments.class);
        if (arguments == null) {
            return;
        }
        Set<String> names = new TreeSet<>();
        boolean plain = true;
        for (String argument : arguments.arguments()) {
            int end = 0;
            while (end < argument.length() && "=&#".indexOf(argument.charAt(end)) < 0) {
                end++;
            }
            plain &= end == argument.length();
            if (end > 0) {
                names.add(argument.substring(0, end));
            }
        }
        if (!plain) {
            keep(aspects, effect, Slots.QUERY);
            once(
                    Severity.LOSSY,
                    Feature.QUERY_KEY,
                    pointer(effect, Slots.QUERY),
                    "Arguments with a certain value are told apart, which the model cannot say; it is kept as an option.",
                    "");
        }
        aspects.query = switch (arguments.type()) {
            case INCLUDE_ALL -> QueryKey.all();
            case IGNORE_ALL -> QueryKey.none();
            case INCLUDE -> names.isEmpty() ? QueryKey.all() : QueryKey.include(names.toArray(String[]::new));
            case IGNORE -> names.isEmpty() ? QueryKey.all() : QueryKey.exclude(names.toArray(String[]::new));
        };
    }

    // ---- access ----

    private void ip(Effect effect, Aspects aspects) {
        RuleBehavior.@Nullable IpList allow = get(effect, Slots.IP_ALLOW, RuleBehavior.IpList.class);
        RuleBehavior.@Nullable IpList deny = get(effect, Slots.IP_DENY, RuleBehavior.IpList.class);
        if (allow != null) {
            aspects.ip = new IpAccess.Allow(ranges(allow));
            dead(effect, Slots.IP_DENY, "addresses are allowed, so a list of refused ones");
            dead(effect, Slots.GEO_DENY, "addresses are allowed, so a list of refused places");
        } else if (deny != null) {
            aspects.ip = new IpAccess.Deny(ranges(deny));
        }
    }

    private void dead(Effect effect, int slot, String why) {
        if (effect.get(slot) != null) {
            once(
                    Severity.NOTE,
                    Slots.feature(slot),
                    pointer(effect, slot),
                    "There are requests for which " + why + " decides nothing; it is left out for them.",
                    "");
        }
    }

    /** The blocks that the addresses stand in: the provider takes any address of a block for it. */
    private static List<IpRange> ranges(RuleBehavior.IpList list) {
        Set<IpRange> ranges = new LinkedHashSet<>();
        for (String text : new TreeSet<>(list.ranges())) {
            int slash = text.indexOf('/');
            if (slash < 0) {
                ranges.add(new IpRange(text));
                continue;
            }
            int prefix = Integer.parseInt(text.substring(slash + 1));
            long bits = 0;
            for (String octet : text.substring(0, slash).split("\\.")) {
                bits = bits << 8 | Integer.parseInt(octet);
            }
            bits &= prefix == 0 ? 0 : -1L << (32 - prefix);
            ranges.add(new IpRange((bits >>> 24 & 255) + "." + (bits >>> 16 & 255) + "." + (bits >>> 8 & 255) + "."
                    + (bits & 255) + "/" + prefix));
        }
        return List.copyOf(ranges);
    }

    private void geo(Effect effect, Aspects aspects) {
        RuleBehavior.@Nullable GeoList allow = get(effect, Slots.GEO_ALLOW, RuleBehavior.GeoList.class);
        RuleBehavior.@Nullable GeoList deny = effect.get(Slots.IP_ALLOW) != null
                ? null // lifted there
                : get(effect, Slots.GEO_DENY, RuleBehavior.GeoList.class);
        if (allow != null && deny != null) {
            Set<String> left = new TreeSet<>(allow.codes());
            deny.codes().forEach(left::remove);
            if (allow.level() == deny.level() && !left.isEmpty()) {
                aspects.geo = GeoAccess.allow(area(effect, Slots.GEO_ALLOW, allow.level(), left, aspects));
                return;
            }
            keep(aspects, effect, Slots.GEO_ALLOW);
            keep(aspects, effect, Slots.GEO_DENY);
            narrower(effect, Slots.GEO_DENY, "Places are allowed and others refused at once");
        }
        if (allow != null) {
            aspects.geo = GeoAccess.allow(
                    area(effect, Slots.GEO_ALLOW, allow.level(), new TreeSet<>(allow.codes()), aspects));
        } else if (deny != null) {
            aspects.geo =
                    GeoAccess.deny(area(effect, Slots.GEO_DENY, deny.level(), new TreeSet<>(deny.codes()), aspects));
        }
    }

    private GeoArea area(Effect effect, int slot, GeoLevel level, Set<String> codes, Aspects aspects) {
        GeoArea.Builder area = GeoArea.builder();
        int known = 0;
        for (String code : codes) {
            try {
                GeoArea.builder()
                        .addContinent(level == GeoLevel.CONTINENT ? code : "EU")
                        .build();
                known++;
            } catch (ValidationException e) {
                continue;
            }
            switch (level) {
                case CONTINENT -> area.addContinent(code);
                case COUNTRY -> area.addCountry(code);
                case REGION -> area.addRegion(code);
            }
        }
        if (known < codes.size()) {
            keep(aspects, effect, slot);
            narrower(effect, slot, "There are continents in the list that nobody knows");
        }
        // A list of nothing would be no restriction: no viewer is in a country ZZ.
        return known == 0 ? GeoArea.countries("ZZ") : area.build();
    }

    private void referer(Effect effect, Aspects aspects) {
        RuleBehavior.@Nullable RefererList allow = get(effect, Slots.REFERER_ALLOW, RuleBehavior.RefererList.class);
        RuleBehavior.@Nullable RefererList deny = get(effect, Slots.REFERER_DENY, RuleBehavior.RefererList.class);
        if (allow != null && deny != null) {
            keep(aspects, effect, Slots.REFERER_ALLOW);
            keep(aspects, effect, Slots.REFERER_DENY);
            narrower(effect, Slots.REFERER_DENY, "Referers are allowed and others refused at once");
        }
        if (allow != null) {
            aspects.referer = new RefererAccess.Allow(distinct(allow.patterns()));
        } else if (deny != null) {
            aspects.referer = new RefererAccess.Deny(distinct(deny.patterns()));
        }
    }

    private static List<String> distinct(List<String> texts) {
        return List.copyOf(new TreeSet<>(texts));
    }

    /** The document refuses more than the model can say. */
    private void narrower(Effect effect, int slot, String what) {
        once(
                Severity.UNSUPPORTED,
                Slots.feature(slot),
                pointer(effect, slot),
                what + ", which the model cannot say: the distribution serves more requests than the service does.",
                "It is kept as an option and written back.");
    }

    private void token(Effect effect, Aspects aspects) {
        RuleBehavior.@Nullable TokenAuth auth = get(effect, Slots.TOKEN, RuleBehavior.TokenAuth.class);
        if (auth == null) {
            return;
        }
        Map<String, JsonValue> params = new LinkedHashMap<>();
        TokenAuth.EdgeAuth.Builder edge = TokenAuth.edgeAuth()
                .name(auth.tokenName())
                .algorithm(TokenAuth.EdgeAuth.Algorithm.valueOf(
                        auth.hmacAlgorithm().name()))
                .escapeInputs(auth.escapeTokenInputs())
                .ignoreQueryString(auth.ignoreQueryString())
                .key(auth.key().reference())
                .transitionKey(auth.transitionKey().map(TokenKey::reference));
        auth.tokenDelimiter().ifPresent(text -> {
            if (isAscii(text)) {
                edge.delimiter(text);
            } else {
                params.put("tokenDelimiter", text(text));
            }
        });
        auth.aclDelimiter().ifPresent(text -> {
            if (isAscii(text)) {
                edge.aclDelimiter(text);
            } else {
                params.put("aclDelimiter", text(text));
            }
        });
        aspects.token = edge.build();
        if (!params.isEmpty()) {
            aspects.raw.put(
                    RuleBehavior.TokenAuth.NAME,
                    RawBehaviors.additions(new RuleBehavior.Extended(auth, Map.of(), params)));
            narrower(effect, Slots.TOKEN, "A delimiter of the token is not ASCII");
        }
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }

    private static JsonValue text(String text) {
        return JsonNodes.value(TextNode.valueOf(text));
    }

    private static void path(Effect effect, Aspects aspects) {
        RuleBehavior.@Nullable OutgoingPath path = get(effect, Slots.PATH, RuleBehavior.OutgoingPath.class);
        if (path != null) {
            aspects.path = switch (path.change()) {
                case REMOVE -> OriginPath.remove(path.path());
                case REPLACE_ALL -> OriginPath.replaceAll(path.path());
                case REPLACE ->
                    OriginPath.replace(path.path(), path.replacement().orElse("/"));
            };
        }
    }

    // ---- findings ----

    private String pointer(Effect effect, int slot) {
        RuleBehavior behavior = effect.get(slot);
        return behavior == null ? "/rules" : pointers.getOrDefault(behavior, "/rules");
    }

    /** Reports something about a place once, however many regions it takes effect in. */
    private void once(Severity severity, Feature feature, String pointer, String message, String hint) {
        if (reported.add(pointer + " " + message)) {
            Finding.Builder finding = Finding.of(severity, feature, pointer, message);
            if (!hint.isEmpty()) {
                finding.hint(hint);
            }
            findings.add(finding.build());
        }
    }
}
