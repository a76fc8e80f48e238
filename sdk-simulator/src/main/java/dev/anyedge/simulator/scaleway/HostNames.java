package dev.anyedge.simulator.scaleway;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which pipeline serves which host name. Where several name the same host, the one that has served it so far keeps it;
 * the others see {@code dns_fqdn_already_in_use}. The wildcard of {@code x} is kept as {@code *.x}.
 */
final class HostNames {

    private Map<String, String> owners = new HashMap<>();

    /** To be called after each write: links and names decide at once (Scaleway reference §9). */
    void refresh(ScalewayStore store) {
        Map<String, String> next = new HashMap<>();
        // first those that keep what they have, then the others in order of creation
        for (Pipeline pipeline : store.pipelines()) {
            for (String host : hosts(store, pipeline)) {
                if (pipeline.id.equals(owners.get(host))) {
                    next.put(host, pipeline.id);
                }
            }
        }
        for (Pipeline pipeline : store.pipelines()) {
            for (String host : hosts(store, pipeline)) {
                next.putIfAbsent(host, pipeline.id);
            }
        }
        owners = next;
    }

    Optional<String> pipelineServing(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        String exact = owners.get(name);
        if (exact != null) {
            return Optional.of(exact);
        }
        // a wildcard means one or more labels [inferred]; the one that names most of the host decides
        for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
            String wildcard = owners.get("*" + name.substring(dot));
            if (wildcard != null) {
                return Optional.of(wildcard);
            }
        }
        return Optional.empty();
    }

    /** Whether another pipeline serves this name already. */
    boolean servedByAnother(Pipeline pipeline, String fqdn) {
        String owner = owners.get(fqdn.toLowerCase(Locale.ROOT));
        return owner != null && !owner.equals(pipeline.id);
    }

    private static Set<String> hosts(ScalewayStore store, Pipeline pipeline) {
        Set<String> hosts = new LinkedHashSet<>();
        Optional<Stage> head = pipeline.head.flatMap(store::findStage);
        if (head.isPresent()) {
            hosts.add(pipeline.assignedHost());
            boolean wildcard = head.get().settings.path("wildcard_domain").asBoolean();
            for (JsonNode fqdn : head.get().settings.path("fqdns")) {
                String name = fqdn.asText().toLowerCase(Locale.ROOT);
                hosts.add(name);
                if (wildcard) {
                    hosts.add("*." + name);
                }
            }
        }
        return hosts;
    }
}
