package dev.anyedge.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.translation.Capabilities;
import dev.anyedge.cdn.translation.Capabilities.Support;
import dev.anyedge.cdn.translation.Feature;
import dev.anyedge.cdn.translation.Finding;
import dev.anyedge.cdn.translation.Severity;
import dev.anyedge.cdn.translation.Translation;
import dev.anyedge.cdn.translation.TranslationContext;
import dev.anyedge.cdn.translation.Translator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What the capabilities say is what a translation does: a feature declared full is never refused, one declared none always
 * is, one declared partial is refused or adjusted now and then; and what is taken works at the edge.
 */
public abstract class CapabilityContract extends ContractTopic {
    /** What decides no request: a provider that has no place for it says so in a note, and takes the rest. */
    static final Set<Feature> DECIDES_NOTHING = EnumSet.of(Feature.NAMES, Feature.DESCRIPTION);

    private static final long SEED = 20261126;
    private static final int REQUESTS = 200;
    private static final int MANY_CHANGES = 30;

    /** For subclasses. */
    protected CapabilityContract() {}

    @Test
    void limitsAreExplained() {
        Capabilities capabilities = fixture().translator().capabilities();
        assertThat(capabilities.provider()).isEqualTo(fixture().translator().provider());
        for (Feature feature : Feature.values()) {
            Capabilities.Answer answer = capabilities.of(feature);
            assertThat(answer.note().isEmpty())
                    .as("%s is %s: a note says the limit, or what to do instead", feature.text(), answer)
                    .isEqualTo(answer.support() == Support.FULL);
        }
    }

    @Test
    void whateverIsChangedShowsInTheDocumentOrAFindingSaysThatItDoesNot() {
        losses(fixture());
    }

    private static <D> void losses(ProviderFixture<D> provider) {
        Losses<D> losses = new Losses<>(provider.translator());
        Probes probes = new Probes(provider);
        Set<String> lost = new TreeSet<>();
        for (Feature feature : Feature.values()) {
            probes.of(feature).forEach(probe -> lost.addAll(losses.of(probe)));
        }
        assertThat(lost).as("nobody notices it").isEmpty();
        assertThat(losses.changes()).isGreaterThan(MANY_CHANGES);
    }

    @TestFactory
    Stream<DynamicTest> theDeclarationAgreesWithTheTranslation() {
        Probes probes = new Probes(fixture());
        return Stream.of(Feature.values())
                .filter(feature -> !probes.of(feature).isEmpty())
                .map(feature ->
                        DynamicTest.dynamicTest(feature.text(), () -> check(fixture(), feature, probes.of(feature))));
    }

    private static <D> void check(ProviderFixture<D> provider, Feature feature, List<Distribution> probes) {
        Support support = provider.translator().capabilities().of(feature).support();
        Feature reported = provider.reportedAs(feature);
        int taken = 0;
        int refused = 0;
        int limited = 0;
        StringBuilder outcome = new StringBuilder();
        for (Distribution probe : probes) {
            Translation<D> translation = translate(provider.translator(), probe);
            boolean because = translation.findings().stream()
                    .filter(finding -> finding.severity().refuses())
                    .map(Finding::feature)
                    .anyMatch(reported::equals);
            boolean noted = DECIDES_NOTHING.contains(feature)
                    && translation.findings().stream().map(Finding::feature).anyMatch(feature::equals);
            if (noted && support == Support.NONE) {
                return;
            }
            limited += because || adjusted(translation, reported) ? 1 : 0;
            refused += because ? 1 : 0;
            outcome.append('\n').append(translation.findings());
            if (translation.document().isPresent()) {
                taken++;
                assertThat(because)
                        .as("%s is taken and refused", feature.text())
                        .isFalse();
                works(provider, feature, probe, translation);
            }
        }
        String label = feature.text() + " is declared " + support + ", but" + outcome;
        assertThat(taken > 0).as(label).isEqualTo(support != Support.NONE);
        assertThat(support == Support.FULL ? refused > 0 : limited > 0)
                .as(label)
                .isEqualTo(support != Support.FULL);
    }

    private static boolean adjusted(Translation<?> translation, Feature feature) {
        return translation.findings().stream()
                .anyMatch(finding -> finding.severity() == Severity.ADJUSTED && finding.feature() == feature);
    }

    private static <D> void works(
            ProviderFixture<D> provider, Feature feature, Distribution probe, Translation<D> translation) {
        D document = translation.orThrow();
        Optional<String> difference = new Agreement(provider)
                .difference(probe, translation.findings(), provider.edge(document), SEED, REQUESTS);
        assertThat(difference).as("%s\n%s", feature.text(), probe.toJson()).isEmpty();
        Translator<D> translator = provider.translator();
        assertThat(translator
                        .normalise(translator.read(document).distribution())
                        .toJson())
                .as("%s: what is read back", feature.text())
                .isEqualTo(translator.normalise(probe).toJson());
        assertThat(translator.print(translator.parse(translator.print(document))))
                .isEqualTo(translator.print(document));
    }

    static <D> Translation<D> translate(Translator<D> translator, Distribution distribution) {
        return translator.translate(distribution, TranslationContext.strict());
    }
}
