package dev.anyedge.simulator.scaleway;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the provider finds out about the world outside: DNS records, certificates, load balancers. Everything is in order
 * until told otherwise here; what is told is found out at the next deployment, and forgotten with {@link #inOrder}.
 * Thread-safe.
 *
 * <pre>{@code
 * simulator.outcomes().pipelineError("cdn.shop.example", "dns_cname_dont_exist");
 * }</pre>
 */
public final class ValidationOutcomes {

    private final Map<String, String> codes = new HashMap<>();
    private final Map<String, String> loadBalancers = new HashMap<>();
    private final Set<String> unknownLoadBalancers = new HashSet<>();
    private final Set<String> invalidChains = new HashSet<>();
    private final Set<String> failingPurges = new HashSet<>();

    ValidationOutcomes() {}

    /**
     * From now on a deployment that serves this host name ends with this error, and {@code check-domain} says no when
     * the error is one of DNS, {@code check-pem-chain} when it is one of TLS.
     *
     * @param fqdn the host name
     * @param code a pipeline error code that begins with {@code dns_} or {@code tls_}
     * @throws IllegalArgumentException when the code begins otherwise
     */
    public synchronized void pipelineError(String fqdn, String code) {
        if (!code.startsWith("dns_") && !code.startsWith("tls_")) {
            throw new IllegalArgumentException(
                    "'" + code + "' is not a code about a host name: expected dns_… or tls_…");
        }
        codes.put(fqdn.toLowerCase(Locale.ROOT), code);
    }

    /**
     * Whatever was wrong with this host name is in order from now on. The provider notices at the next write to the
     * pipeline's chain.
     *
     * @param fqdn the host name
     */
    public synchronized void inOrder(String fqdn) {
        codes.remove(fqdn.toLowerCase(Locale.ROOT));
    }

    /**
     * From now on {@code check-lb-origin} finds this load balancer unreachable.
     *
     * @param loadBalancerId the load balancer
     * @param errorType {@code timeout}, {@code connection_refused}, {@code tls_error} or {@code unknown}
     */
    public synchronized void loadBalancerError(String loadBalancerId, String errorType) {
        loadBalancers.put(loadBalancerId, errorType);
    }

    /**
     * From now on a backend stage that names this load balancer is refused, as one in the wrong zone is.
     *
     * @param loadBalancerId the load balancer
     */
    public synchronized void loadBalancerUnknown(String loadBalancerId) {
        unknownLoadBalancers.add(loadBalancerId);
    }

    /**
     * From now on {@code check-pem-chain} finds the chain in this secret invalid.
     *
     * @param secretId the secret
     */
    public synchronized void invalidChain(String secretId) {
        invalidChains.add(secretId);
    }

    /**
     * From now on purge requests of this pipeline end with status {@code error}.
     *
     * @param pipelineId the pipeline
     */
    public synchronized void purgesFail(String pipelineId) {
        failingPurges.add(pipelineId);
    }

    /** Everything is in order again. */
    public synchronized void clear() {
        codes.clear();
        loadBalancers.clear();
        unknownLoadBalancers.clear();
        invalidChains.clear();
        failingPurges.clear();
    }

    synchronized Optional<String> codeOf(String fqdn) {
        return Optional.ofNullable(codes.get(fqdn.toLowerCase(Locale.ROOT)));
    }

    synchronized Optional<String> errorOfLoadBalancer(String id) {
        return Optional.ofNullable(loadBalancers.get(id));
    }

    synchronized boolean isUnknownLoadBalancer(String id) {
        return unknownLoadBalancers.contains(id);
    }

    synchronized boolean isInvalidChain(String secretId) {
        return invalidChains.contains(secretId);
    }

    synchronized boolean purgeFails(String pipelineId) {
        return failingPurges.contains(pipelineId);
    }
}
