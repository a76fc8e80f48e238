package dev.anyedge.simulator.fujitsu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyedge.simulator.SimulatorClock;
import dev.anyedge.simulator.edge.OriginResponse;
import dev.anyedge.simulator.edge.RecordingOrigin;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A purge is accepted at once, and takes effect after the time it estimates. */
class PurgeTest {

    private final SimulatorClock clock = SimulatorClock.manual();
    private final RecordingOrigin origin =
            RecordingOrigin.answering(OriginResponse.text(200, "first").withHeader("ETag", "\"1\""));
    private final FujitsuSimulator simulator = FujitsuSimulator.builder()
            .clock(clock)
            .origin("web.example", origin)
            .start();
    private final RawClient client = RawClient.of(simulator);
    private final Visitor visitor = new Visitor(simulator, "www.shop.example");

    @AfterEach
    void stop() {
        simulator.close();
    }

    private String deploy(String rules) {
        String id = client.create("pre_fqdn=www.shop.example", rules);
        clock.advance(Duration.ofSeconds(1));
        return id;
    }

    @ParameterizedTest
    @ValueSource(strings = {"delete", "invalidate"})
    void whatIsPurgedIsAskedForAgainOnceTheEstimateIsOver(String action) {
        String id = deploy(RawClient.SITE);
        assertThat(visitor.cache("/a.png")).isEqualTo("miss");
        assertThat(visitor.cache("/b.png")).isEqualTo("miss");

        RawClient.Answer purged = client.delete("/v1/services/" + id + "/assets?url=a.png&action=" + action);
        assertThat(purged.header("X-Estimated-Seconds")).contains("420");
        clock.advance(Duration.ofSeconds(419));
        assertThat(visitor.cache("/a.png")).isEqualTo("hit-fresh");

        clock.advance(Duration.ofSeconds(1));
        assertThat(visitor.cache("/a.png")).isEqualTo("miss");
        assertThat(origin.lastRequest().headers().contains("If-None-Match")).isEqualTo(action.equals("invalidate"));
        assertThat(visitor.cache("/b.png")).isEqualTo("hit-fresh");
    }

    @Test
    void anAddressIsWhatTheCacheTakesForIt() {
        String id = deploy(RawClient.rules(RawClient.ORIGIN
                + ",{'name':'caching','type':'fixed','value':'1d'},"
                + "{'name':'cachekey-query-args','type':'include','value':'v'}"));
        visitor.cache("/a.png?v=1&utm=x");
        visitor.cache("/a.png?v=2");

        client.delete("/v1/services/" + id + "/assets?url=a.png%3Fv%3D1");
        clock.advance(Duration.ofSeconds(420));

        assertThat(visitor.cache("/a.png?v=1&utm=y")).isEqualTo("miss");
        assertThat(visitor.cache("/a.png?v=2")).isEqualTo("hit-fresh");
    }

    @Test
    void theRootIsPurgedByAnEmptyAddress() {
        String id = deploy(RawClient.SITE);
        visitor.cache("/");

        assertThat(client.delete("/v1/services/" + id + "/assets?url=").header("x-sim-evidence"))
                .contains("inferred");
        clock.advance(Duration.ofSeconds(420));

        assertThat(visitor.cache("/")).isEqualTo("miss");
    }

    @Test
    void aPurgeOnItsWayShowsAndDoesNotOutliveItsService() {
        String id = deploy(RawClient.SITE);
        client.delete("/v1/services/" + id + "/assets?url=a.png");
        assertThat(simulator.state().at("/purges/0/target").asText()).isEqualTo("/a.png");

        client.delete("/v1/services/" + id);
        clock.advance(Duration.ofSeconds(420));

        assertThat(simulator.state().at("/purges")).isEmpty();
    }

    @Test
    void aServiceThatIsGoneLeavesNothingInTheCache() {
        String id = deploy(RawClient.SITE);
        visitor.cache("/a.png");
        client.delete("/v1/services/" + id);
        clock.advance(Duration.ofSeconds(1));
        assertThat(visitor.get("/a.png").statusCode()).isEqualTo(404);

        deploy(RawClient.SITE);
        assertThat(visitor.cache("/a.png")).isEqualTo("miss");
    }
}
