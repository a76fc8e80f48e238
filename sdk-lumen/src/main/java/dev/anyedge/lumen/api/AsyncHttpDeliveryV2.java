package dev.anyedge.lumen.api;

import dev.anyedge.lumen.image.ServiceImage;
import dev.anyedge.lumen.internal.wire.CallRunner;
import dev.anyedge.lumen.internal.wire.ImageCalls;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/**
 * {@link HttpDeliveryV2} without waiting: the same operations as futures, which fail with the exceptions that the blocking
 * operations throw. Ends with the client that it comes from. Safe for use by several threads.
 */
public final class AsyncHttpDeliveryV2 {
    private final CallRunner runner;
    private final ImageCalls calls;
    private final String subscriber;

    AsyncHttpDeliveryV2(CallRunner runner, ImageCalls calls, String subscriber) {
        this.runner = runner;
        this.calls = calls;
        this.subscriber = subscriber;
    }

    /**
     * {@link HttpDeliveryV2#listImages()} without waiting.
     *
     * @return the images, without content; cancelling it ends the call
     */
    public CompletableFuture<List<StoredImage>> listImages() {
        return runner.start(() -> calls.list(subscriber));
    }

    /**
     * {@link HttpDeliveryV2#getImage(String)} without waiting.
     *
     * @param name the image's name
     * @return the whole image; cancelling it ends the call
     */
    public CompletableFuture<ServiceImage> getImage(String name) {
        return runner.start(() -> calls.get(subscriber, name, OptionalLong.empty()));
    }

    /**
     * {@link HttpDeliveryV2#getImage(String, long)} without waiting.
     *
     * @param name the image's name
     * @param version 1 or more
     * @return the whole image; cancelling it ends the call
     */
    public CompletableFuture<ServiceImage> getImage(String name, long version) {
        return runner.start(() -> calls.get(subscriber, name, OptionalLong.of(version)));
    }

    /**
     * {@link HttpDeliveryV2#saveImage(String, ServiceImage, Optional)} without waiting.
     *
     * @param name the image's name
     * @param image the whole image; what it leaves out is gone
     * @param comment what to remember about this version
     * @return the version that was made; cancelling it ends the call
     */
    public CompletableFuture<StoredImage> saveImage(String name, ServiceImage image, Optional<String> comment) {
        return runner.start(() -> calls.save(subscriber, name, image, comment));
    }

    /**
     * {@link HttpDeliveryV2#copyImage(String, OptionalLong, String)} without waiting.
     *
     * @param name the image's name
     * @param version which version, empty for the latest
     * @param target the copy's name
     * @return the copy; cancelling it ends the call
     */
    public CompletableFuture<StoredImage> copyImage(String name, OptionalLong version, String target) {
        return runner.start(() -> calls.copy(subscriber, name, version, target));
    }

    /**
     * {@link HttpDeliveryV2#deleteImage(String)} without waiting.
     *
     * @param name the image's name
     * @return false when there was no such image; cancelling it ends the call
     */
    public CompletableFuture<Boolean> deleteImage(String name) {
        return runner.start(() -> calls.delete(subscriber, name));
    }

    /**
     * {@link HttpDeliveryV2#listVersions(String)} without waiting.
     *
     * @param name the image's name
     * @return the versions, without content; cancelling it ends the call
     */
    public CompletableFuture<List<StoredImage>> listVersions(String name) {
        return runner.start(() -> calls.versions(subscriber, name));
    }

    /**
     * {@link HttpDeliveryV2#validateImage(ServiceImage)} without waiting.
     *
     * @param image the whole image
     * @return what the provider says of it; cancelling it ends the call
     */
    public CompletableFuture<ImageCheck> validateImage(ServiceImage image) {
        return runner.start(() -> calls.validate(subscriber, image));
    }

    /**
     * {@link HttpDeliveryV2#listEnvironments()} without waiting.
     *
     * @return what each holds; cancelling it ends the call
     */
    public CompletableFuture<List<EnvironmentState>> listEnvironments() {
        return runner.start(() -> calls.environments(subscriber));
    }

    /**
     * {@link HttpDeliveryV2#getEnvironment(ImageEnvironment)} without waiting.
     *
     * @param environment which
     * @return what it holds; cancelling it ends the call
     */
    public CompletableFuture<EnvironmentState> getEnvironment(ImageEnvironment environment) {
        return runner.start(() -> calls.environment(subscriber, environment));
    }

    /**
     * {@link HttpDeliveryV2#getEnvironmentImage(ImageEnvironment)} without waiting.
     *
     * @param environment which
     * @return the whole image; cancelling it ends the call
     */
    public CompletableFuture<ServiceImage> getEnvironmentImage(ImageEnvironment environment) {
        return runner.start(() -> calls.environmentImage(subscriber, environment));
    }

    /**
     * {@link HttpDeliveryV2#promote(ImageEnvironment, Promotion)} without waiting.
     *
     * @param environment which
     * @param promotion what
     * @return what the environment holds now; cancelling it ends the call
     */
    public CompletableFuture<EnvironmentState> promote(ImageEnvironment environment, Promotion promotion) {
        return runner.start(() -> calls.promote(subscriber, environment, promotion));
    }

    /**
     * {@link HttpDeliveryV2#listHistory(ImageEnvironment)} without waiting.
     *
     * @param environment which
     * @return one state for each promotion; cancelling it ends the call
     */
    public CompletableFuture<List<EnvironmentState>> listHistory(ImageEnvironment environment) {
        return runner.start(() -> calls.history(subscriber, environment));
    }
}
