package dev.anyedge.cdn;

import java.util.Locale;
import java.util.Optional;

/** What an apply or a purge does only when allowed. The text form is lower case with hyphens. */
public enum Permission {
    /** A resource is taken away and made anew. */
    REPLACEMENT,
    /** A deployment, or a part that serves viewers, is deleted without a successor. */
    DELETION,
    /** Host names of a deployment change. */
    HOSTNAME,
    /** The origin of the defaults changes. */
    MAIN_ORIGIN,
    /** More than 30 % of ten or more rules change. */
    MANY_RULES,
    /** A subscription that costs money is made. */
    SUBSCRIPTION,
    /** A purge changes the configuration, where the provider has no other way. */
    CONFIGURATION;

    /**
     * The text form.
     *
     * @return lower case with hyphens, for example {@code main-origin}
     */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The permission with a text form.
     *
     * @param text lower case with hyphens
     * @return the permission, or empty when there is none
     */
    public static Optional<Permission> fromText(String text) {
        for (Permission permission : values()) {
            if (permission.text().equals(text)) {
                return Optional.of(permission);
            }
        }
        return Optional.empty();
    }
}
