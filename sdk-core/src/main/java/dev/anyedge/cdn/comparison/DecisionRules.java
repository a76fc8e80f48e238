package dev.anyedge.cdn.comparison;

import dev.anyedge.cdn.evaluation.Decision;
import dev.anyedge.cdn.evaluation.Refusal;
import dev.anyedge.cdn.evaluation.Request;
import dev.anyedge.cdn.model.BucketOrigin;
import dev.anyedge.cdn.model.Caching;
import dev.anyedge.cdn.model.Firewall;
import dev.anyedge.cdn.model.HostHeader;
import dev.anyedge.cdn.model.HttpOrigin;
import dev.anyedge.cdn.model.LoadBalancerOrigin;
import dev.anyedge.cdn.model.Origin;
import dev.anyedge.cdn.model.QueryKey;
import dev.anyedge.cdn.model.ServerlessOrigin;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** When two decisions about one request are the same to a viewer. Names do not count: what is reached does. */
final class DecisionRules {
    private DecisionRules() {}

    /**
     * In what they differ.
     *
     * @param firstServes whether the first serves the viewer in the end: a redirect can lead to a refusal
     * @param secondServes the same of the second
     */
    static Set<Aspect> differences(
            Request request, Decision first, Decision second, boolean firstServes, boolean secondServes) {
        Set<Aspect> aspects = EnumSet.noneOf(Aspect.class);
        if (first.location().isPresent() && first.location().equals(second.location())) {
            // both send the viewer to the same place; what happens there is a request of its own
            return aspects;
        }
        boolean byScheme = refusedForItsScheme(first) || refusedForItsScheme(second);
        if (!byScheme && firstServes != secondServes) {
            aspects.add(Aspect.ACCESS);
            return aspects;
        }
        if (first.allowed() != second.allowed() || !first.location().equals(second.location())) {
            aspects.add(Aspect.VIEWER_PROTOCOL);
            return aspects;
        }
        if (!first.allowed()) {
            return aspects;
        }
        if (!effective(first.firewall()).equals(effective(second.firewall()))) {
            aspects.add(Aspect.FIREWALL);
        }
        if (!sameOrigin(first.origin(), second.origin())) {
            aspects.add(Aspect.ORIGIN);
        } else if (!samePath(first, second)) {
            aspects.add(Aspect.ORIGIN_PATH);
        }
        // where nothing says what cookies do, each provider has its own way, and none of them is wrong
        boolean open = first.cookies().isEmpty() && request.header("Cookie").isPresent();
        if (!open && !effective(first.caching()).equals(effective(second.caching()))) {
            aspects.add(Aspect.CACHING);
        } else if (request.query().isPresent()
                && first.cacheKey().isPresent()
                && second.cacheKey().isPresent()
                && !sameKey(first.queryKey(), second.queryKey())) {
            aspects.add(Aspect.QUERY_KEY);
        }
        return aspects;
    }

    /**
     * Whether the second lets through, or protects less, what the first does not.
     *
     * @param secondServes whether the second serves the viewer in the end; where {@link Aspect#ACCESS} differs, the first
     *     does the opposite
     */
    static boolean widens(Aspect aspect, Request request, Decision first, Decision second, boolean secondServes) {
        return switch (aspect) {
            case ACCESS -> secondServes;
            // that plain HTTP is served is a restriction gone; that HTTPS is served, too, is none
            case VIEWER_PROTOCOL ->
                request.scheme().equals("http")
                        && second.allowed()
                        && second.location().isEmpty();
            case FIREWALL -> strength(second.firewall()) < strength(first.firewall());
            default -> false;
        };
    }

    private static boolean refusedForItsScheme(Decision decision) {
        return decision.refusal()
                .filter(refusal -> refusal.cause() == Refusal.Cause.VIEWER_PROTOCOL)
                .isPresent();
    }

    private static Firewall effective(Firewall firewall) {
        return firewall.mode() == Firewall.Mode.OFF ? Firewall.off() : firewall;
    }

    /** Blocking is more than logging, and a higher paranoia level more than a lower one. */
    private static int strength(Firewall firewall) {
        return switch (firewall.mode()) {
            case OFF -> 0;
            case LOG -> 1;
            case BLOCK -> 1 + firewall.level().orElse(1);
        };
    }

    /** Without a default, what the origin does not make fresh is not kept: a default of zero. */
    private static Caching effective(Caching caching) {
        return caching.equals(Caching.honorOrigin()) ? Caching.honorOrigin(Duration.ZERO) : caching;
    }

    private static boolean sameKey(QueryKey first, QueryKey second) {
        if (first instanceof QueryKey.Include one && second instanceof QueryKey.Include other) {
            return new TreeSet<>(one.names()).equals(new TreeSet<>(other.names()));
        }
        if (first instanceof QueryKey.Exclude one && second instanceof QueryKey.Exclude other) {
            return new TreeSet<>(one.names()).equals(new TreeSet<>(other.names()));
        }
        return first.equals(second);
    }

    private static boolean samePath(Decision first, Decision second) {
        return first.originPath().equals(second.originPath()) || whole(first).equals(whole(second));
    }

    /** With the base path of the host that a bucket or the like is reachable as, which a decision leaves out. */
    private static String whole(Decision decision) {
        if (decision.origin() instanceof HttpOrigin) {
            return decision.originPath();
        }
        String base = decision.origin().reachableAs().map(HttpOrigin::basePath).orElse("/");
        return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + decision.originPath();
    }

    static boolean sameOrigin(Origin first, Origin second) {
        return sameResource(first, second)
                || (first.reachableAs().isPresent()
                        && second.reachableAs().isPresent()
                        && sameHost(
                                first.reachableAs().get(), second.reachableAs().get()));
    }

    private static boolean sameResource(Origin first, Origin second) {
        if (first instanceof BucketOrigin one && second instanceof BucketOrigin other) {
            return one.bucket().equals(other.bucket())
                    && one.region().equals(other.region())
                    && one.website() == other.website();
        }
        if (first instanceof LoadBalancerOrigin one && second instanceof LoadBalancerOrigin other) {
            return one.loadBalancer().equals(other.loadBalancer())
                    && one.frontend().equals(other.frontend())
                    && one.zone().equals(other.zone());
        }
        return first instanceof ServerlessOrigin one
                && second instanceof ServerlessOrigin other
                && one.kind() == other.kind()
                && one.resource().equals(other.resource())
                && one.region().equals(other.region());
    }

    private static boolean sameHost(HttpOrigin first, HttpOrigin second) {
        return first.host().equals(second.host())
                && first.scheme() == second.scheme()
                && first.port() == second.port()
                && Objects.equals(connectedTo(first), connectedTo(second))
                && told(first).equals(told(second));
    }

    private static Optional<String> connectedTo(HttpOrigin origin) {
        return origin.connectTo().filter(host -> !host.equals(origin.host()));
    }

    /** Which host the origin is told; a fixed one that is the origin's own is the origin's own. */
    private static String told(HttpOrigin origin) {
        return origin.hostHeader() instanceof HostHeader.Fixed fixed
                ? fixed.value()
                : origin.hostHeader() instanceof HostHeader.Viewer ? "(the viewer's)" : origin.host();
    }
}
