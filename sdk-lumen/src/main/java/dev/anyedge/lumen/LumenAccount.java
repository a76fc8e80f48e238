package dev.anyedge.lumen;

import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.error.Violation;
import dev.anyedge.lumen.api.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Who calls and for whom: the key, and what it works on. {@link #fromEnvironment()} reads the variables
 * {@code LUMEN_KEY_ID}, {@code LUMEN_SECRET}, {@code LUMEN_ACCESS_GROUP}, {@code LUMEN_SCID} and
 * {@code LUMEN_SUBSCRIBER}. Immutable, thread-safe; the secret is never printed.
 *
 * <p>An account can be incomplete: reading the key needs no access group, version 2.0 needs only the subscriber. What a
 * call needs and the account lacks is refused by that call.
 *
 * @param credentials the key
 * @param accessGroup the integer account scope that the key is bound to, empty when it is to be looked up
 * @param scid the service component: "a mix of nine alpha-numeric characters", eight in the provider's own examples
 * @param subscriber the container of service images of version 2.0, one for each service component
 */
public record LumenAccount(
        LumenCredentials credentials, OptionalLong accessGroup, Optional<String> scid, Optional<String> subscriber) {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9]+");

    /**
     * Checks the ids.
     *
     * @param credentials the key
     * @param accessGroup 0 or more
     * @param scid letters and digits
     * @param subscriber letters and digits
     * @throws ValidationException with everything that is wrong
     */
    public LumenAccount {
        List<Violation> wrong = new ArrayList<>();
        if (accessGroup.isPresent() && accessGroup.getAsLong() < 0) {
            wrong.add(wrong("/accessGroup", Long.toString(accessGroup.getAsLong()), "a number of 0 or more"));
        }
        scid.filter(id -> !ID.matcher(id).matches())
                .ifPresent(id -> wrong.add(wrong("/scid", '"' + id + '"', "letters and digits")));
        subscriber
                .filter(id -> !ID.matcher(id).matches())
                .ifPresent(id -> wrong.add(wrong("/subscriber", '"' + id + '"', "letters and digits")));
        if (!wrong.isEmpty()) {
            throw new ValidationException("Lumen account", wrong);
        }
    }

    /**
     * An account that only names its key.
     *
     * @param credentials the key
     * @return the account
     */
    public static LumenAccount of(LumenCredentials credentials) {
        return new LumenAccount(credentials, OptionalLong.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * A whole account.
     *
     * @param credentials the key
     * @param accessGroup the account scope of the key
     * @param scid the service component
     * @param subscriber the container of service images
     * @return the account
     * @throws ValidationException with everything that is wrong
     */
    public static LumenAccount of(LumenCredentials credentials, long accessGroup, String scid, String subscriber) {
        return new LumenAccount(credentials, OptionalLong.of(accessGroup), Optional.of(scid), Optional.of(subscriber));
    }

    /**
     * The account in this process's environment.
     *
     * @return the account
     * @throws ValidationException when the key is missing or a variable is malformed; says which
     */
    public static LumenAccount fromEnvironment() {
        return of(System.getenv());
    }

    /**
     * The account in an environment.
     *
     * @param environment variable name to value; an empty value is none
     * @return the account
     * @throws ValidationException when the key is missing or a variable is malformed; says which
     */
    public static LumenAccount of(Map<String, String> environment) {
        List<Violation> wrong = new ArrayList<>();
        String keyId = environment.getOrDefault("LUMEN_KEY_ID", "").strip();
        String secret = environment.getOrDefault("LUMEN_SECRET", "").strip();
        if (keyId.isEmpty()) {
            wrong.add(missing("LUMEN_KEY_ID", "the id of the API key"));
        }
        if (secret.isEmpty()) {
            wrong.add(missing("LUMEN_SECRET", "the secret of the API key"));
        }
        String group = environment.getOrDefault("LUMEN_ACCESS_GROUP", "").strip();
        if (!group.matches("[0-9]{0,18}")) {
            wrong.add(wrong("/LUMEN_ACCESS_GROUP", '"' + group + '"', "a whole number"));
        }
        if (!wrong.isEmpty()) {
            throw new ValidationException("Lumen account in the environment", wrong);
        }
        return new LumenAccount(
                LumenCredentials.of(keyId, secret),
                group.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(group)),
                given(environment, "LUMEN_SCID"),
                given(environment, "LUMEN_SUBSCRIBER"));
    }

    /**
     * The scope of the account's service component.
     *
     * @return access group and service component
     * @throws ValidationException when the account lacks one of both; says how to set it
     */
    public Scope service() {
        List<Violation> wrong = new ArrayList<>();
        if (accessGroup.isEmpty()) {
            wrong.add(missing("LUMEN_ACCESS_GROUP", "the access group; LumenApi.key() finds the one of the key"));
        }
        if (scid.isEmpty()) {
            wrong.add(missing("LUMEN_SCID", "the service component; LumenApi.services(…) lists them"));
        }
        if (!wrong.isEmpty()) {
            throw new ValidationException("Lumen account", wrong);
        }
        return Scope.service(accessGroup.orElseThrow(), scid.orElseThrow());
    }

    /**
     * The account's subscriber.
     *
     * @return its id
     * @throws ValidationException when the account has none; says how to set it
     */
    public String requireSubscriber() {
        return subscriber.orElseThrow(() -> new ValidationException(
                "Lumen account",
                List.of(missing("LUMEN_SUBSCRIBER", "the subscriber, which version 2.0 names in every path"))));
    }

    private static Optional<String> given(Map<String, String> environment, String name) {
        return Optional.of(environment.getOrDefault(name, "").strip()).filter(value -> !value.isEmpty());
    }

    private static Violation missing(String variable, String what) {
        return new Violation("/" + variable, "nothing", what, variable + " is not set; needed is " + what);
    }

    private static Violation wrong(String pointer, String found, String allowed) {
        return new Violation(pointer, found, allowed, "found " + found + ", allowed is " + allowed);
    }
}
