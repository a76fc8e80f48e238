package dev.anyedge.scaleway.api;

import dev.anyedge.scaleway.internal.wire.CallRunner;
import dev.anyedge.scaleway.internal.wire.ListCall;
import dev.anyedge.scaleway.internal.wire.Paging;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * {@link Listing} without waiting.
 *
 * @param <T> what is listed
 */
public final class AsyncListing<T> {
    private final CallRunner runner;
    private final ListCall<T> list;

    AsyncListing(CallRunner runner, ListCall<T> list) {
        this.runner = runner;
        this.list = list;
    }

    /**
     * The same list in another order.
     *
     * @param order the order; {@link Order#CREATED_AT_ASC} without it
     * @return the list
     * @throws dev.anyedge.cdn.error.ValidationException when the API cannot list these in that order
     */
    public AsyncListing<T> orderedBy(Order order) {
        return new AsyncListing<>(runner, list.orderedBy(order));
    }

    /**
     * The same list in other pages.
     *
     * @param items how many at most on a page, 1–100; 100 without it
     * @return the list
     * @throws dev.anyedge.cdn.error.ValidationException when it is out of range
     */
    public AsyncListing<T> pageSize(int items) {
        return new AsyncListing<>(runner, list.pageSize(items));
    }

    /**
     * Fetches one page.
     *
     * @param number which, from 1
     * @return the page, without items when it lies behind the end
     */
    public CompletableFuture<Page<T>> page(int number) {
        return runner.start(() -> list.page(number));
    }

    /**
     * Fetches all pages, one after the other.
     *
     * @return everything, possibly nothing; cancelling it ends the call that is under way
     */
    public CompletableFuture<List<T>> all() {
        CompletableFuture<List<T>> result = new CompletableFuture<>();
        further(new Paging(list.pageSize()), new ArrayList<>(), result);
        return result;
    }

    private void further(Paging paging, List<T> all, CompletableFuture<List<T>> result) {
        if (!paging.more()) {
            result.complete(Collections.unmodifiableList(all));
            return;
        }
        CompletableFuture<Page<T>> sent = page(paging.next());
        result.whenComplete((value, problem) -> sent.cancel(true));
        sent.whenComplete((page, problem) -> {
            if (problem != null) {
                result.completeExceptionally(problem);
                return;
            }
            paging.fetched(page);
            all.addAll(page.items());
            further(paging, all, result);
        });
    }

    @Override
    public String toString() {
        return list.toString();
    }
}
