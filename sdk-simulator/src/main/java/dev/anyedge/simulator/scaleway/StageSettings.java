package dev.anyedge.simulator.scaleway;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what a call says about a stage, and writes it into the stage (Scaleway reference §5). The same reading serves
 * create and update, since an update merges: what is absent stays as it is, arrays are replaced whole, one successor
 * takes the place of another. Nothing is written when anything is refused.
 */
final class StageSettings {

    private static final List<String> WAF_MODES = List.of("disable", "log_only", "enable");
    private static final String UNCHANGED_WAF_MODE = "unknown_mode";

    /** What answers when nothing was said; the vendor's own command line says an hour. */
    private static final String DEFAULT_TTL = "3600s";

    private final ScalewayStore store;
    private final ValidationOutcomes outcomes;
    private final Set<String> managedZones;
    private final Dialect dialect;

    StageSettings(ScalewayStore store, ValidationOutcomes outcomes, Set<String> managedZones, Dialect dialect) {
        this.store = store;
        this.outcomes = outcomes;
        this.managedZones = managedZones;
        this.dialect = dialect;
    }

    /** Reads a call that creates the stage. */
    void create(Stage stage, Arguments arguments) {
        write(stage, arguments, true);
    }

    /** Reads a call that changes the stage. */
    void update(Stage stage, Arguments arguments) {
        write(stage, arguments, false);
    }

    private void write(Stage stage, Arguments arguments, boolean creating) {
        ObjectNode settings = stage.settings.deepCopy();
        switch (stage.kind) {
            case DNS:
                readDns(settings, arguments);
                break;
            case TLS:
                readTls(settings, arguments, creating);
                break;
            case CACHE:
                settings.put(
                        "fallback_ttl",
                        arguments
                                .duration("fallback_ttl")
                                .orElse(settings.path("fallback_ttl").asText(DEFAULT_TTL)));
                readFlag(settings, arguments, "include_cookies");
                break;
            case BACKEND:
                readBackend(settings, arguments, creating);
                break;
            case WAF:
                readWaf(settings, arguments, creating);
                break;
            default:
                break;
        }
        Optional<StageLink> successor = successor(stage, arguments);
        arguments.check();
        stage.settings = settings;
        stage.successor = successor;
        if (stage.kind == StageKind.TLS && !settings.path("managed_certificate").asBoolean()) {
            stage.certificateExpires = Optional.empty();
        }
    }

    private void readDns(ObjectNode settings, Arguments arguments) {
        Optional<List<String>> fqdns = arguments.strings("fqdns");
        if (fqdns.isPresent() || !settings.has("fqdns")) {
            ArrayNode names = settings.putArray("fqdns");
            for (String fqdn : fqdns.orElse(List.of())) {
                if (fqdn.isEmpty()) {
                    arguments.refuse("fqdns", "constraint", "a name cannot be empty");
                }
                names.add(fqdn);
            }
        }
        readFlag(settings, arguments, "wildcard_domain");
        readFlag(settings, arguments, "full_private");
        settings.put("type", dnsType(settings));
    }

    private String dnsType(ObjectNode settings) {
        if (settings.path("fqdns").isEmpty()) {
            return "auto";
        }
        String name = settings.path("fqdns").get(0).asText().toLowerCase(Locale.ROOT);
        boolean managed = managedZones.stream().anyMatch(zone -> name.equals(zone) || name.endsWith("." + zone));
        return managed ? "managed" : "custom";
    }

    private void readTls(ObjectNode settings, Arguments arguments, boolean creating) {
        Optional<List<Arguments>> secrets;
        if (creating) {
            secrets = arguments.objects("secrets");
        } else {
            // an update wraps the array (Scaleway reference §5.4); a bare one is an unknown key
            Optional<Arguments> config = arguments.object("tls_secrets_config");
            secrets = config.map(wrapped -> wrapped.objects("tls_secrets").orElse(List.of()));
        }
        if (secrets.isPresent() || !settings.has("secrets")) {
            ArrayNode list = settings.putArray("secrets");
            for (Arguments secret : secrets.orElse(List.of())) {
                String id = secret.required("secret_id", secret.uuid("secret_id"));
                String region = secret.required("region", secret.region("region"));
                list.addObject().put("secret_id", id).put("region", region);
            }
        }
        readFlag(settings, arguments, "managed_certificate");
    }

    private void readBackend(ObjectNode settings, Arguments arguments, boolean creating) {
        List<String> known = dialect.backends();
        List<String> named = known.stream().filter(arguments::has).toList();
        if (named.size() > 1) {
            arguments.refuse(named.get(1), "constraint", "only one of " + String.join(", ", known));
            return;
        }
        if (named.isEmpty()) {
            if (creating) {
                arguments.refuse("backend_config", "required", "one of " + String.join(", ", known));
            }
            return;
        }
        String kind = named.get(0);
        arguments.object(kind).ifPresent(config -> {
            Dialect.V1BETA1.backends().forEach(settings::remove);
            ObjectNode target = settings.putObject(kind);
            switch (kind) {
                case "scaleway_s3":
                    target.put("bucket_name", config.required("bucket_name", config.string("bucket_name")));
                    target.put("bucket_region", config.required("bucket_region", config.region("bucket_region")));
                    target.put("is_website", config.bool("is_website").orElse(false));
                    break;
                case "scaleway_lb":
                    readLoadBalancers(target, config);
                    break;
                case "scaleway_serverless_container":
                    target.put("region", config.required("region", config.region("region")));
                    target.put("container_id", config.required("container_id", config.uuid("container_id")));
                    break;
                default:
                    target.put("region", config.required("region", config.region("region")));
                    target.put("function_id", config.required("function_id", config.uuid("function_id")));
                    break;
            }
        });
    }

    private void readLoadBalancers(ObjectNode target, Arguments config) {
        ArrayNode list = target.putArray("lbs");
        List<Arguments> entries = config.objects("lbs").orElse(List.of());
        if (entries.isEmpty()) {
            config.refuse("lbs", "required", "at least one load balancer");
        }
        for (Arguments entry : entries) {
            String id = entry.required("id", entry.uuid("id"));
            if (outcomes.isUnknownLoadBalancer(id)) {
                throw ApiFailure.notFound("lb not found");
            }
            ObjectNode json = list.addObject();
            json.put("id", id);
            json.put("zone", entry.required("zone", entry.zone("zone")));
            json.put("frontend_id", entry.required("frontend_id", entry.uuid("frontend_id")));
            json.put("is_ssl", entry.bool("is_ssl").orElse(false));
            json.put("domain_name", entry.string("domain_name").orElse(""));
            json.put("has_websocket", entry.bool("has_websocket").orElse(false));
            json.put(
                    "private_network_id",
                    entry.string("private_network_id")
                                    .filter(text -> !text.isEmpty())
                                    .isEmpty()
                            ? null
                            : entry.uuid("private_network_id").orElse(null));
        }
    }

    private static void readWaf(ObjectNode settings, Arguments arguments, boolean creating) {
        Optional<String> mode = arguments.string("mode");
        if (!creating && mode.filter(UNCHANGED_WAF_MODE::equals).isPresent()) {
            mode = Optional.empty();
        } else {
            mode = arguments.word("mode", WAF_MODES);
        }
        if (creating) {
            arguments.required("mode", mode);
        }
        mode.ifPresent(value -> settings.put("mode", value));
        Optional<Integer> level = arguments.integer("paranoia_level");
        if (level.filter(value -> value < 1 || value > 4).isPresent()) {
            arguments.refuse("paranoia_level", "constraint", "expected 1 to 4");
        } else if (level.isEmpty() && creating && !arguments.has("paranoia_level")) {
            arguments.refuse("paranoia_level", "required", "");
        }
        level.ifPresent(value -> settings.put("paranoia_level", value));
    }

    private void readFlag(ObjectNode settings, Arguments arguments, String name) {
        boolean now = settings.path(name).asBoolean(false);
        // what v1alpha1 does not know yet is an unknown key there
        boolean heard = dialect == Dialect.V1BETA1 || name.equals("managed_certificate");
        settings.put(name, heard ? arguments.bool(name).orElse(now) : now);
    }

    private Optional<StageLink> successor(Stage stage, Arguments arguments) {
        Map<StageKind, String> named = new LinkedHashMap<>();
        List<StageKind> cleared = new ArrayList<>();
        for (StageKind kind : StageKind.values()) {
            Optional<String> id = kind == stage.kind ? Optional.empty() : arguments.string(kind.linkKey());
            if (id.isEmpty()) {
                continue;
            }
            if (!dialect.successors(stage.kind).contains(kind)) {
                // a key of another message: unknown here, and unknown keys are ignored (§4.10), unless it asks for
                // an order of stages that does not exist (§6) [inferred]
                if (!id.get().isEmpty()) {
                    arguments.refuse(
                            kind.linkKey(),
                            "constraint",
                            "a " + stage.kind.word() + " stage cannot be followed by a " + kind.word() + " stage");
                }
            } else if (id.get().isEmpty()) {
                cleared.add(kind);
            } else {
                named.put(kind, id.get());
            }
        }
        if (named.size() > 1) {
            StageKind second = List.copyOf(named.keySet()).get(1);
            arguments.refuse(second.linkKey(), "constraint", "only one successor can be set");
            return Optional.empty();
        }
        if (named.size() == 1) {
            Map.Entry<StageKind, String> link = named.entrySet().iterator().next();
            return target(arguments, stage, link.getKey(), link.getValue());
        }
        return stage.successor.filter(link -> !cleared.contains(link.kind()));
    }

    /** A stage that another one, or a rule of it, may lead to: it exists, and in the same pipeline. */
    Optional<StageLink> target(Arguments arguments, Stage from, StageKind kind, String id) {
        if (!Arguments.isUuid(id)) {
            arguments.refuse(kind.linkKey(), "format", "expected a UUID");
            return Optional.empty();
        }
        Optional<Stage> found = store.findStage(id.toLowerCase(Locale.ROOT))
                .filter(stage -> stage.kind == kind && dialect.mayLink(from, stage));
        if (found.isEmpty()) {
            arguments.refuse(
                    kind.linkKey(), "constraint", "there is no such " + kind.word() + " stage in the pipeline");
            return Optional.empty();
        }
        return Optional.of(new StageLink(kind, found.get().id));
    }
}
