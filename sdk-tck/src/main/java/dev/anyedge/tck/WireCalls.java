package dev.anyedge.tck;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The calls of a simulator that keeps a journal and takes faults as text, as those of {@code sdk-simulator} do: {@code
 * METHOD:PATH:NTH:KIND}.
 *
 * @param journal the calls so far, each {@code METHOD PATH}
 * @param write whether such a call changes something
 * @param forget forgets the calls so far
 * @param fault adds a fault
 * @param mend removes all faults
 */
public record WireCalls(
        Supplier<List<String>> journal, Predicate<String> write, Runnable forget, Consumer<String> fault, Runnable mend)
        implements Calls {

    /** More calls than any client makes before it gives up. */
    private static final int MANY = 60;

    @Override
    public List<String> all() {
        return journal.get();
    }

    @Override
    public List<String> writes() {
        return journal.get().stream().filter(write).toList();
    }

    @Override
    public void clear() {
        forget.run();
    }

    @Override
    public void fail(int first, int count, Trouble trouble) {
        String kind =
                switch (trouble) {
                    case LOST_BEFORE -> "drop-before";
                    case LOST_AFTER -> "drop-after";
                    case BROKEN_BEFORE -> "status=503";
                    case BROKEN_AFTER -> "status-after=500";
                };
        for (int i = 0; i < Math.min(count, MANY); i++) {
            fault.accept("*:*:" + (first + i) + ":" + kind);
        }
    }

    @Override
    public void heal() {
        mend.run();
    }
}
