package dev.anyedge.scaleway.testing;

import dev.anyedge.scaleway.api.Backend;
import dev.anyedge.scaleway.api.BackendStageRequest;
import dev.anyedge.scaleway.api.BucketBackend;
import dev.anyedge.scaleway.api.CacheStageRequest;
import dev.anyedge.scaleway.api.DnsStageRequest;
import dev.anyedge.scaleway.api.HeadStageChange;
import dev.anyedge.scaleway.api.LoadBalancer;
import dev.anyedge.scaleway.api.LoadBalancerBackend;
import dev.anyedge.scaleway.api.MethodFilter;
import dev.anyedge.scaleway.api.PemChain;
import dev.anyedge.scaleway.api.PipelineRequest;
import dev.anyedge.scaleway.api.PlanName;
import dev.anyedge.scaleway.api.PurgeTarget;
import dev.anyedge.scaleway.api.RouteRule;
import dev.anyedge.scaleway.api.RouteStageRequest;
import dev.anyedge.scaleway.api.RuleFilter;
import dev.anyedge.scaleway.api.RuleHttpMatch;
import dev.anyedge.scaleway.api.RulePlace;
import dev.anyedge.scaleway.api.ServerlessContainerBackend;
import dev.anyedge.scaleway.api.ServerlessFunctionBackend;
import dev.anyedge.scaleway.api.StageKind;
import dev.anyedge.scaleway.api.StageLink;
import dev.anyedge.scaleway.api.TlsSecret;
import dev.anyedge.scaleway.api.TlsStageRequest;
import dev.anyedge.scaleway.api.VpcEndpointRequest;
import dev.anyedge.scaleway.api.WafMode;
import dev.anyedge.scaleway.api.WafStageRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;

/** Makes requests that a user may make: valid, and otherwise anything. The same seed makes the same requests. */
public final class RequestGenerator {
    private static final List<String> TEXTS = List.of(
            "a",
            "shop",
            "Ünïcödé 日本語 🚀",
            "quote\"back\\slash",
            "line\nbreak\ttab",
            "  ",
            "<&>",
            "\u0000\u001f",
            "x".repeat(300));

    private final Random random;

    public RequestGenerator(long seed) {
        random = new Random(seed);
    }

    public String id() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    public String text() {
        return one(TEXTS);
    }

    public boolean flag() {
        return random.nextBoolean();
    }

    public <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    public <T> Optional<T> perhaps(Supplier<T> value) {
        return flag() ? Optional.of(value.get()) : Optional.empty();
    }

    public <T> List<T> some(int least, Supplier<T> value) {
        List<T> all = new ArrayList<>();
        for (int i = least + random.nextInt(4); i > 0; i--) {
            all.add(value.get());
        }
        return all;
    }

    public String region() {
        return one(List.of("fr-par", "nl-ams", "pl-waw", "it-mil", "xx-abcdefg"));
    }

    public Duration duration() {
        return one(List.of(
                Duration.ZERO,
                Duration.ofSeconds(random.nextInt(100_000)),
                Duration.ofMillis(random.nextInt(100_000)),
                Duration.ofNanos(random.nextInt()).abs(),
                Duration.ofDays(36_500)));
    }

    public StageLink link(StageKind... kinds) {
        return new StageLink(one(List.of(kinds)), id());
    }

    public PipelineRequest pipeline(boolean create) {
        return PipelineRequest.builder()
                .projectId(create ? perhaps(this::id) : Optional.empty())
                .name(create ? Optional.of(text()) : perhaps(this::text))
                .description(perhaps(() -> flag() ? "" : text()))
                .build();
    }

    public DnsStageRequest dns(boolean v1beta1) {
        return DnsStageRequest.builder()
                .fqdns(perhaps(() -> some(0, () -> "cdn" + random.nextInt(9) + ".shop.example")))
                .wildcardDomain(perhaps(() -> v1beta1 && flag()))
                .fullPrivate(perhaps(() -> v1beta1 && flag()))
                .next(perhaps(() -> link(StageKind.TLS, StageKind.CACHE, StageKind.BACKEND)))
                .build();
    }

    public TlsSecret secret() {
        return TlsSecret.of(id(), region());
    }

    private StageLink later(boolean v1beta1, StageKind... more) {
        List<StageKind> kinds = new ArrayList<>(List.of(more));
        kinds.add(StageKind.BACKEND);
        if (v1beta1) {
            kinds.add(StageKind.ROUTE);
            kinds.add(StageKind.WAF);
        }
        return new StageLink(one(kinds), id());
    }

    public TlsStageRequest tls(boolean v1beta1) {
        return TlsStageRequest.builder()
                .secrets(perhaps(() -> some(0, this::secret)))
                .managedCertificate(perhaps(this::flag))
                .next(perhaps(() -> later(v1beta1, StageKind.CACHE)))
                .build();
    }

    public CacheStageRequest cache(boolean v1beta1) {
        return CacheStageRequest.builder()
                .fallbackTtl(perhaps(this::duration))
                .includeCookies(perhaps(() -> v1beta1 && flag()))
                .next(perhaps(() -> later(v1beta1)))
                .build();
    }

    public RouteStageRequest route() {
        return RouteStageRequest.builder()
                .next(perhaps(() -> link(StageKind.WAF, StageKind.BACKEND)))
                .build();
    }

    public WafStageRequest waf(boolean create) {
        return WafStageRequest.builder()
                .mode(create ? Optional.of(mode()) : perhaps(this::mode))
                .paranoiaLevel(create || flag() ? OptionalInt.of(1 + random.nextInt(4)) : OptionalInt.empty())
                .next(perhaps(() -> link(StageKind.BACKEND)))
                .build();
    }

    private WafMode mode() {
        return one(List.of(WafMode.DISABLE, WafMode.LOG_ONLY, WafMode.ENABLE));
    }

    public LoadBalancer loadBalancer(boolean v1beta1) {
        return LoadBalancer.builder()
                .id(id())
                .zone(region() + "-" + (1 + random.nextInt(9)))
                .frontendId(id())
                .ssl(flag())
                .domainName(perhaps(this::text))
                .hasWebsocket(v1beta1 && flag())
                .privateNetworkId(v1beta1 ? perhaps(this::id) : Optional.empty())
                .build();
    }

    public Backend backend(boolean v1beta1) {
        switch (random.nextInt(v1beta1 ? 4 : 2)) {
            case 0:
                return BucketBackend.builder()
                        .bucketName("bucket-" + random.nextInt(1000))
                        .bucketRegion(region())
                        .website(flag())
                        .build();
            case 1:
                return LoadBalancerBackend.builder()
                        .lbs(some(1, () -> loadBalancer(v1beta1)))
                        .build();
            case 2:
                return ServerlessContainerBackend.builder()
                        .region(region())
                        .containerId(id())
                        .build();
            default:
                return ServerlessFunctionBackend.builder()
                        .region(region())
                        .functionId(id())
                        .build();
        }
    }

    public BackendStageRequest backendStage(boolean create, boolean v1beta1) {
        return BackendStageRequest.builder()
                .backend(create ? Optional.of(backend(v1beta1)) : perhaps(() -> backend(v1beta1)))
                .build();
    }

    public RouteRule rule() {
        return RouteRule.builder()
                .match(perhaps(this::match))
                .target(link(StageKind.WAF, StageKind.BACKEND))
                // what the provider assigns, as in a rule that was read: never sent
                .position(flag() ? OptionalInt.of(1 + random.nextInt(9)) : OptionalInt.empty())
                .routeStageId(perhaps(this::id))
                .build();
    }

    private RuleHttpMatch match() {
        return RuleHttpMatch.builder()
                .methodFilters(some(
                        0,
                        () -> one(List.of(
                                MethodFilter.GET,
                                MethodFilter.POST,
                                MethodFilter.PUT,
                                MethodFilter.PATCH,
                                MethodFilter.DELETE,
                                MethodFilter.HEAD,
                                MethodFilter.OPTIONS))))
                .pathFilter(perhaps(() -> RuleFilter.regex(text())))
                .hostFilter(perhaps(() -> RuleFilter.regex(text())))
                .build();
    }

    public RulePlace place() {
        return one(List.of(
                RulePlace.unspecified(),
                RulePlace.after(1 + random.nextInt(99)),
                RulePlace.before(1 + random.nextInt(99))));
    }

    public HeadStageChange head() {
        return one(List.of(HeadStageChange.add(id()), HeadStageChange.remove(id()), HeadStageChange.swap(id(), id())));
    }

    public VpcEndpointRequest vpcEndpoint() {
        return VpcEndpointRequest.builder()
                .projectId(perhaps(this::id))
                .region(region())
                .privateNetworkId(id())
                .build();
    }

    public PurgeTarget purge() {
        return flag() ? PurgeTarget.everything() : PurgeTarget.assets(some(1, () -> "/" + text()));
    }

    public PemChain chain() {
        return flag() ? PemChain.stored(secret()) : PemChain.raw(text());
    }

    public PlanName plan() {
        return one(List.of(PlanName.STARTER, PlanName.PROFESSIONAL, PlanName.ADVANCED));
    }
}
