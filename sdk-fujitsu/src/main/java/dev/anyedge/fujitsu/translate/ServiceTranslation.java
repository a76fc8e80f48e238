package dev.anyedge.fujitsu.translate;

import dev.anyedge.cdn.model.Certificate;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.Endpoint;
import dev.anyedge.cdn.model.ViewerProtocol;
import dev.anyedge.cdn.translation.Feature;
import dev.anyedge.cdn.translation.Findings;
import dev.anyedge.fujitsu.translate.FujitsuOptions.AccessLog;
import dev.anyedge.fujitsu.translate.ServiceParameters.Protocol;
import java.util.Optional;

/**
 * The endpoint and the switches of a distribution as parameters of a service. A service has one host name, which is
 * reached over plain HTTP or over HTTPS with a redirect (Fujitsu reference §7).
 */
final class ServiceTranslation {
    /** How a host name ends that a reading made up for bare rules. */
    static final String UNKNOWN_HOST = "hostname.invalid";

    private final Distribution distribution;
    private final Findings findings;
    private final OptionReader options;

    private Optional<String> host = Optional.empty();

    ServiceTranslation(Distribution distribution, Findings findings, OptionReader options) {
        this.distribution = distribution;
        this.findings = findings;
        this.options = options;
    }

    /** The host name, once it is translated; empty when the provider chooses it. */
    Optional<String> host() {
        return host;
    }

    ServiceParameters parameters(FujitsuOptions distributionOptions) {
        ServiceParameters.Builder parameters =
                ServiceParameters.builder().active(distribution.enabled()).protocol(Protocol.HTTP);
        int chosen = chosen();
        for (int i = 0; i < distribution.endpoints().size(); i++) {
            if (i != chosen) {
                another(i, chosen);
            }
        }
        if (chosen >= 0) {
            endpoint(distribution.endpoints().get(chosen), "/endpoints/" + chosen, parameters);
        }
        distributionOptions.accessLog().ifPresent(log -> accessLog(log, parameters));
        if (!distribution.description().isEmpty()) {
            findings.note(
                    Feature.DESCRIPTION,
                    "/description",
                    "The provider keeps no description; it stays in the distribution alone.");
        }
        return parameters.build();
    }

    /** The first endpoint that can be served at all. */
    private int chosen() {
        for (int i = 0; i < distribution.endpoints().size(); i++) {
            if (!(distribution.endpoints().get(i) instanceof Endpoint.Wildcard)) {
                return i;
            }
        }
        return -1;
    }

    private void another(int index, int chosen) {
        String at = "/endpoints/" + index;
        Endpoint endpoint = distribution.endpoints().get(index);
        options.read(endpoint.options(), at + "/options", FujitsuOptions.PRE_FQDN);
        boolean wildcard = endpoint instanceof Endpoint.Wildcard;
        String message = wildcard
                ? "A service has one host name, never all sub-domains of a name."
                : "A service has one host name; this is a further one.";
        String hint = wildcard
                ? "Name the host, and make a distribution of each name."
                : "Make a distribution of each endpoint.";
        Feature feature = wildcard ? Feature.WILDCARD_HOSTNAME : Feature.SEVERAL_HOSTNAMES;
        if (chosen < 0) {
            findings.impossible(feature, at, message, hint);
        } else {
            findings.unsupported(feature, at, message, "Only " + "/endpoints/" + chosen + " is served.", hint);
        }
    }

    private void endpoint(Endpoint endpoint, String at, ServiceParameters.Builder parameters) {
        Protocol protocol = protocol(endpoint.viewerProtocol(), at + "/viewerProtocol");
        parameters.protocol(protocol);
        FujitsuOptions extra = options.read(endpoint.options(), at + "/options", FujitsuOptions.PRE_FQDN);
        String optionAt = at + "/options/" + FujitsuOptions.PROVIDER + "/" + FujitsuOptions.PRE_FQDN;
        Optional<String> exact = extra.preFqdn();
        if (endpoint instanceof Endpoint.Custom custom) {
            host = Optional.of(custom.hostname());
            if (exact.isPresent() && !exact.get().equalsIgnoreCase(custom.hostname())) {
                misplaced(optionAt, "The option is another name than the endpoint's.");
                exact = Optional.empty();
            }
            if (!custom.hostname().equals(UNKNOWN_HOST)) {
                parameters.preFqdn(exact.orElse(custom.hostname()));
                ownName(custom.hostname(), protocol, custom.certificate(), at);
            }
        } else if (endpoint instanceof Endpoint.Assigned assigned) {
            if (exact.isPresent() && exact.get().indexOf('.') >= 0) {
                misplaced(optionAt, "The option holds a host name, and the endpoint's name is assigned.");
                exact = Optional.empty();
            }
            String prefix = exact.orElse(assigned.prefix().orElse(distribution.name()));
            if (!prefix.isEmpty()) {
                parameters.preFqdn(prefix);
            }
            if (!prefix.equals(distribution.name())) {
                findings.note(
                        Feature.NAMES,
                        "/name",
                        "The provider keeps no name: the service is told by its host name alone.");
            } else if (assigned.prefix().isEmpty()) {
                findings.note(
                        Feature.ASSIGNED_PREFIX,
                        at + "/prefix",
                        "The assigned name begins with the distribution's name, by which the service is found again.");
            }
            if (protocol == Protocol.HTTPS) {
                grantedCertificate(assigned.certificate(), at + "/certificate");
            }
        }
    }

    private void misplaced(String at, String message) {
        findings.unsupported(Feature.OPTIONS, at, message, "The option is left out.", "");
    }

    private Protocol protocol(ViewerProtocol protocol, String at) {
        switch (protocol) {
            case HTTP_ONLY:
                return Protocol.HTTP;
            case REDIRECT_TO_HTTPS:
                return Protocol.HTTPS;
            case HTTP_AND_HTTPS:
                findings.unsupported(
                        Feature.HTTP_AND_HTTPS,
                        at,
                        "A service is reached over plain HTTP, or over HTTPS with a redirect, not over both alike.",
                        "Plain HTTP is redirected to HTTPS.",
                        "Use redirect-to-https.");
                return Protocol.HTTPS;
            case HTTPS_ONLY:
                findings.lossy(
                        Feature.HTTPS_ONLY,
                        at,
                        "Plain HTTP cannot be refused where HTTPS is served; it is redirected.",
                        "Plain HTTP is redirected to HTTPS.",
                        "Use redirect-to-https.");
                return Protocol.HTTPS;
        }
        throw new IllegalStateException("no such viewer protocol: " + protocol);
    }

    private void ownName(String name, Protocol protocol, Optional<Certificate> certificate, String at) {
        if (protocol == Protocol.HTTP) {
            findings.note(
                    Feature.CUSTOM_HOSTNAME,
                    at + "/hostname",
                    "Viewers reach the service once " + name
                            + " is a CNAME of common-http.cdn-edge.cloud.global.fujitsu.com.");
            return;
        }
        String pointer = at + "/certificate";
        if (certificate.isPresent() && certificate.get() instanceof Certificate.External) {
            findings.note(
                    Feature.EXTERNAL_CERTIFICATE,
                    pointer,
                    "The certificate of " + name + " has to be applied for at Fujitsu, who then say of which name "
                            + name + " is to be a CNAME.");
            return;
        }
        certificate.ifPresent(value -> findings.unsupported(
                feature(value),
                pointer,
                "The certificate of a name of one's own is applied for outside the API.",
                "The certificate has to be applied for.",
                "Use an external certificate, or an assigned endpoint."));
    }

    private void grantedCertificate(Optional<Certificate> certificate, String at) {
        certificate
                .filter(value -> !(value instanceof Certificate.Shared))
                .ifPresent(value -> findings.unsupported(
                        feature(value),
                        at,
                        "An assigned name has the provider's own certificate and no other.",
                        "The provider's own certificate is used.",
                        "Use a shared certificate."));
    }

    private static Feature feature(Certificate certificate) {
        return certificate.accept(new Certificate.Visitor<>() {
            @Override
            public Feature managed(Certificate.Managed value) {
                return Feature.MANAGED_CERTIFICATE;
            }

            @Override
            public Feature stored(Certificate.Stored value) {
                return Feature.STORED_CERTIFICATE;
            }

            @Override
            public Feature shared(Certificate.Shared value) {
                return Feature.SHARED_CERTIFICATE;
            }

            @Override
            public Feature external(Certificate.External value) {
                return Feature.EXTERNAL_CERTIFICATE;
            }
        });
    }

    private static void accessLog(AccessLog log, ServiceParameters.Builder parameters) {
        parameters
                .container(log.container())
                .objectPrefix(log.objectPrefix())
                .keyContainer(log.keyContainer())
                .keyObject(log.keyObject());
    }
}
