package dev.anyedge.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MigrateFromLumenTest {

    @Test
    void bothSitesAreCarriedAsFarAsTheyGoAndEveryLossIsTold() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        MigrateFromLumen.run(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        String text = bytes.toString(StandardCharsets.UTF_8);
        assertThat(text)
                .contains("== cdn-shop-example", "== media-shop-example", "-- to fujitsu", "-- to scaleway")
                // two aliases are more than a Fujitsu service has, and that is told
                .contains("[several-hostnames]")
                // countries are beyond Scaleway, and a restriction is not dropped in silence
                .contains("[geo-access]", "Refused: a restriction would be lost");
    }
}
