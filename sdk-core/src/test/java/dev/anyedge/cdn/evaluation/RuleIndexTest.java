package dev.anyedge.cdn.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import dev.anyedge.cdn.model.Behavior;
import dev.anyedge.cdn.model.CacheRule;
import dev.anyedge.cdn.model.Caching;
import dev.anyedge.cdn.model.Condition;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.Endpoint;
import dev.anyedge.cdn.model.HttpOrigin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The index finds the rule that trying all rules in order finds. */
class RuleIndexTest {
    private static final long SEED = 77_001;
    private static final int DISTRIBUTIONS = 400;
    private static final int REQUESTS = 300;

    @Test
    void theIndexFindsTheFirstRuleThatHolds() {
        int byRule = 0;
        int late = 0;
        for (int d = 0; d < DISTRIBUTIONS; d++) {
            long seed = SEED + d;
            Distribution distribution = distribution(new Random(seed));
            Evaluator evaluator = Evaluator.of(distribution);
            Linear linear = new Linear(distribution);
            Requests requests = new Requests(distribution, seed);
            for (int r = 0; r < REQUESTS; r++) {
                Request request = requests.next();
                Optional<String> expected = linear.rule(request);
                assertThat(evaluator.decide(request).rule())
                        .as("seed %d, request %d: %s of %s", seed, r, request, distribution.rules())
                        .isEqualTo(expected);
                byRule += expected.isPresent() ? 1 : 0;
                late += expected.isPresent() && !expected.get().equals("r0") ? 1 : 0;
            }
        }
        // Worth something only when rules, and not only the first ones, decide often.
        assertThat(byRule).isGreaterThan(DISTRIBUTIONS * REQUESTS / 2);
        assertThat(late).isGreaterThan(DISTRIBUTIONS * REQUESTS / 4);
    }

    /** Tries one rule after another, with means of its own. */
    private static final class Linear {
        private final Distribution distribution;
        private final Map<String, Pattern> patterns = new HashMap<>();

        Linear(Distribution distribution) {
            this.distribution = distribution;
        }

        Optional<String> rule(Request request) {
            for (CacheRule rule : distribution.rules()) {
                boolean all = true;
                for (Condition condition : rule.when()) {
                    boolean any = false;
                    for (String value : condition.values()) {
                        any |= matches(condition.kind(), value, request);
                    }
                    all &= any != condition.negated();
                }
                if (all) {
                    return Optional.of(rule.name());
                }
            }
            return Optional.empty();
        }

        private boolean matches(Condition.Kind kind, String value, Request request) {
            String path = request.path();
            String file = path.substring(path.lastIndexOf('/') + 1);
            return switch (kind) {
                case PATH -> glob(value, path);
                case PATH_REGEX ->
                    patterns.computeIfAbsent(value, Pattern::compile).matches(path);
                case EXTENSION -> file.endsWith("." + value) && !value.contains(".");
                case FILE_NAME -> file.equals(value);
                case METHOD -> request.method().equals(value);
                case SCHEME -> request.scheme().equals(value);
                case HOST ->
                    value.startsWith("*.")
                            ? request.host().endsWith(value.substring(1))
                            : request.host().equals(value);
            };
        }

        private static boolean glob(String pattern, String text) {
            // reached[j]: the pattern so far matches the first j characters
            boolean[] reached = new boolean[text.length() + 1];
            reached[0] = true;
            for (char c : pattern.toCharArray()) {
                if (c == '*') {
                    for (int j = 1; j < reached.length; j++) {
                        reached[j] |= reached[j - 1];
                    }
                } else {
                    for (int j = text.length(); j > 0; j--) {
                        reached[j] = reached[j - 1] && text.charAt(j - 1) == c;
                    }
                    reached[0] = false;
                }
            }
            return reached[text.length()];
        }
    }

    private static Distribution distribution(Random random) {
        Distribution.Builder builder = Distribution.builder()
                .name("generated")
                .addEndpoint(Endpoint.customHttpOnly("a.example"))
                .addEndpoint(Endpoint.customHttpOnly("b.example"))
                .addEndpoint(Endpoint.customHttpOnly("deep.b.example"))
                .addOrigin(HttpOrigin.builder().id("web").host("origin.example").build())
                .defaults(Behavior.builder()
                        .origin("web")
                        .caching(Caching.honorOrigin())
                        .build());
        int count = 1 + random.nextInt(random.nextInt(4) == 0 ? 60 : 12);
        for (int i = 0; i < count; i++) {
            List<Condition> when = new ArrayList<>();
            int conditions = 1 + random.nextInt(3);
            for (int c = 0; c < conditions; c++) {
                when.add(condition(random));
            }
            builder.addRule(CacheRule.builder()
                    .name("r" + i)
                    .when(when)
                    .then(Behavior.builder().caching(Caching.noStore()).build())
                    .build());
        }
        return builder.build();
    }

    private static Condition condition(Random random) {
        Condition.Kind[] kinds = {
            Condition.Kind.PATH, Condition.Kind.PATH, Condition.Kind.PATH, Condition.Kind.PATH_REGEX,
            Condition.Kind.EXTENSION, Condition.Kind.FILE_NAME, Condition.Kind.METHOD, Condition.Kind.HOST,
            Condition.Kind.SCHEME
        };
        Condition.Kind kind = kinds[random.nextInt(kinds.length)];
        Set<String> values = new LinkedHashSet<>();
        int count = random.nextInt(10) == 0 ? 20 : 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            values.add(
                    switch (kind) {
                        case PATH -> path(random);
                        case PATH_REGEX ->
                            one(
                                    random,
                                    "/img/.*",
                                    "/v[0-9]+/.*",
                                    "(/a|/b)/.*\\.png",
                                    ".*\\.(jpg|png)",
                                    "/a",
                                    "^/a/.*$",
                                    "/[a-z]+/x\\b.*",
                                    "(?i)/IMG/.*",
                                    "/.*(a|x)y?",
                                    "/a/.*/b/.*");
                        case EXTENSION -> one(random, "png", "jpg", "html", "PNG");
                        case FILE_NAME -> one(random, "index.html", "a.png", "a", "b.jpg");
                        case METHOD -> one(random, "GET", "HEAD", "POST", "PUT");
                        case HOST -> one(random, "a.example", "b.example", "*.b.example", "*.example");
                        case SCHEME -> one(random, "http", "https");
                    });
        }
        Condition condition = new Condition(kind, List.copyOf(values), false);
        return random.nextInt(5) == 0 ? condition.not() : condition;
    }

    private static String path(Random random) {
        StringBuilder glob = new StringBuilder("/");
        int bits = random.nextInt(4);
        for (int i = 0; i < bits; i++) {
            glob.append(
                    one(random, "a", "b", "img", "*", "*", "/", "x/", "a/", "v1", ".png", "*.jpg", "index.html", "/*"));
        }
        return glob.toString();
    }

    private static String one(Random random, String... values) {
        return values[random.nextInt(values.length)];
    }
}
