package dev.anyedge.fujitsu.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.anyedge.cdn.error.CdnException;
import dev.anyedge.cdn.error.ConfigurationRejectedException;
import dev.anyedge.cdn.error.ProviderUnavailableException;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.http.ApiResponse;
import dev.anyedge.fujitsu.api.ReportRequest.DeliveryOption;
import dev.anyedge.fujitsu.api.ReportRequest.Granularity;
import dev.anyedge.fujitsu.rules.Rule;
import dev.anyedge.fujitsu.rules.RuleBehavior;
import dev.anyedge.fujitsu.rules.RuleBehavior.CachingType;
import dev.anyedge.fujitsu.rules.RuleBehavior.NameSource;
import dev.anyedge.fujitsu.rules.RulesDocument;
import dev.anyedge.fujitsu.testing.PassingTime;
import dev.anyedge.fujitsu.testing.ScriptedProvider;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/** Each call as it is on the wire, and each answer as it may come (Fujitsu reference §2, §5, §6). */
class CallsTest {
    private static final String ID = "5f0c2b52-8a0e-4a53-9a35-0d6f1c1f7a11";
    private static final RulesDocument RULES = RulesDocument.of(Rule.when()
            .then(
                    RuleBehavior.origin("jp.fujitsu.com", NameSource.ORIGIN),
                    RuleBehavior.caching(CachingType.FIXED, Duration.ofDays(1))));

    private final PassingTime time = new PassingTime();
    private final ScriptedProvider provider = new ScriptedProvider();
    private final FujitsuCdnApi api = provider.client(time);

    // ---- services ----

    @Test
    void aListMayHaveItsLinksEitherWayRoundAndEachSpellingOfTheLogStatus() {
        provider.then(200, """
                {"services": [
                  {"id": "a", "status": "deployed", "access_log_status": "undeployed",
                   "links": {"href": "shop-9a1b2c3d.cdn-edge.example", "rel": "https://cdn.example/v1/services/a"}},
                  {"id": "b", "status": "failed", "access-log-status": "deployed",
                   "links": {"rel": "www.example.net", "href": "http://cdn.example/v1/services/b"}},
                  {"id": "c", "status": "melting", "more": 1}]}""", "X-Message", "Success");
        List<ServiceSummary> services = api.listServices();
        assertThat(provider.target()).isEqualTo("GET /v1/services");
        assertThat(services)
                .containsExactly(
                        new ServiceSummary(
                                "a",
                                ServiceStatus.DEPLOYED,
                                Optional.of(ServiceStatus.UNDEPLOYED),
                                Optional.of("shop-9a1b2c3d.cdn-edge.example"),
                                Optional.of("https://cdn.example/v1/services/a")),
                        new ServiceSummary(
                                "b",
                                ServiceStatus.FAILED,
                                Optional.of(ServiceStatus.DEPLOYED),
                                Optional.of("www.example.net"),
                                Optional.of("http://cdn.example/v1/services/b")),
                        new ServiceSummary(
                                "c",
                                new ServiceStatus("melting"),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()));
        assertThat(services.get(2).status().known()).isFalse();
    }

    @Test
    void noServicesAreAnEmptyList() {
        provider.then(200, "{\"services\": []}", "X-Message", "No services to return");
        assertThat(api.listServices()).isEmpty();
    }

    @Test
    void aCreationSendsItsParametersInTheQueryAndTakesTheIdFromTheLocation() {
        provider.then(202, "", "Location", "http://somewhere/v1/services/" + ID, "X-Message", "Accepted");
        String id = api.createService(ServiceRequest.builder()
                .preFqdn("shop")
                .protocol(DeliveryProtocol.HTTPS)
                .activation(Activation.DEACTIVATE)
                .container("logs")
                .objectPrefix("cdn/x_")
                .keyContainer("keys")
                .keyObject("public key")
                .rules(RULES)
                .build());
        assertThat(id).isEqualTo(ID);
        assertThat(provider.target())
                .isEqualTo("POST /v1/services?pre_fqdn=shop&protocol=https&status=deactivate&container=logs"
                        + "&object_prefix=cdn%2Fx_&key_container=keys&key_object=public%20key");
        assertThat(provider.requests().get(0).header("Content-Type")).contains("application/json");
        assertThat(RulesDocument.fromJson(provider.body())).isEqualTo(RULES);
    }

    @Test
    void aCreationWithoutLocationMayHaveHappened() {
        provider.then(202, "", "X-Message", "Accepted");
        assertThatExceptionOfType(CdnException.class)
                .isThrownBy(() ->
                        api.createService(ServiceRequest.builder().rules(RULES).build()))
                .withMessageContaining("look before you call again");
        assertThat(provider.requests()).hasSize(1);
    }

    @Test
    void aServiceIsReadFromItsHeadersAndItsBody() {
        provider.then(
                200,
                RULES.toJson(),
                "x-status",
                "deployed",
                "X-Message",
                "Success",
                "X-Access-Log-Status",
                "deployed",
                "X-Access-Url",
                "shop-9a1b2c3d.cdn-edge.example",
                "X-Protocol",
                "https",
                "X-Access-Log-Container",
                "logs",
                "X-Access-Log-Object-Prefix",
                "cdn_",
                "X-Access-Log-Key-Container",
                "",
                "X-Access-Log-Detailed-Status",
                "storing");
        Service service = api.retrieveService(ID);
        assertThat(provider.target()).isEqualTo("GET /v1/services/" + ID);
        assertThat(service.status()).isEqualTo(ServiceStatus.DEPLOYED);
        assertThat(service.deliveryName()).contains("shop-9a1b2c3d.cdn-edge.example");
        assertThat(service.protocol()).contains(DeliveryProtocol.HTTPS);
        assertThat(service.accessLog())
                .isEqualTo(new AccessLogState(
                        ServiceStatus.DEPLOYED,
                        Optional.of("storing"),
                        Optional.of("logs"),
                        Optional.of("cdn_"),
                        Optional.empty(),
                        Optional.empty()));
        assertThat(service.rules()).contains(RULES);
        assertThat(service.failure()).isEmpty();
        assertThat(service.orThrow()).isSameAs(service);
    }

    @Test
    void aFailedEditIsToldByASuccessfulReadTogetherWithTheRulesFromBefore() {
        provider.then(
                200,
                RULES.toJson(),
                "X-Status",
                "failed",
                "X-Message",
                "Success",
                "X-Error",
                "Invalid JSON input / 'foo' is not one of ['caching']",
                "X-Error-Instance-ID",
                "be70a55917");
        Service service = api.retrieveService(ID);
        assertThat(service.rules()).contains(RULES);
        assertThat(service.failure().orElseThrow().rejected()).isTrue();
        assertThatExceptionOfType(ConfigurationRejectedException.class)
                .isThrownBy(service::orThrow)
                .withMessageContaining("'foo' is not one of")
                .satisfies(e -> assertThat(e.requestId()).contains("be70a55917"));
    }

    @Test
    void aKeyInAnErrorTextIsMasked() {
        provider.then(
                204,
                "",
                "X-Status",
                "failed",
                "X-Message",
                "Bad Request",
                "X-Error",
                "Invalid JSON input / '00ff11ee22dd33cc44bb55aa66997788' is no key");
        Service service = api.retrieveService(ID);
        assertThat(service.failure().orElseThrow().text()).isEqualTo("Invalid JSON input / '***' is no key");
    }

    @Test
    void anErrorOfAnEarlierRequestComesAsNoContent() {
        provider.then(204, "", "X-Message", "No Content", "X-Status", "create_in_progress");
        Service early = api.retrieveService(ID);
        assertThat(early.status().inProgress()).isTrue();
        assertThat(early.rules()).isEmpty();
        assertThat(early.failure()).isEmpty();

        provider.then(204, "", "X-Message", "Bad Request");
        Service rejected = api.retrieveService(ID);
        assertThat(rejected.status()).isEqualTo(ServiceStatus.FAILED);
        assertThatExceptionOfType(ConfigurationRejectedException.class).isThrownBy(rejected::orThrow);

        provider.then(
                204,
                "",
                "X-Message",
                "Internal Server Error",
                "X-Error",
                "Internal Server Error (042)",
                "X-Status",
                "failed");
        assertThatExceptionOfType(ProviderUnavailableException.class)
                .isThrownBy(api.retrieveService(ID)::orThrow)
                .withMessageContaining("(042)");
    }

    @Test
    void aWaitEndsWithTheProvidersWork() {
        provider.then(204, "", "X-Status", "create_in_progress")
                .then(204, "", "X-Message", "No Content")
                .then(204, "", "X-Message", "Service Unavailable")
                .then(204, "", "X-Status", "create_in_progress")
                .then(200, RULES.toJson(), "X-Status", "deployed");
        assertThat(api.awaitService(ID, Duration.ofMinutes(5)).status()).isEqualTo(ServiceStatus.DEPLOYED);
        assertThat(time.pauses()).startsWith(Duration.ofSeconds(2), Duration.ofSeconds(3));
    }

    @Test
    void aWaitEndsWithItsDeadline() {
        for (int i = 0; i < 20; i++) {
            provider.then(204, "", "X-Status", "create_in_progress");
        }
        assertThat(api.awaitService(ID, Duration.ofSeconds(10)).status().inProgress())
                .isTrue();
        assertThat(provider.requests()).hasSizeBetween(3, 5);
    }

    @Test
    void anEditSendsOnlyWhatChanges() {
        provider.then(202, "", "X-Message", "Accepted").then(202, "", "X-Message", "Accepted");
        api.editService(ID, ServiceEdit.builder().container("").build());
        assertThat(provider.target()).isEqualTo("PATCH /v1/services/" + ID + "/param?container=");
        assertThat(provider.body()).isEmpty();
        api.editService(ID, ServiceEdit.rules(Activation.ACTIVATE, RULES));
        assertThat(provider.target()).isEqualTo("PATCH /v1/services/" + ID + "/param?status=activate");
        assertThat(RulesDocument.fromJson(provider.body())).isEqualTo(RULES);
    }

    @Test
    void rulesWithoutStatusAndEditsOfNothingAreNotSent() {
        assertThatExceptionOfType(ValidationException.class)
                .isThrownBy(() -> ServiceEdit.builder().rules(RULES).build())
                .withMessageContaining("status");
        assertThatExceptionOfType(ValidationException.class)
                .isThrownBy(() -> ServiceEdit.builder().build());
    }

    @Test
    void aDeletionIsAccepted() {
        provider.then(202, "", "X-Message", "Accepted");
        api.deleteService(ID);
        assertThat(provider.target()).isEqualTo("DELETE /v1/services/" + ID);
    }

    @Test
    void aPurgeIsOfOneRelativePathAndTellsWhenItWorks() {
        provider.then(202, "", "X-Estimated-Seconds", "420").then(202, "");
        assertThat(api.purge(ID, "/catalog/2024/cover.png", PurgeAction.INVALIDATE)
                        .effectiveAfter())
                .contains(Duration.ofSeconds(420));
        assertThat(provider.target())
                .isEqualTo("DELETE /v1/services/" + ID + "/assets?url=catalog%2F2024%2Fcover.png&action=invalidate");
        assertThat(api.purge(ID, "a", PurgeAction.DELETE).effectiveAfter()).isEmpty();
        assertThatExceptionOfType(ValidationException.class)
                .isThrownBy(() -> api.purge(ID, "x".repeat(1100), PurgeAction.DELETE));
        assertThat(provider.requests()).hasSize(2);
    }

    // ---- reports ----

    @Test
    void aReportIsAskedForAwaitedAndReadAsATable() {
        provider.then(202, "", "Location", "https://cdn.example/v1/reports/r-1/")
                .then(204, "", "X-Status", "create_in_progress")
                .then(200, """
                        {"headers": [{"index": 1, "name": "304Count"}, {"index": 0, "name": "Time"}],
                         "rows": [["2031/03/01 00:00", "17"], ["2031/03/02 00:00", "x"], ["2031/03/03"]],
                         "metadata": {"granularity": "daily", "service_id": null}}""", "X-Message", "Success");
        String id = api.createReport(ReportRequest.builder()
                .granularity(Granularity.DAILY)
                .startDate(LocalDate.of(2031, 3, 1))
                .endDate(LocalDate.of(2031, 3, 3))
                .deliveryOption(DeliveryOption.SSL)
                .addMetrics("304Count", "2XXCount")
                .serviceId(ID)
                .build());
        assertThat(id).isEqualTo("r-1");
        assertThat(provider.target())
                .isEqualTo("POST /v1/reports?granularity=daily&start_date=20310301&end_date=20310303"
                        + "&delivery_option=ssl&metrics=304Count%2C2XXCount&service_id=" + ID);
        ReportTable table = api.awaitReport(id, Duration.ofMinutes(5)).orThrow();
        assertThat(table.columns()).containsExactly("Time", "304Count");
        assertThat(table.time(0)).contains(Instant.parse("2031-03-01T00:00:00Z"));
        assertThat(table.time(2)).isEmpty();
        assertThat(table.count(0, "304Count")).hasValue(17);
        assertThat(table.count(1, "304Count")).isEmpty();
        assertThat(table.cell(2, "304Count")).isEmpty();
        assertThat(table.metadata().get("granularity").toJson()).isEqualTo("\"daily\"");
    }

    @Test
    void aReportMayBeEmptyOrFailOrNotBeReady() {
        provider.then(204, "", "X-Status", "deployed")
                .then(204, "", "X-Status", "create_in_progress")
                .then(204, "", "X-Status", "failed", "X-Message", "Rate limit exceeded", "X-Error", "too many")
                .then(204, "", "X-Message", "Internal Server Error");
        assertThat(api.retrieveReport("r").orThrow().rows()).isEmpty();
        Report pending = api.retrieveReport("r");
        assertThat(pending.pending()).isTrue();
        assertThatIllegalStateException().isThrownBy(pending::orThrow);
        assertThatExceptionOfType(CdnException.class)
                .isThrownBy(api.retrieveReport("r")::orThrow)
                .withMessageContaining("too many");
        assertThat(api.retrieveReport("r").failure()).isPresent();
    }

    @Test
    void aReportThatCannotBeIsNotAskedFor() {
        ReportRequest.Builder hourly = ReportRequest.builder()
                .granularity(Granularity.HOURLY)
                .startDate(LocalDate.of(2031, 3, 1))
                .addMetrics("200Count");
        assertThat(hourly.endDate(LocalDate.of(2031, 3, 15)).build()).isNotNull();
        for (ReportRequest.Builder wrong : List.of(
                ReportRequest.builder().from(hourly.build()).endDate(LocalDate.of(2031, 3, 16)),
                ReportRequest.builder().from(hourly.build()).endDate(LocalDate.of(2031, 2, 28)),
                ReportRequest.builder().from(hourly.build()).addMetrics("a,b"),
                ReportRequest.builder().from(hourly.build()).serviceId("s").perRegion(true))) {
            assertThatExceptionOfType(ValidationException.class).isThrownBy(wrong::build);
        }
    }

    // ---- not understood ----

    @Test
    void anAnswerThatMakesNoSenseIsNotQuoted() {
        provider.then(200, "{\"rules\": [{\"key\": \"00ff11ee22dd33cc44bb55aa66997788\"}]}", "X-Status", "deployed");
        assertThatExceptionOfType(CdnException.class)
                .isThrownBy(() -> api.retrieveService(ID))
                .withMessageContaining("cannot be understood")
                .satisfies(e -> assertThat(e.toString() + e.call()).doesNotContain("00ff11ee22dd"));
    }

    // ---- without waiting ----

    @Test
    void everyCallHasAnAsynchronousTwin() throws Exception {
        AsyncFujitsuCdnApi async = api.async();
        provider.then(200, "{\"services\": []}");
        assertThat(async.listServices().get()).isEmpty();
        provider.then(202, "", "Location", "/v1/services/x");
        assertThat(async.createService(ServiceRequest.builder().rules(RULES).build())
                        .get())
                .isEqualTo("x");
        provider.then(200, RULES.toJson(), "X-Status", "deployed");
        assertThat(async.retrieveService("x").get().rules()).contains(RULES);
        provider.then(202, "").then(202, "").then(202, "").then(202, "", "Location", "/v1/reports/r");
        async.editService("x", ServiceEdit.rules(Activation.ACTIVATE, RULES)).get();
        async.deleteService("x").get();
        assertThat(async.purge("x", "/a", PurgeAction.DELETE).get().effectiveAfter())
                .isEmpty();
        assertThat(async.createReport(ReportRequest.builder()
                                .granularity(Granularity.DAILY)
                                .startDate(LocalDate.of(2031, 3, 1))
                                .addMetrics("200Count")
                                .build())
                        .get())
                .isEqualTo("r");
        provider.then(204, "", "X-Status", "deployed");
        assertThat(async.retrieveReport("r").get().pending()).isFalse();
        provider.then(404, "");
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(async.retrieveService("y")::get)
                .withCauseInstanceOf(dev.anyedge.cdn.error.NotFoundException.class);
    }

    @Test
    void cancellingAFutureEndsItsCall() throws Exception {
        CompletableFuture<ApiResponse> sent = new CompletableFuture<>();
        CompletableFuture<Boolean> ended = new CompletableFuture<>();
        sent.whenComplete((answer, problem) -> ended.complete(sent.isCancelled()));
        provider.thenWait(sent);
        CompletableFuture<List<ServiceSummary>> call = api.async().listServices();
        while (provider.requests().isEmpty()) {
            Thread.onSpinWait();
        }
        call.cancel(true);
        assertThat(ended.get()).isTrue();
    }
}
