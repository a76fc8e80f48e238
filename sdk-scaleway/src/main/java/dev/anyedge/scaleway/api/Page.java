package dev.anyedge.scaleway.api;

import java.util.List;
import java.util.OptionalLong;

/**
 * One page of a list.
 *
 * @param number which page, from 1
 * @param items what stands on it, possibly nothing
 * @param totalCount how many there are on all pages, empty when the provider does not say
 * @param <T> what is listed
 */
public record Page<T>(int number, List<T> items, OptionalLong totalCount) {

    /**
     * Copies the items.
     *
     * @param number which page, from 1
     * @param items what stands on it
     * @param totalCount how many there are on all pages
     */
    public Page {
        items = List.copyOf(items);
    }
}
