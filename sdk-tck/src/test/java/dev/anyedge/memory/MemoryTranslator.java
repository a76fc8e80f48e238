package dev.anyedge.memory;

import static dev.anyedge.cdn.translation.Capabilities.Support.FULL;

import dev.anyedge.cdn.model.Behavior;
import dev.anyedge.cdn.model.CacheRule;
import dev.anyedge.cdn.model.Caching;
import dev.anyedge.cdn.model.Certificate;
import dev.anyedge.cdn.model.Condition;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.Endpoint;
import dev.anyedge.cdn.model.Firewall;
import dev.anyedge.cdn.model.GeoAccess;
import dev.anyedge.cdn.model.HostHeader;
import dev.anyedge.cdn.model.HttpOrigin;
import dev.anyedge.cdn.model.IpAccess;
import dev.anyedge.cdn.model.Origin;
import dev.anyedge.cdn.model.OriginPath;
import dev.anyedge.cdn.model.RefererAccess;
import dev.anyedge.cdn.model.TokenAuth;
import dev.anyedge.cdn.model.ViewerProtocol;
import dev.anyedge.cdn.translation.Capabilities;
import dev.anyedge.cdn.translation.Feature;
import dev.anyedge.cdn.translation.Finding;
import dev.anyedge.cdn.translation.Reading;
import dev.anyedge.cdn.translation.Severity;
import dev.anyedge.cdn.translation.Translation;
import dev.anyedge.cdn.translation.TranslationContext;
import dev.anyedge.cdn.translation.Translator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Distributions as documents of the CDN in memory, and back. */
class MemoryTranslator implements Translator<MemoryDocument> {
    static final String PROVIDER = "memory";
    private static final String REST = "*";

    @Override
    public String provider() {
        return PROVIDER;
    }

    // begin: capabilities
    @Override
    public Capabilities capabilities() {
        Capabilities.Builder capabilities = Capabilities.builder(PROVIDER)
                .full(Feature.CUSTOM_HOSTNAME, Feature.MANAGED_CERTIFICATE, Feature.REDIRECT_TO_HTTPS)
                .full(Feature.HTTP_ORIGIN, Feature.SEVERAL_ORIGINS, Feature.RULE_ORIGIN)
                .full(Feature.RULES, Feature.PATH_CONDITION, Feature.NAMES)
                .full(Feature.HONOR_ORIGIN, Feature.OVERRIDE_TTL, Feature.BYPASS, Feature.RULE_CACHING)
                .full(Feature.REFERER_ACCESS, Feature.PURGE_PATHS, Feature.PURGE_ALL)
                .partial(Feature.HOST_HEADER, "The origin's own.");
        for (Feature feature : Feature.values()) {
            if (capabilities.build().of(feature).support() != FULL && feature != Feature.HOST_HEADER) {
                capabilities.none(feature, "Not in memory.");
            }
        }
        return capabilities.build();
    }
    // end: capabilities

    // begin: translate
    @Override
    public Translation<MemoryDocument> translate(
            Distribution distribution, TranslationContext<MemoryDocument> context) {
        Findings findings = new Findings(context);
        Endpoint endpoint = distribution.endpoints().get(0);
        findings.unless(distribution.enabled(), Feature.DISABLED, "/enabled");
        findings.unless(distribution.description().isEmpty(), Feature.DESCRIPTION, "/description");
        findings.unless(distribution.endpoints().size() == 1, Feature.SEVERAL_HOSTNAMES, "/endpoints");
        findings.endpoint(endpoint, "/endpoints/0");
        Map<String, String> origins = new TreeMap<>();
        for (int i = 0; i < distribution.origins().size(); i++) {
            Origin origin = distribution.origins().get(i);
            Origin used = context.originReplacements().getOrDefault(origin.id(), origin);
            findings.origin(used, "/origins/" + i);
            used.reachableAs().ifPresent(http -> origins.put(origin.id(), http.host()));
        }
        List<MemoryDocument.Route> routes = new ArrayList<>();
        for (int i = 0; i < distribution.rules().size(); i++) {
            CacheRule rule = distribution.rules().get(i);
            findings.conditions(rule.when(), "/rules/" + i + "/when");
            findings.behavior(rule.then(), "/rules/" + i + "/then");
            routes.add(route(rule.name(), rule.when().get(0).values(), rule.then(), distribution.defaults()));
        }
        findings.behavior(distribution.defaults(), "/defaults");
        routes.add(route("", List.of(REST), Behavior.builder().build(), distribution.defaults()));
        findings.unless(distribution.options().forProvider(PROVIDER).isEmpty(), Feature.OPTIONS, "/options");
        if (findings.refused()) {
            return Translation.refused(PROVIDER, findings.all);
        }
        String host = ((Endpoint.Custom) endpoint).hostname();
        return Translation.passed(
                PROVIDER, new MemoryDocument(distribution.name(), host, origins, routes), findings.all);
    }
    // end: translate

    private static MemoryDocument.Route route(String name, List<String> paths, Behavior then, Behavior defaults) {
        RefererAccess referers =
                then.refererAccess().or(defaults::refererAccess).orElse(RefererAccess.unrestricted());
        List<String> patterns = List.of();
        if (referers instanceof RefererAccess.Allow allow) {
            patterns = allow.patterns();
        } else if (referers instanceof RefererAccess.Deny deny) {
            patterns = deny.patterns();
        }
        return new MemoryDocument.Route(
                name,
                paths,
                then.origin().or(defaults::origin).orElseThrow(),
                cache(then.caching().or(defaults::caching).orElseThrow()),
                referers instanceof RefererAccess.Allow,
                patterns);
    }

    private static String cache(Caching caching) {
        if (caching instanceof Caching.OverrideOrigin override) {
            return "keep " + override.ttl().toSeconds();
        }
        if (caching instanceof Caching.HonorOrigin honor) {
            return "origin " + honor.defaultTtl().map(Duration::toSeconds).orElse(-1L);
        }
        return "off";
    }

    // begin: read
    @Override
    public Reading read(MemoryDocument document) {
        Distribution.Builder distribution = Distribution.builder()
                .name(document.name())
                .addEndpoint(Endpoint.custom(document.host(), Certificate.managed()));
        document.origins()
                .forEach((id, host) -> distribution.addOrigin(
                        HttpOrigin.builder().id(id).host(host).build()));
        List<Finding> findings = new ArrayList<>();
        boolean complete = false;
        for (int i = 0; i < document.routes().size() && !complete; i++) {
            MemoryDocument.Route route = document.routes().get(i);
            complete = route.paths().equals(List.of(REST));
            if (complete) {
                distribution.defaults(behavior(route));
            } else {
                distribution.addRule(CacheRule.builder()
                        .name(route.name())
                        .addWhen(Condition.path(route.paths().toArray(String[]::new)))
                        .then(behavior(route))
                        .build());
            }
            if (complete && i + 1 < document.routes().size()) {
                findings.add(Finding.of(
                                Severity.LOSSY, Feature.UNKNOWN_CONTENT, "/routes/" + (i + 1), "Nothing comes so far.")
                        .build());
            }
        }
        if (!complete) {
            distribution.addOrigin(HttpOrigin.of("missing.invalid"));
            distribution.defaults(Behavior.builder()
                    .origin("missing.invalid")
                    .caching(Caching.bypass())
                    .build());
            findings.add(Finding.of(
                            Severity.UNSUPPORTED, Feature.INCOMPLETE_DOCUMENT, "/routes", "No route is for the rest.")
                    .build());
        }
        return new Reading(distribution.build(), findings);
    }
    // end: read

    private static Behavior behavior(MemoryDocument.Route route) {
        String[] patterns = route.referers().toArray(String[]::new);
        String[] words = route.cache().split(" ");
        Caching caching = Caching.bypass();
        if (words.length == 2) {
            Duration time = Duration.ofSeconds(Math.max(0, Long.parseLong(words[1])));
            boolean own = words[1].equals("-1");
            caching = words[0].equals("keep")
                    ? Caching.override(time)
                    : own ? Caching.honorOrigin() : Caching.honorOrigin(time);
        }
        Behavior.Builder behavior = Behavior.builder().origin(route.origin()).caching(caching);
        if (route.only()) {
            behavior.refererAccess(RefererAccess.allow(patterns));
        } else {
            behavior.refererAccess(patterns.length == 0 ? RefererAccess.unrestricted() : RefererAccess.deny(patterns));
        }
        return behavior.build();
    }

    @Override
    public Distribution normalise(Distribution distribution) {
        return translate(distribution, TranslationContext.strict())
                .document()
                .map(document -> read(document).distribution())
                .orElse(distribution);
    }

    @Override
    public MemoryDocument parse(String json) {
        return MemoryDocument.parse(json);
    }

    @Override
    public String print(MemoryDocument document) {
        return document.toJson();
    }

    /** The one place through which everything goes that cannot be expressed. */
    private static final class Findings {
        private final List<Finding> all = new ArrayList<>();
        private final TranslationContext<MemoryDocument> context;

        Findings(TranslationContext<MemoryDocument> context) {
            this.context = context;
        }

        // begin: findings
        void unless(boolean possible, Feature feature, String pointer) {
            if (!possible) {
                all.add(Finding.of(Severity.UNSUPPORTED, feature, pointer, "There is no " + feature.text() + " here.")
                        .build());
            }
        }
        // end: findings

        boolean refused() {
            return all.stream().anyMatch(finding -> !context.strictness().mayDrop(finding.feature()))
                    // what the document cannot do without
                    || all.stream().anyMatch(finding -> finding.pointer().startsWith("/endpoints/"))
                    || all.stream().anyMatch(finding -> finding.pointer().startsWith("/origins/"))
                    || all.stream().anyMatch(finding -> finding.pointer().contains("/when"));
        }

        void endpoint(Endpoint endpoint, String at) {
            unless(!(endpoint instanceof Endpoint.Wildcard), Feature.WILDCARD_HOSTNAME, at);
            if (endpoint instanceof Endpoint.Assigned assigned) {
                unless(false, Feature.ASSIGNED_HOSTNAME, at);
                unless(assigned.prefix().isEmpty(), Feature.ASSIGNED_PREFIX, at + "/prefix");
            }
            ViewerProtocol protocol = endpoint.viewerProtocol();
            unless(protocol != ViewerProtocol.HTTP_ONLY, Feature.HTTP_ONLY, at);
            unless(protocol != ViewerProtocol.HTTP_AND_HTTPS, Feature.HTTP_AND_HTTPS, at);
            unless(protocol != ViewerProtocol.HTTPS_ONLY, Feature.HTTPS_ONLY, at);
            endpoint.certificate().ifPresent(certificate -> {
                unless(!(certificate instanceof Certificate.Stored), Feature.STORED_CERTIFICATE, at);
                unless(!(certificate instanceof Certificate.Shared), Feature.SHARED_CERTIFICATE, at);
                unless(!(certificate instanceof Certificate.External), Feature.EXTERNAL_CERTIFICATE, at);
            });
            unless(endpoint.options().forProvider(PROVIDER).isEmpty(), Feature.OPTIONS, at + "/options");
        }

        void origin(Origin origin, String at) {
            Feature kind = origin.accept(new Kind());
            unless(kind == Feature.HTTP_ORIGIN || origin.reachableAs().isPresent(), kind, at);
            origin.reachableAs().ifPresent(http -> {
                boolean plain = http.basePath().equals("/") && http.port() == 443;
                unless(plain && http.scheme() == HttpOrigin.Scheme.HTTPS, Feature.HTTP_ORIGIN_DETAILS, at);
                unless(http.connectTo().isEmpty(), Feature.CONNECT_TO, at + "/connectTo");
                unless(http.hostHeader() instanceof HostHeader.OfOrigin, Feature.HOST_HEADER, at + "/hostHeader");
            });
            unless(origin.options().forProvider(PROVIDER).isEmpty(), Feature.OPTIONS, at + "/options");
        }

        void conditions(List<Condition> when, String at) {
            for (int i = 0; i < when.size(); i++) {
                Condition condition = when.get(i);
                String here = at + "/" + i;
                Optional<Feature> other = other(condition.kind());
                other.ifPresent(feature -> unless(false, feature, here));
                unless(!condition.negated(), Feature.NEGATED_CONDITION, here);
                unless(i == 0 || other.isPresent(), Feature.LIMIT, here);
            }
        }

        private static Optional<Feature> other(Condition.Kind kind) {
            return switch (kind) {
                case PATH -> Optional.empty();
                case PATH_REGEX -> Optional.of(Feature.PATH_REGEX_CONDITION);
                case EXTENSION -> Optional.of(Feature.EXTENSION_CONDITION);
                case FILE_NAME -> Optional.of(Feature.FILE_NAME_CONDITION);
                case METHOD -> Optional.of(Feature.METHOD_CONDITION);
                case SCHEME -> Optional.of(Feature.SCHEME_CONDITION);
                case HOST -> Optional.of(Feature.HOST_CONDITION);
            };
        }

        void behavior(Behavior behavior, String at) {
            behavior.caching().ifPresent(caching -> {
                unless(!(caching instanceof Caching.NoStore), Feature.NO_STORE, at + "/caching");
                unless(!(caching instanceof Caching.Revalidate), Feature.REVALIDATE, at + "/caching");
            });
            unless(behavior.queryKey().isEmpty(), Feature.QUERY_KEY, at + "/queryKey");
            Feature cookies = at.equals("/defaults") ? Feature.COOKIES : Feature.RULE_COOKIES;
            unless(behavior.cookies().isEmpty(), cookies, at + "/cookies");
            unless(off(behavior.ipAccess(), IpAccess.unrestricted()), Feature.IP_ACCESS, at + "/ipAccess");
            unless(off(behavior.geoAccess(), GeoAccess.unrestricted()), Feature.GEO_ACCESS, at + "/geoAccess");
            unless(off(behavior.tokenAuth(), TokenAuth.none()), Feature.TOKEN_AUTH, at + "/tokenAuth");
            unless(off(behavior.originPath(), OriginPath.none()), Feature.ORIGIN_PATH, at + "/originPath");
            Feature firewall = at.equals("/defaults") ? Feature.FIREWALL : Feature.RULE_FIREWALL;
            unless(off(behavior.firewall(), Firewall.off()), firewall, at + "/firewall");
            unless(behavior.options().forProvider(PROVIDER).isEmpty(), Feature.OPTIONS, at + "/options");
        }

        private static <T> boolean off(Optional<? extends T> aspect, T off) {
            return aspect.isEmpty() || aspect.get().equals(off);
        }
    }

    private static final class Kind implements Origin.Visitor<Feature> {
        @Override
        public Feature http(HttpOrigin origin) {
            return Feature.HTTP_ORIGIN;
        }

        @Override
        public Feature bucket(dev.anyedge.cdn.model.BucketOrigin origin) {
            return Feature.BUCKET_ORIGIN;
        }

        @Override
        public Feature loadBalancer(dev.anyedge.cdn.model.LoadBalancerOrigin origin) {
            return Feature.LOAD_BALANCER_ORIGIN;
        }

        @Override
        public Feature serverless(dev.anyedge.cdn.model.ServerlessOrigin origin) {
            return Feature.SERVERLESS_ORIGIN;
        }
    }
}
