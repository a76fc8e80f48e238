package dev.anyedge.cdn.http;

import dev.anyedge.cdn.error.FailedCall;
import dev.anyedge.cdn.error.InterruptedCallException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends a token that is fetched when it is first needed, renewed some time before it expires, and renewed once more when
 * the provider refuses it all the same. However many calls need one at the same time, one fetch serves them all. Safe
 * for use by several threads.
 */
public final class TokenAuthorizer implements Authorizer {

    /**
     * A token and its life.
     *
     * @param value what is sent; never printed
     * @param expiresAt when the provider stops accepting it
     */
    public record Token(String value, Instant expiresAt) {
        /** The life of the token; never its value. */
        @Override
        public String toString() {
            return "token until " + expiresAt;
        }
    }

    private final String header;
    private final Duration early;
    private final Supplier<Token> source;
    private final Redaction redaction;
    private final ReentrantLock fetching = new ReentrantLock();
    private volatile @Nullable Token current;

    /**
     * An authorizer without a token yet.
     *
     * @param header the header that carries the token, for example {@code X-Auth-Token}
     * @param early how long before its end a token is renewed
     * @param source fetches a token; may block and throw, typically a call of another {@link ApiClient} with
     *     {@link Repeat#NEVER}, so that a wrong password does not lock the account
     * @param redaction where each token is registered
     */
    public TokenAuthorizer(String header, Duration early, Supplier<Token> source, Redaction redaction) {
        this.header = header;
        this.early = early;
        this.source = source;
        this.redaction = redaction;
    }

    @Override
    public void authorize(OutgoingRequest request) {
        Token token = current;
        if (token == null || !request.now().isBefore(token.expiresAt().minus(early))) {
            token = fetch(token, request);
        }
        request.setHeader(header, token.value());
    }

    @Override
    public boolean renew(OutgoingRequest refused) {
        Token token = current;
        Optional<String> sent = refused.header(header);
        if (token != null && sent.isPresent() && sent.get().equals(token.value())) {
            fetch(token, refused);
        }
        return true;
    }

    /** Fetches a token, unless another thread has replaced {@code old} in the meantime. */
    private Token fetch(@Nullable Token old, OutgoingRequest request) {
        try {
            fetching.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedCallException(
                    request.operation() + " was interrupted while it waited for a token",
                    new FailedCall(
                            request.operation(),
                            OptionalInt.empty(),
                            Optional.empty(),
                            request.attempt() - 1,
                            Optional.empty()),
                    e);
        }
        try {
            Token now = current;
            if (now != null && !now.equals(old)) {
                return now;
            }
            Token fetched = source.get();
            redaction.renewed(header, fetched.value());
            current = fetched;
            return fetched;
        } finally {
            fetching.unlock();
        }
    }

    /** The header; never the token. */
    @Override
    public String toString() {
        return "token in " + header;
    }
}
