package dev.anyedge.lumen.translate;

import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.model.IpRange;
import dev.anyedge.cdn.model.QueryKey;
import dev.anyedge.cdn.model.SecretRef;
import dev.anyedge.cdn.model.TokenAuth;
import dev.anyedge.cdn.secret.SecretSource;
import dev.anyedge.lumen.image.GeoDefinition;
import dev.anyedge.lumen.image.IpDefinition;
import dev.anyedge.lumen.image.ServiceImage;
import dev.anyedge.lumen.image.TokenDefinition;
import dev.anyedge.lumen.image.TokenSecret;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The definitions that rules refer to: those that are there already are used again where they say the same, new ones are
 * made for the rest. Lists of more than ten countries are split.
 */
final class Definitions {
    private static final int MOST_COUNTRIES = 10;

    private final ImageIds ids;
    private final Optional<SecretSource> secrets;
    private final String prefix;
    private final boolean framed;
    private final List<GeoDefinition> geo = new ArrayList<>();
    private final List<IpDefinition> ip = new ArrayList<>();
    private final List<TokenDefinition> tokens = new ArrayList<>();
    private final List<TokenDefinition> seen = new ArrayList<>();
    private final Map<SecretRef, TokenSecret> knownSecrets = new HashMap<>();
    private final Set<String> names = new HashSet<>();
    private final Map<Object, List<Long>> made = new HashMap<>();
    private final Set<Object> notGiven = new HashSet<>();

    /**
     * @param base what the distribution's own image has already
     * @param framed whether the base comes with the distribution, which then means these very definitions
     * @param live everything that the subscriber has, if known: its ids are not given again
     */
    Definitions(
            String distribution,
            ServiceImage base,
            boolean framed,
            Optional<ServiceImage> live,
            ImageIds ids,
            Optional<SecretSource> secrets) {
        this.ids = ids;
        this.secrets = secrets;
        this.framed = framed;
        this.prefix = "anyedge:" + distribution + ":";
        Map<Long, GeoDefinition> otherGeo = new HashMap<>();
        Map<Long, IpDefinition> otherIp = new HashMap<>();
        Map<Long, TokenDefinition> otherTokens = new HashMap<>();
        live.ifPresent(image -> {
            image.geoDefinitions().forEach(one -> otherGeo.put(one.id(), one));
            image.ipDefinitions().forEach(one -> otherIp.put(one.id(), one));
            image.tokenDefinitions().forEach(one -> otherTokens.put(one.id(), one));
            image.geoDefinitions().forEach(one -> names.add(one.name()));
            image.ipDefinitions().forEach(one -> names.add(one.name()));
            image.tokenDefinitions().forEach(one -> names.add(one.name()));
            remember(image.tokenDefinitions());
        });
        remember(base.tokenDefinitions());
        for (GeoDefinition one : base.geoDefinitions()) {
            if (Objects.equals(otherGeo.getOrDefault(one.id(), one), one)) {
                geo.add(one);
            }
        }
        for (IpDefinition one : base.ipDefinitions()) {
            if (Objects.equals(otherIp.getOrDefault(one.id(), one), one)) {
                ip.add(one);
            }
        }
        for (TokenDefinition one : base.tokenDefinitions()) {
            TokenDefinition known = known(one);
            if (same(otherTokens.getOrDefault(one.id(), known), known)) {
                tokens.add(known);
            }
        }
        if (framed) {
            live.ifPresent(this::madeBefore);
        }
        geo.forEach(one -> names.add(one.name()));
        ip.forEach(one -> names.add(one.name()));
        tokens.forEach(one -> names.add(one.name()));
    }

    /** What was made for the distribution when it was written before, and is not in the image that comes with it. */
    private void madeBefore(ServiceImage live) {
        live.geoDefinitions().stream()
                .filter(one -> one.name().startsWith(prefix) && geo.stream().noneMatch(other -> other.id() == one.id()))
                .forEach(one -> {
                    geo.add(one);
                    notGiven.add(one);
                });
        live.ipDefinitions().stream()
                .filter(one -> one.name().startsWith(prefix) && ip.stream().noneMatch(other -> other.id() == one.id()))
                .forEach(one -> {
                    ip.add(one);
                    notGiven.add(one);
                });
        live.tokenDefinitions().stream()
                .filter(one ->
                        one.name().startsWith(prefix) && tokens.stream().noneMatch(other -> other.id() == one.id()))
                .forEach(tokens::add);
    }

    private void remember(List<TokenDefinition> definitions) {
        seen.addAll(definitions);
        definitions.forEach(one -> one.secrets().forEach(secret -> {
            if (secret.secret().isLiteral()) {
                knownSecrets.put(secret.secret().reference(), secret.secret());
            }
        }));
    }

    /** A definition in which redacted secrets are replaced by those that are known. */
    private TokenDefinition known(TokenDefinition definition) {
        return TokenDefinition.builder()
                .from(definition)
                .secrets(definition.secrets().stream()
                        .map(secret -> new TokenDefinition.Secret(
                                secret.id(), secret(secret.secret()), secret.start(), secret.end(), secret.extra()))
                        .toList())
                .build()
                .withHiddenOf(seen);
    }

    /** Whether a secret that was not printed is known from what is live. */
    boolean knows(SecretRef reference) {
        return knownSecrets.containsKey(reference);
    }

    private TokenSecret secret(TokenSecret secret) {
        if (secrets.isPresent() && !secret.isLiteral() && !secret.reference().redacted()) {
            return TokenSecret.literal(secrets.get().read(secret.reference()).strip());
        }
        return knownSecrets.getOrDefault(secret.reference(), secret);
    }

    // ---- countries ----

    List<Long> geo(List<String> countries) {
        Set<String> wished = new LinkedHashSet<>(countries);
        return made.computeIfAbsent(wished, key -> findGeo(wished));
    }

    private List<Long> findGeo(Set<String> wished) {
        List<Set<String>> parts = parts(wished);
        List<Long> found = new ArrayList<>();
        if (framed && parts.stream().anyMatch(part -> saying(part).isEmpty())) {
            // several that come with the distribution and say it together; from what happens to be live none are put
            // together, so that a distribution is the same image whatever was there before
            Set<String> left = new LinkedHashSet<>(wished);
            for (GeoDefinition one : geo) {
                if (!notGiven.contains(one)
                        && wished.containsAll(one.countryCodes())
                        && left.removeAll(one.countryCodes())) {
                    found.add(one.id());
                }
            }
            parts = parts(left);
        }
        parts.forEach(part -> found.add(saying(part).orElseGet(() -> added(part))));
        return found;
    }

    private static List<Set<String>> parts(Set<String> countries) {
        List<String> all = List.copyOf(countries);
        List<Set<String>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += MOST_COUNTRIES) {
            parts.add(new LinkedHashSet<>(all.subList(from, Math.min(all.size(), from + MOST_COUNTRIES))));
        }
        return parts;
    }

    private Optional<Long> saying(Set<String> countries) {
        return geo.stream()
                .filter(one -> countries.equals(new HashSet<>(one.countryCodes())))
                .map(GeoDefinition::id)
                .findFirst();
    }

    private long added(Set<String> countries) {
        GeoDefinition definition = GeoDefinition.builder()
                .id(ids.next(ImageIds.GEO))
                .name(name("geo"))
                .countryCodes(countries)
                .build();
        geo.add(definition);
        return definition.id();
    }

    // ---- addresses ----

    List<Long> ip(List<IpRange> ranges) {
        return made.computeIfAbsent(List.copyOf(ranges), key -> {
            Set<String> wished = new LinkedHashSet<>();
            ranges.forEach(range -> wished.add(range.canonicalText()));
            for (IpDefinition one : ip) {
                if (wished.equals(canonical(one.addresses()))) {
                    return List.of(one.id());
                }
            }
            List<Long> found = new ArrayList<>();
            Set<String> left = new LinkedHashSet<>(wished);
            // several that come with the distribution and say it together, as for countries
            for (IpDefinition one : ip) {
                Set<String> there = canonical(one.addresses());
                if (framed && !notGiven.contains(one) && wished.containsAll(there) && left.removeAll(there)) {
                    found.add(one.id());
                }
            }
            if (!left.isEmpty()) {
                IpDefinition definition = IpDefinition.builder()
                        .id(ids.next(ImageIds.IP))
                        .name(name("ip"))
                        .addresses(left)
                        .build();
                ip.add(definition);
                found.add(definition.id());
            }
            return found;
        });
    }

    private static Set<String> canonical(List<String> addresses) {
        Set<String> canonical = new HashSet<>();
        for (String address : addresses) {
            try {
                canonical.add(new IpRange(address).canonicalText());
            } catch (ValidationException e) {
                canonical.add(address);
            }
        }
        return canonical;
    }

    // ---- tokens ----

    long token(TokenAuth.UrlHash auth) {
        return made.computeIfAbsent(auth, key -> List.of(findToken(auth))).get(0);
    }

    private long findToken(TokenAuth.UrlHash auth) {
        TokenDefinition.Builder wished = TokenDefinition.builder().id(0).name(name("token"));
        for (int i = 0; i < auth.secrets().size(); i++) {
            wished.addSecrets(new TokenDefinition.Secret(
                    i, secret(TokenSecret.of(auth.secrets().get(i))), Optional.empty(), Optional.empty(), Map.of()));
        }
        wished.parameters(parameters(auth.parameters()))
                .dateFormat(
                        auth.dateFormat() == TokenAuth.UrlHash.DateFormat.GMT
                                ? TokenDefinition.DateFormat.GMT
                                : TokenDefinition.DateFormat.EPOCH)
                .notAfterName(auth.notAfterName())
                .notBeforeName(auth.notBeforeName())
                .hashName(auth.hashName());
        TokenDefinition definition = wished.build();
        for (TokenDefinition one : tokens) {
            if (same(one, definition) && (framed || sameGenerations(one, definition))) {
                return one.id();
            }
        }
        TokenDefinition added = TokenDefinition.builder()
                .from(definition)
                .id(ids.next(ImageIds.TOKEN))
                .build();
        names.add(added.name());
        tokens.add(added);
        return added.id();
    }

    private static Optional<TokenDefinition.Parameters> parameters(QueryKey key) {
        return key.accept(new QueryKey.Visitor<>() {
            @Override
            public Optional<TokenDefinition.Parameters> all(QueryKey.All value) {
                return Optional.empty();
            }

            @Override
            public Optional<TokenDefinition.Parameters> none(QueryKey.None value) {
                return listed(TokenDefinition.ParameterMode.INCLUDE, List.of());
            }

            @Override
            public Optional<TokenDefinition.Parameters> include(QueryKey.Include value) {
                return listed(TokenDefinition.ParameterMode.INCLUDE, value.names());
            }

            @Override
            public Optional<TokenDefinition.Parameters> exclude(QueryKey.Exclude value) {
                return listed(TokenDefinition.ParameterMode.EXCLUDE, value.names());
            }

            private Optional<TokenDefinition.Parameters> listed(
                    TokenDefinition.ParameterMode mode, List<String> listed) {
                return Optional.of(new TokenDefinition.Parameters(mode, listed, Map.of()));
            }
        });
    }

    /** Whether the secrets of two definitions count under the same numbers and for the same times. */
    static boolean sameGenerations(TokenDefinition one, TokenDefinition other) {
        return generations(one).equals(generations(other));
    }

    private static List<Object> generations(TokenDefinition definition) {
        return definition.secrets().stream()
                .map(secret -> (Object) List.of(secret.id(), secret.start(), secret.end()))
                .toList();
    }

    /** Whether a definition that comes with the distribution is one that is live, as far as secrets are known. */
    boolean alike(TokenDefinition meant, TokenDefinition live) {
        return same(known(meant), live) && sameGenerations(meant, live);
    }

    /** Whether the model has the same words for two definitions, whatever they are called. */
    static boolean same(TokenDefinition one, TokenDefinition other) {
        return references(one).equals(references(other))
                && plain(one.parameters()).equals(plain(other.parameters()))
                && one.dateFormat()
                        .orElse(TokenDefinition.DateFormat.EPOCH)
                        .equals(other.dateFormat().orElse(TokenDefinition.DateFormat.EPOCH))
                && one.notAfterName().orElse("nva").equals(other.notAfterName().orElse("nva"))
                && one.notBeforeName()
                        .orElse("nvb")
                        .equals(other.notBeforeName().orElse("nvb"))
                && one.hashName().orElse("hash").equals(other.hashName().orElse("hash"));
    }

    private static List<SecretRef> references(TokenDefinition definition) {
        return definition.secrets().stream()
                .map(secret -> secret.secret().reference())
                .toList();
    }

    private static List<Object> plain(Optional<TokenDefinition.Parameters> parameters) {
        return parameters
                .map(value -> List.<Object>of(value.mode(), value.names()))
                .orElse(List.of(TokenDefinition.ParameterMode.EXCLUDE, List.of()));
    }

    private String name(String kind) {
        for (int n = 1; ; n++) {
            String name = prefix + kind + "-" + n;
            if (names.add(name)) {
                return name;
            }
        }
    }

    // ---- what is written ----

    /** Puts the definitions in: those that rules refer to, and those of others. */
    void write(ServiceImage.Builder image, References used) {
        image.geoDefinitions(geo.stream()
                .filter(one -> used.geo(one.id()) || !one.name().startsWith(prefix))
                .toList());
        image.ipDefinitions(ip.stream()
                .filter(one -> used.ip(one.id()) || !one.name().startsWith(prefix))
                .toList());
        image.tokenDefinitions(tokens.stream()
                .filter(one -> used.token(one.id()) || !one.name().startsWith(prefix))
                .toList());
    }
}
