package dev.anyedge.simulator.edge;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What stands on this machine for the buckets, load balancers and hosts of provider documents. May be extended while an
 * edge is serving. Thread-safe.
 *
 * <pre>{@code
 * new Origins().bucket("my-bucket", Path.of("site")).server("lb.shop.example", URI.create("http://localhost:3000"))
 * }</pre>
 */
public final class Origins implements AutoCloseable {

    private final Map<String, BucketFolder> buckets = new ConcurrentHashMap<>();
    private final Map<String, Origin> servers = new ConcurrentHashMap<>();
    private final HttpFetcher fetcher = new HttpFetcher();

    /** Nothing yet. */
    public Origins() {}

    /**
     * A folder that stands for a bucket.
     *
     * @param name the bucket's name, as the document has it
     * @param folder the folder with the objects
     * @return this
     * @throws IllegalArgumentException when there is no such folder
     */
    public Origins bucket(String name, Path folder) {
        buckets.put(name, new BucketFolder(name, folder));
        return this;
    }

    /**
     * A folder that stands for a host, answering as a website.
     *
     * @param name an id or a host name that the document has for it
     * @param folder the folder
     * @return this
     * @throws IllegalArgumentException when there is no such folder
     */
    public Origins website(String name, Path folder) {
        return origin(name, new BucketFolder(name, folder).asWebsite());
    }

    /**
     * A server that stands for a load balancer, a container, a function or a host.
     *
     * @param name an id or a host name that the document has for it
     * @param base scheme, host and port, perhaps a path that goes before every path
     * @return this
     * @throws IllegalArgumentException when the address is not an absolute {@code http} or {@code https} one
     */
    public Origins server(String name, URI base) {
        return origin(name, fetcher.origin(base));
    }

    /**
     * An origin of the caller's own, such as a {@link RecordingOrigin}, that stands for a load balancer, a container, a
     * function, a host or a bucket.
     *
     * @param name an id, a host name or a bucket's name that the document has for it
     * @param origin what answers
     * @return this
     */
    public Origins origin(String name, Origin origin) {
        servers.put(name, origin);
        return this;
    }

    /**
     * What answers for a document's origin.
     *
     * @param reference the origin, in the document's words
     * @return what answers, or empty when nothing was configured for it
     */
    public Optional<Origin> find(OriginReference reference) {
        if (reference instanceof OriginReference.Bucket bucket) {
            Optional<Origin> folder = Optional.ofNullable(buckets.get(bucket.name()))
                    .map(found -> bucket.website() ? found.asWebsite() : found.asObjects());
            return folder.or(() -> Optional.ofNullable(servers.get(bucket.name())));
        }
        OriginReference.Server server = (OriginReference.Server) reference;
        return server.names().stream().filter(servers::containsKey).findFirst().map(servers::get);
    }

    /** Closes the connections to servers; a later request opens new ones. */
    @Override
    public void close() {
        fetcher.close();
    }

    /**
     * How to configure an origin that was not found.
     *
     * @param reference the origin, in the document's words
     * @return a sentence for people
     */
    static String advice(OriginReference reference) {
        if (reference instanceof OriginReference.Bucket bucket) {
            return "Nothing stands for " + bucket.description() + " on this machine: start the simulator with --bucket "
                    + bucket.name() + "=DIR, or call Origins.bucket(\"" + bucket.name() + "\", folder).";
        }
        OriginReference.Server server = (OriginReference.Server) reference;
        return "Nothing stands for " + server.description() + " on this machine: start the simulator with --origin "
                + server.names().get(0) + "=URL, or call Origins.server(\""
                + server.names().get(0) + "\", uri). It answers to: " + String.join(", ", server.names()) + ".";
    }
}
