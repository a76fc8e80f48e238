package dev.anyedge.scaleway.translate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.internal.json.JsonNodes;
import dev.anyedge.cdn.internal.json.JsonText;
import dev.anyedge.cdn.translation.Feature;
import dev.anyedge.cdn.translation.Finding;
import dev.anyedge.cdn.translation.RequestClass;
import dev.anyedge.cdn.translation.Severity;
import dev.anyedge.scaleway.api.Stage;
import dev.anyedge.scaleway.api.StageKind;
import dev.anyedge.scaleway.api.StageLink;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What a reading has to say about a document, and where in it things stand. */
final class DocumentFindings {
    private final List<Finding> findings = new ArrayList<>();
    private final Map<StageLink, String> pointers = new HashMap<>();

    DocumentFindings(StageChain chain) {
        for (StageKind kind : StageKind.values()) {
            int index = 0;
            for (Stage stage : chain.stages()) {
                if (stage.kind() == kind) {
                    pointers.putIfAbsent(StageLink.to(stage), "/" + StageChainRules.list(kind) + "/" + index++);
                }
            }
        }
    }

    List<Finding> all() {
        return findings;
    }

    /** Where a stage stands in the document. */
    String pointer(Stage stage) {
        return pointers.getOrDefault(StageLink.to(stage), "");
    }

    /** Takes over the members of a stage that are not known, and says so. */
    void extra(Stage stage, ObjectNode raw) {
        stage.extra().forEach((name, value) -> {
            raw.set(name, JsonNodes.of(value));
            keptUnknown(pointer(stage) + "/" + JsonText.pointerStep(name), name);
        });
    }

    /** A value that the model may refuse. */
    static <T> Optional<T> attempt(Supplier<T> value) {
        try {
            return Optional.of(value.get());
        } catch (ValidationException e) {
            return Optional.empty();
        }
    }

    /** A member of a later version of the API: what it does is not known, so it may well restrict. */
    void keptUnknown(String pointer, String member) {
        lossy(
                Feature.UNKNOWN_CONTENT,
                pointer,
                "The member " + member + " is not known.",
                "It is kept as an option and written back.");
    }

    void incomplete(String pointer, String message) {
        add(
                Severity.UNSUPPORTED,
                Feature.INCOMPLETE_DOCUMENT,
                pointer,
                message,
                "A placeholder stands for what is missing; it can be looked at, not deployed.");
    }

    void note(Feature feature, String pointer, String message) {
        findings.add(Finding.of(Severity.NOTE, feature, pointer, message).build());
    }

    void lossy(Feature feature, String pointer, String message, String instead) {
        add(Severity.LOSSY, feature, pointer, message, instead);
    }

    void lossy(Feature feature, String pointer, String message, String instead, RequestClass requests) {
        findings.add(Finding.of(Severity.LOSSY, feature, pointer, message)
                .instead(instead)
                .requests(requests)
                .build());
    }

    /** A part of a rule that says in an unknown way which requests are meant. */
    void unreadable(String pointer, RequestClass concerned) {
        findings.add(Finding.of(
                        Severity.UNSUPPORTED,
                        Feature.UNKNOWN_CONTENT,
                        pointer,
                        "The model cannot say which requests this picks out, so the provider may decide "
                                + concerned.description() + " in another way than the model.")
                .instead("The rule decides nothing in the model, and is kept as an option.")
                .requests(concerned)
                .build());
    }

    void add(Severity severity, Feature feature, String pointer, String message, String instead) {
        findings.add(
                Finding.of(severity, feature, pointer, message).instead(instead).build());
    }
}
