package dev.anyedge.simulator.scaleway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Optional;

/** The checks a form makes before it is sent (Scaleway reference §5.10). They say what {@link ValidationOutcomes} say. */
final class CheckCalls {

    private final ValidationOutcomes outcomes;
    private final Projects projects;

    CheckCalls(ValidationOutcomes outcomes, Projects projects) {
        this.outcomes = outcomes;
        this.projects = projects;
    }

    List<Operation> operations() {
        return List.of(
                Operation.check("/check-domain", "domain", this::domain),
                Operation.check("/check-pem-chain", "pem_chain", this::pemChain),
                Operation.check("/check-lb-origin", "lb_origin", this::loadBalancer));
    }

    private Optional<JsonNode> domain(Call call) {
        Arguments arguments = call.arguments();
        String projectId = arguments.required("project_id", arguments.uuid("project_id"));
        String fqdn = arguments.required("fqdn", arguments.string("fqdn"));
        arguments.required("cname", arguments.string("cname"));
        arguments.check();
        projects.require(projectId, "domain", "read");
        boolean wrong =
                outcomes.codeOf(fqdn).filter(code -> code.startsWith("dns_")).isPresent();
        return valid(!wrong);
    }

    private Optional<JsonNode> pemChain(Call call) {
        Arguments arguments = call.arguments();
        String projectId = arguments.required("project_id", arguments.uuid("project_id"));
        String fqdn = arguments.required("fqdn", arguments.string("fqdn"));
        Optional<Arguments> secret = arguments.object("secret");
        Optional<String> raw = arguments.string("raw");
        if (secret.isPresent() == raw.isPresent()) {
            arguments.refuse("secret", secret.isPresent() ? "constraint" : "required", "either secret or raw");
        }
        Optional<String> secretId = secret.map(one -> {
            // here the key is secret_region, elsewhere region
            one.required("secret_region", one.region("secret_region"));
            return one.required("secret_id", one.uuid("secret_id"));
        });
        arguments.check();
        projects.require(projectId, "pem_chain", "read");
        boolean wrong =
                outcomes.codeOf(fqdn).filter(code -> code.startsWith("tls_")).isPresent()
                        || secretId.filter(outcomes::isInvalidChain).isPresent()
                        || raw.filter(text -> !text.contains("-----BEGIN ")).isPresent();
        return valid(!wrong);
    }

    private Optional<JsonNode> loadBalancer(Call call) {
        Arguments arguments = call.arguments();
        Optional<Arguments> lb = arguments.object("lb");
        if (lb.isEmpty()) {
            arguments.refuse("lb", "required", "");
        }
        Optional<String> id = lb.map(one -> {
            one.required("zone", one.zone("zone"));
            one.required("frontend_id", one.uuid("frontend_id"));
            return one.required("id", one.uuid("id"));
        });
        arguments.check();
        Optional<String> error = id.flatMap(outcomes::errorOfLoadBalancer);
        return Optional.of(JsonNodeFactory.instance
                .objectNode()
                .put("is_valid", error.isEmpty())
                .put("error_type", error.orElse("unknown")));
    }

    private static Optional<JsonNode> valid(boolean valid) {
        return Optional.of(JsonNodeFactory.instance.objectNode().put("is_valid", valid));
    }
}
