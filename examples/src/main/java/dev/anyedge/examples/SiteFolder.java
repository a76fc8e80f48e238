package dev.anyedge.examples;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** A folder with the files of a site: one that the user names, or the small one that ships with the examples. */
public final class SiteFolder implements AutoCloseable {
    private static final String SHIPPED = "/dev/anyedge/examples/site";

    private final Path folder;
    private final boolean temporary;

    private SiteFolder(Path folder, boolean temporary) {
        this.folder = folder;
        this.temporary = temporary;
    }

    /**
     * A folder of the user's.
     *
     * @param folder an existing folder
     * @return the folder
     * @throws IllegalArgumentException when there is no such folder
     */
    public static SiteFolder of(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException("There is no folder " + folder);
        }
        return new SiteFolder(folder, false);
    }

    /**
     * The site that ships with the examples, unpacked to a temporary folder.
     *
     * @return the folder; closing it deletes it
     * @throws IOException when it cannot be unpacked
     */
    public static SiteFolder shipped() throws IOException {
        try {
            URI resource = Objects.requireNonNull(SiteFolder.class.getResource(SHIPPED))
                    .toURI();
            Path target = Files.createTempDirectory("anyedge-site");
            if (resource.getScheme().equals("jar")) {
                try (FileSystem jar = FileSystems.newFileSystem(resource, Map.of())) {
                    copy(jar.getPath(SHIPPED), target);
                }
            } else {
                copy(Path.of(resource), target);
            }
            return new SiteFolder(target, true);
        } catch (URISyntaxException e) {
            throw new IOException("The shipped site has no address", e);
        }
    }

    /**
     * The distribution of the small shop.
     *
     * @param provider where it is to go: Scaleway issues its certificate, elsewhere that is arranged outside the API; Lumen takes no default
     *     time and redirects nobody
     * @return a distribution as JSON
     * @throws IOException when it cannot be read
     */
    public static String shippedDistribution(String provider) throws IOException {
        String name =
                switch (provider) {
                    case "scaleway" -> "shop.json";
                    case "lumen" -> "shop-lumen.json";
                    default -> "shop-external.json";
                };
        try (InputStream file = Objects.requireNonNull(SiteFolder.class.getResourceAsStream(name))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /**
     * The folder.
     *
     * @return its path
     */
    public Path path() {
        return folder;
    }

    /**
     * A page to look at: {@code /index.html} where there is one, else the first file.
     *
     * @return a path that begins with {@code /}
     * @throws IOException when the folder cannot be read
     */
    public String page() throws IOException {
        if (Files.isRegularFile(folder.resolve("index.html"))) {
            return "/index.html";
        }
        try (Stream<Path> files = Files.walk(folder)) {
            Path first = files.filter(Files::isRegularFile)
                    .sorted()
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("There is no file in " + folder));
            URI relative = folder.toUri().relativize(first.toUri());
            return "/" + relative.getRawPath();
        }
    }

    private static void copy(Path source, Path target) throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(source)) {
            all = files.toList();
        }
        for (Path file : all) {
            Path copy = target.resolve(source.relativize(file).toString());
            if (Files.isDirectory(file)) {
                Files.createDirectories(copy);
            } else {
                Files.copy(file, copy);
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (!temporary) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
