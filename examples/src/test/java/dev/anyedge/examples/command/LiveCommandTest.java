package dev.anyedge.examples.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anyedge.simulator.Fault;
import dev.anyedge.simulator.scaleway.ScalewaySimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command does with a provider; the credentials that the simulator accepts are in the tests' environment. */
class LiveCommandTest {
    private static final String SHOP = """
            {"name": "shop",
             "endpoints": [{"type": "custom", "hostname": "cdn.shop.example", "certificate": {"type": "managed"}}],
             "origins": [{"type": "bucket", "id": "assets", "bucket": "my-scw-bucket", "region": "fr-par"}],
             "defaults": {"origin": "assets", "caching": {"type": "honor-origin", "defaultTtl": 1800}, "cookies": "bypass"}}
            """;

    @TempDir
    Path folder;

    ScalewaySimulator simulator =
            ScalewaySimulator.builder().tick(Duration.ofMillis(50)).start();
    String shop = "";

    @BeforeEach
    void writeShop() throws IOException {
        shop = file("shop.json", SHOP);
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private CommandRun live(String... args) {
        return CommandRun.at("scaleway", Map.of("endpoint", simulator.baseUri().toString()), args);
    }

    private String deployed() {
        return live("apply", shop, "--yes", "--json", "--wait", "20s")
                .expecting(0)
                .json()
                .path("id")
                .asText();
    }

    @Test
    void aPlanSaysItsCallsAndChangesNothing() {
        JsonNode plan = live("plan", shop, "--json").expecting(0).json();

        assertThat(plan.path("format").asText()).isEqualTo("anyedge-plan/1");
        assertThat(plan.path("calls").asInt()).isPositive();
        assertThat(plan.path("changes").path(0).path("action").asText()).isNotEmpty();
        assertThat(simulator.journal().writes()).isEmpty();
        assertThat(live("plan", shop, "--detailed-exitcode").status()).isEqualTo(10);
    }

    @Test
    void applyDeploysAndTellsTheCname() {
        JsonNode deployment = live("apply", shop, "--yes", "--json", "--wait", "20s")
                .expecting(0)
                .json();

        assertThat(deployment.path("status").asText()).isEqualTo("DEPLOYED");
        assertThat(deployment.path("hostnames").path(0).asText()).isEqualTo("cdn.shop.example");
        assertThat(deployment.path("requiredActions").path(0).asText())
                .isEqualTo("CNAME cdn.shop.example → " + deployment.path("id").asText() + ".svc.edge.scw.cloud");
        assertThat(live("plan", shop, "--detailed-exitcode").status()).isZero();
    }

    @Test
    void aSavedPlanIsAppliedLaterAndRefusedWhenStale() {
        String plan = folder.resolve("plan.json").toString();
        live("plan", shop, "--out", plan).expecting(0);

        live("apply", plan, "--yes", "--wait", "20s").expecting(0);
        assertThat(live("apply", plan, "--yes").expecting(4).err()).contains("plan");
        for (String option : new String[] {"--lenient", "--drop=ip-access", "--id=x", "--origin=assets={}"}) {
            assertThat(live("apply", plan, "--yes", option).expecting(2).err()).contains("saved plan");
        }
    }

    @Test
    void withoutATerminalAnApplyNeedsYes() {
        assertThat(live("apply", shop).expecting(2).err()).contains("--yes");
        assertThat(simulator.journal().writes()).isEmpty();
    }

    @Test
    void anUnsafeChangeIsRefusedUntilAllowed() throws IOException {
        deployed();
        String renamed = file("renamed.json", SHOP.replace("cdn.shop.example", "www.shop.example"));

        assertThat(live("apply", renamed, "--yes").expecting(4).err()).contains("--allow hostname");
        live("apply", renamed, "--yes", "--allow", "hostname").expecting(0);
    }

    @Test
    void whatIsLiveIsListedShownAndPulled() throws IOException {
        String id = deployed();

        assertThat(live("list", "--json").expecting(0).json().findValuesAsText("id"))
                .containsExactly(id);
        assertThat(live("status", id, "--json")
                        .expecting(0)
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("DEPLOYED");
        String pulled = file("pulled.json", live("pull", id).expecting(0).out());
        assertThat(live("plan", pulled, "--json").expecting(0).json().path("changes"))
                .isEmpty();
    }

    @Test
    void purgesAreWaitedFor() {
        String id = deployed();

        JsonNode purge = live("purge", id, "--path", "/a", "--path", "/b", "--wait", "20s", "--json")
                .expecting(0)
                .json();

        assertThat(purge.path("state").asText()).isEqualTo("DONE");
        live("purge", id, "--all").expecting(0);
        live("purge", id).expecting(2);
        assertThat(live("purge", id, "--path", "/a/*").expecting(2).err()).contains("/a/*");
        live("purge", id, "--path", "/a", "--mode", "invalidate").expecting(2);
    }

    @Test
    void deleteAsksAndThenDeletes() {
        String id = deployed();

        live("delete", id).expecting(2);
        live("delete", id, "--yes").expecting(0);
        assertThat(live("list", "--json").expecting(0).json()).isEmpty();
        assertThat(live("status", id, "--json")
                        .expecting(1)
                        .errJson()
                        .path("error")
                        .path("type")
                        .asText())
                .isEqualTo("NotFoundException");
    }

    @Test
    void aFailedCallIsToldWithStatusRequestIdAndOperation() {
        simulator.faults().add(Fault.parse("GET:*:*:status=403"));

        JsonNode error = live("list", "--json").expecting(1).errJson().path("error");

        assertThat(error.path("status").asInt()).isEqualTo(403);
        assertThat(error.path("requestId").asText()).isNotEmpty();
        assertThat(error.path("operation").asText()).isNotEmpty();
        assertThat(error.path("type").asText()).isEqualTo("PermissionDeniedException");
    }

    @Test
    void noSecretIsPrinted() {
        simulator.faults().add(Fault.parse("POST:*:*:status=500"));

        CommandRun run = live("apply", shop, "--yes");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out() + run.err()).doesNotContain(simulator.secretKey());
    }
}
