package dev.anyedge.lumen.api;

import java.util.Locale;

/** Where an image can be active; there are exactly these two (Lumen reference §2.1). */
public enum ImageEnvironment {
    /**
     * For single requests before production. Clients reach it by the addresses of {@code cdn-staging.footprint.net}; its
     * traffic is billed.
     */
    STAGING,
    /** What viewers get. */
    PRODUCTION;

    /**
     * The word on the wire.
     *
     * @return {@code staging} or {@code production}
     */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return text();
    }
}
