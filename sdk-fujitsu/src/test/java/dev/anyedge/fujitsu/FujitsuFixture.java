package dev.anyedge.fujitsu;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.cdn.Cdn;
import dev.anyedge.cdn.Permission;
import dev.anyedge.cdn.Purge;
import dev.anyedge.cdn.evaluation.Request;
import dev.anyedge.cdn.model.Behavior;
import dev.anyedge.cdn.model.CacheRule;
import dev.anyedge.cdn.model.Caching;
import dev.anyedge.cdn.model.Certificate;
import dev.anyedge.cdn.model.Condition;
import dev.anyedge.cdn.model.Cookies;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.Endpoint;
import dev.anyedge.cdn.model.GeoAccess;
import dev.anyedge.cdn.model.GeoArea;
import dev.anyedge.cdn.model.HostHeader;
import dev.anyedge.cdn.model.HttpOrigin;
import dev.anyedge.cdn.model.IpAccess;
import dev.anyedge.cdn.model.Options;
import dev.anyedge.cdn.model.Origin;
import dev.anyedge.cdn.model.OriginPath;
import dev.anyedge.cdn.model.QueryKey;
import dev.anyedge.cdn.model.RefererAccess;
import dev.anyedge.cdn.model.SecretRef;
import dev.anyedge.cdn.model.TokenAuth;
import dev.anyedge.cdn.model.ViewerProtocol;
import dev.anyedge.cdn.translation.Feature;
import dev.anyedge.cdn.translation.Translator;
import dev.anyedge.fujitsu.translate.FujitsuDocument;
import dev.anyedge.fujitsu.translate.FujitsuOptions;
import dev.anyedge.fujitsu.translate.FujitsuTranslator;
import dev.anyedge.fujitsu.translate.RandomDocuments;
import dev.anyedge.simulator.JournalEntry;
import dev.anyedge.simulator.SimulatorClock;
import dev.anyedge.simulator.edge.EdgeDecision;
import dev.anyedge.simulator.edge.EdgeRequest;
import dev.anyedge.simulator.edge.HeaderFields;
import dev.anyedge.simulator.fujitsu.FujitsuSimulator;
import dev.anyedge.simulator.fujitsu.edge.RulesDecider;
import dev.anyedge.simulator.fujitsu.edge.RulesDecision;
import dev.anyedge.tck.Account;
import dev.anyedge.tck.Calls;
import dev.anyedge.tck.Edge;
import dev.anyedge.tck.ProviderFixture;
import dev.anyedge.tck.TestTime;
import dev.anyedge.tck.Viewed;
import dev.anyedge.tck.WireCalls;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Fujitsu's CDN for the contract suite. */
final class FujitsuFixture implements ProviderFixture<FujitsuDocument> {
    private static final String GRANTED = "shop-1a2b3c4d.cdn-edge.cloud.global.fujitsu.com";
    private static final Certificate APPLIED = Certificate.external("applied for");

    @Override
    public Translator<FujitsuDocument> translator() {
        return FujitsuTranslator.create();
    }

    @Override
    public Stream<FujitsuDocument> documents(long seed) {
        RandomDocuments random = new RandomDocuments(seed);
        return Stream.generate(() -> FujitsuDocument.fromJson(random.next()));
    }

    @Override
    public boolean foundByHostname() {
        return true;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(Endpoint.custom("cdn.shop.example", APPLIED), Endpoint.custom("www.shop.example", APPLIED));
    }

    @Override
    public Origin origin(String id, int number) {
        return HttpOrigin.builder().id(id).host("origin" + number + ".example").build();
    }

    @Override
    public List<Behavior> defaults() {
        return List.of(
                Behavior.builder()
                        .caching(Caching.honorOrigin(Duration.ofMinutes(30)))
                        .build(),
                Behavior.builder()
                        .caching(Caching.bypass())
                        .queryKey(QueryKey.none())
                        .build());
    }

    @Override
    public List<Behavior> ruleBehaviors() {
        return List.of(
                Behavior.builder().origin("second").build(),
                Behavior.builder()
                        .caching(Caching.override(Duration.ofHours(1)))
                        .refererAccess(RefererAccess.deny("*evil.example*"))
                        .build());
    }

    @Override
    public Purge purge(Feature feature, Purge usual) {
        return switch (feature) {
            case PURGE_ALL, PURGE_PATTERNS, PURGE_INVALIDATE ->
                usual.withMode(Purge.Mode.INVALIDATE).allowing(Permission.CONFIGURATION);
            default -> usual;
        };
    }

    @Override
    public List<Distribution> probes(Feature feature, List<Distribution> usual) {
        if (usual.isEmpty()) {
            return usual;
        }
        List<Distribution> probes = new ArrayList<>(usual);
        Distribution first = usual.get(0);
        switch (feature) {
            case HTTP_ONLY -> {
                return List.of(plainHttp(first));
            }
            case EXTERNAL_CERTIFICATE ->
                probes.add(under(
                        first,
                        new Endpoint.Assigned(
                                Optional.empty(),
                                ViewerProtocol.REDIRECT_TO_HTTPS,
                                Optional.of(APPLIED),
                                Options.none())));
            case HTTP_ORIGIN -> probes.add(from(first, http("localhost")));
            case HOST_HEADER ->
                probes.add(from(
                        first,
                        HttpOrigin.builder()
                                .from(http("probe.example"))
                                .hostHeader(HostHeader.fixed("[2001:db8::1]:1"))
                                .build()));
            case BUCKET_ORIGIN, LOAD_BALANCER_ORIGIN, SERVERLESS_ORIGIN -> probes.add(reachable(first));
            case PATH_REGEX_CONDITION -> probes.add(when(first, Condition.pathRegex("/a.*")));
            case HOST_CONDITION -> {
                Distribution assigned = under(first, Endpoint.assigned());
                probes.add(assigned);
            }
            case COOKIES, RULE_COOKIES ->
                probes.add(rule(defaults(first, b -> b.cookies(Cookies.IGNORE)), b -> b.cookies(Cookies.IGNORE)));
            case IP_ACCESS -> probes.add(defaults(first, b -> b.ipAccess(IpAccess.deny("2001:db8::/32"))));
            case GEO_ACCESS ->
                probes.add(defaults(
                        first,
                        b -> b.geoAccess(GeoAccess.deny(GeoArea.builder()
                                .addCountry("FR")
                                .addContinent("AS")
                                .build()))));
            case TOKEN_AUTH ->
                probes.add(defaults(
                        first,
                        b -> b.tokenAuth(TokenAuth.urlHash()
                                .addSecret(SecretRef.env("KEY"))
                                .build())));
            case ORIGIN_PATH -> probes.add(rule(first, b -> b.originPath(OriginPath.replaceAll("//"))));
            case OPTIONS -> {
                return List.of(Distribution.builder()
                        .from(first)
                        .options(FujitsuOptions.builder()
                                .accessLog(FujitsuOptions.AccessLog.to("logs"))
                                .build()
                                .toOptions())
                        .build());
            }
            default -> {
                return usual;
            }
        }
        return probes;
    }

    private static Distribution under(Distribution distribution, Endpoint endpoint) {
        return Distribution.builder()
                .from(distribution)
                .endpoints(List.of(endpoint))
                .build();
    }

    private static Distribution plainHttp(Distribution distribution) {
        return Distribution.builder()
                .from(under(distribution, Endpoint.customHttpOnly("cdn.shop.example")))
                .origins(distribution.origins().stream()
                        .map(origin -> (Origin) HttpOrigin.builder()
                                .from(origin.reachableAs().orElseThrow())
                                .scheme(HttpOrigin.Scheme.HTTP)
                                .port(80)
                                .build())
                        .toList())
                .build();
    }

    private static HttpOrigin http(String host) {
        return HttpOrigin.builder().id("probe").host(host).build();
    }

    private static Distribution from(Distribution distribution, Origin origin) {
        return Distribution.builder()
                .from(distribution)
                .origins(List.of(distribution.origins().get(0), origin))
                .build();
    }

    /** The probe's origin, with the host that it is reachable as. */
    private static Distribution reachable(Distribution distribution) {
        String json = distribution.origins().get(1).toJson();
        String with = json.substring(0, json.lastIndexOf('}'))
                + ", \"reachableAs\": {\"scheme\": \"https\", \"host\": \"probe.example\"}}";
        return from(distribution, Origin.fromJson(with));
    }

    private static Distribution when(Distribution distribution, Condition... conditions) {
        return ruled(
                distribution,
                CacheRule.builder()
                        .from(distribution.rules().get(0))
                        .when(List.of(conditions))
                        .build());
    }

    private static Distribution rule(Distribution distribution, UnaryOperator<Behavior.Builder> then) {
        CacheRule rule = distribution.rules().get(0);
        return ruled(
                distribution,
                CacheRule.builder()
                        .from(rule)
                        .then(then.apply(Behavior.builder().from(rule.then())).build())
                        .build());
    }

    private static Distribution ruled(Distribution distribution, CacheRule rule) {
        return Distribution.builder().from(distribution).rules(List.of(rule)).build();
    }

    private static Distribution defaults(Distribution distribution, UnaryOperator<Behavior.Builder> change) {
        return Distribution.builder()
                .from(distribution)
                .defaults(change.apply(Behavior.builder().from(distribution.defaults()))
                        .build())
                .build();
    }

    @Override
    public String words(Origin origin) {
        HttpOrigin http = origin.reachableAs().orElseThrow();
        String header = "origin";
        if (http.hostHeader() instanceof HostHeader.Fixed fixed) {
            header = "fixed " + fixed.value();
        } else if (http.hostHeader() instanceof HostHeader.Viewer) {
            header = "digital_property";
        }
        return http.host() + ", host " + header;
    }

    @Override
    public Edge edge(FujitsuDocument document) {
        RulesDecider decider = RulesDecider.of(document.toJson());
        return new Edge() {
            @Override
            public List<String> assignedHosts() {
                return List.of(GRANTED);
            }

            @Override
            public Viewed decide(Request request) {
                return viewed(decider, request);
            }
        };
    }

    private static Viewed viewed(RulesDecider decider, Request request) {
        HeaderFields headers = HeaderFields.none();
        for (Map.Entry<String, String> header : request.headers().entrySet()) {
            headers = headers.plus(header.getKey(), header.getValue());
        }
        RulesDecision done = decider.decideAssuming(
                new EdgeRequest(
                        request.scheme(),
                        request.host(),
                        request.method(),
                        request.path(),
                        request.query(),
                        headers,
                        request.clientIp(),
                        request.country(),
                        request.continent(),
                        request.region()),
                request.tokenValid().orElse(false));
        EdgeDecision edge = done.edge();
        return switch (edge.outcome()) {
            // at the port of a protocol that is not served
            case NOT_SERVED -> edge.status() == 404 ? Viewed.unknown() : Viewed.refused();
            case REFUSED -> Viewed.refused();
            case REDIRECTED -> Viewed.redirected(edge.location().orElseThrow());
            case SERVED ->
                new Viewed(
                        "served",
                        "",
                        done.origin().map(FujitsuFixture::words).orElse("nowhere"),
                        done.originPath(),
                        caching(done),
                        Viewed.kept(key(done), request.query()),
                        "ignore",
                        "off");
        };
    }

    private static String words(RulesDecision.Origin origin) {
        return origin.domain() + ", host " + origin.hostHeaderType()
                + (origin.hostHeaderType().equals("fixed") ? " " + origin.hostHeaderValue() : "");
    }

    private static String caching(RulesDecision done) {
        String seconds = done.ttl().map(ttl -> String.valueOf(ttl.toSeconds())).orElse("?");
        return switch (done.cachingType()) {
            case "fixed" -> "override " + seconds;
            case "no-store" -> "no-store";
            case "bypass-cache" -> "bypass";
            default -> "honor-origin " + seconds;
        };
    }

    private static QueryKey key(RulesDecision done) {
        String[] names = done.queryNames().toArray(String[]::new);
        return switch (done.queryType()) {
            case "include-all" -> QueryKey.all();
            case "ignore-all" -> QueryKey.none();
            case "include" -> QueryKey.include(names);
            default -> QueryKey.exclude(names);
        };
    }

    @Override
    public Account open(Duration work, TestTime time) {
        SimulatorClock clock = SimulatorClock.manual(time.now());
        time.onAdvance(clock::advance);
        return new SimulatedAccount(FujitsuSimulator.builder()
                .clock(clock)
                .tick(work)
                .purgeSeconds(Math.max(1, work.toSeconds()))
                .start());
    }

    @Override
    public Cdn connect(List<String> connection, TestTime time) {
        return connected(connection, time);
    }

    private static Cdn connected(List<String> connection, TestTime time) {
        return FujitsuCdn.builder()
                .endpoint(URI.create(connection.get(0)))
                .identityEndpoint(URI.create(connection.get(1)))
                .credentials(FujitsuCredentials.ofDomainName(
                        connection.get(2), connection.get(3), connection.get(4), connection.get(5)))
                .timekeeper(time)
                .build();
    }

    private record SimulatedAccount(FujitsuSimulator simulator) implements Account {
        @Override
        public Cdn client(TestTime time) {
            return connected(connection(), time);
        }

        @Override
        public List<String> connection() {
            return List.of(
                    simulator.baseUri().toString(),
                    simulator.identityUri().toString(),
                    simulator.domain(),
                    simulator.user(),
                    simulator.password(),
                    simulator.projectId());
        }

        @Override
        public Edge edge() {
            return new Edge() {
                @Override
                public List<String> assignedHosts() {
                    List<String> names = new ArrayList<>();
                    simulator
                            .state()
                            .path("services")
                            .forEach(service -> names.add(service.path("fqdn").asText()));
                    names.removeIf(name -> !name.endsWith(".fujitsu.com"));
                    return names;
                }

                @Override
                public Viewed decide(Request request) {
                    return simulator
                            .deployedDocument(request.host())
                            .map(document -> viewed(RulesDecider.of(document), request))
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
                    call -> !call.startsWith("GET ") && !call.contains(" /v3/"),
                    simulator.journal()::clear,
                    simulator.faults()::add,
                    simulator.faults()::clear);
        }

        @Override
        public List<String> inventory() {
            List<String> all = new ArrayList<>();
            for (JsonNode service : simulator.state().path("services")) {
                ObjectNode bare = service.deepCopy();
                bare.remove("id");
                all.add(bare.toString());
            }
            all.sort(null);
            return all;
        }

        @Override
        public List<String> purged(String deploymentId) {
            List<String> purged = new ArrayList<>();
            for (JournalEntry entry : simulator.journal().entries()) {
                if (entry.isWrite() && entry.query().contains("action=")) {
                    String query = URLDecoder.decode(entry.query(), StandardCharsets.UTF_8);
                    String url = query.replaceFirst(".*url=([^&]*).*", "$1");
                    purged.add((query.contains("action=invalidate") ? "~/" : "/") + url);
                }
            }
            for (JsonNode service : simulator.state().path("services")) {
                if (service.path("id").asText().equals(deploymentId)) {
                    service.path("document").path("rules").forEach(rule -> {
                        if (rule.path("behaviors").toString().contains("content-refresh")) {
                            String pattern =
                                    rule.path("matches").path(0).path("value").asText();
                            purged.add("~" + (pattern.equals("/*") ? "*" : pattern));
                        }
                    });
                }
            }
            return purged;
        }

        @Override
        public List<String> secrets() {
            return List.of(simulator.password());
        }

        @Override
        public void close() {
            simulator.close();
        }
    }
}
