package dev.anyedge.simulator.fujitsu;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What was ordered, and how the answer looks: all cells are texts, and times without traffic have no row. What a table
 * per region looks like is not documented; here the region is a column after the time.
 */
record ReportTable(
        boolean hourly,
        LocalDate start,
        LocalDate end,
        String deliveryOption,
        List<String> metrics,
        Optional<String> serviceId,
        boolean perRegion) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu/MM/dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    private record Row(String time, String region) implements Comparable<Row> {
        @Override
        public int compareTo(Row other) {
            int byTime = time.compareTo(other.time);
            return byTime != 0 ? byTime : region.compareTo(other.region);
        }
    }

    /** The report, or empty when there was no traffic. */
    Optional<JsonNode> fill(List<TrafficLog.Count> counts, Set<String> services, Instant now) {
        Map<Row, Map<String, Long>> rows = new TreeMap<>();
        for (TrafficLog.Count count : counts) {
            if (wanted(count.bucket(), services)) {
                Map<String, Long> row = rows.computeIfAbsent(row(count.bucket()), key -> new HashMap<>());
                count.metrics().forEach((metric, number) -> row.merge(metric, number, Long::sum));
            }
        }
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode report = JsonNodeFactory.instance.objectNode();
        ArrayNode headers = report.putArray("headers");
        header(headers, "Time");
        if (perRegion) {
            header(headers, "Region");
        }
        metrics.forEach(metric -> header(headers, metric));
        ArrayNode table = report.putArray("rows");
        rows.forEach((row, numbers) -> {
            ArrayNode cells = table.addArray().add(row.time());
            if (perRegion) {
                cells.add(row.region());
            }
            metrics.forEach(metric -> cells.add(Long.toString(numbers.getOrDefault(metric, 0L))));
        });
        metadata(report.putObject("metadata"), now);
        return Optional.of(report);
    }

    private boolean wanted(TrafficLog.Bucket bucket, Set<String> services) {
        LocalDate day = LocalDate.ofInstant(bucket.hour(), ZoneOffset.UTC);
        boolean option = deliveryOption.equals("all") || deliveryOption.equals("ssl") == bucket.secure();
        boolean service =
                serviceId.isPresent() ? serviceId.get().equals(bucket.service()) : services.contains(bucket.service());
        return option && service && !day.isBefore(start) && !day.isAfter(end);
    }

    private Row row(TrafficLog.Bucket bucket) {
        Instant time = hourly ? bucket.hour() : bucket.hour().truncatedTo(ChronoUnit.DAYS);
        return new Row(TIME.format(time), perRegion ? bucket.region() : "");
    }

    private static void header(ArrayNode headers, String name) {
        headers.addObject().put("index", headers.size() - 1).put("name", name);
    }

    private void metadata(ObjectNode metadata, Instant now) {
        metadata.put("granularity", hourly ? "hourly" : "daily");
        metadata.put("start_date", DAY.format(start));
        metadata.put("end_date", DAY.format(end));
        metadata.put("delivery_option", deliveryOption);
        ArrayNode names = metadata.putArray("metrics");
        metrics.forEach(names::add);
        if (serviceId.isPresent()) {
            metadata.put("service_id", serviceId.get());
        } else {
            metadata.putNull("service_id");
        }
        metadata.put("per_region", Boolean.toString(perRegion));
        metadata.put("time_created", TIME.format(now));
    }
}
