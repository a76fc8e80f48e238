package dev.anyedge.scaleway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.anyedge.cdn.Plan;
import dev.anyedge.cdn.PlanOptions;
import dev.anyedge.cdn.model.BucketOrigin;
import dev.anyedge.cdn.model.Certificate;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.Endpoint;
import dev.anyedge.cdn.model.JsonValue;
import dev.anyedge.cdn.model.LoadBalancerOrigin;
import dev.anyedge.cdn.translation.Feature;
import dev.anyedge.cdn.translation.Finding;
import dev.anyedge.cdn.translation.TranslationRefusedException;
import dev.anyedge.scaleway.translate.ScalewayOptions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What could not be written is found before the first write, not in the middle of an apply. */
class WriteRulesTest {

    private static Distribution withUnknownMembers() {
        return Shops.with(parts -> parts.endpoint = Endpoint.custom(Shops.HOST, Certificate.managed())
                .withOptions(ScalewayOptions.builder()
                        .putRaw("tls_stage", JsonValue.parse("{\"minimum_version\": \"1.3\"}"))
                        .build()
                        .toOptions()));
    }

    @ParameterizedTest
    @EnumSource(ScalewayDialect.class)
    void aStageIsNotMadeAnewWhenItHasMembersThatCannotBeWritten(ScalewayDialect dialect) {
        try (Project project = new Project(dialect)) {
            TranslationRefusedException refusal =
                    catchThrowableOfType(TranslationRefusedException.class, () -> project.plan(withUnknownMembers()));

            assertThat(refused(refusal)).singleElement().satisfies(finding -> {
                assertThat(finding.feature()).isEqualTo(Feature.UNKNOWN_CONTENT);
                assertThat(finding.pointer()).isEqualTo("/endpoints/0/certificate");
                assertThat(finding.message()).contains("minimum_version").contains("tls-stage");
                assertThat(finding.hint().orElseThrow()).contains("unknown-content");
            });
            assertThat(project.writes()).isEmpty();
        }
    }

    @Test
    void unknownMembersAreGivenUpWhereThatIsNamedAndThePlanSaysSo() {
        try (Project project = new Project()) {
            PlanOptions dropping =
                    PlanOptions.builder().addDrop(Feature.UNKNOWN_CONTENT).build();
            Plan plan = project.cdn.plan(withUnknownMembers(), dropping);

            assertThat(plan.findings()).anyMatch(finding -> finding.message().contains("minimum_version"));
            project.cdn.apply(plan, Project.EVERYTHING);
            assertThat(project.cdn.plan(withUnknownMembers(), dropping).isEmpty())
                    .isTrue();
        }
    }

    @Test
    void unknownMembersThatNoLiveStageHasAreNotForgottenInSilence() {
        try (Project project = new Project()) {
            project.apply(Shops.shop());
            project.clearJournal();

            TranslationRefusedException refusal =
                    catchThrowableOfType(TranslationRefusedException.class, () -> project.plan(withUnknownMembers()));

            assertThat(refused(refusal)).singleElement().satisfies(finding -> assertThat(finding.message())
                    .contains("minimum_version", "cannot write them"));
            assertThat(project.writes()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(ScalewayDialect.class)
    void idsAndRegionsThatTheProviderRefusesAreFoundBeforeAnythingIsMade(ScalewayDialect dialect) {
        try (Project project = new Project(dialect)) {
            Distribution wrong = Shops.with(parts -> {
                parts.endpoint = Endpoint.custom(Shops.HOST, Certificate.stored("my-secret", "fr-par"));
                parts.origins = List.of(LoadBalancerOrigin.builder()
                        .id("lb")
                        .loadBalancer("my-load-balancer")
                        .frontend("f0000000-0000-4000-8000-000000000001")
                        .zone("par")
                        .build());
                parts.origin = "lb";
            });

            TranslationRefusedException refusal =
                    catchThrowableOfType(TranslationRefusedException.class, () -> project.plan(wrong));

            assertThat(refused(refusal))
                    .extracting(finding ->
                            finding.pointer() + " " + finding.message().replaceAll(".*: (.*): .*", "$1"))
                    .containsExactlyInAnyOrder(
                            "/endpoints/0/certificate secrets/0/secret_id",
                            "/origins/0 scaleway_lb/lbs/0/id",
                            "/origins/0 scaleway_lb/lbs/0/zone");
            assertThat(project.writes()).isEmpty();
        }
    }

    @Test
    void aChangeToSomethingThatCannotBeSentIsRefusedToo() {
        try (Project project = new Project()) {
            project.apply(Shops.shop());
            project.clearJournal();
            Distribution wrong = Shops.with(
                    parts -> parts.endpoint = Endpoint.custom(Shops.HOST, Certificate.stored("my-secret", "fr-par")));
            Distribution bucket = Shops.with(parts -> {
                parts.origins = List.of(BucketOrigin.builder()
                        .id("assets")
                        .bucket("assets")
                        .region("par")
                        .website(true)
                        .build());
            });

            for (Distribution distribution : List.of(wrong, bucket)) {
                assertThat(refused(catchThrowableOfType(
                                TranslationRefusedException.class, () -> project.plan(distribution))))
                        .hasSize(1);
            }
            assertThat(project.writes()).isEmpty();
        }
    }

    private static List<Finding> refused(TranslationRefusedException refusal) {
        return refusal.findings().stream()
                .filter(finding -> finding.severity().refuses())
                .toList();
    }
}
