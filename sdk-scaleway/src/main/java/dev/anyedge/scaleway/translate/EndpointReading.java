package dev.anyedge.scaleway.translate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.cdn.internal.json.JsonNodes;
import dev.anyedge.cdn.internal.json.JsonText;
import dev.anyedge.cdn.model.Certificate;
import dev.anyedge.cdn.model.Endpoint;
import dev.anyedge.cdn.model.Options;
import dev.anyedge.cdn.translation.Feature;
import dev.anyedge.cdn.translation.Severity;
import dev.anyedge.scaleway.api.DnsStage;
import dev.anyedge.scaleway.api.Stage;
import dev.anyedge.scaleway.api.TlsSecret;
import dev.anyedge.scaleway.api.TlsStage;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a document says about host names and what proves them. */
final class EndpointReading {
    private static final String NO_HOST = "hostname.invalid";
    private static final String NO_CERTIFICATE = "certificate.invalid";

    private final DocumentFindings findings;

    EndpointReading(DocumentFindings findings) {
        this.findings = findings;
    }

    /** One endpoint for each name; at least one. */
    List<Endpoint> endpoints(List<Stage> way) {
        Optional<DnsStage> dns = ChainReading.find(way, DnsStage.class);
        Optional<TlsStage> tls = ChainReading.find(way, TlsStage.class);
        ScalewayOptions.Builder kept = ScalewayOptions.builder();
        ObjectNode rawDns = JsonNodes.object();
        ObjectNode rawTls = JsonNodes.object();
        List<Endpoint> endpoints = new ArrayList<>();
        if (dns.isEmpty()) {
            findings.incomplete("/dns_stages", "There is no DNS stage, so nobody knows the host name.");
            Certificate certificate = certificate(tls, false, false, "/dns_stages", rawTls);
            endpoints.add(Endpoint.custom(NO_HOST, certificate));
        } else {
            endpoints.addAll(endpoints(dns.get(), tls, kept, rawDns, rawTls));
        }
        tls.ifPresent(stage -> findings.extra(stage, rawTls));
        if (!rawDns.isEmpty()) {
            kept.putRaw("dns_stage", JsonNodes.value(rawDns));
        }
        if (!rawTls.isEmpty()) {
            kept.putRaw("tls_stage", JsonNodes.value(rawTls));
        }
        Options all = kept.build().toOptions();
        return endpoints.stream().map(endpoint -> endpoint.withOptions(all)).toList();
    }

    private List<Endpoint> endpoints(
            DnsStage dns, Optional<TlsStage> tls, ScalewayOptions.Builder kept, ObjectNode rawDns, ObjectNode rawTls) {
        String at = findings.pointer(dns);
        findings.extra(dns, rawDns);
        if (dns.fullPrivate()) {
            kept.fullPrivate(true);
            findings.lossy(
                    Feature.UNKNOWN_CONTENT,
                    at + "/full_private",
                    "The names are reachable inside the VPC only; the model has no word for that.",
                    "It is kept as an option, which other providers do not know.");
        }
        List<Endpoint> endpoints = new ArrayList<>();
        if (dns.fqdns().isEmpty()) {
            if (dns.wildcardDomain()) {
                rawDns.put("wildcard_domain", true);
                findings.note(
                        Feature.WILDCARD_HOSTNAME,
                        at + "/wildcard_domain",
                        "A wildcard without a name means nothing; it is kept as an option.");
            }
            if (tls.isEmpty()) {
                kept.tlsStage(false);
            }
            certificate(tls, true, false, at, rawTls);
            endpoints.add(Endpoint.assigned());
            return endpoints;
        }
        Certificate certificate = certificate(tls, false, dns.wildcardDomain(), at, rawTls);
        Set<String> seen = new LinkedHashSet<>();
        for (int i = 0; i < dns.fqdns().size(); i++) {
            String fqdn = dns.fqdns().get(i);
            String pointer = at + "/fqdns/" + i;
            String name = hostname(fqdn);
            if (name.equals(NO_HOST)) {
                findings.incomplete(pointer, "\"" + fqdn + "\" is no host name.");
            } else if (!name.equals(fqdn)) {
                findings.note(Feature.NAMES, pointer, "The host name " + fqdn + " is written " + name + " here.");
            }
            if (seen.add(name)) {
                endpoints.add(
                        dns.wildcardDomain()
                                ? Endpoint.wildcard(name, certificate)
                                : Endpoint.custom(name, certificate));
            }
        }
        if (endpoints.size() > 1) {
            ArrayNode names = rawDns.putArray("fqdns");
            seen.forEach(names::add);
            findings.note(
                    Feature.SEVERAL_HOSTNAMES,
                    at + "/fqdns",
                    "The DNS stage has " + endpoints.size()
                            + " names, where one is documented. There is an endpoint for"
                            + " each, and an option that lets them go back to one stage.");
        }
        return endpoints;
    }

    /** A name as the model writes it. */
    static String hostname(String fqdn) {
        String name = fqdn.toLowerCase(Locale.ROOT);
        if (name.endsWith(".")) {
            name = name.substring(0, name.length() - 1);
        }
        if (name.startsWith("*.")) {
            name = name.substring(2);
        }
        String candidate = name;
        return DocumentFindings.attempt(() -> {
                    Endpoint.custom(candidate, Certificate.managed());
                    return candidate;
                })
                .orElse(NO_HOST);
    }

    private Certificate certificate(
            Optional<TlsStage> tls, boolean assigned, boolean wildcard, String dnsPointer, ObjectNode raw) {
        if (tls.isEmpty()) {
            if (!assigned) {
                findings.incomplete("/tls_stages", "No TLS stage says by which certificate the name is proved.");
                return Certificate.external(NO_CERTIFICATE);
            }
            findings.note(
                    Feature.SHARED_CERTIFICATE,
                    dnsPointer,
                    "There is no TLS stage, which an assigned name can do without; that is kept as an option.");
            return Certificate.shared();
        }
        TlsStage stage = tls.get();
        String at = findings.pointer(stage);
        List<TlsSecret> secrets = stage.secrets();
        boolean extraMembers =
                secrets.stream().anyMatch(secret -> !secret.extra().isEmpty());
        if (assigned) {
            if (!secrets.isEmpty()) {
                raw.set("secrets", secrets(stage));
                findings.note(
                        Feature.STORED_CERTIFICATE,
                        at + "/secrets",
                        "An assigned name needs no certificate; it is kept as an option.");
            }
            if (stage.managedCertificate()) {
                raw.put("managed_certificate", true);
                findings.note(
                        Feature.MANAGED_CERTIFICATE,
                        at + "/managed_certificate",
                        "An assigned name needs no certificate; this is kept as an option.");
            }
            return Certificate.shared();
        }
        if (secrets.size() > 1 || extraMembers) {
            raw.set("secrets", secrets(stage));
            findings.lossy(
                    Feature.UNKNOWN_CONTENT,
                    at + "/secrets",
                    secrets.size() > 1
                            ? "There are " + secrets.size() + " certificates; one is documented."
                            : "The certificate has members that are not known.",
                    "The first is read, all is kept as an option.");
        }
        if (!secrets.isEmpty()) {
            if (stage.managedCertificate()) {
                raw.put("managed_certificate", true);
                findings.lossy(
                        Feature.UNKNOWN_CONTENT,
                        at + "/managed_certificate",
                        "There is a managed certificate besides a stored one.",
                        "The stored one is read, the other is kept as an option.");
            }
            TlsSecret first = secrets.get(0);
            Optional<Certificate> stored = DocumentFindings.attempt(() -> {
                Certificate certificate = Certificate.stored(first.secretId(), first.region());
                Endpoint.custom(NO_HOST, certificate);
                return certificate;
            });
            if (stored.isEmpty()) {
                findings.incomplete(at + "/secrets/0", "The certificate's secret is not named by id and region.");
            }
            return stored.orElse(Certificate.external(NO_CERTIFICATE));
        }
        if (stage.managedCertificate()) {
            if (wildcard) {
                raw.put("managed_certificate", true);
                findings.add(
                        Severity.UNSUPPORTED,
                        Feature.MANAGED_CERTIFICATE,
                        at + "/managed_certificate",
                        "A managed certificate is not possible for a wildcard name.",
                        "It is read as it stands, and goes back so by an option: the provider reports an error.");
            }
            return Certificate.managed();
        }
        findings.incomplete(at, "The TLS stage has no certificate for the name.");
        return Certificate.external(NO_CERTIFICATE);
    }

    private static ArrayNode secrets(TlsStage stage) {
        return (ArrayNode) JsonText.parse(stage.toJson()).path("secrets");
    }
}
