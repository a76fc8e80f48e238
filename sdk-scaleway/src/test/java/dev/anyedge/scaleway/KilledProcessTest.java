package dev.anyedge.scaleway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyedge.cdn.ApplyListener;
import dev.anyedge.cdn.ApplyOptions;
import dev.anyedge.cdn.Cdn;
import dev.anyedge.cdn.Change;
import dev.anyedge.cdn.Permission;
import java.io.File;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A process that ends in the middle of an apply, without a chance to clean up: the next one finishes its work. */
class KilledProcessTest {

    @Test
    @Timeout(60)
    void theNextProcessFinishesWhatAKilledOneBegan() throws Exception {
        try (Project project = new Project()) {
            project.apply(Shops.shop());

            // after the new route has its rules, before the switch
            assertThat(killedAfter(project, "route-rules")).isEqualTo(KILLED);
            assertThat(project.stageCounts()).containsEntry("route", 1).containsEntry("backend", 2);
            assertThat(Viewers.meet(project.document())).noneMatch(line -> line.contains("scaleway_lb"));

            project.apply(Shops.withApi(p -> {}));

            assertThat(project.plan(Shops.withApi(p -> {})).isEmpty()).isTrue();
            assertThat(project.stageCounts().toString())
                    .isEqualTo("{backend=2, cache=1, dns=1, route=1, tls=1, waf=1}");
            assertThat(Viewers.meet(project.document())).anyMatch(line -> line.contains("scaleway_lb"));
        }
    }

    private static final int KILLED = 137;

    private static int killedAfter(Project project, String kind) throws Exception {
        Process process = new ProcessBuilder(
                        System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Victim.class.getName(),
                        project.simulator.baseUri().toString(),
                        project.simulator.secretKey(),
                        project.simulator.projectId(),
                        kind)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(50, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    /** The process that is killed: it applies, and halts after one change. */
    static final class Victim {
        private Victim() {}

        public static void main(String[] arguments) {
            ApplyListener killer = new ApplyListener() {
                @Override
                public void completed(Change change, int index, int total) {
                    if (change.kind().equals(arguments[3])) {
                        Runtime.getRuntime().halt(KILLED);
                    }
                }
            };
            try (Cdn cdn = ScalewayCdn.builder()
                    .endpoint(URI.create(arguments[0]))
                    .credentials(ScalewayCredentials.of(arguments[1]))
                    .projectId(arguments[2])
                    .build()) {
                cdn.apply(
                        cdn.plan(Shops.withApi(p -> {})),
                        ApplyOptions.builder()
                                .addAllow(Permission.values())
                                .listener(killer)
                                .build());
            }
        }
    }
}
