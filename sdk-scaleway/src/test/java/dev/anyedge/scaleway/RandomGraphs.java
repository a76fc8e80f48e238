package dev.anyedge.scaleway;

import dev.anyedge.scaleway.api.Backend;
import dev.anyedge.scaleway.api.BackendStageRequest;
import dev.anyedge.scaleway.api.BucketBackend;
import dev.anyedge.scaleway.api.CacheStageRequest;
import dev.anyedge.scaleway.api.DnsStageRequest;
import dev.anyedge.scaleway.api.HeadStageChange;
import dev.anyedge.scaleway.api.LoadBalancer;
import dev.anyedge.scaleway.api.LoadBalancerBackend;
import dev.anyedge.scaleway.api.MethodFilter;
import dev.anyedge.scaleway.api.PipelineRequest;
import dev.anyedge.scaleway.api.RouteRule;
import dev.anyedge.scaleway.api.RouteStageRequest;
import dev.anyedge.scaleway.api.RuleFilter;
import dev.anyedge.scaleway.api.RuleHttpMatch;
import dev.anyedge.scaleway.api.ScalewayEdgeApi;
import dev.anyedge.scaleway.api.ServerlessFunctionBackend;
import dev.anyedge.scaleway.api.StageKind;
import dev.anyedge.scaleway.api.StageLink;
import dev.anyedge.scaleway.api.TlsSecret;
import dev.anyedge.scaleway.api.TlsStageRequest;
import dev.anyedge.scaleway.api.WafMode;
import dev.anyedge.scaleway.api.WafStageRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Pipelines as other tools and the console make them: every chain that the provider takes, expressions that are not ours,
 * stages that do nothing, equal stages side by side, stages that nothing leads to.
 */
final class RandomGraphs {
    private static final List<String> PATHS = List.of(
            "/api/.*",
            "^/api/.*$",
            "^(?:/api/.*)$",
            "/img",
            "\\.png$",
            "^/docs/(a|b)$",
            ".*",
            "^/x$",
            "^/[0-9]+$",
            "^(?:/.*\\.jpg|/.*\\.png)$");
    private static final List<String> HOSTS = List.of("^(?:cdn\\.shop\\.example)$", "shop", "^cdn\\.shop\\.example$");
    private static final List<String> NAMES =
            List.of("cdn.shop.example", "CDN.Shop.Example", "www.shop.example", "deep.www.shop.example");

    private final Random random;
    private final ScalewayEdgeApi api;
    private String pipeline = "";

    RandomGraphs(long seed, ScalewayEdgeApi api) {
        random = new Random(seed);
        this.api = api;
    }

    /** Makes a pipeline. */
    String next(String name) {
        begin(name);
        List<StageLink> targets = new ArrayList<>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            targets.add(backend());
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            targets.add(waf(targets.get(random.nextInt(targets.size()))));
        }
        boolean plain = random.nextInt(6) == 0;
        // DNS leads to TLS, a cache or a backend only
        StageLink next = plain ? targets.get(0) : oneOf(targets);
        if (!plain) {
            if (random.nextBoolean()) {
                next = route(next, targets);
            }
            boolean cache = random.nextInt(4) > 0;
            if (cache) {
                next = cache(next);
            }
            if (!cache || random.nextInt(4) > 0) {
                next = tls(next);
            }
        }
        StageLink dns = dns(next);
        if (random.nextInt(6) > 0) {
            api.setHeadStage(pipeline, HeadStageChange.add(dns.id()));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            unlinked(targets);
        }
        return pipeline;
    }

    /** Makes a pipeline in which something is missing: it stops before it comes to an origin. */
    String incomplete(String name) {
        begin(name);
        StageLink last =
                switch (random.nextInt(6)) {
                    case 0 -> tls(null);
                    case 1 ->
                        StageLink.to(api.createCacheStage(
                                pipeline, CacheStageRequest.builder().build()));
                    case 2 ->
                        tls(StageLink.to(api.createRouteStage(
                                pipeline, RouteStageRequest.builder().build())));
                    case 3 ->
                        tls(StageLink.to(api.createWafStage(
                                pipeline,
                                WafStageRequest.builder()
                                        .mode(WafMode.ENABLE)
                                        .paranoiaLevel(2)
                                        .build())));
                    case 4 -> tls(route(waf(backend()), List.of(backend())));
                    default -> null;
                };
        if (random.nextInt(6) > 0) {
            StageLink dns = dns(last);
            if (random.nextInt(3) > 0) {
                api.setHeadStage(pipeline, HeadStageChange.add(dns.id()));
            }
        }
        return pipeline;
    }

    private void begin(String name) {
        pipeline = api.createPipeline(PipelineRequest.builder()
                        .name(name)
                        .description(oneOf(List.of("", "made by hand")))
                        .build())
                .id();
    }

    private void unlinked(List<StageLink> targets) {
        switch (random.nextInt(4)) {
            case 0 -> backend();
            case 1 -> waf(targets.get(0));
            case 2 -> cache(oneOf(targets));
            default -> route(targets.get(0), targets);
        }
    }

    private StageLink backend() {
        Backend backend =
                switch (random.nextInt(4)) {
                    case 0 ->
                        LoadBalancerBackend.builder()
                                .addLb(LoadBalancer.builder()
                                        .id("10000000-0000-4000-8000-000000000001")
                                        .frontendId("f0000000-0000-4000-8000-000000000001")
                                        .zone("fr-par-1")
                                        .ssl(random.nextBoolean())
                                        .domainName(
                                                random.nextBoolean() ? Optional.of("shop.internal") : Optional.empty())
                                        .hasWebsocket(random.nextBoolean())
                                        .privateNetworkId(
                                                random.nextInt(3) == 0
                                                        ? Optional.of("20000000-0000-4000-8000-000000000001")
                                                        : Optional.empty())
                                        .build())
                                .build();
                    case 1 ->
                        ServerlessFunctionBackend.builder()
                                .functionId("30000000-0000-4000-8000-000000000001")
                                .region("fr-par")
                                .build();
                    default ->
                        BucketBackend.builder()
                                .bucketName("bucket-" + random.nextInt(2))
                                .bucketRegion("fr-par")
                                .website(random.nextBoolean())
                                .build();
                };
        return StageLink.to(api.createBackendStage(pipeline, BackendStageRequest.of(backend)));
    }

    private StageLink waf(StageLink next) {
        StageLink backend = next.kind() == StageKind.BACKEND ? next : backend();
        return StageLink.to(api.createWafStage(
                pipeline,
                WafStageRequest.builder()
                        .mode(oneOf(List.of(WafMode.ENABLE, WafMode.LOG_ONLY, WafMode.DISABLE)))
                        .paranoiaLevel(1 + random.nextInt(4))
                        .next(backend)
                        .build()));
    }

    private StageLink route(StageLink fallback, List<StageLink> targets) {
        StageLink route = StageLink.to(api.createRouteStage(
                pipeline, RouteStageRequest.builder().next(fallback).build()));
        List<RouteRule> rules = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            RuleHttpMatch.Builder match = RuleHttpMatch.builder();
            if (random.nextInt(4) > 0) {
                match.pathFilter(RuleFilter.regex(oneOf(PATHS)));
            }
            if (random.nextInt(4) == 0) {
                match.hostFilter(RuleFilter.regex(oneOf(HOSTS)));
            }
            if (random.nextInt(3) == 0) {
                match.addMethodFilter(oneOf(List.of(MethodFilter.GET, MethodFilter.POST)));
            }
            rules.add(RouteRule.builder()
                    .match(match.build())
                    .target(oneOf(targets))
                    .build());
        }
        if (!rules.isEmpty()) {
            api.setRouteRules(route.id(), rules);
        }
        return route;
    }

    private StageLink cache(StageLink next) {
        return StageLink.to(api.createCacheStage(
                pipeline,
                CacheStageRequest.builder()
                        .fallbackTtl(Duration.ofSeconds(60L * random.nextInt(3)))
                        .includeCookies(random.nextBoolean())
                        .next(next)
                        .build()));
    }

    private StageLink tls(@Nullable StageLink next) {
        TlsStageRequest.Builder tls = TlsStageRequest.builder().next(Optional.ofNullable(next));
        switch (random.nextInt(3)) {
            case 0 -> tls.managedCertificate(true);
            case 1 -> tls.managedCertificate(false).secrets(List.of(TlsSecret.of(Shops.SECRET, "fr-par")));
            default -> tls.managedCertificate(false).secrets(List.of());
        }
        return StageLink.to(api.createTlsStage(pipeline, tls.build()));
    }

    private StageLink dns(@Nullable StageLink next) {
        StageLink to =
                switch (next == null ? StageKind.TLS : next.kind()) {
                    case TLS, CACHE, BACKEND -> next;
                    default -> tls(next);
                };
        DnsStageRequest.Builder dns = DnsStageRequest.builder().next(Optional.ofNullable(to));
        if (random.nextInt(3) > 0) {
            dns.fqdns(List.of(oneOf(NAMES)));
            dns.wildcardDomain(random.nextInt(4) == 0);
        } else {
            dns.fqdns(List.of());
        }
        return StageLink.to(api.createDnsStage(pipeline, dns.build()));
    }

    private <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
