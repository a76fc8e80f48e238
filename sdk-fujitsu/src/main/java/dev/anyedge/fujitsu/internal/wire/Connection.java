package dev.anyedge.fujitsu.internal.wire;

import dev.anyedge.cdn.http.ApiClient;
import dev.anyedge.cdn.http.Redaction;
import dev.anyedge.cdn.http.Timekeeper;
import dev.anyedge.cdn.http.TokenAuthorizer;
import dev.anyedge.cdn.secret.SecretSource;
import dev.anyedge.fujitsu.FujitsuCredentials;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a client is made of: who calls, where the two services are, how HTTP is spoken, where token keys come from. Not
 * safe for use by several threads.
 */
public final class Connection {
    /** The control plane (Fujitsu reference §1.1). */
    private static final URI CDN = URI.create("https://cdn.gls.cloud.global.fujitsu.com");

    /** The global identity service; a token of a regional one is not for the CDN. */
    private static final URI IDENTITY = URI.create("https://identity.gls.cloud.global.fujitsu.com");

    private static final Duration RENEWED_EARLY = Duration.ofMinutes(5);

    private final Redaction redaction = new Redaction();
    private final List<Consumer<ApiClient.Builder>> http = new ArrayList<>();
    private @Nullable FujitsuCredentials credentials;
    private @Nullable URI endpoint;
    private @Nullable URI identityEndpoint;
    private SecretSource secrets = SecretSource.system();
    private Timekeeper time = Timekeeper.system();

    /** A connection with nothing set. */
    public Connection() {}

    /**
     * Sets who calls.
     *
     * @param value without it, the environment says
     */
    public void credentials(FujitsuCredentials value) {
        credentials = value;
    }

    /**
     * Sets where the control plane is.
     *
     * @param value scheme and host
     */
    public void endpoint(URI value) {
        endpoint = value;
    }

    /**
     * Sets where the identity service is.
     *
     * @param value scheme and host
     */
    public void identityEndpoint(URI value) {
        identityEndpoint = value;
    }

    /**
     * Sets where references to token keys lead.
     *
     * @param value environment and files without it
     */
    public void secrets(SecretSource value) {
        secrets = value;
    }

    /**
     * Sets where time and pauses come from.
     *
     * @param value the machine's own time without it
     */
    public void timekeeper(Timekeeper value) {
        time = value;
        http(settings -> settings.timekeeper(value));
    }

    /**
     * Adjusts the HTTP runtime of both services.
     *
     * @param settings called once for each
     */
    public void http(Consumer<ApiClient.Builder> settings) {
        http.add(settings);
    }

    /**
     * Where time and pauses come from.
     *
     * @return the time
     */
    public Timekeeper time() {
        return time;
    }

    /**
     * Where references to token keys lead; what is read there is a secret of this connection from then on.
     *
     * @return the source
     */
    public SecretSource secrets() {
        SecretSource source = secrets;
        return reference -> {
            String secret = source.read(reference);
            redaction.secret(secret.strip());
            return secret;
        };
    }

    /**
     * The calls that the client can make.
     *
     * @return the calls
     */
    public FujitsuCalls calls() {
        return new FujitsuCalls(secrets(), redaction);
    }

    /**
     * What makes the calls.
     *
     * @return the runner
     */
    public CallRunner runner() {
        FujitsuCredentials who = credentials != null ? credentials : FujitsuCredentials.fromEnvironment();
        redaction.secret(who.password());
        URI cdn = endpoint != null ? endpoint : CDN;
        URI tokens = identityEndpoint != null ? identityEndpoint : endpoint != null ? endpoint : IDENTITY;
        ApiClient identity = client(tokens)
                .redaction(redaction)
                .errorReader(IdentityTokens.errors(redaction))
                .build();
        ApiClient client = client(cdn)
                .redaction(redaction)
                .requestIdHeader(FujitsuErrors.INSTANCE_ID)
                .authorizer(new TokenAuthorizer(
                        "X-Auth-Token", RENEWED_EARLY, new IdentityTokens(identity, who), redaction))
                .errorReader(new FujitsuErrors(redaction))
                .build();
        return new CallRunner(client, identity);
    }

    private ApiClient.Builder client(URI base) {
        ApiClient.Builder client =
                ApiClient.builder(base).header("Accept", "application/json").header("User-Agent", userAgent());
        http.forEach(adjustment -> adjustment.accept(client));
        return client;
    }

    private static String userAgent() {
        String version = Optional.ofNullable(Connection.class.getPackage().getImplementationVersion())
                .orElse("dev");
        return "anyedge/" + version + " (java" + System.getProperty("java.version", "") + "; "
                + System.getProperty("os.name", "").toLowerCase(Locale.ROOT).replace(' ', '-') + "; "
                + System.getProperty("os.arch", "") + ")";
    }
}
