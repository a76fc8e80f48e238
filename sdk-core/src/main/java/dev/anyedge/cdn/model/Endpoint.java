package dev.anyedge.cdn.model;

import dev.anyedge.cdn.internal.model.Checks;
import dev.anyedge.cdn.internal.model.Violations;
import java.util.Objects;
import java.util.Optional;

/**
 * A host name viewers use. Immutable, thread-safe.
 *
 * <p>An endpoint redirects plain HTTP to HTTPS unless {@link #withViewerProtocol} says otherwise.
 */
public sealed interface Endpoint {

    /**
     * A host name of the user's own.
     *
     * @param hostname the name, for example {@code cdn.shop.example}: a DNS name of at least two labels, in lower case,
     *     without a trailing dot; international names in their ASCII form ({@code xn--…})
     * @param certificate what proves it
     * @return an endpoint that redirects to HTTPS
     */
    static Endpoint custom(String hostname, Certificate certificate) {
        return new Custom(hostname, ViewerProtocol.REDIRECT_TO_HTTPS, Optional.of(certificate), Options.none());
    }

    /**
     * A host name of the user's own, served over plain HTTP only.
     *
     * @param hostname the name, as for {@link #custom}
     * @return an endpoint without a certificate
     */
    static Endpoint customHttpOnly(String hostname) {
        return new Custom(hostname, ViewerProtocol.HTTP_ONLY, Optional.empty(), Options.none());
    }

    /**
     * All sub-domains of a name of the user's own.
     *
     * @param hostname the name without {@code *.}, as for {@link #custom}
     * @param certificate a wildcard certificate
     * @return an endpoint that redirects to HTTPS
     */
    static Endpoint wildcard(String hostname, Certificate certificate) {
        return new Wildcard(hostname, ViewerProtocol.REDIRECT_TO_HTTPS, Optional.of(certificate), Options.none());
    }

    /**
     * A host name that the provider assigns.
     *
     * @return an endpoint that redirects to HTTPS, with the provider's own certificate
     */
    static Endpoint assigned() {
        return new Assigned(
                Optional.empty(), ViewerProtocol.REDIRECT_TO_HTTPS, Optional.of(Certificate.shared()), Options.none());
    }

    /**
     * A host name that the provider assigns, beginning as the user wishes.
     *
     * @param prefix the wished beginning: 1–63 of {@code a-z}, {@code 0-9} and {@code -}, the first and the last not {@code -}
     * @return an endpoint that redirects to HTTPS, with the provider's own certificate
     */
    static Endpoint assigned(String prefix) {
        return new Assigned(
                Optional.of(prefix),
                ViewerProtocol.REDIRECT_TO_HTTPS,
                Optional.of(Certificate.shared()),
                Options.none());
    }

    /**
     * What the endpoint does with plain HTTP and with HTTPS.
     *
     * @return the viewer protocol
     */
    ViewerProtocol viewerProtocol();

    /**
     * What proves the host name over HTTPS.
     *
     * @return the certificate; empty exactly for {@link ViewerProtocol#HTTP_ONLY}
     */
    Optional<Certificate> certificate();

    /**
     * What a provider has and the model has no word for.
     *
     * @return options by provider name
     */
    Options options();

    /**
     * This endpoint with another viewer protocol.
     *
     * @param protocol what to do with plain HTTP and HTTPS; {@code HTTP_ONLY} drops the certificate
     * @return a new endpoint
     * @throws dev.anyedge.cdn.error.ValidationException when the protocol needs a certificate and there is none
     */
    Endpoint withViewerProtocol(ViewerProtocol protocol);

    /**
     * This endpoint with other options.
     *
     * @param options options by provider name
     * @return a new endpoint
     */
    Endpoint withOptions(Options options);

    /**
     * Handles each variant.
     *
     * @param visitor what to do with each
     * @param <R> the result
     * @return what the visitor returns
     */
    <R> R accept(Visitor<R> visitor);

    /**
     * Handles each variant of {@link Endpoint}.
     *
     * @param <R> the result
     */
    interface Visitor<R> {
        /**
         * A name of the user's own.
         *
         * @param endpoint the endpoint
         * @return the result
         */
        R custom(Custom endpoint);

        /**
         * All sub-domains of a name of the user's own.
         *
         * @param endpoint the endpoint
         * @return the result
         */
        R wildcard(Wildcard endpoint);

        /**
         * A name that the provider assigns.
         *
         * @param endpoint the endpoint
         * @return the result
         */
        R assigned(Assigned endpoint);
    }

    /**
     * A host name of the user's own.
     *
     * @param hostname the name; lower case, without a trailing dot
     * @param viewerProtocol what to do with plain HTTP and HTTPS
     * @param certificate what proves the name; empty exactly for {@code HTTP_ONLY}
     * @param options what a provider has and the model has no word for
     */
    record Custom(String hostname, ViewerProtocol viewerProtocol, Optional<Certificate> certificate, Options options)
            implements Endpoint {
        /**
         * Checks what it is given.
         *
         * @param hostname the name; lower case, without a trailing dot
         * @param viewerProtocol what to do with plain HTTP and HTTPS
         * @param certificate what proves the name; empty exactly for {@code HTTP_ONLY}
         * @param options what a provider has and the model has no word for
         * @throws dev.anyedge.cdn.error.ValidationException with everything that is wrong
         */
        public Custom {
            Violations v = new Violations();
            Checks.endpointHost(v, "/hostname", hostname);
            Checks.certificate(v, "/certificate", viewerProtocol == ViewerProtocol.HTTP_ONLY, certificate.isPresent());
            Objects.requireNonNull(viewerProtocol, "viewerProtocol");
            Objects.requireNonNull(options, "options");
            v.throwIfAny("endpoint " + Violations.quote(hostname));
        }

        @Override
        public Endpoint withViewerProtocol(ViewerProtocol protocol) {
            return new Custom(hostname, protocol, certificateFor(protocol, certificate), options);
        }

        @Override
        public Endpoint withOptions(Options newOptions) {
            return new Custom(hostname, viewerProtocol, certificate, newOptions);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.custom(this);
        }
    }

    /**
     * All sub-domains of a name of the user's own.
     *
     * @param hostname the name without {@code *.}; lower case, without a trailing dot
     * @param viewerProtocol what to do with plain HTTP and HTTPS
     * @param certificate what proves the names; empty exactly for {@code HTTP_ONLY}
     * @param options what a provider has and the model has no word for
     */
    record Wildcard(String hostname, ViewerProtocol viewerProtocol, Optional<Certificate> certificate, Options options)
            implements Endpoint {
        /**
         * Checks what it is given.
         *
         * @param hostname the name without {@code *.}; lower case, without a trailing dot
         * @param viewerProtocol what to do with plain HTTP and HTTPS
         * @param certificate what proves the names; empty exactly for {@code HTTP_ONLY}
         * @param options what a provider has and the model has no word for
         * @throws dev.anyedge.cdn.error.ValidationException with everything that is wrong
         */
        public Wildcard {
            Violations v = new Violations();
            Checks.endpointHost(v, "/hostname", hostname);
            Checks.certificate(v, "/certificate", viewerProtocol == ViewerProtocol.HTTP_ONLY, certificate.isPresent());
            Objects.requireNonNull(viewerProtocol, "viewerProtocol");
            Objects.requireNonNull(options, "options");
            v.throwIfAny("endpoint " + Violations.quote("*." + hostname));
        }

        @Override
        public Endpoint withViewerProtocol(ViewerProtocol protocol) {
            return new Wildcard(hostname, protocol, certificateFor(protocol, certificate), options);
        }

        @Override
        public Endpoint withOptions(Options newOptions) {
            return new Wildcard(hostname, viewerProtocol, certificate, newOptions);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.wildcard(this);
        }
    }

    /**
     * A name that the provider assigns.
     *
     * @param prefix the wished beginning, if any
     * @param viewerProtocol what to do with plain HTTP and HTTPS
     * @param certificate what proves the name; empty exactly for {@code HTTP_ONLY}
     * @param options what a provider has and the model has no word for
     */
    record Assigned(
            Optional<String> prefix, ViewerProtocol viewerProtocol, Optional<Certificate> certificate, Options options)
            implements Endpoint {
        /**
         * Checks what it is given.
         *
         * @param prefix the wished beginning, if any
         * @param viewerProtocol what to do with plain HTTP and HTTPS
         * @param certificate what proves the name; empty exactly for {@code HTTP_ONLY}
         * @param options what a provider has and the model has no word for
         * @throws dev.anyedge.cdn.error.ValidationException with everything that is wrong
         */
        public Assigned {
            Violations v = new Violations();
            prefix.ifPresent(p -> Checks.assignedPrefix(v, "/prefix", p));
            Checks.certificate(v, "/certificate", viewerProtocol == ViewerProtocol.HTTP_ONLY, certificate.isPresent());
            Objects.requireNonNull(viewerProtocol, "viewerProtocol");
            Objects.requireNonNull(options, "options");
            v.throwIfAny("assigned endpoint");
        }

        @Override
        public Endpoint withViewerProtocol(ViewerProtocol protocol) {
            return new Assigned(prefix, protocol, certificateFor(protocol, certificate), options);
        }

        @Override
        public Endpoint withOptions(Options newOptions) {
            return new Assigned(prefix, viewerProtocol, certificate, newOptions);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.assigned(this);
        }
    }

    private static Optional<Certificate> certificateFor(ViewerProtocol protocol, Optional<Certificate> certificate) {
        return protocol == ViewerProtocol.HTTP_ONLY ? Optional.empty() : certificate;
    }
}
