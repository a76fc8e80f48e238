package dev.anyedge.scaleway;

import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.LoadBalancerOrigin;
import dev.anyedge.cdn.model.Origin;
import dev.anyedge.cdn.translation.Feature;
import dev.anyedge.cdn.translation.Finding;
import dev.anyedge.cdn.translation.Severity;
import dev.anyedge.scaleway.api.BackendStage;
import dev.anyedge.scaleway.api.DnsStage;
import dev.anyedge.scaleway.api.DomainCheck;
import dev.anyedge.scaleway.api.LbOriginCheck;
import dev.anyedge.scaleway.api.LbOriginError;
import dev.anyedge.scaleway.api.LoadBalancer;
import dev.anyedge.scaleway.api.LoadBalancerBackend;
import dev.anyedge.scaleway.api.PemChain;
import dev.anyedge.scaleway.api.PemChainCheck;
import dev.anyedge.scaleway.api.TlsSecret;
import dev.anyedge.scaleway.api.TlsStage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What the provider finds outside of its own configuration: whether a host name leads to the pipeline, a certificate
 * fits, a load balancer answers (Scaleway reference §5.10). An apply would go through all the same, and the pipeline
 * would then say what is wrong; this says it before.
 */
final class WorldOutside {
    private final BiFunction<String, String, DomainCheck> domain;
    private final BiFunction<String, PemChain, PemChainCheck> certificate;
    private final Function<LoadBalancer, LbOriginCheck> loadBalancer;
    private final List<Finding> findings = new ArrayList<>();

    /** One use, with the check calls of a dialect. */
    WorldOutside(
            BiFunction<String, String, DomainCheck> domain,
            BiFunction<String, PemChain, PemChainCheck> certificate,
            Function<LoadBalancer, LbOriginCheck> loadBalancer) {
        this.domain = domain;
        this.certificate = certificate;
        this.loadBalancer = loadBalancer;
    }

    /**
     * Asks about everything that is linked.
     *
     * @param pipelineId where the host name shall lead; empty when that pipeline is still to be made
     */
    List<Finding> findings(WishedPipeline wished, Optional<String> pipelineId) {
        DnsStage dns = new StageGraph(wished.chain()).start().orElseThrow();
        List<String> hosts = StageShapes.hostnames(dns);
        hosts.forEach(host -> checkDomain(host, pipelineId));
        for (TlsStage tls : wished.chain().tlsStages()) {
            for (TlsSecret secret : tls.secrets()) {
                hosts.forEach(host -> checkCertificate((dns.wildcardDomain() ? "*." : "") + host, secret));
            }
        }
        Set<LoadBalancer> asked = new HashSet<>();
        for (BackendStage stage : wished.chain().backendStages()) {
            if (stage.backend().orElse(null) instanceof LoadBalancerBackend balancers) {
                balancers.lbs().stream().filter(asked::add).forEach(lb -> checkLoadBalancer(wished, lb));
            }
        }
        return List.copyOf(findings);
    }

    private void checkDomain(String host, Optional<String> pipelineId) {
        if (pipelineId.isEmpty()) {
            findings.add(Finding.of(
                            Severity.NOTE,
                            Feature.CUSTOM_HOSTNAME,
                            "/endpoints/0/hostname",
                            "Whether " + host + " leads to the pipeline cannot be asked before there is one.")
                    .hint("Apply, make the record that the deployment asks for, and check again.")
                    .build());
            return;
        }
        String target = PipelineHealth.edgeName(pipelineId.get());
        if (!domain.apply(host, target).valid()) {
            findings.add(Finding.of(
                            Severity.LOSSY,
                            Feature.CUSTOM_HOSTNAME,
                            "/endpoints/0/hostname",
                            "The provider finds that " + host + " does not lead to " + target + ".")
                    .instead("Viewers do not reach the pipeline under this name.")
                    .hint("Make a CNAME record from " + host + " to " + target + ", or correct the one there is.")
                    .build());
        }
    }

    private void checkCertificate(String host, TlsSecret secret) {
        if (!certificate.apply(host, PemChain.stored(secret)).valid()) {
            findings.add(Finding.of(
                            Severity.LOSSY,
                            Feature.STORED_CERTIFICATE,
                            "/endpoints/0/certificate",
                            "The provider does not accept the secret " + secret.secretId() + " in " + secret.region()
                                    + " as a certificate for " + host + ".")
                    .instead("Viewers get no HTTPS under this name, or the certificate from before.")
                    .hint(
                            "Store the private key, the server's certificate, the intermediate and the root, in this order"
                                    + " and as PEM, for this name and not self-signed; the newest enabled version counts.")
                    .build());
        }
    }

    private void checkLoadBalancer(WishedPipeline wished, LoadBalancer lb) {
        LbOriginCheck answer = loadBalancer.apply(lb);
        if (answer.valid()) {
            return;
        }
        findings.add(Finding.of(
                        Severity.LOSSY,
                        Feature.LOAD_BALANCER_ORIGIN,
                        pointer(wished, lb),
                        "The provider cannot use the load balancer " + lb.id() + " with its frontend " + lb.frontendId()
                                + ": " + answer.errorType().text() + ".")
                .instead("Requests for this origin fail.")
                .hint(advice(answer.errorType()))
                .build());
    }

    private static String pointer(WishedPipeline wished, LoadBalancer lb) {
        Distribution distribution = wished.distribution();
        for (int i = 0; i < distribution.origins().size(); i++) {
            Origin origin = distribution.origins().get(i);
            Origin used = wished.options().originReplacements().getOrDefault(origin.id(), origin);
            if (used instanceof LoadBalancerOrigin balancer
                    && balancer.loadBalancer().equalsIgnoreCase(lb.id())
                    && balancer.frontend().equalsIgnoreCase(lb.frontendId())) {
                return "/origins/" + i;
            }
        }
        return "/origins";
    }

    private static String advice(LbOriginError error) {
        if (error.equals(LbOriginError.TIMEOUT)) {
            return "Let the provider's edge through the load balancer's access lists, and see that its backends answer.";
        }
        if (error.equals(LbOriginError.CONNECTION_REFUSED)) {
            return "See that the frontend listens, and that TLS is switched on for the origin exactly when it speaks it.";
        }
        if (error.equals(LbOriginError.TLS_ERROR)) {
            return "Give the frontend a certificate that is valid for the host name it is asked for, or switch TLS off"
                    + " for the origin.";
        }
        return "See that the load balancer, its zone and its frontend are those of this project, and that it answers.";
    }
}
