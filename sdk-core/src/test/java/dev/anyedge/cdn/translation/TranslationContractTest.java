package dev.anyedge.cdn.translation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyedge.cdn.model.Behavior;
import dev.anyedge.cdn.model.BucketOrigin;
import dev.anyedge.cdn.model.Caching;
import dev.anyedge.cdn.model.Condition;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.Endpoint;
import dev.anyedge.cdn.model.HttpOrigin;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What every translator may rely on, and every caller of one. */
class TranslationContractTest {
    private static final Finding REFUSES = Finding.of(
                    Severity.UNSUPPORTED, Feature.IP_ACCESS, "/defaults/ipAccess", "Addresses cannot be denied.")
            .hint("Check them at the origin.")
            .build();
    private static final Finding LOSES = Finding.of(Severity.LOSSY, Feature.ASSIGNED_PREFIX, "", "The prefix is lost.")
            .instead("The provider chooses.")
            .build();
    private static final Finding INFORMS = Finding.of(Severity.NOTE, Feature.NAMES, "/rules", "Names are not kept.")
            .build();

    // ---- findings ----

    @Test
    void onlyUnsupportedAndLossyFindingsRefuse() {
        assertThat(Severity.values())
                .filteredOn(Severity::refuses)
                .containsExactly(Severity.UNSUPPORTED, Severity.LOSSY);
    }

    @Test
    void aFindingReadsAsASentenceWithItsPlaceFeatureConsequenceAndHint() {
        assertThat(REFUSES)
                .hasToString("UNSUPPORTED /defaults/ipAccess [ip-access] Addresses cannot be denied."
                        + " Hint: Check them at the origin.");
        assertThat(LOSES).hasToString("LOSSY / [assigned-prefix] The prefix is lost. Instead: The provider chooses.");
    }

    @Test
    void aFindingMayConcernAClassOfRequests() {
        assertThat(INFORMS.requests()).isEmpty();
        RequestClass plain = RequestClass.when("plain HTTP requests", Condition.scheme("http"));
        assertThat(Finding.builder().from(INFORMS).requests(plain).build().requests())
                .contains(plain);
        assertThat(RequestClass.cookies().withCookies()).isTrue();
        assertThat(RequestClass.all().when()).isEmpty();
        assertThat(RequestClass.all().withCookies()).isFalse();
    }

    @Test
    void aClassOfRequestsDoesNotChangeWithTheListItWasMadeOf() {
        List<Condition> conditions = new ArrayList<>(List.of(Condition.method("GET")));
        RequestClass made = new RequestClass("reads", conditions, false);
        conditions.clear();
        assertThat(made.when()).hasSize(1);
    }

    // ---- features ----

    @Test
    void everyFeatureHasATextFormOfItsOwnThatIsReadBack() {
        Set<String> texts = new TreeSet<>();
        for (Feature feature : Feature.values()) {
            assertThat(feature.text()).matches("[a-z]+(-[a-z]+)*");
            assertThat(texts.add(feature.text())).isTrue();
            assertThat(Feature.fromText(feature.text())).contains(feature);
        }
        assertThat(Feature.fromText("IP_ACCESS")).isEmpty();
        assertThat(Feature.fromText("")).isEmpty();
    }

    @Test
    void whatKeepsRequestsOutIsARestriction() {
        assertThat(Feature.values())
                .filteredOn(Feature::restriction)
                .containsExactlyInAnyOrder(
                        Feature.REDIRECT_TO_HTTPS,
                        Feature.HTTPS_ONLY,
                        Feature.DISABLED,
                        Feature.IP_ACCESS,
                        Feature.GEO_ACCESS,
                        Feature.REFERER_ACCESS,
                        Feature.TOKEN_AUTH,
                        Feature.FIREWALL,
                        Feature.RULE_FIREWALL,
                        Feature.UNKNOWN_CONTENT);
    }

    // ---- strictness ----

    @Test
    void strictDropsNothing() {
        assertThat(Feature.values()).noneMatch(Strictness.strict()::mayDrop);
    }

    @Test
    void lenientDropsEverythingButRestrictions() {
        assertThat(Feature.values())
                .allMatch(feature -> Strictness.lenient().mayDrop(feature) != feature.restriction());
    }

    @Test
    void whatIsNamedIsDroppedWhateverTheMode() {
        Strictness named = Strictness.strict().dropping(Feature.IP_ACCESS).dropping(Feature.QUERY_KEY);
        assertThat(Feature.values())
                .filteredOn(named::mayDrop)
                .containsExactlyInAnyOrder(Feature.IP_ACCESS, Feature.QUERY_KEY);
        assertThat(Strictness.lenient().dropping(Feature.IP_ACCESS).mayDrop(Feature.IP_ACCESS))
                .isTrue();
        assertThat(Strictness.lenient().dropping(Feature.IP_ACCESS).mayDrop(Feature.GEO_ACCESS))
                .isFalse();
        assertThat(Strictness.strict().mayDrop(Feature.IP_ACCESS))
                .as("unchanged")
                .isFalse();
    }

    // ---- translations and readings ----

    @Test
    void aTranslationThatPassedGivesItsDocument() {
        Translation<String> passed = Translation.passed("fog", "document", List.of(INFORMS));
        assertThat(passed.document()).contains("document");
        assertThat(passed.orThrow()).isEqualTo("document");
        assertThat(passed.findings()).containsExactly(INFORMS);
    }

    @Test
    void aRefusedTranslationThrowsAllItsReasonsAndKeepsTheRest() {
        Translation<String> refused = Translation.refused("fog", List.of(INFORMS, REFUSES, LOSES));
        assertThat(refused.document()).isEmpty();
        assertThatThrownBy(refused::orThrow)
                .isInstanceOfSatisfying(TranslationRefusedException.class, e -> assertThat(e.findings())
                        .containsExactly(INFORMS, REFUSES, LOSES))
                .hasMessageContaining("fog")
                .hasMessageContaining("Addresses cannot be denied.")
                .hasMessageContaining("The prefix is lost.")
                .hasMessageNotContaining("Names are not kept.");
    }

    @Test
    void findingsDoNotChangeWithTheListTheyCameIn() {
        List<Finding> findings = new ArrayList<>(List.of(INFORMS));
        Translation<String> translation = Translation.passed("fog", "document", findings);
        Reading reading = new Reading(shop(), findings);
        findings.clear();
        assertThat(translation.findings()).hasSize(1);
        assertThat(reading.findings()).hasSize(1);
    }

    @Test
    void aReadingIsCompleteWhenNothingWasLost() {
        assertThat(new Reading(shop(), List.of(INFORMS)).complete()).isTrue();
        assertThat(new Reading(shop(), List.of(LOSES)).complete()).isFalse();
        assertThat(new Reading(shop(), List.of(REFUSES)).complete()).isFalse();
    }

    // ---- context ----

    @Test
    void aContextIsStrictAndEmptyUntilToldOtherwise() {
        TranslationContext<String> context = TranslationContext.strict();
        assertThat(context.live()).isEmpty();
        assertThat(context.originReplacements()).isEmpty();
        assertThat(context.strictness().mayDrop(Feature.QUERY_KEY)).isFalse();
    }

    @Test
    void aContextChangesByMakingANewOne() {
        TranslationContext<String> context = TranslationContext.strict();
        HttpOrigin replacement = HttpOrigin.of("web.example");
        TranslationContext<String> changed = context.withLive("document")
                .withOrigin("assets", replacement)
                .with(Strictness.lenient())
                .withIds(() -> (kind, wish) -> kind + ":" + wish);
        assertThat(context.live()).isEmpty();
        assertThat(context.originReplacements()).isEmpty();
        assertThat(changed.live()).contains("document");
        assertThat(changed.originReplacements()).containsEntry("assets", replacement);
        assertThat(changed.strictness().mayDrop(Feature.QUERY_KEY)).isTrue();
        assertThat(changed.newIds().next("stage", "a")).isEqualTo("stage:a");
        assertThatThrownBy(() -> changed.originReplacements().clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void readableIdsAreTheWishOrTheWishWithANumber() {
        IdAllocator ids = IdAllocator.readable();
        assertThat(ids.next("backend", "assets")).isEqualTo("assets");
        assertThat(ids.next("backend", "assets")).isEqualTo("assets-2");
        assertThat(ids.next("waf", "assets")).isEqualTo("assets-3");
        assertThat(ids.next("waf", "assets-2")).isEqualTo("assets-2-2");
        assertThat(TranslationContext.strict().newIds().next("backend", "assets"))
                .as("afresh for each translation")
                .isEqualTo("assets");
    }

    // ---- capabilities ----

    @Test
    void whatCapabilitiesDoNotNameIsNotDone() {
        Capabilities capabilities = Capabilities.builder("fog")
                .full(Feature.RULES, Feature.BYPASS)
                .partial(Feature.QUERY_KEY, "All arguments.")
                .none(Feature.IP_ACCESS, "Ask the origin.")
                .build();
        assertThat(capabilities.provider()).isEqualTo("fog");
        assertThat(capabilities.of(Feature.RULES)).isEqualTo(new Capabilities.Answer(Capabilities.Support.FULL, ""));
        assertThat(capabilities.of(Feature.QUERY_KEY))
                .isEqualTo(new Capabilities.Answer(Capabilities.Support.PARTIAL, "All arguments."));
        assertThat(capabilities.of(Feature.IP_ACCESS))
                .isEqualTo(new Capabilities.Answer(Capabilities.Support.NONE, "Ask the origin."));
        assertThat(capabilities.of(Feature.GEO_ACCESS))
                .isEqualTo(new Capabilities.Answer(Capabilities.Support.NONE, ""));
    }

    @Test
    void capabilitiesDoNotChangeWithTheirBuilder() {
        Capabilities.Builder builder = Capabilities.builder("fog").full(Feature.RULES);
        Capabilities capabilities = builder.build();
        builder.none(Feature.RULES, "No more.");
        assertThat(capabilities.of(Feature.RULES).support()).isEqualTo(Capabilities.Support.FULL);
    }

    private static Distribution shop() {
        return Distribution.builder()
                .name("shop")
                .addEndpoint(Endpoint.assigned())
                .addOrigin(BucketOrigin.builder()
                        .id("assets")
                        .bucket("assets")
                        .region("fr-par")
                        .build())
                .defaults(Behavior.builder()
                        .origin("assets")
                        .caching(Caching.bypass())
                        .build())
                .build();
    }
}
