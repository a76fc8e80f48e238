package dev.anyedge.scaleway.translate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GlobTest {
    private static final long SEED = 20260822;

    /** All texts of up to six letters; {@code z} is in no pattern, as some letter always is. */
    private static final List<String> TEXTS = texts();

    @Test
    void anIntersectionHoldsExactlyTheTextsThatMatchBoth() {
        Random random = new Random(SEED);
        for (int i = 0; i < 1_200; i++) {
            Glob a = glob(random);
            Glob b = glob(random);
            List<Glob> both = a.intersect(b);
            assertThat(both).as("seed %d, case %d", SEED, i).isNotNull();
            for (String text : TEXTS) {
                boolean expected = matches(a, text) && matches(b, text);
                boolean found = both.stream().anyMatch(glob -> matches(glob, text));
                assertThat(found)
                        .as("seed %d, case %d: %s ∩ %s = %s on \"%s\"", SEED, i, show(a), show(b), both, text)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void twoGlobsOverlapExactlyWhenTheirIntersectionHoldsSomething() {
        Random random = new Random(SEED);
        for (int i = 0; i < 10_000; i++) {
            Glob a = glob(random);
            Glob b = glob(random);
            assertThat(a.overlaps(b))
                    .as("seed %d, case %d: %s and %s", SEED, i, show(a), show(b))
                    .isEqualTo(!List.of().equals(a.intersect(b)));
        }
    }

    @Test
    void aGlobCoversAnotherExactlyWhenItMatchesAllItsTexts() {
        Random random = new Random(SEED);
        for (int i = 0; i < 1_200; i++) {
            Glob a = glob(random);
            Glob b = glob(random);
            // Patterns have up to five characters: a text of six letters that uses the strange one tells them apart.
            boolean all = TEXTS.stream().filter(text -> matches(b, text)).allMatch(text -> matches(a, text));
            assertThat(a.covers(b))
                    .as("seed %d, case %d: %s covers %s", SEED, i, show(a), show(b))
                    .isEqualTo(all);
        }
    }

    @Test
    void aUnionHasNoMemberThatAnotherCovers() {
        List<Glob> both = Glob.path("/ab*").intersect(Glob.path("/*bc"));
        assertThat(both).containsExactlyInAnyOrder(Glob.path("/ab*bc"), Glob.path("/abc"));
        assertThat(Glob.path("/a*").intersect(Glob.path("/*"))).containsExactly(Glob.path("/a*"));
    }

    @Test
    void starsSideBySideAreOne() {
        assertThat(Glob.path("/a***b")).isEqualTo(Glob.path("/a*b"));
    }

    @Test
    void aStarInAFileNameIsAnOrdinaryCharacter() {
        Glob name = Glob.fileName("a*b").get(0);
        assertThat(name.exact()).isTrue();
        assertThat(Glob.path("/axb").covers(name)).isFalse();
        assertThat(Glob.path("/a*b").covers(name)).isTrue();
    }

    @Test
    void anIntersectionThatTakesTooManyPatternsIsNone() {
        String one = "/" + "*a".repeat(8) + "*";
        String other = "/" + "*b".repeat(8) + "*";
        assertThat(Glob.path(one).intersect(Glob.path(other))).isNull();
    }

    @Test
    void veryLongPatternsAreIntersectedWhereThatIsEasyAndLeftAloneElsewhere() {
        String tail = "x".repeat(5_000);
        assertThat(Glob.path("/a*").intersect(Glob.path("/a" + tail + "*")))
                .containsExactly(Glob.path("/a" + tail + "*"));
        assertThat(Glob.path("/b*").intersect(Glob.path("/a" + tail + "*"))).isEmpty();
        assertThat(Glob.path("/a*" + tail).intersect(Glob.path("/a" + tail + "*")))
                .isNull();
        assertThat(Glob.path("/a*" + tail).overlaps(Glob.path("/a" + tail + "*")))
                .isTrue();
    }

    private static Glob glob(Random random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(6);
        for (int i = 0; i < length; i++) {
            text.append("ab**".charAt(random.nextInt(4)));
        }
        return Glob.path(text.toString());
    }

    private static boolean matches(Glob glob, String text) {
        return glob.covers(new Glob(text));
    }

    private static String show(Glob glob) {
        return glob.text().replace(Glob.STAR, '*');
    }

    private static List<String> texts() {
        List<String> texts = new ArrayList<>(List.of(""));
        for (int from = 0, length = 0; length < 6; length++) {
            int to = texts.size();
            for (; from < to; from++) {
                for (char c : new char[] {'a', 'b', 'z'}) {
                    texts.add(texts.get(from) + c);
                }
            }
        }
        return texts;
    }
}
