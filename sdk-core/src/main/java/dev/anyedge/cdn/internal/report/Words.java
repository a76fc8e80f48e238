package dev.anyedge.cdn.internal.report;

import static dev.anyedge.cdn.internal.report.VariantWords.VARIANTS;

import dev.anyedge.cdn.evaluation.Decision;
import dev.anyedge.cdn.evaluation.Request;
import dev.anyedge.cdn.model.Behavior;
import dev.anyedge.cdn.model.Caching;
import dev.anyedge.cdn.model.Condition;
import dev.anyedge.cdn.model.Cookies;
import dev.anyedge.cdn.model.Endpoint;
import dev.anyedge.cdn.model.Firewall;
import dev.anyedge.cdn.model.Origin;
import dev.anyedge.cdn.model.TokenAuth;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Parts of a distribution, requests and decisions in a few words each. */
public final class Words {
    private static final int LISTED = 5;

    private Words() {}

    /**
     * What a request is, beyond its URL.
     *
     * @param request a request
     * @return for example {@code POST https://cdn.example/a from 192.0.2.1, country FR}
     */
    public static String of(Request request) {
        List<String> facts = new ArrayList<>();
        request.clientIp().ifPresent(ip -> facts.add("from " + ip));
        request.country().ifPresent(c -> facts.add("country " + c));
        request.continent().ifPresent(c -> facts.add("continent " + c));
        request.region().ifPresent(r -> facts.add("region " + r));
        request.header("Referer").ifPresent(r -> facts.add("Referer " + r));
        request.header("Cookie").ifPresent(c -> facts.add("with a cookie"));
        request.tokenValid().ifPresent(valid -> facts.add(valid ? "with a valid token" : "with a false token"));
        return request.method() + " " + request.url() + (facts.isEmpty() ? "" : " " + String.join(", ", facts));
    }

    /**
     * What is done with a request.
     *
     * @param decision a decision
     * @return for example {@code served from web (https://origin.example), kept 7d}
     */
    public static String of(Decision decision) {
        if (!decision.allowed()) {
            return "refused — " + decision.reason().orElse("");
        }
        if (decision.location().isPresent()) {
            return "redirected to " + decision.location().get();
        }
        String firewall = decision.firewall().mode() == Firewall.Mode.OFF ? "" : ", " + of(decision.firewall());
        return "served from " + of(decision.origin()) + " at " + decision.originPath() + ", " + of(decision.caching())
                + ", " + decision.queryKey().accept(VARIANTS) + firewall;
    }

    /**
     * A host name and how it is served.
     *
     * @param endpoint an endpoint
     * @return for example {@code redirect to https, managed certificate}
     */
    public static String of(Endpoint endpoint) {
        return lower(endpoint.viewerProtocol())
                + endpoint.certificate()
                        .map(c -> ", " + c.getClass().getSimpleName().toLowerCase(Locale.ROOT) + " certificate")
                        .orElse("");
    }

    /**
     * A host name.
     *
     * @param endpoint an endpoint
     * @return the name; {@code *.} before that of a wildcard
     */
    public static String name(Endpoint endpoint) {
        return endpoint.accept(VARIANTS);
    }

    /**
     * What an origin is.
     *
     * @param origin an origin
     * @return for example {@code bucket assets in fr-par}
     */
    public static String of(Origin origin) {
        return origin.accept(VARIANTS);
    }

    /**
     * When a rule decides.
     *
     * @param when conditions that must all hold
     * @return for example {@code path /img/*, not extension svg}
     */
    public static String conditions(List<Condition> when) {
        return when.isEmpty() ? "any request" : when.stream().map(Words::of).collect(Collectors.joining(", "));
    }

    private static String of(Condition condition) {
        return (condition.negated() ? "not " : "") + lower(condition.kind()) + " "
                + listed(condition.values().stream(), " or ");
    }

    /**
     * What a behaviour says.
     *
     * @param behavior a behaviour
     * @return for example {@code origin web, kept 7d}
     */
    public static String of(Behavior behavior) {
        List<String> aspects = new ArrayList<>();
        behavior.origin().ifPresent(o -> aspects.add("origin " + o));
        behavior.caching().ifPresent(c -> aspects.add(of(c)));
        behavior.queryKey().ifPresent(q -> aspects.add(q.accept(VARIANTS)));
        behavior.cookies()
                .ifPresent(c -> aspects.add(c == Cookies.BYPASS ? "cookies bypass the cache" : "cookies ignored"));
        behavior.ipAccess().ifPresent(a -> aspects.add(a.accept(VARIANTS)));
        behavior.geoAccess().ifPresent(a -> aspects.add(a.accept(VARIANTS)));
        behavior.refererAccess().ifPresent(a -> aspects.add(a.accept(VARIANTS)));
        behavior.tokenAuth().ifPresent(t -> aspects.add(t instanceof TokenAuth.None ? "no token" : "token required"));
        behavior.originPath().ifPresent(p -> aspects.add(p.accept(VARIANTS)));
        behavior.firewall().ifPresent(f -> aspects.add(of(f)));
        return aspects.isEmpty() ? "as the defaults" : String.join(", ", aspects);
    }

    /**
     * How an answer is kept.
     *
     * @param caching a caching
     * @return for example {@code kept 7d}
     */
    public static String of(Caching caching) {
        return caching.accept(VARIANTS);
    }

    private static String of(Firewall firewall) {
        return firewall.mode() == Firewall.Mode.OFF
                ? "firewall off"
                : "firewall " + (firewall.mode() == Firewall.Mode.BLOCK ? "blocks" : "logs")
                        + (firewall.level().isPresent()
                                ? " at level " + firewall.level().getAsInt()
                                : "");
    }

    /**
     * A duration.
     *
     * @param duration whole seconds
     * @return in the largest unit that fits, for example {@code 7d}
     */
    static String time(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds > 0 && seconds % 86_400 == 0) {
            return seconds / 86_400 + "d";
        }
        if (seconds > 0 && seconds % 3_600 == 0) {
            return seconds / 3_600 + "h";
        }
        return seconds > 0 && seconds % 60 == 0 ? seconds / 60 + "min" : seconds + "s";
    }

    static String listed(Stream<String> values, String between) {
        List<String> all = values.toList();
        return String.join(between, all.subList(0, Math.min(LISTED, all.size())))
                + (all.size() > LISTED ? " and " + (all.size() - LISTED) + " more" : "");
    }

    /**
     * A constant as a word.
     *
     * @param constant a constant
     * @return lower case, blanks between words
     */
    public static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
