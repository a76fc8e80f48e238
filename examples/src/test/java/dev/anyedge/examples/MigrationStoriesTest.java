package dev.anyedge.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyedge.cdn.Cdn;
import dev.anyedge.cdn.CdnProvider;
import dev.anyedge.cdn.Deployment;
import dev.anyedge.cdn.DeploymentStatus;
import dev.anyedge.cdn.PlanOptions;
import dev.anyedge.cdn.WaitOptions;
import dev.anyedge.cdn.evaluation.Evaluator;
import dev.anyedge.cdn.evaluation.Request;
import dev.anyedge.cdn.migration.Migration;
import dev.anyedge.cdn.migration.MigrationReport;
import dev.anyedge.cdn.model.BucketOrigin;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.HttpOrigin;
import dev.anyedge.cdn.model.Origin;
import dev.anyedge.cdn.translation.Feature;
import dev.anyedge.cdn.translation.Finding;
import dev.anyedge.cdn.translation.Reading;
import dev.anyedge.cdn.translation.Strictness;
import dev.anyedge.cdn.translation.TranslationContext;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A team leaves one provider for another: what is live at the old one is carried over, and goes live at the new one. */
class MigrationStoriesTest {
    private static final WaitOptions WAIT = WaitOptions.builder()
            .firstPause(Duration.ofMillis(20))
            .deadline(Duration.ofMinutes(1))
            .build();
    private static final String SITE = """
            {"name": "shop",
             "endpoints": [{"type": "custom", "hostname": "cdn.shop.example", %s}],
             "origins": [%s],
             "defaults": {"origin": "web", "caching": %s}}
            """;
    private static final String PLAIN = "\"viewerProtocol\": \"http-only\"";
    private static final String HOST =
            "{\"type\": \"http\", \"id\": \"web\", \"scheme\": \"http\", \"host\": \"origin.shop.example\"}";
    private static final String DAY = "{\"type\": \"override\", \"ttl\": 86400}";

    private static final Distribution AT_SCALEWAY = Distribution.fromJson(SITE.formatted(
            "\"certificate\": {\"type\": \"managed\"}",
            "{\"type\": \"bucket\", \"id\": \"web\", \"bucket\": \"my-scw-bucket\", \"region\": \"fr-par\"}",
            "{\"type\": \"honor-origin\", \"defaultTtl\": 1800}, \"cookies\": \"bypass\""));
    private static final Distribution AT_A_HOST = Distribution.fromJson(SITE.formatted(PLAIN, HOST, DAY));

    private static final Origin COPY =
            BucketOrigin.builder().id("copy").bucket("my-copy").region("fr-par").build();
    private static final Origin SERVER =
            HttpOrigin.builder().id("server").host("server.shop.example").build();

    /** The moves that make sense, with what is lost on each. */
    private enum Move {
        SCALEWAY_TO_LUMEN(AT_SCALEWAY, SERVER, "managed-certificate", "cookies", "honor-origin"),
        SCALEWAY_TO_FUJITSU(AT_SCALEWAY, SERVER, "managed-certificate", "cookies"),
        FUJITSU_TO_SCALEWAY(AT_A_HOST, COPY, "http-only", "override-ttl"),
        LUMEN_TO_SCALEWAY(AT_A_HOST, COPY, "http-only", "override-ttl"),
        FUJITSU_TO_LUMEN(AT_A_HOST, null),
        LUMEN_TO_FUJITSU(AT_A_HOST, null);

        private final Distribution site;
        private final Origin replacement;
        private final Set<String> lost;

        Move(Distribution site, Origin replacement, String... lost) {
            this.site = site;
            this.replacement = replacement;
            this.lost = Set.of(lost);
        }

        private String from() {
            return name().substring(0, name().indexOf('_')).toLowerCase(java.util.Locale.ROOT);
        }

        private String to() {
            return name().substring(name().lastIndexOf('_') + 1).toLowerCase(java.util.Locale.ROOT);
        }

        /** Strict, with the origins that the new provider can reach. */
        private Migration strict(Reading reading) {
            Migration migration = Migration.to(CdnProvider.named(to()).translator());
            return replacement == null
                    ? migration
                    : migration.withOrigin(
                            reading.distribution().origins().get(0).id(), replacement);
        }

        private Strictness allowed() {
            return Strictness.lenient()
                    .dropping(lost.stream()
                            .map(text -> Feature.fromText(text).orElseThrow())
                            .toArray(Feature[]::new));
        }
    }

    private final Clouds clouds = new Clouds();

    @AfterEach
    void stop() {
        clouds.close();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsLiveIsCarriedOverAndGoesLive(Move move) {
        Reading live;
        try (Cdn old = clouds.connect(move.from())) {
            String id = old.apply(old.plan(move.site)).id();
            old.awaitDeployed(id, WAIT);
            live = old.read(id);
        }

        MigrationReport strict = move.strict(live).of(move.from(), live);
        assertThat(lost(strict)).isEqualTo(move.lost);
        assertThat(strict.document().isEmpty()).isEqualTo(!move.lost.isEmpty());
        assertThat(strict.lostRestrictions()).isEmpty();
        MigrationReport report = move.strict(live).with(move.allowed()).of(move.from(), live);

        Distribution carried =
                CdnProvider.named(move.to()).documents().read(report.orThrow()).distribution();
        try (Cdn fresh = clouds.connect(move.to())) {
            Deployment deployment = fresh.awaitDeployed(
                    fresh.apply(fresh.plan(
                                    deployable(carried, live),
                                    PlanOptions.builder().lenient(true).build()))
                            .id(),
                    WAIT);
            assertThat(deployment.status()).isEqualTo(DeploymentStatus.DEPLOYED);
            assertThat(deployment.hostnames()).contains("cdn.shop.example");
        }
    }

    /** What is read from a document has the origins of the new provider already. */
    private static Distribution deployable(Distribution carried, Reading live) {
        return Distribution.builder()
                .from(carried)
                .name(live.distribution().name())
                .build();
    }

    @ParameterizedTest
    @EnumSource
    void aDocumentGivesTheSameReportAsWhatIsLive(Move move) {
        CdnProvider source = CdnProvider.named(move.from());
        String document = source.documents()
                .translate(move.site, TranslationContext.strict())
                .orThrow();
        Reading reading = source.documents().read(document);

        MigrationReport report = move.strict(reading).ofDocument(source.translator(), document);

        assertThat(lost(report)).isEqualTo(move.lost);
        assertThat(report.toMarkdown()).startsWith("# ").contains(": from " + move.from() + " to " + move.to());
        // who is served there is served here, over the scheme that the new provider has
        Distribution carried = CdnProvider.named(move.to())
                .documents()
                .read(move.strict(reading)
                        .with(move.allowed())
                        .ofDocument(source.translator(), document)
                        .orThrow())
                .distribution();
        String scheme = move.to().equals("scaleway") || move.from().equals("scaleway") ? "https" : "http";
        assertThat(Evaluator.of(carried)
                        .decide(Request.of(scheme + "://cdn.shop.example/index.html"))
                        .allowed())
                .isTrue();
    }

    private static Set<String> lost(MigrationReport report) {
        return report.findings().stream()
                .filter(finding -> finding.severity().refuses())
                .map(Finding::feature)
                .map(Feature::text)
                .collect(Collectors.toSet());
    }
}
