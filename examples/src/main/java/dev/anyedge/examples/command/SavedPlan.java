package dev.anyedge.examples.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.anyedge.cdn.Plan;
import dev.anyedge.cdn.error.CdnException;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.error.Violation;
import dev.anyedge.cdn.multi.Outcome;
import dev.anyedge.cdn.multi.Outcomes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A plan in a file, told from a distribution by its {@code "format"}; the plans of several providers in a folder. */
final class SavedPlan {
    private SavedPlan() {}

    /** Writes a provider's plan into a folder with those of others. */
    static void write(Path folder, Plan plan) {
        Input.write("--out", folder.resolve(name(plan.provider())), plan.toJson());
    }

    /** Removes the plan that a provider has in a folder from before, so that it is not applied in place of a refused one. */
    static void remove(Path folder, String provider) {
        Input.remove("--out", folder.resolve(name(provider)));
    }

    private static String name(String provider) {
        return provider + ".json";
    }

    /** Whether this names a folder. */
    static boolean isFolder(String file) {
        try {
            return !file.equals("-") && Files.isDirectory(Path.of(file));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** The plans of these providers from a folder, and what is wrong with those that are none; others are left alone. */
    static Outcomes<Plan> all(String folder, List<String> providers) {
        return new Outcomes<>(
                providers.stream().map(provider -> outcome(folder, provider)).toList());
    }

    private static Outcome<Plan> outcome(String folder, String provider) {
        try {
            return new Outcome<>(provider, Optional.of(of(folder, provider)), Optional.empty(), List.of());
        } catch (CdnException e) {
            return new Outcome<>(provider, Optional.empty(), Optional.of(e), List.of());
        }
    }

    /** The plan of a provider from a folder. */
    static Plan of(String folder, String provider) {
        String file = Path.of(folder).resolve(name(provider)).toString();
        Plan plan = Plan.fromJson(text(file, provider));
        if (!plan.provider().equals(provider)) {
            throw invalid(
                    file,
                    new Violation(
                            "/provider",
                            plan.provider(),
                            provider,
                            "the file is named after the provider " + provider + ", and holds a plan for "
                                    + plan.provider()));
        }
        return plan;
    }

    private static String text(String file, String provider) {
        try {
            return Input.text(file);
        } catch (InvalidUseException e) {
            throw invalid(file, new Violation("", "no plan", "a plan for " + provider, String.valueOf(e.getMessage())));
        }
    }

    private static ValidationException invalid(String file, Violation violation) {
        return new ValidationException("saved plan " + file, List.of(violation));
    }

    static boolean is(String text) {
        try (JsonParser parser = new JsonFactory().createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean format = parser.currentName().equals("format");
                parser.nextToken();
                if (format) {
                    return parser.currentToken() == JsonToken.VALUE_STRING
                            && parser.getText().startsWith("anyedge-plan/");
                }
                parser.skipChildren();
            }
            return false;
        } catch (IOException e) {
            // not JSON: the reader of distributions says so with line and column
            return false;
        }
    }
}
