package dev.anyedge.scaleway.internal.profile;

import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.error.Violation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * The vendor's configuration file (Scaleway reference §2.4): a root block, and profiles that are merged over it key by
 * key. The only class that knows the YAML parser.
 */
final class ConfigFile {
    private static final int LARGEST = 1 << 20;

    private final Path path;
    private final Map<String, String> root;
    private final Map<String, Map<String, String>> profiles;
    private final List<Violation> violations = new ArrayList<>();

    private ConfigFile(Path path) {
        this.path = path;
        Map<?, ?> document = read(path);
        this.root = scalars("", document);
        this.profiles = new LinkedHashMap<>();
        Object named = document.get("profiles");
        if (named instanceof Map<?, ?> all) {
            all.forEach((name, settings) -> {
                if (settings instanceof Map<?, ?> block) {
                    profiles.put(String.valueOf(name), scalars("/profiles/" + name, block));
                } else if (settings != null) {
                    wrong("/profiles/" + name, "a profile is a block of settings");
                }
            });
        } else if (named != null) {
            wrong("/profiles", "profiles is a block of named profiles");
        }
        if (!violations.isEmpty()) {
            throw new ValidationException("Scaleway configuration file " + path, violations);
        }
    }

    static ConfigFile of(Path path) {
        return new ConfigFile(path);
    }

    /** The settings of a profile over those of the root. */
    Map<String, String> settings(Optional<String> asked, String askedBy) {
        Optional<String> active = Optional.ofNullable(root.get("active_profile"));
        String name = asked.or(() -> active).orElse("default");
        Map<String, String> merged = new LinkedHashMap<>(root);
        if (profiles.containsKey(name)) {
            merged.putAll(profiles.get(name));
        } else if (!name.equals("default")) {
            Set<String> known = new TreeSet<>(profiles.keySet());
            known.add("default");
            String where = asked.isPresent() ? askedBy : "active_profile";
            throw new ValidationException(
                    "Scaleway configuration file " + path,
                    List.of(new Violation(
                            "/profiles/" + name,
                            "nothing",
                            known.stream().collect(Collectors.joining(", ")),
                            where + " names profile \"" + name + "\", which is not there; there is "
                                    + String.join(", ", known))));
        }
        return merged;
    }

    private static Map<?, ?> read(Path path) {
        try {
            if (Files.size(path) > LARGEST) {
                throw invalid(path, "the file is larger than 1 MiB, which no configuration file is");
            }
            LoadSettings safe = LoadSettings.builder()
                    .setLabel(path.toString())
                    .setMaxAliasesForCollections(20)
                    .build();
            @Nullable Object document = new Load(safe).loadFromString(Files.readString(path, StandardCharsets.UTF_8));
            if (document == null) {
                return Map.of();
            }
            if (document instanceof Map<?, ?> block) {
                return block;
            }
            throw invalid(path, "the file is not a block of settings");
        } catch (YamlEngineException e) {
            // the parser's message quotes the text, which may be a secret
            throw invalid(path, "the file is not YAML" + line(e));
        } catch (IOException e) {
            throw invalid(path, "the file cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    private static String line(YamlEngineException e) {
        return e instanceof MarkedYamlEngineException marked
                ? marked.getProblemMark()
                        .map(mark -> " (line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1) + ")")
                        .orElse("")
                : "";
    }

    private Map<String, String> scalars(String pointer, Map<?, ?> block) {
        Map<String, String> settings = new LinkedHashMap<>();
        block.forEach((key, value) -> {
            String name = String.valueOf(key);
            if (name.equals("profiles") && pointer.isEmpty()) {
                return;
            }
            if (value instanceof Map || value instanceof List) {
                wrong(pointer + "/" + name, name + " is one value");
            } else if (value != null && !value.toString().isEmpty()) {
                settings.put(name, value.toString());
            }
        });
        return settings;
    }

    private void wrong(String pointer, String message) {
        violations.add(new Violation(pointer, "something else (not shown)", message, message));
    }

    private static ValidationException invalid(Path path, String message) {
        return new ValidationException(
                "Scaleway configuration file " + path,
                List.of(new Violation("", "something else (not shown)", "a YAML file of settings", message)));
    }
}
