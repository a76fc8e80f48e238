package dev.anyedge.simulator.scaleway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anyedge.simulator.SimulatorClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What happens after a write, by itself and in time (Scaleway reference §9, §11). */
class LifecycleTest {

    private static final Duration TICK = Duration.ofSeconds(10);

    private final SimulatorClock clock = SimulatorClock.manual();
    private final ScalewaySimulator simulator =
            ScalewaySimulator.builder().clock(clock).tick(TICK).start();
    private final RawClient client = RawClient.of(simulator);

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void aDeploymentIsPendingForOneTickAndThenReady() {
        SiteStory site = SiteStory.live(client, "shop", "cdn.shop.example");

        assertThat(status(site)).isEqualTo("pending");
        clock.advance(TICK.minusMillis(1));
        assertThat(status(site)).isEqualTo("pending");
        assertThat(dns(site).path("status").asText()).isEqualTo("inactive");
        assertThat(dns(site).path("default_fqdn").asText()).isEmpty();
        clock.advance(Duration.ofMillis(1));
        assertThat(status(site)).isEqualTo("ready");
        assertThat(dns(site).path("status").asText()).isEqualTo("active");
    }

    @Test
    void aManagedCertificateHasAnEndOnceItIsIssued() {
        SiteStory site = SiteStory.live(client, "shop", "cdn.shop.example");
        assertThat(client.get("/tls-stages/" + site.tls())
                        .json()
                        .path("certificate_expires_at")
                        .isNull())
                .isTrue();

        clock.advance(TICK);

        assertThat(client.get("/tls-stages/" + site.tls())
                        .json()
                        .path("certificate_expires_at")
                        .asText())
                .isEqualTo("2026-11-18T10:00:10.123456Z");
        JsonNode own = client.patch("/tls-stages/" + site.tls(), "{'managed_certificate':false}")
                .json();
        assertThat(own.path("certificate_expires_at").isNull()).isTrue();
    }

    @Test
    void aWriteToWhatViewersReachIsDeployedAgainAndAWriteToAnythingElseIsNot() {
        SiteStory site = SiteStory.live(client, "shop", "");
        clock.advance(TICK);
        String unlinked = client.post("/pipelines/" + site.pipeline() + "/cache-stages", "{}")
                .id();
        client.patch("/cache-stages/" + unlinked, "{'fallback_ttl':'1s'}");
        client.patch("/pipelines/" + site.pipeline(), "{'name':'other'}");
        assertThat(status(site)).isEqualTo("ready");
        assertThat(client.get("/cache-stages/" + unlinked).json().path("status").asText())
                .isEqualTo("inactive");

        client.patch("/cache-stages/" + site.cache(), "{'fallback_ttl':'1s'}");

        assertThat(status(site)).isEqualTo("pending");
        clock.advance(TICK);
        assertThat(status(site)).isEqualTo("ready");
    }

    @Test
    void trafficFollowsTheStoredGraphAtOnceWhileTheStatusIsStillPending() {
        SiteStory site = SiteStory.live(client, "shop", "cdn.shop.example");

        client.patch("/cache-stages/" + site.cache(), "{'fallback_ttl':'5s'}");

        assertThat(simulator
                        .deployedDocument("cdn.shop.example")
                        .orElseThrow()
                        .at("/cache_stages/0/fallback_ttl")
                        .asText())
                .isEqualTo("5s");
        assertThat(status(site)).isEqualTo("pending");
    }

    @Test
    void aStageThatLeavesTheChainBecomesInactive() {
        SiteStory site = SiteStory.live(client, "shop", "");
        clock.advance(TICK);

        client.patch("/tls-stages/" + site.tls(), "{'backend_stage_id':'" + site.backend() + "'}");
        clock.advance(TICK);

        assertThat(client.get("/cache-stages/" + site.cache())
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("inactive");
        assertThat(client.get("/backend-stages/" + site.backend())
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("active");
    }

    @Test
    void anIncompleteChainEndsInAWarningAboutTheWorkflow() {
        SiteStory site = SiteStory.create(client, "shop", "");
        client.patch("/cache-stages/" + site.cache(), "{'backend_stage_id':''}");
        site.goLive(client);
        clock.advance(TICK);

        assertThat(status(site)).isEqualTo("warning");
        assertThat(codes(site)).containsExactly("pipeline_invalid_workflow");
        assertThat(dns(site).path("status").asText()).isEqualTo("inactive");
    }

    @Test
    void withoutItsHeadAPipelineIsBackWhereItBegan() {
        SiteStory site = SiteStory.live(client, "shop", "cdn.shop.example");
        clock.advance(TICK);

        RawClient.Answer answer = client.post(
                "/pipelines/" + site.pipeline() + "/set-head-stage",
                "{'remove_head_stage':{'remove_stage_id':'" + site.dns() + "'}}");

        assertThat(answer.body()).isEqualTo("{\"head_stage\":{}}");
        assertThat(status(site)).isEqualTo("warning");
        assertThat(codes(site)).containsExactly("pipeline_missing_head_stage");
        assertThat(dns(site).path("status").asText()).isEqualTo("inactive");
        assertThat(simulator.deployedDocument("cdn.shop.example")).isEmpty();
        assertThat(client.get("/pipelines/" + site.pipeline() + "/head-stages").body())
                .isEqualTo("{\"head_stages\":[],\"total_count\":0}");
    }

    @Test
    void aHeadIsSwappedInOneCall() {
        SiteStory site = SiteStory.live(client, "shop", "cdn.shop.example");
        String other = client.post(
                        "/pipelines/" + site.pipeline() + "/dns-stages",
                        "{'fqdns':['www.shop.example'],'tls_stage_id':'" + site.tls() + "'}")
                .id();

        RawClient.Answer answer = client.post(
                "/pipelines/" + site.pipeline() + "/set-head-stage",
                "{'swap_head_stage':{'new_stage_id':'" + other + "','current_stage_id':'" + site.dns() + "'}}");

        assertThat(answer.json().at("/head_stage/dns_stage_id").asText()).isEqualTo(other);
        assertThat(simulator.deployedDocument("www.shop.example")).isPresent();
        assertThat(simulator.deployedDocument("cdn.shop.example")).isEmpty();
    }

    @Test
    void aHeadlessPipelineWasPendingForEverIn2025() {
        try (ScalewaySimulator then =
                ScalewaySimulator.builder().headlessPipelinesPend().start()) {
            RawClient there = RawClient.of(then);
            String pipeline = SiteStory.newPipeline(there, "p");
            then.clock().advance(Duration.ofDays(1));

            JsonNode answer = there.get("/pipelines/" + pipeline).json();
            assertThat(answer.path("status").asText()).isEqualTo("pending");
            assertThat(answer.path("errors")).isEmpty();
        }
    }

    @Test
    void withARunningClockStepsAreOverAtTheNextCallUnlessATickIsAskedFor() {
        try (ScalewaySimulator immediate = ScalewaySimulator.start()) {
            RawClient there = RawClient.of(immediate);
            SiteStory site = SiteStory.live(there, "shop", "");
            assertThat(there.get("/pipelines/" + site.pipeline())
                            .json()
                            .path("status")
                            .asText())
                    .isEqualTo("ready");
        }
        try (ScalewaySimulator slow =
                ScalewaySimulator.builder().tick(Duration.ofHours(1)).start()) {
            RawClient there = RawClient.of(slow);
            SiteStory site = SiteStory.live(there, "shop", "");
            assertThat(there.get("/pipelines/" + site.pipeline())
                            .json()
                            .path("status")
                            .asText())
                    .isEqualTo("pending");
        }
    }

    @Test
    void aMissingCnameIsAnErrorUntilItIsThereAndTheStageIsTouched() {
        simulator.outcomes().pipelineError("cdn.shop.example", "dns_cname_dont_exist");
        SiteStory site = SiteStory.live(client, "shop", "cdn.shop.example");
        clock.advance(TICK);
        assertThat(status(site)).isEqualTo("error");
        assertThat(codes(site)).containsExactly("dns_cname_dont_exist");
        assertThat(client.get("/tls-stages/" + site.tls())
                        .json()
                        .path("certificate_expires_at")
                        .isNull())
                .isTrue();

        simulator.outcomes().inOrder("cdn.shop.example");
        clock.advance(TICK);
        assertThat(status(site)).isEqualTo("error");
        client.patch("/dns-stages/" + site.dns(), "{'fqdns':['cdn.shop.example']}");
        clock.advance(TICK);

        assertThat(status(site)).isEqualTo("ready");
        assertThat(codes(site)).isEmpty();
    }

    @Test
    void aNameThatAnotherPipelineServesIsInUseAndStaysThere() {
        SiteStory first = SiteStory.live(client, "first", "cdn.shop.example");
        SiteStory second = SiteStory.live(client, "second", "CDN.shop.example");
        clock.advance(TICK);

        assertThat(status(first)).isEqualTo("ready");
        assertThat(status(second)).isEqualTo("error");
        assertThat(codes(second)).containsExactly("dns_fqdn_already_in_use");
        assertThat(simulator
                        .deployedDocument("cdn.shop.example")
                        .orElseThrow()
                        .at("/pipeline/id")
                        .asText())
                .isEqualTo(first.pipeline());

        client.delete("/pipelines/" + first.pipeline());
        assertThat(simulator
                        .deployedDocument("cdn.shop.example")
                        .orElseThrow()
                        .at("/pipeline/id")
                        .asText())
                .isEqualTo(second.pipeline());
    }

    @Test
    void anOlderPipelineDoesNotTakeANameFromTheOneThatServesIt() {
        SiteStory older = SiteStory.create(client, "older", "cdn.shop.example");
        SiteStory newer = SiteStory.live(client, "newer", "cdn.shop.example");

        older.goLive(client);
        clock.advance(TICK);

        assertThat(status(newer)).isEqualTo("ready");
        assertThat(codes(older)).containsExactly("dns_fqdn_already_in_use");
    }

    @Test
    void namesOfTheVendorAndNamesThatAreNoneAreErrors() {
        SiteStory vendor = SiteStory.live(client, "vendor", "x.s3.fr-par.scw.cloud");
        SiteStory none = SiteStory.live(client, "none", "not a name");
        clock.advance(TICK);

        assertThat(codes(vendor)).containsExactly("dns_forbidden_scw_cloud");
        assertThat(codes(none)).containsExactly("dns_invalid_format");
    }

    @Test
    void aWildcardServesNamesBelowAndTakesNoManagedCertificate() {
        SiteStory site = SiteStory.create(client, "shop", "shop.example");
        client.patch("/dns-stages/" + site.dns(), "{'wildcard_domain':true}");
        site.goLive(client);
        clock.advance(TICK);
        assertThat(codes(site)).containsExactly("tls_managed_unsupported");

        client.patch(
                "/tls-stages/" + site.tls(),
                "{'managed_certificate':false,'tls_secrets_config':{'tls_secrets':[{'secret_id':'" + site.dns()
                        + "','region':'fr-par'}]}}");
        clock.advance(TICK);

        assertThat(status(site)).isEqualTo("ready");
        assertThat(simulator.deployedDocument("a.shop.example")).isPresent();
        assertThat(simulator.deployedDocument("a.b.shop.example")).isPresent();
        assertThat(simulator.deployedDocument("workshop.example")).isEmpty();
    }

    @Test
    void aNameWithoutAnyCertificateIsAWarning() {
        SiteStory site = SiteStory.create(client, "shop", "cdn.shop.example");
        client.patch("/tls-stages/" + site.tls(), "{'managed_certificate':false}");
        site.goLive(client);
        clock.advance(TICK);

        assertThat(status(site)).isEqualTo("warning");
        assertThat(codes(site)).containsExactly("tls_cert_missing");
    }

    @Test
    void aPurgeIsPendingForOneTickAndListenersHearOfItWhenItIsDone() {
        List<String> heard = new ArrayList<>();
        simulator.onPurge((pipeline, all, assets) -> heard.add(pipeline + " " + all + " " + assets));
        String pipeline = SiteStory.newPipeline(client, "p");
        String purge = client.post("/purge-requests", "{'pipeline_id':'" + pipeline + "','all':true}")
                .id();

        assertThat(client.get("/purge-requests/" + purge).json().path("status").asText())
                .isEqualTo("pending");
        assertThat(heard).isEmpty();
        clock.advance(TICK);

        assertThat(heard).containsExactly(pipeline + " true []");
        assertThat(client.get("/purge-requests/" + purge).json().path("status").asText())
                .isEqualTo("done");
        clock.advance(TICK);
        assertThat(heard).hasSize(1);
    }

    @Test
    void aPurgeThatFailsEndsInErrorAndNobodyHearsOfIt() {
        List<String> heard = new ArrayList<>();
        simulator.onPurge((pipeline, all, assets) -> heard.add(pipeline));
        String pipeline = SiteStory.newPipeline(client, "p");
        simulator.outcomes().purgesFail(pipeline);
        String purge = client.post("/purge-requests", "{'pipeline_id':'" + pipeline + "','assets':['/a']}")
                .id();
        clock.advance(TICK);

        assertThat(client.get("/purge-requests/" + purge).json().path("status").asText())
                .isEqualTo("error");
        assertThat(heard).isEmpty();
    }

    @Test
    void aDocumentIsTheSameObjectUntilSomethingIsWritten() {
        SiteStory site = SiteStory.live(client, "shop", "cdn.shop.example");
        clock.advance(TICK);
        JsonNode before = simulator.deployedDocument("cdn.shop.example").orElseThrow();
        client.get("/pipelines/" + site.pipeline());

        assertThat(simulator.deployedDocument("cdn.shop.example").orElseThrow()).isSameAs(before);
        client.patch("/cache-stages/" + site.cache(), "{'fallback_ttl':'5s'}");
        assertThat(simulator.deployedDocument("cdn.shop.example").orElseThrow()).isNotSameAs(before);
    }

    private String status(SiteStory site) {
        return client.get("/pipelines/" + site.pipeline()).json().path("status").asText();
    }

    private List<String> codes(SiteStory site) {
        List<String> codes = new ArrayList<>();
        client.get("/pipelines/" + site.pipeline())
                .json()
                .path("errors")
                .forEach(error -> codes.add(error.path("code").asText()));
        return codes;
    }

    private JsonNode dns(SiteStory site) {
        return client.get("/dns-stages/" + site.dns()).json();
    }
}
