package dev.anyedge.scaleway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.cdn.internal.json.JsonText;
import dev.anyedge.cdn.model.JsonValue;
import dev.anyedge.scaleway.api.Backend;
import dev.anyedge.scaleway.api.BackendStage;
import dev.anyedge.scaleway.api.BucketBackend;
import dev.anyedge.scaleway.api.CacheStage;
import dev.anyedge.scaleway.api.DnsStage;
import dev.anyedge.scaleway.api.LoadBalancer;
import dev.anyedge.scaleway.api.LoadBalancerBackend;
import dev.anyedge.scaleway.api.RouteStage;
import dev.anyedge.scaleway.api.ServerlessContainerBackend;
import dev.anyedge.scaleway.api.ServerlessFunctionBackend;
import dev.anyedge.scaleway.api.Stage;
import dev.anyedge.scaleway.api.TlsStage;
import dev.anyedge.scaleway.api.UnknownBackend;
import dev.anyedge.scaleway.api.WafStage;
import java.util.List;

/** What a plan says about a stage: its kind, a title that people recognise, and its settings. */
final class StageWords {
    private static final List<String> NO_SETTINGS = List.of(
            "id",
            "pipeline_id",
            "project_id",
            "status",
            "created_at",
            "updated_at",
            "type",
            "default_fqdn",
            "default_private_fqdn",
            "certificate_expires_at");

    private StageWords() {}

    static String kind(Stage stage) {
        return stage.kind().text() + "-stage";
    }

    static JsonValue json(JsonNode node) {
        return JsonValue.parse(JsonText.write(node));
    }

    static ObjectNode settings(Stage stage) {
        ObjectNode json = (ObjectNode) JsonText.parse(stage.toJson());
        json.remove(NO_SETTINGS);
        stage.next().ifPresent(next -> json.remove(next.kind().linkMember()));
        return json;
    }

    /** How a plan calls a stage; {@code name} is its pipeline's, for stages that have no name of their own. */
    static String title(Stage stage, String name) {
        return stage.accept(new Stage.Visitor<String>() {
            @Override
            public String dns(DnsStage dns) {
                List<String> names = StageShapes.hostnames(dns);
                return names.isEmpty() ? name : (dns.wildcardDomain() ? "*." : "") + String.join(",", names);
            }

            @Override
            public String tls(TlsStage tls) {
                return name;
            }

            @Override
            public String cache(CacheStage cache) {
                return name;
            }

            @Override
            public String route(RouteStage route) {
                return name;
            }

            @Override
            public String waf(WafStage waf) {
                return waf.mode().text()
                        + (waf.paranoiaLevel().isPresent()
                                ? " level " + waf.paranoiaLevel().getAsInt()
                                : "");
            }

            @Override
            public String backend(BackendStage backend) {
                return backend.backend().map(StageWords::title).orElse(backend.id());
            }
        });
    }

    /** Which resource a backend is, as people name it. */
    static String title(Backend backend) {
        return backend.accept(new Backend.Visitor<String>() {
            @Override
            public String bucket(BucketBackend bucket) {
                return bucket.bucketName();
            }

            @Override
            public String loadBalancer(LoadBalancerBackend balancers) {
                return balancers.lbs().isEmpty()
                        ? "load-balancer"
                        : String.join(
                                ",",
                                balancers.lbs().stream().map(LoadBalancer::id).toList());
            }

            @Override
            public String container(ServerlessContainerBackend container) {
                return container.containerId();
            }

            @Override
            public String function(ServerlessFunctionBackend function) {
                return function.functionId();
            }

            @Override
            public String unknown(UnknownBackend unknown) {
                return unknown.member();
            }
        });
    }
}
