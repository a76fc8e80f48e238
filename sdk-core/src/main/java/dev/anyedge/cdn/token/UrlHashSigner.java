package dev.anyedge.cdn.token;

import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.error.Violation;
import dev.anyedge.cdn.model.QueryKey;
import dev.anyedge.cdn.model.TokenAuth;
import dev.anyedge.cdn.secret.SecretSource;
import dev.anyedge.cdn.secret.SecretUnavailableException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes and checks the tokens that {@link TokenAuth.UrlHash} asks for. Immutable, thread-safe; secrets are read each time
 * and never shown.
 *
 * <pre>{@code
 * UrlHashSigner signer = UrlHashSigner.of(urlHash, SecretSource.system());
 * String link = signer.signed("/vod/intro.ts?u=42", TokenGrant.until(Instant.now().plus(Duration.ofHours(1))));
 * // /vod/intro.ts?u=42&nva=1924991999&hash=0…
 * }</pre>
 *
 * <p>A token is the digit of a secret and the first 20 hexadecimal digits of HMAC-SHA-1 over path and query without the
 * arguments that do not count (Lumen reference §3.8). The times stand beside it as arguments of their own. The names of
 * Lumen's version 1.0 are {@code etime}, {@code stime} and {@code encoded}, with times in the form {@code GMT}; those of
 * version 2.0 are the defaults.
 */
public final class UrlHashSigner {
    private static final DateTimeFormatter GMT = DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT)
            .withZone(ZoneOffset.UTC);
    private static final int DIGITS = 20;

    private final TokenAuth.UrlHash settings;
    private final SecretSource secrets;
    private final int generation;

    private UrlHashSigner(TokenAuth.UrlHash settings, SecretSource secrets, int generation) {
        this.settings = settings;
        this.secrets = secrets;
        this.generation = generation;
    }

    /**
     * A signer with the first secret.
     *
     * @param settings what the edge asks for
     * @param secrets where the references to secrets lead
     * @return the signer; no secret is read yet
     */
    public static UrlHashSigner of(TokenAuth.UrlHash settings, SecretSource secrets) {
        return new UrlHashSigner(settings, secrets, 0);
    }

    /**
     * The same with another secret, for the time in which one follows another.
     *
     * @param number the secret's place in the settings, from 0
     * @return a new signer
     * @throws ValidationException when there is no such secret
     */
    public UrlHashSigner withGeneration(int number) {
        if (number < 0 || number >= settings.secrets().size()) {
            throw invalid(
                    "/generation",
                    Integer.toString(number),
                    "0–" + (settings.secrets().size() - 1) + ", as there are secrets");
        }
        return new UrlHashSigner(settings, secrets, number);
    }

    /**
     * The query argument that the token goes into.
     *
     * @return its name
     */
    public String name() {
        return settings.hashName();
    }

    /**
     * A token for an address as it stands, with whatever times are in it.
     *
     * @param target path and query as viewers send them, without the token
     * @return the token
     * @throws ValidationException when the target cannot be signed
     * @throws SecretUnavailableException when the secret cannot be had
     */
    public String tokenFor(String target) {
        checked(target);
        if (arguments(target).stream().anyMatch(argument -> nameOf(argument).equals(name()))) {
            throw invalid("/target", "an address with the argument " + name(), "one without a token");
        }
        return generation + hash(generation, target);
    }

    /**
     * An address with its token, for ever.
     *
     * @param target path and query, without the token
     * @return path and query to give to viewers
     * @throws ValidationException when the target cannot be signed
     * @throws SecretUnavailableException when the secret cannot be had
     */
    public String signed(String target) {
        return with(target, name(), tokenFor(target));
    }

    /**
     * An address with its times and token.
     *
     * @param target path and query, with neither times nor token
     * @param grant for how long; this kind of token knows no client, session or data
     * @return path and query to give to viewers; the last second that is written is the one before the grant's end
     * @throws ValidationException when the target or the grant cannot be signed
     * @throws SecretUnavailableException when the secret cannot be had
     */
    public String signed(String target, TokenGrant grant) {
        checked(target);
        check(grant);
        String timed = target;
        if (grant.start().isPresent()) {
            timed = with(
                    timed,
                    protectedName(target, settings.notBeforeName()),
                    text(grant.start().get(), false));
        }
        timed = with(timed, protectedName(target, settings.notAfterName()), text(grant.end(), true));
        return signed(timed);
    }

    /**
     * Whether the edge would serve an address.
     *
     * @param target path and query of the request, with the token
     * @param now the time
     * @return why not, as a sentence without the token; empty when it would
     * @throws SecretUnavailableException when the secret cannot be had
     */
    public Optional<String> refusal(String target, Instant now) {
        List<String> tokens = values(target, name());
        if (tokens.isEmpty()) {
            return Optional.of("There is no token.");
        }
        if (tokens.size() > 1) {
            return Optional.of("There is more than one token.");
        }
        return refusal(tokens.get(0), target, now);
    }

    /**
     * Whether the edge would serve a request with a token.
     *
     * @param token the token
     * @param target path and query of the request; a token in it does not count
     * @param now the time
     * @return why not, as a sentence without the token; empty when it would
     * @throws SecretUnavailableException when the secret cannot be had
     */
    public Optional<String> refusal(String token, String target, Instant now) {
        if (token.length() != 1 + DIGITS || token.charAt(0) < '0' || token.charAt(0) > '9') {
            return Optional.of("The token is malformed.");
        }
        int maker = token.charAt(0) - '0';
        if (maker >= settings.secrets().size()) {
            return Optional.of("There is no secret with the token's number.");
        }
        byte[] given = token.substring(1).toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(given, hash(maker, target).getBytes(StandardCharsets.UTF_8))) {
            return Optional.of("The token was not made with this secret for this address.");
        }
        try {
            for (String text : values(target, settings.notBeforeName())) {
                if (now.isBefore(time(text))) {
                    return Optional.of("The token is not valid yet.");
                }
            }
            for (String text : values(target, settings.notAfterName())) {
                if (now.getEpochSecond() > time(text).getEpochSecond()) {
                    return Optional.of("The token has expired.");
                }
            }
        } catch (DateTimeException | NumberFormatException unreadable) {
            return Optional.of("The times of the token cannot be read.");
        }
        return Optional.empty();
    }

    // ---- addresses ----

    private static void checked(String target) {
        if (!target.startsWith("/")
                || target.indexOf('#') >= 0
                || target.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw invalid("/target", target, "path and query as they are sent: percent-encoded, beginning with /");
        }
    }

    private static String with(String target, String name, String value) {
        return target + (target.indexOf('?') < 0 ? "?" : target.endsWith("?") ? "" : "&") + name + "=" + value;
    }

    private static List<String> arguments(String target) {
        int query = target.indexOf('?');
        if (query < 0) {
            return List.of();
        }
        List<String> all = new ArrayList<>();
        for (String argument : target.substring(query + 1).split("&", -1)) {
            if (!argument.isEmpty()) {
                all.add(argument);
            }
        }
        return all;
    }

    private static String nameOf(String argument) {
        int equals = argument.indexOf('=');
        return equals < 0 ? argument : argument.substring(0, equals);
    }

    private static List<String> values(String target, String name) {
        return arguments(target).stream()
                .filter(argument -> nameOf(argument).equals(name))
                .map(argument -> argument.substring(Math.min(argument.length(), name.length() + 1)))
                .toList();
    }

    /** A time that is not part of the hash could be changed by anybody who has the link. */
    private String protectedName(String target, String name) {
        if (!values(target, name).isEmpty()) {
            throw invalid("/target", "an address with the argument " + name, "one without times");
        }
        if (!counts().test(name)) {
            throw invalid(
                    "/parameters",
                    "settings that leave " + name + " out of the hash",
                    "settings that have it in, so that" + " nobody can change it");
        }
        return name;
    }

    // ---- times ----

    private static void check(TokenGrant grant) {
        if (grant.clientIp().isPresent()
                || grant.sessionId().isPresent()
                || grant.data().isPresent()) {
            throw invalid("/grant", "a client, a session or data", "times alone: a hash of the URL knows nothing else");
        }
        grant.start().filter(start -> !start.isBefore(grant.end())).ifPresent(start -> {
            throw invalid("/start", start.toString(), "an instant before the end, " + grant.end());
        });
    }

    private String text(Instant time, boolean end) {
        // "not after" takes in its own second, the end of a grant does not
        Instant second = end ? Instant.ofEpochSecond(time.minusNanos(1).getEpochSecond()) : ceiling(time);
        return settings.dateFormat() == TokenAuth.UrlHash.DateFormat.GMT
                ? GMT.format(second)
                : Long.toString(second.getEpochSecond());
    }

    private static Instant ceiling(Instant time) {
        return time.getNano() == 0 ? time : Instant.ofEpochSecond(time.getEpochSecond() + 1);
    }

    private Instant time(String text) {
        return settings.dateFormat() == TokenAuth.UrlHash.DateFormat.GMT
                ? LocalDateTime.parse(text, GMT).toInstant(ZoneOffset.UTC)
                : Instant.ofEpochSecond(Long.parseLong(text));
    }

    // ---- the hash ----

    private Predicate<String> counts() {
        return settings.parameters().accept(new QueryKey.Visitor<>() {
            @Override
            public Predicate<String> all(QueryKey.All value) {
                return name -> true;
            }

            @Override
            public Predicate<String> none(QueryKey.None value) {
                return name -> false;
            }

            @Override
            public Predicate<String> include(QueryKey.Include value) {
                return value.names()::contains;
            }

            @Override
            public Predicate<String> exclude(QueryKey.Exclude value) {
                return name -> !value.names().contains(name);
            }
        });
    }

    private String hash(int maker, String target) {
        int query = target.indexOf('?');
        String path = query < 0 ? target : target.substring(0, query);
        Predicate<String> counts = counts().and(name -> !name.equals(name()));
        List<String> hashed = arguments(target).stream()
                .filter(argument -> counts.test(nameOf(argument)))
                .toList();
        String text = hashed.isEmpty() ? path : path + "?" + String.join("&", hashed);
        byte[] secret = secrets.read(settings.secrets().get(maker)).getBytes(StandardCharsets.UTF_8);
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            return HexFormat.of()
                    .formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)))
                    .substring(0, DIGITS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA-1", e);
        }
    }

    private static ValidationException invalid(String pointer, String found, String allowed) {
        return new ValidationException(
                "token", List.of(new Violation(pointer, found, allowed, "found " + found + ", allowed is " + allowed)));
    }

    /** The name of the token; never a secret. */
    @Override
    public String toString() {
        return "signer of " + settings.hashName();
    }
}
