package dev.anyedge.lumen.translate;

import dev.anyedge.cdn.translation.Feature;
import dev.anyedge.cdn.translation.Finding;
import dev.anyedge.cdn.translation.RequestClass;
import dev.anyedge.cdn.translation.Severity;
import dev.anyedge.cdn.translation.Strictness;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The one place through which everything must pass that does not carry over; knows what may be dropped. */
final class Findings {
    private static final List<String> SECTIONS =
            List.of("name", "description", "enabled", "endpoints", "origins", "defaults", "rules", "options");

    private final Strictness strictness;
    private final List<Finding> list = new ArrayList<>();
    private boolean refused;

    Findings(Strictness strictness) {
        this.strictness = strictness;
    }

    boolean refused() {
        return refused;
    }

    /** For information. */
    void note(Feature feature, String pointer, String message) {
        list.add(Finding.of(Severity.NOTE, feature, pointer, message).build());
    }

    /** Done in another way for some requests, with the same content and access equal or narrower. */
    void adjusted(Feature feature, String pointer, String message, String instead, String hint, RequestClass requests) {
        list.add(Finding.of(Severity.ADJUSTED, feature, pointer, message)
                .instead(instead)
                .hint(hint)
                .requests(requests)
                .build());
    }

    /** Done in another way, with the same content and access equal or narrower. */
    void adjusted(Feature feature, String pointer, String message, String instead, String hint) {
        list.add(Finding.of(Severity.ADJUSTED, feature, pointer, message)
                .instead(instead)
                .hint(hint)
                .build());
    }

    /**
     * Something that the provider cannot do.
     *
     * @param instead what happens when it may be dropped
     * @return true when it may be dropped
     */
    boolean unsupported(Feature feature, String pointer, String message, String instead, String hint) {
        return drop(Severity.UNSUPPORTED, feature, pointer, message, instead, hint);
    }

    /** The same, for something that would be done with a loss. */
    boolean lossy(Feature feature, String pointer, String message, String instead, String hint) {
        return drop(Severity.LOSSY, feature, pointer, message, instead, hint);
    }

    private boolean drop(
            Severity severity, Feature feature, String pointer, String message, String instead, String hint) {
        Finding.Builder finding = Finding.of(severity, feature, pointer, message);
        boolean may = strictness.mayDrop(feature);
        if (may) {
            finding.instead(instead);
        } else {
            refused = true;
        }
        if (!hint.isEmpty()) {
            finding.hint(hint);
        }
        list.add(finding.build());
        return may;
    }

    /** Something without which there is nothing to deploy; no strictness helps. */
    void impossible(Feature feature, String pointer, String message, String hint) {
        refused = true;
        list.add(Finding.of(Severity.UNSUPPORTED, feature, pointer, message)
                .hint(hint)
                .build());
    }

    /** All findings in the order of the distribution. */
    List<Finding> inOrder() {
        List<Finding> sorted = new ArrayList<>(list);
        sorted.sort(
                Comparator.comparingInt((Finding f) -> section(f.pointer())).thenComparingInt(f -> index(f.pointer())));
        return sorted;
    }

    private static int section(String pointer) {
        int end = pointer.indexOf('/', 1);
        return pointer.isEmpty() ? -1 : SECTIONS.indexOf(pointer.substring(1, end < 0 ? pointer.length() : end));
    }

    private static int index(String pointer) {
        int start = pointer.indexOf('/', 1) + 1;
        int index = 0;
        for (int i = start; start > 0 && i < pointer.length() && Character.isDigit(pointer.charAt(i)); i++) {
            index = index * 10 + (pointer.charAt(i) - '0');
        }
        return index;
    }
}
