package dev.anyedge.scaleway.translate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.cdn.internal.json.JsonNodes;
import dev.anyedge.cdn.internal.json.JsonText;
import dev.anyedge.cdn.model.Options;
import dev.anyedge.cdn.translation.Feature;
import dev.anyedge.cdn.translation.Findings;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the options of one place of a distribution; whatever does not belong there is reported. */
final class OptionReader {
    private static final Set<String> FLAGS = Set.of(ScalewayOptions.FULL_PRIVATE, ScalewayOptions.TLS_STAGE);

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
     * @param rawKnown members of {@code raw} that belong there
     */
    ScalewayOptions read(Options options, String pointer, List<String> known, List<String> rawKnown) {
        ScalewayOptions.Builder read = ScalewayOptions.builder();
        if (options.isEmpty()) {
            return read.build();
        }
        for (String provider : options.asMap().keySet()) {
            if (!provider.equals(ScalewayOptions.PROVIDER)) {
                foreign.add(provider);
            }
        }
        @Nullable
        JsonNode json =
                options.forProvider(ScalewayOptions.PROVIDER).map(JsonNodes::of).orElse(null);
        if (json == null) {
            return read.build();
        }
        String at = pointer + "/" + ScalewayOptions.PROVIDER;
        json.properties().forEach(member -> {
            String name = member.getKey();
            String memberPointer = at + "/" + JsonText.pointerStep(name);
            JsonNode value = member.getValue();
            if (name.equals(ScalewayOptions.RAW) && !rawKnown.isEmpty()) {
                raw(value, memberPointer, rawKnown, read);
            } else if (!known.contains(name)) {
                unknown(memberPointer, name, known, rawKnown);
            } else if (FLAGS.contains(name) ? !value.isBoolean() : !value.isTextual()) {
                findings.unsupported(
                        Feature.OPTIONS,
                        memberPointer,
                        "The option " + name + " is " + value + ", which is not "
                                + (FLAGS.contains(name) ? "true or false." : "a text."),
                        "The option is left out.",
                        "");
            } else {
                switch (name) {
                    case ScalewayOptions.DESCRIPTION -> read.description(value.asText());
                    case ScalewayOptions.PIPELINE_NAME -> read.pipelineName(value.asText());
                    case ScalewayOptions.FULL_PRIVATE -> read.fullPrivate(value.asBoolean());
                    case ScalewayOptions.TLS_STAGE -> read.tlsStage(value.asBoolean());
                    case ScalewayOptions.WAF_STAGE -> read.wafStage(value.asText());
                    default -> read.privateNetworkId(value.asText());
                }
            }
        });
        return read.build();
    }

    private void raw(JsonNode raw, String pointer, List<String> known, ScalewayOptions.Builder read) {
        if (!(raw instanceof ObjectNode)) {
            unknown(pointer, ScalewayOptions.RAW, List.of(), known);
            return;
        }
        raw.properties().forEach(member -> {
            String memberPointer = pointer + "/" + JsonText.pointerStep(member.getKey());
            if (!known.contains(member.getKey()) || !member.getValue().isObject()) {
                unknown(memberPointer, member.getKey(), List.of(), known);
            } else {
                read.putRaw(member.getKey(), JsonNodes.value(member.getValue()));
            }
        });
    }

    private void unknown(String pointer, String name, List<String> known, List<String> rawKnown) {
        findings.unsupported(
                Feature.OPTIONS,
                pointer,
                "There is no option " + name + " here.",
                "The option is left out.",
                (known.isEmpty() ? "" : "Known here: " + String.join(", ", known) + ". ")
                        + (rawKnown.isEmpty() ? "" : "Objects under raw: " + String.join(", ", rawKnown) + "."));
    }
}
