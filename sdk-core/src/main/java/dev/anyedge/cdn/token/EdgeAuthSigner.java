package dev.anyedge.cdn.token;

import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.error.Violation;
import dev.anyedge.cdn.model.SecretRef;
import dev.anyedge.cdn.model.TokenAuth;
import dev.anyedge.cdn.secret.SecretSource;
import dev.anyedge.cdn.secret.SecretUnavailableException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Makes and checks the tokens that {@link TokenAuth.EdgeAuth} asks for. Immutable, thread-safe; keys are read each time and
 * never shown.
 *
 * <pre>{@code
 * EdgeAuthSigner signer = EdgeAuthSigner.of(edgeAuth, SecretSource.system());
 * String link = signer.signed("/video/intro.mp4", TokenGrant.until(Instant.now().plus(Duration.ofHours(1))));
 * // /video/intro.mp4?vt=exp=1924992000~hmac=…
 * String token = signer.tokenFor(List.of("/video/*"), grant);       // for a cookie: many paths with one token
 * }</pre>
 *
 * <p>A token is {@code ip=…~st=…~exp=…~acl=…~id=…~data=…~hmac=…} with the fields that are wished; the HMAC covers what is
 * before it, and the address where there is no access list. This is Akamai's Edge Auth token 2.0, which Fujitsu's {@code
 * token-auth} follows by its parameters (Fujitsu reference §3.4.9, inferred).
 */
public final class EdgeAuthSigner {
    private static final String URL = "url=";

    private final TokenAuth.EdgeAuth settings;
    private final SecretSource secrets;

    private EdgeAuthSigner(TokenAuth.EdgeAuth settings, SecretSource secrets) {
        this.settings = settings;
        this.secrets = secrets;
    }

    /**
     * A signer.
     *
     * @param settings what the edge asks for
     * @param secrets where the references to keys lead
     * @return the signer; no key is read yet
     */
    public static EdgeAuthSigner of(TokenAuth.EdgeAuth settings, SecretSource secrets) {
        return new EdgeAuthSigner(settings, secrets);
    }

    /**
     * The query argument, cookie or header that the token goes into.
     *
     * @return its name
     */
    public String name() {
        return settings.name();
    }

    /**
     * A token for one address.
     *
     * @param target the path, with the query where it counts, as viewers send it; without the token itself
     * @param grant for whom and how long
     * @return the token; in a query argument it needs no escaping unless the grant has other text than letters and digits
     * @throws ValidationException when the target or the grant cannot stand in a token
     * @throws SecretUnavailableException when the key cannot be had
     */
    public String tokenFor(String target, TokenGrant grant) {
        if (!target.startsWith("/")) {
            throw invalid("/target", target, "a path that begins with /");
        }
        List<String> fields = fields(grant, Optional.empty());
        List<String> covered = new ArrayList<>(fields);
        covered.add(URL + escaped(counting(target)));
        return token(fields, covered);
    }

    /**
     * A token for an access list, which is checked against the path alone.
     *
     * @param patterns paths, in which {@code *} is any run; at least one
     * @param grant for whom and how long
     * @return the token; it has to be percent-encoded to stand in a query argument where inputs are not escaped
     * @throws ValidationException when the list or the grant cannot stand in a token
     * @throws SecretUnavailableException when the key cannot be had
     */
    public String tokenFor(List<String> patterns, TokenGrant grant) {
        String list = String.join(settings.aclDelimiter(), patterns);
        for (String pattern : patterns) {
            if (!pattern.startsWith("/") || pattern.contains(settings.aclDelimiter())) {
                throw invalid(
                        "/patterns", pattern, "a path that begins with / and does not hold " + settings.aclDelimiter());
            }
        }
        if (patterns.isEmpty()) {
            throw invalid("/patterns", "none", "at least one path");
        }
        String acl = escaped(list);
        if (acl.contains(settings.delimiter())) {
            throw invalid("/patterns", list, "paths that do not hold " + settings.delimiter());
        }
        List<String> fields = fields(grant, Optional.of(acl));
        return token(fields, fields);
    }

    /**
     * An address with its token as a query argument.
     *
     * @param target the path, with the query
     * @param grant for whom and how long
     * @return path and query to give to viewers
     * @throws ValidationException when the target or the grant cannot stand in a token
     * @throws SecretUnavailableException when the key cannot be had
     */
    public String signed(String target, TokenGrant grant) {
        return target + (target.indexOf('?') < 0 ? "?" : "&") + name() + "=" + tokenFor(target, grant);
    }

    /**
     * Whether the edge would serve a request with a token.
     *
     * @param token the token
     * @param target path and query of the request, without the token
     * @param clientIp the viewer's address
     * @param now the time
     * @return why not, as a sentence without the token; empty when it would
     * @throws SecretUnavailableException when a key cannot be had
     */
    public Optional<String> refusal(String token, String target, Optional<String> clientIp, Instant now) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String field : token.split(Pattern.quote(settings.delimiter()), -1)) {
            int equals = field.indexOf('=');
            if (equals < 1 || fields.put(field.substring(0, equals), field.substring(equals + 1)) != null) {
                return Optional.of("The token is malformed.");
            }
        }
        @Nullable String mac = fields.get("hmac");
        int end = token.lastIndexOf(settings.delimiter() + "hmac=");
        Optional<Long> expires = seconds(fields.get("exp"));
        if (mac == null || end < 0 || expires.isEmpty()) {
            return Optional.of("The token is malformed.");
        }
        @Nullable String acl = fields.get("acl");
        String covered =
                token.substring(0, end) + (acl == null ? settings.delimiter() + URL + escaped(counting(target)) : "");
        if (!genuine(covered, mac)) {
            return Optional.of("The token was not made with this key for this address.");
        }
        if (now.getEpochSecond() >= expires.get()) {
            return Optional.of("The token has expired.");
        }
        if (fields.containsKey("st")
                && seconds(fields.get("st"))
                        .filter(start -> now.getEpochSecond() >= start)
                        .isEmpty()) {
            return Optional.of("The token is not valid yet.");
        }
        @Nullable String ip = fields.get("ip");
        if (ip != null && !clientIp.equals(Optional.of(unescaped(ip)))) {
            return Optional.of("The token is for another address.");
        }
        if (acl != null && !opens(unescaped(acl), target)) {
            return Optional.of("The token is for other paths.");
        }
        return Optional.empty();
    }

    // ---- making ----

    private List<String> fields(TokenGrant grant, Optional<String> acl) {
        if (grant.start().filter(start -> !start.isBefore(grant.end())).isPresent()) {
            throw invalid("/start", grant.start().get().toString(), "an instant before the end, " + grant.end());
        }
        List<String> fields = new ArrayList<>();
        grant.clientIp().ifPresent(ip -> fields.add("ip=" + field("/clientIp", ip)));
        grant.start().ifPresent(start -> fields.add("st=" + start.getEpochSecond()));
        fields.add("exp=" + grant.end().getEpochSecond());
        acl.ifPresent(list -> fields.add("acl=" + list));
        grant.sessionId().ifPresent(id -> fields.add("id=" + field("/sessionId", id)));
        grant.data().ifPresent(data -> fields.add("data=" + field("/data", data)));
        return fields;
    }

    private String field(String pointer, String text) {
        String written = escaped(text);
        if (written.isEmpty() || written.contains(settings.delimiter())) {
            throw invalid(pointer, text, "a text that does not hold " + settings.delimiter());
        }
        return written;
    }

    private String token(List<String> fields, List<String> covered) {
        String delimiter = settings.delimiter();
        return String.join(delimiter, fields) + delimiter + "hmac="
                + mac(key(settings.key()), String.join(delimiter, covered));
    }

    private String counting(String target) {
        int query = target.indexOf('?');
        return settings.ignoreQueryString() && query >= 0 ? target.substring(0, query) : target;
    }

    /** As the vendor's own generators write it: escapes in lower case, a blank as a plus. */
    private String escaped(String text) {
        if (!settings.escapeInputs()) {
            return text;
        }
        StringBuilder out = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (plain || "-_.~".indexOf(c) >= 0) {
                out.append(c);
            } else if (c == ' ') {
                out.append('+');
            } else {
                out.append('%').append(HexFormat.of().toHexDigits(b));
            }
        }
        return out.toString();
    }

    private String unescaped(String text) {
        try {
            return settings.escapeInputs() ? URLDecoder.decode(text, StandardCharsets.UTF_8) : text;
        } catch (IllegalArgumentException brokenEscape) {
            return text;
        }
    }

    // ---- checking ----

    private boolean genuine(String covered, String mac) {
        byte[] given = mac.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
        List<SecretRef> keys = new ArrayList<>(List.of(settings.key()));
        settings.transitionKey().ifPresent(keys::add);
        for (SecretRef reference : keys) {
            if (MessageDigest.isEqual(given, mac(key(reference), covered).getBytes(StandardCharsets.UTF_8))) {
                return true;
            }
        }
        return false;
    }

    private boolean opens(String acl, String target) {
        int query = target.indexOf('?');
        String path = query < 0 ? target : target.substring(0, query);
        for (String pattern : acl.split(Pattern.quote(settings.aclDelimiter()))) {
            StringBuilder regex = new StringBuilder();
            for (String literal : pattern.split("\\*", -1)) {
                regex.append(regex.isEmpty() ? "" : ".*").append(literal.isEmpty() ? "" : Pattern.quote(literal));
                if (regex.isEmpty()) {
                    regex.append("(?:)");
                }
            }
            if (Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(path).matches()) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Long> seconds(@Nullable String text) {
        return text != null && text.matches("[0-9]{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }

    // ---- keys ----

    private byte[] key(SecretRef reference) {
        String digits = secrets.read(reference).strip();
        if (digits.isEmpty() || digits.length() % 2 != 0 || !digits.matches("[0-9a-fA-F]+")) {
            throw new SecretUnavailableException(
                    reference, "what is there is not an even number of hexadecimal digits");
        }
        return HexFormat.of().parseHex(digits);
    }

    private String mac(byte[] key, String text) {
        String algorithm = "Hmac" + settings.algorithm().name();
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform has no " + algorithm, e);
        }
    }

    private static ValidationException invalid(String pointer, String found, String allowed) {
        return new ValidationException(
                "token",
                List.of(new Violation(pointer, found, allowed, "found \"" + found + "\", allowed is " + allowed)));
    }

    /** The name of the token; never a key. */
    @Override
    public String toString() {
        return "signer of " + settings.name();
    }
}
