package dev.anyedge.cdn.internal.engine;

import dev.anyedge.cdn.Plan;

/** The saved form of a plan. */
public final class PlanJson {
    private PlanJson() {}

    /**
     * Reads a saved plan.
     *
     * @param json text
     * @return the plan
     */
    public static Plan read(String json) {
        throw new IllegalStateException("not written yet: " + json.length());
    }

    /**
     * Writes a plan.
     *
     * @param plan a plan
     * @return text
     */
    public static String write(Plan plan) {
        throw new IllegalStateException("not written yet: " + plan.provider());
    }
}
