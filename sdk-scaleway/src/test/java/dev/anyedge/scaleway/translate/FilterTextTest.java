package dev.anyedge.scaleway.translate;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import dev.anyedge.cdn.evaluation.Evaluator;
import dev.anyedge.cdn.evaluation.Request;
import dev.anyedge.cdn.model.Behavior;
import dev.anyedge.cdn.model.BucketOrigin;
import dev.anyedge.cdn.model.CacheRule;
import dev.anyedge.cdn.model.Caching;
import dev.anyedge.cdn.model.Certificate;
import dev.anyedge.cdn.model.Condition;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.Endpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The expressions of route rules, held against the library that RE2 syntax is known by. */
class FilterTextTest {
    private static final long SEED = 20260824;
    private static final String ALPHABET = "/ab.|(+*?$^\\[]{}x";

    @Test
    void anExpressionFindsAndMatchesExactlyWhatItsGlobsMatch() {
        Random random = new Random(SEED);
        for (int i = 0; i < 2_000; i++) {
            List<Glob> globs = new ArrayList<>();
            for (int n = 0; n <= random.nextInt(3); n++) {
                globs.add(Glob.path(text(random, 5)));
            }
            Pattern written = Pattern.compile(FilterText.write(new TextSet.Globs(globs)));
            for (int n = 0; n < 30; n++) {
                String path = text(random, 7);
                boolean expected = globs.stream().anyMatch(glob -> glob.covers(new Glob(path)));
                String label = "seed " + SEED + ", case " + i + ": " + written + " on " + path;
                // the same, however the provider applies it
                assertThat(written.matcher(path).find()).as(label).isEqualTo(expected);
                assertThat(written.matcher(path).matches()).as(label).isEqualTo(expected);
            }
        }
    }

    @Test
    void aFileNameIsFoundInTheRootAndBelow() {
        Pattern written = Pattern.compile(FilterText.write(new TextSet.Globs(Glob.fileName("a.b"))));
        assertThat(written.pattern()).isEqualTo("^(?:/(?:.*/)?a\\.b)$");
        assertThat(List.of("/a.b", "/x/a.b", "/x/y/a.b"))
                .allMatch(path -> written.matcher(path).find());
        assertThat(List.of("/xa.b", "/a.b/", "/axb", "/a.bc"))
                .noneMatch(path -> written.matcher(path).find());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "^(?:/api/.*)$ PATH /api/*",
                "^(?:/a|/b/.*)$ PATH /a;/b/*",
                "^/api/.*$ PATH /api/*",
                "^/api/.* PATH /api/*",
                "^/api$ PATH /api",
                "^(/a|/b)$ PATH /a;/b",
                "^.*$ PATH /*",
                ".* PATH_REGEX .*(?:.*).*",
                "^(?:/.*\\.jpg|/.*\\.png)$ EXTENSION jpg;png",
                "^.*\\.jpg$ EXTENSION jpg",
                "^(?:/.*\\.jpg|/raw/.*)$ PATH /*.jpg;/raw/*",
                "^(?:/.*\\.tar\\.gz)$ PATH /*.tar.gz",
                "^(?:/(?:.*/)?robots\\.txt)$ FILE_NAME robots.txt",
                "^.*/robots\\.txt$ FILE_NAME robots.txt",
                "^(?:/(?:.*/)?robots\\.txt|/a)$ PATH /robots.txt;/*/robots.txt;/a",
                "^.*/a/b$ PATH /a/b;/*/a/b",
                "^(?:/a\\*b)$ PATH_REGEX /a\\*b",
                "^(?:/(?:.*/)?a\\*b)$ FILE_NAME a*b",
                "^(?:/x/[0-9]+)$ PATH_REGEX /x/[0-9]+",
                "^(?:(?:/a[12])|(?:/b[12]))$ PATH_REGEX /a[12];/b[12]",
                "^/(img|css)/.*$ PATH_REGEX /(img|css)/.*",
                "^(?i)/a$ PATH_REGEX (?i)/a",
                "^/a{2}$ PATH_REGEX /a{2}",
                "^/a.*+$ PATH_REGEX .*(?:^/a.*+$).*",
                "^/a.*?$ PATH_REGEX /a.*?",
                "/api/.* PATH_REGEX .*(?:/api/.*).*",
                "^/api PATH_REGEX .*(?:^/api).*",
                "\\.jpg$ PATH_REGEX .*(?:\\.jpg$).*",
                "^/a|/b$ PATH_REGEX .*(?:^/a|/b$).*",
                "^/a\\$ PATH_REGEX .*(?:^/a\\$).*",
                "^/a\\.* PATH_REGEX .*(?:^/a\\.*).*",
                "^\\Q/a.b\\E$ PATH_REGEX .*(?:^\\Q/a.b\\E$).*",
                "^\\Q/a.* PATH_REGEX .*(?:^\\Q/a.*\\E).*",
                "^[(]$ PATH_REGEX [(]",
                "^(a)(b)$ PATH_REGEX (a)(b)",
                "^x$ PATH_REGEX x",
            })
    void anExpressionIsReadAsTheConditionThatSaysTheSame(String expression, Condition.Kind kind, String values) {
        if (!FilterText.valid(expression)) {
            // possessive quantifiers are no RE2 syntax
            assertThat(FilterText.readPath(expression)).isNull();
            return;
        }
        assertThat(FilterText.readPath(expression)).isEqualTo(new Condition(kind, List.of(values.split(";")), false));
        assertSame(expression, FilterText.readPath(expression));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/.*", "^/api", "\\.jpg$", "^/a|/b$", "(?i)^/x", "a|b", "[/]", ".*"})
    void anExpressionThatIsSearchedForIsWrittenBackAsItWas(String expression) {
        Condition read = FilterText.readPath(expression);
        assertThat(FilterText.write(FilterText.paths(read.values()))).isEqualTo(expression);
    }

    @Test
    void anEmptyExpressionPicksOutEverything() {
        assertThat(FilterText.readPath("")).isEqualTo(Condition.path("/*"));
    }

    @Test
    void anInvalidExpressionIsNone() {
        assertThat(FilterText.readPath("/(a")).isNull();
        assertThat(FilterText.readPath("^(?:/a(?=b))$")).isNull();
        assertThat(FilterText.readHosts("(")).isNull();
    }

    @Test
    void anyExpressionMeansTheSameAsTheConditionItIsReadAs() {
        Random random = new Random(SEED);
        int good = 0;
        for (int i = 0; i < 2_500; i++) {
            String expression = expression(random);
            Condition read = FilterText.readPath(expression);
            if (read != null) {
                good++;
                assertSame(expression, read);
            }
        }
        assertThat(good).isGreaterThan(1_200);
    }

    @Test
    void hostsAreReadBackAndNothingElseIs() {
        assertThat(FilterText.readHosts("^(?:cdn\\.shop\\.example)$")).isEqualTo(Condition.host("cdn.shop.example"));
        assertThat(FilterText.readHosts("^(?:.*\\.shop\\.example|a\\.example)$"))
                .isEqualTo(Condition.host("*.shop.example", "a.example"));
        assertThat(FilterText.readHosts("shop\\.example")).isNull();
        assertThat(FilterText.readHosts("^(?:shop.*\\.example)$")).isNull();
        assertThat(FilterText.readHosts("^(?:/(?:.*/)?a)$")).isNull();
        assertThat(FilterText.readHosts("^(?:UPPER\\.example)$")).isNull();
    }

    @Test
    void aQuotationWithoutEndIsEndedBeforeItIsWrapped() {
        String written = FilterText.write(FilterText.paths(List.of("/\\Qa.b", "/c")));
        Pattern pattern = Pattern.compile(written);
        assertThat(pattern.matcher("/a.b").find()).isTrue();
        assertThat(pattern.matcher("/c").find()).isTrue();
        assertThat(pattern.matcher("/axb").find()).isFalse();
    }

    /** The expression searched for, the condition, and the expression that the condition is written as: all agree. */
    private static void assertSame(String expression, Condition read) {
        Pattern searched = Pattern.compile(expression);
        Evaluator evaluator = Evaluator.rulesOnly(Distribution.builder()
                .name("x")
                .addEndpoint(Endpoint.custom("cdn.shop.example", Certificate.managed()))
                .addOrigin(BucketOrigin.builder()
                        .id("b")
                        .bucket("bucket")
                        .region("fr-par")
                        .build())
                .defaults(
                        Behavior.builder().origin("b").caching(Caching.bypass()).build())
                .addRule(CacheRule.builder()
                        .name("r")
                        .addWhen(read)
                        .then(Behavior.builder().origin("b").build())
                        .build())
                .build());
        Pattern again = Pattern.compile(FilterText.write(
                read.kind() == Condition.Kind.PATH_REGEX ? FilterText.paths(read.values()) : globs(read)));
        Random random = new Random(expression.hashCode());
        for (int i = 0; i < 40; i++) {
            String path =
                    "/" + text(random, 6).replace("\\", "a").replace("[", "b").replaceAll("[]?{}^|]", "/");
            boolean expected = searched.matcher(path).find();
            boolean decided = evaluator
                    .decide(Request.builder()
                            .host("cdn.shop.example")
                            .path(path)
                            .build())
                    .rule()
                    .isPresent();
            assertThat(decided)
                    .as("%s read as %s on %s", expression, read, path)
                    .isEqualTo(expected);
            assertThat(again.matcher(path).find())
                    .as("%s written back as %s on %s", expression, again, path)
                    .isEqualTo(expected);
        }
    }

    private static TextSet globs(Condition condition) {
        List<Glob> globs = new ArrayList<>();
        for (String value : condition.values()) {
            switch (condition.kind()) {
                case EXTENSION -> globs.add(Glob.extension(value));
                case FILE_NAME -> globs.addAll(Glob.fileName(value));
                default -> globs.add(Glob.path(value));
            }
        }
        return new TextSet.Globs(globs);
    }

    private static String text(Random random, int longest) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(longest + 1);
        for (int i = 0; i < length; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    private static String expression(Random random) {
        String[] pieces = {
            "/",
            "a",
            "b",
            "/a",
            ".*",
            ".",
            "\\.",
            "(?:",
            "(",
            ")",
            "|",
            "^",
            "$",
            "[ab]",
            "a*",
            "b?",
            "\\Q",
            "\\E",
            "/(?:.*/)?",
            "^(?:",
            ")$",
            "x+",
            "\\*",
            ".*",
            "^/",
            "$"
        };
        StringBuilder text = new StringBuilder(random.nextBoolean() ? "^" : "");
        int length = 1 + random.nextInt(5);
        for (int i = 0; i < length; i++) {
            text.append(pieces[random.nextInt(pieces.length)]);
        }
        return text.append(random.nextBoolean() ? "$" : "").toString();
    }
}
