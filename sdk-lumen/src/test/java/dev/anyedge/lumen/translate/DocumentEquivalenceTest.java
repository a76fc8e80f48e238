package dev.anyedge.lumen.translate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.anyedge.cdn.evaluation.Decision;
import dev.anyedge.cdn.evaluation.Evaluator;
import dev.anyedge.cdn.evaluation.Request;
import dev.anyedge.cdn.evaluation.Requests;
import dev.anyedge.cdn.internal.json.JsonText;
import dev.anyedge.cdn.model.Behavior;
import dev.anyedge.cdn.model.CacheRule;
import dev.anyedge.cdn.model.Caching;
import dev.anyedge.cdn.model.Condition;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.QueryKey;
import dev.anyedge.cdn.translation.Feature;
import dev.anyedge.cdn.translation.Finding;
import dev.anyedge.cdn.translation.Reading;
import dev.anyedge.cdn.translation.Severity;
import dev.anyedge.cdn.translation.Translation;
import dev.anyedge.cdn.translation.TranslationContext;
import dev.anyedge.lumen.image.ImageRules;
import dev.anyedge.lumen.image.ServiceImage;
import dev.anyedge.simulator.lumen.edge.ServiceImageDecider;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * Whatever image is read: the model decides as the edge does by that image, or never serves more where a finding says that
 * something cannot be said; and what is written back decides as before, with everything that is not ours as it was. A longer
 * run: {@code mvn -pl sdk-lumen -am test -Dtest=DocumentEquivalenceTest -Danyedge.cases=100
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class DocumentEquivalenceTest {
    private static final long SEED = Long.getLong("anyedge.seed", 20261201);
    private static final int TIMES = Integer.getInteger("anyedge.cases", 1);
    private static final int DOCUMENTS = 150 * TIMES;
    private static final int REQUESTS = 60;

    private final LumenTranslator translator = LumenTranslator.create();

    @Test
    void anImageMeansWhatIsReadFromIt() {
        RandomImages images = new RandomImages(SEED);
        int whole = 0;
        for (int i = 0; i < DOCUMENTS; i++) {
            String label = "seed " + SEED + ", case " + i;
            String json = images.next();
            Reading reading = read(label, json);
            boolean exact = exact(reading);
            whole += exact ? 1 : 0;
            ServiceImageDecider edge = ServiceImageDecider.of(json);
            Evaluator model = Evaluator.of(reading.distribution());
            boolean narrower = reading.findings().stream()
                    .anyMatch(f -> f.severity() == Severity.ADJUSTED && f.feature() == Feature.GEO_ACCESS);
            boolean otherTokens = reading.findings().stream()
                    .anyMatch(f -> f.severity() == Severity.LOSSY && f.feature() == Feature.TOKEN_AUTH);
            for (Request request : requests(reading.distribution(), SEED + i)) {
                if (otherTokens && request.tokenValid().isPresent()) {
                    // what the model calls valid is another token there, as the finding says
                    continue;
                }
                Decision decision = model.decide(request);
                var decided = edge.decide(EquivalenceTest.signed(
                        EquivalenceTest.edge(request), request, decision, reading.distribution()));
                Supplier<String> about = () -> label + "\n" + request + "\n" + reading.findings() + "\n"
                        + reading.distribution().toJson() + "\n" + json;
                if (!exact || narrower && decided.served()) {
                    assertThat(decision.allowed() && !decided.served())
                            .as(() -> "wider: " + about.get())
                            .isFalse();
                } else {
                    assertThat(EquivalenceTest.modelView(decision))
                            .as(about)
                            .isEqualTo(EquivalenceTest.edgeView(decided));
                }
            }
        }
        assertThat(whole).isGreaterThan(DOCUMENTS / 4);
    }

    @Test
    void whatIsWrittenBackDecidesAsBeforeAndLeavesEverythingElseAsItWas() {
        RandomImages images = new RandomImages(SEED + 1);
        for (int i = 0; i < DOCUMENTS; i++) {
            String label = "seed " + (SEED + 1) + ", case " + i;
            String json = images.next();
            Reading reading = read(label, json);
            LumenDocument live = translator.parse(json);
            for (TranslationContext<LumenDocument> context : List.of(
                    TranslationContext.<LumenDocument>strict(),
                    TranslationContext.<LumenDocument>strict().withLive(live))) {
                Translation<LumenDocument> back = translator.translate(reading.distribution(), context);
                assertThat(back.document())
                        .as(() -> label + "\n" + refusals(back.findings()) + "\n" + reading.findings() + "\n" + json)
                        .isPresent();
                String written = translator.print(back.orThrow());
                Supplier<String> about = () -> label + (context.live().isPresent() ? " with " : " without ") + "live\n"
                        + reading.findings() + "\n" + reading.distribution().toJson() + "\n" + json + "\n" + written;
                decideAlike(about, json, written, reading.distribution(), SEED + i);
                unchanged(about, JsonText.parse(json), JsonText.parse(written), reading.findings());
                assertThat(broken(back.orThrow().image())).as(about).isSubsetOf(broken(live.image()));
                assertThat(translator.print(translator
                                .translate(translator.read(back.orThrow()).distribution(), context)
                                .orThrow()))
                        .as(() -> "written twice: " + about.get())
                        .isEqualTo(written);
            }
        }
    }

    @Test
    void aPartOfAnImageIsReplacedAndTheOthersAreNotTouched() {
        RandomImages images = new RandomImages(SEED + 2);
        Random random = new Random(SEED);
        for (int i = 0; i < DOCUMENTS; i++) {
            String label = "seed " + (SEED + 2) + ", case " + i;
            String json = images.next();
            LumenDocument live = translator.parse(json);
            Set<Long> own = new HashSet<>();
            live.image().originDefinitions().stream()
                    .filter(origin -> random.nextBoolean())
                    .forEach(origin -> own.add(origin.id()));
            if (own.isEmpty()) {
                own.add(live.image().originDefinitions().get(0).id());
            }
            Reading reading = translator.read(LumenDocument.of(ImagePart.of(live.image(), own)));
            ServiceImage part = translator
                    .translate(
                            reading.distribution(),
                            TranslationContext.<LumenDocument>strict().withLive(live))
                    .orThrow()
                    .image();
            ServiceImage merged = ImagePart.replaced(live.image(), own, part);
            String written = translator.print(LumenDocument.of(merged));
            Supplier<String> about = () -> label + ", own " + own + "\n" + reading.findings() + "\n"
                    + reading.distribution().toJson() + "\n" + json + "\n" + written;
            assertThat(broken(merged)).as(about).isSubsetOf(broken(live.image()));
            decideAlike(about, json, written, translator.read(live).distribution(), SEED + i);
            unchanged(about, JsonText.parse(json), JsonText.parse(written), reading.findings());
            others(about, JsonText.parse(json), JsonText.parse(written), own);
        }
    }

    @Test
    void anEditOfWhatWasReadIsWhatIsServed() {
        RandomImages images = new RandomImages(SEED + 3);
        for (int i = 0; i < DOCUMENTS; i++) {
            String label = "seed " + (SEED + 3) + ", case " + i;
            String json = images.next();
            Reading reading = read(label, json);
            if (!exact(reading) || reading.findings().stream().anyMatch(f -> f.severity() == Severity.ADJUSTED)) {
                continue;
            }
            Distribution edited = edited(reading.distribution(), new Random(SEED + i));
            Translation<LumenDocument> back = translator.translate(
                    edited, TranslationContext.<LumenDocument>strict().withLive(translator.parse(json)));
            if (back.document().isEmpty()) {
                // a signed alias definition stands in the way, or what cannot be said
                assertThat(refusals(back.findings())).as(label).isNotEmpty();
                continue;
            }
            String written = translator.print(back.orThrow());
            ServiceImageDecider edge = ServiceImageDecider.of(written);
            Evaluator model = Evaluator.of(edited);
            for (Request request : requests(edited, SEED + i)) {
                Decision decision = model.decide(request);
                assertThat(EquivalenceTest.modelView(decision))
                        .as(() -> label + "\n" + request + "\n" + edited.toJson() + "\n" + json + "\n" + written)
                        .isEqualTo(EquivalenceTest.edgeView(edge.decide(
                                EquivalenceTest.signed(EquivalenceTest.edge(request), request, decision, edited))));
            }
        }
    }

    private static Set<String> broken(ServiceImage image) {
        Set<String> broken = new HashSet<>();
        ImageRules.violations(image).forEach(violation -> broken.add(violation.message()));
        return broken;
    }

    // ---- edits ----

    private static Distribution edited(Distribution before, Random random) {
        Distribution.Builder after = Distribution.builder().from(before);
        List<CacheRule> rules = new ArrayList<>(before.rules());
        switch (random.nextInt(6)) {
            case 0 ->
                rules.add(
                        0,
                        CacheRule.builder()
                                .name("added")
                                .when(List.of(Condition.path("/a*")))
                                .then(Behavior.builder()
                                        .caching(Caching.noStore())
                                        .build())
                                .build());
            case 1 -> {
                if (!rules.isEmpty()) {
                    rules.remove(random.nextInt(rules.size()));
                }
            }
            case 2 -> Collections.shuffle(rules, random);
            case 3 ->
                after.defaults(Behavior.builder()
                        .from(before.defaults())
                        .caching(Caching.revalidate())
                        .queryKey(QueryKey.none())
                        .build());
            case 4 -> after.enabled(!before.enabled());
            default -> {
                if (before.endpoints().size() > 1) {
                    after.endpoints(
                            before.endpoints().subList(1, before.endpoints().size()));
                }
            }
        }
        return after.rules(rules).build();
    }

    // ---- comparing ----

    private Reading read(String label, String json) {
        try {
            return translator.read(translator.parse(json));
        } catch (RuntimeException e) {
            throw new AssertionError(label + "\n" + json, e);
        }
    }

    private static boolean exact(Reading reading) {
        return refusals(reading.findings()).isEmpty();
    }

    private static List<Finding> refusals(List<Finding> findings) {
        return findings.stream().filter(f -> f.severity().refuses()).toList();
    }

    private static List<Request> requests(Distribution distribution, long seed) {
        Requests aimed = new Requests(distribution, seed);
        Random random = new Random(seed);
        List<Request> requests = new ArrayList<>();
        for (int n = 0; n < REQUESTS; n++) {
            Request request = aimed.next();
            if (random.nextBoolean()) {
                request = Request.builder()
                        .from(request)
                        .path(RandomImages.PATHS.get(random.nextInt(RandomImages.PATHS.size())))
                        .build();
            }
            // in the country of nobody is nobody
            if (!request.country().equals(Optional.of("ZZ"))) {
                requests.add(request);
            }
        }
        return requests;
    }

    private static void decideAlike(
            Supplier<String> about, String before, String after, Distribution hosts, long seed) {
        ServiceImageDecider old = ServiceImageDecider.of(before);
        ServiceImageDecider now = ServiceImageDecider.of(after);
        Evaluator model = Evaluator.of(hosts);
        for (Request request : requests(hosts, seed)) {
            var edge = EquivalenceTest.signed(EquivalenceTest.edge(request), request, model.decide(request), hosts);
            var was = old.decide(edge);
            var is = now.decide(edge);
            Supplier<String> what = () -> request + "\n" + about.get();
            assertThat(is.edge().withInferred(List.of()).withNotes(Map.of()))
                    .as(what)
                    .isEqualTo(was.edge().withInferred(List.of()).withNotes(Map.of()));
            assertThat(is.trafficType()).as(what).isEqualTo(was.trafficType());
            assertThat(is.originId()).as(what).isEqualTo(was.originId());
        }
    }

    /** Everything but the rules stays as it is; of the rules, what the model has no words for. */
    private static void unchanged(Supplier<String> about, JsonNode before, JsonNode after, List<Finding> findings) {
        before.properties().forEach(member -> {
            if (!member.getKey().equals("matchGroups")) {
                assertThat(spelled(after.path(member.getKey())))
                        .as(() -> member.getKey() + " of " + about.get())
                        .isEqualTo(spelled(withoutLeftovers(member.getValue(), after.path(member.getKey()))));
            }
        });
        String written = JsonText.canonical(JsonText.write(after.path("matchGroups")));
        boolean leftOut = findings.stream().anyMatch(f -> f.message().contains("left out"));
        for (JsonNode group : before.path("matchGroups")) {
            if (group.has("future")) {
                assertThat(written).as(about).contains(JsonText.canonical(JsonText.write(group.path("future"))));
            }
            for (JsonNode rule : group.path("matchRules")) {
                List<JsonNode> kept = new ArrayList<>();
                rule.properties().forEach(member -> {
                    if (!List.of("id", "expression", "features").contains(member.getKey())) {
                        kept.add(member.getValue());
                    }
                });
                rule.path("features").properties().forEach(member -> {
                    String text = JsonText.write(member.getValue());
                    boolean said = List.of("qshMode", "cchoMode", "geoBlocking", "ipBlocking", "tokenAuth")
                                    .contains(member.getKey())
                            && !text.contains("odd");
                    boolean off = member.getKey().equals("denyPolicy");
                    if (!said && !off && !member.getValue().isNull()) {
                        kept.add(member.getValue());
                    }
                });
                if (!leftOut) {
                    kept.forEach(
                            node -> assertThat(written).as(about).contains(JsonText.canonical(JsonText.write(node))));
                }
            }
        }
    }

    /** Without what the SDK itself made for this distribution and no rule refers to any more. */
    private static JsonNode withoutLeftovers(JsonNode list, JsonNode now) {
        if (!list.isArray()) {
            return list;
        }
        ArrayNode kept = ((ArrayNode) list).arrayNode();
        list.forEach(one -> {
            boolean ours = one.path("name").asText().startsWith("anyedge:shop:");
            boolean there = false;
            for (JsonNode other : now) {
                there |= other.path("id").equals(one.path("id"));
            }
            if (!ours || there) {
                kept.add(one);
            }
        });
        return kept;
    }

    /** Whatever is signed byte for byte, everything else whatever the order of its members. */
    private static String spelled(JsonNode list) {
        StringBuilder text = new StringBuilder();
        if (!list.isArray()) {
            return JsonText.canonical(JsonText.write(list));
        }
        for (JsonNode one : list) {
            boolean whole = one.has("signature") || one.has("script");
            text.append(whole ? JsonText.write(one) : JsonText.canonical(JsonText.write(one)))
                    .append('\n');
        }
        return text.toString();
    }

    /** Not a byte of others differs. */
    private static void others(Supplier<String> about, JsonNode before, JsonNode after, Set<Long> own) {
        for (JsonNode group : before.path("matchGroups")) {
            long id = group.path("id").asLong();
            List<String> expected = new ArrayList<>();
            List<String> found = new ArrayList<>();
            if (id == 0) {
                foreign(group, own, expected);
                after.path("matchGroups").forEach(other -> {
                    if (other.path("id").asLong() == 0) {
                        foreign(other, own, found);
                    }
                });
            } else if (!own.contains(id)) {
                expected.add(spelled(group));
                after.path("matchGroups").forEach(other -> {
                    if (other.path("id").asLong() == id) {
                        found.add(spelled(other));
                    }
                });
            }
            assertThat(found).as(about).isEqualTo(expected);
        }
    }

    private static void foreign(JsonNode group, Set<Long> own, List<String> rules) {
        for (JsonNode rule : group.path("matchRules")) {
            long id = Long.parseLong(rule.path("expression").asText().replaceFirst(".* ", ""));
            if (!own.contains(id)) {
                rules.add(spelled(rule));
            }
        }
    }
}
