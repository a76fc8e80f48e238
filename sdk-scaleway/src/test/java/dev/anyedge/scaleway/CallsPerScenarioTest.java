package dev.anyedge.scaleway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyedge.cdn.Change;
import dev.anyedge.cdn.Deployment;
import dev.anyedge.cdn.Impact;
import dev.anyedge.cdn.Permission;
import dev.anyedge.cdn.Plan;
import dev.anyedge.cdn.Purge;
import dev.anyedge.cdn.PurgeProgress;
import dev.anyedge.cdn.WaitOptions;
import dev.anyedge.cdn.model.Caching;
import dev.anyedge.cdn.model.Certificate;
import dev.anyedge.cdn.model.Cookies;
import dev.anyedge.cdn.model.Distribution;
import dev.anyedge.cdn.model.Endpoint;
import dev.anyedge.cdn.model.Firewall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Which calls an operation makes, to the letter. The page {@code docs/calls.md} quotes these figures: who changes one
 * changes the other.
 */
class CallsPerScenarioTest {

    /** Without rules; a route stage costs one read more. */
    private static final int PLAN_READS = 2;

    private static final int STATUS_READS = 3;

    /**
     * From one distribution to another.
     *
     * @param routes how many route stages are there before
     * @param writes the writing calls, in order
     */
    record Scenario(
            String name,
            Distribution from,
            Distribution to,
            int routes,
            Impact impact,
            List<Permission> needs,
            List<String> writes) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Scenario shop(String name, Impact impact, Consumer<Shops.Parts> change, String... writes) {
        return new Scenario(name, Shops.shop(), Shops.with(change), 0, impact, List.of(), Arrays.asList(writes));
    }

    private static Scenario api(String name, Impact impact, Consumer<Shops.Parts> change, String... writes) {
        return new Scenario(
                name, Shops.withApi(p -> {}), Shops.withApi(change), 1, impact, List.of(), Arrays.asList(writes));
    }

    private static Scenario needing(Scenario scenario, Permission... needs) {
        return new Scenario(
                scenario.name(),
                scenario.from(),
                scenario.to(),
                scenario.routes(),
                scenario.impact(),
                List.of(needs),
                scenario.writes());
    }

    static Stream<Scenario> changes() {
        return Stream.of(
                shop("nothing changes", Impact.NONE, p -> {}),
                shop("description", Impact.NONE, p -> p.description = "another", "PATCH pipelines/·"),
                shop(
                        "default TTL",
                        Impact.TRAFFIC,
                        p -> p.caching = Caching.honorOrigin(Duration.ofMinutes(1)),
                        "PATCH cache-stages/·"),
                shop("cookies", Impact.TRAFFIC, p -> p.cookies = Cookies.IGNORE, "PATCH cache-stages/·"),
                shop(
                        "no cache any more",
                        Impact.CACHE_FLUSH,
                        p -> p.caching = Caching.bypass(),
                        "PATCH tls-stages/·",
                        "DELETE cache-stages/·"),
                shop(
                        "firewall in front",
                        Impact.TRAFFIC,
                        p -> p.firewall = Firewall.block(1),
                        "POST pipelines/·/waf-stages",
                        "PATCH cache-stages/·"),
                shop(
                        "first rule, to another origin",
                        Impact.TRAFFIC,
                        p -> {
                            p.origins.add(Shops.bucket("images"));
                            p.rules.add(Shops.rule("images", "/img/*", "images"));
                        },
                        "POST pipelines/·/backend-stages",
                        "POST pipelines/·/route-stages",
                        "PUT route-stages/·/route-rules",
                        "PATCH cache-stages/·"),
                needing(
                        shop(
                                "another main origin",
                                Impact.TRAFFIC,
                                p -> {
                                    p.origins = List.of(Shops.bucket("other"));
                                    p.origin = "other";
                                },
                                "POST pipelines/·/backend-stages",
                                "PATCH cache-stages/·",
                                "DELETE backend-stages/·"),
                        Permission.MAIN_ORIGIN),
                shop(
                        "a detail of the same origin",
                        Impact.TRAFFIC,
                        p -> p.origins = List.of(dev.anyedge.cdn.model.BucketOrigin.builder()
                                .id("assets")
                                .bucket("assets")
                                .region("fr-par")
                                .website(false)
                                .build()),
                        "PATCH backend-stages/·"),
                needing(
                        shop(
                                "another host name",
                                Impact.TRAFFIC,
                                p -> p.endpoint = Endpoint.custom("www.shop.example", Certificate.managed()),
                                "PATCH dns-stages/·"),
                        Permission.HOSTNAME),
                shop(
                        "another certificate",
                        Impact.TRAFFIC,
                        p -> p.endpoint = Endpoint.custom(Shops.HOST, Certificate.stored(Shops.SECRET, "fr-par")),
                        "PATCH tls-stages/·"),
                needing(
                        shop(
                                "another host name with another certificate",
                                Impact.TRAFFIC,
                                p -> p.endpoint =
                                        Endpoint.custom("www.shop.example", Certificate.stored(Shops.SECRET, "fr-par")),
                                "POST pipelines/·/tls-stages",
                                "PATCH dns-stages/·",
                                "DELETE tls-stages/·"),
                        Permission.HOSTNAME),
                shop("switched off", Impact.TRAFFIC, p -> p.enabled = false, "POST pipelines/·/set-head-stage"),
                new Scenario(
                        "switched on",
                        Shops.with(p -> p.enabled = false),
                        Shops.shop(),
                        0,
                        Impact.TRAFFIC,
                        List.of(),
                        List.of("POST pipelines/·/set-head-stage")),
                api(
                        "another condition of a rule",
                        Impact.TRAFFIC,
                        p -> p.rules.set(0, Shops.rule("api", "/v2/*", "lb-1", Firewall.block(2))),
                        "PUT route-stages/·/route-rules"),
                api(
                        "one more rule, to a new origin",
                        Impact.TRAFFIC,
                        p -> {
                            p.origins.add(Shops.bucket("images"));
                            p.rules.add(Shops.rule("images", "/img/*", "images"));
                        },
                        "POST pipelines/·/backend-stages",
                        "PUT route-stages/·/route-rules"),
                api(
                        "another firewall level of a rule",
                        Impact.TRAFFIC,
                        p -> p.rules.set(0, Shops.rule("api", "/api/*", "lb-1", Firewall.block(4))),
                        "PATCH waf-stages/·"),
                api(
                        "a detail of a rule's origin",
                        Impact.TRAFFIC,
                        p -> p.origins.set(1, Shops.balancer(1, true)),
                        "PATCH backend-stages/·"),
                api(
                        "the last rule goes",
                        Impact.TRAFFIC,
                        p -> {
                            p.rules.clear();
                            p.origins.remove(1);
                        },
                        "PATCH cache-stages/·",
                        "DELETE route-stages/·",
                        "DELETE waf-stages/·",
                        "DELETE backend-stages/·"),
                needing(
                        api(
                                "another main origin behind rules",
                                Impact.TRAFFIC,
                                p -> {
                                    p.origins.set(0, Shops.bucket("other"));
                                    p.origin = "other";
                                },
                                "POST pipelines/·/backend-stages",
                                "PATCH route-stages/·",
                                "DELETE backend-stages/·"),
                        Permission.MAIN_ORIGIN),
                needing(
                        api(
                                "rules and main origin at once",
                                Impact.TRAFFIC,
                                p -> {
                                    p.origins.set(0, Shops.bucket("other"));
                                    p.origin = "other";
                                    p.rules.set(0, Shops.rule("api", "/v2/*", "lb-1", Firewall.block(2)));
                                },
                                "POST pipelines/·/backend-stages",
                                "POST pipelines/·/route-stages",
                                "PUT route-stages/·/route-rules",
                                "PATCH cache-stages/·",
                                "DELETE route-stages/·",
                                "DELETE backend-stages/·"),
                        Permission.MAIN_ORIGIN),
                api(
                        "rules and default TTL at once",
                        Impact.TRAFFIC,
                        p -> {
                            p.caching = Caching.honorOrigin(Duration.ofMinutes(1));
                            p.rules.set(0, Shops.rule("api", "/v2/*", "lb-1", Firewall.block(2)));
                        },
                        "POST pipelines/·/route-stages",
                        "PUT route-stages/·/route-rules",
                        "PATCH cache-stages/·",
                        "DELETE route-stages/·"));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void aChangeMakesExactlyTheseCallsAndThenThereIsNothingLeftToDo(Scenario scenario) {
        try (Project project = new Project()) {
            project.apply(scenario.from());
            project.clearJournal();

            Plan plan = project.plan(scenario.to());

            assertThat(project.calls()).as("a plan reads").hasSize(PLAN_READS + scenario.routes());
            assertThat(project.writes()).as("a plan changes nothing").isEmpty();
            assertThat(plan.calls())
                    .as("the plan states its number")
                    .isEqualTo(scenario.writes().size());
            assertThat(plan.changes().stream().map(Change::impact).reduce(Impact.NONE, CallsPerScenarioTest::graver))
                    .isEqualTo(scenario.impact());
            assertThat(plan.changes().stream().flatMap(c -> c.needs().stream())).hasSameElementsAs(scenario.needs());
            project.clearJournal();

            project.cdn.apply(plan, Project.EVERYTHING);

            assertThat(project.writes()).containsExactlyElementsOf(scenario.writes());
            assertThat(project.reads()).isEqualTo(PLAN_READS + scenario.routes() + (plan.isEmpty() ? 0 : STATUS_READS));
            assertThat(project.plan(scenario.to()).isEmpty())
                    .as("nothing is left to do")
                    .isTrue();
        }
    }

    @Test
    void thePageOfCallsSaysTheSame() throws IOException {
        List<String> page = Files.readAllLines(Path.of("..", "docs", "calls.md"));
        List<String> rows = page.stream()
                .dropWhile(line -> !line.startsWith("| change |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .toList();

        assertThat(rows)
                .containsExactlyElementsOf(
                        changes().map(CallsPerScenarioTest::row).toList());
    }

    private static String row(Scenario scenario) {
        String calls = scenario.writes().stream()
                .map(call -> call.replace("pipelines/·/set-head-stage", "set-head")
                        .replace("route-stages/·/route-rules", "rules")
                        .replaceAll("pipelines/·/([a-z]+)-stages", "$1")
                        .replaceAll("([a-z]+)-stages/·", "$1")
                        .replace("pipelines/·", "pipeline"))
                .collect(Collectors.joining(", "));
        return "| " + scenario.name() + " | " + scenario.writes().size() + " | " + calls
                + (calls.isEmpty() ? "|" : " |");
    }

    private static Impact graver(Impact one, Impact other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    @Test
    void aFirstApplyMakesEachStageOnceAndSetsTheHeadLast() {
        try (Project project = new Project()) {
            Plan plan = project.plan(Shops.withApi(p -> p.firewall = Firewall.log(1)));
            assertThat(project.calls()).containsExactly("GET pipelines-stages", "GET current-plan/·");
            project.clearJournal();

            Deployment live = project.cdn.apply(plan);

            assertThat(project.calls())
                    .containsExactly(
                            "GET pipelines-stages",
                            "GET current-plan/·",
                            "POST pipelines",
                            "POST pipelines/·/backend-stages",
                            "POST pipelines/·/backend-stages",
                            "POST pipelines/·/waf-stages",
                            "POST pipelines/·/waf-stages",
                            "POST pipelines/·/route-stages",
                            "PUT route-stages/·/route-rules",
                            "POST pipelines/·/cache-stages",
                            "POST pipelines/·/tls-stages",
                            "POST pipelines/·/dns-stages",
                            "POST pipelines/·/set-head-stage",
                            "GET pipelines/·",
                            "GET pipelines/·/dns-stages",
                            "GET pipelines/·/head-stages");
            assertThat(plan.calls()).isEqualTo(11);
            assertThat(live.hostnames()).containsExactly(Shops.HOST, live.id() + ".svc.edge.scw.cloud");
        }
    }

    @Test
    void whatIsUnchangedNeedsNoStatusEither() {
        try (Project project = new Project()) {
            project.apply(Shops.shop());
            Plan plan = project.plan(Shops.shop());
            project.clearJournal();

            Deployment live = project.cdn.apply(plan);

            assertThat(project.calls()).containsExactly("GET pipelines-stages", "GET pipelines/·/head-stages");
            assertThat(live).isEqualTo(project.cdn.status(live.id()));
        }
    }

    @Test
    void lookingTakesTheseReads() {
        try (Project project = new Project()) {
            String id = project.apply(Shops.withApi(p -> {})).id();
            project.clearJournal();

            project.cdn.status(id);
            assertThat(project.calls())
                    .containsExactly("GET pipelines/·", "GET pipelines/·/dns-stages", "GET pipelines/·/head-stages");
            project.clearJournal();
            project.cdn.list();
            assertThat(project.calls()).containsExactly("GET pipelines-stages");
            project.clearJournal();
            project.cdn.read(id);
            assertThat(project.calls())
                    .containsExactly(
                            "GET pipelines/·",
                            "GET pipelines-stages",
                            "GET pipelines/·/head-stages",
                            "GET route-stages/·/route-rules");
        }
    }

    @Test
    void aPurgeTakesOneReadAndOneCallForFivePaths() {
        try (Project project = new Project()) {
            String id = project.apply(Shops.shop()).id();
            project.clearJournal();
            String[] paths = IntStream.range(0, 11).mapToObj(i -> "/p" + i).toArray(String[]::new);

            PurgeProgress purge = project.cdn.purge(id, Purge.paths(paths));

            assertThat(project.calls())
                    .containsExactly(
                            "GET purge-requests", "POST purge-requests", "POST purge-requests", "POST purge-requests");
            assertThat(purge.parts()).extracting(part -> part.paths().size()).containsExactly(5, 5, 1);
            assertThat(project.cdn.awaitPurged(purge, WaitOptions.defaults()).state())
                    .isEqualTo(PurgeProgress.State.DONE);
            project.clearJournal();

            project.cdn.purge(id, Purge.all());

            assertThat(project.writes()).containsExactly("POST purge-requests");
        }
    }

    @Test
    void aDeletionTakesOneCallAndLooksWhetherItTookTheStagesAlong() {
        try (Project project = new Project()) {
            String id = project.apply(Shops.withApi(p -> {})).id();
            project.clearJournal();

            project.cdn.delete(id);

            assertThat(project.calls())
                    .containsExactly(
                            "GET pipelines/·", "GET pipelines-stages", "DELETE pipelines/·", "GET dns-stages/·");
            assertThat(project.simulator.documents()).isEmpty();
        }
    }
}
