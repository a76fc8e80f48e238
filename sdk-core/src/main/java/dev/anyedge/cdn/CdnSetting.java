package dev.anyedge.cdn;

import java.util.List;
import java.util.Optional;

/**
 * A setting of a connection to a provider, described so that a tool can show and ask for it. Immutable, thread-safe.
 *
 * <pre>{@code
 * CdnSetting PASSWORD = CdnSetting.of("password", "the user's password").from("FUJITSU_PASSWORD").needed().hidden();
 * }</pre>
 *
 * @param name lower case with hyphens, for example {@code project-id}
 * @param description what it is, with its allowed values, as a phrase
 * @param environment the environment variables that it is read from where the tool says nothing, the first that is set
 *     and not empty
 * @param fallback what holds where nothing is said
 * @param required whether there is no connection without it
 * @param secret whether its value is never shown
 */
public record CdnSetting(
        String name,
        String description,
        List<String> environment,
        Optional<String> fallback,
        boolean required,
        boolean secret) {

    /**
     * Copies the list.
     *
     * @param name lower case with hyphens
     * @param description what it is, as a phrase
     * @param environment the environment variables that it is read from
     * @param fallback what holds where nothing is said
     * @param required whether there is no connection without it
     * @param secret whether its value is never shown
     */
    public CdnSetting {
        environment = List.copyOf(environment);
    }

    /**
     * A setting that may be left out.
     *
     * @param name lower case with hyphens
     * @param description what it is, with its allowed values, as a phrase
     * @return the setting
     */
    public static CdnSetting of(String name, String description) {
        return new CdnSetting(name, description, List.of(), Optional.empty(), false, false);
    }

    /**
     * This setting, read from environment variables where the tool says nothing.
     *
     * @param variables the first that is set and not empty counts
     * @return a new setting
     */
    public CdnSetting from(String... variables) {
        return new CdnSetting(name, description, List.of(variables), fallback, required, secret);
    }

    /**
     * This setting with a default.
     *
     * @param value what holds where nothing is said
     * @return a new setting
     */
    public CdnSetting orElse(String value) {
        return new CdnSetting(name, description, environment, Optional.of(value), required, secret);
    }

    /**
     * This setting, without which there is no connection.
     *
     * @return a new setting
     */
    public CdnSetting needed() {
        return new CdnSetting(name, description, environment, fallback, true, secret);
    }

    /**
     * This setting, whose value is never shown.
     *
     * @return a new setting
     */
    public CdnSetting hidden() {
        return new CdnSetting(name, description, environment, fallback, required, true);
    }

    /** The setting as a line of help. */
    @Override
    public String toString() {
        return name + ": " + description
                + (environment.isEmpty() ? "" : "; from " + String.join(" or ", environment))
                + fallback.map(value -> "; " + value + " without it").orElse("")
                + (required ? "; required" : "")
                + (secret ? "; secret" : "");
    }
}
