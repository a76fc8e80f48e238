package dev.anyedge.scaleway;

import dev.anyedge.cdn.internal.json.JsonText;
import dev.anyedge.scaleway.api.Backend;
import dev.anyedge.scaleway.api.BackendStage;
import dev.anyedge.scaleway.api.BucketBackend;
import dev.anyedge.scaleway.api.CacheStage;
import dev.anyedge.scaleway.api.DnsStage;
import dev.anyedge.scaleway.api.LoadBalancer;
import dev.anyedge.scaleway.api.LoadBalancerBackend;
import dev.anyedge.scaleway.api.RouteRule;
import dev.anyedge.scaleway.api.RouteStage;
import dev.anyedge.scaleway.api.ServerlessContainerBackend;
import dev.anyedge.scaleway.api.ServerlessFunctionBackend;
import dev.anyedge.scaleway.api.Stage;
import dev.anyedge.scaleway.api.StageLink;
import dev.anyedge.scaleway.api.TlsSecret;
import dev.anyedge.scaleway.api.TlsStage;
import dev.anyedge.scaleway.api.UnknownBackend;
import dev.anyedge.scaleway.api.WafMode;
import dev.anyedge.scaleway.api.WafStage;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Numbers stages by what they mean, so that two stages have the same number exactly when they do the same, together with
 * everything they lead to. Ids, times, states, the order of names and a server's defaults do not count; a stage that does
 * nothing (a firewall that is disabled, TLS without a certificate, a route without rules) has the number of what it leads
 * to. Chains whose stages are compared share one instance. Not thread-safe.
 */
final class StageShapes {
    /** Between fields: no field of the API holds it. */
    private static final char SEPARATOR = '\u0000';

    private final Map<Object, Integer> numbers = new HashMap<>();
    private final RuleMeaning meaning;

    StageShapes(RuleMeaning meaning) {
        this.meaning = meaning;
    }

    /** The shapes of a chain, found as they are asked for. */
    Of of(StageGraph graph) {
        return new Of(graph, Map.of());
    }

    private int number(Object key) {
        Integer known = numbers.putIfAbsent(key, numbers.size());
        return known == null ? numbers.size() - 1 : known;
    }

    /** The shapes of one chain. */
    final class Of {
        private final StageGraph graph;
        private final Map<StageLink, Integer> known;

        private Of(StageGraph graph, Map<StageLink, Integer> changed) {
            this.graph = graph;
            this.known = new HashMap<>(changed);
        }

        int shape(StageLink link) {
            Integer found = known.get(link);
            if (found != null) {
                return found;
            }
            Optional<Stage> stage = graph.stage(link);
            // a link that leads nowhere is like no other
            int shape = stage.isEmpty() ? number("missing" + SEPARATOR + link) : shape(stage.get());
            known.put(link, shape);
            return shape;
        }

        /** The same chain as it would be if one stage had another shape. */
        Of with(StageLink link, int shape) {
            return new Of(graph, Map.of(link, shape));
        }

        /** The shape of what comes next; that of nothing where nothing comes. */
        int next(Stage stage) {
            return stage.next().map(this::shape).orElseGet(() -> number("nothing"));
        }

        /** The shape of the rules of a route stage. */
        int rules(Stage route) {
            List<RouteRule> rules = graph.rules(route);
            int[] key = new int[2 * rules.size()];
            int at = 0;
            for (RouteRule rule : rules) {
                key[at++] = number(meaning.of(rule));
                key[at++] = rule.target().isEmpty()
                        ? number("nothing")
                        : shape(rule.target().get());
            }
            return number(IntBuffer.wrap(key));
        }

        private int shape(Stage stage) {
            int next = next(stage);
            if (stage instanceof RouteStage) {
                if (graph.rules(stage).isEmpty()) {
                    return next;
                }
                return number("route" + SEPARATOR + next + SEPARATOR + rules(stage));
            }
            if (doesNothing(stage)) {
                return next;
            }
            return number(stage.kind().text() + SEPARATOR + settings(stage) + SEPARATOR + next);
        }
    }

    private static boolean doesNothing(Stage stage) {
        if (stage instanceof TlsStage tls) {
            return !tls.managedCertificate() && tls.secrets().isEmpty();
        }
        return stage instanceof WafStage waf && waf.mode().equals(WafMode.DISABLE);
    }

    /** What a stage itself does, without its links, in a form in which equal settings are equal texts. */
    static String settings(Stage stage) {
        return stage.accept(new Stage.Visitor<String>() {
            @Override
            public String dns(DnsStage dns) {
                List<String> names = hostnames(dns);
                return String.join(",", names)
                        + SEPARATOR
                        + (!names.isEmpty() && dns.wildcardDomain())
                        + SEPARATOR
                        + dns.fullPrivate();
            }

            @Override
            public String tls(TlsStage tls) {
                return String.join(",", secrets(tls)) + SEPARATOR + tls.managedCertificate();
            }

            @Override
            public String cache(CacheStage cache) {
                return cache.fallbackTtl().map(ttl -> ttl.toString()).orElse("") + SEPARATOR + cache.includeCookies();
            }

            @Override
            public String route(RouteStage route) {
                return "";
            }

            @Override
            public String waf(WafStage waf) {
                return waf.mode().text() + SEPARATOR + waf.paranoiaLevel().orElse(0);
            }

            @Override
            public String backend(BackendStage backend) {
                return backend.backend().map(StageShapes::backend).orElse("");
            }
        });
    }

    /** The names of a DNS stage as they compare. */
    static List<String> hostnames(DnsStage dns) {
        return dns.fqdns().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .map(name -> name.endsWith(".") ? name.substring(0, name.length() - 1) : name)
                .map(name -> name.startsWith("*.") ? name.substring(2) : name)
                .distinct()
                .sorted()
                .toList();
    }

    static List<String> secrets(TlsStage tls) {
        List<String> secrets = new ArrayList<>();
        for (TlsSecret secret : tls.secrets()) {
            secrets.add(secret.secretId().toLowerCase(Locale.ROOT) + "@" + secret.region());
        }
        return secrets;
    }

    static String backend(Backend backend) {
        return backend.member()
                + SEPARATOR
                + backend.accept(new Backend.Visitor<String>() {
                    @Override
                    public String bucket(BucketBackend bucket) {
                        return resource(bucket) + SEPARATOR + bucket.website();
                    }

                    @Override
                    public String loadBalancer(LoadBalancerBackend balancers) {
                        StringBuilder all = new StringBuilder();
                        for (LoadBalancer lb : balancers.lbs()) {
                            all.append(resource(lb))
                                    .append(SEPARATOR)
                                    .append(lb.ssl())
                                    .append(SEPARATOR)
                                    .append(lb.domainName().orElse(""))
                                    .append(SEPARATOR)
                                    .append(lb.hasWebsocket())
                                    .append(SEPARATOR)
                                    .append(lb.privateNetworkId().orElse(""))
                                    .append(SEPARATOR);
                        }
                        return all.toString();
                    }

                    @Override
                    public String container(ServerlessContainerBackend container) {
                        return resource(container);
                    }

                    @Override
                    public String function(ServerlessFunctionBackend function) {
                        return resource(function);
                    }

                    @Override
                    public String unknown(UnknownBackend unknown) {
                        return resource(unknown);
                    }
                });
    }

    /** Which resource a backend is, however it is spoken to. */
    static String resource(Backend backend) {
        return backend.accept(new Backend.Visitor<String>() {
            @Override
            public String bucket(BucketBackend bucket) {
                return bucket.bucketName() + SEPARATOR + bucket.bucketRegion();
            }

            @Override
            public String loadBalancer(LoadBalancerBackend balancers) {
                return String.join(
                        String.valueOf(SEPARATOR),
                        balancers.lbs().stream().map(StageShapes::resource).toList());
            }

            @Override
            public String container(ServerlessContainerBackend container) {
                return container.containerId() + SEPARATOR + container.region();
            }

            @Override
            public String function(ServerlessFunctionBackend function) {
                return function.functionId() + SEPARATOR + function.region();
            }

            @Override
            public String unknown(UnknownBackend unknown) {
                return JsonText.canonical(unknown.value().toJson());
            }
        });
    }

    private static String resource(LoadBalancer lb) {
        return lb.id() + SEPARATOR + lb.frontendId() + SEPARATOR + lb.zone();
    }
}
