package dev.anyedge.scaleway.internal.wire;

import dev.anyedge.scaleway.api.Backend;
import dev.anyedge.scaleway.api.BackendStage;
import dev.anyedge.scaleway.api.BucketBackend;
import dev.anyedge.scaleway.api.CacheStage;
import dev.anyedge.scaleway.api.DnsStage;
import dev.anyedge.scaleway.api.DnsStageType;
import dev.anyedge.scaleway.api.LoadBalancer;
import dev.anyedge.scaleway.api.LoadBalancerBackend;
import dev.anyedge.scaleway.api.RouteStage;
import dev.anyedge.scaleway.api.ServerlessContainerBackend;
import dev.anyedge.scaleway.api.ServerlessFunctionBackend;
import dev.anyedge.scaleway.api.Stage;
import dev.anyedge.scaleway.api.StageKind;
import dev.anyedge.scaleway.api.StageLink;
import dev.anyedge.scaleway.api.StageStatus;
import dev.anyedge.scaleway.api.TlsSecret;
import dev.anyedge.scaleway.api.TlsStage;
import dev.anyedge.scaleway.api.UnknownBackend;
import dev.anyedge.scaleway.api.WafMode;
import dev.anyedge.scaleway.api.WafStage;
import java.util.List;
import java.util.Optional;

/** JSON of the six kinds of stages and their parts (Scaleway reference §5.3–5.8). */
public final class StageJson {
    // Which kinds may follow (Scaleway reference §6)
    static final List<StageKind> DNS_NEXT = List.of(StageKind.TLS, StageKind.CACHE, StageKind.BACKEND);
    static final List<StageKind> TLS_NEXT = List.of(StageKind.CACHE, StageKind.ROUTE, StageKind.WAF, StageKind.BACKEND);
    static final List<StageKind> CACHE_NEXT = List.of(StageKind.ROUTE, StageKind.WAF, StageKind.BACKEND);
    static final List<StageKind> ROUTE_NEXT = List.of(StageKind.WAF, StageKind.BACKEND);
    static final List<StageKind> WAF_NEXT = List.of(StageKind.BACKEND);

    private StageJson() {}

    /**
     * Reads a DNS stage.
     *
     * @param in its object
     * @return the value
     */
    public static DnsStage dnsStage(WireReader in) {
        return DnsStage.builder()
                .id(in.requiredText("id"))
                .pipelineId(in.optionalText("pipeline_id"))
                .projectId(in.optionalText("project_id"))
                .status(in.word("status", StageStatus::new))
                .createdAt(in.instant("created_at"))
                .updatedAt(in.instant("updated_at"))
                .next(link(in, DNS_NEXT))
                .fqdns(in.texts("fqdns"))
                .defaultFqdn(in.optionalText("default_fqdn"))
                .defaultPrivateFqdn(in.optionalText("default_private_fqdn"))
                .type(in.word("type", DnsStageType::new).orElse(DnsStageType.UNKNOWN))
                .wildcardDomain(in.flag("wildcard_domain"))
                .fullPrivate(in.flag("full_private"))
                .extra(in.extra())
                .build();
    }

    /**
     * Writes a DNS stage.
     *
     * @param value the value
     * @return its object
     */
    public static WireWriter write(DnsStage value) {
        return new WireWriter()
                .with(out -> common(out, value))
                .texts("fqdns", value.fqdns())
                .text("default_fqdn", value.defaultFqdn())
                .text("default_private_fqdn", value.defaultPrivateFqdn())
                .word("type", value.type())
                .flag("wildcard_domain", value.wildcardDomain())
                .flag("full_private", value.fullPrivate())
                .extra(value.extra());
    }

    /**
     * Reads a TLS stage.
     *
     * @param in its object
     * @return the value
     */
    public static TlsStage tlsStage(WireReader in) {
        return TlsStage.builder()
                .id(in.requiredText("id"))
                .pipelineId(in.optionalText("pipeline_id"))
                .projectId(in.optionalText("project_id"))
                .status(in.word("status", StageStatus::new))
                .createdAt(in.instant("created_at"))
                .updatedAt(in.instant("updated_at"))
                .next(link(in, TLS_NEXT))
                .secrets(in.objects("secrets", StageJson::tlsSecret))
                .managedCertificate(in.flag("managed_certificate"))
                .certificateExpiresAt(in.instant("certificate_expires_at"))
                .extra(in.extra())
                .build();
    }

    /**
     * Writes a TLS stage.
     *
     * @param value the value
     * @return its object
     */
    public static WireWriter write(TlsStage value) {
        return new WireWriter()
                .with(out -> common(out, value))
                .objects("secrets", value.secrets(), StageJson::write)
                .flag("managed_certificate", value.managedCertificate())
                .instant("certificate_expires_at", value.certificateExpiresAt())
                .extra(value.extra());
    }

    /**
     * Reads a cache stage.
     *
     * @param in its object
     * @return the value
     */
    public static CacheStage cacheStage(WireReader in) {
        return CacheStage.builder()
                .id(in.requiredText("id"))
                .pipelineId(in.optionalText("pipeline_id"))
                .projectId(in.optionalText("project_id"))
                .status(in.word("status", StageStatus::new))
                .createdAt(in.instant("created_at"))
                .updatedAt(in.instant("updated_at"))
                .next(link(in, CACHE_NEXT))
                .fallbackTtl(in.duration("fallback_ttl"))
                .includeCookies(in.flag("include_cookies"))
                .extra(in.extra())
                .build();
    }

    /**
     * Writes a cache stage.
     *
     * @param value the value
     * @return its object
     */
    public static WireWriter write(CacheStage value) {
        return new WireWriter()
                .with(out -> common(out, value))
                .duration("fallback_ttl", value.fallbackTtl())
                .flag("include_cookies", value.includeCookies())
                .extra(value.extra());
    }

    /**
     * Reads a route stage.
     *
     * @param in its object
     * @return the value
     */
    public static RouteStage routeStage(WireReader in) {
        return RouteStage.builder()
                .id(in.requiredText("id"))
                .pipelineId(in.optionalText("pipeline_id"))
                .projectId(in.optionalText("project_id"))
                .status(in.word("status", StageStatus::new))
                .createdAt(in.instant("created_at"))
                .updatedAt(in.instant("updated_at"))
                .next(link(in, ROUTE_NEXT))
                .extra(in.extra())
                .build();
    }

    /**
     * Writes a route stage.
     *
     * @param value the value
     * @return its object
     */
    public static WireWriter write(RouteStage value) {
        return new WireWriter().with(out -> common(out, value)).extra(value.extra());
    }

    /**
     * Reads a WAF stage.
     *
     * @param in its object
     * @return the value
     */
    public static WafStage wafStage(WireReader in) {
        return WafStage.builder()
                .id(in.requiredText("id"))
                .pipelineId(in.optionalText("pipeline_id"))
                .projectId(in.optionalText("project_id"))
                .status(in.word("status", StageStatus::new))
                .createdAt(in.instant("created_at"))
                .updatedAt(in.instant("updated_at"))
                .next(link(in, WAF_NEXT))
                .mode(in.word("mode", WafMode::new).orElse(WafMode.UNKNOWN))
                .paranoiaLevel(in.smallNumber("paranoia_level"))
                .extra(in.extra())
                .build();
    }

    /**
     * Writes a WAF stage.
     *
     * @param value the value
     * @return its object
     */
    public static WireWriter write(WafStage value) {
        return new WireWriter()
                .with(out -> common(out, value))
                .word("mode", value.mode())
                .number("paranoia_level", value.paranoiaLevel())
                .extra(value.extra());
    }

    /**
     * Reads a backend stage.
     *
     * @param in its object
     * @return the value
     */
    public static BackendStage backendStage(WireReader in) {
        return BackendStage.builder()
                .id(in.requiredText("id"))
                .pipelineId(in.optionalText("pipeline_id"))
                .projectId(in.optionalText("project_id"))
                .status(in.word("status", StageStatus::new))
                .createdAt(in.instant("created_at"))
                .updatedAt(in.instant("updated_at"))
                .backend(backend(in))
                .extra(in.extra())
                .build();
    }

    /**
     * Writes a backend stage.
     *
     * @param value the value
     * @return its object
     */
    public static WireWriter write(BackendStage value) {
        return new WireWriter()
                .with(out -> common(out, value))
                .with(out -> value.backend().ifPresent(backend -> backend(out, backend)))
                .extra(value.extra());
    }

    /**
     * Reads a reference to a certificate.
     *
     * @param in its object
     * @return the value
     */
    public static TlsSecret tlsSecret(WireReader in) {
        return TlsSecret.builder()
                .secretId(in.text("secret_id"))
                .region(in.text("region"))
                .extra(in.extra())
                .build();
    }

    /**
     * Writes a reference to a certificate.
     *
     * @param value the value
     * @return its object
     */
    public static WireWriter write(TlsSecret value) {
        return new WireWriter()
                .text("secret_id", value.secretId())
                .text("region", value.region())
                .extra(value.extra());
    }

    /**
     * Reads a bucket.
     *
     * @param in its object
     * @return the value
     */
    public static BucketBackend bucketBackend(WireReader in) {
        return BucketBackend.builder()
                .bucketName(in.text("bucket_name"))
                .bucketRegion(in.text("bucket_region"))
                .website(in.flag("is_website"))
                .extra(in.extra())
                .build();
    }

    /**
     * Writes a bucket.
     *
     * @param value the value
     * @return its object
     */
    public static WireWriter write(BucketBackend value) {
        return new WireWriter()
                .text("bucket_name", value.bucketName())
                .text("bucket_region", value.bucketRegion())
                .flag("is_website", value.website())
                .extra(value.extra());
    }

    /**
     * Reads load balancers.
     *
     * @param in its object
     * @return the value
     */
    public static LoadBalancerBackend loadBalancerBackend(WireReader in) {
        return LoadBalancerBackend.builder()
                .lbs(in.objects("lbs", StageJson::loadBalancer))
                .extra(in.extra())
                .build();
    }

    /**
     * Writes load balancers.
     *
     * @param value the value
     * @return its object
     */
    public static WireWriter write(LoadBalancerBackend value) {
        return new WireWriter().objects("lbs", value.lbs(), StageJson::write).extra(value.extra());
    }

    /**
     * Reads a load balancer.
     *
     * @param in its object
     * @return the value
     */
    public static LoadBalancer loadBalancer(WireReader in) {
        return LoadBalancer.builder()
                .id(in.text("id"))
                .zone(in.text("zone"))
                .frontendId(in.text("frontend_id"))
                .ssl(in.flag("is_ssl"))
                .domainName(in.optionalText("domain_name"))
                .hasWebsocket(in.flag("has_websocket"))
                .privateNetworkId(in.optionalText("private_network_id"))
                .extra(in.extra())
                .build();
    }

    /**
     * Writes a load balancer.
     *
     * @param value the value
     * @return its object
     */
    public static WireWriter write(LoadBalancer value) {
        return new WireWriter()
                .text("id", value.id())
                .text("zone", value.zone())
                .text("frontend_id", value.frontendId())
                .flag("is_ssl", value.ssl())
                .text("domain_name", value.domainName())
                .flag("has_websocket", value.hasWebsocket())
                .text("private_network_id", value.privateNetworkId())
                .extra(value.extra());
    }

    /**
     * Reads a serverless container.
     *
     * @param in its object
     * @return the value
     */
    public static ServerlessContainerBackend serverlessContainerBackend(WireReader in) {
        return ServerlessContainerBackend.builder()
                .region(in.text("region"))
                .containerId(in.text("container_id"))
                .extra(in.extra())
                .build();
    }

    /**
     * Writes a serverless container.
     *
     * @param value the value
     * @return its object
     */
    public static WireWriter write(ServerlessContainerBackend value) {
        return new WireWriter()
                .text("region", value.region())
                .text("container_id", value.containerId())
                .extra(value.extra());
    }

    /**
     * Reads a serverless function.
     *
     * @param in its object
     * @return the value
     */
    public static ServerlessFunctionBackend serverlessFunctionBackend(WireReader in) {
        return ServerlessFunctionBackend.builder()
                .region(in.text("region"))
                .functionId(in.text("function_id"))
                .extra(in.extra())
                .build();
    }

    /**
     * Writes a serverless function.
     *
     * @param value the value
     * @return its object
     */
    public static WireWriter write(ServerlessFunctionBackend value) {
        return new WireWriter()
                .text("region", value.region())
                .text("function_id", value.functionId())
                .extra(value.extra());
    }

    static void backend(WireWriter out, Backend backend) {
        backend.accept(new Backend.Visitor<WireWriter>() {
            @Override
            public WireWriter bucket(BucketBackend value) {
                return out.object(value.member(), Optional.of(value), StageJson::write);
            }

            @Override
            public WireWriter loadBalancer(LoadBalancerBackend value) {
                return out.object(value.member(), Optional.of(value), StageJson::write);
            }

            @Override
            public WireWriter container(ServerlessContainerBackend value) {
                return out.object(value.member(), Optional.of(value), StageJson::write);
            }

            @Override
            public WireWriter function(ServerlessFunctionBackend value) {
                return out.object(value.member(), Optional.of(value), StageJson::write);
            }

            @Override
            public WireWriter unknown(UnknownBackend value) {
                return out.json(value.member(), value.value());
            }
        });
    }

    private static Optional<Backend> backend(WireReader in) {
        if (in.has("scaleway_s3")) {
            return in.object("scaleway_s3", StageJson::bucketBackend);
        }
        if (in.has("scaleway_lb")) {
            return in.object("scaleway_lb", StageJson::loadBalancerBackend);
        }
        if (in.has("scaleway_serverless_container")) {
            return in.object("scaleway_serverless_container", StageJson::serverlessContainerBackend);
        }
        if (in.has("scaleway_serverless_function")) {
            return in.object("scaleway_serverless_function", StageJson::serverlessFunctionBackend);
        }
        return in.onlyUnreadObject().map(member -> new UnknownBackend(member.getKey(), member.getValue()));
    }

    /** The successor: the first member of the oneof that is there. A second one, which may not be, stays unread. */
    static Optional<StageLink> link(WireReader in, List<StageKind> kinds) {
        for (StageKind kind : kinds) {
            Optional<String> id = in.optionalText(kind.linkMember());
            if (id.isPresent()) {
                return Optional.of(new StageLink(kind, id.get()));
            }
        }
        return Optional.empty();
    }

    private static void common(WireWriter out, Stage stage) {
        out.text("id", stage.id())
                .text("pipeline_id", stage.pipelineId())
                .text("project_id", stage.projectId())
                .word("status", stage.status())
                .instant("created_at", stage.createdAt())
                .instant("updated_at", stage.updatedAt())
                .link(stage.next());
    }
}
