package dev.anyedge.fujitsu.translate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.cdn.internal.json.JsonNodes;
import dev.anyedge.cdn.internal.json.JsonText;
import dev.anyedge.cdn.model.Options;
import dev.anyedge.cdn.translation.Feature;
import dev.anyedge.cdn.translation.Findings;
import dev.anyedge.fujitsu.rules.RuleBehavior.NameSource;
import dev.anyedge.fujitsu.translate.FujitsuOptions.AccessLog;
import dev.anyedge.fujitsu.translate.FujitsuOptions.CacheKey;
import dev.anyedge.fujitsu.translate.FujitsuOptions.Honor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the options of one place of a distribution; whatever does not belong there is reported. */
final class OptionReader {
    private static final FujitsuOptions NONE = FujitsuOptions.builder().build();

    private final Findings findings;
    private final Set<String> foreign = new LinkedHashSet<>();

    OptionReader(Findings findings) {
        this.findings = findings;
    }

    /** Providers other than this one for which options were seen. */
    Set<String> foreign() {
        return foreign;
    }

    /**
     * The options of one place.
     *
     * @param pointer where {@code options} stands
     * @param known members that belong there
     */
    FujitsuOptions read(Options options, String pointer, String... known) {
        if (options.isEmpty()) {
            return NONE;
        }
        for (String provider : options.asMap().keySet()) {
            if (!provider.equals(FujitsuOptions.PROVIDER)) {
                foreign.add(provider);
            }
        }
        @Nullable
        JsonNode json =
                options.forProvider(FujitsuOptions.PROVIDER).map(JsonNodes::of).orElse(null);
        if (json == null) {
            return NONE;
        }
        FujitsuOptions.Builder read = FujitsuOptions.builder();
        List<String> allowed = Arrays.asList(known);
        json.properties().forEach(member -> {
            String name = member.getKey();
            String at = pointer + "/" + FujitsuOptions.PROVIDER + "/" + JsonText.pointerStep(name);
            if (allowed.contains(name)) {
                option(name, member.getValue(), at, read);
            } else {
                report(
                        at,
                        "There is no option " + name + " here.",
                        allowed.isEmpty() ? "" : "Known here: " + String.join(", ", allowed) + ".");
            }
        });
        return read.build();
    }

    private void option(String name, JsonNode value, String at, FujitsuOptions.Builder read) {
        switch (name) {
            case FujitsuOptions.PRE_FQDN -> {
                if (value.isTextual()) {
                    read.preFqdn(value.textValue());
                } else {
                    report(at, "The option " + name + " is no text.", "");
                }
            }
            case FujitsuOptions.HONOR ->
                word(value, at, Honor.values(), Honor::text).ifPresent(read::honor);
            case FujitsuOptions.ACCESS_LOG -> accessLog(value, at).ifPresent(read::accessLog);
            case FujitsuOptions.CACHE_KEY -> cacheKey(value, at).ifPresent(read::cacheKey);
            default -> {
                if (value.isObject()) {
                    read.raw(JsonNodes.members(value));
                } else {
                    report(at, "The option " + name + " is no object.", "");
                }
            }
        }
    }

    private Optional<AccessLog> accessLog(JsonNode value, String at) {
        List<String> names = List.of("container", "objectPrefix", "keyContainer", "keyObject");
        if (!texts(value, at, names)) {
            return Optional.empty();
        }
        if (!value.has("container")) {
            report(at, "The access log has no container.", "Say in which container logs are stored.");
            return Optional.empty();
        }
        return Optional.of(new AccessLog(
                value.get("container").textValue(),
                text(value, "objectPrefix"),
                text(value, "keyContainer"),
                text(value, "keyObject")));
    }

    private Optional<CacheKey> cacheKey(JsonNode value, String at) {
        if (!texts(value, at, List.of("type", "value"))) {
            return Optional.empty();
        }
        return word(value.path("type"), at + "/type", NameSource.values(), NameSource::text)
                .flatMap(type -> {
                    Optional<String> text = text(value, "value");
                    if (text.isPresent() != (type == NameSource.FIXED)) {
                        report(at, "A cache key has a value exactly when its type is fixed.", "");
                        return Optional.empty();
                    }
                    return Optional.of(new CacheKey(type, text));
                });
    }

    private boolean texts(JsonNode value, String at, List<String> names) {
        if (!(value instanceof ObjectNode)) {
            report(at, "The option is no object.", "");
            return false;
        }
        List<String> wrong = new ArrayList<>();
        value.properties().forEach(member -> {
            if (!names.contains(member.getKey())
                    || !member.getValue().isTextual()
                    || member.getValue().textValue().isEmpty()) {
                wrong.add(member.getKey());
            }
        });
        wrong.forEach(name -> report(
                at + "/" + JsonText.pointerStep(name),
                "The member " + name + " does not belong here, or is no text.",
                "Known here, all texts: " + String.join(", ", names) + "."));
        return wrong.isEmpty();
    }

    private static Optional<String> text(JsonNode value, String name) {
        return Optional.ofNullable(value.get(name)).map(JsonNode::textValue);
    }

    private <E> Optional<E> word(JsonNode value, String at, E[] words, Function<E, String> text) {
        Optional<E> found = Arrays.stream(words)
                .filter(word -> text.apply(word).equals(value.textValue()))
                .findFirst();
        if (found.isEmpty()) {
            report(
                    at,
                    "The option is none of the words that it may be.",
                    "One of: " + Arrays.stream(words).map(text).collect(Collectors.joining(", ")) + ".");
        }
        return found;
    }

    private void report(String pointer, String message, String hint) {
        findings.unsupported(Feature.OPTIONS, pointer, message, "The option is left out.", hint);
    }
}
