package dev.anyedge.lumen.internal.wire;

import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.error.Violation;
import dev.anyedge.lumen.api.AccessGroup;
import dev.anyedge.lumen.api.ApiKey;
import dev.anyedge.lumen.api.CdnService;
import dev.anyedge.lumen.api.Invalidation;
import dev.anyedge.lumen.api.InvalidationAnswer;
import dev.anyedge.lumen.api.NetworkIdentifier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/** Answers of the classic families to values (Lumen reference §5): key, access groups, services, invalidations. */
final class PortalAnswers {
    private PortalAnswers() {}

    static ApiKey key(Node root) {
        Node key = found(root, "apikey");
        Optional<Node> group = key.node("assignedAccessGroup");
        Optional<String> topUp = key.text("next-top-up");
        return ApiKey.builder()
                .id(required(key, "id"))
                .correlationId(key.text("apiCorrelationId").or(() -> root.text("apiCorrelationId")))
                .accessGroup(number(group.flatMap(g -> g.text("id"))))
                .accessGroupName(group.flatMap(g -> g.text("name")))
                .contact(named(key, "contact"))
                .role(named(key, "role"))
                .status(key.text("status"))
                .credits(number(key.text("credits")))
                .nextTopUp(topUp.flatMap(PortalTime::parse))
                .extra(others(
                        key,
                        Set.of("id", "apiCorrelationId", "contact", "role", "status", "credits"),
                        Map.of("next-top-up", topUp.flatMap(PortalTime::parse))))
                .build();
    }

    static AccessGroup accessGroup(Node root) {
        return group(found(root, "accessGroup"));
    }

    private static AccessGroup group(Node in) {
        Optional<Instant> created = in.text("createdDate").flatMap(PortalTime::parse);
        Optional<Instant> modified = in.text("modifiedDate").flatMap(PortalTime::parse);
        return AccessGroup.builder()
                .id(requiredNumber(in, "id"))
                .name(in.text("name"))
                .description(in.text("description"))
                .serviceResource(in.text("serviceResource"))
                .parentId(number(in.text("parentId")))
                .createdDate(created)
                .modifiedDate(modified)
                .children(in.nodes("accessGroups", "accessGroup").stream()
                        .map(PortalAnswers::group)
                        .toList())
                .extra(others(
                        in,
                        Set.of("id", "name", "description", "serviceResource", "parentId"),
                        Map.of("createdDate", created, "modifiedDate", modified)))
                .build();
    }

    static List<CdnService> services(Node root) {
        return all(root, "service").map(PortalAnswers::service).toList();
    }

    private static CdnService service(Node in) {
        return CdnService.builder()
                .scid(required(in, "id"))
                .product(in.text("product"))
                .serviceResource(in.text("serviceResource"))
                .networkIdentifiers(
                        identifiers(in).stream().map(PortalAnswers::identifier).toList())
                .extra(others(in, Set.of("id", "product", "serviceResource"), Map.of()))
                .build();
    }

    private static List<Node> identifiers(Node service) {
        return service.nodes("networkIdentifiers", "ni");
    }

    private static NetworkIdentifier identifier(Node in) {
        return NetworkIdentifier.builder()
                .id(required(in, "id"))
                .product(in.text("product"))
                .active(in.text("active").map(word -> word.equalsIgnoreCase("Y") || word.equalsIgnoreCase("true")))
                .serviceResource(in.text("serviceResource"))
                .extra(others(in, Set.of("id", "product", "active", "serviceResource"), Map.of()))
                .build();
    }

    static InvalidationAnswer invalidations(Node root) {
        Node group = found(root, "accessGroup");
        List<Invalidation> all = new ArrayList<>();
        for (Node service : group.nodes("services", "service")) {
            for (Node property : identifiers(service)) {
                for (Node one : property.nodes("invalidations", "invalidation")) {
                    all.add(Invalidation.builder()
                            .id(required(one, "id"))
                            .path(one.text("path").orElse(""))
                            .scid(required(service, "id"))
                            .property(required(property, "id"))
                            .status(one.text("status"))
                            .percentComplete(number(one.text("percentComplete")))
                            .extra(others(one, Set.of("id", "path", "status", "percentComplete"), Map.of()))
                            .build());
                }
            }
        }
        return InvalidationAnswer.builder()
                .accessGroup(requiredNumber(group, "id"))
                .accessGroupName(group.text("name"))
                .correlationId(group.text("apiCorrelationId").or(() -> root.text("apiCorrelationId")))
                .invalidations(all)
                .build();
    }

    /** The root itself, or the first such object below it: what stands around it is not public. */
    private static Node found(Node root, String name) {
        return all(root, name)
                .findFirst()
                .orElseThrow(() -> invalid("/" + name, "nothing", "an object of that name, as the root or below it"));
    }

    private static Stream<Node> all(Node root, String name) {
        return root.name().equals(name)
                ? Stream.of(root)
                : root.children().stream().flatMap(child -> all(child, name));
    }

    /** {@code contact@id@name}: the name, or the id where there is none, or plain text. */
    private static Optional<String> named(Node in, String name) {
        return in.node(name)
                .flatMap(object -> object.text("name").or(() -> object.text("id")))
                .or(() -> in.text(name));
    }

    private static Map<String, String> others(Node in, Set<String> known, Map<String, Optional<Instant>> times) {
        Map<String, String> left = new LinkedHashMap<>();
        in.texts().forEach((name, text) -> {
            boolean understood = known.contains(name)
                    || times.getOrDefault(name, Optional.empty()).isPresent();
            if (!understood) {
                left.put(name, text);
            }
        });
        return left;
    }

    private static String required(Node in, String name) {
        return in.text(name).orElseThrow(() -> invalid("/" + in.name() + "/" + name, "nothing", "a text"));
    }

    private static long requiredNumber(Node in, String name) {
        return number(in.text(name)).orElseThrow(() -> invalid("/" + in.name() + "/" + name, "nothing", "a number"));
    }

    private static OptionalLong number(Optional<String> text) {
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(text.get().strip()));
        } catch (NumberFormatException e) {
            throw invalid("", '"' + text.get() + '"', "a whole number");
        }
    }

    private static ValidationException invalid(String pointer, String found, String allowed) {
        return new ValidationException(
                "answer of Lumen",
                List.of(new Violation(pointer, found, allowed, "found " + found + ", allowed is " + allowed)));
    }
}
