package dev.anyedge.simulator.fujitsu;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anyedge.simulator.SimulatorClock;
import dev.anyedge.simulator.edge.EdgeRequest;
import dev.anyedge.simulator.edge.EdgeVisit;
import dev.anyedge.simulator.edge.OriginResponse;
import dev.anyedge.simulator.edge.RecordingOrigin;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reports tell what the edge has really seen. */
class ReportTest {

    private final SimulatorClock clock = SimulatorClock.manual(Instant.parse("2031-03-01T22:30:00Z"));
    private final RecordingOrigin origin =
            RecordingOrigin.answering(request -> request.path().startsWith("/no")
                    ? OriginResponse.text(404, "none")
                    : OriginResponse.text(200, "there").withHeader("ETag", "\"1\""));
    private final FujitsuSimulator simulator = FujitsuSimulator.builder()
            .clock(clock)
            .origin("web.example", origin)
            .tokenLifetime(Duration.ofDays(2))
            .rateLimit(40, Duration.ofMinutes(1))
            .start();
    private final RawClient client = RawClient.of(simulator);

    @AfterEach
    void stop() {
        simulator.close();
    }

    private Visitor site(String parameters, String host) {
        client.create("pre_fqdn=" + host + parameters, RawClient.SITE);
        clock.advance(Duration.ofSeconds(1));
        return new Visitor(simulator, host);
    }

    private RawClient.Answer report(String parameters) {
        RawClient.Answer ordered = client.post("/v1/reports?" + parameters, "");
        assertThat(ordered.summary()).isEqualTo("202 Accepted");
        String path = "/v1/reports/" + ordered.id();
        assertThat(client.get(path).summary()).isEqualTo("204 No Content");
        assertThat(client.get(path).state()).isEqualTo("create_in_progress");
        clock.advance(Duration.ofSeconds(1));
        return client.get(path);
    }

    @Test
    void aDailyReportCountsByDay() {
        Visitor shop = site("", "www.shop.example");
        shop.get("/a.png");
        shop.get("/a.png");
        shop.get("/a.png", "If-None-Match", "\"1\"");
        shop.get("/nothing");
        clock.advance(Duration.ofHours(2));
        shop.get("/a.png", "Range", "bytes=0-1");

        JsonNode table = report(
                        "granularity=daily&start_date=20310301&metrics=RequestCount,200Count,206Count,304Count,404Count,4XXCount,2XXCount")
                .json();

        assertThat(table.path("headers").toString())
                .startsWith("[{\"index\":0,\"name\":\"Time\"},{\"index\":1,\"name\":\"RequestCount\"}");
        assertThat(table.path("rows").toString())
                .isEqualTo("[[\"2031/03/01 00:00\",\"4\",\"2\",\"0\",\"1\",\"1\",\"1\",\"2\"],"
                        + "[\"2031/03/02 00:00\",\"1\",\"0\",\"1\",\"0\",\"0\",\"0\",\"1\"]]");
        assertThat(table.at("/metadata/end_date").asText()).isEqualTo("20310302");
        assertThat(table.at("/metadata/service_id").isNull()).isTrue();
    }

    @Test
    void anHourlyReportOfOneServiceCountsThatServiceByTheHour() {
        Visitor shop = site("", "www.shop.example");
        Visitor blog = site("&protocol=https", "blog.shop.example");
        shop.get("/a.png");
        blog.get("/a.png");
        clock.advance(Duration.ofHours(1));
        blog.get("/a.png");
        String id = client.get("/v1/services").json().at("/services/1/id").asText();

        JsonNode table = report("granularity=hourly&start_date=20310301&metrics=RequestCount&service_id=" + id)
                .json();

        assertThat(table.path("rows").toString())
                .isEqualTo("[[\"2031/03/01 22:00\",\"1\"],[\"2031/03/01 23:00\",\"1\"]]");
        assertThat(table.at("/metadata/service_id").asText()).isEqualTo(id);
    }

    @Test
    void httpAndSslAreCountedApart() {
        Visitor blog = site("&protocol=https", "blog.shop.example");
        blog.get("/a.png");
        blog.get("/a.png", "x-sim-scheme", "http");

        assertThat(report("granularity=daily&start_date=20310301&metrics=RequestCount,3XXCount&delivery_option=http")
                        .json()
                        .path("rows")
                        .toString())
                .isEqualTo("[[\"2031/03/01 00:00\",\"1\",\"1\"]]");
        assertThat(report("granularity=daily&start_date=20310301&metrics=RequestCount,3XXCount&delivery_option=ssl")
                        .json()
                        .path("rows")
                        .toString())
                .isEqualTo("[[\"2031/03/01 00:00\",\"1\",\"0\"]]");
    }

    @Test
    void regionsHaveRowsOfTheirOwnOnRequest() {
        Visitor shop = site("", "www.shop.example");
        shop.get("/a.png", "x-sim-continent", "EU");
        shop.get("/a.png", "x-sim-continent", "AS");

        assertThat(report("granularity=daily&start_date=20310301&metrics=RequestCount&per_region=true")
                        .json()
                        .path("rows")
                        .toString())
                .isEqualTo("[[\"2031/03/01 00:00\",\"AS\",\"1\"],[\"2031/03/01 00:00\",\"EU\",\"1\"]]");
    }

    @Test
    void aReportWithoutTrafficIsReadyAndEmptyAndEachIsGoneAfterAnHour() {
        RawClient.Answer ordered =
                client.post("/v1/reports?granularity=daily&start_date=20310301&metrics=200Count", "");
        clock.advance(Duration.ofMinutes(59));
        assertThat(client.get("/v1/reports/" + ordered.id()).summary()).isEqualTo("204 No Content");
        assertThat(client.get("/v1/reports/" + ordered.id()).state()).isEqualTo("deployed");

        clock.advance(Duration.ofMinutes(2));
        assertThat(client.get("/v1/reports/" + ordered.id()).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "start_date=20310301&metrics=200Count | granularity",
                "granularity=weekly&start_date=20310301&metrics=200Count | granularity",
                "granularity=daily&metrics=200Count | start_date",
                "granularity=daily&start_date=2031-03-01&metrics=200Count | start_date",
                "granularity=daily&start_date=20301230&metrics=200Count | start_date",
                "granularity=daily&start_date=20310302&metrics=200Count | start_date",
                "granularity=daily&start_date=20310301&end_date=20310228&metrics=200Count | end_date",
                "granularity=daily&start_date=20310101&end_date=20310202&metrics=200Count | end_date",
                "granularity=hourly&start_date=20310201&end_date=20310216&metrics=200Count | end_date",
                "granularity=daily&start_date=20310301&delivery_option=https&metrics=200Count | delivery_option",
                "granularity=daily&start_date=20310301 | metrics",
                "granularity=daily&start_date=20310301&metrics=200Count,Bytes | metrics",
                "granularity=daily&start_date=20310301&metrics=200Count&service_id=x | service_id",
                "granularity=x&start_date=x&metrics=x | granularity/start_date/metrics",
                "granularity=daily&start_date=20310301&metrics=200Count&per_region=yes | service_id/per_region combination"
            })
    void anOrderThatMakesNoSenseIsRefusedByItsParameter(String parameters, String named) {
        assertThat(client.post("/v1/reports?" + parameters, "").summary()).isEqualTo("400 Invalid entry for " + named);
    }

    @Test
    void oneServiceCannotBeReportedByRegion() {
        site("", "www.shop.example");
        String id = client.get("/v1/services").json().at("/services/0/id").asText();

        assertThat(client.post(
                                "/v1/reports?granularity=daily&start_date=20310301&metrics=200Count&per_region=true&service_id="
                                        + id,
                                "")
                        .summary())
                .isEqualTo("400 Invalid entry for service_id/per_region combination");
    }

    @ParameterizedTest
    @CsvSource({"Bad Request", "Internal Server Error", "Rate limit exceeded"})
    void aReportMayFailAfterItWasOrdered(String message) {
        simulator.disruptions().failReport(message, "Internal Server Error (119)");

        RawClient.Answer failed = report("granularity=daily&start_date=20310301&metrics=200Count");

        assertThat(failed.summary()).isEqualTo("204 " + message);
        assertThat(failed.state()).isEqualTo("failed");
        assertThat(failed.header("X-Error")).contains("Internal Server Error (119)");
    }

    @Test
    void aDownloadThatBreaksOffIsCountedAsOneMoreThing() {
        TrafficLog log = new TrafficLog();
        EdgeVisit visit =
                new EdgeVisit("site", EdgeRequest.get("https://www.shop.example/a"), clock.instant(), 200, 5, false);
        log.visited(visit);
        log.visited(visit);
        log.broken(visit);

        assertThat(log.all()).hasSize(1);
        assertThat(log.all().get(0).metrics())
                .containsEntry("2XXCount", 2L)
                .containsEntry("200Count", 2L)
                .containsEntry("RequestCount", 2L)
                .containsEntry("IncompleteDownloadCount", 1L);
    }

    @Test
    void onlySoManyCanBeOrderedAtOnce() {
        String order = "/v1/reports?granularity=daily&start_date=20310301&metrics=200Count";
        for (int i = 0; i < 40; i++) {
            assertThat(client.post(order, "").status()).isEqualTo(202);
        }
        assertThat(client.post(order, "").summary()).isEqualTo("429 Rate limit exceeded");
    }
}
