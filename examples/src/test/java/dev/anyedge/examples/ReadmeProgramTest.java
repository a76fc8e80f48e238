package dev.anyedge.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyedge.scaleway.ScalewayCdn;
import dev.anyedge.simulator.scaleway.ScalewaySimulator;
import org.junit.jupiter.api.Test;

/** The program of README.md does what it says, with the credentials of the environment. */
class ReadmeProgramTest {
    @Test
    void theProgramDeploysAndPurges() {
        try (ScalewaySimulator simulator = ScalewaySimulator.start()) {
            ReadmeProgram.run(ScalewayCdn.builder().endpoint(simulator.baseUri()));

            assertThat(simulator.deployedDocument("cdn.shop.example")).isPresent();
            assertThat(simulator.journal().writes())
                    .extracting(call -> call.method() + " " + call.path())
                    .last()
                    .asString()
                    .isEqualTo("POST /edge-services/v1beta1/purge-requests");
        }
    }
}
