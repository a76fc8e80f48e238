package dev.anyedge.cdn.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Random valid distributions over the whole model, for laws that must hold for every one. The same seed gives the same
 * distributions in the same order.
 *
 * <p>Small vocabularies make rules overlap and shadow each other; values at the limits of their ranges come up more often
 * than chance would have it. The parts are public too: a module's tests compose what its provider can express of them.
 *
 * <pre>{@code
 * Distributions random = Distributions.seeded(seed);
 * for (int i = 0; i < 500; i++) {
 *     Distribution distribution = random.next();
 *     assertThat(...).as("seed %d, case %d", seed, i)...
 * }
 * }</pre>
 */
public final class Distributions {
    private static final List<String> DIRECTORIES = List.of("img", "api", "a", "b", "static", "partner", "v1", "Img");
    private static final List<String> FILES = List.of(
            "logo.png", "index.html", "app.js", "a.tar.gz", "noextension", "LOGO.PNG", ".hidden", "end.", "x%20y.png");
    private static final List<String> EXTENSIONS =
            List.of("png", "html", "js", "gz", "jpg", "PNG", "tar", "mp4", "hidden");
    private static final List<String> REGEXES = List.of(
            "/api/.*",
            "/(img|static)/.*\\.png",
            "/[a-c]/.*",
            ".*",
            "/",
            "/v[0-9]+/[^/]*",
            "(?i)/img/.*",
            "/.*\\.(js|html)",
            "/a(/b)?/.{0,3}",
            "\\Q/a.b/\\E.*");
    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PURGE");
    private static final List<String> ARGUMENTS =
            List.of("lang", "page", "session-id", "q", "utm_source", "a.b", "x[]", "Ü", "%20", "hash");
    private static final List<String> RANGES = List.of(
            "0.0.0.0/0",
            "203.0.113.0/24",
            "203.0.113.7",
            "203.0.113.128/25",
            "198.51.100.0/22",
            "10.0.0.0/8",
            "255.255.255.255",
            "::/0",
            "2001:db8::/32",
            "2001:db8::1",
            "2001:DB8:0:0:1::/80",
            "fe80::/10");
    private static final List<String> COUNTRIES = List.of("FR", "DE", "US", "JP", "KP", "GB", "AU");
    private static final List<String> CONTINENTS = List.of("AF", "AS", "EU", "NA", "OC", "OT", "SA");
    private static final List<String> REGIONS = List.of("US:WA", "AU:WA", "FR:75", "GB:ENG", "US:CA", "JP:9");
    private static final List<String> REFERERS =
            List.of("*shop.example*", "https://www.partner.example/*", "*", "*.example/", "http://*", "about:blank");
    private static final List<String> HOSTS = List.of(
            "cdn.shop.example",
            "www.shop.example",
            "shop.example",
            "static.other.example",
            "xn--bcher-kva.example",
            "a.b.c.d.e.example",
            "1.example",
            "a--b.example");
    private static final List<String> ORIGIN_HOSTS = List.of(
            "origin.shop.example",
            "localhost",
            "192.0.2.20",
            "2001:db8::20",
            "::1",
            "lb7.shop.example",
            "x".repeat(63) + "." + "y".repeat(63) + "." + "z".repeat(63) + ".example");
    private static final List<String> TEXTS = List.of(
            "images",
            "every / slash ~ tilde",
            "quotes \" and \\ backslash",
            "Größe 漢字 🚀",
            "n".repeat(128),
            "🚀".repeat(128),
            ".",
            "*");

    private final Random random;

    private Distributions(long seed) {
        this.random = new Random(seed);
    }

    /**
     * A generator.
     *
     * @param seed what the values depend on
     * @return a new generator
     */
    public static Distributions seeded(long seed) {
        return new Distributions(seed);
    }

    /**
     * Any distribution.
     *
     * @return the next one
     */
    public Distribution next() {
        List<Origin> origins = origins();
        List<String> ids = origins.stream().map(Origin::id).toList();
        Distribution.Builder builder = Distribution.builder()
                .name(oneOf("shop", "a", "0", "a-b", "x".repeat(63), "shop-" + random.nextInt(100)))
                .addAllEndpoints(endpoints())
                .addAllOrigins(origins)
                .defaults(defaults(ids))
                .addAllRules(rules(ids, count(0, 8)))
                .options(options());
        sometimes(0.5, () -> builder.description(oneOf("", "static shop", "two\nlines\tand a tab", "é 🚀 \" \\ /")));
        sometimes(0.2, () -> builder.enabled(random.nextBoolean()));
        return builder.build();
    }

    /**
     * Endpoints without a duplicate host name.
     *
     * @return at least one
     */
    public List<Endpoint> endpoints() {
        List<Endpoint> endpoints = new ArrayList<>();
        for (String host : some(HOSTS, count(0, 3))) {
            endpoints.add(
                    random.nextInt(4) > 0
                            ? withProtocol(Endpoint.custom(host, certificate()))
                            : withProtocol(Endpoint.wildcard(host, certificate())));
        }
        if (endpoints.isEmpty() || random.nextInt(4) == 0) {
            Endpoint assigned =
                    random.nextBoolean() ? Endpoint.assigned() : Endpoint.assigned(oneOf("shop", "a", "p".repeat(63)));
            endpoints.add(withProtocol(assigned));
            if (random.nextInt(4) == 0) {
                endpoints.add(new Endpoint.Assigned(
                        Optional.empty(), ViewerProtocol.HTTPS_ONLY, Optional.of(certificate()), options()));
            }
        }
        return endpoints;
    }

    /**
     * Origins without a duplicate id, of every variant.
     *
     * @return at least one
     */
    public List<Origin> origins() {
        Set<String> ids = new LinkedHashSet<>(
                some(List.of("web", "assets", "lb", "fn", "A.b_c-1", "0", "i".repeat(128), "second"), count(1, 4)));
        List<Origin> origins = new ArrayList<>();
        for (String id : ids) {
            origins.add(origin(id));
        }
        return origins;
    }

    /**
     * An origin of any variant.
     *
     * @param id its id
     * @return the origin
     */
    public Origin origin(String id) {
        switch (random.nextInt(6)) {
            case 0: {
                BucketOrigin.Builder bucket = BucketOrigin.builder()
                        .id(id)
                        .bucket(oneOf("my-scw-bucket", "abc", "b".repeat(63), "a.b_C"))
                        .region(oneOf("fr-par", "nl-ams"))
                        .options(options());
                sometimes(0.5, () -> bucket.website(random.nextBoolean()));
                sometimes(0.5, () -> bucket.reachableAs(reachableAs()));
                return bucket.build();
            }
            case 1: {
                LoadBalancerOrigin.Builder lb = LoadBalancerOrigin.builder()
                        .id(id)
                        .loadBalancer(uuid())
                        .frontend(uuid())
                        .zone(oneOf("fr-par-1", "nl-ams-2"))
                        .options(options());
                sometimes(0.5, () -> lb.tls(random.nextBoolean()));
                sometimes(0.5, () -> lb.websocket(random.nextBoolean()));
                sometimes(0.5, () -> lb.hostHeader(hostHeader()));
                sometimes(0.5, () -> lb.reachableAs(reachableAs()));
                return lb.build();
            }
            case 2: {
                ServerlessOrigin.Builder serverless = ServerlessOrigin.builder()
                        .id(id)
                        .kind(oneOf(ServerlessOrigin.Kind.values()))
                        .resource(uuid())
                        .region(oneOf("fr-par", "pl-waw"))
                        .options(options());
                sometimes(0.5, () -> serverless.reachableAs(reachableAs()));
                return serverless.build();
            }
            default:
                return httpOrigin().id(id).options(options()).build();
        }
    }

    /**
     * An HTTP origin whose id is still that of its host.
     *
     * @return a builder with everything else set
     */
    public HttpOrigin.Builder httpOrigin() {
        HttpOrigin.Builder http = HttpOrigin.builder().host(oneOf(ORIGIN_HOSTS));
        sometimes(0.4, () -> http.scheme(oneOf(HttpOrigin.Scheme.values())));
        sometimes(0.3, () -> http.port(oneOf(1, 80, 443, 8080, 65535)));
        sometimes(0.3, () -> http.basePath(oneOf("/", "/base", "/base/", "/a%20b/c", "/ü/")));
        sometimes(0.4, () -> http.hostHeader(hostHeader()));
        sometimes(0.2, () -> http.connectTo(oneOf(ORIGIN_HOSTS)));
        return http;
    }

    /**
     * A behaviour for defaults: with origin and caching.
     *
     * @param origins the ids to choose from
     * @return the behaviour
     */
    public Behavior defaults(List<String> origins) {
        return Behavior.builder()
                .from(behavior(origins))
                .origin(oneOf(origins))
                .caching(caching())
                .build();
    }

    /**
     * Rules without a duplicate name.
     *
     * @param origins the ids to choose from
     * @param count how many
     * @return the rules
     */
    public List<CacheRule> rules(List<String> origins, int count) {
        List<CacheRule> rules = new ArrayList<>(count);
        Set<String> names = new LinkedHashSet<>();
        for (int i = 0; i < count; i++) {
            String name = oneOf(TEXTS);
            rules.add(rule(names.add(name) ? name : "rule " + i, origins));
        }
        return rules;
    }

    /**
     * A rule.
     *
     * @param name its name
     * @param origins the ids to choose from
     * @return the rule
     */
    public CacheRule rule(String name, List<String> origins) {
        Behavior then = behavior(origins);
        return CacheRule.builder()
                .name(name)
                .addAllWhen(conditions())
                .then(
                        then.isEmpty()
                                ? Behavior.builder()
                                        .from(then)
                                        .caching(caching())
                                        .build()
                                : then)
                .build();
    }

    /**
     * Conditions of a rule.
     *
     * @return one to three
     */
    public List<Condition> conditions() {
        List<Condition> conditions = new ArrayList<>();
        int count = oneOf(1, 1, 1, 2, 2, 3);
        while (conditions.size() < count) {
            conditions.add(condition());
        }
        return conditions;
    }

    /**
     * A condition of any kind.
     *
     * @return the condition
     */
    public Condition condition() {
        return condition(
                random.nextBoolean() ? Condition.Kind.PATH : oneOf(Condition.Kind.values()), random.nextInt(5) == 0);
    }

    /**
     * A condition.
     *
     * @param kind its kind
     * @param negated whether it is negated
     * @return the condition
     */
    public Condition condition(Condition.Kind kind, boolean negated) {
        int count = oneOf(1, 1, 2, 3);
        List<String> values =
                switch (kind) {
                    case PATH -> distinct(count, this::glob);
                    case PATH_REGEX -> some(REGEXES, count);
                    case EXTENSION -> some(EXTENSIONS, count);
                    case FILE_NAME -> some(FILES, count);
                    case METHOD -> some(METHODS, count);
                    case SCHEME -> some(List.of("http", "https"), count);
                    case HOST -> distinct(count, () -> (random.nextInt(3) == 0 ? "*." : "") + oneOf(HOSTS));
                };
        return new Condition(kind, values, negated);
    }

    /**
     * A path, raw and without query, from the vocabulary that conditions use.
     *
     * @return begins with {@code /}
     */
    public String path() {
        StringBuilder path = new StringBuilder("/");
        for (int i = count(0, 3); i > 0; i--) {
            path.append(oneOf(DIRECTORIES)).append('/');
        }
        return random.nextInt(4) == 0
                ? path.toString()
                : path.append(oneOf(FILES)).toString();
    }

    /**
     * A glob over paths: a path, often with stars in it.
     *
     * @return begins with {@code /}
     */
    public String glob() {
        String path = path();
        switch (random.nextInt(6)) {
            case 0:
                return path;
            case 1:
                return "/*";
            case 2:
                return path.substring(0, path.lastIndexOf('/') + 1) + "*";
            case 3:
                return "/*" + path.substring(path.lastIndexOf('/'));
            default: {
                int from = 1 + random.nextInt(path.length());
                int to = from + random.nextInt(path.length() - from + 1);
                return path.substring(0, from) + "*" + path.substring(to);
            }
        }
    }

    /**
     * A behaviour, possibly empty.
     *
     * @param origins the ids to choose from
     * @return the behaviour
     */
    public Behavior behavior(List<String> origins) {
        Behavior.Builder builder = Behavior.builder();
        sometimes(0.4, () -> builder.origin(oneOf(origins)));
        sometimes(0.5, () -> builder.caching(caching()));
        sometimes(0.3, () -> builder.queryKey(queryKey()));
        sometimes(0.2, () -> builder.cookies(oneOf(Cookies.values())));
        sometimes(0.2, () -> builder.ipAccess(ipAccess()));
        sometimes(0.2, () -> builder.geoAccess(geoAccess()));
        sometimes(0.2, () -> builder.refererAccess(refererAccess()));
        sometimes(0.2, () -> builder.tokenAuth(tokenAuth()));
        sometimes(0.2, () -> builder.originPath(originPath()));
        sometimes(0.2, () -> builder.firewall(firewall()));
        return builder.options(options()).build();
    }

    /**
     * A caching.
     *
     * @return of any variant
     */
    public Caching caching() {
        return switch (random.nextInt(7)) {
            case 0 -> Caching.honorOrigin();
            case 1, 2 -> Caching.honorOrigin(duration());
            case 3 -> Caching.override(duration());
            case 4 -> Caching.noStore();
            case 5 -> Caching.bypass();
            default -> Caching.revalidate();
        };
    }

    /**
     * A query key.
     *
     * @return of any variant
     */
    public QueryKey queryKey() {
        return switch (random.nextInt(4)) {
            case 0 -> QueryKey.all();
            case 1 -> QueryKey.none();
            case 2 -> QueryKey.include(some(ARGUMENTS, count(1, 3)).toArray(String[]::new));
            default -> QueryKey.exclude(some(ARGUMENTS, count(1, 3)).toArray(String[]::new));
        };
    }

    /**
     * A restriction by address.
     *
     * @return of any variant
     */
    public IpAccess ipAccess() {
        String[] ranges = some(RANGES, count(1, 4)).toArray(String[]::new);
        return switch (random.nextInt(3)) {
            case 0 -> IpAccess.allow(ranges);
            case 1 -> IpAccess.deny(ranges);
            default -> IpAccess.unrestricted();
        };
    }

    /**
     * A restriction by place.
     *
     * @return of any variant
     */
    public GeoAccess geoAccess() {
        GeoArea.Builder area = GeoArea.builder();
        switch (random.nextInt(4)) {
            case 0 -> area.addAllCountries(some(COUNTRIES, count(1, 3)));
            case 1 -> area.addAllContinents(some(CONTINENTS, count(1, 7)));
            case 2 -> area.addAllRegions(some(REGIONS, count(1, 3)));
            default ->
                area.addAllCountries(some(COUNTRIES, 2))
                        .addAllContinents(some(CONTINENTS, 1))
                        .addAllRegions(some(REGIONS, 1));
        }
        return switch (random.nextInt(3)) {
            case 0 -> GeoAccess.allow(area.build());
            case 1 -> GeoAccess.deny(area.build());
            default -> GeoAccess.unrestricted();
        };
    }

    /**
     * A restriction by referer.
     *
     * @return of any variant
     */
    public RefererAccess refererAccess() {
        String[] patterns = some(REFERERS, count(1, 3)).toArray(String[]::new);
        return switch (random.nextInt(3)) {
            case 0 -> RefererAccess.allow(patterns);
            case 1 -> RefererAccess.deny(patterns);
            default -> RefererAccess.unrestricted();
        };
    }

    /**
     * A restriction by token.
     *
     * @return of any variant
     */
    public TokenAuth tokenAuth() {
        switch (random.nextInt(3)) {
            case 0: {
                TokenAuth.EdgeAuth.Builder edge = TokenAuth.edgeAuth()
                        .name(oneOf("vt", "t", "A-b_9"))
                        .algorithm(oneOf(TokenAuth.EdgeAuth.Algorithm.values()))
                        .key(secret());
                sometimes(0.3, () -> edge.delimiter(oneOf("~", ".", "!", "|", "\"")));
                sometimes(0.3, () -> edge.aclDelimiter(oneOf("!", "~", ";", "-")));
                sometimes(0.3, () -> edge.escapeInputs(random.nextBoolean()));
                sometimes(0.3, () -> edge.ignoreQueryString(random.nextBoolean()));
                sometimes(0.3, () -> edge.transitionKey(secret()));
                return edge.build();
            }
            case 1: {
                TokenAuth.UrlHash.Builder hash = TokenAuth.urlHash();
                for (int i = oneOf(1, 2, 10); i > 0; i--) {
                    hash.addSecret(secret());
                }
                sometimes(0.5, () -> hash.parameters(queryKey()));
                sometimes(0.5, () -> hash.dateFormat(oneOf(TokenAuth.UrlHash.DateFormat.values())));
                sometimes(
                        0.3,
                        () -> hash.notAfterName("etime").notBeforeName("stime").hashName("encoded"));
                return hash.build();
            }
            default:
                return TokenAuth.none();
        }
    }

    /**
     * A rewriting of paths.
     *
     * @return of any variant
     */
    public OriginPath originPath() {
        return switch (random.nextInt(4)) {
            case 0 -> OriginPath.remove(directory());
            case 1 -> OriginPath.replace(directory(), directory());
            case 2 -> OriginPath.replaceAll(directory());
            default -> OriginPath.none();
        };
    }

    /**
     * A firewall.
     *
     * @return of any mode
     */
    public Firewall firewall() {
        return switch (random.nextInt(3)) {
            case 0 -> Firewall.off();
            case 1 -> Firewall.log(1 + random.nextInt(4));
            default -> Firewall.block(1 + random.nextInt(4));
        };
    }

    /**
     * Options, mostly none.
     *
     * @return the options
     */
    public Options options() {
        if (random.nextInt(6) > 0) {
            return Options.none();
        }
        Options options = Options.of("scaleway", JsonValue.parse(oneOf("{}", "{\"description\":\"managed\"}")));
        return random.nextBoolean()
                ? options
                : options.with(
                        "fujitsu",
                        JsonValue.parse("{\"raw\":[null,true,1.50,-0,1e400,12345678901234567890,\"\\ud83d\\ude80 "
                                + "\\u0000\\\"\",{\"z\":[],\"a\":{}}],\"a/b~c\":{\"\":[[[]]]}}"));
    }

    /**
     * One of some values.
     *
     * @param values what to choose from
     * @param <T> their type
     * @return one
     */
    @SafeVarargs
    public final <T> T oneOf(T... values) {
        return values[random.nextInt(values.length)];
    }

    /**
     * One of some values.
     *
     * @param values what to choose from
     * @param <T> their type
     * @return one
     */
    public <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private Endpoint withProtocol(Endpoint endpoint) {
        Endpoint with = random.nextInt(3) > 0 ? endpoint : endpoint.withViewerProtocol(oneOf(ViewerProtocol.values()));
        return with.withOptions(options());
    }

    private Certificate certificate() {
        return switch (random.nextInt(4)) {
            case 0 -> Certificate.stored(uuid(), "fr-par");
            case 1 -> Certificate.shared();
            case 2 -> Certificate.external(oneOf("ticket 4711", "ü".repeat(256)));
            default -> Certificate.managed();
        };
    }

    private HostHeader hostHeader() {
        return switch (random.nextInt(3)) {
            case 0 -> HostHeader.viewer();
            case 1 -> HostHeader.origin();
            default ->
                HostHeader.fixed(oneOf("shop.internal", "shop.internal:8443", "[2001:db8::1]:1", "192.0.2.1:65535"));
        };
    }

    private HttpOrigin reachableAs() {
        HttpOrigin.Builder http = httpOrigin();
        sometimes(0.2, () -> http.id("other-name"));
        return http.build();
    }

    private Duration duration() {
        return Duration.ofSeconds(oneOf(0L, 1L, 59L, 60L, 1800L, 604_800L, 315_360_000L, (long) random.nextInt(1000)));
    }

    private SecretRef secret() {
        return oneOf(
                SecretRef.env("SHOP_TOKEN_KEY"),
                SecretRef.env("_x1"),
                SecretRef.file("/run/secrets/token key"),
                new SecretRef("redacted:9f86d081"));
    }

    private String directory() {
        StringBuilder path = new StringBuilder("/");
        for (int i = count(0, 2); i > 0; i--) {
            path.append(oneOf(DIRECTORIES)).append('/');
        }
        return path.toString();
    }

    private String uuid() {
        return String.format(Locale.ROOT, "%08x-0000-4000-8000-%012x", random.nextInt(), random.nextInt(1000));
    }

    private int count(int from, int to) {
        return from + random.nextInt(to - from + 1);
    }

    private <T> List<T> some(List<T> values, int count) {
        List<T> left = new ArrayList<>(values);
        List<T> chosen = new ArrayList<>();
        while (chosen.size() < count && !left.isEmpty()) {
            chosen.add(left.remove(random.nextInt(left.size())));
        }
        return chosen;
    }

    private static List<String> distinct(int count, Supplier<String> values) {
        String[] drawn = new String[count];
        Arrays.setAll(drawn, i -> values.get());
        return List.copyOf(new LinkedHashSet<>(Arrays.asList(drawn)));
    }

    private void sometimes(double probability, Runnable action) {
        if (random.nextDouble() < probability) {
            action.run();
        }
    }
}
