package dev.anyedge.examples.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.migration.Migration;
import dev.anyedge.cdn.model.Origin;
import dev.anyedge.cdn.translation.Feature;
import dev.anyedge.cdn.translation.Strictness;
import dev.anyedge.cdn.translation.TranslationContext;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** How strict a translation is, and which origins it replaces. */
final class TranslationMode {
    @Option(names = "--lenient", description = "drop what does not carry over, restrictions excepted")
    boolean lenient;

    @Option(
            names = "--drop",
            paramLabel = "FEATURE",
            split = ",",
            description = "drop this feature where it does not carry over; repeatable")
    List<String> drop = List.of();

    @Option(names = "--origin", paramLabel = "ID=JSON", description = "replace an origin for this provider; repeatable")
    List<String> origins = List.of();

    /** Whether the command line says anything of it. */
    boolean given() {
        return lenient || !drop.isEmpty() || !origins.isEmpty();
    }

    private Strictness strictness() {
        Strictness strictness = lenient ? Strictness.lenient() : Strictness.strict();
        return strictness.dropping(features().toArray(Feature[]::new));
    }

    /** A migration in this mode. */
    Migration applied(Migration strict) {
        Migration migration = strict.with(strictness());
        for (Map.Entry<String, Origin> replacement : replacements().entrySet()) {
            migration = migration.withOrigin(replacement.getKey(), replacement.getValue());
        }
        return migration;
    }

    /** What a translation of documents as text needs to know. */
    TranslationContext<String> context() {
        TranslationContext<String> context = TranslationContext.<String>strict().with(strictness());
        for (Map.Entry<String, Origin> replacement : replacements().entrySet()) {
            context = context.withOrigin(replacement.getKey(), replacement.getValue());
        }
        return context;
    }

    Set<Feature> features() {
        Set<Feature> features = new LinkedHashSet<>();
        for (String text : drop) {
            features.add(Feature.fromText(text)
                    .orElseThrow(() -> new InvalidUseException("There is no feature '" + text + "'. Features: "
                            + Stream.of(Feature.values()).map(Feature::text).collect(Collectors.joining(", ")))));
        }
        return features;
    }

    Map<String, Origin> replacements() {
        return replacements(origins);
    }

    /** The replacements for one of several providers. */
    Map<String, Origin> replacements(PerProvider provider) {
        return replacements(provider.values(origins));
    }

    private static Map<String, Origin> replacements(List<String> given) {
        Map<String, Origin> replacements = new LinkedHashMap<>();
        for (String text : given) {
            int equals = text.indexOf('=');
            if (equals < 1) {
                throw new InvalidUseException("--origin takes ID=JSON, not '" + text + "'");
            }
            String id = text.substring(0, equals);
            try {
                replacements.put(id, Origin.fromJson(withId(id, text.substring(equals + 1))));
            } catch (ValidationException e) {
                throw new ValidationException("--origin " + id, e.violations());
            }
        }
        return replacements;
    }

    /** A replacement stands in under the id of what it replaces; nobody should have to write it twice. */
    private static String withId(String id, String json) {
        try {
            JsonNode node = new ObjectMapper().readTree(json);
            return node instanceof ObjectNode object && !object.has("id")
                    ? object.put("id", id).toString()
                    : json;
        } catch (JsonProcessingException e) {
            // the reader of origins says what is wrong, with line and column
            return json;
        }
    }
}
