package dev.anyedge.fujitsu.api;

/** Whether a service delivers ({@code status} of the create and edit calls; Fujitsu reference §2.2, §2.4). */
public enum Activation {
    /** It delivers. */
    ACTIVATE("activate"),
    /** Name and configuration are kept, nothing is delivered. */
    DEACTIVATE("deactivate");

    private final String text;

    Activation(String text) {
        this.text = text;
    }

    /**
     * The word on the wire.
     *
     * @return lower case
     */
    public String text() {
        return text;
    }
}
