package dev.anyedge.scaleway.translate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.internal.json.JsonText;
import dev.anyedge.cdn.model.Behavior;
import dev.anyedge.cdn.model.BucketOrigin;
import dev.anyedge.cdn.model.CacheRule;
import dev.anyedge.cdn.model.Caching;
import dev.anyedge.cdn.model.Certificate;
import dev.anyedge.cdn.model.Cookies;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.Endpoint;
import dev.anyedge.cdn.model.Firewall;
import dev.anyedge.cdn.model.GeoAccess;
import dev.anyedge.cdn.model.HostHeader;
import dev.anyedge.cdn.model.HttpOrigin;
import dev.anyedge.cdn.model.IpAccess;
import dev.anyedge.cdn.model.JsonValue;
import dev.anyedge.cdn.model.LoadBalancerOrigin;
import dev.anyedge.cdn.model.Origin;
import dev.anyedge.cdn.model.OriginPath;
import dev.anyedge.cdn.model.QueryKey;
import dev.anyedge.cdn.model.RefererAccess;
import dev.anyedge.cdn.model.ServerlessOrigin;
import dev.anyedge.cdn.model.TokenAuth;
import dev.anyedge.cdn.model.ViewerProtocol;
import dev.anyedge.cdn.translation.Feature;
import dev.anyedge.cdn.translation.RequestClass;
import dev.anyedge.cdn.translation.Translation;
import dev.anyedge.cdn.translation.TranslationContext;
import dev.anyedge.scaleway.api.Backend;
import dev.anyedge.scaleway.api.BackendStage;
import dev.anyedge.scaleway.api.BucketBackend;
import dev.anyedge.scaleway.api.CacheStage;
import dev.anyedge.scaleway.api.DnsStage;
import dev.anyedge.scaleway.api.LoadBalancer;
import dev.anyedge.scaleway.api.LoadBalancerBackend;
import dev.anyedge.scaleway.api.Pipeline;
import dev.anyedge.scaleway.api.RouteRule;
import dev.anyedge.scaleway.api.RouteStage;
import dev.anyedge.scaleway.api.ServerlessContainerBackend;
import dev.anyedge.scaleway.api.ServerlessFunctionBackend;
import dev.anyedge.scaleway.api.StageKind;
import dev.anyedge.scaleway.api.StageLink;
import dev.anyedge.scaleway.api.TlsSecret;
import dev.anyedge.scaleway.api.TlsStage;
import dev.anyedge.scaleway.api.WafMode;
import dev.anyedge.scaleway.api.WafStage;
import dev.anyedge.scaleway.internal.wire.PipelineJson;
import dev.anyedge.scaleway.internal.wire.RouteRuleJson;
import dev.anyedge.scaleway.internal.wire.StageJson;
import dev.anyedge.scaleway.internal.wire.WireReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One translation of a distribution into a chain of stages, begun anew for each.
 *
 * <p>The chain is dns → tls → [cache] → [route] → [waf] → backend. There is one cache stage for all requests, and route
 * rules choose nothing but the backend and the firewall before it; whatever else varies from rule to rule cannot be
 * said.
 */
final class ChainTranslation {
    /** So many route rules the vendor documents for a pipeline (Scaleway reference §9). */
    private static final int DOCUMENTED_RULES = 100;

    private static final String NOTHING_INSTEAD = "All requests are served.";
    private static final ScalewayOptions NO_OPTIONS = ScalewayOptions.builder().build();

    private static final String RAW_FIREWALL = "waf_stage";
    private static final String RAW_RULE = "route_rule";

    /** What the translation decides alone: how stages are named and linked. */
    private static final List<String> OWN_MEMBERS = List.of(
            "id",
            "dns_stage_id",
            "tls_stage_id",
            "cache_stage_id",
            "route_stage_id",
            "waf_stage_id",
            "backend_stage_id");

    private final Distribution distribution;
    private final TranslationContext<StageChain> context;
    private final Findings findings;
    private final OptionReader optionReader;
    private final LiveStages ids;
    private final StageChain.Builder chain = StageChain.builder();
    private final Map<String, Integer> originIndex = new HashMap<>();
    private final Map<String, String> backendByOrigin = new HashMap<>();
    private final Map<BackendStage, String> originByContent = new HashMap<>();
    private final Map<String, BackendStage> contentByOrigin = new HashMap<>();
    private final Map<String, StageLink> backendStages = new LinkedHashMap<>();
    private final Map<Target, StageLink> linkByTarget = new HashMap<>();
    private final Map<Integer, JsonValue> rawRules = new HashMap<>();

    ChainTranslation(Distribution distribution, TranslationContext<StageChain> context) {
        this.distribution = distribution;
        this.context = context;
        this.findings = new Findings(context.strictness());
        this.optionReader = new OptionReader(findings);
        this.ids = new LiveStages(context.live(), context.newIds());
        for (int i = 0; i < distribution.origins().size(); i++) {
            originIndex.put(distribution.origins().get(i).id(), i);
        }
    }

    Translation<StageChain> translate() {
        ScalewayOptions options = optionReader.read(
                distribution.options(),
                "/options",
                List.of(ScalewayOptions.DESCRIPTION, ScalewayOptions.PIPELINE_NAME),
                List.of("pipeline", "cache_stage", "route_stage", "chain", "unlinked"));
        StageChain unlinked = unlinked(options);
        unlinked.stages().forEach(stage -> ids.reserve(stage.id()));

        pipeline(options);
        Behavior defaults = distribution.defaults();
        ScalewayOptions defaultOptions = behaviorOptions(defaults, "/defaults", List.of(RAW_FIREWALL));
        boolean cached = caching(defaults);
        restrictions(defaults, "/defaults");
        Endpoint endpoint = distribution.endpoints().get(0);
        endpointsBeyondTheFirst();
        Target fallback = target(defaults, defaultOptions, "/defaults");
        List<RouteTable.Route> routes = routes(endpoint, fallback, defaultOptions);

        StageLink next;
        if (routes.isEmpty()) {
            next = link(fallback);
        } else {
            next = StageLink.route(ids.single(StageKind.ROUTE));
            routeStage(next.id(), fallback, routes, options);
        }
        if (cached) {
            String id = ids.single(StageKind.CACHE);
            cacheStage(id, defaults, next, options);
            next = StageLink.cache(id);
        }
        endpoint(endpoint, next);
        unusedOrigins();
        StageChain made = chain.extra(documentMembers(options)).build();
        names(made, routes);
        return findings.refused()
                ? Translation.refused(ScalewayOptions.PROVIDER, findings.inOrder())
                : Translation.passed(ScalewayOptions.PROVIDER, with(made, unlinked), findings.inOrder());
    }

    // ---- pipeline and endpoint ----

    private void pipeline(ScalewayOptions options) {
        String name = options.pipelineName().orElse(distribution.name());
        String description = options.description().orElse(distribution.description());
        if (options.description().isPresent()
                && !distribution.description().isEmpty()
                && !description.equals(distribution.description())) {
            findings.note(
                    Feature.DESCRIPTION,
                    "/description",
                    "The pipeline is described as the options say, not as the distribution does.");
        }
        if (options.pipelineName().isPresent() && !name.equals(distribution.name())) {
            findings.note(
                    Feature.NAMES, "/name", "The pipeline is named as the options say, not as the distribution is.");
        }
        Pipeline pipeline = Pipeline.builder()
                .id(ids.pipeline(name))
                .name(name)
                .description(description)
                .build();
        chain.pipeline(overlaid(options, "pipeline", "/options", pipeline, pipeline::toJson, PipelineJson::pipeline));
    }

    private void endpointsBeyondTheFirst() {
        for (int i = 1; i < distribution.endpoints().size(); i++) {
            findings.unsupported(
                    Feature.SEVERAL_HOSTNAMES,
                    "/endpoints/" + i,
                    "A pipeline has one host name; this is endpoint " + (i + 1) + " of "
                            + distribution.endpoints().size() + ".",
                    "Only the first endpoint is deployed.",
                    "Make a distribution of each endpoint.");
            optionReader.read(
                    distribution.endpoints().get(i).options(),
                    "/endpoints/" + i + "/options",
                    List.of(ScalewayOptions.FULL_PRIVATE),
                    List.of("dns_stage", "tls_stage"));
        }
    }

    private void endpoint(Endpoint endpoint, StageLink afterTls) {
        String at = "/endpoints/0";
        ScalewayOptions options = optionReader.read(
                endpoint.options(),
                at + "/options",
                List.of(ScalewayOptions.FULL_PRIVATE),
                List.of("dns_stage", "tls_stage"));
        viewerProtocol(endpoint, at + "/viewerProtocol");

        TlsStage.Builder tls = TlsStage.builder().id(ids.single(StageKind.TLS)).next(afterTls);
        DnsStage.Builder dns = DnsStage.builder()
                .id(ids.single(StageKind.DNS))
                .fullPrivate(options.fullPrivate().orElse(false));
        endpoint.accept(new Endpoint.Visitor<Boolean>() {
            @Override
            public Boolean custom(Endpoint.Custom custom) {
                ownName(custom.hostname(), at);
                dns.addFqdn(custom.hostname());
                customCertificate(custom.certificate(), at + "/certificate", tls);
                return true;
            }

            @Override
            public Boolean wildcard(Endpoint.Wildcard wildcard) {
                ownName(wildcard.hostname(), at);
                dns.addFqdn(wildcard.hostname()).wildcardDomain(true);
                wildcardCertificate(wildcard.certificate(), at + "/certificate", tls);
                return true;
            }

            @Override
            public Boolean assigned(Endpoint.Assigned assigned) {
                assigned.prefix()
                        .ifPresent(prefix -> findings.lossy(
                                Feature.ASSIGNED_PREFIX,
                                at + "/prefix",
                                "How an assigned host name begins cannot be wished for.",
                                "The name begins with the pipeline's id.",
                                "Leave out the prefix."));
                assignedCertificate(assigned.certificate(), at + "/certificate", tls);
                return true;
            }
        });
        TlsStage tlsStage = tls.build();
        tlsStage = overlaid(options, "tls_stage", at + "/options", tlsStage, tlsStage::toJson, StageJson::tlsStage);
        chain.addTlsStage(tlsStage);
        DnsStage dnsStage = dns.next(StageLink.to(tlsStage)).build();
        dnsStage = overlaid(options, "dns_stage", at + "/options", dnsStage, dnsStage::toJson, StageJson::dnsStage);
        chain.addDnsStage(dnsStage);
        if (distribution.enabled()) {
            chain.headDnsStageId(dnsStage.id());
        }
    }

    private void ownName(String hostname, String at) {
        if (hostname.equals("scw.cloud") || hostname.endsWith(".scw.cloud")) {
            findings.impossible(
                    Feature.CUSTOM_HOSTNAME,
                    at + "/hostname",
                    "The provider refuses names under scw.cloud, as " + hostname + " is.",
                    "Use a name of your own, or an assigned endpoint.");
        }
        findings.note(
                Feature.ASSIGNED_HOSTNAME,
                at,
                "The provider's own name for the pipeline, <pipeline id>.svc.edge.scw.cloud, serves the same besides.");
    }

    private void viewerProtocol(Endpoint endpoint, String at) {
        ViewerProtocol protocol = endpoint.viewerProtocol();
        switch (protocol) {
            case REDIRECT_TO_HTTPS -> {}
            case HTTPS_ONLY ->
                findings.lossy(
                        Feature.HTTPS_ONLY,
                        at,
                        "Plain HTTP cannot be refused; it is always redirected to HTTPS.",
                        "Plain HTTP is redirected to HTTPS.",
                        "Use redirect-to-https.");
            default ->
                findings.unsupported(
                        protocol == ViewerProtocol.HTTP_ONLY ? Feature.HTTP_ONLY : Feature.HTTP_AND_HTTPS,
                        at,
                        "Plain HTTP cannot be served; it is always redirected to HTTPS.",
                        "Plain HTTP is redirected to HTTPS.",
                        "Use redirect-to-https.");
        }
    }

    private void customCertificate(Optional<Certificate> certificate, String at, TlsStage.Builder tls) {
        certificate.orElse(Certificate.managed()).accept(new Certificate.Visitor<TlsStage.Builder>() {
            @Override
            public TlsStage.Builder managed(Certificate.Managed managed) {
                tls.managedCertificate(true);
                return tls;
            }

            @Override
            public TlsStage.Builder stored(Certificate.Stored stored) {
                tls.addSecret(TlsSecret.of(stored.id(), stored.region()));
                return tls;
            }

            @Override
            public TlsStage.Builder shared(Certificate.Shared shared) {
                findings.unsupported(
                        Feature.SHARED_CERTIFICATE,
                        at,
                        "The provider's own certificate does not prove a name of the user's.",
                        "A managed certificate is used.",
                        "Use a managed or stored certificate, or an assigned endpoint.");
                return managed(new Certificate.Managed());
            }

            @Override
            public TlsStage.Builder external(Certificate.External external) {
                findings.unsupported(
                        Feature.EXTERNAL_CERTIFICATE,
                        at,
                        "Certificates cannot be arranged outside the API.",
                        "A managed certificate is used.",
                        "Use a managed certificate, or put yours into Secret Manager as a secret of type certificate"
                                + " and name it as a stored one.");
                return managed(new Certificate.Managed());
            }
        });
    }

    private void wildcardCertificate(Optional<Certificate> certificate, String at, TlsStage.Builder tls) {
        if (certificate.orElse(null) instanceof Certificate.Stored stored) {
            tls.addSecret(TlsSecret.of(stored.id(), stored.region()));
            return;
        }
        Feature feature = certificate.isEmpty()
                ? Feature.STORED_CERTIFICATE
                : certificate.get() instanceof Certificate.Managed
                        ? Feature.MANAGED_CERTIFICATE
                        : certificate.get() instanceof Certificate.Shared
                                ? Feature.SHARED_CERTIFICATE
                                : Feature.EXTERNAL_CERTIFICATE;
        findings.impossible(
                feature,
                at,
                "A wildcard name needs a wildcard certificate from the provider's secret store.",
                "Put one into Secret Manager as a secret of type certificate and name it as a stored certificate.");
    }

    private void assignedCertificate(Optional<Certificate> certificate, String at, TlsStage.Builder tls) {
        tls.managedCertificate(false);
        if (certificate.isEmpty() || certificate.get() instanceof Certificate.Shared) {
            return;
        }
        Feature feature = certificate.get() instanceof Certificate.Managed
                ? Feature.MANAGED_CERTIFICATE
                : certificate.get() instanceof Certificate.Stored
                        ? Feature.STORED_CERTIFICATE
                        : Feature.EXTERNAL_CERTIFICATE;
        findings.unsupported(
                feature,
                at,
                "An assigned name is proved by the provider's own certificate and no other.",
                "The provider's own certificate is used.",
                "Use a shared certificate.");
    }

    // ---- caching ----

    /** Whether there is a cache stage. */
    private boolean caching(Behavior defaults) {
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

    private void cacheStage(String id, Behavior defaults, StageLink next, ScalewayOptions options) {
        CacheStage stage = CacheStage.builder()
                .id(id)
                .fallbackTtl(ttl(defaults.caching().orElse(Caching.honorOrigin())))
                .includeCookies(defaults.cookies().orElse(Cookies.BYPASS) == Cookies.IGNORE)
                .next(next)
                .build();
        chain.addCacheStage(overlaid(options, "cache_stage", "/options", stage, stage::toJson, StageJson::cacheStage));
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
        Behavior defaults = distribution.defaults();
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

    // ---- what the provider has not at all ----

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

    // ---- origins ----

    private Target target(Behavior behavior, ScalewayOptions options, String at) {
        Behavior defaults = distribution.defaults();
        String origin = behavior.origin().or(defaults::origin).orElse("");
        Firewall firewall = behavior.firewall().or(defaults::firewall).orElse(Firewall.off());
        JsonValue raw = options.raw().get(RAW_FIREWALL);
        if (raw != null && firewall.mode() == Firewall.Mode.OFF) {
            findings.note(
                    Feature.OPTIONS,
                    at + "/options/" + ScalewayOptions.PROVIDER + "/raw/waf_stage",
                    "There is no firewall here that the option could be about.");
            raw = null;
        }
        return new Target(backend(origin), firewall, raw == null ? "" : raw.toJson());
    }

    /** What stands for the content of an origin: the id of the first origin with that content. */
    private String backend(String originId) {
        String known = backendByOrigin.get(originId);
        if (known != null) {
            return known;
        }
        Integer index = originIndex.get(originId);
        if (index == null) {
            return originId;
        }
        String same = backend(distribution.origins().get(index), "/origins/" + index);
        backendByOrigin.put(originId, same);
        return same;
    }

    private String backend(Origin origin, String at) {
        Origin replacement = context.originReplacements().get(origin.id());
        Origin used = replacement == null ? origin : replacement;
        ScalewayOptions options = optionReader.read(
                used.options(),
                at + "/options",
                used instanceof LoadBalancerOrigin ? List.of(ScalewayOptions.PRIVATE_NETWORK_ID) : List.of(),
                List.of("backend_stage"));
        Optional<Backend> backend = used.accept(new Origin.Visitor<Optional<Backend>>() {
            @Override
            public Optional<Backend> http(HttpOrigin http) {
                if (!bringsBackend(options)) {
                    findings.impossible(
                            Feature.HTTP_ORIGIN,
                            at,
                            "The origin " + origin.id() + " is a host (" + http.host()
                                    + "); only resources of the provider can be origins.",
                            "Replace it for this provider by a bucket, load balancer, function or container:"
                                    + " TranslationContext.withOrigin(\"" + origin.id() + "\", …), or --origin "
                                    + origin.id() + "=JSON.");
                }
                return Optional.empty();
            }

            @Override
            public Optional<Backend> bucket(BucketOrigin bucket) {
                return Optional.of(BucketBackend.builder()
                        .bucketName(bucket.bucket())
                        .bucketRegion(bucket.region())
                        .website(bucket.website())
                        .build());
            }

            @Override
            public Optional<Backend> loadBalancer(LoadBalancerOrigin balancer) {
                return Optional.of(LoadBalancerBackend.builder()
                        .addLb(LoadBalancer.builder()
                                .id(balancer.loadBalancer())
                                .frontendId(balancer.frontend())
                                .zone(balancer.zone())
                                .ssl(balancer.tls())
                                .domainName(sentHost(balancer.hostHeader(), at + "/hostHeader"))
                                .hasWebsocket(balancer.websocket())
                                .privateNetworkId(options.privateNetworkId())
                                .build())
                        .build());
            }

            @Override
            public Optional<Backend> serverless(ServerlessOrigin serverless) {
                return Optional.of(
                        serverless.kind() == ServerlessOrigin.Kind.CONTAINER
                                ? ServerlessContainerBackend.builder()
                                        .region(serverless.region())
                                        .containerId(serverless.resource())
                                        .build()
                                : ServerlessFunctionBackend.builder()
                                        .region(serverless.region())
                                        .functionId(serverless.resource())
                                        .build());
            }
        });
        if (!(used instanceof HttpOrigin) && used.reachableAs().isPresent()) {
            findings.note(
                    Feature.HTTP_ORIGIN,
                    at + "/reachableAs",
                    "How other providers reach " + origin.id() + " is not needed here and not kept.");
        }
        BackendStage content = BackendStage.builder().id("-").backend(backend).build();
        content =
                overlaid(options, "backend_stage", at + "/options", content, content::toJson, StageJson::backendStage);
        String same = originByContent.putIfAbsent(content, origin.id());
        if (same != null) {
            findings.note(
                    Feature.SEVERAL_ORIGINS,
                    at,
                    "The origins " + origin.id() + " and " + same + " are the same; they become one.");
            return same;
        }
        contentByOrigin.put(origin.id(), content);
        return origin.id();
    }

    /** The stage of an origin, made when something first leads to it. */
    private StageLink backendStage(String originId) {
        StageLink known = backendStages.get(originId);
        if (known != null) {
            return known;
        }
        BackendStage content = contentByOrigin.getOrDefault(
                originId, BackendStage.builder().id("-").build());
        BackendStage stage = BackendStage.builder()
                .id(ids.backend(content.backend(), content.extra(), originId))
                .backend(content.backend())
                .extra(content.extra())
                .build();
        chain.addBackendStage(stage);
        StageLink link = StageLink.to(stage);
        backendStages.put(originId, link);
        return link;
    }

    /** An origin that was read from a kind of backend that the model does not know. */
    private static boolean bringsBackend(ScalewayOptions options) {
        JsonValue raw = options.raw().get("backend_stage");
        return raw != null
                && JsonNodes.of(raw).properties().stream()
                        .anyMatch(member -> member.getValue().isObject());
    }

    private Optional<String> sentHost(HostHeader header, String at) {
        return header.accept(new HostHeader.Visitor<Optional<String>>() {
            @Override
            public Optional<String> viewer(HostHeader.Viewer value) {
                return Optional.empty();
            }

            @Override
            public Optional<String> ofOrigin(HostHeader.OfOrigin value) {
                findings.unsupported(
                        Feature.HOST_HEADER,
                        at,
                        "A load balancer has no host name of its own that it could be asked with.",
                        "It is asked with the viewer's host.",
                        "Use the viewer's host or a fixed one.");
                return Optional.empty();
            }

            @Override
            public Optional<String> fixed(HostHeader.Fixed value) {
                return Optional.of(value.value());
            }
        });
    }

    private void unusedOrigins() {
        for (int i = 0; i < distribution.origins().size(); i++) {
            String id = distribution.origins().get(i).id();
            if (!backendByOrigin.containsKey(id)) {
                findings.note(
                        Feature.SEVERAL_ORIGINS,
                        "/origins/" + i,
                        "Nothing is asked of the origin " + id + "; it is not deployed.");
            }
        }
        for (String id : context.originReplacements().keySet()) {
            if (!originIndex.containsKey(id)) {
                findings.impossible(
                        Feature.HTTP_ORIGIN,
                        "/origins",
                        "There is no origin " + id + " that could be replaced.",
                        "The origins are " + String.join(", ", originIndex.keySet()) + ".");
            }
        }
    }

    // ---- rules ----

    private List<RouteTable.Route> routes(Endpoint endpoint, Target fallback, ScalewayOptions defaultOptions) {
        List<CacheRule> rules = distribution.rules();
        if (rules.isEmpty()) {
            return List.of();
        }
        RuleRegion regions = new RuleRegion(findings, served(endpoint));
        RouteTable table = new RouteTable(fallback);
        // From the last, as the table wants it; findings are put in order at the end.
        for (int i = rules.size() - 1; i >= 0; i--) {
            add(table, i, regions, defaultOptions);
        }
        List<RouteTable.Route> routes = table.routes();
        if (routes.size() > DOCUMENTED_RULES) {
            findings.note(
                    Feature.LIMIT,
                    "/rules",
                    "The rules become " + routes.size() + " route rules; the provider documents up to "
                            + DOCUMENTED_RULES + ".");
        }
        return routes;
    }

    /** A rule without a firewall of its own has the defaults' with all that belongs to it. */
    private static ScalewayOptions inherited(ScalewayOptions own, Behavior then, ScalewayOptions defaults) {
        JsonValue raw = defaults.raw().get(RAW_FIREWALL);
        if (then.firewall().isPresent() || own.raw().containsKey(RAW_FIREWALL) || raw == null) {
            return own;
        }
        return ScalewayOptions.builder().putRaw(RAW_FIREWALL, raw).build();
    }

    private void add(RouteTable table, int index, RuleRegion regions, ScalewayOptions defaultOptions) {
        String at = "/rules/" + index;
        CacheRule rule = distribution.rules().get(index);
        Behavior then = rule.then();
        ruleCaching(then, at + "/then");
        restrictions(then, at + "/then");
        ScalewayOptions options = behaviorOptions(then, at + "/then", List.of(RAW_FIREWALL, RAW_RULE));
        JsonValue raw = options.raw().get(RAW_RULE);
        if (raw != null) {
            rawRules.put(index, raw);
        }
        boolean explicit = then.origin().isPresent() || then.firewall().isPresent() || raw != null;
        if (!explicit && table.changesNothing(target(then, inherited(options, then, defaultOptions), at + "/then"))) {
            findings.note(
                    Feature.RULES, at, "The rule " + rule.name() + " changes nothing here and becomes no route rule.");
            return;
        }
        Optional<RuleRegion.Picked> picked;
        if (raw != null && JsonNodes.of(raw).has("rule_http_match")) {
            findings.note(
                    Feature.RULES,
                    at + "/when",
                    "The rule picks out what its option rule_http_match says, not what its conditions say.");
            picked = Optional.of(new RuleRegion.Picked(Region.UNKNOWN, List.of()));
        } else {
            picked = regions.of(rule, at);
        }
        if (picked.isPresent() && picked.get().region().isNothing()) {
            return;
        }
        Target target = target(then, inherited(options, then, defaultOptions), at + "/then");
        if (picked.isEmpty()) {
            leftOut(table, target, at);
            return;
        }
        try {
            table.addAbove(new RouteTable.Entry(
                    index, picked.get().region(), picked.get().not(), target));
        } catch (RouteTable.BeyondRoutes e) {
            findings.unsupported(
                    e.feature,
                    at,
                    "The rule " + rule.name() + " cannot be said by route rules: " + e.getMessage() + ".",
                    "The rule is left out.",
                    "Say it without negated conditions, by rules before it.");
            leftOut(table, target, at);
        }
    }

    /** Content may go missing where that is allowed; a firewall only when it is named. */
    private void leftOut(RouteTable table, Target target, String at) {
        if (!findings.refused() && table.guards(target)) {
            findings.unsupported(
                    Feature.RULE_FIREWALL,
                    at + "/then",
                    "Without this rule its requests would pass a weaker firewall, or none.",
                    "The firewall of other rules or of the defaults applies.",
                    "Say the rule in a way that routes can, or give the defaults the stronger firewall.");
        }
    }

    private static TextSet served(Endpoint endpoint) {
        return endpoint.accept(new Endpoint.Visitor<TextSet>() {
            @Override
            public TextSet custom(Endpoint.Custom custom) {
                return new TextSet.Globs(List.of(new Glob(custom.hostname())));
            }

            @Override
            public TextSet wildcard(Endpoint.Wildcard wildcard) {
                return new TextSet.Globs(List.of(Glob.host("*." + wildcard.hostname())));
            }

            @Override
            public TextSet assigned(Endpoint.Assigned assigned) {
                return TextSet.EVERY;
            }
        });
    }

    private void routeStage(String id, Target fallback, List<RouteTable.Route> routes, ScalewayOptions options) {
        RouteStage stage = RouteStage.builder().id(id).next(link(fallback)).build();
        stage = overlaid(options, "route_stage", "/options", stage, stage::toJson, StageJson::routeStage);
        chain.addRouteStage(stage);
        List<RouteRule> rules = new ArrayList<>(routes.size());
        for (RouteTable.Route route : routes) {
            RouteRule rule = RouteRule.builder()
                    .match(route.region().toMatch())
                    .target(link(route.target()))
                    .build();
            JsonValue raw = rawRules.get(route.rule());
            if (raw != null) {
                rule = overlaid(
                        ScalewayOptions.builder().putRaw(RAW_RULE, raw).build(),
                        RAW_RULE,
                        "/rules/" + route.rule() + "/then/options",
                        rule,
                        rule::toJson,
                        RouteRuleJson::routeRule);
            }
            rules.add(rule);
        }
        chain.putRouteRule(id, rules);
    }

    /** The stage before or at the backend, made when it is first needed. */
    private StageLink link(Target target) {
        StageLink known = linkByTarget.get(target);
        if (known != null) {
            return known;
        }
        StageLink link = backendStage(target.origin());
        if (target.guarded()) {
            WafStage wanted = WafStage.builder()
                    .id("-")
                    .mode(target.firewall().mode() == Firewall.Mode.LOG ? WafMode.LOG_ONLY : WafMode.ENABLE)
                    .paranoiaLevel(target.firewall().level())
                    .next(link)
                    .build();
            if (!target.rawFirewall().isEmpty()) {
                wanted = overlaid(
                        ScalewayOptions.builder()
                                .putRaw(RAW_FIREWALL, JsonValue.parse(target.rawFirewall()))
                                .build(),
                        RAW_FIREWALL,
                        "/defaults/options",
                        wanted,
                        wanted::toJson,
                        StageJson::wafStage);
            }
            WafStage stage = WafStage.builder()
                    .id(ids.waf(wanted, "waf"))
                    .mode(wanted.mode())
                    .paranoiaLevel(wanted.paranoiaLevel())
                    .next(wanted.next())
                    .extra(wanted.extra())
                    .build();
            chain.addWafStage(stage);
            link = StageLink.to(stage);
        }
        linkByTarget.put(target, link);
        return link;
    }

    // ---- options ----

    private ScalewayOptions behaviorOptions(Behavior behavior, String at, List<String> raw) {
        return behavior.options().isEmpty()
                ? NO_OPTIONS
                : optionReader.read(behavior.options(), at + "/options", List.of(), raw);
    }

    /** A value with the members that an option brings laid over it. */
    private <T> T overlaid(
            ScalewayOptions options,
            String member,
            String optionsPointer,
            T value,
            Supplier<String> json,
            Function<WireReader, T> reader) {
        JsonValue raw = options.raw().get(member);
        if (raw == null) {
            return value;
        }
        String at = optionsPointer + "/" + ScalewayOptions.PROVIDER + "/raw/" + member;
        ObjectNode tree = (ObjectNode) JsonText.parse(json.get());
        ObjectNode before = tree.deepCopy();
        JsonNodes.overlay(tree, (ObjectNode) JsonNodes.of(raw));
        for (String own : OWN_MEMBERS) {
            if (!tree.path(own).equals(before.path(own))) {
                findings.impossible(
                        Feature.OPTIONS,
                        at + "/" + own,
                        "Ids and links are the translation's own; an option cannot set " + own + ".",
                        "Leave it out.");
                return value;
            }
        }
        try {
            return reader.apply(WireReader.of(tree, at));
        } catch (ValidationException e) {
            findings.impossible(
                    Feature.OPTIONS, at, String.valueOf(e.getMessage()), "Write it as the provider's API does.");
            return value;
        }
    }

    private Map<String, JsonValue> documentMembers(ScalewayOptions options) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        JsonValue raw = options.raw().get("chain");
        if (raw != null) {
            JsonNodes.of(raw).properties().forEach(member -> {
                if (StageChainJson.MEMBERS.contains(member.getKey())) {
                    findings.impossible(
                            Feature.OPTIONS,
                            "/options/scaleway/raw/chain/" + member.getKey(),
                            "The member " + member.getKey() + " is the translation's own.",
                            "Leave it out.");
                } else {
                    members.put(member.getKey(), JsonNodes.value(member.getValue()));
                }
            });
        }
        return members;
    }

    /** Stages that nothing leads to, as a reading kept them. */
    private StageChain unlinked(ScalewayOptions options) {
        JsonValue raw = options.raw().get("unlinked");
        StageChain none = StageChain.builder()
                .pipeline(Pipeline.builder().id("-").build())
                .build();
        if (raw == null) {
            return none;
        }
        try {
            return StageChainJson.unchecked((ObjectNode) JsonNodes.of(raw));
        } catch (ValidationException | ClassCastException e) {
            findings.impossible(
                    Feature.OPTIONS,
                    "/options/scaleway/raw/unlinked",
                    "These are no stages: " + e.getMessage(),
                    "Write lists of stages as the provider's API does.");
            return none;
        }
    }

    /** The chain with the stages that nothing leads to; a link of theirs that leads nowhere is cut. */
    private static StageChain with(StageChain linked, StageChain unlinked) {
        if (unlinked.stages().isEmpty()) {
            return linked;
        }
        StageChain whole = StageChain.builder()
                .from(linked)
                .addAllDnsStages(unlinked.dnsStages())
                .addAllTlsStages(unlinked.tlsStages())
                .addAllCacheStages(unlinked.cacheStages())
                .addAllBackendStages(unlinked.backendStages())
                .addAllWafStages(unlinked.wafStages())
                .addAllRouteStages(unlinked.routeStages())
                .putAllRouteRules(unlinked.routeRules())
                .build();
        return StageChainJson.withoutDanglingLinks(whole);
    }

    /** What is known by other names over there, or not at all. */
    private void names(StageChain made, List<RouteTable.Route> routes) {
        Set<String> given = new HashSet<>();
        boolean same = backendByOrigin.size() == made.backendStages().size();
        int index = 0;
        for (String origin : backendStages.keySet()) {
            same &= OriginNames.invent(made.backendStages().get(index++).backend(), given)
                    .equals(origin);
        }
        for (int i = 0; same && i < routes.size(); i++) {
            int rule = routes.get(i).rule();
            same = rule >= 0 && distribution.rules().get(rule).name().equals(OriginNames.rule(i));
        }
        if (!same) {
            findings.note(
                    Feature.NAMES,
                    "/origins",
                    "The ids of origins and the names of rules are not kept; a reading invents others.");
        }
        if (!optionReader.foreign().isEmpty()) {
            findings.note(
                    Feature.OPTIONS,
                    "/options",
                    "Options of " + String.join(", ", optionReader.foreign()) + " are not for this provider.");
        }
    }
}
