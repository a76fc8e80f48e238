package dev.anyedge.lumen.internal.wire;

import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.error.Violation;
import dev.anyedge.cdn.http.ApiRequest;
import dev.anyedge.cdn.http.ApiResponse;
import dev.anyedge.cdn.http.Redaction;
import dev.anyedge.cdn.http.Repeat;
import dev.anyedge.cdn.secret.SecretSource;
import dev.anyedge.lumen.api.EnvironmentState;
import dev.anyedge.lumen.api.ImageCheck;
import dev.anyedge.lumen.api.ImageEnvironment;
import dev.anyedge.lumen.api.ImageRoute;
import dev.anyedge.lumen.api.ImageRoutes;
import dev.anyedge.lumen.api.Promotion;
import dev.anyedge.lumen.api.StoredImage;
import dev.anyedge.lumen.api.Subscriber;
import dev.anyedge.lumen.image.InferredShapes;
import dev.anyedge.lumen.image.ServiceImage;
import dev.anyedge.lumen.image.TokenDefinition;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Version 2.0: stored images, versions, environments. The operations are documented, paths and bodies inferred (Lumen
 * reference §2.1, §3.10); paths come from {@link ImageRoutes} alone.
 *
 * <p>A save makes a version and a promotion counts, so neither is sent again when its answer is lost: look instead.
 */
public final class ImageCalls {
    /** With many properties a promotion is answered after minutes (Lumen reference §2.1, §6). */
    private static final Duration PROMOTION = Duration.ofMinutes(12);

    private final Requests requests;
    private final ImageRoutes routes;
    private final InferredShapes shapes;
    private final SecretSource secrets;
    private final Redaction redaction;

    /**
     * The calls of one client.
     *
     * @param requests makes requests
     * @param routes where the operations are
     * @param shapes where the inferred parts of an image stand
     * @param secrets reads the secrets that an image refers to, at the moment of a write
     * @param redaction where those secrets are registered
     */
    public ImageCalls(
            Requests requests, ImageRoutes routes, InferredShapes shapes, SecretSource secrets, Redaction redaction) {
        this.requests = requests;
        this.routes = routes;
        this.shapes = shapes;
        this.secrets = secrets;
        this.redaction = redaction;
    }

    /**
     * Lists stored images.
     *
     * @param subscriber whose
     * @return the call
     */
    public Call<List<StoredImage>> list(String subscriber) {
        return requests.json(
                start("ListServiceImages", routes.list(subscriber)), ImageAnswers.list(ImageAnswers::storedImage));
    }

    /**
     * Reads a stored image.
     *
     * @param subscriber whose
     * @param name which
     * @param version which version
     * @return the call
     */
    public Call<ServiceImage> get(String subscriber, String name, OptionalLong version) {
        return requests.json(start("GetServiceImage", routes.get(subscriber, named(name), version)), this::document);
    }

    /**
     * Stores the next version of an image.
     *
     * @param subscriber whose
     * @param name which
     * @param image the whole image
     * @param comment what to remember
     * @return the call
     */
    public Call<StoredImage> save(String subscriber, String name, ServiceImage image, Optional<String> comment) {
        return requests.json(
                Requests.body(
                                start("SaveServiceImage", routes.save(subscriber, named(name), comment)),
                                written(image),
                                Requests.JSON)
                        .repeat(Repeat.ONLY_IF_REFUSED),
                ImageAnswers.one(ImageAnswers::storedImage));
    }

    /**
     * Copies a stored image.
     *
     * @param subscriber whose
     * @param name which
     * @param version which version
     * @param target the copy's name
     * @return the call
     */
    public Call<StoredImage> copy(String subscriber, String name, OptionalLong version, String target) {
        String body = new JsonMembers()
                .text("target", named(target))
                .number("version", version)
                .toJson();
        return requests.json(
                Requests.body(start("CopyServiceImage", routes.copy(subscriber, named(name))), body, Requests.JSON),
                ImageAnswers.one(ImageAnswers::storedImage));
    }

    /**
     * Deletes a stored image.
     *
     * @param subscriber whose
     * @param name which
     * @return the call
     */
    public Call<Boolean> delete(String subscriber, String name) {
        return requests.deletion(start("DeleteServiceImage", routes.delete(subscriber, named(name))));
    }

    /**
     * Lists the versions of a stored image.
     *
     * @param subscriber whose
     * @param name which
     * @return the call
     */
    public Call<List<StoredImage>> versions(String subscriber, String name) {
        return requests.json(
                start("ListServiceImageVersions", routes.versions(subscriber, named(name))),
                ImageAnswers.list(ImageAnswers::storedImage));
    }

    /**
     * Has an image checked.
     *
     * @param subscriber whose
     * @param image the whole image
     * @return the call
     */
    public Call<ImageCheck> validate(String subscriber, ServiceImage image) {
        return requests.json(
                Requests.body(start("ValidateServiceImage", routes.validate(subscriber)), written(image), Requests.JSON)
                        .repeat(Repeat.ALWAYS),
                ImageAnswers.one(ImageAnswers::check));
    }

    /**
     * Lists the environments.
     *
     * @param subscriber whose
     * @return the call
     */
    public Call<List<EnvironmentState>> environments(String subscriber) {
        return requests.json(
                start("ListEnvironments", routes.environments(subscriber)),
                ImageAnswers.list(ImageAnswers::environment));
    }

    /**
     * Reads an environment.
     *
     * @param subscriber whose
     * @param environment which
     * @return the call
     */
    public Call<EnvironmentState> environment(String subscriber, ImageEnvironment environment) {
        return requests.json(
                start("GetEnvironment", routes.environment(subscriber, environment)),
                ImageAnswers.one(ImageAnswers::environment));
    }

    /**
     * Reads the image in an environment.
     *
     * @param subscriber whose
     * @param environment which
     * @return the call
     */
    public Call<ServiceImage> environmentImage(String subscriber, ImageEnvironment environment) {
        return requests.json(
                start("GetEnvironmentServiceImage", routes.environmentImage(subscriber, environment)), this::document);
    }

    /**
     * Puts a stored version into an environment.
     *
     * @param subscriber whose
     * @param environment which
     * @param promotion what
     * @return the call
     */
    public Call<EnvironmentState> promote(String subscriber, ImageEnvironment environment, Promotion promotion) {
        String body = new JsonMembers()
                .text("serviceImage", promotion.image())
                .number("version", promotion.version())
                .text("comment", promotion.comment())
                .toJson();
        return requests.json(
                Requests.body(
                                start("PromoteServiceImage", routes.promote(subscriber, environment)),
                                body,
                                Requests.JSON)
                        .repeat(Repeat.ONLY_IF_REFUSED)
                        .attemptTimeout(PROMOTION)
                        .deadline(PROMOTION),
                ImageAnswers.one(ImageAnswers::environment));
    }

    /**
     * Lists what has been in an environment.
     *
     * @param subscriber whose
     * @param environment which
     * @return the call
     */
    public Call<List<EnvironmentState>> history(String subscriber, ImageEnvironment environment) {
        return requests.json(
                start("ListEnvironmentHistory", routes.history(subscriber, environment)),
                ImageAnswers.list(ImageAnswers::environment));
    }

    /**
     * Lists subscribers.
     *
     * @return the call
     */
    public Call<List<Subscriber>> subscribers() {
        return requests.json(
                start("ListSubscribers", routes.subscribers()), ImageAnswers.list(ImageAnswers::subscriber));
    }

    private String written(ServiceImage image) {
        for (TokenDefinition tokens : image.tokenDefinitions()) {
            tokens.secrets().forEach(one -> redaction.secret(one.secret().resolve(secrets)));
        }
        return image.toWireJson(shapes, secrets);
    }

    private ServiceImage document(ApiResponse response) {
        return ServiceImage.fromWireJson(response.text(), shapes);
    }

    private static ApiRequest.Builder start(String operation, ImageRoute route) {
        ApiRequest.Builder request = ApiRequest.of(operation, route.method(), route.path());
        route.query().forEach(request::query);
        return request;
    }

    private static String named(String name) {
        if (name.isBlank() || name.equals(".") || name.equals("..")) {
            throw new ValidationException(
                    "service image",
                    List.of(new Violation(
                            "/name", '"' + name + '"', "a name", "an image has a name, other than \".\" and \"..\"")));
        }
        return name;
    }
}
