package dev.anyedge.lumen.api;

import dev.anyedge.cdn.http.PercentEncoding;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where the operations of version 2.0 are. <strong>Inferred</strong> (Lumen reference §3.10): public documents name the
 * base path and the operations, never the paths below it. This is the only place that knows them; who knows the truth
 * overrides the methods and gives the client the result: {@link LumenApi.Builder#imageRoutes}. Immutable, thread-safe.
 */
public class ImageRoutes {
    private static final String DOCUMENTED_PREFIX = "/v2.0/serviceConfiguration";

    private final String prefix;

    /** The routes below the documented base path, {@code /v2.0/serviceConfiguration}. */
    public ImageRoutes() {
        this(DOCUMENTED_PREFIX);
    }

    /**
     * The routes below another base path.
     *
     * @param prefix begins with {@code /}, without one at the end
     */
    public ImageRoutes(String prefix) {
        this.prefix = prefix;
    }

    /**
     * Lists the stored images.
     *
     * @param subscriber whose
     * @return the route
     */
    public ImageRoute list(String subscriber) {
        return ImageRoute.of("GET", images(subscriber));
    }

    /**
     * Reads a stored image.
     *
     * @param subscriber whose
     * @param name the image's name
     * @param version which version, empty for the latest
     * @return the route
     */
    public ImageRoute get(String subscriber, String name, OptionalLong version) {
        return ImageRoute.of("GET", image(subscriber, name)).with("version", text(version));
    }

    /**
     * Creates an image or stores the next version of it.
     *
     * @param subscriber whose
     * @param name the image's name
     * @param comment what to remember about it
     * @return the route
     */
    public ImageRoute save(String subscriber, String name, Optional<String> comment) {
        return ImageRoute.of("PUT", image(subscriber, name)).with("comment", comment);
    }

    /**
     * Copies a stored image.
     *
     * @param subscriber whose
     * @param name the image's name
     * @return the route
     */
    public ImageRoute copy(String subscriber, String name) {
        return ImageRoute.of("POST", image(subscriber, name) + "/copy");
    }

    /**
     * Deletes a stored image with all its versions.
     *
     * @param subscriber whose
     * @param name the image's name
     * @return the route
     */
    public ImageRoute delete(String subscriber, String name) {
        return ImageRoute.of("DELETE", image(subscriber, name));
    }

    /**
     * Lists the versions of a stored image.
     *
     * @param subscriber whose
     * @param name the image's name
     * @return the route
     */
    public ImageRoute versions(String subscriber, String name) {
        return ImageRoute.of("GET", image(subscriber, name) + "/versions");
    }

    /**
     * Has an image checked without storing it.
     *
     * @param subscriber whose
     * @return the route
     */
    public ImageRoute validate(String subscriber) {
        return ImageRoute.of("POST", under(subscriber) + "/validate");
    }

    /**
     * Lists the environments.
     *
     * @param subscriber whose
     * @return the route
     */
    public ImageRoute environments(String subscriber) {
        return ImageRoute.of("GET", under(subscriber) + "/environments");
    }

    /**
     * Reads what an environment is doing.
     *
     * @param subscriber whose
     * @param environment which
     * @return the route
     */
    public ImageRoute environment(String subscriber, ImageEnvironment environment) {
        return ImageRoute.of("GET", environmentPath(subscriber, environment));
    }

    /**
     * Reads the image that is in an environment.
     *
     * @param subscriber whose
     * @param environment which
     * @return the route
     */
    public ImageRoute environmentImage(String subscriber, ImageEnvironment environment) {
        return ImageRoute.of("GET", environmentPath(subscriber, environment) + "/serviceImage");
    }

    /**
     * Puts a stored version into an environment.
     *
     * @param subscriber whose
     * @param environment which
     * @return the route
     */
    public ImageRoute promote(String subscriber, ImageEnvironment environment) {
        return ImageRoute.of("PUT", environmentPath(subscriber, environment));
    }

    /**
     * Lists what has been in an environment.
     *
     * @param subscriber whose
     * @param environment which
     * @return the route
     */
    public ImageRoute history(String subscriber, ImageEnvironment environment) {
        return ImageRoute.of("GET", environmentPath(subscriber, environment) + "/history");
    }

    /**
     * Lists the subscribers that a key can work on.
     *
     * @return the route
     */
    public ImageRoute subscribers() {
        return ImageRoute.of("GET", "/v2.0/subscribers");
    }

    private String under(String subscriber) {
        return prefix + "/" + PercentEncoding.encode(subscriber);
    }

    private String images(String subscriber) {
        return under(subscriber) + "/serviceImages";
    }

    private String image(String subscriber, String name) {
        return images(subscriber) + "/" + PercentEncoding.encode(name);
    }

    private String environmentPath(String subscriber, ImageEnvironment environment) {
        return under(subscriber) + "/environments/" + environment.text();
    }

    private static Optional<String> text(OptionalLong number) {
        return number.isPresent() ? Optional.of(Long.toString(number.getAsLong())) : Optional.empty();
    }
}
