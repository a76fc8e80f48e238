package dev.anyedge.lumen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyedge.simulator.lumen.LumenSimulator;
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
            Pattern.compile("(jackson-(core|databind|annotations)|slf4j-api)-[0-9.]+\\.jar");

    @Test
    void aModuleCallsAndReadsThroughTheModulePath(@TempDir Path folder) throws IOException, InterruptedException {
        Path sources = Files.createDirectories(folder.resolve("src/consumer"));
        Files.writeString(folder.resolve("src/module-info.java"), "module consumer { requires dev.anyedge.lumen; }");
        Files.writeString(sources.resolve("Main.java"), """
                package consumer;

                import dev.anyedge.lumen.*;
                import dev.anyedge.lumen.api.*;
                import dev.anyedge.lumen.image.*;
                import dev.anyedge.lumen.v1.*;
                import java.net.URI;

                public class Main {
                    public static void main(String[] args) {
                        V1Configuration old = V1Configuration.fromJson("{\\"properties\\":[]}");
                        ServiceImage image = ServiceImage.builder().build();
                        try (LumenApi api = LumenApi.builder().baseUri(URI.create(args[0])).build()) {
                            System.out.println(api.key().accessGroup().getAsLong() + " " + api.v2().listImages().size()
                                    + " " + old.sites().size() + " " + image.matchGroups().size());
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

        try (LumenSimulator simulator = LumenSimulator.start()) {
            ProcessBuilder consumer = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "--module-path",
                            modulePath() + File.pathSeparator + classes,
                            "--module",
                            "consumer/consumer.Main",
                            simulator.baseUri().toString()))
                    .redirectError(ProcessBuilder.Redirect.INHERIT);
            consumer.environment().put("LUMEN_KEY_ID", LumenSimulator.DEFAULT_KEY_ID);
            consumer.environment().put("LUMEN_SECRET", LumenSimulator.DEFAULT_SECRET);
            consumer.environment().put("LUMEN_SUBSCRIBER", LumenSimulator.DEFAULT_SUBSCRIBER);
            Process process = consumer.start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(process.waitFor()).isZero();
            assertThat(printed.strip()).isEqualTo("88001 0 0 0");
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
