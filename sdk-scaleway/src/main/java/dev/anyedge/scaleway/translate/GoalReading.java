package dev.anyedge.scaleway.translate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.cdn.internal.json.JsonNodes;
import dev.anyedge.cdn.internal.json.JsonText;
import dev.anyedge.cdn.model.BucketOrigin;
import dev.anyedge.cdn.model.Firewall;
import dev.anyedge.cdn.model.HostHeader;
import dev.anyedge.cdn.model.HttpOrigin;
import dev.anyedge.cdn.model.JsonValue;
import dev.anyedge.cdn.model.LoadBalancerOrigin;
import dev.anyedge.cdn.model.Options;
import dev.anyedge.cdn.model.Origin;
import dev.anyedge.cdn.model.ServerlessOrigin;
import dev.anyedge.cdn.translation.Feature;
import dev.anyedge.cdn.translation.Severity;
import dev.anyedge.scaleway.api.Backend;
import dev.anyedge.scaleway.api.BackendStage;
import dev.anyedge.scaleway.api.BucketBackend;
import dev.anyedge.scaleway.api.LoadBalancer;
import dev.anyedge.scaleway.api.LoadBalancerBackend;
import dev.anyedge.scaleway.api.ServerlessContainerBackend;
import dev.anyedge.scaleway.api.ServerlessFunctionBackend;
import dev.anyedge.scaleway.api.Stage;
import dev.anyedge.scaleway.api.StageLink;
import dev.anyedge.scaleway.api.UnknownBackend;
import dev.anyedge.scaleway.api.WafMode;
import dev.anyedge.scaleway.api.WafStage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where links lead behind the cache: which origins there are, and what stands before them. */
final class GoalReading {
    private static final String NO_ORIGIN = "origin.invalid";
    private static final String RAW_BACKEND = "backend_stage";

    private final DocumentFindings findings;
    private final Map<StageLink, Stage> stages = new HashMap<>();
    private final Map<String, String> originByStage = new HashMap<>();
    private final List<Origin> origins = new ArrayList<>();
    private final Set<String> originIds = new HashSet<>();
    private final Map<StageLink, Goal> goals = new HashMap<>();
    private final Map<WafStage, Integer> firewalls = new HashMap<>();
    private @Nullable String missingOrigin;

    /**
     * Where a link leads behind the cache.
     *
     * @param origin the origin's id
     * @param firewall what stands before it
     * @param raw members of the firewall stage that the model has no word for, as JSON; {@code ""}: none
     * @param label tells firewall stages apart that are the same otherwise; {@code ""}: none
     */
    record Goal(String origin, Firewall firewall, String raw, String label) {
        boolean sameFirewall(Goal other) {
            return firewall.equals(other.firewall) && raw.equals(other.raw) && label.equals(other.label);
        }

        ScalewayOptions.Builder options() {
            ScalewayOptions.Builder options = ScalewayOptions.builder();
            if (!raw.isEmpty()) {
                options.putRaw("waf_stage", JsonValue.parse(raw));
            }
            return label.isEmpty() ? options : options.wafStage(label);
        }
    }

    GoalReading(StageChain chain, DocumentFindings findings) {
        this.findings = findings;
        for (Stage stage : chain.stages()) {
            stages.putIfAbsent(StageLink.to(stage), stage);
        }
    }

    /** The origins that were met so far. */
    List<Origin> origins() {
        return origins;
    }

    /**
     * Where a link leads.
     *
     * @param from where the link stands, for findings
     */
    Goal goal(Optional<StageLink> link, Supplier<String> from) {
        if (link.isPresent()) {
            Goal known = goals.get(link.get());
            if (known != null) {
                return known;
            }
        }
        @Nullable Stage stage = link.map(stages::get).orElse(null);
        Goal goal;
        if (stage instanceof WafStage waf) {
            goal = guarded(waf);
        } else if (stage instanceof BackendStage backend) {
            goal = new Goal(origin(backend), Firewall.off(), "", "");
        } else {
            goal = new Goal(missingOrigin(from.get()), Firewall.off(), "", "");
        }
        link.ifPresent(known -> goals.put(known, goal));
        return goal;
    }

    private Goal guarded(WafStage waf) {
        String at = findings.pointer(waf);
        Optional<BackendStage> backend =
                waf.next().map(stages::get).map(stage -> stage instanceof BackendStage b ? b : null);
        String origin = backend.map(this::origin).orElseGet(() -> missingOrigin(at));
        ObjectNode raw = JsonNodes.object();
        findings.extra(waf, raw);
        int level = waf.paranoiaLevel().orElse(0);
        if (waf.mode().equals(WafMode.DISABLE)) {
            findings.note(
                    Feature.FIREWALL, at + "/mode", "The firewall is off; its stage and level are kept as an option.");
            waf.paranoiaLevel().ifPresent(kept -> raw.put("paranoia_level", kept));
            raw.put("mode", waf.mode().text());
            return new Goal(origin, Firewall.off(), rawText(raw), label(waf));
        }
        if (level < 1 || level > 4) {
            findings.incomplete(
                    at + "/paranoia_level", "The firewall's level is not 1–4; the most sensitive, 4, is assumed.");
            level = 4;
        }
        if (waf.mode().equals(WafMode.LOG_ONLY)) {
            return new Goal(origin, Firewall.log(level), rawText(raw), label(waf));
        }
        if (waf.mode().unspecified()) {
            findings.incomplete(at + "/mode", "Nothing says what the firewall does; that it refuses is assumed.");
        } else if (!waf.mode().equals(WafMode.ENABLE)) {
            raw.put("mode", waf.mode().text());
            findings.lossy(
                    Feature.UNKNOWN_CONTENT,
                    at + "/mode",
                    "The mode \"" + waf.mode().text() + "\" is not known.",
                    "It is read as one that refuses, and kept as an option.");
        }
        return new Goal(origin, Firewall.block(level), rawText(raw), label(waf));
    }

    /** A number for every further firewall stage that is the same as one before. */
    private String label(WafStage waf) {
        WafStage content = WafStage.builder()
                .id("-")
                .mode(waf.mode())
                .paranoiaLevel(waf.paranoiaLevel())
                .next(waf.next())
                .extra(waf.extra())
                .build();
        int number = firewalls.merge(content, 1, Integer::sum);
        return number == 1 ? "" : Integer.toString(number);
    }

    private static String rawText(ObjectNode raw) {
        return raw.isEmpty() ? "" : JsonText.write(raw);
    }

    private String missingOrigin(String from) {
        findings.incomplete(from, "The chain ends here, before any backend stage.");
        if (missingOrigin == null) {
            String id = freeId("missing-origin");
            origins.add(HttpOrigin.builder().id(id).host(NO_ORIGIN).build());
            missingOrigin = id;
        }
        return missingOrigin;
    }

    private String freeId(String wish) {
        String id = wish;
        for (int n = 2; !originIds.add(id); n++) {
            id = wish + "-" + n;
        }
        return id;
    }

    private String origin(BackendStage stage) {
        String known = originByStage.get(stage.id());
        if (known != null) {
            return known;
        }
        String id = Names.invent(stage.backend(), originIds);
        origins.add(origin(id, stage));
        originByStage.put(stage.id(), id);
        return id;
    }

    private Origin origin(String id, BackendStage stage) {
        String at = findings.pointer(stage);
        ObjectNode raw = JsonNodes.object();
        findings.extra(stage, raw);
        if (stage.backend().isEmpty()) {
            findings.incomplete(at, "The backend stage has no backend.");
            return placeholder(id);
        }
        Backend backend = stage.backend().get();
        String member = at + "/" + backend.member();
        if (!backend.extra().isEmpty()) {
            raw.set(backend.member(), JsonNodes.of(JsonNodes.value(backend.extra())));
            backend.extra()
                    .keySet()
                    .forEach(name -> findings.keptUnknown(member + "/" + JsonText.pointerStep(name), name));
        }
        Optional<Origin> origin = backend.accept(new Backend.Visitor<Optional<Origin>>() {
            @Override
            public Optional<Origin> bucket(BucketBackend bucket) {
                return DocumentFindings.attempt(() -> BucketOrigin.builder()
                        .id(id)
                        .bucket(bucket.bucketName())
                        .region(bucket.bucketRegion())
                        .website(bucket.website())
                        .options(rawOptions(RAW_BACKEND, rawText(raw)))
                        .build());
            }

            @Override
            public Optional<Origin> loadBalancer(LoadBalancerBackend balancers) {
                return GoalReading.this.loadBalancer(id, balancers, raw, member);
            }

            @Override
            public Optional<Origin> container(ServerlessContainerBackend container) {
                return DocumentFindings.attempt(() -> ServerlessOrigin.builder()
                        .id(id)
                        .kind(ServerlessOrigin.Kind.CONTAINER)
                        .resource(container.containerId())
                        .region(container.region())
                        .options(rawOptions(RAW_BACKEND, rawText(raw)))
                        .build());
            }

            @Override
            public Optional<Origin> function(ServerlessFunctionBackend function) {
                return DocumentFindings.attempt(() -> ServerlessOrigin.builder()
                        .id(id)
                        .kind(ServerlessOrigin.Kind.FUNCTION)
                        .resource(function.functionId())
                        .region(function.region())
                        .options(rawOptions(RAW_BACKEND, rawText(raw)))
                        .build());
            }

            @Override
            public Optional<Origin> unknown(UnknownBackend unknown) {
                raw.set(unknown.member(), JsonNodes.of(unknown.value()));
                findings.add(
                        Severity.UNSUPPORTED,
                        Feature.UNKNOWN_CONTENT,
                        member,
                        "The kind of backend " + unknown.member() + " is not known.",
                        "A placeholder stands for it, and it is kept as an option.");
                return Optional.of(HttpOrigin.builder()
                        .id(id)
                        .host(NO_ORIGIN)
                        .options(rawOptions(RAW_BACKEND, rawText(raw)))
                        .build());
            }
        });
        if (origin.isEmpty()) {
            findings.incomplete(member, "The backend does not say which resource it is.");
        }
        return origin.orElseGet(() -> placeholder(id));
    }

    private static Origin placeholder(String id) {
        return HttpOrigin.builder().id(id).host(NO_ORIGIN).build();
    }

    private Optional<Origin> loadBalancer(String id, LoadBalancerBackend balancers, ObjectNode raw, String member) {
        if (balancers.lbs().isEmpty()) {
            return Optional.empty();
        }
        LoadBalancer first = balancers.lbs().get(0);
        boolean unknown = balancers.lbs().stream().anyMatch(lb -> !lb.extra().isEmpty());
        Optional<HostHeader> header = first.domainName().map(name -> DocumentFindings.attempt(() -> {
                    HostHeader fixed = HostHeader.fixed(name);
                    HttpOrigin.builder().host(NO_ORIGIN).hostHeader(fixed).build();
                    return fixed;
                })
                .orElse(null));
        boolean badHeader = first.domainName().isPresent() && header.isEmpty();
        if (balancers.lbs().size() > 1 || unknown || badHeader) {
            ObjectNode kept = raw.withObject("/" + balancers.member());
            kept.set("lbs", loadBalancers(balancers));
            findings.lossy(
                    Feature.UNKNOWN_CONTENT,
                    member + "/lbs",
                    balancers.lbs().size() > 1
                            ? "There are " + balancers.lbs().size() + " load balancers; the model knows one."
                            : badHeader
                                    ? "The domain name \"" + first.domainName().get() + "\" is no host name."
                                    : "The load balancer has members that are not known.",
                    "The first is read, all is kept as an option.");
        }
        ScalewayOptions.Builder own = ScalewayOptions.builder().privateNetworkId(first.privateNetworkId());
        if (first.privateNetworkId().isPresent()) {
            findings.note(
                    Feature.OPTIONS,
                    member + "/lbs/0/private_network_id",
                    "The model has no word for the private network; it is kept as an option.");
        }
        if (!raw.isEmpty()) {
            own.putRaw(RAW_BACKEND, JsonNodes.value(raw));
        }
        return DocumentFindings.attempt(() -> LoadBalancerOrigin.builder()
                .id(id)
                .loadBalancer(first.id())
                .frontend(first.frontendId())
                .zone(first.zone())
                .tls(first.ssl())
                .hostHeader(header.orElse(HostHeader.viewer()))
                .websocket(first.hasWebsocket())
                .options(own.build().toOptions())
                .build());
    }

    private static ArrayNode loadBalancers(LoadBalancerBackend balancers) {
        BackendStage stage = BackendStage.builder().id("-").backend(balancers).build();
        return (ArrayNode)
                JsonText.parse(stage.toJson()).path(balancers.member()).path("lbs");
    }

    private static Options rawOptions(String member, String raw) {
        return raw.isEmpty()
                ? Options.none()
                : ScalewayOptions.builder()
                        .putRaw(member, JsonValue.parse(raw))
                        .build()
                        .toOptions();
    }
}
