package dev.anyedge.scaleway;

import dev.anyedge.cdn.RequiredAction;
import dev.anyedge.cdn.translation.Feature;
import dev.anyedge.scaleway.api.PipelineErrorCode;
import java.util.Map;
import java.util.Optional;

/**
 * What to do about an error of a pipeline (Scaleway reference §5.2). The provider says what is wrong; this says whose turn
 * it is.
 *
 * @param text what to do, a sentence
 * @param feature what it is about
 * @param action what only the user can do; empty when the provider or a new plan mends it
 */
record ErrorAdvice(String text, Feature feature, Optional<RequiredAction.Kind> action) {
    private static final ErrorAdvice UNKNOWN = new ErrorAdvice(
            "The SDK does not know this error; the provider's message and its console say more.",
            Feature.UNKNOWN_CONTENT,
            Optional.empty());

    // Made when the first error is read: most pipelines have none.
    private static final class Table {
        static final Map<PipelineErrorCode, ErrorAdvice> ADVICE = Map.ofEntries(
                name(
                        PipelineErrorCode.DNS_INVALID_FORMAT,
                        "Correct the host name: it is not a valid DNS name.",
                        RequiredAction.Kind.OTHER),
                name(
                        PipelineErrorCode.DNS_INVALID_TLD,
                        "Use a host name under a top-level domain that exists.",
                        RequiredAction.Kind.OTHER),
                name(
                        PipelineErrorCode.DNS_FORBIDDEN_ROOT_DOMAIN,
                        "Use a sub-domain such as www: the provider refuses this root domain.",
                        RequiredAction.Kind.OTHER),
                name(
                        PipelineErrorCode.DNS_FORBIDDEN_SCW_CLOUD,
                        "Use a host name of your own: names under scw.cloud are the provider's.",
                        RequiredAction.Kind.OTHER),
                name(
                        PipelineErrorCode.DNS_DOMAIN_DONT_EXIST,
                        "Register the domain, or correct the host name: the domain does not exist.",
                        RequiredAction.Kind.OTHER),
                name(PipelineErrorCode.DNS_CNAME_DONT_EXIST, "Make the CNAME record.", RequiredAction.Kind.CNAME),
                name(
                        PipelineErrorCode.DNS_CNAME_RESOLVE,
                        "Point the CNAME record to the pipeline: it leads elsewhere now.",
                        RequiredAction.Kind.CNAME),
                name(
                        PipelineErrorCode.DNS_FQDN_ALREADY_EXISTS,
                        "Remove the record of this name from the DNS zone at the provider, so that it can make its own.",
                        RequiredAction.Kind.OTHER),
                name(
                        PipelineErrorCode.DNS_FQDN_ALREADY_IN_USE,
                        "Take the name from the pipeline that uses it, or use another one.",
                        RequiredAction.Kind.OTHER),
                certificate(
                        PipelineErrorCode.TLS_CERT_DELETED,
                        "Put the certificate into Secret Manager again: it was deleted there."),
                certificate(
                        PipelineErrorCode.TLS_CERT_DISABLED, "Enable a version of the certificate in Secret Manager."),
                certificate(
                        PipelineErrorCode.TLS_CERT_EXPIRED, "Add a version with a certificate that has not expired."),
                certificate(
                        PipelineErrorCode.TLS_CERT_INVALID_FORMAT,
                        "Add a version in PEM form: the certificate cannot be read."),
                certificate(
                        PipelineErrorCode.TLS_CERT_MISSING, "Add a version that holds a certificate: there is none."),
                certificate(
                        PipelineErrorCode.TLS_CHAIN_ORDER,
                        "Add a version in the order private key, server certificate, intermediate, root."),
                certificate(
                        PipelineErrorCode.TLS_KEY_INVALID_FORMAT,
                        "Add a version with a private key in PEM form: the key cannot be read."),
                certificate(
                        PipelineErrorCode.TLS_KEY_MISSING, "Add a version that holds the private key: there is none."),
                certificate(
                        PipelineErrorCode.TLS_KEY_TOO_MANY, "Add a version with one private key: there are several."),
                certificate(
                        PipelineErrorCode.TLS_PAIR_MISMATCH,
                        "Add a version whose private key belongs to its certificate."),
                certificate(
                        PipelineErrorCode.TLS_ROOT_INCONSISTENT,
                        "Add a version whose root certificate belongs to its chain."),
                certificate(PipelineErrorCode.TLS_ROOT_INCORRECT, "Add a version with the right root certificate."),
                certificate(PipelineErrorCode.TLS_ROOT_MISSING, "Add a version with the root certificate at its end."),
                certificate(PipelineErrorCode.TLS_SAN_MISMATCH, "Add a version with a certificate for this host name."),
                certificate(
                        PipelineErrorCode.TLS_SELF_SIGNED,
                        "Add a version with a certificate of a public authority: it is self-signed."),
                certificate(
                        PipelineErrorCode.TLS_NOT_WILDCARD,
                        "Add a version with a wildcard certificate: the host name is a wildcard."),
                certificate(
                        PipelineErrorCode.TLS_MANAGED_UNSUPPORTED,
                        "Use a stored certificate: the provider issues none for this host name."),
                certificate(
                        PipelineErrorCode.TLS_CAA_MALFUNCTION,
                        "Allow the provider's authority (Let's Encrypt) in the CAA records of the domain."),
                others(
                        PipelineErrorCode.TLS_MANAGED_DOMAIN_RATE_LIMIT,
                        "Wait, or use a stored certificate: the authority has issued too many for this domain this week.",
                        Feature.MANAGED_CERTIFICATE),
                others(
                        PipelineErrorCode.TLS_MANAGED_INTERNAL,
                        "Wait: the provider could not get a certificate and tries again; its support knows more.",
                        Feature.MANAGED_CERTIFICATE),
                others(
                        PipelineErrorCode.PIPELINE_INVALID_WORKFLOW,
                        "Plan again and apply: the chain of stages is broken.",
                        Feature.INCOMPLETE_DOCUMENT),
                others(
                        PipelineErrorCode.PIPELINE_MISSING_HEAD_STAGE,
                        "Plan again and apply: the pipeline has no head.",
                        Feature.INCOMPLETE_DOCUMENT),
                others(
                        PipelineErrorCode.PIPELINE_WEBSOCKET_LIMIT,
                        "Use websockets on fewer pipelines, or ask the provider for more.",
                        Feature.LIMIT),
                others(
                        PipelineErrorCode.PIPELINE_CONFIGURATION_FAILED,
                        "Plan and apply again; where that does not help, the provider's support does.",
                        Feature.UNKNOWN_CONTENT),
                others(
                        PipelineErrorCode.UNKNOWN,
                        "The provider does not say what is wrong; its console or its support may.",
                        Feature.UNKNOWN_CONTENT));
    }

    static ErrorAdvice of(PipelineErrorCode code) {
        return Table.ADVICE.getOrDefault(code, UNKNOWN);
    }

    private static Map.Entry<PipelineErrorCode, ErrorAdvice> name(
            PipelineErrorCode code, String text, RequiredAction.Kind action) {
        return Map.entry(code, new ErrorAdvice(text, Feature.CUSTOM_HOSTNAME, Optional.of(action)));
    }

    private static Map.Entry<PipelineErrorCode, ErrorAdvice> certificate(PipelineErrorCode code, String text) {
        return Map.entry(
                code, new ErrorAdvice(text, Feature.STORED_CERTIFICATE, Optional.of(RequiredAction.Kind.CERTIFICATE)));
    }

    private static Map.Entry<PipelineErrorCode, ErrorAdvice> others(
            PipelineErrorCode code, String text, Feature feature) {
        return Map.entry(code, new ErrorAdvice(text, feature, Optional.empty()));
    }
}
