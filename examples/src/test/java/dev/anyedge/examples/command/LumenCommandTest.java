package dev.anyedge.examples.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anyedge.examples.Clouds;
import dev.anyedge.simulator.lumen.LumenSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command with Lumen: the life of a site, and the way back. */
class LumenCommandTest {
    private static final String SHOP = """
            {"name": "shop",
             "endpoints": [{"type": "custom", "hostname": "cdn.shop.example", "viewerProtocol": "http-only"}],
             "origins": [{"type": "http", "id": "web", "scheme": "http", "host": "origin.shop.example"}],
             "defaults": {"origin": "web", "caching": {"type": "override", "ttl": %s}}}
            """;

    @TempDir
    Path folder;

    private final LumenSimulator simulator = LumenSimulator.start();

    @AfterEach
    void stop() {
        simulator.close();
    }

    private CommandRun live(String... args) {
        return CommandRun.at("lumen", Clouds.settings(simulator), args);
    }

    @Test
    void aSiteIsAppliedPurgedRolledBackAndPromoted() throws IOException {
        String hour = Files.writeString(folder.resolve("hour.json"), SHOP.formatted("3600"))
                .toString();
        String day = Files.writeString(folder.resolve("day.json"), SHOP.formatted("86400"))
                .toString();
        assertThat(live("plan", hour, "--json")
                        .expecting(0)
                        .json()
                        .path("calls")
                        .asInt())
                .isEqualTo(3);
        JsonNode applied = live("apply", hour, "--yes", "--json", "--wait", "20s")
                .expecting(0)
                .json();
        assertThat(applied.path("id").asText()).isEqualTo("shop");
        live("apply", day, "--yes", "--wait", "20s").expecting(0);
        assertThat(live("plan", day, "--json").expecting(0).json().path("changes"))
                .isEmpty();
        assertThat(live("list", "--json").expecting(0).json()).hasSize(1);
        live("purge", "shop", "--all").expecting(0);
        assertThat(live("rollback", "--json")
                        .expecting(0)
                        .json()
                        .path("serviceImageVersion")
                        .asInt())
                .isEqualTo(1);
        assertThat(live("plan", hour, "--json").expecting(0).json().path("changes"))
                .isEmpty();
        live("promote").expecting(0);
        assertThat(live("plan", day, "--json").expecting(0).json().path("changes"))
                .isEmpty();
        Path pulled = Files.writeString(
                folder.resolve("pulled.json"), live("pull", "shop").expecting(0).out());
        assertThat(live("plan", pulled.toString(), "--json").expecting(0).json().path("changes"))
                .isEmpty();
        assertThat(live("delete", "shop", "--yes").expecting(1).err()).contains("only ever replaced");
    }

    @Test
    void documentsOfBothVersionsAreReadAndTheRuleOfABrokenOneIsNamed() throws IOException {
        Path old = Files.writeString(folder.resolve("v1.json"), """
                {"properties": [{"originserver": {"host": "o.shop.example", "port": "80", "protocol": "http"},
                  "aliases": ["cdn.shop.example"], "cosid": "31001"}]}
                """);
        String distribution = CommandRun.of("read", old.toString(), "--provider", "lumen")
                .expecting(0)
                .out();
        Path read = Files.writeString(folder.resolve("read.json"), distribution);
        JsonNode image = CommandRun.of("translate", read.toString(), "--provider", "lumen")
                .expecting(0)
                .json();
        assertThat(image.at("/originDefinitions/0/id").asInt()).isEqualTo(31001);
        Path broken = Files.writeString(
                folder.resolve("broken.json"), image.toString().replace("\"originId\":31001", "\"originId\":5"));
        assertThat(CommandRun.of("read", broken.toString(), "--provider", "lumen")
                        .expecting(2)
                        .err())
                .contains("R7", "/aliasDefinitions/0/originId");
    }
}
