package dev.anyedge.simulator.scaleway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * One page of a list (Scaleway reference §7): {@code page} from 1, {@code page_size} 20 unless said otherwise, order by
 * creation, {@code total_count} of all matches.
 */
final class Listing {

    private static final int DEFAULT_PAGE_SIZE = 20;
    private static final int MAX_PAGE_SIZE = 1000;

    private final Call call;
    private final String key;

    Listing(Call call, String key) {
        this.call = call;
        this.key = key;
    }

    /** A page of things that have a date only. */
    <T> JsonNode of(List<T> matches, Function<T, Instant> created, Function<T, JsonNode> shape) {
        String order = orderBy(List.of("created_at_asc", "created_at_desc"));
        return page(sorted(matches, Comparator.comparing(created), order.endsWith("_desc")), shape);
    }

    /** A page of things that have a date and a name. */
    <T> JsonNode of(
            List<T> matches, Function<T, Instant> created, Function<T, String> name, Function<T, JsonNode> shape) {
        String order = orderBy(List.of("created_at_asc", "created_at_desc", "name_asc", "name_desc"));
        Comparator<T> by = order.startsWith("name") ? Comparator.comparing(name) : Comparator.comparing(created);
        return page(sorted(matches, by, order.endsWith("_desc")), shape);
    }

    /** A page of things without an order of their own. */
    <T> JsonNode unordered(List<T> matches, Function<T, JsonNode> shape) {
        return page(matches, shape);
    }

    private String orderBy(List<String> allowed) {
        String order = call.query("order_by").orElse(allowed.get(0));
        if (!allowed.contains(order)) {
            throw ApiFailure.invalidArgument("order_by", "constraint", "expected one of " + String.join(", ", allowed));
        }
        return order;
    }

    /** What comes in is in order of creation, also where the clock stood still. */
    private static <T> List<T> sorted(List<T> matches, Comparator<T> by, boolean descending) {
        List<T> sorted = new ArrayList<>(matches);
        if (descending) {
            Collections.reverse(sorted);
        }
        sorted.sort(descending ? by.reversed() : by);
        return sorted;
    }

    private <T> JsonNode page(List<T> sorted, Function<T, JsonNode> shape) {
        int page = number("page", 1, Integer.MAX_VALUE, 1);
        int requested = number("page_size", 0, MAX_PAGE_SIZE, DEFAULT_PAGE_SIZE);
        int size = requested == 0 ? DEFAULT_PAGE_SIZE : requested;
        long from = Math.min((page - 1L) * size, sorted.size());
        long to = Math.min(from + size, sorted.size());
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode elements = answer.putArray(key);
        sorted.subList((int) from, (int) to).forEach(element -> elements.add(shape.apply(element)));
        answer.put("total_count", sorted.size());
        return answer;
    }

    private int number(String name, int min, int max, int otherwise) {
        String text = call.query(name).orElse(Integer.toString(otherwise));
        if (!text.matches("-?[0-9]{1,9}")) {
            throw ApiFailure.invalidArgument(name, "format", "expected a whole number");
        }
        int number = Integer.parseInt(text);
        if (number < min || number > max) {
            throw ApiFailure.invalidArgument(name, "constraint", "expected " + min + " to " + max);
        }
        return number;
    }
}
