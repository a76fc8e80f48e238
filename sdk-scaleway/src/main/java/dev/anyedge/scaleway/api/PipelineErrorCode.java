package dev.anyedge.scaleway.api;

import java.util.Set;

/**
 * What is wrong with a pipeline (Scaleway reference §5.2).
 *
 * @param text the word on the wire
 */
public record PipelineErrorCode(String text) implements WireEnum {
    /** The provider does not say. */
    public static final PipelineErrorCode UNKNOWN = new PipelineErrorCode("unknown_code");

    /** The host name is malformed. */
    public static final PipelineErrorCode DNS_INVALID_FORMAT = new PipelineErrorCode("dns_invalid_format");

    /** The top-level domain does not exist. */
    public static final PipelineErrorCode DNS_INVALID_TLD = new PipelineErrorCode("dns_invalid_tld");

    /** An apex domain, where only a sub-domain may stand. */
    public static final PipelineErrorCode DNS_FORBIDDEN_ROOT_DOMAIN =
            new PipelineErrorCode("dns_forbidden_root_domain");

    /** A name under {@code scw.cloud}. */
    public static final PipelineErrorCode DNS_FORBIDDEN_SCW_CLOUD = new PipelineErrorCode("dns_forbidden_scw_cloud");

    /** The domain does not exist. */
    public static final PipelineErrorCode DNS_DOMAIN_DONT_EXIST = new PipelineErrorCode("dns_domain_dont_exist");

    /** No CNAME was found for the custom name. */
    public static final PipelineErrorCode DNS_CNAME_DONT_EXIST = new PipelineErrorCode("dns_cname_dont_exist");

    /** The CNAME points elsewhere. */
    public static final PipelineErrorCode DNS_CNAME_RESOLVE = new PipelineErrorCode("dns_cname_resolve");

    /** A conflicting record stands in the managed zone. */
    public static final PipelineErrorCode DNS_FQDN_ALREADY_EXISTS = new PipelineErrorCode("dns_fqdn_already_exists");

    /** Another pipeline uses the name. */
    public static final PipelineErrorCode DNS_FQDN_ALREADY_IN_USE = new PipelineErrorCode("dns_fqdn_already_in_use");

    /** The certificate was deleted from the secret store. */
    public static final PipelineErrorCode TLS_CERT_DELETED = new PipelineErrorCode("tls_cert_deleted");

    /** The certificate is disabled in the secret store. */
    public static final PipelineErrorCode TLS_CERT_DISABLED = new PipelineErrorCode("tls_cert_disabled");

    /** The certificate has expired. */
    public static final PipelineErrorCode TLS_CERT_EXPIRED = new PipelineErrorCode("tls_cert_expired");

    /** The certificate is malformed. */
    public static final PipelineErrorCode TLS_CERT_INVALID_FORMAT = new PipelineErrorCode("tls_cert_invalid_format");

    /** The secret holds no certificate. */
    public static final PipelineErrorCode TLS_CERT_MISSING = new PipelineErrorCode("tls_cert_missing");

    /** The chain is out of order. */
    public static final PipelineErrorCode TLS_CHAIN_ORDER = new PipelineErrorCode("tls_chain_order");

    /** The private key is malformed. */
    public static final PipelineErrorCode TLS_KEY_INVALID_FORMAT = new PipelineErrorCode("tls_key_invalid_format");

    /** The secret holds no private key. */
    public static final PipelineErrorCode TLS_KEY_MISSING = new PipelineErrorCode("tls_key_missing");

    /** The secret holds several private keys. */
    public static final PipelineErrorCode TLS_KEY_TOO_MANY = new PipelineErrorCode("tls_key_too_many");

    /** The certificate authority issues no more for this domain at present. */
    public static final PipelineErrorCode TLS_MANAGED_DOMAIN_RATE_LIMIT =
            new PipelineErrorCode("tls_managed_domain_rate_limit");

    /** Issuing the managed certificate failed inside the provider. */
    public static final PipelineErrorCode TLS_MANAGED_INTERNAL = new PipelineErrorCode("tls_managed_internal");

    /** Private key and certificate do not belong together. */
    public static final PipelineErrorCode TLS_PAIR_MISMATCH = new PipelineErrorCode("tls_pair_mismatch");

    /** The root certificate does not fit the chain. */
    public static final PipelineErrorCode TLS_ROOT_INCONSISTENT = new PipelineErrorCode("tls_root_inconsistent");

    /** The root certificate is wrong. */
    public static final PipelineErrorCode TLS_ROOT_INCORRECT = new PipelineErrorCode("tls_root_incorrect");

    /** The root certificate is missing. */
    public static final PipelineErrorCode TLS_ROOT_MISSING = new PipelineErrorCode("tls_root_missing");

    /** The certificate does not name the host. */
    public static final PipelineErrorCode TLS_SAN_MISMATCH = new PipelineErrorCode("tls_san_mismatch");

    /** The certificate is self-signed. */
    public static final PipelineErrorCode TLS_SELF_SIGNED = new PipelineErrorCode("tls_self_signed");

    /** A managed certificate on a wildcard DNS stage. */
    public static final PipelineErrorCode TLS_MANAGED_UNSUPPORTED = new PipelineErrorCode("tls_managed_unsupported");

    /** A certificate without wildcard on a wildcard DNS stage. */
    public static final PipelineErrorCode TLS_NOT_WILDCARD = new PipelineErrorCode("tls_not_wildcard");

    /** CAA records keep the managed certificate from being issued. */
    public static final PipelineErrorCode TLS_CAA_MALFUNCTION = new PipelineErrorCode("tls_caa_malfunction");

    /** The chain of stages is broken. */
    public static final PipelineErrorCode PIPELINE_INVALID_WORKFLOW =
            new PipelineErrorCode("pipeline_invalid_workflow");

    /** No head stage is set. */
    public static final PipelineErrorCode PIPELINE_MISSING_HEAD_STAGE =
            new PipelineErrorCode("pipeline_missing_head_stage");

    /** Too many web socket connections. */
    public static final PipelineErrorCode PIPELINE_WEBSOCKET_LIMIT = new PipelineErrorCode("pipeline_websocket_limit");

    /** The configuration could not be deployed. */
    public static final PipelineErrorCode PIPELINE_CONFIGURATION_FAILED =
            new PipelineErrorCode("pipeline_configuration_failed");

    private static final Set<PipelineErrorCode> KNOWN = Set.of(
            DNS_INVALID_FORMAT,
            DNS_INVALID_TLD,
            DNS_FORBIDDEN_ROOT_DOMAIN,
            DNS_FORBIDDEN_SCW_CLOUD,
            DNS_DOMAIN_DONT_EXIST,
            DNS_CNAME_DONT_EXIST,
            DNS_CNAME_RESOLVE,
            DNS_FQDN_ALREADY_EXISTS,
            DNS_FQDN_ALREADY_IN_USE,
            TLS_CERT_DELETED,
            TLS_CERT_DISABLED,
            TLS_CERT_EXPIRED,
            TLS_CERT_INVALID_FORMAT,
            TLS_CERT_MISSING,
            TLS_CHAIN_ORDER,
            TLS_KEY_INVALID_FORMAT,
            TLS_KEY_MISSING,
            TLS_KEY_TOO_MANY,
            TLS_MANAGED_DOMAIN_RATE_LIMIT,
            TLS_MANAGED_INTERNAL,
            TLS_PAIR_MISMATCH,
            TLS_ROOT_INCONSISTENT,
            TLS_ROOT_INCORRECT,
            TLS_ROOT_MISSING,
            TLS_SAN_MISMATCH,
            TLS_SELF_SIGNED,
            TLS_MANAGED_UNSUPPORTED,
            TLS_NOT_WILDCARD,
            TLS_CAA_MALFUNCTION,
            PIPELINE_INVALID_WORKFLOW,
            PIPELINE_MISSING_HEAD_STAGE,
            PIPELINE_WEBSOCKET_LIMIT,
            PIPELINE_CONFIGURATION_FAILED);

    @Override
    public boolean known() {
        return KNOWN.contains(this);
    }

    @Override
    public String toString() {
        return text;
    }
}
