package dev.anyedge.lumen.translate;

import dev.anyedge.cdn.model.Behavior;
import dev.anyedge.cdn.model.Caching;
import dev.anyedge.cdn.model.Cookies;
import dev.anyedge.cdn.model.Firewall;
import dev.anyedge.cdn.model.GeoAccess;
import dev.anyedge.cdn.model.GeoArea;
import dev.anyedge.cdn.model.IpAccess;
import dev.anyedge.cdn.model.JsonValue;
import dev.anyedge.cdn.model.OriginPath;
import dev.anyedge.cdn.model.QueryKey;
import dev.anyedge.cdn.model.RefererAccess;
import dev.anyedge.cdn.model.TokenAuth;
import dev.anyedge.cdn.translation.Feature;
import dev.anyedge.cdn.translation.Findings;
import dev.anyedge.lumen.image.FeatureKind;
import dev.anyedge.lumen.image.InferredShapes;
import dev.anyedge.lumen.image.RuleFeatures;
import dev.anyedge.lumen.image.RuleFeatures.CacheControlOverride;
import dev.anyedge.lumen.image.RuleFeatures.GeoBlocking;
import dev.anyedge.lumen.image.RuleFeatures.IpBlocking;
import dev.anyedge.lumen.image.RuleFeatures.TokenRequirement;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What a behaviour, with the defaults behind it, is as features of a rule. */
final class FeatureTranslation {
    private static final LumenOptions NO_OPTIONS = LumenOptions.builder().build();

    private final Behavior defaults;
    private final Findings findings;
    private final OptionReader options;
    private final Definitions definitions;
    private final InferredShapes shapes;
    private final LumenOptions defaultOptions;
    private final RuleEffect defaultEffect;

    FeatureTranslation(
            Behavior defaults,
            Findings findings,
            OptionReader options,
            Definitions definitions,
            InferredShapes shapes) {
        this.defaults = defaults;
        this.findings = findings;
        this.options = options;
        this.definitions = definitions;
        this.shapes = shapes;
        this.defaultOptions =
                options.ofBehavior(defaults.options(), "/defaults", false).orElse(NO_OPTIONS);
        inapplicable(defaults, "/defaults", false);
        this.defaultEffect = effect(defaults, defaultOptions, "/defaults");
    }

    /** What the defaults alone do. */
    RuleEffect defaults() {
        return defaultEffect;
    }

    /** What a rule does, with what it takes from the defaults. */
    RuleEffect rule(Behavior then, Optional<LumenOptions> own, String pointer) {
        inapplicable(then, pointer, true);
        LumenOptions extra = own.orElseGet(() -> inherited(defaultOptions, then, shapes));
        boolean opens = then.geoAccess().isPresent()
                && !then.geoAccess().equals(Optional.of(RuleReading.NOBODY))
                && defaults.geoAccess().equals(Optional.of(RuleReading.NOBODY));
        if (own.isEmpty() && opens && closed(extra)) {
            findings.unsupported(
                    Feature.GEO_ACCESS,
                    pointer + "/geoAccess",
                    "The options of the defaults refuse requests in a form that nobody here knows, and the rule has them too.",
                    "The rule refuses what those options refuse.",
                    "Give the rule options of its own, empty ones for example.");
        }
        return effect(then, extra, pointer);
    }

    /** What a rule without options has of those of the defaults: no restriction that it says something else about. */
    static LumenOptions inherited(LumenOptions options, Behavior then, InferredShapes shapes) {
        if (options.features().isEmpty() && options.rule().isEmpty()) {
            return options;
        }
        Set<FeatureKind> said = EnumSet.noneOf(FeatureKind.class);
        then.geoAccess().ifPresent(access -> said.addAll(List.of(FeatureKind.GEO_BLOCKING, FeatureKind.DENY_POLICY)));
        then.ipAccess().ifPresent(access -> said.add(FeatureKind.IP_BLOCKING));
        then.tokenAuth().ifPresent(auth -> said.add(FeatureKind.TOKEN_AUTH));
        Map<String, JsonValue> features = new LinkedHashMap<>(options.features());
        Map<String, JsonValue> rule = new LinkedHashMap<>(options.rule());
        for (FeatureKind kind : said) {
            features.remove(shapes.key(kind));
            rule.remove(shapes.key(kind));
        }
        return LumenOptions.builder()
                .from(options)
                .features(features)
                .rule(rule)
                .build();
    }

    private boolean closed(LumenOptions extra) {
        return closed(extra.features().isEmpty() ? RuleFeatures.none() : shapes.read(extra.features()), extra);
    }

    Optional<LumenOptions> optionsOf(Behavior then, String pointer) {
        return options.ofBehavior(then.options(), pointer, true);
    }

    private RuleEffect effect(Behavior behavior, LumenOptions extra, String at) {
        RuleFeatures raw = extra.features().isEmpty() ? RuleFeatures.none() : shapes.read(extra.features());
        RuleFeatures.Builder features = RuleFeatures.builder().from(raw);
        Place place = new Place(behavior, at);
        said(cacheControl(place, extra), FeatureKind.CACHE_CONTROL, Feature.RULE_CACHING, raw, at)
                .ifPresent(features::cacheControl);
        boolean ignoreQuery = ignoreQuery(place);
        if (ignoreQuery || !there(raw, FeatureKind.QUERY_STRING)) {
            said(Optional.of(ignoreQuery), FeatureKind.QUERY_STRING, Feature.QUERY_KEY, raw, at)
                    .ifPresent(features::ignoreQuery);
        }
        said(geo(place, extra, raw), FeatureKind.GEO_BLOCKING, Feature.GEO_ACCESS, raw, at)
                .ifPresent(features::geoBlocking);
        said(ip(place, extra), FeatureKind.IP_BLOCKING, Feature.IP_ACCESS, raw, at)
                .ifPresent(features::ipBlocking);
        said(token(place, extra), FeatureKind.TOKEN_AUTH, Feature.TOKEN_AUTH, raw, at)
                .ifPresent(features::tokenAuth);
        return new RuleEffect(features.build(), extra.rule());
    }

    /** What the behaviour says, unless the options say something else about the same: one of them would be lost. */
    private <T> Optional<T> said(Optional<T> value, FeatureKind kind, Feature feature, RuleFeatures raw, String at) {
        if (value.isPresent() && there(raw, kind)) {
            findings.unsupported(
                    feature,
                    at + "/options/" + LumenOptions.PROVIDER + "/" + LumenOptions.FEATURES + "/" + shapes.key(kind),
                    "The behaviour says this, and the options say something else about it.",
                    "What the options say is left out.",
                    "Take it out of the options.");
        }
        return value;
    }

    private boolean there(RuleFeatures raw, FeatureKind kind) {
        return raw != RuleFeatures.none()
                && (PropertyFeatures.has(raw, kind) || PropertyFeatures.said(raw.other(), shapes.key(kind)));
    }

    /** Whether the options hold what closes a rule that serves nobody. */
    private boolean closed(RuleFeatures raw, LumenOptions extra) {
        return PropertyFeatures.RESTRICTIONS.stream()
                .anyMatch(kind -> there(raw, kind) || PropertyFeatures.said(extra.rule(), shapes.key(kind)));
    }

    /** Where an aspect comes from: the behaviour itself, or the defaults, whose findings are told once. */
    private final class Place {
        private final Behavior behavior;
        private final String at;

        Place(Behavior behavior, String at) {
            this.behavior = behavior;
            this.at = at;
        }

        <T> Optional<T> get(Function<Behavior, Optional<T>> aspect) {
            Optional<T> own = aspect.apply(behavior);
            return own.isPresent() ? own : aspect.apply(defaults);
        }

        <T> boolean own(Function<Behavior, Optional<T>> aspect) {
            return aspect.apply(behavior).isPresent();
        }
    }

    // ---- what cannot be said at all ----

    private void inapplicable(Behavior behavior, String at, boolean rule) {
        behavior.cookies().ifPresent(cookies -> {
            if (cookies == Cookies.BYPASS) {
                findings.unsupported(
                        rule ? Feature.RULE_COOKIES : Feature.COOKIES,
                        at + "/cookies",
                        "The provider cannot leave the cache aside for requests with cookies.",
                        "Cookies do not matter to the cache.",
                        "Use no-store where cookies matter.");
            } else {
                findings.note(
                        rule ? Feature.RULE_COOKIES : Feature.COOKIES,
                        at + "/cookies",
                        "Cookies never matter to the cache there, so this need not be said.");
            }
        });
        behavior.refererAccess().ifPresent(access -> {
            if (!(access instanceof RefererAccess.Unrestricted)) {
                findings.unsupported(
                        Feature.REFERER_ACCESS,
                        at + "/refererAccess",
                        "The provider cannot look at referers.",
                        "Any referer is served.",
                        "Use tokens.");
            }
        });
        behavior.originPath().ifPresent(path -> {
            if (!(path instanceof OriginPath.None)) {
                findings.unsupported(
                        Feature.ORIGIN_PATH,
                        at + "/originPath",
                        "The path cannot be changed; an origin has a base path before every path.",
                        "The viewer's path is sent.",
                        "Let the origin do it.");
            }
        });
        behavior.firewall().ifPresent(firewall -> {
            if (firewall.mode() != Firewall.Mode.OFF) {
                findings.unsupported(
                        rule ? Feature.RULE_FIREWALL : Feature.FIREWALL,
                        at + "/firewall",
                        "The provider has no firewall.",
                        "Requests are not looked at.",
                        "Put a firewall in front of the origin.");
            }
        });
    }

    // ---- cache ----

    private Optional<CacheControlOverride> cacheControl(Place place, LumenOptions extra) {
        Caching caching = place.get(Behavior::caching).orElse(Caching.honorOrigin());
        boolean tell = place.own(Behavior::caching);
        String pointer = place.at + "/caching";
        String internal = caching.accept(new Caching.Visitor<>() {
            @Override
            public String honorOrigin(Caching.HonorOrigin value) {
                if (tell
                        && value.defaultTtl().isPresent()
                        && !value.defaultTtl().get().isZero()) {
                    findings.lossy(
                            Feature.HONOR_ORIGIN,
                            pointer + "/defaultTtl",
                            "There is no default time: what an answer without freshness of its own gets is the edge's"
                                    + " choice.",
                            "The default time is left out.",
                            "Let the origin say how long, or use override.");
                }
                return "as-is";
            }

            @Override
            public String overrideOrigin(Caching.OverrideOrigin value) {
                if (value.ttl().compareTo(RuleReading.SHORTEST) < 0) {
                    if (tell) {
                        findings.lossy(
                                Feature.OVERRIDE_TTL,
                                pointer + "/ttl",
                                "A time is 30 seconds or more; this is "
                                        + value.ttl().toSeconds() + ".",
                                "30 seconds are written.",
                                "Use revalidate or no-store for less.");
                    }
                    return time(RuleReading.SHORTEST);
                }
                return time(value.ttl());
            }

            @Override
            public String noStore(Caching.NoStore value) {
                return "no-store";
            }

            @Override
            public String bypass(Caching.Bypass value) {
                if (tell) {
                    findings.adjusted(
                            Feature.BYPASS,
                            pointer,
                            "The cache cannot be left aside without emptying it.",
                            "Nothing is stored, and what is stored is not used.",
                            "Use no-store.");
                }
                return "no-store";
            }

            @Override
            public String revalidate(Caching.Revalidate value) {
                return "no-cache";
            }
        });
        boolean plain = internal.equals("as-is")
                && extra.external().isEmpty()
                && extra.force().isEmpty();
        return plain
                ? Optional.empty()
                : Optional.of(new CacheControlOverride(internal, extra.external(), extra.force()));
    }

    /** A time in the largest of days, hours, minutes and seconds that says it. */
    static String time(Duration time) {
        long seconds = time.toSeconds();
        if (seconds % 86_400 == 0) {
            return seconds / 86_400 + "d";
        }
        if (seconds % 3_600 == 0) {
            return seconds / 3_600 + "h";
        }
        return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }

    private boolean ignoreQuery(Place place) {
        QueryKey key = place.get(Behavior::queryKey).orElse(QueryKey.all());
        boolean tell = place.own(Behavior::queryKey);
        return key.accept(new QueryKey.Visitor<>() {
            @Override
            public Boolean all(QueryKey.All value) {
                return false;
            }

            @Override
            public Boolean none(QueryKey.None value) {
                return true;
            }

            @Override
            public Boolean include(QueryKey.Include value) {
                return listed();
            }

            @Override
            public Boolean exclude(QueryKey.Exclude value) {
                return listed();
            }

            private Boolean listed() {
                if (tell) {
                    findings.unsupported(
                            Feature.QUERY_KEY,
                            place.at + "/queryKey",
                            "The whole query tells answers apart, or none of it; lists are for scripts of support.",
                            "The whole query tells answers apart.",
                            "Use all or none.");
                }
                return false;
            }
        });
    }

    // ---- access ----

    private Optional<GeoBlocking> geo(Place place, LumenOptions extra, RuleFeatures raw) {
        Optional<GeoAccess> access = place.get(Behavior::geoAccess);
        if (access.isEmpty()
                || access.get() instanceof GeoAccess.Unrestricted
                || (access.get().equals(RuleReading.NOBODY) && closed(raw, extra))) {
            return Optional.empty();
        }
        boolean allow = access.get() instanceof GeoAccess.Allow;
        GeoArea area =
                access.get() instanceof GeoAccess.Allow list ? list.area() : ((GeoAccess.Deny) access.get()).area();
        if (!area.continents().isEmpty() || !area.regions().isEmpty()) {
            if (place.own(Behavior::geoAccess)) {
                findings.unsupported(
                        Feature.GEO_ACCESS,
                        place.at + "/geoAccess",
                        "Places are countries; continents and regions are unknown.",
                        "This restriction is left out.",
                        "List the countries.");
            }
            return Optional.empty();
        }
        return Optional.of(
                new GeoBlocking(definitions.geo(area.countries()), allow, extra.geoDenied(), extra.geoExceptions()));
    }

    private Optional<IpBlocking> ip(Place place, LumenOptions extra) {
        Optional<IpAccess> access = place.get(Behavior::ipAccess);
        if (access.isPresent() && access.get() instanceof IpAccess.Allow list) {
            return Optional.of(new IpBlocking(definitions.ip(list.ranges()), true, extra.ipDenied()));
        }
        if (access.isPresent() && access.get() instanceof IpAccess.Deny list) {
            return Optional.of(new IpBlocking(definitions.ip(list.ranges()), false, extra.ipDenied()));
        }
        return Optional.empty();
    }

    private Optional<TokenRequirement> token(Place place, LumenOptions extra) {
        Optional<TokenAuth> auth = place.get(Behavior::tokenAuth);
        if (auth.isPresent() && auth.get() instanceof TokenAuth.UrlHash hash) {
            for (int i = 0; place.own(Behavior::tokenAuth) && i < hash.secrets().size(); i++) {
                if (hash.secrets().get(i).redacted()
                        && !definitions.knows(hash.secrets().get(i))) {
                    findings.note(
                            Feature.TOKEN_AUTH,
                            place.at + "/tokenAuth/secrets/" + i,
                            "This secret was not printed and is not known here, so no write takes it: say where it is, as"
                                    + " env:NAME or file:PATH.");
                }
            }
            return Optional.of(new TokenRequirement(definitions.token(hash), extra.tokenDenied()));
        }
        if (auth.isPresent() && auth.get() instanceof TokenAuth.EdgeAuth && place.own(Behavior::tokenAuth)) {
            findings.unsupported(
                    Feature.TOKEN_AUTH,
                    place.at + "/tokenAuth",
                    "Tokens are hashes of the URL; tokens with access lists are unknown.",
                    "No token is asked for.",
                    "Use url-hash.");
        }
        return Optional.empty();
    }

    // ---- restrictions of a rule that cannot be said ----

    /** The restrictions of an effect, as the feature and the member of a behaviour that says them. */
    static Map<Feature, String> restrictions(RuleEffect effect) {
        RuleFeatures features = effect.features();
        Map<Feature, String> found = new EnumMap<>(Feature.class);
        if (features.ipBlocking().isPresent()) {
            found.put(Feature.IP_ACCESS, "ipAccess");
        }
        if (features.geoBlocking().isPresent() || features.denyPolicy().isPresent()) {
            found.put(Feature.GEO_ACCESS, "geoAccess");
        }
        if (features.tokenAuth().isPresent()) {
            found.put(Feature.TOKEN_AUTH, "tokenAuth");
        }
        if (!features.luaIds().isEmpty() || !features.other().isEmpty()) {
            found.put(Feature.UNKNOWN_CONTENT, "options");
        }
        return found;
    }

    /** Whether two effects restrict a feature alike. */
    static boolean alike(Feature feature, RuleEffect one, RuleEffect other) {
        RuleFeatures a = one.features();
        RuleFeatures b = other.features();
        return switch (feature) {
            case IP_ACCESS -> a.ipBlocking().equals(b.ipBlocking());
            case GEO_ACCESS ->
                a.geoBlocking().equals(b.geoBlocking()) && a.denyPolicy().equals(b.denyPolicy());
            case TOKEN_AUTH -> a.tokenAuth().equals(b.tokenAuth());
            default -> List.of(a.luaIds(), a.other()).equals(List.of(b.luaIds(), b.other()));
        };
    }
}
