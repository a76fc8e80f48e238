package dev.anyedge.scaleway.internal.wire;

import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.error.Violation;
import dev.anyedge.cdn.http.ApiRequest;
import dev.anyedge.scaleway.api.Order;
import dev.anyedge.scaleway.api.Page;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A list operation: makes the call for each of its pages.
 *
 * @param operation the operation
 * @param start starts its request, path and nothing else
 * @param parameters the filters
 * @param member the member that holds the items
 * @param item reads one item
 * @param sorting in which orders it can come
 * @param order in which order it shall
 * @param pageSize how many items a page has at most
 * @param <T> what is listed
 */
public record ListCall<T>(
        String operation,
        Supplier<ApiRequest.Builder> start,
        Map<String, String> parameters,
        String member,
        Function<WireReader, T> item,
        Sorting sorting,
        Order order,
        int pageSize) {

    /** In which orders a list can come (Scaleway reference §7). */
    public enum Sorting {
        /** The operation has no such parameter. */
        NONE,
        /** By creation. */
        BY_CREATION,
        /** By creation or name. */
        BY_CREATION_OR_NAME
    }

    private static final int LARGEST_PAGE = 100;

    ListCall(
            String operation,
            Supplier<ApiRequest.Builder> start,
            Map<String, String> parameters,
            String member,
            Function<WireReader, T> item,
            Sorting sorting) {
        this(operation, start, parameters, member, item, sorting, Order.CREATED_AT_ASC, LARGEST_PAGE);
    }

    /**
     * The same list in another order.
     *
     * @param other the order
     * @return the list
     */
    public ListCall<T> orderedBy(Order other) {
        boolean byName = other == Order.NAME_ASC || other == Order.NAME_DESC;
        if (sorting == Sorting.NONE || (byName && sorting == Sorting.BY_CREATION)) {
            throw invalid(
                    "/order_by",
                    other.text(),
                    sorting == Sorting.NONE ? "nothing: this list has no order" : "created_at_asc or created_at_desc");
        }
        return new ListCall<>(operation, start, parameters, member, item, sorting, other, pageSize);
    }

    /**
     * The same list in other pages.
     *
     * @param items how many items a page has at most
     * @return the list
     */
    public ListCall<T> pageSize(int items) {
        if (items < 1 || items > LARGEST_PAGE) {
            throw invalid("/page_size", Integer.toString(items), "1 to " + LARGEST_PAGE);
        }
        return new ListCall<>(operation, start, parameters, member, item, sorting, order, items);
    }

    /**
     * The call for one page.
     *
     * @param number which, from 1
     * @return the call
     */
    public Call<Page<T>> page(int number) {
        if (number < 1) {
            throw invalid("/page", Integer.toString(number), "1 or more");
        }
        // sorted by name, as the vendor's own tools send them
        SortedMap<String, String> query = new TreeMap<>(parameters);
        if (sorting != Sorting.NONE) {
            query.put("order_by", order.text());
        }
        query.put("page", Integer.toString(number));
        query.put("page_size", Integer.toString(pageSize));
        ApiRequest.Builder request = start.get();
        query.forEach(request::query);
        return new Call<>(
                request.build(),
                answer -> new Page<>(number, answer.objects(member, item), answer.number("total_count")));
    }

    private ValidationException invalid(String pointer, String found, String allowed) {
        return new ValidationException(
                "request " + operation,
                List.of(new Violation(pointer, found, allowed, "found " + found + ", allowed is " + allowed)));
    }

    @Override
    public String toString() {
        return operation + " " + parameters;
    }
}
