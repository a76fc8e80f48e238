package dev.anyedge.scaleway.api;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.anyedge.cdn.error.TransportException;
import dev.anyedge.scaleway.ScalewayCredentials;
import dev.anyedge.scaleway.ScalewayProfile;
import dev.anyedge.scaleway.testing.Clients;
import dev.anyedge.scaleway.testing.NoWaiting;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What no provider means to send: cut, garbled or untrusted connections. */
class BrokenAnswersTest {
    private static final String P = "99999999-9999-9999-9999-999999999999";
    private static WireMockServer server;

    @BeforeAll
    static void startServer() {
        server = new WireMockServer(options().dynamicPort().dynamicHttpsPort());
        server.start();
    }

    @AfterAll
    static void stopServer() {
        server.stop();
    }

    @AfterEach
    void forget() {
        server.resetAll();
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aReadSurvivesABrokenConnectionAndACreationIsNotRepeatedOnOne(Fault fault) {
        server.stubFor(any(anyUrl())
                .inScenario("hiccup")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(aResponse().withFault(fault))
                .willSetStateTo("well"));
        server.stubFor(
                any(anyUrl()).inScenario("hiccup").whenScenarioStateIs("well").willReturn(okJson("{\"id\":\"P\"}")));
        try (ScalewayEdgeApi api = client(URI.create("http://127.0.0.1:" + server.port()), false)) {
            assertThat(api.getPipeline(P).id()).isEqualTo("P");
            server.verify(2, anyRequestedFor(anyUrl()));

            server.resetScenarios();
            assertThatThrownBy(() -> api.createPipeline(PipelineRequest.of("shop")))
                    .isInstanceOf(TransportException.class)
                    .hasMessageContaining("the provider may have acted");
            server.verify(3, anyRequestedFor(anyUrl()));
        }
    }

    @Test
    void aCertificateOfNobodyIsBelievedOnlyByWhoAsksForIt() {
        server.stubFor(any(anyUrl()).willReturn(okJson("{\"id\":\"P\"}")));
        // a name that is not in the certificate either
        URI https = URI.create("https://127.0.0.1:" + server.httpsPort());

        try (ScalewayEdgeApi trusting = client(https, true);
                ScalewayEdgeApi careful = client(https, false)) {
            assertThat(trusting.getPipeline(P).id()).isEqualTo("P");
            assertThatThrownBy(() -> careful.getPipeline(P)).isInstanceOf(TransportException.class);
        }
        server.verify(1, anyRequestedFor(anyUrl()));
    }

    private static ScalewayEdgeApi client(URI uri, boolean insecure) {
        return ScalewayEdgeApi.builder()
                .profile(ScalewayProfile.builder()
                        .credentials(ScalewayCredentials.of(Clients.SECRET_KEY))
                        .defaultProjectId(Clients.PROJECT)
                        .apiUrl(uri)
                        .insecure(insecure)
                        .build())
                .http(http -> http.timekeeper(new NoWaiting()))
                .build();
    }
}
