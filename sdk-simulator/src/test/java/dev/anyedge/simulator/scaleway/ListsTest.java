package dev.anyedge.simulator.scaleway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anyedge.simulator.SimulatorClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages, orders and filters (Scaleway reference §7). */
class ListsTest {

    private final SimulatorClock clock = SimulatorClock.manual();
    private final ScalewaySimulator simulator =
            ScalewaySimulator.builder().clock(clock).start();
    private final RawClient client = RawClient.of(simulator);

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void aPageHoldsTwentyUnlessToldOtherwiseAndTheCountIsOfAllMatches() {
        for (int i = 0; i < 23; i++) {
            SiteStory.newPipeline(client, "p" + i);
        }

        assertThat(client.get("/pipelines").json().path("pipelines")).hasSize(20);
        assertThat(client.get("/pipelines").json().path("total_count").asInt()).isEqualTo(23);
        assertThat(client.get("/pipelines?page=2").json().path("pipelines")).hasSize(3);
        assertThat(names("page=3&page_size=10")).containsExactly("p20", "p21", "p22");
        assertThat(client.get("/pipelines?page=4&page_size=10").json().path("pipelines"))
                .isEmpty();
        assertThat(client.get("/pipelines?page_size=100").json().path("pipelines"))
                .hasSize(23);
        assertThat(client.get("/pipelines?page_size=0").json().path("pipelines"))
                .hasSize(20);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "order_by=created_at_asc| b c a",
                "order_by=created_at_desc| a c b",
                "order_by=name_asc| a b c",
                "order_by=name_desc| c b a",
                "name=x| b c a"
            })
    void listsComeInTheOrderAskedFor(String query, String expected) {
        for (String name : List.of("b", "c", "a")) {
            SiteStory.newPipeline(client, "x" + name);
            clock.advance(Duration.ofSeconds(1));
        }

        assertThat(String.join(" ", names(query)).replace("x", "")).isEqualTo(expected);
    }

    @Test
    void theOrderOfCreationHoldsWhereTheClockStandsStill() {
        for (String name : List.of("b", "c", "a")) {
            SiteStory.newPipeline(client, name);
        }

        assertThat(names("order_by=created_at_asc")).containsExactly("b", "c", "a");
        assertThat(names("order_by=created_at_desc")).containsExactly("a", "c", "b");
    }

    @Test
    void theNameFilterIsASubstringAndIsDecoded() {
        SiteStory.newPipeline(client, "shop");
        SiteStory.newPipeline(client, "workshop two");
        SiteStory.newPipeline(client, "other");

        assertThat(names("name=shop")).containsExactly("shop", "workshop two");
        assertThat(names("name=shop%20two")).containsExactly("workshop two");
        assertThat(names("name=shop+two")).containsExactly("workshop two");
    }

    @Test
    void pipelinesAreFilteredByProjectOrganizationAndLoadBalancer() {
        String other = "99999999-9999-4999-8999-999999999999";
        try (ScalewaySimulator two = ScalewaySimulator.builder()
                .projects(ScalewaySimulator.DEFAULT_PROJECT_ID, other)
                .start()) {
            RawClient there = RawClient.of(two);
            SiteStory.newPipeline(there, "mine");
            String balanced = there.post("/pipelines", "{'project_id':'" + other + "','name':'balanced'}")
                    .id();
            there.post(
                    "/pipelines/" + balanced + "/backend-stages",
                    "{'scaleway_lb':{'lbs':[{'id':'" + other + "','zone':'fr-par-1','frontend_id':'" + other + "'}]}}");

            assertThat(count(there, "/pipelines")).isEqualTo(2);
            assertThat(count(there, "/pipelines?project_id=" + other)).isEqualTo(1);
            assertThat(count(there, "/pipelines?organization_id=" + ScalewaySimulator.DEFAULT_ORGANIZATION_ID))
                    .isEqualTo(2);
            assertThat(count(there, "/pipelines?organization_id=" + other)).isZero();
            assertThat(count(there, "/pipelines?has_backend_stage_lb=true")).isEqualTo(1);
            assertThat(count(there, "/pipelines?has_backend_stage_lb=false")).isEqualTo(1);
            assertThat(count(there, "/search-backend-stages?project_id=" + other))
                    .isEqualTo(1);
            assertThat(count(there, "/search-backend-stages?project_id=" + two.projectId()))
                    .isZero();
            assertThat(there.get("/search-backend-stages").status()).isEqualTo(400);
        }
    }

    @Test
    void stagesAreListedPerPipelineAndFiltered() {
        SiteStory one = SiteStory.create(client, "one", "a.shop.example");
        SiteStory two = SiteStory.create(client, "two", "b.shop.example");
        String secret = "99999999-9999-4999-8999-999999999999";
        client.post(
                "/pipelines/" + one.pipeline() + "/tls-stages",
                "{'secrets':[{'secret_id':'" + secret + "','region':'nl-ams'}]}");
        String dns = "/pipelines/" + one.pipeline() + "/dns-stages";
        String tls = "/pipelines/" + one.pipeline() + "/tls-stages";
        String backend = "/pipelines/" + two.pipeline() + "/backend-stages";

        assertThat(count(client, dns)).isEqualTo(1);
        assertThat(count(client, dns + "?fqdn=a.shop.example")).isEqualTo(1);
        assertThat(count(client, dns + "?fqdn=b.shop.example")).isZero();
        assertThat(count(client, tls)).isEqualTo(2);
        assertThat(count(client, tls + "?secret_id=" + secret + "&secret_region=nl-ams"))
                .isEqualTo(1);
        assertThat(count(client, tls + "?secret_id=" + secret + "&secret_region=fr-par"))
                .isZero();
        assertThat(count(client, backend + "?bucket_name=assets&bucket_region=fr-par"))
                .isEqualTo(1);
        assertThat(count(client, backend + "?bucket_name=others")).isZero();
        assertThat(count(client, backend + "?lb_id=" + secret)).isZero();
    }

    @Test
    void purgeRequestsAreFilteredByPipeline() {
        String one = SiteStory.newPipeline(client, "one");
        String two = SiteStory.newPipeline(client, "two");
        client.post("/purge-requests", "{'pipeline_id':'" + one + "','all':true}");

        assertThat(count(client, "/purge-requests?pipeline_id=" + one)).isEqualTo(1);
        assertThat(count(client, "/purge-requests?pipeline_id=" + two)).isZero();
        assertThat(count(client, "/purge-requests?project_id=" + two)).isZero();
    }

    private List<String> names(String query) {
        List<String> names = new ArrayList<>();
        JsonNode pipelines = client.get("/pipelines?" + query).json().path("pipelines");
        pipelines.forEach(pipeline -> names.add(pipeline.path("name").asText()));
        return names;
    }

    private static int count(RawClient client, String path) {
        return client.get(path).json().path("total_count").asInt();
    }
}
