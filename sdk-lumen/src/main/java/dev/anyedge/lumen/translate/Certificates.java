package dev.anyedge.lumen.translate;

import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.model.Certificate;
import dev.anyedge.cdn.translation.Feature;
import dev.anyedge.cdn.translation.Findings;
import dev.anyedge.lumen.image.HttpsConfig;
import java.util.Map;
import java.util.Optional;

/** How HTTPS is configured for a certificate, and which certificate a configuration means. */
final class Certificates {
    /** The one documented kind: Lumen's own certificate. */
    static final String BASIC = "Basic";

    /** Inferred: the portal names the kind so. */
    private static final String SNI = "SNI";

    private static final String BASIC_DOMAIN = ".secure.footprint.net";
    private static final String BASIC_HTTP2_DOMAIN = ".secure2.footprint.net";

    private Certificates() {}

    static Certificate read(HttpsConfig config) {
        if (config.serviceType().equals(BASIC)) {
            return Certificate.shared();
        }
        Optional<String> name =
                config.certInfo().flatMap(HttpsConfig.CertInfo::name).filter(text -> !text.isBlank());
        Optional<String> number =
                config.certInfo().flatMap(HttpsConfig.CertInfo::id).map(id -> "certificate " + id);
        return name.flatMap(Certificates::external)
                .or(() -> number.flatMap(Certificates::external))
                .or(() -> external(config.serviceType()))
                .orElseGet(() -> Certificate.external("certificate"));
    }

    /** A certificate by what it is called; empty when that is no line of text. */
    private static Optional<Certificate> external(String reference) {
        try {
            return Optional.of(Certificate.external(reference));
        } catch (ValidationException e) {
            return Optional.empty();
        }
    }

    static HttpsConfig write(Certificate certificate, String host, String pointer, Findings findings) {
        return certificate.accept(new Certificate.Visitor<>() {
            @Override
            public HttpsConfig managed(Certificate.Managed managed) {
                return refused(Feature.MANAGED_CERTIFICATE);
            }

            @Override
            public HttpsConfig stored(Certificate.Stored stored) {
                return refused(Feature.STORED_CERTIFICATE);
            }

            @Override
            public HttpsConfig shared(Certificate.Shared shared) {
                boolean http2 = host.endsWith(BASIC_HTTP2_DOMAIN);
                if (!http2 && !host.endsWith(BASIC_DOMAIN)) {
                    findings.unsupported(
                            Feature.SHARED_CERTIFICATE,
                            pointer,
                            "Lumen's own certificate is for names under *" + BASIC_DOMAIN + " and *"
                                    + BASIC_HTTP2_DOMAIN + " only, not for " + host + ".",
                            "A certificate of one's own has to be arranged.",
                            "Use an external certificate.");
                    return config(SNI).build();
                }
                arranged();
                return config(BASIC).http2(http2).build();
            }

            @Override
            public HttpsConfig external(Certificate.External external) {
                arranged();
                return config(SNI)
                        .certInfo(
                                new HttpsConfig.CertInfo(Optional.empty(), Optional.of(external.reference()), Map.of()))
                        .build();
            }

            private void arranged() {
                findings.note(
                        Feature.EXTERNAL_CERTIFICATE,
                        pointer,
                        "HTTPS for " + host
                                + " is arranged with Lumen, who sign its alias definition; no API does it.");
            }

            private HttpsConfig refused(Feature feature) {
                findings.unsupported(
                        feature,
                        pointer,
                        "No API issues or takes certificates; they are arranged in the portal or with support.",
                        "A certificate has to be arranged.",
                        "Use an external certificate.");
                return config(SNI).build();
            }
        });
    }

    private static HttpsConfig.Builder config(String serviceType) {
        return HttpsConfig.builder().serviceType(serviceType);
    }
}
