package dev.anyedge.tck;

import dev.anyedge.cdn.evaluation.Decision;
import dev.anyedge.cdn.evaluation.Refusal;
import dev.anyedge.cdn.evaluation.Request;
import dev.anyedge.cdn.model.Caching;
import dev.anyedge.cdn.model.Firewall;
import dev.anyedge.cdn.model.Origin;
import dev.anyedge.cdn.model.QueryKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a viewer meets, in words that the model and every edge share, so that they can be compared. In what the model
 * means, {@link #ANYTHING} stands for what it leaves to the provider.
 *
 * @param outcome {@code served}, {@code refused}, {@code redirected} or {@code unknown}: nobody serves this host
 * @param location where to, when redirected; otherwise empty
 * @param origin the provider's words for the origin, when served; otherwise empty
 * @param path the path that the origin is asked for, when served; otherwise empty
 * @param caching {@code honor-origin SECONDS}, {@code override SECONDS}, {@code no-store}, {@code bypass} or
 *     {@code revalidate}, when served; otherwise empty
 * @param query the query arguments that tell cached answers apart, when served and kept; otherwise empty
 * @param cookies {@code ignore} or {@code bypass}, when served and kept; otherwise empty
 * @param firewall {@code off}, or {@code log LEVEL} or {@code block LEVEL}, when served; otherwise empty
 */
public record Viewed(
        String outcome,
        String location,
        String origin,
        String path,
        String caching,
        String query,
        String cookies,
        String firewall) {

    /** In what the model means: whatever the provider does is right. */
    public static final String ANYTHING = "*";

    /** In what the model means: the edge may not know the host, or refuse it. */
    private static final String SWITCHED_OFF = "switched off";

    /**
     * Nobody serves this host.
     *
     * @return the decision
     */
    public static Viewed unknown() {
        return ended("unknown", "");
    }

    /**
     * The edge refuses the request.
     *
     * @return the decision
     */
    public static Viewed refused() {
        return ended("refused", "");
    }

    /**
     * The edge redirects the viewer.
     *
     * @param location where to
     * @return the decision
     */
    public static Viewed redirected(String location) {
        return ended("redirected", location);
    }

    private static Viewed ended(String outcome, String location) {
        return new Viewed(outcome, location, "", "", "", "", "", "");
    }

    /**
     * The words for a caching.
     *
     * @param caching a caching
     * @return the words; {@code honor-origin *} when the time is left to the provider
     */
    public static String words(Caching caching) {
        return caching.accept(new Caching.Visitor<String>() {
            @Override
            public String honorOrigin(Caching.HonorOrigin value) {
                return "honor-origin "
                        + value.defaultTtl()
                                .map(ttl -> String.valueOf(ttl.toSeconds()))
                                .orElse(ANYTHING);
            }

            @Override
            public String overrideOrigin(Caching.OverrideOrigin value) {
                return "override " + value.ttl().toSeconds();
            }

            @Override
            public String noStore(Caching.NoStore value) {
                return "no-store";
            }

            @Override
            public String bypass(Caching.Bypass value) {
                return "bypass";
            }

            @Override
            public String revalidate(Caching.Revalidate value) {
                return "revalidate";
            }
        });
    }

    /**
     * The words for a firewall.
     *
     * @param firewall a firewall
     * @return the words
     */
    public static String words(Firewall firewall) {
        return firewall.mode().name().toLowerCase(Locale.ROOT)
                + (firewall.level().isPresent() ? " " + firewall.level().getAsInt() : "");
    }

    /**
     * The query arguments that count.
     *
     * @param key which
     * @param query the raw query
     * @return the raw arguments in the order of the request, joined by {@code &}
     */
    public static String kept(QueryKey key, Optional<String> query) {
        return key.accept(new QueryKey.Visitor<String>() {
            @Override
            public String all(QueryKey.All value) {
                return query.orElse("");
            }

            @Override
            public String none(QueryKey.None value) {
                return "";
            }

            @Override
            public String include(QueryKey.Include value) {
                return filter(value.names(), true);
            }

            @Override
            public String exclude(QueryKey.Exclude value) {
                return filter(value.names(), false);
            }

            private String filter(List<String> names, boolean listed) {
                List<String> kept = new ArrayList<>();
                for (String argument : query.orElse("").split("&", -1)) {
                    int equals = argument.indexOf('=');
                    String name = equals < 0 ? argument : argument.substring(0, equals);
                    if (!argument.isEmpty() && names.contains(name) == listed) {
                        kept.add(argument);
                    }
                }
                return String.join("&", kept);
            }
        });
    }

    static Viewed meant(Decision decision, Request request, Function<Origin, String> originWords) {
        if (decision.location().isPresent()) {
            return redirected(decision.location().get());
        }
        if (decision.refusal().isPresent()) {
            Refusal.Cause cause = decision.refusal().get().cause();
            return switch (cause) {
                case UNKNOWN_HOST -> unknown();
                case DISABLED -> ended(SWITCHED_OFF, "");
                default -> refused();
            };
        }
        // what cookies do where the model does not say it is the provider's own way
        boolean own = decision.cookies().isEmpty()
                && !request.header("Cookie").orElse("").isBlank();
        boolean kept = decision.cacheKey().isPresent() && !own;
        return new Viewed(
                "served",
                "",
                originWords.apply(decision.origin()),
                decision.originPath(),
                own ? ANYTHING : words(decision.caching()),
                kept ? kept(decision.queryKey(), request.query()) : ANYTHING,
                kept
                        ? decision.cookies()
                                .map(c -> c.name().toLowerCase(Locale.ROOT))
                                .orElse(ANYTHING)
                        : ANYTHING,
                words(decision.firewall()));
    }

    /** What is meant where a provider cannot leave its cache aside without emptying it: viewers get the same. */
    Viewed withoutBypass() {
        return caching.equals("bypass")
                ? new Viewed(outcome, location, origin, path, "no-store", query, cookies, firewall)
                : this;
    }

    /** Whether this, as it is meant, is what an edge does. */
    boolean agreesWith(Viewed seen) {
        if (outcome.equals(SWITCHED_OFF)) {
            return seen.equals(unknown()) || seen.equals(refused());
        }
        return outcome.equals(seen.outcome)
                && location.equals(seen.location)
                && origin.equals(seen.origin)
                && path.equals(seen.path)
                && same(caching, seen.caching)
                && same(query, seen.query)
                && same(cookies, seen.cookies)
                && same(firewall, seen.firewall);
    }

    private static boolean same(String meant, String seen) {
        return meant.equals(ANYTHING)
                || meant.equals(seen)
                || (meant.endsWith(" " + ANYTHING) && seen.startsWith(meant.substring(0, meant.length() - 1)));
    }
}
