package dev.anyedge.simulator.lumen.edge;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Whether a URL carries a valid token: one digit that says which secret, then the first twenty hexadecimal digits of
 * HMAC-SHA1 over path and query (Lumen reference §3.8). The query that is hashed is the raw one without the token itself
 * and without the arguments that the definition leaves out.
 */
final class UrlToken {

    private static final DateTimeFormatter GMT = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");

    private record Secret(byte[] key, Optional<Instant> start, Optional<Instant> end) {}

    private final Map<Character, Secret> secrets = new HashMap<>();
    private final Set<String> names = new HashSet<>();
    private final boolean include;
    private final boolean gmt;
    private final String notAfter;
    private final String notBefore;
    private final String hash;

    private UrlToken(boolean include, boolean gmt, String notAfter, String notBefore, String hash) {
        this.include = include;
        this.gmt = gmt;
        this.notAfter = notAfter;
        this.notBefore = notBefore;
        this.hash = hash;
    }

    /** A definition of version 2.0, in the proposed shape of §3.9. */
    static UrlToken ofDefinition(JsonNode definition) {
        JsonNode query = definition.path("queryParams");
        UrlToken token = new UrlToken(
                query.path("mode").asText("").equals("include"),
                definition.path("dateFormat").asText("EPOCH").equals("GMT"),
                definition.path("nvaName").asText("nva"),
                definition.path("nvbName").asText("nvb"),
                definition.path("hashName").asText("hash"));
        query.path("names").forEach(name -> token.names.add(name.asText()));
        definition.path("secrets").forEach(secret -> token.add(secret.path("id"), secret));
        return token;
    }

    /** The tokens of version 1.0, with the argument names of that time. */
    static UrlToken ofLegacy(Iterable<JsonNode> tokens) {
        UrlToken token = new UrlToken(false, true, "etime", "stime", "encoded");
        tokens.forEach(one -> token.add(one.path("tokenid"), one));
        return token;
    }

    private void add(JsonNode id, JsonNode secret) {
        secrets.put(
                id.asText("?").charAt(0),
                new Secret(
                        secret.path("secret").asText("").getBytes(StandardCharsets.UTF_8),
                        seconds(secret.path("start")),
                        seconds(secret.path("end"))));
    }

    /** UNIX seconds, as number or as text; zero or nothing for no limit. */
    private static Optional<Instant> seconds(JsonNode value) {
        long seconds = value.asLong(0);
        return seconds == 0 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(seconds));
    }

    /** Why the token of a URL is not accepted; empty when it is. */
    Optional<String> refuse(String path, Optional<String> query, Instant now) {
        Map<String, String> times = new HashMap<>();
        List<String> hashed = new ArrayList<>();
        String given = "";
        for (String argument : query.orElse("").split("&", -1)) {
            int equals = argument.indexOf('=');
            String name = equals < 0 ? argument : argument.substring(0, equals);
            String value = equals < 0 ? "" : argument.substring(equals + 1);
            if (name.equals(hash)) {
                given = value;
            } else if (!argument.isEmpty()) {
                if (names.contains(name) == include) {
                    hashed.add(argument);
                }
                times.putIfAbsent(name, value);
            }
        }
        if (given.isEmpty()) {
            return Optional.of("there is no argument '" + hash + "'");
        }
        Secret secret = secrets.get(given.charAt(0));
        if (secret == null) {
            return Optional.of("there is no secret of generation " + given.charAt(0));
        }
        if (outside(secret.start, secret.end, now)) {
            return Optional.of("the secret of generation " + given.charAt(0) + " is not valid now");
        }
        String data = hashed.isEmpty() ? path : path + "?" + String.join("&", hashed);
        if (!given.substring(1).equals(hmac(secret.key, data))) {
            return Optional.of("the hash is not that of " + data);
        }
        try {
            if (outside(time(times.get(notBefore)), time(times.get(notAfter)), now)) {
                return Optional.of("it is not valid now");
            }
        } catch (DateTimeException | NumberFormatException unreadable) {
            return Optional.of("its times cannot be read");
        }
        return Optional.empty();
    }

    private static boolean outside(Optional<Instant> from, Optional<Instant> until, Instant now) {
        return from.map(now::isBefore).orElse(false) || until.map(now::isAfter).orElse(false);
    }

    private Optional<Instant> time(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        return Optional.of(
                gmt
                        ? LocalDateTime.parse(text, GMT).toInstant(ZoneOffset.UTC)
                        : Instant.ofEpochSecond(Long.parseLong(text)));
    }

    /** The first twenty hexadecimal digits. */
    static String hmac(byte[] key, String data) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key.length == 0 ? new byte[1] : key, "HmacSHA1"));
            byte[] digest = mac.doFinal(data.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 10);
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
