package dev.anyedge.scaleway.api;

/** A certificate to be checked (Scaleway reference §3.1, {@code CheckPEMChain}). */
public sealed interface PemChain {

    /**
     * A certificate in the secret store.
     *
     * @param secret where it is
     */
    record Stored(TlsSecret secret) implements PemChain {}

    /**
     * A certificate as text: private key, server certificate, intermediates, root, in that order. Never printed.
     *
     * @param pem the text
     */
    record Raw(String pem) implements PemChain {
        @Override
        public String toString() {
            return "Raw[pem=***]";
        }
    }

    /**
     * A certificate in the secret store.
     *
     * @param secret where it is
     * @return the chain
     */
    static PemChain stored(TlsSecret secret) {
        return new Stored(secret);
    }

    /**
     * A certificate as text: private key, server certificate, intermediates, root, in that order.
     *
     * @param pem the text; never printed
     * @return the chain
     */
    static PemChain raw(String pem) {
        return new Raw(pem);
    }
}
