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

    Aspects read(RuleFeatures features, Map<String, JsonValue> extra, String pointer) {
        Behavior.Builder behavior = Behavior.builder();
        LumenOptions.Builder options = LumenOptions.builder().rule(extra);
        RuleFeatures.Builder left = RuleFeatures.builder().from(features);
        left.ignoreQuery(Optional.empty());
        if (features.ignoreQuery().orElse(false)) {
            behavior.queryKey(QueryKey.none());
        }
        if (caching(features.cacheControl(), behavior, options, pointer)) {
            left.cacheControl(Optional.empty());
        }
        if (features.geoBlocking().isPresent() && geo(features.geoBlocking().get(), behavior, options, pointer)) {
            left.geoBlocking(Optional.empty());
        }
        if (features.ipBlocking().isPresent() && ip(features.ipBlocking().get(), behavior, options, pointer)) {
            left.ipBlocking(Optional.empty());
        }
        if (features.tokenAuth().isPresent() && token(features.tokenAuth().get(), behavior, options, pointer)) {
            left.tokenAuth(Optional.empty());
        }
        RuleFeatures rest = left.build();
        unsaid(rest, pointer);
        if (!extra.isEmpty()) {
            unknown(pointer, "The rule has members that nobody here knows: " + String.join(", ", extra.keySet()) + ".");
        }
        options.features(shapes.write(rest));
        return new Aspects(behavior.build(), options.build());
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
        if (rest.denyPolicy().isPresent()) {
            unknown(pointer + "/features", "The rule refuses every request or sends it elsewhere.");
        }
        if (!rest.luaIds().isEmpty()) {
            unknown(pointer + "/features", "The rule runs scripts of support, which may refuse requests.");
        }
        for (String name : rest.other().keySet()) {
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
                            + "\" is no cache policy: a time such as 6h, as-is, no-cache or no-store is.");
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
        try {
            Caching.override(time);
            return Optional.of(time);
        } catch (ValidationException e) {
            return Optional.empty();
        }
    }

    // ---- access ----

    private boolean geo(GeoBlocking blocking, Behavior.Builder behavior, LumenOptions.Builder options, String pointer) {
        Set<String> countries = new LinkedHashSet<>();
        boolean all = true;
        for (long id : blocking.geoIds()) {
            GeoDefinition definition = geo.get(id);
            all &= definition != null;
            if (definition != null) {
                countries.addAll(definition.countryCodes());
            }
        }
        try {
            if (all) {
                GeoArea area = GeoArea.builder().countries(countries).build();
                behavior.geoAccess(blocking.allow() ? GeoAccess.allow(area) : GeoAccess.deny(area));
            }
        } catch (ValidationException e) {
            all = false;
        }
        if (!all) {
            unknown(pointer + "/features", "The rule refers to lists of countries that are not in the document.");
            return false;
        }
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
        return true;
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

    private boolean ip(IpBlocking blocking, Behavior.Builder behavior, LumenOptions.Builder options, String pointer) {
        Set<IpRange> ranges = new LinkedHashSet<>();
        boolean all = true;
        for (long id : blocking.ipIds()) {
            IpDefinition definition = ip.get(id);
            all &= definition != null;
            for (String address : definition == null ? List.<String>of() : definition.addresses()) {
                try {
                    ranges.add(new IpRange(address));
                } catch (ValidationException e) {
                    all = false;
                }
            }
        }
        if (!all || ranges.isEmpty()) {
            unknown(
                    pointer + "/features",
                    "The rule refers to lists of addresses that are not in the document, or hold what is no address.");
            return false;
        }
        List<IpRange> list = List.copyOf(ranges);
        behavior.ipAccess(blocking.allow() ? new IpAccess.Allow(list) : new IpAccess.Deny(list));
        options.ipDenied(denied(blocking.denyAction(), "address", Feature.IP_ACCESS, pointer));
        return true;
    }

    private boolean token(
            TokenRequirement requirement, Behavior.Builder behavior, LumenOptions.Builder options, String pointer) {
        TokenDefinition definition = tokens.get(requirement.tokenAuthId());
        if (definition == null) {
            unknown(pointer + "/features", "The rule refers to a token definition that is not in the document.");
            return false;
        }
        if (tokens.values().stream()
                .anyMatch(other ->
                        Definitions.same(other, definition) && !Definitions.sameGenerations(other, definition))) {
            unknown(
                    pointer + "/features",
                    "Two token definitions differ only in the generations or times of their secrets, for which the model"
                            + " has no words.");
            return false;
        }
        List<SecretRef> secrets = definition.secrets().stream()
                .map(secret -> secret.secret().reference())
                .toList();
        try {
            behavior.tokenAuth(TokenAuth.urlHash()
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
                    .build());
        } catch (ValidationException e) {
            unknown(pointer + "/features", "The token definition cannot be said: " + e.getMessage());
            return false;
        }
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
        options.tokenDenied(denied(requirement.denyAction(), "token", Feature.TOKEN_AUTH, pointer));
        return true;
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
