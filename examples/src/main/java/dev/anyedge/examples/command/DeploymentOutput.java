package dev.anyedge.examples.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.cdn.Deployment;
import java.util.Map;

/** A deployment as text and as JSON. */
final class DeploymentOutput {
    private DeploymentOutput() {}

    static ObjectNode json(Deployment deployment) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("id", deployment.id());
        node.put("name", deployment.name());
        node.put("status", deployment.status().name());
        ArrayNode hostnames = node.putArray("hostnames");
        deployment.hostnames().forEach(hostnames::add);
        ArrayNode actions = node.putArray("requiredActions");
        deployment.requiredActions().forEach(action -> actions.add(action.text()));
        ArrayNode findings = node.putArray("findings");
        deployment.findings().forEach(finding -> findings.add(Output.finding(finding)));
        return node;
    }

    static String text(Deployment deployment) {
        StringBuilder text = new StringBuilder();
        text.append(deployment.name())
                .append("  ")
                .append(deployment.status())
                .append("  ")
                .append(deployment.id())
                .append('\n');
        deployment.hostnames().forEach(h -> text.append("  ").append(h).append('\n'));
        deployment
                .requiredActions()
                .forEach(a -> text.append("  to do: ").append(a.text()).append('\n'));
        deployment.findings().forEach(f -> text.append("  ").append(f).append('\n'));
        return text.toString();
    }

    /** The deployments at several providers. */
    static void print(Output output, Map<String, Deployment> deployments) {
        if (output.json()) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            deployments.forEach(
                    (provider, deployment) -> list.add(json(deployment).put("provider", provider)));
            output.result(list);
        } else {
            deployments.forEach((provider, deployment) -> output.result(provider + ": " + text(deployment)));
        }
    }

    static void print(Output output, Deployment deployment) {
        if (output.json()) {
            output.result(json(deployment));
        } else {
            output.result(text(deployment));
        }
    }
}
