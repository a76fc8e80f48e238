package dev.anyedge.scaleway.internal.profile;

import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.error.Violation;
import dev.anyedge.scaleway.ScalewayCredentials;
import dev.anyedge.scaleway.ScalewayProfile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for settings in the order of the vendor's tools (Scaleway reference §2.3, §2.4): the file first, the environment
 * over it. The file is looked for at {@code SCW_CONFIG_PATH}, below {@code XDG_CONFIG_HOME}, below {@code HOME}, below
 * {@code USERPROFILE}.
 */
public final class ProfileLoader {
    private static final Logger LOG = LoggerFactory.getLogger(ProfileLoader.class);

    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern REGION = Pattern.compile("[a-z]{2}-[a-z]{3,7}");
    private static final Pattern ZONE = Pattern.compile("[a-z]{2}-[a-z]{3,7}-[0-9]{1,2}");
    private static final Pattern USER_AGENT = Pattern.compile("[ -~]{1,512}");
    private static final Set<String> KNOWN_REGIONS = Set.of("fr-par", "nl-ams", "pl-waw", "it-mil");
    private static final Map<String, String> LEGACY_REGIONS = Map.of("par1", "fr-par", "ams1", "nl-ams");
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final Function<String, Optional<String>> environment;
    private final Optional<Path> file;
    private final Optional<String> profile;
    private final Optional<Path> home;
    private final List<String> warnings = new ArrayList<>();
    private final List<String> searched = new ArrayList<>();
    private final List<Violation> violations = new ArrayList<>();

    /**
     * A loader.
     *
     * @param environment the environment variables
     * @param file the file to read, no other is looked for
     * @param profile the profile to take
     * @param home the home folder where {@code HOME} is not set
     */
    public ProfileLoader(
            Function<String, Optional<String>> environment,
            Optional<Path> file,
            Optional<String> profile,
            Optional<Path> home) {
        this.environment = name -> environment.apply(name).filter(value -> !value.isEmpty());
        this.file = file;
        this.profile = profile;
        this.home = home;
    }

    /**
     * Looks for settings.
     *
     * @return the settings, possibly none
     */
    public ScalewayProfile load() {
        Map<String, Setting> found = new LinkedHashMap<>();
        configFile().ifPresent(path -> {
            warnIfOthersCanRead(path);
            ConfigFile.of(path)
                    .settings(profile.or(() -> environment.apply("SCW_PROFILE")), profileAskedBy())
                    .forEach((name, value) -> found.put(name, new Setting(value, name + " in " + path)));
        });
        environment("access_key", found, "SCW_ACCESS_KEY", "SCALEWAY_ACCESS_KEY");
        environment("secret_key", found, "SCW_SECRET_KEY", "SCALEWAY_TOKEN", "SCW_TOKEN");
        environment(
                "default_organization_id",
                found,
                "SCW_DEFAULT_ORGANIZATION_ID",
                "SCALEWAY_ORGANIZATION",
                "SCW_ORGANIZATION");
        environment("default_project_id", found, "SCW_DEFAULT_PROJECT_ID");
        environment("default_region", found, "SCW_DEFAULT_REGION", "SCALEWAY_REGION", "SCW_REGION");
        environment("default_zone", found, "SCW_DEFAULT_ZONE");
        environment("api_url", found, "SCW_API_URL");
        environment("user_agent", found, "SCW_USER_AGENT");
        environment("insecure", found, "SCW_INSECURE");
        searched.add("environment variable SCW_SECRET_KEY");
        ScalewayProfile.Builder result = ScalewayProfile.builder();
        result.credentials(credentials(found))
                .defaultProjectId(matching(found, "default_project_id", UUID, "a UUID"))
                .defaultOrganizationId(matching(found, "default_organization_id", UUID, "a UUID"))
                .defaultRegion(region(found))
                .defaultZone(matching(found, "default_zone", ZONE, "a zone such as fr-par-1"))
                .apiUrl(apiUrl(found))
                .insecure(insecure(found))
                .userAgent(matching(found, "user_agent", USER_AGENT, "printable ASCII characters, 512 at most"));
        if (!violations.isEmpty()) {
            throw new ValidationException("Scaleway settings", violations);
        }
        warnings.forEach(warning -> LOG.warn("{}", warning));
        result.addAllWarnings(warnings).addAllSearched(searched);
        return result.build();
    }

    /** A value and where it stands. */
    private record Setting(String value, String origin) {}

    private void environment(String name, Map<String, Setting> found, String... variables) {
        for (String variable : variables) {
            Optional<String> value = environment.apply(variable);
            if (value.isPresent()) {
                found.put(name, new Setting(value.get(), variable));
                return;
            }
        }
    }

    private String profileAskedBy() {
        return profile.isPresent() ? "the code" : "SCW_PROFILE";
    }

    private Optional<Path> configFile() {
        if (file.isPresent()) {
            if (!Files.isRegularFile(file.get())) {
                throw new ValidationException(
                        "Scaleway settings",
                        List.of(new Violation(
                                "", "nothing", "a file", "the configuration file " + file.get() + " does not exist")));
            }
            return file;
        }
        Optional<Path> named = environment.apply("SCW_CONFIG_PATH").map(Path::of);
        if (named.isPresent()) {
            searched.add("file " + named.get());
            if (Files.isRegularFile(named.get())) {
                return named;
            }
            warnings.add("SCW_CONFIG_PATH names " + named.get() + ", which does not exist");
            return Optional.empty();
        }
        List<Optional<Path>> folders = List.of(
                environment.apply("XDG_CONFIG_HOME").map(Path::of),
                environment.apply("HOME").map(Path::of).or(() -> home).map(path -> path.resolve(".config")),
                environment.apply("USERPROFILE").map(path -> Path.of(path).resolve(".config")));
        for (Optional<Path> folder : folders) {
            if (folder.isEmpty()) {
                continue;
            }
            for (String name : List.of("config.yaml", "config.yml")) {
                Path candidate = folder.get().resolve("scw").resolve(name);
                searched.add("file " + candidate);
                if (Files.isRegularFile(candidate)) {
                    return Optional.of(candidate);
                }
            }
        }
        return Optional.empty();
    }

    private void warnIfOthersCanRead(Path path) {
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
            if (!OWNER_ONLY.containsAll(permissions)) {
                warnings.add("the Scaleway configuration file " + path + " has mode "
                        + PosixFilePermissions.toString(permissions)
                        + ", so that others may read the secret key; run: chmod 600 " + path);
            }
        } catch (UnsupportedOperationException | IOException noModes) {
            LOG.debug("the modes of {} cannot be told", path);
        }
    }

    private Optional<ScalewayCredentials> credentials(Map<String, Setting> found) {
        Setting secret = found.get("secret_key");
        if (secret == null) {
            return Optional.empty();
        }
        Optional<String> accessKey = value(found, "access_key");
        try {
            return Optional.of(
                    accessKey.isPresent()
                            ? ScalewayCredentials.of(accessKey.get(), secret.value())
                            : ScalewayCredentials.of(secret.value()));
        } catch (ValidationException e) {
            e.violations().forEach(violation -> {
                Setting culprit = found.get(violation.pointer().substring(1));
                violations.add(new Violation(
                        violation.pointer(),
                        violation.found(),
                        violation.allowed(),
                        (culprit == null ? "" : culprit.origin() + ": ") + violation.message()));
            });
            return Optional.empty();
        }
    }

    private Optional<String> region(Map<String, Setting> found) {
        Setting setting = found.get("default_region");
        if (setting != null && LEGACY_REGIONS.containsKey(setting.value())) {
            return Optional.of(LEGACY_REGIONS.get(setting.value()));
        }
        Optional<String> region = matching(found, "default_region", REGION, "a region such as fr-par");
        region.filter(name -> !KNOWN_REGIONS.contains(name))
                .ifPresent(name -> warnings.add("the region " + name + " is not known to this SDK; known are fr-par,"
                        + " nl-ams, pl-waw and it-mil"));
        return region;
    }

    private Optional<URI> apiUrl(Map<String, Setting> found) {
        Setting setting = found.get("api_url");
        if (setting == null) {
            return Optional.empty();
        }
        try {
            URI uri = URI.create(setting.value());
            if (("https".equals(uri.getScheme()) || "http".equals(uri.getScheme())) && uri.getHost() != null) {
                return Optional.of(uri);
            }
        } catch (IllegalArgumentException notAUri) {
            // said below
        }
        wrong("api_url", setting, "an http or https URL such as https://api.scaleway.com");
        return Optional.empty();
    }

    private boolean insecure(Map<String, Setting> found) {
        Optional<String> verify = environment.apply("SCW_TLSVERIFY");
        Setting setting = found.get("insecure");
        if (verify.isPresent()
                && (setting == null || environment.apply("SCW_INSECURE").isEmpty())) {
            return !flag("insecure", new Setting(verify.get(), "SCW_TLSVERIFY"), true);
        }
        return setting != null && flag("insecure", setting, false);
    }

    private boolean flag(String name, Setting setting, boolean otherwise) {
        switch (setting.value()) {
            case "true", "True", "TRUE", "t", "T", "1", "yes", "on" -> {
                return true;
            }
            case "false", "False", "FALSE", "f", "F", "0", "no", "off" -> {
                return false;
            }
            default -> {
                wrong(name, setting, "true or false");
                return otherwise;
            }
        }
    }

    private Optional<String> matching(Map<String, Setting> found, String name, Pattern form, String allowed) {
        Setting setting = found.get(name);
        if (setting == null) {
            return Optional.empty();
        }
        if (!form.matcher(setting.value()).matches()) {
            wrong(name, setting, allowed);
            return Optional.empty();
        }
        return Optional.of(setting.value());
    }

    private static Optional<String> value(Map<String, Setting> found, String name) {
        return Optional.ofNullable(found.get(name)).map(Setting::value);
    }

    private void wrong(String name, Setting setting, String allowed) {
        // a secret may have been put in the wrong place
        String shown =
                UUID.matcher(setting.value()).matches() || setting.value().length() > 60
                        ? "a text of " + setting.value().length() + " characters"
                        : "\"" + setting.value() + "\"";
        violations.add(new Violation(
                "/" + name, shown, allowed, setting.origin() + ": found " + shown + ", allowed is " + allowed));
    }
}
