package dev.anyedge.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyedge.cdn.Deployment;
import dev.anyedge.cdn.Plan;
import dev.anyedge.cdn.PlanOptions;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.translation.Reading;
import org.junit.jupiter.api.Test;

/** What is live is read into the model; applying what was read changes nothing. */
public abstract class ReadContract extends ContractTopic {

    /** For subclasses. */
    protected ReadContract() {}

    @Test
    void whatIsReadIsWhatWasAppliedAndApplyingItAgainChangesNothing() {
        try (Session session = open()) {
            for (Distribution wished :
                    new Distribution[] {shop().small(), shop().large(), shop().otherDefaults(), shop().otherHost()}) {
                Deployment live = session.apply(wished);
                session.account.calls().clear();

                Reading reading = session.cdn.read(live.id());

                assertThat(reading.complete()).as("%s", reading.findings()).isTrue();
                PlanOptions same = PlanOptions.builder().deploymentId(live.id()).build();
                Plan plan = session.cdn.plan(reading.distribution(), same);
                assertThat(plan.changes()).as(plan.render()).isEmpty();
                session.cdn.apply(plan);
                assertThat(session.account.calls().writes()).isEmpty();
                session.assertServes(reading.distribution(), "what was read");
                assertThat(fixture()
                                .translator()
                                .normalise(reading.distribution())
                                .rules())
                        .isEqualTo(fixture().translator().normalise(wished).rules());
                session.assertIs(wished, "read and left alone");
            }
        }
    }

    @Test
    void whatIsReadInOneAccountIsMadeInAnother() {
        try (Session here = open();
                Session there = open()) {
            Deployment live = here.apply(shop().large());
            Distribution read = here.cdn.read(live.id()).distribution();

            there.apply(read);

            there.assertServes(shop().large(), "moved to another account");
            assertThat(there.account.inventory()).isEqualTo(here.account.inventory());
        }
    }

    @Test
    void aDistributionSurvivesItsJsonForm() {
        try (Session session = open()) {
            Deployment live = session.apply(shop().large());
            String json = session.cdn.read(live.id()).distribution().toJson();

            Plan plan = session.cdn.plan(
                    Distribution.fromJson(json),
                    PlanOptions.builder().deploymentId(live.id()).build());

            assertThat(plan.isEmpty()).as(plan.render()).isTrue();
        }
    }
}
