package dev.anyedge.scaleway.internal.wire;

import dev.anyedge.scaleway.api.Page;

/**
 * When a list has come to its end (Scaleway reference §7): a page is empty, or as many items have come as there are.
 * Counted in items, not in pages, so that nothing is lost where the provider gives smaller pages than were asked for.
 */
public final class Paging {
    private final int pageSize;
    private int page;
    private long received;
    private boolean more = true;

    /**
     * Before the first page.
     *
     * @param pageSize how many items a page has at most
     */
    public Paging(int pageSize) {
        this.pageSize = pageSize;
    }

    /**
     * Whether another page is to be fetched.
     *
     * @return true before the first page
     */
    public boolean more() {
        return more;
    }

    /**
     * Which page is to be fetched.
     *
     * @return its number, from 1
     */
    public int next() {
        return page + 1;
    }

    /**
     * A page has come.
     *
     * @param fetched the page
     */
    public void fetched(Page<?> fetched) {
        page++;
        int items = fetched.items().size();
        received += items;
        more = items > 0
                && (fetched.totalCount().isPresent()
                        ? received < fetched.totalCount().getAsLong()
                        : items >= pageSize);
    }
}
