package dev.anyedge.fujitsu;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anyedge.cdn.Deployment;
import dev.anyedge.cdn.DeploymentStatus;
import dev.anyedge.cdn.model.Distribution;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** While a service is edited, viewers get the old rules as a whole or the new ones as a whole, whatever becomes of it. */
class AvailabilityTest {
    private static final Distribution BEFORE = Shops.shop(shop -> shop.addRule(Shops.images(Duration.ofHours(1))));
    private static final Distribution AFTER =
            Shops.shop(shop -> shop.addRule(Shops.videos("env:KEY")).addRule(Shops.images(Duration.ofHours(2))));

    @Test
    void anEditTakesThePlaceOfTheOldRulesAtOnce() {
        try (Project project = new Project()) {
            Deployment live = project.apply(BEFORE);
            JsonNode old = served(project, live);
            Deployment begun = project.cdn.apply(project.plan(AFTER));
            assertThat(begun.status()).isEqualTo(DeploymentStatus.IN_PROGRESS);
            assertThat(served(project, live)).isEqualTo(old);
            project.await(begun);
            assertThat(served(project, live)).isNotEqualTo(old);
            assertThat(served(project, live).toString()).contains("token-auth").contains("2h");
        }
    }

    @Test
    void aRejectedEditLeavesTheOldRulesServing() {
        try (Project project = new Project()) {
            Deployment live = project.apply(BEFORE);
            JsonNode old = served(project, live);
            project.simulator.disruptions().failChange(1, "Invalid JSON input / no");
            assertThat(project.apply(AFTER).status()).isEqualTo(DeploymentStatus.FAILED);
            assertThat(served(project, live)).isEqualTo(old);
        }
    }

    private static JsonNode served(Project project, Deployment live) {
        Optional<JsonNode> document =
                project.simulator.deployedDocument(live.hostnames().get(0));
        return document.orElseThrow().path("rules");
    }
}
