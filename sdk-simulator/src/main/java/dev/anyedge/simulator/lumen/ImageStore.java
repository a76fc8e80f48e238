package dev.anyedge.simulator.lumen;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one subscriber has stored and promoted in version 2.0. Guarded by the control plane's lock. */
final class ImageStore {

    final Map<String, StoredImage> images = new LinkedHashMap<>();
    final Environment staging = new Environment("staging");
    final Environment production = new Environment("production");
    final SupportOwned supportOwned = new SupportOwned();

    /** Which configuration brought an origin id into an environment first; ids are never forgotten (§3.3, R2). */
    private final Map<Long, StoredImage> ledger = new HashMap<>();

    private long lineages;
    private long lastLegacyId = 41_000;

    List<Environment> environments() {
        return List.of(staging, production);
    }

    Environment environment(String name) {
        return environments().stream()
                .filter(environment -> environment.name.equals(name))
                .findFirst()
                .orElseThrow(() -> LumenFailure.notFound(
                        "There is no environment '" + name + "': there are staging and production"));
    }

    StoredImage image(String name) {
        return Optional.ofNullable(images.get(name))
                .orElseThrow(() -> LumenFailure.notFound("There is no service image '" + name + "'"));
    }

    StoredImage.Version version(String name, Optional<Integer> number) {
        StoredImage image = image(name);
        return number.isEmpty()
                ? image.latest()
                : image.version(number.get())
                        .orElseThrow(() ->
                                LumenFailure.notFound("Service image '" + name + "' has no version " + number.get()));
    }

    /** Saves under a name, as a new version or as the first one. */
    StoredImage.Version save(String name, JsonNode image, String comment, Instant now) {
        return images.computeIfAbsent(name, key -> new StoredImage(key, ++lineages))
                .add(image, comment, now);
    }

    StoredImage.Version copy(StoredImage source, StoredImage.Version version, String target, Instant now) {
        StoredImage copy = new StoredImage(target, source.lineage);
        images.put(target, copy);
        return copy.add(version.image(), version.comment(), now);
    }

    /** Puts a version into an environment; what R2 forbids is said in the answer's words. */
    Environment.Promotion promote(
            Environment environment, StoredImage image, StoredImage.Version version, String comment, Instant now) {
        List<ImageRules.Violation> broken = new ArrayList<>();
        List<Long> ids = new ArrayList<>();
        JsonNode origins = version.image().path("originDefinitions");
        for (int i = 0; i < origins.size(); i++) {
            long id = origins.get(i).path("id").asLong();
            ids.add(id);
            StoredImage first = ledger.get(id);
            if (first != null && first.lineage != image.lineage) {
                broken.add(new ImageRules.Violation(
                        "R2",
                        "/originDefinitions/" + i + "/id",
                        "origin id " + id + " was deployed with another configuration, '" + first.name
                                + "'; origin ids are never reused"));
            }
        }
        if (!broken.isEmpty()) {
            throw LumenFailure.badRequest(ImageRules.message(broken));
        }
        ids.forEach(id -> ledger.putIfAbsent(id, image));
        return environment.promote(image.name, version, comment, now);
    }

    /** A number for a property of version 1.0, which becomes its origin id one day: none that was ever promoted. */
    long freeOriginId() {
        do {
            lastLegacyId++;
        } while (ledger.containsKey(lastLegacyId));
        return lastLegacyId;
    }

    /** Whether an image is in an environment now. */
    boolean isPromoted(String name) {
        return environments().stream()
                .flatMap(environment -> environment.current().stream())
                .anyMatch(promotion -> promotion.imageName.equals(name));
    }

    void settle(Instant now, Duration step) {
        environments().forEach(environment -> environment.settle(now, step));
    }
}
