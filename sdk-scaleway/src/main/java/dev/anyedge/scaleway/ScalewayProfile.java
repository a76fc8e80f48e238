package dev.anyedge.scaleway;

import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.error.Violation;
import dev.anyedge.scaleway.internal.profile.ProfileLoader;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.immutables.value.Value;

/**
 * The settings of a user of Scaleway, found where the vendor's own tools find them (Scaleway reference §2.3, §2.4): in
 * the configuration file, over it the environment, over that what the code says. Immutable, thread-safe; never prints
 * the secret key.
 *
 * <pre>{@code
 * ScalewayProfile staging = ScalewayProfile.loader().profile("staging").load();
 * }</pre>
 */
@Value.Immutable
@Value.Style(
        visibility = Value.Style.ImplementationVisibility.PACKAGE,
        overshadowImplementation = true,
        jdkOnly = true,
        depluralize = true,
        defaults = @Value.Immutable(copy = false))
public abstract class ScalewayProfile {
    ScalewayProfile() {}

    /**
     * A new builder.
     *
     * @return a builder with nothing set
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * A profile without any setting.
     *
     * @return the profile
     */
    public static ScalewayProfile empty() {
        return builder().build();
    }

    /**
     * The settings of this process: its environment over the configuration file.
     *
     * @return the settings, possibly none
     * @throws ValidationException when a setting is malformed, or a profile is named that is not there
     */
    public static ScalewayProfile load() {
        return loader().load();
    }

    /**
     * Looks for settings elsewhere than in this process' environment.
     *
     * @return a loader that looks where {@link #load()} does until it is told otherwise
     */
    public static Loader loader() {
        return new Loader();
    }

    /**
     * Who calls.
     *
     * @return empty when no secret key was found
     */
    public abstract Optional<ScalewayCredentials> credentials();

    /**
     * The project that requests are for which name none.
     *
     * @return a UUID, or empty
     */
    public abstract Optional<String> defaultProjectId();

    /**
     * The organization that the project belongs to.
     *
     * @return a UUID, or empty
     */
    public abstract Optional<String> defaultOrganizationId();

    /**
     * The region for references that name none.
     *
     * @return for example {@code fr-par}, or empty
     */
    public abstract Optional<String> defaultRegion();

    /**
     * The zone for references that name none.
     *
     * @return for example {@code fr-par-1}, or empty
     */
    public abstract Optional<String> defaultZone();

    /**
     * Where the API is.
     *
     * @return empty for the vendor's own
     */
    public abstract Optional<URI> apiUrl();

    /**
     * Whether certificates of the API are believed unseen.
     *
     * @return false by default
     */
    @Value.Default
    public boolean insecure() {
        return false;
    }

    /**
     * What is added to the {@code User-Agent}.
     *
     * @return printable ASCII, at most 512 characters, or empty
     */
    public abstract Optional<String> userAgent();

    /**
     * What is not wrong but should be looked at: a file that others can read, a region that is not known.
     *
     * @return sentences, possibly none; they are logged as well when the profile is loaded
     */
    @Value.Auxiliary
    public abstract List<String> warnings();

    /**
     * Where settings were looked for, for messages about missing ones.
     *
     * @return files and environment variables, in the order in which they were looked at
     */
    @Value.Auxiliary
    public abstract List<String> searched();

    /**
     * Who calls, where that must be known.
     *
     * @return the credentials
     * @throws ValidationException when there are none; says where they were looked for
     */
    public final ScalewayCredentials requireCredentials() {
        return credentials()
                .orElseThrow(() -> new ValidationException(
                        "Scaleway settings",
                        List.of(new Violation(
                                "/secret_key",
                                "nothing",
                                "a secret key",
                                "there is no secret key; set SCW_SECRET_KEY, run \"scw init\", or give the client"
                                        + " credentials(ScalewayCredentials.of(…))"
                                        + (searched().isEmpty()
                                                ? ""
                                                : "; looked at " + String.join(", ", searched()))))));
    }

    /** Says where settings are looked for. Not safe for use by several threads. */
    public static final class Loader {
        private Function<String, Optional<String>> environment = name -> Optional.ofNullable(System.getenv(name));
        private Optional<Path> file = Optional.empty();
        private Optional<String> profile = Optional.empty();
        private Optional<Path> home = Optional.of(System.getProperty("user.home", ""))
                .filter(path -> !path.isEmpty())
                .map(Path::of);

        private Loader() {}

        /**
         * Looks into a map instead of the process' environment.
         *
         * @param variables name to value
         * @return this loader
         */
        public Loader environment(Map<String, String> variables) {
            Map<String, String> copy = Map.copyOf(variables);
            environment = name -> Optional.ofNullable(copy.get(name));
            return this;
        }

        /**
         * Reads this file and looks for no other. Goes before {@code SCW_CONFIG_PATH}.
         *
         * @param path the configuration file
         * @return this loader
         */
        public Loader file(Path path) {
            file = Optional.of(path);
            return this;
        }

        /**
         * Takes this profile of the file. Goes before {@code SCW_PROFILE}.
         *
         * @param name the profile; {@code default} is the file's root
         * @return this loader
         */
        public Loader profile(String name) {
            profile = Optional.of(name);
            return this;
        }

        /**
         * Looks for the file below another home folder than the user's, where {@code HOME} is not set.
         *
         * @param folder the home folder
         * @return this loader
         */
        public Loader home(Path folder) {
            home = Optional.of(folder);
            return this;
        }

        /**
         * Looks for settings.
         *
         * @return the settings, possibly none
         * @throws ValidationException when a setting is malformed, or a profile is named that is not there
         */
        public ScalewayProfile load() {
            return new ProfileLoader(environment, file, profile, home).load();
        }
    }

    /** Builds a {@link ScalewayProfile}. Not thread-safe. */
    public static final class Builder extends ImmutableScalewayProfile.Builder {
        Builder() {}
    }
}
