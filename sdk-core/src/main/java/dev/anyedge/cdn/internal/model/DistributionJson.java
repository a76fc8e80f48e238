package dev.anyedge.cdn.internal.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.error.Violation;
import dev.anyedge.cdn.internal.json.JsonText;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.Origin;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The JSON form of a distribution, as people keep it in a file. Strict on reading, and complete: every violation is
 * reported, with its absolute pointer.
 */
public final class DistributionJson {
    /** What the member {@code format} says. */
    public static final String FORMAT = "anyedge/1";

    /** The longest text that is read, in characters. */
    public static final int MAX_LENGTH = 64 * 1024 * 1024;

    /** How many objects and arrays may stand inside each other in a document; the model itself needs seven. */
    public static final int MAX_DEPTH = 120;

    private DistributionJson() {}

    /**
     * Reads the JSON form.
     *
     * @param json text
     * @return the distribution
     * @throws ValidationException with every violation
     */
    public static Distribution read(String json) {
        Violations out = new Violations();
        if (json.length() > MAX_LENGTH) {
            out.say(
                    "",
                    json.length() + " characters",
                    "at most " + MAX_LENGTH + " characters",
                    "the text has " + json.length() + " characters; allowed are at most " + MAX_LENGTH);
            throw out.toException("distribution");
        }
        List<Violation> duplicates = new ArrayList<>(0);
        JsonNode tree = JsonText.parse(json, MAX_DEPTH, duplicates);
        duplicates.forEach(out::add);
        return read(tree, out);
    }

    /**
     * Reads the tree of the JSON form, for documents that hold a distribution.
     *
     * @param tree the tree
     * @return the distribution
     * @throws ValidationException with every violation
     */
    public static Distribution read(JsonNode tree) {
        return read(tree, new Violations());
    }

    /**
     * Writes the JSON form: indented, defaults left out, a line break at the end.
     *
     * @param distribution a distribution
     * @return text
     */
    public static String write(Distribution distribution) {
        return JsonText.pretty(tree(distribution)) + "\n";
    }

    /**
     * The JSON form as a tree, for documents that hold a distribution.
     *
     * @param distribution a distribution
     * @return a new tree
     */
    public static JsonNode tree(Distribution distribution) {
        return DistributionWriter.distribution(distribution);
    }

    /**
     * Reads one origin as it stands in a distribution.
     *
     * @param json text
     * @return the origin
     * @throws ValidationException with every violation
     */
    public static Origin readOrigin(String json) {
        Violations out = new Violations();
        List<Violation> duplicates = new ArrayList<>(0);
        JsonNode tree = JsonText.parse(json, MAX_DEPTH, duplicates);
        duplicates.forEach(out::add);
        @Nullable Origin origin = new DistributionReader(out).readOrigin(tree);
        if (origin == null || out.size() > 0) {
            throw out.toException("origin");
        }
        return origin;
    }

    /**
     * Writes one origin as it stands in a distribution.
     *
     * @param origin an origin
     * @return compact text
     */
    public static String writeOrigin(Origin origin) {
        return DistributionWriter.origin(origin).toString();
    }

    private static Distribution read(JsonNode tree, Violations out) {
        @Nullable Distribution distribution = new DistributionReader(out).read(tree);
        if (distribution == null || out.size() > 0) {
            JsonNode name = tree.get("name");
            throw out.toException(
                    name == null || !name.isTextual()
                            ? "distribution"
                            : "distribution " + Violations.quote(name.textValue()));
        }
        return distribution;
    }
}
