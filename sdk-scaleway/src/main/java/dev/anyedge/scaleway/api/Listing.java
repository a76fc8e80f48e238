package dev.anyedge.scaleway.api;

import dev.anyedge.scaleway.internal.wire.CallRunner;
import dev.anyedge.scaleway.internal.wire.ListCall;
import dev.anyedge.scaleway.internal.wire.Paging;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A list that is yet to be fetched: page by page as it is iterated, all at once, or one page. Nothing is called before
 * that, and every iteration calls anew. Immutable, safe for use by several threads.
 *
 * <pre>{@code
 * for (Pipeline pipeline : api.listPipelines(PipelineFilter.none())) {
 *     System.out.println(pipeline.name());
 * }
 * }</pre>
 *
 * @param <T> what is listed
 */
public final class Listing<T> implements Iterable<T> {
    private final CallRunner runner;
    private final ListCall<T> list;

    Listing(CallRunner runner, ListCall<T> list) {
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
    public Listing<T> orderedBy(Order order) {
        return new Listing<>(runner, list.orderedBy(order));
    }

    /**
     * The same list in other pages.
     *
     * @param items how many at most on a page, 1–100; 100 without it
     * @return the list
     * @throws dev.anyedge.cdn.error.ValidationException when it is out of range
     */
    public Listing<T> pageSize(int items) {
        return new Listing<>(runner, list.pageSize(items));
    }

    /**
     * Fetches one page.
     *
     * @param number which, from 1
     * @return the page, without items when it lies behind the end
     * @throws dev.anyedge.cdn.error.ValidationException when it is less than 1
     * @throws dev.anyedge.cdn.error.CdnException when the call fails
     */
    public Page<T> page(int number) {
        return runner.run(list.page(number));
    }

    /**
     * Fetches all pages.
     *
     * @return everything, possibly nothing
     * @throws dev.anyedge.cdn.error.CdnException when a call fails
     */
    public List<T> all() {
        Paging paging = new Paging(list.pageSize());
        List<T> all = new ArrayList<>();
        while (paging.more()) {
            Page<T> page = page(paging.next());
            paging.fetched(page);
            all.addAll(page.items());
        }
        return Collections.unmodifiableList(all);
    }

    /**
     * Goes through the list, fetching each page when it is needed.
     *
     * @return the iterator; it fails with a {@link dev.anyedge.cdn.error.CdnException} when a call fails
     */
    @Override
    public Iterator<T> iterator() {
        return new Iterator<>() {
            private final Paging paging = new Paging(list.pageSize());
            private Iterator<T> onPage = Collections.emptyIterator();

            @Override
            public boolean hasNext() {
                while (!onPage.hasNext() && paging.more()) {
                    Page<T> page = page(paging.next());
                    paging.fetched(page);
                    onPage = page.items().iterator();
                }
                return onPage.hasNext();
            }

            @Override
            public T next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return onPage.next();
            }
        };
    }

    /**
     * The list as a stream, each page fetched when it is needed.
     *
     * @return the stream; it fails with a {@link dev.anyedge.cdn.error.CdnException} when a call fails
     */
    public Stream<T> stream() {
        return StreamSupport.stream(spliterator(), false);
    }

    @Override
    public String toString() {
        return list.toString();
    }
}
