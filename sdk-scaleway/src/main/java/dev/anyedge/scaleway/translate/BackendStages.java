package dev.anyedge.scaleway.translate;

import dev.anyedge.cdn.internal.json.JsonNodes;
import dev.anyedge.cdn.model.BucketOrigin;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.Firewall;
import dev.anyedge.cdn.model.HostHeader;
import dev.anyedge.cdn.model.HttpOrigin;
import dev.anyedge.cdn.model.JsonValue;
import dev.anyedge.cdn.model.LoadBalancerOrigin;
import dev.anyedge.cdn.model.Origin;
import dev.anyedge.cdn.model.ServerlessOrigin;
import dev.anyedge.cdn.translation.Feature;
import dev.anyedge.cdn.translation.Findings;
import dev.anyedge.scaleway.api.Backend;
import dev.anyedge.scaleway.api.BackendStage;
import dev.anyedge.scaleway.api.BucketBackend;
import dev.anyedge.scaleway.api.LoadBalancer;
import dev.anyedge.scaleway.api.LoadBalancerBackend;
import dev.anyedge.scaleway.api.ServerlessContainerBackend;
import dev.anyedge.scaleway.api.ServerlessFunctionBackend;
import dev.anyedge.scaleway.api.StageLink;
import dev.anyedge.scaleway.api.WafMode;
import dev.anyedge.scaleway.api.WafStage;
import dev.anyedge.scaleway.internal.wire.StageJson;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The stages behind routing: a backend for each origin that is asked, and before it a firewall where one is wished. Made
 * when something first leads to them.
 */
final class BackendStages {
    private static final String RAW_BACKEND = "backend_stage";

    private final Distribution distribution;
    private final Map<String, Origin> replacements;
    private final Findings findings;
    private final OptionReader optionReader;
    private final Overlay overlay;
    private final LiveStages ids;
    private final StageChain.Builder chain;
    private final Map<String, Integer> originIndex = new HashMap<>();

    /** By origin that is asked: the origin whose backend stage it shares, mostly its own. */
    private final Map<String, String> asked = new HashMap<>();

    private final Map<BackendStage, String> originByReplacement = new HashMap<>();
    private final Map<String, BackendStage> contentByOrigin = new HashMap<>();
    private final Map<String, StageLink> backendStages = new LinkedHashMap<>();
    private final Map<Target, StageLink> linkByTarget = new HashMap<>();

    BackendStages(
            Distribution distribution,
            Map<String, Origin> replacements,
            Findings findings,
            OptionReader optionReader,
            LiveStages ids,
            StageChain.Builder chain) {
        this.distribution = distribution;
        this.replacements = replacements;
        this.findings = findings;
        this.optionReader = optionReader;
        this.overlay = new Overlay(findings);
        this.ids = ids;
        this.chain = chain;
        for (int i = 0; i < distribution.origins().size(); i++) {
            originIndex.put(distribution.origins().get(i).id(), i);
        }
    }

    /** The origin whose backend stage an origin has. Checks the origin when it is first asked. */
    String ask(String originId) {
        String known = asked.get(originId);
        if (known != null) {
            return known;
        }
        Integer index = originIndex.get(originId);
        if (index == null) {
            return originId;
        }
        String same = backend(distribution.origins().get(index), "/origins/" + index);
        asked.put(originId, same);
        return same;
    }

    /** The origins that have a backend stage, in the order of their stages. */
    Set<String> deployed() {
        return backendStages.keySet();
    }

    /** Whether every origin that is asked has a backend stage of its own. */
    boolean oneEach() {
        return asked.size() == backendStages.size();
    }

    private String backend(Origin origin, String at) {
        Origin replacement = replacements.get(origin.id());
        Origin used = replacement == null ? origin : replacement;
        ScalewayOptions options = optionReader.read(
                used.options(),
                at + "/options",
                used instanceof LoadBalancerOrigin ? List.of(ScalewayOptions.PRIVATE_NETWORK_ID) : List.of(),
                List.of(RAW_BACKEND));
        Optional<Backend> backend = used.accept(new Origin.Visitor<Optional<Backend>>() {
            @Override
            public Optional<Backend> http(HttpOrigin http) {
                if (!bringsBackend(options)) {
                    findings.impossible(
                            Feature.HTTP_ORIGIN,
                            at,
                            "The origin " + origin.id() + " is a host (" + http.host()
                                    + "); only resources of the provider can be origins.",
                            "Replace it for this provider by a bucket, load balancer, function or container:"
                                    + " TranslationContext.withOrigin(\"" + origin.id() + "\", …), or --origin "
                                    + origin.id() + "=JSON.");
                }
                return Optional.empty();
            }

            @Override
            public Optional<Backend> bucket(BucketOrigin bucket) {
                return Optional.of(BucketBackend.builder()
                        .bucketName(bucket.bucket())
                        .bucketRegion(bucket.region())
                        .website(bucket.website())
                        .build());
            }

            @Override
            public Optional<Backend> loadBalancer(LoadBalancerOrigin balancer) {
                return Optional.of(LoadBalancerBackend.builder()
                        .addLb(LoadBalancer.builder()
                                .id(balancer.loadBalancer())
                                .frontendId(balancer.frontend())
                                .zone(balancer.zone())
                                .ssl(balancer.tls())
                                .domainName(sentHost(balancer.hostHeader(), at + "/hostHeader"))
                                .hasWebsocket(balancer.websocket())
                                .privateNetworkId(options.privateNetworkId())
                                .build())
                        .build());
            }

            @Override
            public Optional<Backend> serverless(ServerlessOrigin serverless) {
                return Optional.of(
                        serverless.kind() == ServerlessOrigin.Kind.CONTAINER
                                ? ServerlessContainerBackend.builder()
                                        .region(serverless.region())
                                        .containerId(serverless.resource())
                                        .build()
                                : ServerlessFunctionBackend.builder()
                                        .region(serverless.region())
                                        .functionId(serverless.resource())
                                        .build());
            }
        });
        if (!(used instanceof HttpOrigin) && used.reachableAs().isPresent()) {
            findings.note(
                    Feature.HTTP_ORIGIN,
                    at + "/reachableAs",
                    "How other providers reach " + origin.id() + " is not needed here and not kept.");
        }
        BackendStage content = BackendStage.builder().id("-").backend(backend).build();
        content =
                overlay.over(content, content::toJson, StageJson::backendStage, options, RAW_BACKEND, at + "/options");
        if (replacement != null) {
            String same = originByReplacement.putIfAbsent(content, origin.id());
            if (same != null) {
                findings.note(
                        Feature.SEVERAL_ORIGINS,
                        at,
                        "The origins " + origin.id() + " and " + same + " are replaced by the same; they become one.");
                return same;
            }
        }
        contentByOrigin.put(origin.id(), content);
        return origin.id();
    }

    /** The stage of an origin, made when something first leads to it. */
    private StageLink backendStage(String originId) {
        StageLink known = backendStages.get(originId);
        if (known != null) {
            return known;
        }
        BackendStage content = contentByOrigin.getOrDefault(
                originId, BackendStage.builder().id("-").build());
        BackendStage stage = BackendStage.builder()
                .id(ids.backend(content.backend(), content.extra(), originId))
                .backend(content.backend())
                .extra(content.extra())
                .build();
        chain.addBackendStage(stage);
        StageLink link = StageLink.to(stage);
        backendStages.put(originId, link);
        return link;
    }

    /** An origin that was read from a kind of backend that the model does not know. */
    private static boolean bringsBackend(ScalewayOptions options) {
        JsonValue raw = options.raw().get(RAW_BACKEND);
        return raw != null
                && JsonNodes.of(raw).properties().stream()
                        .anyMatch(member -> member.getValue().isObject());
    }

    private Optional<String> sentHost(HostHeader header, String at) {
        return header.accept(new HostHeader.Visitor<Optional<String>>() {
            @Override
            public Optional<String> viewer(HostHeader.Viewer value) {
                return Optional.empty();
            }

            @Override
            public Optional<String> ofOrigin(HostHeader.OfOrigin value) {
                findings.unsupported(
                        Feature.HOST_HEADER,
                        at,
                        "A load balancer has no host name of its own that it could be asked with.",
                        "It is asked with the viewer's host.",
                        "Use the viewer's host or a fixed one.");
                return Optional.empty();
            }

            @Override
            public Optional<String> fixed(HostHeader.Fixed value) {
                return Optional.of(value.value());
            }
        });
    }

    /**
     * The stage before or at the backend, made when something first leads to it.
     *
     * @param at where the options stand that belong to the firewall
     */
    StageLink link(Target target, String at) {
        StageLink known = linkByTarget.get(target);
        if (known != null) {
            return known;
        }
        StageLink link = backendStage(target.origin());
        if (target.hasFirewallStage()) {
            Firewall.Mode mode = target.firewall().mode();
            WafStage wanted = WafStage.builder()
                    .id("-")
                    .mode(
                            mode == Firewall.Mode.OFF
                                    ? WafMode.DISABLE
                                    : mode == Firewall.Mode.LOG ? WafMode.LOG_ONLY : WafMode.ENABLE)
                    .paranoiaLevel(target.firewall().level())
                    .next(link)
                    .build();
            if (!target.rawFirewall().isEmpty()) {
                wanted = overlay.over(
                        wanted, wanted::toJson, StageJson::wafStage, JsonValue.parse(target.rawFirewall()), at);
            }
            WafStage stage = WafStage.builder()
                    .id(ids.waf(wanted, "waf"))
                    .mode(wanted.mode())
                    .paranoiaLevel(wanted.paranoiaLevel())
                    .next(wanted.next())
                    .extra(wanted.extra())
                    .build();
            chain.addWafStage(stage);
            link = StageLink.to(stage);
        }
        linkByTarget.put(target, link);
        return link;
    }

    /** Reports origins that nothing asks, and replacements of origins that are not there. */
    void reportUnused() {
        for (int i = 0; i < distribution.origins().size(); i++) {
            String id = distribution.origins().get(i).id();
            if (!asked.containsKey(id)) {
                findings.note(
                        Feature.SEVERAL_ORIGINS,
                        "/origins/" + i,
                        "Nothing is asked of the origin " + id + "; it is not deployed.");
            }
        }
        for (String id : replacements.keySet()) {
            if (!originIndex.containsKey(id)) {
                findings.impossible(
                        Feature.HTTP_ORIGIN,
                        "/origins",
                        "There is no origin " + id + " that could be replaced.",
                        "The origins are " + String.join(", ", originIndex.keySet()) + ".");
            }
        }
    }
}
