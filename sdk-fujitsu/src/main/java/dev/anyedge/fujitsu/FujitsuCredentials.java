package dev.anyedge.fujitsu;

import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.error.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who calls: a user of the provider's global identity service with a password, and the project that the token is for. The
 * user is told by an id, or by a name within a domain, which is told by its id or its name (Fujitsu reference §1.2).
 * Immutable, thread-safe; the password is never printed.
 *
 * <p>The project has to be the default project of the contract: a token for another one may look accepted. Five wrong
 * passwords within 15 minutes lock the user, so a password that was refused once is not sent again.
 */
public final class FujitsuCredentials {
    /** The environment variable with the name of the domain, which is that of the contract. */
    public static final String DOMAIN = "FUJITSU_DOMAIN";

    /** The environment variable with the name of the user. */
    public static final String USER = "FUJITSU_USER";

    /** The environment variable with the password. */
    public static final String PASSWORD = "FUJITSU_PASSWORD";

    /** The environment variable with the id of the project. */
    public static final String PROJECT_ID = "FUJITSU_PROJECT_ID";

    private final Optional<String> userId;
    private final Optional<String> userName;
    private final Optional<String> domainId;
    private final Optional<String> domainName;
    private final String password;
    private final String projectId;

    private FujitsuCredentials(
            Optional<String> userId,
            Optional<String> userName,
            Optional<String> domainId,
            Optional<String> domainName,
            String password,
            String projectId) {
        this.userId = userId;
        this.userName = userName;
        this.domainId = domainId;
        this.domainName = domainName;
        this.password = password;
        this.projectId = projectId;
        List<Violation> violations = new ArrayList<>();
        userId.ifPresent(text -> filled(violations, "/userId", "the id of the user", text));
        userName.ifPresent(text -> filled(violations, "/userName", "the name of the user", text));
        domainId.ifPresent(text -> filled(violations, "/domainId", "the id of the domain", text));
        domainName.ifPresent(text -> filled(violations, "/domainName", "the name of the domain", text));
        filled(violations, "/password", "the password", password);
        filled(violations, "/projectId", "the id of the project", projectId);
        if (!violations.isEmpty()) {
            throw new ValidationException("Fujitsu credentials", violations);
        }
    }

    private static void filled(List<Violation> violations, String pointer, String what, String text) {
        if (text.isBlank()) {
            violations.add(new Violation(pointer, "nothing", "a text", what + " is empty"));
        }
    }

    /**
     * A user told by the id.
     *
     * @param userId the id of the user
     * @param password the password
     * @param projectId the default project of the contract
     * @return the credentials
     * @throws ValidationException when one of them is empty
     */
    public static FujitsuCredentials ofUserId(String userId, String password, String projectId) {
        return new FujitsuCredentials(
                Optional.of(userId), Optional.empty(), Optional.empty(), Optional.empty(), password, projectId);
    }

    /**
     * A user told by name, in a domain told by its id.
     *
     * @param domainId the id of the domain
     * @param userName the name of the user
     * @param password the password
     * @param projectId the default project of the contract
     * @return the credentials
     * @throws ValidationException when one of them is empty
     */
    public static FujitsuCredentials ofDomainId(String domainId, String userName, String password, String projectId) {
        return new FujitsuCredentials(
                Optional.empty(), Optional.of(userName), Optional.of(domainId), Optional.empty(), password, projectId);
    }

    /**
     * A user told by name, in a domain told by its name.
     *
     * @param domainName the name of the domain, which is that of the contract
     * @param userName the name of the user
     * @param password the password
     * @param projectId the default project of the contract
     * @return the credentials
     * @throws ValidationException when one of them is empty
     */
    public static FujitsuCredentials ofDomainName(
            String domainName, String userName, String password, String projectId) {
        return new FujitsuCredentials(
                Optional.empty(),
                Optional.of(userName),
                Optional.empty(),
                Optional.of(domainName),
                password,
                projectId);
    }

    /**
     * The credentials of the environment: {@value #DOMAIN}, {@value #USER}, {@value #PASSWORD} and {@value #PROJECT_ID}.
     *
     * @return the credentials
     * @throws ValidationException when one is missing; names every variable that is
     */
    public static FujitsuCredentials fromEnvironment() {
        return fromEnvironment(System.getenv());
    }

    /**
     * The credentials of an environment.
     *
     * @param environment variables by name
     * @return the credentials
     * @throws ValidationException when one is missing; names every variable that is
     */
    public static FujitsuCredentials fromEnvironment(Map<String, String> environment) {
        List<Violation> violations = new ArrayList<>();
        for (String name : List.of(DOMAIN, USER, PASSWORD, PROJECT_ID)) {
            @Nullable String value = environment.get(name);
            if (value == null || value.isBlank()) {
                violations.add(new Violation(
                        "/" + name, "nothing", "a text", "the environment variable " + name + " is not set"));
            }
        }
        if (!violations.isEmpty()) {
            throw new ValidationException("Fujitsu credentials", violations);
        }
        return ofDomainName(
                environment.getOrDefault(DOMAIN, ""),
                environment.getOrDefault(USER, ""),
                environment.getOrDefault(PASSWORD, ""),
                environment.getOrDefault(PROJECT_ID, ""));
    }

    /**
     * The id of the user.
     *
     * @return empty when the user is told by name
     */
    public Optional<String> userId() {
        return userId;
    }

    /**
     * The name of the user.
     *
     * @return empty when the user is told by id
     */
    public Optional<String> userName() {
        return userName;
    }

    /**
     * The id of the user's domain.
     *
     * @return empty when the domain is told by name, or needs not be told
     */
    public Optional<String> domainId() {
        return domainId;
    }

    /**
     * The name of the user's domain.
     *
     * @return empty when the domain is told by id, or needs not be told
     */
    public Optional<String> domainName() {
        return domainName;
    }

    /**
     * The password.
     *
     * @return to be kept secret
     */
    public String password() {
        return password;
    }

    /**
     * The project that tokens are for.
     *
     * @return the id of the project
     */
    public String projectId() {
        return projectId;
    }

    /** User and project; never the password. */
    @Override
    public String toString() {
        return "FujitsuCredentials{user=" + userId.or(() -> userName).orElse("") + ", project=" + projectId + "}";
    }
}
