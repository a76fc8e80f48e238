package dev.anyedge.cdn.internal.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {

    @ParameterizedTest
    @CsvSource({
        "/a/*,      /a/,         true",
        "/a/*,      /a/b/c,      true",
        "/a/*,      /a,          false",
        "/a,        /a,          true",
        "/a,        /a/,         false",
        "*,         '',          true",
        "**,        x,           true",
        "/*.png,    /a/b.png,    true",
        "/*.png,    /.png,       true",
        "/*.png,    /a.PNG,      false",
        "/ab*bc,    /abc,        false",
        "/ab*bc,    /abbc,       true",
        "/*aab*,    /aaab,       true",
        "/*a*a*a,   /aa,         false",
        "/*a*a*a,   /aaa,        true",
        "/*ab*b,    /ab,         false",
        "/a.c,      /abc,        false",
        "/[a]?,     /a,          false",
        "/[a]?,     /[a]?,       true",
        "/*/b/*/d,  /a/b/c/d,    true",
        "/*/b/*/d,  /a/b/d,      false",
    })
    void aStarIsAnyRunAndAllElseIsLiteral(String glob, String text, boolean matches) {
        assertThat(Glob.of(glob).matches(text)).isEqualTo(matches);
    }

    @Test
    void manyStarsTakeLinearTime() {
        String text = "/" + "a".repeat(20_000);

        assertThat(Glob.of("/" + "*a".repeat(200) + "*b").matches(text)).isFalse();
        assertThat(Glob.of("/*" + "a".repeat(5_000) + "b*").matches(text)).isFalse();
        assertThat(Glob.of("/*" + "a".repeat(5_000) + "*").matches(text)).isTrue();
    }

    @Test
    void aGlobMatchesAsTheExpressionThatSaysTheSame() {
        long seed = 4711;
        Random random = new Random(seed);
        int matched = 0;
        for (int i = 0; i < 20_000; i++) {
            String glob = text(random, "ab*", random.nextInt(10)) + (i % 5 == 0 ? "abababababababababab*" : "");
            String text = random.nextBoolean()
                    ? text(random, "ab", random.nextInt(12))
                    : new PatternSamples(random).ofGlob(glob, "", "a", "b", "ab", "ababa");
            StringBuilder expression = new StringBuilder();
            for (char c : glob.toCharArray()) {
                expression.append(c == '*' ? ".*" : String.valueOf(c));
            }
            boolean expected = Pattern.matches(expression.toString(), text);
            matched += expected ? 1 : 0;
            assertThat(Glob.of(glob).matches(text))
                    .as("seed %d, case %d: %s of %s", seed, i, glob, text)
                    .isEqualTo(expected);
        }
        assertThat(matched).isBetween(5_000, 15_000);
    }

    @Test
    void literalPartsAreWhatStandsBetweenTheStars() {
        assertThat(Glob.of("/a*b**c*d").literalParts())
                .isEqualTo(new LiteralParts(false, "/a", List.of("b", "c"), "d"));
        assertThat(Glob.of("/a").literalParts()).isEqualTo(new LiteralParts(true, "/a", List.of(), "/a"));
    }

    private static String text(Random random, String alphabet, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
