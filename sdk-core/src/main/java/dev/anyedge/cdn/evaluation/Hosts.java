package dev.anyedge.cdn.evaluation;

import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.error.Violation;
import dev.anyedge.cdn.model.Endpoint;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which endpoint a host name belongs to: a name of its own first, then the closest wildcard. Immutable, thread-safe. */
final class Hosts {
    private final Map<String, Optional<Endpoint>> names = new HashMap<>();
    private final Map<String, Optional<Endpoint>> parents = new HashMap<>();

    Hosts(List<Endpoint> endpoints, Collection<String> assignedHosts) {
        for (Endpoint endpoint : endpoints) {
            endpoint.accept(new Endpoint.Visitor<Boolean>() {
                @Override
                public Boolean custom(Endpoint.Custom custom) {
                    return names.putIfAbsent(lower(custom.hostname()), Optional.of(custom)) == null;
                }

                @Override
                public Boolean wildcard(Endpoint.Wildcard wildcard) {
                    return parents.putIfAbsent(lower(wildcard.hostname()), Optional.of(wildcard)) == null;
                }

                @Override
                public Boolean assigned(Endpoint.Assigned assigned) {
                    return false; // its name is known to the provider only
                }
            });
        }
        if (!assignedHosts.isEmpty()) {
            Optional<Endpoint> assigned = endpoints.stream()
                    .filter(Endpoint.Assigned.class::isInstance)
                    .findFirst();
            if (assigned.isEmpty()) {
                throw new ValidationException(
                        "assigned host names",
                        List.of(new Violation(
                                "/endpoints",
                                String.join(", ", assignedHosts),
                                "host names only where an endpoint is assigned by the provider",
                                "no endpoint is assigned by the provider, so no host name can belong to one")));
            }
            assignedHosts.forEach(host -> names.putIfAbsent(lower(host), assigned));
        }
    }

    Optional<Endpoint> find(String host) {
        Optional<Endpoint> named = names.get(host);
        if (named != null) {
            return named;
        }
        if (!parents.isEmpty()) {
            for (int dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) {
                Optional<Endpoint> wildcard = parents.get(host.substring(dot + 1));
                if (wildcard != null) {
                    return wildcard;
                }
            }
        }
        return Optional.empty();
    }

    private static String lower(String host) {
        return host.toLowerCase(Locale.ROOT);
    }
}
