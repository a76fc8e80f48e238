package dev.anyedge.cdn.internal.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.error.Violation;
import dev.anyedge.cdn.internal.json.JsonText;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.Origin;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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

    private static final String SCHEMA = "/dev/anyedge/cdn/distribution.schema.json";

    private DistributionJson() {}

    /**
     * Reads the JSON form.
     *
     * @param json text
     * @return the distribution
     * @throws ValidationException with every violation
     */
    public static Distribution read(String json) {
        bound(json.length(), "characters");
        Violations out = new Violations();
        List<Violation> duplicates = new ArrayList<>(0);
        JsonNode tree = JsonText.parse(json, MAX_DEPTH, duplicates);
        duplicates.forEach(out::add);
        return read(tree, out);
    }

    /**
     * Reads a file.
     *
     * @param file UTF-8, with or without a byte order mark
     * @return the distribution
     * @throws ValidationException with every violation
     * @throws UncheckedIOException when the file cannot be read
     */
    public static Distribution read(Path file) {
        String text;
        try {
            bound(Files.size(file), "bytes");
            text = Files.readString(file);
        } catch (CharacterCodingException e) {
            Violations out = new Violations();
            out.say("", "bytes that are not UTF-8", "UTF-8 text", "the file " + file + " is not UTF-8 text");
            throw out.toException("distribution");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the file " + file + ": " + e, e);
        }
        return read(text.startsWith("\ufeff") ? text.substring(1) : text);
    }

    /**
     * The JSON Schema of the JSON form.
     *
     * @return a JSON Schema, draft 2020-12
     */
    public static String schema() {
        try (InputStream in = DistributionJson.class.getResourceAsStream(SCHEMA)) {
            return new String(Objects.requireNonNull(in, SCHEMA).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + SCHEMA, e);
        }
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
        return JsonText.write(DistributionWriter.origin(origin));
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

    private static void bound(long length, String unit) {
        if (length > MAX_LENGTH) {
            Violations out = new Violations();
            out.say(
                    "",
                    length + " " + unit,
                    "at most " + MAX_LENGTH + " " + unit,
                    "the text has " + length + " " + unit + "; allowed are at most " + MAX_LENGTH);
            throw out.toException("distribution");
        }
    }
}
