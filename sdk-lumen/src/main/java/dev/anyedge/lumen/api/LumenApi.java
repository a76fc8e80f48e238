package dev.anyedge.lumen.api;

import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.http.ApiClient;
import dev.anyedge.cdn.http.Redaction;
import dev.anyedge.cdn.secret.SecretSource;
import dev.anyedge.lumen.LumenAccount;
import dev.anyedge.lumen.image.InferredShapes;
import dev.anyedge.lumen.internal.wire.CallRunner;
import dev.anyedge.lumen.internal.wire.ImageCalls;
import dev.anyedge.lumen.internal.wire.LumenErrors;
import dev.anyedge.lumen.internal.wire.PortalCalls;
import dev.anyedge.lumen.internal.wire.PropertyCalls;
import dev.anyedge.lumen.internal.wire.ReportCalls;
import dev.anyedge.lumen.internal.wire.Requests;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The Media Portal API of the Lumen CDN, whose service closed in January 2024: signed calls for key, access groups,
 * services and invalidations, and both versions of HTTP delivery. Safe for use by several threads; to be closed.
 *
 * <pre>{@code
 * try (LumenApi api = LumenApi.builder().baseUri(simulator.baseUri()).build()) {   // account: the environment
 *     Scope shop = api.service().property("shop.example.org");
 *     api.invalidate(shop, InvalidationRequest.of("/img/*"));
 *     ServiceImage image = api.v2().getEnvironmentImage(ImageEnvironment.PRODUCTION);
 * }
 * }</pre>
 *
 * <p>Each attempt is signed anew, with its own time. Reads, deletions and what sets absolute values are repeated after a
 * failure that may pass; what makes a version, counts or costs is repeated only when the provider surely has not acted.
 *
 * <p>Every operation fails with a {@link dev.anyedge.cdn.error.CdnException} of the type that says what can be done, and
 * with a {@link ValidationException}, before anything is sent, when the request cannot be sent.
 */
public final class LumenApi implements AutoCloseable {
    private static final URI LUMEN = URI.create("https://ws.lumen.com");

    private final CallRunner runner;
    private final LumenAccount account;
    private final PortalCalls portal;
    private final ReportCalls reports;
    private final PropertyCalls properties;
    private final ImageCalls images;

    private LumenApi(Builder from) {
        account = from.account != null ? from.account : LumenAccount.fromEnvironment();
        Redaction redaction = new Redaction();
        MpaAuthorizer authorizer = new MpaAuthorizer(account.credentials(), from.contentMd5, redaction);
        ApiClient.Builder client = ApiClient.builder(from.baseUri).header("User-Agent", userAgent());
        from.http.forEach(adjustment -> adjustment.accept(client));
        runner = new CallRunner(client.redaction(redaction)
                .authorizer(authorizer)
                .errorReader(new LumenErrors(redaction, authorizer::lastSigned))
                .build());
        Requests requests = new Requests(from.sendAccept);
        portal = new PortalCalls(requests);
        reports = new ReportCalls(requests);
        properties = new PropertyCalls(requests, from.v1Prefix, from.secrets, redaction);
        images = new ImageCalls(requests, from.imageRoutes, from.shapes, from.secrets, redaction);
    }

    /**
     * A client with settings.
     *
     * @return a builder, not safe for use by several threads
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The same operations as futures.
     *
     * @return the asynchronous twin, which ends with this client
     */
    public AsyncLumenApi async() {
        return new AsyncLumenApi(runner, portal, reports, images);
    }

    /**
     * The scope of the account's service component.
     *
     * @return access group and service component
     * @throws ValidationException when the account lacks one of both; says how to set it
     */
    public Scope service() {
        return account.service();
    }

    /**
     * Version 1.0.
     *
     * @return its operations
     */
    public HttpDeliveryV1 v1() {
        return new HttpDeliveryV1(runner, properties);
    }

    /**
     * Version 2.0 for the account's subscriber.
     *
     * @return its operations
     * @throws ValidationException when the account names no subscriber; says how to set it
     */
    public HttpDeliveryV2 v2() {
        return v2(account.requireSubscriber());
    }

    /**
     * Version 2.0 for a subscriber.
     *
     * @param subscriber its id
     * @return its operations
     */
    public HttpDeliveryV2 v2(String subscriber) {
        return new HttpDeliveryV2(runner, images, subscriber);
    }

    /**
     * Reads the key that calls ({@code GET /key/v1.0}): its access group, role and credits. Keeps the key alive, as every
     * call does.
     *
     * @return the key, without its secret
     */
    public ApiKey key() {
        return runner.run(portal.key());
    }

    /**
     * Reads the key's access group with those below it ({@code GET /accessGroups/v1.0}).
     *
     * @return the group
     */
    public AccessGroup accessGroups() {
        return runner.run(portal.accessGroups());
    }

    /**
     * Lists service components and their properties ({@code GET /services/cdn/v1.0/…}).
     *
     * @param scope an access group, one service component or one property
     * @return the service components in the scope
     */
    public List<CdnService> services(Scope scope) {
        return runner.run(portal.services(scope));
    }

    /**
     * Reads the current configuration of a property from the services hierarchy ({@code showConfiguration=true}). What it
     * looks like is not public.
     *
     * @param property the property
     * @return the answer as it came, XML by what is known
     */
    public String serviceConfiguration(Scope property) {
        return runner.run(portal.serviceConfiguration(property));
    }

    /**
     * Lists the subscribers that the key can work on. The path is inferred: {@link ImageRoutes#subscribers()}.
     *
     * @return the subscribers
     */
    public List<Subscriber> listSubscribers() {
        return runner.run(images.subscribers());
    }

    /**
     * Makes the caches forget ({@code POST /invalidations/v1.0/…}). Costs credits: {@link ApiKey#credits()}; therefore not
     * repeated when an answer is lost.
     *
     * @param scope a property, for a request with paths; a service component or an access group, for one with properties
     * @param request what
     * @return one invalidation for each path
     */
    public InvalidationAnswer invalidate(Scope scope, InvalidationRequest request) {
        return runner.run(portal.invalidate(scope, request));
    }

    /**
     * Makes the caches forget what comes from origin storage ({@code POST /origininvalidations/v1.0/…}).
     *
     * @param service a service component
     * @param originName the origin's name in origin storage
     * @param request what, with paths
     * @return one invalidation for each path
     */
    public InvalidationAnswer invalidateOrigin(Scope service, String originName, InvalidationRequest request) {
        return runner.run(portal.invalidateOrigin(service, originName, request));
    }

    /**
     * Asks how far an invalidation is. That this can be asked is documented, path and answer are inferred.
     *
     * @param property the property
     * @param id the invalidation's id
     * @return the invalidation with its status
     */
    public InvalidationAnswer invalidationStatus(Scope property, String id) {
        return runner.run(portal.invalidationStatus(property, id));
    }

    /**
     * Reads usage ({@code GET /usage/cdn/v1.0/…}).
     *
     * @param scope an access group, a service component or a property
     * @param query which usage
     * @return the figures; empty where the provider says, by an error, that it has none
     */
    public Report usage(Scope scope, UsageQuery query) {
        return runner.run(reports.usage(scope, query));
    }

    /**
     * Reads the figures of the moment ({@code GET /rtm/cdn/v1.0/…}). Leave three minutes between two calls; a call that fails
     * is not repeated for that reason.
     *
     * @param scope an access group, a service component or a property
     * @param query which figures
     * @return the figures, such as {@code Mbps}, {@code requestsPerSecond} and {@code hitRatePercentage}
     */
    public Report realTime(Scope scope, RealTimeQuery query) {
        return runner.run(reports.realTime(scope, query));
    }

    /** Ends all calls that are under way and gives back what this client has created. May be called several times. */
    @Override
    public void close() {
        runner.close();
    }

    @Override
    public String toString() {
        return runner.toString();
    }

    private static String userAgent() {
        String version = Optional.ofNullable(LumenApi.class.getPackage().getImplementationVersion())
                .orElse("dev");
        return "anyedge/" + version + " (java" + System.getProperty("java.version", "") + "; "
                + System.getProperty("os.name", "").toLowerCase(Locale.ROOT).replace(' ', '-') + ")";
    }

    /** Collects a client's settings. Not safe for use by several threads. */
    public static final class Builder {
        private final List<Consumer<ApiClient.Builder>> http = new ArrayList<>();
        private @Nullable LumenAccount account;
        private URI baseUri = LUMEN;
        private ContentMd5 contentMd5 = ContentMd5.NONE;
        private ImageRoutes imageRoutes = new ImageRoutes();
        private String v1Prefix = "/serviceConfiguration/v1.0";
        private InferredShapes shapes = InferredShapes.proposed();
        private SecretSource secrets = SecretSource.system();
        private boolean sendAccept = true;

        private Builder() {}

        /**
         * Sets who calls and for whom.
         *
         * @param value the account; {@link LumenAccount#fromEnvironment()} without it
         * @return this builder
         */
        public Builder account(LumenAccount value) {
            account = value;
            return this;
        }

        /**
         * Sets where the API is, for example a simulator.
         *
         * @param value scheme and host; {@code https://ws.lumen.com} without it, where nothing answers any more
         * @return this builder
         */
        public Builder baseUri(URI value) {
            baseUri = value;
            return this;
        }

        /**
         * Sets whether requests with a body say its MD5.
         *
         * @param value {@code NONE} without it
         * @return this builder
         */
        public Builder contentMd5(ContentMd5 value) {
            contentMd5 = value;
            return this;
        }

        /**
         * Sets where the operations of version 2.0 are, which no public document says.
         *
         * @param value the routes; the inferred ones without it
         * @return this builder
         */
        public Builder imageRoutes(ImageRoutes value) {
            imageRoutes = value;
            return this;
        }

        /**
         * Sets what every path of version 1.0 begins with: the provider's documents have its two words in both orders.
         *
         * @param value begins with {@code /}; {@code /serviceConfiguration/v1.0} without it
         * @return this builder
         */
        public Builder v1Prefix(String value) {
            v1Prefix = value;
            return this;
        }

        /**
         * Sets where the inferred parts of service images stand.
         *
         * @param value the shapes; the proposed ones without it
         * @return this builder
         */
        public Builder inferredShapes(InferredShapes value) {
            shapes = value;
            return this;
        }

        /**
         * Sets who reads the secrets that images refer to, at the moment of a write.
         *
         * @param value the source; the environment and files without it
         * @return this builder
         */
        public Builder secrets(SecretSource value) {
            secrets = value;
            return this;
        }

        /**
         * Sets whether requests say which type the answer shall have. The provider's documents say that it refuses most types
         * with 406, its clients show otherwise; a read that it refuses is asked for again without the header.
         *
         * @param value true without it
         * @return this builder
         */
        public Builder sendAccept(boolean value) {
            sendAccept = value;
            return this;
        }

        /**
         * Adjusts the HTTP runtime: timeouts, retries, listeners, the clock that signatures are made by. Authorization and
         * error reading stay the client's own.
         *
         * @param settings is called once, when the client is built
         * @return this builder
         */
        public Builder http(Consumer<ApiClient.Builder> settings) {
            http.add(settings);
            return this;
        }

        /**
         * Makes the client. Nothing is opened before its first call.
         *
         * @return the client
         * @throws ValidationException when the environment is needed and names no key, or a setting is malformed
         */
        public LumenApi build() {
            return new LumenApi(this);
        }
    }
}
