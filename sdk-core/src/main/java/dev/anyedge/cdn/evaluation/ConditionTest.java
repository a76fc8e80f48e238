package dev.anyedge.cdn.evaluation;

import dev.anyedge.cdn.evaluation.LiteralIndex.Key;
import dev.anyedge.cdn.evaluation.LiteralIndex.Place;
import dev.anyedge.cdn.internal.pattern.Glob;
import dev.anyedge.cdn.internal.pattern.LiteralParts;
import dev.anyedge.cdn.internal.pattern.PathPattern;
import dev.anyedge.cdn.internal.pattern.Re2;
import dev.anyedge.cdn.model.Condition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
            case PATH, PATH_REGEX -> ofPaths(condition);
            case HOST -> new OfHost(condition);
            case EXTENSION, FILE_NAME, METHOD, SCHEME -> new OfText(condition);
        };
    }

    private static ConditionTest ofPaths(Condition condition) {
        List<PathPattern> patterns = new ArrayList<>();
        for (String value : condition.values()) {
            patterns.add(condition.kind() == Condition.Kind.PATH ? Glob.of(value) : expression(value));
        }
        return patterns.size() == 1
                ? new OfOnePath(condition.negated(), patterns.get(0))
                : new OfPaths(condition.negated(), patterns);
    }

    /** A path holds no line break, so most expressions that people write for paths are globs, which are faster. */
    private static PathPattern expression(String value) {
        Re2 expression = Re2.compile(value);
        Optional<Glob> glob = expression.asGlob();
        return glob.isPresent() ? glob.get() : expression;
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

    /** The path, by one glob or regular expression. */
    static final class OfOnePath extends ConditionTest {
        private final PathPattern pattern;

        OfOnePath(boolean negated, PathPattern pattern) {
            super(negated);
            this.pattern = pattern;
        }

        @Override
        boolean anyMatches(Subject subject) {
            return pattern.matches(subject.path);
        }

        @Override
        List<List<Key>> keys() {
            return List.of(keysOf(pattern));
        }
    }

    /** The path, by several globs or regular expressions. */
    static final class OfPaths extends ConditionTest {
        private final PathPattern[] patterns;

        /** Only where there are many patterns. */
        private final @Nullable LiteralIndex index;

        OfPaths(boolean negated, List<PathPattern> patterns) {
            super(negated);
            this.patterns = patterns.toArray(PathPattern[]::new);
            this.index = this.patterns.length < MANY ? null : index();
        }

        private LiteralIndex index() {
            KeyFrequency frequency = new KeyFrequency();
            List<List<Key>> keys = keys();
            keys.forEach(frequency::count);
            LiteralIndex.Builder builder = new LiteralIndex.Builder();
            for (int i = 0; i < keys.size(); i++) {
                Key key = LiteralIndex.rarest(keys.get(i), frequency::of);
                if (key == null) {
                    builder.addOther(i);
                } else {
                    builder.add(key, i);
                }
            }
            return builder.build();
        }

        @Override
        boolean anyMatches(Subject subject) {
            if (index != null) {
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
            return Arrays.stream(patterns).map(ConditionTest::keysOf).toList();
        }
    }

    /** By which literals a pattern can be found. */
    private static List<Key> keysOf(PathPattern pattern) {
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
            Place place =
                    switch (kind) {
                        case EXTENSION -> Place.EXTENSION;
                        case FILE_NAME -> Place.FILE_NAME;
                        case METHOD -> Place.METHOD;
                        default -> Place.SCHEME;
                    };
            return values.stream().map(value -> List.of(new Key(place, value))).toList();
        }
    }
}
