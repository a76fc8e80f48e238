package dev.anyedge.fujitsu.translate;

import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.model.BucketOrigin;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.HostHeader;
import dev.anyedge.cdn.model.HttpOrigin;
import dev.anyedge.cdn.model.LoadBalancerOrigin;
import dev.anyedge.cdn.model.Origin;
import dev.anyedge.cdn.model.OriginPath;
import dev.anyedge.cdn.model.ServerlessOrigin;
import dev.anyedge.cdn.translation.Feature;
import dev.anyedge.cdn.translation.Findings;
import dev.anyedge.fujitsu.rules.RuleBehavior;
import dev.anyedge.fujitsu.rules.RuleBehavior.NameSource;
import dev.anyedge.fujitsu.rules.RuleBehavior.PathChange;
import dev.anyedge.fujitsu.translate.FujitsuOptions.CacheKey;
import dev.anyedge.fujitsu.translate.ServiceParameters.Protocol;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Origins as behaviours. The provider knows a host name or IPv4 address and nothing more (Fujitsu reference §3.4.1): the
 * scheme is the service's, the port the scheme's; what comes before every path can be said by a change of the path, where
 * there is no other.
 */
final class OriginTranslation {
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?");

    private final Findings findings;
    private final OptionReader options;
    private final Protocol protocol;
    private final String digitalProperty;
    private final Map<String, Place> places = new LinkedHashMap<>();
    private final Map<String, Optional<RuleBehavior.Origin>> made = new HashMap<>();
    private final Map<String, String> headerByCache = new HashMap<>();
    private final Map<Path, Optional<RuleBehavior.OutgoingPath>> paths = new HashMap<>();

    /**
     * Where an origin stands.
     *
     * @param pointer its pointer
     * @param origin the origin, or what stands in for it
     */
    private record Place(String pointer, Origin origin) {}

    /**
     * A change of the path under an origin.
     *
     * @param origin the origin's id
     * @param change the change
     */
    private record Path(String origin, OriginPath change) {}

    OriginTranslation(
            Distribution distribution,
            Map<String, Origin> replacements,
            Findings findings,
            OptionReader options,
            Protocol protocol,
            String digitalProperty) {
        this.findings = findings;
        this.options = options;
        this.protocol = protocol;
        this.digitalProperty = digitalProperty;
        List<Origin> origins = distribution.origins();
        for (int i = 0; i < origins.size(); i++) {
            String id = origins.get(i).id();
            places.put(id, new Place("/origins/" + i, replacements.getOrDefault(id, origins.get(i))));
        }
    }

    /** The behaviour of an origin; empty when it cannot be said, which is reported. */
    Optional<RuleBehavior.Origin> origin(String id) {
        Optional<RuleBehavior.Origin> known = made.get(id);
        if (known == null) {
            known = behavior(place(id));
            made.put(id, known);
        }
        return known;
    }

    /**
     * How the path is changed on the way to an origin.
     *
     * @param pointer where the change is asked for
     */
    Optional<RuleBehavior.OutgoingPath> path(String origin, OriginPath wished, String pointer) {
        OriginPath change = changesNothing(wished) ? OriginPath.none() : wished;
        if (change instanceof OriginPath.None
                && http(place(origin)).map(HttpOrigin::basePath).orElse("/").equals("/")) {
            return Optional.empty();
        }
        Path path = new Path(origin, change);
        Optional<RuleBehavior.OutgoingPath> known = paths.get(path);
        if (known == null) {
            known = newPath(place(origin), change, pointer);
            paths.put(path, known);
        }
        return known;
    }

    /** Reports origins that no behaviour names: the provider only knows those that are used. */
    void unused() {
        places.forEach((id, place) -> {
            if (!made.containsKey(id)) {
                findings.note(
                        Feature.SEVERAL_ORIGINS,
                        place.pointer(),
                        "No behaviour names this origin, so the provider is not told of it.");
            }
        });
    }

    private Place place(String id) {
        @Nullable Place place = places.get(id);
        if (place == null) {
            throw new IllegalStateException("a distribution only names origins that it has: " + id);
        }
        return place;
    }

    // ---- hosts ----

    private Optional<RuleBehavior.Origin> behavior(Place place) {
        Optional<HttpOrigin> found = http(place);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        HttpOrigin http = found.get();
        String at = place.pointer();
        Kind kind = place.origin().accept(new Kinds());
        if (kind.feature() != Feature.HTTP_ORIGIN) {
            findings.note(
                    kind.feature(),
                    at,
                    kind.what() + " of another provider is asked as the host that it is reachable as.");
        }
        if (!isHost(http.host())) {
            findings.impossible(
                    Feature.HTTP_ORIGIN,
                    at + "/host",
                    "The provider takes host names of at least two labels and IPv4 addresses, not " + http.host() + ".",
                    "Give the origin such a name.");
            return Optional.empty();
        }
        details(http, at);
        return Optional.of(withCacheKey(withHeader(http, at), place));
    }

    private Optional<HttpOrigin> http(Place place) {
        Origin origin = place.origin();
        if (origin.reachableAs().isEmpty() && !made.containsKey(origin.id())) {
            made.put(origin.id(), Optional.empty());
            Kind kind = origin.accept(new Kinds());
            findings.impossible(
                    kind.feature(),
                    place.pointer(),
                    kind.what() + " of another provider is unknown here, and nothing says under which host it is"
                            + " reached.",
                    "Say reachableAs, or replace the origin for this provider.");
        }
        return origin.reachableAs();
    }

    private record Kind(Feature feature, String what) {}

    private static final class Kinds implements Origin.Visitor<Kind> {
        @Override
        public Kind http(HttpOrigin origin) {
            return new Kind(Feature.HTTP_ORIGIN, "A host");
        }

        @Override
        public Kind bucket(BucketOrigin origin) {
            return new Kind(Feature.BUCKET_ORIGIN, "A bucket");
        }

        @Override
        public Kind loadBalancer(LoadBalancerOrigin origin) {
            return new Kind(Feature.LOAD_BALANCER_ORIGIN, "A load balancer");
        }

        @Override
        public Kind serverless(ServerlessOrigin origin) {
            return new Kind(Feature.SERVERLESS_ORIGIN, "A function or container");
        }
    }

    private void details(HttpOrigin http, String at) {
        boolean secure = http.scheme() == HttpOrigin.Scheme.HTTPS;
        if (secure != (protocol == Protocol.HTTPS)) {
            findings.adjusted(
                    Feature.HTTP_ORIGIN_DETAILS,
                    at + "/scheme",
                    "An origin has no scheme of its own: it is spoken to as the viewers are.",
                    "The origin is spoken to in " + (secure ? "plain HTTP" : "HTTPS") + ".",
                    secure
                            ? "Serve viewers over HTTPS, or say that the origin's scheme is http."
                            : "See that the origin answers HTTPS with a certificate of a public authority.");
        }
        int usual = secure ? 443 : 80;
        if (http.port() != usual) {
            findings.lossy(
                    Feature.HTTP_ORIGIN_DETAILS,
                    at + "/port",
                    "An origin's port cannot be said; this is " + http.port() + ".",
                    "The scheme's default port is used.",
                    "Let the origin listen on port " + usual + ".");
        }
        http.connectTo()
                .ifPresent(host -> findings.lossy(
                        Feature.CONNECT_TO,
                        at + "/connectTo",
                        "The edge connects to the host that it asks for, not to " + host + ".",
                        "The edge connects to " + http.host() + ".",
                        "Make " + host + " the host, and " + http.host() + " a fixed host header."));
    }

    private RuleBehavior.Origin withHeader(HttpOrigin http, String at) {
        RuleBehavior.Origin plain =
                RuleBehavior.origin(http.host(), NameSource.ORIGIN).withDigitalProperty(digitalProperty);
        return http.hostHeader().accept(new HostHeader.Visitor<>() {
            @Override
            public RuleBehavior.Origin viewer(HostHeader.Viewer value) {
                return RuleBehavior.origin(http.host(), NameSource.DIGITAL_PROPERTY)
                        .withDigitalProperty(digitalProperty)
                        .withCacheKey(NameSource.DIGITAL_PROPERTY, Optional.empty());
            }

            @Override
            public RuleBehavior.Origin ofOrigin(HostHeader.OfOrigin value) {
                return plain;
            }

            @Override
            public RuleBehavior.Origin fixed(HostHeader.Fixed value) {
                if (!HEADER.matcher(value.value()).matches()) {
                    findings.lossy(
                            Feature.HOST_HEADER,
                            at + "/hostHeader/value",
                            "A fixed host header is a name or an IPv4 address, not " + value.value() + ".",
                            "The origin is asked with its own name.",
                            "Use a name.");
                    return plain;
                }
                return plain.withFixedHostHeader(value.value());
            }
        });
    }

    private RuleBehavior.Origin withCacheKey(RuleBehavior.Origin origin, Place place) {
        String at = place.pointer() + "/options";
        Optional<CacheKey> wished = options.read(place.origin().options(), at, FujitsuOptions.CACHE_KEY)
                .cacheKey();
        String header =
                origin.hostHeaderType().text() + " " + origin.hostHeaderValue().orElse("");
        if (wished.isPresent()) {
            Optional<String> value = wished.get().value();
            if (value.isPresent() && !HEADER.matcher(value.get()).matches()) {
                findings.unsupported(
                        Feature.OPTIONS,
                        at + "/" + FujitsuOptions.PROVIDER + "/" + FujitsuOptions.CACHE_KEY + "/value",
                        "A fixed cache key is a name or an IPv4 address, optionally with a port.",
                        "The option is left out.",
                        "");
            } else {
                RuleBehavior.Origin keyed = origin.withCacheKey(wished.get().type(), value);
                headerByCache.put(cache(keyed), header);
                return keyed;
            }
        }
        @Nullable String other = headerByCache.putIfAbsent(cache(origin), header);
        if (other == null || other.equals(header)) {
            return origin;
        }
        // The same host asked with another name can have other content, which must not be mixed up in the cache.
        String name = origin.hostHeaderValue().orElse(origin.originDomain());
        findings.note(
                Feature.HOST_HEADER,
                place.pointer(),
                "Another origin has the same host and another host header, so the cache tells them apart by a fixed key.");
        RuleBehavior.Origin keyed = origin.withCacheKey(NameSource.FIXED, Optional.of(name));
        headerByCache.put(cache(keyed), header);
        return keyed;
    }

    /** Which {@code Host} an origin is asked with, as far as that tells contents apart. */
    static String header(RuleBehavior.Origin origin) {
        return origin.hostHeaderType().text() + " " + origin.hostHeaderValue().orElse("");
    }

    /** Which answers an origin shares its cache with, as far as the host goes. */
    static String cache(RuleBehavior.Origin origin) {
        return switch (origin.cacheKeyType()) {
            case ORIGIN -> origin.originDomain().toLowerCase(Locale.ROOT);
            case DIGITAL_PROPERTY -> origin.originDomain().toLowerCase(Locale.ROOT) + " of the viewer";
            case FIXED -> origin.cacheKeyValue().orElse("") + " fixed";
        };
    }

    private static boolean isHost(String host) {
        try {
            RuleBehavior.origin(host, NameSource.ORIGIN);
            return true;
        } catch (ValidationException e) {
            return false;
        }
    }

    // ---- paths ----

    private Optional<RuleBehavior.OutgoingPath> newPath(Place place, OriginPath change, String pointer) {
        String base = http(place).map(HttpOrigin::basePath).orElse("/");
        String before = base.endsWith("/") ? base : base + "/";
        if (!before.equals("/") && !(place.origin() instanceof HttpOrigin)) {
            findings.lossy(
                    Feature.HTTP_ORIGIN_DETAILS,
                    place.pointer() + "/reachableAs/basePath",
                    "What comes before every path of a bucket, load balancer or function cannot be said.",
                    "It is left out.",
                    "Make the HTTP origin itself the origin for this provider.");
            before = "/";
        }
        Optional<RuleBehavior.OutgoingPath> path = before.equals("/") ? plain(change) : under(before, change);
        if (path.isEmpty() && !(change instanceof OriginPath.None && before.equals("/"))) {
            if (before.equals("/")) {
                findings.lossy(
                        Feature.ORIGIN_PATH,
                        pointer,
                        "A path that is changed has no empty segments and no white space.",
                        "The viewer's path is sent.",
                        "");
            } else {
                findings.lossy(
                        Feature.HTTP_ORIGIN_DETAILS,
                        place.pointer() + "/basePath",
                        "The base path " + base + " cannot be put before the path as it is changed at " + pointer + ".",
                        "The base path is left out.",
                        "Say the base path in the change itself.");
                return plain(change);
            }
        }
        return path;
    }

    /** Whether every path stays as it is. */
    private static boolean changesNothing(OriginPath change) {
        return (change instanceof OriginPath.Remove remove && remove.prefix().equals("/"))
                || (change instanceof OriginPath.Replace replace
                        && replace.from().equals(replace.to()));
    }

    private static Optional<RuleBehavior.OutgoingPath> plain(OriginPath change) {
        return change.accept(new OriginPath.Visitor<>() {
            @Override
            public Optional<RuleBehavior.OutgoingPath> remove(OriginPath.Remove value) {
                return outgoing(PathChange.REMOVE, value.prefix(), Optional.empty());
            }

            @Override
            public Optional<RuleBehavior.OutgoingPath> replace(OriginPath.Replace value) {
                return outgoing(PathChange.REPLACE, value.from(), Optional.of(value.to()));
            }

            @Override
            public Optional<RuleBehavior.OutgoingPath> replaceAll(OriginPath.ReplaceAll value) {
                return outgoing(PathChange.REPLACE_ALL, value.directory(), Optional.empty());
            }

            @Override
            public Optional<RuleBehavior.OutgoingPath> none(OriginPath.None value) {
                return Optional.empty();
            }
        });
    }

    /** A change and a base path in one. Every path begins with a slash, so that is its first occurrence. */
    private static Optional<RuleBehavior.OutgoingPath> under(String base, OriginPath change) {
        return change.accept(new OriginPath.Visitor<>() {
            @Override
            public Optional<RuleBehavior.OutgoingPath> remove(OriginPath.Remove value) {
                return Optional.empty();
            }

            @Override
            public Optional<RuleBehavior.OutgoingPath> replace(OriginPath.Replace value) {
                return value.from().equals("/")
                        ? outgoing(
                                PathChange.REPLACE,
                                "/",
                                Optional.of(base + value.to().substring(1)))
                        : Optional.empty();
            }

            @Override
            public Optional<RuleBehavior.OutgoingPath> replaceAll(OriginPath.ReplaceAll value) {
                return outgoing(PathChange.REPLACE_ALL, base + value.directory().substring(1), Optional.empty());
            }

            @Override
            public Optional<RuleBehavior.OutgoingPath> none(OriginPath.None value) {
                return outgoing(PathChange.REPLACE, "/", Optional.of(base));
            }
        });
    }

    private static Optional<RuleBehavior.OutgoingPath> outgoing(PathChange change, String path, Optional<String> to) {
        try {
            return Optional.of(new RuleBehavior.OutgoingPath(change, path, to));
        } catch (ValidationException e) {
            return Optional.empty();
        }
    }
}
