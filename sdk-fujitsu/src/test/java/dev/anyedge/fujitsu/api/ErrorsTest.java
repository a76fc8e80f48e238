package dev.anyedge.fujitsu.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.anyedge.cdn.error.AuthenticationException;
import dev.anyedge.cdn.error.CdnException;
import dev.anyedge.cdn.error.ConflictException;
import dev.anyedge.cdn.error.InvalidRequestException;
import dev.anyedge.cdn.error.InvalidRequestException.FieldProblem;
import dev.anyedge.cdn.error.NotFoundException;
import dev.anyedge.cdn.error.PermissionDeniedException;
import dev.anyedge.cdn.error.ProviderUnavailableException;
import dev.anyedge.cdn.error.QuotaExceededException;
import dev.anyedge.cdn.error.RateLimitedException;
import dev.anyedge.cdn.error.TransportException;
import dev.anyedge.fujitsu.api.ReportRequest.Granularity;
import dev.anyedge.fujitsu.rules.Rule;
import dev.anyedge.fujitsu.rules.RuleBehavior;
import dev.anyedge.fujitsu.rules.RulesDocument;
import dev.anyedge.fujitsu.testing.PassingTime;
import dev.anyedge.fujitsu.testing.ScriptedProvider;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every call with every row of its table of errors, and how often it is sent (Fujitsu reference §2.8–§2.10). */
class ErrorsTest {
    private static final RulesDocument RULES = RulesDocument.of(Rule.when().then(RuleBehavior.noStore()));

    private static final Map<String, Consumer<FujitsuCdnApi>> CALLS = Map.of(
            "ListServices", FujitsuCdnApi::listServices,
            "CreateService",
                    api -> api.createService(
                            ServiceRequest.builder().rules(RULES).build()),
            "RetrieveService", api -> api.retrieveService("s"),
            "EditService", api -> api.editService("s", ServiceEdit.rules(Activation.ACTIVATE, RULES)),
            "DeleteService", api -> api.deleteService("s"),
            "PurgeAsset", api -> api.purge("s", "/a", PurgeAction.DELETE),
            "CreateReport",
                    api -> api.createReport(ReportRequest.builder()
                            .granularity(Granularity.DAILY)
                            .startDate(LocalDate.of(2031, 3, 1))
                            .addMetrics("200Count")
                            .build()),
            "RetrieveReport", api -> api.retrieveReport("r"));

    private static final List<String> READS = List.of("ListServices", "RetrieveService", "RetrieveReport");
    private static final List<String> ONCE = List.of("CreateService", "EditService", "CreateReport");

    /** A row: what is answered, and what it becomes; where calls are empty, for all of them. */
    private record Row(
            int status, String message, Class<? extends CdnException> type, boolean passes, String... calls) {
        boolean isFor(String call) {
            return calls.length == 0 || Arrays.asList(calls).contains(call);
        }
    }

    private static final List<Row> ROWS = List.of(
            new Row(400, "Invalid Json", InvalidRequestException.class, false, "CreateService", "EditService"),
            new Row(
                    400,
                    "Invalid entry for pre_fqdn/protocol/status",
                    InvalidRequestException.class,
                    false,
                    "CreateService"),
            new Row(
                    400,
                    "Invalid entry for container/object_prefix",
                    InvalidRequestException.class,
                    false,
                    "CreateService",
                    "EditService"),
            new Row(
                    400,
                    "Invalid entry for key_container/key_object",
                    InvalidRequestException.class,
                    false,
                    "CreateService",
                    "EditService"),
            new Row(400, "Parameter required", InvalidRequestException.class, false, "EditService"),
            new Row(400, "Invalid entry for url/action", InvalidRequestException.class, false, "PurgeAsset"),
            new Row(400, "Service is undeployed", ConflictException.class, false, "PurgeAsset"),
            new Row(
                    400,
                    "Invalid entry for service_id/per_region combination",
                    InvalidRequestException.class,
                    false,
                    "CreateReport"),
            new Row(
                    409,
                    "Service is in progress",
                    ConflictException.class,
                    false,
                    "EditService",
                    "DeleteService",
                    "PurgeAsset"),
            new Row(507, "Quota exceeded", QuotaExceededException.class, false, "CreateService"),
            new Row(204, "Service Unavailable", ProviderUnavailableException.class, true, "RetrieveService"),
            new Row(204, "Rate limit exceeded", RateLimitedException.class, true, "RetrieveReport"),
            new Row(204, "Service is in progress", ConflictException.class, false, "EditService", "DeleteService"),
            new Row(204, "Bad Request", InvalidRequestException.class, false, "EditService", "DeleteService"),
            new Row(401, "", AuthenticationException.class, false),
            new Row(403, "", PermissionDeniedException.class, false),
            new Row(404, "", NotFoundException.class, false),
            new Row(405, "", InvalidRequestException.class, false),
            new Row(500, "Internal Server Error", ProviderUnavailableException.class, true),
            new Row(503, "Service Unavailable", ProviderUnavailableException.class, true));

    @TestFactory
    Stream<DynamicTest> everyErrorOfEveryCallHasItsType() {
        return ROWS.stream().flatMap(row -> CALLS.entrySet().stream()
                .filter(call -> row.isFor(call.getKey()))
                .map(call -> DynamicTest.dynamicTest(
                        call.getKey() + " " + row.status() + " " + row.message(),
                        () -> check(row, call.getKey(), call.getValue()))));
    }

    private static void check(Row row, String operation, Consumer<FujitsuCdnApi> call) {
        ScriptedProvider provider = new ScriptedProvider();
        for (int i = 0; i < 6; i++) {
            provider.then(
                    row.status(),
                    "",
                    "X-Message",
                    row.message(),
                    "X-Error",
                    "detail 042",
                    "X-Error-Instance-ID",
                    "be70a55917");
        }
        PassingTime time = new PassingTime();
        CdnException e = catchThrowableOfType(CdnException.class, () -> call.accept(provider.client(time)));
        assertThat(e).isExactlyInstanceOf(row.type()).hasMessageContaining(operation);
        assertThat(e).hasMessageContaining("detail 042").hasMessageContaining(row.message());
        assertThat(e.requestId()).contains("be70a55917");
        boolean once = ONCE.contains(operation);
        int sent = row.status() == 401 ? 2 : row.passes() && !once ? 4 : 1;
        assertThat(provider.requests()).as("times sent").hasSize(sent);
    }

    @TestFactory
    Stream<DynamicTest> tooManyCallsAreWaitedOutByEveryCall() {
        return CALLS.entrySet().stream()
                .map(call -> DynamicTest.dynamicTest(call.getKey(), () -> {
                    ScriptedProvider provider = new ScriptedProvider();
                    for (int i = 0; i < 4; i++) {
                        provider.then(429, "", "X-Message", "Rate limit exceeded");
                    }
                    PassingTime time = new PassingTime();
                    assertThatExceptionOfType(RateLimitedException.class)
                            .isThrownBy(() -> call.getValue().accept(provider.client(time)));
                    assertThat(provider.requests()).hasSize(4);
                    assertThat(time.pauses()).isSorted().hasSize(3);
                }));
    }

    @TestFactory
    Stream<DynamicTest> aLostAnswerIsFollowedByARepetitionOnlyWhereThatIsSafe() {
        return CALLS.entrySet().stream()
                .map(call -> DynamicTest.dynamicTest(call.getKey(), () -> {
                    ScriptedProvider provider = new ScriptedProvider();
                    for (int i = 0; i < 4; i++) {
                        provider.thenFail(new IOException("connection reset"));
                    }
                    assertThatExceptionOfType(TransportException.class)
                            .isThrownBy(() -> call.getValue().accept(provider.client(new PassingTime())));
                    assertThat(provider.requests()).hasSize(ONCE.contains(call.getKey()) ? 1 : 4);
                }));
    }

    @TestFactory
    Stream<DynamicTest> aCutAnswerIsReadAgain() {
        return READS.stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    ScriptedProvider provider = new ScriptedProvider();
                    for (int i = 0; i < 4; i++) {
                        provider.then(200, "{\"services\": [", "X-Status", "deployed");
                    }
                    assertThatExceptionOfType(TransportException.class)
                            .isThrownBy(() -> CALLS.get(name).accept(provider.client(new PassingTime())));
                    assertThat(provider.requests()).hasSize(4);
                }));
    }

    @Test
    void aRefusedParameterIsNamed() {
        ScriptedProvider provider =
                new ScriptedProvider().then(400, "", "X-Message", "Invalid entry for key_container/key_object");
        InvalidRequestException e = catchThrowableOfType(InvalidRequestException.class, () -> CALLS.get("CreateService")
                .accept(provider.client(new PassingTime())));
        assertThat(e.fields()).extracting(FieldProblem::field).containsExactly("key_container", "key_object");
    }
}
