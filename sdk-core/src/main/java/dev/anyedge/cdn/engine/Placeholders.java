package dev.anyedge.cdn.engine;

import dev.anyedge.cdn.PlanOptions;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.error.Violation;
import dev.anyedge.cdn.model.Behavior;
import dev.anyedge.cdn.model.BucketOrigin;
import dev.anyedge.cdn.model.Certificate;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.Endpoint;
import dev.anyedge.cdn.model.HostHeader;
import dev.anyedge.cdn.model.HttpOrigin;
import dev.anyedge.cdn.model.LoadBalancerOrigin;
import dev.anyedge.cdn.model.Origin;
import dev.anyedge.cdn.model.SecretRef;
import dev.anyedge.cdn.model.ServerlessOrigin;
import dev.anyedge.cdn.model.TokenAuth;
import dev.anyedge.cdn.translation.Feature;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Refuses a distribution that was read from a document with something missing: names ending in {@code .invalid} stand for
 * what a live site needs, {@code redacted:…} for secrets that were not printed. Neither may reach a provider. What is live
 * in spite of such a lack may stay: see {@link StandingDeployment}.
 */
public final class Placeholders {
    private final PlanOptions options;
    private final List<Violation> violations = new ArrayList<>();

    private Placeholders(PlanOptions options) {
        this.options = options;
    }

    /**
     * Everything in a distribution that stands for something missing.
     *
     * @param distribution a distribution, as it was read from a document
     * @return where the placeholders are; none for a distribution that can be deployed
     */
    public static List<Violation> in(Distribution distribution) {
        Placeholders found = new Placeholders(PlanOptions.defaults());
        found.look(distribution);
        return List.copyOf(found.violations);
    }

    /** The reason to refuse a distribution, if there is one. */
    static Optional<ValidationException> refusal(Distribution distribution, PlanOptions options) {
        Placeholders found = new Placeholders(options);
        found.look(distribution);
        return found.violations.isEmpty()
                ? Optional.empty()
                : Optional.of(new ValidationException(
                        "distribution \"" + distribution.name() + "\" for a live deployment", found.violations));
    }

    private void look(Distribution distribution) {
        for (int i = 0; i < distribution.endpoints().size(); i++) {
            endpoint(distribution.endpoints().get(i), "/endpoints/" + i);
        }
        for (int i = 0; i < distribution.origins().size(); i++) {
            Origin origin = distribution.origins().get(i);
            Origin replacement = options.originReplacements().get(origin.id());
            origin(replacement == null ? origin : replacement, "/origins/" + i);
        }
        if (!options.drop().contains(Feature.TOKEN_AUTH)) {
            behavior(distribution.defaults(), "/defaults");
            for (int i = 0; i < distribution.rules().size(); i++) {
                behavior(distribution.rules().get(i).then(), "/rules/" + i + "/then");
            }
        }
    }

    private void endpoint(Endpoint endpoint, String parent) {
        String pointer = parent + "/hostname";
        endpoint.certificate()
                .filter(Certificate.External.class::isInstance)
                .ifPresent(certificate ->
                        name(((Certificate.External) certificate).reference(), parent + "/certificate/reference"));
        endpoint.accept(new At(pointer));
    }

    private void origin(Origin origin, String pointer) {
        origin.accept(new At(pointer));
    }

    /** The names and secrets of a part that comes in several variants, at its pointer. */
    private final class At implements Endpoint.Visitor<Boolean>, Origin.Visitor<Boolean>, TokenAuth.Visitor<Boolean> {
        private final String pointer;

        At(String pointer) {
            this.pointer = pointer;
        }

        @Override
        public Boolean custom(Endpoint.Custom custom) {
            return name(custom.hostname(), pointer);
        }

        @Override
        public Boolean wildcard(Endpoint.Wildcard wildcard) {
            return name(wildcard.hostname(), pointer);
        }

        @Override
        public Boolean assigned(Endpoint.Assigned assigned) {
            return false;
        }

        @Override
        public Boolean http(HttpOrigin http) {
            http.connectTo().ifPresent(host -> name(host, pointer + "/connectTo"));
            fixed(http.hostHeader(), pointer);
            return name(http.host(), pointer + "/host");
        }

        @Override
        public Boolean bucket(BucketOrigin bucket) {
            return name(bucket.bucket(), pointer + "/bucket");
        }

        @Override
        public Boolean loadBalancer(LoadBalancerOrigin balancer) {
            fixed(balancer.hostHeader(), pointer);
            return name(balancer.loadBalancer(), pointer + "/loadBalancer");
        }

        @Override
        public Boolean serverless(ServerlessOrigin serverless) {
            return name(serverless.resource(), pointer + "/resource");
        }

        @Override
        public Boolean edgeAuth(TokenAuth.EdgeAuth value) {
            secret(value.key(), pointer + "/tokenAuth/key");
            value.transitionKey().ifPresent(key -> secret(key, pointer + "/tokenAuth/transitionKey"));
            return true;
        }

        @Override
        public Boolean urlHash(TokenAuth.UrlHash value) {
            for (int i = 0; i < value.secrets().size(); i++) {
                secret(value.secrets().get(i), pointer + "/tokenAuth/secrets/" + i);
            }
            return true;
        }

        @Override
        public Boolean none(TokenAuth.None value) {
            return false;
        }
    }

    private void fixed(HostHeader header, String pointer) {
        if (header instanceof HostHeader.Fixed value) {
            name(value.value(), pointer + "/hostHeader/value");
        }
    }

    private boolean name(String name, String pointer) {
        String plain = name.toLowerCase(Locale.ROOT);
        boolean placeholder = plain.endsWith(".invalid") || plain.equals("invalid");
        if (placeholder) {
            violations.add(new Violation(
                    pointer,
                    name,
                    "a name that exists",
                    "\"" + name + "\" stands for something that the document lacked: put the real name in its place"));
        }
        return placeholder;
    }

    private void behavior(Behavior behavior, String pointer) {
        behavior.tokenAuth().ifPresent(auth -> auth.accept(new At(pointer)));
    }

    private void secret(SecretRef secret, String pointer) {
        if (secret.redacted()) {
            violations.add(new Violation(
                    pointer,
                    "redacted:…",
                    "env:NAME or file:PATH",
                    "this secret was not printed, so it cannot be written: say where it is, as env:NAME or file:PATH"));
        }
    }
}
