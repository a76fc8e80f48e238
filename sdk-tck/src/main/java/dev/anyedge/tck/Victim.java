package dev.anyedge.tck;

import dev.anyedge.cdn.Cdn;
import dev.anyedge.cdn.model.Distribution;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A process of its own that applies a distribution and is killed meanwhile, without a chance to clean up. */
final class Victim {
    private static final int FIXTURE = 0;
    private static final int FILE = 1;
    private static final int CONNECTION = 2;

    private Victim() {}

    /** Starts the process. */
    static Process start(ProviderFixture<?> provider, List<String> connection, Distribution wished) throws IOException {
        Path file = Files.createTempFile("anyedge-victim", ".json");
        Files.writeString(file, wished.toJson());
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Victim.class.getName(),
                provider.getClass().getName(),
                file.toString()));
        command.addAll(connection);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
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
        try (Cdn cdn = provider.connect(connection, new TestTime())) {
            Distribution wished = Distribution.read(Path.of(arguments[FILE]));
            cdn.apply(cdn.plan(wished), Session.EVERYTHING);
        }
    }
}
