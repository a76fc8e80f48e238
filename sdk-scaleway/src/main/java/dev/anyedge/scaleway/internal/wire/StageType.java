package dev.anyedge.scaleway.internal.wire;

import dev.anyedge.scaleway.api.BackendStage;
import dev.anyedge.scaleway.api.BackendStageRequest;
import dev.anyedge.scaleway.api.CacheStage;
import dev.anyedge.scaleway.api.CacheStageRequest;
import dev.anyedge.scaleway.api.DnsStage;
import dev.anyedge.scaleway.api.DnsStageRequest;
import dev.anyedge.scaleway.api.RouteStage;
import dev.anyedge.scaleway.api.RouteStageRequest;
import dev.anyedge.scaleway.api.Stage;
import dev.anyedge.scaleway.api.StageKind;
import dev.anyedge.scaleway.api.TlsStage;
import dev.anyedge.scaleway.api.TlsStageRequest;
import dev.anyedge.scaleway.api.WafStage;
import dev.anyedge.scaleway.api.WafStageRequest;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the operations on one kind of stage have of their own; everything else is alike for all six.
 *
 * @param kind the kind
 * @param name the kind as operation names spell it
 * @param reader reads a stage
 * @param body checks and writes a request
 * @param <S> the stages
 * @param <R> the requests
 */
record StageType<S extends Stage, R>(StageKind kind, String name, Function<WireReader, S> reader, Body<R> body) {

    /** Checks a request and writes its body. */
    interface Body<R> {
        WireWriter write(RequestRules rules, R request, boolean create);
    }

    static final StageType<DnsStage, DnsStageRequest> DNS =
            new StageType<>(StageKind.DNS, "DNS", StageJson::dnsStage, (rules, request, create) -> {
                request.fqdns().ifPresent(names -> rules.texts("/fqdns", names));
                rules.v1beta1Only("/wildcard_domain", request.wildcardDomain().orElse(false));
                rules.v1beta1Only("/full_private", request.fullPrivate().orElse(false));
                rules.next(request.next(), StageJson.DNS_NEXT, "a DNS stage");
                WireWriter out = new WireWriter();
                request.fqdns().ifPresent(names -> out.texts("fqdns", names));
                return out.flag("wildcard_domain", rules.ifV1beta1(request.wildcardDomain()))
                        .flag("full_private", rules.ifV1beta1(request.fullPrivate()))
                        .link(request.next());
            });

    static final StageType<TlsStage, TlsStageRequest> TLS =
            new StageType<>(StageKind.TLS, "TLS", StageJson::tlsStage, (rules, request, create) -> {
                WireWriter out = new WireWriter();
                request.secrets().ifPresent(secrets -> {
                    // the same certificates, spelt in two ways (Scaleway reference §5.4)
                    if (create) {
                        rules.secrets("/secrets", secrets);
                        out.objects("secrets", secrets, StageJson::write);
                    } else {
                        rules.secrets("/tls_secrets_config/tls_secrets", secrets);
                        out.object("tls_secrets_config", Optional.of(secrets), all -> new WireWriter()
                                .objects("tls_secrets", all, StageJson::write));
                    }
                });
                rules.next(request.next(), StageJson.TLS_NEXT, "a TLS stage");
                return out.flag("managed_certificate", request.managedCertificate())
                        .link(request.next());
            });

    static final StageType<CacheStage, CacheStageRequest> CACHE =
            new StageType<>(StageKind.CACHE, "Cache", StageJson::cacheStage, (rules, request, create) -> {
                rules.duration("/fallback_ttl", request.fallbackTtl());
                rules.v1beta1Only("/include_cookies", request.includeCookies().orElse(false));
                rules.next(request.next(), StageJson.CACHE_NEXT, "a cache stage");
                return new WireWriter()
                        .duration("fallback_ttl", request.fallbackTtl())
                        .flag("include_cookies", rules.ifV1beta1(request.includeCookies()))
                        .link(request.next());
            });

    static final StageType<RouteStage, RouteStageRequest> ROUTE =
            new StageType<>(StageKind.ROUTE, "Route", StageJson::routeStage, (rules, request, create) -> {
                rules.next(request.next(), StageJson.ROUTE_NEXT, "a route stage");
                return new WireWriter().link(request.next());
            });

    static final StageType<WafStage, WafStageRequest> WAF =
            new StageType<>(StageKind.WAF, "Waf", StageJson::wafStage, (rules, request, create) -> {
                String modes = "disable, log_only or enable";
                if (create) {
                    rules.required("/mode", request.mode().isPresent(), modes);
                    rules.required("/paranoia_level", request.paranoiaLevel().isPresent(), "1 to 4");
                }
                request.mode().ifPresent(mode -> rules.word("/mode", mode, modes));
                request.paranoiaLevel().ifPresent(level -> rules.range("/paranoia_level", level, 1, 4));
                rules.next(request.next(), StageJson.WAF_NEXT, "a WAF stage");
                return new WireWriter()
                        .word("mode", request.mode())
                        .number("paranoia_level", request.paranoiaLevel())
                        .link(request.next());
            });

    static final StageType<BackendStage, BackendStageRequest> BACKEND =
            new StageType<>(StageKind.BACKEND, "Backend", StageJson::backendStage, (rules, request, create) -> {
                WireWriter out = new WireWriter();
                if (create) {
                    rules.required(
                            "/backend",
                            request.backend().isPresent(),
                            "a bucket, load balancers, a serverless container or a serverless function");
                }
                request.backend().ifPresent(backend -> {
                    rules.backend(backend);
                    rules.write(out, backend);
                });
                return out;
            });

    String operation(String verb) {
        return verb + name + "Stage";
    }

    String path() {
        return "/" + kind.text() + "-stages";
    }

    String idMember() {
        return kind.linkMember();
    }
}
