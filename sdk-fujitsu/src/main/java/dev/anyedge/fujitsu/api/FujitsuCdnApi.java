package dev.anyedge.fujitsu.api;

import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.http.ApiClient;
import dev.anyedge.cdn.http.Timekeeper;
import dev.anyedge.cdn.secret.SecretSource;
import dev.anyedge.fujitsu.FujitsuCredentials;
import dev.anyedge.fujitsu.internal.wire.CallRunner;
import dev.anyedge.fujitsu.internal.wire.Connection;
import dev.anyedge.fujitsu.internal.wire.FujitsuCalls;
import dev.anyedge.fujitsu.internal.wire.Polling;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * The API of the Fujitsu CDN: one method per call. Safe for use by several threads; to be closed.
 *
 * <pre>{@code
 * try (FujitsuCdnApi api = FujitsuCdnApi.create()) {                      // credentials: environment
 *     String id = api.createService(ServiceRequest.builder().preFqdn("shop").rules(rules).build());
 *     Service shop = api.awaitService(id, Duration.ofMinutes(60)).orThrow();
 *     System.out.println(shop.deliveryName());
 * }
 * }</pre>
 *
 * <p>A change is accepted at once and made afterwards: {@link #retrieveService} tells how it went. While the provider is
 * at work, every further change of the service is a {@link dev.anyedge.cdn.error.ConflictException}.
 *
 * <p>Calls that read, delete or purge are repeated after a failure that may pass. Calls that create or edit are repeated
 * only when the provider surely has not acted; when their answer is lost, look before you repeat them. Rate limits are
 * waited out. A token is fetched at the first call, renewed five minutes before its end, and once when it is refused.
 */
public final class FujitsuCdnApi implements AutoCloseable {
    private final CallRunner runner;
    private final FujitsuCalls calls;
    private final Timekeeper time;

    private FujitsuCdnApi(Builder from) {
        runner = from.connection.runner();
        calls = from.connection.calls();
        time = from.connection.time();
    }

    /**
     * A client with the credentials of the environment.
     *
     * @return a client
     * @throws ValidationException when a variable is missing
     */
    public static FujitsuCdnApi create() {
        return builder().build();
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
     * @return the asynchronous client, which ends with this one
     */
    public AsyncFujitsuCdnApi async() {
        return new AsyncFujitsuCdnApi(runner, calls);
    }

    // Services

    /**
     * Lists the services of the project (Fujitsu reference §2.1), those that do not deliver included.
     *
     * @return all of them
     * @throws dev.anyedge.cdn.error.CdnException when the call fails, of the type that says what can be done
     */
    public List<ServiceSummary> listServices() {
        return runner.run(calls.listServices());
    }

    /**
     * Makes a service (Fujitsu reference §2.2). The provider checks the rules only after it has accepted them.
     *
     * @param service what it shall be
     * @return its id
     * @throws dev.anyedge.cdn.secret.SecretUnavailableException when a token key cannot be had; nothing was sent
     * @throws dev.anyedge.cdn.error.QuotaExceededException when the project may not have more
     * @throws dev.anyedge.cdn.error.CdnException when the call fails, of the type that says what can be done
     */
    public String createService(ServiceRequest service) {
        return runner.run(calls.createService(service));
    }

    /**
     * Reads a service (Fujitsu reference §2.3). That its last change failed is no failure of this call: see {@link
     * Service#failure()} and {@link Service#orThrow()}.
     *
     * @param id its id
     * @return the service
     * @throws dev.anyedge.cdn.error.NotFoundException when there is none, or when its creation failed
     * @throws dev.anyedge.cdn.error.CdnException when the call fails, of the type that says what can be done
     */
    public Service retrieveService(String id) {
        return runner.run(calls.retrieveService(id));
    }

    /**
     * Waits until the provider is not at work on a service: looks after 2 s, then ever less often, up to every minute.
     *
     * @param id its id
     * @param deadline how long to wait at most
     * @return the service as it was seen last; {@link ServiceStatus#inProgress()} still when the time is over
     * @throws dev.anyedge.cdn.error.NotFoundException when it is gone, as after a deletion
     * @throws dev.anyedge.cdn.error.CdnException when a call fails, of the type that says what can be done
     */
    public Service awaitService(String id, Duration deadline) {
        return Polling.defaults(time)
                .within(deadline)
                .until(
                        "AwaitService",
                        () -> retrieveService(id),
                        seen -> !seen.status().inProgress() && !seen.status().equals(ServiceStatus.UNSAID));
    }

    /**
     * Changes a service (Fujitsu reference §2.4). The provider checks the rules only after it has accepted them; when they
     * are wrong, the service goes on as before.
     *
     * @param id its id
     * @param edit what changes
     * @throws dev.anyedge.cdn.secret.SecretUnavailableException when a token key cannot be had; nothing was sent
     * @throws dev.anyedge.cdn.error.ConflictException while the provider is at work on the service
     * @throws dev.anyedge.cdn.error.CdnException when the call fails, of the type that says what can be done
     */
    public void editService(String id, ServiceEdit edit) {
        runner.run(calls.editService(id, edit));
    }

    /**
     * Deletes a service (Fujitsu reference §2.5), also one that delivers. Its granted name is lost. It is gone when {@link
     * #retrieveService} does not find it any more.
     *
     * @param id its id
     * @throws dev.anyedge.cdn.error.NotFoundException when there is none; also when an earlier attempt, whose answer was
     *     lost, has deleted it
     * @throws dev.anyedge.cdn.error.ConflictException while the provider is at work on the service
     * @throws dev.anyedge.cdn.error.CdnException when the call fails, of the type that says what can be done
     */
    public void deleteService(String id) {
        runner.run(calls.deleteService(id));
    }

    /**
     * Purges one cached object, for HTTP and HTTPS alike (Fujitsu reference §5). Also what is not cached is accepted.
     *
     * @param serviceId the id of the service
     * @param path the path, with or without the slash at its beginning, percent-encoded as viewers send it; no patterns
     * @param action how
     * @return when it will be effective, about
     * @throws ValidationException when the path is longer than about 1 KB; nothing was sent
     * @throws dev.anyedge.cdn.error.RateLimitedException when there were too many calls
     * @throws dev.anyedge.cdn.error.CdnException when the call fails, of the type that says what can be done
     */
    public PurgeEstimate purge(String serviceId, String path, PurgeAction action) {
        return runner.run(calls.purge(serviceId, path, action));
    }

    // Reports

    /**
     * Asks for a report (Fujitsu reference §6.2).
     *
     * @param report which
     * @return its id
     * @throws dev.anyedge.cdn.error.CdnException when the call fails, of the type that says what can be done
     */
    public String createReport(ReportRequest report) {
        return runner.run(calls.createReport(report));
    }

    /**
     * Reads a report (Fujitsu reference §6.2).
     *
     * @param id its id
     * @return the report, ready or not
     * @throws dev.anyedge.cdn.error.NotFoundException when there is none, or it was ready more than an hour ago
     * @throws dev.anyedge.cdn.error.CdnException when the call fails, of the type that says what can be done
     */
    public Report retrieveReport(String id) {
        return runner.run(calls.retrieveReport(id));
    }

    /**
     * Waits for a report: looks after 2 s, then ever less often, up to every minute.
     *
     * @param id its id
     * @param deadline how long to wait at most
     * @return the report as it was seen last; {@link Report#pending()} still when the time is over
     * @throws dev.anyedge.cdn.error.CdnException when a call fails, of the type that says what can be done
     */
    public Report awaitReport(String id, Duration deadline) {
        return Polling.defaults(time)
                .within(deadline)
                .until("AwaitReport", () -> retrieveReport(id), report -> !report.pending());
    }

    /**
     * Where references to token keys lead, as this client reads them: what was read is masked in all its messages.
     *
     * @return the source
     */
    public SecretSource secrets() {
        return calls.secrets();
    }

    /** Ends all calls that are under way and gives back what the client has created. May be called several times. */
    @Override
    public void close() {
        runner.close();
    }

    /** Where the client calls; nothing secret. */
    @Override
    public String toString() {
        return runner.toString();
    }

    /** Collects a client's settings. Not safe for use by several threads. */
    public static final class Builder {
        private final Connection connection = new Connection();

        private Builder() {}

        /**
         * Who calls.
         *
         * @param credentials without them, those of the environment
         * @return this builder
         */
        public Builder credentials(FujitsuCredentials credentials) {
            connection.credentials(credentials);
            return this;
        }

        /**
         * Where the control plane is.
         *
         * @param endpoint scheme and host; the provider's own without it. Plain HTTP only to this machine, unless allowed
         * @return this builder
         */
        public Builder endpoint(URI endpoint) {
            connection.endpoint(endpoint);
            return this;
        }

        /**
         * Where the identity service is.
         *
         * @param endpoint scheme and host, without {@code /v3}. Without it, where the control plane was set to be; without
         *     both, the provider's global one
         * @return this builder
         */
        public Builder identityEndpoint(URI endpoint) {
            connection.identityEndpoint(endpoint);
            return this;
        }

        /**
         * Where references to token keys lead.
         *
         * @param secrets environment and files without it
         * @return this builder
         */
        public Builder secrets(SecretSource secrets) {
            connection.secrets(secrets);
            return this;
        }

        /**
         * Where time and pauses come from.
         *
         * @param timekeeper the machine's own time without it
         * @return this builder
         */
        public Builder timekeeper(Timekeeper timekeeper) {
            connection.timekeeper(timekeeper);
            return this;
        }

        /**
         * Adjusts the HTTP runtime: timeouts, deadlines, retries, listeners, the HTTP client.
         *
         * @param settings called once for the control plane and once for the identity service, when the client is built
         * @return this builder
         */
        public Builder http(Consumer<ApiClient.Builder> settings) {
            connection.http(settings);
            return this;
        }

        /**
         * Makes the client. Nothing is opened before its first call.
         *
         * @return the client
         * @throws ValidationException when there are no credentials, or a setting is malformed
         */
        public FujitsuCdnApi build() {
            return new FujitsuCdnApi(this);
        }
    }
}
