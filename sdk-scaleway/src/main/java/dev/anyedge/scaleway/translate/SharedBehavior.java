package dev.anyedge.scaleway.translate;

import dev.anyedge.cdn.model.Behavior;
import dev.anyedge.cdn.model.Caching;
import dev.anyedge.cdn.model.Cookies;
import dev.anyedge.cdn.model.GeoAccess;
import dev.anyedge.cdn.model.IpAccess;
import dev.anyedge.cdn.model.OriginPath;
import dev.anyedge.cdn.model.QueryKey;
import dev.anyedge.cdn.model.RefererAccess;
import dev.anyedge.cdn.model.TokenAuth;
import dev.anyedge.cdn.translation.Feature;
import dev.anyedge.cdn.translation.Findings;
import dev.anyedge.cdn.translation.RequestClass;
import dev.anyedge.scaleway.api.CacheStage;
import java.time.Duration;

/**
 * What all requests share: there is one cache stage for a pipeline, and no restriction by address, place, referer or
 * token. What a distribution says about these in general becomes the cache stage; what rules say about them must be the
 * same.
 */
final class SharedBehavior {
    private static final String NOTHING_INSTEAD = "All requests are served.";

    private final Behavior defaults;
    private final Findings findings;

    SharedBehavior(Behavior defaults, Findings findings) {
        this.defaults = defaults;
        this.findings = findings;
    }

    /** Whether there is a cache stage. Reports what the defaults ask for in vain. */
    boolean cached() {
        restrictions(defaults, "/defaults");
        queryKey(defaults, "/defaults/queryKey");
        Caching caching = defaults.caching().orElse(Caching.bypass());
        boolean cached = caching.accept(new Caching.Visitor<Boolean>() {
            @Override
            public Boolean honorOrigin(Caching.HonorOrigin value) {
                if (value.defaultTtl().isEmpty()) {
                    findings.note(
                            Feature.HONOR_ORIGIN,
                            "/defaults/caching",
                            "Without a default time, nothing is kept unless the origin says how long.");
                }
                return true;
            }

            @Override
            public Boolean overrideOrigin(Caching.OverrideOrigin value) {
                findings.unsupported(
                        Feature.OVERRIDE_TTL,
                        "/defaults/caching",
                        "A fixed time cannot be set against what the origin says.",
                        "The time is used where the origin does not say how long.",
                        "Let the origin send Cache-Control, and use honor-origin.");
                return true;
            }

            @Override
            public Boolean noStore(Caching.NoStore value) {
                findings.unsupported(
                        Feature.NO_STORE,
                        "/defaults/caching",
                        "What was stored before cannot be removed by a setting.",
                        "The cache is left aside.",
                        "Use bypass, and purge.");
                return false;
            }

            @Override
            public Boolean bypass(Caching.Bypass value) {
                return false;
            }

            @Override
            public Boolean revalidate(Caching.Revalidate value) {
                findings.unsupported(
                        Feature.REVALIDATE,
                        "/defaults/caching",
                        "The cache cannot be made to ask the origin each time.",
                        "The cache is left aside.",
                        "Use bypass; or honor-origin, and let the origin send Cache-Control: no-cache.");
                return false;
            }
        });
        if (!cached) {
            defaults.cookies()
                    .ifPresent(cookies -> findings.note(
                            Feature.COOKIES, "/defaults/cookies", "Without a cache, cookies do not matter to it."));
        } else if (defaults.cookies().isEmpty()) {
            findings.note(
                    Feature.COOKIES,
                    "/defaults",
                    "Nothing says what cookies do; the provider does not serve requests with cookies from the cache.",
                    RequestClass.cookies());
        }
        return cached;
    }

    /** The cache stage, its id and successor aside. */
    CacheStage.Builder cacheStage() {
        return CacheStage.builder()
                .fallbackTtl(ttl(defaults.caching().orElse(Caching.honorOrigin())))
                .includeCookies(defaults.cookies().orElse(Cookies.BYPASS) == Cookies.IGNORE);
    }

    /** Reports what a rule asks for in vain. */
    void check(Behavior then, String at) {
        ruleCaching(then, at);
        restrictions(then, at);
    }

    private static Duration ttl(Caching caching) {
        if (caching instanceof Caching.HonorOrigin honor) {
            return honor.defaultTtl().orElse(Duration.ZERO);
        }
        return caching instanceof Caching.OverrideOrigin override ? override.ttl() : Duration.ZERO;
    }

    private void queryKey(Behavior behavior, String at) {
        behavior.queryKey()
                .filter(key -> !(key instanceof QueryKey.All))
                .ifPresent(key -> findings.unsupported(
                        Feature.QUERY_KEY,
                        at,
                        "Every query argument tells cached answers apart; that cannot be changed.",
                        "Every argument counts.",
                        "Use all, and let the site leave out arguments that do not matter."));
    }

    /** What a rule says about the cache must be what the defaults say: there is one cache for all requests. */
    private void ruleCaching(Behavior then, String at) {
        Caching general = defaults.caching().orElse(Caching.bypass());
        then.caching()
                .filter(own -> !own.equals(general))
                .filter(own -> !(own instanceof Caching.HonorOrigin
                        && general instanceof Caching.HonorOrigin
                        && ttl(own).equals(ttl(general))))
                .ifPresent(own -> findings.unsupported(
                        Feature.RULE_CACHING,
                        at + "/caching",
                        "There is one cache for all requests; a rule cannot have its own.",
                        "The default caching applies.",
                        "Let the origin send Cache-Control for these requests, or give them a distribution of their"
                                + " own."));
        if (!then.queryKey().equals(defaults.queryKey())) {
            queryKey(then, at + "/queryKey");
        }
        then.cookies()
                .filter(own -> own != defaults.cookies().orElse(Cookies.BYPASS))
                .ifPresent(own -> {
                    if (general instanceof Caching.Bypass) {
                        findings.note(
                                Feature.COOKIES, at + "/cookies", "Without a cache, cookies do not matter to it.");
                    } else {
                        findings.unsupported(
                                Feature.RULE_COOKIES,
                                at + "/cookies",
                                "What cookies do is one setting for all requests.",
                                "The default applies.",
                                "Say the same in the defaults, or give these requests a distribution of their own.");
                    }
                });
    }

    private void restrictions(Behavior behavior, String at) {
        behavior.ipAccess()
                .filter(access -> !(access instanceof IpAccess.Unrestricted))
                .ifPresent(access -> findings.unsupported(
                        Feature.IP_ACCESS,
                        at + "/ipAccess",
                        "Client addresses cannot be allowed or denied.",
                        NOTHING_INSTEAD,
                        "Check addresses at the origin."));
        behavior.geoAccess()
                .filter(access -> !(access instanceof GeoAccess.Unrestricted))
                .ifPresent(access -> findings.unsupported(
                        Feature.GEO_ACCESS,
                        at + "/geoAccess",
                        "Places cannot be allowed or denied.",
                        NOTHING_INSTEAD,
                        "Check places at the origin, and use bypass."));
        behavior.refererAccess()
                .filter(access -> !(access instanceof RefererAccess.Unrestricted))
                .ifPresent(access -> findings.unsupported(
                        Feature.REFERER_ACCESS,
                        at + "/refererAccess",
                        "Referers cannot be allowed or denied.",
                        NOTHING_INSTEAD,
                        "Check referers at the origin, and use bypass."));
        behavior.tokenAuth()
                .filter(auth -> !(auth instanceof TokenAuth.None))
                .ifPresent(auth -> findings.unsupported(
                        Feature.TOKEN_AUTH,
                        at + "/tokenAuth",
                        "Tokens cannot be asked for.",
                        NOTHING_INSTEAD,
                        "Check tokens at the origin, and use bypass."));
        behavior.originPath()
                .filter(path -> !(path instanceof OriginPath.None))
                .ifPresent(path -> findings.unsupported(
                        Feature.ORIGIN_PATH,
                        at + "/originPath",
                        "The origin gets the viewer's path; it cannot be rewritten.",
                        "The origin gets the viewer's path.",
                        "Keep the content under the viewer's path."));
    }
}
