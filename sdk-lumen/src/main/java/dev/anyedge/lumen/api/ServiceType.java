package dev.anyedge.lumen.api;

import java.util.Locale;

/** Which of a property's traffic is counted (Lumen reference §5.5). */
public enum ServiceType {
    /** From the edge to viewers. */
    CACHING,
    /** From origin storage. */
    ORIGIN;

    /**
     * The word on the wire.
     *
     * @return {@code caching} or {@code origin}
     */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The short word on the wire, which real-time figures are asked for with.
     *
     * @return {@code c} or {@code o}
     */
    public String letter() {
        return text().substring(0, 1);
    }
}
