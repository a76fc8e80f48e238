package dev.anyedge.scaleway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyedge.simulator.scaleway.ScalewaySimulator;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that is a module of its own compiles and runs against the exported packages, on the module path. */
class ModularConsumerTest {
    private static final Pattern RUNTIME =
            Pattern.compile("(jackson-(core|databind|annotations)|slf4j-api|snakeyaml-engine)-[0-9.]+\\.jar");

    @Test
    void aModuleDeploysThroughTheModulePath(@TempDir Path folder) throws IOException, InterruptedException {
        Path sources = Files.createDirectories(folder.resolve("src/consumer"));
        Files.writeString(folder.resolve("src/module-info.java"), "module consumer { requires dev.anyedge.scaleway; }");
        Files.writeString(sources.resolve("Main.java"), """
                package consumer;

                import dev.anyedge.cdn.*;
                import dev.anyedge.cdn.model.*;
                import dev.anyedge.scaleway.*;
                import java.net.URI;

                public class Main {
                    public static void main(String[] args) {
                        Distribution shop = Distribution.builder()
                                .name("shop")
                                .addEndpoint(Endpoint.assigned())
                                .addOrigin(BucketOrigin.builder().id("a").bucket("assets").region("fr-par").build())
                                .defaults(Behavior.builder().origin("a").caching(Caching.bypass()).build())
                                .build();
                        try (Cdn cdn = ScalewayCdn.builder()
                                .endpoint(URI.create(args[0]))
                                .credentials(ScalewayCredentials.of(args[1]))
                                .projectId(args[2])
                                .build()) {
                            System.out.println(cdn.apply(cdn.plan(shop)).name());
                        }
                    }
                }
                """);
        Path classes = folder.resolve("classes");

        int compiled = ToolProvider.findFirst("javac")
                .orElseThrow()
                .run(
                        System.out,
                        System.err,
                        "--module-path",
                        modulePath(),
                        "-d",
                        classes.toString(),
                        folder.resolve("src/module-info.java").toString(),
                        sources.resolve("Main.java").toString());
        assertThat(compiled).isZero();

        try (ScalewaySimulator simulator = ScalewaySimulator.start()) {
            Process process = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "--module-path",
                            modulePath() + File.pathSeparator + classes,
                            "--module",
                            "consumer/consumer.Main",
                            simulator.baseUri().toString(),
                            simulator.secretKey(),
                            simulator.projectId()))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(process.waitFor()).isZero();
            assertThat(printed.strip()).isEqualTo("shop");
        }
    }

    /** Our modules and what users get with them; nothing else of the tests' class path. */
    private static String modulePath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry ->
                        RUNTIME.matcher(Path.of(entry).getFileName().toString()).matches()
                                || Files.exists(Path.of(entry, "module-info.class"))
                                || entry.matches(".*sdk-core-[^/]*(?<!tests)\\.jar"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
