package dev.anyedge.simulator.fujitsu;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The object storage of the customer's project, as far as the CDN touches it: it looks for public keys and leaves a test
 * object where access logs are to go. Containers are in memory, or folders. Thread-safe.
 *
 * <pre>{@code
 * simulator.objectStore().put("keys", "cdn/public.pem", "-----BEGIN PUBLIC KEY-----…");
 * }</pre>
 */
public final class ObjectStore {

    private final SortedMap<String, SortedMap<String, String>> containers = new TreeMap<>();
    private final Map<String, Path> folders = new TreeMap<>();
    private boolean closed;

    ObjectStore() {}

    /** From now on only the containers that are there exist; before, any container does. */
    synchronized void close() {
        closed = true;
    }

    synchronized void container(String name) {
        containers.putIfAbsent(name, new TreeMap<>());
    }

    synchronized void folder(String name, Path folder) {
        folders.put(name, folder);
    }

    synchronized boolean exists(String container) {
        return !closed || containers.containsKey(container) || folders.containsKey(container);
    }

    static boolean validContainer(String name) {
        return !name.isEmpty() && name.length() <= 256 && name.indexOf('/') < 0;
    }

    /**
     * Stores an object.
     *
     * @param container the container; made when it is not there
     * @param object the object's name, perhaps with slashes
     * @param content the content
     * @throws UncheckedIOException when the container is a folder and cannot be written to
     * @throws IllegalArgumentException when the container is a folder and the name leads out of it
     */
    public synchronized void put(String container, String object, String content) {
        Path folder = folders.get(container);
        if (folder == null) {
            containers.computeIfAbsent(container, name -> new TreeMap<>()).put(object, content);
            return;
        }
        Path file = file(folder, object)
                .orElseThrow(() -> new IllegalArgumentException(
                        "object '" + object + "' leads out of the folder of container " + container));
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /**
     * The content of an object.
     *
     * @param container the container
     * @param object the object's name
     * @return the content, or empty when there is no such object
     */
    public synchronized Optional<String> get(String container, String object) {
        Path folder = folders.get(container);
        if (folder == null) {
            return Optional.ofNullable(
                    containers.getOrDefault(container, new TreeMap<>()).get(object));
        }
        Optional<Path> file = file(folder, object).filter(Files::isRegularFile);
        try {
            return file.isPresent() ? Optional.of(Files.readString(file.get())) : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.of("");
        }
    }

    /**
     * The objects of a container that is not a folder.
     *
     * @param container the container
     * @return their names, sorted; empty when there is no such container
     */
    public synchronized SortedSet<String> objects(String container) {
        return new TreeSet<>(containers.getOrDefault(container, new TreeMap<>()).keySet());
    }

    private static Optional<Path> file(Path folder, String object) {
        try {
            Path root = folder.toAbsolutePath().normalize();
            Path file = root.resolve(object).normalize();
            return file.startsWith(root) && !file.equals(root) ? Optional.of(file) : Optional.empty();
        } catch (InvalidPathException notAPath) {
            return Optional.empty();
        }
    }
}
