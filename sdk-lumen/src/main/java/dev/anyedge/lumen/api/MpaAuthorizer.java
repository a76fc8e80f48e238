package dev.anyedge.lumen.api;

import dev.anyedge.cdn.http.Authorizer;
import dev.anyedge.cdn.http.OutgoingRequest;
import dev.anyedge.cdn.http.Redaction;
import dev.anyedge.lumen.LumenCredentials;
import java.time.Instant;
import java.util.Optional;

/**
 * Signs each attempt of each call, with the time of that attempt: the provider takes a {@code Date} for 15 minutes only.
 * The time is that of the client's {@link dev.anyedge.cdn.http.Timekeeper}. Safe for use by several threads.
 */
public final class MpaAuthorizer implements Authorizer {
    private final LumenCredentials credentials;
    private final ContentMd5 contentMd5;
    private volatile Instant lastSigned = Instant.EPOCH;

    /**
     * An authorizer.
     *
     * @param credentials the key
     * @param contentMd5 whether requests with a body say its MD5
     * @param redaction where the secret is registered, so that it is never printed
     */
    public MpaAuthorizer(LumenCredentials credentials, ContentMd5 contentMd5, Redaction redaction) {
        redaction.secret(credentials.secret());
        this.credentials = credentials;
        this.contentMd5 = contentMd5;
    }

    @Override
    public void authorize(OutgoingRequest request) {
        Instant now = request.now();
        String date = MpaSignature.date(now);
        String md5 = contentMd5.of(request.body());
        if (!md5.isEmpty()) {
            request.setHeader("Content-MD5", md5);
        }
        String path = request.uri().getRawPath();
        request.setHeader("Date", date);
        request.setHeader(
                "Authorization",
                MpaSignature.authorization(
                        credentials,
                        MpaSignature.stringToSign(
                                date,
                                path,
                                request.header("Content-Type").orElse(""),
                                request.method(),
                                request.header("Content-MD5").orElse(""))));
        lastSigned = now;
    }

    /** When the last attempt was signed, which tells whether a refusal may be for the time. */
    Optional<Instant> lastSigned() {
        return Optional.of(lastSigned).filter(time -> !time.equals(Instant.EPOCH));
    }

    /** The key's id; never the secret. */
    @Override
    public String toString() {
        return "MPA signature of " + credentials.keyId();
    }
}
