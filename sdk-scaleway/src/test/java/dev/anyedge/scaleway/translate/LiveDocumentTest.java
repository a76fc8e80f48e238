package dev.anyedge.scaleway.translate;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.translation.Feature;
import dev.anyedge.cdn.translation.Reading;
import dev.anyedge.cdn.translation.Severity;
import dev.anyedge.cdn.translation.Translation;
import dev.anyedge.cdn.translation.TranslationContext;
import dev.anyedge.scaleway.api.RouteRule;
import dev.anyedge.scaleway.api.RouteStage;
import dev.anyedge.scaleway.api.RuleFilter;
import dev.anyedge.scaleway.api.RuleHttpMatch;
import dev.anyedge.scaleway.api.Stage;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whatever is live can be read, and what was read without anything missing goes back as it was. */
class LiveDocumentTest {
    private static final long SEED = 20260825;
    private static final List<String> PATHS = List.of(
            "/",
            "/a",
            "/b",
            "/b/x",
            "/api/",
            "/api/x",
            "/x/api/y",
            "/12",
            "/a.jpg",
            "/x/b.png",
            "/IMG/a",
            "/imgs",
            "/robots.txt",
            "/x/robots.txt",
            "/a.jpg/x",
            "/ab");

    private static final List<String> HOSTS = List.of(
            "cdn.shop.example", "www.shop.example", "shop.example", "other.example", "a.example", "xshop.example");

    private final StageChainTranslator translator = StageChainTranslator.create();

    @Test
    void aCompleteDocumentGoesBackAsItWas() {
        LiveDocuments random = new LiveDocuments(SEED);
        for (int i = 0; i < 600; i++) {
            String json = random.complete();
            String label = "seed " + SEED + ", case " + i + ": " + json;
            StageChain live = StageChain.fromJson(json);
            Reading reading = translator.read(live);
            assertThat(reading.findings()).as(label).noneMatch(finding -> finding.severity() == Severity.UNSUPPORTED);
            Translation<StageChain> back = translator.translate(
                    reading.distribution(),
                    TranslationContext.<StageChain>strict().withLive(live));
            assertThat(back.document()).as(label + "\n" + back.findings()).isPresent();
            same(live, back.orThrow(), label + "\n" + reading.distribution());
            assertThat(translator.read(back.orThrow()).distribution()).as(label).isEqualTo(reading.distribution());
        }
    }

    @Test
    void aDocumentGoesBackWithoutKnowingTheLiveOneToo() {
        LiveDocuments random = new LiveDocuments(SEED + 1);
        for (int i = 0; i < 300; i++) {
            String json = random.complete();
            String label = "seed " + (SEED + 1) + ", case " + i + ": " + json;
            Distribution read = translator.read(StageChain.fromJson(json)).distribution();
            StageChain made =
                    translator.translate(read, TranslationContext.strict()).orThrow();
            assertThat(StageChain.fromJson(made.toJson())).as(label).isEqualTo(made);
            assertThat(translator.read(made).distribution()).as(label).isEqualTo(read);
        }
    }

    @Test
    void anyDocumentIsReadWhateverItLacksAndNothingGetsLost() {
        LiveDocuments random = new LiveDocuments(SEED + 2);
        int lacking = 0;
        for (int i = 0; i < 800; i++) {
            String json = random.any();
            String label = "seed " + (SEED + 2) + ", case " + i + ": " + json;
            StageChain live = StageChain.fromJson(json);
            Reading reading = translator.read(live);
            Translation<StageChain> back = translator.translate(
                    reading.distribution(),
                    TranslationContext.<StageChain>strict().withLive(live));
            boolean incomplete =
                    reading.findings().stream().anyMatch(finding -> finding.feature() == Feature.INCOMPLETE_DOCUMENT);
            if (incomplete) {
                lacking++;
                assertThat(reading.complete()).as(label).isFalse();
                assertThat(reading.distribution().toJson()).as(label).contains(".invalid");
            } else {
                assertThat(back.document()).as(label + "\n" + back.findings()).isPresent();
                same(live, back.orThrow(), label + "\n" + reading);
            }
            assertThat(Distribution.fromJson(reading.distribution().toJson()))
                    .as(label)
                    .isEqualTo(reading.distribution());
        }
        assertThat(lacking).isBetween(50, 400);
    }

    /** The same stages with the same links, and rules that pick the same out. */
    private static void same(StageChain live, StageChain back, String label) {
        assertThat(back.pipeline().name()).as(label).isEqualTo(live.pipeline().name());
        assertThat(back.headDnsStageId()).as(label).isEqualTo(live.headDnsStageId());
        assertThat(StageChainJson.configurationOf(sorted(back)))
                .as(label)
                .isEqualTo(StageChainJson.configurationOf(sorted(live)));
        for (RouteStage stage : live.routeStages()) {
            List<RouteRule> before = live.rulesOf(stage.id());
            List<RouteRule> after = back.rulesOf(stage.id());
            assertThat(after).as(label).hasSameSizeAs(before);
            for (int i = 0; i < before.size(); i++) {
                assertThat(after.get(i).target())
                        .as(label)
                        .isEqualTo(before.get(i).target());
                assertThat(after.get(i).extra())
                        .as(label)
                        .isEqualTo(before.get(i).extra());
                RuleHttpMatch one = before.get(i).match().orElseThrow();
                RuleHttpMatch other = after.get(i).match().orElseThrow();
                assertThat(other.methodFilters()).as(label).isEqualTo(one.methodFilters());
                assertThat(picked(HOSTS, other.hostFilter())).as(label).isEqualTo(picked(HOSTS, one.hostFilter()));
                assertThat(other.extra()).as(label).isEqualTo(one.extra());
                assertThat(picked(PATHS, other.pathFilter())).as(label).isEqualTo(picked(PATHS, one.pathFilter()));
            }
        }
    }

    private static StageChain sorted(StageChain chain) {
        return StageChain.builder()
                .pipeline(chain.pipeline())
                .dnsStages(chain.dnsStages().stream().sorted(byId()).toList())
                .tlsStages(chain.tlsStages().stream().sorted(byId()).toList())
                .cacheStages(chain.cacheStages().stream().sorted(byId()).toList())
                .backendStages(chain.backendStages().stream().sorted(byId()).toList())
                .wafStages(chain.wafStages().stream().sorted(byId()).toList())
                .routeStages(chain.routeStages().stream().sorted(byId()).toList())
                .routeRules(Map.of())
                .build();
    }

    private static Comparator<Stage> byId() {
        return Comparator.comparing(Stage::id);
    }

    private static String picked(List<String> texts, Optional<RuleFilter> filter) {
        if (filter.isEmpty()) {
            return texts.toString();
        }
        if (!filter.get().type().known()) {
            return filter.get().toString();
        }
        Pattern pattern = Pattern.compile(filter.get().value());
        return texts.stream()
                .filter(path -> pattern.matcher(path).find())
                .toList()
                .toString();
    }
}
