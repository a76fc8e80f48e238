package dev.anyedge.cdn.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The JSON form: what people keep in a file is read, written and read again without a difference. */
class DistributionJsonTest {

    @Test
    void theDocumentThatShowsEveryMemberIsReadAndWrittenAndReadAgain() throws IOException {
        Distribution read = Distribution.fromJson(resource("everything.json"));

        assertThat(Distribution.fromJson(read.toJson())).isEqualTo(read);
        assertThat(Distribution.fromJson(read.toJson()).toJson()).isEqualTo(read.toJson());
    }

    @Test
    void anyDistributionIsTheSameAfterWritingAndReading() {
        long seed = 20_261_122;
        Distributions random = Distributions.seeded(seed);
        for (int i = 0; i < 2_000; i++) {
            Distribution distribution = random.next();
            String json = distribution.toJson();

            Distribution read = Distribution.fromJson(json);

            assertThat(read).as("seed %d, case %d", seed, i).isEqualTo(distribution);
            assertThat(read.hashCode()).as("seed %d, case %d", seed, i).isEqualTo(distribution.hashCode());
            assertThat(read.toJson()).as("seed %d, case %d", seed, i).isEqualTo(json);
        }
    }

    static String resource(String name) throws IOException {
        try (InputStream in = DistributionJsonTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
