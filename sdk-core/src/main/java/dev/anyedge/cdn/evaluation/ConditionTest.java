package dev.anyedge.cdn.evaluation;

import dev.anyedge.cdn.evaluation.LiteralIndex.Key;
import dev.anyedge.cdn.evaluation.LiteralIndex.Place;
import dev.anyedge.cdn.internal.pattern.Glob;
import dev.anyedge.cdn.internal.pattern.LiteralParts;
import dev.anyedge.cdn.internal.pattern.PathPattern;
import dev.anyedge.cdn.internal.pattern.Re2;
import dev.anyedge.cdn.model.Condition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A condition ready to be tested, its patterns compiled. Immutable, thread-safe. */
abstract sealed class ConditionTest {
    /** From so many patterns on, a condition has an index of its own. */
    private static final int MANY = 12;

    private final boolean negated;

    private ConditionTest(boolean negated) {
        this.negated = negated;
    }

    static ConditionTest of(Condition condition) {
        return switch (condition.kind()) {
            case PATH ->
                new OfPath(condition, condition.values().stream().map(Glob::of).toList());
            case PATH_REGEX ->
                new OfPath(
                        condition, condition.values().stream().map(Re2::compile).toList());
            case HOST -> new OfHost(condition);
            case EXTENSION, FILE_NAME, METHOD, SCHEME -> new OfText(condition);
        };
    }

    final boolean holds(Subject subject) {
        return anyMatches(subject) != negated;
    }

    final boolean negated() {
        return negated;
    }

    /** Whether one of the values matches. */
    abstract boolean anyMatches(Subject subject);

    /**
     * For each value the keys one of which suffices to find it; an empty list where a value has none.
     *
     * @return nothing when no value has any
     */
    abstract List<List<Key>> keys();

    /** The path, by globs or regular expressions. */
    static final class OfPath extends ConditionTest {
        private final PathPattern[] patterns;
        private final List<List<Key>> keys;
        private final LiteralIndex index = new LiteralIndex();

        OfPath(Condition condition, List<? extends PathPattern> patterns) {
            super(condition.negated());
            this.patterns = patterns.toArray(PathPattern[]::new);
            this.keys = patterns.stream().map(OfPath::keys).toList();
            if (this.patterns.length >= MANY) {
                KeyFrequency frequency = new KeyFrequency();
                keys.forEach(frequency::count);
                for (int i = 0; i < this.patterns.length; i++) {
                    Key key = LiteralIndex.rarest(keys.get(i), frequency::of);
                    if (key == null) {
                        index.addOther(i);
                    } else {
                        index.add(key, i);
                    }
                }
            }
        }

        @Override
        boolean anyMatches(Subject subject) {
            if (patterns.length >= MANY) {
                return index.first(subject, (i, s) -> patterns[i].matches(s.path)) < patterns.length;
            }
            for (PathPattern pattern : patterns) {
                if (pattern.matches(subject.path)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        List<List<Key>> keys() {
            return keys;
        }

        private static List<Key> keys(PathPattern pattern) {
            LiteralParts parts = pattern.literalParts();
            if (parts.exact()) {
                return List.of(new Key(Place.PATH, parts.prefix()));
            }
            List<Key> keys = new ArrayList<>();
            if (!parts.prefix().isEmpty() && !parts.prefix().equals("/")) {
                keys.add(new Key(Place.PREFIX, parts.prefix()));
            }
            if (!parts.suffix().isEmpty()) {
                keys.add(new Key(Place.SUFFIX, parts.suffix()));
            }
            for (String inner : parts.inner()) {
                if (!inner.equals("/")) {
                    keys.add(new Key(Place.INNER, inner));
                }
            }
            return keys;
        }
    }

    /** The host, by names and {@code *.name}. */
    static final class OfHost extends ConditionTest {
        private final Set<String> names = new HashSet<>();
        private final Set<String> parents = new HashSet<>();

        OfHost(Condition condition) {
            super(condition.negated());
            for (String value : condition.values()) {
                if (value.startsWith("*.")) {
                    parents.add(value.substring(2));
                } else {
                    names.add(value);
                }
            }
        }

        @Override
        boolean anyMatches(Subject subject) {
            String host = subject.request.host();
            if (names.contains(host)) {
                return true;
            }
            if (!parents.isEmpty()) {
                for (int dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) {
                    if (parents.contains(host.substring(dot + 1))) {
                        return true;
                    }
                }
            }
            return false;
        }

        @Override
        List<List<Key>> keys() {
            List<List<Key>> keys = new ArrayList<>();
            names.forEach(name -> keys.add(List.of(new Key(Place.HOST, name))));
            parents.forEach(name -> keys.add(List.of(new Key(Place.PARENT_HOST, name))));
            return keys;
        }
    }

    /** Something literal. */
    static final class OfText extends ConditionTest {
        private final Condition.Kind kind;
        private final Set<String> values;

        OfText(Condition condition) {
            super(condition.negated());
            this.kind = condition.kind();
            this.values = new HashSet<>(condition.values());
        }

        @Override
        boolean anyMatches(Subject subject) {
            return values.contains(text(subject));
        }

        private String text(Subject subject) {
            return switch (kind) {
                case EXTENSION -> subject.extension();
                case FILE_NAME -> subject.fileName();
                case METHOD -> subject.request.method();
                default -> subject.request.scheme();
            };
        }

        @Override
        List<List<Key>> keys() {
            if (kind != Condition.Kind.EXTENSION && kind != Condition.Kind.FILE_NAME) {
                return List.of(List.of()); // too few methods and schemes to tell rules apart
            }
            Place place = kind == Condition.Kind.EXTENSION ? Place.EXTENSION : Place.FILE_NAME;
            return values.stream().map(value -> List.of(new Key(place, value))).toList();
        }
    }
}
