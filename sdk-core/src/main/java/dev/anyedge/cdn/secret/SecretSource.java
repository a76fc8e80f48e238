package dev.anyedge.cdn.secret;

import dev.anyedge.cdn.model.SecretRef;

/**
 * Reads secrets. {@link #system()} knows the environment and files; a source of one's own can ask a vault.
 * Implementations are thread-safe.
 */
@FunctionalInterface
public interface SecretSource {

    /**
     * Reads one secret.
     *
     * @param reference where it is
     * @return the secret, not empty
     * @throws SecretUnavailableException when there is none; the message does not hold what was found
     */
    String read(SecretRef reference);

    /**
     * Reads {@code env:NAME} from the environment of this process and {@code file:PATH} from a file of at most 64 KiB in
     * UTF-8, without the white space around it. Each read looks again, so a rotated secret is seen.
     *
     * @return the source
     */
    static SecretSource system() {
        return new SystemSecrets(System::getenv);
    }
}
