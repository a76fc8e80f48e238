package dev.anyedge.benchmarks;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Another JVM, of the same JDK, with a class path of its own. */
final class Child implements AutoCloseable {
    private final Process process;
    private final BufferedReader out;

    Child(List<Path> jars, Class<?> main, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                ClassPathSize.own()
                        + File.pathSeparator
                        + jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
                main.getName()));
        command.addAll(List.of(args));
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** A loopback server; its first line is the port. */
    static Child server() throws IOException {
        return new Child(List.of(), LoopbackServer.class);
    }

    String line() throws IOException {
        String line = out.readLine();
        if (line == null) {
            throw new IOException("The process ended without a line");
        }
        return line;
    }

    void awaitEnd() throws InterruptedException {
        if (process.waitFor() != 0) {
            throw new IllegalStateException("The process failed with " + process.exitValue());
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
