package dev.anyedge.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultTest {

    @Test
    void aSpecHasFourParts() {
        Fault fault = Fault.parse("POST:/edge-services/*/set-head-stage:2:status=503");

        assertThat(fault.method()).isEqualTo("POST");
        assertThat(fault.pathGlob()).isEqualTo("/edge-services/*/set-head-stage");
        assertThat(fault.nth()).isEqualTo(OptionalInt.of(2));
        assertThat(fault.effect()).isEqualTo(FaultEffect.status(503));
    }

    @ParameterizedTest
    @CsvSource({"250ms,250", "3s,3000", "2m,120000", "1h,3600000"})
    void aDelayIsGivenWithItsUnit(String text, long millis) {
        assertThat(Fault.parse("*:*:*:delay=" + text).effect()).isEqualTo(FaultEffect.delay(Duration.ofMillis(millis)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST:/a/*:1:status=429",
                "*:*:*:drop-before",
                "PUT|PATCH:/x:3:drop-after",
                "GET:/x:*:truncate",
                "GET:/x:*:status-after=500",
                "GET:/x:*:delay=1500ms",
                "GET:/with:colon:1:truncate"
            })
    void theTextOfAFaultReadsBackAsTheSameFault(String spec) {
        assertThat(Fault.parse(spec).toString()).isEqualTo(spec);
    }

    @ParameterizedTest
    @CsvSource({
        "POST:/x:status=500, four parts",
        "POST, four parts",
        "POST:/x:0:truncate, NTH is '0'",
        "POST:/x:first:truncate, NTH is 'first'",
        "FETCH:/x:1:truncate, method 'FETCH'",
        "POST:x:1:truncate, must begin with '/'",
        "POST:/x:1:status=abc, status 'abc'",
        "POST:/x:1:status=700, status '700'",
        "POST:/x:1:delay=5, duration '5'",
        "POST:/x:1:explode, KIND is 'explode'",
        "POST:/x:1:truncate=1, KIND is 'truncate=1'"
    })
    void aSpecThatIsNotOneSaysWhatIsWrongAndWhatTheFormIs(String spec, String why) {
        assertThatThrownBy(() -> Fault.parse(spec))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(spec)
                .hasMessageContaining(why)
                .hasMessageContaining("METHOD:PATH-GLOB:NTH:KIND");
    }

    @ParameterizedTest
    @CsvSource({
        "*, POST, /a/b, true",
        "/a/*, POST, /a/b/c, true",
        "/a/*, POST, /b/a/c, false",
        "*/c, POST, /a/b/c, true",
        "/a, POST, /a, true",
        "/a, POST, /ab, false",
        "/a*c*, POST, /abcd, true",
        "/a.c, POST, /abc, false",
        "*, GET, /a, false"
    })
    void aStarIsAnyRunOfCharactersAndNothingElseIsSpecial(String glob, String method, String path, boolean matches) {
        Fault fault = Fault.each("POST|PUT", glob, FaultEffect.truncate());

        assertThat(fault.matches(request(method, path))).isEqualTo(matches);
    }

    @Test
    void theNthMatchingCallIsHitAndNoOther() {
        Faults faults = new Faults().add("POST:/a:2:drop-after");

        assertThat(faults.next(request("POST", "/a"))).isEmpty();
        assertThat(faults.next(request("POST", "/b"))).isEmpty();
        assertThat(faults.next(request("GET", "/a"))).isEmpty();
        assertThat(faults.next(request("POST", "/a"))).isEqualTo(Optional.of(FaultEffect.dropAfter()));
        assertThat(faults.next(request("POST", "/a"))).isEmpty();
    }

    @Test
    void whereTwoFaultsHitTheSameCallTheFirstDecidesAndBothCount() {
        Faults faults = new Faults().add("*:*:1:status=500").add("*:*:1:status=429");

        assertThat(faults.next(request("POST", "/a"))).isEqualTo(Optional.of(FaultEffect.status(500)));
        assertThat(faults.next(request("POST", "/a"))).isEmpty();
    }

    private static SimulatedRequest request(String method, String path) {
        return new SimulatedRequest(method, path, "", Map.of(), "");
    }
}
