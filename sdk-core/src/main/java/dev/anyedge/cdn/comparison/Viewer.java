package dev.anyedge.cdn.comparison;

import dev.anyedge.cdn.evaluation.Request;
import dev.anyedge.cdn.internal.pattern.PathExamples;
import dev.anyedge.cdn.model.Behavior;
import dev.anyedge.cdn.model.GeoAccess;
import dev.anyedge.cdn.model.GeoArea;
import dev.anyedge.cdn.model.IpAccess;
import dev.anyedge.cdn.model.IpRange;
import dev.anyedge.cdn.model.RefererAccess;
import dev.anyedge.cdn.model.TokenAuth;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an edge may know about a viewer. From a behaviour come the viewers that its restrictions are about: nobody in
 * particular, one who passes all of them, and those who differ from that one in a single thing.
 */
record Viewer(
        Optional<String> clientIp,
        Optional<String> country,
        Optional<String> continent,
        Optional<String> region,
        Optional<String> referer,
        Optional<Boolean> token) {

    static final Viewer ANYBODY = new Viewer(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** Of a long list, as many entries count: the first ones, which people know best. */
    private static final int ENTRIES = 4;

    private static final String ELSEWHERE_IP = "192.0.2.77";
    private static final String ELSEWHERE_REFERER = "https://elsewhere.example/page";

    Request.Builder on(Request.Builder request) {
        request.clientIp(clientIp).country(country).continent(continent).region(region);
        referer.ifPresent(value -> request.putHeader("Referer", value));
        token.ifPresent(request::tokenValid);
        return request;
    }

    /** The viewers that two behaviours' restrictions tell apart, the plainest first. */
    static Set<Viewer> of(Behavior one, Behavior other) {
        Set<Viewer> bases = new LinkedHashSet<>(List.of(ANYBODY, welcome(one), welcome(other)));
        bases.add(welcome(one, other));
        Set<Viewer> all = new LinkedHashSet<>(bases);
        for (Viewer base : bases) {
            for (Behavior behavior : List.of(one, other)) {
                all.addAll(base.variants(behavior));
            }
        }
        return all;
    }

    /** One who passes the allow lists of both, as far as that can be. */
    static Viewer welcome(Behavior one, Behavior other) {
        return merged(welcome(one), welcome(other));
    }

    /** One who passes every allow list of a behaviour. */
    private static Viewer welcome(Behavior behavior) {
        Optional<String> ip = behavior.ipAccess()
                .filter(IpAccess.Allow.class::isInstance)
                .map(access -> address(((IpAccess.Allow) access).ranges().get(0)));
        Optional<GeoArea> area = behavior.geoAccess()
                .filter(GeoAccess.Allow.class::isInstance)
                .map(access -> ((GeoAccess.Allow) access).area());
        Optional<String> referer = behavior.refererAccess()
                .filter(RefererAccess.Allow.class::isInstance)
                .map(access -> page(((RefererAccess.Allow) access).patterns().get(0)));
        Optional<Boolean> token = behavior.tokenAuth()
                .filter(auth -> !(auth instanceof TokenAuth.None))
                .map(auth -> true);
        return new Viewer(
                ip,
                area.flatMap(a -> a.countries().stream().findFirst()),
                area.flatMap(a -> a.continents().stream().findFirst()),
                area.flatMap(a -> a.regions().stream().findFirst()),
                referer,
                token);
    }

    private static Viewer merged(Viewer one, Viewer other) {
        return new Viewer(
                one.clientIp.or(() -> other.clientIp),
                one.country.or(() -> other.country),
                one.continent.or(() -> other.continent),
                one.region.or(() -> other.region),
                one.referer.or(() -> other.referer),
                one.token.or(() -> other.token));
    }

    private List<Viewer> variants(Behavior behavior) {
        List<Viewer> viewers = new ArrayList<>();
        if (behavior.ipAccess().isPresent()) {
            ranges(behavior.ipAccess().get()).stream()
                    .limit(ENTRIES)
                    .forEach(range -> viewers.add(withIp(Optional.of(address(range)))));
            viewers.add(withIp(Optional.of(ELSEWHERE_IP)));
            viewers.add(withIp(Optional.empty()));
        }
        if (behavior.geoAccess().isPresent()) {
            area(behavior.geoAccess().get()).ifPresent(area -> {
                area.countries().stream()
                        .limit(ENTRIES)
                        .forEach(c -> viewers.add(withPlace(Optional.of(c), continent, region)));
                area.continents().stream()
                        .limit(ENTRIES)
                        .forEach(c -> viewers.add(withPlace(country, Optional.of(c), region)));
                area.regions().stream()
                        .limit(ENTRIES)
                        .forEach(r -> viewers.add(withPlace(country, continent, Optional.of(r))));
            });
            viewers.add(withPlace(Optional.of("ZZ"), Optional.empty(), Optional.empty()));
            viewers.add(withPlace(Optional.empty(), Optional.empty(), Optional.empty()));
        }
        if (behavior.refererAccess().isPresent()) {
            patterns(behavior.refererAccess().get()).stream()
                    .limit(ENTRIES)
                    .forEach(p -> viewers.add(withReferer(Optional.of(page(p)))));
            viewers.add(withReferer(Optional.of(ELSEWHERE_REFERER)));
            viewers.add(withReferer(Optional.empty()));
        }
        if (behavior.tokenAuth().isPresent()) {
            viewers.add(withToken(Optional.of(true)));
            viewers.add(withToken(Optional.empty()));
        }
        return viewers;
    }

    private Viewer withIp(Optional<String> ip) {
        return new Viewer(ip, country, continent, region, referer, token);
    }

    private Viewer withPlace(Optional<String> newCountry, Optional<String> newContinent, Optional<String> newRegion) {
        return new Viewer(clientIp, newCountry, newContinent, newRegion, referer, token);
    }

    private Viewer withReferer(Optional<String> newReferer) {
        return new Viewer(clientIp, country, continent, region, newReferer, token);
    }

    private Viewer withToken(Optional<Boolean> newToken) {
        return new Viewer(clientIp, country, continent, region, referer, newToken);
    }

    private static List<IpRange> ranges(IpAccess access) {
        return access instanceof IpAccess.Allow allow
                ? allow.ranges()
                : access instanceof IpAccess.Deny deny ? deny.ranges() : List.of();
    }

    private static Optional<GeoArea> area(GeoAccess access) {
        return access instanceof GeoAccess.Allow allow
                ? Optional.of(allow.area())
                : access instanceof GeoAccess.Deny deny ? Optional.of(deny.area()) : Optional.empty();
    }

    private static List<String> patterns(RefererAccess access) {
        return access instanceof RefererAccess.Allow allow
                ? allow.patterns()
                : access instanceof RefererAccess.Deny deny ? deny.patterns() : List.of();
    }

    private static String address(IpRange range) {
        String text = range.canonicalText();
        int slash = text.indexOf('/');
        return slash < 0 ? text : text.substring(0, slash);
    }

    /** A page that a referer pattern matches; most patterns begin with a star for the scheme. */
    private static String page(String pattern) {
        String text = pattern.startsWith("*") ? "https://" + pattern.substring(1) : pattern;
        return PathExamples.ofGlob(text.endsWith("*") ? text.substring(0, text.length() - 1) + "/page" : text)
                .get(0);
    }
}
