package dev.anyedge.cdn.evaluation;

import dev.anyedge.cdn.internal.pattern.Glob;
import dev.anyedge.cdn.model.GeoAccess;
import dev.anyedge.cdn.model.GeoArea;
import dev.anyedge.cdn.model.IpAccess;
import dev.anyedge.cdn.model.IpRange;
import dev.anyedge.cdn.model.RefererAccess;
import dev.anyedge.cdn.model.TokenAuth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The guard that each restriction puts up; none where everybody is served. */
final class Guards
        implements IpAccess.Visitor<Optional<Guard>>,
                GeoAccess.Visitor<Optional<Guard>>,
                RefererAccess.Visitor<Optional<Guard>>,
                TokenAuth.Visitor<Optional<Guard>> {
    static final Guards GUARDS = new Guards();

    private Guards() {}

    @Override
    public Optional<Guard> allow(IpAccess.Allow value) {
        return listed(Refusal.Cause.IP, "ipAccess", Request::clientIp, addresses(value.ranges()), true);
    }

    @Override
    public Optional<Guard> deny(IpAccess.Deny value) {
        return listed(Refusal.Cause.IP, "ipAccess", Request::clientIp, addresses(value.ranges()), false);
    }

    @Override
    public Optional<Guard> unrestricted(IpAccess.Unrestricted value) {
        return Optional.empty();
    }

    @Override
    public Optional<Guard> allow(GeoAccess.Allow value) {
        return listed(Refusal.Cause.GEO, "geoAccess", Guards::place, area(value.area()), true);
    }

    @Override
    public Optional<Guard> deny(GeoAccess.Deny value) {
        return listed(Refusal.Cause.GEO, "geoAccess", Guards::place, area(value.area()), false);
    }

    @Override
    public Optional<Guard> unrestricted(GeoAccess.Unrestricted value) {
        return Optional.empty();
    }

    @Override
    public Optional<Guard> allow(RefererAccess.Allow value) {
        return listed(Refusal.Cause.REFERER, "refererAccess", Guards::referer, referers(value.patterns()), true);
    }

    @Override
    public Optional<Guard> deny(RefererAccess.Deny value) {
        return listed(Refusal.Cause.REFERER, "refererAccess", Guards::referer, referers(value.patterns()), false);
    }

    @Override
    public Optional<Guard> unrestricted(RefererAccess.Unrestricted value) {
        return Optional.empty();
    }

    @Override
    public Optional<Guard> edgeAuth(TokenAuth.EdgeAuth value) {
        return Optional.of(Guards::withoutToken);
    }

    @Override
    public Optional<Guard> urlHash(TokenAuth.UrlHash value) {
        return Optional.of(Guards::withoutToken);
    }

    @Override
    public Optional<Guard> none(TokenAuth.None value) {
        return Optional.empty();
    }

    private static @Nullable Refusal withoutToken(Request request) {
        if (request.tokenValid().orElse(false)) {
            return null;
        }
        return new Refusal(
                Refusal.Cause.TOKEN,
                request.tokenValid().isPresent()
                        ? "tokenAuth: the token is not valid"
                        : "tokenAuth: the request has no token");
    }

    private static Predicate<Request> addresses(List<IpRange> ranges) {
        AddressSet set = new AddressSet(ranges);
        return request -> request.clientIp().filter(set::contains).isPresent();
    }

    private static Predicate<Request> area(GeoArea area) {
        Set<String> countries = Set.copyOf(area.countries());
        Set<String> continents = Set.copyOf(area.continents());
        Set<String> regions = Set.copyOf(area.regions());
        return request -> request.country().filter(countries::contains).isPresent()
                || request.continent().filter(continents::contains).isPresent()
                || request.region().filter(regions::contains).isPresent();
    }

    private static Optional<String> place(Request request) {
        List<String> known = new ArrayList<>();
        request.region().ifPresent(known::add);
        request.country().ifPresent(known::add);
        request.continent().ifPresent(known::add);
        return known.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", known));
    }

    private static Predicate<Request> referers(List<String> patterns) {
        Glob[] globs = patterns.stream().map(Glob::of).toArray(Glob[]::new);
        return request -> {
            Optional<String> referer = referer(request);
            if (referer.isPresent()) {
                for (Glob glob : globs) {
                    if (glob.matches(referer.get())) {
                        return true;
                    }
                }
            }
            return false;
        };
    }

    /** An empty header says as little as none. */
    private static Optional<String> referer(Request request) {
        return request.header("referer").filter(text -> !text.isBlank());
    }

    /** Whoever is on an allow list passes, and whoever is not on a deny list. */
    private static Optional<Guard> listed(
            Refusal.Cause cause, String restriction, Datum datum, Predicate<Request> list, boolean allow) {
        String what = allow ? " is not on the allow list" : " is on the deny list";
        return Optional.of(request -> list.test(request) == allow
                ? null
                : new Refusal(cause, restriction + ": " + datum.of(request).orElse("an unknown value") + what));
    }

    /** What a restriction looks at. */
    @FunctionalInterface
    private interface Datum {
        /** The datum as a text; empty when unknown. */
        Optional<String> of(Request request);
    }
}
