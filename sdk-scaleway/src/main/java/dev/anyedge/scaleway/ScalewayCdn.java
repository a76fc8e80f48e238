package dev.anyedge.scaleway;

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
import dev.anyedge.cdn.engine.LiveState;
import dev.anyedge.cdn.engine.ProviderDriver;
import dev.anyedge.cdn.http.ApiClient;
import dev.anyedge.cdn.http.CallListener;
import dev.anyedge.cdn.http.Timekeeper;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.translation.Capabilities;
import dev.anyedge.cdn.translation.Finding;
import dev.anyedge.cdn.translation.Reading;
import dev.anyedge.scaleway.api.PlanName;
import dev.anyedge.scaleway.api.ScalewayEdgeApi;
import dev.anyedge.scaleway.api.ScalewayEdgeApiV1Alpha1;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import java.util.function.Consumer;

/**
 * Scaleway Edge Services as a {@link Cdn}: a distribution is a pipeline of one project. Thread-safe; to be closed.
 *
 * <pre>{@code
 * try (Cdn cdn = ScalewayCdn.builder().build()) {     // credentials: environment, then the vendor's profile file
 *     Plan plan = cdn.plan(shop);
 *     System.out.println(plan.render());
 *     Deployment live = cdn.awaitDeployed(cdn.apply(plan).id(), WaitOptions.defaults());
 *     live.requiredActions().forEach(System.out::println);
 * }
 * }</pre>
 *
 * <p>A distribution is found by {@link PlanOptions#deploymentId()}, or by the exact name of a pipeline in the project.
 * An apply makes what is missing beside what is live, then switches with a single call on the lowest stage that can bring
 * the change about, then removes leftovers: after each call, every request is decided wholly by the old or wholly by the
 * new configuration. DNS and TLS stages of a host name that stays are never made anew, because that would cost its
 * certificate (Scaleway reference §9).
 */
public final class ScalewayCdn implements Cdn {
    private final Cdn engine;
    private final AdvanceCheck check;

    private ScalewayCdn(Cdn engine, AdvanceCheck check) {
        this.engine = engine;
        this.check = check;
    }

    /**
     * A new builder.
     *
     * @return a builder with the defaults
     */
    public static Builder builder() {
        return new Builder();
    }

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

    /**
     * Asks the provider about what a distribution uses, before it is applied: whether its host name leads to the
     * pipeline, whether the stored certificate fits the name, and whether each load balancer answers (Scaleway reference
     * §5.10). An apply does not need it: it goes through all the same, and the deployment's status would say later what
     * is wrong. It makes one call to find the pipeline and one for each question, and changes nothing.
     *
     * @param distribution what would be applied
     * @return what the provider objects to, and as a note what it cannot say yet; empty when all is well
     * @throws dev.anyedge.cdn.translation.TranslationRefusedException when the provider cannot do it at all
     * @throws dev.anyedge.cdn.error.CdnException when a question is not answered
     */
    public List<Finding> check(Distribution distribution) {
        return check(distribution, PlanOptions.defaults());
    }

    /**
     * As {@link #check(Distribution)}, for a plan with options.
     *
     * @param distribution what would be applied
     * @param options as they would be given to the plan
     * @return what the provider objects to, and as a note what it cannot say yet; empty when all is well
     * @throws dev.anyedge.cdn.translation.TranslationRefusedException when the provider cannot do it at all
     * @throws dev.anyedge.cdn.error.CdnException when a question is not answered
     */
    public List<Finding> check(Distribution distribution, PlanOptions options) {
        return check.check(distribution, options);
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

    /** Collects what a {@link ScalewayCdn} needs; everything has a default. Not thread-safe. */
    public static final class Builder {
        private final ScalewayEdgeApi.Builder api = ScalewayEdgeApi.builder();
        private final ScalewayEdgeApiV1Alpha1.Builder firstApi = ScalewayEdgeApiV1Alpha1.builder();
        private ScalewayDialect dialect = ScalewayDialect.V1BETA1;
        private Timekeeper time = Timekeeper.system();
        private PlanName subscription = PlanName.STARTER;

        private Builder() {}

        /**
         * Who calls.
         *
         * @param credentials without them, those of the environment, then those of the vendor's profile file
         * @return this builder
         */
        public Builder credentials(ScalewayCredentials credentials) {
            api.credentials(credentials);
            firstApi.credentials(credentials);
            return this;
        }

        /**
         * All settings of a profile. What is set here besides goes before them.
         *
         * @param profile without it, {@link ScalewayProfile#load()} where no credentials are set here
         * @return this builder
         */
        public Builder profile(ScalewayProfile profile) {
            api.profile(profile);
            firstApi.profile(profile);
            return this;
        }

        /**
         * The project whose pipelines are meant.
         *
         * @param projectId a UUID; without it, the default project of the profile
         * @return this builder
         * @throws dev.anyedge.cdn.error.ValidationException when it is not a UUID
         */
        public Builder projectId(String projectId) {
            api.projectId(projectId);
            firstApi.projectId(projectId);
            return this;
        }

        /**
         * Where the API is.
         *
         * @param endpoint for example a simulator's; plain HTTP only to this machine, unless allowed
         * @return this builder
         */
        public Builder endpoint(URI endpoint) {
            api.baseUri(endpoint);
            firstApi.baseUri(endpoint);
            return this;
        }

        /**
         * The HTTP client to use.
         *
         * @param client stays open when the {@link Cdn} is closed
         * @return this builder
         */
        public Builder httpClient(HttpClient client) {
            return http(settings -> settings.httpClient(client));
        }

        /**
         * Who sees every attempt of every call.
         *
         * @param listener for metrics and traces
         * @return this builder
         */
        public Builder listener(CallListener listener) {
            return http(settings -> settings.addListener(listener));
        }

        /**
         * Allows plain HTTP to other machines. The secret key can then be read on the way.
         *
         * @return this builder
         */
        public Builder allowPlainHttp() {
            return http(settings -> settings.allowPlainHttp(true));
        }

        /**
         * Adjusts the HTTP runtime further: timeouts, deadlines, retries.
         *
         * @param settings is called once, when the {@link Cdn} is built
         * @return this builder
         */
        public Builder http(Consumer<ApiClient.Builder> settings) {
            api.http(settings);
            firstApi.http(settings);
            return this;
        }

        /**
         * Where time and pauses come from, for waits and for retries.
         *
         * @param timekeeper the machine's own time without it
         * @return this builder
         */
        public Builder timekeeper(Timekeeper timekeeper) {
            time = timekeeper;
            return http(settings -> settings.timekeeper(timekeeper));
        }

        /**
         * Which plan of Edge Services an apply subscribes a project to that has none, where
         * {@link dev.anyedge.cdn.Permission#SUBSCRIPTION} is allowed.
         *
         * @param plan {@code starter} without it
         * @return this builder
         */
        public Builder subscription(PlanName plan) {
            subscription = plan;
            return this;
        }

        /**
         * Which version of the API to speak.
         *
         * @param version {@link ScalewayDialect#V1BETA1} without it; nothing falls back to the other one
         * @return this builder
         */
        public Builder dialect(ScalewayDialect version) {
            dialect = version;
            return this;
        }

        /**
         * Makes the {@link Cdn}. Nothing is opened before its first call.
         *
         * @return a CDN to work with
         * @throws dev.anyedge.cdn.error.ValidationException when there is no secret key, or a setting is malformed
         */
        public ScalewayCdn build() {
            return switch (dialect) {
                case V1BETA1 -> {
                    ScalewayDriver driver = new ScalewayDriver(api.build(), time, subscription);
                    yield new ScalewayCdn(engine(driver), driver);
                }
                case V1ALPHA1 -> {
                    V1Alpha1Driver driver = new V1Alpha1Driver(firstApi.build(), time, subscription);
                    yield new ScalewayCdn(engine(driver), driver);
                }
            };
        }

        private <W, L extends LiveState> Cdn engine(ProviderDriver<W, L> driver) {
            return CdnEngine.builder(driver).timekeeper(time).build();
        }
    }
}
