package dev.anyedge.scaleway.translate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.internal.json.JsonNodes;
import dev.anyedge.cdn.internal.json.JsonText;
import dev.anyedge.cdn.model.JsonValue;
import dev.anyedge.cdn.translation.Feature;
import dev.anyedge.cdn.translation.Findings;
import dev.anyedge.scaleway.internal.wire.WireReader;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Lays members that an option brings over what the translation writes: what a reading found and the model has no word for
 * returns this way.
 */
final class Overlay {
    /** What the translation decides alone: how stages are named and linked. */
    private static final List<String> OWN_MEMBERS = List.of(
            "id",
            "dns_stage_id",
            "tls_stage_id",
            "cache_stage_id",
            "route_stage_id",
            "waf_stage_id",
            "backend_stage_id");

    private final Findings findings;

    Overlay(Findings findings) {
        this.findings = findings;
    }

    <T> T over(
            T value,
            Supplier<String> json,
            Function<WireReader, T> reader,
            ScalewayOptions options,
            String member,
            String optionsPointer) {
        JsonValue raw = options.raw().get(member);
        if (raw == null) {
            return value;
        }
        String at = optionsPointer + "/" + ScalewayOptions.PROVIDER + "/raw/" + member;
        return over(value, json, reader, raw, at);
    }

    /**
     * A value with members laid over it.
     *
     * @param at where the members stand
     */
    <T> T over(T value, Supplier<String> json, Function<WireReader, T> reader, JsonValue raw, String at) {
        ObjectNode tree = (ObjectNode) JsonText.parse(json.get());
        ObjectNode before = tree.deepCopy();
        overlay(tree, (ObjectNode) JsonNodes.of(raw));
        for (String own : OWN_MEMBERS) {
            if (!tree.path(own).equals(before.path(own))) {
                findings.impossible(
                        Feature.OPTIONS,
                        at + "/" + own,
                        "Ids and links are the translation's own; an option cannot set " + own + ".",
                        "Leave it out.");
                return value;
            }
        }
        try {
            return reader.apply(WireReader.of(tree, at));
        } catch (ValidationException e) {
            findings.impossible(
                    Feature.OPTIONS, at, String.valueOf(e.getMessage()), "Write it as the provider's API does.");
            return value;
        }
    }

    /** Lays members over an object: objects are merged member by member, all else replaces. */
    private static void overlay(ObjectNode base, ObjectNode over) {
        over.properties().forEach(member -> {
            if (member.getValue() instanceof ObjectNode inner
                    && base.get(member.getKey()) instanceof ObjectNode baseInner) {
                overlay(baseInner, inner);
            } else {
                base.set(member.getKey(), member.getValue());
            }
        });
    }
}
