package dev.anyedge.cdn.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyedge.cdn.error.ValidationException;
import org.junit.jupiter.api.Test;

/** One origin by itself, as a replacement on a command line needs it. */
class OriginJsonTest {
    @Test
    void anOriginReadsBackWhatItWrote() {
        Origin origin = BucketOrigin.builder()
                .id("assets")
                .bucket("my-bucket")
                .region("fr-par")
                .website(true)
                .build();

        assertThat(Origin.fromJson(origin.toJson())).isEqualTo(origin);
    }

    @Test
    void aBadOriginNamesEachMemberThatIsWrong() {
        assertThatThrownBy(() -> Origin.fromJson("{\"type\":\"bucket\",\"id\":\"a\",\"regoin\":\"fr-par\"}"))
                .isInstanceOfSatisfying(ValidationException.class, e -> assertThat(e.violations())
                        .extracting(v -> v.pointer())
                        .contains("/regoin", "/bucket"));
    }

    @Test
    void anOriginWithAMemberThatStandsTwiceIsRefused() {
        assertThat(Complaints.pointersOf(
                        () -> Origin.fromJson("{\"type\":\"http\",\"host\":\"a.example\",\"host\":\"b.example\"}")))
                .containsExactly("/host");
    }

    @Test
    void whatIsNoOriginIsRefused() {
        assertThat(Complaints.pointersOf(() -> Origin.fromJson("[]"))).containsExactly("");
        assertThat(Complaints.pointersOf(() -> Origin.fromJson("{}"))).containsExactly("/type");
    }
}
