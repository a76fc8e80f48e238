package dev.anyedge.cdn.internal.engine;

import dev.anyedge.cdn.Plan;

/** A plan for people. */
public final class PlanRendering {
    private PlanRendering() {}

    /**
     * For a terminal.
     *
     * @param plan a plan
     * @return lines
     */
    public static String text(Plan plan) {
        throw new IllegalStateException("not written yet: " + plan.provider());
    }

    /**
     * For a comment.
     *
     * @param plan a plan
     * @return Markdown
     */
    public static String markdown(Plan plan) {
        throw new IllegalStateException("not written yet: " + plan.provider());
    }
}
