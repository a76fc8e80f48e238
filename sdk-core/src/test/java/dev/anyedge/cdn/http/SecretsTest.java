package dev.anyedge.cdn.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.anyedge.cdn.error.CdnException;
import dev.anyedge.cdn.error.ProviderUnavailableException;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.http.LoopbackServer.Reply;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No secret leaves through a message, an excerpt, a report or a {@code toString}. */
class SecretsTest {
    /** With characters that are written differently in a URI, in JSON and in XML. */
    private static final String CANARY = "c4n\"ary/<&>+\\ secret";

    private static final String TOKEN = "7a1b9e5c-token-value";

    private static void assertClean(String text) {
        assertThat(text)
                .doesNotContain(CANARY)
                .doesNotContain("c4n")
                .doesNotContain("ary/")
                .doesNotContain(TOKEN)
                .doesNotContain("hunter2");
    }

    @ParameterizedTest
    @EnumSource
    void whateverTheProviderRepeatsStaysHidden(Form form) {
        Redaction redaction = new Redaction();
        redaction.secret(CANARY);
        String json = "{\"message\":\"bad key c4n\\\"ary/<&>+\\\\ secret\",\"header\":\"" + TOKEN + "\"}";
        List<AttemptReport> reports = new ArrayList<>();
        try (LoopbackServer server =
                        LoopbackServer.answering(Reply.of(503, json, "X-Request-Id: " + TOKEN, "X-Error: " + TOKEN));
                ApiClient client = ApiClient.builder(server.uri())
                        .redaction(redaction)
                        .authorizer(Authorizer.header("X-Auth-Token", TOKEN, redaction))
                        .addListener(reports::add)
                        .timekeeper(new SteppedTime())
                        .errorReader((request, response) -> Verdict.retryable(
                                ProviderUnavailableException::new,
                                response.header("X-Error").orElseThrow() + " in " + response.text()))
                        .build()) {
            ApiRequest request = ApiRequest.get("GetThing", "/things")
                    .segment(CANARY)
                    .query("name", CANARY)
                    .query("password", "hunter2")
                    .header("X-Other", TOKEN)
                    .body(json.getBytes(), "application/json")
                    .build();

            var e = catchThrowableOfType(ProviderUnavailableException.class, () -> form.call(client, request));

            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            assertClean(trace.toString());
            assertThat(e.getMessage())
                    .contains("/things/***?name=***&password=***")
                    .contains("bad key ***");
            assertClean(e.call().orElseThrow().toString());
            assertClean(e.requestId().orElseThrow());
            assertThat(reports).hasSize(4).allSatisfy(report -> {
                assertClean(report.toString());
                assertClean(report.uri().toString());
                assertClean(report.problem().orElseThrow());
            });
            for (Object shown : List.of(client, request, redaction)) {
                assertClean(shown.toString());
            }
            OutgoingRequest outgoing =
                    new OutgoingRequest(request, server.uri(), 1, Timekeeper.system(), List.of("X-Auth-Token", TOKEN));
            assertClean(outgoing.toString());
            assertClean(new ApiResponse(
                            200, java.net.http.HttpHeaders.of(java.util.Map.of(), (a, b) -> true), json.getBytes())
                    .toString());
        }
    }

    @Test
    void aTokenThatCannotStandInAHeaderIsNotPrinted() {
        Redaction redaction = new Redaction();
        try (LoopbackServer server = LoopbackServer.answering(Reply.of(200, ""));
                ApiClient client = ApiClient.builder(server.uri())
                        .redaction(redaction)
                        .authorizer(Authorizer.header("X-Auth-Token", TOKEN + "\n", redaction))
                        .build()) {
            Throwable e =
                    catchThrowable(() -> client.call(ApiRequest.get("Get", "/").build()));

            assertThat(e)
                    .isInstanceOf(ValidationException.class)
                    .hasMessageContaining(
                            "header X-Auth-Token holds a control or non-Latin character at position " + TOKEN.length());
            assertClean(e.toString());
            assertThat(server.received).isEmpty();
        }
    }

    @Test
    void anExcerptEndsBeforeItsLimitAndNeverWithinASecret() {
        Redaction redaction = new Redaction();
        redaction.secret(TOKEN);
        long seed = 20250314;
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            // half of the bodies end where only a part of them is looked at
            int length = random.nextBoolean() ? random.nextInt(1200) : 16_384 + random.nextInt(40);
            StringBuilder body = new StringBuilder();
            while (body.length() < length) {
                body.append(random.nextInt(20) == 0 ? TOKEN : "x");
            }
            if (random.nextBoolean()) {
                body = new StringBuilder(TOKEN.repeat(length / TOKEN.length() + 1));
            }

            String excerpt = redaction.excerpt(body.toString().getBytes());

            assertThat(excerpt).as("seed %d, case %d", seed, i).hasSizeLessThanOrEqualTo(512);
            assertThat(excerpt).as("seed %d, case %d", seed, i).doesNotContain("7a1b");
        }
    }

    @Test
    void halfASecretAtTheEndOfWhatIsLookedAtIsNotShown() {
        Redaction redaction = new Redaction();
        String secret = "s3cr3t".repeat(50);
        redaction.secret(secret);

        assertThat(redaction.excerpt(secret.repeat(60).getBytes()))
                .contains("***")
                .doesNotContain("s3cr3t");
    }

    @Test
    void ofSecretsThatAreRenewedTheLastFewAreHidden() {
        Redaction redaction = new Redaction();
        redaction.secret("lasting-secret");
        for (int i = 10; i < 30; i++) {
            redaction.renewed("token", "token-" + i);
        }

        assertThat(redaction.apply("token-29 token-22 lasting-secret")).isEqualTo("*** *** ***");
        assertThat(redaction.apply("token-10")).as("long past its life").isEqualTo("token-10");
    }

    @Test
    void aSecretWithinASecretDoesNotUncoverIt() {
        Redaction redaction = new Redaction();
        redaction.secret("abc");
        redaction.secret("xxabcyy");

        assertThat(redaction.apply("-xxabcyy-abc-")).isEqualTo("-***-***-");
    }

    @Test
    void anEmptySecretHidesNothing() {
        Redaction redaction = new Redaction();
        redaction.secret("");
        redaction.renewed("token", "");

        assertThat(redaction.apply("all of it")).isEqualTo("all of it");
    }

    @Test
    void parametersWithTellingNamesAreHidden() {
        Redaction redaction = new Redaction();

        assertThat(redaction.target(
                        "/a?api_key=1&page=2&X-Amz-Signature=3&monkey=4&accessToken=5&flag&key_container=6"))
                .isEqualTo("/a?api_key=***&page=2&X-Amz-Signature=***&monkey=4&accessToken=***&flag&key_container=6");
    }

    @Test
    void whatAProviderSaysStaysOnOneLine() {
        assertThat(new Redaction().line("one\r\nINFO two\tthree\u0000\n")).isEqualTo("one  INFO two three");
    }

    @Test
    void anAuthorizersFailureIsPassedOnAsItIs() {
        CdnException problem = new CdnException("no credentials: set SCW_SECRET_KEY");
        try (LoopbackServer server = LoopbackServer.answering(Reply.of(200, ""));
                ApiClient client = ApiClient.builder(server.uri())
                        .authorizer(request -> {
                            throw problem;
                        })
                        .build()) {
            assertThatThrownBy(() -> client.call(ApiRequest.get("Get", "/").build()))
                    .isSameAs(problem);
        }
    }
}
