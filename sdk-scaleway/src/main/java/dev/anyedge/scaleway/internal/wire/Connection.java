package dev.anyedge.scaleway.internal.wire;

import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.error.Violation;
import dev.anyedge.cdn.http.ApiClient;
import dev.anyedge.cdn.http.Authorizer;
import dev.anyedge.cdn.http.Redaction;
import dev.anyedge.scaleway.ScalewayCredentials;
import dev.anyedge.scaleway.ScalewayProfile;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a client of either version is made of: who calls, where the API is, how HTTP is spoken. Not safe for use by
 * several threads.
 */
public final class Connection {
    private static final URI SCALEWAY = URI.create("https://api.scaleway.com");

    private final Redaction redaction = new Redaction();
    private final List<Consumer<ApiClient.Builder>> http = new ArrayList<>();
    private @Nullable ScalewayProfile profile;
    private @Nullable ScalewayCredentials credentials;
    private @Nullable String projectId;
    private @Nullable URI baseUri;

    /** A connection with nothing set. */
    public Connection() {}

    /**
     * Sets all settings as a profile has them.
     *
     * @param value the profile
     */
    public void profile(ScalewayProfile value) {
        profile = value;
    }

    /**
     * Sets who calls.
     *
     * @param value the key
     */
    public void credentials(ScalewayCredentials value) {
        credentials = value;
    }

    /**
     * Sets the project for requests that name none.
     *
     * @param value a UUID
     */
    public void projectId(String value) {
        if (!RequestRules.isId(value)) {
            throw new ValidationException(
                    "client settings",
                    List.of(new Violation(
                            "/projectId", value, "a UUID", "\"" + value + "\" is not a UUID, as project ids are")));
        }
        projectId = value;
    }

    /**
     * Sets where the API is.
     *
     * @param value scheme and host
     */
    public void baseUri(URI value) {
        baseUri = value;
    }

    /**
     * Adjusts the HTTP runtime.
     *
     * @param settings called when a client is made
     */
    public void http(Consumer<ApiClient.Builder> settings) {
        http.add(settings);
    }

    /**
     * The calls that the client can make.
     *
     * @param dialect the version
     * @return the calls
     */
    public EdgeCalls calls(Dialect dialect) {
        Optional<String> project =
                Optional.ofNullable(projectId).or(() -> settings().defaultProjectId());
        return new EdgeCalls(dialect, project, redaction);
    }

    /**
     * What makes the calls.
     *
     * @param dialect the version
     * @return the runner
     */
    public CallRunner runner(Dialect dialect) {
        ScalewayProfile settings = settings();
        ScalewayCredentials key = credentials != null ? credentials : settings.requireCredentials();
        URI base = baseUri != null ? baseUri : settings.apiUrl().orElse(SCALEWAY);
        AutoCloseable owned = () -> {};
        ApiClient.Builder client = ApiClient.builder(base)
                .requestIdHeader("X-Request-Id")
                .header("Accept", "application/json")
                .header("User-Agent", userAgent(settings));
        if (settings.insecure()) {
            HttpClient trusting = Insecure.httpClient();
            client.httpClient(trusting);
            if (trusting instanceof AutoCloseable closeable) { // from JDK 21 on
                owned = closeable;
            }
        }
        http.forEach(adjustment -> adjustment.accept(client));
        return new CallRunner(
                client.redaction(redaction)
                        .authorizer(Authorizer.header("X-Auth-Token", key.secretKey(), redaction))
                        .errorReader(new ScalewayErrors(redaction))
                        .build(),
                dialect,
                owned);
    }

    private ScalewayProfile settings() {
        ScalewayProfile known = profile;
        if (known == null) {
            known = credentials != null ? ScalewayProfile.empty() : ScalewayProfile.load();
            profile = known;
        }
        return known;
    }

    private static String userAgent(ScalewayProfile settings) {
        String version = Optional.ofNullable(Connection.class.getPackage().getImplementationVersion())
                .orElse("dev");
        return "anyedge/" + version + " (java" + System.getProperty("java.version", "") + "; "
                + System.getProperty("os.name", "").toLowerCase(Locale.ROOT).replace(' ', '-') + "; "
                + System.getProperty("os.arch", "") + ")"
                + settings.userAgent().map(more -> " " + more).orElse("");
    }
}
