package dev.anyedge.lumen.api;

import dev.anyedge.lumen.image.ServiceImage;
import dev.anyedge.lumen.internal.wire.CallRunner;
import dev.anyedge.lumen.internal.wire.ImageCalls;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * HTTP delivery version 2.0 for one subscriber: whole service images, stored in versions, active by being put into an
 * environment. The operations are documented, their paths and bodies inferred: {@link ImageRoutes}. Safe for use by
 * several threads; ends with the client that it comes from.
 *
 * <pre>{@code
 * HttpDeliveryV2 v2 = api.v2();
 * StoredImage saved = v2.saveImage("shop", image, Optional.of("two more aliases"));
 * v2.promote(ImageEnvironment.STAGING, Promotion.of("shop", saved.version()));
 * }</pre>
 *
 * <p>Every method fails with a {@link dev.anyedge.cdn.error.CdnException} of the type that says what can be done, and
 * with a {@link dev.anyedge.cdn.error.ValidationException}, before anything is sent, when the request cannot be sent.
 */
public final class HttpDeliveryV2 {
    private final CallRunner runner;
    private final ImageCalls calls;
    private final String subscriber;

    HttpDeliveryV2(CallRunner runner, ImageCalls calls, String subscriber) {
        this.runner = runner;
        this.calls = calls;
        this.subscriber = subscriber;
    }

    /**
     * The same operations as futures.
     *
     * @return the asynchronous twin
     */
    public AsyncHttpDeliveryV2 async() {
        return new AsyncHttpDeliveryV2(runner, calls, subscriber);
    }

    /**
     * Whose images these are.
     *
     * @return the subscriber's id
     */
    public String subscriber() {
        return subscriber;
    }

    /**
     * Lists the stored images, each with its latest version.
     *
     * @return the images, without content
     */
    public List<StoredImage> listImages() {
        return runner.run(calls.list(subscriber));
    }

    /**
     * Reads the latest version of a stored image.
     *
     * @param name the image's name
     * @return the whole image
     */
    public ServiceImage getImage(String name) {
        return runner.run(calls.get(subscriber, name, OptionalLong.empty()));
    }

    /**
     * Reads one version of a stored image.
     *
     * @param name the image's name
     * @param version 1 or more
     * @return the whole image
     */
    public ServiceImage getImage(String name, long version) {
        return runner.run(calls.get(subscriber, name, OptionalLong.of(version)));
    }

    /**
     * Stores an image: version 1 under a new name, else the next version. It is not active by that. Not repeated when an
     * answer is lost: a repetition would make another version.
     *
     * @param name the image's name
     * @param image the whole image; what it leaves out is gone
     * @param comment what to remember about this version
     * @return the version that was made
     */
    public StoredImage saveImage(String name, ServiceImage image, Optional<String> comment) {
        return runner.run(calls.save(subscriber, name, image, comment));
    }

    /**
     * Copies a stored image under another name. Not repeated when an answer is lost.
     *
     * @param name the image's name
     * @param version which version, empty for the latest
     * @param target the copy's name
     * @return the copy
     */
    public StoredImage copyImage(String name, OptionalLong version, String target) {
        return runner.run(calls.copy(subscriber, name, version, target));
    }

    /**
     * Deletes a stored image with all its versions. The provider refuses that for one that is in an environment.
     *
     * @param name the image's name
     * @return false when there was no such image
     */
    public boolean deleteImage(String name) {
        return runner.run(calls.delete(subscriber, name));
    }

    /**
     * Lists the versions of a stored image with their comments.
     *
     * @param name the image's name
     * @return the versions, without content
     */
    public List<StoredImage> listVersions(String name) {
        return runner.run(calls.versions(subscriber, name));
    }

    /**
     * Has an image checked without storing it.
     *
     * @param image the whole image
     * @return what the provider says of it
     */
    public ImageCheck validateImage(ServiceImage image) {
        return runner.run(calls.validate(subscriber, image));
    }

    /**
     * Reads both environments.
     *
     * @return what each holds
     */
    public List<EnvironmentState> listEnvironments() {
        return runner.run(calls.environments(subscriber));
    }

    /**
     * Reads an environment.
     *
     * @param environment which
     * @return what it holds
     */
    public EnvironmentState getEnvironment(ImageEnvironment environment) {
        return runner.run(calls.environment(subscriber, environment));
    }

    /**
     * Reads the image in an environment.
     *
     * @param environment which
     * @return the whole image
     */
    public ServiceImage getEnvironmentImage(ImageEnvironment environment) {
        return runner.run(calls.environmentImage(subscriber, environment));
    }

    /**
     * Puts a stored version into an environment, in place of what is there; nothing can be taken out. With many properties
     * the answer takes minutes: a call may last twelve. The answer says that it was accepted, which is not yet active. Not
     * repeated when an answer is lost.
     *
     * @param environment which
     * @param promotion what
     * @return what the environment holds now
     */
    public EnvironmentState promote(ImageEnvironment environment, Promotion promotion) {
        return runner.run(calls.promote(subscriber, environment, promotion));
    }

    /**
     * Lists what has been in an environment.
     *
     * @param environment which
     * @return one state for each promotion
     */
    public List<EnvironmentState> listHistory(ImageEnvironment environment) {
        return runner.run(calls.history(subscriber, environment));
    }

    @Override
    public String toString() {
        return "service images of " + subscriber;
    }
}
