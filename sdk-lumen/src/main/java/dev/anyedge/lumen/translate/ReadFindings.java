package dev.anyedge.lumen.translate;

import dev.anyedge.cdn.translation.Feature;
import dev.anyedge.cdn.translation.Finding;
import dev.anyedge.cdn.translation.Severity;
import java.util.ArrayList;
import java.util.List;

/** What a reading has to say. */
final class ReadFindings {
    private final List<Finding> list = new ArrayList<>();

    void add(Severity severity, Feature feature, String pointer, String message, String instead) {
        list.add(
                Finding.of(severity, feature, pointer, message).instead(instead).build());
    }

    void note(Feature feature, String pointer, String message) {
        list.add(Finding.of(Severity.NOTE, feature, pointer, message).build());
    }

    List<Finding> list() {
        return list;
    }
}
