package dev.anyedge.scaleway.translate;

import dev.anyedge.cdn.internal.json.JsonNodes;
import dev.anyedge.cdn.model.Certificate;
import dev.anyedge.cdn.model.Endpoint;
import dev.anyedge.cdn.model.JsonValue;
import dev.anyedge.cdn.model.ViewerProtocol;
import dev.anyedge.cdn.translation.Feature;
import dev.anyedge.cdn.translation.Findings;
import dev.anyedge.scaleway.api.DnsStage;
import dev.anyedge.scaleway.api.StageKind;
import dev.anyedge.scaleway.api.StageLink;
import dev.anyedge.scaleway.api.TlsSecret;
import dev.anyedge.scaleway.api.TlsStage;
import dev.anyedge.scaleway.internal.wire.StageJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The host names of a distribution as a DNS stage, and what proves them as a TLS stage. */
final class EndpointStages {
    private static final String FIRST = "/endpoints/0";

    private final List<Endpoint> endpoints;
    private final Findings findings;
    private final Overlay overlay;
    private final ScalewayOptions options;
    private final boolean together;

    EndpointStages(List<Endpoint> endpoints, Findings findings, OptionReader optionReader) {
        this.endpoints = endpoints;
        this.findings = findings;
        this.overlay = new Overlay(findings);
        this.options = read(0, optionReader);
        this.together = together();
        for (int i = 1; i < endpoints.size(); i++) {
            read(i, optionReader);
            viewerProtocol(endpoints.get(i), "/endpoints/" + i + "/viewerProtocol");
            if (!together) {
                findings.unsupported(
                        Feature.SEVERAL_HOSTNAMES,
                        "/endpoints/" + i,
                        "A pipeline has one host name; this is endpoint " + (i + 1) + " of " + endpoints.size() + ".",
                        "Only the first endpoint is deployed.",
                        "Make a distribution of each endpoint.");
            }
        }
    }

    private ScalewayOptions read(int index, OptionReader optionReader) {
        return optionReader.read(
                endpoints.get(index).options(),
                "/endpoints/" + index + "/options",
                List.of(ScalewayOptions.FULL_PRIVATE, ScalewayOptions.TLS_STAGE),
                List.of("dns_stage", "tls_stage"));
    }

    /** Whether the names were read from one DNS stage and go back to it. */
    private boolean together() {
        JsonValue raw = options.raw().get("dns_stage");
        if (endpoints.size() == 1 || raw == null) {
            return false;
        }
        List<String> kept = new ArrayList<>();
        JsonNodes.of(raw).path("fqdns").forEach(fqdn -> kept.add(fqdn.asText()));
        List<String> names = new ArrayList<>();
        for (Endpoint endpoint : endpoints) {
            boolean same = endpoint.getClass() == endpoints.get(0).getClass()
                    && endpoint.certificate().equals(endpoints.get(0).certificate())
                    && endpoint.options().equals(endpoints.get(0).options());
            name(endpoint).filter(name -> same).ifPresent(names::add);
        }
        return names.equals(kept);
    }

    private static Optional<String> name(Endpoint endpoint) {
        return endpoint.accept(new Endpoint.Visitor<Optional<String>>() {
            @Override
            public Optional<String> custom(Endpoint.Custom custom) {
                return Optional.of(custom.hostname());
            }

            @Override
            public Optional<String> wildcard(Endpoint.Wildcard wildcard) {
                return Optional.of(wildcard.hostname());
            }

            @Override
            public Optional<String> assigned(Endpoint.Assigned assigned) {
                return Optional.empty();
            }
        });
    }

    /** The hosts that are served; everything when nobody knows them yet. */
    TextSet served() {
        List<Glob> hosts = new ArrayList<>();
        for (Endpoint endpoint : together ? endpoints : endpoints.subList(0, 1)) {
            Optional<String> name = name(endpoint);
            if (name.isEmpty()) {
                return TextSet.EVERY;
            }
            hosts.add(Glob.host((endpoint instanceof Endpoint.Wildcard ? "*." : "") + name.get()));
        }
        return new TextSet.Globs(hosts);
    }

    /**
     * Adds the stages to a chain.
     *
     * @param next what comes behind them
     * @return the DNS stage
     */
    DnsStage addTo(StageChain.Builder chain, LiveStages ids, StageLink next) {
        Endpoint endpoint = endpoints.get(0);
        viewerProtocol(endpoint, FIRST + "/viewerProtocol");
        TlsStage.Builder tls = TlsStage.builder().next(next);
        DnsStage.Builder dns =
                DnsStage.builder().fullPrivate(options.fullPrivate().orElse(false));
        fill(endpoint, dns, tls);
        StageLink afterDns = next;
        if (tlsStage(next)) {
            TlsStage tlsStage = tls.id(ids.single(StageKind.TLS)).build();
            tlsStage = overlay.over(
                    tlsStage, tlsStage::toJson, StageJson::tlsStage, options, "tls_stage", FIRST + "/options");
            chain.addTlsStage(tlsStage);
            afterDns = StageLink.to(tlsStage);
        }
        DnsStage dnsStage = dns.id(ids.single(StageKind.DNS)).next(afterDns).build();
        dnsStage =
                overlay.over(dnsStage, dnsStage::toJson, StageJson::dnsStage, options, "dns_stage", FIRST + "/options");
        chain.addDnsStage(dnsStage);
        return dnsStage;
    }

    /** A DNS stage that led past TLS does so again, where that is possible (Scaleway reference §6). */
    private boolean tlsStage(StageLink next) {
        if (options.tlsStage().orElse(true)) {
            return true;
        }
        boolean possible = endpoints.get(0) instanceof Endpoint.Assigned
                && (next.kind() == StageKind.CACHE || next.kind() == StageKind.BACKEND);
        if (!possible) {
            findings.note(
                    Feature.OPTIONS,
                    FIRST + "/options/" + ScalewayOptions.PROVIDER + "/" + ScalewayOptions.TLS_STAGE,
                    "A TLS stage is needed here, for the name or before what follows.");
        }
        return !possible;
    }

    private void fill(Endpoint endpoint, DnsStage.Builder dns, TlsStage.Builder tls) {
        endpoint.accept(new Endpoint.Visitor<Boolean>() {
            @Override
            public Boolean custom(Endpoint.Custom custom) {
                ownName(custom.hostname(), FIRST);
                dns.addFqdn(custom.hostname());
                customCertificate(custom.certificate(), FIRST + "/certificate", tls);
                return true;
            }

            @Override
            public Boolean wildcard(Endpoint.Wildcard wildcard) {
                ownName(wildcard.hostname(), FIRST);
                dns.addFqdn(wildcard.hostname()).wildcardDomain(true);
                wildcardCertificate(wildcard.certificate(), FIRST + "/certificate", tls);
                return true;
            }

            @Override
            public Boolean assigned(Endpoint.Assigned assigned) {
                assigned.prefix()
                        .ifPresent(prefix -> findings.lossy(
                                Feature.ASSIGNED_PREFIX,
                                FIRST + "/prefix",
                                "How an assigned host name begins cannot be wished for.",
                                "The name begins with the pipeline's id.",
                                "Leave out the prefix."));
                assignedCertificate(assigned.certificate(), FIRST + "/certificate", tls);
                return true;
            }
        });
    }

    private void ownName(String hostname, String at) {
        if (hostname.equals("scw.cloud") || hostname.endsWith(".scw.cloud")) {
            findings.impossible(
                    Feature.CUSTOM_HOSTNAME,
                    at + "/hostname",
                    "The provider refuses names under scw.cloud, as " + hostname + " is.",
                    "Use a name of your own, or an assigned endpoint.");
        }
        findings.note(
                Feature.ASSIGNED_HOSTNAME,
                at,
                "The provider's own name for the pipeline, <pipeline id>.svc.edge.scw.cloud, serves the same besides.");
    }

    private void viewerProtocol(Endpoint endpoint, String at) {
        ViewerProtocol protocol = endpoint.viewerProtocol();
        switch (protocol) {
            case REDIRECT_TO_HTTPS -> {}
            case HTTPS_ONLY ->
                findings.lossy(
                        Feature.HTTPS_ONLY,
                        at,
                        "Plain HTTP cannot be refused; it is always redirected to HTTPS.",
                        "Plain HTTP is redirected to HTTPS.",
                        "Use redirect-to-https.");
            default ->
                findings.unsupported(
                        protocol == ViewerProtocol.HTTP_ONLY ? Feature.HTTP_ONLY : Feature.HTTP_AND_HTTPS,
                        at,
                        "Plain HTTP cannot be served; it is always redirected to HTTPS.",
                        "Plain HTTP is redirected to HTTPS.",
                        "Use redirect-to-https.");
        }
    }

    private void customCertificate(Optional<Certificate> certificate, String at, TlsStage.Builder tls) {
        certificate.orElse(Certificate.managed()).accept(new Certificate.Visitor<TlsStage.Builder>() {
            @Override
            public TlsStage.Builder managed(Certificate.Managed managed) {
                tls.managedCertificate(true);
                return tls;
            }

            @Override
            public TlsStage.Builder stored(Certificate.Stored stored) {
                tls.addSecret(TlsSecret.of(stored.id(), stored.region()));
                return tls;
            }

            @Override
            public TlsStage.Builder shared(Certificate.Shared shared) {
                findings.unsupported(
                        Feature.SHARED_CERTIFICATE,
                        at,
                        "The provider's own certificate does not prove a name of the user's.",
                        "A managed certificate is used.",
                        "Use a managed or stored certificate, or an assigned endpoint.");
                return managed(new Certificate.Managed());
            }

            @Override
            public TlsStage.Builder external(Certificate.External external) {
                findings.unsupported(
                        Feature.EXTERNAL_CERTIFICATE,
                        at,
                        "Certificates cannot be arranged outside the API.",
                        "A managed certificate is used.",
                        "Use a managed certificate, or put yours into Secret Manager as a secret of type certificate"
                                + " and name it as a stored one.");
                return managed(new Certificate.Managed());
            }
        });
    }

    private void wildcardCertificate(Optional<Certificate> certificate, String at, TlsStage.Builder tls) {
        if (certificate.orElse(null) instanceof Certificate.Stored stored) {
            tls.addSecret(TlsSecret.of(stored.id(), stored.region()));
            return;
        }
        if (certificate.orElse(null) instanceof Certificate.Managed && readAsManaged()) {
            tls.managedCertificate(true);
            findings.note(
                    Feature.MANAGED_CERTIFICATE,
                    at,
                    "The provider issues no certificate for a wildcard name; it is left as it was read.");
            return;
        }
        Feature feature = certificate.isEmpty()
                ? Feature.STORED_CERTIFICATE
                : certificate.get() instanceof Certificate.Managed
                        ? Feature.MANAGED_CERTIFICATE
                        : certificate.get() instanceof Certificate.Shared
                                ? Feature.SHARED_CERTIFICATE
                                : Feature.EXTERNAL_CERTIFICATE;
        findings.impossible(
                feature,
                at,
                "A wildcard name needs a wildcard certificate from the provider's secret store.",
                "Put one into Secret Manager as a secret of type certificate and name it as a stored certificate.");
    }

    /** What another tool has made stands, also where the provider cannot do it. */
    private boolean readAsManaged() {
        JsonValue raw = options.raw().get("tls_stage");
        return raw != null && JsonNodes.of(raw).path("managed_certificate").asBoolean();
    }

    private void assignedCertificate(Optional<Certificate> certificate, String at, TlsStage.Builder tls) {
        tls.managedCertificate(false);
        if (certificate.isEmpty() || certificate.get() instanceof Certificate.Shared) {
            return;
        }
        Feature feature = certificate.get() instanceof Certificate.Managed
                ? Feature.MANAGED_CERTIFICATE
                : certificate.get() instanceof Certificate.Stored
                        ? Feature.STORED_CERTIFICATE
                        : Feature.EXTERNAL_CERTIFICATE;
        findings.unsupported(
                feature,
                at,
                "An assigned name is proved by the provider's own certificate and no other.",
                "The provider's own certificate is used.",
                "Use a shared certificate.");
    }
}
