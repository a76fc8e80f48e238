package dev.anyedge.scaleway.api;

import java.util.Set;

/**
 * What the web application firewall does with what it finds (Scaleway reference §5.7).
 *
 * @param text the word on the wire
 */
public record WafMode(String text) implements WireEnum {
    /** The provider does not say. */
    public static final WafMode UNKNOWN = new WafMode("unknown_mode");

    /** Nothing is inspected. */
    public static final WafMode DISABLE = new WafMode("disable");

    /** Findings are logged, requests pass. */
    public static final WafMode LOG_ONLY = new WafMode("log_only");

    /** Malicious requests are blocked. */
    public static final WafMode ENABLE = new WafMode("enable");

    private static final Set<WafMode> KNOWN = Set.of(DISABLE, LOG_ONLY, ENABLE);

    @Override
    public boolean known() {
        return KNOWN.contains(this);
    }

    @Override
    public String toString() {
        return text;
    }
}
