package dev.anyedge.cdn.evaluation;

import dev.anyedge.cdn.internal.pattern.PatternSamples;
import dev.anyedge.cdn.model.Behavior;
import dev.anyedge.cdn.model.CacheRule;
import dev.anyedge.cdn.model.Condition;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.Endpoint;
import dev.anyedge.cdn.model.GeoAccess;
import dev.anyedge.cdn.model.GeoArea;
import dev.anyedge.cdn.model.IpAccess;
import dev.anyedge.cdn.model.IpRange;
import dev.anyedge.cdn.model.OriginPath;
import dev.anyedge.cdn.model.QueryKey;
import dev.anyedge.cdn.model.RefererAccess;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Generated requests for a given distribution, most of them at the boundaries of its rules: paths that match a rule or
 * nearly do, addresses at the ends of ranges, methods, referers and places that it names. The same seed makes the same
 * requests.
 *
 * <p>Paths are normalised ASCII: no empty and no dot segments, nothing percent-encoded.
 */
public final class Requests {
    private static final String[] FILLINGS = {"", "a", "b", "x/y", "img", "a.png", "index.html", "a/b.jpg", "v1"};
    private static final String[] COUNTRIES = {"FR", "DE", "US", "KP", "JP"};
    private static final String[] CONTINENTS = {"EU", "NA", "AS", "AF"};
    private static final String[] REGIONS = {"US:WA", "US:OR", "FR:75"};
    private static final String[] METHODS = {"GET", "GET", "GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"};

    private final Random random;
    private final PatternSamples samples;
    private final List<CacheRule> rules;
    private final List<String> hosts = new ArrayList<>();
    private final List<Condition> conditions = new ArrayList<>();
    private final List<String> directories = new ArrayList<>();
    private final List<String> queryNames = new ArrayList<>(List.of("x", "lang"));
    private final List<String> referers = new ArrayList<>(List.of("https://other.example/page"));
    private final List<String> addresses = new ArrayList<>(List.of("192.0.2.1", "2001:db8::1"));
    private final List<String> countries = new ArrayList<>(List.of(COUNTRIES));
    private final List<String> continents = new ArrayList<>(List.of(CONTINENTS));
    private final List<String> regions = new ArrayList<>(List.of(REGIONS));

    /**
     * Requests for a distribution.
     *
     * @param distribution whose hosts and rules to aim at
     * @param seed decides everything
     * @param assignedHosts the host names of assigned endpoints
     */
    public Requests(Distribution distribution, long seed, Collection<String> assignedHosts) {
        this.random = new Random(seed);
        this.samples = new PatternSamples(random);
        this.rules = distribution.rules();
        for (Endpoint endpoint : distribution.endpoints()) {
            if (endpoint instanceof Endpoint.Custom custom) {
                hosts.add(custom.hostname());
            } else if (endpoint instanceof Endpoint.Wildcard wildcard) {
                hosts.add("a." + wildcard.hostname());
                hosts.add("a.b." + wildcard.hostname());
            }
        }
        hosts.addAll(assignedHosts);
        learn(distribution.defaults());
        for (CacheRule rule : rules) {
            conditions.addAll(rule.when());
            learn(rule.then());
        }
    }

    /**
     * Requests for a distribution without assigned endpoints.
     *
     * @param distribution whose hosts and rules to aim at
     * @param seed decides everything
     */
    public Requests(Distribution distribution, long seed) {
        this(distribution, seed, List.of());
    }

    /**
     * The next request, to a host of the distribution.
     *
     * @return a request
     */
    public Request next() {
        String host = hosts.isEmpty() ? "any.example" : pick(hosts);
        Optional<CacheRule> aim =
                rules.isEmpty() || random.nextInt(10) == 0 ? Optional.empty() : Optional.of(pick(rules));
        return request(host, aim);
    }

    /**
     * The next request, possibly to a host that the distribution does not have.
     *
     * @return a request
     */
    public Request nextAnywhere() {
        Request known = next();
        if (random.nextInt(4) > 0) {
            return known;
        }
        String host = known.host();
        String[] others = {"other.example", "x." + host, host.substring(host.indexOf('.') + 1), "x" + host};
        return Request.builder().from(known).host(pick(others)).build();
    }

    /**
     * The next requests, to hosts of the distribution.
     *
     * @param count how many
     * @return a stream of so many requests
     */
    public Stream<Request> stream(int count) {
        return IntStream.range(0, count).mapToObj(i -> next());
    }

    // ---- what to aim at ----

    private void learn(Behavior behavior) {
        behavior.ipAccess().ifPresent(access -> {
            if (access instanceof IpAccess.Allow allow) {
                allow.ranges().forEach(this::learn);
            } else if (access instanceof IpAccess.Deny deny) {
                deny.ranges().forEach(this::learn);
            }
        });
        behavior.geoAccess().ifPresent(access -> {
            if (access instanceof GeoAccess.Allow allow) {
                learn(allow.area());
            } else if (access instanceof GeoAccess.Deny deny) {
                learn(deny.area());
            }
        });
        behavior.refererAccess().ifPresent(access -> {
            if (access instanceof RefererAccess.Allow allow) {
                referers.addAll(allow.patterns());
            } else if (access instanceof RefererAccess.Deny deny) {
                referers.addAll(deny.patterns());
            }
        });
        behavior.queryKey().ifPresent(key -> {
            if (key instanceof QueryKey.Include include) {
                queryNames.addAll(include.names());
            } else if (key instanceof QueryKey.Exclude exclude) {
                queryNames.addAll(exclude.names());
            }
        });
        behavior.originPath().ifPresent(path -> {
            if (path instanceof OriginPath.Remove remove) {
                directories.add(remove.prefix());
            } else if (path instanceof OriginPath.Replace replace) {
                directories.add(replace.from());
            }
        });
    }

    private void learn(GeoArea area) {
        countries.addAll(area.countries());
        continents.addAll(area.continents());
        regions.addAll(area.regions());
    }

    /** Both ends of a range, and the addresses beside it. */
    private void learn(IpRange range) {
        String text = range.canonicalText();
        int slash = text.indexOf('/');
        try {
            byte[] bytes = InetAddress.getByName(slash < 0 ? text : text.substring(0, slash))
                    .getAddress();
            BigInteger first = new BigInteger(1, bytes);
            BigInteger last = first.add(BigInteger.ONE
                    .shiftLeft(8 * bytes.length - range.prefixLength())
                    .subtract(BigInteger.ONE));
            BigInteger end = BigInteger.ONE.shiftLeft(8 * bytes.length);
            for (BigInteger address : List.of(first, last, first.subtract(BigInteger.ONE), last.add(BigInteger.ONE))) {
                if (address.signum() >= 0 && address.compareTo(end) < 0) {
                    byte[] raw = address.toByteArray();
                    byte[] padded = new byte[bytes.length];
                    int length = Math.min(raw.length, padded.length);
                    System.arraycopy(raw, raw.length - length, padded, padded.length - length, length);
                    addresses.add(InetAddress.getByAddress(padded).getHostAddress());
                }
            }
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    // ---- making requests ----

    private Request request(String givenHost, Optional<CacheRule> aim) {
        String host = givenHost;
        String method = pick(METHODS);
        String scheme = random.nextInt(4) == 0 ? "http" : "https";
        for (Condition condition : aim.map(CacheRule::when).orElse(List.of())) {
            String value = pick(condition.values());
            boolean meet = random.nextInt(5) > 0;
            if (condition.kind() == Condition.Kind.METHOD && meet) {
                method = value;
            } else if (condition.kind() == Condition.Kind.SCHEME && meet) {
                scheme = value;
            } else if (condition.kind() == Condition.Kind.HOST && meet && hosts.contains(value)) {
                host = value;
            }
        }
        Request.Builder request = Request.builder()
                .scheme(scheme)
                .host(host)
                .method(method)
                .path(normalised(path(aim)))
                .query(query())
                .clientIp(maybe(addresses))
                .country(maybe(countries))
                .continent(maybe(continents))
                .region(maybe(regions));
        if (random.nextInt(3) > 0) {
            String referer = samples.ofGlob(pick(referers), "", "https://", "/page", "x");
            request.putHeader("Referer", random.nextInt(4) == 0 ? nearly(referer) : referer);
        }
        if (random.nextInt(4) == 0) {
            request.putHeader("Cookie", "session=1");
        }
        if (random.nextInt(3) > 0) {
            request.tokenValid(random.nextInt(3) > 0);
        }
        return request.build();
    }

    private String path(Optional<CacheRule> aim) {
        String path = aim.isPresent() ? pathFor(aim.get().when()) : "/" + pick(FILLINGS);
        if (random.nextInt(8) == 0 && !conditions.isEmpty()) {
            // meets conditions of two rules
            path = pathFor(List.of(pick(conditions))) + path.substring(path.lastIndexOf('/'));
        }
        if (random.nextInt(4) == 0 && !directories.isEmpty()) {
            path = random.nextBoolean() ? pick(directories) + path : path.replaceFirst("/", pick(directories));
        }
        return random.nextInt(5) == 0 ? nearly(path) : path;
    }

    /** A path that meets the conditions, as far as one can be found simply. */
    private String pathFor(List<Condition> all) {
        String path = "/" + pick(FILLINGS);
        for (Condition condition : all) {
            if (condition.kind() == Condition.Kind.PATH) {
                path = samples.ofGlob(pick(condition.values()), FILLINGS);
            } else if (condition.kind() == Condition.Kind.PATH_REGEX) {
                path = "/" + samples.ofExpression(pick(condition.values())).replaceFirst("^/", "");
            }
        }
        for (Condition condition : all) {
            if (condition.kind() == Condition.Kind.FILE_NAME) {
                path = path.substring(0, path.lastIndexOf('/') + 1) + pick(condition.values());
            } else if (condition.kind() == Condition.Kind.EXTENSION && !condition.negated()) {
                int dot = path.lastIndexOf('.');
                path = (dot > path.lastIndexOf('/') ? path.substring(0, dot) : path) + "." + pick(condition.values());
            }
        }
        return path;
    }

    /** A text that differs by one small thing. */
    private String nearly(String text) {
        if (text.length() < 2) {
            return text + "a";
        }
        int at = 1 + random.nextInt(text.length() - 1);
        return switch (random.nextInt(8)) {
            case 0 -> text.substring(0, text.length() - 1);
            case 1 -> text + "x";
            case 2 -> text + "/";
            case 3 -> text.substring(0, at) + text.substring(at).toUpperCase(Locale.ROOT);
            case 4 -> text.substring(0, at) + "x" + text.substring(at);
            case 5 -> text.substring(0, at) + text.substring(at + 1);
            case 6 -> "/x" + text;
            default -> text.replace('.', '/');
        };
    }

    private Optional<String> query() {
        if (random.nextBoolean()) {
            return Optional.empty();
        }
        List<String> arguments = new ArrayList<>();
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            String name = pick(queryNames).replaceAll("[^!-~]|#", "_");
            arguments.add(random.nextInt(6) == 0 ? name : name + "=" + random.nextInt(3));
        }
        return Optional.of(String.join("&", arguments));
    }

    private static String normalised(String path) {
        StringBuilder normal = new StringBuilder();
        for (String segment : path.split("/", -1)) {
            boolean dots = segment.equals(".") || segment.equals("..");
            StringBuilder ascii = new StringBuilder();
            segment.chars()
                    .filter(c -> c > ' ' && c < 0x7f && "?#%\\".indexOf(c) < 0)
                    .forEach(c -> ascii.append((char) c));
            if (!dots && ascii.length() > 0) {
                normal.append('/').append(ascii);
            }
        }
        return path.endsWith("/") || normal.length() == 0 ? normal + "/" : normal.toString();
    }

    private Optional<String> maybe(List<String> values) {
        return random.nextInt(4) == 0 ? Optional.empty() : Optional.of(pick(values));
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private String pick(String... values) {
        return values[random.nextInt(values.length)];
    }
}
