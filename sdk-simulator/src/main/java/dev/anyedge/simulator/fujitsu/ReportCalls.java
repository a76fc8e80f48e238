package dev.anyedge.simulator.fujitsu;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reports (§6.2): ordered, made after a while from what the edge has seen, and gone an hour later. */
final class ReportCalls {

    private static final Set<String> PARAMETERS =
            Set.of("granularity", "start_date", "end_date", "delivery_option", "metrics", "service_id", "per_region");
    private static final Set<String> METRICS = Set.of(
            "IncompleteDownloadCount",
            "200Count",
            "206Count",
            "2XXCount",
            "302Count",
            "304Count",
            "3XXCount",
            "404Count",
            "4XXCount",
            "5XXCount",
            "RequestCount");
    private static final Duration KEPT = Duration.ofHours(1);
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    /** An order, and what came of it. */
    private static final class Report {
        private final String project;
        private final Instant due;
        private final ReportTable table;
        private Optional<JsonNode> body = Optional.empty();
        private Optional<Disruptions.ReportFailure> failure = Optional.empty();
        private boolean done;

        private Report(String project, Instant due, ReportTable table) {
            this.project = project;
            this.due = due;
            this.table = table;
        }
    }

    private final ServiceStore store;
    private final TrafficLog traffic;
    private final InstantSource clock;
    private final Duration step;
    private final Disruptions disruptions;
    private final Optional<RateLimit> limit;
    private final Map<String, Report> reports = new LinkedHashMap<>();

    ReportCalls(
            ServiceStore store,
            TrafficLog traffic,
            InstantSource clock,
            Duration step,
            Disruptions disruptions,
            Optional<RateLimit> limit) {
        this.store = store;
        this.traffic = traffic;
        this.clock = clock;
        this.step = step;
        this.disruptions = disruptions;
        this.limit = limit;
    }

    Reply create(Call call) {
        Query query = call.query();
        query.allowOnly(PARAMETERS);
        List<String> wrong = new ArrayList<>();
        String granularity = query.filled("granularity").orElse("");
        if (!granularity.equals("daily") && !granularity.equals("hourly")) {
            wrong.add("granularity");
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Optional<LocalDate> start = date(query.filled("start_date").orElse(""))
                .filter(day -> !day.isAfter(today) && !day.isBefore(today.minusDays(60)));
        if (start.isEmpty()) {
            wrong.add("start_date");
        }
        int longest = granularity.equals("hourly") ? 14 : 31;
        Optional<LocalDate> end = query.filled("end_date").isEmpty()
                ? Optional.of(today)
                : date(query.filled("end_date").get());
        if (end.isEmpty()
                || (start.isPresent()
                        && (end.get().isBefore(start.get())
                                || end.get().isAfter(start.get().plusDays(longest))))) {
            wrong.add("end_date");
        }
        String option = query.filled("delivery_option").orElse("all");
        if (!Set.of("http", "ssl", "all").contains(option)) {
            wrong.add("delivery_option");
        }
        List<String> metrics = List.of(query.filled("metrics").orElse("").split(","));
        if (!METRICS.containsAll(metrics)) {
            wrong.add("metrics");
        }
        Optional<String> service = query.filled("service_id");
        if (service.isPresent()
                && store.find(service.get())
                        .filter(one -> one.project.equals(call.project()))
                        .isEmpty()) {
            wrong.add("service_id");
        }
        if (!wrong.isEmpty()) {
            throw CallFailure.invalidEntry(String.join("/", wrong));
        }
        String perRegion = query.filled("per_region").orElse("false");
        if (!Set.of("true", "false").contains(perRegion) || (service.isPresent() && perRegion.equals("true"))) {
            throw CallFailure.invalidEntry("service_id/per_region combination");
        }
        limit.ifPresent(one -> one.count(call.project(), "report"));
        String id = store.newId();
        reports.put(
                id,
                new Report(
                        call.project(),
                        clock.instant().plus(step),
                        new ReportTable(
                                granularity.equals("hourly"),
                                start.orElseThrow(),
                                end.orElseThrow(),
                                option,
                                metrics,
                                service,
                                perRegion.equals("true"))));
        return new Reply(202, "Accepted").with("Location", call.url("/v1/reports/" + id));
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text, DATE));
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }

    Reply retrieve(Call call, String id) {
        Report report = reports.get(id);
        if (report == null || !report.project.equals(call.project())) {
            throw CallFailure.notFound();
        }
        if (!report.done) {
            return new Reply(204, "No Content").with("X-Status", "create_in_progress");
        }
        if (report.failure.isPresent()) {
            return new Reply(204, report.failure.get().message())
                    .with("X-Status", "failed")
                    .with("X-Error", report.failure.get().error());
        }
        Reply reply = report.body.isPresent()
                ? new Reply(200, "Success").body(report.body.get())
                : new Reply(204, "No Content");
        // whether the last day belongs to it is not documented; here it does
        return reply.with("X-Status", "deployed").markInferred();
    }

    void settle() {
        Instant now = clock.instant();
        reports.values().removeIf(report -> !report.due.plus(KEPT).isAfter(now));
        for (Report report : reports.values()) {
            if (!report.done && !report.due.isAfter(now)) {
                report.done = true;
                report.failure = disruptions.takeReportFailure();
                Set<String> services = new java.util.HashSet<>();
                store.ofProject(report.project).forEach(service -> services.add(service.id));
                report.body = report.table.fill(traffic.all(), services, report.due);
            }
        }
    }

    int size() {
        return reports.size();
    }
}
