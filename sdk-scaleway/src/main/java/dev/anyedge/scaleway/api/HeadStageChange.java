package dev.anyedge.scaleway.api;

/** How the head of a pipeline shall change: exactly one of three ways (Scaleway reference §3.1). The head is a DNS stage. */
public sealed interface HeadStageChange {

    /**
     * Gives a pipeline without a head its head. What the provider answers when there is one already is not known.
     *
     * @param newStageId the DNS stage
     */
    record Add(String newStageId) implements HeadStageChange {}

    /**
     * Takes the head away: the pipeline serves no more.
     *
     * @param stageId the DNS stage that is the head now
     */
    record Remove(String stageId) implements HeadStageChange {}

    /**
     * Puts another head in the place of the present one.
     *
     * @param currentStageId the DNS stage that is the head now
     * @param newStageId the DNS stage that shall be
     */
    record Swap(String currentStageId, String newStageId) implements HeadStageChange {}

    /**
     * Gives a pipeline without a head its head.
     *
     * @param newStageId the DNS stage
     * @return the change
     */
    static HeadStageChange add(String newStageId) {
        return new Add(newStageId);
    }

    /**
     * Takes the head away: the pipeline serves no more.
     *
     * @param stageId the DNS stage that is the head now
     * @return the change
     */
    static HeadStageChange remove(String stageId) {
        return new Remove(stageId);
    }

    /**
     * Puts another head in the place of the present one.
     *
     * @param currentStageId the DNS stage that is the head now
     * @param newStageId the DNS stage that shall be
     * @return the change
     */
    static HeadStageChange swap(String currentStageId, String newStageId) {
        return new Swap(currentStageId, newStageId);
    }
}
