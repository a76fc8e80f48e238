package dev.anyedge.lumen.api;

import dev.anyedge.lumen.LumenCredentials;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signature of the scheme {@code MPA}, byte by byte (Lumen reference §1.2): an HMAC-SHA-1 over Date, path, content
 * type, verb and Content-MD5, each but the last followed by one line feed, so that a request without Content-MD5 ends in
 * one. For those who call without this SDK's client; the client signs by {@link MpaAuthorizer}.
 */
public final class MpaSignature {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private MpaSignature() {}

    /**
     * The text of a {@code Date} header.
     *
     * @param time any time; fractions of a second are left out
     * @return for example {@code Tue, 14 Mar 2023 09:26:53 GMT}
     */
    public static String date(Instant time) {
        return DATE.format(time);
    }

    /**
     * What is signed.
     *
     * @param date the exact text of the {@code Date} header
     * @param path the path as it stands on the request line, without query
     * @param contentType the exact text of the {@code Content-Type} header, {@code ""} without one
     * @param verb the method in capital letters
     * @param contentMd5 the exact text of the {@code Content-MD5} header, {@code ""} without one
     * @return five parts with four line feeds between them
     */
    public static String stringToSign(String date, String path, String contentType, String verb, String contentMd5) {
        return date + '\n' + path + '\n' + contentType + '\n' + verb + '\n' + contentMd5;
    }

    /**
     * The value of the {@code Authorization} header.
     *
     * @param credentials the key
     * @param stringToSign what is signed, see {@link #stringToSign}
     * @return {@code MPA}, a space, the key's id, a colon, the signature in base64
     */
    public static String authorization(LumenCredentials credentials, String stringToSign) {
        return "MPA " + credentials.keyId() + ':' + sign(credentials.secret(), stringToSign);
    }

    private static String sign(String secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA-1", e);
        }
    }
}
