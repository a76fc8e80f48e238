package dev.anyedge.examples.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.anyedge.cdn.Plan;
import dev.anyedge.cdn.multi.MultiCdn;
import dev.anyedge.cdn.multi.Outcomes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** A plan in a file, told from a distribution by its {@code "format"}; the plans of several providers in a folder. */
final class SavedPlan {
    private SavedPlan() {}

    /** Writes a provider's plan into a folder with those of others. */
    static void write(Path folder, Plan plan) {
        Input.write("--out", folder.resolve(name(plan.provider())), plan.toJson());
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

    /** The plans of these providers from a folder; those of others are left alone. */
    static Outcomes<Plan> all(String folder, List<String> providers) {
        return MultiCdn.saved(providers.stream()
                .map(provider -> Plan.fromJson(
                        Input.text(Path.of(folder).resolve(name(provider)).toString())))
                .toList());
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
