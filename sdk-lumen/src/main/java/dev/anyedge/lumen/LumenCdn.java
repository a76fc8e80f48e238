package dev.anyedge.lumen;

import dev.anyedge.cdn.ApplyOptions;
import dev.anyedge.cdn.AsyncCdn;
import dev.anyedge.cdn.Cdn;
import dev.anyedge.cdn.Deployment;
import dev.anyedge.cdn.Plan;
import dev.anyedge.cdn.PlanOptions;
import dev.anyedge.cdn.Purge;
import dev.anyedge.cdn.PurgeProgress;
import dev.anyedge.cdn.WaitOptions;
import dev.anyedge.cdn.engine.CdnEngine;
import dev.anyedge.cdn.error.CdnException;
import dev.anyedge.cdn.http.ApiClient;
import dev.anyedge.cdn.http.Timekeeper;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.secret.SecretSource;
import dev.anyedge.cdn.translation.Capabilities;
import dev.anyedge.cdn.translation.Reading;
import dev.anyedge.lumen.api.EnvironmentState;
import dev.anyedge.lumen.api.ImageEnvironment;
import dev.anyedge.lumen.api.ImageRoutes;
import dev.anyedge.lumen.api.InvalidationRequest;
import dev.anyedge.lumen.api.LumenApi;
import dev.anyedge.lumen.api.Promotion;
import dev.anyedge.lumen.api.StoredImage;
import dev.anyedge.lumen.image.InferredShapes;
import java.net.URI;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * The Lumen CDN, version 2.0. The service closed in January 2024: this drives the API as it is documented, and as it is
 * simulated; paths and much of the JSON are inferred.
 *
 * <p>One image holds all properties of a subscriber. An apply reads the one in production, replaces the distribution's own
 * elements and nothing else, stores the result as the next version of the same configuration, promotes it to staging, waits
 * until that is active, asks the {@link StagingCheck}, and promotes it to production. Thread-safe.
 *
 * <pre>{@code
 * try (LumenCdn cdn = LumenCdn.builder().build()) { // account: the environment
 *     cdn.apply(cdn.plan(shop));
 *     cdn.awaitDeployed("shop", WaitOptions.defaults()); // accepted is not active
 *     cdn.rollback();
 * }
 * }</pre>
 */
public final class LumenCdn implements Cdn {
    private final Cdn engine;
    private final LumenDriver driver;
    private final LumenApi api;
    private final ImageEnvironment target;

    private LumenCdn(Cdn engine, LumenDriver driver, LumenApi api, ImageEnvironment target) {
        this.engine = engine;
        this.driver = driver;
        this.api = api;
        this.target = target;
    }

    /**
     * A new builder.
     *
     * @return a builder that takes everything from the environment
     */
    public static Builder builder() {
        return new Builder();
    }

    // ---- what is particular to Lumen ----

    /**
     * Which version of which configuration is in an environment.
     *
     * @param environment staging or production
     * @return the environment, with its count of promotions
     */
    public EnvironmentState environment(ImageEnvironment environment) {
        return api.v2().getEnvironment(environment);
    }

    /**
     * The promotions of an environment.
     *
     * @param environment staging or production
     * @return as the provider lists them
     */
    public List<EnvironmentState> history(ImageEnvironment environment) {
        return api.v2().listHistory(environment);
    }

    /**
     * The stored versions of the configuration that is in the environment.
     *
     * @return as the provider lists them; none when nothing was ever promoted
     */
    public List<StoredImage> versions() {
        return environment(target).serviceImage().map(api.v2()::listVersions).orElse(List.of());
    }

    /**
     * Promotes what is in staging to production: the caller's word, after an apply that ended in staging.
     *
     * @return production, accepted but perhaps not active yet
     * @throws CdnException when nothing is in staging, or staging is not active
     */
    public EnvironmentState promote() {
        EnvironmentState staging = environment(ImageEnvironment.STAGING);
        if (staging.serviceImage().isEmpty() || !staging.active()) {
            throw new CdnException("Staging is not active, so nothing is promoted to production: it holds "
                    + staging.serviceImage().orElse("nothing")
                    + staging.status().map(status -> ", " + status).orElse("") + ".");
        }
        return promote(
                staging.serviceImage().get(), staging.serviceImageVersion().orElse(1), "anyedge: promote from staging");
    }

    /**
     * Promotes a stored version of the configuration in production; an older one is a rollback. It concerns all properties
     * of the subscriber.
     *
     * @param version a stored version
     * @return production, accepted but perhaps not active yet
     * @throws CdnException when nothing was ever promoted
     */
    public EnvironmentState rollback(long version) {
        EnvironmentState production = environment(ImageEnvironment.PRODUCTION);
        String image = production
                .serviceImage()
                .orElseThrow(() -> new CdnException("Nothing was ever promoted to production."));
        return promote(image, version, "anyedge: roll back to version " + version);
    }

    /**
     * Promotes what was in production before the last promotion. It concerns all properties of the subscriber.
     *
     * @return production, accepted but perhaps not active yet
     * @throws CdnException when there was nothing else before
     */
    public EnvironmentState rollback() {
        EnvironmentState now = environment(ImageEnvironment.PRODUCTION);
        EnvironmentState before = history(ImageEnvironment.PRODUCTION).stream()
                .filter(state -> state.version() < now.version()
                        && (!state.serviceImage().equals(now.serviceImage())
                                || !state.serviceImageVersion().equals(now.serviceImageVersion())))
                .max(Comparator.comparingLong(EnvironmentState::version))
                .filter(state -> state.serviceImage().isPresent()
                        && state.serviceImageVersion().isPresent())
                .orElseThrow(() -> new CdnException("Nothing else was in production before."));
        return promote(
                before.serviceImage().orElseThrow(),
                before.serviceImageVersion().orElseThrow(),
                "anyedge: roll back to what was there before");
    }

    private EnvironmentState promote(String image, long version, String comment) {
        return api.v2()
                .promote(
                        ImageEnvironment.PRODUCTION,
                        Promotion.of(image, version).withComment(comment));
    }

    /**
     * Invalidates with everything that Lumen has for it: patterns, whatever the case, with mails.
     *
     * @param id a deployment
     * @param request what and how; its paths are meant, for every property of the deployment
     * @return how far the provider is
     */
    public PurgeProgress invalidate(String id, InvalidationRequest request) {
        return driver.invalidate(id, request);
    }

    // ---- as every provider ----

    @Override
    public String provider() {
        return engine.provider();
    }

    @Override
    public Capabilities capabilities() {
        return engine.capabilities();
    }

    @Override
    public Plan plan(Distribution distribution, PlanOptions options) {
        return engine.plan(distribution, options);
    }

    @Override
    public Deployment apply(Plan plan, ApplyOptions options) {
        return engine.apply(plan, options);
    }

    @Override
    public Deployment awaitDeployed(String id, WaitOptions options) {
        return engine.awaitDeployed(id, options);
    }

    @Override
    public Deployment status(String id) {
        return engine.status(id);
    }

    @Override
    public Reading read(String id) {
        return engine.read(id);
    }

    @Override
    public List<Deployment> list() {
        return engine.list();
    }

    @Override
    public PurgeProgress purge(String id, Purge purge) {
        return engine.purge(id, purge);
    }

    @Override
    public PurgeProgress purgeStatus(PurgeProgress purge) {
        return engine.purgeStatus(purge);
    }

    @Override
    public PurgeProgress awaitPurged(PurgeProgress purge, WaitOptions options) {
        return engine.awaitPurged(purge, options);
    }

    @Override
    public void delete(String id) {
        engine.delete(id);
    }

    @Override
    public AsyncCdn async() {
        return engine.async();
    }

    @Override
    public void close() {
        engine.close();
    }

    /** Builds a {@link LumenCdn}. Not thread-safe. */
    public static final class Builder {
        private final LumenApi.Builder api = LumenApi.builder();
        private Timekeeper time = Timekeeper.system();
        private InferredShapes shapes = InferredShapes.proposed();
        private SecretSource secrets = SecretSource.system();
        private StagingCheck check = StagingCheck.none();
        private Duration patience = Duration.ofMinutes(10);
        private ImageEnvironment target = ImageEnvironment.PRODUCTION;
        private String imageName = "anyedge";

        private Builder() {}

        /**
         * Key, access group, service component and subscriber.
         *
         * @param account the account; the environment's without it
         * @return this builder
         */
        public Builder account(LumenAccount account) {
            api.account(account);
            return this;
        }

        /**
         * Another base URL, for example a simulator's.
         *
         * @param endpoint the base URL
         * @return this builder
         */
        public Builder endpoint(URI endpoint) {
            api.baseUri(endpoint);
            return this;
        }

        /**
         * The paths of version 2.0, which are inferred.
         *
         * @param routes other paths
         * @return this builder
         */
        public Builder imageRoutes(ImageRoutes routes) {
            api.imageRoutes(routes);
            return this;
        }

        /**
         * How inferred parts of images are written.
         *
         * @param value other shapes
         * @return this builder
         */
        public Builder inferredShapes(InferredShapes value) {
            shapes = value;
            api.inferredShapes(value);
            return this;
        }

        /**
         * Where references to secrets are looked up.
         *
         * @param value environment and files without it
         * @return this builder
         */
        public Builder secrets(SecretSource value) {
            secrets = value;
            api.secrets(value);
            return this;
        }

        /**
         * The caller's word between staging and production.
         *
         * @param value asked once staging is active; goes on without it
         * @return this builder
         */
        public Builder stagingCheck(StagingCheck value) {
            check = value;
            return this;
        }

        /**
         * How long staging may take to become active.
         *
         * @param value 10 minutes without it
         * @return this builder
         */
        public Builder stagingPatience(Duration value) {
            patience = value;
            return this;
        }

        /**
         * Ends every apply in staging; all other operations look there too. {@link LumenCdn#promote()} takes it further.
         *
         * @return this builder
         */
        public Builder stagingOnly() {
            target = ImageEnvironment.STAGING;
            return this;
        }

        /**
         * The name of the configuration when nothing is in the environment yet.
         *
         * @param value {@code anyedge} without it
         * @return this builder
         */
        public Builder imageName(String value) {
            imageName = value;
            return this;
        }

        /**
         * Settings of the HTTP client.
         *
         * @param settings changes them
         * @return this builder
         */
        public Builder http(Consumer<ApiClient.Builder> settings) {
            api.http(settings);
            return this;
        }

        /**
         * The time, by which ids are made and waits wait.
         *
         * @param value the system's without it
         * @return this builder
         */
        public Builder timekeeper(Timekeeper value) {
            time = value;
            api.http(settings -> settings.timekeeper(value));
            return this;
        }

        /**
         * The CDN; no call is made.
         *
         * @return a CDN to be closed
         * @throws dev.anyedge.cdn.error.ValidationException when the account is not complete
         */
        public LumenCdn build() {
            LumenApi built = api.build();
            LumenDriver driver = new LumenDriver(
                    built, new ImageWriter(built.v2(), time, patience, check), shapes, secrets, target, imageName);
            return new LumenCdn(CdnEngine.builder(driver).timekeeper(time).build(), driver, built, target);
        }
    }
}
