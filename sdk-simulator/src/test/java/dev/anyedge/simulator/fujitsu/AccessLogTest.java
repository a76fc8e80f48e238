package dev.anyedge.simulator.fujitsu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyedge.simulator.SimulatorClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Access logs are switched on and off by parameters, leave a test object, and may be encrypted. */
class AccessLogTest {

    private final SimulatorClock clock = SimulatorClock.manual();
    private final FujitsuSimulator simulator =
            FujitsuSimulator.builder().clock(clock).start();
    private final RawClient client = RawClient.of(simulator);

    @AfterEach
    void stop() {
        simulator.close();
    }

    private RawClient.Answer edit(String id, String parameters) {
        assertThat(client.patch("/v1/services/" + id + "/param?" + parameters, "")
                        .summary())
                .isEqualTo("202 Accepted");
        clock.advance(Duration.ofSeconds(1));
        return client.service(id);
    }

    @Test
    void aContainerSwitchesThemOnAndATestObjectProvesIt() {
        String id = client.create("container=logs&object_prefix=cdn%2Fwww_", RawClient.SITE);
        assertThat(client.service(id).header("X-Access-Log-Status")).contains("create_in_progress");
        clock.advance(Duration.ofSeconds(1));

        RawClient.Answer live = client.service(id);
        assertThat(live.header("X-Access-Log-Status")).contains("deployed");
        assertThat(live.header("X-Access-Log-Container")).contains("logs");
        assertThat(live.header("X-Access-Log-Object-Prefix")).contains("cdn/www_");
        assertThat(simulator.objectStore().objects("logs")).containsExactly("cdn/www__start");
    }

    @Test
    void anEmptyContainerSwitchesThemOffAndAnotherOneMovesThem() {
        String id = client.create("container=logs&object_prefix=a_", RawClient.SITE);
        clock.advance(Duration.ofSeconds(1));

        RawClient.Answer moved = edit(id, "container=archive");
        assertThat(moved.header("X-Access-Log-Container")).contains("archive");
        assertThat(moved.state()).isEqualTo("deployed");
        assertThat(simulator.objectStore().objects("archive")).containsExactly("a__start");

        RawClient.Answer off = edit(id, "container=");
        assertThat(off.header("X-Access-Log-Status")).contains("undeployed");
        assertThat(off.header("X-Access-Log-Container")).contains("");
        assertThat(off.state()).isEqualTo("deployed");
    }

    @Test
    void aKeyMayStandInAnotherContainer() {
        simulator.objectStore().put("keys", "cdn/public.pem", "a key");
        String id = client.create("container=logs&key_container=keys&key_object=cdn%2Fpublic.pem", RawClient.SITE);
        clock.advance(Duration.ofSeconds(1));

        RawClient.Answer live = client.service(id);
        assertThat(live.header("X-Access-Log-Key-Container")).contains("keys");
        assertThat(live.header("X-Access-Log-Key-Object")).contains("cdn/public.pem");

        assertThat(edit(id, "key_object=").header("X-Access-Log-Key-Object")).contains("");
    }

    @Test
    void withoutAContainerOfItsOwnTheKeyStandsWithTheLogs() {
        simulator.objectStore().put("logs", "public.pem", "a key");

        assertThat(client.post("/v1/services?container=logs&key_object=public.pem", RawClient.SITE)
                        .summary())
                .isEqualTo("202 Accepted");
        assertThat(client.post("/v1/services?container=other&key_object=public.pem", RawClient.SITE)
                        .summary())
                .isEqualTo("400 Invalid entry for key_object");
    }

    @Test
    void logsMayFailWhileDeliveryWorks() {
        simulator.disruptions().failLogs("the container cannot be written to");
        String id = client.create("container=logs", RawClient.SITE);
        clock.advance(Duration.ofSeconds(1));

        RawClient.Answer live = client.service(id);
        assertThat(live.state()).isEqualTo("deployed");
        assertThat(live.header("X-Access-Log-Status")).contains("failed");
        assertThat(live.header("X-Access-Log-Detailed-Status")).contains("the container cannot be written to");
        assertThat(simulator.objectStore().objects("logs")).isEmpty();

        assertThat(edit(id, "container=logs").header("X-Access-Log-Status")).contains("deployed");
    }

    @Test
    void aContainerCanBeAFolder(@TempDir Path folder) {
        try (FujitsuSimulator local =
                FujitsuSimulator.builder().bucket("logs", folder).start()) {
            RawClient caller = RawClient.of(local);
            caller.create("container=logs&object_prefix=www%2F", RawClient.SITE);
            caller.get("/v1/services");

            assertThat(folder.resolve("www").resolve("_start")).exists();
            assertThat(Files.isRegularFile(folder.resolve("www").resolve("_start")))
                    .isTrue();
            assertThat(local.objectStore().get("logs", "../secret")).isEmpty();
        }
    }
}
