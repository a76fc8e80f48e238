package dev.anyedge.cdn.comparison;

import dev.anyedge.cdn.internal.pattern.PathExamples;
import dev.anyedge.cdn.model.CacheRule;
import dev.anyedge.cdn.model.Condition;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.OriginPath;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Paths at the boundaries of a distribution's rules: those that a rule matches, and those that it just misses. */
final class ExamplePaths {
    /** A rule with many values in many conditions has more combinations than anybody reads. */
    private static final int PER_RULE = 40;

    private ExamplePaths() {}

    /** Paths for one rule, the plainest first. */
    static Set<String> of(CacheRule rule) {
        Set<String> paths = new LinkedHashSet<>(stems(rule.when()));
        for (Condition condition : rule.when()) {
            if (condition.kind() == Condition.Kind.FILE_NAME) {
                paths = with(paths, condition, ExamplePaths::withFileName);
            } else if (condition.kind() == Condition.Kind.EXTENSION) {
                paths = with(paths, condition, ExamplePaths::withExtension);
            }
        }
        Set<String> all = new LinkedHashSet<>();
        paths.stream().limit(PER_RULE).forEach(path -> all.add(normal(path)));
        for (String path : List.copyOf(all)) {
            all.add(normal(path + "x"));
            all.add(normal(path.substring(0, path.lastIndexOf('/') + 1)));
        }
        rule.then().originPath().ifPresent(rewriting -> all.addAll(rewritten(rewriting)));
        return all;
    }

    /** Paths that no rule is about, as far as that can be had. */
    static Set<String> ofDefaults(Distribution distribution) {
        Set<String> paths = new LinkedHashSet<>(List.of("/example", "/", "/index.html", "/a/b/example.txt"));
        distribution.defaults().originPath().ifPresent(rewriting -> paths.addAll(rewritten(rewriting)));
        return paths;
    }

    private static List<String> stems(List<Condition> when) {
        List<String> stems = new ArrayList<>();
        for (Condition condition : when) {
            // what is excluded matters as much as what is meant
            if (condition.kind() == Condition.Kind.PATH) {
                condition.values().forEach(glob -> stems.addAll(PathExamples.ofGlob(glob)));
            } else if (condition.kind() == Condition.Kind.PATH_REGEX) {
                condition.values().forEach(text -> stems.addAll(PathExamples.ofExpression(text)));
            }
        }
        if (stems.isEmpty() || when.stream().anyMatch(Condition::negated)) {
            stems.add("/example");
        }
        return stems;
    }

    private interface Change {
        String apply(String path, String value);
    }

    private static Set<String> with(Set<String> paths, Condition condition, Change change) {
        Set<String> changed = new LinkedHashSet<>();
        if (condition.negated()) {
            changed.addAll(paths);
        }
        for (String path : paths) {
            condition.values().forEach(value -> changed.add(change.apply(path, value)));
        }
        if (!condition.negated()) {
            changed.addAll(paths);
        }
        return changed;
    }

    private static String withFileName(String path, String name) {
        return path.substring(0, path.lastIndexOf('/') + 1) + name;
    }

    private static String withExtension(String path, String extension) {
        if (path.endsWith("." + extension)) {
            return path;
        }
        int dot = path.lastIndexOf('.');
        String stem = dot > path.lastIndexOf('/') ? path.substring(0, dot) : path;
        return (stem.endsWith("/") ? stem + "example" : stem) + "." + extension;
    }

    private static List<String> rewritten(OriginPath rewriting) {
        String directory = rewriting instanceof OriginPath.Remove remove
                ? remove.prefix()
                : rewriting instanceof OriginPath.Replace replace ? replace.from() : "";
        return directory.isEmpty() ? List.of() : List.of(normal(directory + "/example"), normal("/x" + directory));
    }

    /** As a viewer's browser sends it: no empty and no dot segments, nothing that would have to be encoded. */
    private static String normal(String path) {
        StringBuilder text = new StringBuilder();
        for (String segment : path.split("/", -1)) {
            StringBuilder plain = new StringBuilder();
            segment.chars()
                    .filter(c -> c > ' ' && c < 0x7f && "?#%\\".indexOf(c) < 0)
                    .forEach(c -> plain.append((char) c));
            String kept = plain.toString();
            if (!kept.isEmpty() && !kept.equals(".") && !kept.equals("..")) {
                text.append('/').append(kept);
            }
        }
        return path.endsWith("/") || text.length() == 0 ? text + "/" : text.toString();
    }
}
