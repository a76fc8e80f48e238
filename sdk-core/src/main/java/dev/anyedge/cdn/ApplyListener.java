package dev.anyedge.cdn;

/** Is told about each change of an apply, on the thread that applies. What it throws is ignored. */
public interface ApplyListener {

    /**
     * A change begins.
     *
     * @param change the change
     * @param index its place among the plan's changes, from 0
     * @param total how many changes the plan has
     */
    default void started(Change change, int index, int total) {}

    /**
     * A change is done.
     *
     * @param change the change
     * @param index its place among the plan's changes, from 0
     * @param total how many changes the plan has
     */
    default void completed(Change change, int index, int total) {}

    /**
     * A change failed; the apply ends.
     *
     * @param change the change
     * @param index its place among the plan's changes, from 0
     * @param total how many changes the plan has
     * @param failure why
     */
    default void failed(Change change, int index, int total, Throwable failure) {}
}
