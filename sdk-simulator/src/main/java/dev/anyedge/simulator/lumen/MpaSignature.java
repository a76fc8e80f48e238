package dev.anyedge.simulator.lumen;

import dev.anyedge.simulator.SimulatedRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The scheme {@code MPA} (Lumen reference §1.2): HMAC-SHA1 over date, path, content type, verb and Content-MD5, each as it
 * was sent, with a line feed after each but the last. The query is not signed; a Content-MD5 is not parsed.
 */
final class MpaSignature {

    /** How far a date may be from the simulator's clock, either way. */
    private static final Duration SKEW = Duration.ofMinutes(15);

    private static final DateTimeFormatter DATE = DateTimeFormatter.RFC_1123_DATE_TIME;

    private final String keyId;
    private final String secret;

    MpaSignature(String keyId, String secret) {
        this.keyId = keyId;
        this.secret = secret;
    }

    /** What is signed. */
    static String stringToSign(String date, String path, String contentType, String verb, String contentMd5) {
        return date + "\n" + path + "\n" + contentType + "\n" + verb + "\n" + contentMd5;
    }

    /** The value of {@code Authorization}. */
    String authorization(String stringToSign) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            byte[] signature = mac.doFinal(stringToSign.getBytes(StandardCharsets.UTF_8));
            return "MPA " + keyId + ":" + Base64.getEncoder().encodeToString(signature);
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /** Throws a 403 that says what is wrong, without saying what would be right. */
    void verify(SimulatedRequest request, Instant now) {
        String given = request.header("Authorization")
                .orElseThrow(() -> LumenFailure.forbidden("there is no Authorization header"));
        if (!given.startsWith("MPA ") || given.indexOf(':') < 0) {
            throw LumenFailure.forbidden("Authorization is not of the form 'MPA {key id}:{signature}'");
        }
        if (!given.substring(4, given.indexOf(':')).equals(keyId)) {
            throw LumenFailure.forbidden("the API key is unknown");
        }
        String date =
                request.header("Date").orElseThrow(() -> LumenFailure.forbidden("there is no Date header to verify"));
        Instant sent = parse(date).orElseThrow(() -> LumenFailure.forbidden("the Date '" + date + "' cannot be read"));
        if (Duration.between(sent, now).abs().compareTo(SKEW) > 0) {
            throw LumenFailure.forbidden("the Date '" + date + "' is more than 15 minutes from the server's "
                    + DATE.format(now.atZone(ZoneOffset.UTC)));
        }
        String signed = stringToSign(
                date,
                request.path(),
                request.header("Content-Type").orElse(""),
                request.method(),
                request.header("Content-MD5").orElse(""));
        if (!given.equals(authorization(signed))) {
            throw LumenFailure.forbidden("the signature is not that of the request; the string to sign was '"
                    + signed.replace("\n", "\\n") + "'");
        }
    }

    /** RFC 1123 with GMT, UTC or an offset; a day of one digit is accepted, as clients that worked sent it. */
    private static Optional<Instant> parse(String date) {
        String canonical = date.endsWith(" UTC") ? date.substring(0, date.length() - 3) + "GMT" : date;
        try {
            return Optional.of(ZonedDateTime.parse(canonical, DATE).toInstant());
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
