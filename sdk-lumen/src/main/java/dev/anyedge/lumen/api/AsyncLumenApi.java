package dev.anyedge.lumen.api;

import dev.anyedge.lumen.internal.wire.CallRunner;
import dev.anyedge.lumen.internal.wire.ImageCalls;
import dev.anyedge.lumen.internal.wire.PortalCalls;
import dev.anyedge.lumen.internal.wire.ReportCalls;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * {@link LumenApi} without waiting: the same operations as futures, which fail with the exceptions that the blocking
 * operations throw. Ends with the client that it comes from. Safe for use by several threads.
 */
public final class AsyncLumenApi {
    private final CallRunner runner;
    private final PortalCalls portal;
    private final ReportCalls reports;
    private final ImageCalls images;

    AsyncLumenApi(CallRunner runner, PortalCalls portal, ReportCalls reports, ImageCalls images) {
        this.runner = runner;
        this.portal = portal;
        this.reports = reports;
        this.images = images;
    }

    /**
     * {@link LumenApi#key()} without waiting.
     *
     * @return the key, without its secret; cancelling it ends the call
     */
    public CompletableFuture<ApiKey> key() {
        return runner.start(() -> portal.key());
    }

    /**
     * {@link LumenApi#accessGroups()} without waiting.
     *
     * @return the group; cancelling it ends the call
     */
    public CompletableFuture<AccessGroup> accessGroups() {
        return runner.start(() -> portal.accessGroups());
    }

    /**
     * {@link LumenApi#services(Scope)} without waiting.
     *
     * @param scope an access group, one service component or one property
     * @return the service components in the scope; cancelling it ends the call
     */
    public CompletableFuture<List<CdnService>> services(Scope scope) {
        return runner.start(() -> portal.services(scope));
    }

    /**
     * {@link LumenApi#serviceConfiguration(Scope)} without waiting.
     *
     * @param property the property
     * @return the answer as it came, XML by what is known; cancelling it ends the call
     */
    public CompletableFuture<String> serviceConfiguration(Scope property) {
        return runner.start(() -> portal.serviceConfiguration(property));
    }

    /**
     * {@link LumenApi#listSubscribers()} without waiting.
     *
     * @return the subscribers; cancelling it ends the call
     */
    public CompletableFuture<List<Subscriber>> listSubscribers() {
        return runner.start(() -> images.subscribers());
    }

    /**
     * {@link LumenApi#invalidate(Scope, InvalidationRequest)} without waiting.
     *
     * @param scope a property, for a request with paths; a service component or an access group, for one with properties
     * @param request what
     * @return one invalidation for each path; cancelling it ends the call
     */
    public CompletableFuture<InvalidationAnswer> invalidate(Scope scope, InvalidationRequest request) {
        return runner.start(() -> portal.invalidate(scope, request));
    }

    /**
     * {@link LumenApi#invalidateOrigin(Scope, String, InvalidationRequest)} without waiting.
     *
     * @param service a service component
     * @param originName the origin's name in origin storage
     * @param request what, with paths
     * @return one invalidation for each path; cancelling it ends the call
     */
    public CompletableFuture<InvalidationAnswer> invalidateOrigin(
            Scope service, String originName, InvalidationRequest request) {
        return runner.start(() -> portal.invalidateOrigin(service, originName, request));
    }

    /**
     * {@link LumenApi#invalidationStatus(Scope, String)} without waiting.
     *
     * @param property the property
     * @param id the invalidation's id
     * @return the invalidation with its status; cancelling it ends the call
     */
    public CompletableFuture<InvalidationAnswer> invalidationStatus(Scope property, String id) {
        return runner.start(() -> portal.invalidationStatus(property, id));
    }

    /**
     * {@link LumenApi#usage(Scope, UsageQuery)} without waiting.
     *
     * @param scope an access group, a service component or a property
     * @param query which usage
     * @return the figures; empty where the provider says, by an error, that it has none; cancelling it ends the call
     */
    public CompletableFuture<Report> usage(Scope scope, UsageQuery query) {
        return runner.start(() -> reports.usage(scope, query));
    }

    /**
     * {@link LumenApi#realTime(Scope, RealTimeQuery)} without waiting.
     *
     * @param scope an access group, a service component or a property
     * @param query which figures
     * @return the figures, such as {@code Mbps}, {@code requestsPerSecond} and {@code hitRatePercentage}; cancelling it ends the call
     */
    public CompletableFuture<Report> realTime(Scope scope, RealTimeQuery query) {
        return runner.start(() -> reports.realTime(scope, query));
    }
}
