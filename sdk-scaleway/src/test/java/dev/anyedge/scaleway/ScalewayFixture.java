package dev.anyedge.scaleway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.cdn.Cdn;
import dev.anyedge.cdn.evaluation.Request;
import dev.anyedge.cdn.model.Behavior;
import dev.anyedge.cdn.model.BucketOrigin;
import dev.anyedge.cdn.model.CacheRule;
import dev.anyedge.cdn.model.Caching;
import dev.anyedge.cdn.model.Certificate;
import dev.anyedge.cdn.model.Condition;
import dev.anyedge.cdn.model.Cookies;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.Endpoint;
import dev.anyedge.cdn.model.Firewall;
import dev.anyedge.cdn.model.HostHeader;
import dev.anyedge.cdn.model.HttpOrigin;
import dev.anyedge.cdn.model.LoadBalancerOrigin;
import dev.anyedge.cdn.model.Origin;
import dev.anyedge.cdn.model.ServerlessOrigin;
import dev.anyedge.cdn.translation.Feature;
import dev.anyedge.cdn.translation.Translator;
import dev.anyedge.scaleway.translate.LiveDocuments;
import dev.anyedge.scaleway.translate.ScalewayOptions;
import dev.anyedge.scaleway.translate.StageChain;
import dev.anyedge.scaleway.translate.StageChainTranslator;
import dev.anyedge.simulator.SimulatorClock;
import dev.anyedge.simulator.edge.EdgeCaching;
import dev.anyedge.simulator.edge.EdgeDecision;
import dev.anyedge.simulator.edge.EdgeRequest;
import dev.anyedge.simulator.edge.HeaderFields;
import dev.anyedge.simulator.scaleway.ScalewaySimulator;
import dev.anyedge.simulator.scaleway.edge.StageGraphDecider;
import dev.anyedge.simulator.scaleway.edge.StageGraphDecision;
import dev.anyedge.tck.Account;
import dev.anyedge.tck.Calls;
import dev.anyedge.tck.Edge;
import dev.anyedge.tck.ProviderFixture;
import dev.anyedge.tck.TestTime;
import dev.anyedge.tck.Viewed;
import dev.anyedge.tck.WireCalls;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Scaleway for the contract suite. */
class ScalewayFixture implements ProviderFixture<StageChain> {
    private static final String SUFFIX = ".svc.edge.scw.cloud";

    private final ScalewayDialect dialect;

    ScalewayFixture() {
        this(ScalewayDialect.V1BETA1);
    }

    ScalewayFixture(ScalewayDialect dialect) {
        this.dialect = dialect;
    }

    @Override
    public Translator<StageChain> translator() {
        return StageChainTranslator.create();
    }

    @Override
    public Stream<StageChain> documents(long seed) {
        LiveDocuments random = new LiveDocuments(seed);
        return Stream.generate(() -> StageChain.fromJson(random.any()));
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.custom(Shops.HOST, Certificate.managed()),
                Endpoint.custom("www.shop.example", Certificate.stored(Shops.SECRET, "fr-par")));
    }

    @Override
    public Origin origin(String id, int number) {
        return BucketOrigin.builder()
                .id(id)
                .bucket("bucket-" + number)
                .region("fr-par")
                .website(number % 2 == 0)
                .build();
    }

    @Override
    public List<Behavior> defaults() {
        return List.of(
                Behavior.builder()
                        .caching(Caching.honorOrigin(Duration.ofMinutes(30)))
                        .build(),
                Behavior.builder()
                        .caching(Caching.honorOrigin(Duration.ofMinutes(5)))
                        .cookies(Cookies.BYPASS)
                        .build());
    }

    @Override
    public List<Behavior> ruleBehaviors() {
        return List.of(
                Behavior.builder().origin("second").build(),
                Behavior.builder().origin("second").firewall(Firewall.block(2)).build());
    }

    @Override
    public List<Distribution> probes(Feature feature, List<Distribution> usual) {
        List<Distribution> probes = new ArrayList<>(usual);
        if (feature == Feature.OPTIONS) {
            Distribution first = usual.get(0);
            return List.of(Distribution.builder()
                    .from(first)
                    .options(ScalewayOptions.builder()
                            .pipelineName("another-name")
                            .build()
                            .toOptions())
                    .build());
        }
        if (feature == Feature.PATH_REGEX_CONDITION) {
            probes.add(when(usual.get(0), Condition.pathRegex("/[0-9]+/.*"), Condition.extension("jpg")));
        }
        if (feature == Feature.NEGATED_CONDITION) {
            Distribution negated = when(usual.get(0), Condition.path("/a/*").not());
            probes.add(Distribution.builder()
                    .from(negated)
                    .addRule(CacheRule.builder()
                            .name("below")
                            .addWhen(Condition.pathRegex("/[ab]/.*"))
                            .then(Behavior.builder().firewall(Firewall.log(1)).build())
                            .build())
                    .build());
        }
        return probes;
    }

    private static Distribution when(Distribution distribution, Condition... conditions) {
        return Distribution.builder()
                .from(distribution)
                .rules(List.of(CacheRule.builder()
                        .from(distribution.rules().get(0))
                        .when(List.of(conditions))
                        .build()))
                .build();
    }

    @Override
    public Feature reportedAs(Feature feature) {
        return switch (feature) {
            case HTTP_ORIGIN_DETAILS, CONNECT_TO -> Feature.HTTP_ORIGIN;
            case WILDCARD_HOSTNAME -> Feature.MANAGED_CERTIFICATE;
            default -> feature;
        };
    }

    @Override
    public String words(Origin origin) {
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

    @Override
    public Edge edge(StageChain document) {
        StageGraphDecider decider = StageGraphDecider.of(document.toJson());
        String assigned = document.pipeline().id() + SUFFIX;
        return new Edge() {
            @Override
            public List<String> assignedHosts() {
                return List.of(assigned);
            }

            @Override
            public Viewed decide(Request request) {
                // without a head nothing is deployed
                return document.headDnsStageId().isEmpty()
                        ? Viewed.unknown()
                        : viewed(decider.decideInFull(edgeRequest(request)), request);
            }
        };
    }

    private static EdgeRequest edgeRequest(Request request) {
        HeaderFields headers = HeaderFields.none();
        for (Map.Entry<String, String> header : request.headers().entrySet()) {
            headers = headers.plus(header.getKey(), header.getValue());
        }
        return new EdgeRequest(
                request.scheme(),
                request.host(),
                request.method(),
                request.path(),
                request.query(),
                headers,
                request.clientIp(),
                request.country(),
                request.continent(),
                request.region());
    }

    private static Viewed viewed(StageGraphDecision done, Request request) {
        EdgeDecision edge = done.edge();
        return switch (edge.outcome()) {
            case NOT_SERVED -> edge.status() == 404 ? Viewed.unknown() : broken(edge);
            case REFUSED -> Viewed.refused();
            case REDIRECTED -> Viewed.redirected(edge.location().orElseThrow());
            case SERVED -> {
                int question = edge.cacheKey().indexOf('?');
                boolean passes = edge.caching().mode() != EdgeCaching.Mode.HONOR_ORIGIN
                        || (!done.cookiesIncluded() && request.header("Cookie").isPresent());
                yield new Viewed(
                        "served",
                        "",
                        words(done.backend().orElseThrow()),
                        edge.originTarget().replaceFirst("\\?.*", ""),
                        passes
                                ? "bypass"
                                : "honor-origin "
                                        + edge.caching()
                                                .ttl()
                                                .orElse(Duration.ZERO)
                                                .toSeconds(),
                        question < 0 ? "" : edge.cacheKey().substring(question + 1),
                        done.cookiesIncluded() ? "ignore" : "bypass",
                        done.waf()
                                .filter(waf -> !waf.mode().equals("disable"))
                                .map(waf -> (waf.mode().equals("log_only") ? "log " : "block ") + waf.paranoiaLevel())
                                .orElse("off"));
            }
        };
    }

    private static Viewed broken(EdgeDecision edge) {
        return new Viewed("broken: " + edge.reason(), "", "", "", "", "", "", "");
    }

    private static String words(StageGraphDecision.Backend backend) {
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

    @Override
    public Account open(Duration work, TestTime time) {
        SimulatorClock clock = SimulatorClock.manual(time.now());
        time.onAdvance(clock::advance);
        return new SimulatedAccount(
                dialect, ScalewaySimulator.builder().clock(clock).tick(work).start());
    }

    @Override
    public Cdn connect(List<String> connection, TestTime time) {
        return connected(dialect, connection, time);
    }

    private static Cdn connected(ScalewayDialect dialect, List<String> connection, TestTime time) {
        return ScalewayCdn.builder()
                .endpoint(URI.create(connection.get(0)))
                .credentials(ScalewayCredentials.of(connection.get(1)))
                .projectId(connection.get(2))
                .timekeeper(time)
                .dialect(dialect)
                .build();
    }

    private record SimulatedAccount(ScalewayDialect dialect, ScalewaySimulator simulator) implements Account {
        @Override
        public Cdn client(TestTime time) {
            return connected(dialect, connection(), time);
        }

        @Override
        public List<String> connection() {
            return List.of(simulator.baseUri().toString(), simulator.secretKey(), simulator.projectId());
        }

        @Override
        public Edge edge() {
            List<String> assigned = simulator.documents().stream()
                    .map(document -> document.path("pipeline").path("id").asText() + SUFFIX)
                    .toList();
            return new Edge() {
                @Override
                public List<String> assignedHosts() {
                    return assigned;
                }

                @Override
                public Viewed decide(Request request) {
                    return simulator
                            .deployedDocument(request.host())
                            .map(document -> viewed(StageGraphDecider.decide(document, edgeRequest(request)), request))
                            .orElse(Viewed.unknown());
                }
            };
        }

        @Override
        public Calls calls() {
            return new WireCalls(
                    () -> simulator.journal().entries().stream()
                            .map(entry -> entry.method() + " " + entry.path())
                            .toList(),
                    call -> !call.startsWith("GET "),
                    simulator.journal()::clear,
                    simulator.faults()::add,
                    simulator.faults()::clear);
        }

        @Override
        public List<String> inventory() {
            List<String> all = new ArrayList<>();
            for (JsonNode document : simulator.documents()) {
                JsonNode bare = bare(document);
                all.add("pipeline " + bare.path("pipeline").path("name").asText() + " "
                        + bare.path("pipeline").path("description").asText());
                bare.properties().forEach(member -> {
                    if (member.getValue().isArray()) {
                        member.getValue().forEach(stage -> all.add(member.getKey() + " " + stage));
                    }
                });
            }
            all.sort(null);
            return all;
        }

        /** Without what the provider makes up: ids, times, states. */
        private static JsonNode bare(JsonNode node) {
            if (node instanceof ObjectNode object) {
                ObjectNode copy = object.objectNode();
                object.properties().forEach(member -> {
                    String name = member.getKey();
                    if (!name.equals("id")
                            && !name.endsWith("_id")
                            && !name.endsWith("_at")
                            && !List.of("status", "errors", "default_fqdn", "position")
                                    .contains(name)) {
                        copy.set(name, bare(member.getValue()));
                    }
                });
                return copy;
            }
            if (node instanceof ArrayNode array) {
                ArrayNode copy = array.arrayNode();
                array.forEach(element -> copy.add(bare(element)));
                return copy;
            }
            return node;
        }

        @Override
        public List<String> purged(String deploymentId) {
            List<String> purged = new ArrayList<>();
            for (JsonNode request : simulator.state().path("purge_requests")) {
                if (request.path("pipeline_id").asText().equals(deploymentId)) {
                    if (request.path("all").asBoolean()) {
                        purged.add("*");
                    }
                    request.path("assets").forEach(asset -> purged.add(asset.asText()));
                }
            }
            return purged;
        }

        @Override
        public List<String> secrets() {
            return List.of(simulator.secretKey());
        }

        @Override
        public void close() {
            simulator.close();
        }
    }
}
