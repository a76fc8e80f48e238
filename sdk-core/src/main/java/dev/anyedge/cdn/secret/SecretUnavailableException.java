package dev.anyedge.cdn.secret;

import dev.anyedge.cdn.error.CdnException;
import dev.anyedge.cdn.model.SecretRef;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A reference to a secret led to none, or to one that cannot be what it is meant to be. The caller sets the variable,
 * writes the file, or changes the reference. The message never holds the secret.
 */
public final class SecretUnavailableException extends CdnException {
    private static final long serialVersionUID = 1L;

    private final transient SecretRef reference;

    /**
     * A secret that cannot be had.
     *
     * @param reference where it should be
     * @param problem what is wrong and what to do, as a sentence without the secret
     */
    public SecretUnavailableException(SecretRef reference, String problem) {
        this(reference, problem, null);
    }

    SecretUnavailableException(SecretRef reference, String problem, @Nullable IOException cause) {
        super("The secret " + reference.text() + " cannot be used: " + problem, cause);
        this.reference = reference;
    }

    /**
     * Where the secret should be.
     *
     * @return the reference
     */
    public SecretRef reference() {
        return reference;
    }
}
