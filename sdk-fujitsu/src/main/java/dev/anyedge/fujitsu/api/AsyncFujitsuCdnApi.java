package dev.anyedge.fujitsu.api;

import dev.anyedge.fujitsu.internal.wire.CallRunner;
import dev.anyedge.fujitsu.internal.wire.FujitsuCalls;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * {@link FujitsuCdnApi} without waiting: the same calls as futures, which fail with the exceptions that the blocking calls
 * throw. Cancelling a future ends its call. Ends with the client that it comes from. Safe for use by several threads.
 */
public final class AsyncFujitsuCdnApi {
    private final CallRunner runner;
    private final FujitsuCalls calls;

    AsyncFujitsuCdnApi(CallRunner runner, FujitsuCalls calls) {
        this.runner = runner;
        this.calls = calls;
    }

    /**
     * {@link FujitsuCdnApi#listServices()} without waiting.
     *
     * @return all services of the project
     */
    public CompletableFuture<List<ServiceSummary>> listServices() {
        return runner.start(calls::listServices);
    }

    /**
     * {@link FujitsuCdnApi#createService(ServiceRequest)} without waiting.
     *
     * @param service what it shall be
     * @return its id
     */
    public CompletableFuture<String> createService(ServiceRequest service) {
        return runner.start(() -> calls.createService(service));
    }

    /**
     * {@link FujitsuCdnApi#retrieveService(String)} without waiting.
     *
     * @param id its id
     * @return the service
     */
    public CompletableFuture<Service> retrieveService(String id) {
        return runner.start(() -> calls.retrieveService(id));
    }

    /**
     * {@link FujitsuCdnApi#editService(String, ServiceEdit)} without waiting.
     *
     * @param id its id
     * @param edit what changes
     * @return completes when the edit is accepted
     */
    public CompletableFuture<Void> editService(String id, ServiceEdit edit) {
        return runner.startAction(() -> calls.editService(id, edit));
    }

    /**
     * {@link FujitsuCdnApi#deleteService(String)} without waiting.
     *
     * @param id its id
     * @return completes when the deletion is accepted
     */
    public CompletableFuture<Void> deleteService(String id) {
        return runner.startAction(() -> calls.deleteService(id));
    }

    /**
     * {@link FujitsuCdnApi#purge(String, String, PurgeAction)} without waiting.
     *
     * @param serviceId the id of the service
     * @param path the path
     * @param action how
     * @return when it will be effective, about
     */
    public CompletableFuture<PurgeEstimate> purge(String serviceId, String path, PurgeAction action) {
        return runner.start(() -> calls.purge(serviceId, path, action));
    }

    /**
     * {@link FujitsuCdnApi#createReport(ReportRequest)} without waiting.
     *
     * @param report which
     * @return its id
     */
    public CompletableFuture<String> createReport(ReportRequest report) {
        return runner.start(() -> calls.createReport(report));
    }

    /**
     * {@link FujitsuCdnApi#retrieveReport(String)} without waiting.
     *
     * @param id its id
     * @return the report, ready or not
     */
    public CompletableFuture<Report> retrieveReport(String id) {
        return runner.start(() -> calls.retrieveReport(id));
    }
}
