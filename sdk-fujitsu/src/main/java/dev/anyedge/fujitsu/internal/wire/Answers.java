package dev.anyedge.fujitsu.internal.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.error.Violation;
import dev.anyedge.cdn.http.ApiResponse;
import dev.anyedge.cdn.http.Redaction;
import dev.anyedge.cdn.internal.json.JsonText;
import dev.anyedge.cdn.model.JsonValue;
import dev.anyedge.fujitsu.api.AccessLogState;
import dev.anyedge.fujitsu.api.DeliveryProtocol;
import dev.anyedge.fujitsu.api.Report;
import dev.anyedge.fujitsu.api.ReportTable;
import dev.anyedge.fujitsu.api.RequestFailure;
import dev.anyedge.fujitsu.api.Service;
import dev.anyedge.fujitsu.api.ServiceStatus;
import dev.anyedge.fujitsu.api.ServiceSummary;
import dev.anyedge.fujitsu.rules.RulesDocument;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads answers, tolerantly: what may be empty or missing, may be; what nobody knows is passed over. Thread-safe. */
final class Answers {
    private final Redaction redaction;

    Answers(Redaction redaction) {
        this.redaction = redaction;
    }

    // ---- services ----

    List<ServiceSummary> services(ApiResponse response) {
        if (response.status() == 204) {
            return List.of();
        }
        JsonNode list = JsonText.parse(response.text()).path("services");
        if (!list.isArray()) {
            throw invalid("/services", "no array", "an array of services");
        }
        List<ServiceSummary> services = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            services.add(summary(list.get(i), "/services/" + i));
        }
        return List.copyOf(services);
    }

    private static ServiceSummary summary(JsonNode service, String at) {
        String id = text(service, "id").orElseThrow(() -> invalid(at + "/id", "no text", "the id of the service"));
        JsonNode links = service.path("links");
        JsonNode link = links.isArray() ? links.path(0) : links;
        // href is the host name and rel the address; by what they look like, whichever way round they come
        Optional<String> one = text(link, "href");
        Optional<String> other = text(link, "rel");
        boolean swapped = one.filter(Answers::isAddress).isPresent();
        return new ServiceSummary(
                id,
                new ServiceStatus(text(service, "status").orElse("")),
                text(service, "access_log_status")
                        .or(() -> text(service, "access-log-status"))
                        .map(ServiceStatus::new),
                (swapped ? other : one).filter(name -> !isAddress(name)),
                (swapped ? one : other).filter(Answers::isAddress));
    }

    private static boolean isAddress(String text) {
        return text.indexOf('/') >= 0;
    }

    Service service(String id, ApiResponse response) {
        ServiceStatus status =
                new ServiceStatus(header(response, FujitsuErrors.STATUS).orElse(""));
        Service.Builder service = Service.builder()
                .id(id)
                .deliveryName(header(response, "X-Access-URL").map(Answers::hostName))
                .protocol(header(response, "X-Protocol").map(DeliveryProtocol::new))
                .accessLog(new AccessLogState(
                        new ServiceStatus(
                                header(response, "X-Access-Log-Status").orElse("")),
                        header(response, "X-Access-Log-Detailed-Status"),
                        header(response, "X-Access-Log-Container"),
                        header(response, "X-Access-Log-Object-Prefix"),
                        header(response, "X-Access-Log-Key-Container"),
                        header(response, "X-Access-Log-Key-Object")));
        Optional<RequestFailure> failure = failure(response, status);
        if (response.status() != 204) {
            service.rules(RulesDocument.fromJson(response.text()));
        }
        // a failed request without a state: §4 takes it as failed
        return service.failure(failure)
                .status(failure.isPresent() && status.equals(ServiceStatus.UNSAID) ? ServiceStatus.FAILED : status)
                .build();
    }

    /** Without scheme and path by the documentation; taken off all the same should they come. */
    private static String hostName(String text) {
        int scheme = text.indexOf("://");
        String rest = scheme < 0 ? text : text.substring(scheme + 3);
        int slash = rest.indexOf('/');
        return slash < 0 ? rest : rest.substring(0, slash);
    }

    private Optional<RequestFailure> failure(ApiResponse response, ServiceStatus status) {
        String message = FujitsuErrors.text(response, FujitsuErrors.MESSAGE, redaction);
        boolean told = response.status() == 204
                && (message.equals("Bad Request")
                        || message.equals("Internal Server Error")
                        || message.equals("Rate limit exceeded"));
        if (status.inProgress() || !(told || status.equals(ServiceStatus.FAILED))) {
            return Optional.empty();
        }
        String error = FujitsuErrors.text(response, FujitsuErrors.ERROR, redaction);
        return Optional.of(new RequestFailure(
                message.equals("Success") ? "" : message,
                Optional.of(error).filter(text -> !text.isEmpty()),
                header(response, FujitsuErrors.INSTANCE_ID)));
    }

    // ---- reports ----

    Report report(String id, ApiResponse response) {
        ServiceStatus status =
                new ServiceStatus(header(response, FujitsuErrors.STATUS).orElse(""));
        Optional<RequestFailure> failure = failure(response, status);
        Optional<ReportTable> table = Optional.empty();
        if (failure.isEmpty() && response.status() != 204) {
            table = Optional.of(table(JsonText.parse(response.text())));
        } else if (failure.isEmpty() && status.equals(ServiceStatus.DEPLOYED)) {
            table = Optional.of(new ReportTable(List.of(), List.of(), Map.of()));
        }
        return new Report(id, status, failure, table);
    }

    private static ReportTable table(JsonNode json) {
        JsonNode headers = json.path("headers");
        List<String> columns = new ArrayList<>(Collections.nCopies(headers.size(), ""));
        for (int i = 0; i < headers.size(); i++) {
            int index = headers.get(i).path("index").asInt(i);
            columns.set(
                    index >= 0 && index < columns.size() ? index : i,
                    headers.get(i).path("name").asText(""));
        }
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode row : json.path("rows")) {
            List<String> cells = new ArrayList<>();
            row.forEach(cell -> cells.add(cell.isNull() ? "" : cell.asText()));
            rows.add(cells);
        }
        Map<String, JsonValue> metadata = new LinkedHashMap<>();
        json.path("metadata")
                .properties()
                .forEach(member -> metadata.put(member.getKey(), JsonValue.parse(JsonText.write(member.getValue()))));
        return new ReportTable(columns, rows, metadata);
    }

    // ---- headers ----

    /** The id at the end of {@code Location}; scheme and host of it may be anything (Fujitsu reference §1.4). */
    static String location(ApiResponse response) {
        String location = header(response, "Location").orElse("");
        int query = location.indexOf('?');
        String path = query < 0 ? location : location.substring(0, query);
        while (path.endsWith("/")) {
            path = path.substring(0, path.length() - 1);
        }
        String id = path.substring(path.lastIndexOf('/') + 1);
        if (id.isEmpty()) {
            throw invalid("/Location", "no address", "the address of what was made");
        }
        return id;
    }

    static Optional<Long> number(ApiResponse response, String name) {
        try {
            return header(response, name).map(Long::parseLong).filter(seconds -> seconds >= 0);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** A header; an empty one is as none. */
    private static Optional<String> header(ApiResponse response, String name) {
        return response.header(name).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static Optional<String> text(JsonNode object, String name) {
        JsonNode value = object.path(name);
        return value.isTextual() && !value.textValue().isEmpty() ? Optional.of(value.textValue()) : Optional.empty();
    }

    private static ValidationException invalid(String pointer, String found, String allowed) {
        return new ValidationException(
                "answer",
                List.of(new Violation(
                        pointer, found, allowed, "found " + found + " at " + pointer + ", expected " + allowed)));
    }
}
