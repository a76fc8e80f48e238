package dev.anyedge.fujitsu.internal.wire;

import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.error.Violation;
import dev.anyedge.cdn.http.ApiRequest;
import dev.anyedge.cdn.http.Redaction;
import dev.anyedge.cdn.secret.SecretSource;
import dev.anyedge.fujitsu.api.Activation;
import dev.anyedge.fujitsu.api.DeliveryProtocol;
import dev.anyedge.fujitsu.api.PurgeAction;
import dev.anyedge.fujitsu.api.PurgeEstimate;
import dev.anyedge.fujitsu.api.Report;
import dev.anyedge.fujitsu.api.ReportRequest;
import dev.anyedge.fujitsu.api.Service;
import dev.anyedge.fujitsu.api.ServiceEdit;
import dev.anyedge.fujitsu.api.ServiceRequest;
import dev.anyedge.fujitsu.api.ServiceSummary;
import dev.anyedge.fujitsu.rules.RulesDocument;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * The eight calls of the CDN (Fujitsu reference §2): parameters go into the query, also of POST, PATCH and DELETE; results
 * come in headers. Immutable, thread-safe.
 */
public final class FujitsuCalls {
    private static final String SERVICES = "/v1/services";
    private static final String REPORTS = "/v1/reports";
    private static final int LONGEST_PATH = 1024;

    private final SecretSource secrets;
    private final Answers answers;

    FujitsuCalls(SecretSource secrets, Redaction redaction) {
        this.secrets = secrets;
        this.answers = new Answers(redaction);
    }

    /**
     * Lists the services.
     *
     * @return the call
     */
    public Call<List<ServiceSummary>> listServices() {
        return new Call<>(ApiRequest.get("ListServices", SERVICES).build(), answers::services);
    }

    /**
     * Makes a service.
     *
     * @param service what it shall be
     * @return the call; its answer is the id
     */
    public Call<String> createService(ServiceRequest service) {
        ApiRequest.Builder request = ApiRequest.post("CreateService", SERVICES)
                .query("pre_fqdn", service.preFqdn())
                .query("protocol", service.protocol().map(DeliveryProtocol::text))
                .query("status", service.activation().map(Activation::text))
                .query("container", service.container())
                .query("object_prefix", service.objectPrefix())
                .query("key_container", service.keyContainer())
                .query("key_object", service.keyObject());
        return new Call<>(body(request, service.rules()).build(), Answers::location);
    }

    /**
     * Reads a service.
     *
     * @param id its id
     * @return the call
     */
    public Call<Service> retrieveService(String id) {
        return new Call<>(
                ApiRequest.get("RetrieveService", SERVICES).segment(id).build(),
                response -> answers.service(id, response));
    }

    /**
     * Changes a service.
     *
     * @param id its id
     * @param edit what changes
     * @return the call
     */
    public Call<Boolean> editService(String id, ServiceEdit edit) {
        ApiRequest.Builder request = ApiRequest.patch("EditService", SERVICES)
                .segment(id)
                .path("/param")
                .query("status", edit.activation().map(Activation::text))
                .query("container", edit.container())
                .query("object_prefix", edit.objectPrefix())
                .query("key_container", edit.keyContainer())
                .query("key_object", edit.keyObject());
        edit.rules().ifPresent(rules -> body(request, rules));
        return new Call<>(request.build(), response -> true);
    }

    /**
     * Deletes a service.
     *
     * @param id its id
     * @return the call
     */
    public Call<Boolean> deleteService(String id) {
        return new Call<>(
                ApiRequest.delete("DeleteService", SERVICES).segment(id).build(), response -> true);
    }

    /**
     * Purges one object.
     *
     * @param id the service's id
     * @param path the path of the object, with or without the slash at its beginning
     * @param action how
     * @return the call
     */
    public Call<PurgeEstimate> purge(String id, String path, PurgeAction action) {
        String relative = path.startsWith("/") ? path.substring(1) : path;
        checkLength(relative);
        ApiRequest request = ApiRequest.delete("PurgeAsset", SERVICES)
                .segment(id)
                .path("/assets")
                .query("url", relative)
                .query("action", action.text())
                .build();
        return new Call<>(
                request,
                response -> new PurgeEstimate(
                        Answers.number(response, "X-Estimated-Seconds").map(Duration::ofSeconds)));
    }

    /**
     * Asks for a report.
     *
     * @param report which
     * @return the call; its answer is the id
     */
    public Call<String> createReport(ReportRequest report) {
        ApiRequest request = ApiRequest.post("CreateReport", REPORTS)
                .query("granularity", report.granularity().text())
                .query("start_date", report.startDate().format(DateTimeFormatter.BASIC_ISO_DATE))
                .query("end_date", report.endDate().map(day -> day.format(DateTimeFormatter.BASIC_ISO_DATE)))
                .query("delivery_option", report.deliveryOption().map(ReportRequest.DeliveryOption::text))
                .query("metrics", String.join(",", report.metrics()))
                .query("service_id", report.serviceId())
                .query("per_region", report.perRegion().map(String::valueOf))
                .build();
        return new Call<>(request, Answers::location);
    }

    /**
     * Reads a report.
     *
     * @param id its id
     * @return the call
     */
    public Call<Report> retrieveReport(String id) {
        return new Call<>(
                ApiRequest.get("RetrieveReport", REPORTS).segment(id).build(),
                response -> answers.report(id, response));
    }

    private ApiRequest.Builder body(ApiRequest.Builder request, RulesDocument rules) {
        return request.body(rules.toWireJson(secrets).getBytes(StandardCharsets.UTF_8), "application/json");
    }

    /**
     * Where references to token keys lead.
     *
     * @return the source
     */
    public SecretSource secrets() {
        return secrets;
    }

    /** Refuses a path for which there is no place even beside the shortest host name (Fujitsu reference §5). */
    private static void checkLength(String path) {
        int length = path.getBytes(StandardCharsets.UTF_8).length;
        if (length > LONGEST_PATH) {
            throw new ValidationException(
                    "purge",
                    List.of(new Violation(
                            "/url",
                            length + " bytes",
                            "about " + LONGEST_PATH + " bytes together with the host name",
                            "the path has " + length + " bytes; allowed are about " + LONGEST_PATH
                                    + " together with the host name")));
        }
    }
}
