package dev.anyedge.cdn.translation;

import java.util.HashSet;
import java.util.Set;

/** Invents ids for what a provider has not named yet. Not thread-safe: one per translation. */
@FunctionalInterface
public interface IdAllocator {

    /**
     * A new id.
     *
     * @param kind what it is for, in the provider's word, for example {@code backend_stage}
     * @param wish a readable beginning, for example an origin's id
     * @return an id that this allocator has not given before
     */
    String next(String kind, String wish);

    /**
     * Readable ids: the wish itself, then with a number.
     *
     * @return a new allocator
     */
    static IdAllocator readable() {
        Set<String> given = new HashSet<>();
        return (kind, wish) -> {
            String id = wish;
            for (int n = 2; !given.add(id); n++) {
                id = wish + "-" + n;
            }
            return id;
        };
    }
}
