package dev.anyedge.cdn;

import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.error.Violation;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a tool says about a connection, by the names of {@link CdnProvider#settings()}, over an environment. Immutable,
 * thread-safe; prints names, never values.
 *
 * <pre>{@code
 * CdnSettings settings = CdnSettings.ofEnvironment()
 *         .with("endpoint", "https://api.example")
 *         .with("project-id", project);
 * }</pre>
 */
public final class CdnSettings {
    private final Map<String, String> said;
    private final Map<String, String> environment;

    private CdnSettings(Map<String, String> said, Map<String, String> environment) {
        this.said = said;
        this.environment = environment;
    }

    /**
     * Nothing said, so that everything comes from the environment of this process.
     *
     * @return the settings
     */
    public static CdnSettings ofEnvironment() {
        return new CdnSettings(Map.of(), System.getenv());
    }

    /**
     * Nothing said, over another environment than that of this process.
     *
     * @param environment variables by name
     * @return the settings
     */
    public static CdnSettings ofEnvironment(Map<String, String> environment) {
        return new CdnSettings(Map.of(), Map.copyOf(environment));
    }

    /**
     * These settings and one more.
     *
     * @param name a setting's name
     * @param value its value
     * @return new settings
     */
    public CdnSettings with(String name, String value) {
        Map<String, String> more = new TreeMap<>(said);
        more.put(name, value);
        return new CdnSettings(Collections.unmodifiableMap(more), environment);
    }

    /**
     * The value of a setting: what was said, else its environment variables, else its default.
     *
     * @param setting one of the provider's settings
     * @return the value, or empty
     */
    public Optional<String> get(CdnSetting setting) {
        return said(setting).or(() -> setting.environment().stream()
                .map(variable -> environment.getOrDefault(variable, ""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .or(setting::fallback));
    }

    /**
     * The value of a setting as the tool said it; for a provider that reads the environment in a way of its own.
     *
     * @param setting one of the provider's settings
     * @return the value, or empty
     */
    public Optional<String> said(CdnSetting setting) {
        return Optional.ofNullable(said.get(setting.name()));
    }

    /**
     * The value of a required setting.
     *
     * @param setting one of the provider's settings
     * @return the value
     * @throws ValidationException when there is none; says how to give one
     */
    public String require(CdnSetting setting) {
        return get(setting).orElseThrow(() -> new ValidationException("settings", List.of(missing(setting))));
    }

    /**
     * The value of a setting that is an address.
     *
     * @param setting one of the provider's settings
     * @return the address, or empty
     * @throws ValidationException when it is no absolute URL
     */
    public Optional<URI> uri(CdnSetting setting) {
        return get(setting).map(value -> {
            try {
                URI uri = new URI(value);
                if (uri.isAbsolute() && uri.getHost() != null) {
                    return uri;
                }
            } catch (URISyntaxException e) {
                // told below, as every other text that is no URL
            }
            throw malformed(setting, "an absolute URL");
        });
    }

    /**
     * The complaint about a value, without the value.
     *
     * @param setting the setting
     * @param allowed what it may be
     * @return an exception to throw
     */
    public static ValidationException malformed(CdnSetting setting, String allowed) {
        return new ValidationException(
                "settings",
                List.of(new Violation(
                        "/" + setting.name(),
                        "something else (not shown)",
                        allowed,
                        "the setting " + setting.name() + " is not " + allowed)));
    }

    /**
     * The environment variables behind the settings; for a provider that reads them in a way of its own.
     *
     * @return variables by name, secrets among them
     */
    public Map<String, String> environment() {
        return environment;
    }

    /** Complains about names that a provider does not know, and settings that it needs and that are not there. */
    void check(CdnProvider provider) {
        String known = provider.settings().stream().map(CdnSetting::name).collect(Collectors.joining(", "));
        List<Violation> violations = new ArrayList<>();
        for (String name : said.keySet()) {
            if (provider.settings().stream().noneMatch(s -> s.name().equals(name))) {
                violations.add(new Violation(
                        "/" + name,
                        name,
                        known,
                        "the provider " + provider.name() + " has no setting '" + name + "'; it has " + known));
            }
        }
        for (CdnSetting setting : provider.settings()) {
            if (setting.required() && get(setting).isEmpty()) {
                violations.add(missing(setting));
            }
        }
        if (!violations.isEmpty()) {
            throw new ValidationException("settings of the provider " + provider.name(), violations);
        }
    }

    private static Violation missing(CdnSetting setting) {
        String where = setting.environment().isEmpty() ? "" : ", or set " + String.join(" or ", setting.environment());
        return new Violation(
                "/" + setting.name(),
                "nothing",
                setting.description(),
                "there is no " + setting.name() + " (" + setting.description() + "); give the setting" + where);
    }

    /** The names of what was said. */
    @Override
    public String toString() {
        return "CdnSettings" + said.keySet();
    }
}
