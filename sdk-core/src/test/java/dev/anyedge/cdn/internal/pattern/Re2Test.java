package dev.anyedge.cdn.internal.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Re2Test {

    @Test
    void theWholeTextMustMatch() {
        Re2 re = Re2.compile("/img/.*\\.(jpg|png)");

        assertThat(re.matches("/img/a/b.png")).isTrue();
        assertThat(re.matches("/img/a/b.png2")).isFalse();
        assertThat(re.matches("x/img/a/b.png")).isFalse();
    }

    @Test
    void anExponentialCaseForBacktrackingTakesLinearTime() {
        // A backtracking engine would need 2^50000 steps and never come back.
        String text = "a".repeat(50_000);

        assertThat(Re2.compile("(a*)*b").matches(text)).isFalse();
        assertThat(Re2.compile("(a|aa)+$").matches(text + "b")).isFalse();
        assertThat(Re2.compile("(?:a?){500}a{500}").matches("a".repeat(500))).isTrue();
    }

    @Test
    void aMatchGoesOnWhenTheStatesBecomeTooMany() {
        // The minimal deterministic automaton of this one has 2^16 states.
        Re2 re = Re2.compile("(?:a|b)*a(?:a|b){15}");
        java.util.Random random = new java.util.Random(3);
        for (int i = 0; i < 1500; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = 0; j < 200; j++) {
                text.append(random.nextBoolean() ? 'a' : 'b');
            }
            assertThat(re.matches(text.toString())).isEqualTo(text.charAt(text.length() - 16) == 'a');
        }
    }

    @Test
    void whatStandsBeforeAPositionIsRemembered() {
        Re2 re = Re2.compile("[a-]\\bb");

        assertThat(re.matches("ab")).isFalse();
        assertThat(re.matches("-b")).isTrue();
        assertThat(re.matches("ab")).isFalse();
    }

    @Test
    void manyThreadsShareOneExpression() {
        Re2 re = Re2.compile("(?:a|b)*a(?:a|b){6}c?");
        List<Boolean> wrong = IntStream.range(0, 20_000)
                .parallel()
                .mapToObj(i -> {
                    String bits = Integer.toBinaryString(i | 1 << 20)
                            .replace('0', 'a')
                            .replace('1', 'b');
                    return re.matches(bits) == (bits.charAt(bits.length() - 7) == 'a');
                })
                .filter(right -> !right)
                .toList();

        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "a(?=b) 2 look-ahead",
                "a(?!b) 2 look-ahead",
                "(?<=a)b 1 look-behind",
                "(?<!a)b 1 look-behind",
                "(?>a) 1 atomic",
                "(a)\\1 4 back-references",
                "(?P<n>a)\\k<n> 9 back-references",
                "a*+ 3 possessive",
                "a{2}{3} 5 repeats",
                "*a 1 nothing",
                "a|* 3 nothing",
                "(a 1 closed",
                "a) 2 closes",
                "[a 1 closed",
                "[b-a] 2 order",
                "a\\ 2 escape",
                "\\Z 1 escape",
                "\\pX 1 class",
                "a{1001} 2 1000",
                "a{3,2} 2 order",
                "(?:(?:a{100}){10}){2} 19 multiply",
                "(?P<a>x)(?P<a>y) 9 groups",
                "(?x)a 1 flags",
                "(?i-)a 1 flags",
                "é[[:nope:]] 3 class",
            })
    void whatRe2RefusesIsRefusedWithItsPlace(String expression, int character, String word) {
        assertThat(Re2.check(expression)).hasValueSatisfying(problem -> assertThat(problem)
                .startsWith("at character " + character + ":")
                .contains(word));
        assertThatThrownBy(() -> Re2.compile(expression)).isInstanceOf(Re2SyntaxException.class);
    }

    @Test
    void anExpressionThatWouldTakeTooMuchMemoryIsRefused() {
        assertThat(Re2.check("(?:abcdefghijklmnopqrstu){1000}"))
                .hasValueSatisfying(problem -> assertThat(problem).contains("20000 instructions"));
        assertThat(Re2.check("(".repeat(5000) + ")".repeat(5000)))
                .hasValueSatisfying(problem -> assertThat(problem).contains("nested deeper"));
        assertThat(Re2.check("a" + "*(?i)".repeat(100_000)))
                .hasValueSatisfying(problem -> assertThat(problem).contains("nested deeper"));
        assertThat(Re2.check("(?:" + "a{0,1000}".repeat(30) + ")")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a{,2}", "a{2", "{", "a{x}", "a{01}", "[]a]", "[a-]", "x{0}", "(?:)", "|", "(?i)", "^*", "a|"})
    void oddButValidSyntaxIsAccepted(String expression) {
        assertThat(Re2.check(expression)).isEmpty();
    }

    @Test
    void bracesThatAreNoCountAreLiteral() {
        assertThat(Re2.compile("a{,2}").matches("a{,2}")).isTrue();
        assertThat(Re2.compile("a{01}").matches("a{01}")).isTrue();
    }

    @Test
    void literalPartsAreWhatEveryMatchContains() {
        assertThat(Re2.compile("^/api/v[0-9]+/users/.*\\.json").literalParts())
                .isEqualTo(new LiteralParts(false, "/api/v", List.of("/users/"), ".json"));
        assertThat(Re2.compile("/a\\.b").literalParts()).isEqualTo(new LiteralParts(true, "/a.b", List.of(), "/a.b"));
        assertThat(Re2.compile("(?i)/k.*").literalParts().prefix()).isEqualTo("/");
        assertThat(Re2.compile("/a|/b").literalParts()).isEqualTo(new LiteralParts(false, "", List.of(), ""));
        assertThat(Re2.compile("/a\\b/b").literalParts().exact()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "/img/.*,       /img/*",
        "^/img/.*$,     /img/*",
        "(?s)/a.*b.*,   /a*b*",
        "(?:/a)(?:.*b), /a*b",
        "^/a$,          /a",
        "/a\\.b,      /a.b",
    })
    void anExpressionOfLiteralsAndDotStarsIsAGlob(String expression, String glob) {
        assertThat(Re2.compile(expression).asGlob().map(Glob::literalParts))
                .contains(Glob.of(glob).literalParts());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/a.+", "/a.", "/a|/b", "/a$b", "/a^.*", "/\\ba.*", "/[ab].*", "(?i)/a.*", "/a.{0,3}", "/(a.*)?"
            })
    void anExpressionThatSaysMoreIsNoGlob(String expression) {
        assertThat(Re2.compile(expression).asGlob()).isEmpty();
    }
}
