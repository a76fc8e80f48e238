package dev.anyedge.fujitsu;

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
import dev.anyedge.cdn.http.ApiClient;
import dev.anyedge.cdn.http.CallListener;
import dev.anyedge.cdn.http.Timekeeper;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.secret.SecretSource;
import dev.anyedge.cdn.translation.Capabilities;
import dev.anyedge.cdn.translation.Reading;
import dev.anyedge.fujitsu.api.FujitsuCdnApi;
import dev.anyedge.fujitsu.internal.wire.Polling;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The Fujitsu CDN as a {@link Cdn}: a distribution is a service of one project. Thread-safe; to be closed.
 *
 * <pre>{@code
 * try (Cdn cdn = FujitsuCdn.builder().build()) {                  // credentials: environment
 *     Plan plan = cdn.plan(shop);
 *     System.out.println(plan.render());
 *     Deployment live = cdn.awaitDeployed(cdn.apply(plan).id(), WaitOptions.within(Duration.ofMinutes(60)));
 *     live.findings().forEach(System.out::println);               // also: why the provider rejected it
 * }
 * }</pre>
 *
 * <p>A service is found by {@link PlanOptions#deploymentId()}, by its own host name, or by the prefix of its granted name,
 * which is the endpoint's or else the name of the distribution. An apply creates a service or edits it with one call; the
 * provider checks the rules only afterwards, so {@link #awaitDeployed} tells how it went: {@code FAILED}, with the
 * provider's words and the rule that they are about, leaves viewers with what was there before. Name and protocol are fixed
 * when a service is made: to change them, another service takes its place, with another granted name, which needs {@link
 * dev.anyedge.cdn.Permission#REPLACEMENT}.
 *
 * <p>A plan is made from a settled state: while the provider is at work on the service, it waits ({@link
 * Builder#settleWithin}). {@link #delete} returns when the service is gone.
 *
 * <p>Single paths are purged by a call each. Patterns and everything are invalidated by a change of the rules, for which the
 * purge needs {@link dev.anyedge.cdn.Permission#CONFIGURATION}; the next apply that changes anything takes that out again,
 * and no plan shows it.
 */
public final class FujitsuCdn implements Cdn {
    private final Cdn engine;

    private FujitsuCdn(Cdn engine) {
        this.engine = engine;
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

    /** Collects what a {@link FujitsuCdn} needs; everything has a default. Not thread-safe. */
    public static final class Builder {
        private final FujitsuCdnApi.Builder api = FujitsuCdnApi.builder();
        private Timekeeper time = Timekeeper.system();
        private @Nullable Duration settle;

        private Builder() {}

        /**
         * Who calls.
         *
         * @param credentials without them, those of the environment
         * @return this builder
         */
        public Builder credentials(FujitsuCredentials credentials) {
            api.credentials(credentials);
            return this;
        }

        /**
         * Where the control plane is.
         *
         * @param endpoint for example a simulator's; plain HTTP only to this machine, unless allowed
         * @return this builder
         */
        public Builder endpoint(URI endpoint) {
            api.endpoint(endpoint);
            return this;
        }

        /**
         * Where the identity service is.
         *
         * @param endpoint without it, where the control plane was set to be; without both, the provider's global one
         * @return this builder
         */
        public Builder identityEndpoint(URI endpoint) {
            api.identityEndpoint(endpoint);
            return this;
        }

        /**
         * Where references to token keys lead.
         *
         * @param secrets environment and files without it
         * @return this builder
         */
        public Builder secrets(SecretSource secrets) {
            api.secrets(secrets);
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
         * Allows plain HTTP to other machines. Password and tokens can then be read on the way.
         *
         * @return this builder
         */
        public Builder allowPlainHttp() {
            return http(settings -> settings.allowPlainHttp(true));
        }

        /**
         * Adjusts the HTTP runtime further: timeouts, deadlines, retries.
         *
         * @param settings is called for the control plane and for the identity service, when the {@link Cdn} is built
         * @return this builder
         */
        public Builder http(Consumer<ApiClient.Builder> settings) {
            api.http(settings);
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
            api.timekeeper(timekeeper);
            return this;
        }

        /**
         * How long plans, applies and deletions wait at most for the provider to end its earlier work on a service.
         *
         * @param deadline an hour without it
         * @return this builder
         */
        public Builder settleWithin(Duration deadline) {
            settle = deadline;
            return this;
        }

        /**
         * Makes the {@link Cdn}. Nothing is opened before its first call.
         *
         * @return a CDN to work with
         * @throws dev.anyedge.cdn.error.ValidationException when there are no credentials, or a setting is malformed
         */
        public FujitsuCdn build() {
            Polling polling = Polling.defaults(time);
            Polling bounded = Optional.ofNullable(settle).map(polling::within).orElse(polling);
            return new FujitsuCdn(CdnEngine.builder(new FujitsuDriver(api.build(), bounded))
                    .timekeeper(time)
                    .build());
        }
    }
}
