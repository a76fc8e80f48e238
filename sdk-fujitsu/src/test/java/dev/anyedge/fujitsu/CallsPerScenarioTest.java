package dev.anyedge.fujitsu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyedge.cdn.Deployment;
import dev.anyedge.cdn.Permission;
import dev.anyedge.cdn.Plan;
import dev.anyedge.cdn.PlanOptions;
import dev.anyedge.cdn.Purge;
import dev.anyedge.cdn.PurgeProgress;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.fujitsu.translate.FujitsuOptions;
import dev.anyedge.fujitsu.translate.FujitsuOptions.AccessLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How many calls each operation makes without faults; {@code docs/calls.md} says the same, line by line. */
class CallsPerScenarioTest {
    private static final String LIST = "GET /v1/services";
    private static final String GET = "GET /v1/services/ID";
    private static final String POST = "POST /v1/services";
    private static final String PATCH = "PATCH /v1/services/ID/param";
    private static final String DELETE = "DELETE /v1/services/ID";
    private static final String PURGE = "DELETE /v1/services/ID/assets";

    private final Project project = new Project();

    @AfterEach
    void close() {
        project.close();
    }

    @Test
    void theFirstApply() {
        Plan plan = project.plan(Shops.shop());
        documented("`plan`, there is no service yet", "1 read: the list", LIST);
        assertThat(plan.calls()).isEqualTo(1);
        project.cdn.apply(plan);
        documented("first `apply`", "the read again, 1 write, 1 read of the status", LIST, POST, GET);
    }

    @Test
    void laterApplies() {
        Deployment live = live(Shops.shop());
        Plan nothing = project.plan(Shops.shop());
        documented("`plan`, the service exists", "2 reads: the list, the service", LIST, GET);
        project.cdn.apply(nothing);
        documented("`apply` of an empty plan", "the reads of the plan again, nothing else", LIST, GET);
        project.cdn.plan(
                Shops.shop(), PlanOptions.builder().deploymentId(live.id()).build());
        documented("`plan`, by id", "1 read: the service", GET);
        Distribution everything = Shops.shop(shop -> shop.addRule(Shops.images(Duration.ofHours(1)))
                .options(FujitsuOptions.builder()
                        .accessLog(AccessLog.to("logs"))
                        .build()
                        .toOptions()));
        Plan plan = project.plan(everything);
        project.calls();
        assertThat(plan.calls()).isEqualTo(1);
        project.cdn.apply(plan);
        documented(
                "`apply`, whatever changes in place",
                "the reads of the plan again, 1 write, 1 read of the status",
                LIST,
                GET,
                PATCH,
                GET);
    }

    @Test
    void aReplacement() {
        live(Shops.shop());
        Plan plan = project.plan(Shops.secure());
        project.calls();
        assertThat(plan.calls()).isEqualTo(2);
        project.cdn.apply(plan, Project.EVERYTHING);
        // looks until the new one delivers and the old one is gone
        assertThat(project.writes()).containsExactly(POST, DELETE);
        row("`apply`, another protocol or prefix", "2 writes, with polling between and after them");
    }

    @Test
    void looking() {
        Deployment live = live(Shops.shop());
        project.cdn.status(live.id());
        documented("`status`", "1 read: the service", GET);
        project.cdn.read(live.id());
        documented("`read`", "1 read: the service", GET);
        project.cdn.list();
        documented("`list`", "1 read: the list", LIST);
    }

    @Test
    void purging() {
        Deployment live = live(Shops.shop());
        PurgeProgress paths = project.cdn.purge(live.id(), Purge.paths("/a", "/b", "/c"));
        documented("`purge` of paths", "1 write for each path", PURGE, PURGE, PURGE);
        project.cdn.purgeStatus(paths);
        documented("`purgeStatus` of paths", "none: the provider does not tell, its estimate counts");
        PurgeProgress all = project.cdn.purge(
                live.id(), Purge.all().withMode(Purge.Mode.INVALIDATE).allowing(Permission.CONFIGURATION));
        documented("`purge` of patterns or everything", "1 read, 1 write", GET, PATCH);
        project.cdn.purgeStatus(all);
        documented("`purgeStatus` of patterns or everything", "1 read: the service", GET);
    }

    @Test
    void deleting() {
        Deployment live = live(Shops.shop());
        project.cdn.delete(live.id());
        List<String> calls = project.calls();
        assertThat(calls).startsWith(GET, DELETE).endsWith(GET);
        assertThat(calls.stream().filter(DELETE::equals)).hasSize(1);
        row("`delete`", "1 read, 1 write, reads until it is gone");
    }

    private Deployment live(Distribution distribution) {
        Deployment live = project.apply(distribution);
        project.calls();
        return live;
    }

    private void documented(String operation, String words, String... calls) {
        assertThat(project.calls()).as(operation).containsExactly(calls);
        row(operation, words);
    }

    private static void row(String operation, String words) {
        try {
            String page = Files.readString(Path.of("..", "docs", "calls.md"));
            assertThat(page.substring(page.indexOf("## Fujitsu"))).contains("| " + operation + " | " + words + " |");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
