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
    private ClassPathSize() {}

    static void print() throws IOException {
        long bytes = 0;
        int jars = 0;
        System.out.println("| jar | bytes |");
        System.out.println("|---|---:|");
        for (Path jar : user()) {
            System.out.printf("| `%s` | %,d |%n", jar.getFileName(), Files.size(jar));
            bytes += Files.size(jar);
            jars++;
        }
        System.out.printf("| **%d jars** | **%,d** |%n", jars, bytes);
    }

    /** The jars of core and one provider with all that they need. */
    static List<Path> user() throws IOException {
        List<Path> jars = new ArrayList<>();
        try (Stream<Path> files = Files.list(lib())) {
            files.filter(jar -> !name(jar).startsWith("jmh-")
                            && !name(jar).startsWith("jopt-simple")
                            && !name(jar).startsWith("slf4j-nop")
                            && !name(jar).startsWith("commons-math3"))
                    .sorted()
                    .forEach(jars::add);
        }
        return jars;
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
