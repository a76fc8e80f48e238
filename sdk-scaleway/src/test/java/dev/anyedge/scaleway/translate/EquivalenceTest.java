package dev.anyedge.scaleway.translate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyedge.cdn.evaluation.Decision;
import dev.anyedge.cdn.evaluation.Evaluator;
import dev.anyedge.cdn.evaluation.Refusal;
import dev.anyedge.cdn.evaluation.Request;
import dev.anyedge.cdn.model.BucketOrigin;
import dev.anyedge.cdn.model.Caching;
import dev.anyedge.cdn.model.Cookies;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.Endpoint;
import dev.anyedge.cdn.model.Firewall;
import dev.anyedge.cdn.model.HostHeader;
import dev.anyedge.cdn.model.HttpOrigin;
import dev.anyedge.cdn.model.LoadBalancerOrigin;
import dev.anyedge.cdn.model.Origin;
import dev.anyedge.cdn.model.QueryKey;
import dev.anyedge.cdn.model.ServerlessOrigin;
import dev.anyedge.cdn.translation.Reading;
import dev.anyedge.cdn.translation.Translation;
import dev.anyedge.cdn.translation.TranslationContext;
import dev.anyedge.simulator.edge.EdgeCaching;
import dev.anyedge.simulator.edge.EdgeDecision;
import dev.anyedge.simulator.edge.EdgeRequest;
import dev.anyedge.simulator.edge.HeaderFields;
import dev.anyedge.simulator.scaleway.edge.StageGraphDecider;
import dev.anyedge.simulator.scaleway.edge.StageGraphDecision;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What the model means and what the simulated edge does with the translated document are the same. The edge is written
 * from the provider's reference alone and shares no code with the translation; what the reference leaves open is
 * inferred there.
 */
class EquivalenceTest {
    private static final long SEED = 20260823;
    private static final String SUFFIX = ".svc.edge.scw.cloud";

    private final StageChainTranslator translator = StageChainTranslator.create();

    @Test
    void theEdgeDecidesEveryRequestAsTheModelDoes() {
        ScalewayDistributions random = new ScalewayDistributions(SEED);
        int accepted = 0;
        int refused = 0;
        int decisions = 0;
        while (decisions < 60_000) {
            Distribution distribution = random.next();
            Translation<StageChain> translation = translator.translate(distribution, TranslationContext.strict());
            if (translation.document().isEmpty()) {
                refused++;
                continue;
            }
            accepted++;
            StageChain chain = translation.orThrow();
            decisions += agree(distribution, chain, random, "seed " + SEED + ", case " + (accepted + refused));
        }
        assertThat(accepted).as("accepted, with %d refused", refused).isGreaterThan(3 * refused);
    }

    @Test
    void whatIsReadFromATranslationMeansTheSameAndIsStable() {
        ScalewayDistributions random = new ScalewayDistributions(SEED + 1);
        for (int i = 0; i < 700; i++) {
            Distribution distribution = random.next();
            Translation<StageChain> translation = translator.translate(distribution, TranslationContext.strict());
            if (translation.document().isEmpty()) {
                continue;
            }
            String label = "seed " + (SEED + 1) + ", case " + i + ": " + distribution;
            StageChain chain = translation.orThrow();
            assertThat(StageChain.fromJson(chain.toJson())).as(label).isEqualTo(chain);
            Reading reading = translator.read(chain);
            assertThat(reading.findings()).as(label).isEmpty();
            Distribution normal = reading.distribution();
            Translation<StageChain> again = translator.translate(normal, TranslationContext.strict());
            assertThat(again.document()).as(label + "\n" + again.findings()).isPresent();
            assertThat(translator.read(again.orThrow()).distribution())
                    .as(label)
                    .isEqualTo(normal);
            agree(normal, chain, random, label);
            StageChain kept = translator
                    .translate(normal, TranslationContext.<StageChain>strict().withLive(chain))
                    .orThrow();
            assertThat(kept.stages()).as(label).containsExactlyInAnyOrderElementsOf(chain.stages());
            assertThat(kept.routeRules()).as(label).isEqualTo(chain.routeRules());
        }
    }

    private int agree(Distribution distribution, StageChain chain, ScalewayDistributions random, String label) {
        String assigned = chain.pipeline().id() + SUFFIX;
        boolean isAssigned = distribution.endpoints().get(0) instanceof Endpoint.Assigned;
        Evaluator evaluator = Evaluator.of(distribution, isAssigned ? List.of(assigned) : List.of());
        StageGraphDecider edge = StageGraphDecider.of(chain.toJson());
        int decisions = 0;
        for (int i = 0; i < 60; i++) {
            Request request = random.request(assigned);
            if (!isAssigned && request.host().equals(assigned)) {
                continue;
            }
            Decision meant = evaluator.decide(request);
            StageGraphDecision done = edge.decideInFull(edge(request));
            assertThat(shown(done, request))
                    .as("%s: %s %s\n%s\n%s", label, request.method(), request.url(), distribution, chain.toJson())
                    .isEqualTo(shown(meant));
            decisions++;
        }
        return decisions;
    }

    private static EdgeRequest edge(Request request) {
        return new EdgeRequest(
                request.scheme(),
                request.host(),
                request.method(),
                request.path(),
                request.query(),
                HeaderFields.none(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static String shown(Decision decision) {
        if (decision.refusal().isPresent()) {
            assertThat(decision.refusal().get().cause()).isEqualTo(Refusal.Cause.UNKNOWN_HOST);
            return "unknown host";
        }
        if (decision.location().isPresent()) {
            return "to " + decision.location().get();
        }
        assertThat(decision.queryKey()).isEqualTo(QueryKey.all());
        return shown(decision.origin()) + ", " + decision.originPath() + ", " + caching(decision) + ", "
                + shown(decision.firewall());
    }

    private static String caching(Decision decision) {
        if (decision.caching() instanceof Caching.HonorOrigin honor) {
            return "honor " + honor.defaultTtl().orElse(Duration.ZERO) + " cookies "
                    + decision.cookies().orElse(Cookies.BYPASS);
        }
        return decision.caching() instanceof Caching.Bypass ? "bypass" : "unexpected " + decision.caching();
    }

    private static String shown(Firewall firewall) {
        return firewall.mode() == Firewall.Mode.OFF
                ? "no firewall"
                : (firewall.mode() == Firewall.Mode.LOG ? "log_only " : "enable ")
                        + firewall.level().orElseThrow();
    }

    private static String shown(Origin origin) {
        return origin.accept(new Origin.Visitor<String>() {
            @Override
            public String http(HttpOrigin http) {
                return "http";
            }

            @Override
            public String bucket(BucketOrigin bucket) {
                return "scaleway_s3 " + bucket.bucket() + " " + bucket.region() + " " + bucket.website();
            }

            @Override
            public String loadBalancer(LoadBalancerOrigin balancer) {
                String sent = balancer.hostHeader() instanceof HostHeader.Fixed fixed ? fixed.value() : "";
                return "scaleway_lb " + balancer.loadBalancer() + " " + balancer.frontend() + " " + balancer.zone()
                        + " " + balancer.tls() + " " + balancer.websocket() + " " + sent;
            }

            @Override
            public String serverless(ServerlessOrigin serverless) {
                return (serverless.kind() == ServerlessOrigin.Kind.CONTAINER
                                ? "scaleway_serverless_container "
                                : "scaleway_serverless_function ")
                        + serverless.resource() + " " + serverless.region();
            }
        });
    }

    private static String shown(StageGraphDecision done, Request request) {
        EdgeDecision edge = done.edge();
        return switch (edge.outcome()) {
            case NOT_SERVED -> edge.status() == 404 ? "unknown host" : "broken: " + edge.reason();
            case REFUSED -> "refused: " + edge.reason();
            case REDIRECTED -> "to " + edge.location().orElseThrow();
            case SERVED -> {
                assertThat(edge.cacheKey()).contains(request.query().orElse(""));
                yield shown(done.backend().orElseThrow()) + ", "
                        + edge.originTarget().replaceFirst("\\?.*", "") + ", "
                        + (edge.caching().mode() == EdgeCaching.Mode.HONOR_ORIGIN
                                ? "honor " + edge.caching().ttl().orElse(Duration.ZERO) + " cookies " + edge.cookies()
                                : "bypass")
                        + ", "
                        + done.waf()
                                .map(waf -> waf.mode() + " " + waf.paranoiaLevel())
                                .orElse("no firewall");
            }
        };
    }

    private static String shown(StageGraphDecision.Backend backend) {
        Map<String, String> target = backend.target();
        return backend.kind() + " "
                + switch (backend.kind()) {
                    case "scaleway_s3" ->
                        target.get("bucket_name") + " " + target.get("bucket_region") + " " + target.get("is_website");
                    case "scaleway_lb" ->
                        target.get("id") + " " + target.get("frontend_id") + " " + target.get("zone") + " "
                                + target.get("is_ssl") + " " + target.get("has_websocket") + " "
                                + target.getOrDefault("domain_name", "");
                    case "scaleway_serverless_container" -> target.get("container_id") + " " + target.get("region");
                    default -> target.get("function_id") + " " + target.get("region");
                };
    }
}
