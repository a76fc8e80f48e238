package dev.anyedge.simulator.scaleway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyedge.simulator.Fault;
import dev.anyedge.simulator.FaultEffect;
import dev.anyedge.simulator.JournalEntry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults as a client meets them, and what the journal remembers of them. */
class FaultInjectionTest {

    private final ScalewaySimulator simulator = ScalewaySimulator.start();
    private final RawClient client = RawClient.of(simulator);
    private final String body = "{'project_id':'" + simulator.projectId() + "','name':'n','description':''}";

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void aConnectionDroppedBeforeTheActionLeavesNothingBehind() {
        simulator.faults().add("POST:*/pipelines:1:drop-before");

        assertThatThrownBy(() -> client.send("POST", "/pipelines", body)).isInstanceOf(IOException.class);

        assertThat(simulator.documents()).isEmpty();
        assertThat(client.post("/pipelines", body).status()).isEqualTo(200);
    }

    @Test
    void aConnectionDroppedAfterTheActionLeavesWhatWasDone() {
        simulator.faults().add("POST:*/pipelines:1:drop-after");

        assertThatThrownBy(() -> client.send("POST", "/pipelines", body)).isInstanceOf(IOException.class);

        assertThat(simulator.documents()).hasSize(1);
    }

    @Test
    void aTruncatedAnswerBreaksOffAndTheActionIsDone() {
        simulator.faults().add("POST:*/pipelines:1:truncate");

        assertThatThrownBy(() -> client.send("POST", "/pipelines", body)).isInstanceOf(IOException.class);

        assertThat(simulator.documents()).hasSize(1);
    }

    @Test
    void anAnswerWithoutABodyIsDroppedWhereItShallBeTruncated() {
        String pipeline = SiteStory.newPipeline(client, "p");
        simulator.faults().add("DELETE:*:1:truncate");

        assertThatThrownBy(() -> client.send("DELETE", "/pipelines/" + pipeline, ""))
                .isInstanceOf(IOException.class);

        assertThat(simulator.documents()).isEmpty();
    }

    @Test
    void aRateLimitIsAnEmpty429ThatTheGatewayMarks() {
        simulator.faults().add("*:*:1:status=429");

        RawClient.Answer answer = client.post("/pipelines", body);

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.header("Content-Type")).isEmpty();
        assertThat(answer.header("X-Envoy-Ratelimited")).contains("true");
        assertThat(answer.header("Retry-After")).isEmpty();
        assertThat(simulator.documents()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 409, 412, 423, 500, 502, 503, 504})
    void aStatusIsAnsweredInThePlatformsShapeAndNothingIsDone(int status) {
        simulator.faults().add("POST:*:1:status=" + status);

        assertThat(client.post("/pipelines", body).status()).isEqualTo(status);
        assertThat(simulator.documents()).isEmpty();
    }

    @Test
    void aStatusAfterTheActionHidesThatItWasDone() {
        simulator.faults().add(Fault.nth("POST", "*/pipelines", 1, FaultEffect.statusAfter(504)));

        assertThat(client.post("/pipelines", body).status()).isEqualTo(504);
        assertThat(simulator.documents()).hasSize(1);
    }

    @Test
    void aDelayedAnswerIsTrueAllTheSame() {
        simulator.faults().add(Fault.nth("POST", "*", 1, FaultEffect.delay(Duration.ofMillis(5))));

        assertThat(client.post("/pipelines", body).status()).isEqualTo(200);
    }

    @Test
    void onlyTheNthCallIsHitAndClearingEndsIt() {
        simulator.faults().add("GET:*/pipelines:2:status=500").add("GET:*/plans:*:status=500");

        assertThat(client.get("/pipelines").status()).isEqualTo(200);
        assertThat(client.get("/pipelines").status()).isEqualTo(500);
        assertThat(client.get("/pipelines").status()).isEqualTo(200);
        assertThat(client.get("/plans").status()).isEqualTo(500);
        assertThat(client.get("/plans").status()).isEqualTo(500);
        simulator.faults().clear();
        assertThat(client.get("/plans").status()).isEqualTo(200);
    }

    @Test
    void theSameIdsAreGivenOutWhicheverCallsFail() {
        String undisturbed = SiteStory.newPipeline(client, "p");
        try (ScalewaySimulator other = ScalewaySimulator.start()) {
            other.faults().add("*:*:1:status=500");
            RawClient there = RawClient.of(other);
            there.get("/pipelines");

            assertThat(SiteStory.newPipeline(there, "p")).isEqualTo(undisturbed);
        }
    }

    @Test
    void theJournalKeepsEveryCallInOrderAndNoCredentials() throws IOException {
        simulator.faults().add("POST:*/pipelines:2:drop-after");
        client.post("/pipelines", body);
        client.get("/pipelines?name=n");
        assertThatThrownBy(() -> client.send("POST", "/pipelines", body)).isInstanceOf(IOException.class);

        List<JournalEntry> entries = simulator.journal().entries();

        assertThat(entries).extracting(JournalEntry::number).containsExactly(1, 2, 3);
        assertThat(entries).extracting(JournalEntry::method).containsExactly("POST", "GET", "POST");
        assertThat(entries.get(0).path()).isEqualTo("/edge-services/v1beta1/pipelines");
        assertThat(entries.get(0).body()).isEqualTo(body.replace('\'', '"'));
        assertThat(entries.get(0).status()).isEqualTo(OptionalInt.of(200));
        assertThat(entries.get(0).answer()).contains("\"name\":\"n\"");
        assertThat(entries.get(1).query()).isEqualTo("name=n");
        assertThat(entries.get(2).status()).isEmpty();
        assertThat(entries.get(2).fault()).isEqualTo(Optional.of(FaultEffect.dropAfter()));
        assertThat(simulator.journal().writes())
                .extracting(JournalEntry::number)
                .containsExactly(1, 3);
        assertThat(entries.get(0).headers()).containsEntry("x-auth-token", "***");
        assertThat(entries.toString() + simulator.state()).doesNotContain(simulator.secretKey());
        simulator.journal().clear();
        assertThat(simulator.journal().entries()).isEmpty();
    }
}
