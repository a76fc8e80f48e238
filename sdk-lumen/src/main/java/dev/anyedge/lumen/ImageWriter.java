package dev.anyedge.lumen;

import dev.anyedge.cdn.error.CdnException;
import dev.anyedge.cdn.error.ConfigurationRejectedException;
import dev.anyedge.cdn.error.ConflictException;
import dev.anyedge.cdn.error.FailedCall;
import dev.anyedge.cdn.error.ValidationException;
import dev.anyedge.cdn.error.Violation;
import dev.anyedge.cdn.http.Timekeeper;
import dev.anyedge.cdn.translation.IdAllocator;
import dev.anyedge.lumen.api.EnvironmentState;
import dev.anyedge.lumen.api.HttpDeliveryV2;
import dev.anyedge.lumen.api.ImageEnvironment;
import dev.anyedge.lumen.api.Promotion;
import dev.anyedge.lumen.api.StoredImage;
import dev.anyedge.lumen.image.ImageRules;
import dev.anyedge.lumen.image.ServiceImage;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Stores images, promotes them, and waits until an environment is active: that a promotion is accepted proves nothing. */
final class ImageWriter {
    /** Half a year of seconds. */
    private static final int SPREAD = 1 << 24;

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    private final HttpDeliveryV2 api;
    private final Timekeeper time;
    private final Duration patience;
    private final StagingCheck check;
    private final Set<Long> given = ConcurrentHashMap.newKeySet();
    private final RandomGenerator random;

    ImageWriter(HttpDeliveryV2 api, Timekeeper time, Duration patience, StagingCheck check) {
        this(api, time, patience, check, new SecureRandom());
    }

    ImageWriter(HttpDeliveryV2 api, Timekeeper time, Duration patience, StagingCheck check, RandomGenerator random) {
        this.random = random;
        this.api = api;
        this.time = time;
        this.patience = patience;
        this.check = check;
    }

    /**
     * Ids from the time, as Lumen recommends, and from chance, so that two who write in the same second do not give the same
     * ones. None is given twice; that it is none of the image's own, whoever asks makes sure. How large an id may be is not
     * public: these stay within 31 bits until 2037.
     */
    Supplier<IdAllocator> freshIds() {
        return () -> (kind, wish) -> {
            long id;
            do {
                id = time.now().getEpochSecond() + random.nextInt(SPREAD);
            } while (!given.add(id));
            return String.valueOf(id);
        };
    }

    /** Stores an image, unless it breaks a rule or what support owns differs. */
    StoredImage store(String name, ServiceImage before, ServiceImage image, String comment) {
        List<Violation> violations = new ArrayList<>(ImageRules.violations(image));
        violations.addAll(ImageRules.changedSupportOwned(before, image));
        if (!violations.isEmpty()) {
            throw new ValidationException("service image " + name, violations);
        }
        return api.saveImage(name, image, Optional.of(comment));
    }

    /**
     * Promotes what was made from the image that was seen in the environment, unless somebody has promoted since: that
     * would take theirs away. Nothing public says how the provider itself tells; the count of promotions does (inferred).
     *
     * @param seen the environment, as it was when its image was read
     */
    void promote(ImageEnvironment environment, EnvironmentState seen, String image, long version, String comment) {
        EnvironmentState now = api.getEnvironment(environment);
        if (now.version() != seen.version()) {
            throw conflict("Somebody promoted " + held(now) + " to " + environment.text()
                    + " meanwhile, so version " + version + " of " + image
                    + ", which knows nothing of that, is not promoted. Plan again.");
        }
        EnvironmentState done = promote(environment, image, version, comment);
        if (done.version() > now.version() + 1) {
            throw conflict("Version " + version + " of " + image + " is promoted to " + environment.text()
                    + ", and somebody else promoted at the same moment; what they promoted is replaced. Look at the"
                    + " history of the environment, and plan again.");
        }
    }

    private EnvironmentState promote(ImageEnvironment environment, String image, long version, String comment) {
        return api.promote(environment, new Promotion(image, OptionalLong.of(version), Optional.of(comment)));
    }

    private static String held(EnvironmentState state) {
        return "version " + state.serviceImageVersion().orElse(0) + " of "
                + state.serviceImage().orElse("something");
    }

    private static ConflictException conflict(String message) {
        return new ConflictException(
                message,
                new FailedCall("PromoteServiceImage", OptionalInt.empty(), Optional.empty(), 1, Optional.empty()),
                null);
    }

    /** Promotes to staging, waits until that is active, and asks the caller's check. */
    void stage(String image, long version, String comment) {
        EnvironmentState state = promote(ImageEnvironment.STAGING, image, version, comment);
        long promotion = state.version();
        Duration waited = Duration.ZERO;
        Duration pause = FIRST_PAUSE;
        while (!state.active() && !state.failed()) {
            if (waited.compareTo(patience) >= 0) {
                throw failed("Staging did not become active within " + patience.toSeconds() + " s", image, version);
            }
            pause(pause);
            waited = waited.plus(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
            state = api.getEnvironment(ImageEnvironment.STAGING);
            if (state.version() != promotion) {
                throw conflict("Somebody promoted " + held(state) + " to staging before version " + version + " of "
                        + image + " was active there. Production stays as it is. Plan again.");
            }
        }
        if (state.failed()) {
            throw failed("The network did not accept the configuration in staging", image, version);
        }
        if (!check.mayGoOn(state)) {
            throw new CdnException("The check of staging did not agree, so version " + version + " of " + image
                    + " stays there and production stays as it is.");
        }
    }

    private static CdnException failed(String what, String image, long version) {
        return new ConfigurationRejectedException(
                what + ": version " + version + " of " + image + ". Production stays as it is.",
                new FailedCall("PromoteImage", OptionalInt.empty(), Optional.empty(), 1, Optional.empty()),
                null);
    }

    private void pause(Duration length) {
        try {
            time.pause(length).get();
        } catch (InterruptedException e) {
            // the flag makes the next call end at once, with the error that fits
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a pause failed", e.getCause());
        }
    }
}
