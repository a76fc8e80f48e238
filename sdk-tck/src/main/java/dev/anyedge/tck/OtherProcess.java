package dev.anyedge.tck;

import dev.anyedge.cdn.Cdn;
import dev.anyedge.cdn.model.Distribution;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A process of its own that plans and applies a distribution. What it logs is its output. */
final class OtherProcess implements AutoCloseable {
    private static final int FIXTURE = 0;
    private static final int FILE = 1;
    private static final int CONNECTION = 2;
    private static final long PATIENCE = 120;

    /** All that the JDK's HTTP client can log, but for headers and contents: in those it shows credentials to whoever asks. */
    private static final String JDK_LOG = "-Djdk.httpclient.HttpClient.log=errors,requests,channel,trace,ssl";

    private final Process process;
    private final Path wished;
    private final Path said;

    private OtherProcess(Process process, Path wished, Path said) {
        this.process = process;
        this.wished = wished;
        this.said = said;
    }

    /** Starts it. */
    static OtherProcess start(ProviderFixture<?> provider, List<String> connection, Distribution distribution) {
        try {
            Path wished = Files.createTempFile("anyedge-wished", ".json");
            Path said = Files.createTempFile("anyedge-said", ".txt");
            Files.writeString(wished, distribution.toJson());
            List<String> command = new ArrayList<>(List.of(
                    System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-Xshare:auto",
                    JDK_LOG,
                    "-cp",
                    System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                    OtherProcess.class.getName(),
                    provider.getClass().getName(),
                    wished.toString()));
            command.addAll(connection);
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            return new OtherProcess(process, wished, said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it as the operating system does that has no memory left, and returns when it is gone. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /**
     * Waits until it is gone.
     *
     * @return its status
     */
    int end() {
        try {
            if (!process.waitFor(PATIENCE, TimeUnit.SECONDS)) {
                kill();
                throw new IllegalStateException("the process does not end; it says: " + said());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** What it has printed so far. */
    String said() {
        try {
            return Files.readString(said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kill();
        try {
            Files.delete(wished);
            Files.delete(said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Starts it and kills it at a write.
     *
     * @param at which write, counted from 1
     * @param before whether the provider does not hear of it
     * @return whether it came so far; otherwise it has applied everything
     */
    static boolean killed(
            ProviderFixture<?> provider, List<String> connection, Distribution wished, int at, boolean before) {
        CompletableFuture<OtherProcess> victim = new CompletableFuture<>();
        try (Ambush ambush = new Ambush(at, before, () -> victim.join().kill());
                OtherProcess process = start(provider, ambush.of(connection), wished)) {
            victim.complete(process);
            int status = process.end();
            if (ambush.sprung() == (status == 0)) {
                throw new IllegalStateException((ambush.sprung()
                                ? "the process was done before it was killed: "
                                : "the process failed by itself: ")
                        + process.said());
            }
            return ambush.sprung();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Plans and applies.
     *
     * @param arguments the fixture's class, the file with the distribution, the connection
     * @throws Exception when it cannot
     */
    public static void main(String[] arguments) throws Exception {
        Constructor<?> constructor = Class.forName(arguments[FIXTURE]).getDeclaredConstructor();
        constructor.setAccessible(true);
        ProviderFixture<?> provider = (ProviderFixture<?>) constructor.newInstance();
        List<String> connection = Arrays.asList(arguments).subList(CONNECTION, arguments.length);
        Distribution wished = Distribution.read(Path.of(arguments[FILE]));
        Recording recording = Recording.begin(logger -> false);
        try (recording;
                Cdn cdn = provider.connect(connection, new TestTime())) {
            cdn.apply(cdn.plan(wished), Session.EVERYTHING);
        } finally {
            System.out.println(recording.text());
        }
    }
}
