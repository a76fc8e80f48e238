package dev.anyedge.examples.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anyedge.examples.Clouds;
import dev.anyedge.simulator.fujitsu.FujitsuSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that deploy, for {@code --provider fujitsu}. */
class FujitsuCommandTest {
    private static final String SHOP = """
            {"name": "shop",
             "endpoints": [{"type": "assigned", "viewerProtocol": "http-only"}],
             "origins": [{"type": "http", "id": "web", "scheme": "http", "host": "web-origin.example.net"}],
             "defaults": {"origin": "web", "caching": {"type": "override", "ttl": 86400}}}""";

    @TempDir
    Path folder;

    private final FujitsuSimulator simulator =
            FujitsuSimulator.builder().identityPort(0).start();

    @AfterEach
    void stop() {
        simulator.close();
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private CommandRun live(String... args) {
        return CommandRun.at("fujitsu", Clouds.settings(simulator), args);
    }

    @Test
    void aShopIsPlannedAppliedListedPulledPurgedAndDeleted() throws IOException {
        String shop = file("shop.json", SHOP);
        assertThat(live("plan", shop, "--detailed-exitcode").status()).isEqualTo(10);
        JsonNode deployed = live("apply", shop, "--yes", "--json", "--wait", "20s")
                .expecting(0)
                .json();
        assertThat(deployed.path("status").asText()).isEqualTo("DEPLOYED");
        String id = deployed.path("id").asText();
        assertThat(live("plan", shop, "--detailed-exitcode").status()).isZero();
        assertThat(live("list").expecting(0).out()).contains(id);
        assertThat(live("status", id).expecting(0).out()).contains("DEPLOYED");
        String pulled = file("pulled.json", live("pull", id).expecting(0).out());
        assertThat(live("plan", pulled, "--detailed-exitcode").status()).isZero();
        assertThat(live("purge", id, "--path", "/a.png").expecting(0).out()).contains("PENDING");
        assertThat(live("purge", id, "--all").status()).isEqualTo(2);
        assertThat(live("purge", id, "--all", "--mode", "invalidate").status()).isEqualTo(4);
        live("purge", id, "--all", "--mode", "invalidate", "--allow", "configuration", "--wait", "20s")
                .expecting(0);
        live("delete", id, "--yes").expecting(0);
        assertThat(live("status", id).status()).isEqualTo(1);
    }

    @Test
    void anotherProtocolIsRefusedUntilItIsAllowed() throws IOException {
        live("apply", file("shop.json", SHOP), "--yes", "--wait", "20s").expecting(0);
        String secure = file(
                "secure.json",
                SHOP.replace("http-only", "redirect-to-https")
                        .replace("\"scheme\": \"http\"", "\"scheme\": \"https\"")
                        .replace(
                                "\"type\": \"assigned\",",
                                "\"type\": \"assigned\", \"certificate\": {\"type\": \"shared\"},"));
        assertThat(live("apply", secure, "--yes").expecting(4).err()).contains("--allow replacement");
        live("apply", secure, "--yes", "--allow", "replacement,main-origin", "--wait", "20s")
                .expecting(0);
    }
}
