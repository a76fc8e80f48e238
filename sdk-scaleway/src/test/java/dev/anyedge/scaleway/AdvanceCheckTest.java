package dev.anyedge.scaleway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyedge.cdn.model.Certificate;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.Endpoint;
import dev.anyedge.cdn.model.Origin;
import dev.anyedge.cdn.translation.Finding;
import dev.anyedge.cdn.translation.Severity;
import dev.anyedge.cdn.translation.TranslationRefusedException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the provider says about names, certificates and load balancers before an apply, in both dialects. */
class AdvanceCheckTest {
    private static final Distribution SHOP = Shops.with(p -> {
        p.endpoint = Endpoint.custom(Shops.HOST, Certificate.stored(Shops.SECRET, "fr-par"));
        p.origins = List.<Origin>of(Shops.balancer(1, false));
        p.origin = "lb-1";
    });

    private static final String LB = "10000000-0000-4000-8000-000000000001";

    @ParameterizedTest
    @EnumSource(ScalewayDialect.class)
    void asksAboutEverythingThatIsUsedAndFindsItWell(ScalewayDialect dialect) {
        try (Project project = new Project(dialect)) {
            project.apply(SHOP);
            project.clearJournal();

            assertThat(project.cdn.check(SHOP)).isEmpty();

            assertThat(project.calls())
                    .hasSize(4)
                    .endsWith("POST check-domain", "POST check-pem-chain", "POST check-lb-origin");
            assertThat(project.cdn.plan(SHOP).isEmpty())
                    .as("nothing was changed")
                    .isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(ScalewayDialect.class)
    void saysWhatIsWrongWhereAndWhatToDo(ScalewayDialect dialect) {
        try (Project project = new Project(dialect)) {
            String id = project.apply(SHOP).id();
            project.simulator.outcomes().pipelineError(Shops.HOST, "dns_cname_dont_exist");
            project.simulator.outcomes().invalidChain(Shops.SECRET);
            project.simulator.outcomes().loadBalancerError(LB, "connection_refused");

            List<Finding> findings = project.cdn.check(SHOP);

            assertThat(findings)
                    .extracting(Finding::pointer)
                    .containsExactly("/endpoints/0/hostname", "/endpoints/0/certificate", "/origins/0");
            assertThat(findings).allMatch(finding -> finding.severity() == Severity.LOSSY);
            assertThat(findings).allMatch(finding -> finding.hint().isPresent());
            assertThat(findings.get(0).hint().orElse("")).contains("CNAME", id + ".svc.edge.scw.cloud");
            assertThat(findings.get(1).message()).contains(Shops.SECRET, Shops.HOST);
            assertThat(findings.get(2).message()).contains(LB, "connection_refused");
        }
    }

    @ParameterizedTest
    @EnumSource(ScalewayDialect.class)
    void cannotAskWhetherANameLeadsToAPipelineThatIsStillToBeMade(ScalewayDialect dialect) {
        try (Project project = new Project(dialect)) {
            project.simulator.outcomes().loadBalancerError(LB, "timeout");

            List<Finding> findings = project.cdn.check(SHOP);

            assertThat(findings).extracting(Finding::severity).containsExactly(Severity.NOTE, Severity.LOSSY);
            assertThat(findings.get(1).pointer()).isEqualTo("/origins/0");
            assertThat(project.calls()).noneMatch(call -> call.contains("check-domain"));
            assertThat(project.simulator.documents()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(ScalewayDialect.class)
    void hasNothingToAskAboutAnAssignedNameAndABucket(ScalewayDialect dialect) {
        try (Project project = new Project(dialect)) {
            Distribution plain = Shops.with(p -> p.endpoint = Endpoint.assigned());

            assertThat(project.cdn.check(plain)).isEmpty();
            assertThat(project.calls()).noneMatch(call -> call.contains("check-"));
        }
    }

    @ParameterizedTest
    @EnumSource(ScalewayDialect.class)
    void refusesWhatTheProviderCannotDoAtAll(ScalewayDialect dialect) {
        try (Project project = new Project(dialect)) {
            assertThatThrownBy(() ->
                            project.cdn.check(Shops.with(p -> p.caching = dev.anyedge.cdn.model.Caching.noStore())))
                    .isInstanceOf(TranslationRefusedException.class);
            assertThat(project.calls()).isEmpty();
        }
    }
}
