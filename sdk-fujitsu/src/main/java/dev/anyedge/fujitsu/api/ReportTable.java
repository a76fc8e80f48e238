package dev.anyedge.fujitsu.api;

import dev.anyedge.cdn.model.JsonValue;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The rows of a report. All cells are texts, as the provider sends them. Immutable, thread-safe.
 *
 * @param columns the names of the columns; the first is usually {@code Time}
 * @param rows the cells of each row, as many as there are columns. Times without traffic may have no row
 * @param metadata what the provider says about the report, for example {@code granularity}
 */
public record ReportTable(List<String> columns, List<List<String>> rows, Map<String, JsonValue> metadata) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu/MM/dd HH:mm", Locale.ROOT);
    private static final String TIME_COLUMN = "Time";

    /**
     * Copies the lists.
     *
     * @param columns the names of the columns
     * @param rows the cells of each row
     * @param metadata what the provider says about the report
     */
    public ReportTable {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        metadata = Map.copyOf(metadata);
    }

    /**
     * A cell.
     *
     * @param row from 0
     * @param column its name
     * @return the text; empty when the row is shorter than the table
     * @throws NoSuchElementException when there is no such column
     */
    public Optional<String> cell(int row, String column) {
        int at = columns.indexOf(column);
        if (at < 0) {
            throw new NoSuchElementException("no column \"" + column + "\"; there are " + columns);
        }
        List<String> cells = rows.get(row);
        return at < cells.size() ? Optional.of(cells.get(at)) : Optional.empty();
    }

    /**
     * A cell as a number.
     *
     * @param row from 0
     * @param column its name
     * @return empty when it is no whole number
     * @throws NoSuchElementException when there is no such column
     */
    public OptionalLong count(int row, String column) {
        try {
            return cell(row, column)
                    .map(text -> OptionalLong.of(Long.parseLong(text.strip())))
                    .orElse(OptionalLong.empty());
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    /**
     * The beginning of the time that a row is about.
     *
     * @param row from 0
     * @return empty when the table has no times
     */
    public Optional<Instant> time(int row) {
        if (!columns.contains(TIME_COLUMN)) {
            return Optional.empty();
        }
        try {
            return cell(row, TIME_COLUMN)
                    .map(text -> LocalDateTime.parse(text.strip(), TIME).toInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
