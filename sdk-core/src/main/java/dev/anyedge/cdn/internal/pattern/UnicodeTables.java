package dev.anyedge.cdn.internal.pattern;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The Unicode classes and case pairs that regular expressions may name, as this JDK knows them. Computed when an
 * expression first asks, since it takes a walk over all code points.
 */
final class UnicodeTables {
    private static final String[] CATEGORY_NAMES = {
        "", "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Me", "Mc", "Nd", "Nl", "No", "Zs", "Zl", "Zp", "Cc", "Cf", "", "Co",
        "Cs", "Pd", "Ps", "Pe", "Pc", "Po", "Sm", "Sc", "Sk", "So", "Pi", "Pf"
    };

    private UnicodeTables() {}

    /** A general category ({@code Lu}), a group of them ({@code L}), a script ({@code Greek}) or {@code Any}. */
    static Optional<CharSet> named(String name) {
        if (name.equals("Any")) {
            return Optional.of(CharSet.ALL);
        }
        CharSet category = Categories.BY_NAME.get(name);
        return category != null ? Optional.of(category) : Optional.ofNullable(Scripts.BY_NAME.get(name));
    }

    /** The set with every code point that differs from a member by case only. */
    static CharSet foldCase(CharSet set) {
        CharSet.Builder folded = new CharSet.Builder().add(set);
        int single = set.singleton();
        if (single >= 0) {
            add(folded, Folding.ORBIT_OF.getOrDefault(single, new int[0]));
            return folded.build();
        }
        for (int[] orbit : Folding.ORBITS) {
            if (Arrays.stream(orbit).anyMatch(set::contains)) {
                add(folded, orbit);
            }
        }
        return folded.build();
    }

    private static void add(CharSet.Builder set, int[] members) {
        for (int member : members) {
            set.add(member, member);
        }
    }

    private static final class Categories {
        static final Map<String, CharSet> BY_NAME = compute();

        private static Map<String, CharSet> compute() {
            CharSet.Builder[] builders = new CharSet.Builder[CATEGORY_NAMES.length];
            int start = 0;
            int type = Character.getType(0);
            for (int c = 1; c <= Character.MAX_CODE_POINT + 1; c++) {
                int next = c <= Character.MAX_CODE_POINT ? Character.getType(c) : -1;
                if (next != type) {
                    if (builders[type] == null) {
                        builders[type] = new CharSet.Builder();
                    }
                    builders[type].add(start, c - 1);
                    start = c;
                    type = next;
                }
            }
            Map<String, CharSet.Builder> groups = new HashMap<>();
            Map<String, CharSet> byName = new HashMap<>();
            for (int i = 0; i < builders.length; i++) {
                String name = CATEGORY_NAMES[i];
                if (builders[i] != null && !name.isEmpty()) { // unassigned code points have no class in RE2
                    CharSet set = builders[i].build();
                    byName.put(name, set);
                    groups.computeIfAbsent(name.substring(0, 1), g -> new CharSet.Builder())
                            .add(set);
                }
            }
            groups.forEach((name, builder) -> byName.put(name, builder.build()));
            return byName;
        }
    }

    private static final class Scripts {
        static final Map<String, CharSet> BY_NAME = compute();

        private static Map<String, CharSet> compute() {
            Map<Character.UnicodeScript, CharSet.Builder> builders = new HashMap<>();
            int start = 0;
            Character.UnicodeScript script = Character.UnicodeScript.of(0);
            for (int c = 1; c <= Character.MAX_CODE_POINT; c++) {
                Character.UnicodeScript next = Character.UnicodeScript.of(c);
                if (next != script) {
                    builders.computeIfAbsent(script, s -> new CharSet.Builder()).add(start, c - 1);
                    start = c;
                    script = next;
                }
            }
            builders.computeIfAbsent(script, s -> new CharSet.Builder()).add(start, Character.MAX_CODE_POINT);
            builders.remove(Character.UnicodeScript.UNKNOWN);
            Map<String, CharSet> byName = new HashMap<>();
            builders.forEach((key, builder) -> byName.put(name(key), builder.build()));
            return byName;
        }

        private static String name(Character.UnicodeScript script) {
            if (script == Character.UnicodeScript.SIGNWRITING) {
                return "SignWriting";
            }
            StringBuilder name = new StringBuilder(script.name().toLowerCase(Locale.ROOT));
            for (int i = 0; i < name.length(); i++) {
                if (i == 0 || name.charAt(i - 1) == '_') {
                    name.setCharAt(i, Character.toUpperCase(name.charAt(i)));
                }
            }
            return name.toString();
        }
    }

    private static final class Folding {
        static final List<int[]> ORBITS = compute();
        static final Map<Integer, int[]> ORBIT_OF = new HashMap<>();

        static {
            for (int[] orbit : ORBITS) {
                for (int member : orbit) {
                    ORBIT_OF.put(member, orbit);
                }
            }
        }

        private static List<int[]> compute() {
            Map<Integer, List<Integer>> byKey = new HashMap<>();
            for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
                int key = Character.toLowerCase(Character.toUpperCase(c));
                // The dotted and the dotless i have no simple case pair outside Turkish.
                boolean alone = c == 0x130 || c == 0x131;
                if (!alone && (key != c || Character.toUpperCase(c) != c)) {
                    List<Integer> orbit = byKey.computeIfAbsent(key, k -> new ArrayList<>());
                    if (key != c && !orbit.contains(key)) {
                        orbit.add(key);
                    }
                    if (!orbit.contains(c)) {
                        orbit.add(c);
                    }
                }
            }
            return byKey.values().stream()
                    .map(orbit -> orbit.stream().mapToInt(Integer::intValue).toArray())
                    .toList();
        }
    }
}
