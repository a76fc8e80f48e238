package dev.anyedge.fujitsu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyedge.simulator.fujitsu.FujitsuSimulator;
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

    @TempDir
    Path folder;

    @Test
    void aModuleDeploysThroughTheModulePath() throws IOException, InterruptedException {
        deploys("requires dev.anyedge.fujitsu;", """
                dev.anyedge.fujitsu.FujitsuCdn.builder()
                        .endpoint(java.net.URI.create(args[0]))
                        .credentials(dev.anyedge.fujitsu.FujitsuCredentials.ofDomainName(
                                "demo", "demo", args[1], args[2]))
                        .build()
                """);
    }

    @Test
    void aModuleThatKnowsTheCoreAloneFindsTheProviderByName() throws IOException, InterruptedException {
        deploys("requires dev.anyedge.cdn;", """
                Cdn.forProvider("fujitsu", CdnSettings.ofEnvironment()
                        .with("endpoint", args[0])
                        .with("domain", "demo")
                        .with("user", "demo")
                        .with("password", args[1])
                        .with("project-id", args[2]))
                """);
    }

    private void deploys(String requires, String connect) throws IOException, InterruptedException {
        Path sources = Files.createDirectories(folder.resolve("src/consumer"));
        Files.writeString(folder.resolve("src/module-info.java"), "module consumer { " + requires + " }");
        Files.writeString(sources.resolve("Main.java"), """
                package consumer;

                import dev.anyedge.cdn.*;
                import dev.anyedge.cdn.model.*;

                public class Main {
                    public static void main(String[] args) {
                        Distribution shop = Distribution.builder()
                                .name("shop")
                                .addEndpoint(Endpoint.assigned())
                                .addOrigin(HttpOrigin.builder().id("a").host("web-origin.example.net").build())
                                .defaults(Behavior.builder().origin("a").caching(Caching.bypass()).build())
                                .build();
                        try (Cdn cdn = CONNECT) {
                            System.out.println(cdn.apply(cdn.plan(shop)).name());
                        }
                    }
                }
                """.replace("CONNECT", connect));
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

        try (FujitsuSimulator simulator = FujitsuSimulator.start()) {
            Process process = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "--module-path",
                            modulePath() + File.pathSeparator + classes,
                            "--module",
                            "consumer/consumer.Main",
                            simulator.baseUri().toString(),
                            simulator.password(),
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
