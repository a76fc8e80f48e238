package dev.anyedge.simulator.fujitsu.edge;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anyedge.simulator.edge.EdgeRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Asks for a token in a query argument, a cookie or a header, and checks it (§3.4.9). A token is {@code
 * ip=…~st=…~exp=…~acl=…~id=…~data=…~hmac=…}, as Akamai's Edge Auth token 2.0 has it: the MAC covers everything before it
 * and, in a token without {@code acl}, the address that is asked for. A key that is no hexadecimal text opens nothing.
 */
final class TokenRule {

    private final String name;
    private final String delimiter;
    private final String aclDelimiter;
    private final String algorithm;
    private final boolean escaped;
    private final boolean ignoreQuery;
    private final List<byte[]> keys = new ArrayList<>();

    private TokenRule(JsonNode params, String where) {
        name = Json.text(params, "tokenName", where);
        delimiter = Json.text(params, "tokenDelimiter", where, "~");
        aclDelimiter = Json.text(params, "aclDelimiter", where, "!");
        algorithm = Json.text(params, "hmacAlgorithm", where);
        escaped = params.path("escapeTokenInputs").asBoolean(true);
        ignoreQuery = params.path("ignoreQueryString").asBoolean(false);
        for (String member : List.of("key", "transitionKey")) {
            String key = params.path(member).asText("");
            if (key.matches("([0-9a-fA-F]{2})+")) {
                keys.add(HexFormat.of().parseHex(key));
            }
        }
    }

    static TokenRule of(JsonNode params, String where) {
        return new TokenRule(params, where);
    }

    /** Why a request may not pass; empty when it may. */
    Optional<String> refusal(EdgeRequest request, Instant now) {
        List<String> candidates = candidates(request);
        if (candidates.isEmpty()) {
            return Optional.of("there is no token '" + name + "'");
        }
        List<String> reasons = new ArrayList<>();
        for (String token : candidates) {
            Optional<String> reason = refusal(token, request, now);
            if (reason.isEmpty()) {
                return reason;
            }
            reasons.add(reason.get());
        }
        return Optional.of(reasons.get(0));
    }

    private Optional<String> refusal(String token, EdgeRequest request, Instant now) {
        Map<String, String> fields = new HashMap<>();
        for (String field : token.split(java.util.regex.Pattern.quote(delimiter), -1)) {
            int equals = field.indexOf('=');
            if (equals < 1 || fields.put(field.substring(0, equals), field.substring(equals + 1)) != null) {
                return Optional.of("the token is malformed");
            }
        }
        int end = token.lastIndexOf(delimiter + "hmac=");
        String hmac = fields.get("hmac");
        String expires = fields.get("exp");
        if (end < 0 || hmac == null || expires == null || !expires.matches("[0-9]{1,18}")) {
            return Optional.of("the token is malformed");
        }
        String acl = fields.get("acl");
        if (!genuine(token.substring(0, end), hmac, acl == null ? Optional.of(request) : Optional.empty())) {
            return Optional.of("the token's MAC is wrong");
        }
        if (now.getEpochSecond() >= Long.parseLong(expires)) {
            return Optional.of("the token has expired");
        }
        String start = fields.getOrDefault("st", "0");
        if (!start.matches("[0-9]{1,18}") || now.getEpochSecond() < Long.parseLong(start)) {
            return Optional.of("the token is not valid yet");
        }
        String address = fields.get("ip");
        if (address != null && !Optional.of(unescape(address)).equals(request.clientIp())) {
            return Optional.of("the token is for another address");
        }
        if (acl != null && !opens(acl, request.path()) && !opens(unescape(acl), request.path())) {
            return Optional.of("the token is for other paths");
        }
        return Optional.empty();
    }

    private boolean opens(String acl, String path) {
        for (String pattern : acl.split(java.util.regex.Pattern.quote(aclDelimiter))) {
            if (new Wildcard(pattern).matches(path)) {
                return true;
            }
        }
        return false;
    }

    private boolean genuine(String before, String hmac, Optional<EdgeRequest> url) {
        Set<String> inputs = new LinkedHashSet<>();
        if (url.isEmpty()) {
            inputs.add(before);
        } else {
            for (String address : addresses(url.get())) {
                inputs.add(before + delimiter + "url=" + address);
            }
        }
        byte[] given = hmac.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
        for (byte[] key : keys) {
            for (String input : inputs) {
                if (MessageDigest.isEqual(given, mac(key, input).getBytes(StandardCharsets.UTF_8))) {
                    return true;
                }
            }
        }
        return false;
    }

    private String mac(byte[] key, String input) {
        try {
            Mac mac = Mac.getInstance("Hmac" + algorithm);
            mac.init(new SecretKeySpec(key, "Hmac" + algorithm));
            return HexFormat.of().formatHex(mac.doFinal(input.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException noSuchAlgorithm) {
            return "no MAC by " + algorithm;
        }
    }

    /**
     * The address as the MAC may have seen it. The token itself is no part of it. The vendor's own generators do not
     * agree on which of {@code ~*!()} are escaped, so each way counts.
     */
    private List<String> addresses(EdgeRequest request) {
        String query = ignoreQuery ? "" : withoutToken(request.query().orElse(""));
        String address = request.path() + (query.isEmpty() ? "" : "?" + query);
        if (!escaped) {
            return List.of(address);
        }
        return List.of(
                escape(address, "-_."), escape(address, "-_.~"), escape(address, "-_.*"), escape(address, "-_.!()"));
    }

    private static String escape(String text, String plain) {
        StringBuilder escaped = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean letter = Character.isLetterOrDigit(c) && c < 128;
            if (letter || plain.indexOf(c) >= 0) {
                escaped.append(c);
            } else if (c == ' ') {
                escaped.append('+');
            } else {
                escaped.append('%').append(HexFormat.of().toHexDigits(b));
            }
        }
        return escaped.toString();
    }

    private String unescape(String text) {
        return escaped ? decode(text) : text;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException brokenEscape) {
            return text;
        }
    }

    private String withoutToken(String query) {
        StringBuilder rest = new StringBuilder();
        for (String argument : query.split("&")) {
            if (!argument.isEmpty() && !argument.startsWith(name + "=")) {
                rest.append(rest.isEmpty() ? "" : "&").append(argument);
            }
        }
        return rest.toString();
    }

    /** What may be the token: as it stands, and with its escapes undone, as clients may have sent it either way. */
    private List<String> candidates(EdgeRequest request) {
        List<String> found = new ArrayList<>();
        for (String argument : request.query().orElse("").split("&")) {
            if (argument.startsWith(name + "=")) {
                found.add(argument.substring(name.length() + 1));
            }
        }
        for (String line : request.headers().values("Cookie")) {
            for (String cookie : line.split(";")) {
                if (cookie.trim().startsWith(name + "=")) {
                    found.add(cookie.trim().substring(name.length() + 1));
                }
            }
        }
        found.addAll(request.headers().values(name));
        Set<String> all = new LinkedHashSet<>(found);
        found.forEach(token -> all.add(decode(token)));
        return List.copyOf(all);
    }
}
