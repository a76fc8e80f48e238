package dev.anyedge.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** How many jars, and how many bytes, a user of one provider gets. */
final class ClassPathSize {
    private static final String YAML = "snakeyaml-engine";

    private ClassPathSize() {}

    static void print() throws IOException {
        System.out.println("| core and | jars | bytes | YAML parser on top |");
        System.out.println("|---|---:|---:|---:|");
        for (String provider : List.of("sdk-scaleway", "sdk-fujitsu", "sdk-lumen")) {
            List<Path> jars = user(provider);
            System.out.printf(
                    "| `%s` | %d | %,d | %,d |%n",
                    provider,
                    jars.size(),
                    bytes(jars.stream().filter(jar -> !isYaml(jar)).toList()),
                    bytes(jars.stream().filter(ClassPathSize::isYaml).toList()));
        }
        System.out.println();
        System.out.println("| jar | bytes |");
        System.out.println("|---|---:|");
        for (Path jar : user()) {
            System.out.printf("| `%s` | %,d |%n", jar.getFileName(), Files.size(jar));
        }
    }

    private static long bytes(List<Path> jars) throws IOException {
        long bytes = 0;
        for (Path jar : jars) {
            bytes += Files.size(jar);
        }
        return bytes;
    }

    /** The jars of core and one provider with all that they need: Scaleway, which the programs here use. */
    static List<Path> user() throws IOException {
        return user("sdk-scaleway");
    }

    private static List<Path> user(String provider) throws IOException {
        List<String> wanted = new ArrayList<>(
                List.of("jackson-annotations", "jackson-core", "jackson-databind", "slf4j-api", "sdk-core", provider));
        if (provider.equals("sdk-scaleway")) {
            wanted.add(YAML);
        }
        try (Stream<Path> files = Files.list(lib())) {
            return files.filter(jar -> wanted.stream().anyMatch(name(jar)::startsWith))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isYaml(Path jar) {
        return name(jar).startsWith(YAML);
    }

    /** The same with a logging backend that does nothing: a choice that each user makes anyway. */
    static List<Path> running() throws IOException {
        try (Stream<Path> files = Files.list(lib())) {
            return Stream.concat(user().stream(), files.filter(jar -> name(jar).startsWith("slf4j-nop")))
                    .toList();
        }
    }

    /** The bare program's: Jackson alone. */
    static List<Path> bare() throws IOException {
        return user().stream().filter(jar -> name(jar).startsWith("jackson-")).toList();
    }

    /** The jar of this module. */
    static Path own() {
        return Path.of(System.getProperty("java.class.path").split(File.pathSeparator)[0])
                .toAbsolutePath();
    }

    private static String name(Path jar) {
        return String.valueOf(jar.getFileName());
    }

    private static Path lib() {
        return own().resolveSibling("lib");
    }
}
