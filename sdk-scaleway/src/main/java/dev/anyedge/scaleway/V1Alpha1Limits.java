package dev.anyedge.scaleway;

import dev.anyedge.cdn.PlanOptions;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.Firewall;
import dev.anyedge.cdn.model.LoadBalancerOrigin;
import dev.anyedge.cdn.model.Origin;
import dev.anyedge.cdn.model.ServerlessOrigin;
import dev.anyedge.cdn.translation.Capabilities;
import dev.anyedge.cdn.translation.Feature;
import dev.anyedge.cdn.translation.Finding;
import dev.anyedge.cdn.translation.Severity;
import dev.anyedge.cdn.translation.Strictness;
import dev.anyedge.cdn.translation.Translation;
import dev.anyedge.cdn.translation.TranslationRefusedException;
import dev.anyedge.scaleway.api.Backend;
import dev.anyedge.scaleway.api.BackendStage;
import dev.anyedge.scaleway.api.BucketBackend;
import dev.anyedge.scaleway.api.CacheStage;
import dev.anyedge.scaleway.api.DnsStage;
import dev.anyedge.scaleway.api.LoadBalancer;
import dev.anyedge.scaleway.api.LoadBalancerBackend;
import dev.anyedge.scaleway.translate.ScalewayOptions;
import dev.anyedge.scaleway.translate.StageChain;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What v1alpha1 lacks of the stages that the translation writes (Scaleway reference §3.3), found before any call. It is
 * never dropped, not even where losses are allowed: v1beta1 is there and can do it.
 */
final class V1Alpha1Limits {
    private static final String HINT = "Use v1beta1, which is the default: leave out"
            + " ScalewayCdn.builder().dialect(ScalewayDialect.V1ALPHA1).";

    private final Distribution distribution;
    private final PlanOptions options;
    private final List<Finding> findings = new ArrayList<>();

    private V1Alpha1Limits(Distribution distribution, PlanOptions options) {
        this.distribution = distribution;
        this.options = options;
    }

    /**
     * Translates, and refuses what the translation or this dialect cannot do, all at once.
     *
     * @throws TranslationRefusedException when there is something to refuse
     */
    static WishedPipeline prepare(Distribution distribution, PlanOptions options) {
        Translation<StageChain> translation = WishedPipeline.translate(distribution, options);
        // what a refused translation would have written otherwise is looked at too: one look, all findings
        List<Finding> beyond = translation
                .document()
                .or(() -> WishedPipeline.translate(
                                distribution, options, Strictness.lenient().dropping(Feature.values()))
                        .document())
                .map(chain -> new V1Alpha1Limits(distribution, options).of(chain))
                .orElse(List.of());
        if (beyond.isEmpty()) {
            return new WishedPipeline(distribution, options, translation.orThrow(), translation.findings());
        }
        List<Finding> all = new ArrayList<>(translation.findings());
        all.addAll(beyond);
        throw new TranslationRefusedException(ScalewayOptions.PROVIDER, all);
    }

    /** The capabilities of v1beta1 without what came with it. */
    static Capabilities of(Capabilities v1beta1) {
        Capabilities.Builder left = Capabilities.builder(v1beta1.provider());
        for (Feature feature : Feature.values()) {
            Capabilities.Answer answer = v1beta1.of(feature);
            switch (answer.support()) {
                case FULL -> left.full(feature);
                case PARTIAL -> left.partial(feature, answer.note());
                case NONE -> left.none(feature, answer.note());
            }
        }
        String only = "Only in v1beta1.";
        for (Feature feature : List.of(
                Feature.WILDCARD_HOSTNAME,
                Feature.DISABLED,
                Feature.SERVERLESS_ORIGIN,
                Feature.SEVERAL_ORIGINS,
                Feature.RULES,
                Feature.PATH_CONDITION,
                Feature.PATH_REGEX_CONDITION,
                Feature.EXTENSION_CONDITION,
                Feature.FILE_NAME_CONDITION,
                Feature.METHOD_CONDITION,
                Feature.SCHEME_CONDITION,
                Feature.HOST_CONDITION,
                Feature.NEGATED_CONDITION,
                Feature.RULE_ORIGIN,
                Feature.FIREWALL,
                Feature.RULE_FIREWALL)) {
            left.none(feature, only);
        }
        return left.partial(Feature.LOAD_BALANCER_ORIGIN, "Without websockets and private networks.")
                .partial(Feature.COOKIES, "Requests with cookies are not served from the cache.")
                .build();
    }

    /** A pipeline whose requests end at a stage that v1alpha1 does not show must not be written by it. */
    static TranslationRefusedException hidden(String pipelineId) {
        return new TranslationRefusedException(
                ScalewayOptions.PROVIDER,
                List.of(Finding.of(
                                Severity.UNSUPPORTED,
                                Feature.UNKNOWN_CONTENT,
                                "",
                                "The stages of the pipeline " + pipelineId
                                        + " lead to none that v1alpha1 shows: there is"
                                        + " a firewall, a route or a kind of origin that only v1beta1 knows, or the"
                                        + " pipeline is not complete.")
                        .instead("Nothing is written, because that could take a firewall away.")
                        .hint(HINT)
                        .build()));
    }

    private List<Finding> of(StageChain chain) {
        if (chain.headDnsStageId().isEmpty()) {
            add(Feature.DISABLED, "/enabled", "A pipeline of v1alpha1 cannot be switched off, only deleted");
        }
        for (DnsStage dns : chain.dnsStages()) {
            if (dns.wildcardDomain()) {
                add(Feature.WILDCARD_HOSTNAME, "/endpoints/0/hostname", "v1alpha1 has no wildcard names");
            }
            if (dns.fullPrivate()) {
                add(
                        Feature.OPTIONS,
                        "/endpoints/0/options/scaleway/fullPrivate",
                        "v1alpha1 has no names that are reachable inside the VPC only");
            }
        }
        if (chain.cacheStages().stream().anyMatch(CacheStage::includeCookies)) {
            add(
                    Feature.COOKIES,
                    "/defaults/cookies",
                    "v1alpha1 cannot ignore cookies: a request with cookies is not served from the cache");
        }
        if (!chain.routeStages().isEmpty()) {
            add(Feature.RULES, "/rules", "v1alpha1 has no routes: one origin answers all requests");
        }
        if (!chain.wafStages().isEmpty()) {
            boolean byDefault = distribution
                    .defaults()
                    .firewall()
                    .filter(firewall -> !firewall.equals(Firewall.off()))
                    .isPresent();
            add(Feature.FIREWALL, byDefault ? "/defaults/firewall" : "/rules", "v1alpha1 has no firewall");
        }
        chain.backendStages().stream().map(BackendStage::backend).forEach(backend -> backend.ifPresent(this::backend));
        return findings;
    }

    private void backend(Backend backend) {
        if (backend instanceof LoadBalancerBackend balancers) {
            balancers.lbs().forEach(this::loadBalancer);
        } else if (!(backend instanceof BucketBackend)) {
            String resource = StageWords.title(backend);
            add(
                    Feature.SERVERLESS_ORIGIN,
                    pointer(origin -> origin instanceof ServerlessOrigin serverless
                            && serverless.resource().equals(resource)),
                    "v1alpha1 knows buckets and load balancers, not " + backend.member() + " (" + resource + ")");
        }
    }

    private void loadBalancer(LoadBalancer lb) {
        String at = pointer(origin -> origin instanceof LoadBalancerOrigin balancer
                && balancer.loadBalancer().equals(lb.id()));
        if (lb.hasWebsocket()) {
            add(Feature.LOAD_BALANCER_ORIGIN, at + "/websocket", "v1alpha1 has no websockets");
        }
        if (lb.privateNetworkId().isPresent()) {
            add(
                    Feature.OPTIONS,
                    at + "/options/scaleway/privateNetworkId",
                    "v1alpha1 has no load balancers in private networks");
        }
    }

    private String pointer(Predicate<Origin> wanted) {
        for (int i = 0; i < distribution.origins().size(); i++) {
            Origin origin = distribution.origins().get(i);
            if (wanted.test(options.originReplacements().getOrDefault(origin.id(), origin))) {
                return "/origins/" + i;
            }
        }
        return "/origins";
    }

    private void add(Feature feature, String pointer, String message) {
        findings.add(Finding.of(Severity.UNSUPPORTED, feature, pointer, message + ".")
                .hint(HINT)
                .build());
    }
}
