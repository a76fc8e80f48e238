package dev.anyedge.lumen.translate;

import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.internal.json.JsonText;
import dev.anyedge.cdn.model.Behavior;
import dev.anyedge.cdn.model.Caching;
import dev.anyedge.cdn.model.GeoAccess;
import dev.anyedge.cdn.model.GeoArea;
import dev.anyedge.cdn.model.IpAccess;
import dev.anyedge.cdn.model.IpRange;
import dev.anyedge.cdn.model.JsonValue;
import dev.anyedge.cdn.model.QueryKey;
import dev.anyedge.cdn.model.SecretRef;
import dev.anyedge.cdn.model.TokenAuth;
import dev.anyedge.cdn.translation.Feature;
import dev.anyedge.cdn.translation.Severity;
import dev.anyedge.lumen.image.DenyAction;
import dev.anyedge.lumen.image.FeatureKind;
import dev.anyedge.lumen.image.GeoDefinition;
import dev.anyedge.lumen.image.InferredShapes;
import dev.anyedge.lumen.image.IpDefinition;
import dev.anyedge.lumen.image.RuleFeatures;
import dev.anyedge.lumen.image.RuleFeatures.CacheControlOverride;
import dev.anyedge.lumen.image.RuleFeatures.GeoBlocking;
import dev.anyedge.lumen.image.RuleFeatures.IpBlocking;
import dev.anyedge.lumen.image.RuleFeatures.TokenRequirement;
import dev.anyedge.lumen.image.ServiceImage;
import dev.anyedge.lumen.image.TokenDefinition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the features of a rule are in the model; what it has no word for becomes options. */
final class RuleReading {
    private static final Pattern TIME = Pattern.compile("([0-9]{1,9})([smhdwy]?)");

    /** The shortest time of a cache policy. */
    static final Duration SHORTEST = Duration.ofSeconds(30);

    /** Who is served by a rule that is closed: no viewer is in a country ZZ, and a list of nothing would be no restriction. */
    static final GeoAccess NOBODY = GeoAccess.allow(GeoArea.countries("ZZ"));

    private final InferredShapes shapes;
    private final ReadFindings findings;
    private final Map<Long, GeoDefinition> geo = new HashMap<>();
    private final Map<Long, IpDefinition> ip = new HashMap<>();
    private final Map<Long, TokenDefinition> tokens = new HashMap<>();

    RuleReading(ServiceImage image, InferredShapes shapes, ReadFindings findings) {
        this.shapes = shapes;
        this.findings = findings;
        image.geoDefinitions().forEach(one -> geo.put(one.id(), one));
        image.ipDefinitions().forEach(one -> ip.put(one.id(), one));
        image.tokenDefinitions().forEach(one -> tokens.put(one.id(), one));
    }

    /**
     * All aspects and options of a rule.
     *
     * @param behavior without an origin; restrictions that are not there are left out
     */
    record Aspects(Behavior behavior, LumenOptions options) {}

    Aspects read(RuleEffect rule, String pointer) {
        RuleFeatures features = rule.features();
        Behavior.Builder behavior = Behavior.builder();
        LumenOptions.Builder options = LumenOptions.builder().rule(rule.extra());
        RuleFeatures.Builder left = RuleFeatures.builder().from(features);
        left.ignoreQuery(Optional.empty());
        if (features.ignoreQuery().orElse(false)) {
            behavior.queryKey(QueryKey.none());
        }
        if (caching(features.cacheControl(), behavior, options, pointer)) {
            left.cacheControl(Optional.empty());
        }
        boolean closed = closed(rule, pointer);
        Optional<IpAccess> ip = features.ipBlocking().flatMap(this::ip);
        if (ip.isPresent()) {
            behavior.ipAccess(ip);
            options.ipDenied(denied(features.ipBlocking().get().denyAction(), "address", Feature.IP_ACCESS, pointer));
            left.ipBlocking(Optional.empty());
        } else if (features.ipBlocking().isPresent()) {
            refusing(
                    pointer,
                    "The rule refers to lists of addresses that are not in the document, or hold what is no address.");
            closed = true;
        }
        Optional<TokenAuth> token = features.tokenAuth().flatMap(requirement -> token(requirement, pointer));
        if (token.isPresent()) {
            behavior.tokenAuth(token);
            options.tokenDenied(denied(features.tokenAuth().get().denyAction(), "token", Feature.TOKEN_AUTH, pointer));
            left.tokenAuth(Optional.empty());
        } else if (features.tokenAuth().isPresent()) {
            closed = true;
        }
        Optional<GeoAccess> geo = features.geoBlocking().flatMap(this::geo);
        if (features.geoBlocking().isPresent() && geo.isEmpty()) {
            refusing(pointer, "The rule refers to lists that are not in the document, or hold what is no country.");
            closed = true;
        }
        if (closed) {
            // what a rule says of countries stays in the options, beside what closes it
            behavior.geoAccess(NOBODY);
        } else if (geo.isPresent()) {
            behavior.geoAccess(geo);
            exceptions(features.geoBlocking().get(), options, pointer);
            left.geoBlocking(Optional.empty());
        }
        RuleFeatures rest = left.build();
        unsaid(rest, pointer);
        unknown(rule.extra(), pointer);
        options.features(shapes.write(rest));
        return new Aspects(behavior.build(), options.build());
    }

    /** Whether a rule refuses every request, or has a restriction of a form that nobody knows, which may refuse any. */
    private boolean closed(RuleEffect rule, String pointer) {
        boolean closed = false;
        if (rule.features().denyPolicy().isPresent()) {
            boolean plain = rule.features().denyPolicy().get().equals(DenyAction.error());
            findings.add(
                    plain ? Severity.NOTE : Severity.ADJUSTED,
                    Feature.GEO_ACCESS,
                    pointer + "/features",
                    "The rule refuses every request"
                            + (plain ? "." : ", with an answer of its own or by sending it elsewhere."),
                    "The model serves a country that nobody is in"
                            + (plain ? "." : "; the answer is kept in the options, elsewhere it is a plain error."));
            closed = true;
        }
        for (FeatureKind kind : PropertyFeatures.RESTRICTIONS) {
            String key = shapes.key(kind);
            boolean inside = PropertyFeatures.said(rule.features().other(), key);
            if (inside || PropertyFeatures.said(rule.extra(), key)) {
                refusing(
                        pointer + (inside ? "/features/" : "/") + JsonText.pointerStep(key),
                        "Nobody here knows this form of the restriction " + key + ".");
                closed = true;
            }
        }
        return closed;
    }

    /** Something that keeps requests out, and that the model cannot say. */
    private void refusing(String pointer, String message) {
        findings.add(
                Severity.UNSUPPORTED,
                Feature.UNKNOWN_CONTENT,
                pointer,
                message,
                "The model refuses every request of the rule; it is kept in the options, for this provider alone.");
    }

    /** The restrictions of a rule for paths that no condition says: elsewhere no request meets them. */
    void nowhere(RuleFeatures features, String pointer) {
        Map<Feature, FeatureKind> lost = new EnumMap<>(Feature.class);
        features.ipBlocking().ifPresent(one -> lost.put(Feature.IP_ACCESS, FeatureKind.IP_BLOCKING));
        features.geoBlocking().ifPresent(one -> lost.put(Feature.GEO_ACCESS, FeatureKind.GEO_BLOCKING));
        features.tokenAuth().ifPresent(one -> lost.put(Feature.TOKEN_AUTH, FeatureKind.TOKEN_AUTH));
        features.denyPolicy().ifPresent(one -> lost.put(Feature.UNKNOWN_CONTENT, FeatureKind.DENY_POLICY));
        lost.forEach((feature, kind) -> findings.add(
                Severity.UNSUPPORTED,
                feature,
                pointer + "/features/" + JsonText.pointerStep(shapes.key(kind)),
                "The restriction " + shapes.key(kind) + " is for paths that no condition of the model says.",
                "It is kept in the options, for this provider alone; elsewhere it is lost."));
    }

    /** Members that nobody knows. */
    void unknown(Map<String, JsonValue> extra, String pointer) {
        List<String> names =
                extra.keySet().stream().filter(name -> !restricts(name)).toList();
        if (!names.isEmpty()) {
            unknown(pointer, "The rule has members that nobody here knows: " + String.join(", ", names) + ".");
        }
    }

    private boolean restricts(String key) {
        return PropertyFeatures.RESTRICTIONS.stream()
                .anyMatch(kind -> shapes.key(kind).equals(key));
    }

    /** Features without a word in the model: headers, compression and logs change no access, the rest may. */
    void unsaid(RuleFeatures rest, String pointer) {
        List<String> harmless = new ArrayList<>();
        if (!rest.requestHeaderIds().isEmpty()) {
            harmless.add("request headers");
        }
        if (!rest.responseHeaderIds().isEmpty()) {
            harmless.add("response headers");
        }
        rest.secureFill().ifPresent(flag -> harmless.add("secure fill"));
        if (!rest.acceptEncodingIds().isEmpty() || rest.dynamicContentId().isPresent()) {
            harmless.add("compression");
        }
        rest.logEndpointId().ifPresent(id -> harmless.add("a log endpoint"));
        if (!harmless.isEmpty()) {
            findings.add(
                    Severity.NOTE,
                    Feature.OPTIONS,
                    pointer + "/features",
                    "The rule has " + String.join(", ", harmless) + "; the model has no word for that.",
                    "It is kept in the options, for this provider alone.");
        }
        if (!rest.luaIds().isEmpty()) {
            unknown(pointer + "/features", "The rule runs scripts of support, which may refuse requests.");
        }
        for (String name : rest.other().keySet()) {
            if (restricts(name) || !PropertyFeatures.said(rest.other(), name)) {
                continue;
            }
            unknown(
                    pointer + "/features/" + JsonText.pointerStep(name),
                    "Nobody here knows the feature " + name + ", or its form.");
        }
    }

    private void unknown(String pointer, String message) {
        findings.add(
                Severity.UNSUPPORTED,
                Feature.UNKNOWN_CONTENT,
                pointer,
                message,
                "It is kept in the options, for this provider alone.");
    }

    // ---- cache ----

    private boolean caching(
            Optional<CacheControlOverride> override,
            Behavior.Builder behavior,
            LumenOptions.Builder options,
            String pointer) {
        if (override.isEmpty()) {
            behavior.caching(Caching.honorOrigin());
            return true;
        }
        Optional<Caching> caching = caching(override.get().internal());
        behavior.caching(caching.orElse(Caching.honorOrigin()));
        if (caching.isEmpty()) {
            unknown(
                    pointer + "/features",
                    "\"" + override.get().internal()
                            + "\" is no cache policy: a time of 30 seconds or more such as 6h, as-is, no-cache or no-store"
                            + " is.");
            return false;
        }
        options.external(override.get().external()).force(override.get().force());
        if (override.get().external().isPresent() || override.get().force().isPresent()) {
            findings.add(
                    Severity.NOTE,
                    Feature.OPTIONS,
                    pointer + "/features",
                    "Viewers are told another cache policy than the edge has; the model has no word for that.",
                    "It is kept in the options, for this provider alone.");
        }
        return true;
    }

    static Optional<Caching> caching(String policy) {
        return switch (policy) {
            case "as-is" -> Optional.of(Caching.honorOrigin());
            case "no-cache" -> Optional.of(Caching.revalidate());
            case "no-store" -> Optional.of(Caching.noStore());
            default -> time(policy).map(Caching::override);
        };
    }

    private static Optional<Duration> time(String text) {
        Matcher matcher = TIME.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long unit =
                switch (matcher.group(2)) {
                    case "m" -> 60;
                    case "h" -> 3_600;
                    case "d" -> 86_400;
                    case "w" -> 604_800;
                    case "y" -> 31_536_000;
                    default -> 1;
                };
        Duration time = Duration.ofSeconds(Long.parseLong(matcher.group(1)) * unit);
        if (time.compareTo(SHORTEST) < 0) {
            return Optional.empty();
        }
        try {
            Caching.override(time);
            return Optional.of(time);
        } catch (ValidationException e) {
            return Optional.empty();
        }
    }

    // ---- access ----

    private Optional<GeoAccess> geo(GeoBlocking blocking) {
        Set<String> countries = new LinkedHashSet<>();
        boolean all = blocking.ipExceptionIds().isEmpty()
                || !ranges(blocking.ipExceptionIds()).isEmpty();
        for (long id : blocking.geoIds()) {
            GeoDefinition definition = geo.get(id);
            all &= definition != null;
            if (definition != null) {
                countries.addAll(definition.countryCodes());
            }
        }
        try {
            GeoArea area = GeoArea.builder().countries(countries).build();
            return all
                    ? Optional.of(blocking.allow() ? GeoAccess.allow(area) : GeoAccess.deny(area))
                    : Optional.empty();
        } catch (ValidationException e) {
            return Optional.empty();
        }
    }

    private void exceptions(GeoBlocking blocking, LumenOptions.Builder options, String pointer) {
        options.geoDenied(denied(blocking.denyAction(), "country", Feature.GEO_ACCESS, pointer))
                .geoExceptions(blocking.ipExceptionIds());
        if (!blocking.ipExceptionIds().isEmpty()) {
            findings.add(
                    Severity.ADJUSTED,
                    Feature.GEO_ACCESS,
                    pointer + "/features",
                    "Some addresses are served whatever their country; the model has no word for that.",
                    "It is kept in the options; elsewhere these addresses are refused like all others.");
        }
    }

    private Optional<DenyAction> denied(Optional<DenyAction> action, String what, Feature feature, String pointer) {
        Optional<DenyAction> special = action.filter(one -> !one.equals(DenyAction.error()));
        if (special.isPresent()) {
            findings.add(
                    Severity.ADJUSTED,
                    feature,
                    pointer + "/features",
                    "Requests that are refused for their " + what + " get an answer of their own.",
                    "It is kept in the options; elsewhere they get a plain error.");
        }
        return special;
    }

    private Optional<IpAccess> ip(IpBlocking blocking) {
        List<IpRange> list = ranges(blocking.ipIds());
        return list.isEmpty()
                ? Optional.empty()
                : Optional.of(blocking.allow() ? new IpAccess.Allow(list) : new IpAccess.Deny(list));
    }

    /** All addresses of some lists; none when one of them is not there or holds what is no address. */
    private List<IpRange> ranges(List<Long> ids) {
        Set<IpRange> ranges = new LinkedHashSet<>();
        for (long id : ids) {
            IpDefinition definition = ip.get(id);
            if (definition == null) {
                return List.of();
            }
            for (String address : definition.addresses()) {
                try {
                    ranges.add(new IpRange(address));
                } catch (ValidationException e) {
                    return List.of();
                }
            }
        }
        return List.copyOf(ranges);
    }

    private Optional<TokenAuth> token(TokenRequirement requirement, String pointer) {
        TokenDefinition definition = tokens.get(requirement.tokenAuthId());
        if (definition == null) {
            refusing(pointer, "The rule refers to a token definition that is not in the document.");
            return Optional.empty();
        }
        if (tokens.values().stream()
                .anyMatch(other ->
                        Definitions.same(other, definition) && !Definitions.sameGenerations(other, definition))) {
            refusing(
                    pointer,
                    "Two token definitions differ only in the generations or times of their secrets, for which the model"
                            + " has no words.");
            return Optional.empty();
        }
        List<SecretRef> secrets = definition.secrets().stream()
                .map(secret -> secret.secret().reference())
                .toList();
        TokenAuth auth;
        try {
            auth = TokenAuth.urlHash()
                    .secrets(secrets)
                    .parameters(parameters(definition))
                    .dateFormat(
                            definition.dateFormat().orElse(TokenDefinition.DateFormat.EPOCH)
                                            == TokenDefinition.DateFormat.GMT
                                    ? TokenAuth.UrlHash.DateFormat.GMT
                                    : TokenAuth.UrlHash.DateFormat.EPOCH)
                    .notAfterName(definition.notAfterName().orElse("nva"))
                    .notBeforeName(definition.notBeforeName().orElse("nvb"))
                    .hashName(definition.hashName().orElse("hash"))
                    .build();
        } catch (ValidationException e) {
            refusing(pointer, "The token definition cannot be said: " + e.getMessage());
            return Optional.empty();
        }
        generations(definition, pointer);
        return Optional.of(auth);
    }

    private void generations(TokenDefinition definition, String pointer) {
        List<Integer> generations =
                definition.secrets().stream().map(TokenDefinition.Secret::id).toList();
        boolean inOrder = true;
        boolean limited = false;
        for (int i = 0; i < generations.size(); i++) {
            inOrder &= generations.get(i) == i;
            limited |= definition.secrets().get(i).start().isPresent()
                    || definition.secrets().get(i).end().isPresent();
        }
        if (!inOrder || limited) {
            findings.add(
                    Severity.LOSSY,
                    Feature.TOKEN_AUTH,
                    pointer + "/features",
                    (inOrder
                                    ? "Secrets of the token definition count for some time only"
                                    : "The secrets have the generations " + generations
                                            + ", in the model they are 0, 1, …")
                            + "; the model has no word for that.",
                    "It is kept in the options, for this provider alone.");
        }
    }

    private static QueryKey parameters(TokenDefinition definition) {
        if (definition.parameters().isEmpty()) {
            return QueryKey.all();
        }
        TokenDefinition.Parameters parameters = definition.parameters().get();
        List<String> names = List.copyOf(new LinkedHashSet<>(parameters.names()));
        boolean include = parameters.mode() == TokenDefinition.ParameterMode.INCLUDE;
        if (names.isEmpty()) {
            return include ? QueryKey.none() : QueryKey.all();
        }
        return include ? new QueryKey.Include(names) : new QueryKey.Exclude(names);
    }
}
