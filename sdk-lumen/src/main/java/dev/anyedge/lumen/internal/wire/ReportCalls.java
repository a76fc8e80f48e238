package dev.anyedge.lumen.internal.wire;

import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.error.Violation;
import dev.anyedge.cdn.http.ApiRequest;
import dev.anyedge.cdn.http.Repeat;
import dev.anyedge.lumen.api.RealTimeQuery;
import dev.anyedge.lumen.api.Report;
import dev.anyedge.lumen.api.Scope;
import dev.anyedge.lumen.api.ServiceType;
import dev.anyedge.lumen.api.UsageQuery;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Usage and real-time figures (Lumen reference §5.5, §5.6). */
public final class ReportCalls {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyyMMddHHmm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyyyMM", Locale.ROOT);
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,18})?([eE][-+]?[0-9]{1,2})?");

    private final Requests requests;

    /**
     * The calls of one client.
     *
     * @param requests makes requests
     */
    public ReportCalls(Requests requests) {
        this.requests = requests;
    }

    /**
     * Reads usage.
     *
     * @param scope of what
     * @param query which
     * @return the call
     */
    public Call<Report> usage(Scope scope, UsageQuery query) {
        check(scope, query);
        return requests.xml(
                Requests.under(ApiRequest.get("GetUsage", "/usage/cdn/v1.0"), scope)
                        .query("serviceType", query.serviceType().map(ServiceType::text))
                        .query("geo", query.geo().map(geo -> geo.name().toLowerCase(Locale.ROOT)))
                        .query("dateFrom", query.start().map(MINUTE::format))
                        .query("dateTo", query.end().map(MINUTE::format))
                        .query("dateMonth", query.month().map(MONTH::format))
                        .query("dataInterval", query.dataInterval()),
                ReportCalls::report);
    }

    /**
     * Reads the figures of the moment. Not repeated: the provider wants three minutes between two calls.
     *
     * @param scope of what
     * @param query which
     * @return the call
     */
    public Call<Report> realTime(Scope scope, RealTimeQuery query) {
        return requests.xml(
                Requests.under(ApiRequest.get("GetRealTime", "/rtm/cdn/v1.0"), scope)
                        .query("serviceType", query.serviceType().letter())
                        .query("geo", query.geo().map(RealTimeQuery.Geo::text))
                        .query("property", given(query.property()))
                        .query("accessGroupChildren", given(query.accessGroupChildren()))
                        .repeat(Repeat.NEVER),
                ReportCalls::report);
    }

    private static Optional<String> given(boolean flag) {
        return flag ? Optional.of("true") : Optional.empty();
    }

    private static void check(Scope scope, UsageQuery query) {
        List<Violation> wrong = new ArrayList<>();
        if (query.serviceType().isEmpty() && scope.property().isEmpty()) {
            wrong.add(violation("/serviceType", "nothing", "caching or origin, unless the scope is one property"));
        }
        if (query.start().isPresent() != query.end().isPresent()) {
            wrong.add(violation("/dateFrom", "one of two times", "both dateFrom and dateTo"));
        }
        if (query.start().isPresent()
                && query.end().isPresent()
                && !query.start().get().isBefore(query.end().get())) {
            wrong.add(violation("/dateTo", "a time that is not after dateFrom", "a later time"));
        }
        if (query.month().isPresent() && query.start().isPresent()) {
            wrong.add(violation("/dateMonth", "a month and two times", "one of both"));
        }
        if (!wrong.isEmpty()) {
            throw new ValidationException("request GetUsage", wrong);
        }
    }

    private static Violation violation(String pointer, String found, String allowed) {
        return new Violation(pointer, found, allowed, "found " + found + ", allowed is " + allowed);
    }

    /** That there are no figures comes as an error: then the report is empty. */
    private static Report report(Node in) {
        Optional<String> error = in.node("error").flatMap(said -> said.text("message"));
        if (error.isEmpty()) {
            return part(in);
        }
        if (LumenErrors.saysNoUsage(error.get())) {
            return Report.builder().build();
        }
        throw new ValidationException("answer of Lumen", List.of(violation("", "an error: " + error.get(), "figures")));
    }

    private static Report part(Node in) {
        Map<String, BigDecimal> figures = new LinkedHashMap<>();
        Map<String, String> texts = new LinkedHashMap<>();
        sort(in, figures, texts);
        List<Report> parts = new ArrayList<>();
        for (Node child : in.children()) {
            if (child.name().equals("summaryData")) {
                sort(child, figures, texts);
                child.children().forEach(below -> parts.add(part(below)));
            } else {
                parts.add(part(child));
            }
        }
        return Report.builder()
                .level(in.name())
                .id(in.text("id"))
                .name(in.text("name"))
                .figures(figures)
                .texts(texts)
                .parts(parts)
                .build();
    }

    private static void sort(Node in, Map<String, BigDecimal> figures, Map<String, String> texts) {
        in.texts().forEach((name, text) -> {
            if (name.equals("id") || name.equals("name")) {
                return;
            }
            if (NUMBER.matcher(text).matches()) {
                figures.put(name, new BigDecimal(text));
            } else {
                texts.put(name, text);
            }
        });
    }
}
